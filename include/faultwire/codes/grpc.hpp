// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_GRPC_HPP
#define FAULTWIRE_CODES_GRPC_HPP
/// The status codes of gRPC, which are also those of google.rpc and of `absl::StatusCode`.
/// Authority: google.rpc code.proto and the gRPC documentation.
///
/// @code
/// static_assert(code_name(GrpcCode::deadline_exceeded) == "DEADLINE_EXCEEDED");
/// static_assert(code_from_number<GrpcCode>(16) == GrpcCode::unauthenticated);
/// static_assert(!code_from_number<GrpcCode>(17));
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// A gRPC status code; the enumerators are the numbers on the wire.
enum class GrpcCode : std::uint8_t {
  ok = 0,                 ///< the call succeeded
  cancelled = 1,          ///< the caller, usually, gave the call up
  unknown = 2,            ///< nothing better is known, or a status came from elsewhere
  invalid_argument = 3,   ///< the argument is wrong whatever the state of the system;
                          ///< `failed_precondition` if the state is what is wrong
  deadline_exceeded = 4,  ///< the deadline passed; the call may have succeeded all the same
  not_found =
      5,  ///< the thing asked for does not exist, or is hidden from a whole class of callers
  already_exists = 6,     ///< the thing to create exists
  permission_denied = 7,  ///< the caller is known and may not; `unauthenticated` if it is not known
  resource_exhausted = 8,   ///< a quota, memory, or the size of a message
  failed_precondition = 9,  ///< the system must be repaired first; `aborted` to retry at a higher
                            ///< level, `unavailable` to retry the call
  aborted = 10,             ///< a conflict of concurrent work: retry the larger operation
  out_of_range = 11,   ///< past the valid range, which may grow; `invalid_argument` if it never can
  unimplemented = 12,  ///< the service does not have or allow this method
  internal = 13,       ///< an invariant of the system is broken
  unavailable = 14,    ///< the service is away for the moment: retry the call, with backoff
  data_loss = 15,      ///< data is lost or damaged beyond repair
  unauthenticated =
      16,  ///< no valid credentials; `permission_denied` if they are valid and not enough
};

/// One gRPC code.
struct GrpcCodeRow {
  GrpcCode code;
  std::string_view enumerator;
  std::string_view name;
  std::string_view text;  ///< empty: the number travels
  std::string_view description;
  std::string_view aliases;  ///< other spellings that are met, separated by `|`
  std::string_view
      connect_name;  ///< in Connect's JSON errors; empty for OK, which is no error there
};

inline constexpr auto grpc_rows = std::to_array<GrpcCodeRow>({
    {GrpcCode::ok, "ok", "OK", "", "Not an error; the call succeeded.", "", ""},
    {GrpcCode::cancelled, "cancelled", "CANCELLED", "",
     "The call was given up, usually by its caller.", "canceled", "canceled"},
    {GrpcCode::unknown, "unknown", "UNKNOWN", "", "An error of which nothing better is known.", "",
     "unknown"},
    {GrpcCode::invalid_argument, "invalid_argument", "INVALID_ARGUMENT", "",
     "The argument is wrong whatever the state of the system.", "", "invalid_argument"},
    {GrpcCode::deadline_exceeded, "deadline_exceeded", "DEADLINE_EXCEEDED", "",
     "The deadline passed before the call was complete.", "", "deadline_exceeded"},
    {GrpcCode::not_found, "not_found", "NOT_FOUND", "", "The thing asked for does not exist.", "",
     "not_found"},
    {GrpcCode::already_exists, "already_exists", "ALREADY_EXISTS", "",
     "The thing to create exists already.", "", "already_exists"},
    {GrpcCode::permission_denied, "permission_denied", "PERMISSION_DENIED", "",
     "The caller is known and may not do this.", "", "permission_denied"},
    {GrpcCode::resource_exhausted, "resource_exhausted", "RESOURCE_EXHAUSTED", "",
     "A quota, memory or a limit of size is used up.", "", "resource_exhausted"},
    {GrpcCode::failed_precondition, "failed_precondition", "FAILED_PRECONDITION", "",
     "The state of the system forbids the call until it is mended.", "", "failed_precondition"},
    {GrpcCode::aborted, "aborted", "ABORTED", "",
     "The call was aborted, typically by a conflict of concurrent work.", "", "aborted"},
    {GrpcCode::out_of_range, "out_of_range", "OUT_OF_RANGE", "",
     "The call went past the valid range.", "", "out_of_range"},
    {GrpcCode::unimplemented, "unimplemented", "UNIMPLEMENTED", "",
     "The method does not exist or is not enabled.", "", "unimplemented"},
    {GrpcCode::internal, "internal", "INTERNAL", "", "An invariant of the system is broken.", "",
     "internal"},
    {GrpcCode::unavailable, "unavailable", "UNAVAILABLE", "", "The service is away for the moment.",
     "", "unavailable"},
    {GrpcCode::data_loss, "data_loss", "DATA_LOSS", "", "Data is lost or damaged beyond repair.",
     "", "data_loss"},
    {GrpcCode::unauthenticated, "unauthenticated", "UNAUTHENTICATED", "",
     "The call has no valid credentials.", "", "unauthenticated"},
});

template <>
struct CodeTraits<GrpcCode> : EnumTraits<GrpcCode, 0, 16> {
  static constexpr std::string_view domain = "grpc";
  static constexpr bool has_numbers = true;
  static constexpr GrpcCode otherwise = GrpcCode::unknown;
  static constexpr const auto& rows = grpc_rows;
  static constexpr auto sources = std::to_array<Source>({faultwire::sources::google_rpc_code,
                                                         faultwire::sources::grpc_status_codes,
                                                         faultwire::sources::connect_spec});
};

/// The spelling of Connect's JSON errors; empty for a value that is no code. Static storage.
[[nodiscard]] constexpr std::string_view connect_name(GrpcCode code) noexcept {
  const std::size_t row = detail::codes::row_number(code);
  return row < grpc_rows.size() ? grpc_rows[row].connect_name : std::string_view();
}

}  // namespace v1
}  // namespace faultwire

#endif
