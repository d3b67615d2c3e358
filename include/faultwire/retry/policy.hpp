// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_POLICY_HPP
#define FAULTWIRE_RETRY_POLICY_HPP
/// What somebody has decided about retries: a verdict for every code, limits, a backoff, and which
/// hints of the server count. `decide` turns a policy and a failure into a decision. A policy is a
/// value: copy a preset and change it, or put a callable in front of it.
///
/// @code
/// Policy policy = preset(Preset::flight_query);
/// policy.on(GrpcCode::aborted, Verdict::retry).max_attempts = 3;
/// auto mine = with_verdicts(policy, [](const Failure& failure) -> std::optional<Verdict> {
///   if (failure.elapsed > std::chrono::minutes(1)) return Verdict::give_up;
///   return std::nullopt;  // as the policy says
/// });
/// Decision decision = decide(mine, Failure{.code = GrpcCode::aborted});
/// @endcode

#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/config.hpp"
#include "faultwire/mapping/rules.hpp"
#include "faultwire/retry/backoff.hpp"
#include "faultwire/retry/decision.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/throttle.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// What a policy says of a code.
enum class Verdict : std::uint8_t {
  give_up = 0,
  retry,            ///< after the backoff; only what is idempotent, where the policy asks for that
  retry_refused,    ///< the same for any request: with this code the server says that it did not
                    ///< begin
  retry_if_hinted,  ///< only when the server says when
  split,
  fix_request,
  reauthenticate,
  needs_operator,
};

/// By `Verdict`.
inline constexpr auto verdict_names =
    std::to_array<std::string_view>({"give_up", "retry", "retry_refused", "retry_if_hinted",
                                     "split", "fix_request", "reauthenticate", "needs_operator"});

/// The spelling of a verdict; static storage.
[[nodiscard]] constexpr std::string_view verdict_name(Verdict verdict) noexcept {
  const auto i = static_cast<std::size_t>(verdict);
  return i < verdict_names.size() ? verdict_names[i] : std::string_view{};
}

/// Which codes a policy has verdicts for; others are translated by the default rules.
enum class Channel : std::uint8_t { grpc = 0, http };

/// What a wait that the server asks for does to the backoff.
enum class HintUse : std::uint8_t {
  unused = 0,  ///< nothing
  instead,     ///< it replaces the backoff
  at_least,    ///< the longer of the two counts
};
inline constexpr auto hint_use_names =
    std::to_array<std::string_view>({"unused", "instead of the backoff", "at least"});

/// Whether and when a failed request is sent again. As it is made here, never. The whole of it may
/// be changed.
struct Policy {
  Channel channel = Channel::grpc;
  std::int32_t max_attempts = 1;  ///< the first included; 0: no limit
  std::chrono::nanoseconds max_elapsed{
      0};  ///< no attempt begins later than this after the first; 0: no limit
  Backoff backoff = {};
  bool transparent = false;  ///< what no application saw is sent again at once; a second time only
                             ///< if it never left the client, after the backoff
  bool needs_idempotency =
      false;  ///< what may have been executed is retried only if it is idempotent
  bool obeys_pushback =
      false;  ///< `grpc-retry-pushback-ms` counts, exactly; an unreadable one forbids retries
  HintUse retry_after = HintUse::unused;
  HintUse retry_info = HintUse::unused;
  std::chrono::nanoseconds hint_cap{
      0};  ///< longer waits of Retry-After and wire::RetryInfo are cut to this; 0: no cap
  std::chrono::nanoseconds slow_retry{0};  ///< the delay of `needs_operator`
  Verdict no_response = Verdict::give_up;  ///< over HTTP: the connection failed before an answer
  std::uint16_t transient_resets =
      0;  ///< over gRPC: bit n set means that INTERNAL by RST_STREAM n is retried
  std::int32_t in_flight = 0;  ///< how many requests a caller should have open at once; 0: no
                               ///< limit. Nothing here enforces it
  std::array<Verdict, CodeTraits<GrpcCode>::extent> grpc = {};
  std::array<Verdict, CodeTraits<HttpStatus>::extent> http = {};

  /// Sets the verdict on a code of gRPC.
  constexpr Policy& on(GrpcCode code, Verdict verdict) noexcept {
    if (const std::size_t i = CodeTraits<GrpcCode>::index(code); i < grpc.size()) grpc[i] = verdict;
    return *this;
  }
  /// Sets the verdict on an HTTP status.
  constexpr Policy& on(HttpStatus status, Verdict verdict) noexcept {
    if (const std::size_t i = CodeTraits<HttpStatus>::index(status); i < http.size())
      http[i] = verdict;
    return *this;
  }
  /// Sets whether INTERNAL is retried when a stream was reset with this error.
  constexpr Policy& on(Http2Error reset, bool transient) noexcept {
    if (const std::size_t i = CodeTraits<Http2Error>::index(reset);
        i < CodeTraits<Http2Error>::extent) {
      const auto bit = static_cast<std::uint16_t>(1u << i);
      transient_resets =
          static_cast<std::uint16_t>(transient ? transient_resets | bit : transient_resets & ~bit);
    }
    return *this;
  }
  [[nodiscard]] friend constexpr bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace retry

namespace detail::retry {
using namespace faultwire::retry;

/// The code in another domain, by the default rules; the catch-all of `To` where there is none. Not
/// inlined, because few failures need it.
template <Code To>
[[nodiscard]] FAULTWIRE_NEVER_INLINE constexpr To foreign_image(AnyCode code) noexcept {
  To out = CodeTraits<To>::otherwise;
  with_domain(code.domain, [&]<Code From>() {
    if constexpr (HasDefault<To, From>) {
      static_assert(
          requires { CodeTraits<From>::otherwise; }, "a number that is no code has to become one");
      out = code_cast<To>(*code.to<From>());
    }
  });
  return out;
}
/// The status of a number; that of CodeTraits for what is none.
[[nodiscard]] constexpr HttpStatus status_of_number(std::int32_t number) noexcept {
  return number >= 100 && number <= 599 ? static_cast<HttpStatus>(number)
                                        : CodeTraits<HttpStatus>::otherwise;
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

[[nodiscard]] constexpr std::optional<Http2Error> reset_of(const Failure& failure) noexcept {
  return failure.http2_reset ? failure.http2_reset : failure.code.to<Http2Error>();
}
/// A status of class 2 is no failure as long as nobody has said more than that. No reset is a
/// success, not even NO_ERROR. `image` is the code in gRPC, here and below.
[[nodiscard]] constexpr bool is_ok(const Policy& policy, const Failure& failure,
                                   GrpcCode image) noexcept {
  static_assert(code_cast<GrpcCode>(Http2Error::no_error) != GrpcCode::ok);
  const bool ok = image == GrpcCode::ok;
  if (policy.channel == Channel::grpc || !failure.http_status) return ok;
  return (ok || failure.code == AnyCode(GrpcCode::unknown)) &&
         code_cast<GrpcCode>(*failure.http_status) == GrpcCode::ok;
}
/// A wait in milliseconds as nanoseconds, at most the longest there is.
[[nodiscard]] constexpr std::chrono::nanoseconds nanoseconds_of(
    std::chrono::milliseconds wait) noexcept {
  constexpr auto most = (std::chrono::nanoseconds::max)();
  return wait > std::chrono::duration_cast<std::chrono::milliseconds>(most)
             ? most
             : std::chrono::nanoseconds(wait);
}
[[nodiscard]] constexpr std::chrono::nanoseconds sum(std::chrono::nanoseconds a,
                                                     std::chrono::nanoseconds b) noexcept {
  return b > (std::chrono::nanoseconds::max)() - (a.count() > 0 ? a : std::chrono::nanoseconds(0))
             ? (std::chrono::nanoseconds::max)()
             : a + b;
}

/// The status by which an HTTP policy judges. Not to be asked if there was no response.
[[nodiscard]] constexpr HttpStatus status_of(const Failure& failure) noexcept {
  if (failure.http_status) return *failure.http_status;
  return failure.code.domain == Domain::http ? status_of_number(failure.code.number)
                                             : default_image<HttpStatus>(failure.code);
}
[[nodiscard]] constexpr bool no_response(const Failure& failure) noexcept {
  return failure.side == Side::transport && !failure.http_status &&
         failure.code.domain != Domain::http;
}
[[nodiscard]] constexpr bool shown(const Policy& policy, const Failure& failure,
                                   GrpcCode image) noexcept {
  if (failure.code.domain == Domain::http) {
    const bool class_4 = static_cast<std::uint32_t>(failure.code.number) - 400u < 100u;
    return static_cast<bool>(
        class_4 & show_to_user(image));  // both, because a branch here is as often wrong as right
  }
  if (policy.channel == Channel::http && failure.http_status)
    return show_to_user(*failure.http_status);
  return show_to_user(image);
}

[[nodiscard]] constexpr const Policy& policy_of(const Policy& policy) noexcept { return policy; }
[[nodiscard]] constexpr Verdict verdict_on(const Policy& policy, const Failure& failure,
                                           GrpcCode image) noexcept {
  if (policy.channel == Channel::http) {
    if (no_response(failure)) return policy.no_response;
    const std::size_t i = CodeTraits<HttpStatus>::index(status_of(failure));
    return i < policy.http.size() ? policy.http[i] : Verdict::give_up;
  }
  if (image == GrpcCode::internal && policy.transient_resets != 0) {
    const auto reset = reset_of(failure);
    if (reset && (policy.transient_resets >> CodeTraits<Http2Error>::index(*reset) & 1) != 0)
      return Verdict::retry;
  }
  return policy.grpc[CodeTraits<GrpcCode>::index(image)];  // an image is always one of the codes
}

}  // namespace detail::retry

namespace retry {

/// A callable that has a verdict on some failures, and nothing on the others.
template <class F>
concept VerdictCallable = std::is_invocable_r_v < std::optional<Verdict>,
const F&, const Failure& > ;

/// A policy behind a callable that has the first word on every failure.
template <class Base, class F>
struct WithVerdicts {
  Base base;
  F verdict;  ///< a failure -> `std::optional<Verdict>`; nothing means: as `base` says
};

/// Puts `verdict`, which takes a failure and returns `std::optional<Verdict>`, in front of a
/// policy, or of what this function returned before. Limits, hints and a partial write it cannot
/// overrule.
template <class Base, VerdictCallable F>
[[nodiscard]] constexpr WithVerdicts<Base, F> with_verdicts(Base base, F verdict) {
  return {std::move(base), std::move(verdict)};
}

}  // namespace retry

namespace detail::retry {
using namespace faultwire::retry;

template <class Base, class F>
[[nodiscard]] constexpr const Policy& policy_of(const WithVerdicts<Base, F>& rules) noexcept {
  return policy_of(rules.base);
}
template <class Base, class F>
[[nodiscard]] constexpr Verdict verdict_on(const WithVerdicts<Base, F>& rules,
                                           const Failure& failure, GrpcCode image) {
  const std::optional<Verdict> verdict = rules.verdict(failure);
  return verdict ? *verdict : verdict_on(rules.base, failure, image);
}

template <class R>
concept PolicyLike = requires(const R& rules, const Failure& failure, GrpcCode image) {
  { policy_of(rules) } -> std::same_as<const Policy&>;
  { verdict_on(rules, failure, image) } -> std::same_as<Verdict>;
};
template <class R>
concept DecidingCallable = std::is_invocable_r_v<Decision, const R&, const Failure&>;

/// The wait before the n-th retry of a call whose other waits nobody knows.
struct NthWait {
  const Backoff& backoff;
  std::int32_t n;
  [[nodiscard]] constexpr std::chrono::nanoseconds next(double chance) const noexcept {
    const bool follows = backoff.jitter == Jitter::decorrelated && n > 1;
    return backoff.delay(n, follows ? backoff.base(n - 1) : std::chrono::nanoseconds(0), chance);
  }
  constexpr void reset() const noexcept {}
};

/// What a decision depends on beside the policy and the failure.
template <class Waits>
struct Turn {
  Waits& backoff;
  double chance;  ///< 0 to 1
  std::chrono::nanoseconds
      limit;                ///< no attempt begins later than this after the first; 0: no limit
  RetryThrottle* throttle;  ///< may be null
  bool at_once;  ///< whether this is the first request of its kind that no application saw
};

/// What a verdict that is no retry means.
struct SettledVerdict {
  Action action = Action::give_up;
  Reason reason = Reason::code_final;
};
/// By `Verdict`.
inline constexpr auto settled_verdicts = std::to_array<SettledVerdict>({
    {},
    {},
    {},
    {},
    {Action::split_and_retry, Reason::code_split},
    {Action::fix_request, Reason::code_fix},
    {Action::reauthenticate, Reason::code_credentials},
    {Action::needs_operator, Reason::code_operator},
});

/// One decision in the making: the steps, in the order in which they may decide.
template <class Waits>
class Judge {
 public:
  constexpr Judge(const Policy& policy, const Failure& failure, Turn<Waits> turn) noexcept
      : policy_(policy),
        failure_(failure),
        turn_(turn),
        image_(default_image<GrpcCode>(failure.code)) {}

  /// `verdict(image)` is asked only if the failure itself does not decide.
  template <class V>
  [[nodiscard]] constexpr Decision decide(V&& verdict) {
    const Outcome outcome = by_itself() ? by_itself_ : by(verdict(image_));
    constexpr auto invalid = Hint::Kind::invalid;
    const std::size_t ignored =
        (failure_.retry_after.kind == invalid ? ignored_retry_after : 0u) |
        (failure_.pushback.kind == invalid && !policy_.obeys_pushback ? ignored_pushback : 0u) |
        (failure_.retry_info.kind == invalid ? ignored_retry_info : 0u);
    const bool show = outcome.reason != Reason::not_a_failure && shown(policy_, failure_, image_);
    return {outcome.action,        outcome.reason, show, outcome.delay, reason_text(outcome.reason),
            ignored_texts[ignored]};
  }

 private:
  struct Outcome {
    Action action;
    Reason reason;
    std::chrono::nanoseconds delay{0};
  };

  /// Whether the failure decides without a verdict on its code.
  [[nodiscard]] constexpr bool by_itself() noexcept {
    if (!failure_.partial && is_ok(policy_, failure_, image_)) {
      by_itself_ = {Action::give_up, Reason::not_a_failure};
    } else if (failure_.side == Side::client && image_ == GrpcCode::cancelled) {
      by_itself_ = {Action::give_up, Reason::cancelled};
    } else if (failure_.partial) {
      by_itself_ = {Action::done_partially, Reason::partial};
    } else if (failure_.unprocessed && policy_.transparent && !failure_.committed && !forbidden() &&
               (turn_.at_once || failure_.side == Side::client)) {
      by_itself_ = in_time(Reason::not_processed, turn_.at_once ? std::chrono::nanoseconds(0)
                                                                : turn_.backoff.next(turn_.chance));
    } else {
      return false;
    }
    return true;
  }

  [[nodiscard]] constexpr bool pushback_unreadable() const noexcept {
    return policy_.obeys_pushback && failure_.pushback.kind == Hint::Kind::invalid;
  }
  [[nodiscard]] constexpr bool forbidden() const noexcept {
    constexpr auto never = Hint::Kind::do_not_retry;
    return failure_.pushback.kind == never || failure_.retry_after.kind == never ||
           failure_.retry_info.kind == never || pushback_unreadable();
  }

  [[nodiscard]] constexpr Outcome by(Verdict verdict) noexcept {
    if (verdict == Verdict::retry || verdict == Verdict::retry_refused ||
        verdict == Verdict::retry_if_hinted) {
      const Reason obstacle = obstacle_to(verdict);
      return obstacle == Reason::custom ? timed() : Outcome{Action::give_up, obstacle};
    }
    // A code that is not retried counts against the server only if the server forbade retries.
    if (turn_.throttle != nullptr && forbidden()) (void)turn_.throttle->record_failure();
    const auto i = static_cast<std::size_t>(verdict);
    const SettledVerdict settled =
        i < settled_verdicts.size() ? settled_verdicts[i] : SettledVerdict{};
    return {settled.action, settled.reason,
            settled.action == Action::needs_operator ? policy_.slow_retry
                                                     : std::chrono::nanoseconds(0)};
  }

  /// Why there is no retry although the verdict is for one; `custom` if nothing is in its way.
  [[nodiscard]] constexpr Reason obstacle_to(Verdict verdict) noexcept {
    const bool allowed = turn_.throttle == nullptr || turn_.throttle->record_failure();
    if (forbidden())
      return pushback_unreadable() ? Reason::pushback_unreadable : Reason::told_not_to;
    if (failure_.committed) return Reason::committed;
    const bool safe = (verdict == Verdict::retry_refused) | failure_.unprocessed |
                      (failure_.idempotency == Idempotency::idempotent);
    if (policy_.needs_idempotency && !safe) return Reason::not_idempotent;
    if (verdict == Verdict::retry_if_hinted && !hinted()) return Reason::no_hint;
    if (policy_.max_attempts > 0 && failure_.attempt >= policy_.max_attempts)
      return Reason::attempts_used;
    return allowed ? Reason::custom : Reason::throttled;
  }

  [[nodiscard]] constexpr bool pushed_back() const noexcept {
    return policy_.obeys_pushback && failure_.pushback.kind == Hint::Kind::wait;
  }
  [[nodiscard]] constexpr bool hinted() const noexcept {
    return pushed_back() || counts(policy_.retry_after, failure_.retry_after) ||
           counts(policy_.retry_info, failure_.retry_info);
  }
  [[nodiscard]] static constexpr bool counts(HintUse use, const Hint& hint) noexcept {
    return use != HintUse::unused && hint.kind == Hint::Kind::wait;
  }

  /// The delay: the server's, or the backoff's.
  [[nodiscard]] constexpr Outcome timed() noexcept {
    if (pushed_back()) {
      turn_.backoff.reset();
      return in_time(Reason::pushback, nanoseconds_of(failure_.pushback.delay));
    }
    std::chrono::nanoseconds delay = turn_.backoff.next(turn_.chance);
    Reason reason = Reason::backoff;
    const auto hear = [&](HintUse use, const Hint& hint, Reason name) {
      std::chrono::nanoseconds asked = nanoseconds_of(hint.delay);
      if (policy_.hint_cap.count() > 0 && asked > policy_.hint_cap) asked = policy_.hint_cap;
      const bool longer = asked > delay;
      const bool replaces = use == HintUse::instead && reason == Reason::backoff;
      const bool wins =
          counts(use, hint) & (longer | replaces);  // without branches, which chance would decide
      delay = wins ? asked : delay;
      reason = wins ? name : reason;
    };
    hear(policy_.retry_after, failure_.retry_after, Reason::retry_after);
    hear(policy_.retry_info, failure_.retry_info, Reason::retry_info);
    return in_time(reason, delay);
  }

  [[nodiscard]] constexpr Outcome in_time(Reason reason,
                                          std::chrono::nanoseconds delay) const noexcept {
    const auto too_late = [&](std::chrono::nanoseconds limit) {
      return limit.count() > 0 && sum(failure_.elapsed, delay) > limit;
    };
    if (too_late(policy_.max_elapsed) || too_late(turn_.limit))
      return {Action::give_up, Reason::time_used};
    return {delay.count() == 0 ? Action::retry_now : Action::retry_after, reason, delay};
  }

  const Policy& policy_;
  const Failure& failure_;
  Turn<Waits> turn_;
  GrpcCode image_;
  Outcome by_itself_{Action::give_up, Reason::custom};
};

template <PolicyLike R, class Waits>
[[nodiscard]] constexpr Decision judge(const R& rules, const Failure& failure, Turn<Waits> turn) {
  return Judge<Waits>(policy_of(rules), failure, turn).decide([&](GrpcCode image) {
    return verdict_on(rules, failure, image);
  });
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

/// What to do about a failure. It is judged alone: `failure.attempt` says how many attempts there
/// were, and `chance`, a random number from 0 to 1, moves the backoff; as it stands the delay is in
/// the middle. Never allocates. `RetryState` keeps count over a whole call, and `retry_loop` makes
/// the attempts too.
///
/// In this order: an OK is no failure; who cancelled gets no attempt; a partial write is never
/// repeated; what no application saw is sent again; then the verdict on the code. For a code that
/// is retried: the server's no, a response that was begun, a request that is not idempotent, a
/// missing hint, the attempts, the throttle, the time. At last the delay.
template <RetryRules R>
[[nodiscard]] constexpr Decision decide(const R& rules, const Failure& failure,
                                        double chance = 0.5) {
  if constexpr (detail::retry::PolicyLike<R>) {
    detail::retry::NthWait wait{detail::retry::policy_of(rules).backoff, failure.attempt};
    return detail::retry::judge(rules, failure,
                                detail::retry::Turn<detail::retry::NthWait>{
                                    wait, chance, {}, nullptr, failure.attempt <= 1});
  } else {
    return rules(failure);
  }
}

/// The numbers of gRPC's `retryPolicy`.
struct GrpcRetryConfig {
  std::int32_t max_attempts = 0;  ///< more than 1; more than 5 counts as 5
  std::chrono::nanoseconds initial_backoff{0};
  std::chrono::nanoseconds max_backoff{0};
  double backoff_multiplier = 0;
  std::uint32_t retryable = 0;  ///< bit n: the code with the number n is retried

  constexpr GrpcRetryConfig& retry_on(GrpcCode code) noexcept {
    retryable |= 1u << static_cast<unsigned>(code);
    return *this;
  }
  [[nodiscard]] friend constexpr bool operator==(const GrpcRetryConfig&,
                                                 const GrpcRetryConfig&) = default;
};

/// The most attempts that a client makes whatever the service config says.
inline constexpr std::int32_t grpc_attempts_limit = 5;

/// What the design says is wrong with the numbers, in words; empty if nothing is. Static storage.
[[nodiscard]] constexpr std::string_view problem_of(const GrpcRetryConfig& config) noexcept {
  if (config.max_attempts < 2) return "maxAttempts must be more than 1";
  if (config.initial_backoff.count() <= 0) return "initialBackoff must be more than 0";
  if (config.max_backoff.count() <= 0) return "maxBackoff must be more than 0";
  if (!(config.backoff_multiplier > 0 && config.backoff_multiplier < 1e9))
    return "backoffMultiplier must be more than 0";
  if (config.retryable == 0) return "retryableStatusCodes must not be empty";
  if (config.retryable >> CodeTraits<GrpcCode>::extent != 0)
    return "retryableStatusCodes has an unknown code";
  return {};
}

/// The policy that gRPC follows with these numbers; nothing if there is a problem with them.
/// Authority: gRFC A6.
[[nodiscard]] constexpr std::optional<Policy> policy_from(const GrpcRetryConfig& config) noexcept {
  if (!problem_of(config).empty()) return std::nullopt;
  Policy policy;
  policy.max_attempts =
      config.max_attempts < grpc_attempts_limit ? config.max_attempts : grpc_attempts_limit;
  policy.backoff = {config.initial_backoff, config.max_backoff,  config.backoff_multiplier, 0.2,
                    Growth::exponential,    Jitter::proportional};
  policy.transparent = true;
  policy.obeys_pushback = true;
  for (const GrpcCode code : all_codes<GrpcCode>()) {
    if ((config.retryable >> static_cast<unsigned>(code) & 1) != 0) policy.on(code, Verdict::retry);
  }
  return policy;
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
