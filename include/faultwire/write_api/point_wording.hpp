// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_POINT_WORDING_HPP
#define FAULTWIRE_WRITE_API_POINT_WORDING_HPP
/// How other products word a rejection than `kind.hpp` says. InfluxDB 1.x and 2.x: one row a kind.
/// They quote the line instead of numbering it, and divide the kinds otherwise than InfluxDB 3
/// does, so a row is the text for the plainest input of its kind. InfluxDB 3 Core: the two
/// conflicts that its catalog finds. Authority: the answers of InfluxDB 1.6.7; the sources of
/// InfluxDB 3 Core.
///
/// @code
/// using line_protocol::RejectionKind;
/// static_assert(point_wording(RejectionKind::duplicate_tag).text == "duplicate tags");
/// static_assert(point_wording(RejectionKind::type_conflict).stored);
/// @endcode

#include <array>
#include <cstddef>
#include <string_view>

#include "faultwire/codes/column_type.hpp"
#include "faultwire/line_protocol/message.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// The wording of one kind. Places: `{quoted}`, `{key}`, `{measurement}` as in the rows of
/// `kind.hpp`; `{inserted}` and `{existing}` are types in the words of 1.x.
struct PointWordingRow {
  line_protocol::RejectionKind kind;
  bool stored;  ///< found when the point is stored, not when it is read: then the line is not
                ///< quoted, and the point counts as dropped
  std::string_view text;
};

/// One row for every kind, in the order of the enumerators.
inline constexpr auto point_wording_rows = [] {
  using enum line_protocol::RejectionKind;
  return std::to_array<PointWordingRow>({
      {invalid_measurement, false, "missing measurement"},
      {expected_tag_key, false, "missing tag key"},
      {expected_tag_value, false, "missing tag value"},
      {tag_set_malformed, false, "missing tag value"},
      {expected_space, false, "missing fields"},
      {missing_fields, false, "invalid field format"},
      {invalid_integer, false,
       "unable to parse integer {quoted}: strconv.ParseInt: parsing \"{quoted}\": value out of "
       "range"},
      {invalid_uinteger, false, "invalid number"},
      {invalid_timestamp, false, "strconv.ParseInt: parsing \"{quoted}\": value out of range"},
      {ends_with_backslash, false, "invalid tag format"},
      {string_too_long, false, "max key length exceeded: 65537 > 65535"},
      {trailing_content, false, "bad timestamp"},
      {time_tag, true,
       "invalid tag key: input tag \"{key}\" on measurement \"{measurement}\" is invalid"},
      {time_field, true,
       "invalid field name: input field \"{key}\" on measurement \"{measurement}\" is invalid"},
      {duplicate_tag, false, "duplicate tags"},
      {duplicate_field, true, "field type conflict"},
      {type_conflict, true,
       "field type conflict: input field \"{key}\" on measurement \"{measurement}\" is type "
       "{inserted}, already exists as type {existing}"},
      {timestamp_overflow, false, "time outside range -9223372036854775806 - 9223372036854775806"},
      {invalid_utf8, false, "invalid UTF-8"},
      {too_large, false, "Request Entity Too Large"},
  });
}();

/// The row of `kind`, in static storage.
[[nodiscard]] constexpr const PointWordingRow& point_wording(
    line_protocol::RejectionKind kind) noexcept {
  return point_wording_rows[static_cast<std::size_t>(kind)];
}

/// The frame of a rejected line that could not be read. `{line}` is the line, `{reason}` its text.
inline constexpr std::string_view unparsed_point_frame = "unable to parse '{line}': {reason}";

}  // namespace write_api

namespace detail::write_api {
using namespace faultwire::write_api;
/// A column type in the words of 1.x, which has no type of a tag or a time.
[[nodiscard]] constexpr std::string_view point_type_name(IoxColumnType type) noexcept {
  const IoxColumnTypeRow& row = iox_column_type_rows[static_cast<std::size_t>(type)];
  if (type == IoxColumnType::field_uinteger) return "unsigned";
  return row.text.substr(row.text.rfind(':') + 1);
}
}  // namespace detail::write_api

namespace write_api {

/// Sends the reason in the words of 1.x, for example `missing tag value`. Linear in the text, no
/// allocation.
template <Sink S>
constexpr void point_reason_to(S&& sink, const line_protocol::MessageFacts& facts) {
  detail::line_protocol::wording_to(
      sink, point_wording(facts.kind).text, [&](std::string_view place) {
        if (place == "inserted") return sink(detail::write_api::point_type_name(facts.inserted));
        if (place == "existing") return sink(detail::write_api::point_type_name(facts.existing));
        detail::line_protocol::place_to(sink, place, facts);
      });
}

/// A kind for which InfluxDB 3 Core has a wording of its own. Places as in the rows of `kind.hpp`.
struct CoreWordingRow {
  line_protocol::RejectionKind kind;
  std::string_view text;
};

inline constexpr auto core_wording_rows = std::to_array<CoreWordingRow>({
    {line_protocol::RejectionKind::duplicate_field,
     "invalid line protocol - multiple instances of '{key}' field found"},
    {line_protocol::RejectionKind::type_conflict,
     "invalid column type for column '{key}', expected {existing}, got {inserted}"},
});

/// Sends the reason in the words of InfluxDB 3 Core. Linear in the text, no allocation.
template <Sink S>
constexpr void core_reason_to(S&& sink, const line_protocol::MessageFacts& facts) {
  for (const CoreWordingRow& row : core_wording_rows) {
    if (row.kind != facts.kind) continue;
    return detail::line_protocol::wording_to(sink, row.text, [&](std::string_view place) {
      detail::line_protocol::place_to(sink, place, facts);
    });
  }
  line_protocol::detail_to(sink, facts);
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
