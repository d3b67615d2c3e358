// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_PROXY_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_PROXY_HPP
/// HTTP statuses as gRPC clients read them when something that does not speak gRPC answers. Never
/// right for the statuses of an API.
///
/// @code
/// static_assert(code_cast<rules::http_to_grpc_proxy>(HttpStatus::bad_request) ==
///               GrpcCode::internal);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to gRPC, for proxies: what a client makes of an answer without grpc-status
struct http_to_grpc_proxy {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_proxy";
  static constexpr std::string_view title =
      "HTTP to gRPC, for proxies: what a client makes of an answer without grpc-status";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::grpc_http_mapping});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::bad_request, To::internal, Basis::documented, 0},
      {From::unauthorized, To::unauthenticated, Basis::documented, 0},
      {From::forbidden, To::permission_denied, Basis::documented, 0},
      {From::not_found, To::unimplemented, Basis::documented, 0},
      {From::too_many_requests, To::unavailable, Basis::documented, 0},
      {From::request_header_fields_too_large, To::internal, Basis::documented, 0},
      {From::bad_gateway, To::unavailable, Basis::documented, 0},
      {From::service_unavailable, To::unavailable, Basis::documented, 0},
      {From::gateway_timeout, To::unavailable, Basis::documented, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
