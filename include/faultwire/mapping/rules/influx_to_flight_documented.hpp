// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_FLIGHT_DOCUMENTED_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_FLIGHT_DOCUMENTED_HPP
/// The Flight column of InfluxDB's documentation, and nothing else.
///
/// @code
/// static_assert(code_cast<rules::influx_to_flight_documented>(InfluxCode::ok) == FlightCode::ok);
/// @endcode

#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// InfluxDB to Arrow Flight: the documentation
struct influx_to_flight_documented {
  using From = InfluxCode;
  using To = FlightCode;
  static constexpr std::string_view id = "influx_to_flight_documented";
  static constexpr std::string_view title = "InfluxDB to Arrow Flight: the documentation";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::influx_flight_page});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::documented, 0},
      {From::internal, To::internal, Basis::documented, 0},
      {From::invalid, To::invalid_argument, Basis::documented, 0},
      {From::not_found, To::not_found, Basis::documented, 0},
      {From::not_implemented, To::unimplemented, Basis::documented, 0},
      {From::request_canceled, To::cancelled, Basis::documented, 0},
      {From::unauthenticated, To::unauthenticated, Basis::documented, 0},
      {From::unauthorized, To::unauthorized, Basis::documented, 0},
      {From::unavailable, To::unavailable, Basis::documented, 0},
      {From::unknown, To::unknown, Basis::documented, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
