// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_LOOP_HPP
#define FAULTWIRE_RETRY_LOOP_HPP
/// Makes the attempts of a call in a thread that may wait. One deadline spans all attempts, a
/// cancellation ends the wait, and what happened to the attempts stays with the last failure. Needs
/// no exceptions, and what an operation throws passes through.
///
/// @code
/// using namespace faultwire::retry;
/// SteadyClock clock;
/// int answer = 0;
/// const auto op = [&](const Attempt& attempt) -> std::optional<Failure> {
///   if (attempt.number < 3)
///     return Failure{.code = GrpcCode::unavailable, .pushback = parse_pushback("0")};
///   answer = 42;
///   return std::nullopt;
/// };
/// RetryResult result = retry_loop(preset(Preset::flight_query), clock, op);
/// bool good = result.ok && answer == 42 && result.attempts == 3;
/// @endcode

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <type_traits>

#include "faultwire/retry/clock.hpp"
#include "faultwire/retry/state.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// How a call ended.
struct RetryResult {
  bool ok = false;
  std::int32_t attempts = 0;            ///< that were made
  std::chrono::nanoseconds elapsed{0};  ///< from the start of the call to its end
  Failure failure = {};                 ///< the last one; of a successful call the default
  Decision decision = {};               ///< why there is no other attempt; `done` if `ok`
  RetryHistory history = {};
};

}  // namespace retry

namespace detail::retry {

[[nodiscard]] constexpr Decision decision_of(Action action, Reason reason) noexcept {
  const ReasonRow& row = reason_rows[static_cast<std::size_t>(reason)];
  return {.action = action, .reason = reason, .fact = row.fact, .rule = row.text};
}

/// A call that is being made.
template <class R, class Clock, class Hook>
class Call {
 public:
  Call(const R& rules, Clock& clock, const RetryOptions& options, Hook& hook)
      : clock_(clock), start_(clock.now()), state_(rules, started(options, start_)), hook_(hook) {}

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
  static RetryOptions started(RetryOptions options, std::chrono::nanoseconds start) noexcept {
    if (options.seed == 0) options.seed = static_cast<std::uint64_t>(start.count());
    options.start = start;
    return options;
  }
  [[nodiscard]] std::chrono::nanoseconds elapsed() const { return clock_.now() - start_; }

  [[nodiscard]] RetryResult succeeded() {
    state_.succeeded();
    result_.ok = true;
    result_.failure = {};
    result_.decision = decision_of(Action::done, Reason::succeeded);
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
    const Decision before = result_.decision;
    result_.decision = decision_of(Action::give_up, reason);
    result_.decision.show_to_user = before.show_to_user;
    result_.decision.ignored = before.ignored;
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
    result_.history.add({.number = attempt.number,
                         .code = failure.code,
                         .action = decision.action,
                         .elapsed = failure.elapsed,
                         .delay = decision.delay,
                         .rule = decision.rule});
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
/// cancellation end it. Never allocates.
/// @param rules  a policy, what `with_verdicts` returns, or a callable: failure -> Decision
/// @param clock  measures, waits, and says whether the caller has cancelled
/// @param op     the attempt: takes `const Attempt&`, returns the failure, or nothing on success
/// @param hook   called after every failed attempt with the attempt, its failure and the decision
/// Every decision but retry_now and retry_after ends the call: to split a request or to get
/// credentials is the caller's part (`write_loop` does the former). The deadline keeps an attempt
/// from beginning too late; to end one that is under way is up to `op`, which knows
/// `attempt.remaining`.
template <RetryRules R, RetryClock Clock, class Op, class Hook = detail::retry::NoHook>
requires std::is_invocable_r_v<std::optional<Failure>, Op&, const Attempt&>&&
    std::invocable<Hook&, const Attempt&, const Failure&, const Decision&> [[nodiscard]] RetryResult
    retry_loop(const R& rules, Clock& clock, Op&& op, const RetryOptions& options = {},
               Hook&& hook = {}) {
  using Call = detail::retry::Call<R, Clock, std::remove_reference_t<Hook>>;
  return Call(rules, clock, options, hook).make(op);
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
