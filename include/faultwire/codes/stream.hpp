// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_STREAM_HPP
#define FAULTWIRE_CODES_STREAM_HPP
/// OpenSearch's codes for errors of a response stream. From 7 on their numbers are not those of
/// gRPC. Authority: `StreamErrorCode` of OpenSearch and its guide to error handling.
///
/// @code
/// static_assert(code_from_number<StreamErrorCode>(12) == StreamErrorCode::unavailable);
/// static_assert(code_name(StreamErrorCode::timed_out) == "TIMED_OUT");
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// An error code of a response stream; the enumerators are OpenSearch's numbers. The table of rows
/// says what each means and when it is right.
enum class StreamErrorCode : std::uint8_t {
  ok = 0,
  cancelled = 1,
  unknown = 2,
  invalid_argument = 3,
  timed_out = 4,
  not_found = 5,
  already_exists = 6,
  unauthenticated = 7,
  unauthorized = 8,
  resource_exhausted = 9,
  unimplemented = 10,
  internal = 11,
  unavailable = 12,
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct StreamTable {
  static constexpr std::string_view domain = "stream"sv;
  static constexpr Later<CodeRow<StreamErrorCode>, Lazy> rows[] = {
      {StreamErrorCode::ok, "OK"sv, ""sv, "The operation succeeded."sv, "It is not an error."sv},
      {StreamErrorCode::cancelled, "CANCELLED"sv, ""sv, "The client gave the operation up."sv,
       "TIMED_OUT if its time ran out."sv, "canceled"sv},
      {StreamErrorCode::unknown, "UNKNOWN"sv, ""sv,
       "An error whose kind is unknown, or an exception that no code handled."sv,
       "INTERNAL if the server knows that it is broken."sv},
      {StreamErrorCode::invalid_argument, "INVALID_ARGUMENT"sv, ""sv,
       "The arguments are not valid."sv, "The caller must change the request."sv},
      {StreamErrorCode::timed_out, "TIMED_OUT"sv, ""sv, "The operation ran out of time."sv,
       "gRPC calls this DEADLINE_EXCEEDED."sv},
      {StreamErrorCode::not_found, "NOT_FOUND"sv, ""sv, "The resource does not exist."sv,
       "UNIMPLEMENTED if the operation itself is missing."sv},
      {StreamErrorCode::already_exists, "ALREADY_EXISTS"sv, ""sv, "The resource exists already."sv,
       "A creation collides."sv},
      {StreamErrorCode::unauthenticated, "UNAUTHENTICATED"sv, ""sv,
       "The client is not authenticated."sv,
       "7 here, 16 in gRPC; UNAUTHORIZED if the client is known."sv},
      {StreamErrorCode::unauthorized, "UNAUTHORIZED"sv, ""sv,
       "The client lacks the permission for the operation."sv,
       "8 here, 7 in gRPC, which calls it PERMISSION_DENIED."sv},
      {StreamErrorCode::resource_exhausted, "RESOURCE_EXHAUSTED"sv, ""sv,
       "A limit of a resource is exceeded."sv, "9 here, 8 in gRPC; OpenSearch's own status 429."sv},
      {StreamErrorCode::unimplemented, "UNIMPLEMENTED"sv, ""sv,
       "The operation is not implemented."sv, "10 here, 12 in gRPC."sv},
      {StreamErrorCode::internal, "INTERNAL"sv, ""sv, "The server failed in itself."sv,
       "11 here, 13 in gRPC; UNKNOWN if nothing is known."sv},
      {StreamErrorCode::unavailable, "UNAVAILABLE"sv, ""sv,
       "The service or a resource is away for the moment."sv, "12 here, 14 in gRPC; retry."sv},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::opensearch_stream_code,
                                                    faultwire::sources::opensearch_errors_page};
};

}  // namespace detail::codes

template <>
struct CodeTraits<StreamErrorCode> : EnumTraits<StreamErrorCode, 0, 12>,
                                     detail::codes::StreamTable<> {
  static constexpr bool has_numbers = true;
  static constexpr StreamErrorCode otherwise = StreamErrorCode::unknown;
};

}  // namespace v1
}  // namespace faultwire

#endif
