// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_API_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_API_HPP
/// HTTP statuses of an API as gRPC codes: google.rpc's code.proto backwards, where several codes
/// share a status the one that an API means; then google-cloud-cpp's table. Not for a proxy in
/// front of gRPC: that is `http_to_grpc_proxy`.
///
/// @code
/// static_assert(code_cast<rules::http_to_grpc_api>(HttpStatus::ok) == GrpcCode::ok);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP to gRPC, for APIs: google.rpc backwards, then google-cloud-cpp
struct http_to_grpc_api {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_api";
  static constexpr std::string_view title =
      "HTTP to gRPC, for APIs: google.rpc backwards, then google-cloud-cpp";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::google_rpc_code,
                                                         faultwire::sources::google_cloud_cpp_http,
                                                         faultwire::sources::faultwire_choice});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From{100}, From{199}, To::unknown, Basis::inferred, 2},
      {From{200}, From{299}, To::ok, Basis::implementation, 1},
      {From{300}, From{399}, To::unknown, Basis::implementation, 1},
      {From{400}, From{499}, To::invalid_argument, Basis::implementation, 1},
      {From{500}, From{599}, To::internal, Basis::implementation, 1},
      {From::ok, To::ok, Basis::documented, 0},
      {From::bad_request, To::invalid_argument, Basis::documented, 0},
      {From::bad_request, To::failed_precondition, Basis::documented, 0},
      {From::bad_request, To::out_of_range, Basis::documented, 0},
      {From::unauthorized, To::unauthenticated, Basis::documented, 0},
      {From::forbidden, To::permission_denied, Basis::documented, 0},
      {From::not_found, To::not_found, Basis::documented, 0},
      {From::method_not_allowed, To::permission_denied, Basis::implementation, 1},
      {From::request_timeout, To::deadline_exceeded, Basis::inferred, 2},
      {From::conflict, To::aborted, Basis::documented, 0},
      {From::conflict, To::already_exists, Basis::documented, 0},
      {From::gone, To::not_found, Basis::implementation, 1},
      {From::precondition_failed, To::failed_precondition, Basis::implementation, 1},
      {From::content_too_large, To::out_of_range, Basis::implementation, 1},
      {From::range_not_satisfiable, To::out_of_range, Basis::implementation, 1},
      {From::too_many_requests, To::resource_exhausted, Basis::documented, 0},
      {From::client_closed_request, To::cancelled, Basis::documented, 0},
      {From::internal_server_error, To::internal, Basis::documented, 0},
      {From::internal_server_error, To::unknown, Basis::documented, 0},
      {From::internal_server_error, To::data_loss, Basis::documented, 0},
      {From::not_implemented, To::unimplemented, Basis::documented, 0},
      {From::bad_gateway, To::unavailable, Basis::implementation, 1},
      {From::service_unavailable, To::unavailable, Basis::documented, 0},
      {From::gateway_timeout, To::deadline_exceeded, Basis::documented, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<HttpStatus, GrpcCode> {
  using type = rules::http_to_grpc_api;
};

}  // namespace v1
}  // namespace faultwire

#endif
