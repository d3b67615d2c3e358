// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "suggest.hpp"

namespace faultwire_tool {
namespace {

constexpr int many = 1 << 20;  // files on one command line

/// The option of CLI11 for a row. All values are kept as they are: who reads an option says what
/// is wrong with its value.
CLI::Option* add_option(CLI::App& app, const OptionRow& row) {
  CLI::Option* const option = row.value.empty() ? app.add_flag(std::string(row.name))
                                                : app.add_option(std::string(row.name));
  return option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

Names option_names(const CommandRow& command) {
  Names names{"--help"};
  for (const auto& rows : {command.options, common_options()}) {
    for (const OptionRow& row : rows) names.push_back(row.name);
  }
  return names;
}

/// Takes the values that CLI11 found for `row`. Returns what is wrong with them.
std::string take(const CLI::App& app, const OptionRow& row, Options& options) {
  for (const std::string& value : app.get_option(std::string(row.name))->results()) {
    if (row.value.empty() && value != "true")
      return fmt::format("option '{}' takes no value", row.name);
    if (!row.value.empty() && row.choices != nullptr && !row.open) {
      const Names names = row.choices();
      if (std::find(names.begin(), names.end(), value) == names.end())
        return no_value_of(row.name, value, names);
    }
    options.add(row.name, row.value.empty() ? std::string() : value);
  }
  return {};
}

/// What CLI11 could not place: unknown options.
std::string left_over(const CLI::App& app, const CommandRow& command) {
  for (const std::string& word : app.remaining()) {
    if (word == "--") continue;
    const std::string name = word.substr(0, word.find('='));
    return fmt::format("unknown option '{}'.{}", name, did_you_mean(name, option_names(command)));
  }
  return {};
}

/// `--name=` would take the next word as its value.
std::string empty_value(int count, const char* const* words) {
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--") break;
    if (word.starts_with("--") && word.find('=') == word.size() - 1)
      return fmt::format("option '{}' needs a value", word.substr(0, word.size() - 1));
  }
  return {};
}

void take_command(const CLI::App& app, Call& call) {
  call.help = call.help || app.get_option("--help")->count() != 0;
  call.problem = left_over(app, *call.command);
  for (const auto& rows : {call.command->options, common_options()}) {
    for (const OptionRow& row : rows) {
      if (call.problem.empty()) call.problem = take(app, row, call.options);
    }
  }
  for (const std::string& word : app.get_option("arguments")->results())
    call.options.add_argument(word);
}

void take_top(const CLI::App& app, Call& call) {
  call.help = app.get_option("--help")->count() != 0;
  call.version = app.get_option("--version")->count() != 0;
  for (const OptionRow& row : common_options()) {
    if (call.problem.empty()) call.problem = take(app, row, call.options);
  }
  for (const std::string& word : app.remaining()) {
    if (word == "--" || !call.problem.empty()) continue;
    if (!word.starts_with("-")) {
      call.problem =
          fmt::format("unknown subcommand '{}'.{}", word, did_you_mean(word, command_names()));
    } else {
      call.problem = fmt::format("unknown option '{}'.{}", word,
                                 did_you_mean(word, {"--help", "--version", "--color"}));
    }
  }
}

}  // namespace

std::string_view command_line_library() { return CLI11_VERSION; }

Call read_command_line(int count, const char* const* words) {
  Call call;
  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();
  app.require_subcommand(0, 1);  // the word after a subcommand is never another one
  app.add_flag("-h,--help");
  app.add_flag("-V,--version");
  for (const OptionRow& row : common_options()) add_option(app, row);
  for (const CommandRow& row : commands()) {
    CLI::App* const command = app.add_subcommand(std::string(row.name));
    command->set_help_flag("");
    command->allow_extras();
    command->add_flag("-h,--help");
    for (const OptionRow& option : row.options) add_option(*command, option);
    for (const OptionRow& option : common_options()) add_option(*command, option);
    // It takes words as long as it has fewer than it expects. An option without a limit would
    // split a word in brackets.
    command->add_option("arguments")
        ->expected(many)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  call.problem = empty_value(count, words);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    // The last option lacks its value; CLI11 says `--name: ...`.
    const std::string_view text = error.what();
    call.problem = fmt::format("option '{}' needs a value", text.substr(0, text.find(':')));
  }
  if (!app.get_subcommands().empty())
    call.command = find_command(app.get_subcommands().front()->get_name());
  if (!call.problem.empty()) return call;
  take_top(app, call);
  if (call.command != nullptr && call.problem.empty())
    take_command(*app.get_subcommands().front(), call);
  return call;
}

}  // namespace faultwire_tool
