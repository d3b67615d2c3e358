// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_POLICY_HPP
#define FAULTWIRE_RETRY_POLICY_HPP
/// What somebody has decided about retries: a verdict for every code, limits, a backoff, and which
/// hints of the server count. A policy is a value: copy a preset and change it, or put a callable
/// in front of it (`with_verdicts` in decide.hpp).
///
/// @code
/// using namespace faultwire::retry;
/// Policy policy = preset(Preset::flight_query);
/// policy.on(GrpcCode::aborted, Verdict::retry).max_attempts = 3;
/// Decision decision = decide(policy, Failure{.code = GrpcCode::aborted});
/// @endcode

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/retry/backoff.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// What a policy says of a code.
enum class Verdict : std::uint8_t {
  give_up = 0,      ///< report the failure
  retry,            ///< after the backoff; see `Policy::needs_idempotency`
  retry_refused,    ///< as `retry`, for any request: the server says that it did not begin
  retry_if_hinted,  ///< as `retry`, but only when the server says when
  retry_flat,       ///< after `flat_wait`, which does not grow and which no hint changes
  split,            ///< the request is too large
  fix_request,      ///< the request is at fault
  reauthenticate,   ///< the credentials are at fault
  needs_operator,   ///< a person has to change something
};

/// The spellings of the verdicts, by `Verdict`.
inline constexpr std::string_view verdict_names[] = {
    "give_up"sv, "retry"sv,       "retry_refused"sv,  "retry_if_hinted"sv, "retry_flat"sv,
    "split"sv,   "fix_request"sv, "reauthenticate"sv, "needs_operator"sv};

/// Returns the spelling of a verdict; static storage.
[[nodiscard]] constexpr std::string_view verdict_name(Verdict verdict) noexcept {
  const auto i = static_cast<std::size_t>(verdict);
  return i < std::size(verdict_names) ? verdict_names[i] : std::string_view{};
}

/// Returns whether the verdict is for another attempt of the same request.
[[nodiscard]] constexpr bool is_retry(Verdict verdict) noexcept {
  return verdict >= Verdict::retry && verdict <= Verdict::retry_flat;
}

/// Which codes a policy has verdicts for; others are translated by the default rules.
enum class Channel : std::uint8_t {
  grpc = 0,  ///< codes of gRPC
  http,      ///< statuses of HTTP
};
/// The names of the channels, by `Channel`.
inline constexpr std::string_view channel_names[] = {"grpc"sv, "http"sv};

/// What a wait that the server asks for does to the backoff.
enum class HintUse : std::uint8_t {
  unused = 0,  ///< nothing
  instead,     ///< it replaces the backoff
  at_least,    ///< the longer of the two counts
};
/// The names of the uses, by `HintUse`.
inline constexpr std::string_view hint_use_names[] = {"unused"sv, "instead of the backoff"sv,
                                                      "at least"sv};

/// Whether and when a failed request is sent again. A default-constructed policy never retries. All
/// members may be changed. `policy_members` in preset_rows.hpp names and explains each of them.
struct Policy {
  Channel channel = Channel::grpc;
  std::int32_t max_attempts = 1;            ///< the first included; 0: no limit
  std::chrono::nanoseconds max_elapsed{0};  ///< after the first attempt; 0: no limit
  Backoff backoff = {};
  std::chrono::nanoseconds flat_wait{0};  ///< the wait of `Verdict::retry_flat`
  /// Whether a request that no application saw is sent again at once, outside of `max_attempts`:
  /// once if a server refused it, and each time, after the backoff, if it never left the client.
  bool transparent = false;
  bool needs_idempotency = false;  ///< what may have been executed is retried only if idempotent
  /// Whether `limit` and `passes_by_itself` of a failure come before the verdict on its code. The
  /// presets of other clients judge by the status alone, as these clients do.
  bool reads_facts = false;
  bool obeys_pushback = false;  ///< the pushback counts, exactly; an unreadable one forbids retries
  HintUse retry_after = HintUse::unused;
  HintUse retry_info = HintUse::unused;
  HintUse rate_limit = HintUse::unused;
  std::chrono::nanoseconds hint_cap{0};  ///< longer waits of the three hints are cut; 0: no cap
  /// What a Retry-After that cannot be read counts as; 0: it is ignored.
  std::chrono::nanoseconds unreadable_hint{0};
  std::chrono::nanoseconds slow_retry{0};  ///< the delay of `Action::needs_operator`
  Verdict no_response = Verdict::give_up;  ///< over HTTP: the connection failed before an answer
  std::uint16_t transient_resets = 0;      ///< bit n: INTERNAL by RST_STREAM n is retried
  std::int32_t in_flight = 0;  ///< how many requests to have open at once; 0: no limit. Advice only
  std::array<Verdict, CodeTraits<GrpcCode>::extent> grpc = {};
  std::array<Verdict, CodeTraits<HttpStatus>::extent> http = {};

  /// Sets the verdict on a code of gRPC. A number that is no code changes nothing.
  constexpr Policy& on(GrpcCode code, Verdict verdict) noexcept {
    const std::size_t i = CodeTraits<GrpcCode>::index(code);
    if (i < grpc.size()) grpc[i] = verdict;
    return *this;
  }
  /// Sets the verdict on an HTTP status. A number outside 100 to 599 changes nothing.
  constexpr Policy& on(HttpStatus status, Verdict verdict) noexcept {
    const std::size_t i = CodeTraits<HttpStatus>::index(status);
    if (i < http.size()) http[i] = verdict;
    return *this;
  }
  /// Sets whether INTERNAL is retried when a stream was reset with this error.
  constexpr Policy& on(Http2Error reset, bool transient) noexcept {
    const std::size_t i = CodeTraits<Http2Error>::index(reset);
    if (i < CodeTraits<Http2Error>::extent) {
      const unsigned bit = 1u << i;
      const unsigned others = transient_resets & ~bit;
      transient_resets = static_cast<std::uint16_t>(transient ? others | bit : others);
    }
    return *this;
  }
  [[nodiscard]] friend constexpr bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
