// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_OPENSEARCH_REST_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_OPENSEARCH_REST_HPP
/// HTTP statuses as OpenSearch's gRPC transport turns them: a 401 is a permission denied there.
///
/// @code
/// static_assert(code_cast<rules::http_to_grpc_opensearch_rest>(HttpStatus::bad_request) ==
///               GrpcCode::invalid_argument);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to gRPC: OpenSearch REST
struct http_to_grpc_opensearch_rest {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_opensearch_rest";
  static constexpr std::string_view title = "HTTP to gRPC: OpenSearch REST";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::opensearch_rest});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From{100}, From{299}, To::ok, Basis::implementation, 0},
      {From{300}, From{399}, To::failed_precondition, Basis::implementation, 0},
      {From::bad_request, To::invalid_argument, Basis::implementation, 0},
      {From::unauthorized, To::permission_denied, Basis::implementation, 0},
      {From::payment_required, To::permission_denied, Basis::implementation, 0},
      {From::forbidden, To::permission_denied, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::method_not_allowed, To::unimplemented, Basis::implementation, 0},
      {From::not_acceptable, To::invalid_argument, Basis::implementation, 0},
      {From::proxy_authentication_required, To::unauthenticated, Basis::implementation, 0},
      {From::request_timeout, To::deadline_exceeded, Basis::implementation, 0},
      {From::conflict, To::aborted, Basis::implementation, 0},
      {From::gone, To::not_found, Basis::implementation, 0},
      {From::length_required, To::failed_precondition, Basis::implementation, 0},
      {From::precondition_failed, To::failed_precondition, Basis::implementation, 0},
      {From::content_too_large, To::out_of_range, Basis::implementation, 0},
      {From::uri_too_long, To::invalid_argument, Basis::implementation, 0},
      {From::unsupported_media_type, To::invalid_argument, Basis::implementation, 0},
      {From::range_not_satisfiable, To::out_of_range, Basis::implementation, 0},
      {From::expectation_failed, To::failed_precondition, Basis::implementation, 0},
      {From::misdirected_request, To::invalid_argument, Basis::implementation, 0},
      {From::unprocessable_content, To::invalid_argument, Basis::implementation, 0},
      {From::locked, To::failed_precondition, Basis::implementation, 0},
      {From::failed_dependency, To::failed_precondition, Basis::implementation, 0},
      {From::too_many_requests, To::resource_exhausted, Basis::implementation, 0},
      {From::internal_server_error, To::internal, Basis::implementation, 0},
      {From::not_implemented, To::unimplemented, Basis::implementation, 0},
      {From::bad_gateway, To::unavailable, Basis::implementation, 0},
      {From::service_unavailable, To::unavailable, Basis::implementation, 0},
      {From::gateway_timeout, To::deadline_exceeded, Basis::implementation, 0},
      {From::http_version_not_supported, To::unimplemented, Basis::implementation, 0},
      {From::insufficient_storage, To::resource_exhausted, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
