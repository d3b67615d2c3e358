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
TEST(S12, JsonHas32Levels) {
  const std::string error = "\"error\":\"14 UNAVAILABLE: gone\"";
  for (const std::size_t levels : {1u, 2u, 31u, 32u, 33u, 34u, 64u, 10'000u}) {
    const std::string deep = times(",\"a\":{\"b\":1", levels - 1) + times("}", levels);
    const std::string text = "{" + error + deep;
    detail::diagnosis::JsonScan scan(text, 0);
    std::size_t members = 0;
    scan.read([&](const detail::diagnosis::JsonItem& item) {
      ++members;
      EXPECT_LE(item.depth, 32);
    });
    EXPECT_EQ(scan.complete(), levels <= 32) << levels;
    EXPECT_FALSE(scan.cut());
    if (levels <= 32) {
      EXPECT_EQ(scan.end(), text.size());
    }
    EXPECT_LE(members, 64u);
    // A deeper object is no envelope, and its error is found all the same, as in any text.
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(text);
    ASSERT_TRUE(diagnosis.text.code()) << levels;
    EXPECT_EQ(*diagnosis.text.code(), AnyCode(GrpcCode::unavailable)) << levels;
    // So is one in the innermost object.
    const std::string inside = times("{\"a\":", levels) + "{" + error + "}" + times("}", levels);
    const auto found = diagnosis::diagnose(inside).text.code();
    ASSERT_TRUE(found) << levels;
    EXPECT_EQ(*found, AnyCode(GrpcCode::unavailable)) << levels;
  }
}

}  // namespace
