// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_COMPATIBILITY_KIND_HPP
#define FAULTWIRE_LINE_PROTOCOL_COMPATIBILITY_KIND_HPP
/// The constructs of line protocol that InfluxDB 1.x and 2.x read otherwise than InfluxDB 3, one
/// row each. Authority: models/points.go of InfluxDB 1.0.0 to 1.12.4 and 2.0.0 to 2.9.1.
///
/// @code
/// using namespace line_protocol;
/// constexpr const CompatibilityRow& row = compatibility_row(CompatibilityKind::unsigned_integer);
/// static_assert(row.oss_1 == CompatibilityEffect::refuses && row.oss_2 ==
/// CompatibilityEffect::same);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/column_type.hpp"  // Source

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// What another parser does with a construct.
enum class CompatibilityEffect : std::uint8_t {
  same,     ///< what InfluxDB 3 does
  refuses,  ///< it refuses the line; InfluxDB 3 accepts the construct
  accepts,  ///< it accepts the construct; InfluxDB 3 refuses the line
  differs,  ///< it accepts the line and reads another name
  drops,    ///< it takes the line for a comment; InfluxDB 3 accepts it
};

/// A construct that not all parsers read alike.
enum class CompatibilityKind : std::uint8_t {
  comma_in_tag_key,     ///< `m,a,b=c f=1`: InfluxDB 3 reads the key `a,b`
  equals_in_tag_value,  ///< `m,a=b=c f=1`: InfluxDB 3 reads the value `b=c`
  repeated_tag,         ///< `m,a=b,a=c f=1`: see also RejectionKind::duplicate_tag
  comma_in_field_key,   ///< `m f,g=1` or `m f=1,,g=2`: InfluxDB 3 reads the keys `f,g` and `,g`
  trailing_comma,       ///< `m f=1,`: InfluxDB 3 reads one field
  unsigned_integer,     ///< `m f=5u`
  infinite_float,       ///< `m f=1e400`: InfluxDB 3 stores infinity
  extreme_timestamp,    ///< one of the three least and greatest nanoseconds
  long_series_key,      ///< measurement, tags and a field key of more than 65,535 bytes together
  reserved_tag_key,     ///< a tag `_field`, `_measurement` or `time`
  kept_backslash,       ///< `m,a=b\\c f=1`: InfluxDB 3 reads `b\c`, others both backslashes
  joined_to_comment,    ///< an escaped or quoted newline joins the line to a comment before it
  byte_order_mark,      ///< the batch begins with U+FEFF, a part of the first name for all of them
  leading_dot,          ///< `m f=.5`
  trailing_dot,         ///< `m f=1.`
  trailing_blank,       ///< `m f=1 ` with a blank but no timestamp after the fields
  tab_in_name,          ///< a tab inside a name, which ends there for InfluxDB 3
};

/// What is known of one construct.
struct CompatibilityRow {
  CompatibilityKind kind;
  std::string_view name;  ///< the enumerator, for machines
  CompatibilityEffect oss_1;
  CompatibilityEffect oss_2;
  std::string_view what;      ///< what is in the line
  std::string_view releases;  ///< in which it was read
  Source source;
};

/// Where the rows come from.
namespace compatibility_sources {
inline constexpr Source points{"InfluxDB 1.12.4, 2.9.1", "models/points.go", "2026-05"};
inline constexpr Source time{"InfluxDB 1.12.4, 2.9.1", "models/time.go", "2026-05"};
}  // namespace compatibility_sources

/// One row for every kind, in the order of the enumerators.
inline constexpr CompatibilityRow compatibility_rows[] = {
    {CompatibilityKind::comma_in_tag_key, "comma_in_tag_key", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a comma in a tag key is not escaped",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::equals_in_tag_value, "equals_in_tag_value", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "an equals sign in a tag value is not escaped",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::repeated_tag, "repeated_tag", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a tag key appears twice", "1.0.0 to 1.12.4, 2.0.0 to 2.9.1",
     compatibility_sources::points},
    {CompatibilityKind::comma_in_field_key, "comma_in_field_key", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a comma in a field key is not escaped",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::trailing_comma, "trailing_comma", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a comma follows the last field",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::unsigned_integer, "unsigned_integer", CompatibilityEffect::refuses,
     CompatibilityEffect::same, "an unsigned integer", "1.0.0 to 1.12.4, 2.0.0 to 2.9.1",
     compatibility_sources::points},
    {CompatibilityKind::infinite_float, "infinite_float", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a float does not fit 64 bits",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::extreme_timestamp, "extreme_timestamp", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses,
     "the timestamp is outside -9223372036854775806 to 9223372036854775806 nanoseconds",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::time},
    {CompatibilityKind::long_series_key, "long_series_key", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses,
     "measurement, tags and field key have more than 65,535 bytes together",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::reserved_tag_key, "reserved_tag_key", CompatibilityEffect::same,
     CompatibilityEffect::refuses, "a tag has a name that is reserved", "2.0.0 to 2.9.1",
     compatibility_sources::points},
    {CompatibilityKind::kept_backslash, "kept_backslash", CompatibilityEffect::differs,
     CompatibilityEffect::differs,
     "two backslashes in a name are two for it, and one for InfluxDB 3",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::joined_to_comment, "joined_to_comment", CompatibilityEffect::drops,
     CompatibilityEffect::drops,
     "an escaped or quoted newline joins the line to a comment before it",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::byte_order_mark, "byte_order_mark", CompatibilityEffect::same,
     CompatibilityEffect::same,
     "a byte order mark precedes the first line and becomes a part of its measurement",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::leading_dot, "leading_dot", CompatibilityEffect::accepts,
     CompatibilityEffect::accepts, "a number begins with its decimal point",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::trailing_dot, "trailing_dot", CompatibilityEffect::accepts,
     CompatibilityEffect::accepts, "a number ends with its decimal point",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::trailing_blank, "trailing_blank", CompatibilityEffect::accepts,
     CompatibilityEffect::accepts, "a blank follows the fields, and no timestamp",
     "1.0.0 to 1.12.4, 2.0.0 to 2.9.1", compatibility_sources::points},
    {CompatibilityKind::tab_in_name, "tab_in_name", CompatibilityEffect::accepts,
     CompatibilityEffect::accepts, "a tab is in a name", "1.0.0 to 1.12.4, 2.0.0 to 2.9.1",
     compatibility_sources::points},
};

/// Returns the row of `kind`, in static storage.
[[nodiscard]] constexpr const CompatibilityRow& compatibility_row(CompatibilityKind kind) noexcept {
  return compatibility_rows[static_cast<std::size_t>(kind)];
}

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
