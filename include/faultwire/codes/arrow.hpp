// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_ARROW_HPP
#define FAULTWIRE_CODES_ARROW_HPP
/// An error as Arrow C++ has it: a status code and, from Flight, a detail. Authority:
/// `arrow::StatusCode` and `FlightStatusCode` of Arrow C++.
///
/// @code
/// constexpr ArrowError error{ArrowStatusCode::io_error, ArrowFlightDetail::timed_out};
/// static_assert(code_name(error) == "IOError + TimedOut");
/// @endcode

#include <utility>

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// `arrow::StatusCode`; the enumerators are its numbers, which travel in the trailer `x-arrow-
/// status`. The table of rows says what each means.
enum class ArrowStatusCode : std::uint8_t {
  ok = 0,
  out_of_memory = 1,
  key_error = 2,
  type_error = 3,
  invalid = 4,
  io_error = 5,
  capacity_error = 6,
  index_error = 7,
  cancelled = 8,
  unknown_error = 9,
  not_implemented = 10,
  serialization_error = 11,
  r_error = 13,
  code_gen_error = 40,
  expression_validation_error = 41,
  execution_error = 42,
  already_exists = 45,
};

/// `FlightStatusCode`, the detail of a status that comes from Flight.
enum class ArrowFlightDetail : std::uint8_t {
  internal = 0,
  timed_out = 1,
  cancelled = 2,
  unauthenticated = 3,
  unauthorized = 4,
  unavailable = 5,
  failed = 6,
};

/// A status code and an optional detail. Aligned so that it is copied at once.
struct alignas(4) ArrowError {
  ArrowStatusCode code = ArrowStatusCode::ok;
  std::optional<ArrowFlightDetail> detail{};
  /// Whether both parts are equal.
  [[nodiscard]] friend constexpr bool operator==(const ArrowError&,
                                                 const ArrowError&) noexcept = default;
  /// For absl's hash tables.
  template <class H>
  friend H AbslHashValue(H state, const ArrowError& error) {
    const int which = error.detail ? static_cast<int>(*error.detail) : -1;
    return H::combine(std::move(state), error.code, which);
  }
};

/// One pair that is met: every status code alone, and the details with the codes that Arrow gives
/// them.
struct ArrowErrorRow {
  ArrowError code;
  std::string_view name;
  std::string_view text;  ///< empty: the number travels
  std::string_view description;
  std::string_view when;
  std::string_view status_text;  ///< `Status::CodeAsString`: two codes are `Unknown` there
  std::string_view also = {};    ///< other spellings that are met, separated by `|`
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct ArrowTable {
  static constexpr std::string_view domain = "arrow"sv;
  static constexpr Later<ArrowErrorRow, Lazy> rows[] = {
      {ArrowError{ArrowStatusCode::ok}, "OK"sv, ""sv, "Success."sv, "It is not an error."sv,
       "OK"sv},
      {ArrowError{ArrowStatusCode::out_of_memory}, "OutOfMemory"sv, ""sv, "An allocation failed."sv,
       "CapacityError if a container is at its limit."sv, "Out of memory"sv},
      {ArrowError{ArrowStatusCode::key_error}, "KeyError"sv, ""sv,
       "A key or name does not exist."sv, "Flight reads gRPC's NOT_FOUND so."sv, "Key error"sv},
      {ArrowError{ArrowStatusCode::type_error}, "TypeError"sv, ""sv, "A type does not fit."sv,
       "Invalid if a value does not fit."sv, "Type error"sv},
      {ArrowError{ArrowStatusCode::invalid}, "Invalid"sv, ""sv, "Invalid input."sv,
       "Flight reads gRPC's INVALID_ARGUMENT and OUT_OF_RANGE so."sv, "Invalid"sv},
      {ArrowError{ArrowStatusCode::io_error}, "IOError"sv, ""sv,
       "Reading, writing or the network failed."sv, "A Flight detail says which failure it is."sv,
       "IOError"sv},
      {ArrowError{ArrowStatusCode::capacity_error}, "CapacityError"sv, ""sv,
       "A container is at its limit."sv, "OutOfMemory if an allocation failed."sv,
       "Capacity error"sv},
      {ArrowError{ArrowStatusCode::index_error}, "IndexError"sv, ""sv,
       "An index is out of bounds."sv, "KeyError if a key is missing."sv, "Index error"sv},
      {ArrowError{ArrowStatusCode::cancelled}, "Cancelled"sv, ""sv, "The operation was given up."sv,
       "IOError + TimedOut if its time ran out."sv, "Cancelled"sv},
      {ArrowError{ArrowStatusCode::unknown_error}, "UnknownError"sv, ""sv,
       "Nothing else is known."sv, "Flight reads gRPC's UNKNOWN so, with the detail Failed."sv,
       "Unknown error"sv},
      {ArrowError{ArrowStatusCode::not_implemented}, "NotImplemented"sv, ""sv,
       "The operation is not implemented."sv, "Flight reads gRPC's UNIMPLEMENTED so."sv,
       "NotImplemented"sv},
      {ArrowError{ArrowStatusCode::serialization_error}, "SerializationError"sv, ""sv,
       "Data cannot be serialized or read."sv, "Invalid if the input is wrong."sv,
       "Serialization error"sv},
      {ArrowError{ArrowStatusCode::r_error}, "RError"sv, ""sv,
       "An error of R passes through C++."sv, "The R package only."sv, "Unknown"sv},
      {ArrowError{ArrowStatusCode::code_gen_error}, "CodeGenError"sv, ""sv,
       "Gandiva could not compile an expression."sv, "Gandiva only."sv,
       "CodeGenError in Gandiva"sv},
      {ArrowError{ArrowStatusCode::expression_validation_error}, "ExpressionValidationError"sv,
       ""sv, "An expression is not valid."sv, "Gandiva only."sv, "ExpressionValidationError"sv},
      {ArrowError{ArrowStatusCode::execution_error}, "ExecutionError"sv, ""sv,
       "A compiled expression failed."sv, "Gandiva only."sv, "ExecutionError in Gandiva"sv},
      {ArrowError{ArrowStatusCode::already_exists}, "AlreadyExists"sv, ""sv,
       "A resource exists already."sv, "Flight reads gRPC's ALREADY_EXISTS so."sv, "Unknown"sv},
      {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::internal}, "IOError + Internal"sv,
       ""sv, "The service failed in itself."sv, "Also gRPC's ABORTED and DATA_LOSS."sv,
       "IOError"sv},
      {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::timed_out}, "IOError + TimedOut"sv,
       ""sv, "The operation ran out of time."sv, "gRPC's DEADLINE_EXCEEDED."sv, "IOError"sv},
      {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::cancelled}, "IOError + Cancelled"sv,
       ""sv, "Either side gave the operation up."sv,
       "Cancelled + Cancelled is what Flight makes of gRPC's CANCELLED."sv, "IOError"sv},
      {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unauthenticated},
       "IOError + Unauthenticated"sv, ""sv, "The client is not authenticated."sv,
       "gRPC's UNAUTHENTICATED."sv, "IOError"sv},
      {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unauthorized},
       "IOError + Unauthorized"sv, ""sv, "The client lacks the permission."sv,
       "gRPC's PERMISSION_DENIED."sv, "IOError"sv},
      {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable},
       "IOError + Unavailable"sv, ""sv, "The server cannot be reached or takes no work."sv,
       "gRPC's UNAVAILABLE; of an asynchronous call also RESOURCE_EXHAUSTED, FAILED_PRECONDITION "
       "and ABORTED."sv,
       "IOError"sv},
      {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::failed}, "IOError + Failed"sv, ""sv,
       "The call failed; nothing else is known."sv,
       "UnknownError + Failed is what Flight makes of gRPC's UNKNOWN."sv, "IOError"sv},
      {ArrowError{ArrowStatusCode::cancelled, ArrowFlightDetail::cancelled},
       "Cancelled + Cancelled"sv, ""sv, "Either side gave the operation up."sv,
       "gRPC's CANCELLED."sv, "Cancelled"sv},
      {ArrowError{ArrowStatusCode::unknown_error, ArrowFlightDetail::failed},
       "UnknownError + Failed"sv, ""sv, "The call failed; nothing else is known."sv,
       "gRPC's UNKNOWN."sv, "Unknown error"sv},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::arrow_cpp_types};
};

}  // namespace detail::codes

/// The codes are counted as 8 for each status code: alone, then with each detail.
template <>
struct CodeTraits<ArrowError> : detail::codes::ArrowTable<> {
  static constexpr std::size_t extent = std::size_t{46} * 8;
  static constexpr ArrowError otherwise{ArrowStatusCode::unknown_error, {}};
  [[nodiscard]] static constexpr std::size_t index(const ArrowError& error) noexcept {
    const std::size_t detail = error.detail ? static_cast<std::size_t>(*error.detail) + 1 : 0;
    return detail < 8 ? static_cast<std::size_t>(error.code) * 8 + detail : extent;
  }
  [[nodiscard]] static constexpr ArrowError at(std::size_t i) noexcept {
    ArrowError error{static_cast<ArrowStatusCode>(i / 8), {}};
    if (i % 8 != 0) error.detail = static_cast<ArrowFlightDetail>(i % 8 - 1);
    return error;
  }
};

}  // namespace v1
}  // namespace faultwire

/// For the standard library's hash tables.
template <>
struct std::hash<faultwire::ArrowError> {
  [[nodiscard]] std::size_t operator()(const faultwire::ArrowError& error) const noexcept {
    return std::hash<std::size_t>()(faultwire::CodeTraits<faultwire::ArrowError>::index(error));
  }
};

#endif
