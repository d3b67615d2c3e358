// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_ADBC_HPP
#define FAULTWIRE_CODES_ADBC_HPP
/// The status codes of Arrow Database Connectivity. Authority: `adbc.h`.
///
/// @code
/// static_assert(code_from_number<AdbcStatusCode>(10) == AdbcStatusCode::io);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// An ADBC status code; the enumerators are the header's numbers.
enum class AdbcStatusCode : std::uint8_t {
  ok = 0,                ///< success
  unknown = 1,           ///< nothing else is known
  not_implemented = 2,   ///< the operation is not implemented
  not_found = 3,         ///< a resource does not exist
  already_exists = 4,    ///< a resource exists already
  invalid_argument = 5,  ///< an argument is invalid
  invalid_state = 6,     ///< the object is in the wrong state for the operation
  invalid_data = 7,      ///< stored data is invalid, and that is not the fault of the caller
  integrity = 8,         ///< a constraint of the database is violated
  internal = 9,          ///< the driver or the database failed in itself
  io = 10,               ///< reading or writing failed
  cancelled = 11,        ///< the operation was given up
  timeout = 12,          ///< the operation ran out of time
  unauthenticated = 13,  ///< no valid credentials
  unauthorized = 14,     ///< credentials that are not enough
};

inline constexpr auto adbc_rows = std::to_array<CodeRow<AdbcStatusCode>>({
    {AdbcStatusCode::ok, "ok", "OK", "", "Success.", ""},
    {AdbcStatusCode::unknown, "unknown", "UNKNOWN", "", "Nothing else is known.", ""},
    {AdbcStatusCode::not_implemented, "not_implemented", "NOT_IMPLEMENTED", "",
     "The operation is not implemented.", ""},
    {AdbcStatusCode::not_found, "not_found", "NOT_FOUND", "", "A resource does not exist.", ""},
    {AdbcStatusCode::already_exists, "already_exists", "ALREADY_EXISTS", "",
     "A resource exists already.", ""},
    {AdbcStatusCode::invalid_argument, "invalid_argument", "INVALID_ARGUMENT", "",
     "An argument is invalid.", ""},
    {AdbcStatusCode::invalid_state, "invalid_state", "INVALID_STATE", "",
     "The object is in the wrong state for the operation.", ""},
    {AdbcStatusCode::invalid_data, "invalid_data", "INVALID_DATA", "",
     "Stored data is invalid, and that is not the fault of the caller.", ""},
    {AdbcStatusCode::integrity, "integrity", "INTEGRITY", "",
     "A constraint of the database is violated.", ""},
    {AdbcStatusCode::internal, "internal", "INTERNAL", "",
     "The driver or the database failed in itself.", ""},
    {AdbcStatusCode::io, "io", "IO", "", "Reading or writing failed.", ""},
    {AdbcStatusCode::cancelled, "cancelled", "CANCELLED", "", "The operation was given up.", ""},
    {AdbcStatusCode::timeout, "timeout", "TIMEOUT", "", "The operation ran out of time.", ""},
    {AdbcStatusCode::unauthenticated, "unauthenticated", "UNAUTHENTICATED", "",
     "No valid credentials.", ""},
    {AdbcStatusCode::unauthorized, "unauthorized", "UNAUTHORIZED", "",
     "Credentials that are not enough.", ""},
});

template <>
struct CodeTraits<AdbcStatusCode> : EnumTraits<AdbcStatusCode, 0, 14> {
  static constexpr std::string_view domain = "adbc";
  static constexpr bool has_numbers = true;
  static constexpr AdbcStatusCode otherwise = AdbcStatusCode::unknown;
  static constexpr const auto& rows = adbc_rows;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::adbc_header});
};

}  // namespace v1
}  // namespace faultwire

#endif
