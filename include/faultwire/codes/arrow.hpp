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

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// `arrow::StatusCode`; the enumerators are its numbers, which travel in the trailer
/// `x-arrow-status`.
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
  [[nodiscard]] friend constexpr bool operator==(const ArrowError&,
                                                 const ArrowError&) noexcept = default;
};

/// One pair that is met: every status code alone, and the details with the codes that Arrow gives
/// them.
struct ArrowErrorRow {
  ArrowError code;
  std::string_view enumerator;
  std::string_view name;
  std::string_view text;  ///< empty: the number travels
  std::string_view description;
  std::string_view aliases;
  std::string_view
      status_text;  ///< as `Status::CodeAsString` spells the code; two codes are `Unknown` there
};

inline constexpr auto arrow_rows = std::to_array<ArrowErrorRow>({
    {ArrowError{ArrowStatusCode::ok}, "ok", "OK", "", "", "", "OK"},
    {ArrowError{ArrowStatusCode::out_of_memory}, "out_of_memory", "OutOfMemory", "", "", "",
     "Out of memory"},
    {ArrowError{ArrowStatusCode::key_error}, "key_error", "KeyError", "", "", "", "Key error"},
    {ArrowError{ArrowStatusCode::type_error}, "type_error", "TypeError", "", "", "", "Type error"},
    {ArrowError{ArrowStatusCode::invalid}, "invalid", "Invalid", "", "", "", "Invalid"},
    {ArrowError{ArrowStatusCode::io_error}, "io_error", "IOError", "", "", "", "IOError"},
    {ArrowError{ArrowStatusCode::capacity_error}, "capacity_error", "CapacityError", "", "", "",
     "Capacity error"},
    {ArrowError{ArrowStatusCode::index_error}, "index_error", "IndexError", "", "", "",
     "Index error"},
    {ArrowError{ArrowStatusCode::cancelled}, "cancelled", "Cancelled", "", "", "", "Cancelled"},
    {ArrowError{ArrowStatusCode::unknown_error}, "unknown_error", "UnknownError", "", "", "",
     "Unknown error"},
    {ArrowError{ArrowStatusCode::not_implemented}, "not_implemented", "NotImplemented", "", "", "",
     "NotImplemented"},
    {ArrowError{ArrowStatusCode::serialization_error}, "serialization_error", "SerializationError",
     "", "", "", "Serialization error"},
    {ArrowError{ArrowStatusCode::r_error}, "r_error", "RError", "", "", "", "Unknown"},
    {ArrowError{ArrowStatusCode::code_gen_error}, "code_gen_error", "CodeGenError", "", "", "",
     "CodeGenError in Gandiva"},
    {ArrowError{ArrowStatusCode::expression_validation_error}, "expression_validation_error",
     "ExpressionValidationError", "", "", "", "ExpressionValidationError"},
    {ArrowError{ArrowStatusCode::execution_error}, "execution_error", "ExecutionError", "", "", "",
     "ExecutionError in Gandiva"},
    {ArrowError{ArrowStatusCode::already_exists}, "already_exists", "AlreadyExists", "", "", "",
     "Unknown"},
    {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::internal}, "io_error_internal_detail",
     "IOError + Internal", "", "", "", "IOError"},
    {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::timed_out},
     "io_error_timed_out_detail", "IOError + TimedOut", "", "", "", "IOError"},
    {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::cancelled},
     "io_error_cancelled_detail", "IOError + Cancelled", "", "", "", "IOError"},
    {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unauthenticated},
     "io_error_unauthenticated_detail", "IOError + Unauthenticated", "", "", "", "IOError"},
    {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unauthorized},
     "io_error_unauthorized_detail", "IOError + Unauthorized", "", "", "", "IOError"},
    {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable},
     "io_error_unavailable_detail", "IOError + Unavailable", "", "", "", "IOError"},
    {ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::failed}, "io_error_failed_detail",
     "IOError + Failed", "", "", "", "IOError"},
    {ArrowError{ArrowStatusCode::cancelled, ArrowFlightDetail::cancelled},
     "cancelled_cancelled_detail", "Cancelled + Cancelled", "", "", "", "Cancelled"},
    {ArrowError{ArrowStatusCode::unknown_error, ArrowFlightDetail::failed},
     "unknown_error_failed_detail", "UnknownError + Failed", "", "", "", "Unknown error"},
});

template <>
struct CodeTraits<ArrowError> {
  static constexpr std::string_view domain = "arrow";
  static constexpr std::size_t extent = std::size_t{46} * 8;
  static constexpr ArrowError otherwise{ArrowStatusCode::unknown_error, {}};
  static constexpr const auto& rows = arrow_rows;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::arrow_cpp_types});
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

#endif
