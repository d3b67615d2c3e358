// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP2_TONIC_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_HTTP2_TONIC_HPP
/// gRPC codes as the HTTP/2 error codes with which tonic resets a stream.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_http2_tonic>(GrpcCode::ok) ==
///               Http2Error::internal_error);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to HTTP/2: tonic
struct grpc_to_http2_tonic {
  using From = GrpcCode;
  using To = Http2Error;
  static constexpr std::string_view id = "grpc_to_http2_tonic";
  static constexpr std::string_view title = "gRPC to HTTP/2: tonic";
  static constexpr To otherwise = To::internal_error;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::tonic_status});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::internal_error, Basis::implementation, 0},
      {From::cancelled, To::cancel, Basis::implementation, 0},
      {From::unknown, To::internal_error, Basis::implementation, 0},
      {From::invalid_argument, To::internal_error, Basis::implementation, 0},
      {From::deadline_exceeded, To::internal_error, Basis::implementation, 0},
      {From::not_found, To::internal_error, Basis::implementation, 0},
      {From::already_exists, To::internal_error, Basis::implementation, 0},
      {From::permission_denied, To::internal_error, Basis::implementation, 0},
      {From::resource_exhausted, To::internal_error, Basis::implementation, 0},
      {From::failed_precondition, To::internal_error, Basis::implementation, 0},
      {From::aborted, To::internal_error, Basis::implementation, 0},
      {From::out_of_range, To::internal_error, Basis::implementation, 0},
      {From::unimplemented, To::internal_error, Basis::implementation, 0},
      {From::internal, To::internal_error, Basis::implementation, 0},
      {From::unavailable, To::internal_error, Basis::implementation, 0},
      {From::data_loss, To::internal_error, Basis::implementation, 0},
      {From::unauthenticated, To::internal_error, Basis::implementation, 0},
  });
};

}  // namespace rules

}  // namespace v1
}  // namespace faultwire

#endif
