// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_PROXY_JAVA_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_PROXY_JAVA_HPP
/// HTTP statuses without grpc-status as grpc-java reads them: 1xx is internal, and so is 431.
///
/// @code
/// static_assert(code_cast<rules::http_to_grpc_proxy_java>(HttpStatus::bad_request) ==
///               GrpcCode::internal);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to gRPC, for proxies: grpc-java
struct http_to_grpc_proxy_java {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_proxy_java";
  static constexpr std::string_view title = "HTTP to gRPC, for proxies: grpc-java";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::grpc_java_util});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From{100}, From{199}, To::internal, Basis::implementation, 0},
      {From::bad_request, To::internal, Basis::implementation, 0},
      {From::unauthorized, To::unauthenticated, Basis::implementation, 0},
      {From::forbidden, To::permission_denied, Basis::implementation, 0},
      {From::not_found, To::unimplemented, Basis::implementation, 0},
      {From::too_many_requests, To::unavailable, Basis::implementation, 0},
      {From::bad_gateway, To::unavailable, Basis::implementation, 0},
      {From::service_unavailable, To::unavailable, Basis::implementation, 0},
      {From::gateway_timeout, To::unavailable, Basis::implementation, 0},
      {From::request_header_fields_too_large, To::internal, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
