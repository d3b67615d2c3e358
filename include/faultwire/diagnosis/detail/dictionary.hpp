// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DETAIL_DICTIONARY_HPP
#define FAULTWIRE_DIAGNOSIS_DETAIL_DICTIONARY_HPP
/// Many words looked for at once: rows by the first two letters of their words, so that most places
/// of a text cost one look into a table.
///
/// @code
/// static constexpr std::string_view words[] = {"status code ", "HTTP "};
/// const detail::diagnosis::Dictionary<2> dictionary([](std::size_t i) { return words[i]; });
/// const bool there = dictionary.may_begin("HTTP 503", 0);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/diagnosis/detail/folded.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {

/// An index of `N` words. Words with one pair of letters keep their order. It is made when a
/// program first needs it, not when it is compiled.
template <std::size_t N>
class Dictionary {
 public:
  /// `words(i)` is the i-th; words that are shorter than two letters are never found.
  template <class F>
  explicit Dictionary(const F& words) {
    for (std::size_t row = 0; row < N; ++row) {
      words_[row] = words(row);
      if (words_[row].size() >= 2) ++begin_[pair(words_[row][0], words_[row][1]) + 1u];
    }
    for (std::size_t i = 1; i < pairs + 2; ++i)
      begin_[i] = static_cast<std::uint16_t>(begin_[i] + begin_[i - 1]);
    std::uint16_t next[pairs + 2];
    for (std::size_t i = 0; i < pairs + 2; ++i) next[i] = begin_[i];
    for (std::size_t row = 0; row < N; ++row) {
      if (words_[row].size() >= 2)
        order_[next[pair(words_[row][0], words_[row][1])]++] = static_cast<std::uint16_t>(row);
    }
  }

  /// Returns whether a word may begin here.
  [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const noexcept {
    const std::size_t key = pair_at(text, at);
    return begin_[key] != begin_[key + 1];
  }
  /// Calls `found(row, end)` for each word at `at`, until it returns true. Returns
  /// whether it did.
  template <class F>
  bool at(std::string_view text, std::size_t at, F&& found) const {
    const std::size_t key = pair_at(text, at);
    for (std::size_t i = begin_[key]; i < begin_[key + 1]; ++i) {
      const std::size_t end = match_folded(text, at, words_[order_[i]]);
      if (end != std::string_view::npos && found(order_[i], end)) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t pairs = 1024;
  /// 32 classes a letter: the alphabet, and what else words have. Different letters may share a
  /// class; that costs a comparison.
  [[nodiscard]] static constexpr std::size_t letter(char c) noexcept {
    if (is_blank(c)) return 0;
    return static_cast<std::size_t>(static_cast<unsigned char>(detail::fold_wording(c)) & 31u);
  }
  [[nodiscard]] static constexpr std::size_t pair(char a, char b) noexcept {
    return letter(a) * 32 + letter(b);
  }
  [[nodiscard]] static constexpr std::size_t pair_at(std::string_view text,
                                                     std::size_t at) noexcept {
    return at + 1 < text.size() ? pair(text[at], text[at + 1]) : pairs;
  }

  std::string_view words_[N]{};
  std::uint16_t order_[N]{};
  std::uint16_t begin_[pairs + 2]{};
};

}  // namespace detail::diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
