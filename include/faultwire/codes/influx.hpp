// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_INFLUX_HPP
#define FAULTWIRE_CODES_INFLUX_HPP
/// The error codes of InfluxDB: strings, never numbers. Authority: the table of the InfluxDB
/// documentation, whose 18 rows these are; the strings are those of the programs (InfluxDB 2.x in
/// Go, IOx in Rust).
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

/// An InfluxDB error code. The order is that of the documentation; the numbers mean nothing and
/// never leave the program.
enum class InfluxCode : std::uint8_t {
  ok = 0,        ///< success; not an error
  conflict = 1,  ///< what is to be created or written conflicts with what exists
  internal = 2,  ///< the service failed in itself
  invalid = 3,  ///< the request is wrong in itself; `unprocessable_entity` if it is well-formed and
                ///< cannot be carried out
  not_found = 4,         ///< the resource does not exist
  not_implemented = 5,   ///< the call is not implemented
  request_canceled = 6,  ///< either side gave the operation up
  too_large = 7,         ///< the request is larger than allowed
  unauthenticated =
      8,  ///< credentials are missing or not valid; in the documentation only, it never travels
  unauthorized = 9,  ///< over Flight: credentials do not suffice; over HTTP: no valid credentials,
                     ///< see `forbidden`
  unavailable = 10,  ///< the server cannot be reached or takes no work
  unknown = 11,      ///< nothing else is known; in the documentation only, it never travels
  unprocessable_entity = 12,  ///< the request is well-formed and cannot be carried out
  empty_value = 13,           ///< a value that is needed is empty
  forbidden = 14,             ///< HTTP only: the credentials do not suffice
  too_many_requests = 15,     ///< the rate or quota of requests is used up
  method_not_allowed = 16,    ///< the HTTP method is not allowed here
  upstream_server = 17,       ///< a server behind this one failed
};

/// One InfluxDB code.
struct InfluxCodeRow {
  InfluxCode code;
  std::string_view enumerator;
  std::string_view name;  ///< as the documentation spells it
  std::string_view text;  ///< the value of `code` in an error body; empty for the three that the
                          ///< documentation alone has
  std::string_view description;
  bool used_for_grpc;        ///< whether the documentation lists it for gRPC requests
  std::string_view aliases;  ///< other spellings that are met, separated by `|`
};

inline constexpr auto influx_rows = std::to_array<InfluxCodeRow>({
    {InfluxCode::ok, "ok", "OK", "", "Success.", true, ""},
    {InfluxCode::conflict, "conflict", "Conflict", "conflict",
     "The request conflicts with what exists.", true, ""},
    {InfluxCode::internal, "internal", "Internal", "internal error",
     "The service failed in itself.", true, ""},
    {InfluxCode::invalid, "invalid", "Invalid", "invalid",
     "The request passes an invalid argument, such as bad SQL or no database name.", true, ""},
    {InfluxCode::not_found, "not_found", "NotFound", "not found",
     "The resource that was asked for does not exist.", true, ""},
    {InfluxCode::not_implemented, "not_implemented", "NotImplemented", "not implemented",
     "The call is not implemented.", true, ""},
    {InfluxCode::request_canceled, "request_canceled", "RequestCanceled", "request canceled",
     "The client or the server gave the operation up.", true, "request cancelled"},
    {InfluxCode::too_large, "too_large", "TooLarge", "request too large",
     "The request is larger than allowed.", true, ""},
    {InfluxCode::unauthenticated, "unauthenticated", "Unauthenticated", "",
     "Credentials are missing or not valid.", true, ""},
    {InfluxCode::unauthorized, "unauthorized", "Unauthorized", "unauthorized",
     "The credentials do not suffice for the operation.", true, ""},
    {InfluxCode::unavailable, "unavailable", "Unavailable", "unavailable",
     "The server cannot be reached or takes no work.", true, ""},
    {InfluxCode::unknown, "unknown", "Unknown", "", "An error of which nothing else is known.",
     true, ""},
    {InfluxCode::unprocessable_entity, "unprocessable_entity", "UnprocessableEntity",
     "unprocessable entity", "The request is well-formed and cannot be carried out.", false, ""},
    {InfluxCode::empty_value, "empty_value", "EmptyValue", "empty value",
     "A value that is needed is empty.", false, ""},
    {InfluxCode::forbidden, "forbidden", "Forbidden", "forbidden",
     "The credentials do not suffice for the operation.", false, ""},
    {InfluxCode::too_many_requests, "too_many_requests", "TooManyRequests", "too many requests",
     "The rate or quota of requests is used up.", false, ""},
    {InfluxCode::method_not_allowed, "method_not_allowed", "MethodNotAllowed", "method not allowed",
     "The HTTP method is not allowed here.", false, ""},
    {InfluxCode::upstream_server, "upstream_server", "UpstreamServer", "upstream server",
     "A server behind this one failed.", false, ""},
});

template <>
struct CodeTraits<InfluxCode> : EnumTraits<InfluxCode, 0, 17> {
  static constexpr std::string_view domain = "influx";
  static constexpr InfluxCode otherwise = InfluxCode::unknown;
  static constexpr const auto& rows = influx_rows;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::influx_flight_page,
                                                         faultwire::sources::influx2_errors,
                                                         faultwire::sources::iox_influxrpc});
};

/// A text that stands where a code stands in IOx's HTTP errors, and is no InfluxDB code.
struct IoxHttpText {
  std::string_view text;
  std::int32_t status;
  Source source;
};

/// The two of them: a partial write, and a body of a type that is not supported.
inline constexpr auto iox_http_texts = std::to_array<IoxHttpText>({
    {"created with partial errors found", 201, faultwire::sources::iox_http_error},
    {"unsupported media type", 415, faultwire::sources::iox_http_error},
});

}  // namespace v1
}  // namespace faultwire

#endif
