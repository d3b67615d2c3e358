// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_STREAM_TO_FLIGHT_HPP
#define FAULTWIRE_MAPPING_RULES_STREAM_TO_FLIGHT_HPP
/// OpenSearch's codes as the Flight codes that carry them: by name. OpenSearch itself has no row
/// for OK, which here stays OK.
///
/// @code
/// static_assert(code_cast<rules::stream_to_flight>(StreamErrorCode::ok) == FlightCode::ok);
/// @endcode

#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {

/// StreamErrorCode to Arrow Flight: OpenSearch, by name
struct stream_to_flight {
  using From = StreamErrorCode;
  using To = FlightCode;
  static constexpr std::string_view id = "stream_to_flight";
  static constexpr std::string_view title = "StreamErrorCode to Arrow Flight: OpenSearch, by name";
  static constexpr To otherwise = To::unknown;
  static constexpr auto sources = std::to_array<Source>(
      {faultwire::sources::opensearch_mapper, faultwire::sources::faultwire_choice});
  static constexpr auto rows = std::to_array<Row<From, To>>({
      {From::ok, To::ok, Basis::inferred, 1},
      {From::cancelled, To::cancelled, Basis::implementation, 0},
      {From::unknown, To::unknown, Basis::implementation, 0},
      {From::invalid_argument, To::invalid_argument, Basis::implementation, 0},
      {From::timed_out, To::timed_out, Basis::implementation, 0},
      {From::not_found, To::not_found, Basis::implementation, 0},
      {From::already_exists, To::already_exists, Basis::implementation, 0},
      {From::unauthenticated, To::unauthenticated, Basis::implementation, 0},
      {From::unauthorized, To::unauthorized, Basis::implementation, 0},
      {From::resource_exhausted, To::resource_exhausted, Basis::implementation, 0},
      {From::unimplemented, To::unimplemented, Basis::implementation, 0},
      {From::internal, To::internal, Basis::implementation, 0},
      {From::unavailable, To::unavailable, Basis::implementation, 0},
  });
};

}  // namespace rules

template <>
struct DefaultRule<StreamErrorCode, FlightCode> {
  using type = rules::stream_to_flight;
};

}  // namespace v1
}  // namespace faultwire

#endif
