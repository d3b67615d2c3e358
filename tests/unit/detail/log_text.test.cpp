// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/detail/log_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {
namespace own = faultwire::detail;

std::string shown_in_log(std::string_view text) {
  std::string out;
  own::log_text_to([&](std::string_view piece) { out += piece; }, text);
  return out;
}

TEST(LogText, WhatATerminalWouldObeyIsEscaped) {
  const std::pair<const char*, const char*> cases[] = {
      {"a b", "a b"},
      {"a\nb\rc\td", "a\\nb\\rc\\td"},
      {"\"\\", "\\\"\\\\"},
      {"\x1b[31m", "\\x1b[31m"},
      {"\x1f \x7f~", "\\x1f \\x7f~"},
      {"\xc2\x80\xc2\x9f\xc2\xa0", "\\u0080\\u009f\xc2\xa0"},
      {"\xd8\x9b\xd8\x9c\xd8\x9d", "\xd8\x9b\\u061c\xd8\x9d"},
      {"\xe2\x80\x8d\xe2\x80\x8e\xe2\x80\x8f\xe2\x80\x90",
       "\xe2\x80\x8d\\u200e\\u200f\xe2\x80\x90"},
      {"\xe2\x80\xa7\xe2\x80\xa8\xe2\x80\xae\xe2\x80\xaf",
       "\xe2\x80\xa7\\u2028\\u202e\xe2\x80\xaf"},
      {"\xe2\x81\xa5\xe2\x81\xa6\xe2\x81\xa9\xe2\x81\xaa",
       "\xe2\x81\xa5\\u2066\\u2069\xe2\x81\xaa"},
      {"\xef\xbb\xbf", "\\ufeff"},
      {"\xc3\xa4\xe2\x82\xac\xf0\x9f\x9a\x80", "\xc3\xa4\xe2\x82\xac\xf0\x9f\x9a\x80"},
  };
  for (const auto& [text, shown] : cases) EXPECT_EQ(shown_in_log(text), shown);
}
}  // namespace
