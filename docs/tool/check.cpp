// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire check: the verdict on batches.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "arguments.hpp"
#include "check_range.hpp"
#include "excerpt.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "mend.hpp"
#include "suggest.hpp"
#include "tool.hpp"
#include "verdict.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

constexpr std::size_t most_listed = 10000;  // rejections, so that memory stays bounded

enum class Form { text, response, json, sarif, github };

struct FormRow {
  std::string_view name;
  Form form;
};
constexpr FormRow form_rows[] = {{"text", Form::text},
                                 {"response", Form::response},
                                 {"json", Form::json},
                                 {"sarif", Form::sarif},
                                 {"github", Form::github}};

struct Settings {
  write_api::Flavour flavour = write_api::cloud_serverless;
  line_protocol::ValidateOptions validate{};
  write_api::RespondOptions respond{};
  Form form = Form::text;
  bool fix = false;
};

/// Judges one file. Returns its exit code.
int check_file(Output& out, SarifLog& log, std::string_view name, const Settings& settings) {
  if (settings.fix) {
    const auto count = mend(name);
    if (!count) return exit_failed;
    if (*count != 0)
      fmt::print(stderr, "{}: fixed {} {}\n", printable(name), *count,
                 *count == 1 ? "place" : "places");
  }
  Input input;
  if (!input.open(name)) return exit_failed;
  BatchReport report;
  {
    line_protocol::Schema schema;
    line_protocol::Validator validator(input.bytes(), settings.validate, schema);
    Progress progress(name, input.bytes().size());
    while (validator.next()) progress.at(validator.offset());
    report = validator.report();
  }
  const write_api::WriteResponse answer =
      write_api::respond(std::move(report), settings.flavour, settings.respond);
  std::vector<BatchHint> hints;
  if (settings.form != Form::response && !answer.report().refusal) {
    hints = hints_of(input.bytes(), settings.flavour, settings.validate.precision,
                     answer.report().rejected != 0);
  }
  const Verdict verdict{name, input.bytes(), answer, hints, settings.validate.precision};
  switch (settings.form) {
    case Form::text:
      put_text(out, verdict);
      break;
    case Form::response:
      put_response(out, answer);
      break;
    case Form::json:
      put_json(out, verdict);
      break;
    case Form::sarif:
      log.add(verdict);
      break;
    case Form::github:
      put_github(out, verdict);
      break;
  }
  return answer.report().all_accepted() ? exit_good : exit_rejected;
}

std::optional<Settings> settings_of(const Options& options) {
  Settings settings;
  const std::string_view api = options.value("--api").value_or(default_api);
  const auto flavour = write_api::find_flavour(api);
  if (!flavour) {
    std::vector<std::string_view> names;
    for (const write_api::FlavourRow& row : write_api::flavour_rows) names.push_back(row.name);
    usage_error(unknown_value("API", api, names, ", with @ and a release, as in core-v3@3.6.0"));
    return std::nullopt;
  }
  settings.flavour = *flavour;
  settings.validate.checks = write_api::checks_for(*flavour);
  if (!settings.validate.checks.core())
    settings.validate.checks = IoxChecks{server_option(options)};

  const bool detects = flavour->detects_precision();
  const std::string_view precision = options.value("--precision").value_or("ns");
  std::vector<std::string_view> known;
  bool found = false;
  for (const line_protocol::PrecisionRow& row : line_protocol::precision_rows) {
    if (row.precision == Precision::detect && !detects) continue;
    known.push_back(row.name);
    if (row.name != precision) continue;
    settings.validate.precision = row.precision;
    found = true;
  }
  if (!found) {
    usage_error(unknown_value(fmt::format("precision for {}", api), precision, known));
    return std::nullopt;
  }
  if (const auto text = options.value("--max-bytes")) {
    const auto number = number_of<std::size_t>(*text);
    if (!number) {
      usage_error(fmt::format("'{}' is no number of bytes", *text));
      return std::nullopt;
    }
    settings.validate.max_bytes = *number;
  }
  settings.validate.accept_partial = !options.has("--all-or-nothing");
  const std::string_view form = options.value("--output").value_or("text");
  for (const FormRow& row : form_rows) {
    if (row.name == form) settings.form = row.form;
  }
  settings.fix = options.has("--fix");
  // InfluxDB 3 Core names every rejected line in its answer, IOx the first 100. For people and
  // programs that read the diagnostics, the first ones are enough.
  if (settings.validate.checks.core())
    settings.validate.max_rejections =
        settings.form == Form::response ? std::size_t{1} << 20 : most_listed;
  return settings;
}

}  // namespace

std::vector<std::string_view> check_outputs() {
  std::vector<std::string_view> names;
  for (const FormRow& row : form_rows) names.push_back(row.name);
  return names;
}

int run_check(const Options& options) {
  const auto settings = settings_of(options);
  if (!settings) return exit_failed;
  const std::vector<std::string>& files = options.rest();
  if (files.empty()) return usage_error("check needs a FILE, or - for standard input");
  if (options.has("--bytes")) return check_range(options, settings->validate);
  if (settings->form == Form::response && files.size() > 1)
    return usage_error("--output response takes one FILE");
  if (settings->fix && std::find(files.begin(), files.end(), "-") != files.end())
    return usage_error("--fix writes files, so it cannot take standard input");
  Output out;
  SarifLog log;
  int code = exit_good;
  for (const std::string_view name : files)
    code = std::max(code, check_file(out, log, name, *settings));
  if (settings->form == Form::sarif) log.put(out);
  return out.finish(code);
}

}  // namespace faultwire_tool
