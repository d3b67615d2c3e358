// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/validate.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

TEST(Validate, CountsAllAndKeepsTheFirst) {
  std::string batch;
  for (int i = 0; i < 250; ++i) batch += "bad\nm f=1\n";
  const BatchReport report = validate(batch);
  EXPECT_EQ(report.accepted, 250u);
  EXPECT_EQ(report.rejected, 250u);
  ASSERT_EQ(report.rejections.size(), 100u);
  EXPECT_EQ(report.rejections.back().entry(), 199u);
  EXPECT_EQ(validate(batch, {.max_rejections = 0}).rejected, 250u);
  EXPECT_TRUE(validate(batch, {.max_rejections = 0}).rejections.empty());
}

TEST(Validate, RejectedLinesLeaveNoTraceInTheColumns) {
  const std::string batch = "m old=1\nm new=1i,old=1i\nm new=\"x\"\nn,t=1,t=2 f=1\n";
  Schema schema;
  const BatchReport report = validate(batch, {}, schema);
  EXPECT_EQ(report.accepted, 2u);
  ASSERT_EQ(schema.tables().size(), 1u);
  std::string columns;
  for (const Column& column : schema.tables()[0].columns())
    columns += column.name.str() + " " + std::string(code_text(column.type)) + "\n";
  EXPECT_EQ(columns,
            "old iox::column_type::field::float\ntime iox::column_type::timestamp\nnew "
            "iox::column_type::field::string\n");
}

struct Check {
  std::string batch;
  ServerGeneration generation;
  std::string message;
  std::size_t offset, length;
};

TEST(Validate, WriteChecksBlameTheKey) {
  constexpr auto documented = ServerGeneration::documented;
  constexpr auto current = ServerGeneration::current;
  for (const Check& c : {
           Check{
               "m,a=1,time=x f=1", current,
               "error writing line 1 (1-based): input tag \"time\" on measurement \"m\" is invalid",
               6, 4},
           {"m time=1", current,
            "error writing line 1 (1-based): invalid field name: input field \"time\" on "
            "measurement \"m\" is invalid",
            2, 4},
           {"m,a=1,a=1 f=1", current,
            "error writing line 1 (1-based): the tag 'a' is specified more than once with "
            "conflicting values",
            6, 1},
           {"m f=1i,f=2", current,
            "error writing line 1 (1-based): the field 'f' is specified more than once with "
            "conflicting types",
            2, 1},
           {"m f=1,g=1\nm f=1i,g=1i", documented,
            "error writing line 2 (1-based): Unable to insert iox::column_type::field::integer "
            "type into column g with type "
            "iox::column_type::field::float",
            17, 1},
           {"m,time=x f=1", documented,
            "error writing line 1 (1-based): Unable to insert iox::column_type::timestamp type "
            "into column time with type "
            "iox::column_type::tag",
            2, 4},
           {"m f=1\nm time=1", documented,
            "error writing line 2 (1-based): Unable to insert iox::column_type::field::float type "
            "into column time with type "
            "iox::column_type::timestamp",
            8, 4},
           {"a\\ b f\\ g=1\na\\ b f\\ g=t", documented,
            "error writing line 2 (1-based): Unable to insert iox::column_type::field::boolean "
            "type into column f g with type "
            "iox::column_type::field::float",
            17, 4},
       }) {
    const BatchReport report = validate(c.batch, {.checks = IoxChecks{c.generation}});
    ASSERT_EQ(report.rejections.size(), 1u) << c.batch;
    EXPECT_EQ(report.rejections[0].message(), c.message);
    EXPECT_EQ(report.rejections[0].offset, c.offset) << c.batch;
    EXPECT_EQ(report.rejections[0].length, c.length) << c.batch;
  }
}

TEST(Validate, Precision) {
  const std::string batch = "m f=1 9223372037  \nm f=1 1\nm f=1";
  const BatchReport report = validate(batch, {.precision = Precision::seconds});
  EXPECT_EQ(report.accepted, 2u);
  ASSERT_EQ(report.rejections.size(), 1u);
  const Rejection& rejection = report.rejections[0];
  EXPECT_EQ(rejection.kind(), RejectionKind::timestamp_overflow);
  EXPECT_EQ(rejection.message(), "timestamp overflows i64 on line 1 (1-based)");
  EXPECT_EQ(rejection.detail(), "timestamp overflows i64");
  EXPECT_EQ(rejection.offset, 6u);
  EXPECT_EQ(rejection.length, 10u);
  EXPECT_TRUE(validate(batch, {.precision = Precision::detect}).all_accepted());
  // Before the write checks: the entry is not written, and its columns are free.
  const std::string order = "m f=1 9223372037\nm f=1i 1";
  EXPECT_EQ(validate(order, {.precision = Precision::seconds}).accepted, 1u);
}

TEST(Validate, WarningsAreAboutAcceptedEntries) {
  const std::string batch = "m f=1,f=2,g=1\nm f=1,f=2,g=1i\nm time=5,f=1\nm time=1,time=2";
  const BatchReport report = validate(batch, {.checks = IoxChecks{ServerGeneration::current}});
  EXPECT_EQ(report.rejected, 1u);
  ASSERT_EQ(report.warnings.size(), 3u);
  EXPECT_EQ(report.warnings[0].entry, 1u);
  EXPECT_EQ(report.warnings[0].kind, WarningKind::repeated_field);
  EXPECT_EQ(report.warnings[0].key.str(), "f");
  EXPECT_EQ(report.warnings[1].entry, 3u);
  EXPECT_EQ(report.warnings[1].kind, WarningKind::time_stripped);
  EXPECT_EQ(report.warnings[2].entry, 4u);
}

TEST(Validate, BodiesAreRefusedAsAWhole) {
  const std::string batch = "m f=1\nm f=\xff";
  Schema schema;
  const BatchReport report = validate(batch, {}, schema);
  ASSERT_TRUE(report.refusal);
  EXPECT_EQ(report.accepted + report.rejected, 0u);
  EXPECT_TRUE(schema.tables().empty());
  EXPECT_EQ(report.refusal->message(),
            "body content is not valid utf8: invalid utf-8 sequence of 1 bytes from index 10");
  EXPECT_EQ(report.refusal->line, 2u);
  EXPECT_FALSE(report.all_accepted());

  const std::string large = "m f=1\nm f=2\n";
  EXPECT_FALSE(validate(large, {.max_bytes = 12}).refusal);
  const BatchReport refused = validate(large, {.max_bytes = 11});
  ASSERT_TRUE(refused.refusal);
  EXPECT_EQ(refused.refusal->kind(), RejectionKind::too_large);
  EXPECT_EQ(refused.refusal->offset, 11u);
}

TEST(Report, AMebibyteIsDetachedUnlessMoreIsAskedFor) {
  // The line and the value in it are shown: twice 400 KiB fit, and twice 600 KiB do not.
  for (const std::size_t kib : {400u, 600u}) {
    const std::string batch = "m f=1 " + std::string(kib << 10, 'x');
    BatchReport report = validate(batch);
    BatchReport whole = report;
    report.detach();
    whole.detach(batch.size() * 2);
    EXPECT_EQ(report.cut, kib == 600) << kib;
    EXPECT_FALSE(whole.cut);
  }
}

TEST(Report, DetachedItOutlivesTheBatch) {
  auto batch = std::make_unique<std::string>(
      "m f=1\nm f=1i\nm f=99999999999999999999i\nm f=1 \xc3\xa9\xc3\xa9\xc3\xa9\n");
  BatchReport report = validate(*batch);
  std::string before;
  for (const Rejection& rejection : report.rejections) before += rejection.message() + "\n";
  BatchReport copy;
  {
    BatchReport inner = report;
    inner.detach();
    copy = inner;
    EXPECT_FALSE(inner.cut);
  }
  BatchReport small = report;
  small.detach(4);
  EXPECT_TRUE(small.cut);
  report = BatchReport{};
  std::fill(batch->begin(), batch->end(), '!');
  batch.reset();
  std::string after;
  for (const Rejection& rejection : copy.rejections) after += rejection.message() + "\n";
  EXPECT_EQ(after, before);
  EXPECT_EQ(small.rejections[1].detail(),
            "Unable to parse integer value '99'");  // "m" and "f" are kept first
}

TEST(Validator, GoesEntryByEntry) {
  const std::string batch = "m f=1\nbad\nm f=2";
  Schema schema;
  Validator validator(batch, {}, schema);
  ASSERT_TRUE(validator.next());
  EXPECT_EQ(validator.report().accepted, 1u);
  EXPECT_EQ(validator.offset(), 5u);
  ASSERT_TRUE(validator.next());
  EXPECT_EQ(validator.report().rejected, 1u);
  ASSERT_TRUE(validator.next());
  EXPECT_FALSE(validator.next());
  EXPECT_EQ(validator.report().accepted, 2u);
}

// A key given very often costs no more than the others.
TEST(Schema, ManyRepeatedAndManyDistinctColumns) {
  std::string repeated = "m ";
  std::string distinct = "m ";
  for (int i = 0; i < 50000; ++i) {
    repeated += (i ? ",f=1" : "f=1");
    distinct += (i ? ",f" : "f") + std::to_string(i) + "=1";
  }
  EXPECT_EQ(validate(repeated, {.max_warnings = 5}).warnings.size(), 5u);
  Schema schema;
  EXPECT_TRUE(validate(distinct, {}, schema).all_accepted());
  EXPECT_EQ(schema.tables()[0].columns().size(), 50001u);
}

TEST(Precision, IsDetectedByTheSizeOnEitherSideOfZero) {
  constexpr auto least = (std::numeric_limits<std::int64_t>::min)();
  EXPECT_EQ(detect_precision(least), Precision::nanoseconds);
  EXPECT_EQ(detect_precision(-1), Precision::seconds);
  EXPECT_EQ(detect_precision(-4'999'999'999), Precision::seconds);
  EXPECT_EQ(detect_precision(-5'000'000'000), Precision::milliseconds);
  EXPECT_EQ(detect_precision(1'700'000'000'000'000'000), Precision::nanoseconds);
  EXPECT_EQ(to_nanoseconds(-9'223'372'036, Precision::seconds), -9'223'372'036'000'000'000);
  EXPECT_EQ(to_nanoseconds(-9'223'372'037, Precision::seconds), std::nullopt);
  EXPECT_EQ(to_nanoseconds(least, Precision::detect), least);
}

TEST(Validate, WriteChecksAreCountedBeyondWhatIsKept) {
  const std::string batch = "m f=1\nm f=1i\nm f=2i\nm,a=1,time=x f=1\nm,b=1 f=1,time=5\n";
  const BatchReport report = validate(batch, {.max_rejections = 1});
  EXPECT_EQ(report.rejected, 4u);
  EXPECT_EQ(report.accepted, 1u);
  ASSERT_EQ(report.rejections.size(), 1u);
  EXPECT_EQ(report.rejections[0].entry(), 2u);
  EXPECT_FALSE(report.all_accepted());
}

TEST(Validate, TheTagThatTookTheNameOfTheTimeIsBlamedAmongOthers) {
  for (const std::string batch : {"m,a=1,time=x f=1", "m,a=1 g=1,time=5"}) {
    const BatchReport report = validate(batch);
    ASSERT_EQ(report.rejections.size(), 1u) << batch;
    EXPECT_EQ(report.rejections[0].offset, batch.find("time")) << batch;
  }
}

TEST(Report, ARefusalAndWarningsAreDetachedToo) {
  auto batch = std::make_unique<std::string>("m time=5,f=1,f=2\n");
  BatchReport report = validate(*batch, {.checks = IoxChecks{ServerGeneration::current}});
  auto bad = std::make_unique<std::string>("m f=\xff");
  BatchReport refused = validate(*bad);
  const std::string message = refused.refusal->message();
  report.detach();
  refused.detach();
  batch.reset();
  bad.reset();
  ASSERT_EQ(report.warnings.size(), 2u);
  EXPECT_EQ(report.warnings[0].key.str() + report.warnings[1].key.str(), "ftime");
  EXPECT_EQ(refused.refusal->message(), message);
}

TEST(Schema, NamesAreWhatTheyMeanNotHowTheyAreSpelled) {
  Schema schema;
  schema.drop_empty_table();
  Table& table = schema.table(Text("m", EscapeRule::measurement));
  EXPECT_EQ(&schema.table(Text("m")), &table);
  Column& column = table.column(Text("a", EscapeRule::key), IoxColumnType::tag, 0);
  EXPECT_EQ(&table.column(Text("a"), IoxColumnType::tag, 0), &column);
  EXPECT_EQ(table.columns().size(), 1u);
  schema.drop_empty_table();
  EXPECT_EQ(schema.tables().size(), 1u);
  // The same bytes, which mean "a,b" in a name and "a\\,b" in a string.
  Column& name = table.column(Text("a\\,b", EscapeRule::key), IoxColumnType::tag, 1);
  EXPECT_EQ(name.name.str(), "a,b");
  EXPECT_EQ(table.column(Text("a\\,b", EscapeRule::string), IoxColumnType::tag, 1).name.str(),
            "a\\,b");
  EXPECT_EQ(table.columns().size(), 3u);
  EXPECT_EQ(schema.table(Text("m\\=x", EscapeRule::measurement)).measurement().str(), "m\\=x");
  EXPECT_EQ(schema.table(Text("m\\=x", EscapeRule::key)).measurement().str(), "m=x");
  EXPECT_EQ(schema.tables().size(), 3u);
}

TEST(NameIndex, NamesOfOneHashAreToldApart) {
  const std::vector<Text> names = {Text("a"), Text("b")};
  const auto name_of = [&](std::uint32_t number) -> const Text& { return names[number]; };
  detail::line_protocol::NameIndex index;
  index.reserve_one();
  index.add(7, 0);
  EXPECT_EQ(index.find(Text("b"), 7, name_of), detail::line_protocol::NameIndex::none);
  index.reserve_one();
  index.add(7, 1);
  EXPECT_EQ(index.find(Text("b"), 7, name_of), 1u);
  index.remove(7, 0);
  EXPECT_EQ(index.find(Text("b"), 7, name_of), 1u);
  EXPECT_EQ(index.find(Text("a"), 7, name_of), detail::line_protocol::NameIndex::none);
}

// Hashes that share places, one after the other or around the end of the table: what is removed
// is gone, and all others are found.
TEST(NameIndex, WhatIsRemovedHidesNothing) {
  constexpr std::uint32_t none = detail::line_protocol::NameIndex::none;
  std::vector<std::string> spelled;
  for (int i = 0; i < 24; ++i) spelled.push_back("n" + std::to_string(i));
  const auto name_of = [&](std::uint32_t number) { return Text(spelled[number]); };
  for (const std::uint32_t shared : {1u, 2u, 3u, 5u, 24u}) {
    const auto hash = [&](std::uint32_t number) { return 29 + number % shared; };
    for (std::uint32_t first = 0; first < 24; ++first) {
      detail::line_protocol::NameIndex index;
      for (std::uint32_t number = 0; number < 24; ++number) {
        index.reserve_one();
        index.add(hash(number), number);
      }
      std::set<std::uint32_t> gone;
      for (std::uint32_t i = 0; i < 24; ++i) {
        const std::uint32_t number = (first + i * 7) % 24;
        index.remove(hash(number), number);
        gone.insert(number);
        for (std::uint32_t one = 0; one < 24; ++one)
          ASSERT_EQ(index.find(name_of(one), hash(one), name_of), gone.contains(one) ? none : one)
              << shared << ' ' << first << ' ' << i;
      }
    }
  }
}
}  // namespace
