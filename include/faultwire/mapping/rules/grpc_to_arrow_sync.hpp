// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_ARROW_SYNC_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_ARROW_SYNC_HPP
/// gRPC codes as Arrow C++ gives them to synchronous callers: RESOURCE_EXHAUSTED and
/// FAILED_PRECONDITION become Invalid.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_arrow_sync>(GrpcCode::ok) ==
///               ArrowError{ArrowStatusCode::ok});
/// @endcode

#include "faultwire/codes/arrow.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// gRPC to Arrow C++: synchronous calls
struct grpc_to_arrow_sync {
  using From = GrpcCode;
  using To = ArrowError;
  static constexpr std::string_view id = "grpc_to_arrow_sync";
  static constexpr std::string_view title = "gRPC to Arrow C++: synchronous calls";
  static constexpr To otherwise = To{ArrowStatusCode::unknown_error};
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::arrow_cpp_client});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To{ArrowStatusCode::ok}, Basis::implementation, 0},
      {From::cancelled, To{ArrowStatusCode::cancelled, ArrowFlightDetail::cancelled},
       Basis::implementation, 0},
      {From::unknown, To{ArrowStatusCode::unknown_error, ArrowFlightDetail::failed},
       Basis::implementation, 0},
      {From::invalid_argument, To{ArrowStatusCode::invalid}, Basis::implementation, 0},
      {From::deadline_exceeded, To{ArrowStatusCode::io_error, ArrowFlightDetail::timed_out},
       Basis::implementation, 0},
      {From::not_found, To{ArrowStatusCode::key_error}, Basis::implementation, 0},
      {From::already_exists, To{ArrowStatusCode::already_exists}, Basis::implementation, 0},
      {From::permission_denied, To{ArrowStatusCode::io_error, ArrowFlightDetail::unauthorized},
       Basis::implementation, 0},
      {From::resource_exhausted, To{ArrowStatusCode::invalid}, Basis::implementation, 0},
      {From::failed_precondition, To{ArrowStatusCode::invalid}, Basis::implementation, 0},
      {From::aborted, To{ArrowStatusCode::io_error, ArrowFlightDetail::internal},
       Basis::implementation, 0},
      {From::out_of_range, To{ArrowStatusCode::invalid}, Basis::implementation, 0},
      {From::unimplemented, To{ArrowStatusCode::not_implemented}, Basis::implementation, 0},
      {From::internal, To{ArrowStatusCode::io_error, ArrowFlightDetail::internal},
       Basis::implementation, 0},
      {From::unavailable, To{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable},
       Basis::implementation, 0},
      {From::data_loss, To{ArrowStatusCode::io_error, ArrowFlightDetail::internal},
       Basis::implementation, 0},
      {From::unauthenticated, To{ArrowStatusCode::io_error, ArrowFlightDetail::unauthenticated},
       Basis::implementation, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, ArrowError> {
  using type = rules::grpc_to_arrow_sync;
};

}  // namespace v1
}  // namespace faultwire

#endif
