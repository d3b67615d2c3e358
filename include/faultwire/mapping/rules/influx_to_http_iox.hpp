// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_HTTP_IOX_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_HTTP_IOX_HPP
/// InfluxDB's codes as the HTTP statuses of IOx and InfluxDB Cloud; an empty value is a 204 there.
/// Two texts of its table are no InfluxDB codes: see `iox_http_texts`.
///
/// @code
/// static_assert(code_cast<rules::influx_to_http_iox>(InfluxCode::internal) ==
///               HttpStatus::internal_server_error);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// InfluxDB to HTTP: IOx and Cloud
struct influx_to_http_iox {
  using From = InfluxCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "influx_to_http_iox";
  static constexpr std::string_view title = "InfluxDB to HTTP: IOx and Cloud";
  static constexpr To otherwise = To::internal_server_error;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::iox_http_table});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::internal, To::internal_server_error, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::conflict, To::conflict, Basis::implementation, 0},
      {From::invalid, To::bad_request, Basis::implementation, 0},
      {From::unprocessable_entity, To::unprocessable_content, Basis::implementation, 0},
      {From::empty_value, To::no_content, Basis::implementation, 0},
      {From::unavailable, To::service_unavailable, Basis::implementation, 0},
      {From::forbidden, To::forbidden, Basis::implementation, 0},
      {From::too_many_requests, To::too_many_requests, Basis::implementation, 0},
      {From::unauthorized, To::unauthorized, Basis::implementation, 0},
      {From::method_not_allowed, To::method_not_allowed, Basis::implementation, 0},
      {From::too_large, To::content_too_large, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
