// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The tables of the room `write_api`: every row where its enumerator says, with a source, and no
// answer twice.
#include "faultwire/mapping.hpp"
#include "faultwire/write_api.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::write_api;

template <class Rows, class F>
constexpr bool each_at_its_place(const Rows& rows, F&& value) {
  std::size_t i = 0;
  for (const auto& row : rows) {
    if (static_cast<std::size_t>(value(row)) != i++) return false;
  }
  return true;
}
static_assert(each_at_its_place(product_rows, [](const auto& row) { return row.product; }));
static_assert(each_at_its_place(tables<>, [](const auto& row) { return row.product; }));
static_assert(each_at_its_place(event_rows, [](const auto& row) { return row.event; }));
static_assert(each_at_its_place(body_shape_rows, [](const auto& row) { return row.shape; }));
static_assert(each_at_its_place(point_words_rows, [](const auto& row) { return row.kind; }));
static_assert(each_at_its_place(endpoint_check_rows, [](const auto& row) { return row.check; }));
static_assert(std::size(point_words_rows) == std::size(line_protocol::kind_rows),
              "every kind needs words of 1.x: edit write_api/facts/reasons.hpp");
static_assert(event_count <= 32 && std::size(line_protocol::kind_rows) <= 32 &&
                  std::size(product_rows) <= 32,
              "an EnumSet has 32 bits");

static_assert(Flavour{} == core_v3);

/// How many checks each order has; every check once, and nothing after them.
constexpr std::size_t counts_of_checks[] = {11, 10, 11, 9, 9, 9, 10};
constexpr bool checks_are_counted() {
  for (std::size_t order = 0; order < std::size(check_orders); ++order) {
    const CheckOrder& row = check_orders[order];
    if (row.count != counts_of_checks[order]) return false;
    for (std::size_t i = 0; i < std::size(row.order); ++i) {
      if (i >= row.count) {
        if (row.order[i] != EndpointCheck{}) return false;
        continue;
      }
      for (std::size_t other = 0; other < i; ++other) {
        if (row.order[other] == row.order[i]) return false;
      }
    }
  }
  return true;
}
static_assert(checks_are_counted());

/// A guess is not made from another guess.
constexpr bool guesses_are_of_one_step() {
  for (const Table& table : tables<>) {
    if (table_of(table.otherwise).otherwise != table.otherwise) return false;
  }
  return true;
}
static_assert(guesses_are_of_one_step());

/// Names come from places of the text or from `data`.
constexpr bool names_come_from_somewhere(const AnswerRow& row) {
  using wording::Place;
  const bool in_data =
      row.answer.shape == BodyShape::error_object || row.answer.shape == BodyShape::error_array;
  const bool in_text = row.answer.text.has(Place::rejections) || row.answer.text.has(Place::first);
  const bool numbered = row.claim.names == Names::every || row.claim.names == Names::first;
  if (numbered && !in_data && !in_text) return false;
  return row.claim.names != Names::echoed || row.answer.text.has(Place::points) ||
         row.answer.text.has(Place::first);
}

constexpr bool rows_hold_together() {
  for (const Table& table : tables<>) {
    for (const AnswerRow& row : table.rows) {
      if (row.because.source.title.empty() || row.because.source.date.empty()) return false;
      if (!(row.because.since < row.because.until) || row.on == 0) return false;
      if (row.answer.shape == BodyShape::empty && !row.answer.text.empty()) return false;
      if (row.answer.shape != BodyShape::empty && row.answer.text.empty()) return false;
      // What is refused as a whole is not stored.
      if (row.event == WriteEvent::batch_refused && row.claim.stored != Stored::none) return false;
      if (row.event == WriteEvent::some_rejected && row.claim.stored != Stored::some) return false;
      const bool success = static_cast<unsigned>(row.answer.status) < 300;
      if (success && row.claim.stored != Stored::all && row.claim.stored != Stored::some)
        return false;
      const bool coded =
          row.answer.shape == BodyShape::code_line || row.answer.shape == BodyShape::code_message;
      if (coded && code_text_of(row).empty()) return false;
      if (!names_come_from_somewhere(row)) return false;
    }
  }
  return true;
}
static_assert(rows_hold_together());

constexpr bool names_are_found() {
  for (const FlavourRow& row : flavour_rows) {
    if (find_flavour(row.name) != row.flavour || flavour_name(row.flavour) != row.name)
      return false;
  }
  return true;
}
static_assert(names_are_found());
static_assert(!find_flavour("") && !find_flavour("oss") && !find_flavour("oss-1@"));
static_assert(!find_flavour("oss-1@3.0.0") && !find_flavour("core-v3@4.0.0"));
static_assert(find_flavour("core-v2@3.4.1") == core_v2_before_3_4_2);
static_assert(parse_release("3.6") == Release{3, 6, 0} && !parse_release("3..6") &&
              !parse_release("3.6.0.1") && !parse_release("99999.0"));

static_assert(first_failure(core_v3, [](EndpointCheck) { return true; }) ==
              WriteEvent::unauthenticated);
static_assert(!first_failure(core_v3, [](EndpointCheck) { return false; }));
// InfluxDB 3 Core has no permissions for a database, and 1.x before 1.8 checks no precision.
static_assert(!first_failure(core_v3, [](EndpointCheck check) {
  return check == EndpointCheck::permission;
}));
static_assert(!first_failure(oss_1.at({1, 6, 7}), [](EndpointCheck check) {
  return check == EndpointCheck::parameters;
}));
static_assert(first_failure(oss_1, [](EndpointCheck check) {
                return check == EndpointCheck::parameters;
              }) == WriteEvent::bad_parameter);

constexpr bool answers(const Flavour& flavour, WriteEvent event) {
  const AnswerRow* const row = find_row(flavour, event);
  return row != nullptr;
}
// InfluxDB 3 Core writes partially on one endpoint only.
static_assert(answers(core_v3, WriteEvent::some_rejected));
static_assert(!answers(core_v1, WriteEvent::some_rejected));
static_assert(!answers(core_v2, WriteEvent::some_rejected));
static_assert(!answers(core_v3, WriteEvent::no_permission));
static_assert(core_v2.endpoints() == on_v2 && core_v2_before_3_4_2.endpoints() == on_v2_old);
}  // namespace
