// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_UTF8_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_UTF8_HPP
/// Whether a text is UTF-8, 64 bytes at a time and only where they are not ASCII. It says whether,
/// not where: that is looked up afterwards, once. Authority: the Unicode standard, table 3-7
/// (well-formed byte sequences).
///
/// @code
/// alignas(64) constexpr char bytes[64] = {};
/// detail::line_protocol::scan::Utf8Check check;
/// bool good = check.block(detail::line_protocol::scan::Block(bytes));
/// @endcode

#include <cstdint>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/scan/block.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// Looks at one block after the other; what a block owes to the next is kept. The last block must
/// end with ASCII, or a character without its end would go unseen. Bit planes need no table and no
/// shuffle, so one text serves all scanners.
class Utf8Check {
 public:
  /// Not 0 if the next block must be looked at even if it is ASCII: a character has begun.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t owed() const noexcept { return owed_; }

  /// Returns whether `block`, after the ones before, is well-formed so far.
  [[nodiscard]] bool block(const Block& block) noexcept {
    const std::uint64_t b7 = block.plane<7>();
    const std::uint64_t b6 = block.plane<6>();
    const std::uint64_t b5 = block.plane<5>();
    const std::uint64_t b4 = block.plane<4>();
    const std::uint64_t b3 = block.plane<3>();
    const std::uint64_t b2 = block.plane<2>();
    const std::uint64_t b1 = block.plane<1>();
    const std::uint64_t b0 = block.plane<0>();
    const std::uint64_t lead = b7 & b6;  // of two bytes or more
    const std::uint64_t three = lead & b5;
    const std::uint64_t four = three & b4;
    const std::uint64_t expected = lead << 1 | three << 2 | four << 3 | owed_;
    std::uint64_t bad = expected ^ (b7 & ~b6);
    bad |= lead & ~b5 & ~(b4 | b3 | b2 | b1);  // C0, C1
    bad |= four & (b3 | (b2 & (b1 | b0)));     // F5 and above
    const std::uint64_t e0 = three & ~(b4 | b3 | b2 | b1 | b0);
    const std::uint64_t ed = three & ~(b4 | b1) & b3 & b2 & b0;
    const std::uint64_t f0 = four & ~(b3 | b2 | b1 | b0);
    const std::uint64_t f4 = four & ~(b3 | b1 | b0) & b2;
    bad |= (e0 << 1 | e0_) & ~b5;         // would fit two bytes
    bad |= (ed << 1 | ed_) & b5;          // surrogates
    bad |= (f0 << 1 | f0_) & ~(b5 | b4);  // would fit three bytes
    bad |= (f4 << 1 | f4_) & (b5 | b4);   // beyond U+10FFFF
    owed_ = lead >> 63 | three >> 62 | four >> 61;
    e0_ = e0 >> 63;
    ed_ = ed >> 63;
    f0_ = f0 >> 63;
    f4_ = f4 >> 63;
    return bad == 0;
  }

 private:
  std::uint64_t owed_ = 0;  // continuation bytes that the next block begins with
  std::uint64_t e0_ = 0;    // whether the last byte was this one
  std::uint64_t ed_ = 0;
  std::uint64_t f0_ = 0;
  std::uint64_t f4_ = 0;
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
