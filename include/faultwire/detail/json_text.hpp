// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_JSON_TEXT_HPP
#define FAULTWIRE_DETAIL_JSON_TEXT_HPP
/// Writes the inside of a JSON string (RFC 8259, section 7) the way the server's own writer does:
/// short escapes where they exist, `\u00xx` in lower case for the other control characters,
/// everything else as it is.

#include <array>
#include <cstddef>
#include <string_view>

#include "faultwire/detail/sink.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {

/// The letter of the short escape of `c`, `u` if it needs the long form, 0 if it needs none.
[[nodiscard]] constexpr char json_escape_letter(char c) noexcept {
  switch (c) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return static_cast<unsigned char>(c) < 0x20 ? 'u' : '\0';
  }
}

/// Sends `text`, escaped for a JSON string and without the quotes, to `sink`. `text` must be UTF-8.
/// Linear, no allocation.
template <Sink S>
constexpr void json_text_to(S&& sink, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char letter = json_escape_letter(text[i]);
    if (letter == '\0') continue;
    if (i > done) sink(text.substr(done, i - done));
    done = i + 1;
    if (letter == 'u') {
      const auto byte = static_cast<unsigned char>(text[i]);
      const std::array<char, 6> piece{'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
      sink(std::string_view(piece.data(), piece.size()));
    } else {
      const std::array<char, 2> piece{'\\', letter};
      sink(std::string_view(piece.data(), piece.size()));
    }
  }
  if (done < text.size()) sink(text.substr(done));
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
