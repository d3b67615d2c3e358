// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_COMMANDS_HPP
#define FAULTWIRE_TOOL_COMMANDS_HPP
/// The table of subcommands: the one source of the command line, the help, the manual page and the
/// completion of shells.

#include <span>
#include <string_view>
#include <vector>

#include "tool.hpp"

namespace faultwire_tool {

using Names = std::vector<std::string_view>;

/// An option of a subcommand.
struct OptionRow {
  std::string_view name;          ///< with both hyphens
  std::string_view value = {};    ///< what it takes; empty: it is a flag
  std::string_view usually = {};  ///< the value that is taken without the option
  std::string_view help;
  Names (*choices)() = nullptr;  ///< the values it takes; null: any
  bool open = false;             ///< other values than the choices are possible
};

struct ExampleRow {
  std::string_view command;  ///< after `faultwire `
  std::string_view help;
};

struct ExitRow {
  int code;
  std::string_view meaning;
};

/// A subcommand. The texts have no line breaks except for those between paragraphs.
struct CommandRow {
  std::string_view name;
  std::string_view arguments;  ///< after the options
  std::string_view summary;    ///< one sentence without a full stop
  std::string_view description;
  std::span<const OptionRow> options;
  std::span<const ExampleRow> examples;
  std::span<const ExitRow> exits;
  int (*run)(const Options&);
  bool files = false;            ///< the arguments are files
  Names (*choices)() = nullptr;  ///< the values of the argument
};

[[nodiscard]] std::span<const CommandRow> commands();
/// The options that every subcommand has.
[[nodiscard]] std::span<const OptionRow> common_options();
/// Returns the subcommand of this name, or null.
[[nodiscard]] const CommandRow* find_command(std::string_view name);
/// The names of all subcommands.
[[nodiscard]] Names command_names();

}  // namespace faultwire_tool

#endif
