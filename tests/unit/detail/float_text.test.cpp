// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The road for standard libraries that do not read floats says what std::from_chars says here.
#include <gtest/gtest.h>

#include <bit>
#include <charconv>
#include <clocale>
#include <cstdint>
#include <random>
#include <string>

#include "faultwire/detail/float_text.hpp"

namespace {

void compare(const std::string& text) {
  double ours = 7;
  double theirs = 7;
  const char* const last = text.data() + text.size();
  const auto mine = faultwire::detail::portable_float_from_chars(text.data(), last, ours);
  const auto oracle = std::from_chars(text.data(), last, theirs);
  EXPECT_EQ(mine.ec, oracle.ec) << text;
  EXPECT_EQ(mine.ptr - text.data(), oracle.ptr - text.data()) << text;
  EXPECT_EQ(std::bit_cast<std::uint64_t>(ours), std::bit_cast<std::uint64_t>(theirs)) << text;
}

TEST(FloatText, EdgesAreThoseOfFromChars) {
  for (const char* text : {"0",
                           "-0",
                           "-0.0e5",
                           "1",
                           "-1.5",
                           "1.",
                           "1.5.5",
                           "1e",
                           "1e+",
                           "1e5-",
                           "1e-100000",
                           "-1e-99999999999999999999",
                           "1e-x",
                           "1e5x",
                           "1E5",
                           "",
                           "-",
                           "x",
                           "+1",
                           "00012.500",
                           "0.000",
                           "1e308",
                           "1.7976931348623157e308",
                           "1.7976931348623159e308",
                           "1e309",
                           "-1e400",
                           "1e99999999999999999999999",
                           "4.9e-324",
                           "2.4703282292062327e-324",
                           "2.4703282292062328e-324",
                           "1e-400",
                           "0e99999999999999999999",
                           "9007199254740993",
                           "9007199254740992.999999999999999999",
                           "2.2250738585072011e-308",
                           "123456789012345678901234567890"})
    compare(text);
}

TEST(FloatText, DigitsBeyondTheBufferStillDecide) {
  // Half way between two doubles, and a hair above and below, with the deciding digit far behind
  // what is kept.
  const std::string half = "9007199254740993" + std::string(1, '.') + std::string(900, '0');
  compare(half);
  compare(half + "1");
  compare("9007199254740992." + std::string(900, '9'));
  compare(std::string(2000, '0') + "." + std::string(500, '0') + "5" + std::string(900, '0') +
          "1e500");
  compare(std::string(2000, '7') + "e-1800");
  compare("1" + std::string(1200, '0') + "e-1000");
}

TEST(FloatText, AnyDoubleComesBack) {
  std::mt19937_64 random(20261121);
  char buffer[64];
  for (int i = 0; i < 20000; ++i) {
    const auto value = std::bit_cast<double>(random());
    if (value != value) continue;
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    const std::string text(buffer, end);
    if (text.find('n') != std::string::npos) continue;
    compare(text);
    compare(text.substr(0, 1 + random() % text.size()));
  }
}
}  // namespace
