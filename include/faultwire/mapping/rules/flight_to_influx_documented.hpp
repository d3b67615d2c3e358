// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_FLIGHT_TO_INFLUX_DOCUMENTED_HPP
#define FAULTWIRE_MAPPING_RULES_FLIGHT_TO_INFLUX_DOCUMENTED_HPP
/// The Flight column of InfluxDB's documentation, read backwards, and nothing else.
///
/// @code
/// static_assert(code_cast<rules::flight_to_influx_documented>(FlightCode::ok) == InfluxCode::ok);
/// @endcode

#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// Arrow Flight to InfluxDB: the documentation
struct flight_to_influx_documented {
  using From = FlightCode;
  using To = InfluxCode;
  static constexpr std::string_view id = "flight_to_influx_documented";
  static constexpr std::string_view title = "Arrow Flight to InfluxDB: the documentation";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::influx_flight_page});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::documented, 0},
      {From::internal, To::internal, Basis::documented, 0},
      {From::invalid_argument, To::invalid, Basis::documented, 0},
      {From::not_found, To::not_found, Basis::documented, 0},
      {From::unimplemented, To::not_implemented, Basis::documented, 0},
      {From::cancelled, To::request_canceled, Basis::documented, 0},
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
