// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_INFLUX_V2_PYTHON_HPP
#define FAULTWIRE_RETRY_PRESETS_INFLUX_V2_PYTHON_HPP
/// influxdb-client-python; influxdb3-python when it batches: what it does when a write fails.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::influx_v2_python>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets/influx_v2_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source influx_client_python{
    "influxdb-client-python 1.50.0, influxdb3-python 0.21.0"sv, "client/write/retry.py"sv,
    "2026-08-27"sv};
}  // namespace sources

namespace retry::presets {

/// influxdb-client-python; influxdb3-python when it batches.
struct influx_v2_python : influx_v2_rows<sources::influx_client_python> {
  static constexpr std::string_view name = "influx_v2_python"sv;
  static constexpr std::string_view title =
      "influxdb-client-python; influxdb3-python when it batches"sv;

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_changes[] = {
      {&Policy::retry_after, HintUse::instead, client, "seconds or a date, read by urllib3"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
