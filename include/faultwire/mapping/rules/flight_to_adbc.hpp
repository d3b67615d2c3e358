// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_FLIGHT_TO_ADBC_HPP
#define FAULTWIRE_MAPPING_RULES_FLIGHT_TO_ADBC_HPP
/// Flight codes as ADBC's.
///
/// @code
/// static_assert(code_cast<rules::flight_to_adbc_java>(FlightCode::unavailable) ==
///               AdbcStatusCode::io);
/// @endcode

#include "faultwire/codes/adbc.hpp"
#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The Flight SQL driver in Java. It throws for OK, which has no row.
struct flight_to_adbc_java {
  using From = FlightCode;
  using To = AdbcStatusCode;
  static constexpr std::string_view id = "flight_to_adbc_java"sv;
  static constexpr std::string_view title = "Arrow Flight to ADBC: the Flight SQL driver in Java"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::adbc_java_driver};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::unknown, To::unknown},
      {From::internal, To::internal},
      {From::invalid_argument, To::invalid_argument},
      {From::timed_out, To::timeout},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::cancelled, To::cancelled},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::unauthorized},
      {From::unimplemented, To::not_implemented},
      {From::unavailable, To::io},
      {From::resource_exhausted, To::unknown},
  };
};

}  // namespace rules

namespace detail::mapping {
/// The rules of the pair.
using flight_to_adbc_rules = RuleList<rules::flight_to_adbc_java>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
