// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "suggest.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "faultwire/detail/characters.hpp"

namespace faultwire_tool {
namespace {

/// The least number of edits between two words: three rows of the usual table at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  const auto same = [&](std::size_t i, std::size_t j) {
    return faultwire::detail::fold_case(a[i]) == faultwire::detail::fold_case(b[j]);
  };
  std::vector<std::size_t> before, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = last;
    last = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (same(i - 1, j - 1) ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && same(i - 1, j - 2) && same(i - 2, j - 1))
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names) {
  constexpr std::size_t longest = 100;  // of a word that is worth the comparison
  if (word.empty() || word.size() > longest) return {};
  std::string_view nearest;
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view name : names) {
    const std::size_t edits = distance(word, name);
    if (edits >= least || edits >= name.size()) continue;
    least = edits;
    nearest = name;
  }
  return nearest.empty() ? std::string() : fmt::format(" Did you mean '{}'?", nearest);
}

std::string unknown_value(std::string_view what, std::string_view value,
                          const std::vector<std::string_view>& names, std::string_view more) {
  return fmt::format("unknown {} '{}': it is one of {}{}.{}", what, value, fmt::join(names, ", "),
                     more, did_you_mean(value, names));
}

std::string no_value_of(std::string_view option, std::string_view value,
                        const std::vector<std::string_view>& names) {
  return fmt::format("'{}' is no value of {}: it is one of {}.{}", value, option,
                     fmt::join(names, ", "), did_you_mean(value, names));
}

}  // namespace faultwire_tool
