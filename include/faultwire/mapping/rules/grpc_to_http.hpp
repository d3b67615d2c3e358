// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP_HPP
/// gRPC codes as HTTP statuses. Most authorities follow google.rpc; their differences are the rows.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_http>(GrpcCode::aborted) == HttpStatus::conflict);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The statuses that code.proto names.
struct grpc_to_http {
  using From = GrpcCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "grpc_to_http"sv;
  static constexpr std::string_view title = "gRPC to HTTP: google.rpc"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::documented, sources::google_rpc_code};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::cancelled, To::client_closed_request},
      {From::unknown, To::internal_server_error},
      {From::invalid_argument, To::bad_request},
      {From::deadline_exceeded, To::gateway_timeout},
      {From::not_found, To::not_found},
      {From::already_exists, To::conflict},
      {From::permission_denied, To::forbidden},
      {From::resource_exhausted, To::too_many_requests},
      {From::failed_precondition, To::bad_request},
      {From::aborted, To::conflict},
      {From::out_of_range, To::bad_request},
      {From::unimplemented, To::not_implemented},
      {From::internal, To::internal_server_error},
      {From::unavailable, To::service_unavailable},
      {From::data_loss, To::internal_server_error},
      {From::unauthenticated, To::unauthorized},
  };
};

/// grpc-gateway has the same table; it decided against 412 for FAILED_PRECONDITION.
struct grpc_to_http_gateway {
  using From = GrpcCode;
  using To = HttpStatus;
  using SameAs = grpc_to_http;
  static constexpr std::string_view id = "grpc_to_http_gateway"sv;
  static constexpr std::string_view title = "gRPC to HTTP: grpc-gateway"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::implementation, sources::grpc_gateway};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_gateway};
};

/// Connect has the same table for errors; a unary call that succeeds is a 200.
struct grpc_to_http_connect {
  using From = GrpcCode;
  using To = HttpStatus;
  using SameAs = grpc_to_http;
  static constexpr std::string_view id = "grpc_to_http_connect"sv;
  static constexpr std::string_view title = "gRPC to HTTP: Connect"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::documented, sources::connect_spec};
};

/// Connect before its change to google.rpc's table.
struct grpc_to_http_connect_before {
  using From = GrpcCode;
  using To = HttpStatus;
  using SameAs = grpc_to_http_connect;
  static constexpr std::string_view id = "grpc_to_http_connect_before"sv;
  static constexpr std::string_view title = "gRPC to HTTP: Connect before its change"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::documented, sources::connect_before};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::cancelled, To::request_timeout},
      {From::deadline_exceeded, To::request_timeout},
      {From::failed_precondition, To::precondition_failed},
      {From::unimplemented, To::not_found},
  };
};

/// Envoy has the same table.
struct grpc_to_http_envoy {
  using From = GrpcCode;
  using To = HttpStatus;
  using SameAs = grpc_to_http;
  static constexpr std::string_view id = "grpc_to_http_envoy"sv;
  static constexpr std::string_view title = "gRPC to HTTP: Envoy"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::implementation, sources::envoy_status};
  static constexpr Authority otherwise_by{Basis::implementation, sources::envoy_status};
};

/// opensearch-java turns codes into exceptions, most of which name a status. The codes whose
/// exception names none are this library's choice.
struct grpc_to_http_opensearch_java {
  using From = GrpcCode;
  using To = HttpStatus;
  using SameAs = grpc_to_http;
  static constexpr std::string_view id = "grpc_to_http_opensearch_java"sv;
  static constexpr std::string_view title = "gRPC to HTTP: opensearch-java"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::implementation, sources::opensearch_java};
  static constexpr Authority choice{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok, choice},
      {From::cancelled, To::client_closed_request, choice},
      {From::unknown, To::internal_server_error, choice},
      {From::deadline_exceeded, To::request_timeout, choice},
      {From::failed_precondition, To::precondition_failed},
      {From::unimplemented, To::not_implemented, choice},
      {From::unavailable, To::service_unavailable, choice},
  };
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, HttpStatus> {
  using type = rules::grpc_to_http;
};

namespace detail::mapping {
/// The rules of the pair.
using grpc_to_http_rules = RuleList<rules::grpc_to_http, rules::grpc_to_http_gateway,
                                    rules::grpc_to_http_connect, rules::grpc_to_http_connect_before,
                                    rules::grpc_to_http_envoy, rules::grpc_to_http_opensearch_java>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
