// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_CONNECT_BEFORE_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_CONNECT_BEFORE_HPP
/// HTTP statuses as Connect read them before pull request 130.
///
/// @code
/// static_assert(code_cast<rules::http_to_grpc_connect_before>(HttpStatus::bad_request) ==
///               GrpcCode::invalid_argument);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to gRPC: Connect before its change
struct http_to_grpc_connect_before {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_connect_before";
  static constexpr std::string_view title = "HTTP to gRPC: Connect before its change";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::connect_before});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::bad_request, To::invalid_argument, Basis::documented, 0},
      {From::unauthorized, To::unauthenticated, Basis::documented, 0},
      {From::forbidden, To::permission_denied, Basis::documented, 0},
      {From::not_found, To::unimplemented, Basis::documented, 0},
      {From::request_timeout, To::deadline_exceeded, Basis::documented, 0},
      {From::conflict, To::aborted, Basis::documented, 0},
      {From::precondition_failed, To::failed_precondition, Basis::documented, 0},
      {From::content_too_large, To::resource_exhausted, Basis::documented, 0},
      {From::unsupported_media_type, To::internal, Basis::documented, 0},
      {From::too_many_requests, To::unavailable, Basis::documented, 0},
      {From::request_header_fields_too_large, To::resource_exhausted, Basis::documented, 0},
      {From::bad_gateway, To::unavailable, Basis::documented, 0},
      {From::service_unavailable, To::unavailable, Basis::documented, 0},
      {From::gateway_timeout, To::unavailable, Basis::documented, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
