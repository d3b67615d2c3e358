// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_LOOP_HPP
#define FAULTWIRE_RETRY_LOOP_HPP
/// Makes the attempts of a call: `retry_loop` for a thread that may wait, `RetryState` for an event
/// loop of the caller's own. One deadline spans all attempts, a cancellation ends the wait, and
/// what happened to the attempts stays with the last failure. Needs no exceptions, and what an
/// operation throws passes through.
///
/// @code
/// SteadyClock clock;
/// int answer = 0;
/// RetryResult result = retry_loop(
///     preset(Preset::flight_query), clock, [&](const Attempt& attempt) -> std::optional<Failure> {
///       if (attempt.number < 3)
///         return Failure{.code = GrpcCode::unavailable, .pushback = parse_pushback("0")};
///       answer = 42;
///       return std::nullopt;
///     });
/// bool good = result.ok && answer == 42 && result.attempts == 3;
/// @endcode

#include <array>
#include <chrono>
#include <concepts>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "faultwire/config.hpp"
#if FAULTWIRE_HAS_STOP_TOKEN
#include <stop_token>
#else
#include <thread>
#endif
#include "faultwire/detail/number_text.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/retry/policy.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// What an operation may know of the attempt that it is to make.
struct Attempt {
  std::int32_t number = 1;  ///< counted from 1; those that no application saw count too
  std::int32_t previous_attempts =
      0;  ///< the value of `grpc-previous-rpc-attempts`, which is not sent while it is 0
  std::chrono::nanoseconds remaining =
      (std::chrono::nanoseconds::max)();  ///< until the deadline of the call
};

/// What became of one attempt.
struct AttemptRecord {
  std::int32_t number = 0;
  AnyCode code = {};
  Action action = Action::give_up;
  std::chrono::nanoseconds elapsed{0};  ///< from the start of the call to the end of the attempt
  std::chrono::nanoseconds delay{0};    ///< that was to follow
  std::string_view rule = {};  ///< why; static storage, unless the caller's own rules say otherwise
};

/// The last attempts of a call, at most 16; those before are counted.
class RetryHistory {
 public:
  static constexpr std::size_t capacity = 16;
  constexpr void add(const AttemptRecord& record) noexcept {
    records_[static_cast<std::size_t>(count_++) % capacity] = record;
  }
  /// How many records were added.
  [[nodiscard]] constexpr std::int64_t count() const noexcept { return count_; }
  /// How many are still there.
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return count_ < 16 ? static_cast<std::size_t>(count_) : capacity;
  }
  /// The oldest that is there is 0.
  [[nodiscard]] constexpr const AttemptRecord& operator[](std::size_t i) const noexcept {
    return records_[(static_cast<std::size_t>(count_) - size() + i) % capacity];
  }

 private:
  std::array<AttemptRecord, capacity> records_{};
  std::int64_t count_ = 0;
};

/// How a call ended.
struct RetryResult {
  bool ok = false;
  std::int32_t attempts = 0;            ///< that were made
  std::chrono::nanoseconds elapsed{0};  ///< from the start of the call to its end
  Failure failure = {};                 ///< the last one, unless `ok`
  Decision decision = {};               ///< why there is no other attempt, unless `ok`
  RetryHistory history = {};
};

/// Renders the history of a call for a log or the message of its last error, such as
/// `attempt 1 after 3 ms: grpc:UNAVAILABLE, again in 100 ms; attempt 2 after 107 ms:
/// grpc:UNAVAILABLE, no attempts are left`.
template <Sink S>
void history_to(const RetryHistory& history, S&& sink) {
  constexpr auto milliseconds = [](std::chrono::nanoseconds time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  };
  if (history.count() > static_cast<std::int64_t>(history.size())) {
    detail::number_to(sink, history.count() - static_cast<std::int64_t>(history.size()));
    sink(" attempts before; ");
  }
  for (std::size_t i = 0; i < history.size(); ++i) {
    const AttemptRecord& record = history[i];
    sink(i == 0 ? "attempt " : "; attempt ");
    detail::number_to(sink, record.number);
    sink(" after ");
    detail::number_to(sink, milliseconds(record.elapsed));
    sink(" ms: ");
    code_to(sink, record.code);
    if (will_retry(record.action)) {
      sink(", again in ");
      detail::number_to(sink, milliseconds(record.delay));
      sink(" ms");
    } else {
      sink(", ");
      sink(record.rule);
    }
  }
}

/// What a call is made with, beside its policy.
struct RetryOptions {
  std::chrono::nanoseconds deadline{
      0};                  ///< for all attempts together, from the start of the call; 0: none
  std::uint64_t seed = 0;  ///< of the jitter; calls with the same seed wait alike. 0: the loop
                           ///< takes the time of the start
  RetryThrottle* throttle = nullptr;  ///< of the server; must outlive the call
};

/// Keeps count over the attempts of one call for a caller that waits by itself: after every failure
/// ask `next`, and follow the decision. Never allocates. Not thread-safe.
template <RetryRules R>
class RetryState {
 public:
  explicit RetryState(R rules, const RetryOptions& options = {})
      : rules_(std::move(rules)),
        options_(options),
        random_(options.seed),
        backoff_(backoff_of(rules_)) {}

  /// What to do about a failure of the attempt that is under way. The attempts are counted here,
  /// `failure.attempt` is not read; `failure.elapsed` is, for limits of time.
  [[nodiscard]] Decision next(Failure failure) {
    failure.attempt = previous_ < most ? previous_ + 1 : most;
    const double chance = random_();
    bool& seen = failure.side == Side::client ? unsent_seen_ : refused_seen_;
    const Decision decision =
        detail::retry::judge(rules_, failure,
                             detail::retry::Turn<BackoffState>{backoff_, chance, options_.deadline,
                                                               options_.throttle, !seen});
    if (!will_retry(decision.action)) return decision;
    if (number_ < most) ++number_;
    if (decision.reason == Reason::not_processed) {
      seen = true;
    } else if (previous_ < most) {
      ++previous_;
    }
    return decision;
  }
  /// To be called when an attempt succeeds: the throttle wants to know.
  void succeeded() noexcept {
    if (options_.throttle != nullptr) options_.throttle->record_success();
  }
  /// The attempt that is under way, or that is to be made when the delay has passed.
  [[nodiscard]] Attempt attempt(std::chrono::nanoseconds elapsed = {}) const noexcept {
    Attempt attempt{number_, previous_, (std::chrono::nanoseconds::max)()};
    if (options_.deadline.count() > 0)
      attempt.remaining =
          elapsed < options_.deadline ? options_.deadline - elapsed : std::chrono::nanoseconds(0);
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

/// What measures time and waits. `wait` returns false if the wait was ended by a cancellation.
template <class C>
concept RetryClock = requires(C& clock, std::chrono::nanoseconds time) {
  { clock.now() } -> std::convertible_to<std::chrono::nanoseconds>;
  { clock.wait(time) } -> std::convertible_to<bool>;
  { clock.cancelled() } -> std::convertible_to<bool>;
};

#if FAULTWIRE_HAS_STOP_TOKEN
/// The steady clock of the system. A stop that is requested ends a wait at once. Without
/// `std::stop_token` nothing does.
class SteadyClock {
 public:
  explicit SteadyClock(std::stop_token stop = {}) noexcept : stop_(std::move(stop)) {}
  [[nodiscard]] std::chrono::nanoseconds now() const noexcept {
    return std::chrono::steady_clock::now().time_since_epoch();
  }
  [[nodiscard]] bool cancelled() const noexcept { return stop_.stop_requested(); }
  bool wait(std::chrono::nanoseconds time) {
    constexpr std::chrono::nanoseconds longest =
        std::chrono::hours(24 * 365);  // more would overflow some clocks
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    (void)woken.wait_for(lock, stop_, time < longest ? time : longest, [] { return false; });
    return !stop_.stop_requested();
  }

 private:
  std::stop_token stop_;
};
#else
class SteadyClock {
 public:
  [[nodiscard]] std::chrono::nanoseconds now() const noexcept {
    return std::chrono::steady_clock::now().time_since_epoch();
  }
  [[nodiscard]] static bool cancelled() noexcept { return false; }
  static bool wait(std::chrono::nanoseconds time) {
    constexpr std::chrono::nanoseconds longest =
        std::chrono::hours(24 * 365);  // more would overflow some clocks
    std::this_thread::sleep_for(time < longest ? time : longest);
    return true;
  }
};
#endif

}  // namespace retry

namespace detail::retry {
using namespace faultwire::retry;

/// A call that is being made.
template <class R, class Clock, class Hook>
class Call {
 public:
  Call(const R& rules, Clock& clock, const RetryOptions& options, Hook& hook)
      : clock_(clock),
        start_(clock.now()),
        options_(seeded(options, start_)),
        state_(rules, options_),
        hook_(hook) {}

  template <class Op>
  [[nodiscard]] RetryResult make(Op& op) {
    if (clock_.cancelled()) return stopped(GrpcCode::cancelled, Reason::cancelled);
    for (;;) {
      const Attempt attempt = state_.attempt(elapsed());
      if (attempt.remaining.count() <= 0)
        return stopped(GrpcCode::deadline_exceeded, Reason::time_used);
      std::optional<Failure> failure = op(attempt);
      result_.attempts = attempt.number;
      if (!failure) return succeeded();
      if (!goes_on(attempt, *failure)) return result_;
    }
  }

 private:
  static RetryOptions seeded(RetryOptions options, std::chrono::nanoseconds start) noexcept {
    if (options.seed == 0) options.seed = static_cast<std::uint64_t>(start.count());
    return options;
  }
  [[nodiscard]] std::chrono::nanoseconds elapsed() const { return clock_.now() - start_; }

  [[nodiscard]] RetryResult succeeded() {
    state_.succeeded();
    result_.ok = true;
    result_.failure = {};
    result_.decision = {};
    result_.elapsed = elapsed();
    return result_;
  }
  /// Ends the call before an attempt.
  [[nodiscard]] RetryResult stopped(GrpcCode code, Reason reason) {
    if (result_.attempts == 0)
      result_.failure = Failure{.code = code, .side = Side::client, .attempt = 0};
    end(reason);
    return result_;
  }
  void end(Reason reason) {
    result_.decision.action = Action::give_up;
    result_.decision.reason = reason;
    result_.decision.delay = {};
    result_.decision.rule = reason_text(reason);
    result_.elapsed = elapsed();
  }

  /// Decides and waits. Returns whether there is to be another attempt.
  [[nodiscard]] bool goes_on(const Attempt& attempt, Failure& failure) {
    failure.attempt = attempt.previous_attempts + 1;
    failure.elapsed = result_.elapsed = elapsed();
    result_.failure = failure;
    result_.decision = state_.next(failure);
    if (clock_.cancelled() && will_retry(result_.decision.action)) end(Reason::cancelled);
    const Decision& decision = result_.decision;
    result_.history.add({attempt.number, failure.code, decision.action, failure.elapsed,
                         decision.delay, decision.rule});
    hook_(attempt, result_.failure, decision);
    if (!will_retry(decision.action)) return false;
    if (decision.delay.count() > 0 && !clock_.wait(decision.delay)) {
      end(Reason::cancelled);
      return false;
    }
    return true;
  }

  Clock& clock_;
  std::chrono::nanoseconds start_;
  RetryOptions options_;
  RetryState<R> state_;
  Hook& hook_;
  RetryResult result_;
};

struct NoHook {
  void operator()(const Attempt&, const Failure&, const Decision&) const noexcept {}
};

}  // namespace detail::retry

namespace retry {

/// Makes a call: attempt after attempt, until one succeeds, or the rules, the deadline or a
/// cancellation end it.
/// @param rules  a policy, what `with_verdicts` returns, or a callable: failure -> Decision
/// @param clock  measures, waits, and says whether the caller has cancelled; `SteadyClock`, or a
/// test's own
/// @param op     the attempt: takes `const Attempt&`, returns the failure, or nothing on success
/// @param hook   called after every failed attempt with the attempt, its failure and the decision
/// Every decision but retry_now and retry_after ends the call: to split, to get credentials or to
/// ask an operator is the caller's part. The deadline keeps an attempt from beginning too late; to
/// end one that is under way is up to `op`, which knows `attempt.remaining`.
template <RetryRules R, RetryClock Clock, class Op, class Hook = detail::retry::NoHook>
requires std::is_invocable_r_v<std::optional<Failure>, Op&, const Attempt&>&&
    std::invocable<Hook&, const Attempt&, const Failure&, const Decision&> [[nodiscard]] RetryResult
    retry_loop(const R& rules, Clock& clock, Op&& op, const RetryOptions& options = {},
               Hook&& hook = {}) {
  return detail::retry::Call<R, Clock, std::remove_reference_t<Hook>>(rules, clock, options, hook)
      .make(op);
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
