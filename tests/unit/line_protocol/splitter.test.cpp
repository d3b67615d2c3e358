// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/splitter.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {
using namespace faultwire::line_protocol;

TEST(StreamSplitter, CarriesTheOpenLine) {
  StreamSplitter splitter;
  EXPECT_TRUE(splitter.push("m a=\"x"));
  EXPECT_EQ(splitter.ready(), "");
  EXPECT_EQ(splitter.open_bytes(), 6u);
  EXPECT_TRUE(splitter.push("\ny\" 1\nm "));
  EXPECT_EQ(splitter.ready(), "m a=\"x\ny\" 1\n");
  EXPECT_EQ(splitter.offset(), 0u);
  splitter.finish();
  EXPECT_EQ(splitter.ready(), "m ");
  EXPECT_EQ(splitter.offset(), 12u);
  EXPECT_EQ(splitter.lines(), 2u);
}

TEST(StreamSplitter, AnEscapedNewlineBetweenChunksIsNoEnd) {
  StreamSplitter splitter;
  EXPECT_TRUE(splitter.push("m\\"));
  EXPECT_TRUE(splitter.push("\n a=1\n"));
  EXPECT_EQ(splitter.ready(), "m\\\n a=1\n");
}

TEST(StreamSplitter, RefusesALineThatStaysOpenTooLong) {
  StreamSplitter splitter({.max_open_bytes = 8});
  EXPECT_TRUE(splitter.push("m a=1\n12345678"));
  EXPECT_FALSE(splitter.push("\nm a=1 1\n123456789"));
  EXPECT_EQ(splitter.ready(), "12345678\nm a=1 1\n");
  EXPECT_FALSE(splitter.push("m a=1\n"));
  EXPECT_EQ(splitter.ready(), "");
  EXPECT_EQ(splitter.open_bytes(), 0u);
}

TEST(LikelyLine, StandsBehindAnUnescapedNewline) {
  EXPECT_EQ(likely_line("ab\ncd", 0), 0u);
  EXPECT_EQ(likely_line("ab\ncd", 1), 3u);
  EXPECT_EQ(likely_line("ab\ncd", 3), 3u);
  EXPECT_EQ(likely_line("ab\ncd", 4), 5u);
  EXPECT_EQ(likely_line("a\\\nb\\\\\nc", 1), 7u);
}

TEST(PartReader, LeavesTheOpenLineToWhoeverReadsOn) {
  const std::string batch = "m a=1\nm b=\"x\ny\"\nm c=1";
  PartReader first(batch, 0, 13);
  EXPECT_TRUE(first.next());
  EXPECT_FALSE(first.next());
  EXPECT_EQ(first.stopped(), 6u);
  EXPECT_EQ(first.entries(), 1u);
  PartReader rest(batch, first.stopped(), batch.size());
  EXPECT_TRUE(rest.next());
  EXPECT_TRUE(rest.next());
  EXPECT_FALSE(rest.next());
  EXPECT_EQ(rest.stopped(), batch.size());
}

TEST(ParallelParse, AnEmptyBatchHasOnePart) {
  ParallelParse parse("", 4, [] { return [](const Entry&) { ADD_FAILURE(); }; });
  ASSERT_EQ(parse.parts(), 1u);
  parse.run(0);
  parse.stitch();
  EXPECT_EQ(parse.segments().size(), 1u);
}

TEST(Reader, NextRejectionCountsWhatItSkips) {
  Reader reader("m a=1\nm\n# c\nm b=2\nm c=\n");
  ASSERT_TRUE(reader.next_rejection());
  EXPECT_EQ(reader.entry().number(), 2u);
  ASSERT_TRUE(reader.next_rejection());
  EXPECT_EQ(reader.entry().number(), 4u);
  EXPECT_EQ(reader.entry().rejection().line, 5u);
  EXPECT_FALSE(reader.next_rejection());
  EXPECT_EQ(reader.entries(), 4u);
}
}  // namespace
