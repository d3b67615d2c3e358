// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_GRPC_HPP
/// HTTP statuses as gRPC codes. There are two families: what an API means by a status, and what a
/// gRPC client makes of an answer that does not speak gRPC (`http_to_grpc_proxy...`). The two
/// disagree on 400, 404 and 429.
///
/// @code
/// static_assert(code_cast<rules::http_to_grpc_api>(HttpStatus::not_found) == GrpcCode::not_found);
/// static_assert(code_cast<rules::http_to_grpc_proxy>(HttpStatus::not_found) ==
///               GrpcCode::unimplemented);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// Google's APIs as google-cloud-cpp reads them: 500 can be retried there, 504 cannot.
struct http_to_grpc_google_cloud_cpp {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_google_cloud_cpp"sv;
  static constexpr std::string_view title = "HTTP to gRPC: google-cloud-cpp"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::google_cloud_cpp_http};
  static constexpr Authority otherwise_by{Basis::implementation, sources::google_cloud_cpp_http};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {{From{100}, From{299}}, To::ok},
      {{From{300}, From{399}}, To::unknown},
      {{From{400}, From{499}}, To::invalid_argument},
      {{From{500}, From{599}}, To::internal},
      {From::not_modified, To::failed_precondition},
      {From::permanent_redirect, To::failed_precondition},
      {From::unauthorized, To::unauthenticated},
      {From::forbidden, To::permission_denied},
      {From::not_found, To::not_found},
      {From::method_not_allowed, To::permission_denied},
      {From::request_timeout, To::unavailable},
      {From::conflict, To::aborted},
      {From::gone, To::not_found},
      {From::precondition_failed, To::failed_precondition},
      {From::content_too_large, To::out_of_range},
      {From::range_not_satisfiable, To::out_of_range},
      {From::too_many_requests, To::unavailable},
      {From::internal_server_error, To::unavailable},
      {From::bad_gateway, To::unavailable},
      {From::service_unavailable, To::unavailable},
  };
};

/// The statuses of an API: google.rpc's code.proto read backwards, which is this library's choice;
/// where several codes share a status, first the one that an API means. Then google-cloud-cpp's
/// table. A number that is no status counts as a 5xx.
struct http_to_grpc_api {
  using From = HttpStatus;
  using To = GrpcCode;
  using CompletedBy = http_to_grpc_google_cloud_cpp;
  static constexpr std::string_view id = "http_to_grpc_api"sv;
  static constexpr std::string_view title =
      "HTTP to gRPC, for APIs: google.rpc backwards, then google-cloud-cpp"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::inferred, sources::google_rpc_code};
  static constexpr Authority otherwise_by{Basis::inferred, sources::rfc9110};
  static constexpr Authority choice{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {{From{100}, From{199}}, To::unknown, choice},
      {From::ok, To::ok},
      {From::bad_request, To::invalid_argument},
      {From::bad_request, To::failed_precondition},
      {From::bad_request, To::out_of_range},
      {From::unauthorized, To::unauthenticated},
      {From::forbidden, To::permission_denied},
      {From::not_found, To::not_found},
      {From::request_timeout, To::deadline_exceeded, choice},
      {From::conflict, To::aborted},
      {From::conflict, To::already_exists},
      {From::too_many_requests, To::resource_exhausted},
      {From::client_closed_request, To::cancelled},
      {From::internal_server_error, To::internal},
      {From::internal_server_error, To::unknown},
      {From::internal_server_error, To::data_loss},
      {From::not_implemented, To::unimplemented},
      {From::service_unavailable, To::unavailable},
      {From::gateway_timeout, To::deadline_exceeded},
  };
};

/// Answers without grpc-status as Connect, tonic and Envoy read them. Connect's page is cited.
struct http_to_grpc_proxy_connect {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_proxy_connect"sv;
  static constexpr std::string_view title = "HTTP to gRPC, for proxies: Connect, tonic, Envoy"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::connect_spec};
  static constexpr Authority otherwise_by{Basis::documented, sources::connect_spec};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::bad_request, To::internal},
      {From::unauthorized, To::unauthenticated},
      {From::forbidden, To::permission_denied},
      {From::not_found, To::unimplemented},
      {From::too_many_requests, To::unavailable},
      {From::bad_gateway, To::unavailable},
      {From::service_unavailable, To::unavailable},
      {From::gateway_timeout, To::unavailable},
  };
};

/// Answers without grpc-status, by gRPC's documentation. Never right for the statuses of an API.
struct http_to_grpc_proxy {
  using From = HttpStatus;
  using To = GrpcCode;
  using SameAs = http_to_grpc_proxy_connect;
  static constexpr std::string_view id = "http_to_grpc_proxy"sv;
  static constexpr std::string_view title =
      "HTTP to gRPC, for proxies: what a client makes of an answer without grpc-status"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::grpc_http_mapping};
  static constexpr Authority otherwise_by{Basis::documented, sources::grpc_http_mapping};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::request_header_fields_too_large, To::internal},
  };
};

/// Answers without grpc-status as grpc-java reads them: 1xx is internal.
struct http_to_grpc_proxy_java {
  using From = HttpStatus;
  using To = GrpcCode;
  using SameAs = http_to_grpc_proxy;
  static constexpr std::string_view id = "http_to_grpc_proxy_java"sv;
  static constexpr std::string_view title = "HTTP to gRPC, for proxies: grpc-java"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::grpc_java_util};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_java_util};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {{From{100}, From{199}}, To::internal},
  };
};

/// Answers without grpc-status as C-core reads them: 200 is OK, and 431 unknown.
struct http_to_grpc_proxy_c_core {
  using From = HttpStatus;
  using To = GrpcCode;
  using SameAs = http_to_grpc_proxy_connect;
  static constexpr std::string_view id = "http_to_grpc_proxy_c_core"sv;
  static constexpr std::string_view title = "HTTP to gRPC, for proxies: gRPC C-core"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::grpc_core_http2};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_core_http2};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
  };
};

/// Answers whose content type is not gRPC's, as grpc-go reads them. 431 is unknown.
struct http_to_grpc_proxy_grpc_go {
  using From = HttpStatus;
  using To = GrpcCode;
  using SameAs = http_to_grpc_proxy_connect;
  static constexpr std::string_view id = "http_to_grpc_proxy_grpc_go"sv;
  static constexpr std::string_view title = "HTTP to gRPC, for proxies: grpc-go"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::grpc_go_transport};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_go_transport};
};

/// Answers without grpc-status as grpc-js reads them. 431 is unknown.
struct http_to_grpc_proxy_grpc_js {
  using From = HttpStatus;
  using To = GrpcCode;
  using SameAs = http_to_grpc_proxy_connect;
  static constexpr std::string_view id = "http_to_grpc_proxy_grpc_js"sv;
  static constexpr std::string_view title = "HTTP to gRPC, for proxies: grpc-js"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::grpc_js_call};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_js_call};
};

/// HTTP statuses as Connect read them before pull request 130.
struct http_to_grpc_connect_before {
  using From = HttpStatus;
  using To = GrpcCode;
  using SameAs = http_to_grpc_proxy_connect;
  static constexpr std::string_view id = "http_to_grpc_connect_before"sv;
  static constexpr std::string_view title = "HTTP to gRPC: Connect before its change"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::connect_before};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::bad_request, To::invalid_argument},
      {From::request_timeout, To::deadline_exceeded},
      {From::conflict, To::aborted},
      {From::precondition_failed, To::failed_precondition},
      {From::content_too_large, To::resource_exhausted},
      {From::unsupported_media_type, To::internal},
      {From::request_header_fields_too_large, To::resource_exhausted},
  };
};

/// grpc-gateway's own routing errors as the codes that it reports.
struct http_to_grpc_gateway_routing {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_gateway_routing"sv;
  static constexpr std::string_view title = "HTTP to gRPC: routing errors of grpc-gateway"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::implementation, sources::grpc_gateway};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_gateway};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::bad_request, To::invalid_argument},
      {From::not_found, To::not_found},
      {From::method_not_allowed, To::unimplemented},
  };
};

/// OpenSearch's gRPC transport: a 401 is a permission denied there.
struct http_to_grpc_opensearch_rest {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_opensearch_rest"sv;
  static constexpr std::string_view title = "HTTP to gRPC: OpenSearch REST"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::opensearch_rest};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {{From{100}, From{299}}, To::ok},
      {{From{300}, From{399}}, To::failed_precondition},
      {From::bad_request, To::invalid_argument},
      {From::unauthorized, To::permission_denied},
      {From::payment_required, To::permission_denied},
      {From::forbidden, To::permission_denied},
      {From::not_found, To::not_found},
      {From::method_not_allowed, To::unimplemented},
      {From::not_acceptable, To::invalid_argument},
      {From::proxy_authentication_required, To::unauthenticated},
      {From::request_timeout, To::deadline_exceeded},
      {From::conflict, To::aborted},
      {From::gone, To::not_found},
      {From::length_required, To::failed_precondition},
      {From::precondition_failed, To::failed_precondition},
      {From::content_too_large, To::out_of_range},
      {From::uri_too_long, To::invalid_argument},
      {From::unsupported_media_type, To::invalid_argument},
      {From::range_not_satisfiable, To::out_of_range},
      {From::expectation_failed, To::failed_precondition},
      {From::misdirected_request, To::invalid_argument},
      {From::unprocessable_content, To::invalid_argument},
      {From::locked, To::failed_precondition},
      {From::failed_dependency, To::failed_precondition},
      {From::too_many_requests, To::resource_exhausted},
      {From::internal_server_error, To::internal},
      {From::not_implemented, To::unimplemented},
      {From::bad_gateway, To::unavailable},
      {From::service_unavailable, To::unavailable},
      {From::gateway_timeout, To::deadline_exceeded},
      {From::http_version_not_supported, To::unimplemented},
      {From::insufficient_storage, To::resource_exhausted},
  };
};

/// HTTP statuses as an old version of C-core read them.
struct http_to_grpc_c_core_old {
  using From = HttpStatus;
  using To = GrpcCode;
  static constexpr std::string_view id = "http_to_grpc_c_core_old"sv;
  static constexpr std::string_view title = "HTTP to gRPC: old versions of gRPC C-core"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::grpc_core_http2};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::bad_request, To::invalid_argument},
      {From::unauthorized, To::unauthenticated},
      {From::forbidden, To::permission_denied},
      {From::not_found, To::not_found},
      {From::conflict, To::aborted},
      {From::precondition_failed, To::failed_precondition},
      {From::too_many_requests, To::resource_exhausted},
      {From::client_closed_request, To::cancelled},
      {From::internal_server_error, To::unknown},
      {From::not_implemented, To::unimplemented},
      {From::service_unavailable, To::unavailable},
      {From::gateway_timeout, To::deadline_exceeded},
  };
};

}  // namespace rules

template <>
struct DefaultRule<HttpStatus, GrpcCode> {
  using type = rules::http_to_grpc_api;
};

namespace detail::mapping {
/// The rules of the pair.
using http_to_grpc_rules =
    RuleList<rules::http_to_grpc_google_cloud_cpp, rules::http_to_grpc_api,
             rules::http_to_grpc_proxy_connect, rules::http_to_grpc_proxy,
             rules::http_to_grpc_proxy_java, rules::http_to_grpc_proxy_c_core,
             rules::http_to_grpc_proxy_grpc_go, rules::http_to_grpc_proxy_grpc_js,
             rules::http_to_grpc_connect_before, rules::http_to_grpc_gateway_routing,
             rules::http_to_grpc_opensearch_rest, rules::http_to_grpc_c_core_old>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
