// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/detail/number_text.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace {
template <class N>
std::string text_of(N value) {
  std::string out;
  faultwire::detail::number_to([&](std::string_view piece) { out += piece; }, value);
  return out;
}

TEST(NumberText, IsThatOfTheStandardLibrary) {
  using Whole = std::numeric_limits<std::int64_t>;
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{9}, std::int64_t{10}, std::int64_t{-1}, std::int64_t{1234567890}, Whole::max(), Whole::min()}) {
    EXPECT_EQ(text_of(value), std::to_string(value));
  }
  EXPECT_EQ(text_of(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  EXPECT_EQ(text_of(std::uint8_t{255}), "255");
  EXPECT_EQ(text_of(std::int8_t{-128}), "-128");
}
}  // namespace
