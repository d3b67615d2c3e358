// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_PARSE_OPTIONS_HPP
#define FAULTWIRE_LINE_PROTOCOL_PARSE_OPTIONS_HPP
/// How a batch is read.
///
/// @code
/// const line_protocol::ParseOptions second_half{.before = {.entries = 10, .lines = 12}};
/// const auto bad = line_protocol::first_rejection("m f=\n", second_half);
/// @endcode

#include <cstddef>
#include <cstdint>

#include "faultwire/line_protocol/generation.hpp"
#include "faultwire/line_protocol/reference.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// How a batch is read.
struct ParseOptions {
  /// The wording of rejections; verdicts are the same in both.
  ServerGeneration generation = ServerGeneration::documented;
  /// The most bytes that a name or a string may have, unescaped; at least the default, which is the
  /// limit of all servers but InfluxDB 3 Core from 3.9.0 on.
  std::size_t max_text_bytes = detail::line_protocol::reference::max_text_bytes;
  /// What came before the batch if it is a piece of something longer; numbers and lines go on from
  /// there.
  struct Before {
    std::uint64_t entries = 0;
    std::uint64_t lines = 0;  ///< physical ones
  } before{};
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
