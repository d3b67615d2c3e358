// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_STREAM_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_STREAM_HPP
/// gRPC codes as OpenSearch's codes: Arrow Java's step to Flight, then OpenSearch's own.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_stream>(GrpcCode::ok) == StreamErrorCode::ok);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to StreamErrorCode: Arrow Java, then OpenSearch
struct grpc_to_stream {
  using From = GrpcCode;
  using To = StreamErrorCode;
  static constexpr std::string_view id = "grpc_to_stream";
  static constexpr std::string_view title = "gRPC to StreamErrorCode: Arrow Java, then OpenSearch";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>(
      {faultwire::sources::opensearch_mapper, faultwire::sources::faultwire_choice});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::inferred, 1},
      {From::cancelled, To::cancelled, Basis::implementation, 0},
      {From::unknown, To::unknown, Basis::implementation, 0},
      {From::invalid_argument, To::invalid_argument, Basis::implementation, 0},
      {From::deadline_exceeded, To::timed_out, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::already_exists, To::already_exists, Basis::implementation, 0},
      {From::permission_denied, To::unauthorized, Basis::implementation, 0},
      {From::resource_exhausted, To::resource_exhausted, Basis::implementation, 0},
      {From::failed_precondition, To::invalid_argument, Basis::implementation, 0},
      {From::aborted, To::internal, Basis::implementation, 0},
      {From::out_of_range, To::invalid_argument, Basis::implementation, 0},
      {From::unimplemented, To::unimplemented, Basis::implementation, 0},
      {From::internal, To::internal, Basis::implementation, 0},
      {From::unavailable, To::unavailable, Basis::implementation, 0},
      {From::data_loss, To::internal, Basis::implementation, 0},
      {From::unauthenticated, To::unauthenticated, Basis::implementation, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, StreamErrorCode> {
  using type = rules::grpc_to_stream;
};

}  // namespace v1
}  // namespace faultwire

#endif
