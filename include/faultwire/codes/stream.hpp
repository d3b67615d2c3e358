// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_STREAM_HPP
#define FAULTWIRE_CODES_STREAM_HPP
/// OpenSearch's codes for errors of a response stream. From 7 on their numbers are not those of
/// gRPC. Authority: `StreamErrorCode` of OpenSearch and its guide to error handling.
///
/// @code
/// static_assert(code_from_number<StreamErrorCode>(12) ==
///               StreamErrorCode::unavailable);  // gRPC: 14
/// static_assert(code_name(StreamErrorCode::timed_out) == "TIMED_OUT");
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// An error code of a response stream; the enumerators are OpenSearch's numbers.
enum class StreamErrorCode : std::uint8_t {
  ok = 0,                  ///< success
  cancelled = 1,           ///< the client gave the operation up
  unknown = 2,             ///< nothing else is known
  invalid_argument = 3,    ///< the arguments are not valid
  timed_out = 4,           ///< the operation ran out of time
  not_found = 5,           ///< the resource does not exist
  already_exists = 6,      ///< the resource exists already
  unauthenticated = 7,     ///< no valid credentials; gRPC has this at 16
  unauthorized = 8,        ///< valid credentials that are not enough; gRPC has this at 7
  resource_exhausted = 9,  ///< a limit is exceeded; gRPC has this at 8
  unimplemented = 10,      ///< the operation is not implemented; gRPC has this at 12
  internal = 11,           ///< the server failed in itself; gRPC has this at 13
  unavailable = 12,        ///< away for the moment; gRPC has this at 14
};

inline constexpr auto stream_rows = std::to_array<CodeRow<StreamErrorCode>>({
    {StreamErrorCode::ok, "ok", "OK", "", "The operation succeeded.", ""},
    {StreamErrorCode::cancelled, "cancelled", "CANCELLED", "", "The client gave the operation up.",
     "canceled"},
    {StreamErrorCode::unknown, "unknown", "UNKNOWN", "",
     "An error of which nothing else is known, or an exception that nobody handled.", ""},
    {StreamErrorCode::invalid_argument, "invalid_argument", "INVALID_ARGUMENT", "",
     "The arguments are not valid.", ""},
    {StreamErrorCode::timed_out, "timed_out", "TIMED_OUT", "", "The operation ran out of time.",
     ""},
    {StreamErrorCode::not_found, "not_found", "NOT_FOUND", "", "The resource does not exist.", ""},
    {StreamErrorCode::already_exists, "already_exists", "ALREADY_EXISTS", "",
     "The resource exists already.", ""},
    {StreamErrorCode::unauthenticated, "unauthenticated", "UNAUTHENTICATED", "",
     "The client is not authenticated.", ""},
    {StreamErrorCode::unauthorized, "unauthorized", "UNAUTHORIZED", "",
     "The client lacks the permission for the operation.", ""},
    {StreamErrorCode::resource_exhausted, "resource_exhausted", "RESOURCE_EXHAUSTED", "",
     "A limit of a resource is exceeded.", ""},
    {StreamErrorCode::unimplemented, "unimplemented", "UNIMPLEMENTED", "",
     "The operation is not implemented.", ""},
    {StreamErrorCode::internal, "internal", "INTERNAL", "", "The server failed in itself.", ""},
    {StreamErrorCode::unavailable, "unavailable", "UNAVAILABLE", "",
     "The service or a resource is away for the moment.", ""},
});

template <>
struct CodeTraits<StreamErrorCode> : EnumTraits<StreamErrorCode, 0, 12> {
  static constexpr std::string_view domain = "stream";
  static constexpr bool has_numbers = true;
  static constexpr StreamErrorCode otherwise = StreamErrorCode::unknown;
  static constexpr const auto& rows = stream_rows;
  static constexpr auto sources = std::to_array<Source>(
      {faultwire::sources::opensearch_stream_code, faultwire::sources::opensearch_errors_page});
};

}  // namespace v1
}  // namespace faultwire

#endif
