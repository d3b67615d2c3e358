// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_C_CORE_OLD_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_C_CORE_OLD_HPP
/// HTTP statuses as an old version of C-core read them.
///
/// @code
/// static_assert(code_cast<rules::http_to_grpc_c_core_old>(HttpStatus::ok) == GrpcCode::ok);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to gRPC: old versions of gRPC C-core
struct http_to_grpc_c_core_old {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_c_core_old";
  static constexpr std::string_view title = "HTTP to gRPC: old versions of gRPC C-core";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::grpc_core_http2});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::implementation, 0},
      {From::bad_request, To::invalid_argument, Basis::implementation, 0},
      {From::unauthorized, To::unauthenticated, Basis::implementation, 0},
      {From::forbidden, To::permission_denied, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::conflict, To::aborted, Basis::implementation, 0},
      {From::precondition_failed, To::failed_precondition, Basis::implementation, 0},
      {From::too_many_requests, To::resource_exhausted, Basis::implementation, 0},
      {From::client_closed_request, To::cancelled, Basis::implementation, 0},
      {From::internal_server_error, To::unknown, Basis::implementation, 0},
      {From::not_implemented, To::unimplemented, Basis::implementation, 0},
      {From::service_unavailable, To::unavailable, Basis::implementation, 0},
      {From::gateway_timeout, To::deadline_exceeded, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
