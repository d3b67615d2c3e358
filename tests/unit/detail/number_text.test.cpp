// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/detail/number_text.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

namespace {
template <class N>
std::string text(N number) {
  std::string out;
  faultwire::detail::number_to([&](std::string_view piece) { out += piece; }, number);
  return out;
}

TEST(NumberText, TheEdgesOfEveryWidth) {
  EXPECT_EQ(text(0), "0");
  EXPECT_EQ(text(-1), "-1");
  EXPECT_EQ(text((std::numeric_limits<std::int32_t>::min)()), "-2147483648");
  EXPECT_EQ(text((std::numeric_limits<std::int64_t>::min)()), "-9223372036854775808");
  EXPECT_EQ(text((std::numeric_limits<std::int64_t>::max)()), "9223372036854775807");
  EXPECT_EQ(text((std::numeric_limits<std::uint64_t>::max)()), "18446744073709551615");
  EXPECT_EQ(text(std::uint8_t{255}), "255");
  EXPECT_EQ(text(std::int8_t{-128}), "-128");
}
}  // namespace
