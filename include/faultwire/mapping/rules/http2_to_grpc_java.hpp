// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP2_TO_GRPC_JAVA_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP2_TO_GRPC_JAVA_HPP
/// HTTP/2 error codes of a reset stream as grpc-java reads them: NO_ERROR is unavailable.
///
/// @code
/// static_assert(code_cast<rules::http2_to_grpc_java>(Http2Error::no_error) ==
///               GrpcCode::unavailable);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP/2 to gRPC: grpc-java
struct http2_to_grpc_java {
  using From = Http2Error;
  using To = GrpcCode;
  static constexpr std::string_view id = "http2_to_grpc_java";
  static constexpr std::string_view title = "HTTP/2 to gRPC: grpc-java";
  static constexpr To otherwise = To::internal;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::grpc_java_util});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::no_error, To::unavailable, Basis::implementation, 0},
      {From::protocol_error, To::internal, Basis::implementation, 0},
      {From::internal_error, To::internal, Basis::implementation, 0},
      {From::flow_control_error, To::internal, Basis::implementation, 0},
      {From::settings_timeout, To::internal, Basis::implementation, 0},
      {From::stream_closed, To::internal, Basis::implementation, 0},
      {From::frame_size_error, To::internal, Basis::implementation, 0},
      {From::refused_stream, To::unavailable, Basis::implementation, 0},
      {From::cancel, To::cancelled, Basis::implementation, 0},
      {From::compression_error, To::internal, Basis::implementation, 0},
      {From::connect_error, To::internal, Basis::implementation, 0},
      {From::enhance_your_calm, To::resource_exhausted, Basis::implementation, 0},
      {From::inadequate_security, To::permission_denied, Basis::implementation, 0},
      {From::http_1_1_required, To::unknown, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
