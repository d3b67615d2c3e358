// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_GRPC_HPP
#define FAULTWIRE_CODES_GRPC_HPP
/// gRPC's status codes, and how the clients of other languages spell them. Authority:
/// google/rpc/code.proto and gRPC's documentation.
///
/// @code
/// static_assert(code_name(GrpcCode::deadline_exceeded) == "DEADLINE_EXCEEDED");
/// static_assert(code_from_number<GrpcCode>(16) == GrpcCode::unauthenticated);
/// static_assert(!code_from_number<GrpcCode>(17));
/// static_assert(find_code<GrpcCode>("codes.NotFound") == GrpcCode::not_found);  // as Go spells it
/// @endcode

#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/traits.hpp"
#include "faultwire/detail/sink.hpp"

namespace faultwire {
inline namespace v1 {

/// How the words of a name are put together.
enum class Letters : std::uint8_t {
  upper,  ///< NOT_FOUND
  camel,  ///< NotFound
  snake,  ///< not_found
};

/// A gRPC status code; the enumerators are the numbers on the wire. The table of rows says what
/// each means and when it is right.
enum class GrpcCode : std::uint8_t {
  ok = 0,
  cancelled = 1,
  unknown = 2,
  invalid_argument = 3,
  deadline_exceeded = 4,
  not_found = 5,
  already_exists = 6,
  permission_denied = 7,
  resource_exhausted = 8,
  failed_precondition = 9,
  aborted = 10,
  out_of_range = 11,
  unimplemented = 12,
  internal = 13,
  unavailable = 14,
  data_loss = 15,
  unauthenticated = 16,
};

/// How the client library of a language, or a protocol beside gRPC, spells the codes.
struct GrpcClient {
  std::string_view name;       ///< of the language or protocol
  std::string_view prefix;     ///< precedes the spelling; empty if nothing does
  Letters letters;             ///< how the name is spelled
  std::string_view ok;         ///< the spelling of OK, which differs most
  std::string_view cancelled;  ///< the spelling of CANCELLED: with one `l` or two
  std::string_view prints;     ///< what an error looks like in a log; empty if it prints no code
  Source source;
};

namespace detail::codes {
using namespace std::string_view_literals;

/// The texts of the domain. A template, so that only a program that uses them compiles them.
template <class Lazy = void>
struct GrpcTable {
  static constexpr std::string_view domain = "grpc"sv;
  static constexpr Later<CodeRow<GrpcCode>, Lazy> rows[] = {
      {GrpcCode::ok, "OK"sv, ""sv, "The call succeeded."sv,
       "It is not an error; never send it with a failure."sv},
      {GrpcCode::cancelled, "CANCELLED"sv, ""sv, "The call was given up, usually by its caller."sv,
       "The caller no longer wants the answer; DEADLINE_EXCEEDED if its time ran out."sv,
       "canceled"sv},
      {GrpcCode::unknown, "UNKNOWN"sv, ""sv, "An error whose kind is unknown."sv,
       "A status came from elsewhere; INTERNAL if the server knows that it is broken."sv},
      {GrpcCode::invalid_argument, "INVALID_ARGUMENT"sv, ""sv,
       "The argument is wrong whatever the state of the system."sv,
       "The caller must change the request; FAILED_PRECONDITION if the state is at fault."sv},
      {GrpcCode::deadline_exceeded, "DEADLINE_EXCEEDED"sv, ""sv,
       "The deadline passed before the call was complete."sv,
       "The time is over; the call may have succeeded all the same."sv},
      {GrpcCode::not_found, "NOT_FOUND"sv, ""sv, "The thing asked for does not exist."sv,
       "It is missing or hidden from a whole class of callers; PERMISSION_DENIED if some may see "
       "it."sv},
      {GrpcCode::already_exists, "ALREADY_EXISTS"sv, ""sv, "The thing to create exists already."sv,
       "A creation collides; ABORTED if concurrent changes do."sv},
      {GrpcCode::permission_denied, "PERMISSION_DENIED"sv, ""sv,
       "The caller is known and may not do this."sv,
       "Other rights are needed; UNAUTHENTICATED if the caller is not known."sv},
      {GrpcCode::resource_exhausted, "RESOURCE_EXHAUSTED"sv, ""sv,
       "A quota, memory or a limit of size is used up."sv,
       "This caller or message is over a limit; UNAVAILABLE if the server is down for all."sv},
      {GrpcCode::failed_precondition, "FAILED_PRECONDITION"sv, ""sv,
       "The state of the system forbids the call until somebody repairs it."sv,
       "Repair the state first; ABORTED retries at a higher level, UNAVAILABLE retries the "
       "call."sv},
      {GrpcCode::aborted, "ABORTED"sv, ""sv,
       "The call was aborted, typically by a conflict of concurrent work."sv,
       "Retry the larger operation; FAILED_PRECONDITION if a retry cannot help."sv},
      {GrpcCode::out_of_range, "OUT_OF_RANGE"sv, ""sv, "The call went past the valid range."sv,
       "The range may grow; INVALID_ARGUMENT if it never can."sv},
      {GrpcCode::unimplemented, "UNIMPLEMENTED"sv, ""sv,
       "The method does not exist or is not enabled."sv,
       "No retry helps; UNAVAILABLE if the service is only away."sv},
      {GrpcCode::internal, "INTERNAL"sv, ""sv, "An invariant of the system is broken."sv,
       "The fault is serious and known; UNKNOWN if nothing is known."sv},
      {GrpcCode::unavailable, "UNAVAILABLE"sv, ""sv, "The service is away for the moment."sv,
       "Retry the call with backoff; ABORTED to retry a larger operation."sv},
      {GrpcCode::data_loss, "DATA_LOSS"sv, ""sv, "Data is lost or damaged beyond repair."sv,
       "The damage is final; INTERNAL for other broken invariants."sv},
      {GrpcCode::unauthenticated, "UNAUTHENTICATED"sv, ""sv, "The call has no valid credentials."sv,
       "The caller is not known; PERMISSION_DENIED if it is known and may not."sv},
  };
  /// The clients' spellings, in the order of the columns of the reference.
  static constexpr Later<GrpcClient, Lazy> clients[] = {
      {"C++"sv, "grpc::StatusCode::"sv, Letters::upper, "OK"sv, "CANCELLED"sv, ""sv,
       faultwire::sources::grpc_cpp_codes},
      {"C++ (absl)"sv, "absl::StatusCode::k"sv, Letters::camel, "Ok"sv, "Cancelled"sv,
       "{NAME}: {message}"sv, faultwire::sources::absl_status},
      {"Go"sv, "codes."sv, Letters::camel, "OK"sv, "Canceled"sv,
       "rpc error: code = {spelling} desc = {message}"sv, faultwire::sources::grpc_go_codes},
      {"Java"sv, "Status.Code."sv, Letters::upper, "OK"sv, "CANCELLED"sv,
       "io.grpc.StatusRuntimeException: {NAME}: {message}"sv, faultwire::sources::grpc_java_status},
      {"Node"sv, "grpc.status."sv, Letters::upper, "OK"sv, "CANCELLED"sv,
       "{number} {NAME}: {message}"sv, faultwire::sources::grpc_js_call},
      {"Python"sv, "StatusCode."sv, Letters::upper, "OK"sv, "CANCELLED"sv,
       "status = StatusCode.{NAME}"sv, faultwire::sources::grpc_python_codes},
      {"Ruby"sv, "GRPC::"sv, Letters::camel, "Ok"sv, "Cancelled"sv, "{number}:{message}"sv,
       faultwire::sources::grpc_ruby_errors},
      {".NET"sv, "StatusCode."sv, Letters::camel, "OK"sv, "Cancelled"sv,
       "Status(StatusCode=\"{spelling}\", Detail=\"{message}\")"sv,
       faultwire::sources::grpc_dotnet_codes},
      {"Rust (tonic)"sv, "Code::"sv, Letters::camel, "Ok"sv, "Cancelled"sv,
       "status: {spelling}, message: \"{message}\""sv, faultwire::sources::tonic_status},
      {"PHP"sv, "Grpc\\STATUS_"sv, Letters::upper, "OK"sv, "CANCELLED"sv, ""sv,
       faultwire::sources::grpc_php_codes},
      {"Connect"sv, ""sv, Letters::snake, "ok"sv, "canceled"sv, "{spelling}: {message}"sv,
       faultwire::sources::connect_spec},
      {"Prometheus"sv, ""sv, Letters::camel, "OK"sv, "Canceled"sv, "grpc_code=\"{spelling}\""sv,
       faultwire::sources::go_grpc_middleware},
  };
  static constexpr Later<Source, Lazy> sources[] = {faultwire::sources::google_rpc_code,
                                                    faultwire::sources::grpc_status_codes,
                                                    faultwire::sources::connect_spec};
};

}  // namespace detail::codes

template <>
struct CodeTraits<GrpcCode> : EnumTraits<GrpcCode, 0, 16>, detail::codes::GrpcTable<> {
  static constexpr bool has_numbers = true;
  static constexpr GrpcCode otherwise = GrpcCode::unknown;
};

namespace detail::codes {
/// Sends `NOT_FOUND` in other letters.
template <class S>
constexpr void letters_to(S&& sink, std::string_view name, Letters letters) {
  if (letters == Letters::upper) return sink(name);
  bool first = true;  // of a word
  for (const char c : name) {
    const bool lower = letters == Letters::snake || !first;
    const char out = lower ? fold_case(c) : c;
    first = c == '_';
    if (c != '_' || letters == Letters::snake) sink(view_of(&out, 1));
  }
}
}  // namespace detail::codes

/// Sends how `client` spells `code`, without the prefix; nothing for a value that is no code.
/// `sink` is called with pieces as `std::string_view`, which are valid only during the call.
template <class S>
constexpr void spelling_to(S&& sink, GrpcCode code, const GrpcClient& client) {
  if (code == GrpcCode::ok) return sink(client.ok);
  if (code == GrpcCode::cancelled) return sink(client.cancelled);
  detail::codes::letters_to(sink, code_name(code), client.letters);
}

namespace detail::codes {
/// A text of at most 24 bytes.
struct ShortText {
  char bytes[24] = {};
  std::uint8_t size = 0;
};
/// The spellings of Connect's JSON errors: empty for OK, which is no error there.
template <class C>
consteval auto connect_names() {
  const GrpcClient* connect = nullptr;
  for (const GrpcClient& client : CodeTraits<C>::clients) {
    if (client.name == "Connect") connect = &client;
  }
  std::array<ShortText, CodeTraits<C>::extent> out{};
  for (std::size_t i = 1; i < out.size(); ++i) {
    spelling_to(
        [&](std::string_view piece) {
          for (const char c : piece) out[i].bytes[out[i].size++] = c;
        },
        CodeTraits<C>::at(i), *connect);
  }
  return out;
}
template <class C>
inline constexpr auto connect_names_of = connect_names<C>();
}  // namespace detail::codes

/// Returns the spelling of Connect's JSON errors; empty for OK, which is no error there, and for a
/// value that is no code. Static storage.
template <class C = GrpcCode>
[[nodiscard]] constexpr std::string_view connect_name(C code) noexcept {
  const std::size_t i = CodeTraits<C>::index(code);
  if (i >= CodeTraits<C>::extent) return {};
  return {detail::codes::connect_names_of<C>[i].bytes, detail::codes::connect_names_of<C>[i].size};
}

}  // namespace v1
}  // namespace faultwire

#endif
