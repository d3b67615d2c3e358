// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_FAILURE_HPP
#define FAULTWIRE_RETRY_FAILURE_HPP
/// What is known of one failed attempt, as plain facts: the only thing that a decision reads.
/// Every richer error has a `failure_of` that fills it.
///
/// @code
/// using namespace faultwire::retry;
/// Failure failure{.code = HttpStatus::service_unavailable, .stored = Stored::none};
/// failure.idempotency = Idempotency::idempotent;
/// failure.retry_after = Hint::wait(std::chrono::seconds(3));
/// @endcode

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// Who made the error.
enum class Side : std::uint8_t {
  server = 0,     ///< the service answered with it
  client = 1,     ///< the caller's own program: a cancellation, an argument that never left
  transport = 2,  ///< neither: the connection between them
};

/// Returns the name of a side, for example `transport`, as details and logs have it; empty for a
/// value that is no side. Static storage.
[[nodiscard]] constexpr std::string_view side_name(Side side) noexcept {
  constexpr std::string_view names[] = {"server", "client", "transport"};
  const auto i = static_cast<std::size_t>(side);
  return i < std::size(names) ? names[i] : std::string_view();
}

/// Whether a second execution of the request changes anything. A batch of line protocol whose
/// points all carry a timestamp is idempotent.
enum class Idempotency : std::uint8_t {
  unknown = 0,     ///< nobody said; treated as `not_idempotent` where it matters
  idempotent,      ///< the same request twice leaves what the request once leaves
  not_idempotent,  ///< a second execution may do harm
};

/// How much of the request the server keeps, as far as anybody can say.
enum class Stored : std::uint8_t {
  unknown = 0,  ///< an answer that does not tell, or no answer: a timeout, a 500 of unknown text
  none,         ///< nothing: another attempt stores nothing twice, whatever the idempotency
  some,         ///< a part, and the rest was refused: the whole request is never sent again
  all,          ///< everything, although the server reported an error: nothing is left to send
};

/// Which limit of the server the request met.
enum class Limit : std::uint8_t {
  none = 0,  ///< no limit, or none that is known
  rate,      ///< too many requests or bytes in a period; passes with time. Use for quotas per time
  size,      ///< this request is too large; smaller requests are accepted
  quota,     ///< series, tables, columns, databases, a plan: lasts until a person changes it
  resource,  ///< memory, queues, connections; passes with the load. Use for an overloaded server
  disk,      ///< the disk is full: lasts until a person adds or frees space
};

/// What a server said about the time of the next attempt. Absent, unreadable and a value are
/// different answers.
struct Hint {
  /// What kind of answer it is.
  enum class Kind : std::uint8_t {
    absent = 0,    ///< the server said nothing
    invalid,       ///< the server said something that cannot be read; a decision names it
    wait,          ///< not before `delay` from now
    do_not_retry,  ///< never: a negative pushback
  };
  Kind kind = Kind::absent;
  std::chrono::milliseconds delay{0};  ///< 0 or more, and 0 unless `wait`

  /// Returns a wait. A negative delay counts as zero.
  [[nodiscard]] static constexpr Hint wait(std::chrono::milliseconds delay) noexcept {
    constexpr std::chrono::milliseconds zero{0};
    return {Kind::wait, delay < zero ? zero : delay};
  }
  /// Returns the hint of a text that cannot be read.
  [[nodiscard]] static constexpr Hint unreadable() noexcept { return {Kind::invalid, {}}; }
  /// Returns the hint that forbids another attempt.
  [[nodiscard]] static constexpr Hint never() noexcept { return {Kind::do_not_retry, {}}; }
  [[nodiscard]] friend constexpr bool operator==(const Hint&, const Hint&) = default;
};

/// The facts of one failed attempt. Every member may keep its default if nothing is known.
struct Failure {
  AnyCode code = AnyCode(GrpcCode::unknown);   ///< in the domain in which the caller met it
  std::optional<HttpStatus> http_status = {};  ///< of the response, if there was one over HTTP
  std::optional<Http2Error> http2_reset = {};  ///< of the RST_STREAM or GOAWAY that ended it
  Side side = Side::server;
  Idempotency idempotency = Idempotency::unknown;
  /// Whether part of the response has reached the caller, who would see another attempt.
  bool committed = false;
  /// Whether it is known that no application of the server saw the request: a REFUSED_STREAM, or a
  /// connection that was never made.
  bool unprocessed = false;
  Stored stored = Stored::unknown;  ///< what the server keeps of the request
  Limit limit = Limit::none;        ///< which limit the request met
  /// Whether the same request succeeds later without anybody's help, where the text of the error
  /// tells: true for a full buffer, false for a type conflict that came with a 500. Empty: the text
  /// does not tell, and the code decides.
  std::optional<bool> passes_by_itself = {};
  std::int32_t attempt = 1;             ///< which attempt failed, the first is 1
  std::chrono::nanoseconds elapsed{0};  ///< since the first attempt began
  Hint retry_after = {};                ///< HTTP's Retry-After
  Hint pushback = {};                   ///< `grpc-retry-pushback-ms`
  Hint retry_info = {};                 ///< google.rpc.RetryInfo
  Hint rate_limit = {};                 ///< RateLimit, or RateLimit-Reset of its older drafts
  [[nodiscard]] friend constexpr bool operator==(const Failure&, const Failure&) = default;
};

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
