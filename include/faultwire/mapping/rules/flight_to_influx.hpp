// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_FLIGHT_TO_INFLUX_HPP
#define FAULTWIRE_MAPPING_RULES_FLIGHT_TO_INFLUX_HPP
/// Flight codes as InfluxDB's codes: the column of InfluxDB's documentation, and nothing else.
///
/// @code
/// static_assert(code_cast<rules::flight_to_influx_documented>(FlightCode::ok) == InfluxCode::ok);
/// @endcode

#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The Flight column of the documentation, which lists a Flight code's InfluxDB code.
struct flight_to_influx_documented {
  using From = FlightCode;
  using To = InfluxCode;
  static constexpr std::string_view id = "flight_to_influx_documented"sv;
  static constexpr std::string_view title = "Arrow Flight to InfluxDB: the documentation"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::influx_flight_page};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::internal, To::internal},
      {From::invalid_argument, To::invalid},
      {From::not_found, To::not_found},
      {From::unimplemented, To::not_implemented},
      {From::cancelled, To::request_canceled},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::unauthorized},
      {From::unavailable, To::unavailable},
      {From::unknown, To::unknown},
  };
};

}  // namespace rules

namespace detail::mapping {
/// The rules of the pair.
using flight_to_influx_rules = RuleList<rules::flight_to_influx_documented>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
