// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_KIND_HPP
#define FAULTWIRE_LINE_PROTOCOL_KIND_HPP
/// Why an entry, or a whole body, is rejected: one row a kind, with the server's wording in both
/// generations. The wording is data: `message.hpp` fills the places in braces. Authority: the
/// parser and the write checks of InfluxDB 3 as released with 3.0.0 to 3.8.1 (`documented`) and
/// from 3.8.2 on (`current`), and the documentation of InfluxDB Cloud Serverless.
///
/// @code
/// using line_protocol::RejectionKind;
/// static_assert(line_protocol::kind_name(RejectionKind::missing_fields) == "missing_fields");
/// static_assert(line_protocol::kind_row(RejectionKind::time_tag).reason ==
///               line_protocol::Reason::schema_conflict);
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/wording/wording.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// What is wrong, in one vocabulary for both server generations.
enum class RejectionKind : std::uint8_t {
  invalid_measurement,  ///< no measurement where the entry begins
  expected_tag_key,     ///< nothing that can be a tag key after a comma of the tag set
  expected_tag_value,   ///< nothing that can be a tag value after `=`; an empty tag value is one
  tag_set_malformed,    ///< a tag key without `=`; see `expected_tag_key` where the key itself is
                        ///< missing
  expected_space,       ///< no space between the series and the field set
  missing_fields,       ///< the first field is not one: no key, no `=` or no value of any type
  invalid_integer,      ///< digits followed by `i` that do not fit 64 bits
  invalid_uinteger,     ///< digits followed by `u` that do not fit 64 bits
  invalid_timestamp,    ///< a timestamp that does not fit 64 bits; see `timestamp_overflow` for one
                        ///< that fits only before scaling
  ends_with_backslash,  ///< a name whose unescaped text ends with a backslash
  string_too_long,      ///< a name or string of more than 65,536 bytes, or 1 MiB, unescaped
  trailing_content,     ///< bytes are left after everything that could be read
  time_tag,             ///< a tag named `time`
  time_field,       ///< the only field is named `time`; see `reserved_column` for InfluxDB 3 Core
  duplicate_tag,    ///< a tag key appears twice in one entry
  duplicate_field,  ///< a field key appears twice in one entry; to IOx only with different types
  type_conflict,    ///< a column has another type already, in this batch or in what is stored
  timestamp_overflow,  ///< the timestamp does not fit 64 bits once it is in nanoseconds
  outside_retention,   ///< the point is older than the retention period allows
  reserved_column,     ///< a new tag or field has a name that the server keeps for itself
  control_character,   ///< the key of a new tag or field holds a control character
  too_many_tables,     ///< the entry would make a table beyond the limit
  too_many_columns,    ///< the entry would give its table a column beyond the limit
  too_many_tags,       ///< the entry would give its table a tag beyond the limit
  too_many_fields,     ///< the entry would give a field family a field beyond the limit
  invalid_utf8,        ///< the body is not UTF-8: all of it is refused
  too_large,           ///< the body is larger than allowed: all of it is refused
};

/// The reasons for which points are rejected, as the documentation of InfluxDB Cloud Serverless
/// divides them.
enum class Reason : std::uint8_t {
  parse,            ///< a line protocol parsing error
  timestamp,        ///< an invalid timestamp
  schema_conflict,  ///< a wrong data type, or a tag and a field that use the same key
  limit,            ///< more tables, columns or tags than the server holds
  request,          ///< the request as a whole
};

/// The step of the server that rejects; each has its own frame round the reason.
enum class Stage : std::uint8_t {
  parsing,    ///< reading the entry
  precision,  ///< scaling the timestamp to nanoseconds, between parsing and writing
  writing,    ///< the write checks of one batch
  body,       ///< before any entry is read
};

/// How the server words a rejection. Places in braces are filled by `message.hpp`.
struct KindRow {
  RejectionKind kind;
  std::string_view name;  ///< the enumerator, for machines
  Stage stage;
  Reason reason;
  wording::Wording documented;        ///< releases 3.0.0 to 3.8.1 and the documentation
  wording::Wording documented_later;  ///< the same after the first tag of a tag set
  wording::Wording current;           ///< releases from 3.8.2 on
};

/// The frame of a rejection of one stage; `{detail}` is the text of the kind.
struct StageRow {
  Stage stage;
  std::string_view name;
  wording::Wording frame;
};

}  // namespace line_protocol

namespace detail::line_protocol {
using namespace faultwire::line_protocol;
namespace kinds {
using namespace std::string_view_literals;
using faultwire::wording::Wording;

inline constexpr Wording malformed = "Tag Set Malformed"sv;
inline constexpr Wording generic = "A generic parsing error occurred: TakeWhile1"sv;
inline constexpr Wording no_measurement = "Invalid measurement was provided"sv;
inline constexpr Wording no_fields = "No fields were provided"sv;
inline constexpr Wording backslash =
    "Measurements, tag keys and values, and field keys may not end with a backslash"sv;
inline constexpr Wording too_long = "String is greater than 64KB"sv;
inline constexpr Wording tag_time =
    "input tag \"{key}\" on measurement \"{measurement}\" is invalid"sv;
inline constexpr Wording field_time =
    "invalid field name: input field \"{key}\" on measurement \"{measurement}\" is invalid"sv;
inline constexpr Wording tag_twice =
    "the tag '{key}' is specified more than once with conflicting values"sv;
inline constexpr Wording field_twice =
    "the field '{key}' is specified more than once with conflicting types"sv;
inline constexpr Wording conflict =
    "Unable to insert {inserted} type into column {key} with type {existing}"sv;
inline constexpr Wording overflow = "timestamp overflows i64"sv;
inline constexpr Wording too_old =
    "data in table {measurement} is outside of the retention period: minimum acceptable timestamp "
    "is {oldest}, but observed timestamp "
    "{observed} is older."sv;
inline constexpr Wording reserved = "'{key}' is a reserved column"sv;
inline constexpr Wording control =
    "invalid configuration provided: {role} key cannot contain control characters"sv;
inline constexpr Wording tables_full =
    "couldn't create new table; namespace contains {count} existing tables, applying this write "
    "would result in {attempted} tables, "
    "limit is {limit}"sv;
inline constexpr Wording columns_full =
    "couldn't create columns in table `{measurement}`; table contains {count} existing columns, "
    "applying this write would result in "
    "{attempted} columns, limit is {limit}"sv;
inline constexpr Wording tags_full =
    "couldn't create columns in table `{measurement}`; table contains {count} existing tag "
    "columns, applying this write would result in "
    "{attempted} tag columns, limit is {limit}"sv;
inline constexpr Wording family_full =
    "Update to schema would exceed the field limit ({limit}) for field family '{family}'"sv;
inline constexpr Wording not_utf8 = "body content is not valid utf8: {utf8}"sv;
inline constexpr Wording large = "cannot read data: points in batch is too large"sv;

using enum RejectionKind;
using enum Stage;

inline constexpr KindRow rows[] = {
    {invalid_measurement, "invalid_measurement"sv, parsing, Reason::parse, no_measurement,
     no_measurement, no_measurement},
    {expected_tag_key, "expected_tag_key"sv, parsing, Reason::parse, malformed, generic,
     "Expected tag key, got {got_cut}"sv},
    {expected_tag_value, "expected_tag_value"sv, parsing, Reason::parse, malformed, generic,
     "Expected tag value, got {got_cut}"sv},
    {tag_set_malformed, "tag_set_malformed"sv, parsing, Reason::parse, malformed, generic,
     "Tag set malformed: could not find equals sign in `{cut}`"sv},
    {expected_space, "expected_space"sv, parsing, Reason::parse, generic, generic,
     "Expected at least one space character, got {got}"sv},
    {missing_fields, "missing_fields"sv, parsing, Reason::parse, no_fields, no_fields, no_fields},
    {invalid_integer, "invalid_integer"sv, parsing, Reason::parse,
     "Unable to parse integer value '{quoted}'"sv, "Unable to parse integer value '{quoted}'"sv,
     "Unable to parse integer value `{quoted}`"sv},
    {invalid_uinteger, "invalid_uinteger"sv, parsing, Reason::parse,
     "Unable to parse unsigned integer value '{quoted}'"sv,
     "Unable to parse unsigned integer value '{quoted}'"sv,
     "Unable to parse unsigned integer value `{quoted}`"sv},
    {invalid_timestamp, "invalid_timestamp"sv, parsing, Reason::timestamp,
     "Unable to parse timestamp value '{quoted}'"sv, "Unable to parse timestamp value '{quoted}'"sv,
     "Unable to parse timestamp value `{quoted}`"sv},
    {ends_with_backslash, "ends_with_backslash"sv, parsing, Reason::parse, backslash, backslash,
     backslash},
    {string_too_long, "string_too_long"sv, parsing, Reason::parse, too_long, too_long, too_long},
    {trailing_content, "trailing_content"sv, parsing, Reason::parse,
     "Could not parse entire line. Found trailing content: '{quoted}'"sv,
     "Could not parse entire line. Found trailing content: '{quoted}'"sv,
     "Could not parse entire line. Found trailing content: `{cut}`"sv},
    {time_tag, "time_tag"sv, writing, Reason::schema_conflict, tag_time, tag_time, tag_time},
    {time_field, "time_field"sv, writing, Reason::schema_conflict, field_time, field_time,
     field_time},
    {duplicate_tag, "duplicate_tag"sv, writing, Reason::schema_conflict, tag_twice, tag_twice,
     tag_twice},
    {duplicate_field, "duplicate_field"sv, writing, Reason::schema_conflict, field_twice,
     field_twice, field_twice},
    {type_conflict, "type_conflict"sv, writing, Reason::schema_conflict, conflict, conflict,
     conflict},
    {timestamp_overflow, "timestamp_overflow"sv, precision, Reason::timestamp, overflow, overflow,
     overflow},
    {outside_retention, "outside_retention"sv, writing, Reason::timestamp, too_old, too_old,
     too_old},
    {reserved_column, "reserved_column"sv, writing, Reason::schema_conflict, reserved, reserved,
     reserved},
    {control_character, "control_character"sv, writing, Reason::schema_conflict, control, control,
     control},
    {too_many_tables, "too_many_tables"sv, writing, Reason::limit, tables_full, tables_full,
     tables_full},
    {too_many_columns, "too_many_columns"sv, writing, Reason::limit, columns_full, columns_full,
     columns_full},
    {too_many_tags, "too_many_tags"sv, writing, Reason::limit, tags_full, tags_full, tags_full},
    {too_many_fields, "too_many_fields"sv, writing, Reason::limit, family_full, family_full,
     family_full},
    {invalid_utf8, "invalid_utf8"sv, body, Reason::request, not_utf8, not_utf8, not_utf8},
    {too_large, "too_large"sv, body, Reason::request, large, large, large},
};
inline constexpr StageRow stages[] = {
    {Stage::parsing, "parsing"sv, "error parsing line {entry} (1-based): {detail}"sv},
    {Stage::precision, "precision"sv, "{detail} on line {entry} (1-based)"sv},
    {Stage::writing, "writing"sv, "error writing line {entry} (1-based): {detail}"sv},
    {Stage::body, "body"sv, "{detail}"sv},
};
}  // namespace kinds
}  // namespace detail::line_protocol

namespace line_protocol {

/// One row for every kind, in the order of the enumerators.
inline constexpr auto& kind_rows = detail::line_protocol::kinds::rows;

/// One row for every stage, in the order of the enumerators.
inline constexpr auto& stage_rows = detail::line_protocol::kinds::stages;

/// The names of the reasons, in the order of the enumerators.
inline constexpr auto reason_names =
    std::to_array<std::string_view>({"parse", "timestamp", "schema_conflict", "limit", "request"});

/// The row of `kind`, in static storage. Constant.
[[nodiscard]] constexpr const KindRow& kind_row(RejectionKind kind) noexcept {
  return kind_rows[static_cast<std::size_t>(kind)];
}
/// The row of `stage`, in static storage. Constant.
[[nodiscard]] constexpr const StageRow& stage_row(Stage stage) noexcept {
  return stage_rows[static_cast<std::size_t>(stage)];
}
/// The enumerator of `kind` as text, in static storage.
[[nodiscard]] constexpr std::string_view kind_name(RejectionKind kind) noexcept {
  return kind_row(kind).name;
}
/// The enumerator of `reason` as text, in static storage.
[[nodiscard]] constexpr std::string_view reason_name(Reason reason) noexcept {
  return reason_names[static_cast<std::size_t>(reason)];
}
/// The kind whose name is exactly `name`. Linear in the number of kinds.
[[nodiscard]] constexpr std::optional<RejectionKind> find_kind(std::string_view name) noexcept {
  for (const KindRow& row : kind_rows) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
