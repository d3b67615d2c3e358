// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_CORE_V2_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_CORE_V2_HPP
/// The statuses of the v2 write endpoint of InfluxDB 3 Core as the six codes that it sends.
///
/// @code
/// static_assert(code_cast<rules::http_to_influx_core_v2>(HttpStatus::bad_request) ==
///               InfluxCode::invalid);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to InfluxDB: the v2 write endpoint of InfluxDB 3 Core
struct http_to_influx_core_v2 {
  using From = HttpStatus;
  using To = InfluxCode;
  static constexpr std::string_view id = "http_to_influx_core_v2";
  static constexpr std::string_view title =
      "HTTP to InfluxDB: the v2 write endpoint of InfluxDB 3 Core";
  static constexpr To otherwise = To::internal;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::core_v2_write});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::bad_request, To::invalid, Basis::implementation, 0},
      {From::unauthorized, To::unauthorized, Basis::implementation, 0},
      {From::forbidden, To::forbidden, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::content_too_large, To::too_large, Basis::implementation, 0},
      {From::internal_server_error, To::internal, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
