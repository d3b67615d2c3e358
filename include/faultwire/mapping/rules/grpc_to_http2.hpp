// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP2_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP2_HPP
/// gRPC codes as the HTTP/2 error codes with which C-core resets a stream.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_http2>(GrpcCode::ok) == Http2Error::no_error);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to HTTP/2: gRPC C-core
struct grpc_to_http2 {
  using From = GrpcCode;
  using To = Http2Error;
  static constexpr std::string_view id = "grpc_to_http2";
  static constexpr std::string_view title = "gRPC to HTTP/2: gRPC C-core";
  static constexpr To otherwise = To::internal_error;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::grpc_core_http2});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::no_error, Basis::implementation, 0},
      {From::cancelled, To::cancel, Basis::implementation, 0},
      {From::unknown, To::internal_error, Basis::implementation, 0},
      {From::invalid_argument, To::internal_error, Basis::implementation, 0},
      {From::deadline_exceeded, To::cancel, Basis::implementation, 0},
      {From::not_found, To::internal_error, Basis::implementation, 0},
      {From::already_exists, To::internal_error, Basis::implementation, 0},
      {From::permission_denied, To::inadequate_security, Basis::implementation, 0},
      {From::resource_exhausted, To::enhance_your_calm, Basis::implementation, 0},
      {From::failed_precondition, To::internal_error, Basis::implementation, 0},
      {From::aborted, To::internal_error, Basis::implementation, 0},
      {From::out_of_range, To::internal_error, Basis::implementation, 0},
      {From::unimplemented, To::internal_error, Basis::implementation, 0},
      {From::internal, To::internal_error, Basis::implementation, 0},
      {From::unavailable, To::refused_stream, Basis::implementation, 0},
      {From::data_loss, To::internal_error, Basis::implementation, 0},
      {From::unauthenticated, To::internal_error, Basis::implementation, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, Http2Error> {
  using type = rules::grpc_to_http2;
};

}  // namespace v1
}  // namespace faultwire

#endif
