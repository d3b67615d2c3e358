// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_ADBC_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_ADBC_HPP
/// gRPC codes as ADBC's.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_adbc_go>(GrpcCode::unavailable) == AdbcStatusCode::io);
/// @endcode

#include "faultwire/codes/adbc.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The Flight SQL driver in Go. What it does not list is UNKNOWN.
struct grpc_to_adbc_go {
  using From = GrpcCode;
  using To = AdbcStatusCode;
  static constexpr std::string_view id = "grpc_to_adbc_go"sv;
  static constexpr std::string_view title = "gRPC to ADBC: the Flight SQL driver in Go"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::adbc_go_driver};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {every<From>, To::unknown},
      {From::ok, To::ok},
      {From::cancelled, To::cancelled},
      {From::invalid_argument, To::invalid_argument},
      {From::deadline_exceeded, To::timeout},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::permission_denied, To::unauthorized},
      {From::resource_exhausted, To::internal},
      {From::unimplemented, To::not_implemented},
      {From::internal, To::internal},
      {From::unavailable, To::io},
      {From::data_loss, To::io},
      {From::unauthenticated, To::unauthenticated},
  };
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, AdbcStatusCode> {
  using type = rules::grpc_to_adbc_go;
};

namespace detail::mapping {
/// The rules of the pair.
using grpc_to_adbc_rules = RuleList<rules::grpc_to_adbc_go>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
