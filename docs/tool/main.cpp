// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The executable: reads the command line and calls the subcommand.
#include <clocale>
#include <csignal>

#include <fmt/format.h>

#include "command_line.hpp"
#include "help.hpp"

int main(int argc, char** argv) {
  using namespace faultwire_tool;
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_DFL);
  const Call call = read_command_line(argc, argv);
  if (call.command != nullptr) set_subcommand(call.command->name);
  if (!call.problem.empty()) return usage_error(call.problem);
  set_colour(call.options.value("--color").value_or("auto"));
  if (call.command != nullptr && !call.help) return call.command->run(call.options);
  Output out;
  if (call.version) {
    out(version_text());
  } else if (call.command != nullptr) {
    out(help_of(*call.command));
  } else if (call.help) {
    out(overview());
  } else {
    fmt::print(stderr, "{}", overview());
    return exit_failed;
  }
  return out.finish(exit_good);
}
