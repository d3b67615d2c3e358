// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_DECISION_HPP
#define FAULTWIRE_RETRY_DECISION_HPP
/// The answer to "what now?" after a failed attempt: one action, a delay, and the rule that
/// decided, in words. A decision is a plain value whose texts are in static storage.
///
/// @code
/// Decision decision =
///     decide(preset(Preset::flight_query), Failure{.code = GrpcCode::unavailable});
/// if (will_retry(decision.action))
///   std::printf("again in %lld ns: %s\n", static_cast<long long>(decision.delay.count()),
///               decision.rule.data());
/// @endcode

#include <array>
#include <chrono>
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

/// What to do with a request that failed.
enum class Action : std::uint8_t {
  give_up = 0,      ///< report the failure: no attempt would help, or none is left
  retry_now,        ///< send the same request at once
  retry_after,      ///< send the same request when the delay has passed
  split_and_retry,  ///< it was too large: send it in parts
  fix_request,      ///< the same request fails again: correct it, or drop it
  reauthenticate,   ///< get new credentials, then send the same request
  needs_operator,   ///< a person has to change something: keep the data, and ask again no sooner
                    ///< than the delay
  done_partially,  ///< what could be done is done: report the rest, and do not send the whole again
};

/// An action as it is spelled, and what it asks of the caller.
struct ActionRow {
  Action action;
  std::string_view name;
  std::string_view meaning;
};

/// All actions, in the order of the enumerators.
inline constexpr auto action_rows = std::to_array<ActionRow>({
    {Action::give_up, "give_up", "Report the failure: no attempt would help, or none is left."},
    {Action::retry_now, "retry_now", "Send the same request at once."},
    {Action::retry_after, "retry_after", "Send the same request when the delay has passed."},
    {Action::split_and_retry, "split_and_retry", "It was too large: send it in parts."},
    {Action::fix_request, "fix_request", "The same request fails again: correct it, or drop it."},
    {Action::reauthenticate, "reauthenticate", "Get new credentials, then send the same request."},
    {Action::needs_operator, "needs_operator",
     "A person has to change something: keep the data, and ask again no sooner than the delay."},
    {Action::done_partially, "done_partially",
     "What could be done is done: report the rest, and do not send the whole again."},
});

/// The spelling of an action, for example `retry_after`; static storage.
[[nodiscard]] constexpr std::string_view action_name(Action action) noexcept {
  const auto i = static_cast<std::size_t>(action);
  return i < action_rows.size() ? action_rows[i].name : std::string_view{};
}

/// Whether the same request is to be sent again without anybody's help.
[[nodiscard]] constexpr bool will_retry(Action action) noexcept {
  return action == Action::retry_now || action == Action::retry_after;
}

/// Which rule decided.
enum class Reason : std::uint8_t {
  custom = 0,
  not_a_failure,
  cancelled,
  partial,
  told_not_to,
  pushback_unreadable,
  not_processed,
  committed,
  not_idempotent,
  no_hint,
  attempts_used,
  time_used,
  throttled,
  code_final,
  code_split,
  code_fix,
  code_credentials,
  code_operator,
  backoff,
  pushback,
  retry_after,
  retry_info,
};

/// A rule in words.
struct ReasonRow {
  Reason reason;
  std::string_view name;
  std::string_view text;
};

/// All rules, in the order of the enumerators.
inline constexpr auto reason_rows = std::to_array<ReasonRow>({
    {Reason::custom, "custom", "the caller's own rule"},
    {Reason::not_a_failure, "not_a_failure", "the code is OK: nothing failed"},
    {Reason::cancelled, "cancelled", "the caller cancelled"},
    {Reason::partial, "partial",
     "part of the request took effect: it is never sent again as a whole"},
    {Reason::told_not_to, "told_not_to", "the server said not to retry"},
    {Reason::pushback_unreadable, "pushback_unreadable",
     "the pushback cannot be read, which means: do not retry"},
    {Reason::not_processed, "not_processed", "no application saw the request: it is sent again"},
    {Reason::committed, "committed",
     "part of the response has been delivered: another attempt would be seen"},
    {Reason::not_idempotent, "not_idempotent",
     "the request may have been executed, and executing it twice may do harm"},
    {Reason::no_hint, "no_hint",
     "the policy retries this code only when the server says when, and it did not"},
    {Reason::attempts_used, "attempts_used", "no attempts are left"},
    {Reason::time_used, "time_used", "the next attempt would begin too late"},
    {Reason::throttled, "throttled", "too many calls to this server fail: retries are throttled"},
    {Reason::code_final, "code_final", "the policy gives up on this code"},
    {Reason::code_split, "code_split", "the request is too large as it is"},
    {Reason::code_fix, "code_fix", "the request is at fault"},
    {Reason::code_credentials, "code_credentials", "the credentials are at fault"},
    {Reason::code_operator, "code_operator",
     "something on the server has to be changed by a person"},
    {Reason::backoff, "backoff", "the policy retries this code: its backoff says when"},
    {Reason::pushback, "pushback", "the policy retries this code: the server's pushback says when"},
    {Reason::retry_after, "retry_after", "the policy retries this code: Retry-After says when"},
    {Reason::retry_info, "retry_info", "the policy retries this code: wire::RetryInfo says when"},
});

/// The rule in words; static storage.
[[nodiscard]] constexpr std::string_view reason_text(Reason reason) noexcept {
  const auto i = static_cast<std::size_t>(reason);
  return i < reason_rows.size() ? reason_rows[i].text : std::string_view{};
}

/// What to do, when, and why.
struct Decision {
  Action action = Action::give_up;
  Reason reason = Reason::custom;
  bool show_to_user =
      false;  ///< whether the message helps the user of the program, not only its operator
  std::chrono::nanoseconds delay{0};  ///< before the next attempt; with `needs_operator` the least
                                      ///< time before it is worth asking again
  std::string_view rule = {};         ///< the rule in words; static storage
  std::string_view ignored =
      {};  ///< which hints could not be read and were ignored; empty if none; static storage
  [[nodiscard]] friend constexpr bool operator==(const Decision&, const Decision&) = default;
};

/// Whether the message behind a gRPC code is for the user of the program.
struct ShownRow {
  GrpcCode code;
  bool shown;
  Basis basis;
  Source source;
};

/// All gRPC codes, in the order of their numbers. The page says that the code tells whether an
/// error should be displayed, and names bad SQL as an example of one; the rest follows from whose
/// fault each code is.
inline constexpr auto shown_rows = [] {
  constexpr Source page = sources::influx_flight_page;
  using enum Basis;
  return std::to_array<ShownRow>({
      {GrpcCode::ok, false, inferred, page},
      {GrpcCode::cancelled, false, inferred, page},
      {GrpcCode::unknown, false, inferred, page},
      {GrpcCode::invalid_argument, true, documented, page},
      {GrpcCode::deadline_exceeded, false, inferred, page},
      {GrpcCode::not_found, true, inferred, page},
      {GrpcCode::already_exists, true, inferred, page},
      {GrpcCode::permission_denied, true, inferred, page},
      {GrpcCode::resource_exhausted, false, inferred, page},
      {GrpcCode::failed_precondition, true, inferred, page},
      {GrpcCode::aborted, false, inferred, page},
      {GrpcCode::out_of_range, true, inferred, page},
      {GrpcCode::unimplemented, true, inferred, page},
      {GrpcCode::internal, false, inferred, page},
      {GrpcCode::unavailable, false, inferred, page},
      {GrpcCode::data_loss, false, inferred, page},
      {GrpcCode::unauthenticated, false, inferred, page},
  });
}();

/// Whether the message that came with a code is for the user of the program.
[[nodiscard]] constexpr bool show_to_user(GrpcCode code) noexcept {
  const auto i = static_cast<std::size_t>(code);
  return i < shown_rows.size() && shown_rows[i].shown;
}
/// Of the HTTP statuses, those of class 4 that the default rule takes to a gRPC code that is shown.
[[nodiscard]] constexpr bool show_to_user(HttpStatus status) noexcept {
  const auto number = static_cast<std::uint16_t>(status);
  return number >= 400 && number < 500 && show_to_user(code_cast<rules::http_to_grpc_api>(status));
}

}  // namespace retry

namespace detail::retry {
using namespace faultwire::retry;
inline constexpr std::uint8_t ignored_retry_after = 1;
inline constexpr std::uint8_t ignored_pushback = 2;
inline constexpr std::uint8_t ignored_retry_info = 4;

/// By which hints were ignored.
inline constexpr auto ignored_texts = std::to_array<std::string_view>({
    "",
    "Retry-After cannot be read",
    "grpc-retry-pushback-ms cannot be read",
    "Retry-After and grpc-retry-pushback-ms cannot be read",
    "RetryInfo cannot be read",
    "Retry-After and faultwire::wire::RetryInfo cannot be read",
    "grpc-retry-pushback-ms and faultwire::wire::RetryInfo cannot be read",
    "Retry-After, grpc-retry-pushback-ms and faultwire::wire::RetryInfo cannot be read",
});
}  // namespace detail::retry

}  // namespace v1
}  // namespace faultwire

#endif
