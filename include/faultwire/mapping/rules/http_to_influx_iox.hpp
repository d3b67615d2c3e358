// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_IOX_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_IOX_HPP
/// HTTP statuses as IOx and InfluxDB Cloud read them: its own table backwards; anything else is an
/// internal error.
///
/// @code
/// static_assert(code_cast<rules::http_to_influx_iox>(HttpStatus::internal_server_error) ==
///               InfluxCode::internal);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to InfluxDB: IOx and Cloud
struct http_to_influx_iox {
  using From = HttpStatus;
  using To = InfluxCode;
  static constexpr std::string_view id = "http_to_influx_iox";
  static constexpr std::string_view title = "HTTP to InfluxDB: IOx and Cloud";
  static constexpr To otherwise = To::internal;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::iox_http_table});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::internal_server_error, To::internal, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::conflict, To::conflict, Basis::implementation, 0},
      {From::bad_request, To::invalid, Basis::implementation, 0},
      {From::unprocessable_content, To::unprocessable_entity, Basis::implementation, 0},
      {From::no_content, To::empty_value, Basis::implementation, 0},
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
