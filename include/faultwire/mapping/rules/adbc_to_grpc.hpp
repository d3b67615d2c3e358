// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_ADBC_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_ADBC_TO_GRPC_HPP
/// ADBC's codes as gRPC's: by name; nobody gives this direction.
///
/// @code
/// static_assert(code_cast<rules::adbc_to_grpc>(AdbcStatusCode::ok) == GrpcCode::ok);
/// @endcode

#include "faultwire/codes/adbc.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// ADBC to gRPC: by name
struct adbc_to_grpc {
  using From = AdbcStatusCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "adbc_to_grpc";
  static constexpr std::string_view title = "ADBC to gRPC: by name";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::faultwire_choice});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::inferred, 0},
      {From::unknown, To::unknown, Basis::inferred, 0},
      {From::not_implemented, To::unimplemented, Basis::inferred, 0},
      {From::not_found, To::not_found, Basis::inferred, 0},
      {From::already_exists, To::already_exists, Basis::inferred, 0},
      {From::invalid_argument, To::invalid_argument, Basis::inferred, 0},
      {From::internal, To::internal, Basis::inferred, 0},
      {From::io, To::unavailable, Basis::inferred, 0},
      {From::cancelled, To::cancelled, Basis::inferred, 0},
      {From::timeout, To::deadline_exceeded, Basis::inferred, 0},
      {From::unauthenticated, To::unauthenticated, Basis::inferred, 0},
      {From::unauthorized, To::permission_denied, Basis::inferred, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<AdbcStatusCode, GrpcCode> {
  using type = rules::adbc_to_grpc;
};

}  // namespace v1
}  // namespace faultwire

#endif
