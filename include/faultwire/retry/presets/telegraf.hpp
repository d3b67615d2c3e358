// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_TELEGRAF_HPP
#define FAULTWIRE_RETRY_PRESETS_TELEGRAF_HPP
/// Telegraf's outputs to InfluxDB v2 and v3.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::telegraf>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source telegraf_output{"Telegraf 1.37.2"sv,
                                        "plugins/outputs/influxdb_v2/http.go"sv, "2026-08-21"sv};
/// The same table of statuses and the same waits as the output to v2, except for a 413.
inline constexpr Source telegraf_output_v3{
    "Telegraf"sv, "plugins/outputs/influxdb_v3/client.go at 31e510434f"sv, "2026-11"sv};
inline constexpr Source telegraf_agent{"Telegraf documentation"sv,
                                       "Configuration: agent, flush_interval"sv, "2026-08-21"sv};
}  // namespace sources

namespace retry::presets {

/// Telegraf's outputs to InfluxDB v2 and v3.
struct telegraf {
  static constexpr std::string_view name = "telegraf"sv;
  static constexpr std::string_view title = "Telegraf's outputs to InfluxDB v2 and v3"sv;
  static constexpr Channel channel = Channel::http;

  static constexpr Cite output{&sources::telegraf_output, Basis::implementation};
  static constexpr Cite output_v3{&sources::telegraf_output_v3, Basis::implementation};
  static constexpr Cite agent{&sources::telegraf_agent, Basis::documented};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 599},
       Verdict::retry_flat,
       output,
       "kept for the next flush: 1xx, 3xx and most of 5xx"sv},
      {{400, 499}, Verdict::give_up, output, "the batch is dropped"sv},
      {HttpStatus::unauthorized, Verdict::retry_flat, output, "the batch is kept"sv},
      {HttpStatus::forbidden, Verdict::retry_flat, output, "the batch is kept"sv},
      {HttpStatus::content_too_large, Verdict::split, output_v3,
       "in two, with v2 again and again, with v3 once"sv},
      {HttpStatus::too_many_requests, Verdict::retry, output, ""sv},
      {HttpStatus::bad_gateway, Verdict::retry, output, ""sv},
      {HttpStatus::service_unavailable, Verdict::retry, output, ""sv},
      {HttpStatus::gateway_timeout, Verdict::retry, output, ""sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 0, output, "for ever"sv},
      {&Backoff::initial, std::chrono::milliseconds(25), output,
       "n^2 / 40 s, with 429, 502, 503 and 504 only"sv},
      {&Backoff::max, std::chrono::seconds(60), output},
      {&Backoff::growth, Growth::quadratic, output},
      {&Backoff::jitter, Jitter::none, output},
      {&Policy::flat_wait, std::chrono::seconds(10), agent, "flush_interval"sv},
      {&Policy::retry_after, HintUse::at_least, output},
      {&Policy::hint_cap, std::chrono::seconds(600), output},
      {&Policy::unreadable_hint, std::chrono::seconds(10), output},
      {&Policy::no_response, Verdict::retry_flat, output, "kept for the next flush"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
