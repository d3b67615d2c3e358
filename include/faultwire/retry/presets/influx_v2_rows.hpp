// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_INFLUX_V2_ROWS_HPP
#define FAULTWIRE_RETRY_PRESETS_INFLUX_V2_ROWS_HPP
/// What the five clients of InfluxDB v2 have in common; each cites its own source.
///
/// @code
/// using namespace faultwire::retry;
/// static_assert(policy_of_preset<presets::influx_v2_java>.max_attempts == 6);
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry::presets {

/// The rows that the clients share, with the source of one of them.
template <const Source& Of>
struct influx_v2_rows {
  static constexpr Channel channel = Channel::http;
  static constexpr Cite client{&Of, Basis::implementation};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 428}, Verdict::give_up, client, "below 429"sv},
      {{429, 599}, Verdict::retry, client, "429 and above, 431, 451, 501 and 505 too"sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 6, client, "five retries"sv},
      {&Policy::max_elapsed, std::chrono::seconds(180), client},
      {&Backoff::initial, std::chrono::seconds(5), client},
      {&Backoff::max, std::chrono::seconds(125), client},
      {&Backoff::multiplier, 2.0, client},
      {&Backoff::growth, Growth::exponential, client},
      {&Backoff::jitter, Jitter::range, client,
       "5 to 10 s, 10 to 20 s, 20 to 40 s, 40 to 80 s, 80 to 125 s"sv},
      {&Policy::retry_after, HintUse::instead, client},
      {&Policy::no_response, Verdict::retry, client},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
