// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP2_TO_GRPC_C_CORE_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP2_TO_GRPC_C_CORE_HPP
/// HTTP/2 error codes of a reset stream as C-core reads them. CANCEL is DEADLINE_EXCEEDED if the
/// deadline has passed.
///
/// @code
/// static_assert(code_cast<rules::http2_to_grpc_c_core>(Http2Error::no_error) ==
///               GrpcCode::internal);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// HTTP/2 to gRPC: gRPC C-core
struct http2_to_grpc_c_core {
  using From = Http2Error;
  using To = GrpcCode;
  static constexpr std::string_view id = "http2_to_grpc_c_core";
  static constexpr std::string_view title = "HTTP/2 to gRPC: gRPC C-core";
  static constexpr To otherwise = To::internal;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::grpc_core_http2});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::no_error, To::internal, Basis::implementation, 0},
      {From::protocol_error, To::internal, Basis::implementation, 0},
      {From::internal_error, To::internal, Basis::implementation, 0},
      {From::flow_control_error, To::internal, Basis::implementation, 0},
      {From::settings_timeout, To::internal, Basis::implementation, 0},
      {From::stream_closed, To::internal, Basis::implementation, 0},
      {From::frame_size_error, To::internal, Basis::implementation, 0},
      {From::refused_stream, To::unavailable, Basis::implementation, 0},
      {From::cancel, To::cancelled, Basis::implementation, 0},
      {From::cancel, To::deadline_exceeded, Basis::implementation, 0},
      {From::compression_error, To::internal, Basis::implementation, 0},
      {From::connect_error, To::internal, Basis::implementation, 0},
      {From::enhance_your_calm, To::resource_exhausted, Basis::implementation, 0},
      {From::inadequate_security, To::permission_denied, Basis::implementation, 0},
      {From::http_1_1_required, To::internal, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
