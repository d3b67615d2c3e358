// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_WORD_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_WORD_HPP
/// Eight bytes in a 64-bit word, the first in the lowest place whatever the byte order of the
/// machine.
///
/// @code
/// auto word = detail::line_protocol::scan::load_word("12345678");
/// auto number = detail::line_protocol::scan::eight_digits(
///     word - detail::line_protocol::scan::repeat('0'));  // 12345678
/// @endcode

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "faultwire/config.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

inline constexpr std::uint64_t high_bits = 0x8080808080808080u;

/// `c` in every byte.
[[nodiscard]] constexpr std::uint64_t repeat(char c) noexcept {
  return 0x0101010101010101u * static_cast<unsigned char>(c);
}

/// Reads eight bytes.
[[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t load_word(const char* bytes) noexcept {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes, sizeof word);
  } else {
    for (int i = 0; i < 8; ++i)
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return word;
}

/// The high bit of every byte that is zero.
[[nodiscard]] constexpr std::uint64_t zero_bytes(std::uint64_t word) noexcept {
  return ~(((word & ~high_bits) + ~high_bits) | word) & high_bits;
}

/// The place of the lowest bit of a word that is not 0.
[[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::size_t first_bit(std::uint64_t word) noexcept {
#if defined(__GNUC__) && defined(__x86_64__)
  // What the compilers make of countr_zero has two instructions more: one extends a result that is
  // 64 bits wide already, one breaks a dependency that processors with tzcnt, as which this is read
  // there, do not have.
  std::uint64_t place;
  __asm__("rep {bsfq %1, %0|bsf %0, %1}" : "=r"(place) : "r"(word) : "cc");
  return static_cast<std::size_t>(place);
#else
  return static_cast<std::size_t>(std::countr_zero(word));
#endif
}

/// The high bits of eight bytes in the lowest eight bits; the others must be clear.
[[nodiscard]] constexpr std::uint64_t high_bits_together(std::uint64_t word) noexcept {
  return ((word >> 7) * 0x0102040810204080u) >> 56;
}

/// The number that eight bytes of 0 to 9 spell, the first digit in the lowest byte.
[[nodiscard]] constexpr std::uint64_t eight_digits(std::uint64_t digits) noexcept {
  const std::uint64_t pairs = (digits * 10 + (digits >> 8)) & 0x00ff00ff00ff00ffu;
  const std::uint64_t fours = (pairs * 100 + (pairs >> 16)) & 0x0000ffff0000ffffu;
  return (fours * 10000 + (fours >> 32)) & 0xffffffffu;
}

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
