// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_SORT_HPP
#define FAULTWIRE_DETAIL_SORT_HPP
/// A sort that is small once compiled. Every program that makes an error compiles it.

#include <algorithm>
#include <cstddef>
#include <vector>

namespace faultwire {
inline namespace v1 {
namespace detail {

/// Sorts `values` by `less`, which must leave no two of them equal: the sort is not stable. A heap
/// sort, because `std::sort` and `std::stable_sort` are three to four times as much code.
template <class T, class Less>
void sort(T& values, Less less) {
  std::make_heap(values.begin(), values.end(), less);
  std::sort_heap(values.begin(), values.end(), less);
}

/// Returns the numbers below `count` in the order of `compare(a, b)`, which returns less than,
/// equal to or more than 0; equal ones in their own order.
template <class Compare>
[[nodiscard]] std::vector<std::size_t> sorted_places(std::size_t count, Compare compare) {
  std::vector<std::size_t> places(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = i;
  detail::sort(places, [&](std::size_t a, std::size_t b) {
    const int order = compare(a, b);
    return order != 0 ? order < 0 : a < b;
  });
  return places;
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
