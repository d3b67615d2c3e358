// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_ESCAPES_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_ESCAPES_HPP
/// Backslashes in words of one bit a byte: which bytes they escape, and which names they are in.
///
/// @code
/// std::uint64_t carry = 0;
/// auto escaped = detail::line_protocol::scan::escaped_bytes(0b0010, carry);  // 0b0100
/// @endcode

#include <cstdint>

#include "faultwire/config.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// Returns which bytes of a block follow an odd number of backslashes. `backslashes` has the bits
/// of the block's backslashes; `carry` tells whether its first byte is escaped, and afterwards
/// whether the first byte of the next block is.
///
/// Bit 0 is on the left, as the text is read:
///
///     text          a \ , b \ \ , \ \ \ =      (every \ is one backslash)
///     backslashes   0 1 0 0 1 1 0 1 1 1 0
///     starts        0 1 0 0 1 0 0 1 0 0 0     where each run of them begins
///     escaped       0 0 1 0 0 0 0 0 0 0 1     the first comma and the equals sign, but not the
///                                             comma after two backslashes
///
/// A backslash that another one escapes is not among them, unless it is the first byte of a block.
/// It makes no difference: a backslash is neither a stop nor a quote.
///
/// An addition moves the start of a run to the bit after its end. Whether the run is odd is then
/// seen from whether start and end are at places of the same parity.
[[nodiscard]] constexpr std::uint64_t escaped_bytes(std::uint64_t backslashes,
                                                    std::uint64_t& carry) noexcept {
  constexpr std::uint64_t even = 0x5555555555555555u;
  const std::uint64_t first = carry;
  backslashes &= ~first;  // an escaped backslash escapes nothing
  const std::uint64_t starts = backslashes & ~(backslashes << 1);
  const std::uint64_t after_even = backslashes + (starts & even);
  const std::uint64_t after_odd = backslashes + (starts & ~even);
  carry = after_odd < backslashes ? 1u : 0u;  // overflow: an odd run up to the end
  return (((after_even & ~even) | (after_odd & even)) & ~backslashes) | first;
}

/// The backslashes that a walk has not passed yet, in the block at hand and in those before. A walk
/// passes them at every stop. So a name has escapes if there was one to pass at the stop after it.
class EscapeTracker {
 public:
  /// Goes on to a block with these backslashes.
  void next_block(std::uint64_t backslashes) noexcept {
    earlier_ |= backslashes_;
    backslashes_ = backslashes;
    escaped_ = (backslashes | carry_) != 0 ? escaped_bytes(backslashes, carry_) : 0;
    pending_ = earlier_ | backslashes_;
  }
  /// Passes the backslashes of this block that are not among the bits `ahead`, and those before the
  /// block. Returns whether there are any.
  FAULTWIRE_ALWAYS_INLINE bool pass(std::uint64_t ahead) noexcept {
    const bool any = (earlier_ | (backslashes_ & ~ahead)) != 0;
    earlier_ = 0;
    backslashes_ &= ahead;
    pending_ = backslashes_;
    return any;
  }
  /// Whether there are backslashes to pass.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool pending() const noexcept { return pending_ != 0; }
  /// Those of the block, as far as they were not passed.
  [[nodiscard]] std::uint64_t backslashes() const noexcept { return backslashes_; }
  /// Which bytes of the block follow a backslash that is not escaped itself.
  [[nodiscard]] std::uint64_t escaped() const noexcept { return escaped_; }
  /// Not 0 if the next block must be shown even if it has no backslash: there are backslashes to
  /// pass, its first byte is escaped, or what `escaped()` says would be that of this block.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t owed() const noexcept {
    return pending_ | escaped_ | carry_;
  }

 private:
  std::uint64_t backslashes_ = 0;
  std::uint64_t earlier_ = 0;  // not 0 if there are some in a block before
  std::uint64_t pending_ = 0;  // not 0 if there are any of both
  std::uint64_t escaped_ = 0;
  std::uint64_t carry_ = 0;  // whether the first byte of the next block is escaped; 0 or 1
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
