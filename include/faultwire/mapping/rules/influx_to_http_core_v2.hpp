// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_HTTP_CORE_V2_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_HTTP_CORE_V2_HPP
/// The six codes of the v2 write endpoint of InfluxDB 3 Core, since 3.4.2.
///
/// @code
/// static_assert(code_cast<rules::influx_to_http_core_v2>(InfluxCode::invalid) ==
///               HttpStatus::bad_request);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// InfluxDB to HTTP: the v2 write endpoint of InfluxDB 3 Core
struct influx_to_http_core_v2 {
  using From = InfluxCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "influx_to_http_core_v2";
  static constexpr std::string_view title =
      "InfluxDB to HTTP: the v2 write endpoint of InfluxDB 3 Core";
  static constexpr To otherwise = To::internal_server_error;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::core_v2_write});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::invalid, To::bad_request, Basis::implementation, 0},
      {From::unauthorized, To::unauthorized, Basis::implementation, 0},
      {From::forbidden, To::forbidden, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::too_large, To::content_too_large, Basis::implementation, 0},
      {From::internal, To::internal_server_error, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
