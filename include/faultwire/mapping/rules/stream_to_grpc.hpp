// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_STREAM_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_STREAM_TO_GRPC_HPP
/// OpenSearch's codes as the gRPC codes on the wire: OpenSearch's own step to Flight, then Arrow
/// Java's to gRPC.
///
/// @code
/// static_assert(code_cast<rules::stream_to_grpc>(StreamErrorCode::ok) == GrpcCode::ok);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// StreamErrorCode to gRPC: OpenSearch by way of Arrow Java
struct stream_to_grpc {
  using From = StreamErrorCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "stream_to_grpc";
  static constexpr std::string_view title =
      "StreamErrorCode to gRPC: OpenSearch by way of Arrow Java";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>(
      {faultwire::sources::opensearch_mapper, faultwire::sources::faultwire_choice});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::inferred, 1},
      {From::cancelled, To::cancelled, Basis::implementation, 0},
      {From::unknown, To::unknown, Basis::implementation, 0},
      {From::invalid_argument, To::invalid_argument, Basis::implementation, 0},
      {From::timed_out, To::deadline_exceeded, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::already_exists, To::already_exists, Basis::implementation, 0},
      {From::unauthenticated, To::unauthenticated, Basis::implementation, 0},
      {From::unauthorized, To::permission_denied, Basis::implementation, 0},
      {From::resource_exhausted, To::resource_exhausted, Basis::implementation, 0},
      {From::unimplemented, To::unimplemented, Basis::implementation, 0},
      {From::internal, To::internal, Basis::implementation, 0},
      {From::unavailable, To::unavailable, Basis::implementation, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<StreamErrorCode, GrpcCode> {
  using type = rules::stream_to_grpc;
};

}  // namespace v1
}  // namespace faultwire

#endif
