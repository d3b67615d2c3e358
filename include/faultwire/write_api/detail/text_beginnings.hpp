// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_DETAIL_TEXT_BEGINNINGS_HPP
#define FAULTWIRE_WRITE_API_DETAIL_TEXT_BEGINNINGS_HPP
/// How the text of every row begins: an index, so that a message is compared only with the few rows
/// that begin like it. The compiler makes it where an answer is read, and nowhere else.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/wording/fold.hpp"
#include "faultwire/wording/wording.hpp"
#include "faultwire/write_api/detail/names.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/facts/rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {

/// Returns the length of the shared prefix at the beginning of `text`, 0 if there is none.
[[nodiscard]] constexpr std::size_t shared_prefix(std::string_view text) noexcept {
  for (const std::string_view prefix : shared_prefixes) {
    const std::size_t end = wording::match_at(text, 0, prefix);
    if (end != wording::no_match) return end;
  }
  return 0;
}

/// Returns the length of all shared prefixes at the beginning of `text`.
[[nodiscard]] constexpr std::size_t shared_prefixes_of(std::string_view text) noexcept {
  std::size_t length = 0;
  for (std::size_t next = shared_prefix(text); next != 0; next = shared_prefix(text.substr(length)))
    length += next;
  return length;
}

/// How the text of one row begins.
struct TextBeginning {
  static constexpr char any = '\0';  ///< the text begins with a place

  char whole = any;         ///< the first character, folded
  char own = any;           ///< the first one after the shared prefixes, folded
  std::uint8_t shared = 0;  ///< characters of the shared prefixes

  /// Whether a text that begins with `first`, folded, may be the whole text of the row.
  [[nodiscard]] constexpr bool may_be_whole(char first) const noexcept {
    return whole == any || whole == first;
  }
  /// Whether it may be the text of the row without its shared prefixes.
  [[nodiscard]] constexpr bool may_be_own(char first) const noexcept {
    return shared != 0 && (own == any || own == first);
  }
};

/// Returns the character that stands for the beginning of `text`.
[[nodiscard]] constexpr char beginning_of(std::string_view text) noexcept {
  return text.empty() ? TextBeginning::any : wording::fold(text[0]);
}

/// The beginnings for the rows of all tables, in their order.
struct TextBeginnings {
  static constexpr std::size_t rows = [] {
    std::size_t count = 0;
    for (const Table& table : tables<>) count += table.rows.size();
    return count;
  }();
  TextBeginning of[rows]{};

  constexpr TextBeginnings() noexcept {
    TextBeginning* next = of;
    for (const Table& table : tables<>) {
      for (const AnswerRow& row : table.rows) {
        const std::string_view head = row.answer.text.literal(0);
        const std::size_t shared = shared_prefixes_of(head);
        *next++ = {beginning_of(head), beginning_of(head.substr(shared)),
                   static_cast<std::uint8_t>(shared)};
      }
    }
  }
};

/// A template, so that including the header evaluates nothing.
template <class Index = TextBeginnings>
inline constexpr Index text_beginnings{};

}  // namespace write_api
}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
