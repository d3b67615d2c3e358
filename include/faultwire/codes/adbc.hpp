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

/// An ADBC status code; the enumerators are the header's numbers. The table of rows says what each
/// means and when it is right.
enum class AdbcStatusCode : std::uint8_t {
  ok = 0,
  unknown = 1,
  not_implemented = 2,
  not_found = 3,
  already_exists = 4,
  invalid_argument = 5,
  invalid_state = 6,
  invalid_data = 7,
  integrity = 8,
  internal = 9,
  io = 10,
  cancelled = 11,
  timeout = 12,
  unauthenticated = 13,
  unauthorized = 14,
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct AdbcTable {
  static constexpr std::string_view domain = "adbc"sv;
  static constexpr Later<CodeRow<AdbcStatusCode>, Lazy> rows[] = {
      {AdbcStatusCode::ok, "OK"sv, ""sv, "Success."sv, "It is not an error."sv},
      {AdbcStatusCode::unknown, "UNKNOWN"sv, ""sv, "Nothing else is known."sv,
       "INTERNAL if the driver knows that it is broken."sv},
      {AdbcStatusCode::not_implemented, "NOT_IMPLEMENTED"sv, ""sv,
       "The operation is not implemented."sv,
       "INVALID_STATE if it only comes at the wrong time."sv},
      {AdbcStatusCode::not_found, "NOT_FOUND"sv, ""sv, "A resource does not exist."sv,
       "A table or catalog is missing."sv},
      {AdbcStatusCode::already_exists, "ALREADY_EXISTS"sv, ""sv, "A resource exists already."sv,
       "INTEGRITY if a constraint of the data is violated."sv},
      {AdbcStatusCode::invalid_argument, "INVALID_ARGUMENT"sv, ""sv, "An argument is invalid."sv,
       "INVALID_STATE if the object is at fault."sv},
      {AdbcStatusCode::invalid_state, "INVALID_STATE"sv, ""sv,
       "The object is in the wrong state for the operation."sv,
       "Call it at another time; INVALID_ARGUMENT if the argument is wrong."sv},
      {AdbcStatusCode::invalid_data, "INVALID_DATA"sv, ""sv,
       "Stored data is invalid, and that is not the fault of the caller."sv,
       "INVALID_ARGUMENT if the caller's data is wrong."sv},
      {AdbcStatusCode::integrity, "INTEGRITY"sv, ""sv,
       "A constraint of the database is violated."sv,
       "ALREADY_EXISTS if a whole resource exists."sv},
      {AdbcStatusCode::internal, "INTERNAL"sv, ""sv,
       "The driver or the database failed in itself."sv, "IO if reading or writing failed."sv},
      {AdbcStatusCode::io, "IO"sv, ""sv, "Reading or writing failed."sv,
       "The network or a file; TIMEOUT if time ran out."sv},
      {AdbcStatusCode::cancelled, "CANCELLED"sv, ""sv, "The operation was given up."sv,
       "TIMEOUT if its time ran out."sv},
      {AdbcStatusCode::timeout, "TIMEOUT"sv, ""sv, "The operation ran out of time."sv,
       "CANCELLED if the caller gave it up."sv},
      {AdbcStatusCode::unauthenticated, "UNAUTHENTICATED"sv, ""sv, "No valid credentials."sv,
       "UNAUTHORIZED if the caller is known."sv},
      {AdbcStatusCode::unauthorized, "UNAUTHORIZED"sv, ""sv, "Credentials that are not enough."sv,
       "UNAUTHENTICATED if there are none."sv},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::adbc_header};
};

}  // namespace detail::codes

template <>
struct CodeTraits<AdbcStatusCode> : EnumTraits<AdbcStatusCode, 0, 14>, detail::codes::AdbcTable<> {
  static constexpr bool has_numbers = true;
  static constexpr AdbcStatusCode otherwise = AdbcStatusCode::unknown;
};

}  // namespace v1
}  // namespace faultwire

#endif
