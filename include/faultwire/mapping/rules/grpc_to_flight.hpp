// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_FLIGHT_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_FLIGHT_HPP
/// gRPC codes as the Flight codes that a client shows: the rows of InfluxDB's documentation, then
/// Arrow Java's table.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_flight>(GrpcCode::ok) == FlightCode::ok);
/// @endcode

#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to Arrow Flight: the InfluxDB documentation, then Arrow Java
struct grpc_to_flight {
  using From = GrpcCode;
  using To = FlightCode;
  static constexpr std::string_view id = "grpc_to_flight";
  static constexpr std::string_view title =
      "gRPC to Arrow Flight: the InfluxDB documentation, then Arrow Java";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>(
      {faultwire::sources::influx_flight_page, faultwire::sources::arrow_java_status});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::documented, 0},
      {From::cancelled, To::cancelled, Basis::documented, 0},
      {From::unknown, To::unknown, Basis::documented, 0},
      {From::invalid_argument, To::invalid_argument, Basis::documented, 0},
      {From::deadline_exceeded, To::timed_out, Basis::implementation, 1},
      {From::not_found, To::not_found, Basis::documented, 0},
      {From::already_exists, To::already_exists, Basis::implementation, 1},
      {From::permission_denied, To::unauthorized, Basis::documented, 0},
      {From::resource_exhausted, To::resource_exhausted, Basis::implementation, 1},
      {From::failed_precondition, To::invalid_argument, Basis::implementation, 1},
      {From::aborted, To::internal, Basis::implementation, 1},
      {From::out_of_range, To::invalid_argument, Basis::implementation, 1},
      {From::unimplemented, To::unimplemented, Basis::documented, 0},
      {From::internal, To::internal, Basis::documented, 0},
      {From::unavailable, To::unavailable, Basis::implementation, 1},
      {From::data_loss, To::internal, Basis::implementation, 1},
      {From::unauthenticated, To::unauthenticated, Basis::documented, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, FlightCode> {
  using type = rules::grpc_to_flight;
};

}  // namespace v1
}  // namespace faultwire

#endif
