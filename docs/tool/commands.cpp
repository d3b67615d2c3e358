// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "arguments.hpp"
#include "faultwire/codes/domains.hpp"
#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/retry/presets.hpp"
#include "faultwire/write_api/facts/flavour.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

// ---- The values of options.
template <class Rows>
Names names_of(const Rows& rows) {
  Names names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}
Names apis() { return names_of(write_api::flavour_rows); }
Names precisions() { return names_of(line_protocol::precision_rows); }
Names presets() { return names_of(retry::preset_rows); }
Names domains() {
  Names names;
  each_domain([&]<Code C>() { names.push_back(CodeTraits<C>::domain); });
  return names;
}
Names servers() { return {"documented", "current"}; }
Names sides() { return {"server", "client", "transport"}; }
Names explain_outputs() { return {"text", "json"}; }
Names table_formats() { return {"md", "json", "csv"}; }
Names colour_words() { return {"auto", "always", "never"}; }

// ---- check
constexpr OptionRow check_options[] = {
    {.name = "--api",
     .value = "NAME[@RELEASE]",
     .usually = default_api,
     .help = "The write API that judges and answers, with a release for another one than the "
             "newest.",
     .choices = apis,
     .open = true},
    {.name = "--server",
     .value = "WHICH",
     .usually = "documented",
     .help = "The wording of the parser's messages, where the API does not decide it: as InfluxDB "
             "documents it, or as the current sources have it.",
     .choices = servers},
    {.name = "--precision",
     .value = "UNIT",
     .usually = "ns",
     .help = "The unit of the timestamps. Only InfluxDB 3 Core's own API takes auto.",
     .choices = precisions,
     .open = true},
    {.name = "--max-bytes",
     .value = "N",
     .usually = "no limit",
     .help = "The size in bytes above which the server refuses the whole batch."},
    {.name = "--all-or-nothing",
     .help = "One bad line refuses the whole batch, as with accept_partial=false."},
    {.name = "--output",
     .value = "FORM",
     .usually = "text",
     .help = "text: diagnostics with carets and notes. response: the HTTP answer, byte for byte. "
             "json: one object for each file. sarif: one log in SARIF 2.1.0. github: commands that "
             "annotate the lines of a pull request in a workflow of GitHub.",
     .choices = check_outputs},
    {.name = "--fix",
     .help = "First removes bytes without meaning from each FILE: a byte order mark, the CR "
             "of CR LF, blanks at the end of a rejected line. The new file replaces the old one in "
             "one step. All else is for you to decide."},
    {.name = "--bytes",
     .value = "FIRST-END",
     .help = "Judges the lines that begin in this range of bytes, without END; FIRST- is up to the "
             "end. Each line is judged as if it were sent alone. The output says where the range "
             "began and stopped: ranges add up if each began where the one before stopped."},
};
constexpr ExampleRow check_examples[] = {
    {"check batch.lp", "show each line that the server would reject, and why"},
    {"check --api cloud-serverless --output response batch.lp",
     "print the HTTP answer of InfluxDB Cloud Serverless"},
    {"check --fix batch.lp", "remove bytes without meaning, then judge the rest"},
    {"check --bytes 0-64000000 --output json big.lp", "judge the first 64 MB of a large file"},
    {"check --api core-v3@3.6.0 --precision s -", "judge standard input as an older release does"},
};
constexpr ExitRow check_exits[] = {
    {0, "The server would accept every line."},
    {1, "The server would reject a line or refuse the body."},
    {2, "The command line is wrong, or a file cannot be read or written."},
};

// ---- parse
constexpr OptionRow parse_options[] = {
    {.name = "--server",
     .value = "WHICH",
     .usually = "documented",
     .help = "The wording of the parser's messages.",
     .choices = servers},
};
constexpr ExampleRow parse_examples[] = {
    {"parse batch.lp", "print one JSON object for each entry"},
};
constexpr ExitRow parse_exits[] = {
    {0, "Every entry was parsed."},
    {1, "An entry was rejected."},
    {2, "The command line is wrong, or the file cannot be read."},
};

// ---- map
constexpr OptionRow map_options[] = {
    {.name = "--to",
     .value = "DOMAIN",
     .usually = "every domain",
     .help = "The domain to translate to.",
     .choices = domains},
    {.name = "--rule",
     .value = "ID",
     .usually = "every rule",
     .help = "The rule to translate by. `faultwire tables rules` lists them."},
    {.name = "--json", .help = "Prints JSON: an object, or a list if CODE names no domain."},
};
constexpr ExampleRow map_examples[] = {
    {"map grpc:5", "a code by its domain and number"},
    {"map influx:not_found --to http", "by its name, into one domain"},
    {"map 404", "in every domain that has this number"},
};
constexpr ExitRow map_exits[] = {
    {0, "The code was translated."},
    {2, "The command line is wrong, or no domain or rule knows the code."},
};

// ---- retry
constexpr OptionRow retry_options[] = {
    {.name = "--policy",
     .value = "NAME",
     .usually = "the one recommended for the first code",
     .help = "The retry policy.",
     .choices = presets},
    {.name = "--service-config",
     .value = "FILE",
     .help = "Takes the retry policy from a gRPC service config in JSON."},
    {.name = "--method",
     .value = "SERVICE/METHOD",
     .help = "The method whose policy the service config gives."},
    {.name = "--header",
     .value = "'NAME: VALUE'",
     .help = "A header of the answer: Retry-After, Date or grpc-retry-pushback-ms. May be given "
             "several times."},
    {.name = "--retry-info",
     .value = "SECONDS",
     .help = "The delay of a google.rpc.RetryInfo in the status."},
    {.name = "--reset",
     .value = "HTTP2",
     .help = "The HTTP/2 error that reset the stream, by number or name."},
    {.name = "--side", .value = "SIDE", .help = "Where the failure arose.", .choices = sides},
    {.name = "--idempotent", .help = "Sending the request twice does no harm."},
    {.name = "--partial", .help = "The server stored a part of the request."},
    {.name = "--committed", .help = "The caller has seen a part of the response."},
    {.name = "--unprocessed", .help = "The server has certainly not processed the request."},
    {.name = "--now",
     .value = "DATE",
     .usually = "the Date header, or this moment",
     .help = "The time from which a date in Retry-After counts, as HTTP writes dates."},
    {.name = "--deadline",
     .value = "SECONDS",
     .help = "The time in which the whole call must end."},
    {.name = "--attempts",
     .value = "N",
     .usually = "12",
     .help = "The most attempts to show, from 1 to 1000."},
    {.name = "--json", .help = "Prints one JSON object."},
};
constexpr ExampleRow retry_examples[] = {
    {"retry http:503 --idempotent", "the attempts after a 503, and their delays"},
    {"retry http:429 --header 'Retry-After: 10'", "with the server's wish"},
    {"retry --policy vector http:500 http:413", "a failure with one code, then with another"},
};
constexpr ExitRow retry_exits[] = {
    {0, "The decisions were printed, whatever they are."},
    {2, "The command line is wrong, or a code, a policy or a file is unknown."},
};

// ---- explain
constexpr OptionRow explain_options[] = {
    {.name = "--output",
     .value = "FORM",
     .usually = "text",
     .help = "text: paragraphs. json: one object for each error.",
     .choices = explain_outputs},
    {.name = "--summary", .help = "Counts the errors by cause, the most frequent first."},
    {.name = "--record-start",
     .value = "REGEX",
     .usually = "the common forms of logs",
     .help = "A POSIX extended regular expression that matches the first line of each record."},
    {.name = "--follow", .help = "Waits for more at the end of the file, as tail -F does."},
};
constexpr ExampleRow explain_examples[] = {
    {"explain app.log", "what each error means, why it happens, what to try"},
    {"explain --summary app.log", "which causes are frequent"},
    {"explain --follow --output json app.log", "a growing log, for another program"},
};
constexpr ExitRow explain_exits[] = {
    {0, "No error was found."},
    {1, "An error was found."},
    {2, "The command line is wrong, or the file cannot be read."},
};

// ---- tables
constexpr OptionRow tables_options[] = {
    {.name = "--format",
     .value = "FORM",
     .usually = "md",
     .help = "The form of the tables.",
     .choices = table_formats},
    {.name = "--out",
     .value = "DIR",
     .usually = "standard output",
     .help = "Writes one file for each table into this folder, and an index."},
};
constexpr ExampleRow tables_examples[] = {
    {"tables rules", "one table"},
    {"tables --format csv --out tables", "all tables, one file each"},
};
constexpr ExitRow tables_exits[] = {
    {0, "The tables were printed or written."},
    {2, "The command line is wrong, no table has this name, or a file cannot be written."},
};

// ---- help, completion, man
constexpr ExampleRow help_examples[] = {{"help check", "the options of check"}};
constexpr ExampleRow completion_examples[] = {
    {"completion bash >~/.local/share/bash-completion/completions/faultwire", "for bash"},
    {"completion zsh >\"${fpath[1]}/_faultwire\"", "for zsh"},
    {"completion fish >~/.config/fish/completions/faultwire.fish", "for fish"},
};
constexpr ExampleRow man_examples[] = {{"man | man -l -", "read the manual without installing it"}};
constexpr ExitRow plain_exits[] = {
    {0, "The text was printed."},
    {2, "The command line is wrong."},
};

constexpr CommandRow command_rows[] = {
    {.name = "check",
     .arguments = "FILE...",
     .summary = "Judge batches of line protocol as the write endpoint does",
     .description =
         "Tells for each FILE which lines the write endpoint of InfluxDB would reject, in the "
         "server's words and with the place of the fault, and what it would answer. The FILE - is "
         "standard input.",
     .options = check_options,
     .examples = check_examples,
     .exits = check_exits,
     .run = run_check,
     .files = true},
    {.name = "parse",
     .arguments = "FILE",
     .summary = "Print every entry of a batch as a JSON object",
     .description = "Parses one FILE of line protocol and prints one line of JSON for each entry: "
                    "what it holds, or why it was rejected. The FILE - is standard input.",
     .options = parse_options,
     .examples = parse_examples,
     .exits = parse_exits,
     .run = run_parse,
     .files = true},
    {.name = "map",
     .arguments = "CODE",
     .summary = "Translate a code into other domains",
     .description = "CODE is DOMAIN:NAME or DOMAIN:NUMBER, or a name or number alone, which is "
                    "looked for in every domain. Each translation comes with its rule, its "
                    "fidelity and the source that says so.",
     .options = map_options,
     .examples = map_examples,
     .exits = map_exits,
     .run = run_map},
    {.name = "retry",
     .arguments = "CODE...",
     .summary = "Say what to do after a failure, and when",
     .description = "Shows the decision of a retry policy after each attempt that fails with CODE. "
                    "Several codes are those of the attempts, one after the other; the last one is "
                    "repeated.",
     .options = retry_options,
     .examples = retry_examples,
     .exits = retry_exits,
     .run = run_retry},
    {.name = "explain",
     .arguments = "FILE",
     .summary = "Say what the errors of a log mean, why they happen and what to try",
     .description = "Reads one FILE, a log or the text of an error. The FILE - is standard input, "
                    "which is explained while it arrives.",
     .options = explain_options,
     .examples = explain_examples,
     .exits = explain_exits,
     .run = run_explain,
     .files = true},
    {.name = "tables",
     .arguments = "[NAME]",
     .summary = "Print the tables of codes, rules and answers",
     .description = "Prints the table NAME, or all tables: the facts of the library, each with its "
                    "source.",
     .options = tables_options,
     .examples = tables_examples,
     .exits = tables_exits,
     .run = run_tables,
     .choices = table_names},
    {.name = "help",
     .arguments = "[SUBCOMMAND]",
     .summary = "Print the help of a subcommand, or this overview",
     .description = "Prints what `faultwire SUBCOMMAND --help` prints.",
     .options = {},
     .examples = help_examples,
     .exits = plain_exits,
     .run = run_help,
     .choices = command_names},
    {.name = "completion",
     .arguments = "SHELL",
     .summary = "Print the completion for bash, zsh or fish",
     .description = "Prints a script for SHELL that completes subcommands, options and their "
                    "values. An installation with CMake or Debian's package has these scripts in "
                    "their places.",
     .options = {},
     .examples = completion_examples,
     .exits = plain_exits,
     .run = run_completion,
     .choices = shell_names},
    {.name = "man",
     .arguments = "",
     .summary = "Print the manual page",
     .description = "Prints the manual page faultwire(1) in roff.",
     .options = {},
     .examples = man_examples,
     .exits = plain_exits,
     .run = run_man},
};

constexpr OptionRow common_rows[] = {
    {.name = "--color",
     .value = "WHEN",
     .usually = "auto",
     .help = "Whether diagnostics have colors. auto: on a terminal, unless NO_COLOR is set or TERM "
             "is dumb.",
     .choices = colour_words},
};

}  // namespace

std::span<const CommandRow> commands() { return command_rows; }

std::span<const OptionRow> common_options() { return common_rows; }

const CommandRow* find_command(std::string_view name) {
  for (const CommandRow& row : command_rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

Names command_names() { return names_of(command_rows); }

}  // namespace faultwire_tool
