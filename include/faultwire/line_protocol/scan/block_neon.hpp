// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_NEON_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_NEON_HPP
/// 64 bytes in four vectors of NEON.
///
/// @code
/// alignas(64) constexpr char bytes[64] = {};
/// detail::line_protocol::scan::Block block(bytes);
/// @endcode

#include "faultwire/config.hpp"
#if defined(FAULTWIRE_SCANNER_NEON)

#include <arm_neon.h>

#include <cstdint>

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// One bit a byte of 64: bit n tells of byte n.
class Block {
 public:
  /// Whether a word of one bit a byte costs so little that whole lines are judged by words.
  static constexpr bool words_are_cheap = false;

  /// Reads 64 bytes.
  FAULTWIRE_ALWAYS_INLINE explicit Block(const char* bytes) noexcept
      : v_{load(bytes), load(bytes + 16), load(bytes + 32), load(bytes + 48)} {}

  /// The bytes equal to `c`.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t equal(char c) const noexcept {
    const uint8x16_t all = vdupq_n_u8(static_cast<std::uint8_t>(c));
    return bits([all](uint8x16_t v) { return vceqq_u8(v, all); });
  }
  /// The bytes at which a name or a number can end: up to the blank, commas and equals signs.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t stops() const noexcept {
    return bits([](uint8x16_t v) {
      return vorrq_u8(vcleq_u8(v, vdupq_n_u8(' ')),
                      vorrq_u8(vceqq_u8(v, vdupq_n_u8(',')), vceqq_u8(v, vdupq_n_u8('='))));
    });
  }
  /// Whether a byte is not ASCII, or a backslash.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_special() const noexcept {
    const uint8x16_t all = vdupq_n_u8('\\');
    return vmaxvq_u8(any([all](uint8x16_t v) { return vorrq_u8(v, vceqq_u8(v, all)); })) >= 0x80;
  }
  /// Whether a byte is not ASCII.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_high() const noexcept {
    return vmaxvq_u8(any([](uint8x16_t v) { return v; })) >= 0x80;
  }
  /// The bytes '0' to '9'.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t digits() const noexcept {
    return bits(
        [](uint8x16_t v) { return vcltq_u8(vsubq_u8(v, vdupq_n_u8('0')), vdupq_n_u8(10)); });
  }
  /// Whether there is a backslash, or a byte that is neither a blank, a newline nor ASCII after
  /// '#'.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_unusual() const noexcept {
    const uint8x16_t found = any([](uint8x16_t v) {
      const uint8x16_t blank =
          vorrq_u8(vceqq_u8(v, vdupq_n_u8(' ')), vceqq_u8(v, vdupq_n_u8('\n')));
      const uint8x16_t low = vcleq_s8(vreinterpretq_s8_u8(v), vdupq_n_s8('#'));
      return vorrq_u8(vbicq_u8(low, blank), vceqq_u8(v, vdupq_n_u8('\\')));
    });
    return vmaxvq_u8(found) != 0;
  }
  /// Bit `n` of every byte.
  template <int n>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t plane() const noexcept {
    return bits([](uint8x16_t v) { return vtstq_u8(v, vdupq_n_u8(1 << n)); });
  }

 private:
  static uint8x16_t load(const char* bytes) noexcept {
    return vld1q_u8(reinterpret_cast<const std::uint8_t*>(bytes));
  }

  /// One bit of every byte that is all ones, by adding neighbours three times.
  template <class F>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t bits(F of) const noexcept {
    const uint8x16_t weights = vreinterpretq_u8_u64(vdupq_n_u64(0x8040201008040201u));
    const uint8x16_t first = vpaddq_u8(vandq_u8(of(v_[0]), weights), vandq_u8(of(v_[1]), weights));
    const uint8x16_t second = vpaddq_u8(vandq_u8(of(v_[2]), weights), vandq_u8(of(v_[3]), weights));
    const uint8x16_t both = vpaddq_u8(first, second);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(both, both)), 0);
  }
  template <class F>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE uint8x16_t any(F of) const noexcept {
    return vorrq_u8(vorrq_u8(of(v_[0]), of(v_[1])), vorrq_u8(of(v_[2]), of(v_[3])));
  }

  uint8x16_t v_[4];
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
#endif
