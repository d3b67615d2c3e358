// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_FLIGHT_HPP
#define FAULTWIRE_CODES_FLIGHT_HPP
/// The error codes of Arrow Flight. They have no numbers and no texts: they travel as gRPC codes.
/// Authority: `FlightStatusCode` of Arrow Java, which has two codes more than the format
/// (Flight.rst, "Error Handling").
///
/// @code
/// static_assert(code_name(FlightCode::timed_out) == "TIMED_OUT");
/// static_assert(!code_row(FlightCode::resource_exhausted)->in_format);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// A Flight error code, in Java's order; the numbers mean nothing and never leave the program.
enum class FlightCode : std::uint8_t {
  ok = 0,                ///< success; Java only
  unknown = 1,           ///< nothing else is known; the default
  internal = 2,          ///< the service failed in itself
  invalid_argument = 3,  ///< an invalid argument
  timed_out = 4,         ///< the operation ran out of time
  not_found = 5,         ///< the resource, action or stream does not exist
  already_exists = 6,    ///< the resource exists already
  cancelled = 7,         ///< either side gave the operation up
  unauthenticated = 8,   ///< no valid credentials; `unauthorized` if they are valid and not enough
  unauthorized = 9,      ///< the client lacks the permission; gRPC calls this PERMISSION_DENIED
  unimplemented = 10,    ///< the call is not implemented
  unavailable =
      11,  ///< the server cannot be reached, or has done no work: the call may be sent again
  resource_exhausted = 12,  ///< a resource is used up; Java only
};

/// One Flight code.
struct FlightCodeRow {
  FlightCode code;
  std::string_view enumerator;
  std::string_view name;
  std::string_view text;  ///< empty: Flight codes travel as gRPC codes
  std::string_view description;
  bool in_format;            ///< whether Flight.rst lists it
  std::string_view aliases;  ///< other spellings that are met, separated by `|`
};

inline constexpr auto flight_rows = std::to_array<FlightCodeRow>({
    {FlightCode::ok, "ok", "OK", "", "Not an error. Java only: Flight.rst does not list it.", false,
     ""},
    {FlightCode::unknown, "unknown", "UNKNOWN", "",
     "An error of which nothing else is known; the default.", true, ""},
    {FlightCode::internal, "internal", "INTERNAL", "", "The service failed in itself.", true, ""},
    {FlightCode::invalid_argument, "invalid_argument", "INVALID_ARGUMENT", "",
     "The call passed an invalid argument.", true, ""},
    {FlightCode::timed_out, "timed_out", "TIMED_OUT", "", "The operation ran out of time.", true,
     ""},
    {FlightCode::not_found, "not_found", "NOT_FOUND", "",
     "The resource, action or stream does not exist.", true, ""},
    {FlightCode::already_exists, "already_exists", "ALREADY_EXISTS", "",
     "The resource exists already.", true, ""},
    {FlightCode::cancelled, "cancelled", "CANCELLED", "", "Either side gave the operation up.",
     true, "canceled"},
    {FlightCode::unauthenticated, "unauthenticated", "UNAUTHENTICATED", "",
     "The client is not authenticated.", true, ""},
    {FlightCode::unauthorized, "unauthorized", "UNAUTHORIZED", "",
     "The client lacks the permission.", true, ""},
    {FlightCode::unimplemented, "unimplemented", "UNIMPLEMENTED", "",
     "The call is not implemented.", true, ""},
    {FlightCode::unavailable, "unavailable", "UNAVAILABLE", "",
     "The server cannot be reached, or has done no work.", true, ""},
    {FlightCode::resource_exhausted, "resource_exhausted", "RESOURCE_EXHAUSTED", "",
     "A resource is used up. Java only, since 17.0.0: Flight.rst does not list it.", false, ""},
});

template <>
struct CodeTraits<FlightCode> : EnumTraits<FlightCode, 0, 12> {
  static constexpr std::string_view domain = "flight";
  static constexpr FlightCode otherwise = FlightCode::unknown;
  static constexpr const auto& rows = flight_rows;
  static constexpr auto sources = std::to_array<Source>(
      {faultwire::sources::arrow_flight_format, faultwire::sources::arrow_java_status});
};

}  // namespace v1
}  // namespace faultwire

#endif
