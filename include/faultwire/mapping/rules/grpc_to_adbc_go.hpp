// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_ADBC_GO_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_ADBC_GO_HPP
/// gRPC codes as ADBC's, as its Flight SQL driver in Go has it.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_adbc_go>(GrpcCode::ok) == AdbcStatusCode::ok);
/// @endcode

#include "faultwire/codes/adbc.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to ADBC: the Flight SQL driver in Go
struct grpc_to_adbc_go {
  using From = GrpcCode;
  using To = AdbcStatusCode;
  static constexpr std::string_view id = "grpc_to_adbc_go";
  static constexpr std::string_view title = "gRPC to ADBC: the Flight SQL driver in Go";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::adbc_go_driver});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::implementation, 0},
      {From::cancelled, To::cancelled, Basis::implementation, 0},
      {From::unknown, To::unknown, Basis::implementation, 0},
      {From::invalid_argument, To::invalid_argument, Basis::implementation, 0},
      {From::deadline_exceeded, To::timeout, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::already_exists, To::already_exists, Basis::implementation, 0},
      {From::permission_denied, To::unauthorized, Basis::implementation, 0},
      {From::resource_exhausted, To::internal, Basis::implementation, 0},
      {From::failed_precondition, To::unknown, Basis::implementation, 0},
      {From::aborted, To::unknown, Basis::implementation, 0},
      {From::out_of_range, To::unknown, Basis::implementation, 0},
      {From::unimplemented, To::not_implemented, Basis::implementation, 0},
      {From::internal, To::internal, Basis::implementation, 0},
      {From::unavailable, To::io, Basis::implementation, 0},
      {From::data_loss, To::io, Basis::implementation, 0},
      {From::unauthenticated, To::unauthenticated, Basis::implementation, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, AdbcStatusCode> {
  using type = rules::grpc_to_adbc_go;
};

}  // namespace v1
}  // namespace faultwire

#endif
