// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FACTS_HEADER_ROWS_HPP
#define FAULTWIRE_WRITE_API_FACTS_HEADER_ROWS_HPP
/// The headers that go with the answers of a product.
///
/// @code
/// using namespace faultwire::write_api;
/// static_assert(header_rows[0].product == Product::cloud);
/// @endcode

#include <string_view>

#include "faultwire/write_api/facts/flavour.hpp"
#include "faultwire/write_api/facts/sources.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// Which answers a header goes with.
enum class HeaderWhen : std::uint8_t {
  always,
  accepted,            ///< the status is 204
  json,                ///< the body is JSON
  json_or_empty,       ///< all but plain text
  plain,               ///< the body is text
  error,               ///< the status is 400 or more
  error_but_401,       ///< the same without 401, and only with JSON
  unauthenticated,     ///< the event
  method_not_allowed,  ///< the event
};

/// What a header says.
enum class HeaderValue : std::uint8_t {
  text,     ///< `HeaderRow::value`
  code,     ///< the text of the code
  error,    ///< the message in one line, at most 1024 bytes of it
  id,       ///< what the caller says; without it the header is left out
  release,  ///< the release of the flavour
};

/// One header of one product, for a range of releases.
struct HeaderRow {
  Product product;
  HeaderWhen when;
  std::string_view name;
  HeaderValue kind;
  std::string_view value;  ///< of `HeaderValue::text`
  Source source;
  Release since{};
};

/// The headers of every product.
inline constexpr HeaderRow header_rows[] = {
    {Product::cloud, HeaderWhen::json, "Content-Type"sv, HeaderValue::text, "application/json"sv,
     sources::iox_router},
    {Product::cloud_tsm, HeaderWhen::json, "Content-Type"sv, HeaderValue::text,
     "application/json; charset=utf-8"sv, sources::cloud_tsm_page},
    {Product::iox, HeaderWhen::json, "Content-Type"sv, HeaderValue::text, "application/json"sv,
     sources::iox_router},
    {Product::core,
     HeaderWhen::always,
     "cluster-uuid"sv,
     HeaderValue::id,
     ""sv,
     sources::core_http,
     {3, 8, 0}},
    {Product::core,
     HeaderWhen::accepted,
     "Access-Control-Allow-Origin"sv,
     HeaderValue::text,
     "*"sv,
     sources::core_http,
     {3, 0, 3}},
    {Product::oss_2, HeaderWhen::json, "Content-Type"sv, HeaderValue::text,
     "application/json; charset=utf-8"sv, sources::oss_2_errors},
    {Product::oss_2, HeaderWhen::error, "X-Platform-Error-Code"sv, HeaderValue::code, ""sv,
     sources::oss_2_errors},
    {Product::oss_2,
     HeaderWhen::always,
     "X-Influxdb-Build"sv,
     HeaderValue::text,
     "OSS"sv,
     sources::oss_2_handler,
     {2, 0, 9}},
    {Product::oss_2,
     HeaderWhen::always,
     "X-Influxdb-Version"sv,
     HeaderValue::release,
     "v"sv,
     sources::oss_2_handler,
     {2, 0, 9}},
    {Product::oss_1, HeaderWhen::json_or_empty, "Content-Type"sv, HeaderValue::text,
     "application/json"sv, sources::oss_1_recorded},
    {Product::oss_1, HeaderWhen::plain, "Content-Type"sv, HeaderValue::text,
     "text/plain; charset=utf-8"sv, sources::oss_1_recorded},
    {Product::oss_1, HeaderWhen::always, "Request-Id"sv, HeaderValue::id, ""sv,
     sources::oss_1_recorded},
    {Product::oss_1, HeaderWhen::always, "X-Request-Id"sv, HeaderValue::id, ""sv,
     sources::oss_1_recorded},
    {Product::oss_1, HeaderWhen::always, "X-Influxdb-Build"sv, HeaderValue::text, "OSS"sv,
     sources::oss_1_recorded},
    {Product::oss_1, HeaderWhen::always, "X-Influxdb-Version"sv, HeaderValue::release, ""sv,
     sources::oss_1_recorded},
    {Product::oss_1, HeaderWhen::error_but_401, "X-Influxdb-Error"sv, HeaderValue::error, ""sv,
     sources::oss_1_recorded},
    {Product::oss_1, HeaderWhen::unauthenticated, "Www-Authenticate"sv, HeaderValue::text,
     "Basic realm=\"InfluxDB\""sv, sources::oss_1_recorded},
    {Product::oss_1, HeaderWhen::method_not_allowed, "Allow"sv, HeaderValue::text,
     "OPTIONS, POST"sv, sources::oss_1_recorded},
};

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
