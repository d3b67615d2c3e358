// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_SORT_HPP
#define FAULTWIRE_DETAIL_SORT_HPP
/// A sort that is small once compiled. Every program that makes an error compiles it.

#include <algorithm>

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

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
