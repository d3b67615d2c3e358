// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_STREAM_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_STREAM_HPP
/// gRPC codes as OpenSearch's codes: Arrow Java's step to Flight, then OpenSearch's. The merges of
/// 9, 10, 11 and 15 are Arrow Java's.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_stream>(GrpcCode::aborted) == StreamErrorCode::internal);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// Both steps in one. OpenSearch has no row for OK, which here stays OK.
struct grpc_to_stream {
  using From = GrpcCode;
  using To = StreamErrorCode;
  static constexpr std::string_view id = "grpc_to_stream"sv;
  static constexpr std::string_view title =
      "gRPC to StreamErrorCode: Arrow Java, then OpenSearch"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::opensearch_by_arrow_java};
  static constexpr Authority choice{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok, choice},
      {From::cancelled, To::cancelled},
      {From::unknown, To::unknown},
      {From::invalid_argument, To::invalid_argument},
      {From::deadline_exceeded, To::timed_out},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::permission_denied, To::unauthorized},
      {From::resource_exhausted, To::resource_exhausted},
      {From::failed_precondition, To::invalid_argument},
      {From::aborted, To::internal},
      {From::out_of_range, To::invalid_argument},
      {From::unimplemented, To::unimplemented},
      {From::internal, To::internal},
      {From::unavailable, To::unavailable},
      {From::data_loss, To::internal},
      {From::unauthenticated, To::unauthenticated},
  };
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, StreamErrorCode> {
  using type = rules::grpc_to_stream;
};

namespace detail::mapping {
/// The rules of the pair.
using grpc_to_stream_rules = RuleList<rules::grpc_to_stream>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
