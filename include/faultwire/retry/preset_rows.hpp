// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESET_ROWS_HPP
#define FAULTWIRE_RETRY_PRESET_ROWS_HPP
/// The rows that a preset is made of: `on` is a verdict on codes, `set` the value of a member of
/// the policy. Each row cites its source. A preset is a struct with `name`, `title`, `channel`,
/// `verdicts` and `settings`; write your own in the same way.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr Cite ours{&faultwire::sources::retry_choice, Basis::inferred};
/// constexpr SettingRow three = set<&Policy::max_attempts>(3, ours, "our users do not wait");
/// constexpr VerdictRow busy = on(HttpStatus::too_many_requests, Verdict::retry, ours, "a quota");
/// @endcode

#include <chrono>
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

/// A verdict on the codes with the numbers `first` to `last` of the preset's channel. Later rows
/// overrule earlier ones.
struct VerdictRow {
  Channel channel;
  std::int16_t first;
  std::int16_t last;
  Verdict verdict;
  Cite cite;
  std::string_view why;  ///< empty where the source says all there is to say
};

/// Returns the row of a verdict on one code, or on all codes from `first` to `last`.
[[nodiscard]] constexpr VerdictRow on(GrpcCode code, Verdict verdict, Cite cite,
                                      std::string_view why) noexcept {
  const auto number = static_cast<std::int16_t>(code);
  return {Channel::grpc, number, number, verdict, cite, why};
}
/// @copydoc on
[[nodiscard]] constexpr VerdictRow on(GrpcCode first, GrpcCode last, Verdict verdict, Cite cite,
                                      std::string_view why) noexcept {
  return {Channel::grpc,
          static_cast<std::int16_t>(first),
          static_cast<std::int16_t>(last),
          verdict,
          cite,
          why};
}
/// @copydoc on
[[nodiscard]] constexpr VerdictRow on(HttpStatus status, Verdict verdict, Cite cite,
                                      std::string_view why) noexcept {
  const auto number = static_cast<std::int16_t>(status);
  return {Channel::http, number, number, verdict, cite, why};
}
/// The same for a range of statuses, of which most have no name.
[[nodiscard]] constexpr VerdictRow on_http(int first, int last, Verdict verdict, Cite cite,
                                           std::string_view why) noexcept {
  return {Channel::http,
          static_cast<std::int16_t>(first),
          static_cast<std::int16_t>(last),
          verdict,
          cite,
          why};
}

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

template <class M>
struct MemberParts;
template <class T, class Owner>
struct MemberParts<T Owner::*> {
  using Value = T;
};
template <auto M>
using ValueOf = typename MemberParts<decltype(M)>::Value;

/// Returns the member of the policy, or of its backoff.
template <auto M, class P>
[[nodiscard]] constexpr auto& member_of(P& policy) noexcept {
  if constexpr (requires { policy.*M; })
    return policy.*M;
  else
    return policy.backoff.*M;
}
template <auto M>
constexpr void put(Policy& policy, HeldValue value) noexcept {
  member_of<M>(policy) = unheld<ValueOf<M>>(value);
}
using Put = void (*)(Policy&, HeldValue) noexcept;

}  // namespace detail::retry

namespace retry {

/// The value that a preset gives to one member of the policy. A member without a row keeps its
/// default.
struct SettingRow {
  detail::retry::Put put;          ///< identifies the member, and sets it
  detail::retry::HeldValue value;  ///< private; apply the row to a policy and read the member
  Cite cite;
  std::string_view why;  ///< empty where the source says all there is to say

  /// Sets the member of `policy`.
  constexpr void apply(Policy& policy) const noexcept { put(policy, value); }
};

/// Returns the row that sets the member `M` of `Policy` or `Backoff`.
template <auto M>
[[nodiscard]] constexpr SettingRow set(detail::retry::ValueOf<M> value, Cite cite,
                                       std::string_view why = {}) noexcept {
  return {&detail::retry::put<M>, detail::retry::held(value), cite, why};
}

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
[[nodiscard]] constexpr std::string_view setting_name(const SettingRow& row) noexcept {
  std::string_view out;
  each_policy_member([&]<auto M>(std::string_view name, std::string_view) {
    if (row.put == &detail::retry::put<M>) out = name;
  });
  return out;
}

/// A preset as a struct. `verdicts` and `settings` are arrays; `changes`, if there is one, holds
/// further settings, which overrule those of a base class.
template <class P>
concept PresetRows = requires {
  P::name;
  P::title;
  P::channel;
  P::verdicts;
  P::settings;
};

/// Calls `visit(row)` with every setting of a preset.
template <PresetRows P, class V>
constexpr void each_setting_row(V&& visit) {
  for (const SettingRow& row : P::settings) visit(row);
  if constexpr (requires { P::changes; }) {
    for (const SettingRow& row : P::changes) visit(row);
  }
}

/// Returns the policy that the rows of a preset describe. O(rows and codes).
template <PresetRows P>
[[nodiscard]] constexpr Policy make_policy() noexcept {
  Policy out;
  out.channel = P::channel;
  for (const VerdictRow& row : P::verdicts) {
    for (int number = row.first; number <= row.last; ++number) {
      if (P::channel == Channel::grpc)
        out.grpc[static_cast<std::size_t>(number)] = row.verdict;
      else
        out.http[static_cast<std::size_t>(number - 100)] = row.verdict;
    }
  }
  each_setting_row<P>([&](const SettingRow& row) { row.apply(out); });
  return out;
}

/// The policy of a preset, in static storage. Naming one does not make the others.
template <PresetRows P>
inline constexpr Policy policy_of_preset = make_policy<P>();

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
