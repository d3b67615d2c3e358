// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP_CONNECT_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP_CONNECT_HPP
/// gRPC codes as Connect answers them.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_http_connect>(GrpcCode::cancelled) ==
///               HttpStatus::client_closed_request);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to HTTP: Connect
struct grpc_to_http_connect {
  using From = GrpcCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "grpc_to_http_connect";
  static constexpr std::string_view title = "gRPC to HTTP: Connect";
  static constexpr To otherwise = To::internal_server_error;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::connect_spec});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::cancelled, To::client_closed_request, Basis::documented, 0},
      {From::unknown, To::internal_server_error, Basis::documented, 0},
      {From::invalid_argument, To::bad_request, Basis::documented, 0},
      {From::deadline_exceeded, To::gateway_timeout, Basis::documented, 0},
      {From::not_found, To::not_found, Basis::documented, 0},
      {From::already_exists, To::conflict, Basis::documented, 0},
      {From::permission_denied, To::forbidden, Basis::documented, 0},
      {From::resource_exhausted, To::too_many_requests, Basis::documented, 0},
      {From::failed_precondition, To::bad_request, Basis::documented, 0},
      {From::aborted, To::conflict, Basis::documented, 0},
      {From::out_of_range, To::bad_request, Basis::documented, 0},
      {From::unimplemented, To::not_implemented, Basis::documented, 0},
      {From::internal, To::internal_server_error, Basis::documented, 0},
      {From::unavailable, To::service_unavailable, Basis::documented, 0},
      {From::data_loss, To::internal_server_error, Basis::documented, 0},
      {From::unauthenticated, To::unauthorized, Basis::documented, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
