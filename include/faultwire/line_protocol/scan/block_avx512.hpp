// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_AVX512_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_AVX512_HPP
/// 64 bytes in one vector of AVX-512.
///
/// @code
/// alignas(64) constexpr char bytes[64] = {};
/// detail::line_protocol::scan::Block block(bytes);
/// @endcode

#include "faultwire/config.hpp"
#if defined(FAULTWIRE_SCANNER_AVX512)

#include <immintrin.h>

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
  static constexpr bool words_are_cheap = true;

  /// Reads 64 bytes.
  FAULTWIRE_ALWAYS_INLINE explicit Block(const char* bytes) noexcept
      : v_(_mm512_loadu_si512(bytes)) {}

  /// The bytes equal to `c`.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t equal(char c) const noexcept {
    return _mm512_cmpeq_epi8_mask(v_, _mm512_set1_epi8(c));
  }
  /// The bytes at which a name or a number can end: up to the blank, commas and equals signs.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t stops() const noexcept {
    return _mm512_cmple_epu8_mask(v_, _mm512_set1_epi8(' ')) | equal(',') | equal('=');
  }
  /// Whether a byte is not ASCII, or a backslash.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_special() const noexcept {
    return (_mm512_movepi8_mask(v_) | equal('\\')) != 0;
  }
  /// Whether a byte is not ASCII.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_high() const noexcept {
    return _mm512_movepi8_mask(v_) != 0;
  }
  /// The bytes '0' to '9'.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t digits() const noexcept {
    return _mm512_cmple_epu8_mask(_mm512_sub_epi8(v_, _mm512_set1_epi8('0')), _mm512_set1_epi8(9));
  }
  /// Whether there is a backslash, or a byte that is neither a blank, a newline nor ASCII after
  /// '#'.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_unusual() const noexcept {
    const std::uint64_t low = _mm512_cmple_epi8_mask(
        v_, _mm512_set1_epi8('#'));  // as signed numbers: also what is not ASCII
    return ((low & ~equal(' ') & ~equal('\n')) | equal('\\')) != 0;
  }
  /// Bit `n` of every byte.
  template <int n>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t plane() const noexcept {
    return _mm512_test_epi8_mask(v_, _mm512_set1_epi8(static_cast<char>(1 << n)));
  }

 private:
  __m512i v_;
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
#endif
