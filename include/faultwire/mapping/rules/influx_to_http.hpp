// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_HTTP_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_HTTP_HPP
/// InfluxDB's codes as the HTTP statuses of IOx and InfluxDB Cloud; what they do not have, or send
/// without a status of an error, follows InfluxDB 2.x or is inferred.
///
/// @code
/// static_assert(code_cast<rules::influx_to_http>(InfluxCode::ok) == HttpStatus::ok);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// InfluxDB to HTTP: IOx and Cloud, completed
struct influx_to_http {
  using From = InfluxCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "influx_to_http";
  static constexpr std::string_view title = "InfluxDB to HTTP: IOx and Cloud, completed";
  static constexpr To otherwise = To::internal_server_error;
  static constexpr auto sources =
      std::to_array<Source>({faultwire::sources::iox_http_error, faultwire::sources::influx2_errors,
                             faultwire::sources::faultwire_choice});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::inferred, 2},
      {From::conflict, To::conflict, Basis::implementation, 0},
      {From::internal, To::internal_server_error, Basis::implementation, 0},
      {From::invalid, To::bad_request, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::not_implemented, To::not_implemented, Basis::implementation, 1},
      {From::request_canceled, To::client_closed_request, Basis::implementation, 1},
      {From::too_large, To::content_too_large, Basis::implementation, 0},
      {From::unauthenticated, To::unauthorized, Basis::inferred, 2},
      {From::unauthorized, To::unauthorized, Basis::implementation, 0},
      {From::unavailable, To::service_unavailable, Basis::implementation, 0},
      {From::unknown, To::internal_server_error, Basis::inferred, 2},
      {From::unprocessable_entity, To::unprocessable_content, Basis::implementation, 0},
      {From::empty_value, To::bad_request, Basis::implementation, 1},
      {From::forbidden, To::forbidden, Basis::implementation, 0},
      {From::too_many_requests, To::too_many_requests, Basis::implementation, 0},
      {From::method_not_allowed, To::method_not_allowed, Basis::implementation, 0},
      {From::upstream_server, To::bad_gateway, Basis::inferred, 2},
  });
};

}  // namespace rules

template <>
struct DefaultRule<InfluxCode, HttpStatus> {
  using type = rules::influx_to_http;
};

}  // namespace v1
}  // namespace faultwire

#endif
