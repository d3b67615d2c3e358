// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/detail/number.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <random>
#include <string>

#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/line_protocol/value.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

TEST(Number, FloatsAreThoseOfTheCLibrary) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 200000; ++i) {
    std::string text = random() % 2 ? "-" : "";
    for (auto n = 1 + random() % 20; n > 0; --n) text += static_cast<char>('0' + random() % 10);
    if (random() % 2) {
      text += '.';
      for (auto n = 1 + random() % 22; n > 0; --n) text += static_cast<char>('0' + random() % 10);
    }
    if (random() % 2) text += (random() % 2 ? "e" : "E-") + std::to_string(random() % 340);
    ASSERT_EQ(detail::line_protocol::scan_number(text).length, text.size());
    const double value = detail::line_protocol::parse_float(text);
    ASSERT_EQ(value, std::strtod(text.c_str(), nullptr)) << text;
    ASSERT_EQ(std::signbit(value), text[0] == '-') << text;
  }
}

TEST(Number, WhatADoubleCannotHold) {
  const std::string zeros(5000, '0');
  for (const std::string& text : {std::string("1e309"), "1" + zeros, "0." + zeros + "1e6000",
                                  std::string("1e99999999999999999999999"), "1" + zeros + "e-4000",
                                  "0." + zeros + "1e99999999999999999999999"}) {
    EXPECT_EQ(detail::line_protocol::parse_float(text), HUGE_VAL) << text.substr(0, 20);
    EXPECT_EQ(detail::line_protocol::parse_float("-" + text), -HUGE_VAL) << text.substr(0, 20);
  }
  for (const std::string& text :
       {std::string("1e-400"), "0." + zeros + "1", "1" + zeros + "e-6000",
        std::string("1e-99999999999999999999999"), std::string("0e99999999999999999999"),
        zeros + ".0", "0." + zeros + "1e4000"}) {
    EXPECT_EQ(detail::line_protocol::parse_float(text), 0.0) << text.substr(0, 20);
    EXPECT_TRUE(std::signbit(detail::line_protocol::parse_float("-" + text))) << text.substr(0, 20);
  }
}

TEST(Number, Tokens) {
  struct Case {
    const char* text;
    detail::line_protocol::NumberShape shape;
    std::size_t length;
  };
  for (const Case& c : {Case{"", detail::line_protocol::NumberShape::none, 0},
                        {"-", detail::line_protocol::NumberShape::none, 0},
                        {".5", detail::line_protocol::NumberShape::none, 0},
                        {"+1", detail::line_protocol::NumberShape::none, 0},
                        {"5i", detail::line_protocol::NumberShape::integer, 2},
                        {"-5i6", detail::line_protocol::NumberShape::integer, 3},
                        {"5u", detail::line_protocol::NumberShape::uinteger, 2},
                        {"-5u", detail::line_protocol::NumberShape::floating, 2},
                        {"1.", detail::line_protocol::NumberShape::floating, 1},
                        {"1.5i", detail::line_protocol::NumberShape::floating, 3},
                        {"1e5x", detail::line_protocol::NumberShape::floating, 3},
                        {"1e", detail::line_protocol::NumberShape::floating, 1},
                        {"1e+", detail::line_protocol::NumberShape::floating, 1},
                        {"1.e5", detail::line_protocol::NumberShape::floating, 1},
                        {"1.5e-07,", detail::line_protocol::NumberShape::floating, 7}}) {
    EXPECT_EQ(detail::line_protocol::scan_number(c.text).shape, c.shape) << c.text;
    EXPECT_EQ(detail::line_protocol::scan_number(c.text).length, c.length) << c.text;
  }
}

TEST(Value, AsksForAnotherTypeAndGetsNothing) {
  const Value integer(std::int64_t{-5});
  EXPECT_EQ(integer.as_integer(), -5);
  EXPECT_EQ(integer.as_uinteger(), 0u);
  EXPECT_FALSE(integer.as_boolean());
  EXPECT_EQ(integer.as_float(), 0.0);
  EXPECT_EQ(Value(1.5).as_integer(), 0);
  EXPECT_FALSE(Value(std::uint64_t{5}) == Value(std::int64_t{5}));
  EXPECT_FALSE(Value(0.0) == Value(-0.0));
}

TEST(ExceedsRange, ZeroIsNotTooLarge) {
  EXPECT_FALSE(detail::line_protocol::exceeds_range("0.000"));
  EXPECT_FALSE(detail::line_protocol::exceeds_range("-0.0001e3"));
  EXPECT_TRUE(detail::line_protocol::exceeds_range("0.001e400"));
}

TEST(Kinds, AreFoundByTheirNames) {
  for (const KindRow& row : kind_rows) EXPECT_EQ(find_kind(row.name), row.kind);
  EXPECT_EQ(find_kind("nonsense"), std::nullopt);
  EXPECT_EQ(find_kind(""), std::nullopt);
}
}  // namespace
