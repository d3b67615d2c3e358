// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_STD_ERROR_CODE_HPP
#define FAULTWIRE_INTEROP_STD_ERROR_CODE_HPP
/// Codes as `std::error_code`, and `std::errc` as gRPC codes. Only domains whose 0, and nothing
/// else, is success have a category: gRPC, StreamErrorCode and ADBC. Others are translated first,
/// spelled out: `make_error_code(code_cast<GrpcCode>(InfluxCode::conflict))`. Authority for errno:
/// `absl::ErrnoToStatusCode`.
///
/// Include this header before the first use of the codes in a comparison with another class of the
/// standard library, such as `std::optional<GrpcCode>`: the compiler asks there whether the code is
/// an error code, and the answer must not change later.
///
/// @code
/// std::error_code error = GrpcCode::not_found;
/// bool same =
///     error == std::errc::no_such_file_or_directory;  // true: by way of the table of errno
/// GrpcCode code = code_of(std::errc::timed_out);      // DEADLINE_EXCEEDED
/// @endcode

#include <array>
#include <cstdint>
#include <string>
#include <system_error>

#include "faultwire/codes/adbc.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/config.hpp"
#include "faultwire/mapping/rules/adbc_to_grpc.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"

namespace faultwire {
inline namespace v1 {

/// One value of `std::errc` and the gRPC code that it means.
struct ErrcRow {
  std::errc error;
  GrpcCode code;
};

/// Everything of `std::errc` that means more than UNKNOWN. The first row of a code is what the code
/// becomes.
inline constexpr auto errc_rows = [] {
  using enum std::errc;
  return std::to_array<ErrcRow>({
      {invalid_argument, GrpcCode::invalid_argument},
      {filename_too_long, GrpcCode::invalid_argument},
      {argument_list_too_long, GrpcCode::invalid_argument},
      {destination_address_required, GrpcCode::invalid_argument},
      {argument_out_of_domain, GrpcCode::invalid_argument},
      {bad_address, GrpcCode::invalid_argument},
      {illegal_byte_sequence, GrpcCode::invalid_argument},
      {no_protocol_option, GrpcCode::invalid_argument},
      {not_a_socket, GrpcCode::invalid_argument},
      {inappropriate_io_control_operation, GrpcCode::invalid_argument},
      {wrong_protocol_type, GrpcCode::invalid_argument},
      {invalid_seek, GrpcCode::invalid_argument},
      {timed_out, GrpcCode::deadline_exceeded},
      {no_such_file_or_directory, GrpcCode::not_found},
      {no_such_device, GrpcCode::not_found},
      {no_such_device_or_address, GrpcCode::not_found},
      {no_such_process, GrpcCode::not_found},
      {file_exists, GrpcCode::already_exists},
      {address_not_available, GrpcCode::already_exists},
      {connection_already_in_progress, GrpcCode::already_exists},
      {permission_denied, GrpcCode::permission_denied},
      {operation_not_permitted, GrpcCode::permission_denied},
      {read_only_file_system, GrpcCode::permission_denied},
      {device_or_resource_busy, GrpcCode::failed_precondition},
      {directory_not_empty, GrpcCode::failed_precondition},
      {is_a_directory, GrpcCode::failed_precondition},
      {not_a_directory, GrpcCode::failed_precondition},
      {address_in_use, GrpcCode::failed_precondition},
      {bad_file_descriptor, GrpcCode::failed_precondition},
      {no_child_process, GrpcCode::failed_precondition},
      {already_connected, GrpcCode::failed_precondition},
      {not_connected, GrpcCode::failed_precondition},
      {broken_pipe, GrpcCode::failed_precondition},
      {text_file_busy, GrpcCode::failed_precondition},
      {not_enough_memory, GrpcCode::resource_exhausted},
      {no_space_on_device, GrpcCode::resource_exhausted},
      {too_many_files_open, GrpcCode::resource_exhausted},
      {too_many_links, GrpcCode::resource_exhausted},
      {too_many_files_open_in_system, GrpcCode::resource_exhausted},
      {no_buffer_space, GrpcCode::resource_exhausted},
      {result_out_of_range, GrpcCode::out_of_range},
      {file_too_large, GrpcCode::out_of_range},
      {value_too_large, GrpcCode::out_of_range},
      {function_not_supported, GrpcCode::unimplemented},
      {not_supported, GrpcCode::unimplemented},
      {address_family_not_supported, GrpcCode::unimplemented},
      {protocol_not_supported, GrpcCode::unimplemented},
      {cross_device_link, GrpcCode::unimplemented},
      {resource_unavailable_try_again, GrpcCode::unavailable},
      {connection_refused, GrpcCode::unavailable},
      {connection_aborted, GrpcCode::unavailable},
      {connection_reset, GrpcCode::unavailable},
      {interrupted, GrpcCode::unavailable},
      {host_unreachable, GrpcCode::unavailable},
      {network_down, GrpcCode::unavailable},
      {network_reset, GrpcCode::unavailable},
      {network_unreachable, GrpcCode::unavailable},
      {no_lock_available, GrpcCode::unavailable},
      {no_link, GrpcCode::unavailable},
      {resource_deadlock_would_occur, GrpcCode::aborted},
      {operation_canceled, GrpcCode::cancelled},
  });
}();

/// Returns the gRPC code of a value of `std::errc`, which are those of errno: OK for 0, UNKNOWN for
/// a value without a row. Linear in the table.
[[nodiscard]] constexpr GrpcCode code_of(std::errc error) noexcept {
  if (error == std::errc{}) return GrpcCode::ok;
  for (const ErrcRow& row : errc_rows) {
    if (row.error == error) return row.code;
  }
  return GrpcCode::unknown;
}

/// The value of `std::errc` that says best what a gRPC code says; 0 for OK and for codes that errno
/// does not know.
[[nodiscard]] constexpr std::errc errc_of(GrpcCode code) noexcept {
  for (const ErrcRow& row : errc_rows) {
    if (row.code == code) return row.error;
  }
  return std::errc{};
}

/// The category of a domain. Categories of one domain are equal by name and by what they compare
/// to, also across shared objects.
template <Code C>
class FAULTWIRE_VISIBLE CodeCategory final : public std::error_category {
 public:
  [[nodiscard]] const char* name() const noexcept override { return CodeTraits<C>::domain.data(); }
  [[nodiscard]] std::string message(int number) const override {
    const std::string_view known = code_name(static_cast<C>(number));
    return known.empty() ? std::to_string(number) : std::string(known);
  }
  [[nodiscard]] std::error_condition default_error_condition(int number) const noexcept override {
    const std::errc error = errc_of(code_cast<GrpcCode>(static_cast<C>(number)));
    return error == std::errc{} ? std::error_condition(number, *this) : std::error_condition(error);
  }
  [[nodiscard]] bool equivalent(int number,
                                const std::error_condition& condition) const noexcept override {
    if (condition.category() == std::generic_category() && condition.value() != 0) {
      const GrpcCode code = code_cast<GrpcCode>(static_cast<C>(number));
      return code != GrpcCode::unknown &&
             code_of(static_cast<std::errc>(condition.value())) == code;
    }
    return default_error_condition(number) == condition;
  }
};

/// The one category of a domain in this program or shared object.
template <Code C>
[[nodiscard]] FAULTWIRE_VISIBLE const std::error_category& code_category() noexcept {
  static const CodeCategory<C> category;
  return category;
}

/// Returns the code as a `std::error_code` of its domain; the standard library calls it.
[[nodiscard]] inline std::error_code make_error_code(GrpcCode code) noexcept {
  return {static_cast<int>(code), code_category<GrpcCode>()};
}
[[nodiscard]] inline std::error_code make_error_code(StreamErrorCode code) noexcept {
  return {static_cast<int>(code), code_category<StreamErrorCode>()};
}
[[nodiscard]] inline std::error_code make_error_code(AdbcStatusCode code) noexcept {
  return {static_cast<int>(code), code_category<AdbcStatusCode>()};
}

/// The code of an `std::error_code` of the domain of `C`, by the name of its category, so also one
/// from another shared object.
template <Code C>
[[nodiscard]] std::optional<C> code_of(const std::error_code& error) noexcept {
  if (std::string_view(error.category().name()) != CodeTraits<C>::domain) return std::nullopt;
  return detail::codes::from_raw_number<C>(error.value());
}

}  // namespace v1
}  // namespace faultwire

template <>
struct std::is_error_code_enum<faultwire::GrpcCode> : std::true_type {};
template <>
struct std::is_error_code_enum<faultwire::StreamErrorCode> : std::true_type {};
template <>
struct std::is_error_code_enum<faultwire::AdbcStatusCode> : std::true_type {};

#endif
