// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_OSS_1_HPP
#define FAULTWIRE_WRITE_API_FACTS_OSS_1_HPP
/// The answers of InfluxDB 1.x to 1.12.4. It has no codes. A line that does not parse is left out
/// and the others are stored; what follows `dropped=` belongs to no reason.
///
/// @code
/// using namespace faultwire::write_api;
/// static_assert(oss_1_rows[0].event == WriteEvent::all_accepted);
/// @endcode

#include "faultwire/write_api/facts/row.hpp"
#include "faultwire/write_api/facts/sources.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {
namespace oss_1 {

using namespace faultwire::sources;
using namespace faultwire::write_api;
using enum WriteEvent;
using enum BodyShape;
using enum Names;
using S = HttpStatus;
using C = InfluxCode;
using St = Stored;

inline constexpr auto read = Basis::implementation;
inline constexpr auto page = Basis::documented;
inline constexpr auto guess = Basis::inferred;
inline constexpr auto read_only = Use::read_only;
inline constexpr Release r1_0{1, 0, 0}, r1_1{1, 1, 0}, r1_2_4{1, 2, 4}, r1_3{1, 3, 0},
    r1_4{1, 4, 0}, r1_6{1, 6, 0}, r1_8{1, 8, 0};
inline constexpr Release r1_12{1, 12, 0}, r1_12_3{1, 12, 3};

inline constexpr AnswerRow rows[] = {
    {.event = all_accepted,
     .answer = {S::no_content, empty},
     .claim = {St::all},
     .because = {read, oss_1_recorded}},
    {.event = nothing_to_write,
     .answer = {S::no_content, empty},
     .claim = {St::all},
     .because = {read, oss_1_recorded},
     .use = Use::answer_only},
    {.event = some_rejected,
     .answer = {S::bad_request, error,
                "partial write: {points} dropped={dropped} for database: {database} for retention "
                "policy: {policy}"sv},
     .claim = {St::some, echoed},
     .because = {read, oss_1_shard, r1_12}},
    {.event = some_rejected,
     .answer = {S::bad_request, error,
                "partial write: {points} dropped={dropped} for database: {database}"sv},
     .claim = {St::some, echoed},
     .because = {read, oss_1_shard, r1_12}},
    {.event = some_rejected,
     .answer = {S::bad_request, error, "partial write: {points} dropped={dropped}"sv},
     .claim = {St::some, echoed},
     .because = {read, oss_1_shard, r1_2_4}},
    {.event = some_rejected,
     .answer = {S::bad_request, error, "partial write:\n{points}"sv},
     .claim = {St::some, echoed},
     .because = {read, oss_1_handler, {}, r1_2_4}},
    {.event = all_rejected,
     .answer = {S::bad_request, error, "{points}"sv},
     .claim = {St::none, echoed},
     .because = {read, oss_1_recorded}},
    {.event = batch_refused,
     .answer = {S::bad_request, error, "{points}"sv},
     .claim = {St::none, echoed},
     .because = {guess, oss_1_recorded},
     .use = Use::answer_only},
    {.event = outside_retention,
     .answer = {S::bad_request, error,
                "partial write: points beyond retention policy or outside permissible write window "
                "dropped={dropped} for database: {database} for retention policy: {policy}"sv},
     .claim = {St::some, nothing, Again::nothing},
     .because = {read, oss_1_writer, r1_12, r1_12_3}},
    {.event = outside_retention,
     .answer =
         {S::bad_request, error,
          "partial write: dropped {number} points outside retention policy of duration {rest} "
          "dropped={dropped} for database: {database} for retention policy: {policy}"sv},
     .claim = {St::some, nothing, Again::nothing},
     .because = {read, oss_1_writer, r1_12_3}},
    {.event = outside_retention,
     .answer = {S::bad_request, error,
                "partial write: points beyond retention policy dropped={dropped}"sv},
     .claim = {St::some, nothing, Again::nothing},
     .because = {read, oss_1_writer, r1_3, r1_12}},
    {.event = limit_reached,
     .answer = {S::internal_server_error, error, "max series per database exceeded: {rest}"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_shard, r1_0, r1_1}},
    // Rejections that a cluster reports without the prefix of a partial write.
    {.event = type_conflict,
     .answer = {S::internal_server_error, error, "field type conflict"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_shard},
     .use = read_only},
    {.event = type_conflict,
     .answer = {S::internal_server_error, error, "field type conflict: {rest}"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_shard},
     .use = read_only},
    {.event = type_conflict,
     .answer = {S::internal_server_error, error, "engine: field type conflict"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_shard},
     .use = read_only},
    {.event = internal_error,
     .answer = {S::internal_server_error, error, "partial write"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_writer},
     .use = read_only},
    // The body.
    {.event = too_large,
     .answer = {S::content_too_large, error, "Request Entity Too Large"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded, r1_4}},
    {.event = too_large,
     .answer = {S::content_too_large, plain, "Request Entity Too Large"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded},
     .use = read_only},
    {.event = bad_encoding,
     .answer = {S::bad_request, error, "unexpected EOF"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded}},
    {.event = bad_encoding,
     .answer = {S::bad_request, error, "gzip: {error}"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded}},
    {.event = bad_encoding,
     .answer = {S::internal_server_error, error, "gzip: {error}"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler},
     .use = read_only},
    {.event = bad_encoding,
     .answer = {S::bad_request, error, "flate: {error}"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler}},
    // Parameters.
    {.event = bad_parameter,
     .on = on_v1,
     .answer = {S::bad_request, error, "invalid precision \"{value}\" (use n, u, ms, s, m or h)"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler, r1_8}},
    {.event = bad_parameter,
     .on = on_v2,
     .answer = {S::bad_request, error, "invalid precision \"{value}\" (use ns, us, ms or s)"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler, r1_8}},
    {.event = bad_parameter,
     .answer = {S::bad_request, error, "invalid consistency level"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler}},
    {.event = no_bucket,
     .answer = {S::bad_request, error, "database is required"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded}},
    {.event = bucket_not_found,
     .answer = {S::not_found, error, "database not found: \"{name}\""sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded}},
    {.event = bucket_not_found,
     .on = on_v2,
     .answer = {S::not_found, error,
                "bucket name \"{name}\" is missing a slash; not in \"database/retention-policy\" "
                "format"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler, r1_8}},
    {.event = bucket_not_found,
     .answer = {S::internal_server_error, error, "retention policy not found: {name}"sv},
     .claim = {St::none},
     .because = {read, oss_1_writer}},
    // Credentials.
    {.event = unauthenticated,
     .answer = {S::unauthorized, error, "unable to parse authentication credentials"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded}},
    {.event = unauthenticated,
     .answer = {S::unauthorized, error, "username required"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler}},
    {.event = unauthenticated,
     .answer = {S::unauthorized, error, "authorization failed"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded}},
    {.event = unauthenticated,
     .answer = {S::unauthorized, error, "bearer auth disabld"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded, {}, r1_8}},
    {.event = unauthenticated,
     .answer = {S::unauthorized, error, "bearer auth disabled"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler, r1_8}},
    {.event = unauthenticated,
     .answer = {S::unauthorized, error, "invalid token"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler}},
    {.event = unauthenticated,
     .answer = {S::unauthorized, error, "token expiration required"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler}},
    {.event = no_permission,
     .answer = {S::forbidden, error,
                "\"{user}\" user is not authorized to write to database \"{name}\""sv},
     .claim = {St::none},
     .because = {read, oss_1_handler}},
    {.event = no_permission,
     .answer = {S::forbidden, error, "user is required to write to database \"{name}\""sv},
     .claim = {St::none},
     .because = {read, oss_1_handler}},
    {.event = method_not_allowed,
     .answer = {S::method_not_allowed, plain, "Method Not Allowed\n"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded}},
    {.event = path_not_found,
     .answer = {S::not_found, plain, "404 page not found\n"sv},
     .claim = {St::none},
     .because = {read, oss_1_recorded}},
    // Faults of the server.
    {.event = too_many_requests,
     .on = on_v1,
     .answer = {S::service_unavailable, plain, "request throttled, queue full\n"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler, r1_6}},
    {.event = too_many_requests,
     .on = on_v1,
     .answer = {S::service_unavailable, plain, "request throttled, exceeds timeout\n"sv},
     .claim = {St::none},
     .because = {read, oss_1_handler, r1_6}},
    {.event = unavailable,
     .answer = {S::internal_server_error, error, "timeout"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_writer}},
    {.event = all_accepted,
     .answer = {S::internal_server_error, error, "hinted handoff queue not empty"sv},
     .claim = {St::all},
     .because = {read, oss_1_writer},
     .use = read_only},
    {.event = unavailable,
     .answer = {S::internal_server_error, error,
                "engine: cache-max-memory-size exceeded: ({number}/{total})"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_shard}},
    {.event = internal_error,
     .answer = {S::internal_server_error, error, "write failed"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_writer}},
    {.event = internal_error,
     .answer = {S::internal_server_error, error, "engine: error syncing wal"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_shard}},
    {.event = unavailable,
     .answer = {S::internal_server_error, error, "engine is closed"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_shard}},
    {.event = unavailable,
     .answer = {S::internal_server_error, error, "shard is disabled"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_shard}},
    {.event = unavailable,
     .answer = {S::internal_server_error, error, "shard {number} is pending deletion"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_shard}},
    {.event = internal_error,
     .answer = {S::internal_server_error, plain, "Internal Server Error"sv},
     .claim = {St::unknown},
     .because = {read, oss_1_handler},
     .use = read_only},
};

}  // namespace oss_1
}  // namespace write_api
}  // namespace detail

namespace write_api {
/// The answers of InfluxDB 1.x.
inline constexpr auto& oss_1_rows = detail::write_api::oss_1::rows;
}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
