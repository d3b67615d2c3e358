// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_STATE_HPP
#define FAULTWIRE_RETRY_STATE_HPP
/// Keeps count over the attempts of one call, for a caller that waits by itself.
///
/// @code
/// using namespace faultwire::retry;
/// RetryState call(preset(Preset::flight_query));
/// Decision decision = call.next(Failure{.code = GrpcCode::unavailable});  // set a timer
/// std::int32_t header = call.attempt().previous_attempts;
/// @endcode

#include <chrono>
#include <cstdint>
#include <limits>
#include <utility>

#include "faultwire/retry/backoff.hpp"
#include "faultwire/retry/budget.hpp"
#include "faultwire/retry/decide.hpp"
#include "faultwire/retry/history.hpp"
#include "faultwire/retry/throttle.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// What a call is made with, beside its policy.
struct RetryOptions {
  /// For all attempts together, from the start of the call; 0: none. No attempt begins at the very
  /// deadline: it would have no time.
  std::chrono::nanoseconds deadline{0};
  /// Of the jitter; calls with the same seed wait alike. 0: a loop takes the time of the start.
  std::uint64_t seed = 0;
  RetryThrottle* throttle = nullptr;  ///< of the server; must outlive the call
  RetryBudget* budget = nullptr;      ///< of the program; must outlive the call
  /// When the call starts, on the clock of the budget; a loop takes its clock's time.
  std::chrono::nanoseconds start{0};
};

/// The attempts of one call: after every failure ask `next`, and follow the decision. Never
/// allocates. Not thread-safe.
template <RetryRules R>
class RetryState {
 public:
  /// Begins a call. The budget counts it.
  explicit RetryState(R rules, const RetryOptions& options = {})
      : rules_(std::move(rules)),
        options_(options),
        random_(options.seed),
        backoff_(backoff_of(rules_)) {
    if (options_.budget != nullptr) options_.budget->record_call(options_.start);
  }

  /// Returns what to do about a failure of the attempt that is under way. The attempts are counted
  /// here: `failure.attempt` is not read. `failure.elapsed` is, for limits of time.
  [[nodiscard]] Decision next(Failure failure) {
    failure.attempt = previous_ < most ? previous_ + 1 : most;
    bool& seen = failure.side == Side::client ? unsent_seen_ : refused_seen_;
    const detail::retry::Turn<BackoffState> turn{.backoff = backoff_,
                                                 .chance = random_(),
                                                 .deadline = options_.deadline,
                                                 .throttle = options_.throttle,
                                                 .budget = options_.budget,
                                                 .start = options_.start,
                                                 .at_once = !seen};
    const Decision decision = detail::retry::judge(rules_, failure, turn);
    if (!will_retry(decision.action)) return decision;
    if (number_ < most) ++number_;
    if (decision.reason == Reason::not_processed) {
      seen = true;
    } else if (previous_ < most) {
      ++previous_;
    }
    return decision;
  }
  /// To be called when an attempt succeeds: the throttle counts it.
  void succeeded() noexcept {
    if (options_.throttle != nullptr) options_.throttle->record_success();
  }
  /// Returns the attempt that is under way, or that is to be made when the delay has passed.
  [[nodiscard]] Attempt attempt(std::chrono::nanoseconds elapsed = {}) const noexcept {
    Attempt attempt{.number = number_, .previous_attempts = previous_};
    if (options_.deadline.count() > 0) {
      const auto left = options_.deadline - elapsed;
      attempt.remaining = elapsed < options_.deadline ? left : std::chrono::nanoseconds(0);
    }
    return attempt;
  }

 private:
  static constexpr std::int32_t most = (std::numeric_limits<std::int32_t>::max)();
  static constexpr Backoff backoff_of(const R& rules) noexcept {
    if constexpr (detail::retry::PolicyLike<R>) return detail::retry::policy_of(rules).backoff;
    return {};
  }

  R rules_;
  RetryOptions options_;
  SplitMix64 random_;
  BackoffState backoff_;
  std::int32_t number_ = 1;
  std::int32_t previous_ = 0;
  bool unsent_seen_ = false;   ///< an attempt never left the client
  bool refused_seen_ = false;  ///< an attempt reached the server, but no application
};

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
