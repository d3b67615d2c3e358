// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/diagnosis/forms/debug_context.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {
TEST(DebugContextDefaults, HoldNothing) {
  const faultwire::diagnosis::DebugContext none;
  EXPECT_EQ(none.size, 0u);
  EXPECT_EQ(none.fields, 0u);
  EXPECT_FALSE(none.complete);
}

using namespace faultwire;

std::string unescaped_value(std::string_view value) {
  std::string out;
  diagnosis::unescape_to([&](std::string_view piece) { out += piece; }, value);
  return out;
}

TEST(DebugContext, EscapesAreResolvedAndOnlyThose) {
  EXPECT_EQ(unescaped_value(R"(a\n\t\r\"\'\\b)"), "a\n\t\r\"'\\b");
  EXPECT_EQ(unescaped_value(R"(\x09\xa0\xAf\xFA\xbe)"), "\x09\xa0\xaf\xfa\xbe");
  EXPECT_EQ(unescaped_value(R"(\q \xg0 \x1)"), R"(\q \xg0 \x1)");
  EXPECT_EQ(unescaped_value("end\\"), "end\\");
}
}  // namespace
