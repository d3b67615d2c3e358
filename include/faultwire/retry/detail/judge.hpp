// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_DETAIL_JUDGE_HPP
#define FAULTWIRE_RETRY_DETAIL_JUDGE_HPP
/// One decision in the making. The order of the steps is the order of `reason_rows`.
///
/// @code
/// using namespace faultwire::retry;
/// static_assert(decide(Policy{}, Failure{}).reason == Reason::code_final);
/// @endcode

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/config.hpp"
#include "faultwire/mapping/rules.hpp"
#include "faultwire/retry/budget.hpp"
#include "faultwire/retry/decision.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/policy.hpp"
#include "faultwire/retry/throttle.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::retry {
using namespace faultwire::retry;
using std::chrono::nanoseconds;

/// Returns the code in another domain, by the default rules; the catch-all of `To` where there is
/// none. Not inlined, because few failures need it.
template <Code To>
[[nodiscard]] FAULTWIRE_NEVER_INLINE constexpr To foreign_image(AnyCode code) noexcept {
  To out = CodeTraits<To>::otherwise;
  with_domain(code.domain, [&]<Code From>() {
    if constexpr (HasDefault<To, From>) {
      if (const auto known = code.to<From>()) out = code_cast<To>(*known);
    }
  });
  return out;
}
// The functions below that read a failure are templates, so that a program that includes this
// header and decides nothing does not compile the translations of all domains. `F` is `Failure`.

/// Returns the status with that number, or `CodeTraits<HttpStatus>::otherwise` if there is none.
[[nodiscard]] constexpr HttpStatus status_of_number(std::int32_t number) noexcept {
  const bool valid = number >= 100 && number <= 599;
  return valid ? static_cast<HttpStatus>(number) : CodeTraits<HttpStatus>::otherwise;
}
/// The same as `foreign_image`, with a short way for the domains that most failures are of.
template <Code To>
[[nodiscard]] constexpr To default_image(AnyCode code) noexcept {
  if (code.domain == domain_of<To>) return *code.to<To>();
  if constexpr (std::same_as<To, GrpcCode>) {
    if (code.domain == Domain::http) return code_cast<To>(status_of_number(code.number));
  }
  return foreign_image<To>(code);
}

template <class F>
[[nodiscard]] constexpr std::optional<Http2Error> reset_of(const F& failure) noexcept {
  return failure.http2_reset ? failure.http2_reset : failure.code.template to<Http2Error>();
}
/// Returns whether nothing failed. A status of class 2 is a success as long as nobody has said more
/// than that. No reset is a success, not even NO_ERROR. `image` is the code in gRPC, here and
/// below.
template <class F>
[[nodiscard]] constexpr bool is_ok(const Policy& policy, const F& failure,
                                   GrpcCode image) noexcept {
  const bool ok = image == GrpcCode::ok;
  if (policy.channel == Channel::grpc || !failure.http_status) return ok;
  const bool open = ok || failure.code == AnyCode(GrpcCode::unknown);
  return open && code_cast<GrpcCode>(*failure.http_status) == GrpcCode::ok;
}
/// Returns a wait in milliseconds as nanoseconds, at most the longest that the type can hold.
[[nodiscard]] constexpr nanoseconds nanoseconds_of(std::chrono::milliseconds wait) noexcept {
  constexpr auto most = (nanoseconds::max)();
  if (wait > std::chrono::duration_cast<std::chrono::milliseconds>(most)) return most;
  return nanoseconds(wait);
}
/// Returns the sum of two times that are not negative, at most the longest that the type can hold.
[[nodiscard]] constexpr nanoseconds sum(nanoseconds a, nanoseconds b) noexcept {
  constexpr auto most = (nanoseconds::max)();
  const nanoseconds room = most - (a.count() > 0 ? a : nanoseconds(0));
  return b > room ? most : a + b;
}

/// Returns the status by which an HTTP policy judges. There has to have been a response.
template <class F>
[[nodiscard]] constexpr HttpStatus status_of(const F& failure) noexcept {
  if (failure.http_status) return *failure.http_status;
  if (failure.code.domain == Domain::http) return status_of_number(failure.code.number);
  return default_image<HttpStatus>(failure.code);
}
[[nodiscard]] constexpr bool no_response(const Failure& failure) noexcept {
  return failure.side == Side::transport && !failure.http_status &&
         failure.code.domain != Domain::http;
}
template <class F>
[[nodiscard]] constexpr bool shown(const Policy& policy, const F& failure,
                                   GrpcCode image) noexcept {
  if (failure.code.domain == Domain::http) {
    const std::int32_t number = failure.code.number;
    return number >= 400 && number < 500 && show_to_user(image);
  }
  if (policy.channel == Channel::http && failure.http_status)
    return show_to_user(*failure.http_status);
  return show_to_user(image);
}

/// A verdict and the fact that it rests on.
struct Ruling {
  Verdict verdict;
  Fact fact;
  Reason reason = Reason::custom;  ///< `custom`: that of the verdict
};

[[nodiscard]] constexpr Verdict verdict_on_status(const Policy& policy,
                                                  HttpStatus status) noexcept {
  const std::size_t i = CodeTraits<HttpStatus>::index(status);
  return i < policy.http.size() ? policy.http[i] : Verdict::give_up;
}
/// Returns what the policy says of the code, the status or the reset alone.
template <class F>
[[nodiscard]] constexpr Ruling ruling_on_code(const Policy& policy, const F& failure,
                                              GrpcCode image) noexcept {
  if (policy.channel == Channel::http) {
    if (no_response(failure)) return {policy.no_response, Fact::side};
    return {verdict_on_status(policy, status_of(failure)), Fact::code};
  }
  if (image == GrpcCode::internal && policy.transient_resets != 0) {
    const auto reset = reset_of(failure);
    if (reset && (policy.transient_resets >> CodeTraits<Http2Error>::index(*reset) & 1) != 0)
      return {Verdict::retry, Fact::http2_reset};
  }
  return {policy.grpc[CodeTraits<GrpcCode>::index(image)], Fact::code};
}
/// Returns what to do about a failure that does not pass although its code would be retried: as the
/// code says without the status that came with it, otherwise a person is asked and the data is
/// kept.
template <class F>
[[nodiscard]] constexpr Ruling ruling_on_lasting(const Policy& policy, const F& failure) noexcept {
  Ruling ruling{Verdict::needs_operator, Fact::passes_by_itself, Reason::does_not_pass};
  const bool own_code = failure.code != AnyCode(GrpcCode::unknown);
  if (policy.channel == Channel::http && own_code && failure.code.domain != Domain::http) {
    const auto verdict = verdict_on_status(policy, default_image<HttpStatus>(failure.code));
    if (!is_retry(verdict) && verdict != Verdict::give_up) ruling.verdict = verdict;
  }
  return ruling;
}

/// Returns what to do about a failure that passes by itself: what the code says if that is a retry.
/// A code that is retried only if the server gives a time needs none here.
template <class F>
[[nodiscard]] constexpr Ruling ruling_on_passing(const F& failure, const Ruling& by_code) noexcept {
  if (is_retry(by_code.verdict) && by_code.verdict != Verdict::retry_if_hinted) return by_code;
  if (failure.limit == Limit::rate) return {Verdict::retry_refused, Fact::limit};
  return {Verdict::retry, Fact::passes_by_itself};
}

[[nodiscard]] constexpr const Policy& policy_of(const Policy& policy) noexcept { return policy; }

/// Returns the ruling of a policy: what is known of the failure first, then the code.
template <class F>
[[nodiscard]] constexpr Ruling ruling_on(const Policy& policy, const F& failure,
                                         GrpcCode image) noexcept {
  const Ruling by_code = ruling_on_code(policy, failure, image);
  if (!policy.reads_facts) return by_code;
  if (failure.limit == Limit::size) return {Verdict::split, Fact::limit, Reason::limit_size};
  if (failure.limit == Limit::quota || failure.limit == Limit::disk)
    return {Verdict::needs_operator, Fact::limit, Reason::limit_lasts};
  if (failure.passes_by_itself) {
    if (*failure.passes_by_itself) return ruling_on_passing(failure, by_code);
    return is_retry(by_code.verdict) ? ruling_on_lasting(policy, failure) : by_code;
  }
  if (failure.limit == Limit::rate) return {Verdict::retry_refused, Fact::limit};
  if (failure.limit == Limit::resource && !is_retry(by_code.verdict))
    return {Verdict::retry, Fact::limit};
  return by_code;
}

/// The wait before the n-th retry of a call whose other waits nobody knows.
struct NthWait {
  const Backoff& backoff;
  std::int32_t n;
  [[nodiscard]] constexpr nanoseconds next(double chance) const noexcept {
    const bool follows = backoff.jitter == Jitter::decorrelated && n > 1;
    return backoff.delay(n, follows ? backoff.base(n - 1) : nanoseconds(0), chance);
  }
  constexpr void reset() const noexcept {}
};

/// What a decision depends on beside the policy and the failure.
template <class Waits>
struct Turn {
  Waits& backoff;
  double chance = 0.5;      ///< 0 to 1
  nanoseconds deadline{0};  ///< an attempt begins before this, after the first; 0: none
  RetryThrottle* throttle = nullptr;
  RetryBudget* budget = nullptr;
  nanoseconds start{0};  ///< of the call, on the clock of the budget
  bool at_once = true;   ///< whether this is the first that no application saw
};

/// What a verdict that is no retry means.
struct Settled {
  Verdict verdict;
  Action action;
  Reason reason;
};
inline constexpr Settled settled[] = {
    {Verdict::give_up, Action::give_up, Reason::code_final},
    {Verdict::split, Action::split_and_retry, Reason::code_split},
    {Verdict::fix_request, Action::fix_request, Reason::code_fix},
    {Verdict::reauthenticate, Action::reauthenticate, Reason::code_credentials},
    {Verdict::needs_operator, Action::needs_operator, Reason::code_operator},
};

/// Which hints were ignored, by `ignored_hints`.
inline constexpr std::string_view ignored_texts[] = {
    ""sv,
    "Retry-After cannot be read"sv,
    "grpc-retry-pushback-ms cannot be read"sv,
    "Retry-After and grpc-retry-pushback-ms cannot be read"sv,
    "RetryInfo cannot be read"sv,
    "Retry-After and RetryInfo cannot be read"sv,
    "grpc-retry-pushback-ms and RetryInfo cannot be read"sv,
    "Retry-After, grpc-retry-pushback-ms and RetryInfo cannot be read"sv,
    "RateLimit cannot be read"sv,
    "Retry-After and RateLimit cannot be read"sv,
    "grpc-retry-pushback-ms and RateLimit cannot be read"sv,
    "Retry-After, grpc-retry-pushback-ms and RateLimit cannot be read"sv,
    "RetryInfo and RateLimit cannot be read"sv,
    "Retry-After, RetryInfo and RateLimit cannot be read"sv,
    "grpc-retry-pushback-ms, RetryInfo and RateLimit cannot be read"sv,
    "Retry-After, grpc-retry-pushback-ms, RetryInfo and RateLimit cannot be read"sv,
};
[[nodiscard]] constexpr std::size_t ignored_hints(const Policy& policy,
                                                  const Failure& failure) noexcept {
  constexpr auto invalid = Hint::Kind::invalid;
  std::size_t out = 0;
  if (failure.retry_after.kind == invalid && policy.unreadable_hint.count() <= 0) out |= 1;
  if (failure.pushback.kind == invalid && !policy.obeys_pushback) out |= 2;
  if (failure.retry_info.kind == invalid) out |= 4;
  if (failure.rate_limit.kind == invalid) out |= 8;
  return out;
}

template <class F, class Waits>
class Judge {
 public:
  constexpr Judge(const Policy& policy, const F& failure, Turn<Waits> turn) noexcept
      : policy_(policy),
        failure_(failure),
        turn_(turn),
        image_(default_image<GrpcCode>(failure.code)) {}

  /// `ruling(image)` is asked only if the failure itself does not decide.
  template <class R>
  [[nodiscard]] constexpr Decision decide(R&& ruling) {
    Outcome outcome = without_ruling();
    if (outcome.reason == Reason::custom) outcome = by(ruling(image_));
    const bool failed = outcome.action != Action::done;
    return {.action = outcome.action,
            .reason = outcome.reason,
            .fact = outcome.fact,
            .show_to_user = failed && shown(policy_, failure_, image_),
            .delay = outcome.delay,
            .rule = reason_text(outcome.reason),
            .ignored = ignored_texts[ignored_hints(policy_, failure_)]};
  }

 private:
  struct Outcome {
    Action action = Action::give_up;
    Reason reason = Reason::custom;
    Fact fact = Fact::none;
    nanoseconds delay{0};
  };
  [[nodiscard]] static constexpr Outcome out(Action action, Reason reason) noexcept {
    return {action, reason, reason_rows[static_cast<std::size_t>(reason)].fact};
  }

  /// Returns what the failure decides by itself; the reason is `custom` if nothing.
  [[nodiscard]] constexpr Outcome without_ruling() noexcept {
    if (failure_.stored == Stored::all) return out(Action::done, Reason::stored_all);
    const bool some = failure_.stored == Stored::some;
    if (!some && is_ok(policy_, failure_, image_)) return out(Action::done, Reason::not_a_failure);
    if (failure_.side == Side::client && image_ == GrpcCode::cancelled)
      return out(Action::give_up, Reason::cancelled);
    if (some) return out(Action::done_partially, Reason::stored_some);
    const bool unseen = failure_.unprocessed && policy_.transparent && !failure_.committed;
    if (unseen && !forbidden() && (turn_.at_once || failure_.side == Side::client)) {
      const nanoseconds wait = turn_.at_once ? nanoseconds(0) : turn_.backoff.next(turn_.chance);
      return in_time(Reason::not_processed, Fact::unprocessed, wait);
    }
    return {};
  }

  [[nodiscard]] constexpr bool pushback_unreadable() const noexcept {
    return policy_.obeys_pushback && failure_.pushback.kind == Hint::Kind::invalid;
  }
  [[nodiscard]] constexpr bool forbidden() const noexcept {
    constexpr auto never = Hint::Kind::do_not_retry;
    return failure_.pushback.kind == never || failure_.retry_after.kind == never ||
           failure_.retry_info.kind == never || pushback_unreadable();
  }

  [[nodiscard]] constexpr Outcome by(Ruling ruling) noexcept {
    if (is_retry(ruling.verdict)) {
      const Reason obstacle = obstacle_to(ruling.verdict);
      if (obstacle != Reason::custom) return out(Action::give_up, obstacle);
      return timed(ruling);
    }
    // A code that is not retried counts against the server only if the server forbade retries.
    if (turn_.throttle != nullptr && forbidden()) (void)turn_.throttle->record_failure();
    Settled row = settled[0];
    for (const Settled& candidate : settled) {
      if (candidate.verdict == ruling.verdict) row = candidate;
    }
    const Reason reason = ruling.reason == Reason::custom ? row.reason : ruling.reason;
    const bool waits = row.action == Action::needs_operator;
    return {row.action, reason, ruling.fact, waits ? policy_.slow_retry : nanoseconds(0)};
  }

  /// Returns why there is no retry although the verdict is for one; `custom` if nothing is in its
  /// way.
  [[nodiscard]] constexpr Reason obstacle_to(Verdict verdict) noexcept {
    const bool allowed = turn_.throttle == nullptr || turn_.throttle->record_failure();
    if (forbidden())
      return pushback_unreadable() ? Reason::pushback_unreadable : Reason::told_not_to;
    if (failure_.committed) return Reason::committed;
    if (policy_.needs_idempotency && !is_safe(verdict)) return Reason::not_idempotent;
    if (verdict == Verdict::retry_if_hinted && !hinted()) return Reason::no_hint;
    if (policy_.max_attempts > 0 && failure_.attempt >= policy_.max_attempts)
      return Reason::attempts_used;
    return allowed ? Reason::custom : Reason::throttled;
  }
  /// Returns whether another attempt cannot execute the request a second time, or may.
  [[nodiscard]] constexpr bool is_safe(Verdict verdict) const noexcept {
    return verdict == Verdict::retry_refused || failure_.unprocessed ||
           failure_.stored == Stored::none || failure_.idempotency == Idempotency::idempotent;
  }

  [[nodiscard]] constexpr bool pushed_back() const noexcept {
    return policy_.obeys_pushback && failure_.pushback.kind == Hint::Kind::wait;
  }
  [[nodiscard]] constexpr bool hinted() const noexcept {
    return pushed_back() || counts(policy_.retry_after, failure_.retry_after) ||
           counts(policy_.retry_info, failure_.retry_info) ||
           counts(policy_.rate_limit, failure_.rate_limit);
  }
  [[nodiscard]] static constexpr bool counts(HintUse use, const Hint& hint) noexcept {
    return use != HintUse::unused && hint.kind == Hint::Kind::wait;
  }

  /// Returns the retry with its delay: the server's, the flat one, or the backoff's.
  [[nodiscard]] constexpr Outcome timed(Ruling ruling) noexcept {
    if (pushed_back()) {
      turn_.backoff.reset();
      return in_time(Reason::pushback, ruling.fact, nanoseconds_of(failure_.pushback.delay));
    }
    if (ruling.verdict == Verdict::retry_flat)
      return in_time(Reason::flat_wait, ruling.fact, policy_.flat_wait);
    Choice choice{Reason::backoff, turn_.backoff.next(turn_.chance)};
    hear(choice, policy_.retry_after, readable(failure_.retry_after), Reason::retry_after);
    hear(choice, policy_.retry_info, failure_.retry_info, Reason::retry_info);
    hear(choice, policy_.rate_limit, failure_.rate_limit, Reason::rate_limit);
    if (choice.reason != Reason::backoff)
      choice.delay = sum(choice.delay, policy_.backoff.added(turn_.chance));
    return in_time(choice.reason, ruling.fact, choice.delay);
  }
  struct Choice {
    Reason reason;
    nanoseconds delay;
  };
  /// Returns the hint, or what an unreadable one counts as.
  [[nodiscard]] constexpr Hint readable(const Hint& hint) const noexcept {
    if (hint.kind != Hint::Kind::invalid || policy_.unreadable_hint.count() <= 0) return hint;
    using std::chrono::milliseconds;
    return Hint::wait(std::chrono::duration_cast<milliseconds>(policy_.unreadable_hint));
  }
  /// Lets a hint change the choice.
  constexpr void hear(Choice& choice, HintUse use, const Hint& hint, Reason reason) const noexcept {
    if (!counts(use, hint)) return;
    nanoseconds asked = nanoseconds_of(hint.delay);
    if (policy_.hint_cap.count() > 0 && asked > policy_.hint_cap) asked = policy_.hint_cap;
    const bool replaces = use == HintUse::instead && choice.reason == Reason::backoff;
    if (replaces || asked > choice.delay) choice = {reason, asked};
  }

  /// Returns the retry unless it would begin too late or exceed the budget. An attempt at the very
  /// deadline would have no time left, so the wait for it is not begun.
  [[nodiscard]] constexpr Outcome in_time(Reason reason, Fact fact,
                                          nanoseconds delay) const noexcept {
    const nanoseconds begins = sum(failure_.elapsed, delay);
    const bool after_limit = policy_.max_elapsed.count() > 0 && begins > policy_.max_elapsed;
    const bool at_deadline = turn_.deadline.count() > 0 && begins >= turn_.deadline;
    if (after_limit || at_deadline) return out(Action::give_up, Reason::time_used);
    if (turn_.budget != nullptr && reason != Reason::not_processed &&
        !turn_.budget->try_retry(sum(turn_.start, failure_.elapsed)))
      return out(Action::give_up, Reason::budget_used);
    return {delay.count() == 0 ? Action::retry_now : Action::retry_after, reason, fact, delay};
  }

  const Policy& policy_;
  const F& failure_;
  Turn<Waits> turn_;
  GrpcCode image_;
};

}  // namespace detail::retry
}  // namespace v1
}  // namespace faultwire

#endif
