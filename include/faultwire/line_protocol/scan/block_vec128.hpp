// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_VEC128_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_VEC128_HPP
/// 64 bytes in four vectors of 128 bits, in the compiler's own notation: for processors with
/// vectors and without a scanner of their own, of any byte order.
///
/// @code
/// alignas(64) constexpr char bytes[64] = {};
/// detail::line_protocol::scan::Block block(bytes);
/// @endcode

#include "faultwire/config.hpp"
#if defined(FAULTWIRE_SCANNER_VEC128)

#include <cstdint>
#include <cstring>

#include "faultwire/line_protocol/scan/word.hpp"

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
  FAULTWIRE_ALWAYS_INLINE explicit Block(const char* bytes) noexcept {
    std::memcpy(v_, bytes, sizeof v_);
  }

  /// The bytes equal to `c`.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t equal(char c) const noexcept {
    const Bytes all = every(c);
    return bits([all](const Bytes& v) { return v == all; });
  }
  /// The bytes at which a name or a number can end: up to the blank, commas and equals signs.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t stops() const noexcept {
    return bits(
        [](const Bytes& v) { return (v <= every(' ')) | (v == every(',')) | (v == every('=')); });
  }
  /// Whether a byte is not ASCII, or a backslash.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_special() const noexcept {
    return has_bit(high_bits, [](const Bytes& v) { return v | as_bytes(v == every('\\')); });
  }
  /// Whether a byte is not ASCII.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_high() const noexcept {
    return has_bit(high_bits, [](const Bytes& v) { return v; });
  }
  /// The bytes '0' to '9'.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t digits() const noexcept {
    return bits([](const Bytes& v) { return v - every('0') <= every(9); });
  }
  /// Whether there is a backslash, or a byte that is neither a blank, a newline nor ASCII after
  /// '#'.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_unusual() const noexcept {
    return has_bit(high_bits, [](const Bytes& v) {
      const Mask usual = (v > every('#')) | (v == every(' ')) | (v == every('\n'));
      return v | as_bytes(~usual | (v == every('\\')));
    });
  }
  /// Bit `n` of every byte.
  template <int n>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t plane() const noexcept {
    return bits([](const Bytes& v) { return (v & every(1 << n)) != Bytes{}; });
  }

 private:
  using Bytes [[gnu::vector_size(16)]] = unsigned char;
  using Mask [[gnu::vector_size(16)]] = signed char;

  static FAULTWIRE_ALWAYS_INLINE Bytes every(int value) noexcept {
    return Bytes{} + static_cast<unsigned char>(value);
  }
  static FAULTWIRE_ALWAYS_INLINE Bytes as_bytes(Mask v) noexcept {
    return reinterpret_cast<Bytes>(v);
  }
  /// The bitwise or of neighbours: byte n is that of bytes 2 n and 2 n + 1 of both vectors.
  static FAULTWIRE_ALWAYS_INLINE Bytes join(Bytes a, Bytes b) noexcept {
    return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28,
                                   30) |
           __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  }
  static FAULTWIRE_ALWAYS_INLINE std::uint64_t word(const Bytes& v, int which) noexcept {
    char bytes[16];
    std::memcpy(bytes, &v, sizeof bytes);
    return load_word(bytes + 8 * which);
  }

  /// One bit of every byte that is all ones, by joining neighbours three times.
  template <class F>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t bits(F of) const noexcept {
    constexpr Bytes weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const Bytes first = join(as_bytes(of(v_[0])) & weights, as_bytes(of(v_[1])) & weights);
    const Bytes second = join(as_bytes(of(v_[2])) & weights, as_bytes(of(v_[3])) & weights);
    const Bytes both = join(first, second);
    return word(join(both, both), 0);
  }
  /// Whether a byte has a bit of `wanted`.
  template <class F>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool has_bit(std::uint64_t wanted, F of) const noexcept {
    const Bytes any = of(v_[0]) | of(v_[1]) | of(v_[2]) | of(v_[3]);
    return ((word(any, 0) | word(any, 1)) & wanted) != 0;
  }

  Bytes v_[4];
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
#endif
