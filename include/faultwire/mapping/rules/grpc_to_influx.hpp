// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_GRPC_TO_INFLUX_HPP
#define FAULTWIRE_MAPPING_RULES_GRPC_TO_INFLUX_HPP
/// gRPC codes as InfluxDB's codes.
///
/// @code
/// static_assert(code_cast<rules::grpc_to_influx>(GrpcCode::not_found) == InfluxCode::not_found);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// What IOx's InfluxRPC makes of a code. It has no row for OK; everything that it does not list is
/// an internal error.
struct grpc_to_influx_iox {
  using From = GrpcCode;
  using To = InfluxCode;
  static constexpr std::string_view id = "grpc_to_influx_iox"sv;
  static constexpr std::string_view title = "gRPC to InfluxDB: IOx"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::implementation, sources::iox_influxrpc};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {every<From>, To::internal},
      {From::cancelled, To::request_canceled},
      {From::invalid_argument, To::invalid},
      {From::not_found, To::not_found},
      {From::already_exists, To::conflict},
      {From::permission_denied, To::unauthorized},
      {From::resource_exhausted, To::too_large},
      {From::failed_precondition, To::invalid},
      {From::out_of_range, To::invalid},
      {From::unimplemented, To::not_implemented},
      {From::unavailable, To::unavailable},
  };
};

/// The rows of the documentation; the codes that it does not list as IOx translates them.
struct grpc_to_influx {
  using From = GrpcCode;
  using To = InfluxCode;
  using CompletedBy = grpc_to_influx_iox;
  static constexpr std::string_view id = "grpc_to_influx"sv;
  static constexpr std::string_view title =
      "gRPC to InfluxDB: the documentation, completed from IOx"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::influx_flight_page};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::cancelled, To::request_canceled},
      {From::unknown, To::unknown},
      {From::invalid_argument, To::invalid},
      {From::not_found, To::not_found},
      {From::permission_denied, To::unauthorized},
      {From::unimplemented, To::not_implemented},
      {From::internal, To::internal},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthenticated, To::unauthorized},
  };
};

}  // namespace rules

template <>
struct DefaultRule<GrpcCode, InfluxCode> {
  using type = rules::grpc_to_influx;
};

namespace detail::mapping {
/// The rules of the pair.
using grpc_to_influx_rules = RuleList<rules::grpc_to_influx_iox, rules::grpc_to_influx>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
