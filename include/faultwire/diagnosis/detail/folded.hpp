// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DETAIL_FOLDED_HPP
#define FAULTWIRE_DIAGNOSIS_DETAIL_FOLDED_HPP
/// Compares words with text that a terminal, a log or a document may have folded: where the words
/// have a blank, the text may have a line end and indentation.
///
/// @code
/// const std::string_view text = "Flight returned\n  unavailable error";
/// static_assert(match_folded("a\n  b", 0, "a b") == 5);
/// const bool same =
///     match_folded(text, 0, "Flight returned unavailable") != std::string_view::npos;
/// @endcode

#include <cstddef>
#include <string_view>

#include "faultwire/detail/characters.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {}
namespace detail::diagnosis {
using namespace faultwire::diagnosis;

[[nodiscard]] constexpr bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
[[nodiscard]] constexpr bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }
[[nodiscard]] constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}
[[nodiscard]] constexpr std::string_view without_edges(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}
/// Returns the place after the brace that closes the one at `at`, or the end of the text if none
/// does. Braces in quotes do not count.
[[nodiscard]] constexpr std::size_t skip_braces(std::string_view text, std::size_t at) noexcept {
  int depth = 0;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\') ++at;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return text.size();
}

/// Returns where a fold of the text ends that begins at `at`: blanks with a line end among them. 0
/// if there is none.
[[nodiscard]] constexpr std::size_t skip_fold(std::string_view text, std::size_t at) noexcept {
  bool folded = false;
  for (; at < text.size() && is_blank(text[at]); ++at) folded = folded || is_line_end(text[at]);
  return folded ? at : 0;
}
/// Returns where the words that begin at `at` end, or npos if other words are there. Case and the
/// kind of quotes do not count, nor does a blank at the end of the words where the text ends. A
/// blank of the words is one blank of the text or a fold. Linear in what is matched.
[[nodiscard]] constexpr std::size_t match_folded(std::string_view text, std::size_t at,
                                                 std::string_view words) noexcept {
  const std::size_t begin = at;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == ' ') {
      if (at == text.size() && at != begin && i + 1 == words.size()) return at;
      if (at >= text.size() || !detail::diagnosis::is_blank(text[at]))
        return std::string_view::npos;
      const std::size_t fold = detail::diagnosis::skip_fold(text, at);
      if (fold == 0 && text[at] != ' ') return std::string_view::npos;
      at = fold == 0 ? at + 1 : fold;
      continue;
    }
    if (at >= text.size() || detail::fold_wording(text[at]) != detail::fold_wording(words[i]))
      return std::string_view::npos;
    ++at;
  }
  return at;
}

/// A part of a text.
struct Span {
  std::size_t begin = std::string_view::npos;
  std::size_t end = std::string_view::npos;
  [[nodiscard]] constexpr explicit operator bool() const noexcept {
    return begin != std::string_view::npos;
  }
  [[nodiscard]] constexpr std::string_view in(std::string_view text) const noexcept {
    return text.substr(begin, end - begin);
  }
};

/// Returns the first place at or after `from` where the words are.
[[nodiscard]] constexpr Span find_folded(std::string_view text, std::string_view words,
                                         std::size_t from = 0) noexcept {
  const char first = detail::fold_wording(words.front());
  for (std::size_t at = from; at < text.size(); ++at) {
    if (detail::fold_wording(text[at]) != first) continue;
    const std::size_t end = match_folded(text, at, words);
    if (end != std::string_view::npos) return {at, end};
  }
  return {};
}

}  // namespace detail::diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
