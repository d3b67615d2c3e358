// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DETAIL_ESCAPES_HPP
#define FAULTWIRE_DIAGNOSIS_DETAIL_ESCAPES_HPP
/// Escapes that name a byte or a code point.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/detail/characters.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {

/// Returns the value of `digits` hexadecimal digits at `at`, or -1.
[[nodiscard]] constexpr std::int32_t hex_at(std::string_view text, std::size_t at,
                                            std::size_t digits) noexcept {
  if (at + digits > text.size()) return -1;
  std::int32_t value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    const char low = fold_case(text[i]);
    const int digit = is_digit(low) ? low - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}
/// Writes a code point as UTF-8 and returns the place after it.
[[nodiscard]] constexpr char* put_utf8(char* out, std::int32_t point) noexcept {
  const auto put = [&](std::int32_t byte) { *out++ = static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xc0 | (point >> 6));
    put(0x80 | (point & 63));
  } else if (point < 0x10000) {
    put(0xe0 | (point >> 12));
    put(0x80 | ((point >> 6) & 63));
    put(0x80 | (point & 63));
  } else {
    put(0xf0 | (point >> 18));
    put(0x80 | ((point >> 12) & 63));
    put(0x80 | ((point >> 6) & 63));
    put(0x80 | (point & 63));
  }
  return out;
}
/// A resolved escape.
struct Escape {
  std::size_t size = 0;  ///< of the escape; 0 if there is no escape
  std::size_t count = 0;
  char bytes[4] = {};  ///< `count` of them are what it means
};
/// Returns the escape at the backslash `at`: `\n \t \r \" \' \\ \xHH` of C, and `\0` and
/// `\u{H...}` of Rust.
[[nodiscard]] constexpr Escape escape_at(std::string_view text, std::size_t at) noexcept {
  constexpr std::string_view letters = "ntr\"'\\0";
  constexpr std::string_view meanings("\n\t\r\"'\\\0", 7);
  Escape escape{.size = 2, .count = 1};
  if (at + 1 >= text.size()) return {};
  const std::size_t letter = letters.find(text[at + 1]);
  if (letter != std::string_view::npos) {
    escape.bytes[0] = meanings[letter];
    return escape;
  }
  if (text[at + 1] == 'x') {
    const std::int32_t byte = hex_at(text, at + 2, 2);
    escape.size = byte < 0 ? 0 : 4;
    escape.bytes[0] = static_cast<char>(byte);
    return escape;
  }
  const std::string_view longest = text.substr(0, at + 10);  // no search to the end of the text
  const std::size_t close = longest.find('}', at);
  const bool braces = text.substr(at + 1, 2) == "u{" && close != std::string_view::npos;
  if (!braces || close - at < 4) return {};
  const std::int32_t point = hex_at(text, at + 3, close - at - 3);
  if (point < 0 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return {};
  escape.size = close - at + 1;
  escape.count = static_cast<std::size_t>(put_utf8(escape.bytes, point) - escape.bytes);
  return escape;
}

}  // namespace detail::diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
