// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/detail/decimal.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

namespace {
using faultwire::detail::line_protocol::round_decimal;

static_assert([] {
  double value = 0;
  return round_decimal(125, -2, value) && value == 1.25 &&
         round_decimal(17976931348623157u, 292, value) &&
         value == (std::numeric_limits<double>::max)() && round_decimal(0, 400, value) &&
         value == 0;
}());

double exact(std::uint64_t digits, int exponent) {
  const std::string text = std::to_string(digits) + "e" + std::to_string(exponent);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

TEST(RoundDecimal, AgreesWithTheStandardLibrary) {
  std::mt19937_64 random(5);
  int known = 0;
  for (int i = 0; i < 400'000; ++i) {
    const std::uint64_t digits = random() >> (random() % 64);
    const int exponent =
        i % 2 == 0 ? -static_cast<int>(random() % 25) : static_cast<int>(random() % 660) - 345;
    double value = 0;
    if (!round_decimal(digits, exponent, value)) continue;
    ++known;
    ASSERT_EQ(value, exact(digits, exponent)) << digits << "e" << exponent;
  }
  EXPECT_GT(known, 360'000);
}

TEST(RoundDecimal, TiesGoToEven) {
  for (const std::uint64_t digits : {9007199254740993u, 9007199254740995u, 9007199254740992u,
                                     9007199254740994u, 18014398509481986u}) {
    for (const int exponent : {-4, -1, 0, 1, 5, 23}) {
      double value = 0;
      ASSERT_TRUE(round_decimal(digits, exponent, value));
      EXPECT_EQ(value, exact(digits, exponent)) << digits << "e" << exponent;
    }
  }
}

TEST(RoundDecimal, WhatIsNotNormalIsLeftAlone) {
  double value = 7;
  EXPECT_FALSE(round_decimal(1, -400, value));
  EXPECT_FALSE(round_decimal(1, 400, value));
  EXPECT_FALSE(round_decimal(5, -324, value));
  EXPECT_FALSE(round_decimal(18446744073709551615u, 300, value));
  EXPECT_EQ(value, 7);
}

TEST(RoundDecimal, RoundingUpMayAddABit) {
  for (const std::uint64_t digits :
       {18014398509481983u, 36028797018963967u, 18446744073709551615u}) {
    double value = 0;
    ASSERT_TRUE(round_decimal(digits, 0, value));
    EXPECT_EQ(value, exact(digits, 0)) << digits;
    EXPECT_EQ(value, static_cast<double>(digits));
  }
}
}  // namespace
