// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The rows of the presets: in order, complete, each with a source; and the values that follow from
// them, typed again from the sources.
#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::milliseconds;
using std::chrono::seconds;

template <class Rows, class Member>
consteval bool in_order(const Rows& rows, Member member) {
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (static_cast<std::size_t>(rows[i].*member) != i) return false;
  }
  return true;
}
template <class E, class Rows>
consteval bool ends_with(const Rows& rows, E last) {
  return std::size(rows) == static_cast<std::size_t>(last) + 1;
}
static_assert(in_order(action_rows, &ActionRow::action) && ends_with(action_rows, Action::done));
static_assert(in_order(reason_rows, &ReasonRow::reason) && ends_with(reason_rows, Reason::backoff));
static_assert(in_order(shown_rows, &ShownRow::code) &&
              std::size(shown_rows) == CodeTraits<GrpcCode>::extent);
static_assert(ends_with(fact_names, Fact::budget));
static_assert(ends_with(verdict_names, Verdict::needs_operator));
static_assert(ends_with(channel_names, Channel::http));
// A value of zeros means that the server said nothing.
static_assert(Hint::Kind{} == Hint::Kind::absent && Limit{} == Limit::none);
static_assert(ends_with(growth_names, Growth::quadratic));
static_assert(ends_with(jitter_names, Jitter::decorrelated));
static_assert(ends_with(hint_use_names, HintUse::at_least));
static_assert(ends_with(write_fate_names, WriteFate::unknown));

/// The name of an enumerator, as the compiler spells it.
template <auto value>
consteval std::string_view spelled() {
  const std::string_view all = __PRETTY_FUNCTION__;
  const std::string_view text = all.substr(0, all.find_first_of(";]", all.find("value = ")));
  return text.substr(text.rfind(':') + 1);
}
/// The list of the presets is in the order of the enumerators: each row has the name of its own.
template <std::size_t... I>
consteval bool are_named_as_enumerators(std::index_sequence<I...>) {
  return ((spelled<static_cast<Preset>(I)>() == preset_rows[I].name) && ...);
}
static_assert(are_named_as_enumerators(std::make_index_sequence<std::size(preset_rows)>{}));
static_assert(&preset(Preset::vector) == &policy_of_preset<presets::vector>);

constexpr bool sourced(const Cite& cite) {
  const Source& source = *cite.source;
  return !source.title.empty() && !source.place.empty() && source.date.size() >= 7;
}

/// Every code of its channel, except for OK, has a verdict in every preset; no row is beyond its
/// channel or without a source; a cell that somebody has concluded says why.
consteval bool verdicts_are_complete() {
  bool good = true;
  for (std::size_t which = 0; which < std::size(preset_rows); ++which) {
    const bool grpc = preset_rows[which].channel == Channel::grpc;
    const int first = grpc ? 1 : 100;
    const int last = grpc ? 16 : 599;
    std::array<bool, 600> covered{};
    each_verdict_row(static_cast<Preset>(which), [&](const VerdictRow& row) {
      good = good && row.channel == preset_rows[which].channel && sourced(row.cite);
      good = good && first <= row.first && row.first <= row.last && row.last <= last;
      good = good && (row.cite.basis != Basis::inferred || !row.why.empty());
      for (int number = row.first; number <= row.last; ++number)
        covered[static_cast<std::size_t>(number)] = true;
    });
    for (int number = first; number <= last; ++number)
      good = good && covered[static_cast<std::size_t>(number)];
  }
  return good;
}

/// Every setting has a name, a source, and a reason if it is concluded; every preset says how many
/// attempts it makes.
consteval bool settings_are_sound() {
  bool good = true;
  for (std::size_t which = 0; which < std::size(preset_rows); ++which) {
    bool attempts = false;
    each_setting_row(static_cast<Preset>(which), [&](const SettingRow& row) {
      good = good && !setting_name(row).empty() && sourced(row.cite);
      good = good && (row.cite.basis != Basis::inferred || !row.why.empty());
      attempts = attempts || setting_name(row) == "max_attempts";
    });
    good = good && attempts;
  }
  return good;
}

/// A policy that goes on for ever waits between the attempts, and every limit is a limit.
consteval bool presets_are_sane() {
  for (std::size_t which = 0; which < std::size(preset_rows); ++which) {
    const Policy& policy = preset(static_cast<Preset>(which));
    if (policy.channel != preset_rows[which].channel || policy.max_attempts < 0) return false;
    const bool retries = policy.max_attempts != 1;
    const Backoff& backoff = policy.backoff;
    if (retries && (backoff.initial <= seconds(0) || backoff.max < backoff.initial)) return false;
    const bool of_grpc = policy.transparent || policy.transient_resets != 0;
    if (policy.channel == Channel::http && of_grpc) return false;
    if (policy.channel == Channel::grpc && policy.no_response != Verdict::give_up) return false;
  }
  return true;
}
static_assert(verdicts_are_complete());
static_assert(settings_are_sound());
static_assert(presets_are_sane());

/// Every member that a row may set changes the policy, and no other member.
consteval bool members_are_members() {
  bool good = true;
  int count = 0;
  each_policy_member([&]<auto M>(std::string_view name, std::string_view meaning) {
    Policy policy;
    auto& member = detail::retry::member_of<M>(policy);
    using Value = std::remove_cvref_t<decltype(member)>;
    const Value before = member;
    const Value other = before == Value(1) ? Value(0) : Value(1);
    const SettingRow row(M, other, Cite{&sources::retry_choice, Basis::inferred});
    row.apply(policy);
    good = good && member == other && setting_name(row) == name && !meaning.empty();
    member = before;
    good = good && policy == Policy{};
    ++count;
  });
  return good && count == 25;
}
static_assert(members_are_members());

// No reset is a success, which `is_ok` relies on.
static_assert(code_cast<GrpcCode>(Http2Error::no_error) != GrpcCode::ok);

// gRFC A6's example, typed again.
static_assert(preset(Preset::grpc_retry).max_attempts == 4 &&
              preset(Preset::grpc_retry).backoff ==
                  Backoff{.initial = milliseconds(100), .max = seconds(1)});
static_assert(preset(Preset::influx_v2_java).max_attempts == 6 &&
              preset(Preset::influx_v2_java).max_elapsed == seconds(180));
static_assert(preset(Preset::influx_v2_csharp).max_elapsed == seconds(0));
static_assert(preset(Preset::telegraf).max_attempts == 0 &&
              preset(Preset::telegraf).hint_cap == seconds(600));
static_assert(preset(Preset::vector).max_attempts == 0 &&
              preset(Preset::grpc_transparent).max_attempts == 1);
static_assert(preset(Preset::influx_write).in_flight == 1 &&
              preset(Preset::influx_write).needs_idempotency);

// What is no code, however near, changes no verdict, and touches nothing else.
consteval bool only_codes_have_verdicts() {
  retry::Policy policy = retry::preset(retry::Preset::grpc_retry);
  policy.on(static_cast<GrpcCode>(17), retry::Verdict::retry)
      .on(static_cast<GrpcCode>(255), retry::Verdict::retry);
  policy.on(static_cast<HttpStatus>(99), retry::Verdict::retry)
      .on(static_cast<HttpStatus>(600), retry::Verdict::retry);
  return policy.grpc == retry::preset(retry::Preset::grpc_retry).grpc &&
         policy.http == retry::preset(retry::Preset::grpc_retry).http;
}
static_assert(only_codes_have_verdicts());

// A decision is a constant, a plain value, and says why.
static_assert(std::is_trivially_copyable_v<retry::Decision> &&
              std::is_trivially_copyable_v<retry::Policy> &&
              std::is_trivially_copyable_v<retry::Failure>);
static_assert(retry::decide(retry::preset(retry::Preset::grpc_retry),
                            retry::Failure{.code = GrpcCode::unavailable})
                  .delay == milliseconds(100));
static_assert(retry::classify(retry::Failure{.code = GrpcCode::invalid_argument}).rule ==
              "the request is at fault");
static_assert(noexcept(retry::classify(std::declval<const retry::Failure&>())) && noexcept(
    retry::parse_pushback(
        std::declval<std::string_view>())) && noexcept(retry::
                                                           parse_retry_after(
                                                               std::declval<std::string_view>(),
                                                               std::declval<retry::SystemTime>())));
static_assert(retry::RetryRules<retry::Policy> && !retry::RetryRules<int>);
static_assert(retry::parse_retry_after("120", retry::SystemTime{}) ==
              retry::Hint::wait(seconds(120)));

// The jitter of the recommended presets never comes earlier than 0.8 of the backoff.
consteval bool never_early() {
  for (const retry::Preset which : {retry::Preset::flight_query, retry::Preset::influx_write}) {
    for (std::int32_t n = 1; n < 30; ++n) {
      const auto base = retry::preset(which).backoff.base(n);
      if (retry::preset(which).backoff.delay(n, {}, 0) < base - base / 5) return false;
    }
  }
  return true;
}
static_assert(never_early());

/// The page names bad SQL alone.
constexpr bool one_is_documented_as_shown() {
  for (const retry::ShownRow& row : retry::shown_rows) {
    if ((row.basis == Basis::documented) != (row.code == GrpcCode::invalid_argument)) return false;
  }
  return true;
}
static_assert(one_is_documented_as_shown());
}  // namespace
