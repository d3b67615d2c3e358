// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/detail/inline_vector.hpp"

#include <gtest/gtest.h>

namespace {
using Vector = faultwire::detail::InlineVector<int, 4>;

Vector filled(int count) {
  Vector out;
  for (int i = 0; i < count; ++i) out.push_back(i);
  return out;
}

TEST(InlineVector, KeepsItsElementsAcrossGrowthCopyAndMove) {
  for (const int count : {0, 1, 4, 5, 100}) {
    Vector one = filled(count);
    ASSERT_EQ(one.size(), static_cast<std::size_t>(count));
    Vector copy = one;
    Vector moved = std::move(one);
    Vector assigned = filled(7);
    assigned = copy;
    Vector taken = filled(9);
    taken = std::move(copy);
    for (const Vector* v : {&moved, &assigned, &taken}) {
      ASSERT_EQ(v->size(), static_cast<std::size_t>(count));
      for (int i = 0; i < count; ++i) EXPECT_EQ(v->view()[static_cast<std::size_t>(i)], i);
    }
  }
}

TEST(InlineVector, ClearKeepsTheMemory) {
  Vector v = filled(100);
  const auto capacity = v.capacity();
  v.clear();
  EXPECT_EQ(v.size(), 0u);
  EXPECT_EQ(v.capacity(), capacity);
}

TEST(InlineVector, IsItselfAfterItsOwnAssignment) {
  for (const int count : {3, 100}) {
    Vector v = filled(count);
    Vector& same = v;
    v = same;
    v = std::move(same);
    ASSERT_EQ(v.size(), static_cast<std::size_t>(count));
    EXPECT_EQ(v.view().back(), count - 1);
  }
}

TEST(InlineVector, AWriterReplacesWhatIsThere) {
  Vector v = filled(5);
  for (const int count : {0, 3, 4, 5, 100, 2}) {
    Vector::Writer writer(v);
    const std::size_t before = v.size();
    for (int i = 0; i < count; ++i) writer.next() = 7 * i;
    EXPECT_TRUE(v.size() == before || count > 4) << "only growing and the end touch the vector";
    writer.finish();
    ASSERT_EQ(v.size(), static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) ASSERT_EQ(v.view()[static_cast<std::size_t>(i)], 7 * i);
  }
}
}  // namespace
