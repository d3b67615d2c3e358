// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_CLOUD_HPP
#define FAULTWIRE_WRITE_API_FACTS_CLOUD_HPP
/// The answers of the closed services, as their documentation says them: Cloud Serverless,
/// Dedicated and Clustered by the month of the page, and Cloud with the older storage engine, whose
/// points are fields and not lines.
///
/// @code
/// using namespace faultwire::write_api;
/// static_assert(cloud_rows<>[1].answer.status == HttpStatus::no_content);
/// @endcode

#include "faultwire/write_api/detail/row_words.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {
namespace cloud {

using namespace row_words;

inline constexpr Release r2024_9{2024, 9, 0}, r2025_12{2025, 12, 0};

template <class Lazy>
inline constexpr LazyAnswerRow<Lazy> rows[] = {
    {.event = all_accepted,
     .answer = {S::no_content, empty},
     .claim = {St::all},
     .because = {page, cloud_page_2023}},
    {.event = some_rejected,
     .answer = {S::no_content, code_line,
                "failed to parse line protocol: errors encountered on line(s):\n{rejections}"sv,
                C::invalid},
     .claim = {St::some, every},
     .because = {page, cloud_page_2023, {}, r2024_9}},
    {.event = all_rejected,
     .answer = {S::bad_request, code_line,
                "failed to parse line protocol: errors encountered on line(s):\n{rejections}"sv,
                C::invalid},
     .claim = {St::none, every},
     .because = {page, cloud_page_2023, {}, r2024_9}},
    // Since September 2024 one text means both, and a service without partial writes answers the
    // same and stores nothing.
    {.event = some_rejected,
     .answer = {S::bad_request, code_line,
                "failed to parse line protocol: errors encountered on line(s):\n{rejections}"sv,
                C::invalid},
     .claim = {St::some, every},
     .because = {page, cloud_page_2024, r2024_9}},
    {.event = all_rejected,
     .answer = {S::bad_request, code_line,
                "failed to parse line protocol: errors encountered on line(s):\n{rejections}"sv,
                C::invalid},
     .claim = {St::none, every},
     .because = {page, cloud_page_2024, r2024_9}},
    {.event = batch_refused,
     .answer = {S::bad_request, code_line,
                "failed to parse line protocol: errors encountered on line(s):\n{rejections}"sv,
                C::invalid},
     .claim = {St::none, first},
     .because = {page, cloud_page_2024, r2024_9},
     .use = Use::answer_only},
    {.event = all_rejected,
     .answer = {S::bad_request, code_line,
                "no data written, errors encountered on line(s):\n{rejections}"sv, C::invalid},
     .claim = {St::none, every},
     .because = {page, cloud_openapi},
     .use = read_only},
    {.event = some_rejected,
     .answer = {S::bad_request, code_line,
                "partial write has occurred, errors encountered on line(s):\n{rejections}"sv,
                C::invalid},
     .claim = {St::some, every},
     .because = {page, cloud_openapi},
     .use = read_only},
    {.event = some_rejected,
     .answer = {S::created, code_line,
                "failed to parse line protocol: errors encountered on line(s):\n{rejections}"sv,
                C::invalid},
     .claim = {St::some, every},
     .because = {page, cloud_openapi},
     .use = read_only},
    // The body and the bucket.
    {.event = too_large,
     .answer = {S::content_too_large, code_message,
                "cannot read data: points in batch is too large"sv, C::too_large},
     .claim = {St::none},
     .because = {page, cloud_page_2023}},
    {.event = bucket_not_found,
     .answer = {S::not_found, code_message, "bucket \"{name}\" not found"sv, C::not_found},
     .claim = {St::none},
     .because = {page, cloud_page_2023}},
    // Credentials. Empty since December 2025.
    {.event = unauthenticated,
     .answer = {S::unauthorized, empty},
     .claim = {St::none},
     .because = {page, cloud_page_2025, r2025_12}},
    {.event = no_permission,
     .answer = {S::unauthorized, empty},
     .claim = {St::none},
     .because = {page, cloud_page_2025, r2025_12},
     .use = Use::answer_only},
    {.event = unauthenticated,
     .answer = {S::unauthorized, code_message, "unauthorized access"sv, C::unauthorized},
     .claim = {St::none},
     .because = {page, cloud_page_2023},
     .use = read_only},
    {.event = unavailable,
     .answer = {S::service_unavailable, code_message, "token verification not possible: {error}"sv,
                C::unavailable},
     .claim = {St::none},
     .because = {page, cloud_page_2025},
     .use = read_only},
    // The schema, limits and retention.
    {.event = outside_retention,
     .answer =
         {S::bad_request, code_message,
          "dml handler error: data in table {table} is outside of the retention period: {rest}"sv,
          C::invalid},
     .claim = {St::unknown},
     .because = {page, cloud_page_2024, r2024_9, r2025_12}},
    {.event = outside_retention,
     .answer =
         {S::unprocessable_content, code_message,
          "dml handler error: data in table {table} is outside of the retention period: {rest}"sv,
          C::unprocessable_entity},
     .claim = {St::unknown},
     .because = {page, cloud_page_2025, r2025_12}},
    // Faults of the service. Empty since December 2025.
    {.event = too_many_requests,
     .answer = {S::too_many_requests, empty},
     .claim = {St::none},
     .because = {page, cloud_page_2025, r2025_12}},
    {.event = too_many_requests,
     .answer = {S::too_many_requests, code_message,
                "org {name} has exceeded limited_write plan limit"sv, C::too_many_requests},
     .claim = {St::none},
     .because = {page, cloud_page_2023, {}, r2025_12}},
    {.event = too_many_requests,
     .answer = {S::too_many_requests, code_message,
                "Token is temporarily over quota or ingesters are resource constrained"sv,
                C::too_many_requests},
     .claim = {St::none},
     .because = {page, cloud_openapi},
     .use = read_only},
    {.event = too_many_requests,
     .answer =
         {S::service_unavailable, code_message,
          "dml handler error: rejected write: system overloaded - reduce write rate ({rest})"sv,
          C::unavailable},
     .claim = {St::none},
     .because = {page, cloud_issues},
     .use = read_only},
    {.event = too_many_requests,
     .answer =
         {S::too_many_requests, code_message,
          "dml handler error: rejected write: system overloaded - reduce write rate ({rest})"sv,
          C::too_many_requests},
     .claim = {St::none},
     .because = {page, cloud_issues},
     .use = read_only},
    {.event = internal_error,
     .answer = {S::internal_server_error, empty},
     .claim = {St::unknown},
     .because = {page, cloud_page_2025, r2025_12}},
    {.event = unavailable,
     .answer = {S::service_unavailable, empty},
     .claim = {St::unknown},
     .because = {page, cloud_page_2025, r2025_12}},
    {.event = unavailable,
     .answer = {S::service_unavailable, code_message,
                "too many concurrent requests or insufficient healthy ingesters"sv, C::unavailable},
     .claim = {St::none},
     .because = {page, cloud_openapi},
     .use = read_only},
};

template <class Lazy>
inline constexpr LazyAnswerRow<Lazy> tsm_rows[] = {
    {.event = all_accepted,
     .answer = {S::no_content, empty},
     .claim = {St::all},
     .because = {page, cloud_tsm_page}},
    {.event = some_rejected,
     .answer =
         {S::bad_request, code_message,
          "partial write error ({accepted} accepted): {number} out of {total} points rejected "
          "(check rejected_points in your _monitoring bucket for further information)"sv,
          C::invalid},
     .claim = {St::some, nothing, Again::nothing},
     .because = {page, cloud_tsm_page}},
    {.event = some_rejected,
     .answer = {S::bad_request, code_message, "partial write error ({accepted} written): {first}"sv,
                C::invalid},
     .claim = {St::some, echoed},
     .because = {page, cloud_tsm_page},
     .use = read_only},
    {.event = all_rejected,
     .answer =
         {S::bad_request, code_message,
          "{number} out of {total} points rejected (check rejected_points in your _monitoring "
          "bucket for further information)"sv,
          C::invalid},
     .claim = {St::none},
     .because = {page, cloud_tsm_page}},
    {.event = limit_reached,
     .answer = {S::too_many_requests, code_message,
                "Series cardinality exceeds your plan's service quota"sv, C::too_many_requests},
     .claim = {St::none},
     .because = {page, cloud_tsm_page}},
    {.event = limit_reached,
     .answer = {S::service_unavailable, code_message,
                "Series cardinality exceeds your plan's service quota"sv, C::unavailable},
     .claim = {St::none},
     .because = {page, cloud_tsm_page}},
    {.event = limit_reached,
     .answer = {S::service_unavailable, code_message,
                "Series cardinality exceeds your plan's limit"sv, C::unavailable},
     .claim = {St::none},
     .because = {page, cloud_tsm_page},
     .use = read_only},
    {.event = limit_reached,
     .answer = {S::too_many_requests, code_message,
                "Series cardinality exceeds your plan's limit"sv, C::too_many_requests},
     .claim = {St::none},
     .because = {page, cloud_tsm_page},
     .use = read_only},
    {.event = too_large,
     .answer = {S::content_too_large, code_message, "cannot read data: points batch is too large"sv,
                C::too_large},
     .claim = {St::none},
     .because = {page, cloud_tsm_page}},
    {.event = unauthenticated,
     .answer = {S::unauthorized, code_message, "unauthorized access"sv, C::unauthorized},
     .claim = {St::none},
     .because = {page, cloud_tsm_page}},
    {.event = too_many_requests,
     .answer = {S::too_many_requests, code_message,
                "org {name} has exceeded limited_write plan limit"sv, C::too_many_requests},
     .claim = {St::none},
     .because = {page, cloud_tsm_page}},
};

}  // namespace cloud
}  // namespace write_api
}  // namespace detail

namespace write_api {
/// The answers of InfluxDB Cloud Serverless, Dedicated and Clustered.
template <class Lazy = void>
inline constexpr auto& cloud_rows = detail::write_api::cloud::rows<Lazy>;
/// The answers of InfluxDB Cloud with the older storage engine.
template <class Lazy = void>
inline constexpr auto& cloud_tsm_rows = detail::write_api::cloud::tsm_rows<Lazy>;
}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
