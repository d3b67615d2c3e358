// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/wording/match.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {
using namespace faultwire::wording;

constexpr Wording partial = "partial write: {points} dropped={dropped}";

TEST(Match, GivesThePlacesAndTheFixedCharacters) {
  const std::string text = "Partial write: a dropped=1 line dropped=27\n";
  const auto found = match(partial, text);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->fixed, partial.fixed());
  EXPECT_EQ(found->get(Place::points), "a dropped=1 line");
  EXPECT_EQ(found->get(Place::dropped), "27");
  EXPECT_EQ(found->get(Place::table), "");
}

TEST(Match, NumbersAreNumbersAndQuotationsAreClosed) {
  EXPECT_FALSE(match(partial, "partial write: a dropped=many"));
  EXPECT_FALSE(match(partial, "partial write: a dropped="));
  EXPECT_FALSE(match(partial, "partial write: a dropped=12345678901234567890"));
  constexpr Wording got = "Expected tag key, got {got}";
  EXPECT_TRUE(match(got, "Expected tag key, got `=`"));
  EXPECT_TRUE(match(got, "Expected tag key, got end of input"));
  EXPECT_FALSE(match(got, "Expected tag key, got `="));
  EXPECT_TRUE(holds(Place::limit, "0"));
  EXPECT_EQ(number_in("42"), 42u);
}

TEST(Match, IsOfTheWholeText) {
  constexpr Wording plain = "timeout";
  EXPECT_TRUE(match(plain, "timeout"));
  EXPECT_TRUE(match(plain, "Timeout \n"));
  EXPECT_FALSE(match(plain, "timeout after 5 s"));
  EXPECT_FALSE(match(plain, "a timeout"));
  EXPECT_TRUE(match("request throttled, queue full\n", "request throttled, queue full"));
  EXPECT_FALSE(match("bucket \"{name}\" not found", "bucket \"x\""));
}

TEST(Match, PlacesMayBeEmptyAndStandSideBySide) {
  const auto found = match("{key}{value} is bad", "x is bad");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->get(Place::key), "");
  EXPECT_EQ(found->get(Place::value), "x");
  EXPECT_TRUE(match("{rest}", ""));
  EXPECT_TRUE(match("column {key} with", "column   with"));  // the key is a blank
  EXPECT_FALSE(match("column {key} with", "column with"));
}

TEST(Match, IsFoundInLongerTexts) {
  const std::string text = "2026-11-28 error: bucket \"plant\" not found (404)";
  const Span found = find("bucket \"{name}\" not found", text);
  ASSERT_TRUE(found);
  EXPECT_EQ(text.substr(found.begin, found.end - found.begin), "bucket \"plant\" not found");
  EXPECT_FALSE(find("bucket \"{name}\" not found", text, found.begin + 1));
  EXPECT_FALSE(
      find("bucket \"{name}\" not found", "bucket \"" + std::string(300, 'x') + "\" not found"));
  const auto inside = match_in("bucket \"{name}\" not found", text, found.begin);
  ASSERT_TRUE(inside);
  EXPECT_EQ(inside->get(Place::name), "plant");
  EXPECT_EQ(inside->end, found.end);
  // A place without words after it is empty in a longer text.
  const auto open = match_in("bucket {name}", "the bucket a", 4);
  ASSERT_TRUE(open);
  EXPECT_EQ(open->get(Place::name), "");
  EXPECT_EQ(open->end, 11u);
}
}  // namespace
