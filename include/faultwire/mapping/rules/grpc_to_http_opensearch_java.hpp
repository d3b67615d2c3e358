// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP_OPENSEARCH_JAVA_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP_OPENSEARCH_JAVA_HPP
/// gRPC codes as the client opensearch-java reads them.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_http_opensearch_java>(GrpcCode::ok) == HttpStatus::ok);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to HTTP: opensearch-java
struct grpc_to_http_opensearch_java {
  using From = GrpcCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "grpc_to_http_opensearch_java";
  static constexpr std::string_view title = "gRPC to HTTP: opensearch-java";
  static constexpr To otherwise = To::internal_server_error;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::opensearch_java});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::implementation, 0},
      {From::cancelled, To::client_closed_request, Basis::implementation, 0},
      {From::unknown, To::internal_server_error, Basis::implementation, 0},
      {From::invalid_argument, To::bad_request, Basis::implementation, 0},
      {From::deadline_exceeded, To::request_timeout, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::already_exists, To::conflict, Basis::implementation, 0},
      {From::permission_denied, To::forbidden, Basis::implementation, 0},
      {From::resource_exhausted, To::too_many_requests, Basis::implementation, 0},
      {From::failed_precondition, To::precondition_failed, Basis::implementation, 0},
      {From::aborted, To::conflict, Basis::implementation, 0},
      {From::out_of_range, To::bad_request, Basis::implementation, 0},
      {From::unimplemented, To::not_implemented, Basis::implementation, 0},
      {From::internal, To::internal_server_error, Basis::implementation, 0},
      {From::unavailable, To::service_unavailable, Basis::implementation, 0},
      {From::data_loss, To::internal_server_error, Basis::implementation, 0},
      {From::unauthenticated, To::unauthorized, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
