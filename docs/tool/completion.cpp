// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire completion: scripts for shells, from the table of subcommands.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "help.hpp"
#include "suggest.hpp"

namespace faultwire_tool {
namespace {

/// The first sentence, without its full stop.
std::string_view brief(std::string_view text) {
  const std::size_t end = text.find(". ");
  text = text.substr(0, end);
  return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

bool takes_file(const OptionRow& row) { return row.value == "FILE" || row.value == "DIR"; }

// ---- bash
std::string bash() {
  std::string options, values, arguments;
  for (const CommandRow& command : commands()) {
    Names names;
    for (const OptionRow& row : all_options(command)) {
      names.push_back(row.name);
      if (row.value.empty()) continue;
      values += fmt::format("    '{} {}') ", command.name, row.name);
      if (row.choices != nullptr) {
        values += fmt::format("words='{}' ;;\n", fmt::join(row.choices(), " "));
      } else {
        values += takes_file(row) ? "files=1 ;;\n" : ";;\n";
      }
    }
    options += fmt::format("    {}) options='{}' ;;\n", command.name, fmt::join(names, " "));
    if (command.choices != nullptr)
      arguments +=
          fmt::format("    {}) words='{}' ;;\n", command.name, fmt::join(command.choices(), " "));
    if (command.files) arguments += fmt::format("    {}) files=1 ;;\n", command.name);
  }
  // Words are split at =, so the value of --name=value is a word of its own.
  return fmt::format(R"(# bash completion for faultwire; written by `faultwire completion bash`
_faultwire() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}
  local command= options= words= files= takes_value= i
  COMPREPLY=()
  if [ "$current" = = ]; then
    current=
  elif [ "$before" = = ]; then
    before=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in
    --color) i=$((i + 1)) ;;
    -*) ;;
    *)
      command=${{COMP_WORDS[i]}}
      break
      ;;
    esac
  done
  if [ -z "$command" ]; then
    words='{} --help --version --color'
    [ "$before" != --color ] || words='auto always never'
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    return
  fi
  case $command in
{}  esac
  takes_value=1
  case "$command $before" in
{}    *) takes_value= ;;
  esac
  if [ -z "$takes_value" ]; then
    case $command in
{}    esac
    [[ $current != -* ]] || words=$options files=
  fi
  if [ -n "$files" ]; then
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  elif [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  fi
}}
complete -F _faultwire faultwire
)",
                     fmt::join(command_names(), " "), options, values, arguments);
}

// ---- zsh
/// Text between single quotes.
std::string shell_word(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out;
}

std::string zsh_option(const OptionRow& row) {
  const std::string help = shell_word(escaped(brief(row.help), "[]\\:"));
  if (row.value.empty()) return fmt::format("'{}[{}]'", row.name, help);
  std::string values;
  if (row.choices != nullptr) values = fmt::format("({})", fmt::join(row.choices(), " "));
  if (takes_file(row)) values = "_files";
  std::string value = escaped(row.value, ":[]\\");
  std::erase(value, '\'');
  return fmt::format("'*{}=[{}]:{}:{}'", row.name, help, value, values);
}

std::string zsh() {
  std::string names, cases;
  for (const CommandRow& command : commands()) {
    names += fmt::format("    '{}:{}'\n", command.name, shell_word(command.summary));
    cases += fmt::format("    {})\n      _arguments", command.name);
    for (const OptionRow& row : all_options(command)) cases += " \\\n        " + zsh_option(row);
    // Without a place for its arguments, zsh completes no option after the first of them.
    if (command.choices == nullptr)
      cases += fmt::format(" \\\n        '*:{}:{}'", command.files ? "FILE" : "argument",
                           command.files ? "_files" : "");
    if (command.choices != nullptr)
      cases += fmt::format(" \\\n        '1:{}:({})'", escaped(command.arguments, "[]:"),
                           fmt::join(command.choices(), " "));
    cases += "\n      ;;\n";
  }
  return fmt::format(R"(#compdef faultwire
# zsh completion for faultwire; written by `faultwire completion zsh`
_faultwire() {{
  local context state state_descr line
  typeset -A opt_args
  local -a subcommands=(
{}  )
  _arguments -C '(- *)'{{-h,--help}}'[Prints the overview]' \
    '(- *)'{{-V,--version}}'[Prints the version]' \
    {} '1:subcommand:->subcommand' '*::argument:->argument'
  case $state in
  subcommand) _describe subcommand subcommands ;;
  argument)
    case $words[1] in
{}    esac
    ;;
  esac
}}
if [ "$funcstack[1]" = _faultwire ]; then
  _faultwire "$@"
else
  compdef _faultwire faultwire
fi
)",
                     names, zsh_option(common_options()[0]), cases);
}

// ---- fish
std::string fish_option(std::string_view condition, const OptionRow& row) {
  std::string out = fmt::format("complete -c faultwire {} -l {}", condition, row.name.substr(2));
  if (row.choices != nullptr) {
    out += fmt::format(" -x -a '{}'", fmt::join(row.choices(), " "));
  } else if (!row.value.empty()) {
    out += takes_file(row) ? " -r -F" : " -x";
  }
  return out + fmt::format(" -d '{}'\n", escaped(brief(row.help), "'\\"));
}

std::string fish() {
  std::string out =
      "# fish completion for faultwire; written by `faultwire completion fish`\n"
      "complete -c faultwire -f\n";
  const std::string_view top = "-n __fish_use_subcommand";
  for (const CommandRow& command : commands())
    out += fmt::format("complete -c faultwire {} -a {} -d '{}'\n", top, command.name,
                       escaped(command.summary, "'\\"));
  out += fish_option(top, {.name = "--help", .help = "Prints the overview."});
  out += fish_option(top, {.name = "--version", .help = "Prints the version."});
  for (const OptionRow& row : common_options()) out += fish_option(top, row);
  for (const CommandRow& command : commands()) {
    const std::string inside = fmt::format("-n '__fish_seen_subcommand_from {}'", command.name);
    for (const OptionRow& row : all_options(command)) out += fish_option(inside, row);
    if (command.files) out += fmt::format("complete -c faultwire {} -F\n", inside);
    if (command.choices != nullptr)
      out += fmt::format("complete -c faultwire {} -a '{}'\n", inside,
                         fmt::join(command.choices(), " "));
  }
  return out;
}

struct ShellRow {
  std::string_view name;
  std::string (*script)();
};
constexpr ShellRow shell_rows[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};

}  // namespace

Names shell_names() {
  Names names;
  for (const ShellRow& row : shell_rows) names.push_back(row.name);
  return names;
}

int run_completion(const Options& options) {
  if (options.rest().size() != 1) return usage_error("completion takes one SHELL");
  for (const ShellRow& row : shell_rows) {
    if (row.name != options.rest()[0]) continue;
    Output out;
    out(row.script());
    return out.finish(exit_good);
  }
  return usage_error(unknown_value("shell", options.rest()[0], shell_names()));
}

}  // namespace faultwire_tool
