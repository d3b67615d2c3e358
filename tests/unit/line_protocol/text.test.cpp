// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/text.hpp"

#include <absl/hash/hash.h>
#include <gtest/gtest.h>

#include <compare>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

TEST(Text, UnescapesByItsRule) {
  const std::string_view raw = R"(a\ \,\=\\\"\q)";
  EXPECT_EQ(Text(raw, EscapeRule::measurement).str(), R"(a ,\=\\"\q)");
  EXPECT_EQ(Text(raw, EscapeRule::key).str(), R"(a ,=\\"\q)");
  EXPECT_EQ(Text(raw, EscapeRule::string).str(), R"(a\ \,\=\"\q)");
  EXPECT_EQ(Text(raw).str(), raw);
  EXPECT_EQ(Text(R"(x\)", EscapeRule::key).str(), R"(x\)");
}

TEST(Text, HashesForTheStandardLibraryAsItsUnescapedBytes) {
  const std::hash<Text> hash;
  const std::hash<std::string_view> of_bytes;
  // Around the size up to which no string is made.
  for (std::size_t size = 0; size < 300; ++size) {
    const std::string plain = std::string(size, 'x') + " ,=";
    const std::string escaped = std::string(size, 'x') + R"(\ \,\=)";
    EXPECT_EQ(hash(Text(plain)), of_bytes(plain));
    EXPECT_EQ(hash(Text(escaped, EscapeRule::key)), of_bytes(plain));
    EXPECT_NE(hash(Text(escaped, EscapeRule::measurement)), of_bytes(plain));
  }
  std::unordered_map<Text, int> numbers;
  numbers[Text("room name")] = 5;
  EXPECT_EQ(numbers.at(Text(R"(room\ name)", EscapeRule::key)), 5);
}

TEST(Text, SpellingsOfOneTextAreEqualAndHashAlike) {
  // Around every border of the runs that are hashed.
  for (std::size_t before = 55; before < 75; ++before) {
    const std::string head(before, 'x');
    const std::string tail(before, 'y');
    const std::string plain = head + " ,=" + tail;
    const std::string escaped = head + R"(\ \,\=)" + tail;
    const Text a(plain);
    const Text b(escaped, EscapeRule::key);
    EXPECT_TRUE(a == b && b == a && b == std::string_view(plain));
    EXPECT_EQ(b.size(), plain.size());
    EXPECT_EQ(absl::HashOf(a), absl::HashOf(b));
    EXPECT_FALSE(a == Text(escaped, EscapeRule::measurement));
    EXPECT_FALSE(b == std::string_view(plain).substr(1));
    EXPECT_NE(absl::HashOf(a), absl::HashOf(Text(std::string_view(plain).substr(1))));
  }
  EXPECT_EQ(absl::HashOf(Text("")), absl::HashOf(Text()));
}

TEST(Text, OrdersByUnescapedBytes) {
  EXPECT_TRUE(Text(R"(a\ b)", EscapeRule::key) < Text("a!"));
  EXPECT_TRUE(Text("a") < Text(R"(a\ )", EscapeRule::key));
  EXPECT_TRUE(Text("\xc3\xa9") > Text("z"));
  EXPECT_EQ(Text("a") <=> Text("a"), std::strong_ordering::equal);
  // A backslash at the end escapes nothing, whatever stands behind the text.
  EXPECT_EQ(Text(std::string_view("a\\,b").substr(0, 2), EscapeRule::key) <=> Text("a\\"),
            std::strong_ordering::equal);
}

// All texts of up to five symbols: the pieces, the cursor and the plain copy agree.
TEST(Text, EveryShortText) {
  const std::string_view symbols = "a\\ ,=\"";
  std::vector<std::string> all{""};
  for (std::size_t first = 0, round = 0; round < 5; ++round) {
    const std::size_t last = all.size();
    for (; first < last; ++first) {
      for (const char c : symbols) all.push_back(all[first] + c);
    }
  }
  for (const EscapeRule rule :
       {EscapeRule::none, EscapeRule::measurement, EscapeRule::key, EscapeRule::string}) {
    for (const std::string& raw : all) {
      const Text text(raw, rule);
      const std::string plain = text.str();
      ASSERT_EQ(text.size(), plain.size());
      ASSERT_TRUE(text == Text(plain)) << raw;
      ASSERT_EQ(absl::HashOf(text), absl::HashOf(Text(plain))) << raw;
    }
  }
}

TEST(Text, ARuleThatThereIsNotProtectsNothing) {
  for (const char c : {',', ' ', '=', '"', '\\'}) {
    EXPECT_FALSE(is_escapable(static_cast<EscapeRule>(9), c));
    EXPECT_FALSE(is_escapable(EscapeRule::none, c));
  }
}
}  // namespace
