// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_ARROW_TRANSPORT_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_ARROW_TRANSPORT_TO_GRPC_HPP
/// Arrow C++'s transport codes as gRPC codes: what its server sends. What the client's code was is
/// not known where several codes share a transport code; those are candidates.
///
/// @code
/// static_assert(code_cast<rules::arrow_transport_to_grpc>(ArrowTransportCode::timed_out) ==
///               GrpcCode::deadline_exceeded);
/// @endcode

#include "faultwire/codes/arrow_transport.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// ToRawGrpcStatus of the server; the candidates are the client's table read backwards.
struct arrow_transport_to_grpc {
  using From = ArrowTransportCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "arrow_transport_to_grpc"sv;
  static constexpr std::string_view title = "Arrow C++ transport codes to gRPC: the server"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::arrow_cpp_client};
  static constexpr Authority backwards{Basis::inferred, sources::arrow_cpp_client};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::unknown, To::unknown},
      {From::internal, To::internal},
      {From::internal, To::data_loss, backwards},
      {From::invalid_argument, To::invalid_argument},
      {From::invalid_argument, To::out_of_range, backwards},
      {From::timed_out, To::deadline_exceeded},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::cancelled, To::cancelled},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::permission_denied},
      {From::unimplemented, To::unimplemented},
      {From::unavailable, To::unavailable},
      {From::unavailable, To::resource_exhausted, backwards},
      {From::unavailable, To::failed_precondition, backwards},
      {From::unavailable, To::aborted, backwards},
  };
};

}  // namespace rules

template <>
struct DefaultRule<ArrowTransportCode, GrpcCode> {
  using type = rules::arrow_transport_to_grpc;
};

namespace detail::mapping {
/// The rules of the pair.
using arrow_transport_to_grpc_rules = RuleList<rules::arrow_transport_to_grpc>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
