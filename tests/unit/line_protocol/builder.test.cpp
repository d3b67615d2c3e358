// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/builder.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "faultwire/line_protocol/parse.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

TEST(Builder, WritesEveryEscape) {
  Builder lines;
  lines.measurement("a b,c=d\\e")
      .tag("k =,\\x", "v =,\\x")
      .field("f =,\\x", "s\"\\n")
      .field("n", 5)
      .field("u", std::uint64_t{6})
      .field("b", false)
      .timestamp(-7);
  ASSERT_EQ(lines.end(), BuildError::none);
  EXPECT_EQ(lines.view(),
            R"(a\ b\,c=d\\e,k\ \=\,\\x=v\ \=\,\\x f\ \=\,\\x="s\"\\n",n=5i,u=6u,b=false -7)"
            "\n");
}

TEST(Builder, KeepsABackslashThatProtectsAControlCharacter) {
  Builder lines;
  ASSERT_EQ(lines.measurement("a\\\tb").tag("k\\\\\nx", "v").field("f", 1).end(), BuildError::none);
  const std::string text = lines.str();
  auto reader = parse(text);
  ASSERT_TRUE(reader.next() && reader.entry());
  EXPECT_EQ(reader.entry().measurement().str(), "a\\\tb");
  EXPECT_EQ(reader.entry().tags()[0].key.str(), "k\\\\\nx");
}

TEST(Builder, RefusesWhatCannotBeWrittenAndKeepsTheRest) {
  Builder lines;
  ASSERT_EQ(lines.measurement("m").field("f", 1).end(), BuildError::none);
  const std::string before = lines.str();
  const std::string longest(65537, 'x');
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(lines.measurement("").field("f", 1).end(), BuildError::empty_name);
  EXPECT_EQ(lines.measurement("m").tag("", "v").field("f", 1).end(), BuildError::empty_name);
  EXPECT_EQ(lines.measurement("m").tag("k", "").field("f", 1).end(), BuildError::empty_name);
  EXPECT_EQ(lines.measurement("m").field("", 1).end(), BuildError::empty_name);
  EXPECT_EQ(lines.measurement("m\\").field("f", 1).end(), BuildError::ends_with_backslash);
  EXPECT_EQ(lines.measurement(longest).field("f", 1).end(), BuildError::too_long);
  EXPECT_EQ(lines.measurement("m").field("f", longest).end(), BuildError::too_long);
  EXPECT_EQ(lines.measurement("m").field("f", "\xff").end(), BuildError::invalid_utf8);
  EXPECT_EQ(lines.measurement("m\n").field("f", 1).end(), BuildError::control_character);
  EXPECT_EQ(lines.measurement(std::string_view("m\0", 2)).field("f", 1).end(),
            BuildError::control_character);
  EXPECT_EQ(lines.measurement("m").tag("a\tb", "v").field("f", 1).end(),
            BuildError::control_character);
  EXPECT_EQ(lines.measurement("#m").field("f", 1).end(), BuildError::comment);
  EXPECT_EQ(lines.measurement("m").field("f", nan).end(), BuildError::not_a_number);
  EXPECT_EQ(lines.measurement("m").end(), BuildError::no_fields);
  EXPECT_EQ(lines.measurement("m").tag("a", "b").timestamp(5).end(), BuildError::no_fields);
  EXPECT_EQ(lines.tag("a", "b").end(), BuildError::out_of_order);
  EXPECT_EQ(lines.measurement("m").field("f", 1).tag("a", "b").end(), BuildError::out_of_order);
  EXPECT_EQ(lines.measurement("m").field("f", 1).timestamp(1).field("g", 1).end(),
            BuildError::out_of_order);
  EXPECT_EQ(lines.measurement("m").measurement("m").field("f", 1).end(), BuildError::out_of_order);
  EXPECT_EQ(lines.end(), BuildError::out_of_order);
  EXPECT_EQ(lines.str(), before);
  ASSERT_EQ(lines.measurement("n").tag("a", "b").field("f", 2).end(), BuildError::none);
  EXPECT_EQ(lines.str(), before + "n,a=b f=2i\n");
  lines.clear();
  EXPECT_EQ(lines.view(), "");
}

TEST(Builder, FloatsReadBackToTheSameBits) {
  for (const double value :
       {0.0, -0.0, 0.1, 1e23, 5e-324, 1.7976931348623157e308,
        std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
    Builder lines;
    ASSERT_EQ(lines.measurement("m").field("f", value).end(), BuildError::none);
    const std::string text = lines.str();
    auto reader = parse(text);
    ASSERT_TRUE(reader.next() && reader.entry()) << text;
    EXPECT_TRUE(reader.entry().fields()[0].value == Value(value)) << text;
  }
}

TEST(Builder, SaysTheFirstOfSeveralFaults) {
  Builder lines;
  EXPECT_EQ(lines.timestamp(1).end(), BuildError::out_of_order);
  EXPECT_EQ(lines.measurement("m").field("f", 1).timestamp(1).timestamp(2).end(),
            BuildError::out_of_order);
  EXPECT_EQ(lines.measurement("m\\").field("", 1).end(), BuildError::ends_with_backslash);
  EXPECT_EQ(lines.view(), "");
}

TEST(Builder, ANulIsLegalBehindTheMeasurement) {
  const std::string key("a\0b", 3);
  Builder lines;
  ASSERT_EQ(lines.measurement("m").tag(key, "v").field(key, true).end(), BuildError::none);
  const std::string text = lines.str();
  auto reader = parse(text);
  ASSERT_TRUE(reader.next() && reader.entry());
  EXPECT_EQ(reader.entry().tags()[0].key.str(), key);
  EXPECT_TRUE(reader.entry().fields()[0].value.as_boolean());
}
}  // namespace
