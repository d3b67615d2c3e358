// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_PRECISION_HPP
#define FAULTWIRE_LINE_PROTOCOL_PRECISION_HPP
/// The units of timestamps, and how they become nanoseconds. Authority: the documentation of the
/// write APIs; InfluxDB 3 Core for `detect` (influxdb3_types/src/write.rs, v3.6.0 to v3.10.1).
///
/// @code
/// static_assert(line_protocol::to_nanoseconds(1, Precision::seconds) == 1'000'000'000);
/// static_assert(line_protocol::detect_precision(1'590'488'773) == Precision::seconds);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// The unit of the timestamps of a request.
enum class Precision : std::uint8_t {
  nanoseconds,
  microseconds,
  milliseconds,
  seconds,
  detect,  ///< by the size of each timestamp: `auto` of InfluxDB 3 Core; no other API has it
};

/// One unit: its spelling in a request and how many nanoseconds it has.
struct PrecisionRow {
  Precision precision;
  std::string_view name;     ///< as the parameter `precision` spells it
  std::int64_t nanoseconds;  ///< in one unit; 0 for `detect`
  /// `detect` takes this unit for absolute values below this; 0 for the last resort.
  std::int64_t detect_below;
  std::string_view core_name;  ///< as InfluxDB 3 Core names it in `timestamp_overflow`
};

/// One row for every unit, in the order of the enumerators.
inline constexpr PrecisionRow precision_rows[] = {
    {Precision::nanoseconds, "ns", 1, 0, "Nanosecond"},
    {Precision::microseconds, "us", 1'000, 5'000'000'000'000'000, "Microsecond"},
    {Precision::milliseconds, "ms", 1'000'000, 5'000'000'000'000, "Millisecond"},
    {Precision::seconds, "s", 1'000'000'000, 5'000'000'000, "Second"},
    {Precision::detect, "auto", 0, 0, "Auto"},
};

/// The row of `precision`, in static storage.
[[nodiscard]] constexpr const PrecisionRow& precision_row(Precision precision) noexcept {
  return precision_rows[static_cast<std::size_t>(precision)];
}

/// Returns the unit that `detect` takes `timestamp` to be in. The least 64-bit integer has no
/// absolute value: nanoseconds.
[[nodiscard]] constexpr Precision detect_precision(std::int64_t timestamp) noexcept {
  if (timestamp == (std::numeric_limits<std::int64_t>::min)()) return Precision::nanoseconds;
  const std::int64_t size = timestamp < 0 ? -timestamp : timestamp;
  for (const Precision precision :
       {Precision::seconds, Precision::milliseconds, Precision::microseconds}) {
    if (size < precision_row(precision).detect_below) return precision;
  }
  return Precision::nanoseconds;
}

/// `timestamp` in nanoseconds, or nothing if that does not fit 64 bits.
[[nodiscard]] constexpr std::optional<std::int64_t> to_nanoseconds(std::int64_t timestamp,
                                                                   Precision precision) noexcept {
  if (precision == Precision::detect) precision = detect_precision(timestamp);
  const std::int64_t scale = precision_row(precision).nanoseconds;
  constexpr std::int64_t least = (std::numeric_limits<std::int64_t>::min)();
  constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
  if (timestamp > most / scale || timestamp < least / scale) return std::nullopt;
  return timestamp * scale;
}

}  // namespace line_protocol

using line_protocol::Precision;

}  // namespace v1
}  // namespace faultwire

#endif
