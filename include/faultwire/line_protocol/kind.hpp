// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_KIND_HPP
#define FAULTWIRE_LINE_PROTOCOL_KIND_HPP
/// Why an entry, or a whole body, is rejected: one row a kind, with the server's wording in both
/// generations. The wording is data: `message.hpp` fills the places in braces. Authority: the
/// parser and the write checks of InfluxDB 3 as released with 3.0-3.8 (`documented`) and from 3.9
/// on (`current`), and the documentation of InfluxDB Cloud Serverless.
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
  string_too_long,      ///< a name or string of more than 65,536 bytes, unescaped
  trailing_content,     ///< bytes are left after everything that could be read
  time_tag,             ///< a tag named `time`
  time_field,           ///< the only field is named `time`
  duplicate_tag,        ///< a tag key stands twice in one entry
  duplicate_field,      ///< a field key stands twice in one entry with different types
  type_conflict,        ///< a column of this batch has another type already
  timestamp_overflow,   ///< the timestamp does not fit 64 bits once it is in nanoseconds
  invalid_utf8,         ///< the body is not UTF-8: all of it is refused
  too_large,            ///< the body is larger than allowed: all of it is refused
};

/// The reasons for which points are rejected, as the documentation of InfluxDB Cloud Serverless
/// divides them.
enum class Reason : std::uint8_t {
  parse,            ///< a line protocol parsing error
  timestamp,        ///< an invalid timestamp
  schema_conflict,  ///< a wrong data type, or a tag and a field that use the same key
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
  std::string_view documented;        ///< releases 3.0 to 3.8 and the documentation
  std::string_view documented_later;  ///< the same after the first tag of a tag set
  std::string_view current;           ///< releases from 3.9 on
};

/// The frame of a rejection of one stage; `{detail}` is the text of the kind.
struct StageRow {
  Stage stage;
  std::string_view name;
  std::string_view frame;
};

}  // namespace line_protocol

namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline constexpr std::string_view malformed = "Tag Set Malformed";
inline constexpr std::string_view generic = "A generic parsing error occurred: TakeWhile1";
inline constexpr std::string_view no_measurement = "Invalid measurement was provided";
inline constexpr std::string_view no_fields = "No fields were provided";
inline constexpr std::string_view backslash =
    "Measurements, tag keys and values, and field keys may not end with a backslash";
inline constexpr std::string_view too_long = "String is greater than 64KB";
inline constexpr std::string_view tag_time =
    "input tag \"{key}\" on measurement \"{measurement}\" is invalid";
inline constexpr std::string_view field_time =
    "invalid field name: input field \"{key}\" on measurement \"{measurement}\" is invalid";
inline constexpr std::string_view tag_twice =
    "the tag '{key}' is specified more than once with conflicting values";
inline constexpr std::string_view field_twice =
    "the field '{key}' is specified more than once with conflicting types";
inline constexpr std::string_view conflict =
    "Unable to insert {inserted} type into column {key} with type {existing}";
inline constexpr std::string_view overflow = "timestamp overflows i64";
inline constexpr std::string_view not_utf8 = "body content is not valid utf8: {utf8}";
inline constexpr std::string_view large = "cannot read data: points in batch is too large";
}  // namespace detail::line_protocol

namespace line_protocol {

/// One row for every kind, in the order of the enumerators.
inline constexpr auto kind_rows = [] {
  using enum RejectionKind;
  using enum Stage;
  namespace d = faultwire::detail::line_protocol;
  return std::to_array<KindRow>({
      {invalid_measurement, "invalid_measurement", parsing, Reason::parse, d::no_measurement,
       d::no_measurement, d::no_measurement},
      {expected_tag_key, "expected_tag_key", parsing, Reason::parse, d::malformed, d::generic,
       "Expected tag key, got {got_cut}"},
      {expected_tag_value, "expected_tag_value", parsing, Reason::parse, d::malformed, d::generic,
       "Expected tag value, got {got_cut}"},
      {tag_set_malformed, "tag_set_malformed", parsing, Reason::parse, d::malformed, d::generic,
       "Tag set malformed: could not find equals sign in `{cut}`"},
      {expected_space, "expected_space", parsing, Reason::parse, d::generic, d::generic,
       "Expected at least one space character, got {got}"},
      {missing_fields, "missing_fields", parsing, Reason::parse, d::no_fields, d::no_fields,
       d::no_fields},
      {invalid_integer, "invalid_integer", parsing, Reason::parse,
       "Unable to parse integer value '{quoted}'", "Unable to parse integer value '{quoted}'",
       "Unable to parse integer value `{quoted}`"},
      {invalid_uinteger, "invalid_uinteger", parsing, Reason::parse,
       "Unable to parse unsigned integer value '{quoted}'",
       "Unable to parse unsigned integer value '{quoted}'",
       "Unable to parse unsigned integer value `{quoted}`"},
      {invalid_timestamp, "invalid_timestamp", parsing, Reason::timestamp,
       "Unable to parse timestamp value '{quoted}'", "Unable to parse timestamp value '{quoted}'",
       "Unable to parse timestamp value `{quoted}`"},
      {ends_with_backslash, "ends_with_backslash", parsing, Reason::parse, d::backslash,
       d::backslash, d::backslash},
      {string_too_long, "string_too_long", parsing, Reason::parse, d::too_long, d::too_long,
       d::too_long},
      {trailing_content, "trailing_content", parsing, Reason::parse,
       "Could not parse entire line. Found trailing content: '{quoted}'",
       "Could not parse entire line. Found trailing content: '{quoted}'",
       "Could not parse entire line. Found trailing content: `{cut}`"},
      {time_tag, "time_tag", writing, Reason::schema_conflict, d::tag_time, d::tag_time,
       d::tag_time},
      {time_field, "time_field", writing, Reason::schema_conflict, d::field_time, d::field_time,
       d::field_time},
      {duplicate_tag, "duplicate_tag", writing, Reason::schema_conflict, d::tag_twice, d::tag_twice,
       d::tag_twice},
      {duplicate_field, "duplicate_field", writing, Reason::schema_conflict, d::field_twice,
       d::field_twice, d::field_twice},
      {type_conflict, "type_conflict", writing, Reason::schema_conflict, d::conflict, d::conflict,
       d::conflict},
      {timestamp_overflow, "timestamp_overflow", precision, Reason::timestamp, d::overflow,
       d::overflow, d::overflow},
      {invalid_utf8, "invalid_utf8", body, Reason::request, d::not_utf8, d::not_utf8, d::not_utf8},
      {too_large, "too_large", body, Reason::request, d::large, d::large, d::large},
  });
}();

/// One row for every stage, in the order of the enumerators.
inline constexpr auto stage_rows = std::to_array<StageRow>({
    {Stage::parsing, "parsing", "error parsing line {entry} (1-based): {detail}"},
    {Stage::precision, "precision", "{detail} on line {entry} (1-based)"},
    {Stage::writing, "writing", "error writing line {entry} (1-based): {detail}"},
    {Stage::body, "body", "{detail}"},
});

/// The names of the reasons, in the order of the enumerators.
inline constexpr auto reason_names =
    std::to_array<std::string_view>({"parse", "timestamp", "schema_conflict", "request"});

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
