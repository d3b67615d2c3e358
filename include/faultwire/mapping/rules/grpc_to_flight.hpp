// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_FLIGHT_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_FLIGHT_HPP
/// gRPC codes as Flight codes.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_flight>(GrpcCode::aborted) == FlightCode::internal);
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
struct grpc_to_flight_java {
  using From = GrpcCode;
  using To = FlightCode;
  static constexpr std::string_view id = "grpc_to_flight_java"sv;
  static constexpr std::string_view title = "gRPC to Arrow Flight: Arrow Java"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::implementation, sources::arrow_java_status};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::cancelled, To::cancelled},
      {From::unknown, To::unknown},
      {From::invalid_argument, To::invalid_argument},
      {From::deadline_exceeded, To::timed_out},
      {From::not_found, To::not_found},
      {From::already_exists, To::already_exists},
      {From::permission_denied, To::unauthorized},
      {From::resource_exhausted, To::resource_exhausted},
      {From::failed_precondition, To::invalid_argument},
      {From::aborted, To::internal},
      {From::out_of_range, To::invalid_argument},
      {From::unimplemented, To::unimplemented},
      {From::internal, To::internal},
      {From::unavailable, To::unavailable},
      {From::data_loss, To::internal},
      {From::unauthenticated, To::unauthenticated},
  };
};

/// The rows of InfluxDB's documentation, which names 16 for UNAUTHENTICATED and for UNAUTHORIZED;
/// then Arrow Java's table.
struct grpc_to_flight {
  using From = GrpcCode;
  using To = FlightCode;
  using CompletedBy = grpc_to_flight_java;
  static constexpr std::string_view id = "grpc_to_flight"sv;
  static constexpr std::string_view title =
      "gRPC to Arrow Flight: the InfluxDB documentation, then Arrow Java"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::influx_flight_page};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::cancelled, To::cancelled},
      {From::unknown, To::unknown},
      {From::invalid_argument, To::invalid_argument},
      {From::not_found, To::not_found},
      {From::permission_denied, To::unauthorized},
      {From::unimplemented, To::unimplemented},
      {From::internal, To::internal},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthenticated, To::unauthorized},
  };
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, FlightCode> {
  using type = rules::grpc_to_flight;
};

namespace detail::mapping {
/// The rules of the pair.
using grpc_to_flight_rules = RuleList<rules::grpc_to_flight_java, rules::grpc_to_flight>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
