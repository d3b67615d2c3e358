// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_INFLUX_V2_CSHARP_HPP
#define FAULTWIRE_RETRY_PRESETS_INFLUX_V2_CSHARP_HPP
/// influxdb-client-csharp: what it does when a write fails.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::influx_v2_csharp>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets/influx_v2_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source influx_client_csharp{
    "influxdb-client-csharp"sv, "Client/Internal/RetryAttempt.cs at 19f93a9b07, WriteOptions.cs"sv,
    "2026-11"sv};
}  // namespace sources

namespace retry::presets {

/// influxdb-client-csharp.
struct influx_v2_csharp : influx_v2_rows<sources::influx_client_csharp> {
  static constexpr std::string_view name = "influx_v2_csharp"sv;
  static constexpr std::string_view title = "influxdb-client-csharp"sv;

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_changes[] = {
      {&Policy::max_elapsed, std::chrono::seconds(0), client, "no limit"sv},
      {&Policy::retry_after, HintUse::instead, client, "seconds only: it throws on a date"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
