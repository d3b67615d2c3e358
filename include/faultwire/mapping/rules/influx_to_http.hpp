// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_MAPPING_RULES_INFLUX_TO_HTTP_HPP
#define FAULTWIRE_MAPPING_RULES_INFLUX_TO_HTTP_HPP
/// InfluxDB's codes as HTTP statuses, by product and release.
///
/// @code
/// static_assert(code_cast<rules::influx_to_http_2x>(InfluxCode::conflict) ==
///               HttpStatus::unprocessable_content);
/// @endcode

#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/cast.hpp"

namespace faultwire {
inline namespace v1 {
namespace rules {
using namespace std::string_view_literals;

/// IOx and InfluxDB Cloud. Two more texts of its table are no InfluxDB codes: see `iox_http_texts`.
struct influx_to_http_iox {
  using From = InfluxCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "influx_to_http_iox"sv;
  static constexpr std::string_view title = "InfluxDB to HTTP: IOx and Cloud"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::implementation, sources::iox_http_error};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::internal, To::internal_server_error},
      {From::not_found, To::not_found},
      {From::conflict, To::conflict},
      {From::invalid, To::bad_request},
      {From::unprocessable_entity, To::unprocessable_content},
      {From::empty_value, To::no_content},
      {From::unavailable, To::service_unavailable},
      {From::forbidden, To::forbidden},
      {From::too_many_requests, To::too_many_requests},
      {From::unauthorized, To::unauthorized},
      {From::method_not_allowed, To::method_not_allowed},
      {From::too_large, To::content_too_large},
  };
};

/// IOx and InfluxDB Cloud. A code that they do not have, or send with a status of success, follows
/// InfluxDB 2.x or is this library's choice. 2.x answers 499 if the request was cancelled, whatever
/// the code.
struct influx_to_http {
  using From = InfluxCode;
  using To = HttpStatus;
  using CompletedBy = influx_to_http_iox;
  static constexpr std::string_view id = "influx_to_http"sv;
  static constexpr std::string_view title = "InfluxDB to HTTP: IOx and Cloud, completed"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::implementation, sources::iox_http_error};
  static constexpr Authority v2{Basis::implementation, sources::influx2_errors};
  static constexpr Authority cancelled{Basis::inferred, sources::influx2_errors};
  static constexpr Authority choice{Basis::inferred, sources::faultwire_choice};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::ok, To::ok, choice},
      {From::not_implemented, To::not_implemented, v2},
      {From::request_canceled, To::client_closed_request, cancelled},
      {From::unauthenticated, To::unauthorized, choice},
      {From::unknown, To::internal_server_error, choice},
      {From::empty_value, To::bad_request, v2},
      {From::upstream_server, To::bad_gateway, choice},
  };
};

/// InfluxDB 2.x: a conflict is a 422 there. An unknown code is a 500.
struct influx_to_http_2x {
  using From = InfluxCode;
  using To = HttpStatus;
  using SameAs = influx_to_http_iox;
  static constexpr std::string_view id = "influx_to_http_2x"sv;
  static constexpr std::string_view title = "InfluxDB to HTTP: InfluxDB 2.x"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::implementation, sources::influx2_errors};
  static constexpr Authority otherwise_by{Basis::implementation, sources::influx2_errors};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::conflict, To::unprocessable_content},
      {From::empty_value, To::bad_request},
      {From::not_implemented, To::not_implemented},
  };
};

/// The six codes of the v2 write endpoint of InfluxDB 3 Core, since 3.4.2.
struct influx_to_http_core_v2 {
  using From = InfluxCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "influx_to_http_core_v2"sv;
  static constexpr std::string_view title =
      "InfluxDB to HTTP: the v2 write endpoint of InfluxDB 3 Core"sv;
  static constexpr To otherwise = To::internal_server_error;
  static constexpr Authority by{Basis::implementation, sources::core_v2_write};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::invalid, To::bad_request},         {From::unauthorized, To::unauthorized},
      {From::forbidden, To::forbidden},         {From::not_found, To::not_found},
      {From::too_large, To::content_too_large}, {From::internal, To::internal_server_error},
  };
};

/// InfluxDB 2.0.0-alpha.1, which knew nine codes. An unknown code is a 400.
struct influx_to_http_2_0_alpha {
  using From = InfluxCode;
  using To = HttpStatus;
  static constexpr std::string_view id = "influx_to_http_2_0_alpha"sv;
  static constexpr std::string_view title = "InfluxDB to HTTP: InfluxDB 2.0.0-alpha.1"sv;
  static constexpr To otherwise = To::bad_request;
  static constexpr Authority by{Basis::implementation, sources::influx2_alpha};
  static constexpr Authority otherwise_by{Basis::implementation, sources::influx2_alpha};
  template <class Lazy>
  static constexpr LazyRow<From, To, Lazy> lazy_rows[] = {
      {From::internal, To::internal_server_error},
      {From::not_found, To::not_found},
      {From::conflict, To::unprocessable_content},
      {From::invalid, To::bad_request},
      {From::empty_value, To::bad_request},
      {From::unavailable, To::service_unavailable},
      {From::forbidden, To::forbidden},
      {From::unauthorized, To::unauthorized},
      {From::method_not_allowed, To::method_not_allowed},
  };
};

}  // namespace rules

template <>
struct DefaultRule<InfluxCode, HttpStatus> {
  using type = rules::influx_to_http;
};

namespace detail::mapping {
/// The rules of the pair.
using influx_to_http_rules =
    RuleList<rules::influx_to_http_iox, rules::influx_to_http, rules::influx_to_http_2x,
             rules::influx_to_http_core_v2, rules::influx_to_http_2_0_alpha>;
}  // namespace detail::mapping

}  // namespace v1
}  // namespace faultwire

#endif
