// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/splitter.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace {
using namespace faultwire;
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

TEST(StreamSplitter, AnEmptyChunkChangesNothing) {
  StreamSplitter splitter;
  EXPECT_TRUE(splitter.push("m\\"));
  EXPECT_TRUE(splitter.push(""));
  EXPECT_TRUE(splitter.push("\n a=1\n"));
  EXPECT_EQ(splitter.ready(), "m\\\n a=1\n");
}

TEST(PartReader, StaysAtItsEnd) {
  const std::string batch = "m a=1\n";
  PartReader reader(batch, 0, batch.size());
  EXPECT_TRUE(reader.next());
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(reader.stopped(), batch.size());
}

/// What two parts make of a batch: accepted and rejected entries.
std::pair<int, int> in_two(const std::string& batch) {
  struct Counts {
    int accepted = 0, rejected = 0;
    void operator()(const Entry& entry) { ++(entry ? accepted : rejected); }
  };
  ParallelParse parse(batch, 2, [] { return Counts{}; });
  for (std::size_t part = 0; part < parse.parts(); ++part) parse.run(part);
  parse.stitch();
  std::pair<int, int> sum;
  for (const auto& segment : parse.segments()) {
    sum.first += segment.consumer.accepted;
    sum.second += segment.consumer.rejected;
  }
  return sum;
}

TEST(ParallelParse, APartThatBeganInAStringIsReadAgain) {
  std::string lines, plain;
  for (int i = 0; i < 2000; ++i) {
    lines += "x y\n";
    plain += "m f=1\n";
  }
  EXPECT_EQ(in_two("m f=\"" + lines + "\"\nm f=1\n"), std::pair(2, 0));
  EXPECT_EQ(in_two(plain), std::pair(2000, 0));
  EXPECT_EQ(in_two(plain + lines), std::pair(2000, 2000));
  // A byte that is not UTF-8 ends the batch, wherever a part began: here the string that it stands
  // in is the only entry.
  EXPECT_EQ(in_two("m f=\"" + lines + "\xff\"\nm f=1\n").first, 0);
  EXPECT_EQ(in_two("m f=\"" + lines + "\xff\"\nm f=1\n").second, 1);
}

TEST(LineEnd, WaitsForTheByteThatIsEscaped) {
  faultwire::detail::line_protocol::reference::LineEnd end;
  EXPECT_EQ(end.find("m\\", 0), 2u);
  EXPECT_EQ(end.find("m\\", 2), 2u);  // nothing has come
  EXPECT_EQ(end.find("m\\\n a=1\n", 2), 7u);
}

TEST(ParallelParse, APartOfBadLinesAloneIsReadAgainFromWhereItBegan) {
  std::string batch;
  for (int i = 0; i < 1000; ++i) batch += "m f=1\n";
  for (int i = 0; i < 2000; ++i) batch += "x y\n";
  EXPECT_EQ(in_two(batch), std::pair(1000, 2000));
}
}  // namespace
