// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_DECIDE_HPP
#define FAULTWIRE_RETRY_DECIDE_HPP
/// `decide` turns a policy and a failure into a decision. Any callable may take the first word on a
/// failure, or decide alone.
///
/// @code
/// using namespace faultwire::retry;
/// auto mine = with_verdicts(preset(Preset::flight_query),
///                           [](const Failure& failure) -> std::optional<Verdict> {
///   if (failure.elapsed > std::chrono::minutes(1)) return Verdict::give_up;
///   return std::nullopt;  // as the policy says
/// });
/// Decision decision = decide(mine, Failure{.code = GrpcCode::aborted});
/// @endcode

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include "faultwire/retry/decision.hpp"
#include "faultwire/retry/detail/judge.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/policy.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// A callable that has a verdict on some failures, and none on the others.
template <class F>
concept VerdictCallable = std::is_invocable_r_v < std::optional<Verdict>,
const F&, const Failure& > ;

/// A policy with a callable that is asked first about every failure.
template <class Base, class F>
struct WithVerdicts {
  Base base;
  F verdict;  ///< a failure -> `std::optional<Verdict>`; empty means: as `base` says
};

/// Returns `base` (a policy, or what this function returned before) with `verdict` before it. The
/// callable comes before the verdict on the code and before the facts that `Policy::reads_facts` is
/// about. It cannot overrule limits, hints, or the rule that a partial write is never repeated.
template <class Base, VerdictCallable F>
[[nodiscard]] constexpr WithVerdicts<Base, F> with_verdicts(Base base, F verdict) {
  return {std::move(base), std::move(verdict)};
}

}  // namespace retry

namespace detail::retry {

template <class Base, class F>
[[nodiscard]] constexpr const Policy& policy_of(const WithVerdicts<Base, F>& rules) noexcept {
  return policy_of(rules.base);
}
template <class Base, class F>
[[nodiscard]] constexpr Ruling ruling_on(const WithVerdicts<Base, F>& rules, const Failure& failure,
                                         GrpcCode image) {
  const std::optional<Verdict> verdict = rules.verdict(failure);
  return verdict ? Ruling{*verdict, Fact::code} : ruling_on(rules.base, failure, image);
}

template <class R>
concept PolicyLike = requires(const R& rules, const Failure& failure, GrpcCode image) {
  { policy_of(rules) } -> std::same_as<const Policy&>;
  { ruling_on(rules, failure, image) } -> std::same_as<Ruling>;
};
template <class R>
concept DecidingCallable = std::is_invocable_r_v<Decision, const R&, const Failure&>;

template <PolicyLike R, class Waits>
[[nodiscard]] constexpr Decision judge(const R& rules, const Failure& failure, Turn<Waits> turn) {
  const auto ruling = [&](GrpcCode image) { return ruling_on(rules, failure, image); };
  return Judge<Failure, Waits>(policy_of(rules), failure, turn).decide(ruling);
}
template <DecidingCallable R, class Waits>
requires(!PolicyLike<R>) [[nodiscard]] constexpr Decision
    judge(const R& rules, const Failure& failure, Turn<Waits>) {
  return rules(failure);
}

}  // namespace detail::retry

namespace retry {

/// Anything that decides: a `Policy`, what `with_verdicts` returns, or a callable that takes a
/// failure and returns a `Decision`.
template <class R>
concept RetryRules = detail::retry::PolicyLike<R> || detail::retry::DecidingCallable<R>;

/// Returns what to do about one failure, judged alone: `failure.attempt` says how many attempts
/// there were. The reasons are tried in the order of `reason_rows`. Never allocates; O(1).
/// `RetryState` keeps count over a whole call, and `retry_loop` makes the attempts too.
/// @param chance  a random number from 0 to 1, which moves the backoff; 0.5 is its middle
template <RetryRules R>
[[nodiscard]] constexpr Decision decide(const R& rules, const Failure& failure,
                                        double chance = 0.5) {
  if constexpr (detail::retry::PolicyLike<R>) {
    using Wait = detail::retry::NthWait;
    Wait wait{detail::retry::policy_of(rules).backoff, failure.attempt};
    const detail::retry::Turn<Wait> turn{
        .backoff = wait, .chance = chance, .at_once = failure.attempt <= 1};
    return detail::retry::judge(rules, failure, turn);
  } else {
    return rules(failure);
  }
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
