// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_ARROW_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_ARROW_HPP
/// gRPC codes as the arrow::Status that a client of Arrow C++ gets. Its synchronous and its
/// asynchronous calls disagree on 8, 9 and 10.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_arrow_sync>(GrpcCode::not_found) ==
///               ArrowError{ArrowStatusCode::key_error});
/// @endcode

#include "faultwire/codes/arrow.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// Synchronous calls, without the trailer x-arrow-status, which would name the code of the server.
struct grpc_to_arrow_sync {
  using From = GrpcCode;
  using To = ArrowError;
  static constexpr std::string_view id = "grpc_to_arrow_sync"sv;
  static constexpr std::string_view title = "gRPC to Arrow C++: synchronous calls"sv;
  static constexpr To otherwise{ArrowStatusCode::unknown_error, {}};
  static constexpr Authority by{Basis::implementation, sources::arrow_cpp_client};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To{ArrowStatusCode::ok}},
      {From::cancelled, To{ArrowStatusCode::cancelled, ArrowFlightDetail::cancelled}},
      {From::unknown, To{ArrowStatusCode::unknown_error, ArrowFlightDetail::failed}},
      {From::invalid_argument, To{ArrowStatusCode::invalid}},
      {From::deadline_exceeded, To{ArrowStatusCode::io_error, ArrowFlightDetail::timed_out}},
      {From::not_found, To{ArrowStatusCode::key_error}},
      {From::already_exists, To{ArrowStatusCode::already_exists}},
      {From::permission_denied, To{ArrowStatusCode::io_error, ArrowFlightDetail::unauthorized}},
      {From::resource_exhausted, To{ArrowStatusCode::invalid}},
      {From::failed_precondition, To{ArrowStatusCode::invalid}},
      {From::aborted, To{ArrowStatusCode::io_error, ArrowFlightDetail::internal}},
      {From::out_of_range, To{ArrowStatusCode::invalid}},
      {From::unimplemented, To{ArrowStatusCode::not_implemented}},
      {From::internal, To{ArrowStatusCode::io_error, ArrowFlightDetail::internal}},
      {From::unavailable, To{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}},
      {From::data_loss, To{ArrowStatusCode::io_error, ArrowFlightDetail::internal}},
      {From::unauthenticated, To{ArrowStatusCode::io_error, ArrowFlightDetail::unauthenticated}},
  };
};

/// Asynchronous calls. With one of Arrow's trailers, a TransportStatusDetail replaces the Flight
/// detail.
struct grpc_to_arrow_async_status {
  using From = GrpcCode;
  using To = ArrowError;
  using SameAs = grpc_to_arrow_sync;
  static constexpr std::string_view id = "grpc_to_arrow_async_status"sv;
  static constexpr std::string_view title = "gRPC to Arrow C++: the status of asynchronous calls"sv;
  static constexpr To otherwise{ArrowStatusCode::unknown_error, ArrowFlightDetail::failed};
  static constexpr Authority by{Basis::implementation, sources::arrow_cpp_client};
  static constexpr Authority otherwise_by{Basis::implementation, sources::arrow_cpp_client};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::resource_exhausted, To{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}},
      {From::failed_precondition, To{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}},
      {From::aborted, To{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}},
  };
};

/// From an absl::Status, as builds with gRPC 1.80 or newer do.
struct grpc_to_arrow_absl {
  using From = GrpcCode;
  using To = ArrowError;
  static constexpr std::string_view id = "grpc_to_arrow_absl"sv;
  static constexpr std::string_view title = "gRPC to Arrow C++: from absl::Status"sv;
  static constexpr To otherwise{ArrowStatusCode::unknown_error, {}};
  static constexpr Authority by{Basis::implementation, sources::arrow_cpp_client};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {every<From>, To{ArrowStatusCode::io_error}},
      {From::ok, To{ArrowStatusCode::ok}},
      {From::cancelled, To{ArrowStatusCode::cancelled}},
      {From::unknown, To{ArrowStatusCode::unknown_error}},
      {From::invalid_argument, To{ArrowStatusCode::invalid}},
      {From::not_found, To{ArrowStatusCode::key_error}},
      {From::already_exists, To{ArrowStatusCode::already_exists}},
      {From::out_of_range, To{ArrowStatusCode::invalid}},
      {From::unimplemented, To{ArrowStatusCode::not_implemented}},
  };
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, ArrowError> {
  using type = rules::grpc_to_arrow_sync;
};

namespace detail::mapping {
/// The rules of the pair.
using grpc_to_arrow_rules = RuleList<rules::grpc_to_arrow_sync, rules::grpc_to_arrow_async_status,
                                     rules::grpc_to_arrow_absl>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
