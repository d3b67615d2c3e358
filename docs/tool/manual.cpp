// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire man: the manual page in roff, from the table of subcommands.
#include <fmt/format.h>

#include "help.hpp"

namespace faultwire_tool {
namespace {

/// Text of a line: a backslash and a hyphen are themselves, and no line begins with a request.
std::string roff(std::string_view text) {
  std::string out;
  if (text.starts_with('.') || text.starts_with('\'')) out = "\\&";
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '~') {
      out += "\\(ti";
    } else if (c == '\'') {
      out += "\\(aq";
    } else if (c == '`') {
      out += "\\(ga";
    } else if (c == '"') {
      out += "\\(dq";
    } else {
      out += c;
    }
  }
  return out;
}

/// An entry of a list: its term in bold, what it takes in italics, and the text.
std::string entry(std::string_view term, std::string_view value, std::string_view text) {
  std::string line = ".TP\n.B " + roff(term) + "\n";
  if (!value.empty()) line = fmt::format(".TP\n.BI {} \" {}\"\n", roff(term), roff(value));
  return line + roff(text) + "\n";
}

std::string command_text(const CommandRow& command) {
  std::string out = fmt::format(".SS faultwire {} [OPTION]...{}{}\n", roff(command.name),
                                command.arguments.empty() ? "" : " ", roff(command.arguments));
  out += roff(command.summary) + ".\n.PP\n" + roff(command.description) + "\n";
  for (const OptionRow& row : command.options) out += entry(row.name, row.value, full_help(row));
  for (const ExitRow& row : command.exits)
    out += entry(fmt::format("exit code {}", row.code), "", row.meaning);
  return out;
}

}  // namespace

int run_man(const Options& options) {
  if (!options.rest().empty()) return usage_error("man takes no argument");
  std::string out =
      fmt::format(".TH FAULTWIRE 1 \"\" \"faultwire {}\" \"User Commands\"\n", version_number());
  out +=
      ".SH NAME\nfaultwire \\- error codes and line protocol of InfluxDB, Arrow Flight and gRPC\n"
      ".SH SYNOPSIS\n.B faultwire\n.I SUBCOMMAND\n[OPTION]... [ARGUMENT]...\n"
      ".SH DESCRIPTION\n"
      "The executable judges line protocol as a write endpoint does, translates codes,\n"
      "decides about retries, and explains the errors of logs.\n"
      ".SH SUBCOMMANDS\n";
  for (const CommandRow& command : commands()) out += command_text(command);
  out += ".SH OPTIONS\nEvery subcommand has these.\n";
  for (const OptionRow& row : common_options()) out += entry(row.name, row.value, full_help(row));
  out += entry("--help, -h", "", "Prints the help of the subcommand, or an overview.") +
         entry("--version, -V", "", "Prints the version and what it was built with.");
  out += ".SH EXAMPLES\n";
  for (const CommandRow& command : commands()) {
    for (const ExampleRow& row : command.examples)
      out += entry("faultwire " + std::string(row.command), "", row.help);
  }
  out += ".SH ENVIRONMENT\n" +
         entry("NO_COLOR", "", "If it is set and not empty, --color auto gives no colors.") +
         entry("TERM", "", "If it is dumb, there are neither colors nor a progress bar.");
  Output print;
  print(out);
  return print.finish(exit_good);
}

}  // namespace faultwire_tool
