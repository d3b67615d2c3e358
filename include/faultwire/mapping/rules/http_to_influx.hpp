// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_HPP
#define FAULTWIRE_MAPPING_RULES_HTTP_TO_INFLUX_HPP
/// HTTP statuses as InfluxDB's codes, by product and release.
///
/// @code
/// static_assert(code_cast<rules::http_to_influx>(HttpStatus::conflict) == InfluxCode::conflict);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// IOx and InfluxDB Cloud: their own table backwards, which the program has too. Anything else is
/// an internal error.
struct http_to_influx_iox {
  using From = HttpStatus;
  using To = InfluxCode;
  static constexpr std::string_view id = "http_to_influx_iox"sv;
  static constexpr std::string_view title = "HTTP to InfluxDB: IOx and Cloud"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::implementation, sources::iox_http_error};
  static constexpr Authority otherwise_by{Basis::implementation, sources::iox_http_error};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::internal_server_error, To::internal},
      {From::not_found, To::not_found},
      {From::conflict, To::conflict},
      {From::bad_request, To::invalid},
      {From::unprocessable_content, To::unprocessable_entity},
      {From::no_content, To::empty_value},
      {From::service_unavailable, To::unavailable},
      {From::forbidden, To::forbidden},
      {From::too_many_requests, To::too_many_requests},
      {From::unauthorized, To::unauthorized},
      {From::method_not_allowed, To::method_not_allowed},
      {From::content_too_large, To::too_large},
  };
};

/// IOx and InfluxDB Cloud. Statuses that they never send are this library's choice, by class. A
/// number that is no status counts as a 5xx.
struct http_to_influx {
  using From = HttpStatus;
  using To = InfluxCode;
  using CompletedBy = http_to_influx_iox;
  static constexpr std::string_view id = "http_to_influx"sv;
  static constexpr std::string_view title = "HTTP to InfluxDB: IOx and Cloud, completed"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::implementation, sources::iox_http_error};
  static constexpr Authority otherwise_by{Basis::inferred, sources::rfc9110};
  static constexpr Authority v2{Basis::implementation, sources::influx2_errors};
  static constexpr Authority cancelled{Basis::inferred, sources::influx2_errors};
  static constexpr Authority choice{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {{From{100}, From{199}}, To::unknown, choice},
      {{From{200}, From{299}}, To::ok, choice},
      {{From{300}, From{399}}, To::unknown, choice},
      {{From{400}, From{499}}, To::invalid, choice},
      {{From{500}, From{599}}, To::internal, choice},
      {From::no_content, To::ok, choice},
      {From::client_closed_request, To::request_canceled, cancelled},
      {From::not_implemented, To::not_implemented, v2},
      {From::bad_gateway, To::upstream_server, choice},
      {From::gateway_timeout, To::unavailable, choice},
  };
};

/// InfluxDB 2.x: its own table backwards. 400 and 422 have two codes each; which one it takes is
/// chance at every start of the program. Anything else is an internal error.
struct http_to_influx_2x {
  using From = HttpStatus;
  using To = InfluxCode;
  static constexpr std::string_view id = "http_to_influx_2x"sv;
  static constexpr std::string_view title = "HTTP to InfluxDB: InfluxDB 2.x"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::implementation, sources::influx2_errors};
  static constexpr Authority otherwise_by{Basis::implementation, sources::influx2_errors};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::internal_server_error, To::internal},
      {From::not_implemented, To::not_implemented},
      {From::not_found, To::not_found},
      {From::unprocessable_content, To::unprocessable_entity},
      {From::unprocessable_content, To::conflict},
      {From::bad_request, To::invalid},
      {From::bad_request, To::empty_value},
      {From::service_unavailable, To::unavailable},
      {From::forbidden, To::forbidden},
      {From::too_many_requests, To::too_many_requests},
      {From::unauthorized, To::unauthorized},
      {From::method_not_allowed, To::method_not_allowed},
      {From::content_too_large, To::too_large},
  };
};

/// The statuses of the v2 write endpoint of InfluxDB 3 Core, read backwards: the program goes from
/// code to status only.
struct http_to_influx_core_v2 {
  using From = HttpStatus;
  using To = InfluxCode;
  static constexpr std::string_view id = "http_to_influx_core_v2"sv;
  static constexpr std::string_view title =
      "HTTP to InfluxDB: the v2 write endpoint of InfluxDB 3 Core"sv;
  static constexpr To otherwise = To::internal;
  static constexpr Authority by{Basis::inferred, sources::core_v2_write};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::bad_request, To::invalid},         {From::unauthorized, To::unauthorized},
      {From::forbidden, To::forbidden},         {From::not_found, To::not_found},
      {From::content_too_large, To::too_large}, {From::internal_server_error, To::internal},
  };
};

}  // namespace rules

template <>
struct DefaultRule<HttpStatus, InfluxCode> {
  using type = rules::http_to_influx;
};

namespace detail::mapping {
/// The rules of the pair.
using http_to_influx_rules = RuleList<rules::http_to_influx_iox, rules::http_to_influx,
                                      rules::http_to_influx_2x, rules::http_to_influx_core_v2>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
