// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include <absl/base/config.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "command_line.hpp"
#include "faultwire/config.hpp"
#include "faultwire/version.hpp"
#include "suggest.hpp"

namespace faultwire_tool {
namespace {

constexpr std::size_t help_width = 79;

/// A paragraph, broken between words.
std::string paragraph(std::string_view text, std::size_t indent) {
  std::string out(indent, ' ');
  std::size_t column = indent;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (column > indent && column + 1 + word.size() > help_width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    }
    if (column > indent) out += ' ', ++column;
    out += word;
    column += word.size();
  }
  return out + "\n";
}

std::string usage(const CommandRow& command) {
  std::string text = fmt::format("faultwire {} [OPTION]...", command.name);
  if (!command.arguments.empty()) text += fmt::format(" {}", command.arguments);
  return text;
}

std::string option_help(const OptionRow& row) {
  return fmt::format("  {}{}{}\n", row.name, row.value.empty() ? "" : " ", row.value) +
         paragraph(full_help(row), 6);
}

}  // namespace

std::string full_help(const OptionRow& row) {
  std::string text(row.help);
  if (row.choices != nullptr) text += fmt::format(" One of: {}.", fmt::join(row.choices(), ", "));
  if (!row.usually.empty()) text += fmt::format(" Default: {}.", row.usually);
  return text;
}

std::vector<OptionRow> all_options(const CommandRow& command) {
  std::vector<OptionRow> rows(command.options.begin(), command.options.end());
  rows.insert(rows.end(), common_options().begin(), common_options().end());
  rows.push_back({.name = "--help", .help = "Prints this help. -h does the same."});
  return rows;
}

std::string help_of(const CommandRow& command) {
  std::string out = fmt::format("Usage: {}\n\n{}.\n\n", usage(command), command.summary);
  out += paragraph(command.description, 0) + "\nOptions:\n";
  for (const OptionRow& row : all_options(command)) out += option_help(row);
  if (command.choices != nullptr)
    out += "\nArguments:\n" + paragraph(fmt::format("{}: one of {}.", command.arguments,
                                                    fmt::join(command.choices(), ", ")),
                                        2);
  out += "\nExamples:\n";
  for (const ExampleRow& row : command.examples)
    out += fmt::format("  faultwire {}\n", row.command) + paragraph(row.help, 6);
  out += "\nExit codes:\n";
  for (const ExitRow& row : command.exits) out += fmt::format("  {}  {}\n", row.code, row.meaning);
  return out;
}

std::string overview() {
  std::string out = fmt::format(
      "faultwire {}: error codes and line protocol of InfluxDB, Arrow Flight and gRPC\n\n"
      "Usage: faultwire SUBCOMMAND [OPTION]... [ARGUMENT]...\n\n",
      version_number());
  for (const CommandRow& row : commands())
    out += fmt::format("  faultwire {:<12}{}\n", row.name, row.summary);
  out += "\nOptions:\n";
  for (const OptionRow& row : common_options()) out += option_help(row);
  out += option_help({.name = "--version",
                      .help = "Prints the version and what it was built with. "
                              "-V does the same."});
  out += "\n'faultwire help SUBCOMMAND' shows options, examples and exit codes.\n";
  return out +
         "Exit codes: 0 nothing is wrong, 1 something was rejected or found, 2 wrong usage, "
         "unknown\nname, or a file that cannot be read or written.\n";
}

std::string version_number() {
  return fmt::format("{}.{}.{}", FAULTWIRE_VERSION_MAJOR, FAULTWIRE_VERSION_MINOR,
                     FAULTWIRE_VERSION_PATCH);
}

std::string version_text() {
#define FAULTWIRE_TOOL_TEXT(x) #x
#define FAULTWIRE_TOOL_NAME(x) FAULTWIRE_TOOL_TEXT(x)
  std::string out = fmt::format("faultwire {}\n", version_number());
#if defined(__clang__)
  out += "compiler: clang " __clang_version__ "\n";
#else
  out += "compiler: g++ " __VERSION__ "\n";
#endif
  out += fmt::format("language: C++ {}\n", __cplusplus);
  out += "scanner: " FAULTWIRE_TOOL_NAME(FAULTWIRE_SCANNER) "\n";
  out += fmt::format("fmt: {}.{}.{}\n", FMT_VERSION / 10000, FMT_VERSION / 100 % 100,
                     FMT_VERSION % 100);
  out += fmt::format("nlohmann-json: {}.{}.{}\n", NLOHMANN_JSON_VERSION_MAJOR,
                     NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH);
#ifdef ABSL_LTS_RELEASE_VERSION
  out += fmt::format("abseil: {}.{}\n", ABSL_LTS_RELEASE_VERSION, ABSL_LTS_RELEASE_PATCH_LEVEL);
#endif
#undef FAULTWIRE_TOOL_NAME
#undef FAULTWIRE_TOOL_TEXT
  return out + fmt::format("CLI11: {}\n", command_line_library());
}

int run_help(const Options& options) {
  Output out;
  if (options.rest().empty()) {
    out(overview());
    return out.finish(exit_good);
  }
  if (options.rest().size() > 1) return usage_error("help takes at most one SUBCOMMAND");
  const CommandRow* const command = find_command(options.rest()[0]);
  if (command == nullptr)
    return usage_error(fmt::format("unknown subcommand '{}'.{}", options.rest()[0],
                                   did_you_mean(options.rest()[0], command_names())));
  out(help_of(*command));
  return out.finish(exit_good);
}

}  // namespace faultwire_tool
