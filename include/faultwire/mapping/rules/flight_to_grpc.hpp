// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_FLIGHT_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_FLIGHT_TO_GRPC_HPP
/// Flight codes as the gRPC codes that carry them.
///
/// @code
/// static_assert(code_cast<rules::flight_to_grpc>(FlightCode::timed_out) ==
/// GrpcCode::deadline_exceeded);
/// @endcode

#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// Arrow Java's table.
struct flight_to_grpc_java {
  using From = FlightCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "flight_to_grpc_java"sv;
  static constexpr std::string_view title = "Arrow Flight to gRPC: Arrow Java"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::arrow_java_status};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::unknown, To::unknown},
      {From::internal, To::internal},
      {From::invalid_argument, To::invalid_argument},
      {From::timed_out, To::deadline_exceeded},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::cancelled, To::cancelled},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::permission_denied},
      {From::unimplemented, To::unimplemented},
      {From::unavailable, To::unavailable},
      {From::resource_exhausted, To::resource_exhausted},
  };
};

/// The rows of InfluxDB's documentation, which names 7 and 16 for UNAUTHORIZED; then Arrow Java's
/// table.
struct flight_to_grpc {
  using From = FlightCode;
  using To = GrpcCode;
  using CompletedBy = flight_to_grpc_java;
  static constexpr std::string_view id = "flight_to_grpc"sv;
  static constexpr std::string_view title =
      "Arrow Flight to gRPC: the InfluxDB documentation, then Arrow Java"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::influx_flight_page};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::unknown, To::unknown},
      {From::internal, To::internal},
      {From::invalid_argument, To::invalid_argument},
      {From::not_found, To::not_found},
      {From::cancelled, To::cancelled},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::permission_denied},
      {From::unauthorized, To::unauthenticated},
      {From::unimplemented, To::unimplemented},
  };
};

}  // namespace rules

template <>
struct DefaultRule<FlightCode, GrpcCode> {
  using type = rules::flight_to_grpc;
};

namespace detail::mapping {
/// The rules of the pair.
using flight_to_grpc_rules = RuleList<rules::flight_to_grpc_java, rules::flight_to_grpc>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
