// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_LOG_TEXT_HPP
#define FAULTWIRE_DETAIL_LOG_TEXT_HPP
/// Writes a text from outside so that it stays on its line of a log and cannot command a terminal.
/// Readable UTF-8 is kept. Everything else is escaped: control characters (with C1 and DEL), line
/// and paragraph separators, the marks that change the direction of a text, and bytes that are not
/// UTF-8.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/detail/sink.hpp"
#include "faultwire/detail/utf8.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {

/// The code point of the well-formed sequence of `width` bytes at `at`.
[[nodiscard]] constexpr std::uint32_t utf8_code_point(std::string_view text, std::size_t at,
                                                      std::size_t width) noexcept {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
  };
  if (width == 1) return byte(0);
  std::uint32_t point = byte(0) & (0x7fu >> width);
  for (std::size_t i = 1; i < width; ++i) point = point << 6 | (byte(i) & 0x3f);
  return point;
}

/// A range of code points that a log must not show as they are.
struct UnsafeRange {
  std::uint32_t first;
  std::uint32_t last;
};
inline constexpr UnsafeRange unsafe_ranges[] = {
    {0x00, 0x1f},      // C0
    {0x7f, 0x9f},      // DEL, C1: a terminal may take U+009B for the start of a command
    {0x61c, 0x61c},    // the Arabic mark of direction
    {0x200e, 0x200f},  // marks of direction
    {0x2028, 0x202e},  // separators of lines and paragraphs; embeddings and overrides
    {0x2066, 0x2069},  // isolates
    {0xfeff, 0xfeff},  // byte order mark
};
[[nodiscard]] constexpr bool is_unsafe_in_log(std::uint32_t point) noexcept {
  for (const UnsafeRange& range : unsafe_ranges) {
    if (point >= range.first && point <= range.last) return true;
  }
  return false;
}

/// Sends `\xNN`, or `\uNNNN` for a code point of two bytes or more.
template <Sink S>
constexpr void escape_to(S&& sink, std::uint32_t point, bool is_byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  char piece[6] = {'\\', is_byte ? 'x' : 'u'};
  const int count = is_byte ? 2 : 4;
  for (int i = 0; i < count; ++i) piece[2 + i] = digits[(point >> (4 * (count - 1 - i))) & 15];
  sink(std::string_view(piece, static_cast<std::size_t>(2 + count)));
}

/// Sends `text` for the inside of a quoted value of a log: `"` and `\` get a backslash, `\n`, `\r`
/// and `\t` are written so. Linear, no allocation.
template <Sink S>
constexpr void log_text_to(S&& sink, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    Utf8Fault fault{};
    const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
    const std::size_t good = ascii ? 1 : utf8_sequence(text, at, fault);
    const std::size_t width = good == 0 ? 1 : good;
    const std::uint32_t point =
        good == 0 ? static_cast<unsigned char>(text[at]) : utf8_code_point(text, at, good);
    const bool quoted = point == '"' || point == '\\';
    if (good != 0 && !quoted && !is_unsafe_in_log(point)) {
      at += width;
      continue;
    }
    if (at > done) sink(text.substr(done, at - done));
    at += width;
    done = at;
    if (quoted) {
      sink(point == '"' ? std::string_view("\\\"") : std::string_view("\\\\"));
    } else if (point == '\n') {
      sink(std::string_view("\\n"));
    } else if (point == '\r') {
      sink(std::string_view("\\r"));
    } else if (point == '\t') {
      sink(std::string_view("\\t"));
    } else {
      escape_to(sink, point, good <= 1);
    }
  }
  if (done < text.size()) sink(text.substr(done));
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
