// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DETAIL_REPEATED_CONTEXT_HPP
#define FAULTWIRE_DIAGNOSIS_DETAIL_REPEATED_CONTEXT_HPP
/// Where a message ends that Arrow's client repeats in its debug context.
///
/// @code
/// using detail::diagnosis::without_repeated_context;
/// const bool same = without_repeated_context("gone; context: NOT_FOUND:gone {}", "; context: ") ==
///                   "gone";
/// @endcode

#include <cstddef>
#include <string_view>
#include <vector>

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {

/// Returns, for each place, how many characters from there are those from `begin` on (the Z
/// function). Linear, because what one place has in common with the beginning is not read again.
[[nodiscard]] inline std::vector<std::size_t> repeated_sizes(std::string_view text,
                                                             std::size_t begin) {
  std::vector<std::size_t> sizes(text.size());
  std::size_t from = begin, end = begin;  // the repetition that reaches furthest
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    const std::size_t left = at < end ? end - at : 0;
    std::size_t size = left == 0 ? 0 : sizes[begin + at - from];
    if (size > left) size = left;
    while (at + size < text.size() && text[begin + size] == text[at + size]) ++size;
    sizes[at] = size;
    if (at + size <= end) continue;
    from = at;
    end = at + size;
  }
  return sizes;
}

/// Returns the text before the last `marker` whose context, `NAME:` and so on, begins with the
/// message before it, with or without the words up to `message: ` of Arrow's prefix. Without such a
/// marker, the text before the first one. Linear, whatever a server wrote.
[[nodiscard]] inline std::string_view without_repeated_context(std::string_view text,
                                                               std::string_view marker) {
  constexpr std::size_t longest_name = 24, longest_prefix = 60;
  const std::size_t first = text.find(marker);
  if (first == std::string_view::npos) return text;
  const std::size_t words = text.substr(0, longest_prefix + 9).find("message: ");
  const std::size_t message = words < longest_prefix ? words + 9 : 0;
  const std::vector<std::size_t> whole = repeated_sizes(text, 0);
  const std::vector<std::size_t> bare = repeated_sizes(text, message);
  std::size_t end = first;
  for (std::size_t at = first; at != std::string_view::npos; at = text.find(marker, at + 1)) {
    const std::size_t context = at + marker.size();
    const std::size_t colon = text.substr(context, longest_name).find(':');
    const std::size_t again = context + colon + 1;
    if (colon == std::string_view::npos || again >= text.size()) continue;
    if ((at != 0 && whole[again] >= at) || (at > message && bare[again] >= at - message)) end = at;
  }
  return text.substr(0, end);
}

}  // namespace detail::diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
