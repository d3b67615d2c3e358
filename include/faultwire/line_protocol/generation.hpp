// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_GENERATION_HPP
#define FAULTWIRE_LINE_PROTOCOL_GENERATION_HPP
/// The two generations of the server's parser. They accept the same lines and word rejections
/// differently.
///
/// @code
/// const IoxChecks checks{ServerGeneration::current};
/// const BatchReport report = line_protocol::validate("m f=1i9\n", {.checks = checks});
/// const std::string words = report.rejections.front().detail();
/// @endcode

#include <cstdint>

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// Which server is followed, in its texts and in the checks of IOx on `time`. The verdicts of the
/// parser are the same.
enum class ServerGeneration : std::uint8_t {
  /// The documentation, and InfluxDB 3 Core 3.0.0 to 3.8.1: values in single quotes, contexts
  /// whole.
  documented,
  /// InfluxDB 3 Core from 3.8.2 on: values in backticks, contexts cut to 10 characters.
  current,
};

}  // namespace line_protocol

using line_protocol::ServerGeneration;

}  // namespace v1
}  // namespace faultwire

#endif
