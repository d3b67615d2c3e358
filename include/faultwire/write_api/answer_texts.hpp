// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_ANSWER_TEXTS_HPP
#define FAULTWIRE_WRITE_API_ANSWER_TEXTS_HPP
/// What servers are known to say beside the rows of `api.hpp`: other texts for the same events,
/// older and other wordings of rejections, and what a status means when no text is known. Only
/// `read_response` needs them. Authority: named by every row.
///
/// @code
/// static_assert(match_wording("database not found: \"{name}\"",
///                             "database not found: \"telegraf\""));
/// static_assert(!match_wording("dropped={dropped}", "dropped=many"));
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/detail/characters.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/write_api/api.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// A text that a product uses for an event of `write_rows` beside the one that stands there. What
/// it says of the data is what that row says.
struct AnswerText {
  WriteApi api;
  WriteEvent event;
  HttpStatus status;
  BodyShape shape;
  std::string_view
      text;  ///< words in braces stand for anything; `{dropped}` and `{limit}` for a number
  Source source;
};

/// A wording of the reason of a rejection beside those of `kind.hpp` and `point_wording.hpp`.
struct ReasonText {
  std::string_view text;
  std::array<line_protocol::RejectionKind, 3>
      kinds;  ///< which it may be; repeated where there are fewer
  Source source;
};

/// What a status alone says.
struct StatusMeaning {
  HttpStatus status;
  WriteEvent event;
  Accepted accepted;
};

inline constexpr auto answer_texts = [] {
  using enum WriteEvent;
  using enum BodyShape;
  using A = WriteApi;
  using S = HttpStatus;
  constexpr auto seen = detail::write_api::oss_1_seen;
  constexpr auto go = detail::write_api::oss_2_write;
  constexpr auto core = detail::write_api::core_http;
  constexpr auto router = detail::write_api::router_2024;
  constexpr auto cloud = A::cloud_serverless;
  constexpr Source limits{"InfluxDB Cloud documentation", "limits, API errors", "2026-06"};
  constexpr Source layer{"InfluxDB 3 Core", "influxdb3_server/src/http.rs, core/iox_http: tokens",
                         "2026-06-17"};
  return std::to_array<AnswerText>({
      // The seed and the releases of the router of IOx.
      {cloud, too_large, S::content_too_large, code_message,
       "cannot read data: points batch is too large", limits},
      {cloud, too_large, S::content_too_large, code_message,
       "max request size ({limit} bytes) exceeded", router},
      {cloud, bad_encoding, S::bad_request, code_message, "error decoding gzip stream: {error}",
       router},
      {cloud, bad_encoding, S::bad_request, code_message,
       "invalid content-encoding header: {error}", router},
      {cloud, no_bucket, S::bad_request, code_message, "no db destination provided", router},
      {cloud, no_bucket, S::bad_request, code_message, "missing org/bucket value", router},
      {cloud, no_bucket, S::bad_request, code_message, "missing bucket value", router},
      {cloud, bucket_not_found, S::not_found, code_message,
       "dml handler error: namespace {name} does not exist", router},
      {cloud, bucket_not_found, S::bad_request, code_message,
       "rejecting write due to non-existing namespace: {name}", router},
      {cloud, unauthenticated, S::unauthorized, code_message, "unauthorized access", limits},
      {cloud, no_permission, S::forbidden, code_message, "access denied", router},
      {cloud, outside_retention, S::forbidden, code_message,
       "dml handler error: data in table {table} is outside of the retention period: {bounds}",
       router},
      {A::cloud_serverless_2024, outside_retention, S::unprocessable_content, code_message,
       "dml handler error: data in table {table} is outside of the retention period: {bounds}",
       detail::write_api::page_2024},
      {cloud, limit_reached, S::service_unavailable, code_message,
       "Series cardinality exceeds your plan's limit", limits},
      {cloud, nothing_to_write, S::bad_request, code_message,
       "failed to parse line protocol: empty write payload", router},
      {cloud, unavailable, S::service_unavailable, code_message,
       "too many concurrent requests or insufficient healthy ingesters", limits},
      // InfluxDB 3 Core.
      {A::core_v3, no_bucket, S::bad_request, error,
       "invalid character in database or rp name: must be ASCII, containing only letters, numbers, "
       "underscores, or hyphens",
       core},
      {A::core_v3, no_bucket, S::bad_request, error,
       "invalid character in database name: must be ASCII, containing only letters, numbers, "
       "underscores, or hyphens",
       core},
      {A::core_v3, no_bucket, S::bad_request, error,
       "db name did not start with a number or letter", core},
      {A::core_v3, no_bucket, S::bad_request, plain, "missing bucket value", layer},
      {A::core_v3, bad_parameter, S::bad_request, plain, "failed to deserialize {what}", core},
      {A::core_v3, bad_encoding, S::bad_request, plain, "invalid gzip{error}", core},
      {A::core_v3, unauthenticated, S::bad_request, error_unescaped,
       "Authorization header was malformed, {rest}", layer},
      {A::core_v3, unauthenticated, S::unauthorized, empty, "", core},
      {A::core_v3, no_permission, S::forbidden, empty, "", core},
      {A::core_v3, no_permission, S::forbidden, error_unescaped,
       "requestor is forbidden from requested resource", layer},
      {A::core_v3, no_permission, S::forbidden, error_unescaped,
       "resource type not supported, {type}", layer},
      {A::core_v3, limit_reached, S::unprocessable_content, error,
       "Update to schema would exceed {limits}", core},
      {A::core_v3, limit_reached, S::unprocessable_content, error,
       "Schema update for table {limits}", core},
      {A::core_v3, limit_reached, S::unprocessable_content, error,
       "Adding a new database would exceed limit of {limit} databases", core},
      {A::core_v2, unauthenticated, S::unauthorized, code_message, "unauthorized access",
       sources::core_v2_write},
      {A::core_v2, unauthenticated, S::bad_request, code_message, "no token",
       sources::core_v2_write},
      {A::core_v2, unauthenticated, S::bad_request, code_message, "invalid token",
       sources::core_v2_write},
      // InfluxDB 2.
      {A::oss_2, some_rejected, S::unprocessable_content, code_message,
       "failure writing points to database: partial write: {points} dropped={dropped} for "
       "database: {database} for retention policy: "
       "{policy}",
       go},
      {A::oss_2, some_rejected, S::unprocessable_content, code_message,
       "failure writing points to database: partial write: {points} dropped={dropped} for "
       "database: {database}",
       go},
      {A::oss_2, outside_retention, S::unprocessable_content, code_message,
       "failure writing points to database: partial write: points beyond retention policy "
       "dropped={dropped}",
       go},
      {A::oss_2, outside_retention, S::unprocessable_content, code_message,
       "failure writing points to database: partial write: points beyond retention policy "
       "dropped={dropped} for database: {database}",
       go},
      {A::oss_2, outside_retention, S::unprocessable_content, code_message,
       "failure writing points to database: partial write: dropped {dropped} points outside "
       "retention policy of duration {rest}",
       go},
      {A::oss_2_0, outside_retention, S::internal_server_error, code_message,
       "unexpected error writing points to database: partial write: points beyond retention policy "
       "dropped={dropped}",
       go},
      {A::oss_2, too_large, S::content_too_large, code_message,
       "cannot read data: points batch is too large", limits},
      {A::oss_2, internal_error, S::internal_server_error, code_message,
       "An internal error has occurred - check server logs", sources::influx2_errors},
      {A::oss_2, bad_encoding, S::bad_request, code_message, "gzip: {error}", go},
      // InfluxDB 1.x, as recorded.
      {A::oss_1, outside_retention, S::bad_request, error,
       "partial write: points beyond retention policy dropped={dropped}", seen},
      {A::oss_1, bad_encoding, S::bad_request, error, "gzip: {error}", seen},
      {A::oss_1, bad_parameter, S::bad_request, error, "invalid consistency level", seen},
      {A::oss_1, bucket_not_found, S::internal_server_error, error,
       "retention policy not found: {name}", seen},
      {A::oss_1, unauthenticated, S::unauthorized, error, "authorization failed", seen},
      {A::oss_1, unauthenticated, S::unauthorized, error, "bearer auth disabld", seen},
      {A::oss_1, no_permission, S::forbidden, error,
       "\"{user}\" user is not authorized to write to database \"{name}\"", seen},
      {A::oss_1, too_large, S::content_too_large, plain, "Request Entity Too Large", seen},
      {A::oss_1, internal_error, S::internal_server_error, error, "hinted handoff queue not empty",
       seen},
      {A::oss_1, unavailable, S::internal_server_error, error, "timeout", seen},
      {A::oss_1, limit_reached, S::bad_request, error,
       "partial write: max-{what} limit exceeded {rest} dropped={dropped}", seen},
  });
}();

inline constexpr auto reason_texts = [] {
  using enum line_protocol::RejectionKind;
  constexpr Source iox{"InfluxDB IOx", "influxdb_line_protocol/src/lib.rs, mutable_batch_lp",
                       "2024-01"};
  constexpr Source core{"InfluxDB 3 Core",
                        "influxdb3_write: validator.rs, influxdb3_catalog: error.rs", "2026-06-17"};
  constexpr Source seen = detail::write_api::oss_1_seen;
  return std::to_array<ReasonText>({
      {"A generic parsing error occurred: EscapedTransform",
       {invalid_measurement, invalid_measurement, invalid_measurement},
       iox},
      {"A generic parsing error occurred: {what}",
       {expected_space, tag_set_malformed, expected_tag_key},
       iox},
      {"Tag set malformed", {tag_set_malformed, expected_tag_key, expected_tag_value}, iox},
      {"Tag set malformed: could not find {what} in {context}",
       {tag_set_malformed, tag_set_malformed, tag_set_malformed},
       iox},
      {"Must not contain duplicate tags, but '{key}' was repeated",
       {duplicate_tag, duplicate_tag, duplicate_tag},
       iox},
      {"Unable to parse floating-point value '{value}'",
       {missing_fields, missing_fields, missing_fields},
       iox},
      {"String is greater than 1MB", {string_too_long, string_too_long, string_too_long}, iox},
      {"Field type mismatch on table {table} column {key}. Existing column is {existing} but "
       "attempted to add {inserted}",
       {type_conflict, type_conflict, type_conflict},
       core},
      {"missing fields", {expected_space, missing_fields, missing_fields}, seen},
      {"missing field value", {missing_fields, missing_fields, missing_fields}, seen},
      {"missing field key", {missing_fields, missing_fields, missing_fields}, seen},
      {"invalid field format", {missing_fields, missing_fields, missing_fields}, seen},
      {"invalid number", {missing_fields, trailing_content, invalid_uinteger}, seen},
      {"invalid boolean", {missing_fields, trailing_content, trailing_content}, seen},
      {"invalid float", {missing_fields, trailing_content, trailing_content}, seen},
      {"unbalanced quotes", {missing_fields, trailing_content, trailing_content}, seen},
      {"point is invalid", {trailing_content, trailing_content, trailing_content}, seen},
      {"bad timestamp", {trailing_content, invalid_timestamp, invalid_timestamp}, seen},
      {"strconv.ParseInt: parsing \"{digits}\": {why}",
       {invalid_timestamp, invalid_timestamp, invalid_timestamp},
       seen},
      {"unable to parse integer {digits}: {why}",
       {invalid_integer, invalid_integer, invalid_integer},
       seen},
      {"unable to parse unsigned {digits}: {why}",
       {invalid_uinteger, invalid_uinteger, invalid_uinteger},
       seen},
      {"time outside range {range}",
       {timestamp_overflow, invalid_timestamp, invalid_timestamp},
       seen},
      {"max key length exceeded: {length}",
       {string_too_long, string_too_long, string_too_long},
       seen},
      {"invalid tag format", {ends_with_backslash, tag_set_malformed, expected_space}, seen},
      {"missing measurement",
       {invalid_measurement, invalid_measurement, invalid_measurement},
       seen},
  });
}();

/// By status alone, when no text of a row fits; a status that is not here says nothing.
inline constexpr auto status_meanings = std::to_array<StatusMeaning>({
    {HttpStatus::no_content, WriteEvent::all_accepted, Accepted::all},
    {HttpStatus::unauthorized, WriteEvent::unauthenticated, Accepted::none},
    {HttpStatus::forbidden, WriteEvent::no_permission, Accepted::none},
    {HttpStatus::not_found, WriteEvent::bucket_not_found, Accepted::none},
    {HttpStatus::method_not_allowed, WriteEvent::method_not_allowed, Accepted::none},
    {HttpStatus::content_too_large, WriteEvent::too_large, Accepted::none},
    {HttpStatus::unsupported_media_type, WriteEvent::bad_encoding, Accepted::none},
    {HttpStatus::too_many_requests, WriteEvent::too_many_requests, Accepted::none},
    {HttpStatus::internal_server_error, WriteEvent::internal_error, Accepted::unknown},
    {HttpStatus::bad_gateway, WriteEvent::unavailable, Accepted::unknown},
    {HttpStatus::service_unavailable, WriteEvent::unavailable, Accepted::unknown},
    {HttpStatus::gateway_timeout, WriteEvent::unavailable, Accepted::unknown},
});

}  // namespace write_api

namespace detail::write_api {
using namespace faultwire::write_api;

[[nodiscard]] constexpr bool begins_like(std::string_view text, std::string_view literal) noexcept {
  if (literal.size() > text.size()) return false;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (fold_wording(text[i]) != fold_wording(literal[i])) return false;
  }
  return true;
}
/// The first place of `literal`, or the last one; npos if it is not there.
[[nodiscard]] constexpr std::size_t find_like(std::string_view text, std::string_view literal,
                                              bool last) noexcept {
  if (literal.size() > text.size()) return std::string_view::npos;
  const std::size_t places = text.size() - literal.size() + 1;
  for (std::size_t i = 0; i < places; ++i) {
    const std::size_t at = last ? places - 1 - i : i;
    if (begins_like(text.substr(at), literal)) return at;
  }
  return std::string_view::npos;
}
[[nodiscard]] constexpr bool is_number(std::string_view text) noexcept {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty() && text.size() <= 19;
}
[[nodiscard]] constexpr bool is_number_place(std::string_view place) noexcept {
  return place == "dropped" || place == "limit";
}

}  // namespace detail::write_api

namespace write_api {

/// Whether `text` is `wording` with something in its places, and how many characters of it are
/// fixed; `found(place, piece)` is told what stands there. Quotes of any kind are the same, and so
/// are letters of any case. The last fixed part is looked for from the end. Linear for most.
template <class Found>
[[nodiscard]] constexpr std::optional<std::size_t> match_wording(std::string_view wording,
                                                                 std::string_view text,
                                                                 Found&& found) {
  std::size_t fixed = 0;
  std::string_view place;
  for (bool first = true;; first = false) {
    const std::size_t open = wording.find('{');
    const std::string_view literal = wording.substr(0, open);
    const bool ends = open == std::string_view::npos;
    const std::size_t close = ends ? 0 : wording.find('}', open);
    const bool last = !ends && wording.find('{', close) == std::string_view::npos;
    fixed += literal.size();
    std::size_t at = 0;
    if (first) {
      if (!detail::write_api::begins_like(text, literal) || (ends && text.size() != literal.size()))
        return std::nullopt;
    } else {
      if (literal.empty() && ends) {
        at = text.size();
      } else if (ends) {
        at = text.size() < literal.size() ? std::string_view::npos : text.size() - literal.size();
        if (at != std::string_view::npos &&
            !detail::write_api::begins_like(text.substr(at), literal))
          return std::nullopt;
      } else {
        at = detail::write_api::find_like(text, literal, last);
      }
      if (at == std::string_view::npos) return std::nullopt;
      if (detail::write_api::is_number_place(place) &&
          !detail::write_api::is_number(text.substr(0, at)))
        return std::nullopt;
      found(place, text.substr(0, at));
    }
    if (ends) return fixed;
    text.remove_prefix(at + literal.size());
    place = wording.substr(open + 1, close - open - 1);
    wording.remove_prefix(close + 1);
  }
}
/// The same for callers who need no pieces.
[[nodiscard]] constexpr std::optional<std::size_t> match_wording(std::string_view wording,
                                                                 std::string_view text) {
  return match_wording(wording, text, [](std::string_view, std::string_view) {});
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
