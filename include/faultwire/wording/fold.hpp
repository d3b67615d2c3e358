// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WORDING_FOLD_HPP
#define FAULTWIRE_WORDING_FOLD_HPP
/// What readers of messages take for the same text: letters of either case, the three quotation
/// marks, and runs of blanks, line ends and indentation. Servers changed quotes and case between
/// releases; pages and logs break and indent lines.
///
/// @code
/// static_assert(wording::fold('`') == wording::fold('"') && wording::fold('A') == 'a');
/// static_assert(wording::match_at("write:\n    Failed", 0, "write: failed") == 17);
/// static_assert(wording::match_at("writes failed", 0, "write: failed") == wording::no_match);
/// @endcode

#include <cstddef>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace wording {

/// The position that says that nothing was found.
inline constexpr std::size_t no_match = std::string_view::npos;

/// Part of a text, in bytes.
struct Span {
  std::size_t begin = no_match;
  std::size_t end = no_match;
  /// Whether the part was found.
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return begin != no_match; }
  [[nodiscard]] friend constexpr bool operator==(const Span&, const Span&) noexcept = default;
};

/// Whether `c` is a blank, a tab or part of a line end.
[[nodiscard]] constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Returns the character that stands for all those that are the same as `c`.
[[nodiscard]] constexpr char fold(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
  return c == '`' || c == '"' ? '\'' : is_space(c) ? ' ' : c;
}

/// Returns the first position from `at` on that is no space.
[[nodiscard]] constexpr std::size_t skip_spaces(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

/// Returns where `literal` ends if it is at `at` in `text`, folded; else `no_match`. A run of
/// spaces matches any run of spaces. Linear in the literal and the spaces.
[[nodiscard]] constexpr std::size_t match_at(std::string_view text, std::size_t at,
                                             std::string_view literal) noexcept {
  for (std::size_t i = 0; i < literal.size();) {
    if (at >= text.size() || fold(text[at]) != fold(literal[i])) return no_match;
    if (!is_space(literal[i])) {
      ++i;
      ++at;
      continue;
    }
    i = skip_spaces(literal, i);
    at = skip_spaces(text, at);
  }
  return at;
}

/// Whether `text` begins with `literal`, folded.
[[nodiscard]] constexpr bool begins_with(std::string_view text, std::string_view literal) noexcept {
  return match_at(text, 0, literal) != no_match;
}

/// Whether `a` and `b` are the same, folded.
[[nodiscard]] constexpr bool same(std::string_view a, std::string_view b) noexcept {
  return match_at(a, 0, b) == a.size();
}

/// Returns the first place of `literal` at or after `from`, folded. Linear for literals whose
/// beginning is rare.
[[nodiscard]] constexpr Span find_first(std::string_view text, std::string_view literal,
                                        std::size_t from = 0) noexcept {
  if (literal.empty()) return from <= text.size() ? Span{from, from} : Span{};
  const char first = fold(literal[0]);
  for (std::size_t at = from; at < text.size(); ++at) {
    if (fold(text[at]) != first) continue;
    const std::size_t end = match_at(text, at, literal);
    if (end != no_match) return {at, end};
  }
  return {};
}

/// Returns the last place of `literal` at or after `from`, folded.
[[nodiscard]] constexpr Span find_last(std::string_view text, std::string_view literal,
                                       std::size_t from = 0) noexcept {
  if (literal.empty()) return from <= text.size() ? Span{text.size(), text.size()} : Span{};
  const char first = fold(literal[0]);
  for (std::size_t at = text.size(); at-- > from;) {
    if (fold(text[at]) != first) continue;
    const std::size_t end = match_at(text, at, literal);
    if (end == no_match) continue;
    // A run of spaces is matched from its beginning.
    while (first == ' ' && at > from && is_space(text[at - 1])) --at;
    return {at, end};
  }
  return {};
}

}  // namespace wording
}  // namespace v1
}  // namespace faultwire

#endif
