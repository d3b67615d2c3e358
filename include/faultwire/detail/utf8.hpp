// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_UTF8_HPP
#define FAULTWIRE_DETAIL_UTF8_HPP
/// Finds the first byte that is not UTF-8 and says what is wrong with it in the terms of Rust's
/// `std::str::Utf8Error`, because the server's refusal quotes them. Authority: the Unicode
/// standard, table 3-7 (well-formed byte sequences).

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace detail {

/// The first place at which a text stops being UTF-8.
struct Utf8Fault {
  std::size_t offset;   ///< of the first bad byte; everything before is well-formed
  std::uint8_t length;  ///< bytes of the broken sequence, 1 to 3; 0 if the text ends inside a
                        ///< sequence that was good so far
};

/// What may follow a lead byte: the width of the sequence and the range of its second byte. Width
/// 0: not a lead byte.
struct Utf8Lead {
  std::uint8_t width;
  std::uint8_t low;
  std::uint8_t high;
};

[[nodiscard]] constexpr Utf8Lead utf8_lead(unsigned char c) noexcept {
  if (c >= 0xc2 && c <= 0xdf) return {2, 0x80, 0xbf};
  if (c == 0xe0) return {3, 0xa0, 0xbf};
  if (c == 0xed) return {3, 0x80, 0x9f};
  if (c >= 0xe1 && c <= 0xef) return {3, 0x80, 0xbf};
  if (c == 0xf0) return {4, 0x90, 0xbf};
  if (c >= 0xf1 && c <= 0xf3) return {4, 0x80, 0xbf};
  if (c == 0xf4) return {4, 0x80, 0x8f};
  return {0, 0, 0};
}

/// Checks the one sequence at `at`, whose first byte is not ASCII. Returns its width, or 0 and the
/// fault.
[[nodiscard]] constexpr std::size_t utf8_sequence(std::string_view text, std::size_t at,
                                                  Utf8Fault& fault) noexcept {
  const Utf8Lead lead = utf8_lead(static_cast<unsigned char>(text[at]));
  fault = {at, 1};
  if (lead.width == 0) return 0;
  for (std::uint8_t i = 1; i < lead.width; ++i) {
    if (at + i >= text.size()) {
      fault.length = 0;
      return 0;
    }
    const auto c = static_cast<unsigned char>(text[at + i]);
    const bool good = i == 1 ? (c >= lead.low && c <= lead.high) : (c & 0xc0) == 0x80;
    if (!good) {
      fault.length = i;
      return 0;
    }
  }
  return lead.width;
}

/// The first fault of `text` at or after `from` (a boundary between characters) and before `to`, or
/// nothing. Linear.
[[nodiscard]] inline std::optional<Utf8Fault> find_utf8_fault(
    std::string_view text, std::size_t from = 0, std::size_t to = std::string_view::npos) noexcept {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  std::size_t at = from;
  const std::size_t end = to < text.size() ? to : text.size();
  while (at < end) {
    if (at + 8 <= text.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + at, 8);
      if ((word & high_bits) == 0) {
        at += 8;
        continue;
      }
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    Utf8Fault fault{};
    const std::size_t width = utf8_sequence(text, at, fault);
    if (width == 0) return fault;
    at += width;
  }
  return std::nullopt;
}

/// The largest size not above `limit` that does not cut a character of `text`, which is UTF-8.
[[nodiscard]] constexpr std::size_t utf8_floor(std::string_view text, std::size_t limit) noexcept {
  if (limit >= text.size()) return text.size();
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0) == 0x80) --limit;
  return limit;
}

/// The first `count` characters of `text`, which is UTF-8.
[[nodiscard]] constexpr std::string_view utf8_prefix(std::string_view text,
                                                     std::size_t count) noexcept {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) continue;
    if (count == 0) break;
    --count;
  }
  return text.substr(0, at);
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
