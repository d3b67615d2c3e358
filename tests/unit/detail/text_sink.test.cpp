// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/detail/text_sink.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {
using faultwire::detail::TextSink;

TEST(TextSink, ViewsAnySinkAndItself) {
  std::string text;
  int pieces = 0;
  const auto count = [&](std::string_view piece) {
    text += piece;
    ++pieces;
  };
  const TextSink one = TextSink::of(count);
  const TextSink two = TextSink::of(one);
  one("a");
  two("bc");
  EXPECT_EQ(text, "abc");
  EXPECT_EQ(pieces, 2);
}

TEST(TextSink, CallsAMutableSink) {
  struct Counter {
    int pieces = 0;
    void operator()(std::string_view) { ++pieces; }
  };
  Counter counter;
  TextSink::of(counter)("a");
  EXPECT_EQ(counter.pieces, 1);
}

TEST(TextSink, AppendsToAString) {
  std::string text = "x";
  TextSink::into(text)("y");
  EXPECT_EQ(text, "xy");
}
}  // namespace
