// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/detail/array_view.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <span>

namespace {
using faultwire::ArrayView;

TEST(ArrayView, ViewsAndConvertsToASpan) {
  static constexpr int numbers[] = {1, 2, 3};
  constexpr ArrayView<int> view(numbers, 3);
  static_assert(view.size() == 3 && view.front() == 1 && view[1] == 2 && view.back() == 3);
  static_assert(view.subspan(1).size() == 2 && view.subspan(3).empty());
  const std::span<const int> span = view;
  EXPECT_EQ(span.data(), numbers);
  EXPECT_EQ(span.size(), 3u);
  EXPECT_EQ(std::accumulate(view.begin(), view.end(), 0), 6);
}

TEST(ArrayView, ADefaultOneIsEmpty) {
  constexpr ArrayView<int> none;
  static_assert(none.empty() && none.begin() == none.end() && none.data() == nullptr);
  EXPECT_TRUE(none.subspan(0).empty());
}
}  // namespace
