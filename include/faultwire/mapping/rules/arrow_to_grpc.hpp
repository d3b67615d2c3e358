// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_ARROW_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_ARROW_TO_GRPC_HPP
/// An arrow::Status as the gRPC code that a server of Arrow C++ sends for it.
///
/// @code
/// constexpr ArrowError late{ArrowStatusCode::io_error, ArrowFlightDetail::timed_out};
/// static_assert(code_cast<rules::arrow_to_grpc_server>(late) == GrpcCode::deadline_exceeded);
/// @endcode

#include "faultwire/codes/arrow.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The errors of any status code but OK that have this detail.
[[nodiscard]] constexpr CodeRange<ArrowError> any_error_with(ArrowFlightDetail detail) noexcept {
  return {{ArrowStatusCode::out_of_memory, detail}, {ArrowStatusCode::already_exists, detail}, 8};
}
/// The errors of any status code but OK that have no detail.
inline constexpr CodeRange<ArrowError> any_error_without_detail{
    {ArrowStatusCode::out_of_memory, {}}, {ArrowStatusCode::already_exists, {}}, 8};

/// A Flight detail decides, whatever the status code. Without a detail five codes have an image of
/// their own.
struct arrow_to_grpc_server {
  using From = ArrowError;
  using To = GrpcCode;
  static constexpr std::string_view id = "arrow_to_grpc_server"sv;
  static constexpr std::string_view title = "Arrow C++ to gRPC: the server"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::arrow_cpp_server};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {any_error_without_detail, To::unknown},
      {any_error_with(ArrowFlightDetail::internal), To::internal},
      {any_error_with(ArrowFlightDetail::timed_out), To::deadline_exceeded},
      {any_error_with(ArrowFlightDetail::cancelled), To::cancelled},
      {any_error_with(ArrowFlightDetail::unauthenticated), To::unauthenticated},
      {any_error_with(ArrowFlightDetail::unauthorized), To::permission_denied},
      {any_error_with(ArrowFlightDetail::unavailable), To::unavailable},
      {any_error_with(ArrowFlightDetail::failed), To::unknown},
      {From{ArrowStatusCode::ok}, To::ok},
      {From{ArrowStatusCode::key_error}, To::not_found},
      {From{ArrowStatusCode::invalid}, To::invalid_argument},
      {From{ArrowStatusCode::cancelled}, To::cancelled},
      {From{ArrowStatusCode::not_implemented}, To::unimplemented},
      {From{ArrowStatusCode::already_exists}, To::already_exists},
  };
};

}  // namespace rules

template <>
struct DefaultRule<ArrowError, GrpcCode> {
  using type = rules::arrow_to_grpc_server;
};

namespace detail::mapping {
/// The rules of the pair.
using arrow_to_grpc_rules = RuleList<rules::arrow_to_grpc_server>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
