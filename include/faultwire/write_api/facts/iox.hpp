// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_IOX_HPP
#define FAULTWIRE_WRITE_API_FACTS_IOX_HPP
/// The answers of the last public router of IOx, of January 2024: the first bad line refuses the
/// whole batch. The closed services run later copies of it, so where their documentation says
/// nothing, these rows are the best guess for them.
///
/// @code
/// using namespace faultwire::write_api;
/// static_assert(iox_rows<>[2].claim.stored == Stored::none);
/// @endcode

#include "faultwire/write_api/detail/row_words.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {
namespace iox {

using namespace row_words;

template <class Lazy>
inline constexpr LazyAnswerRow<Lazy> rows[] = {
    {.event = all_accepted,
     .answer = {S::no_content, empty},
     .claim = {St::all},
     .because = {read, iox_router}},
    {.event = nothing_to_write,
     .answer = {S::no_content, empty},
     .claim = {St::all},
     .because = {read, iox_router},
     .use = Use::answer_only},
    {.event = batch_refused,
     .answer = {S::bad_request, code_message, "failed to parse line protocol: {first}"sv,
                C::invalid},
     .claim = {St::none, first},
     .because = {read, iox_router}},
    {.event = all_rejected,
     .answer = {S::bad_request, code_message, "failed to parse line protocol: {first}"sv,
                C::invalid},
     .claim = {St::none, first},
     .because = {read, iox_router},
     .use = Use::answer_only},
    {.event = nothing_to_write,
     .answer = {S::bad_request, code_message,
                "failed to parse line protocol: empty write payload"sv, C::invalid},
     .claim = {St::none},
     .because = {guess, iox_router},
     .use = read_only},
    // The body.
    {.event = not_utf8,
     .answer = {S::bad_request, code_message, "body content is not valid utf8: {utf8}"sv,
                C::invalid},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = too_large,
     .answer = {S::content_too_large, code_message, "max request size ({limit} bytes) exceeded"sv,
                C::too_large},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = bad_encoding,
     .answer = {S::unsupported_media_type, code_message, "unacceptable content-encoding: {name}"sv,
                C::ok},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = bad_encoding,
     .answer = {S::bad_request, code_message, "invalid content-encoding header: {error}"sv,
                C::invalid},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = bad_encoding,
     .answer = {S::bad_request, code_message, "error decoding gzip stream: {error}"sv, C::invalid},
     .claim = {St::none},
     .because = {read, iox_router}},
    // Parameters.
    {.event = bad_parameter,
     .answer = {S::bad_request, code_message,
                "failed to deserialize org/bucket/precision in request: {error}"sv, C::invalid},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = bad_parameter,
     .on = on_v1,
     .answer = {S::bad_request, code_message,
                "failed to deserialize db/rp/precision in request: {error}"sv, C::invalid},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = no_bucket,
     .answer = {S::bad_request, code_message, "no org/bucket destination provided"sv, C::invalid},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = no_bucket,
     .answer = {S::bad_request, code_message, "missing bucket value"sv, C::invalid},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = no_bucket,
     .answer = {S::bad_request, code_message, "missing org/bucket value"sv, C::invalid},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = no_bucket,
     .answer = {S::bad_request, code_message, "no db destination provided"sv, C::invalid},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = no_bucket,
     .answer = {S::bad_request, code_message,
                "namespace name {name} length must be between 1 and 64 characters"sv, C::invalid},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = no_bucket,
     .answer =
         {S::bad_request, code_message,
          "namespace name '{name}' contains invalid character, character number {number} is not "
          "allowed"sv,
          C::invalid},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = bucket_not_found,
     .answer = {S::not_found, code_message, "dml handler error: namespace {name} does not exist"sv,
                C::not_found},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = bucket_not_found,
     .answer = {S::bad_request, code_message,
                "rejecting write due to non-existing namespace: {name}"sv, C::invalid},
     .claim = {St::none},
     .because = {read, iox_router}},
    // Credentials.
    {.event = unauthenticated,
     .answer = {S::unauthorized, code_message, "no token"sv, C::unauthorized},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = no_permission,
     .answer = {S::forbidden, code_message, "forbidden"sv, C::forbidden},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = no_permission,
     .answer = {S::forbidden, code_message, "invalid token"sv, C::forbidden},
     .claim = {St::none},
     .because = {read, iox_single_tenant}},
    {.event = unavailable,
     .answer = {S::forbidden, code_message, "token verification not possible: {error}"sv,
                C::forbidden},
     .claim = {St::none},
     .because = {read, iox_single_tenant},
     .use = read_only},
    // The schema, limits and retention.
    {.event = type_conflict,
     .answer = {S::bad_request, code_message, "dml handler error: schema conflict: {rest}"sv,
                C::invalid},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = limit_reached,
     .answer = {S::bad_request, code_message, "dml handler error: service limit reached: {rest}"sv,
                C::invalid},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = outside_retention,
     .answer =
         {S::forbidden, code_message,
          "dml handler error: data in table {table} is outside of the retention period: {rest}"sv,
          C::forbidden},
     .claim = {St::none},
     .because = {read, iox_router}},
    // Faults of the service.
    {.event = too_many_requests,
     .answer = {S::service_unavailable, code_message,
                "this service is overloaded, please try again later"sv, C::unavailable},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = unavailable,
     .answer = {S::service_unavailable, code_message,
                "dml handler error: no healthy upstream ingesters available"sv, C::unavailable},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = unavailable,
     .answer = {S::service_unavailable, code_message,
                "dml handler error: not enough upstreams to satisfy write replication"sv,
                C::unavailable},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = unavailable,
     .answer =
         {S::service_unavailable, code_message,
          "dml handler error: not enough upstreams accepted replicated write; want {number}, but "
          "only received {total} acks"sv,
          C::unavailable},
     .claim = {St::unknown},
     .because = {read, iox_router}},
    {.event = unavailable,
     .answer = {S::service_unavailable, code_message,
                "dml handler error: upstream {name} is not connected"sv, C::unavailable},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message,
                "dml handler error: internal dml handler error: {error}"sv, C::internal},
     .claim = {St::unknown},
     .because = {read, iox_router}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message,
                "dml handler error: timeout writing to upstream ingester"sv, C::internal},
     .claim = {St::unknown},
     .because = {read, iox_router}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message,
                "dml handler error: upstream ingester error: {error}"sv, C::internal},
     .claim = {St::unknown},
     .because = {read, iox_router}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message,
                "dml handler error: error batching into partitioned write: {error}"sv, C::internal},
     .claim = {St::unknown},
     .because = {read, iox_router}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message,
                "dml handler error: error generating partition key: {error}"sv, C::internal},
     .claim = {St::unknown},
     .because = {read, iox_router}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message, "failed to create namespace: {error}"sv,
                C::internal},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message, "failed to resolve namespace ID: {error}"sv,
                C::internal},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = path_not_found,
     .answer = {S::not_found, code_message, "not found"sv, C::not_found},
     .claim = {St::none},
     .because = {read, iox_router}},
    {.event = method_not_allowed,
     .answer = {S::not_found, code_message, "not found"sv, C::not_found},
     .claim = {St::none},
     .because = {read, iox_router},
     .use = Use::answer_only},
};

}  // namespace iox
}  // namespace write_api
}  // namespace detail

namespace write_api {
/// The answers of the last public router of IOx.
template <class Lazy = void>
inline constexpr auto& iox_rows = detail::write_api::iox::rows<Lazy>;
}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
