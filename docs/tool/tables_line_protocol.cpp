// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Why entries of line protocol are rejected, and what products read otherwise.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "faultwire/line_protocol/compatibility_kind.hpp"
#include "faultwire/line_protocol/core_release.hpp"
#include "faultwire/line_protocol/core_rules.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "tables.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

/// A batch that is rejected for one kind: `head`, then `repeats` times `a`, then `tail`.
struct RejectedExample {
  line_protocol::RejectionKind kind;
  std::string_view head;
  std::size_t repeats = 0;
  std::string_view tail = {};
};
constexpr std::size_t example_limit =
    16;  ///< the most bytes that the example of too_large may have

constexpr auto rejected_examples = [] {
  using enum line_protocol::RejectionKind;
  return std::to_array<RejectedExample>({
      {invalid_measurement, ",room=Kitchen temp=21"},
      {expected_tag_key, "home,room=Kitchen, temp=21"},
      {expected_tag_value, "home,room=,floor=1 temp=21"},
      {tag_set_malformed, "home,room temp=21"},
      {expected_space, "home,room=Kitchen"},
      {missing_fields, "home temp="},
      {invalid_integer, "home count=9223372036854775808i"},
      {invalid_uinteger, "home count=18446744073709551616u"},
      {invalid_timestamp, "home temp=21 9223372036854775808"},
      {ends_with_backslash, "home,room=Kitchen\\"},
      {string_too_long, "home note=\"", 65'537, "\""},
      {trailing_content, "home temp=21 1 2"},
      {time_tag, "home,time=noon temp=21"},
      {time_field, "home time=1i"},
      {duplicate_tag, "home,room=Kitchen,room=Bath temp=21"},
      {duplicate_field, "home temp=21,temp=\"warm\""},
      {type_conflict, "home temp=21\nhome temp=\"warm\""},
      {timestamp_overflow, "home temp=21 9223372037"},
      {reserved_column, "home time=1i"},
      {control_character, "home,ro\x07om=Kitchen temp=21"},
      {invalid_utf8,
       "home temp=21\nhome,room=K\xfc"
       "che temp=21"},
      {too_large, "home temp=21.0000"},
  });
}();

/// The bytes as an escaped line. A long run of one letter becomes its length.
std::string escaped(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const std::size_t run = (std::min)(bytes.find_first_not_of(bytes[i], i), bytes.size()) - i;
    if (run > 1000) {
      out += fmt::format("{}... {} times ...{}", bytes[i], run, bytes[i]);
      i += run - 1;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c < 0x20 || c > 0x7e) {
      out += fmt::format("\\x{:02x}", c);
    } else {
      out += bytes[i];
    }
  }
  return out;
}

/// What the parser says of the example of a kind; whatever it says, so that a wrong example shows.
std::vector<std::string> judged_example(line_protocol::RejectionKind kind) {
  const auto found = std::find_if(rejected_examples.begin(), rejected_examples.end(),
                                  [&](const auto& row) { return row.kind == kind; });
  if (found == rejected_examples.end()) return {"", "", ""};
  const std::string batch =
      std::string(found->head) + std::string(found->repeats, 'a') + std::string(found->tail);
  line_protocol::ValidateOptions options;
  std::string given;
  if (kind == line_protocol::RejectionKind::timestamp_overflow) {
    options.precision = line_protocol::Precision::seconds;
    given = "in seconds: ";
  } else if (kind == line_protocol::RejectionKind::too_large) {
    options.max_bytes = example_limit;
    given = fmt::format("at most {} bytes: ", example_limit);
  }
  const bool of_core = kind == line_protocol::RejectionKind::reserved_column ||
                       kind == line_protocol::RejectionKind::control_character;
  if (of_core) given = "InfluxDB 3 Core 3.8.1, 3.9.11: ";
  const auto judge = [&](line_protocol::ServerGeneration server) {
    const bool older = server == line_protocol::ServerGeneration::documented;
    using line_protocol::CoreRelease;
    options.checks = IoxChecks{server};
    if (of_core) options.checks = CoreChecks{older ? CoreRelease::v3_8_1 : CoreRelease::v3_9_11};
    const BatchReport report = line_protocol::validate(batch, options);
    const line_protocol::Rejection* rejection = report.refusal        ? &*report.refusal
                                                : report.rejected > 0 ? &report.rejections.front()
                                                                      : nullptr;
    if (rejection == nullptr) return std::string("accepted");
    const std::string as_kind =
        rejection->kind() == kind ? ""
                                  : std::string(line_protocol::kind_name(rejection->kind())) + ": ";
    return as_kind + escaped(rejection->detail());
  };
  return {given + escaped(batch), judge(line_protocol::ServerGeneration::documented),
          judge(line_protocol::ServerGeneration::current)};
}

Table rejections_table() {
  Table table{
      "rejections",
      "Why entries and bodies are rejected, in the server's words",
      "Words in braces stand for a part of the batch: `quoted` and `got` the bytes at fault, `cut` "
      "and `got_cut` their first 10 "
      "characters. "
      "`documented` is InfluxDB 3.0 to 3.8 and the documentation, `current` from 3.9 on. For each "
      "kind: a batch, and what the "
      "library's parser says of it.",
      {"kind", "reason", "stage", "example", "documented, of the example",
       "current, of the example", "documented", "documented, after the first tag", "current"},
      {}};
  table.verbatim = {3, 4, 5, 6, 7, 8};
  for (const line_protocol::KindRow& row : line_protocol::kind_rows) {
    table.rows.push_back({std::string(row.name),
                          std::string(line_protocol::reason_name(row.reason)),
                          std::string(line_protocol::stage_row(row.stage).name)});
    auto& cells = table.rows.back();
    for (std::string& cell : judged_example(row.kind)) cells.push_back(std::move(cell));
    cells.insert(cells.end(),
                 {std::string(row.documented.text()),
                  row.documented == row.documented_later ? "the same"
                                                         : std::string(row.documented_later.text()),
                  std::string(row.current.text())});
    table.anchors.emplace_back(row.name);
  }
  return table;
}

Table core_rules_table() {
  Table table{"core_rules",
              "What InfluxDB 3 Core checks, by release",
              "One row for every change of a rule. A rule keeps its value up to its next row; a "
              "switch without a row is off. `notes`: the release notes alone say so.",
              {"rule", "since", "value", "read in"},
              {}};
  for (const auto& row : line_protocol::core_rule_rows) {
    table.rows.push_back({std::string(line_protocol::core_rule_name(row.rule)),
                          std::string(line_protocol::core_release_text(row.since).view()),
                          std::to_string(row.value), std::string(row.place)});
  }
  return table;
}

Table compatibility_table() {
  Table table{
      "compatibility",
      "What InfluxDB 1.x and 2.x read otherwise",
      "Constructs of line protocol that InfluxDB 3 and its predecessors do not read alike. "
      "`faultwire check --api oss-1` shows them as hints. `refuses`: InfluxDB 3 accepts the "
      "line; `accepts`: InfluxDB 3 refuses it; `differs`: another name is read; `drops`: "
      "the line is taken for a comment.",
      {"kind", "in 1.x", "in 2.x", "what the line has", "read in", "source"},
      {}};
  const auto word = [](line_protocol::CompatibilityEffect effect) {
    constexpr const char* words[] = {"the same", "refuses", "accepts", "differs", "drops"};
    return std::string(words[static_cast<std::size_t>(effect)]);
  };
  for (const auto& row : line_protocol::compatibility_rows) {
    table.rows.push_back({std::string(row.name), word(row.oss_1), word(row.oss_2),
                          std::string(row.what), std::string(row.releases),
                          source_text(row.source)});
    table.anchors.emplace_back(row.name);
  }
  return table;
}

}  // namespace

std::vector<Table> line_protocol_tables() {
  return {rejections_table(), core_rules_table(), compatibility_table()};
}

}  // namespace faultwire_tool
