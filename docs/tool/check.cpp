// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire check: the verdict on batches, as diagnostics, as the HTTP answer, or as JSON.
#include <limits>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "arguments.hpp"
#include "excerpt.hpp"
#include "faultwire/interop/fmt.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "hints.hpp"
#include "suggest.hpp"
#include "tool.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;
using Json = nlohmann::ordered_json;

constexpr std::size_t max_message = 4096;
constexpr std::size_t most_listed = 10000;  // rejections, so that memory stays bounded

enum class Form { text, response, json };

struct Settings {
  write_api::Flavour flavour = write_api::cloud_serverless;
  line_protocol::ValidateOptions validate{};
  write_api::RespondOptions respond{};
  Form form = Form::text;
};

/// A message of at most `max_message` bytes, cut between characters.
struct Shortened {
  std::string text;
  bool cut = false;
  void operator()(std::string_view piece) {
    const std::size_t fits = faultwire::detail::utf8_floor(piece, max_message - text.size());
    cut = cut || fits < piece.size();
    text.append(piece.substr(0, cut && fits == piece.size() ? 0 : fits));
  }
};

Shortened shortened(const line_protocol::Rejection& rejection, bool whole) {
  Shortened out;
  if (whole) {
    rejection.message_to(out);
  } else {
    rejection.detail_to(out);
  }
  return out;
}

struct Colours {
  std::string_view error, caret, note, off;
};
Colours colours() {
  return has_colour() ? Colours{"\x1b[1;31m", "\x1b[1;32m", "\x1b[1;36m", "\x1b[0m"} : Colours{};
}

/// What is told of a warning, after the name of the tag or field.
std::string_view warning_text(line_protocol::WarningKind kind) {
  using enum line_protocol::WarningKind;
  if (kind == repeated_field) return "occurs twice, the last one counts";
  return kind == time_stripped ? "is left out, the timestamp counts"
                               : "occurs twice and is stored so; which one is read is unknown";
}

void put_hints(Output& out, std::string_view name, const std::vector<BatchHint>& hints) {
  const Colours c = colours();
  for (const BatchHint& hint : hints) {
    const std::string place =
        hint.line == 0 ? std::string() : fmt::format("{}:{}:", hint.line, hint.column);
    out(fmt::format("{}:{} {}hint:{} {}\n", name, place, c.note, c.off, hint.text));
  }
}

void put_text(Output& out, std::string_view name, std::string_view batch,
              const write_api::WriteResponse& answer, const std::vector<BatchHint>& hints) {
  const Colours c = colours();
  const BatchReport& report = answer.report();
  const auto diagnose = [&](const line_protocol::Rejection& rejection) {
    const Shortened detail = shortened(rejection, false);
    out(fmt::format("{}:{}:{}: {}error:{} {}{}\n", name, rejection.line, rejection.column, c.error,
                    c.off, printable(detail.text), detail.cut ? "... (cut)" : ""));
    out(excerpt(batch, rejection.offset, rejection.length, c.caret, c.off));
    // Where the wording of the release says nothing of the place, that of newer parsers helps.
    line_protocol::Rejection current = rejection;
    current.facts.generation = ServerGeneration::current;
    const wording::Wording words = line_protocol::wording_of(rejection.facts);
    if (words.places() == 0 && !(words == line_protocol::wording_of(current.facts))) {
      out(fmt::format("  {}note:{} {}\n", c.note, c.off,
                      printable(shortened(current, false).text)));
    }
  };
  for (const auto& rejection : report.rejections) diagnose(rejection);
  if (report.refusal) diagnose(*report.refusal);
  for (const auto& warning : report.warnings) {
    out(fmt::format("{}: {}warning:{} entry {}: field '{}' {}\n", name, c.note, c.off,
                    warning.entry, printable(warning.key.str()), warning_text(warning.kind)));
  }
  put_hints(out, name, hints);
  if (report.refusal) {
    out(fmt::format("{}: the body is refused: HTTP {} {}\n", name,
                    static_cast<unsigned>(answer.status()), answer.status()));
    return;
  }
  const std::uint64_t hidden = report.rejected - report.rejections.size();
  out(fmt::format("{}: {} accepted, {} rejected{}: HTTP {} {}\n", name, report.accepted,
                  report.rejected,
                  hidden == 0 ? ""
                              : fmt::format(" (the first {} are listed, {} more are not)",
                                            report.rejections.size(), hidden),
                  static_cast<unsigned>(answer.status()), answer.status()));
}

void put_response(Output& out, const write_api::WriteResponse& answer) {
  out(fmt::format("HTTP/1.1 {} {}\n", static_cast<unsigned>(answer.status()), answer.status()));
  for (const write_api::Header& header : answer.headers())
    out(fmt::format("{}: {}\n", header.name, header.value));
  out("\n");
  answer.body_to(out);
}

Json json_of(const line_protocol::Rejection& rejection) {
  const Shortened message = shortened(rejection, true);
  const Shortened detail = shortened(rejection, false);
  Json out = {{"entry", rejection.entry()},
              {"entry_line", rejection.entry_line},
              {"line", rejection.line},
              {"column", rejection.column},
              {"offset", rejection.offset},
              {"length", rejection.length},
              {"kind", line_protocol::kind_name(rejection.kind())},
              {"reason", line_protocol::reason_name(rejection.reason())},
              {"message", message.text},
              {"detail", detail.text}};
  if (message.cut || detail.cut) out["message_cut"] = true;
  return out;
}

void put_json(Output& out, std::string_view name, const write_api::WriteResponse& answer,
              const std::vector<BatchHint>& hints) {
  const BatchReport& report = answer.report();
  Json object = {{"file", name},
                 {"status", static_cast<unsigned>(answer.status())},
                 {"accepted", report.accepted},
                 {"rejected", report.rejected},
                 {"listed", report.rejections.size()},
                 {"error", nullptr},
                 {"rejections", Json::array()},
                 {"warnings", Json::array()},
                 {"hints", Json::array()}};
  if (report.refusal) {
    object["rejected"] = nullptr;
    object["error"] = {{"kind", line_protocol::kind_name(report.refusal->kind())},
                       {"offset", report.refusal->offset},
                       {"message", shortened(*report.refusal, true).text}};
  }
  for (const auto& rejection : report.rejections)
    object["rejections"].push_back(json_of(rejection));
  for (const auto& warning : report.warnings) {
    object["warnings"].push_back({{"entry", warning.entry},
                                  {"kind", line_protocol::warning_name(warning.kind)},
                                  {"key", warning.key.str()}});
  }
  for (const BatchHint& hint : hints) {
    object["hints"].push_back({{"entry", hint.entry},
                               {"line", hint.line},
                               {"column", hint.column},
                               {"offset", hint.offset},
                               {"length", hint.length},
                               {"kind", hint.kind},
                               {"effect", hint.effect},
                               {"text", hint.text}});
  }
  out(object.dump(-1, ' ', false, Json::error_handler_t::replace));
  out("\n");
}

/// Judges one file. Returns its exit code.
int check_file(Output& out, std::string_view name, const Settings& settings) {
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
  switch (settings.form) {
    case Form::text:
      put_text(out, name, input.bytes(), answer, hints);
      break;
    case Form::response:
      put_response(out, answer);
      break;
    case Form::json:
      put_json(out, name, answer, hints);
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
  settings.form = form == "response" ? Form::response : form == "json" ? Form::json : Form::text;
  // InfluxDB 3 Core names every rejected line in its answer, IOx the first 100. For people and
  // programs that read the diagnostics, the first ones are enough.
  if (settings.validate.checks.core())
    settings.validate.max_rejections =
        settings.form == Form::response ? std::size_t{1} << 20 : most_listed;
  return settings;
}

}  // namespace

int run_check(const Options& options) {
  const auto settings = settings_of(options);
  if (!settings) return exit_failed;
  if (options.rest().empty()) return usage_error("check needs a FILE, or - for standard input");
  if (settings->form == Form::response && options.rest().size() > 1)
    return usage_error("--output response takes one FILE");
  Output out;
  int code = exit_good;
  for (const std::string_view name : options.rest())
    code = std::max(code, check_file(out, name, *settings));
  return out.finish(code);
}

}  // namespace faultwire_tool
