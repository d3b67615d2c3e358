// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_OSS_2_HPP
#define FAULTWIRE_WRITE_API_FACTS_OSS_2_HPP
/// The answers of InfluxDB 2.x. A line that does not parse refuses the whole batch; what is found
/// while storing drops single points. The server has no 429 and no 503, refuses no body that is not
/// UTF-8, and knows no limits since 2.1.
///
/// @code
/// using namespace faultwire::write_api;
/// static_assert(oss_2_rows<>[0].event == WriteEvent::all_accepted);
/// @endcode

#include "faultwire/write_api/detail/row_words.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {
namespace oss_2 {

using namespace row_words;

inline constexpr Release r2_0_4{2, 0, 4}, r2_0_9{2, 0, 9}, r2_1{2, 1, 0}, r2_7_12{2, 7, 12};

template <class Lazy>
inline constexpr LazyAnswerRow<Lazy> rows[] = {
    {.event = all_accepted,
     .answer = {S::no_content, empty},
     .claim = {St::all},
     .because = {read, oss_2_handler}},
    {.event = nothing_to_write,
     .answer = {S::bad_request, code_message, "writing requires points"sv, C::invalid},
     .claim = {St::none},
     .because = {read, oss_2_handler, {}, r2_0_9}},
    {.event = nothing_to_write,
     .answer = {S::no_content, empty},
     .claim = {St::all},
     .because = {read, oss_2_handler, r2_0_9},
     .use = Use::answer_only},
    {.event = some_rejected,
     .answer = {S::internal_server_error, code_message,
                "unexpected error writing points to database: partial write: {points} "
                "dropped={dropped}"sv,
                C::internal},
     .claim = {St::some, echoed},
     .because = {read, oss_2_handler, {}, r2_0_4}},
    {.event = some_rejected,
     .answer = {S::unprocessable_content, code_message,
                "failure writing points to database: partial write: {points} dropped={dropped}"sv,
                C::unprocessable_entity},
     .claim = {St::some, echoed},
     .because = {read, oss_2_handler, r2_0_4}},
    {.event = batch_refused,
     .answer = {S::bad_request, code_message, "{points}"sv, C::invalid},
     .claim = {St::none, echoed},
     .because = {read, oss_2_handler}},
    {.event = all_rejected,
     .answer = {S::bad_request, code_message, "{points}"sv, C::invalid},
     .claim = {St::none, echoed},
     .because = {read, oss_2_handler},
     .use = Use::answer_only},
    {.event = outside_retention,
     .answer =
         {S::internal_server_error, code_message,
          "unexpected error writing points to database: partial write: points beyond retention "
          "policy dropped={dropped}"sv,
          C::internal},
     .claim = {St::some, nothing, Again::nothing},
     .because = {read, oss_2_handler, {}, r2_0_4}},
    {.event = outside_retention,
     .answer = {S::unprocessable_content, code_message,
                "failure writing points to database: partial write: points beyond retention policy "
                "dropped={dropped}"sv,
                C::unprocessable_entity},
     .claim = {St::some, nothing, Again::nothing},
     .because = {read, oss_2_handler, r2_0_4, r2_7_12}},
    {.event = outside_retention,
     .answer =
         {S::unprocessable_content, code_message,
          "failure writing points to database: partial write: dropped {number} points outside "
          "retention policy of duration {rest} dropped={dropped} for database: {database} for "
          "retention policy: {policy}"sv,
          C::unprocessable_entity},
     .claim = {St::some, nothing, Again::nothing},
     .because = {read, oss_2_handler, r2_7_12}},
    // The body.
    {.event = too_large,
     .answer = {S::content_too_large, code_message,
                "unable to read data: points batch is too large"sv, C::too_large},
     .claim = {St::none},
     .because = {read, oss_2_handler},
     .use = read_only},
    {.event = bad_encoding,
     .answer = {S::bad_request, code_message, "unable to read data: gzip: {error}"sv, C::invalid},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = bad_encoding,
     .answer = {S::internal_server_error, code_message, "unable to read data: unexpected EOF"sv,
                C::internal},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = bad_encoding,
     .answer = {S::internal_server_error, code_message, "unable to read data: flate: {error}"sv,
                C::internal},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    // Parameters.
    {.event = bad_parameter,
     .answer = {S::bad_request, code_message,
                "invalid precision; valid precision units are ns, us, ms, and s"sv, C::invalid},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = no_bucket,
     .answer = {S::not_found, code_message, "bucket not found"sv, C::not_found},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = no_bucket,
     .answer = {S::bad_request, code_message, "Please provide either orgID or org"sv, C::invalid},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = no_bucket,
     .on = on_v1,
     .answer = {S::bad_request, code_message, "missing db"sv, C::invalid},
     .claim = {St::none},
     .because = {read, oss_2_legacy}},
    {.event = bucket_not_found,
     .answer = {S::not_found, code_message, "bucket \"{name}\" not found"sv, C::not_found},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = bucket_not_found,
     .answer = {S::not_found, code_message, "organization name \"{name}\" not found"sv,
                C::not_found},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = bucket_not_found,
     .answer = {S::not_found, code_message, "organization not found"sv, C::not_found},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = bucket_not_found,
     .on = on_v1,
     .answer = {S::not_found, code_message, "no dbrp mapping found"sv, C::not_found},
     .claim = {St::none},
     .because = {read, oss_2_legacy}},
    // Credentials.
    {.event = unauthenticated,
     .answer = {S::unauthorized, code_message, "unauthorized access"sv, C::unauthorized},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = no_permission,
     .answer = {S::forbidden, code_message, "insufficient permissions for write"sv, C::forbidden},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = no_permission,
     .answer = {S::forbidden, code_message, "User is inactive"sv, C::forbidden},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = path_not_found,
     .answer = {S::not_found, code_message, "path not found"sv, C::not_found},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    {.event = method_not_allowed,
     .answer = {S::method_not_allowed, code_message, "allow: {methods}"sv, C::method_not_allowed},
     .claim = {St::none},
     .because = {read, oss_2_handler}},
    // Faults of the server.
    {.event = type_conflict,
     .answer = {S::internal_server_error, code_message,
                "unexpected error writing points to database: field type conflict"sv, C::internal},
     .claim = {St::unknown},
     .because = {read, oss_2_handler}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message,
                "unexpected error writing points to database: {error}"sv, C::internal},
     .claim = {St::unknown},
     .because = {read, oss_2_handler}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message,
                "An internal error has occurred - check server logs"sv, C::internal},
     .claim = {St::unknown},
     .because = {read, oss_2_errors, r2_1}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message, "An internal error has occurred"sv,
                C::internal},
     .claim = {St::unknown},
     .because = {read, oss_2_errors, {}, r2_1}},
    {.event = internal_error,
     .answer = {S::internal_server_error, code_message, "a panic has occurred: {error}"sv,
                C::internal},
     .claim = {St::unknown},
     .because = {read, oss_2_errors}},
};

}  // namespace oss_2
}  // namespace write_api
}  // namespace detail

namespace write_api {
/// The answers of InfluxDB 2.x.
template <class Lazy = void>
inline constexpr auto& oss_2_rows = detail::write_api::oss_2::rows<Lazy>;
}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
