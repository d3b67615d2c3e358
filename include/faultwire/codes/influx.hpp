// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_INFLUX_HPP
#define FAULTWIRE_CODES_INFLUX_HPP
/// InfluxDB's error codes: names from the documentation, texts from the programs. They are strings;
/// no release sends numbers. Authority: the documentation of InfluxDB Cloud, InfluxDB 2.x and IOx.
///
/// @code
/// static_assert(code_name(InfluxCode::not_found) == "NotFound");
/// static_assert(code_text(InfluxCode::not_found) == "not found");
/// static_assert(find_code<InfluxCode>("request too large") == InfluxCode::too_large);
/// static_assert(!has_numbers<InfluxCode>);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// An InfluxDB error code, in the order of the documentation; the numbers mean nothing and never
/// leave the program. The table of rows says what each means and when it is right.
enum class InfluxCode : std::uint8_t {
  ok = 0,
  conflict = 1,
  internal = 2,
  invalid = 3,
  not_found = 4,
  not_implemented = 5,
  request_canceled = 6,
  too_large = 7,
  unauthenticated = 8,
  unauthorized = 9,
  unavailable = 10,
  unknown = 11,
  unprocessable_entity = 12,
  empty_value = 13,
  forbidden = 14,
  too_many_requests = 15,
  method_not_allowed = 16,
  upstream_server = 17,
};

/// One InfluxDB code.
struct InfluxCodeRow {
  InfluxCode code;
  std::string_view name;  ///< as the documentation spells it
  std::string_view text;  ///< `code` of an error body; empty for the three that never travel
  std::string_view description;
  std::string_view when;
  bool used_for_grpc;          ///< whether the documentation lists it for gRPC requests
  std::string_view also = {};  ///< other spellings that are met, separated by `|`
};

/// A text that IOx's HTTP errors have in the place of a code. It is no InfluxDB code.
struct IoxHttpText {
  std::string_view text;
  std::int32_t status;
  Source source;
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct InfluxTable {
  static constexpr std::string_view domain = "influx"sv;
  static constexpr Later<InfluxCodeRow, Lazy> rows[] = {
      {InfluxCode::ok, "OK"sv, ""sv, "Success."sv,
       "It is not an error; the documentation alone has it."sv, true},
      {InfluxCode::conflict, "Conflict"sv, "conflict"sv,
       "The request conflicts with what exists."sv,
       "A name is taken or a type differs; 2.x sends it with 422, IOx with 409."sv, true},
      {InfluxCode::internal, "Internal"sv, "internal error"sv, "The service failed in itself."sv,
       "The server is at fault; Core v2 also sends it for partial writes."sv, true},
      {InfluxCode::invalid, "Invalid"sv, "invalid"sv,
       "The request passes an invalid argument, such as bad SQL or no database name."sv,
       "The request is wrong in itself; UnprocessableEntity if it is well-formed."sv, true},
      {InfluxCode::not_found, "NotFound"sv, "not found"sv,
       "The resource that was asked for does not exist."sv,
       "A database, bucket or table is missing."sv, true},
      {InfluxCode::not_implemented, "NotImplemented"sv, "not implemented"sv,
       "The call is not implemented."sv,
       "The product lacks the call; MethodNotAllowed for an HTTP method."sv, true},
      {InfluxCode::request_canceled, "RequestCanceled"sv, "request canceled"sv,
       "The client or the server gave the operation up."sv,
       "IOx over gRPC; no public HTTP endpoint sends it."sv, true, "request cancelled"sv},
      {InfluxCode::too_large, "TooLarge"sv, "request too large"sv,
       "The request is larger than allowed."sv,
       "Split the batch; TooManyRequests if the rate is at fault."sv, true},
      {InfluxCode::unauthenticated, "Unauthenticated"sv, ""sv,
       "Credentials are missing or not valid."sv,
       "The documentation alone has it; over HTTP this is Unauthorized."sv, true},
      {InfluxCode::unauthorized, "Unauthorized"sv, "unauthorized"sv,
       "The credentials do not suffice for the operation."sv,
       "Over Flight: rights are missing. Over HTTP: no valid credentials, see Forbidden."sv, true},
      {InfluxCode::unavailable, "Unavailable"sv, "unavailable"sv,
       "The server cannot be reached or takes no work."sv, "It passes by itself; retry."sv, true},
      {InfluxCode::unknown, "Unknown"sv, ""sv, "An error whose kind is unknown."sv,
       "The documentation alone has it; it never travels."sv, true},
      {InfluxCode::unprocessable_entity, "UnprocessableEntity"sv, "unprocessable entity"sv,
       "The request is well-formed and cannot be carried out."sv,
       "2.x: points were rejected; Invalid if the syntax is wrong."sv, false},
      {InfluxCode::empty_value, "EmptyValue"sv, "empty value"sv,
       "A value that is needed is empty."sv,
       "A name or key is empty; 2.x sends it with 400, IOx with 204."sv, false},
      {InfluxCode::forbidden, "Forbidden"sv, "forbidden"sv,
       "The credentials do not suffice for the operation."sv,
       "HTTP only: the token is valid and lacks rights; Unauthorized if it is not valid."sv, false},
      {InfluxCode::too_many_requests, "TooManyRequests"sv, "too many requests"sv,
       "The rate or quota of requests is used up."sv,
       "Wait for Retry-After; TooLarge if one request is too large."sv, false},
      {InfluxCode::method_not_allowed, "MethodNotAllowed"sv, "method not allowed"sv,
       "The HTTP method is not allowed here."sv, "The address exists; NotFound if it does not."sv,
       false},
      {InfluxCode::upstream_server, "UpstreamServer"sv, "upstream server"sv,
       "The next server, to which this one forwards, failed."sv,
       "A gateway's view; Unavailable if this server itself is away."sv, false},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::influx_flight_page,
                                                    faultwire::sources::influx2_code_names,
                                                    faultwire::sources::iox_influxrpc};
};

inline constexpr IoxHttpText iox_http_texts[] = {
    {"created with partial errors found"sv, 201, faultwire::sources::iox_http_error},
    {"unsupported media type"sv, 415, faultwire::sources::iox_http_error},
};

}  // namespace detail::codes

template <>
struct CodeTraits<InfluxCode> : EnumTraits<InfluxCode, 0, 17>, detail::codes::InfluxTable<> {
  static constexpr InfluxCode otherwise = InfluxCode::unknown;
};

/// The two texts of IOx that are no InfluxDB codes: a partial write (its last release only, see the
/// source), and a body of a type that is not supported.
inline constexpr const auto& iox_http_texts = detail::codes::iox_http_texts;

}  // namespace v1
}  // namespace faultwire

#endif
