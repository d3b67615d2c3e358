// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_ARROW_TRANSPORT_HPP
#define FAULTWIRE_CODES_ARROW_TRANSPORT_HPP
/// The transport codes of Arrow Flight in C++, which asynchronous calls attach to their status.
/// Authority: `TransportStatusCode` of Arrow C++.
///
/// @code
/// static_assert(code_name(ArrowTransportCode::unavailable) == "kUnavailable");
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// A transport code; the enumerators are Arrow's numbers.
enum class ArrowTransportCode : std::uint8_t {
  ok = 0,                ///< success
  unknown = 1,           ///< nothing else is known
  internal = 2,          ///< the service failed in itself
  invalid_argument = 3,  ///< an invalid argument
  timed_out = 4,         ///< the operation ran out of time
  not_found = 5,         ///< the resource does not exist
  already_exists = 6,    ///< the resource exists already
  cancelled = 7,         ///< either side gave the operation up
  unauthenticated = 8,   ///< no valid credentials
  unauthorized = 9,      ///< credentials that are not enough
  unimplemented = 10,    ///< the call is not implemented
  unavailable = 11,      ///< the server cannot be reached or takes no work
};

inline constexpr auto arrow_transport_rows = std::to_array<CodeRow<ArrowTransportCode>>({
    {ArrowTransportCode::ok, "ok", "kOk", "", "Success.", ""},
    {ArrowTransportCode::unknown, "unknown", "kUnknown", "", "Nothing else is known.", ""},
    {ArrowTransportCode::internal, "internal", "kInternal", "", "The service failed in itself.",
     ""},
    {ArrowTransportCode::invalid_argument, "invalid_argument", "kInvalidArgument", "",
     "An invalid argument.", ""},
    {ArrowTransportCode::timed_out, "timed_out", "kTimedOut", "", "The operation ran out of time.",
     ""},
    {ArrowTransportCode::not_found, "not_found", "kNotFound", "", "The resource does not exist.",
     ""},
    {ArrowTransportCode::already_exists, "already_exists", "kAlreadyExists", "",
     "The resource exists already.", ""},
    {ArrowTransportCode::cancelled, "cancelled", "kCancelled", "",
     "Either side gave the operation up.", ""},
    {ArrowTransportCode::unauthenticated, "unauthenticated", "kUnauthenticated", "",
     "No valid credentials.", ""},
    {ArrowTransportCode::unauthorized, "unauthorized", "kUnauthorized", "",
     "Credentials that are not enough.", ""},
    {ArrowTransportCode::unimplemented, "unimplemented", "kUnimplemented", "",
     "The call is not implemented.", ""},
    {ArrowTransportCode::unavailable, "unavailable", "kUnavailable", "",
     "The server cannot be reached or takes no work.", ""},
});

template <>
struct CodeTraits<ArrowTransportCode> : EnumTraits<ArrowTransportCode, 0, 11> {
  static constexpr std::string_view domain = "arrow_transport";
  static constexpr bool has_numbers = true;
  static constexpr ArrowTransportCode otherwise = ArrowTransportCode::unknown;
  static constexpr const auto& rows = arrow_transport_rows;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::arrow_cpp_types});
};

}  // namespace v1
}  // namespace faultwire

#endif
