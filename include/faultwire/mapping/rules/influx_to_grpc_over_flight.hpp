// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_GRPC_OVER_FLIGHT_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_GRPC_OVER_FLIGHT_HPP
/// InfluxDB's codes about credentials where they came over Flight or InfluxRPC: `unauthorized` is a
/// permission denied there.
///
/// @code
/// static_assert(code_cast<rules::influx_to_grpc_over_flight>(InfluxCode::unauthorized) ==
///               GrpcCode::permission_denied);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// InfluxDB to gRPC: a code that came over Flight
struct influx_to_grpc_over_flight {
  using From = InfluxCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "influx_to_grpc_over_flight";
  static constexpr std::string_view title = "InfluxDB to gRPC: a code that came over Flight";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::iox_influxrpc});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::unauthorized, To::permission_denied, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
