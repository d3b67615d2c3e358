// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_SSE_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_SSE_HPP
/// 64 bytes in four vectors of 16: SSE2 and SSSE3.
///
/// @code
/// alignas(64) constexpr char bytes[64] = {};
/// detail::line_protocol::scan::Block block(bytes);
/// @endcode

#include "faultwire/config.hpp"
#if defined(FAULTWIRE_SCANNER_SSE2) || defined(FAULTWIRE_SCANNER_SSSE3)

#if defined(FAULTWIRE_SCANNER_SSSE3)
#include <tmmintrin.h>
#else
#include <emmintrin.h>
#endif

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
    const __m128i all = _mm_set1_epi8(c);
    return bits([all](__m128i v) { return _mm_cmpeq_epi8(v, all); });
  }
  /// The bytes at which a name or a number can end: up to the blank, commas and equals signs.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t stops() const noexcept {
    return bits([](__m128i v) {
      const __m128i blank = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(' ')), v);
      const __m128i sign = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(',')),
                                        _mm_cmpeq_epi8(v, _mm_set1_epi8('=')));
      return _mm_or_si128(blank, sign);
    });
  }
  /// Whether a byte is not ASCII, or a backslash.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_special() const noexcept {
    const __m128i all = _mm_set1_epi8('\\');
    return _mm_movemask_epi8(
               any([all](__m128i v) { return _mm_or_si128(v, _mm_cmpeq_epi8(v, all)); })) != 0;
  }
  /// Whether a byte is not ASCII.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_high() const noexcept {
    return _mm_movemask_epi8(any([](__m128i v) { return v; })) != 0;
  }
  /// The bytes '0' to '9'.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t digits() const noexcept {
    return bits([](__m128i v) {
      const __m128i digit = _mm_sub_epi8(v, _mm_set1_epi8('0'));
      return _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    });
  }
  /// Whether there is a backslash, or a byte that is neither a blank, a newline nor ASCII after
  /// '#'.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_unusual() const noexcept {
    __m128i lowest = _mm_set1_epi8(127);
    for (const __m128i v : v_) {
      const __m128i blank = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(' ')),
                                         _mm_cmpeq_epi8(v, _mm_set1_epi8('\n')));
      lowest = _mm_min_epu8(lowest, _mm_or_si128(v, _mm_and_si128(blank, _mm_set1_epi8(64))));
    }
    const __m128i all = _mm_set1_epi8('\\');
    const __m128i found = any([all](__m128i v) { return _mm_or_si128(v, _mm_cmpeq_epi8(v, all)); });
    return _mm_movemask_epi8(_mm_or_si128(found, _mm_sub_epi8(lowest, _mm_set1_epi8('#' + 1)))) !=
           0;
  }
  /// Bit `n` of every byte.
  template <int n>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t plane() const noexcept {
    return bits([](__m128i v) { return _mm_slli_epi16(v, 7 - n); });
  }

 private:
  static __m128i load(const char* bytes) noexcept {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  }

  template <class F>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t bits(F of) const noexcept {
    const auto part = [&](int i) {
      return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(of(v_[i]))));
    };
    return (part(0) | part(1) << 16) | (part(2) | part(3) << 16) << 32;
  }
  template <class F>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE __m128i any(F of) const noexcept {
    return _mm_or_si128(_mm_or_si128(of(v_[0]), of(v_[1])), _mm_or_si128(of(v_[2]), of(v_[3])));
  }

  __m128i v_[4];
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
#endif
