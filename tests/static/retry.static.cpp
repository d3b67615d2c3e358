// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The rows of the presets: in order, complete, each with a source; and the values that follow from
// them, typed again from the sources.
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
static_assert(in_order(retry::preset_rows, &retry::PresetRow::preset) &&
              in_order(retry::setting_names, &retry::SettingName::setting));
static_assert(in_order(retry::action_rows, &retry::ActionRow::action) &&
              retry::action_rows.size() ==
                  static_cast<std::size_t>(retry::Action::done_partially) + 1);
static_assert(in_order(retry::reason_rows, &retry::ReasonRow::reason) &&
              retry::reason_rows.size() == static_cast<std::size_t>(retry::Reason::retry_info) + 1);
static_assert(in_order(retry::shown_rows, &retry::ShownRow::code) &&
              retry::shown_rows.size() == CodeTraits<GrpcCode>::extent);
static_assert(retry::verdict_names.size() ==
              static_cast<std::size_t>(retry::Verdict::needs_operator) + 1);
static_assert(retry::growth_names.size() == static_cast<std::size_t>(retry::Growth::quadratic) + 1);
static_assert(retry::jitter_names.size() ==
              static_cast<std::size_t>(retry::Jitter::decorrelated) + 1);
static_assert(retry::hint_use_names.size() ==
              static_cast<std::size_t>(retry::HintUse::at_least) + 1);
static_assert(retry::setting_names.size() ==
              static_cast<std::size_t>(retry::Setting::in_flight) + 1);

constexpr bool sourced(const Source& source) {
  return !source.title.empty() && !source.place.empty() && source.date.size() >= 7;
}

/// Every code of its channel, but OK, has a verdict in every preset; no row is beyond its channel
/// or without a source; a cell that somebody has concluded says why.
consteval bool verdicts_are_complete() {
  bool good = true;
  for (const retry::PresetRow& preset : retry::preset_rows) {
    const bool grpc = preset.channel == retry::Channel::grpc;
    const int first = grpc ? 1 : 100;
    const int last = grpc ? 16 : 599;
    std::array<bool, 600> covered{};
    retry::each_verdict_row([&](const retry::VerdictRow& row) {
      if (row.preset != preset.preset) return;
      good = good && first <= row.first && row.first <= row.last && row.last <= last &&
             sourced(row.source);
      good = good && (row.basis != Basis::inferred || !row.why.empty());
      for (int number = row.first; number <= row.last; ++number)
        covered[static_cast<std::size_t>(number)] = true;
    });
    for (int number = first; number <= last; ++number)
      good = good && covered[static_cast<std::size_t>(number)];
  }
  return good;
}
static_assert(verdicts_are_complete());

/// No setting stands twice.
consteval bool settings_are_sound() {
  bool good = true;
  std::array<std::array<bool, retry::setting_names.size()>, retry::preset_rows.size()> seen{};
  retry::each_setting_row([&](const retry::SettingRow& row) {
    bool& here = seen[static_cast<std::size_t>(row.preset)][static_cast<std::size_t>(row.setting)];
    good = good && !here && sourced(row.source) && row.value >= 0 &&
           (row.basis != Basis::inferred || !row.why.empty());
    here = true;
  });
  for (const auto& settings : seen)
    good = good && settings[static_cast<std::size_t>(retry::Setting::max_attempts)];
  return good;
}
static_assert(settings_are_sound());

/// A policy that goes on for ever waits between the attempts, and every limit is a limit.
consteval bool presets_are_sane() {
  for (const retry::PresetRow& row : retry::preset_rows) {
    const retry::Policy& policy = retry::preset(row.preset);
    if (policy.channel != row.channel || policy.max_attempts < 0) return false;
    const bool retries = policy.max_attempts != 1;
    if (retries &&
        (policy.backoff.initial <= seconds(0) || policy.backoff.max < policy.backoff.initial))
      return false;
    if (policy.channel == retry::Channel::http &&
        (policy.transparent || policy.transient_resets != 0))
      return false;
    if (policy.channel == retry::Channel::grpc && policy.no_response != retry::Verdict::give_up)
      return false;
  }
  return true;
}
static_assert(presets_are_sane());

// gRFC A6's example; the ranges of the v2 clients; Telegraf and Vector.
static_assert(retry::preset(retry::Preset::grpc_retry).max_attempts == 4 &&
              preset(retry::Preset::grpc_retry).backoff == retry::backoffs::grpc_retry_example);
static_assert(retry::preset(retry::Preset::influx_v2_java).max_attempts == 6 &&
              preset(retry::Preset::influx_v2_java).max_elapsed == seconds(180));
static_assert(retry::preset(retry::Preset::influx_v2_csharp).max_elapsed == seconds(0));
static_assert(retry::preset(retry::Preset::telegraf).max_attempts == 0 &&
              preset(retry::Preset::telegraf).hint_cap == seconds(600));
static_assert(retry::preset(retry::Preset::vector).max_attempts == 0 &&
              preset(retry::Preset::grpc_transparent).max_attempts == 1);
consteval bool waits_like(retry::Preset which, const retry::Backoff& named) {
  const retry::Backoff& ours = retry::preset(which).backoff;
  for (std::int32_t n = 1; n < 20; ++n) {
    for (const double chance : {0.0, 0.25, 1.0}) {
      if (ours.delay(n, {}, chance) != named.delay(n, {}, chance)) return false;
    }
  }
  return true;
}
static_assert(waits_like(retry::Preset::influx_v2_java, retry::backoffs::influx_v2_clients) &&
              waits_like(retry::Preset::telegraf, retry::backoffs::telegraf) &&
              waits_like(retry::Preset::vector, retry::backoffs::vector_sink) &&
              waits_like(retry::Preset::aip_194, retry::backoffs::grpc_connection));
static_assert(retry::preset(retry::Preset::influx_write).in_flight == 1 &&
              preset(retry::Preset::influx_write).needs_idempotency);

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
