// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_GRPC_OVER_HTTP_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_GRPC_OVER_HTTP_HPP
/// InfluxDB's codes about credentials where they came over HTTP: `unauthorized` is a 401 there, not
/// authenticated, and `forbidden` a 403.
///
/// @code
/// static_assert(code_cast<rules::influx_to_grpc_over_http>(InfluxCode::unauthorized) ==
///               GrpcCode::unauthenticated);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// InfluxDB to gRPC: a code that came over HTTP
struct influx_to_grpc_over_http {
  using From = InfluxCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "influx_to_grpc_over_http";
  static constexpr std::string_view title = "InfluxDB to gRPC: a code that came over HTTP";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::influx2_errors});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::unauthorized, To::unauthenticated, Basis::implementation, 0},
      {From::forbidden, To::permission_denied, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
