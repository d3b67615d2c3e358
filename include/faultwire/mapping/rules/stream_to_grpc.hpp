// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_STREAM_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_STREAM_TO_GRPC_HPP
/// OpenSearch's codes as the gRPC codes on the wire: OpenSearch's own step to Flight, then Arrow
/// Java's to gRPC.
///
/// @code
/// static_assert(code_cast<rules::stream_to_grpc>(StreamErrorCode::unauthorized) ==
///               GrpcCode::permission_denied);
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
struct stream_to_grpc {
  using From = StreamErrorCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "stream_to_grpc"sv;
  static constexpr std::string_view title =
      "StreamErrorCode to gRPC: OpenSearch by way of Arrow Java"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::opensearch_by_arrow_java};
  static constexpr Authority choice{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok, choice},
      {From::cancelled, To::cancelled},
      {From::unknown, To::unknown},
      {From::invalid_argument, To::invalid_argument},
      {From::timed_out, To::deadline_exceeded},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::permission_denied},
      {From::resource_exhausted, To::resource_exhausted},
      {From::unimplemented, To::unimplemented},
      {From::internal, To::internal},
      {From::unavailable, To::unavailable},
  };
};

}  // namespace rules

template <>
struct DefaultRule<StreamErrorCode, GrpcCode> {
  using type = rules::stream_to_grpc;
};

namespace detail::mapping {
/// The rules of the pair.
using stream_to_grpc_rules = RuleList<rules::stream_to_grpc>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
