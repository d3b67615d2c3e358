// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/scan/digits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#ifndef FAULTWIRE_DIGITS_SUITE
#define FAULTWIRE_DIGITS_SUITE Digits
#endif

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of which most are digits; the others stand beside them in the code, or have their high bit
/// set.
std::string mostly_digits(std::mt19937& random, std::size_t size) {
  static constexpr std::string_view others = "/:0\xb0\xb9\xff \x7f\x10.";
  std::string text(size, '0');
  for (char& c : text)
    c = random() % 24 == 0 ? others[random() % others.size()]
                           : static_cast<char>('0' + random() % 10);
  return text;
}

TEST(FAULTWIRE_DIGITS_SUITE, WhereThereAreNone) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = mostly_digits(random, 40);
    std::uint32_t expected = 0;
    for (std::size_t i = 0; i < detail::line_protocol::scan::number_reach; ++i)
      expected |= std::uint32_t{is_digit(text[i]) ? 0u : 1u} << i;
    ASSERT_EQ(detail::line_protocol::scan::non_digits(text.data()), expected) << text;
  }
}

TEST(FAULTWIRE_DIGITS_SUITE, WhetherAllAre) {
  std::mt19937 random(2);
  for (int round = 0; round < 20000; ++round) {
    const std::size_t count = 16 + random() % 17;
    std::string text(40, 'x');
    for (std::size_t i = 0; i < count; ++i) text[4 + i] = static_cast<char>('0' + random() % 10);
    ASSERT_TRUE(detail::line_protocol::scan::all_digits(text.data() + 4, count)) << text;
    text[4 + random() % count] = "/:\xb0\xff \x7f"[random() % 6];
    ASSERT_FALSE(detail::line_protocol::scan::all_digits(text.data() + 4, count)) << text;
  }
}

TEST(FAULTWIRE_DIGITS_SUITE, TheirNumber) {
  std::mt19937 random(3);
  for (int round = 0; round < 50000; ++round) {
    const std::size_t count = 1 + random() % detail::line_protocol::scan::safe_digits;
    const std::size_t fraction =
        random() % (std::min(count, detail::line_protocol::scan::most_fraction) + 1);
    const std::size_t point = fraction == 0 ? 0 : 1;
    std::string before;
    for (int i = 0; i < 32; ++i) before += static_cast<char>(random() % 256);
    std::string digits;
    std::uint64_t expected = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (point == 1 && i == count - fraction) digits += '.';
      const auto digit = static_cast<unsigned>(random() % 10);
      digits += static_cast<char>('0' + digit);
      expected = expected * 10 + digit;
    }
    const std::string text = before + digits;
    ASSERT_EQ(detail::line_protocol::scan::digits_before(text.data() + text.size(), count, fraction,
                                                         point),
              expected)
        << digits;
  }
}
}  // namespace
