// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_FLIGHT_HPP
#define FAULTWIRE_CODES_FLIGHT_HPP
/// Arrow Flight's error codes. They travel as gRPC codes. Authority: Flight.rst and Arrow Java's
/// FlightStatusCode.
///
/// @code
/// static_assert(code_name(FlightCode::timed_out) == "TIMED_OUT");
/// static_assert(!code_row(FlightCode::resource_exhausted)->in_format);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// A Flight error code, in Java's order; the numbers mean nothing and never leave the program. The
/// table of rows says what each means and when it is right.
enum class FlightCode : std::uint8_t {
  ok = 0,
  unknown = 1,
  internal = 2,
  invalid_argument = 3,
  timed_out = 4,
  not_found = 5,
  already_exists = 6,
  cancelled = 7,
  unauthenticated = 8,
  unauthorized = 9,
  unimplemented = 10,
  unavailable = 11,
  resource_exhausted = 12,
};

/// One Flight code.
struct FlightCodeRow {
  FlightCode code;
  std::string_view name;
  std::string_view text;  ///< empty: Flight codes travel as gRPC codes
  std::string_view description;
  std::string_view when;
  bool in_format;              ///< whether Flight.rst lists it
  std::string_view also = {};  ///< other spellings that are met, separated by `|`
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct FlightTable {
  static constexpr std::string_view domain = "flight"sv;
  static constexpr Later<FlightCodeRow, Lazy> rows[] = {
      {FlightCode::ok, "OK"sv, ""sv, "Not an error. Java only: Flight.rst does not list it."sv,
       "It is not an error."sv, false},
      {FlightCode::unknown, "UNKNOWN"sv, ""sv, "An error without a known kind; the default."sv,
       "INTERNAL if the service knows that it is broken."sv, true},
      {FlightCode::internal, "INTERNAL"sv, ""sv, "The service failed in itself."sv,
       "The fault is known; UNKNOWN if it is not."sv, true},
      {FlightCode::invalid_argument, "INVALID_ARGUMENT"sv, ""sv,
       "The call passed an invalid argument."sv, "The caller must change the request."sv, true},
      {FlightCode::timed_out, "TIMED_OUT"sv, ""sv, "The operation ran out of time."sv,
       "CANCELLED if a side gave up before."sv, true},
      {FlightCode::not_found, "NOT_FOUND"sv, ""sv,
       "The resource, action or stream does not exist."sv,
       "UNIMPLEMENTED if the call itself is missing."sv, true},
      {FlightCode::already_exists, "ALREADY_EXISTS"sv, ""sv, "The resource exists already."sv,
       "A creation collides."sv, true},
      {FlightCode::cancelled, "CANCELLED"sv, ""sv, "Either side gave the operation up."sv,
       "TIMED_OUT if its time ran out."sv, true, "canceled"sv},
      {FlightCode::unauthenticated, "UNAUTHENTICATED"sv, ""sv, "The client is not authenticated."sv,
       "UNAUTHORIZED if it is known and may not."sv, true},
      {FlightCode::unauthorized, "UNAUTHORIZED"sv, ""sv, "The client lacks the permission."sv,
       "gRPC calls this PERMISSION_DENIED; UNAUTHENTICATED if the client is not known."sv, true},
      {FlightCode::unimplemented, "UNIMPLEMENTED"sv, ""sv, "The call is not implemented."sv,
       "UNAVAILABLE if the service is only away."sv, true},
      {FlightCode::unavailable, "UNAVAILABLE"sv, ""sv,
       "The server cannot be reached, or has done no work."sv, "The call may be sent again."sv,
       true},
      {FlightCode::resource_exhausted, "RESOURCE_EXHAUSTED"sv, ""sv,
       "A resource is used up. Java only, since 17.0.0: Flight.rst does not list it."sv,
       "C++ reads it as another code; see the rules."sv, false},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::arrow_flight_format,
                                                    faultwire::sources::arrow_java_status};
};

}  // namespace detail::codes

template <>
struct CodeTraits<FlightCode> : EnumTraits<FlightCode, 0, 12>, detail::codes::FlightTable<> {
  static constexpr FlightCode otherwise = FlightCode::unknown;
};

}  // namespace v1
}  // namespace faultwire

#endif
