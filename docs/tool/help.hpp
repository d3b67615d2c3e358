// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_HELP_HPP
#define FAULTWIRE_TOOL_HELP_HPP
/// What is written from the table of subcommands for people: help, the version.

#include <string>

#include "commands.hpp"

namespace faultwire_tool {

/// The help of one subcommand.
std::string help_of(const CommandRow& command);
/// All subcommands, one line each.
std::string overview();
/// The version, and what the executable was built with and runs on.
std::string version_text();
/// The version alone.
std::string version_number();
/// The help of an option with its default and its choices.
std::string full_help(const OptionRow& row);
/// The options of a subcommand, with those of every subcommand.
std::vector<OptionRow> all_options(const CommandRow& command);

}  // namespace faultwire_tool

#endif
