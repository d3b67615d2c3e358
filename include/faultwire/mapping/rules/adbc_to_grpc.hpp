// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_ADBC_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_ADBC_TO_GRPC_HPP
/// ADBC's codes as gRPC's.
///
/// @code
/// static_assert(code_cast<rules::adbc_to_grpc>(AdbcStatusCode::timeout) ==
///               GrpcCode::deadline_exceeded);
/// @endcode

#include "faultwire/codes/adbc.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// By name; no authority gives this direction.
struct adbc_to_grpc {
  using From = AdbcStatusCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "adbc_to_grpc"sv;
  static constexpr std::string_view title = "ADBC to gRPC: by name"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::unknown, To::unknown},
      {From::not_implemented, To::unimplemented},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::invalid_argument, To::invalid_argument},
      {From::internal, To::internal},
      {From::io, To::unavailable},
      {From::cancelled, To::cancelled},
      {From::timeout, To::deadline_exceeded},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::permission_denied},
  };
};

}  // namespace rules

template <>
struct DefaultRule<AdbcStatusCode, GrpcCode> {
  using type = rules::adbc_to_grpc;
};

namespace detail::mapping {
/// The rules of the pair.
using adbc_to_grpc_rules = RuleList<rules::adbc_to_grpc>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
