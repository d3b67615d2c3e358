// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_INFLUX_V2_JS_HPP
#define FAULTWIRE_RETRY_PRESETS_INFLUX_V2_JS_HPP
/// influxdb-client-js: what it does when a write fails.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::influx_v2_js>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets/influx_v2_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source influx_client_js{
    "influxdb-client-js 1.35.0"sv, "impl/retryStrategy.ts, impl/WriteApiImpl.ts, options.ts"sv,
    "2024-12-07"sv};
}  // namespace sources

namespace retry::presets {

/// influxdb-client-js.
struct influx_v2_js : influx_v2_rows<sources::influx_client_js> {
  static constexpr std::string_view name = "influx_v2_js"sv;
  static constexpr std::string_view title = "influxdb-client-js"sv;

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_changes[] = {
      {&Backoff::extra, std::chrono::milliseconds(200), client,
       "retryJitter, also on top of Retry-After"sv},
      {&Policy::retry_after, HintUse::instead, client,
       "it takes the seconds for milliseconds, which is not repeated"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
