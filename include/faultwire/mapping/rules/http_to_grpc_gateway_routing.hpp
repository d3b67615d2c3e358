// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_GATEWAY_ROUTING_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_GATEWAY_ROUTING_HPP
/// HTTP statuses of grpc-gateway's own routing errors as the gRPC codes that it reports.
///
/// @code
/// static_assert(code_cast<rules::http_to_grpc_gateway_routing>(HttpStatus::bad_request) ==
///               GrpcCode::invalid_argument);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to gRPC: routing errors of grpc-gateway
struct http_to_grpc_gateway_routing {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_gateway_routing";
  static constexpr std::string_view title = "HTTP to gRPC: routing errors of grpc-gateway";
  static constexpr To otherwise = To::internal;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::grpc_gateway});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::bad_request, To::invalid_argument, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::method_not_allowed, To::unimplemented, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
