// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_HPP
#define FAULTWIRE_RETRY_PRESETS_HPP
/// The list of the presets: policies that are known by name. Each has a header in presets/, whose
/// rows say where every figure comes from and why it is so.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr Failure forbidden{.code = HttpStatus::forbidden};
/// static_assert(decide(preset(Preset::influx_write), forbidden).action == Action::needs_operator);
/// Policy mine = policy_of_preset<presets::influx_write>;  // makes this one preset only
/// mine.max_attempts = 3;
/// @endcode

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "faultwire/retry/decide.hpp"
#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets/aip_194.hpp"
#include "faultwire/retry/presets/arrow_flight.hpp"
#include "faultwire/retry/presets/aws_standard.hpp"
#include "faultwire/retry/presets/flight_query.hpp"
#include "faultwire/retry/presets/fluent_bit.hpp"
#include "faultwire/retry/presets/google_pubsub_publish.hpp"
#include "faultwire/retry/presets/google_storage.hpp"
#include "faultwire/retry/presets/grpc_retry.hpp"
#include "faultwire/retry/presets/grpc_transparent.hpp"
#include "faultwire/retry/presets/influx_docs_dedicated.hpp"
#include "faultwire/retry/presets/influx_v2_csharp.hpp"
#include "faultwire/retry/presets/influx_v2_go.hpp"
#include "faultwire/retry/presets/influx_v2_java.hpp"
#include "faultwire/retry/presets/influx_v2_js.hpp"
#include "faultwire/retry/presets/influx_v2_python.hpp"
#include "faultwire/retry/presets/influx_v3.hpp"
#include "faultwire/retry/presets/influx_write.hpp"
#include "faultwire/retry/presets/otlp_grpc.hpp"
#include "faultwire/retry/presets/otlp_http.hpp"
#include "faultwire/retry/presets/prometheus_remote_write.hpp"
#include "faultwire/retry/presets/telegraf.hpp"
#include "faultwire/retry/presets/vector.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// The policies that are known by name; `preset_rows` has the title of each. To add one, write its
/// header in presets/, and name it here and, in the same order, in the list below.
enum class Preset : std::uint8_t {
  flight_query = 0,
  influx_write,
  influx_docs_dedicated,
  grpc_retry,
  grpc_transparent,
  aip_194,
  arrow_flight,
  google_pubsub_publish,
  google_storage,
  influx_v2_java,
  influx_v2_python,
  influx_v2_js,
  influx_v2_go,
  influx_v2_csharp,
  influx_v3,
  telegraf,
  vector,
  fluent_bit,
  otlp_grpc,
  otlp_http,
  prometheus_remote_write,
  aws_standard,
};

/// A preset as a user meets it.
struct PresetRow {
  std::string_view name;
  std::string_view title;
  Channel channel;
};

}  // namespace retry

namespace detail::retry {

template <PresetRows... P>
struct PresetList {
  static constexpr PresetRow rows[] = {{P::name, P::title, P::channel}...};
};
/// All presets, in the order of the enumerators.
using Presets =
    PresetList<presets::flight_query, presets::influx_write, presets::influx_docs_dedicated,
               presets::grpc_retry, presets::grpc_transparent, presets::aip_194,
               presets::arrow_flight, presets::google_pubsub_publish, presets::google_storage,
               presets::influx_v2_java, presets::influx_v2_python, presets::influx_v2_js,
               presets::influx_v2_go, presets::influx_v2_csharp, presets::influx_v3,
               presets::telegraf, presets::vector, presets::fluent_bit, presets::otlp_grpc,
               presets::otlp_http, presets::prometheus_remote_write, presets::aws_standard>;

/// A preset by number: its policy and its rows, without its type.
struct PresetTables {
  const Policy* policy;
  std::span<const VerdictRow> verdicts;
  std::span<const SettingRow> settings;
  std::span<const SettingRow> changes;
};
/// The tables of all presets; they are made when the first function below that needs them is used.
template <class List>
inline constexpr PresetTables tables_of[1] = {};
template <PresetRows... P>
inline constexpr PresetTables tables_of<PresetList<P...>>[sizeof...(P)] = {
    {&policy_of_preset<P>, verdicts_of<P>(), settings_of<P>(), changes_of<P>()}...};
/// Returns the tables of a preset. `List` is `Presets`: a template, so that they are made on use.
template <class List>
[[nodiscard]] constexpr const PresetTables& tables_at(Preset which) noexcept {
  return tables_of<List>[static_cast<std::size_t>(which)];
}

}  // namespace detail::retry

namespace retry {

/// All presets, in the order of the enumerators.
inline constexpr auto& preset_rows = detail::retry::Presets::rows;
static_assert(std::size(preset_rows) == static_cast<std::size_t>(Preset::aws_standard) + 1);

/// Returns the policy, in static storage. Constant. The first use makes the policies of all
/// presets; `policy_of_preset` makes one. A template for that reason: `P` is `Preset`.
template <std::same_as<Preset> P>
[[nodiscard]] constexpr const Policy& preset(P which) noexcept {
  return *detail::retry::tables_at<detail::retry::Presets>(which).policy;
}
/// Calls `visit(row)` with every verdict row of a preset. `P` is `Preset`.
template <std::same_as<Preset> P, class V>
constexpr void each_verdict_row(P which, V&& visit) {
  using detail::retry::Presets;
  for (const VerdictRow& row : detail::retry::tables_at<Presets>(which).verdicts) visit(row);
}
/// Calls `visit(row)` with every setting row of a preset. `P` is `Preset`.
template <std::same_as<Preset> P, class V>
constexpr void each_setting_row(P which, V&& visit) {
  using detail::retry::Presets;
  const auto& tables = detail::retry::tables_at<Presets>(which);
  for (const SettingRow& row : tables.settings) visit(row);
  for (const SettingRow& row : tables.changes) visit(row);
}
/// Returns the name of a preset, for example `influx_write`; static storage.
[[nodiscard]] constexpr std::string_view preset_name(Preset which) noexcept {
  return preset_rows[static_cast<std::size_t>(which)].name;
}
/// Returns the preset of exactly this name; empty if there is none. `Lazy` is `void`.
template <class Lazy = void>
[[nodiscard]] constexpr std::optional<detail::codes::Later<Preset, Lazy>> find_preset(
    std::string_view name) noexcept {
  for (std::size_t i = 0; i < std::size(preset_rows); ++i) {
    if (preset_rows[i].name == name) return static_cast<Preset>(i);
  }
  return std::nullopt;
}

/// Returns which of the two recommended presets a failure belongs to: `influx_write` for a code of
/// HTTP or InfluxDB and for whatever has an HTTP status without a code of its own, else
/// `flight_query`.
[[nodiscard]] constexpr Preset recommended_preset(const Failure& failure) noexcept {
  const bool status_alone = failure.http_status && failure.code == AnyCode(GrpcCode::unknown);
  const bool http = failure.code.domain == Domain::http || failure.code.domain == Domain::influx;
  return http || status_alone ? Preset::influx_write : Preset::flight_query;
}

/// Returns what the recommended preset decides. A template, so that only a program that asks makes
/// the two presets: `F` is `Failure`.
template <std::same_as<Failure> F>
[[nodiscard]] constexpr Decision classify(const F& failure) noexcept {
  using detail::codes::Dependent;
  using Write = typename Dependent<presets::influx_write, F>::type;
  using Query = typename Dependent<presets::flight_query, F>::type;
  return recommended_preset(failure) == Preset::influx_write
             ? decide(policy_of_preset<Write>, failure)
             : decide(policy_of_preset<Query>, failure);
}
/// The same for any error that has a `failure_of`.
template <class E>
requires requires(const E& error) {
  { failure_of(error) } -> std::same_as<Failure>;
}
[[nodiscard]] constexpr Decision classify(const E& error) { return classify(failure_of(error)); }

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
