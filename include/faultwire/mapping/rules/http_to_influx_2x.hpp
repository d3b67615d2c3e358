// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_2X_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_2X_HPP
/// HTTP statuses as InfluxDB 2.x reads them: its own table backwards. 400 and 422 have two codes
/// each, and which one it takes is chance at every start of the program.
///
/// @code
/// static_assert(code_cast<rules::http_to_influx_2x>(HttpStatus::internal_server_error) ==
///               InfluxCode::internal);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to InfluxDB: InfluxDB 2.x
struct http_to_influx_2x {
  using From = HttpStatus;
  using To = InfluxCode;
  static constexpr std::string_view id = "http_to_influx_2x";
  static constexpr std::string_view title = "HTTP to InfluxDB: InfluxDB 2.x";
  static constexpr To otherwise = To::internal;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::influx2_errors});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::internal_server_error, To::internal, Basis::implementation, 0},
      {From::not_implemented, To::not_implemented, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::unprocessable_content, To::unprocessable_entity, Basis::implementation, 0},
      {From::unprocessable_content, To::conflict, Basis::implementation, 0},
      {From::bad_request, To::invalid, Basis::implementation, 0},
      {From::bad_request, To::empty_value, Basis::implementation, 0},
      {From::service_unavailable, To::unavailable, Basis::implementation, 0},
      {From::forbidden, To::forbidden, Basis::implementation, 0},
      {From::too_many_requests, To::too_many_requests, Basis::implementation, 0},
      {From::unauthorized, To::unauthorized, Basis::implementation, 0},
      {From::method_not_allowed, To::method_not_allowed, Basis::implementation, 0},
      {From::content_too_large, To::too_large, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
