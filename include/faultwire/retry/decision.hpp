// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_DECISION_HPP
#define FAULTWIRE_RETRY_DECISION_HPP
/// The answer to "what now?" after a failed attempt: one action, a delay, the fact that decided and
/// the reason in words. A decision is a plain value whose texts are in static storage.
///
/// @code
/// using namespace faultwire::retry;
/// Failure failure{.code = GrpcCode::unavailable};
/// Decision decision = decide(preset(Preset::flight_query), failure);
/// bool again = will_retry(decision.action) && decision.fact == Fact::code;
/// @endcode

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/rule.hpp"
#include "faultwire/mapping/rules/http_to_grpc.hpp"
#include "faultwire/retry/failure.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

using namespace std::string_view_literals;

/// What to do with a request that failed.
enum class Action : std::uint8_t {
  give_up = 0,      ///< report the failure
  retry_now,        ///< send the same request at once
  retry_after,      ///< send the same request when the delay has passed
  split_and_retry,  ///< send the request in parts
  fix_request,      ///< correct the request, or drop it
  reauthenticate,   ///< get new credentials, then send the same request
  needs_operator,   ///< keep the data until a person has changed something
  done_partially,   ///< report what was refused; never send the whole again
  done,             ///< nothing is left to do
};

/// An action as it is spelled, and what it asks of the caller.
struct ActionRow {
  Action action;
  std::string_view name;
  std::string_view meaning;
};

/// All actions, in the order of the enumerators.
inline constexpr ActionRow action_rows[] = {
    {Action::give_up, "give_up"sv, "Report the failure: no attempt would help, or none is left."sv},
    {Action::retry_now, "retry_now"sv, "Send the same request at once."sv},
    {Action::retry_after, "retry_after"sv, "Send the same request when the delay has passed."sv},
    {Action::split_and_retry, "split_and_retry"sv, "The request is too large: send it in parts."sv},
    {Action::fix_request, "fix_request"sv,
     "The same request fails again: correct it, or drop it."sv},
    {Action::reauthenticate, "reauthenticate"sv,
     "Get new credentials, then send the same request."sv},
    {Action::needs_operator, "needs_operator"sv,
     "A person has to change something: keep the data, and ask again no sooner than the delay."sv},
    {Action::done_partially, "done_partially"sv,
     "A part is stored: report the rest, and do not send the whole again."sv},
    {Action::done, "done"sv, "Nothing is left to do: the request succeeded, or all is stored."sv},
};

/// Returns the spelling of an action, for example `retry_after`; static storage.
[[nodiscard]] constexpr std::string_view action_name(Action action) noexcept {
  const auto i = static_cast<std::size_t>(action);
  return i < std::size(action_rows) ? action_rows[i].name : std::string_view{};
}

/// Returns whether the same request is to be sent again without anybody's help.
[[nodiscard]] constexpr bool will_retry(Action action) noexcept {
  return action == Action::retry_now || action == Action::retry_after;
}

/// Which fact decided: a member of `Failure`, or something that the caller passed beside it.
enum class Fact : std::uint8_t {
  none = 0,  ///< no single fact: the caller's own rules, or a success
  code,      ///< `code` and `http_status`
  side,
  stored,
  unprocessed,
  limit,
  passes_by_itself,
  http2_reset,
  pushback,
  retry_after,
  retry_info,
  rate_limit,
  committed,
  idempotency,
  attempt,
  elapsed,
  throttle,  ///< the `RetryThrottle` of the server
  budget,    ///< the `RetryBudget` of the program
};

/// The names of the facts, by `Fact`: those of the members of `Failure` where there is one.
inline constexpr std::string_view fact_names[] = {
    "none"sv,
    "code"sv,
    "side"sv,
    "stored"sv,
    "unprocessed"sv,
    "limit"sv,
    "passes_by_itself"sv,
    "http2_reset"sv,
    "pushback"sv,
    "retry_after"sv,
    "retry_info"sv,
    "rate_limit"sv,
    "committed"sv,
    "idempotency"sv,
    "attempt"sv,
    "elapsed"sv,
    "throttle"sv,
    "budget"sv,
};

/// Returns the name of a fact, for example `stored`; static storage.
[[nodiscard]] constexpr std::string_view fact_name(Fact fact) noexcept {
  const auto i = static_cast<std::size_t>(fact);
  return i < std::size(fact_names) ? fact_names[i] : std::string_view{};
}

/// Why a decision is as it is. The enumerators are in the order in which the reasons are tried:
/// if two apply, the first one decides.
enum class Reason : std::uint8_t {
  custom = 0,
  succeeded,
  stored_all,
  not_a_failure,
  cancelled,
  stored_some,
  not_processed,
  limit_size,
  limit_lasts,
  does_not_pass,
  code_final,
  code_split,
  code_fix,
  code_credentials,
  code_operator,
  pushback_unreadable,
  told_not_to,
  committed,
  not_idempotent,
  no_hint,
  attempts_used,
  throttled,
  time_used,
  budget_used,
  pushback,
  retry_after,
  retry_info,
  rate_limit,
  flat_wait,
  backoff,
};

/// A reason, the fact that it is about, and its words.
struct ReasonRow {
  Reason reason;
  Fact fact;
  std::string_view name;
  std::string_view text;
};

/// All reasons, in the order in which they are tried, which is that of the enumerators.
inline constexpr ReasonRow reason_rows[] = {
    {Reason::custom, Fact::none, "custom"sv, "the caller's own rule"sv},
    {Reason::succeeded, Fact::none, "succeeded"sv, "the last attempt succeeded"sv},
    {Reason::stored_all, Fact::stored, "stored_all"sv,
     "the server keeps the whole request although it reported an error"sv},
    {Reason::not_a_failure, Fact::code, "not_a_failure"sv, "the code is OK: nothing failed"sv},
    {Reason::cancelled, Fact::side, "cancelled"sv, "the caller cancelled"sv},
    {Reason::stored_some, Fact::stored, "stored_some"sv,
     "part of the request took effect: it is never sent again as a whole"sv},
    {Reason::not_processed, Fact::unprocessed, "not_processed"sv,
     "no application saw the request: it is sent again"sv},
    {Reason::limit_size, Fact::limit, "limit_size"sv, "the request exceeds a limit of size"sv},
    {Reason::limit_lasts, Fact::limit, "limit_lasts"sv,
     "the request met a limit that only a person can change"sv},
    {Reason::does_not_pass, Fact::passes_by_itself, "does_not_pass"sv,
     "the server's text says that waiting does not help"sv},
    {Reason::code_final, Fact::code, "code_final"sv, "the policy gives up on this code"sv},
    {Reason::code_split, Fact::code, "code_split"sv, "the request is too large as it is"sv},
    {Reason::code_fix, Fact::code, "code_fix"sv, "the request is at fault"sv},
    {Reason::code_credentials, Fact::code, "code_credentials"sv, "the credentials are at fault"sv},
    {Reason::code_operator, Fact::code, "code_operator"sv,
     "something on the server has to be changed by a person"sv},
    {Reason::pushback_unreadable, Fact::pushback, "pushback_unreadable"sv,
     "the pushback cannot be read, which means: do not retry"sv},
    {Reason::told_not_to, Fact::pushback, "told_not_to"sv, "the server said not to retry"sv},
    {Reason::committed, Fact::committed, "committed"sv,
     "part of the response has been delivered: another attempt would be seen"sv},
    {Reason::not_idempotent, Fact::idempotency, "not_idempotent"sv,
     "the request may have been executed, and executing it twice may do harm"sv},
    {Reason::no_hint, Fact::code, "no_hint"sv,
     "the policy retries this code only when the server says when, and it did not"sv},
    {Reason::attempts_used, Fact::attempt, "attempts_used"sv, "no attempts are left"sv},
    {Reason::throttled, Fact::throttle, "throttled"sv,
     "too many calls to this server fail: retries are throttled"sv},
    {Reason::time_used, Fact::elapsed, "time_used"sv, "the next attempt would begin too late"sv},
    {Reason::budget_used, Fact::budget, "budget_used"sv,
     "too many of the recent requests were retries: the budget is used up"sv},
    {Reason::pushback, Fact::pushback, "pushback"sv,
     "the policy retries this failure: the server's pushback says when"sv},
    {Reason::retry_after, Fact::retry_after, "retry_after"sv,
     "the policy retries this failure: Retry-After says when"sv},
    {Reason::retry_info, Fact::retry_info, "retry_info"sv,
     "the policy retries this failure: RetryInfo says when"sv},
    {Reason::rate_limit, Fact::rate_limit, "rate_limit"sv,
     "the policy retries this failure: RateLimit says when"sv},
    {Reason::flat_wait, Fact::code, "flat_wait"sv,
     "the policy retries this failure after the same wait each time"sv},
    {Reason::backoff, Fact::code, "backoff"sv,
     "the policy retries this failure: its backoff says when"sv},
};

/// Returns the reason in words; static storage. Empty for a number that is no reason.
[[nodiscard]] constexpr std::string_view reason_text(Reason reason) noexcept {
  const auto i = static_cast<std::size_t>(reason);
  return i < std::size(reason_rows) ? reason_rows[i].text : std::string_view{};
}
/// Returns the name of a reason, for example `time_used`; static storage.
[[nodiscard]] constexpr std::string_view reason_name(Reason reason) noexcept {
  const auto i = static_cast<std::size_t>(reason);
  return i < std::size(reason_rows) ? reason_rows[i].name : std::string_view{};
}

/// What to do, when, and why.
struct Decision {
  Action action = Action::give_up;
  Reason reason = Reason::custom;
  /// The fact that decided. Of a retry it is the fact that made the failure retryable (the code, a
  /// limit, what passes by itself, a reset); the reason names what chose the delay.
  Fact fact = Fact::none;
  bool show_to_user = false;  ///< whether the message helps the user of the program
  /// Before the next attempt. With `needs_operator` the least time before it is worth asking again.
  std::chrono::nanoseconds delay{0};
  std::string_view rule = {};     ///< the reason in words; static storage
  std::string_view ignored = {};  ///< which hints could not be read; empty if none; static storage
  [[nodiscard]] friend constexpr bool operator==(const Decision&, const Decision&) = default;
};

/// Whether the message of a gRPC code is for the user of the program.
struct ShownRow {
  GrpcCode code;
  bool shown;
  Basis basis;
};

/// All gRPC codes, in the order of their numbers. The source of all rows is
/// `sources::influx_flight_page`: it says that the code tells whether an error should be displayed,
/// and names bad SQL as an example of one; the rest follows from whose fault each code is.
inline constexpr ShownRow shown_rows[] = {
    {GrpcCode::ok, false, Basis::inferred},
    {GrpcCode::cancelled, false, Basis::inferred},
    {GrpcCode::unknown, false, Basis::inferred},
    {GrpcCode::invalid_argument, true, Basis::documented},
    {GrpcCode::deadline_exceeded, false, Basis::inferred},
    {GrpcCode::not_found, true, Basis::inferred},
    {GrpcCode::already_exists, true, Basis::inferred},
    {GrpcCode::permission_denied, true, Basis::inferred},
    {GrpcCode::resource_exhausted, false, Basis::inferred},
    {GrpcCode::failed_precondition, true, Basis::inferred},
    {GrpcCode::aborted, false, Basis::inferred},
    {GrpcCode::out_of_range, true, Basis::inferred},
    {GrpcCode::unimplemented, true, Basis::inferred},
    {GrpcCode::internal, false, Basis::inferred},
    {GrpcCode::unavailable, false, Basis::inferred},
    {GrpcCode::data_loss, false, Basis::inferred},
    {GrpcCode::unauthenticated, false, Basis::inferred},
};

/// Returns whether the message that came with a code is for the user of the program.
[[nodiscard]] constexpr bool show_to_user(GrpcCode code) noexcept {
  const auto i = static_cast<std::size_t>(code);
  return i < std::size(shown_rows) && shown_rows[i].shown;
}
/// The same for an HTTP status: true for those of class 4 whose gRPC code, by the default rule, is
/// shown. A template, so that only a program that asks makes the rule: `S` is `HttpStatus`.
template <std::same_as<HttpStatus> S>
[[nodiscard]] constexpr bool show_to_user(S status) noexcept {
  const auto number = static_cast<std::uint16_t>(status);
  return number >= 400 && number < 500 && show_to_user(code_cast<rules::http_to_grpc_api>(status));
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
