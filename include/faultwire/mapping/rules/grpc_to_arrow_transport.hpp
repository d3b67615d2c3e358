// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_ARROW_TRANSPORT_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_ARROW_TRANSPORT_HPP
/// gRPC codes as the transport codes of Arrow C++, which asynchronous calls carry.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_arrow_async>(GrpcCode::aborted) ==
///               ArrowTransportCode::unavailable);
/// @endcode

#include "faultwire/codes/arrow_transport.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The transport code of an asynchronous call: 8, 9 and 10 look like 14.
struct grpc_to_arrow_async {
  using From = GrpcCode;
  using To = ArrowTransportCode;
  static constexpr std::string_view id = "grpc_to_arrow_async"sv;
  static constexpr std::string_view title =
      "gRPC to Arrow C++: the transport code of asynchronous calls"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::arrow_cpp_client};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::cancelled, To::cancelled},
      {From::unknown, To::unknown},
      {From::invalid_argument, To::invalid_argument},
      {From::deadline_exceeded, To::timed_out},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::permission_denied, To::unauthorized},
      {From::resource_exhausted, To::unavailable},
      {From::failed_precondition, To::unavailable},
      {From::aborted, To::unavailable},
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
struct DefaultRule<GrpcCode, ArrowTransportCode> {
  using type = rules::grpc_to_arrow_async;
};

namespace detail::mapping {
/// The rules of the pair.
using grpc_to_arrow_transport_rules = RuleList<rules::grpc_to_arrow_async>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
