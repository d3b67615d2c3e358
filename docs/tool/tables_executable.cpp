// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The executable's own options and exit codes.
#include "help.hpp"
#include "tables.hpp"
#include "tool.hpp"

namespace faultwire_tool {
namespace {

Table options_table() {
  Table table{"options",
              "The options of the executable",
              "`faultwire help SUBCOMMAND` has examples too.",
              {"subcommand", "option", "value", "help"},
              {}};
  for (const CommandRow& command : commands()) {
    for (const OptionRow& row : command.options) {
      table.rows.push_back({std::string(command.name), std::string(row.name),
                            std::string(row.value), full_help(row)});
    }
  }
  for (const OptionRow& row : common_options())
    table.rows.push_back({"all", std::string(row.name), std::string(row.value), full_help(row)});
  return table;
}

Table exit_codes_table() {
  Table table{"exit_codes",
              "The exit codes of the executable",
              "",
              {"subcommand", "exit code", "meaning"},
              {}};
  for (const CommandRow& command : commands()) {
    for (const ExitRow& row : command.exits)
      table.rows.push_back(
          {std::string(command.name), std::to_string(row.code), std::string(row.meaning)});
  }
  return table;
}

}  // namespace

std::vector<Table> executable_tables() { return {options_table(), exit_codes_table()}; }

}  // namespace faultwire_tool
