// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What the write endpoints answer.
#include <fmt/format.h>

#include "faultwire/interop/fmt.hpp"
#include "faultwire/line_protocol/core_release.hpp"
#include "faultwire/line_protocol/core_wording.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "faultwire/write_api/facts/checks.hpp"
#include "faultwire/write_api/facts/header_rows.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/facts/rows.hpp"
#include "tables.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

/// What a body is made of, in words.
std::string body_text(write_api::BodyShape shape) {
  if (shape == write_api::BodyShape::empty) return "none";
  if (shape == write_api::BodyShape::plain) return "the message";
  std::string text(write_api::body_shape_keys(shape));
  if (shape == write_api::BodyShape::error_unescaped) text += " (not escaped)";
  if (shape == write_api::BodyShape::error_object) text += " (object)";
  if (shape == write_api::BodyShape::error_array) text += " (array)";
  return text;
}

/// A release as the tables of a product spell it.
std::string release_cell(const write_api::Release& release) {
  if (release == write_api::Release{} || release == write_api::no_release) return "";
  return write_api::release_text(release);
}

/// The endpoints of a row, by their paths.
std::string endpoints_text(write_api::Endpoints on) {
  if (on == write_api::on_any) return "all";
  std::string out;
  const auto add = [&](write_api::Endpoints bit, std::string_view path) {
    if ((on & bit) != 0) out += fmt::format("{}{}", out.empty() ? "" : ", ", path);
  };
  add(write_api::on_v1, "/write");
  add(write_api::on_v2, "/api/v2/write");
  add(write_api::on_v3, "/api/v3/write_lp");
  add(write_api::on_v2_old, "/api/v2/write before 3.4.2");
  return out;
}

Table write_table() {
  static constexpr std::string_view uses[] = {"said and understood", "understood", "said"};
  Table table{"write_api",
              "What the write endpoints answer",
              "`stored` is what the answer says of the data: `some` are all good entries that it "
              "does not name. `names` says which rejected entries come back from it: `every` by "
              "number, `first` only the first of them, `echoed` those that the parser rejects, by "
              "their text, `nothing` none. A row holds from the release `since` on and before "
              "`until`; the closed services have the month of their documentation. Words in braces "
              "stand for what the answer is about.",
              {"product", "endpoint", "event", "status", "code", "body", "message", "stored",
               "names", "since", "until", "use", "basis", "source"},
              {}};
  for (const write_api::Table& rows : write_api::tables<>) {
    for (const write_api::AnswerRow& row : rows.rows) {
      const write_api::Answer& answer = row.answer;
      const bool coded = write_api::body_shape_keys(answer.shape).starts_with("code");
      table.rows.push_back(
          {std::string(write_api::product_row(rows.product).name), endpoints_text(row.on),
           std::string(write_api::event_name(row.event)), shown_code(AnyCode(answer.status)),
           coded ? std::string(write_api::code_text_of(row)) : "", body_text(answer.shape),
           std::string(answer.text.text()), std::string(write_api::stored_name(row.claim.stored)),
           std::string(write_api::named_names[static_cast<std::size_t>(row.claim.names)]),
           release_cell(row.because.since), release_cell(row.because.until),
           std::string(uses[static_cast<std::size_t>(row.use)]),
           std::string(basis_name(row.because.basis)), source_text(row.because.source)});
    }
  }
  return table;
}

Table write_headers_table() {
  Table table{"write_headers",
              "The headers of the answers",
              "A value in braces is that of the request or of the answer. Retry-After is added "
              "where the caller knows it.",
              {"product", "since", "goes with", "header", "value", "source"},
              {}};
  static constexpr std::string_view when[] = {"every answer",
                                              "204",
                                              "JSON",
                                              "JSON or no body",
                                              "plain text",
                                              "every error",
                                              "JSON errors except for 401",
                                              "401",
                                              "method not allowed"};
  static constexpr std::string_view values[] = {"", "{code}", "{error}", "{id}", "{release}"};
  for (const write_api::HeaderRow& row : write_api::header_rows) {
    table.rows.push_back(
        {std::string(write_api::product_row(row.product).name), release_cell(row.since),
         std::string(when[static_cast<std::size_t>(row.when)]), std::string(row.name),
         std::string(row.value) + std::string(values[static_cast<std::size_t>(row.kind)]),
         source_text(row.source)});
  }
  return table;
}

Table write_reasons_table() {
  Table table{"write_reasons",
              "Reasons of rejections beside those of the table rejections",
              "Said: the words of InfluxDB 1.x and 2.x, one text a kind, and those of InfluxDB 3 "
              "Core from a release on. Understood: texts that stand for one of several kinds.",
              {"use", "text", "kinds", "event", "source"},
              {}};
  for (const write_api::PointWords& row : write_api::point_words_rows) {
    // Words of InfluxDB 3 Core have a source with its title.
    const bool own = row.source->title != sources::core_http.title;
    table.rows.push_back(
        {fmt::format("{}, {} the line",
                     own ? "said by 1.x and 2.x" : "lent to 1.x and 2.x, which have no such fault",
                     row.stored ? "without" : "with"),
         std::string(row.text.text()), std::string(line_protocol::kind_name(row.kind)), "",
         source_text(*row.source)});
  }
  for (const auto& row : line_protocol::core_wording_rows) {
    table.rows.push_back({fmt::format("said by InfluxDB 3 Core since {}",
                                      line_protocol::core_release_text(row.since).view()),
                          std::string(row.text.text()),
                          std::string(line_protocol::kind_name(row.kind)), "",
                          fmt::format("InfluxDB 3 Core: {}", row.place)});
  }
  for (const write_api::ReasonText& row : write_api::reason_texts<>) {
    std::string kinds;
    for (std::size_t i = 0; i < row.count; ++i)
      kinds +=
          fmt::format("{}{}", kinds.empty() ? "" : ", ", line_protocol::kind_name(row.kinds[i]));
    table.rows.push_back({"understood", std::string(row.text.text()), kinds,
                          std::string(write_api::event_name(row.event)), source_text(row.source)});
  }
  return table;
}

Table write_checks_table() {
  Table table{"write_checks",
              "In which order a write endpoint checks a request",
              "The server answers the first check that fails; after the last one it judges the "
              "entries. A check that is not in a row does not exist there.",
              {"product", "since", "until", "order", "basis", "source"},
              {}};
  for (const write_api::CheckOrder& row : write_api::check_orders) {
    std::string order;
    for (std::size_t i = 0; i < row.count; ++i)
      order += fmt::format("{}{}", order.empty() ? "" : ", ",
                           write_api::endpoint_check_row(row.order[i]).name);
    table.rows.push_back({std::string(write_api::product_row(row.product).name),
                          release_cell(row.because.since), release_cell(row.because.until), order,
                          std::string(basis_name(row.because.basis)),
                          source_text(row.because.source)});
  }
  return table;
}

/// Which answers to a write begin with a release of InfluxDB 3 Core, and which end before it.
std::string changed_answers(const write_api::Release& release, bool begin) {
  std::string out;
  for (const write_api::AnswerRow& row : write_api::table_of(write_api::Product::core).rows) {
    if ((begin ? row.because.since : row.because.until) != release) continue;
    const std::string text = fmt::format(
        "{}: {} {}", endpoints_text(row.on), static_cast<unsigned>(row.answer.status),
        row.answer.text.empty() ? std::string_view("without a body") : row.answer.text.text());
    out += fmt::format("{}{}", out.empty() ? "" : "\n", text);
  }
  return out;
}

Table write_core_table() {
  Table table{
      "write_core",
      "InfluxDB 3 Core by release",
      "What a write, or the answer to it, shows of each release. Releases without a known "
      "change are left out. `/write` and `/api/v2/write` never store a part of a batch in "
      "any release.",
      {"release", "date", "brought", "answers from here on", "answers until here", "source"},
      {}};
  for (const auto& row : line_protocol::core_release_rows) {
    const auto number = static_cast<unsigned>(row.release);
    const write_api::Release release{static_cast<std::uint16_t>(number / 10000),
                                     static_cast<std::uint16_t>(number / 100 % 100),
                                     static_cast<std::uint16_t>(number % 100)};
    const std::string begun = changed_answers(release, true);
    const std::string ended = changed_answers(release, false);
    if (row.brought.empty() && begun.empty() && ended.empty()) continue;
    table.rows.push_back({std::string(line_protocol::core_release_text(row.release).view()),
                          std::string(row.date), std::string(row.brought), begun, ended,
                          source_text(row.source)});
  }
  return table;
}

}  // namespace

std::vector<Table> write_tables() {
  return {write_table(), write_headers_table(), write_core_table(), write_reasons_table(),
          write_checks_table()};
}

}  // namespace faultwire_tool
