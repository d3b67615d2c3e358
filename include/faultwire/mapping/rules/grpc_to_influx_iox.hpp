// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_INFLUX_IOX_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_INFLUX_IOX_HPP
/// gRPC codes as InfluxDB's codes, as IOx's InfluxRPC service had it; UNAUTHENTICATED and even OK
/// become an internal error.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_influx_iox>(GrpcCode::ok) == InfluxCode::internal);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to InfluxDB: IOx
struct grpc_to_influx_iox {
  using From = GrpcCode;
  using To = InfluxCode;
  static constexpr std::string_view id = "grpc_to_influx_iox";
  static constexpr std::string_view title = "gRPC to InfluxDB: IOx";
  static constexpr To otherwise = To::internal;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::iox_influxrpc});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::internal, Basis::implementation, 0},
      {From::cancelled, To::request_canceled, Basis::implementation, 0},
      {From::unknown, To::internal, Basis::implementation, 0},
      {From::invalid_argument, To::invalid, Basis::implementation, 0},
      {From::deadline_exceeded, To::internal, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::already_exists, To::conflict, Basis::implementation, 0},
      {From::permission_denied, To::unauthorized, Basis::implementation, 0},
      {From::resource_exhausted, To::too_large, Basis::implementation, 0},
      {From::failed_precondition, To::invalid, Basis::implementation, 0},
      {From::aborted, To::internal, Basis::implementation, 0},
      {From::out_of_range, To::invalid, Basis::implementation, 0},
      {From::unimplemented, To::not_implemented, Basis::implementation, 0},
      {From::internal, To::internal, Basis::implementation, 0},
      {From::unavailable, To::unavailable, Basis::implementation, 0},
      {From::data_loss, To::internal, Basis::implementation, 0},
      {From::unauthenticated, To::internal, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
