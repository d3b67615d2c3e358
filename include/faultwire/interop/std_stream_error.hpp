// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_STD_STREAM_ERROR_HPP
#define FAULTWIRE_INTEROP_STD_STREAM_ERROR_HPP
/// StreamError and the standard library: `std::error_code` in both directions, and functions that
/// return `std::expected`, where the standard library has it, or `std::optional`.
///
/// @code
/// const StreamError error = *error_from(std::make_error_code(std::errc::timed_out));
/// const std::error_code code = make_error_code(error);  // TIMED_OUT of StreamErrorCode
/// const bool late = code == std::errc::timed_out;
/// @endcode

#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "faultwire/config.hpp"
#include "faultwire/interop/std_error_code.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/grpc_to_stream.hpp"
#include "faultwire/status/stream_error.hpp"
#if FAULTWIRE_HAS_STD_EXPECTED
#include <expected>
#endif

namespace faultwire {
inline namespace v1 {

/// The code alone: message, metadata and causes have no place in an `std::error_code`.
[[nodiscard]] inline std::error_code make_error_code(const StreamError& error) noexcept {
  return make_error_code(error.code());
}

namespace detail::interop {
/// The code, in the domain of its category; errno and the like are judged by the table of errno.
[[nodiscard]] inline AnyCode any_code(const std::error_code& error) noexcept {
  if (const auto code = code_of<StreamErrorCode>(error)) return *code;
  if (const auto code = code_of<GrpcCode>(error)) return *code;
  if (const auto code = code_of<AdbcStatusCode>(error)) return *code;
  const std::error_condition condition = error.default_error_condition();
  if (condition.category() == std::generic_category())
    return code_of(static_cast<std::errc>(condition.value()));
  return GrpcCode::unknown;
}
}  // namespace detail::interop

/// The error of an `std::error_code`; nothing if it is 0. Codes of this library keep their domain
/// as origin; errors of the system become what the table of errno says; other categories are
/// unknown. `message` precedes the category's own text. The side is the client's unless the
/// caller says otherwise: such codes are made in the program that holds them.
[[nodiscard]] inline std::optional<StreamError> error_from(const std::error_code& error,
                                                           std::string message = {},
                                                           retry::Side side = retry::Side::client) {
  if (!error) return std::nullopt;
  const AnyCode origin = detail::interop::any_code(error);
  StreamErrorCode code =
      code_cast<StreamErrorCode>(origin.to<GrpcCode>().value_or(GrpcCode::unknown));
  if (const auto known = origin.to<StreamErrorCode>()) {
    code = *known;
  } else if (const auto adbc = origin.to<AdbcStatusCode>()) {
    code = code_cast<StreamErrorCode>(code_cast<GrpcCode>(*adbc));
  }
  if (!message.empty()) message += ": ";
  StreamError made(code, std::move(message) + error.message(), side);
  made.set_origin(origin);
  return made;
}

#if FAULTWIRE_HAS_STD_EXPECTED
/// The value, or the error: for functions that return results instead of throwing.
template <class T>
using StreamExpected = std::expected<T, StreamError>;

/// The error as the result of a function that returns `std::expected<T, StreamError>`.
[[nodiscard]] inline std::unexpected<StreamError> unexpected_error(StreamErrorCode code,
                                                                   std::string message) {
  return std::unexpected(StreamError(code, std::move(message)));
}
#endif

}  // namespace v1
}  // namespace faultwire

#endif
