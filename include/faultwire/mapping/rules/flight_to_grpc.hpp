// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_FLIGHT_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_FLIGHT_TO_GRPC_HPP
/// Flight codes as the gRPC codes that carry them: the rows of InfluxDB's documentation, then Arrow
/// Java's table.
///
/// @code
/// static_assert(code_cast<rules::flight_to_grpc>(FlightCode::ok) == GrpcCode::ok);
/// @endcode

#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// Arrow Flight to gRPC: the InfluxDB documentation, then Arrow Java
struct flight_to_grpc {
  using From = FlightCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "flight_to_grpc";
  static constexpr std::string_view title =
      "Arrow Flight to gRPC: the InfluxDB documentation, then Arrow Java";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>(
      {faultwire::sources::influx_flight_page, faultwire::sources::arrow_java_status});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::documented, 0},
      {From::unknown, To::unknown, Basis::documented, 0},
      {From::internal, To::internal, Basis::documented, 0},
      {From::invalid_argument, To::invalid_argument, Basis::documented, 0},
      {From::timed_out, To::deadline_exceeded, Basis::implementation, 1},
      {From::not_found, To::not_found, Basis::documented, 0},
      {From::already_exists, To::already_exists, Basis::implementation, 1},
      {From::cancelled, To::cancelled, Basis::documented, 0},
      {From::unauthenticated, To::unauthenticated, Basis::documented, 0},
      {From::unauthorized, To::permission_denied, Basis::documented, 0},
      {From::unimplemented, To::unimplemented, Basis::documented, 0},
      {From::unavailable, To::unavailable, Basis::implementation, 1},
      {From::resource_exhausted, To::resource_exhausted, Basis::implementation, 1},
  });
};

}  // namespace rules

template <>
struct DefaultRule<FlightCode, GrpcCode> {
  using type = rules::flight_to_grpc;
};

}  // namespace v1
}  // namespace faultwire

#endif
