// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_AVX2_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_AVX2_HPP
/// 64 bytes in two vectors of AVX2.
///
/// @code
/// alignas(64) constexpr char bytes[64] = {};
/// detail::line_protocol::scan::Block block(bytes);
/// @endcode

#include "faultwire/config.hpp"
#if defined(FAULTWIRE_SCANNER_AVX2)

#include <immintrin.h>

#include <cstdint>

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// Every byte four times, to load it into a vector.
struct FourTimes {
  std::uint32_t of[256];
};
inline constexpr FourTimes four_times = [] {
  FourTimes all{};
  for (std::uint32_t c = 0; c < 256; ++c) all.of[c] = 0x01010101u * c;
  return all;
}();

/// One bit a byte of 64: bit n tells of byte n. Every lambda that returns a vector captures
/// something. Of a lambda without captures g++ also makes a plain function, for conversion to a
/// pointer; the pragmas of `dispatch.hpp` do not reach it, so that g++ warns of its result.
class Block {
 public:
  /// Whether a word of one bit a byte costs so little that whole lines are judged by words.
  static constexpr bool words_are_cheap = true;

  /// Reads 64 bytes.
  FAULTWIRE_ALWAYS_INLINE explicit Block(const char* bytes) noexcept
      : low_(load(bytes)), high_(load(bytes + 32)) {}

  /// The bytes equal to `c`.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t equal(char c) const noexcept {
    const __m256i all = every(c);
    return bits([all](__m256i v) { return _mm256_cmpeq_epi8(v, all); });
  }
  /// The bytes at which a name or a number can end: up to the blank, commas and equals signs.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t stops() const noexcept {
    return bits([space = every(' '), comma = every(','), equals = every('=')](__m256i v) {
      const __m256i blank = _mm256_cmpeq_epi8(_mm256_min_epu8(v, space), v);
      const __m256i sign =
          _mm256_or_si256(_mm256_cmpeq_epi8(v, comma), _mm256_cmpeq_epi8(v, equals));
      return _mm256_or_si256(blank, sign);
    });
  }
  /// Whether a byte is not ASCII, or a backslash.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_special() const noexcept {
    const __m256i all = every('\\');
    const __m256i backslash =
        _mm256_or_si256(_mm256_cmpeq_epi8(low_, all), _mm256_cmpeq_epi8(high_, all));
    return _mm256_movemask_epi8(_mm256_or_si256(backslash, _mm256_or_si256(low_, high_))) != 0;
  }
  /// Whether a byte is not ASCII.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_high() const noexcept {
    return _mm256_movemask_epi8(_mm256_or_si256(low_, high_)) != 0;
  }
  /// The bytes '0' to '9'.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t digits() const noexcept {
    return bits([zero = every('0'), nine = every(9)](__m256i v) {
      const __m256i digit = _mm256_sub_epi8(v, zero);
      return _mm256_cmpeq_epi8(_mm256_min_epu8(digit, nine), digit);
    });
  }
  /// Whether there is a backslash, or a byte that is neither a blank, a newline nor ASCII after
  /// '#'. One comparison finds the quote and the hash, and with them '!', which is rare.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_unusual() const noexcept {
    const auto raised = [space = every(' '), newline = every('\n'), up = every(64)](__m256i v) {
      const __m256i blank =
          _mm256_or_si256(_mm256_cmpeq_epi8(v, space), _mm256_cmpeq_epi8(v, newline));
      return _mm256_or_si256(v, _mm256_and_si256(blank, up));
    };
    const __m256i lowest = _mm256_min_epu8(raised(low_), raised(high_));
    const __m256i all = every('\\');
    const __m256i backslash =
        _mm256_or_si256(_mm256_cmpeq_epi8(low_, all), _mm256_cmpeq_epi8(high_, all));
    const __m256i found = _mm256_or_si256(backslash, _mm256_or_si256(low_, high_));
    return _mm256_movemask_epi8(_mm256_or_si256(found, _mm256_sub_epi8(lowest, every('#' + 1)))) !=
           0;
  }
  /// Bit `n` of every byte.
  template <int n>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t plane() const noexcept {
    int places = 7 - n;
    return bits([places](__m256i v) { return _mm256_slli_epi16(v, places); });
  }

 private:
  /// `c` in every byte. g++ makes a constant of this kind by three instructions, wherever it is
  /// used; so it is loaded by one, which the compiler does not see through.
  FAULTWIRE_ALWAYS_INLINE static __m256i every(char c) noexcept {
#if defined(__GNUC__)
    __m256i all;
    __asm__("vpbroadcastd {%1, %0|%0, %1}"
            : "=x"(all)
            : "m"(four_times.of[static_cast<unsigned char>(c)]));
    return all;
#else
    return _mm256_set1_epi8(c);
#endif
  }
  static __m256i load(const char* bytes) noexcept {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  }

  template <class F>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t bits(F of) const noexcept {
    const std::uint64_t first = static_cast<std::uint32_t>(_mm256_movemask_epi8(of(low_)));
    const std::uint64_t second = static_cast<std::uint32_t>(_mm256_movemask_epi8(of(high_)));
    return first | second << 32;
  }

  __m256i low_;
  __m256i high_;
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
#endif
