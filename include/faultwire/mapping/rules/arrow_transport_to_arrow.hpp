// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_ARROW_TRANSPORT_TO_ARROW_HPP
#define FAULTWIRE_MAPPING_RULES_ARROW_TRANSPORT_TO_ARROW_HPP
/// Arrow C++'s transport codes as the arrow::Status that it makes of them.
///
/// @code
/// static_assert(code_cast<rules::arrow_transport_to_arrow>(ArrowTransportCode::not_found) ==
///               ArrowError{ArrowStatusCode::key_error});
/// @endcode

#include "faultwire/codes/arrow.hpp"
#include "faultwire/codes/arrow_transport.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// TransportStatus::ToStatus.
struct arrow_transport_to_arrow {
  using From = ArrowTransportCode;
  using To = ArrowError;
  static constexpr std::string_view id = "arrow_transport_to_arrow"sv;
  static constexpr std::string_view title = "Arrow C++ transport codes to arrow::Status"sv;
  static constexpr To otherwise{ArrowStatusCode::unknown_error, {}};
  static constexpr Authority by{Basis::implementation, sources::arrow_cpp_server};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To{ArrowStatusCode::ok}},
      {From::unknown, To{ArrowStatusCode::unknown_error, ArrowFlightDetail::failed}},
      {From::internal, To{ArrowStatusCode::io_error, ArrowFlightDetail::internal}},
      {From::invalid_argument, To{ArrowStatusCode::invalid}},
      {From::timed_out, To{ArrowStatusCode::io_error, ArrowFlightDetail::timed_out}},
      {From::not_found, To{ArrowStatusCode::key_error}},
      {From::already_exists, To{ArrowStatusCode::already_exists}},
      {From::cancelled, To{ArrowStatusCode::cancelled, ArrowFlightDetail::cancelled}},
      {From::unauthenticated, To{ArrowStatusCode::io_error, ArrowFlightDetail::unauthenticated}},
      {From::unauthorized, To{ArrowStatusCode::io_error, ArrowFlightDetail::unauthorized}},
      {From::unimplemented, To{ArrowStatusCode::not_implemented}},
      {From::unavailable, To{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}},
  };
};

}  // namespace rules

template <>
struct DefaultRule<ArrowTransportCode, ArrowError> {
  using type = rules::arrow_transport_to_arrow;
};

namespace detail::mapping {
/// The rules of the pair.
using arrow_transport_to_arrow_rules = RuleList<rules::arrow_transport_to_arrow>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
