// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The executable: finds the subcommand.
#include <array>
#include <clocale>
#include <csignal>
#include <vector>

#include <fmt/format.h>

#include "faultwire/version.hpp"
#include "tool.hpp"

namespace {

struct Subcommand {
  std::string_view name;
  int (*run)(faultwire_tool::Arguments);
  std::string_view usage;
  std::string_view summary;
};

constexpr auto subcommands = std::to_array<Subcommand>({
    {"check", faultwire_tool::run_check,
     "check [--api "
     "cloud-serverless|cloud-serverless-2024|cloud-serverless-2025|cloud-tsm|iox-2024-01|core-v3|\n"
     "        core-v1|core-v2|core-v2-before-3-4-2|oss-2-0|oss-2|oss-1, with @RELEASE for another "
     "one]\n"
     "        [--server documented|current] [--precision ns|us|ms|s|auto] [--max-bytes N]\n"
     "        [--all-or-nothing] [--output text|response|json] FILE...|-",
     "judge batches of line protocol as the write endpoint does"},
    {"parse", faultwire_tool::run_parse, "parse [--server documented|current] FILE|-",
     "print every entry of a batch as a JSON object"},
    {"map", faultwire_tool::run_map, "map CODE [--to DOMAIN] [--rule ID] [--json]",
     "translate a code, such as grpc:5, influx:not_found, http:429"},
    {"retry", faultwire_tool::run_retry,
     "retry [--policy NAME | --service-config FILE [--method SERVICE/METHOD]] [--header 'NAME: "
     "VALUE']...\n"
     "        [--retry-info SECONDS] [--reset HTTP2] [--side server|client|transport] "
     "[--idempotent] [--partial]\n"
     "        [--committed] [--unprocessed] [--now DATE] [--deadline SECONDS] [--attempts N] "
     "[--json] CODE...",
     "say what to do after a failure with these codes, one an attempt, and when"},
    {"explain", faultwire_tool::run_explain,
     "explain [--output text|json] [--summary] [--record-start REGEX] [--follow] FILE|-",
     "say what the errors of a log mean, why they happen and what to try; exit code 1 if there are "
     "any"},
    {"tables", faultwire_tool::run_tables, "tables [--format md|json|csv] [--out DIR] [NAME]",
     "print the tables of codes, rules and answers"},
});

int help(std::FILE* out) {
  fmt::print(out, "faultwire {}.{}.{}: error codes and line protocol\n\n", FAULTWIRE_VERSION_MAJOR,
             FAULTWIRE_VERSION_MINOR, FAULTWIRE_VERSION_PATCH);
  for (const Subcommand& subcommand : subcommands)
    fmt::print(out, "  faultwire {}\n      {}\n", subcommand.usage, subcommand.summary);
  fmt::print(out,
             "\nExit codes: 0 everything accepted, 1 something rejected or a body refused, 2 wrong "
             "usage, unknown name or unreadable file.\n");
  return out == stdout ? faultwire_tool::Output().finish(0) : faultwire_tool::exit_failed;
}

}  // namespace

int main(int argc, char** argv) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_DFL);
  const std::vector<std::string_view> args(argv + 1, argv + argc);
  if (args.empty()) return help(stderr);
  for (const std::string_view arg : args) {
    if (arg == "--help" || arg == "-h") return help(stdout);
    if (arg == "--") break;
  }
  if (args[0] == "--version") {
    fmt::print("faultwire {}.{}.{}\n", FAULTWIRE_VERSION_MAJOR, FAULTWIRE_VERSION_MINOR,
               FAULTWIRE_VERSION_PATCH);
    return faultwire_tool::Output().finish(0);
  }
  for (const Subcommand& subcommand : subcommands) {
    if (args[0] == subcommand.name)
      return subcommand.run(faultwire_tool::Arguments(args).subspan(1));
  }
  return faultwire_tool::usage_error(fmt::format("unknown subcommand '{}'", args[0]));
}
