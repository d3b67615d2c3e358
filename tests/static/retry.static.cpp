// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The rows of the presets: in order, complete, each with a source; and the values that follow from them, typed again from the sources.
#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using std::chrono::milliseconds;
using std::chrono::seconds;

template <class Rows, class Member>
consteval bool in_order(const Rows& rows, Member member) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].*member) != i) return false;
  }
  return true;
}
static_assert(in_order(preset_rows, &PresetRow::preset) && in_order(setting_names, &SettingName::setting));
static_assert(in_order(action_rows, &ActionRow::action) && action_rows.size() == static_cast<std::size_t>(Action::done_partially) + 1);
static_assert(in_order(reason_rows, &ReasonRow::reason) && reason_rows.size() == static_cast<std::size_t>(Reason::retry_info) + 1);
static_assert(in_order(shown_rows, &ShownRow::code) && shown_rows.size() == CodeTraits<GrpcCode>::extent);
static_assert(verdict_names.size() == static_cast<std::size_t>(Verdict::needs_operator) + 1);
static_assert(growth_names.size() == static_cast<std::size_t>(Growth::quadratic) + 1);
static_assert(jitter_names.size() == static_cast<std::size_t>(Jitter::decorrelated) + 1);
static_assert(hint_use_names.size() == static_cast<std::size_t>(HintUse::at_least) + 1);
static_assert(setting_names.size() == static_cast<std::size_t>(Setting::in_flight) + 1);

constexpr bool sourced(const Source& source) { return !source.title.empty() && !source.place.empty() && source.date.size() >= 7; }

/// Every code of its channel, but OK, has a verdict in every preset; no row is beyond its channel or without a source; a cell that somebody has
/// concluded says why.
consteval bool verdicts_are_complete() {
  bool good = true;
  for (const PresetRow& preset : preset_rows) {
    const bool grpc = preset.channel == Channel::grpc;
    const int first = grpc ? 1 : 100;
    const int last = grpc ? 16 : 599;
    std::array<bool, 600> covered{};
    each_verdict_row([&](const VerdictRow& row) {
      if (row.preset != preset.preset) return;
      good = good && first <= row.first && row.first <= row.last && row.last <= last && sourced(row.source);
      good = good && (row.basis != Basis::inferred || !row.why.empty());
      for (int number = row.first; number <= row.last; ++number) covered[static_cast<std::size_t>(number)] = true;
    });
    for (int number = first; number <= last; ++number) good = good && covered[static_cast<std::size_t>(number)];
  }
  return good;
}
static_assert(verdicts_are_complete());

/// No setting stands twice.
consteval bool settings_are_sound() {
  bool good = true;
  std::array<std::array<bool, setting_names.size()>, preset_rows.size()> seen{};
  each_setting_row([&](const SettingRow& row) {
    bool& here = seen[static_cast<std::size_t>(row.preset)][static_cast<std::size_t>(row.setting)];
    good = good && !here && sourced(row.source) && row.value >= 0 && (row.basis != Basis::inferred || !row.why.empty());
    here = true;
  });
  for (const auto& settings : seen) good = good && settings[static_cast<std::size_t>(Setting::max_attempts)];
  return good;
}
static_assert(settings_are_sound());

/// A policy that goes on for ever waits between the attempts, and every limit is a limit.
consteval bool presets_are_sane() {
  for (const PresetRow& row : preset_rows) {
    const Policy& policy = preset(row.preset);
    if (policy.channel != row.channel || policy.max_attempts < 0) return false;
    const bool retries = policy.max_attempts != 1;
    if (retries && (policy.backoff.initial <= seconds(0) || policy.backoff.max < policy.backoff.initial)) return false;
    if (policy.channel == Channel::http && (policy.transparent || policy.transient_resets != 0)) return false;
    if (policy.channel == Channel::grpc && policy.no_response != Verdict::give_up) return false;
  }
  return true;
}
static_assert(presets_are_sane());

// gRFC A6's example; the ranges of the v2 clients; Telegraf and Vector.
static_assert(preset(Preset::grpc_retry).max_attempts == 4 && preset(Preset::grpc_retry).backoff == backoffs::grpc_retry_example);
static_assert(preset(Preset::influx_v2_java).max_attempts == 6 && preset(Preset::influx_v2_java).max_elapsed == seconds(180));
static_assert(preset(Preset::influx_v2_csharp).max_elapsed == seconds(0));
static_assert(preset(Preset::telegraf).max_attempts == 0 && preset(Preset::telegraf).hint_cap == seconds(600));
static_assert(preset(Preset::vector).max_attempts == 0 && preset(Preset::grpc_transparent).max_attempts == 1);
consteval bool waits_like(Preset which, const Backoff& named) {
  const Backoff& ours = preset(which).backoff;
  for (std::int32_t n = 1; n < 20; ++n) {
    for (const double chance : {0.0, 0.25, 1.0}) {
      if (ours.delay(n, {}, chance) != named.delay(n, {}, chance)) return false;
    }
  }
  return true;
}
static_assert(waits_like(Preset::influx_v2_java, backoffs::influx_v2_clients) && waits_like(Preset::telegraf, backoffs::telegraf) &&
              waits_like(Preset::vector, backoffs::vector_sink) && waits_like(Preset::aip_194, backoffs::grpc_connection));
static_assert(preset(Preset::influx_write).in_flight == 1 && preset(Preset::influx_write).needs_idempotency);

// What is no code, however near, changes no verdict, and touches nothing else.
consteval bool only_codes_have_verdicts() {
  Policy policy = preset(Preset::grpc_retry);
  policy.on(static_cast<GrpcCode>(17), Verdict::retry).on(static_cast<GrpcCode>(255), Verdict::retry);
  policy.on(static_cast<HttpStatus>(99), Verdict::retry).on(static_cast<HttpStatus>(600), Verdict::retry);
  return policy.grpc == preset(Preset::grpc_retry).grpc && policy.http == preset(Preset::grpc_retry).http;
}
static_assert(only_codes_have_verdicts());

// A decision is a constant, a plain value, and says why.
static_assert(std::is_trivially_copyable_v<Decision> && std::is_trivially_copyable_v<Policy> && std::is_trivially_copyable_v<Failure>);
static_assert(decide(preset(Preset::grpc_retry), Failure{.code = GrpcCode::unavailable}).delay == milliseconds(100));
static_assert(classify(Failure{.code = GrpcCode::invalid_argument}).rule == "the request is at fault");
static_assert(noexcept(classify(std::declval<const Failure&>())) && noexcept(parse_pushback(std::declval<std::string_view>())) && noexcept(
    parse_retry_after(std::declval<std::string_view>(), std::declval<SystemTime>())));
static_assert(RetryRules<Policy> && !RetryRules<int>);
static_assert(parse_retry_after("120", SystemTime{}) == Hint::wait(seconds(120)));

// The jitter of the recommended presets never comes earlier than 0.8 of the backoff.
consteval bool never_early() {
  for (const Preset which : {Preset::flight_query, Preset::influx_write}) {
    for (std::int32_t n = 1; n < 30; ++n) {
      const auto base = preset(which).backoff.base(n);
      if (preset(which).backoff.delay(n, {}, 0) < base - base / 5) return false;
    }
  }
  return true;
}
static_assert(never_early());

/// The page names bad SQL alone.
constexpr bool one_is_documented_as_shown() {
  for (const ShownRow& row : shown_rows) {
    if ((row.basis == Basis::documented) != (row.code == GrpcCode::invalid_argument)) return false;
  }
  return true;
}
static_assert(one_is_documented_as_shown());
}  // namespace
