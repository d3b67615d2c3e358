// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_INFLUX_V3_HPP
#define FAULTWIRE_RETRY_PRESETS_INFLUX_V3_HPP
/// The clients of InfluxDB 3 for Go, JavaScript, Java, Python and C#: they retry no write.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::influx_v3>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source influx_v3_clients{
    "InfluxDB 3 clients"sv, "influxdb3-go 2.17.0, -js 2.1.0, -java 1.8.0, -python 0.21.0"sv,
    "2026-08-27"sv};
}  // namespace sources

namespace retry::presets {

/// The clients of InfluxDB 3, which retry no write. influxdb3-python retries only when it batches:
/// see `influx_v2_python`.
struct influx_v3 {
  static constexpr std::string_view name = "influx_v3"sv;
  static constexpr std::string_view title =
      "influxdb3-go, -js, -java, -csharp, -python without batching: no retries"sv;
  static constexpr Channel channel = Channel::http;

  static constexpr Cite clients{&sources::influx_v3_clients, Basis::implementation};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 599},
       Verdict::give_up,
       clients,
       "the error is returned; Go keeps Retry-After in it for the caller"sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 1, clients, "no client has a loop around a write"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
