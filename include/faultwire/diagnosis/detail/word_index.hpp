// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DETAIL_WORD_INDEX_HPP
#define FAULTWIRE_DIAGNOSIS_DETAIL_WORD_INDEX_HPP
/// The words of all signs in one dictionary, so that one pass over a record finds them all.
///
/// @code
/// detail::diagnosis::FoundWords found;
/// detail::diagnosis::find_words("connect: connection refused", found);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/diagnosis/detail/dictionary.hpp"
#include "faultwire/diagnosis/troubles/troubles.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {
using namespace faultwire::diagnosis;

/// Calls `visit` with every alternative of a list that `|` separates.
template <class F>
constexpr void each_alternative(std::string_view list, F&& visit) {
  while (!list.empty()) {
    const std::string_view one = list.substr(0, list.find('|'));
    visit(one);
    list.remove_prefix(one.size() < list.size() ? one.size() + 1 : one.size());
  }
}
/// Calls `visit(sign, number)` with the signs of all troubles; numbers count from 0.
template <class F>
constexpr void each_sign(F&& visit) {
  std::size_t number = 0;
  each_trouble([&](const Trouble& trouble) {
    for (const Sign& sign : trouble.signs()) visit(sign, number++);
  });
}
[[nodiscard]] constexpr std::size_t alternatives(std::string_view list) noexcept {
  std::size_t count = list.empty() ? 0 : 1;
  for (std::size_t at = list.find('|'); at != std::string_view::npos; at = list.find('|', at + 1))
    ++count;
  return count;
}
struct IndexSizes {
  std::size_t signs = 0;
  std::size_t words = 0;
};
template <class Lazy = void>
inline constexpr IndexSizes index_sizes = [] {
  IndexSizes sizes;
  each_sign([&](const Sign& sign, std::size_t) {
    ++sizes.signs;
    sizes.words += alternatives(sign.words) + alternatives(sign.also);
  });
  return sizes;
}();

/// Which words of which sign are in a record.
struct FoundWords {
  static constexpr std::size_t most = 256;
  bool words[most]{};
  bool also[most]{};
};

/// The words of the signs, each with its sign.
template <std::size_t N>
class WordIndex {
 public:
  WordIndex() : dictionary_(fill()) {}
  void find(std::string_view text, FoundWords& found) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      (void)dictionary_.at(text, at, [&](std::size_t number, std::size_t) {
        const Use use = uses_[number];
        (use.also ? found.also : found.words)[use.sign] = true;
        return false;
      });
    }
  }

 private:
  struct Use {
    std::uint16_t sign = 0;
    bool also = false;
  };
  /// Fills the uses, and returns what the dictionary asks for its words.
  [[nodiscard]] auto fill() {
    std::size_t at = 0;
    each_sign([&](const Sign& sign, std::size_t number) {
      const auto add = [&](std::string_view list, bool also) {
        each_alternative(list, [&](std::string_view one) {
          words_[at] = one;
          uses_[at++] = {static_cast<std::uint16_t>(number), also};
        });
      };
      add(sign.words, false);
      add(sign.also, true);
    });
    return [this](std::size_t i) { return words_[i]; };
  }
  std::string_view words_[N]{};
  Use uses_[N]{};
  Dictionary<N> dictionary_;
};

/// Marks the words of all signs that are in `text`. Linear.
template <class Lazy = void>
void find_words(std::string_view text, FoundWords& found) {
  static_assert(index_sizes<Lazy>.signs <= FoundWords::most);
  static const WordIndex<index_sizes<Lazy>.words> index;
  index.find(text, found);
}

}  // namespace detail::diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
