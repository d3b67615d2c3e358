// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/detail/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {
using faultwire::detail::find_utf8_fault;

struct Case {
  std::string text;
  std::size_t offset;
  int length;
};

TEST(Utf8, FaultsAreThoseOfRust) {
  const std::string pad(21, 'a');  // so that the words of eight bytes are crossed
  for (const Case& c : {Case{"\x80", 0, 1},
                        {"\xc0\x80", 0, 1},
                        {"\xc1\xbf", 0, 1},
                        {"\xc2", 0, 0},
                        {"\xc2x", 0, 1},
                        {"\xe0\x80\x80", 0, 1},
                        {"\xe0\xa0", 0, 0},
                        {"\xe0\xa0x", 0, 2},
                        {"\xed\xa0\x80", 0, 1},
                        {"\xf0\x80\x80\x80", 0, 1},
                        {"\xf0\x90", 0, 0},
                        {"\xf0\x90x", 0, 2},
                        {"\xf0\x90\x80", 0, 0},
                        {"\xf0\x90\x80x", 0, 3},
                        {"\xf4\x90\x80\x80", 0, 1},
                        {"\xf5", 0, 1},
                        {"\xff", 0, 1}}) {
    for (const std::string& before :
         {std::string(), pad, pad + "\xc3\xa9", pad + "\xf0\x9f\x9a\x80"}) {
      const auto fault = find_utf8_fault(before + c.text);
      ASSERT_TRUE(fault);
      EXPECT_EQ(fault->offset, before.size());
      EXPECT_EQ(fault->length, c.length);
    }
  }
}

TEST(Utf8, GoodTextHasNone) {
  EXPECT_FALSE(find_utf8_fault(""));
  EXPECT_FALSE(find_utf8_fault("plain"));
  EXPECT_FALSE(
      find_utf8_fault("\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf\xf0\x90\x80"
                      "\x80\xf1\x80\x80\x80\xf3\xbf\xbf\xbf\xf4\x8f\xbf\xbf"));
}

TEST(Utf8, CutsBetweenCharacters) {
  EXPECT_EQ(faultwire::detail::utf8_floor("a\xc3\xa9", 2), 1u);
  EXPECT_EQ(faultwire::detail::utf8_floor("a\xc3\xa9", 3), 3u);
  EXPECT_EQ(faultwire::detail::utf8_prefix("a\xc3\xa9x", 2), "a\xc3\xa9");
  EXPECT_EQ(faultwire::detail::utf8_prefix("ab", 5), "ab");
}
}  // namespace
