// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_ARROW_TRANSPORT_HPP
#define FAULTWIRE_CODES_ARROW_TRANSPORT_HPP
/// The transport codes of Arrow C++ Flight, which asynchronous calls carry. Authority:
/// `TransportStatusCode` of Arrow C++.
///
/// @code
/// static_assert(code_name(ArrowTransportCode::unavailable) == "kUnavailable");
/// static_assert(find_code<ArrowTransportCode>("unavailable") == ArrowTransportCode::unavailable);
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"

namespace faultwire {
inline namespace v1 {

/// A transport code; the enumerators are Arrow's numbers. The table of rows says what each means
/// and when it is right.
enum class ArrowTransportCode : std::uint8_t {
  ok = 0,
  unknown = 1,
  internal = 2,
  invalid_argument = 3,
  timed_out = 4,
  not_found = 5,
  already_exists = 6,
  cancelled = 7,
  unauthenticated = 8,
  unauthorized = 9,
  unimplemented = 10,
  unavailable = 11,
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct ArrowTransportTable {
  static constexpr std::string_view domain = "arrow_transport"sv;
  static constexpr std::string_view name_prefix = "k"sv;
  static constexpr Later<CodeRow<ArrowTransportCode>, Lazy> rows[] = {
      {ArrowTransportCode::ok, "kOk"sv, ""sv, "Success."sv, "It is not an error."sv},
      {ArrowTransportCode::unknown, "kUnknown"sv, ""sv, "Nothing else is known."sv,
       "kInternal if the service knows that it is broken."sv},
      {ArrowTransportCode::internal, "kInternal"sv, ""sv, "The service failed in itself."sv,
       "It stands for gRPC's INTERNAL and DATA_LOSS."sv},
      {ArrowTransportCode::invalid_argument, "kInvalidArgument"sv, ""sv, "An invalid argument."sv,
       "It stands for gRPC's INVALID_ARGUMENT and OUT_OF_RANGE."sv},
      {ArrowTransportCode::timed_out, "kTimedOut"sv, ""sv, "The operation ran out of time."sv,
       "gRPC calls this DEADLINE_EXCEEDED."sv},
      {ArrowTransportCode::not_found, "kNotFound"sv, ""sv, "The resource does not exist."sv,
       "gRPC calls this NOT_FOUND."sv},
      {ArrowTransportCode::already_exists, "kAlreadyExists"sv, ""sv,
       "The resource exists already."sv, "gRPC calls this ALREADY_EXISTS."sv},
      {ArrowTransportCode::cancelled, "kCancelled"sv, ""sv, "Either side gave the operation up."sv,
       "kTimedOut if its time ran out."sv},
      {ArrowTransportCode::unauthenticated, "kUnauthenticated"sv, ""sv, "No valid credentials."sv,
       "kUnauthorized if the caller is known."sv},
      {ArrowTransportCode::unauthorized, "kUnauthorized"sv, ""sv,
       "Credentials that are not enough."sv, "gRPC calls this PERMISSION_DENIED."sv},
      {ArrowTransportCode::unimplemented, "kUnimplemented"sv, ""sv,
       "The call is not implemented."sv, "kUnavailable if the service is only away."sv},
      {ArrowTransportCode::unavailable, "kUnavailable"sv, ""sv,
       "The server cannot be reached or takes no work."sv,
       "Also gRPC's RESOURCE_EXHAUSTED, FAILED_PRECONDITION and ABORTED of an asynchronous "
       "call."sv},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::arrow_cpp_types};
};

}  // namespace detail::codes

template <>
struct CodeTraits<ArrowTransportCode> : EnumTraits<ArrowTransportCode, 0, 11>,
                                        detail::codes::ArrowTransportTable<> {
  static constexpr bool has_numbers = true;
  static constexpr ArrowTransportCode otherwise = ArrowTransportCode::unknown;
};

}  // namespace v1
}  // namespace faultwire

#endif
