// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_API_HPP
#define FAULTWIRE_WRITE_API_API_HPP
/// What the write endpoint of each API answers to each event: one row per flavour and event.
/// `respond` renders these rows, `read_response` recognises them. Authority: named by every row.
///
/// @code
/// static_assert(write_row(WriteApi::cloud_serverless, WriteEvent::some_rejected).status ==
///               HttpStatus::no_content);
/// static_assert(write_row(WriteApi::core_v2, WriteEvent::some_rejected).status ==
///               HttpStatus::internal_server_error);
/// static_assert(write_row(WriteApi::oss_2, WriteEvent::some_rejected).code ==
///               InfluxCode::unprocessable_entity);
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/rule.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// The API whose answers are given.
enum class WriteApi : std::uint8_t {
  cloud_serverless,  ///< InfluxDB Cloud Serverless as documented: a partial write is a 204 with a
                     ///< body
  cloud_serverless_2024,  ///< the same since September 2024: a partial write is a 400
  iox_2022,  ///< the early router of IOx: a partial write is a 201, and only the first rejection is
             ///< named
  core_v3,   ///< InfluxDB 3 Core, `/api/v3/write_lp`
  core_v1,   ///< InfluxDB 3 Core, `/write`: the answers of `core_v3`
  core_v2,  ///< InfluxDB 3 Core from 3.4.2 on, `/api/v2/write`: a partial write is a 500 that names
            ///< nothing
  core_v2_repaired,  ///< `core_v2` with a partial write that clients neither repeat nor lose; no
                     ///< server answers so
  core_v2_before_3_4_2,  ///< InfluxDB 3 Core up to 3.4.1, `/api/v2/write`: the shape of `core_v3`
  oss_2_0,               ///< InfluxDB 2.0.0 to 2.0.3: a partial write is a 500
  oss_2,                 ///< InfluxDB 2 from 2.0.4 on: a partial write is a 422
  oss_1,                 ///< InfluxDB 1.x, `/write`, as version 1.6.7 was recorded
};

/// What happened to a request.
enum class WriteEvent : std::uint8_t {
  nothing_to_write,  ///< the body holds no entry: it is empty, blank or comments
  all_accepted,
  some_rejected,
  all_rejected,
  batch_refused,      ///< some entries are rejected, and because of them nothing is written
  not_utf8,           ///< the body is refused as a whole
  too_large,          ///< the body is refused as a whole
  bad_encoding,       ///< the content encoding is unknown, or the body is not what it says
  bad_parameter,      ///< a parameter has an unknown value, such as the precision
  no_bucket,          ///< the request names no bucket or database
  bucket_not_found,   ///< there is no such bucket or database
  unauthenticated,    ///< credentials are missing or not valid
  no_permission,      ///< the credentials do not allow writing here
  outside_retention,  ///< points are older than the bucket keeps
  limit_reached,      ///< a limit of tables or columns would be exceeded
  too_many_requests,
  internal_error,
  unavailable,
  method_not_allowed,
  path_not_found,  ///< the server has no such endpoint
};

/// How many entries an answer says are written.
enum class Accepted : std::uint8_t {
  all = 0,
  some,  ///< the good ones are, and not all are good; where the server does not count, it may be
         ///< that none was good
  none,
  unknown,
};

/// Which rejected entries an answer names.
enum class Names : std::uint8_t {
  nothing = 0,
  first,   ///< the first one, by number
  every,   ///< all that the report lists, by number
  echoed,  ///< those that the parser rejects, by their text; of the others the reason of the first
           ///< one
};

/// What a body is made of. The keys stand in `body_shape_rows`.
enum class BodyShape : std::uint8_t {
  empty,         ///< no body
  plain,         ///< the message alone, as text
  code_line,     ///< `code`, `line` (the first rejected entry), `message` (one line per rejection)
  code_message,  ///< `code`, `message`
  code_message_line,  ///< the three in the order of IOx
  error,              ///< `error`
  error_unescaped,    ///< `error` behind a blank, not escaped at all: the layer of InfluxDB 3 Core
                      ///< that checks tokens
  error_object,       ///< `error`, and `data` with the first rejection
  error_array,        ///< `error`, and `data` with every rejection
};

/// The keys of a shape, in the order in which they are written.
struct BodyShapeRow {
  BodyShape shape;
  std::string_view keys;  ///< separated by commas and blanks; empty where the body is no JSON
};

inline constexpr auto body_shape_rows = std::to_array<BodyShapeRow>({
    {BodyShape::empty, ""},
    {BodyShape::plain, ""},
    {BodyShape::code_line, "code, line, message"},
    {BodyShape::code_message, "code, message"},
    {BodyShape::code_message_line, "code, message, line"},
    {BodyShape::error, "error"},
    {BodyShape::error_unescaped, "error"},
    {BodyShape::error_object, "error, data"},
    {BodyShape::error_array, "error, data"},
});

/// The keys of `shape`; static storage.
[[nodiscard]] constexpr std::string_view body_shape_keys(BodyShape shape) noexcept {
  return body_shape_rows[static_cast<std::size_t>(shape)].keys;
}

/// One answer. Places of `message`: `{rejections}` the framed messages, one a line; `{first}` the
/// first of them; `{points}` the reasons in the words of 1.x; `{dropped}` how many entries were
/// read and not written; `{utf8}` where the body stops being UTF-8; `{limit}` the most bytes of a
/// body; `{detail|x}` what the caller says, else `x`.
struct WriteRow {
  WriteApi api;
  WriteEvent event;
  HttpStatus status;
  BodyShape shape;
  InfluxCode code;  ///< travels only in shapes that have it
  std::string_view message;
  Accepted accepted;
  bool rest_written;  ///< whether entries that the answer does not name are written, as far as they
                      ///< are good
  Names names;
  Basis basis;
  Source source;
};

/// Which program answers; its wordings and limits are its own.
enum class WriteProduct : std::uint8_t {
  iox,   ///< InfluxDB Cloud Serverless and the router behind it
  core,  ///< InfluxDB 3 Core
  oss,   ///< InfluxDB 1.x and 2.x
};

/// How a product writes its strings into JSON.
enum class JsonEscapes : std::uint8_t {
  short_forms,  ///< short escapes and `\u00xx`: the Rust programs
  html_safe,    ///< also `<`, `>`, `&` and the two line separators of Unicode, and `\b` and `\f` in
                ///< their long form: the Go programs
};

/// The spelling of a flavour on a command line, and what holds for all of its answers.
struct WriteApiRow {
  WriteApi api;
  std::string_view name;
  WriteProduct product;
  bool detects_precision;  ///< whether it has the precision `auto`
  bool echoes;  ///< whether it quotes rejected entries, so that `respond` needs the batch
  JsonEscapes escapes;
  std::string_view json_end;  ///< behind the JSON object
};

inline constexpr auto write_api_rows = std::to_array<WriteApiRow>({
    {WriteApi::cloud_serverless, "cloud-serverless", WriteProduct::iox, false, false,
     JsonEscapes::short_forms, ""},
    {WriteApi::cloud_serverless_2024, "cloud-serverless-2024", WriteProduct::iox, false, false,
     JsonEscapes::short_forms, ""},
    {WriteApi::iox_2022, "iox-2022", WriteProduct::iox, false, false, JsonEscapes::short_forms, ""},
    {WriteApi::core_v3, "core-v3", WriteProduct::core, true, true, JsonEscapes::short_forms, ""},
    {WriteApi::core_v1, "core-v1", WriteProduct::core, true, true, JsonEscapes::short_forms, ""},
    {WriteApi::core_v2, "core-v2", WriteProduct::core, true, false, JsonEscapes::short_forms, ""},
    {WriteApi::core_v2_repaired, "core-v2-repaired", WriteProduct::core, true, false,
     JsonEscapes::short_forms, ""},
    {WriteApi::core_v2_before_3_4_2, "core-v2-before-3-4-2", WriteProduct::core, true, true,
     JsonEscapes::short_forms, ""},
    {WriteApi::oss_2_0, "oss-2-0", WriteProduct::oss, false, true, JsonEscapes::html_safe, ""},
    {WriteApi::oss_2, "oss-2", WriteProduct::oss, false, true, JsonEscapes::html_safe, ""},
    {WriteApi::oss_1, "oss-1", WriteProduct::oss, false, true, JsonEscapes::html_safe, "\n"},
});

inline constexpr auto write_event_names = std::to_array<std::string_view>(
    {"nothing to write", "all accepted",      "some rejected",      "all rejected",
     "batch refused",    "not UTF-8",         "too large",          "bad encoding",
     "bad parameter",    "no bucket",         "bucket not found",   "unauthenticated",
     "no permission",    "outside retention", "limit reached",      "too many requests",
     "internal error",   "unavailable",       "method not allowed", "path not found"});
inline constexpr auto accepted_names =
    std::to_array<std::string_view>({"all", "some", "none", "unknown"});
inline constexpr auto names_names =
    std::to_array<std::string_view>({"nothing", "first", "every", "echoed"});

/// The name of an event, for example `some rejected`; static storage.
[[nodiscard]] constexpr std::string_view write_event_name(WriteEvent event) noexcept {
  return write_event_names[static_cast<std::size_t>(event)];
}
/// `all`, `some`, `none` or `unknown`; static storage.
[[nodiscard]] constexpr std::string_view accepted_name(Accepted accepted) noexcept {
  return accepted_names[static_cast<std::size_t>(accepted)];
}

/// What a family of releases of InfluxDB 3 Core writes otherwise than the others, in `data` and for
/// a batch that is refused.
enum class CoreRelease : std::uint8_t {
  v3_0,   ///< 3.0 to 3.5
  v3_6,   ///< 3.6 to 3.9
  v3_10,  ///< from 3.10 on
};

/// One family of releases.
struct CoreReleaseRow {
  CoreRelease release;
  std::string_view name;
  std::size_t original_bytes;  ///< of a rejected line that are shown; a character is never cut
  bool reason_first;  ///< the order of the keys: `error_message`, `line_number`, `original_line`,
                      ///< else the reverse
  std::string_view refused;  ///< the message for a batch that is refused
  Source source;
};

}  // namespace write_api

namespace detail::write_api {
using namespace faultwire::write_api;
inline constexpr Source core_http{"InfluxDB 3 Core", "influxdb3_server/src/http.rs", "2026-06-17"};
inline constexpr Source page_2024{"InfluxDB documentation", "docs-v2 pull request 5585",
                                  "2024-09-02"};
inline constexpr Source router_2024{"InfluxDB IOx", "router/src/server/http.rs", "2024-01"};
inline constexpr Source oss_2_write{"InfluxDB 2.9.1", "http/write_handler.go, http/points",
                                    "2026-06-17"};
inline constexpr Source oss_1_seen{"InfluxDB 1.6.7", "answers of the server, recorded",
                                   "2026-11-21"};
inline constexpr std::string_view lines_failed =
    "failed to parse line protocol: errors encountered on line(s):\n{rejections}";
inline constexpr std::string_view partial_write = "partial write of line protocol occurred";
inline constexpr std::string_view not_utf8_text = "body content is not valid utf8: {utf8}";
inline constexpr std::string_view size_exceeded = "max request size ({limit} bytes) exceeded";
inline constexpr std::string_view overloaded = "this service is overloaded, please try again later";
}  // namespace detail::write_api

namespace write_api {

inline constexpr auto core_release_rows = std::to_array<CoreReleaseRow>({
    {CoreRelease::v3_0, "3.0 to 3.5", (std::numeric_limits<std::size_t>::max)(), false,
     "parsing failed for write_lp endpoint", detail::write_api::core_http},
    {CoreRelease::v3_6, "3.6 to 3.9", 20, true, "parsing failed for write_lp endpoint",
     detail::write_api::core_http},
    {CoreRelease::v3_10, "3.10 and later", 20, true, "line protocol parsing error",
     detail::write_api::core_http},
});

/// The row of `release`, in static storage.
[[nodiscard]] constexpr const CoreReleaseRow& core_release_row(CoreRelease release) noexcept {
  return core_release_rows[static_cast<std::size_t>(release)];
}

}  // namespace write_api

namespace detail::write_api {
using namespace faultwire::write_api;

inline constexpr std::size_t write_events = write_event_names.size();
using EventRows = std::array<WriteRow, write_events>;

/// The rows of `base` for `api`, with those of `changes` in place of the ones for the same events.
template <std::size_t n>
[[nodiscard]] constexpr EventRows derived(const EventRows& base, WriteApi api,
                                          const std::array<WriteRow, n>& changes) {
  EventRows rows = base;
  for (const WriteRow& row : changes) rows[static_cast<std::size_t>(row.event)] = row;
  for (WriteRow& row : rows) row.api = api;
  return rows;
}

/// InfluxDB Cloud Serverless.
inline constexpr EventRows cloud_rows = [] {
  using enum WriteEvent;
  using enum BodyShape;
  using enum Basis;
  using S = HttpStatus;
  using C = InfluxCode;
  constexpr auto api = WriteApi::cloud_serverless;
  constexpr auto all = Accepted::all;
  constexpr auto some = Accepted::some;
  constexpr auto none = Accepted::none;
  constexpr auto page = sources::influx_write_page;
  constexpr auto router = router_2024;
  constexpr auto no = Names::nothing;
  constexpr auto every = Names::every;
  return EventRows{{
      {api, nothing_to_write, S::no_content, empty, C::ok, "", all, true, no, implementation,
       router},
      {api, all_accepted, S::no_content, empty, C::ok, "", all, true, no, documented, page},
      {api, some_rejected, S::no_content, code_line, C::invalid, lines_failed, some, true, every,
       documented, page},
      {api, all_rejected, S::bad_request, code_line, C::invalid, lines_failed, none, false, every,
       documented, page},
      {api, batch_refused, S::bad_request, code_message_line, C::invalid,
       "failed to parse line protocol: {first}", none, false, Names::first, implementation, router},
      {api, not_utf8, S::bad_request, code_message, C::invalid, not_utf8_text, none, false, no,
       implementation, router},
      {api, too_large, S::content_too_large, code_message, C::too_large,
       "cannot read data: points in batch is too large", none, false, no, documented, page},
      {api, bad_encoding, S::unsupported_media_type, code_message, C::invalid,
       "unacceptable content-encoding: {detail|unknown}", none, false, no, implementation, router},
      {api, bad_parameter, S::bad_request, code_message, C::invalid,
       "invalid precision: {detail|unknown}", none, false, no, inferred, router},
      {api, no_bucket, S::bad_request, code_message, C::invalid,
       "no org/bucket destination provided", none, false, no, implementation, router},
      {api, bucket_not_found, S::not_found, code_message, C::not_found,
       "bucket \"{detail|unknown}\" not found", none, false, no, documented, page},
      {api, unauthenticated, S::unauthorized, code_message, C::unauthorized,
       "authentication required", none, false, no, documented, page},
      {api, no_permission, S::unauthorized, code_message, C::unauthorized, "access denied", none,
       false, no, documented, page},
      {api, outside_retention, S::forbidden, code_message, C::forbidden,
       "dml handler error: {detail|data is outside of the retention period}", none, false, no,
       documented, page},
      {api, limit_reached, S::bad_request, code_message, C::invalid,
       "dml handler error: service limit reached: {detail|tables or columns}", none, false, no,
       implementation, router},
      {api, too_many_requests, S::too_many_requests, code_message, C::too_many_requests,
       "{detail|too many requests}", none, false, no, documented, page},
      {api, internal_error, S::internal_server_error, code_message, C::internal,
       "{detail|internal server error}", Accepted::unknown, false, no, documented, page},
      {api, unavailable, S::service_unavailable, code_message, C::unavailable, overloaded,
       Accepted::unknown, false, no, documented, page},
      {api, method_not_allowed, S::method_not_allowed, code_message, C::method_not_allowed,
       "method not allowed", none, false, no, inferred, sources::iox_http_error},
      {api, path_not_found, S::not_found, code_message, C::not_found, "not found", none, false, no,
       implementation, router},
  }};
}();

/// InfluxDB 3 Core, `/api/v3/write_lp` and `/write`.
inline constexpr EventRows core_v3_rows = [] {
  using enum WriteEvent;
  using enum BodyShape;
  using enum Basis;
  using S = HttpStatus;
  using C = InfluxCode;
  constexpr auto api = WriteApi::core_v3;
  constexpr auto none = Accepted::none;
  constexpr auto core = core_http;
  constexpr auto no = Names::nothing;
  constexpr auto every = Names::every;
  return EventRows{{
      {api, nothing_to_write, S::no_content, empty, C::ok, "", Accepted::all, true, no, inferred,
       sources::faultwire_choice},
      {api, all_accepted, S::no_content, empty, C::ok, "", Accepted::all, true, no, implementation,
       core},
      {api, some_rejected, S::bad_request, error_array, C::invalid, partial_write, Accepted::some,
       true, every, implementation, core},
      {api, all_rejected, S::bad_request, error_array, C::invalid, partial_write, Accepted::some,
       true, every, inferred, core},
      {api, batch_refused, S::bad_request, error_object, C::invalid,
       core_release_row(CoreRelease::v3_10).refused, none, false, Names::first, implementation,
       core},
      {api, not_utf8, S::bad_request, plain, C::invalid, not_utf8_text, none, false, no,
       implementation, core},
      {api, too_large, S::content_too_large, plain, C::too_large, size_exceeded, none, false, no,
       implementation, core},
      {api, bad_encoding, S::bad_request, plain, C::invalid,
       "unacceptable content-encoding: {detail|unknown}", none, false, no, implementation, core},
      {api, bad_parameter, S::bad_request, plain, C::invalid,
       "failed to deserialize query parameters: {detail|precision}", none, false, no, inferred,
       core},
      {api, no_bucket, S::bad_request, error, C::invalid, "db name cannot be empty", none, false,
       no, implementation, core},
      {api, bucket_not_found, S::not_found, plain, C::not_found,
       "Database not found {detail|unknown}", none, false, no, implementation, core},
      {api, unauthenticated, S::unauthorized, error_unescaped, C::unauthorized,
       "the request was not authenticated", none, false, no, implementation, core},
      {api, no_permission, S::forbidden, error_unescaped, C::forbidden,
       "unauthorized to perform requested action with the token", none, false, no, implementation,
       core},
      {api, outside_retention, S::bad_request, error_array, C::invalid, partial_write,
       Accepted::some, true, every, inferred, sources::faultwire_choice},
      {api, limit_reached, S::unprocessable_content, error_array, C::invalid, partial_write,
       Accepted::some, true, every, implementation, core},
      {api, too_many_requests, S::too_many_requests, plain, C::too_many_requests, overloaded, none,
       false, no, implementation, core},
      {api, internal_error, S::internal_server_error, plain, C::internal, "{detail|internal error}",
       Accepted::unknown, false, no, implementation, core},
      {api, unavailable, S::service_unavailable, plain, C::unavailable,
       "token verification not possible: {detail|no answer}", none, false, no, implementation,
       core},
      {api, method_not_allowed, S::method_not_allowed, plain, C::method_not_allowed,
       "{detail|unsupported method}", none, false, no, implementation, core},
      {api, path_not_found, S::not_found, plain, C::not_found, "Not found", none, false, no,
       implementation, core},
  }};
}();

/// InfluxDB 3 Core from 3.4.2 on, `/api/v2/write`. Its six codes decide the status; all else is an
/// internal error, a partial write too.
inline constexpr EventRows core_v2_rows = [] {
  using enum WriteEvent;
  using enum BodyShape;
  using enum Basis;
  using S = HttpStatus;
  using C = InfluxCode;
  constexpr auto api = WriteApi::core_v2;
  constexpr auto none = Accepted::none;
  constexpr auto some = Accepted::some;
  constexpr auto core = sources::core_v2_write;
  constexpr auto no = Names::nothing;
  return EventRows{{
      {api, nothing_to_write, S::no_content, empty, C::ok, "", Accepted::all, true, no, inferred,
       sources::faultwire_choice},
      {api, all_accepted, S::no_content, empty, C::ok, "", Accepted::all, true, no, implementation,
       core},
      {api, some_rejected, S::internal_server_error, code_message, C::internal, partial_write, some,
       true, no, implementation, core},
      {api, all_rejected, S::internal_server_error, code_message, C::internal, partial_write, some,
       true, no, inferred, core},
      {api, batch_refused, S::bad_request, code_message, C::invalid,
       core_release_row(CoreRelease::v3_10).refused, none, false, no, implementation, core},
      {api, not_utf8, S::bad_request, code_message, C::invalid, not_utf8_text, none, false, no,
       implementation, core},
      {api, too_large, S::content_too_large, code_message, C::too_large, size_exceeded, none, false,
       no, implementation, core},
      {api, bad_encoding, S::bad_request, code_message, C::invalid,
       "unacceptable content-encoding: {detail|unknown}", none, false, no, implementation, core},
      {api, bad_parameter, S::bad_request, code_message, C::invalid,
       "failed to deserialize query parameters: {detail|precision}", none, false, no, inferred,
       core},
      {api, no_bucket, S::bad_request, code_message, C::invalid, "missing bucket value", none,
       false, no, implementation, core},
      {api, bucket_not_found, S::not_found, code_message, C::not_found,
       "Database not found {detail|unknown}", none, false, no, implementation, core},
      {api, unauthenticated, S::unauthorized, error_unescaped, C::unauthorized,
       "the request was not authenticated", none, false, no, implementation, core},
      {api, no_permission, S::bad_request, code_message, C::invalid, "forbidden", none, false, no,
       implementation, core},
      {api, outside_retention, S::internal_server_error, code_message, C::internal, partial_write,
       some, true, no, inferred, sources::faultwire_choice},
      {api, limit_reached, S::internal_server_error, code_message, C::internal, partial_write, some,
       true, no, implementation, core},
      {api, too_many_requests, S::bad_request, code_message, C::invalid, overloaded, none, false,
       no, implementation, core},
      {api, internal_error, S::internal_server_error, code_message, C::internal,
       "{detail|internal error}", Accepted::unknown, false, no, implementation, core},
      {api, unavailable, S::bad_request, code_message, C::invalid,
       "token verification not possible: {detail|no answer}", none, false, no, implementation,
       core},
      {api, method_not_allowed, S::bad_request, code_message, C::invalid,
       "{detail|unsupported method}", none, false, no, implementation, core},
      {api, path_not_found, S::not_found, plain, C::not_found, "Not found", none, false, no,
       implementation, core},
  }};
}();

/// InfluxDB 2 from 2.0.4 on.
inline constexpr EventRows oss_2_rows = [] {
  using enum WriteEvent;
  using enum BodyShape;
  using enum Basis;
  using S = HttpStatus;
  using C = InfluxCode;
  constexpr auto api = WriteApi::oss_2;
  constexpr auto none = Accepted::none;
  constexpr auto some = Accepted::some;
  constexpr auto go = oss_2_write;
  constexpr auto no = Names::nothing;
  constexpr auto echoed = Names::echoed;
  constexpr std::string_view partial =
      "failure writing points to database: partial write: {points} dropped={dropped}";
  return EventRows{{
      {api, nothing_to_write, S::no_content, empty, C::ok, "", Accepted::all, true, no, inferred,
       oss_1_seen},
      {api, all_accepted, S::no_content, empty, C::ok, "", Accepted::all, true, no, implementation,
       go},
      {api, some_rejected, S::unprocessable_content, code_message, C::unprocessable_entity, partial,
       some, true, echoed, implementation, go},
      {api, all_rejected, S::bad_request, code_message, C::invalid, "{points}", none, false, echoed,
       implementation, go},
      {api, batch_refused, S::bad_request, code_message, C::invalid, "{points}", none, false,
       echoed, implementation, go},
      {api, not_utf8, S::bad_request, code_message, C::invalid, not_utf8_text, none, false, no,
       inferred, sources::faultwire_choice},
      {api, too_large, S::content_too_large, code_message, C::too_large,
       "unable to read data: points batch is too large", none, false, no, implementation, go},
      {api, bad_encoding, S::internal_server_error, code_message, C::internal,
       "gzip: invalid header", none, false, no, implementation, go},
      {api, bad_parameter, S::bad_request, code_message, C::invalid,
       "invalid precision; valid precision units are ns, us, ms, and s", none, false, no,
       implementation, go},
      {api, no_bucket, S::not_found, code_message, C::not_found, "bucket not found", none, false,
       no, implementation, go},
      {api, bucket_not_found, S::not_found, code_message, C::not_found,
       "bucket \"{detail|unknown}\" not found", none, false, no, inferred, go},
      {api, unauthenticated, S::unauthorized, code_message, C::unauthorized, "unauthorized access",
       none, false, no, implementation, go},
      {api, no_permission, S::forbidden, code_message, C::forbidden,
       "insufficient permissions for write", none, false, no, implementation, go},
      {api, outside_retention, S::unprocessable_content, code_message, C::unprocessable_entity,
       partial, some, true, no, implementation, go},
      {api, limit_reached, S::unprocessable_content, code_message, C::unprocessable_entity, partial,
       some, true, no, inferred, go},
      {api, too_many_requests, S::too_many_requests, code_message, C::too_many_requests,
       "{detail|too many requests}", none, false, no, documented, sources::influx2_errors},
      {api, internal_error, S::internal_server_error, code_message, C::internal,
       "{detail|An internal error has occurred - check server logs}", Accepted::unknown, false, no,
       implementation, sources::influx2_errors},
      {api, unavailable, S::service_unavailable, code_message, C::unavailable,
       "{detail|service unavailable}", Accepted::unknown, false, no, documented,
       sources::influx2_errors},
      {api, method_not_allowed, S::method_not_allowed, code_message, C::method_not_allowed,
       "Method Not Allowed", none, false, no, implementation, sources::influx2_errors},
      {api, path_not_found, S::not_found, code_message, C::not_found, "path not found", none, false,
       no, inferred, sources::influx2_errors},
  }};
}();

/// InfluxDB 1.x.
inline constexpr EventRows oss_1_rows = [] {
  using enum WriteEvent;
  using enum BodyShape;
  using enum Basis;
  using S = HttpStatus;
  using C = InfluxCode;
  constexpr auto api = WriteApi::oss_1;
  constexpr auto none = Accepted::none;
  constexpr auto some = Accepted::some;
  constexpr auto seen = oss_1_seen;
  constexpr auto no = Names::nothing;
  constexpr auto echoed = Names::echoed;
  constexpr std::string_view partial = "partial write: {points} dropped={dropped}";
  return EventRows{{
      {api, nothing_to_write, S::no_content, empty, C::ok, "", Accepted::all, true, no,
       implementation, seen},
      {api, all_accepted, S::no_content, empty, C::ok, "", Accepted::all, true, no, implementation,
       seen},
      {api, some_rejected, S::bad_request, error, C::invalid, partial, some, true, echoed,
       implementation, seen},
      {api, all_rejected, S::bad_request, error, C::invalid, "{points}", none, false, echoed,
       implementation, seen},
      {api, batch_refused, S::bad_request, error, C::invalid, "{points}", none, false, echoed,
       inferred, seen},
      {api, not_utf8, S::bad_request, error, C::invalid, not_utf8_text, none, false, no, inferred,
       sources::faultwire_choice},
      {api, too_large, S::content_too_large, error, C::too_large, "Request Entity Too Large", none,
       false, no, implementation, seen},
      {api, bad_encoding, S::bad_request, error, C::invalid, "unexpected EOF", none, false, no,
       implementation, seen},
      {api, bad_parameter, S::bad_request, error, C::invalid,
       "invalid precision \"{detail|unknown}\"", none, false, no, inferred,
       sources::faultwire_choice},
      {api, no_bucket, S::bad_request, error, C::invalid, "database is required", none, false, no,
       implementation, seen},
      {api, bucket_not_found, S::not_found, error, C::not_found,
       "database not found: \"{detail|unknown}\"", none, false, no, implementation, seen},
      {api, unauthenticated, S::unauthorized, error, C::unauthorized,
       "unable to parse authentication credentials", none, false, no, implementation, seen},
      {api, no_permission, S::forbidden, error, C::forbidden,
       "\"{detail|the}\" user is not authorized to write to the database", none, false, no,
       inferred, seen},
      {api, outside_retention, S::bad_request, error, C::invalid, partial, some, true, no,
       implementation, seen},
      {api, limit_reached, S::bad_request, error, C::invalid, partial, some, true, no, inferred,
       seen},
      {api, too_many_requests, S::service_unavailable, error, C::unavailable,
       "request throttled, exceeds limits", none, false, no, inferred, sources::faultwire_choice},
      {api, internal_error, S::internal_server_error, error, C::internal, "{detail|internal error}",
       Accepted::unknown, false, no, implementation, seen},
      {api, unavailable, S::service_unavailable, error, C::unavailable, "{detail|timeout}",
       Accepted::unknown, false, no, inferred, sources::faultwire_choice},
      {api, method_not_allowed, S::method_not_allowed, plain, C::method_not_allowed,
       "Method Not Allowed\n", none, false, no, implementation, seen},
      {api, path_not_found, S::not_found, plain, C::not_found, "404 page not found\n", none, false,
       no, implementation, seen},
  }};
}();

inline constexpr EventRows cloud_2024_rows = [] {
  using enum WriteEvent;
  using S = HttpStatus;
  using C = InfluxCode;
  constexpr auto api = WriteApi::cloud_serverless_2024;
  constexpr auto some = Accepted::some;
  constexpr auto line = BodyShape::code_line;
  constexpr auto documented = Basis::documented;
  return derived(cloud_rows, api,
                 std::to_array<WriteRow>({
                     {api, all_accepted, S::no_content, BodyShape::empty, C::ok, "", Accepted::all,
                      true, Names::nothing, documented, page_2024},
                     {api, some_rejected, S::bad_request, line, C::invalid, lines_failed, some,
                      true, Names::every, documented, page_2024},
                     {api, all_rejected, S::bad_request, line, C::invalid, lines_failed, some, true,
                      Names::every, documented, page_2024},
                     {api, outside_retention, S::bad_request, BodyShape::code_message, C::invalid,
                      "dml handler error: {detail|data is outside of the retention period}",
                      Accepted::unknown, false, Names::nothing, documented, page_2024},
                 }));
}();

inline constexpr EventRows iox_2022_rows = [] {
  using enum WriteEvent;
  using S = HttpStatus;
  using C = InfluxCode;
  constexpr auto api = WriteApi::iox_2022;
  constexpr auto shape = BodyShape::code_message_line;
  constexpr auto source = sources::iox_http_error;
  constexpr std::string_view line_failed = "failed to parse line protocol: {first}";
  constexpr auto coded = Basis::implementation;
  return derived(cloud_rows, api,
                 std::to_array<WriteRow>({
                     {api, all_accepted, S::no_content, BodyShape::empty, C::ok, "", Accepted::all,
                      true, Names::nothing, coded, router_2024},
                     {api, some_rejected, S::created, shape, C::ok, line_failed, Accepted::some,
                      true, Names::first, coded, source},
                     {api, all_rejected, S::bad_request, shape, C::invalid, line_failed,
                      Accepted::none, false, Names::first, coded, router_2024},
                     {api, too_large, S::content_too_large, BodyShape::code_message, C::too_large,
                      size_exceeded, Accepted::none, false, Names::nothing, coded, router_2024},
                     {api, no_permission, S::forbidden, BodyShape::code_message, C::forbidden,
                      "access denied", Accepted::none, false, Names::nothing, coded, router_2024},
                 }));
}();

inline constexpr EventRows core_v2_repaired_rows = [] {
  using enum WriteEvent;
  using S = HttpStatus;
  using C = InfluxCode;
  constexpr auto api = WriteApi::core_v2_repaired;
  constexpr auto shape = BodyShape::code_line;
  constexpr auto choice = sources::faultwire_choice;
  constexpr auto some = Accepted::some;
  constexpr auto guess = Basis::inferred;
  constexpr std::string_view partial =
      "partial write of line protocol occurred: errors encountered on line(s):\n{rejections}";
  constexpr std::string_view refused =
      "line protocol parsing error: errors encountered on line(s):\n{rejections}";
  return derived(
      core_v2_rows, api,
      std::to_array<WriteRow>({
          {api, some_rejected, S::bad_request, shape, C::invalid, partial, some, true, Names::every,
           guess, choice},
          {api, all_rejected, S::bad_request, shape, C::invalid, partial, some, true, Names::every,
           guess, choice},
          {api, batch_refused, S::bad_request, shape, C::invalid, refused, Accepted::none, false,
           Names::every, guess, choice},
          {api, no_permission, S::forbidden, BodyShape::code_message, C::forbidden, "forbidden",
           Accepted::none, false, Names::nothing, guess, choice},
          {api, outside_retention, S::unprocessable_content, shape, C::unprocessable_entity,
           partial, some, true, Names::every, guess, choice},
          {api, limit_reached, S::unprocessable_content, shape, C::unprocessable_entity, partial,
           some, true, Names::every, guess, choice},
          {api, too_many_requests, S::too_many_requests, BodyShape::code_message,
           C::too_many_requests, overloaded, Accepted::none, false, Names::nothing, guess, choice},
          {api, unavailable, S::service_unavailable, BodyShape::code_message, C::unavailable,
           overloaded, Accepted::unknown, false, Names::nothing, guess, choice},
          {api, method_not_allowed, S::method_not_allowed, BodyShape::code_message,
           C::method_not_allowed, "{detail|unsupported method}", Accepted::none, false,
           Names::nothing, guess, choice},
      }));
}();

inline constexpr EventRows oss_2_0_rows = [] {
  using enum WriteEvent;
  constexpr auto api = WriteApi::oss_2_0;
  constexpr auto shape = BodyShape::code_message;
  constexpr auto failed = HttpStatus::internal_server_error;
  constexpr auto coded = Basis::implementation;
  constexpr auto some = Accepted::some;
  constexpr std::string_view partial =
      "unexpected error writing points to database: partial write: {points} dropped={dropped}";
  return derived(oss_2_rows, api,
                 std::to_array<WriteRow>({
                     {api, some_rejected, failed, shape, InfluxCode::internal, partial, some, true,
                      Names::echoed, coded, oss_2_write},
                     {api, outside_retention, failed, shape, InfluxCode::internal, partial, some,
                      true, Names::nothing, coded, oss_2_write},
                     {api, limit_reached, failed, shape, InfluxCode::internal, partial, some, true,
                      Names::nothing, Basis::inferred, oss_2_write},
                 }));
}();

}  // namespace detail::write_api

namespace write_api {

/// Every flavour with every event, in the order of the enumerators.
inline constexpr auto write_rows = [] {
  namespace d = faultwire::detail::write_api;
  const std::array<d::EventRows, write_api_rows.size()> by_api = {
      d::cloud_rows,
      d::cloud_2024_rows,
      d::iox_2022_rows,
      d::core_v3_rows,
      d::derived(d::core_v3_rows, WriteApi::core_v1, std::array<WriteRow, 0>{}),
      d::core_v2_rows,
      d::core_v2_repaired_rows,
      d::derived(d::core_v3_rows, WriteApi::core_v2_before_3_4_2, std::array<WriteRow, 0>{}),
      d::oss_2_0_rows,
      d::oss_2_rows,
      d::oss_1_rows,
  };
  std::array<WriteRow, write_api_rows.size() * d::write_events> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i] = by_api[i / d::write_events][i % d::write_events];
  return rows;
}();

/// A header that goes with the answers of a flavour. Places of `value`: `{error}` the message in
/// one line, at most 1024 bytes of it; `{code}` the text of the code; `{id}` what the caller says,
/// and without it the header is left out.
struct WriteHeaderRow {
  enum class When : std::uint8_t {
    always,
    json,
    json_or_empty,
    plain,
    error,
    error_but_401,
    unauthenticated,
    method_not_allowed
  };
  WriteApi api;
  When when;
  std::string_view name;
  std::string_view value;
  Source source;
};

inline constexpr auto write_header_rows = [] {
  using enum WriteHeaderRow::When;
  using A = WriteApi;
  constexpr std::string_view type = "Content-Type";
  constexpr std::string_view json_type = "application/json";
  constexpr std::string_view json_utf8 = "application/json; charset=utf-8";
  constexpr std::string_view platform = "X-Platform-Error-Code";
  constexpr auto seen = detail::write_api::oss_1_seen;
  constexpr auto core = detail::write_api::core_http;
  return std::to_array<WriteHeaderRow>({
      {A::cloud_serverless, json, type, json_type, sources::iox_http_error},
      {A::cloud_serverless_2024, json, type, json_type, sources::iox_http_error},
      {A::iox_2022, json, type, json_type, sources::iox_http_error},
      {A::core_v3, always, "cluster-uuid", "{id}", core},
      {A::core_v1, always, "cluster-uuid", "{id}", core},
      {A::core_v2, always, "cluster-uuid", "{id}", core},
      {A::core_v2_repaired, json, type, json_type, sources::faultwire_choice},
      {A::core_v2_repaired, always, "cluster-uuid", "{id}", core},
      {A::core_v2_before_3_4_2, always, "cluster-uuid", "{id}", core},
      {A::oss_2_0, json, type, json_utf8, sources::influx2_errors},
      {A::oss_2_0, error, platform, "{code}", sources::influx2_errors},
      {A::oss_2, json, type, json_utf8, sources::influx2_errors},
      {A::oss_2, error, platform, "{code}", sources::influx2_errors},
      {A::oss_1, json_or_empty, type, json_type, seen},
      {A::oss_1, plain, type, "text/plain; charset=utf-8", seen},
      {A::oss_1, always, "Request-Id", "{id}", seen},
      {A::oss_1, always, "X-Request-Id", "{id}", seen},
      {A::oss_1, always, "X-Influxdb-Build", "OSS", seen},
      {A::oss_1, always, "X-Influxdb-Version", "1.6.7~rc0", seen},
      {A::oss_1, error_but_401, "X-Influxdb-Error", "{error}", seen},
      {A::oss_1, unauthenticated, "Www-Authenticate", "Basic realm=\"InfluxDB\"", seen},
      {A::oss_1, method_not_allowed, "Allow", "OPTIONS, POST", seen},
  });
}();

/// The answer of a flavour to an event, in static storage. Constant.
[[nodiscard]] constexpr const WriteRow& write_row(WriteApi api, WriteEvent event) noexcept {
  return write_rows[static_cast<std::size_t>(api) * write_event_names.size() +
                    static_cast<std::size_t>(event)];
}
/// What holds for all answers of a flavour, in static storage. Constant.
[[nodiscard]] constexpr const WriteApiRow& write_api_row(WriteApi api) noexcept {
  return write_api_rows[static_cast<std::size_t>(api)];
}
/// The spelling of a flavour, for example `cloud-serverless`; static storage.
[[nodiscard]] constexpr std::string_view write_api_name(WriteApi api) noexcept {
  return write_api_row(api).name;
}
/// The flavour spelled exactly so.
[[nodiscard]] constexpr std::optional<WriteApi> find_write_api(std::string_view name) noexcept {
  for (const WriteApiRow& row : write_api_rows) {
    if (row.name == name) return row.api;
  }
  return std::nullopt;
}
/// The text of `code` in an answer of `row`. IOx has one of its own for a partial write. Static
/// storage.
[[nodiscard]] constexpr std::string_view write_code_text(const WriteRow& row) noexcept {
  for (const IoxHttpText& text : iox_http_texts) {
    if (row.code == InfluxCode::ok && text.status == static_cast<std::int32_t>(row.status))
      return text.text;
  }
  return code_text(row.code);
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
