// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESET_ROWS_HPP
#define FAULTWIRE_RETRY_PRESET_ROWS_HPP
/// The rows that a preset is made of: a verdict on codes, and the value of a member of the policy.
/// Each row cites its source. A preset is a struct with `name`, `title`, `channel`, `verdicts` and
/// `settings`; write your own in the same way.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr Cite ours{&faultwire::sources::retry_choice, Basis::inferred};
/// constexpr SettingRow three{&Policy::max_attempts, 3, ours, "our users do not wait"};
/// constexpr VerdictRow busy{HttpStatus::too_many_requests, Verdict::retry, ours, "a quota"};
/// constexpr VerdictRow broken{{500, 599}, Verdict::retry, ours, "the server may recover"};
/// static_assert(busy.verdict == Verdict::retry && three.why == "our users do not wait");
/// @endcode

#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "faultwire/codes/sources.hpp"
#include "faultwire/mapping/rule.hpp"
#include "faultwire/retry/policy.hpp"

namespace faultwire {
inline namespace v1 {

namespace sources {
using namespace std::string_view_literals;

inline constexpr Source grpc_retry_design{"gRPC proposals"sv, "A6-client-retries.md"sv,
                                          "2026-08"sv};
inline constexpr Source grpc_connection_backoff{"gRPC documentation"sv,
                                                "doc/connection-backoff.md"sv, "2026-08"sv};
inline constexpr Source google_error_details{
    "googleapis"sv, "google/rpc/error_details.proto: RetryInfo"sv, "2026-08"sv};
inline constexpr Source rate_limit_draft{"IETF"sv, "draft-ietf-httpapi-ratelimit-headers"sv,
                                         "2025-09"sv};
inline constexpr Source retry_choice{"faultwire"sv, "docs/reference/retry.md"sv, "2026-11-28"sv};
}  // namespace sources

namespace retry {

/// Where a row comes from, and what it rests on.
struct Cite {
  const Source* source;
  Basis basis;
};

/// The codes from `first` to `last`, for a row.
struct GrpcCodes {
  GrpcCode first;
  GrpcCode last;
};
/// The statuses from `first` to `last`, of which most have no name, for a row.
struct Statuses {
  int first;
  int last;
};

/// A verdict on the codes with the numbers `first` to `last` of the preset's channel. Later rows
/// overrule earlier ones.
struct VerdictRow {
  Channel channel;
  std::int16_t first;
  std::int16_t last;
  Verdict verdict;
  Cite cite;
  std::string_view why;  ///< empty where the source says all there is to say

  /// The verdict on one code.
  constexpr VerdictRow(GrpcCode code, Verdict says, Cite by, std::string_view because) noexcept
      : VerdictRow(GrpcCodes{code, code}, says, by, because) {}
  /// The verdict on several codes.
  constexpr VerdictRow(GrpcCodes codes, Verdict says, Cite by, std::string_view because) noexcept
      : channel(Channel::grpc),
        first(static_cast<std::int16_t>(codes.first)),
        last(static_cast<std::int16_t>(codes.last)),
        verdict(says),
        cite(by),
        why(because) {}
  /// The verdict on one status.
  constexpr VerdictRow(HttpStatus status, Verdict says, Cite by, std::string_view because) noexcept
      : VerdictRow(Statuses{static_cast<int>(status), static_cast<int>(status)}, says, by,
                   because) {}
  /// The verdict on several statuses.
  constexpr VerdictRow(Statuses statuses, Verdict says, Cite by, std::string_view because) noexcept
      : channel(Channel::http),
        first(static_cast<std::int16_t>(statuses.first)),
        last(static_cast<std::int16_t>(statuses.last)),
        verdict(says),
        cite(by),
        why(because) {}
};

}  // namespace retry

namespace detail::retry {
using namespace faultwire::retry;

/// The value of any member of a policy, in the one form in which a table can hold it.
struct HeldValue {
  std::int64_t whole = 0;
  double real = 0;
};
template <class T>
[[nodiscard]] constexpr HeldValue held(T value) noexcept {
  if constexpr (std::is_same_v<T, std::chrono::nanoseconds>)
    return {.whole = value.count()};
  else if constexpr (std::is_same_v<T, double>)
    return {.real = value};
  else
    return {.whole = static_cast<std::int64_t>(value)};
}
template <class T>
[[nodiscard]] constexpr T unheld(HeldValue value) noexcept {
  if constexpr (std::is_same_v<T, std::chrono::nanoseconds>)
    return std::chrono::nanoseconds(value.whole);
  else if constexpr (std::is_same_v<T, double>)
    return value.real;
  else
    return static_cast<T>(value.whole);
}

/// A pointer to a member of a policy, or of its backoff: one of these; the others are null. A union
/// would be smaller, but two of them could not be compared.
struct MemberPointer {
  std::int32_t Policy::*number = nullptr;
  std::chrono::nanoseconds Policy::*time = nullptr;
  bool Policy::*flag = nullptr;
  HintUse Policy::*hint_use = nullptr;
  Verdict Policy::*verdict = nullptr;
  std::uint16_t Policy::*bits = nullptr;
  std::chrono::nanoseconds Backoff::*wait = nullptr;
  double Backoff::*factor = nullptr;
  Growth Backoff::*growth = nullptr;
  Jitter Backoff::*jitter = nullptr;

  constexpr MemberPointer(std::int32_t Policy::*m) noexcept : number(m) {}
  constexpr MemberPointer(std::chrono::nanoseconds Policy::*m) noexcept : time(m) {}
  constexpr MemberPointer(bool Policy::*m) noexcept : flag(m) {}
  constexpr MemberPointer(HintUse Policy::*m) noexcept : hint_use(m) {}
  constexpr MemberPointer(Verdict Policy::*m) noexcept : verdict(m) {}
  constexpr MemberPointer(std::uint16_t Policy::*m) noexcept : bits(m) {}
  constexpr MemberPointer(std::chrono::nanoseconds Backoff::*m) noexcept : wait(m) {}
  constexpr MemberPointer(double Backoff::*m) noexcept : factor(m) {}
  constexpr MemberPointer(Growth Backoff::*m) noexcept : growth(m) {}
  constexpr MemberPointer(Jitter Backoff::*m) noexcept : jitter(m) {}

  [[nodiscard]] friend constexpr bool operator==(const MemberPointer&,
                                                 const MemberPointer&) noexcept = default;
};

/// Returns the member of the policy, or of its backoff.
template <auto M, class P>
[[nodiscard]] constexpr auto& member_of(P& policy) noexcept {
  if constexpr (requires { policy.*M; })
    return policy.*M;
  else
    return policy.backoff.*M;
}

template <class Owner, class T>
constexpr void put(Owner& object, T Owner::*member, HeldValue value) noexcept {
  if (member != nullptr) object.*member = unheld<T>(value);
}

}  // namespace detail::retry

namespace retry {

/// The value that a preset gives to one member of the policy. A member without a row keeps its
/// default.
struct SettingRow {
  detail::retry::MemberPointer member;  ///< private; `setting_name` names it
  detail::retry::HeldValue value;       ///< private; apply the row to a policy and read the member
  Cite cite;
  std::string_view why;  ///< empty where the source says all there is to say

  /// The row that sets the member `which` of `Policy` or `Backoff`.
  template <class T, class Owner>
  constexpr SettingRow(T Owner::*which, std::type_identity_t<T> to, Cite by,
                       std::string_view because = {}) noexcept
      : member(which), value(detail::retry::held(to)), cite(by), why(because) {}

  /// Sets the member of `policy`. A template, so that only a program that sets one compiles it.
  template <std::same_as<Policy> P>
  constexpr void apply(P& policy) const noexcept {
    using detail::retry::put;
    put(policy, member.number, value);
    put(policy, member.time, value);
    put(policy, member.flag, value);
    put(policy, member.hint_use, value);
    put(policy, member.verdict, value);
    put(policy, member.bits, value);
    put(policy.backoff, member.wait, value);
    put(policy.backoff, member.factor, value);
    put(policy.backoff, member.growth, value);
    put(policy.backoff, member.jitter, value);
  }
};

/// A row of a preset, for an array that is a template: `template <class Lazy> static constexpr
/// LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {...};`. Only a program that uses the preset
/// compiles its rows.
template <class T, class Lazy>
using LazyPresetRow = detail::codes::Later<T, Lazy>;

/// Calls `visit.template operator()<M>(name, meaning)` with each member that a row may set, in the
/// order of the documentation. The unit of a member is that of its type.
template <class V>
constexpr void each_policy_member(V&& visit) {
  visit.template operator()<&Policy::max_attempts>("max_attempts"sv,
                                                   "Attempts, the first included; 0: no limit"sv);
  visit.template operator()<&Policy::max_elapsed>("max_elapsed"sv,
                                                  "No attempt begins later; 0: no limit"sv);
  visit.template operator()<&Backoff::initial>("backoff.initial"sv,
                                               "The first wait before jitter"sv);
  visit.template operator()<&Backoff::max>("backoff.max"sv, "The longest wait before jitter"sv);
  visit.template operator()<&Backoff::multiplier>("backoff.multiplier"sv,
                                                  "Factor of each step of exponential growth"sv);
  visit.template operator()<&Backoff::growth>("backoff.growth"sv, "How the wait grows"sv);
  visit.template operator()<&Backoff::jitter>("backoff.jitter"sv, "How chance moves the wait"sv);
  visit.template operator()<&Backoff::ratio>("backoff.ratio"sv, "Share of proportional jitter"sv);
  visit.template operator()<&Backoff::least>("backoff.least"sv,
                                             "The shortest wait of full jitter"sv);
  visit.template operator()<&Backoff::plus>("backoff.plus"sv, "Added to every wait"sv);
  visit.template operator()<&Backoff::extra>("backoff.extra"sv,
                                             "A second random wait, up to this, is added"sv);
  visit.template operator()<&Policy::flat_wait>("flat_wait"sv, "The wait of retry_flat"sv);
  visit.template operator()<&Policy::transparent>(
      "transparent"sv, "A request that no application saw is sent again at once"sv);
  visit.template operator()<&Policy::needs_idempotency>(
      "needs_idempotency"sv, "What may have been executed is retried only if idempotent"sv);
  visit.template operator()<&Policy::reads_facts>(
      "reads_facts"sv, "Limits, and what passes by itself, come before the code"sv);
  visit.template operator()<&Policy::obeys_pushback>("obeys_pushback"sv,
                                                     "grpc-retry-pushback-ms counts"sv);
  visit.template operator()<&Policy::retry_after>("retry_after"sv, "What Retry-After does"sv);
  visit.template operator()<&Policy::retry_info>("retry_info"sv, "What RetryInfo does"sv);
  visit.template operator()<&Policy::rate_limit>("rate_limit"sv, "What RateLimit does"sv);
  visit.template operator()<&Policy::hint_cap>(
      "hint_cap"sv, "Longer waits of the three hints are cut; 0: no cap"sv);
  visit.template operator()<&Policy::unreadable_hint>(
      "unreadable_hint"sv, "What an unreadable Retry-After counts as; 0: ignored"sv);
  visit.template operator()<&Policy::slow_retry>("slow_retry"sv, "The delay of needs_operator"sv);
  visit.template operator()<&Policy::no_response>("no_response"sv,
                                                  "The verdict where no answer came"sv);
  visit.template operator()<&Policy::transient_resets>(
      "transient_resets"sv, "Bit n: INTERNAL by RST_STREAM n is retried"sv);
  visit.template operator()<&Policy::in_flight>("in_flight"sv,
                                                "Requests to have open at once; 0: no limit"sv);
}

/// Returns the name of the member that a row sets, for example `backoff.initial`; static storage.
/// A template, so that only a program that asks compiles it: `R` is `SettingRow`.
template <std::same_as<SettingRow> R>
[[nodiscard]] constexpr std::string_view setting_name(const R& row) noexcept {
  std::string_view out;
  each_policy_member([&]<auto M>(std::string_view name, std::string_view) {
    if (row.member == detail::retry::MemberPointer(M)) out = name;
  });
  return out;
}

/// A preset as a struct. `verdicts` and `settings` are arrays; `changes`, if there is one, holds
/// further settings, which overrule those of a base class. Instead of an array there may be a
/// template of it, see `LazyPresetRow`, with `lazy_` before its name.
template <class P>
concept PresetRows = requires {
  P::name;
  P::title;
  P::channel;
};

}  // namespace retry

namespace detail::retry {

/// Return the arrays of a preset. References, because a span is one more instantiation for each
/// size.
template <PresetRows P>
[[nodiscard]] constexpr const auto& verdicts_of() noexcept {
  if constexpr (requires { P::template lazy_verdicts<void>; })
    return P::template lazy_verdicts<void>;
  else
    return P::verdicts;
}
template <PresetRows P>
[[nodiscard]] constexpr const auto& settings_of() noexcept {
  if constexpr (requires { P::template lazy_settings<void>; })
    return P::template lazy_settings<void>;
  else
    return P::settings;
}
/// The settings by which a preset differs from its base class, if there is one.
inline constexpr std::array<SettingRow, 0> no_changes{};
template <PresetRows P>
[[nodiscard]] constexpr const auto& changes_of() noexcept {
  if constexpr (requires { P::template lazy_changes<void>; })
    return P::template lazy_changes<void>;
  else if constexpr (requires { P::changes; })
    return P::changes;
  else
    return no_changes;
}

}  // namespace detail::retry

namespace retry {

/// Returns the policy that the rows of a preset describe. O(rows and codes).
template <PresetRows P>
[[nodiscard]] constexpr Policy make_policy() noexcept {
  Policy out;
  out.channel = P::channel;
  for (const VerdictRow& row : detail::retry::verdicts_of<P>()) {
    for (int number = row.first; number <= row.last; ++number) {
      if (P::channel == Channel::grpc)
        out.grpc[static_cast<std::size_t>(number)] = row.verdict;
      else
        out.http[static_cast<std::size_t>(number - 100)] = row.verdict;
    }
  }
  for (const SettingRow& row : detail::retry::settings_of<P>()) row.apply(out);
  for (const SettingRow& row : detail::retry::changes_of<P>()) row.apply(out);
  return out;
}

/// The policy of a preset, in static storage. Naming one does not make the others.
template <PresetRows P>
inline constexpr Policy policy_of_preset = make_policy<P>();

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
