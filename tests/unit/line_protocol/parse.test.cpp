// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/parse.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "faultwire/line_protocol/message.hpp"
#include "faultwire/line_protocol/series.hpp"

#if !defined(__SANITIZE_ADDRESS__)
#include "counted_allocations.hpp"
#endif

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

TEST(Parse, EntriesGiveWhatStandsThere) {
  const std::string batch =
      "cpu,host=A\\ B usage=64.25,n=5i,u=6u,b=t,s=\"x\\\"y\" 1590488773254420000\n";
  Reader reader = parse(batch);
  ASSERT_TRUE(reader.next());
  const Entry& entry = reader.entry();
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry.number(), 1u);
  EXPECT_EQ(entry.offset(), 0u);
  EXPECT_EQ(entry.source(), std::string_view(batch).substr(0, batch.size() - 1));
  EXPECT_TRUE(entry.measurement() == std::string_view("cpu"));
  ASSERT_EQ(entry.tags().size(), 1u);
  EXPECT_TRUE(entry.tags()[0].value == std::string_view("A B"));
  ASSERT_EQ(entry.fields().size(), 5u);
  EXPECT_EQ(entry.fields()[0].value.as_float(), 64.25);
  EXPECT_EQ(entry.fields()[1].value.as_integer(), 5);
  EXPECT_EQ(entry.fields()[2].value.as_uinteger(), 6u);
  EXPECT_TRUE(entry.fields()[3].value.as_boolean());
  EXPECT_EQ(entry.fields()[4].value.as_string().str(), "x\"y");
  EXPECT_EQ(entry.fields()[4].value.as_float(), 0.0);
  EXPECT_EQ(entry.timestamp(), 1590488773254420000);
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.next());
}

struct Span {
  std::string batch;
  RejectionKind kind;
  std::size_t offset, length;
  std::uint64_t entry, entry_line, line, column;
};

TEST(Parse, RejectionsNameTheirPlace) {
  using K = RejectionKind;
  for (const Span& c : {
           Span{",a=b f=1", K::invalid_measurement, 0, 8, 1, 1, 1, 1},
           {"m,=v f=1", K::expected_tag_key, 2, 6, 1, 1, 1, 3},
           {"m,", K::expected_tag_key, 2, 0, 1, 1, 1, 3},
           {"m,t= f=1", K::expected_tag_value, 4, 4, 1, 1, 1, 5},
           {"m,t=", K::expected_tag_value, 4, 0, 1, 1, 1, 5},
           {"m,a=b,cd f=1", K::tag_set_malformed, 6, 2, 1, 1, 1, 7},
           {"m", K::expected_space, 1, 0, 1, 1, 1, 2},
           {"m\tf=1", K::expected_space, 1, 4, 1, 1, 1, 2},
           {"m f=x", K::missing_fields, 2, 3, 1, 1, 1, 3},
           {"m f= 5", K::missing_fields, 2, 3, 1, 1, 1, 3},
           {"m f 5", K::missing_fields, 2, 2, 1, 1, 1, 3},
           {"m f=\"x", K::missing_fields, 2, 3, 1, 1, 1, 3},
           {"m ", K::missing_fields, 2, 0, 1, 1, 1, 3},
           {"m f=99999999999999999999i", K::invalid_integer, 4, 20, 1, 1, 1, 5},
           {"m f=1,g=99999999999999999999u", K::invalid_uinteger, 8, 20, 1, 1, 1, 9},
           {"m f=1 99999999999999999999", K::invalid_timestamp, 6, 20, 1, 1, 1, 7},
           {"m\\\\,t=v f=1", K::ends_with_backslash, 0, 3, 1, 1, 1, 1},
           {"m,t=v\\\\ f=1", K::ends_with_backslash, 4, 3, 1, 1, 1, 5},
           {"m f=1 x", K::trailing_content, 5, 2, 1, 1, 1, 6},
           {"# c\n\n  m f=1\n\tm f=\"a\nb\" x\n", K::trailing_content, 23, 2, 2, 4, 5, 3},
           {"m f=1\nm f=\xff\nm f=1", K::invalid_utf8, 10, 1, 0, 2, 2, 5},
       }) {
    std::optional<Rejection> found = first_rejection(c.batch);
    ASSERT_TRUE(found) << c.batch;
    EXPECT_EQ(found->kind(), c.kind) << c.batch;
    EXPECT_EQ(found->offset, c.offset) << c.batch;
    EXPECT_EQ(found->length, c.length) << c.batch;
    EXPECT_EQ(found->entry(), c.entry) << c.batch;
    EXPECT_EQ(found->entry_line, c.entry_line) << c.batch;
    EXPECT_EQ(found->line, c.line) << c.batch;
    EXPECT_EQ(found->column, c.column) << c.batch;
  }
}

TEST(Parse, TextsOfMoreThan65536Bytes) {
  const std::string most(65536, 'x');
  EXPECT_TRUE(is_valid(most + "," + most + "=" + most + " " + most + "=\"" + most + "\""));
  for (const std::string& line : {most + "x f=1", "m," + most + "x=v f=1", "m,k=" + most + "x f=1",
                                  "m " + most + "x=1", "m f=\"" + most + "x\""}) {
    const auto found = first_rejection(line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->kind(), RejectionKind::string_too_long);
    EXPECT_GE(found->length, 65537u);
    EXPECT_EQ(found->detail(), "String is greater than 64KB");
  }
  std::string escaped;  // 65,536 bytes once they are unescaped
  for (int i = 0; i < 65536; ++i) escaped += "\\,";
  EXPECT_TRUE(is_valid("m " + escaped + "=1"));
  EXPECT_FALSE(is_valid("m " + escaped + "x=1"));
}

TEST(Parse, NotUtf8) {
  const std::string batch = "m f=1\nm f=2\nm \xe6\x9d=1\n";
  std::vector<std::uint64_t> numbers;
  std::string last;
  for (const auto& entry : parse(batch)) {
    numbers.push_back(entry.number());
    if (!entry) last = entry.rejection().message();
  }
  EXPECT_EQ(numbers, (std::vector<std::uint64_t>{1, 2, 0}));
  EXPECT_EQ(last,
            "body content is not valid utf8: invalid utf-8 sequence of 2 bytes from index 14");
  const std::string cut = "m f=\"\xf0\x9f\x9a";
  EXPECT_EQ(first_rejection(cut)->message(),
            "body content is not valid utf8: incomplete utf-8 byte sequence from index 5");
  EXPECT_FALSE(is_valid(cut));
}

TEST(Parse, EmptyBatches) {
  for (const char* batch : {"", "\n", " \t\n", "# c", "#\n#\n\n"}) {
    EXPECT_TRUE(is_valid(batch));
    EXPECT_FALSE(Reader(batch).next());
  }
}

#if !defined(__SANITIZE_ADDRESS__)
TEST(Parse, NoAllocationPerLine) {
  std::string batch;
  for (int i = 0; i < 1000; ++i) batch += "m,a=b,c=d f=1,g=2i,h=\"x\\\"y\" 5\nbad\n";
  const std::size_t before = allocations;
  std::size_t entries = 0;
  for (const auto& entry : parse(batch)) entries += entry ? entry.fields().size() : 1;
  EXPECT_EQ(allocations, before);
  EXPECT_EQ(entries, 4000u);
}

// Here, because one file of the program counts allocations.
TEST(SortedTags, AllocateForMoreThanSixteenTagsOnly) {
  std::string line = "m";
  for (int i = 16; i > 0; --i) line += ",t" + std::to_string(10 + i) + "=v";
  const std::string longer = line + ",a=v f=1";
  line += " f=1";
  for (const auto& entry : parse(line)) {
    const std::size_t before = allocations;
    EXPECT_EQ(SortedTags(entry)[0].key, "t11");
    EXPECT_EQ(allocations, before);
  }
  for (const auto& entry : parse(longer)) {
    const std::size_t before = allocations;
    EXPECT_EQ(SortedTags(entry)[0].key, "a");
    EXPECT_EQ(allocations, before + 1);
  }
}
#endif

TEST(Entry, ACopyIsIndependentOfTheReader) {
  std::string line = "m ";
  for (int i = 0; i < 50; ++i)
    line += (i ? ",f" : "f") + std::to_string(i) + "=" + std::to_string(i) + "i";
  Reader reader = parse(line);
  ASSERT_TRUE(reader.next());
  const Entry copy = reader.entry();
  EXPECT_FALSE(reader.next());
  ASSERT_EQ(copy.fields().size(), 50u);
  EXPECT_EQ(copy.fields()[49].value.as_integer(), 49);
}

TEST(Entry, IsAtTheBeginUntilItIsRead) {
  const Entry entry;
  EXPECT_EQ(entry.offset(), 0u);
  EXPECT_EQ(entry.number(), 0u);
  EXPECT_EQ(entry.source(), "");
  EXPECT_FALSE(entry);
}

TEST(LineCounter, GoesBackToo) {
  LineCounter lines("ab\ncd\n\nef");
  EXPECT_EQ(lines.at(8), (Position{4, 2}));
  EXPECT_EQ(lines.at(0), (Position{1, 1}));
  EXPECT_EQ(lines.at(2), (Position{1, 3}));
  EXPECT_EQ(lines.at(3), (Position{2, 1}));
  EXPECT_EQ(lines.at(6), (Position{3, 1}));
  EXPECT_EQ(lines.at(9), (Position{4, 3}));
}

TEST(Reader, OneRejectionAfterTheOther) {
  const std::string batch = "bad\nbad\nbad\nm f=1\n# c\nbad\nbad\n\nbad";
  std::vector<std::uint64_t> every, rejected;
  for (Reader reader(batch); reader.next();) {
    if (!reader.entry()) every.push_back(reader.entry().number());
  }
  Reader reader(batch);
  while (reader.next_rejection()) rejected.push_back(reader.entry().number());
  EXPECT_EQ(rejected, (std::vector<std::uint64_t>{1, 2, 3, 5, 6, 7}));
  EXPECT_EQ(rejected, every);
  EXPECT_EQ(reader.entries(), 7u);
  EXPECT_FALSE(reader.next_rejection());
}

TEST(Parse, ABackslashBehindTheLastBlankIsTooMuch) {
  for (const std::string line : {"m f=1 5 \\", "m f=1 5  \\", "m f=1 \\"}) {
    Reader reader(line);
    ASSERT_TRUE(reader.next());
    ASSERT_FALSE(reader.entry()) << line;
    EXPECT_EQ(reader.entry().rejection().kind(), RejectionKind::trailing_content) << line;
    EXPECT_EQ(first_rejection(line)->kind(), RejectionKind::trailing_content) << line;
  }
}

TEST(Parse, OneTextTooLongIsFoundWhileReadingAll) {
  const std::string most(65536, 'x');
  for (const std::string& line : {most + "x f=1", "m,k=" + most + "x f=1", "m " + most + "x=1",
                                  "m f=\"" + most + "x\"", "m g=1,f=\"" + most + "x\" 5"}) {
    Reader reader(line);
    ASSERT_TRUE(reader.next());
    ASSERT_FALSE(reader.entry());
    EXPECT_EQ(reader.entry().rejection().kind(), RejectionKind::string_too_long);
  }
  const std::string good = "m g=1,f=\"" + most + "\"";
  Reader reader(good);
  ASSERT_TRUE(reader.next());
  EXPECT_TRUE(reader.entry());
}

TEST(Reader, ALargerLimitOfNamesAndStrings) {
  const std::string longer = std::string(65537, 'a');
  for (const std::string& line :
       {"m f=\"" + longer + "\"", longer + " f=1", "m,t=" + longer + " f=1"}) {
    Reader reader(line, {.max_text_bytes = std::size_t{1} << 20});
    ASSERT_TRUE(reader.next());
    EXPECT_TRUE(reader.entry());
    EXPECT_TRUE(first_rejection(line));
  }
  const std::string over = "m f=\"" + std::string((std::size_t{1} << 20) + 1, 'a') + "\"";
  EXPECT_TRUE(first_rejection(over, {.max_text_bytes = std::size_t{1} << 20}));
}
}  // namespace
