// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WORDING_MATCH_HPP
#define FAULTWIRE_WORDING_MATCH_HPP
/// Recognises a `Wording`: as a whole text, at a position, or anywhere in a longer text. Texts are
/// folded as in fold.hpp.
///
/// @code
/// constexpr wording::Wording text = "partial write: {points} dropped={dropped}";
/// const auto found = wording::match(text, "Partial write: too old dropped=3");
/// const bool same = found && found->get(wording::Place::dropped) == "3";
/// static_assert(!wording::match("dropped={dropped}", "dropped=many"));
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/wording/fold.hpp"
#include "faultwire/wording/wording.hpp"

namespace faultwire {
inline namespace v1 {
namespace wording {

/// The text in one place.
struct Filled {
  Place place{};
  std::string_view text{};  ///< a view into the text that was matched
};

/// A text that was recognised. Views point into that text.
struct Match {
  std::size_t fixed =
      0;  ///< characters of the wording that are not in places: the more, the surer the match
  std::size_t end = 0;  ///< where the match ends in the text
  std::uint8_t count = 0;
  Filled filled[Wording::max_places]{};  ///< the first `count` are filled, in the order of the text

  /// Returns the text in `place`, or an empty view if the wording has no such place.
  [[nodiscard]] constexpr std::string_view get(Place place) const noexcept {
    for (std::size_t i = 0; i < count; ++i) {
      if (filled[i].place == place) return filled[i].text;
    }
    return {};
  }
};

/// Whether `text` is 1 to 19 decimal digits.
[[nodiscard]] constexpr bool is_number(std::string_view text) noexcept {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty() && text.size() <= 19;
}
/// Returns the value of a text for which `is_number` holds.
[[nodiscard]] constexpr std::uint64_t number_in(std::string_view text) noexcept {
  std::uint64_t value = 0;
  for (const char c : text) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

/// Whether `text` is what a server puts in `place`.
[[nodiscard]] constexpr bool holds(Place place, std::string_view text) noexcept {
  switch (place_row(place).holds) {
    case Holds::number:
      return is_number(text);
    case Holds::quotation:
      if (same(text, "end of input")) return true;
      return text.size() >= 2 && fold(text.front()) == '\'' && fold(text.back()) == '\'';
    case Holds::anything:
      break;
  }
  return true;
}

/// Returns `text` without the spaces at its end.
[[nodiscard]] constexpr std::string_view without_end_spaces(std::string_view text) noexcept {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Matches `text` with all of `words`; spaces at the end of either do not count. The literal after
/// the last place is the one at the end of the text; the literal before it is looked for from the
/// end, all others from the beginning. Linear for ordinary texts.
[[nodiscard]] constexpr std::optional<Match> match(const Wording& words,
                                                   std::string_view text) noexcept {
  text = without_end_spaces(text);
  const auto literal = [&](std::size_t i) {
    const std::string_view piece = words.literal(i);
    return i == words.places() ? without_end_spaces(piece) : piece;
  };
  Match out{.fixed = words.fixed(), .end = text.size()};
  std::size_t at = match_at(text, 0, literal(0));
  if (at == no_match) return std::nullopt;
  for (std::size_t i = 0; i < words.places(); ++i) {
    const std::string_view next = literal(i + 1);
    const bool ends = i + 1 == words.places();
    Span found = ends ? Span{text.size(), text.size()} : Span{at, at};
    if (!next.empty()) {
      const bool last = ends || i + 2 == words.places();
      // A place may be empty or spaces, and then the spaces before it belong to both literals.
      const bool shared =
          is_space(next[0]) && at > 1 && is_space(text[at - 1]) && is_space(text[at - 2]);
      const std::size_t from = shared ? at - 1 : at;
      found = last ? find_last(text, next, from) : find_first(text, next, from);
    }
    if (!found) return std::nullopt;
    const std::size_t begin = found.begin < at ? found.begin : at;
    const std::string_view piece = text.substr(begin, found.begin - begin);
    if (!holds(words.place(i), piece)) return std::nullopt;
    out.filled[out.count++] = {words.place(i), piece};
    at = found.end;
  }
  if (at != text.size()) return std::nullopt;
  return out;
}

/// Matches `words` at the position `at` of a longer text. The text in a place is at most
/// `longest` bytes; a place at the end of the wording is empty.
[[nodiscard]] constexpr std::optional<Match> match_in(const Wording& words, std::string_view text,
                                                      std::size_t at,
                                                      std::size_t longest = 256) noexcept {
  Match out{.fixed = words.fixed()};
  at = match_at(text, at, words.literal(0));
  for (std::size_t i = 0; at != no_match && i < words.places(); ++i) {
    const std::string_view next = words.literal(i + 1);
    const std::size_t room = next.size() + longest;
    const std::string_view reach =
        text.substr(0, text.size() - at > room ? at + room : text.size());
    const Span found = next.empty() ? Span{at, at} : find_first(reach, next, at);
    if (found) out.filled[out.count++] = {words.place(i), text.substr(at, found.begin - at)};
    at = found.end;
  }
  if (at == no_match) return std::nullopt;
  out.end = at;
  return out;
}

/// Returns the first place of `words` in `text` at or after `from`. Linear in the text for a
/// wording that begins with a word.
[[nodiscard]] constexpr Span find(const Wording& words, std::string_view text,
                                  std::size_t from = 0) noexcept {
  for (std::size_t at = from; at <= text.size(); ++at) {
    if (const auto found = match_in(words, text, at)) return {at, found->end};
  }
  return {};
}

}  // namespace wording
}  // namespace v1
}  // namespace faultwire

#endif
