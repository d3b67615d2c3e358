// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_FLIGHT_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_FLIGHT_HPP
/// InfluxDB's codes as Flight codes: the column of InfluxDB's documentation, and nothing else.
///
/// @code
/// static_assert(code_cast<rules::influx_to_flight_documented>(InfluxCode::ok) == FlightCode::ok);
/// @endcode

#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The Flight column of the documentation.
struct influx_to_flight_documented {
  using From = InfluxCode;
  using To = FlightCode;
  static constexpr std::string_view id = "influx_to_flight_documented"sv;
  static constexpr std::string_view title = "InfluxDB to Arrow Flight: the documentation"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::influx_flight_page};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::internal, To::internal},
      {From::invalid, To::invalid_argument},
      {From::not_found, To::not_found},
      {From::not_implemented, To::unimplemented},
      {From::request_canceled, To::cancelled},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::unauthorized},
      {From::unavailable, To::unavailable},
      {From::unknown, To::unknown},
  };
};

}  // namespace rules

namespace detail::mapping {
/// The rules of the pair.
using influx_to_flight_rules = RuleList<rules::influx_to_flight_documented>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
