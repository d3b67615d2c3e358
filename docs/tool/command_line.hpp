// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_COMMAND_LINE_HPP
#define FAULTWIRE_TOOL_COMMAND_LINE_HPP
/// Reads the command line by the table of subcommands, with CLI11.

#include <string>

#include "commands.hpp"
#include "tool.hpp"

namespace faultwire_tool {

/// What the command line asks for.
struct Call {
  const CommandRow* command = nullptr;  ///< null: none was named
  Options options;
  bool help = false;
  bool version = false;
  std::string problem;  ///< not empty: the call is wrong
};

[[nodiscard]] Call read_command_line(int count, const char* const* words);

/// The version of CLI11 that is compiled in.
[[nodiscard]] std::string_view command_line_library();

}  // namespace faultwire_tool

#endif
