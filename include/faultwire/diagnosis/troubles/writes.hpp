// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_TROUBLES_WRITES_HPP
#define FAULTWIRE_DIAGNOSIS_TROUBLES_WRITES_HPP
/// Troubles: points that were refused, and data that is missing.
///
/// @code
/// static_assert(!writes_troubles[0].reasons().empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/troubles/trouble.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {
namespace from = detail::diagnosis::trouble_sources;

inline constexpr Trouble writes_troubles[] = {
    {.id = "disk_full"sv,
     .title = "The disk of the server is full"sv,
     .signs_ = {{.words =
                     "no space left on device|No space left on device|ENOSPC: no space|There is "
                     "not enough space on the disk"sv,
                 .weight = 4}},
     .reasons_ = {"The disk that the server writes to is full, or its quota is used up"sv},
     .advice_ = {"Free or add space on the server; keep the data until then"sv},
     .sample = "partial write: write /var/lib/influxdb/data: no space left on device dropped=1"sv,
     .facts = {.passes = Passes::no,
               .side = retry::Side::server,
               .limit = retry::Limit::disk,
               .typical = GrpcCode::internal},
     .next = retry::Action::needs_operator,
     .source = from::public_threads},
    {.id = "too_many_series"sv,
     .title = "A limit of series, tables, columns or databases is reached"sv,
     .signs_ = {{.words =
                     "cardinality exceeds|max-series-per-database limit exceeded|"
                     "max-values-per-tag limit exceeded|Adding a new database would exceed limit|"
                     "Update to schema would exceed|exceeded the maximum number of"sv,
                 .weight = 2},
                {.words = "would exceed limit of"sv, .weight = 1},
                {.words = "limit of"sv, .also = "columns"sv, .coded = true},
                {.words = "column limit|table limit"sv, .coded = true}},
     .reasons_ = {"The data has more series, tables, columns or databases than allowed"sv},
     .advice_ = {"Move values that differ in every point from tags into fields"sv,
                 "Ask for a higher limit, or delete what is not used"sv},
     .sample = "Series cardinality exceeds your plan's limit"sv,
     .facts = {.passes = Passes::no,
               .limit = retry::Limit::quota,
               .typical = GrpcCode::resource_exhausted},
     .next = retry::Action::needs_operator,
     .source = from::public_threads},
    {.id = "outside_retention"sv,
     .title = "Points are older than the retention period"sv,
     .signs_ = {{.words = "beyond retention policy|outside retention|outside of the retention"sv,
                 .weight = 1},
                {.words = "retention period"sv, .coded = true}},
     .reasons_ = {"Points are older than the bucket keeps them"sv},
     .advice_ = {"Drop points that are too old, or lengthen the retention period"sv,
                 "Check the clock and the precision of the sender"sv},
     .sample = "partial write: points beyond retention policy dropped=3"sv,
     .facts = {.passes = Passes::no, .typical = GrpcCode::invalid_argument},
     .next = retry::Action::fix_request,
     .source = from::write_page},
    {.id = "parse_error"sv,
     .title = "Points are not line protocol"sv,
     .signs_ = {{.rejected = line_protocol::Reason::parse},
                {.words = "failed to parse line protocol|parsing failed for write_lp endpoint|line "
                          "protocol parsing error|line protocol parse failed|unable to parse '"sv}},
     .reasons_ = {"A point is not line protocol: blanks, commas or quotes that should be "
                  "escaped or paired"sv,
                  "A number does not fit its type"sv},
     .advice_ = {"Look at the lines that the answer names; `faultwire check` shows where they "
                 "break"sv,
                 "Let a client library or a builder write the lines"sv},
     .sample = "error parsing line 2 (1-based): Invalid measurement was provided"sv,
     .facts = {.passes = Passes::no, .typical = GrpcCode::invalid_argument},
     .next = retry::Action::fix_request,
     .source = from::write_page},
    {.id = "invalid_timestamp"sv,
     .title = "Points have an invalid timestamp"sv,
     .signs_ = {{.rejected = line_protocol::Reason::timestamp},
                {.words = "timestamp overflows i64|Unable to parse timestamp value"sv,
                 .weight = 1}},
     .reasons_ = {"A timestamp does not fit 64 bits"sv,
                  "The precision of the request is not that of the timestamps"sv},
     .advice_ = {"Send nanoseconds, or name the precision of the timestamps in the request"sv},
     .sample = "error parsing line 4 (1-based): Unable to parse timestamp value "
               "'123461000000000000000000000000'"sv,
     .facts = {.passes = Passes::no, .typical = GrpcCode::invalid_argument},
     .next = retry::Action::fix_request,
     .source = from::write_page},
    {.id = "schema_conflict"sv,
     .title = "Points conflict with the schema"sv,
     .signs_ = {{.rejected = line_protocol::Reason::schema_conflict},
                {.words = "field type conflict|schema conflict|invalid column type for column"sv},
                {.words = "column type"sv, .also = "conflict"sv}},
     .reasons_ = {"A field has another type than in the points that the partition holds "
                  "already (measurement and day, by default)"sv,
                  "A tag and a field have the same key"sv},
     .advice_ = {"Compare the types of the fields with those in the same measurement and day"sv,
                 "Write the field under another name, or correct its type: `1` is a float, "
                 "`1i` an integer"sv},
     .sample = "error writing line 2 (1-based): Unable to insert "
               "iox::column_type::field::string type into column temp with type "
               "iox::column_type::field::float"sv,
     .facts = {.passes = Passes::no, .typical = GrpcCode::invalid_argument},
     .next = retry::Action::fix_request,
     .source = from::write_page},
    {.id = "partial_write"sv,
     .title = "Part of the batch was stored"sv,
     .signs_ = {{.words = "partial write"sv}},
     .reasons_ = {"Some points were stored and some were refused"sv,
                  "Points are older than the retention period"sv,
                  "The types of some fields do not fit"sv},
     .advice_ = {"Do not send the whole batch again, whatever the status: part of it is stored"sv,
                 "Correct or drop the points that the answer names; where it names none, send "
                 "the batch in smaller parts once"sv},
     .sample = "{\"code\":\"unprocessable entity\",\"message\":\"failure writing points to "
               "database: partial write: dropped=1\"}"sv,
     .facts = {.stored = retry::Stored::some, .typical = GrpcCode::unknown},
     .next = retry::Action::done_partially,
     .source = from::public_threads},
    {.id = "missing_data"sv,
     .title = "Data is missing"sv,
     .signs_ = {{.words = "data is missing|no data found after write"sv},
                {.words = "missing data"sv, .coded = true}},
     .reasons_ = {"The answer to the write was a 204 or 400 that told of rejected points, and "
                  "nobody read it"sv,
                  "The points are duplicates: same measurement, tags and timestamp"sv,
                  "The points conflict with the schema"sv, "The batch was beyond a limit"sv},
     .advice_ = {"Read the body of the answers to writes: up to 100 rejected points are named "
                 "there"sv,
                 "Count what was sent and what was accepted"sv,
                 "Check tag values and timestamps for duplicates"sv},
     .sample = "data is missing in the bucket after the write"sv,
     .source = from::write_page},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
