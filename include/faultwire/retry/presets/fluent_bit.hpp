// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_FLUENT_BIT_HPP
#define FAULTWIRE_RETRY_PRESETS_FLUENT_BIT_HPP
/// Fluent Bit's output to InfluxDB.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::fluent_bit>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source fluent_bit_output{"Fluent Bit"sv, "plugins/out_influxdb/influxdb.c"sv,
                                          "2026-08-21"sv};
inline constexpr Source fluent_bit_scheduler{
    "Fluent Bit"sv, "src/flb_scheduler.c, src/flb_output.c"sv, "2026-08-21"sv};
}  // namespace sources

namespace retry::presets {

/// Fluent Bit's output to InfluxDB.
struct fluent_bit {
  static constexpr std::string_view name = "fluent_bit"sv;
  static constexpr std::string_view title = "Fluent Bit's output to InfluxDB"sv;
  static constexpr Channel channel = Channel::http;

  static constexpr Cite output{&sources::fluent_bit_output, Basis::implementation};
  static constexpr Cite scheduler{&sources::fluent_bit_scheduler, Basis::implementation};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 599},
       Verdict::give_up,
       output,
       "every answer counts as delivered: 429 and 503 lose the chunk"sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 2, scheduler, "retry_limit 1"sv},
      {&Backoff::initial, std::chrono::seconds(10), scheduler, "scheduler.base 5 s, times 2"sv},
      {&Backoff::max, std::chrono::seconds(2000), scheduler, "scheduler.cap"sv},
      {&Backoff::multiplier, 2.0, scheduler},
      {&Backoff::growth, Growth::exponential, scheduler},
      {&Backoff::jitter, Jitter::full, scheduler, "6 to 11 s"sv},
      {&Backoff::least, std::chrono::seconds(5), scheduler},
      {&Backoff::plus, std::chrono::seconds(1), scheduler},
      {&Policy::no_response, Verdict::retry, output},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
