// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_INFLUX_V2_JAVA_HPP
#define FAULTWIRE_RETRY_PRESETS_INFLUX_V2_JAVA_HPP
/// influxdb-client-java: what it does when a write fails.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::influx_v2_java>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets/influx_v2_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source influx_client_java{"influxdb-client-java 8.0.0"sv,
                                           "internal/RetryAttempt.java, WriteOptions.java"sv,
                                           "2026-04-23"sv};
}  // namespace sources

namespace retry::presets {

/// influxdb-client-java.
struct influx_v2_java : influx_v2_rows<sources::influx_client_java> {
  static constexpr std::string_view name = "influx_v2_java"sv;
  static constexpr std::string_view title = "influxdb-client-java"sv;

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_changes[] = {
      {&Policy::retry_after, HintUse::instead, client, "seconds only: it throws on a date"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
