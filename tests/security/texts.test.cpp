// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The limits of texts and logs in docs/security.md, one test a number.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "faultwire/diagnosis.hpp"
#include "security/times.hpp"

namespace {
using namespace faultwire;
using security::times;
TEST(S11, ARecordHas64KiB) {
  for (const std::string_view piece :
       {"x", "x\n", "{\n", "\"a\":\n", "  at x\n", "Caused by: x\n", "Exception: x\nline\n"}) {
    const std::string log =
        "2026-11-21 ERROR gone\n{\"a\":\n" + times(piece, 1'000'000 / piece.size());
    diagnosis::RecordReader reader;
    std::size_t records = 0;
    for (std::string_view left = log; records < 100; ++records) {
      const auto record = reader.next(left, true);
      if (!record) break;
      ASSERT_LE(record->text.size(), std::size_t{64} << 10) << piece;
      left.remove_prefix(record->text.size());
    }
    EXPECT_GT(records, 1u);
  }
}

/// An error in `depth` JSON objects, each the text of the one around it.
std::string in_envelopes(int depth) {
  std::string text = "14 UNAVAILABLE: gone";
  for (int i = 0; i < depth; ++i) {
    std::string next = "{\"level\":\"error\",\"msg\":\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') next += '\\';
      next += c;
    }
    text = next + "\"}";
  }
  return text;
}
TEST(S12, EnvelopesHaveThreeLevelsAnd64Parts) {
  for (int depth = 0; depth < 8; ++depth) {
    detail::diagnosis::Arena arena;
    const std::string text = in_envelopes(depth);
    const auto opened = detail::diagnosis::open_envelopes(text, arena);
    bool found = false;
    for (std::size_t i = 0; i < opened.size(); ++i)
      found = found || opened.segment(i).text == "14 UNAVAILABLE: gone";
    EXPECT_EQ(found, depth <= 3) << depth;
  }
  detail::diagnosis::Arena arena;
  const std::string many = times("x {\"error\":\"14 UNAVAILABLE: gone\"} ", 10'000);
  EXPECT_EQ(detail::diagnosis::open_envelopes(many, arena).size(), 64u);
}

}  // namespace
