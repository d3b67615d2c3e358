// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/detail/json_text.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace {
std::string escaped(std::string_view text) {
  std::string out;
  faultwire::detail::json_text_to([&](std::string_view piece) { out += piece; }, text);
  return out;
}

TEST(JsonText, EscapesAsTheServerDoes) {
  EXPECT_EQ(escaped("a\"b\\c\n\r\t\b\f\x01\x1f/<>&\x7f\xc3\xa9"),
            "a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f/<>&\x7f\xc3\xa9");
}

TEST(JsonText, ReadsBackForEveryByte) {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  const std::string quoted = '"' + escaped(all) + '"';
  EXPECT_EQ(nlohmann::json::parse(quoted).get<std::string>(), all);
}

TEST(JsonText, EndsWithAnEscapeOrWithNothing) {
  EXPECT_EQ(escaped("a\n"), "a\\n");
  EXPECT_EQ(escaped("a"), "a");
  EXPECT_EQ(escaped(""), "");
}
}  // namespace
