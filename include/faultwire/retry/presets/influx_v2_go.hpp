// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_INFLUX_V2_GO_HPP
#define FAULTWIRE_RETRY_PRESETS_INFLUX_V2_GO_HPP
/// influxdb-client-go: what it does when a write fails.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::influx_v2_go>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets/influx_v2_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source influx_client_go{"influxdb-client-go 2.14.0"sv,
                                         "internal/write/service.go: computeRetryDelay"sv,
                                         "2024-08-12"sv};
}  // namespace sources

namespace retry::presets {

/// influxdb-client-go.
struct influx_v2_go : influx_v2_rows<sources::influx_client_go> {
  static constexpr std::string_view name = "influx_v2_go"sv;
  static constexpr std::string_view title = "influxdb-client-go"sv;

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_changes[] = {
      {&Backoff::jitter, Jitter::range_cut_after_draw, client,
       "the fifth wait is exactly 125 s in 35 of 80 cases"sv},
      {&Policy::retry_after, HintUse::instead, client, "seconds only: it ignores a date"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
