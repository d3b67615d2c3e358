// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_LINE_END_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_LINE_END_HPP
/// Where a logical line ends, seen at a glance where no quote or backslash could change that: the
/// next newline.
///
/// @code
/// auto line = detail::line_protocol::scan::easy_line_end("cpu usage=\n",
///                                                     0);  // known if there are 64 bytes to read
/// @endcode

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/scan/block.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// Where a logical line ends that has neither quotes nor backslashes.
struct EasyLineEnd {
  bool known = false;   ///< if not, the exact path must look
  std::size_t end = 0;  ///< where its newline is, if that is known
  bool ascii = true;    ///< whether all that was looked at is ASCII
};

/// The line that begins at `at`. Looks at whole blocks, up to the one that holds its newline; gives
/// up where there is none, at a quote and at a backslash.
[[nodiscard]] inline EasyLineEnd easy_line_end(std::string_view batch, std::size_t at) noexcept {
  EasyLineEnd line;
  for (; batch.size() - at >= block_bytes; at += block_bytes) {
    const Block block(batch.data() + at);
    const std::uint64_t newline = block.equal('\n');
    const std::uint64_t others = block.equal('"') | block.equal('\\');
    line.ascii = line.ascii && !block.has_high();
    if (newline == 0 && others == 0) continue;
    line.known = newline != 0 && (others & ((newline & (~newline + 1)) - 1)) == 0;
    line.end = at + static_cast<unsigned>(std::countr_zero(newline));
    return line;
  }
  return line;
}

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
