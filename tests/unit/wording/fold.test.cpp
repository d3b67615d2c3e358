// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/wording/fold.hpp"

#include <gtest/gtest.h>

namespace {
using namespace faultwire::wording;

TEST(Fold, CaseQuotesAndSpacesAreTheSame) {
  EXPECT_TRUE(same("Tag Set Malformed", "tag set malformed"));
  EXPECT_TRUE(same("value `x`", "value 'x'"));
  EXPECT_TRUE(same("a \"b\"", "a 'b'"));
  EXPECT_TRUE(same("lines:\r\n     error", "lines: error"));
  EXPECT_TRUE(same("lines: error", "lines:\n\terror"));
  EXPECT_FALSE(same("lines:error", "lines: error"));
  EXPECT_FALSE(same("ab", "abc"));
  EXPECT_FALSE(same("abc", "ab"));
  EXPECT_TRUE(same("", ""));
}

TEST(Fold, FindsTheFirstAndTheLastPlace) {
  EXPECT_EQ(find_first("a b  b", "B"), (Span{2, 3}));
  EXPECT_EQ(find_last("a b  b", "B"), (Span{5, 6}));
  EXPECT_EQ(find_last("x dropped=1 dropped=2", " dropped="), (Span{11, 20}));
  EXPECT_EQ(find_last("x   dropped=2", " dropped="), (Span{1, 12}));
  EXPECT_FALSE(find_first("abc", "d"));
  EXPECT_FALSE(find_first("abc", "a", 1));
  EXPECT_FALSE(find_last("abc", "a", 1));
  EXPECT_EQ(find_first("abc", "", 3), (Span{3, 3}));
  EXPECT_FALSE(find_first("abc", "", 4));
  EXPECT_EQ(find_last("abc", "", 3), (Span{3, 3}));
  EXPECT_EQ(find_last("abc", ""), (Span{3, 3}));
  EXPECT_FALSE(find_last("abc", "", 4));
}

TEST(Fold, BeginsWith) {
  EXPECT_TRUE(begins_with("Write failed: x", "write failed: "));
  EXPECT_FALSE(begins_with("write failed:", "write failed: "));
  EXPECT_EQ(match_at("xx Failed", 3, "failed"), 9u);
  EXPECT_EQ(match_at("xx", 3, "f"), no_match);
}
}  // namespace
