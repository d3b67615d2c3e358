// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_GRPC_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_GRPC_HPP
/// InfluxDB's codes as gRPC codes. `unauthorized` means two things: over HTTP the client is not
/// known, over Flight it lacks rights.
///
/// @code
/// static_assert(code_cast<rules::influx_to_grpc>(InfluxCode::ok) == GrpcCode::ok);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// The rows of the documentation. Where it leaves a cell empty, IOx's table read backwards; the
/// rest is this library's choice.
struct influx_to_grpc {
  using From = InfluxCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "influx_to_grpc"sv;
  static constexpr std::string_view title = "InfluxDB to gRPC: the documentation, completed"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::influx_flight_page};
  static constexpr Authority backwards{Basis::inferred, sources::faultwire_iox_backwards};
  static constexpr Authority choice{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok},
      {From::conflict, To::already_exists, backwards},
      {From::internal, To::internal},
      {From::invalid, To::invalid_argument},
      {From::not_found, To::not_found},
      {From::not_implemented, To::unimplemented},
      {From::request_canceled, To::cancelled},
      {From::too_large, To::resource_exhausted, backwards},
      {From::unauthenticated, To::unauthenticated},
      {From::unauthorized, To::permission_denied},
      {From::unauthorized, To::unauthenticated},
      {From::unavailable, To::unavailable, backwards},
      {From::unknown, To::unknown},
      {From::unprocessable_entity, To::invalid_argument, choice},
      {From::empty_value, To::invalid_argument, choice},
      {From::forbidden, To::permission_denied, choice},
      {From::too_many_requests, To::resource_exhausted, choice},
      {From::method_not_allowed, To::unimplemented, choice},
      {From::upstream_server, To::unavailable, choice},
  };
};

/// The codes about credentials of an HTTP answer: `unauthorized` came with 401, `forbidden` with
/// 403.
struct influx_to_grpc_over_http {
  using From = InfluxCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "influx_to_grpc_over_http"sv;
  static constexpr std::string_view title = "InfluxDB to gRPC: a code that came over HTTP"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::unauthorized, To::unauthenticated},
      {From::forbidden, To::permission_denied},
  };
};

/// The code about credentials of a Flight answer: the documentation names 7 and 16 for it.
struct influx_to_grpc_over_flight {
  using From = InfluxCode;
  using To = GrpcCode;
  static constexpr std::string_view id = "influx_to_grpc_over_flight"sv;
  static constexpr std::string_view title = "InfluxDB to gRPC: a code that came over Flight"sv;
  static constexpr To otherwise = To::unknown;
  static constexpr Authority by{Basis::documented, sources::influx_flight_page};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::unauthorized, To::permission_denied},
      {From::unauthorized, To::unauthenticated},
  };
};

}  // namespace rules

template <>
struct DefaultRule<InfluxCode, GrpcCode> {
  using type = rules::influx_to_grpc;
};

namespace detail::mapping {
/// The rules of the pair.
using influx_to_grpc_rules = RuleList<rules::influx_to_grpc, rules::influx_to_grpc_over_http,
                                      rules::influx_to_grpc_over_flight>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
