// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_HPP
/// HTTP statuses as InfluxDB's codes: IOx and InfluxDB Cloud backwards; statuses that they never
/// send are inferred by class.
///
/// @code
/// static_assert(code_cast<rules::http_to_influx>(HttpStatus::bad_request) == InfluxCode::invalid);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to InfluxDB: IOx and Cloud, completed
struct http_to_influx {
  using From = HttpStatus;
  using To = InfluxCode;
  static constexpr std::string_view id = "http_to_influx";
  static constexpr std::string_view title = "HTTP to InfluxDB: IOx and Cloud, completed";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources =
      std::to_array<Source>({faultwire::sources::iox_http_error, faultwire::sources::influx2_errors,
                             faultwire::sources::faultwire_choice});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From{200}, From{299}, To::ok, Basis::inferred, 2},
      {From{400}, From{499}, To::invalid, Basis::inferred, 2},
      {From{500}, From{599}, To::internal, Basis::inferred, 2},
      {From::bad_request, To::invalid, Basis::implementation, 0},
      {From::unauthorized, To::unauthorized, Basis::implementation, 0},
      {From::forbidden, To::forbidden, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::method_not_allowed, To::method_not_allowed, Basis::implementation, 0},
      {From::conflict, To::conflict, Basis::implementation, 0},
      {From::content_too_large, To::too_large, Basis::implementation, 0},
      {From::unprocessable_content, To::unprocessable_entity, Basis::implementation, 0},
      {From::too_many_requests, To::too_many_requests, Basis::implementation, 0},
      {From::client_closed_request, To::request_canceled, Basis::implementation, 1},
      {From::internal_server_error, To::internal, Basis::implementation, 0},
      {From::not_implemented, To::not_implemented, Basis::implementation, 1},
      {From::bad_gateway, To::upstream_server, Basis::inferred, 2},
      {From::service_unavailable, To::unavailable, Basis::implementation, 0},
      {From::gateway_timeout, To::unavailable, Basis::inferred, 2},
  });
};

}  // namespace rules

template <>
struct DefaultRule<HttpStatus, InfluxCode> {
  using type = rules::http_to_influx;
};

}  // namespace v1
}  // namespace faultwire

#endif
