// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_FLIGHT_TO_STREAM_HPP
#define FAULTWIRE_MAPPING_RULES_FLIGHT_TO_STREAM_HPP
/// Flight codes as OpenSearch's codes.
///
/// @code
/// static_assert(code_cast<rules::flight_to_stream>(FlightCode::internal) ==
///               StreamErrorCode::internal);
/// @endcode

#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// By name. OpenSearch has no row for OK, which here stays OK.
struct flight_to_stream {
  using From = FlightCode;
  using To = StreamErrorCode;
  static constexpr std::string_view id = "flight_to_stream"sv;
  static constexpr std::string_view title =
      "Arrow Flight to StreamErrorCode: OpenSearch, by name"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::opensearch_mapper};
  static constexpr Authority choice{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok, choice},
      {From::cancelled, To::cancelled},
      {From::unknown, To::unknown},
      {From::invalid_argument, To::invalid_argument},
      {From::timed_out, To::timed_out},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::unauthorized},
      {From::resource_exhausted, To::resource_exhausted},
      {From::unimplemented, To::unimplemented},
      {From::internal, To::internal},
      {From::unavailable, To::unavailable},
  };
};

}  // namespace rules

template <>
struct DefaultRule<FlightCode, StreamErrorCode> {
  using type = rules::flight_to_stream;
};

namespace detail::mapping {
/// The rules of the pair.
using flight_to_stream_rules = RuleList<rules::flight_to_stream>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
