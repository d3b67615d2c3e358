// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP2_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP2_TO_GRPC_HPP
/// HTTP/2 error codes of a reset stream as gRPC codes.
///
/// @code
/// static_assert(code_cast<rules::http2_to_grpc>(Http2Error::cancel) == GrpcCode::cancelled);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// gRPC's specification, which leaves out STREAM_CLOSED and HTTP_1_1_REQUIRED.
struct http2_to_grpc_spec {
  using From = Http2Error;
  using To = GrpcCode;
  static constexpr std::string_view id = "http2_to_grpc_spec"sv;
  static constexpr std::string_view title = "HTTP/2 to gRPC: the specification"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::grpc_http2};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::no_error, To::internal},
      {From::protocol_error, To::internal},
      {From::internal_error, To::internal},
      {From::flow_control_error, To::internal},
      {From::settings_timeout, To::internal},
      {From::frame_size_error, To::internal},
      {From::refused_stream, To::unavailable},
      {From::cancel, To::cancelled},
      {From::compression_error, To::internal},
      {From::connect_error, To::internal},
      {From::enhance_your_calm, To::resource_exhausted},
      {From::inadequate_security, To::permission_denied},
  };
};

/// gRPC's specification; the two codes that it leaves out as C-core has them. An unknown code
/// counts as INTERNAL_ERROR.
struct http2_to_grpc {
  using From = Http2Error;
  using To = GrpcCode;
  using CompletedBy = http2_to_grpc_spec;
  static constexpr std::string_view id = "http2_to_grpc"sv;
  static constexpr std::string_view title =
      "HTTP/2 to gRPC: the specification, completed from C-core"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::documented, sources::grpc_http2};
  static constexpr Authority otherwise_by{Basis::inferred, sources::http2_rfc};
  static constexpr Authority c_core{Basis::implementation, sources::grpc_core_http2};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::stream_closed, To::internal, c_core},
      {From::http_1_1_required, To::internal, c_core},
  };
};

/// C-core: CANCEL is DEADLINE_EXCEEDED if the deadline has passed.
struct http2_to_grpc_c_core {
  using From = Http2Error;
  using To = GrpcCode;
  using SameAs = http2_to_grpc;
  static constexpr std::string_view id = "http2_to_grpc_c_core"sv;
  static constexpr std::string_view title = "HTTP/2 to gRPC: gRPC C-core"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::implementation, sources::grpc_core_http2};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_core_http2};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::cancel, To::cancelled},
      {From::cancel, To::deadline_exceeded},
  };
};

/// grpc-java: NO_ERROR is unavailable.
struct http2_to_grpc_java {
  using From = Http2Error;
  using To = GrpcCode;
  using SameAs = http2_to_grpc;
  static constexpr std::string_view id = "http2_to_grpc_java"sv;
  static constexpr std::string_view title = "HTTP/2 to gRPC: grpc-java"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::implementation, sources::grpc_java_util};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_java_util};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::no_error, To::unavailable},
      {From::http_1_1_required, To::unknown},
  };
};

/// tonic.
struct http2_to_grpc_tonic {
  using From = Http2Error;
  using To = GrpcCode;
  using SameAs = http2_to_grpc;
  static constexpr std::string_view id = "http2_to_grpc_tonic"sv;
  static constexpr std::string_view title = "HTTP/2 to gRPC: tonic"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::tonic_status};
  static constexpr Authority otherwise_by{Basis::implementation, sources::tonic_status};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::stream_closed, To::unknown},
      {From::frame_size_error, To::unknown},
      {From::http_1_1_required, To::unknown},
  };
};

/// grpc-go: a flow control error is a resource that is exhausted. CANCEL is DEADLINE_EXCEEDED if
/// the deadline has passed. REFUSED_STREAM marks the stream as unprocessed.
struct http2_to_grpc_grpc_go {
  using From = Http2Error;
  using To = GrpcCode;
  using SameAs = http2_to_grpc;
  static constexpr std::string_view id = "http2_to_grpc_grpc_go"sv;
  static constexpr std::string_view title = "HTTP/2 to gRPC: grpc-go"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::grpc_go_transport};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_go_transport};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::flow_control_error, To::resource_exhausted},
      {From::cancel, To::cancelled},
      {From::cancel, To::deadline_exceeded},
  };
};

/// grpc-js: INTERNAL_ERROR is UNAVAILABLE if the socket was reset or timed out, CANCEL is
/// UNAVAILABLE if the connection dropped.
struct http2_to_grpc_grpc_js {
  using From = Http2Error;
  using To = GrpcCode;
  using SameAs = http2_to_grpc;
  static constexpr std::string_view id = "http2_to_grpc_grpc_js"sv;
  static constexpr std::string_view title = "HTTP/2 to gRPC: grpc-js"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::implementation, sources::grpc_js_call};
  static constexpr Authority otherwise_by{Basis::implementation, sources::grpc_js_call};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::internal_error, To::internal},
      {From::internal_error, To::unavailable},
      {From::cancel, To::cancelled},
      {From::cancel, To::unavailable},
  };
};

}  // namespace rules

template <>
struct DefaultRule<Http2Error, GrpcCode> {
  using type = rules::http2_to_grpc;
};

namespace detail::mapping {
/// The rules of the pair.
using http2_to_grpc_rules =
    RuleList<rules::http2_to_grpc_spec, rules::http2_to_grpc, rules::http2_to_grpc_c_core,
             rules::http2_to_grpc_java, rules::http2_to_grpc_tonic, rules::http2_to_grpc_grpc_go,
             rules::http2_to_grpc_grpc_js>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
