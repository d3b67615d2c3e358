// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

consteval bool rows_stand_at_their_place() {
  for (std::size_t i = 0; i < std::size(kind_rows); ++i) {
    if (static_cast<std::size_t>(kind_rows[i].kind) != i ||
        find_kind(kind_rows[i].name) != kind_rows[i].kind)
      return false;
    if (kind_rows[i].documented.empty() || kind_rows[i].documented_later.empty() ||
        kind_rows[i].current.empty())
      return false;
  }
  for (std::size_t i = 0; i < std::size(stage_rows); ++i) {
    if (static_cast<std::size_t>(stage_rows[i].stage) != i) return false;
  }
  for (std::size_t i = 0; i < std::size(precision_rows); ++i) {
    if (static_cast<std::size_t>(precision_rows[i].precision) != i) return false;
  }
  return true;
}
static_assert(rows_stand_at_their_place());
static_assert(std::size(kind_rows) == 27);

constexpr Reason reason_of(RejectionKind kind) { return kind_row(kind).reason; }
static_assert(reason_of(RejectionKind::invalid_timestamp) == Reason::timestamp &&
              reason_of(RejectionKind::timestamp_overflow) == Reason::timestamp &&
              reason_of(RejectionKind::type_conflict) == Reason::schema_conflict &&
              reason_of(RejectionKind::time_field) == Reason::schema_conflict &&
              reason_of(RejectionKind::invalid_utf8) == Reason::request &&
              reason_of(RejectionKind::trailing_content) == Reason::parse);

static_assert(sizeof(Text) == 16 && sizeof(Value) == 16 && sizeof(Tag) == 32 &&
              sizeof(Field) == 32);
static_assert(std::is_trivially_copyable_v<Text> && std::is_trivially_copyable_v<Value> &&
              std::is_trivially_copyable_v<Rejection>);
static_assert(std::input_iterator<Reader::Iterator> &&
              std::sentinel_for<std::default_sentinel_t, Reader::Iterator>);

static_assert(detail::line_protocol::parse_integer("-9223372036854775808") ==
                  std::numeric_limits<std::int64_t>::min() &&
              !detail::line_protocol::parse_integer("9223372036854775808") &&
              !detail::line_protocol::parse_integer("-9223372036854775809") &&
              detail::line_protocol::parse_integer("-0") == 0 &&
              detail::line_protocol::parse_uinteger("18446744073709551615") == ~std::uint64_t{0} &&
              !detail::line_protocol::parse_uinteger("18446744073709551616"));
static_assert(detail::line_protocol::scan_number("-2.5e3,x").length == 6 &&
              detail::line_protocol::scan_number("-").shape ==
                  detail::line_protocol::NumberShape::none &&
              detail::line_protocol::scan_number("-5u").length == 2);

static_assert(to_nanoseconds(1, Precision::seconds) == 1'000'000'000 &&
              !to_nanoseconds(9223372037, Precision::seconds) &&
              to_nanoseconds(-9223372036, Precision::seconds) &&
              !to_nanoseconds(-9223372037, Precision::seconds));
static_assert(detect_precision(4'999'999'999) == Precision::seconds &&
              detect_precision(5'000'000'000) == Precision::milliseconds &&
              detect_precision(4'999'999'999'999) == Precision::milliseconds &&
              detect_precision(5'000'000'000'000) == Precision::microseconds &&
              detect_precision(-5'000'000'000'000'000) == Precision::nanoseconds &&
              detect_precision(-4'999'999'999) == Precision::seconds &&
              detect_precision(std::numeric_limits<std::int64_t>::min()) == Precision::nanoseconds);
static_assert(Text("a\\ b", EscapeRule::key) == std::string_view("a b") &&
              Text("a\\=b", EscapeRule::measurement) == std::string_view("a\\=b") &&
              Text("a\\\"b", EscapeRule::string).size() == 3);
static_assert(detail::line_protocol::scan_number("").length == 0 &&
              detail::line_protocol::scan_number("-").length == 0 &&
              detail::line_protocol::scan_number("x").length == 0);
}  // namespace
