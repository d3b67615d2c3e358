// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_GRPC_HPP
/// InfluxDB's codes as gRPC codes: the rows of the documentation; where it leaves a cell empty, the
/// inverse of what IOx does; the rest is inferred.
///
/// @code
/// static_assert(code_cast<rules::influx_to_grpc>(InfluxCode::ok) == GrpcCode::ok);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// InfluxDB to gRPC: the documentation, completed from IOx
struct influx_to_grpc {
  using From = InfluxCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "influx_to_grpc";
  static constexpr std::string_view title =
      "InfluxDB to gRPC: the documentation, completed from IOx";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::influx_flight_page,
                                                         faultwire::sources::iox_influxrpc,
                                                         faultwire::sources::faultwire_choice});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::documented, 0},
      {From::conflict, To::already_exists, Basis::implementation, 1},
      {From::internal, To::internal, Basis::documented, 0},
      {From::invalid, To::invalid_argument, Basis::documented, 0},
      {From::not_found, To::not_found, Basis::documented, 0},
      {From::not_implemented, To::unimplemented, Basis::documented, 0},
      {From::request_canceled, To::cancelled, Basis::documented, 0},
      {From::too_large, To::resource_exhausted, Basis::implementation, 1},
      {From::unauthenticated, To::unauthenticated, Basis::documented, 0},
      {From::unauthorized, To::permission_denied, Basis::documented, 0},
      {From::unauthorized, To::unauthenticated, Basis::documented, 0},
      {From::unavailable, To::unavailable, Basis::implementation, 1},
      {From::unknown, To::unknown, Basis::documented, 0},
      {From::unprocessable_entity, To::invalid_argument, Basis::inferred, 2},
      {From::empty_value, To::invalid_argument, Basis::inferred, 2},
      {From::forbidden, To::permission_denied, Basis::inferred, 2},
      {From::too_many_requests, To::resource_exhausted, Basis::inferred, 2},
      {From::method_not_allowed, To::unimplemented, Basis::inferred, 2},
      {From::upstream_server, To::unavailable, Basis::inferred, 2},
  });
};

}  // namespace rules

template <>
struct DefaultRule<InfluxCode, GrpcCode> {
  using type = rules::influx_to_grpc;
};

}  // namespace v1
}  // namespace faultwire

#endif
