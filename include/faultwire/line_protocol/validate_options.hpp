// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_VALIDATE_OPTIONS_HPP
#define FAULTWIRE_LINE_PROTOCOL_VALIDATE_OPTIONS_HPP
/// How a batch is judged.
///
/// @code
/// const line_protocol::ValidateOptions as_core{.precision = Precision::seconds,
///                                              .checks = CoreChecks{}};
/// const BatchReport report = line_protocol::validate("m f=1 1700000000\n", as_core);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <limits>

#include "faultwire/line_protocol/checks.hpp"
#include "faultwire/line_protocol/precision.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// How a batch is judged.
struct ValidateOptions {
  Precision precision = Precision::nanoseconds;
  /// Whose checks judge, and in whose words.
  WriteChecks checks{};
  /// Rejections that are kept; all are counted. IOx names 100, InfluxDB 3 Core all of them.
  std::size_t max_rejections = 100;
  /// Warnings that are kept.
  std::size_t max_warnings = 100;
  /// A larger body is refused as a whole.
  std::size_t max_bytes = (std::numeric_limits<std::size_t>::max)();
  /// Whether the good entries are stored although others are rejected: what the request asks for.
  /// `CoreEndpoint::v1` and `v2` store nothing of such a batch all the same.
  bool accept_partial = true;
  /// Nanoseconds since 1970: the time of points without one, and what a retention period counts
  /// from. It is asked for only where a memory is given.
  std::int64_t now = 0;
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
