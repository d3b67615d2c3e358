// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_GOOGLE_CLOUD_CPP_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_GOOGLE_CLOUD_CPP_HPP
/// HTTP statuses of Google's APIs as google-cloud-cpp reads them: 500 can be retried there, 504
/// cannot.
///
/// @code
/// static_assert(code_cast<rules::http_to_grpc_google_cloud_cpp>(HttpStatus::not_modified) ==
///               GrpcCode::failed_precondition);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to gRPC: google-cloud-cpp
struct http_to_grpc_google_cloud_cpp {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_google_cloud_cpp";
  static constexpr std::string_view title = "HTTP to gRPC: google-cloud-cpp";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources =
      std::to_array<Source>({faultwire::sources::google_cloud_cpp_http});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From{100}, From{299}, To::ok, Basis::implementation, 0},
      {From{300}, From{399}, To::unknown, Basis::implementation, 0},
      {From{400}, From{499}, To::invalid_argument, Basis::implementation, 0},
      {From{500}, From{599}, To::internal, Basis::implementation, 0},
      {From::not_modified, To::failed_precondition, Basis::implementation, 0},
      {From::permanent_redirect, To::failed_precondition, Basis::implementation, 0},
      {From::unauthorized, To::unauthenticated, Basis::implementation, 0},
      {From::forbidden, To::permission_denied, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::method_not_allowed, To::permission_denied, Basis::implementation, 0},
      {From::request_timeout, To::unavailable, Basis::implementation, 0},
      {From::conflict, To::aborted, Basis::implementation, 0},
      {From::gone, To::not_found, Basis::implementation, 0},
      {From::precondition_failed, To::failed_precondition, Basis::implementation, 0},
      {From::content_too_large, To::out_of_range, Basis::implementation, 0},
      {From::range_not_satisfiable, To::out_of_range, Basis::implementation, 0},
      {From::too_many_requests, To::unavailable, Basis::implementation, 0},
      {From::internal_server_error, To::unavailable, Basis::implementation, 0},
      {From::bad_gateway, To::unavailable, Basis::implementation, 0},
      {From::service_unavailable, To::unavailable, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
