// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_DIGITS_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_DIGITS_HPP
/// Digits to numbers, up to 24 of them at once, with or without a decimal point among them, and
/// without a branch.
///
/// @code
/// constexpr char text[] = "................................12.5...........";
/// auto number = detail::line_protocol::scan::digits_before(text + 36, 3, 1, 1);  // 125
/// @endcode

#include <cstdint>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/scan/block.hpp"
#include "faultwire/line_protocol/scan/word.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// How many bytes `non_digits` reads, and more than `digits_before` reads before its end.
inline constexpr std::size_t number_reach = 32;
/// How many digits there may be for the number to fit 64 bits for sure.
inline constexpr std::size_t safe_digits = 19;
/// How many digits may follow the point.
inline constexpr std::size_t most_fraction = 16;

inline constexpr std::uint64_t ten_to_8 = 100'000'000u;
inline constexpr std::uint64_t ten_to_16 = ten_to_8 * ten_to_8;

/// Zeros, then ones: 16 bytes read at 8 + n are a mask that keeps the last n bytes, 8 bytes read at
/// 16 + n likewise.
struct LastBytes {
  unsigned char zeros[24] = {};
  unsigned char ones[safe_digits] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
                                     255, 255, 255, 255, 255, 255, 255, 255, 255};
};
inline constexpr LastBytes last_bytes;

[[nodiscard]] FAULTWIRE_ALWAYS_INLINE const char* last_bytes_from(std::size_t offset) noexcept {
  return reinterpret_cast<const char*>(&last_bytes) + offset;
}

#if defined(__SSE2__) && !defined(FAULTWIRE_SCANNER_SWAR) && !defined(FAULTWIRE_SCANNER_VEC128)

/// Bit n: whether the byte at `text + n` is no digit, for 32 bytes.
[[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint32_t non_digits(const char* text) noexcept {
  const auto part = [text](int at) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
    const __m128i digit = _mm_sub_epi8(v, _mm_set1_epi8('0'));
    const __m128i good = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    return static_cast<std::uint32_t>(_mm_movemask_epi8(good));
  };
  return ~(part(0) | part(16) << 16);
}

/// Whether all of the 16 to 32 bytes at `text` are digits.
[[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool all_digits(const char* text,
                                                      std::size_t count) noexcept {
  const auto digits = [](const char* from) {
    return _mm_sub_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)),
                        _mm_set1_epi8('0'));
  };
  const __m128i larger = _mm_max_epu8(digits(text), digits(text + count - 16));
  return _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(larger, _mm_set1_epi8(9)), larger)) ==
         0xffff;
}

/// The number of the last 16 of `count` digits (fewer if there are fewer) before `end`; the last
/// `fraction` of them follow a point if `point` is 1.
[[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t last_16_digits(const char* end,
                                                                   std::size_t count,
                                                                   std::size_t fraction,
                                                                   std::size_t point) noexcept {
  const auto load = [](const char* from) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  };
  const __m128i after = load(end - 16);
  const __m128i before = load(end - 16 - point);
  const __m128i after_only = load(last_bytes_from(8 + fraction));
  __m128i v = _mm_or_si128(_mm_and_si128(after_only, after), _mm_andnot_si128(after_only, before));
  v = _mm_and_si128(_mm_xor_si128(v, _mm_set1_epi8('0')), load(last_bytes_from(8 + count)));
#if defined(FAULTWIRE_SCANNER_SSE2)
  const __m128i tens = _mm_mullo_epi16(_mm_and_si128(v, _mm_set1_epi16(0xff)), _mm_set1_epi16(10));
  v = _mm_add_epi16(tens, _mm_srli_epi16(v, 8));
#else
  v = _mm_maddubs_epi16(v, _mm_set1_epi16(10 | 1 << 8));
#endif
  v = _mm_madd_epi16(v, _mm_set1_epi32(100 | 1 << 16));
  v = _mm_packs_epi32(v, v);
  v = _mm_madd_epi16(v, _mm_set1_epi32(10000 | 1 << 16));
  std::uint64_t halves = 0;
  _mm_storel_epi64(reinterpret_cast<__m128i*>(&halves),
                   v);  // the move to a register of 64 bits does not exist on 32
  return (halves & 0xffffffffu) * ten_to_8 + (halves >> 32);
}

#else

/// Bit n: whether the byte at `text + n` is no digit, for 32 bytes.
[[nodiscard]] inline std::uint32_t non_digits(const char* text) noexcept {
  std::uint32_t bits = 0;
  for (int i = 0; i < 4; ++i) {
    const std::uint64_t w = load_word(text + 8 * i) ^ repeat('0');
    const std::uint64_t above = ((w & ~high_bits) + repeat(0x7f - 9)) | w;
    bits |= static_cast<std::uint32_t>(high_bits_together(above & high_bits)) << (8 * i);
  }
  return bits;
}

/// Whether all of the 16 to 32 bytes at `text` are digits.
[[nodiscard]] inline bool all_digits(const char* text, std::size_t count) noexcept {
  std::uint64_t above = 0;
  for (const char* from : {text, text + 8, text + count - 16, text + count - 8}) {
    const std::uint64_t w = load_word(from) ^ repeat('0');
    above |= ((w & ~high_bits) + repeat(0x7f - 9)) | w;
  }
  return (above & high_bits) == 0;
}

/// The number of the last 16 of `count` digits (fewer if there are fewer) before `end`; the last
/// `fraction` of them follow a point if `point` is 1.
[[nodiscard]] inline std::uint64_t last_16_digits(const char* end, std::size_t count,
                                                  std::size_t fraction,
                                                  std::size_t point) noexcept {
  const auto half = [&](std::size_t distance, std::size_t at) {
    const std::uint64_t after = load_word(end - distance);
    const std::uint64_t before = load_word(end - distance - point);
    const std::uint64_t after_only = load_word(last_bytes_from(8 + fraction + at));
    const std::uint64_t digits = (after & after_only) | (before & ~after_only);
    return eight_digits((digits ^ repeat('0')) & load_word(last_bytes_from(8 + count + at)));
  };
  return half(16, 0) * ten_to_8 + half(8, 8);
}

#endif

/// The number of the `count` digits before `end`, at most 19, of which the last `fraction`, at most
/// 16, follow a point if `point` is 1. Reads 25 bytes before `end`, whatever they are.
[[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t digits_before(const char* end,
                                                                  std::size_t count,
                                                                  std::size_t fraction,
                                                                  std::size_t point) noexcept {
  if (count <= 8) {
    const std::uint64_t after_only = load_word(last_bytes_from(16 + fraction));
    const std::uint64_t digits =
        (load_word(end - 8) & after_only) | (load_word(end - 8 - point) & ~after_only);
    return eight_digits((digits ^ repeat('0')) & load_word(last_bytes_from(16 + count)));
  }
  const std::uint64_t last = last_16_digits(end, count, fraction, point);
  if (count <= 16) return last;
  const std::uint64_t first =
      (load_word(end - 24 - point) ^ repeat('0')) & load_word(last_bytes_from(count));
  return eight_digits(first) * ten_to_16 + last;
}

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
