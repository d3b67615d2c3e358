// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DETAIL_DICTIONARY_HPP
#define FAULTWIRE_DIAGNOSIS_DETAIL_DICTIONARY_HPP
/// Many words looked for at once: rows by the first two letters of their words, so that most places
/// of a text cost one look into a table.
///
/// @code
/// static constexpr auto words = std::to_array<std::string_view>({"status code ", "HTTP "});
/// static constexpr Dictionary<2> dictionary(words);
/// const bool there = dictionary.may_begin("HTTP 503", 0);
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/diagnosis/detail/folded.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {}
namespace detail::diagnosis {
using namespace faultwire::diagnosis;

/// An index of `N` rows by their words. Rows with one pair of letters keep their order.
template <std::size_t N>
class Dictionary {
 public:
  /// Rows whose words are empty are never found.
  constexpr explicit Dictionary(const std::array<std::string_view, N>& words) : words_(words) {
    for (const std::string_view one : words) {
      if (one.size() >= 2) ++begin_[pair(one[0], one[1]) + 1u];
    }
    for (std::size_t i = 1; i < begin_.size(); ++i)
      begin_[i] = static_cast<std::uint16_t>(begin_[i] + begin_[i - 1]);
    auto next = begin_;
    for (std::size_t row = 0; row < N; ++row) {
      if (words[row].size() >= 2)
        order_[next[pair(words[row][0], words[row][1])]++] = static_cast<std::uint16_t>(row);
    }
  }

  /// Whether a row may begin here.
  [[nodiscard]] constexpr bool may_begin(std::string_view text, std::size_t at) const noexcept {
    const std::size_t key = pair_at(text, at);
    return begin_[key] != begin_[key + 1];
  }
  /// Calls `found(row, end)` for each row whose words stand at `at`, until it returns true. Returns
  /// whether it did.
  template <class F>
  constexpr bool at(std::string_view text, std::size_t at, F&& found) const {
    const std::size_t key = pair_at(text, at);
    for (std::size_t i = begin_[key]; i < begin_[key + 1]; ++i) {
      const std::size_t end = match_folded(text, at, words_[order_[i]]);
      if (end != std::string_view::npos && found(order_[i], end)) return true;
    }
    return false;
  }

 private:
  /// 32 classes a letter: the alphabet, and what else words have. Different letters may share a
  /// class; that costs a comparison.
  [[nodiscard]] static constexpr std::size_t letter(char c) noexcept {
    return detail::diagnosis::is_blank(c)
               ? 0
               : static_cast<std::size_t>(static_cast<unsigned char>(detail::fold_wording(c)) &
                                          31u);
  }
  [[nodiscard]] static constexpr std::size_t pair(char a, char b) noexcept {
    return letter(a) * 32 + letter(b);
  }
  /// A line end may stand between the two.
  [[nodiscard]] static constexpr std::size_t pair_at(std::string_view text,
                                                     std::size_t at) noexcept {
    std::size_t second = at + 1;
    if (second < text.size() && detail::diagnosis::is_line_end(text[second]) &&
        !detail::diagnosis::is_blank(text[at])) {
      const std::size_t behind = detail::diagnosis::skip_blanks(text, second);
      if (behind < text.size()) second = behind;
    }
    return second < text.size() ? pair(text[at], text[second]) : 1024;
  }

  std::array<std::string_view, N> words_;
  std::array<std::uint16_t, N> order_{};
  std::array<std::uint16_t, 1026> begin_{};
};

/// The dictionary of a member of rows.
template <class Row, std::size_t N>
[[nodiscard]] consteval Dictionary<N> dictionary_of(const std::array<Row, N>& rows,
                                                    std::string_view Row::*words) {
  std::array<std::string_view, N> list{};
  for (std::size_t i = 0; i < N; ++i) list[i] = rows[i].*words;
  return Dictionary<N>(list);
}

}  // namespace detail::diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
