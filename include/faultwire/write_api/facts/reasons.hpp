// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_REASONS_HPP
#define FAULTWIRE_WRITE_API_FACTS_REASONS_HPP
/// How products word the reason of one rejection, beside the rows of line_protocol/kind.hpp and
/// core_wording.hpp: the words of InfluxDB 1.x and 2.x for every kind, and texts of older and other
/// releases, which are only read.
///
/// @code
/// using namespace faultwire::write_api;
/// using line_protocol::RejectionKind;
/// static_assert(point_words(RejectionKind::duplicate_tag).text.text() == "duplicate tags");
/// static_assert(point_words(RejectionKind::type_conflict).stored);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/write_api/facts/row.hpp"
#include "faultwire/write_api/facts/sources.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// The words of InfluxDB 1.x and 2.x for one kind. They divide faults otherwise than InfluxDB 3, so
/// a row has the text for the plainest input of its kind.
struct PointWords {
  line_protocol::RejectionKind kind;
  bool stored;  ///< found when the point is stored: the line is not quoted, and the point counts as
                ///< dropped
  wording::Wording text;
  const Source* source = &sources::oss_1_recorded;  ///< where the words were read
};

/// One row for every kind, in the order of the enumerators. 1.x and 2.x have no limits of tables,
/// columns and tags, no reserved columns, and refuse no body that is not UTF-8: those rows have the
/// words of InfluxDB 3 Core, and its source.
inline constexpr PointWords point_words_rows[] = {
    {line_protocol::RejectionKind::invalid_measurement, false, "missing measurement"sv},
    {line_protocol::RejectionKind::expected_tag_key, false, "missing tag key"sv},
    {line_protocol::RejectionKind::expected_tag_value, false, "missing tag value"sv},
    {line_protocol::RejectionKind::tag_set_malformed, false, "missing tag value"sv},
    {line_protocol::RejectionKind::expected_space, false, "missing fields"sv},
    {line_protocol::RejectionKind::missing_fields, false, "invalid field format"sv},
    {line_protocol::RejectionKind::invalid_integer, false,
     "unable to parse integer {quoted}: strconv.ParseInt: parsing \"{quoted}\": value out of "
     "range"sv},
    {line_protocol::RejectionKind::invalid_uinteger, false, "invalid number"sv},
    {line_protocol::RejectionKind::invalid_timestamp, false,
     "strconv.ParseInt: parsing \"{quoted}\": value out of range"sv},
    {line_protocol::RejectionKind::ends_with_backslash, false, "invalid tag format"sv},
    {line_protocol::RejectionKind::string_too_long, false,
     "max key length exceeded: 65537 > 65535"sv},
    {line_protocol::RejectionKind::trailing_content, false, "bad timestamp"sv},
    {line_protocol::RejectionKind::time_tag, true,
     "invalid tag key: input tag \"{key}\" on measurement \"{measurement}\" is invalid"sv},
    {line_protocol::RejectionKind::time_field, true,
     "invalid field name: input field \"{key}\" on measurement \"{measurement}\" is invalid"sv},
    {line_protocol::RejectionKind::duplicate_tag, false, "duplicate tags"sv},
    {line_protocol::RejectionKind::duplicate_field, true, "field type conflict"sv},
    {line_protocol::RejectionKind::type_conflict, true,
     "field type conflict: input field \"{key}\" on measurement \"{measurement}\" is type "
     "{inserted}, already exists as type {existing}"sv},
    {line_protocol::RejectionKind::timestamp_overflow, false,
     "time outside range -9223372036854775806 - 9223372036854775806"sv},
    {line_protocol::RejectionKind::outside_retention, true, "points beyond retention policy"sv},
    {line_protocol::RejectionKind::reserved_column, true, "'{key}' is a reserved column"sv,
     &sources::core_validator},
    {line_protocol::RejectionKind::control_character, true,
     "invalid configuration provided: {role} key cannot contain control characters"sv,
     &sources::core_catalog},
    {line_protocol::RejectionKind::too_many_tables, true,
     "Update to schema would exceed number of tables limit of {limit} tables"sv,
     &sources::core_catalog},
    {line_protocol::RejectionKind::too_many_columns, true,
     "Update to schema would exceed number of columns per table limit of {limit} columns"sv,
     &sources::core_catalog},
    {line_protocol::RejectionKind::too_many_tags, true,
     "Update to schema would exceed number of tag columns per table limit of {limit} columns"sv,
     &sources::core_catalog},
    {line_protocol::RejectionKind::too_many_fields, true,
     "Update to schema would exceed the field limit ({limit}) for field family '{family}'"sv,
     &sources::core_catalog},
    {line_protocol::RejectionKind::invalid_utf8, false, "invalid UTF-8"sv, &sources::core_http},
    {line_protocol::RejectionKind::too_large, false, "Request Entity Too Large"sv,
     &sources::oss_1_handler},
};

/// Returns the row of `kind`, in static storage. Constant.
[[nodiscard]] constexpr const PointWords& point_words(line_protocol::RejectionKind kind) noexcept {
  return point_words_rows[static_cast<std::size_t>(kind)];
}

/// The frame of a rejected line that 1.x and 2.x could not parse.
inline constexpr wording::Wording unparsed_point = "unable to parse '{line}': {reason}"sv;

/// The frames of IOx before it named more than one line, in the order of `line_protocol::Stage`.
inline constexpr wording::Wording first_line_frames[] = {
    "error parsing line {entry} (1-based): {detail}"sv,
    "{detail}"sv,
    "error writing line {entry}: {detail}"sv,
    "{detail}"sv,
};

/// A text for a reason that no row above renders. An event other than `some_rejected` replaces the
/// event of a partial write.
struct ReasonText {
  wording::Wording text;
  std::uint8_t count;                     ///< how many of `kinds` there are
  line_protocol::RejectionKind kinds[3];  ///< which it may be
  WriteEvent event;
  Source source;
};

}  // namespace write_api

namespace detail {
namespace write_api {
namespace reasons {

using namespace faultwire::sources;
using namespace faultwire::write_api;
using enum line_protocol::RejectionKind;
inline constexpr auto some = WriteEvent::some_rejected;
inline constexpr auto limit = WriteEvent::limit_reached;
inline constexpr auto old = WriteEvent::outside_retention;

template <class Lazy>
inline constexpr codes::Later<ReasonText, Lazy> rows[] = {
    // IOx and the parser of InfluxDB 3.
    {"A generic parsing error occurred: EscapedTransform"sv,
     1,
     {invalid_measurement},
     some,
     iox_router},
    {"A generic parsing error occurred: {name}"sv,
     3,
     {expected_space, tag_set_malformed, expected_tag_key},
     some,
     iox_router},
    {"Tag set malformed"sv,
     3,
     {tag_set_malformed, expected_tag_key, expected_tag_value},
     some,
     iox_router},
    {"Tag set malformed: could not find {name} in {rest}"sv,
     1,
     {tag_set_malformed},
     some,
     iox_router},
    {"Must not contain duplicate tags, but '{key}' was repeated"sv,
     1,
     {duplicate_tag},
     some,
     iox_router},
    {"Unable to parse floating-point value '{value}'"sv, 1, {missing_fields}, some, iox_router},
    {"String is greater than 1MB"sv, 1, {string_too_long}, some, core_validator},
    {"schema conflict: {rest}"sv, 1, {type_conflict}, some, iox_router},
    // InfluxDB 3 Core.
    {"Field type mismatch on table {table} column {key}. Existing column is {existing} but "
     "attempted to add {inserted}"sv,
     1,
     {type_conflict},
     some,
     core_catalog},
    {"'time' is a reserved column"sv,
     3,
     {time_field, time_tag, reserved_column},
     some,
     core_catalog},
    {"Update to schema would exceed number of tag columns {rest}"sv,
     1,
     {too_many_tags},
     limit,
     core_catalog},
    {"Update to schema would exceed number of columns {rest}"sv,
     1,
     {too_many_columns},
     limit,
     core_catalog},
    {"Update to schema would exceed number of tables {rest}"sv,
     1,
     {too_many_tables},
     limit,
     core_catalog},
    {"Update to schema would exceed the field limit {rest}"sv,
     1,
     {too_many_fields},
     limit,
     core_catalog},
    {"Update to schema would exceed the field family limit of {number}"sv,
     1,
     {too_many_fields},
     limit,
     core_catalog},
    {"Update to schema would exceed {rest}"sv, 0, {}, limit, core_catalog},
    {"Schema update for table {rest}"sv, 0, {}, limit, core_notes},
    {"Adding a new database would exceed limit of {number} databases"sv,
     0,
     {},
     limit,
     core_catalog},
    {"table '{table}' in storage mode {name} cannot allocate more legacy column IDs"sv,
     1,
     {too_many_columns},
     limit,
     core_catalog},
    // InfluxDB 1.x and 2.x while parsing.
    {"missing fields"sv, 2, {expected_space, missing_fields}, some, oss_1_recorded},
    {"missing field value"sv, 1, {missing_fields}, some, oss_1_recorded},
    {"missing field key"sv, 1, {missing_fields}, some, oss_1_recorded},
    {"invalid field format"sv, 1, {missing_fields}, some, oss_1_recorded},
    {"invalid number"sv,
     3,
     {missing_fields, trailing_content, invalid_uinteger},
     some,
     oss_1_recorded},
    {"invalid boolean"sv, 2, {missing_fields, trailing_content}, some, oss_1_recorded},
    {"invalid float"sv, 2, {missing_fields, trailing_content}, some, oss_1_recorded},
    {"unbalanced quotes"sv, 2, {missing_fields, trailing_content}, some, oss_1_recorded},
    {"point is invalid"sv, 1, {trailing_content}, some, oss_1_recorded},
    {"point without fields is unsupported"sv, 1, {missing_fields}, some, oss_1_recorded},
    {"bad timestamp"sv, 2, {trailing_content, invalid_timestamp}, some, oss_1_recorded},
    {"strconv.ParseInt: parsing \"{quoted}\": {rest}"sv,
     1,
     {invalid_timestamp},
     some,
     oss_1_recorded},
    {"unable to parse integer {value}: {rest}"sv, 1, {invalid_integer}, some, oss_1_recorded},
    {"unable to parse unsigned {value}: {rest}"sv, 1, {invalid_uinteger}, some, oss_1_recorded},
    {"time outside range {rest}"sv,
     2,
     {timestamp_overflow, invalid_timestamp},
     some,
     oss_1_recorded},
    {"max key length exceeded: {rest}"sv, 1, {string_too_long}, some, oss_1_recorded},
    {"invalid tag format"sv,
     3,
     {ends_with_backslash, tag_set_malformed, expected_space},
     some,
     oss_1_recorded},
    {"missing measurement"sv, 1, {invalid_measurement}, some, oss_1_recorded},
    // InfluxDB 1.x and 2.x while storing.
    {"field type conflict: {rest}"sv, 1, {type_conflict}, some, oss_1_shard},
    {"points beyond retention policy"sv, 1, {outside_retention}, old, oss_1_writer},
    {"points beyond retention policy or outside permissible write window"sv,
     1,
     {outside_retention},
     old,
     oss_1_writer},
    {"dropped {number} points outside retention policy of duration {rest}"sv,
     1,
     {outside_retention},
     old,
     oss_1_writer},
    {"max-series-per-database limit exceeded: {rest}"sv, 0, {}, limit, oss_1_shard},
    {"max-series-per-database exceeded database={rest}"sv, 0, {}, limit, oss_1_shard},
    {"max series per database exceeded: {rest}"sv, 0, {}, limit, oss_1_shard},
    {"max-values-per-tag limit exceeded {rest}"sv, 0, {}, limit, oss_1_shard},
    {"input field \"{field}\" on measurement \"{measurement}\" is too long, {number} > {total}"sv,
     1,
     {string_too_long},
     some,
     oss_1_shard},
    {"error adding field \"{field}\" to measurement \"{measurement}\": {error}"sv,
     0,
     {},
     some,
     oss_1_shard},
    {"key contains invalid unicode: \"{key}\""sv, 1, {invalid_utf8}, some, oss_1_writer},
    {"{rest}no space left on device"sv, 0, {}, WriteEvent::disk_full, oss_1_shard},
    // InfluxDB Cloud (TSM).
    {"schema: field type for field \"{field}\" not permitted by schema; got {inserted} but "
     "expected {existing}"sv,
     1,
     {type_conflict},
     some,
     cloud_tsm_page},
};

}  // namespace reasons
}  // namespace write_api
}  // namespace detail

namespace write_api {
/// Texts that are only read: `reason_texts<>`. A template, so that only a program that uses it
/// compiles the rows.
template <class Lazy = void>
inline constexpr auto& reason_texts = detail::write_api::reasons::rows<Lazy>;

/// Texts of IOx's own prefixes and of wrappers, which say nothing of their own. A reader peels them
/// off, repeatedly.
inline constexpr std::string_view shared_prefixes[] = {
    "write failed: "sv,
    "failure writing points to database: "sv,
    "unexpected error writing points to database: "sv,
    "dml handler error: "sv,
    "internal dml handler error: "sv,
    "write buffer error: "sv,
    "failed to parse line protocol: "sv,
    "unable to read data: "sv,
};
}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
