// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_SWAR_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_BLOCK_SWAR_HPP
/// 64 bytes in eight words: for machines of any kind and byte order.
///
/// @code
/// alignas(64) constexpr char bytes[64] = {};
/// detail::line_protocol::scan::Block block(bytes);
/// @endcode

#include "faultwire/config.hpp"
#if defined(FAULTWIRE_SCANNER_SWAR)

#include <cstdint>

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
  explicit Block(const char* bytes) noexcept {
    for (int i = 0; i < words; ++i) word_[i] = load_word(bytes + 8 * i);
  }

  /// The bytes equal to `c`.
  [[nodiscard]] std::uint64_t equal(char c) const noexcept {
    const std::uint64_t all = repeat(c);
    return gather([all](std::uint64_t w) { return zero_bytes(w ^ all); });
  }
  /// The bytes at which a name or a number can end: up to the blank, commas and equals signs.
  [[nodiscard]] std::uint64_t stops() const noexcept {
    return gather([](std::uint64_t w) {
      const std::uint64_t above =
          (w & ~high_bits) +
          repeat(static_cast<char>(0x7f - ' '));  // the high bit: more than a blank
      return (~(above | w) & high_bits) | zero_bytes(w ^ repeat(',')) | zero_bytes(w ^ repeat('='));
    });
  }
  /// Whether a byte is not ASCII, or a backslash.
  [[nodiscard]] bool has_special() const noexcept {
    std::uint64_t any = 0;
    for (const std::uint64_t w : word_) any |= w | zero_bytes(w ^ repeat('\\'));
    return (any & high_bits) != 0;
  }
  /// Whether a byte is not ASCII.
  [[nodiscard]] bool has_high() const noexcept {
    std::uint64_t any = 0;
    for (const std::uint64_t w : word_) any |= w;
    return (any & high_bits) != 0;
  }
  /// The bytes '0' to '9'.
  [[nodiscard]] std::uint64_t digits() const noexcept {
    return gather([](std::uint64_t w) {
      const std::uint64_t digit = w ^ repeat('0');
      return ~(((digit & ~high_bits) + repeat(0x7f - 9)) | digit) & high_bits;
    });
  }
  /// Whether there is a backslash, or a byte that is neither a blank, a newline nor ASCII after
  /// '#'.
  [[nodiscard]] bool has_unusual() const noexcept {
    std::uint64_t any = 0;
    for (const std::uint64_t w : word_) {
      const std::uint64_t after =
          (w & ~high_bits) + repeat(0x7f - '#');  // the high bit: after the hash
      any |= w | (~after & ~zero_bytes(w ^ repeat(' ')) & ~zero_bytes(w ^ repeat('\n'))) |
             zero_bytes(w ^ repeat('\\'));
    }
    return (any & high_bits) != 0;
  }
  /// Bit `n` of every byte.
  template <int n>
  [[nodiscard]] std::uint64_t plane() const noexcept {
    return gather([](std::uint64_t w) { return (w << (7 - n)) & high_bits; });
  }

 private:
  static constexpr int words = 8;

  template <class F>
  [[nodiscard]] std::uint64_t gather(F high_of) const noexcept {
    std::uint64_t bits = 0;
    for (int i = 0; i < words; ++i) bits |= high_bits_together(high_of(word_[i])) << (8 * i);
    return bits;
  }

  std::uint64_t word_[words];
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
#endif
