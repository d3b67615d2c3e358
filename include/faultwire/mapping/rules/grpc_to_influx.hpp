// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_INFLUX_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_INFLUX_HPP
/// gRPC codes as InfluxDB's codes: the rows of the documentation, then what IOx does.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_influx>(GrpcCode::ok) == InfluxCode::ok);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to InfluxDB: the documentation, completed from IOx
struct grpc_to_influx {
  using From = GrpcCode;
  using To = InfluxCode;
  static constexpr std::string_view id = "grpc_to_influx";
  static constexpr std::string_view title =
      "gRPC to InfluxDB: the documentation, completed from IOx";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>(
      {faultwire::sources::influx_flight_page, faultwire::sources::iox_influxrpc});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::documented, 0},
      {From::cancelled, To::request_canceled, Basis::documented, 0},
      {From::unknown, To::unknown, Basis::documented, 0},
      {From::invalid_argument, To::invalid, Basis::documented, 0},
      {From::deadline_exceeded, To::internal, Basis::implementation, 1},
      {From::not_found, To::not_found, Basis::documented, 0},
      {From::already_exists, To::conflict, Basis::implementation, 1},
      {From::permission_denied, To::unauthorized, Basis::documented, 0},
      {From::resource_exhausted, To::too_large, Basis::implementation, 1},
      {From::failed_precondition, To::invalid, Basis::implementation, 1},
      {From::aborted, To::internal, Basis::implementation, 1},
      {From::out_of_range, To::invalid, Basis::implementation, 1},
      {From::unimplemented, To::not_implemented, Basis::documented, 0},
      {From::internal, To::internal, Basis::documented, 0},
      {From::unavailable, To::unavailable, Basis::implementation, 1},
      {From::data_loss, To::internal, Basis::implementation, 1},
      {From::unauthenticated, To::unauthenticated, Basis::documented, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, InfluxCode> {
  using type = rules::grpc_to_influx;
};

}  // namespace v1
}  // namespace faultwire

#endif
