// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The verdict of faultwire check as diagnostics, as the HTTP answer, and as JSON.
#include "verdict.hpp"

#include <fmt/format.h>

#include "excerpt.hpp"
#include "faultwire/interop/fmt.hpp"

namespace faultwire_tool {

using namespace faultwire;

namespace {

constexpr std::size_t max_message = 4096;

struct Colours {
  std::string_view error, caret, note, off;
};
Colours colours_in_use() {
  return has_colour() ? Colours{"\x1b[1;31m", "\x1b[1;32m", "\x1b[1;36m", "\x1b[0m"} : Colours{};
}

void put_hints(Output& out, const Verdict& verdict) {
  const Colours c = colours_in_use();
  for (const BatchHint& hint : verdict.hints) {
    const std::string place =
        hint.line == 0 ? std::string() : fmt::format("{}:{}:", hint.line, hint.column);
    out(fmt::format("{}:{} {}hint:{} {}\n", printable(verdict.name), place, c.note, c.off,
                    printable(hint.text)));
  }
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

}  // namespace

void Shortened::operator()(std::string_view piece) {
  const std::size_t fits = faultwire::detail::utf8_floor(piece, max_message - text.size());
  cut = cut || fits < piece.size();
  text.append(piece.substr(0, cut && fits == piece.size() ? 0 : fits));
}

Shortened shortened(const line_protocol::Rejection& rejection, bool whole) {
  Shortened out;
  if (whole) {
    rejection.message_to(out);
  } else {
    rejection.detail_to(out);
  }
  return out;
}

std::string_view warning_text(line_protocol::WarningKind kind) {
  using enum line_protocol::WarningKind;
  if (kind == repeated_field) return "occurs twice, the last one counts";
  return kind == time_stripped ? "is left out, the timestamp counts"
                               : "occurs twice and is stored so; which one is read is unknown";
}

void put_rejection(Output& out, std::string_view place, std::string_view batch,
                   const line_protocol::Rejection& rejection, Precision precision) {
  const Colours c = colours_in_use();
  const Shortened detail = shortened(rejection, false);
  out(fmt::format("{}: {}error:{} {}{}\n", printable(place), c.error, c.off, printable(detail.text),
                  detail.cut ? "... (cut)" : ""));
  out(excerpt(batch, rejection.offset, rejection.length, c.caret, c.off));
  // Where the wording of the release says nothing of the place, that of newer parsers helps.
  line_protocol::Rejection current = rejection;
  current.facts.generation = ServerGeneration::current;
  const wording::Wording words = line_protocol::wording_of(rejection.facts);
  if (words.places() == 0 && !(words == line_protocol::wording_of(current.facts))) {
    out(fmt::format("  {}note:{} {}\n", c.note, c.off, printable(shortened(current, false).text)));
  }
  const auto note = note_of(batch, rejection, precision);
  if (!note) return;
  out(fmt::format("  {}note:{} {}{}\n", c.note, c.off, printable(note->text),
                  note->fix ? " (--fix removes it)" : ""));
  if (note->offset != rejection.offset)
    out(excerpt(batch, note->offset, note->length, c.caret, c.off));
}

void put_text(Output& out, const Verdict& verdict) {
  const Colours c = colours_in_use();
  const BatchReport& report = verdict.answer.report();
  const auto diagnose = [&](const line_protocol::Rejection& rejection) {
    put_rejection(out, fmt::format("{}:{}:{}", verdict.name, rejection.line, rejection.column),
                  verdict.batch, rejection, verdict.precision);
  };
  const std::string name = printable(verdict.name);
  for (const auto& rejection : report.rejections) diagnose(rejection);
  if (report.refusal) diagnose(*report.refusal);
  for (const auto& warning : report.warnings) {
    out(fmt::format("{}: {}warning:{} entry {}: field '{}' {}\n", name, c.note, c.off,
                    warning.entry, printable(warning.key.str()), warning_text(warning.kind)));
  }
  put_hints(out, verdict);
  const auto status = verdict.answer.status();
  if (report.refusal) {
    out(fmt::format("{}: the body is refused: HTTP {} {}\n", name, static_cast<unsigned>(status),
                    status));
    return;
  }
  const std::uint64_t hidden = report.rejected - report.rejections.size();
  out(fmt::format("{}: {} accepted, {} rejected{}: HTTP {} {}\n", name, report.accepted,
                  report.rejected,
                  hidden == 0 ? ""
                              : fmt::format(" (the first {} are listed, {} more are not)",
                                            report.rejections.size(), hidden),
                  static_cast<unsigned>(status), status));
}

void put_response(Output& out, const write_api::WriteResponse& answer) {
  out(fmt::format("HTTP/1.1 {} {}\n", static_cast<unsigned>(answer.status()), answer.status()));
  for (const write_api::Header& header : answer.headers())
    out(fmt::format("{}: {}\n", header.name, header.value));
  out("\n");
  answer.body_to(out);
}

void add_note(Json& object, std::string_view batch, const line_protocol::Rejection& rejection,
              Precision precision) {
  const auto note = note_of(batch, rejection, precision);
  if (!note) return;
  object["note"] = {{"kind", note->kind},
                    {"text", note->text},
                    {"offset", note->offset},
                    {"length", note->length}};
  if (note->fix)
    object["note"]["fix"] = {
        {"offset", note->fix->offset}, {"length", note->fix->length}, {"text", note->fix->text}};
}

void put_json_line(Output& out, const Json& object) {
  // ASCII alone: no control character reaches a terminal.
  out(object.dump(-1, ' ', true, Json::error_handler_t::replace));
  out("\n");
}

void put_json(Output& out, const Verdict& verdict) {
  const BatchReport& report = verdict.answer.report();
  Json object = {{"file", verdict.name},
                 {"status", static_cast<unsigned>(verdict.answer.status())},
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
    add_note(object["error"], verdict.batch, *report.refusal, verdict.precision);
  }
  for (const auto& rejection : report.rejections) {
    Json one = json_of(rejection);
    add_note(one, verdict.batch, rejection, verdict.precision);
    object["rejections"].push_back(std::move(one));
  }
  for (const auto& warning : report.warnings) {
    object["warnings"].push_back({{"entry", warning.entry},
                                  {"kind", line_protocol::warning_name(warning.kind)},
                                  {"key", warning.key.str()}});
  }
  for (const BatchHint& hint : verdict.hints) {
    object["hints"].push_back({{"entry", hint.entry},
                               {"line", hint.line},
                               {"column", hint.column},
                               {"offset", hint.offset},
                               {"length", hint.length},
                               {"kind", hint.kind},
                               {"effect", hint.effect},
                               {"text", hint.text}});
  }
  put_json_line(out, object);
}

}  // namespace faultwire_tool
