// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The checks of InfluxDB 3 Core and the findings of compatibility on generated batches: in every
// release and endpoint, with and without a memory, between guard pages, and with every allocation
// failing in turn.
#include <gtest/gtest.h>

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "faultwire/line_protocol/compatibility.hpp"
#include "faultwire/line_protocol/core_original.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/memory/table_schemas.hpp"
#if FAULTWIRE_HAS_EXCEPTIONS
#include "failing_allocations.hpp"
#endif
#include "guarded_memory.hpp"
#include "scan/line_generator.hpp"

namespace {
using namespace faultwire::line_protocol;
using faultwire::BatchReport;
using faultwire::IoxColumnType;
using faultwire::write_api::TableSchemas;

std::string told(const BatchReport& report) {
  std::string out = std::to_string(report.accepted) + "/" + std::to_string(report.rejected);
  const auto add = [&](std::string_view piece) { out += piece; };
  for (const Rejection& rejection : report.rejections) {
    out += "\n" + std::to_string(rejection.line) + ":" + std::to_string(rejection.column) + " ";
    rejection.message_to(add);
    original_line_to(add, rejection);
  }
  if (report.refusal) report.refusal->message_to(add);
  return out;
}

bool inside(std::string_view batch, std::string_view part) {
  return part.empty() ||
         (part.data() >= batch.data() && part.data() + part.size() <= batch.data() + batch.size());
}

/// Judges the batch in every way of `release` and returns how many entries are accepted.
std::uint64_t judge(std::string_view batch, CoreRelease release, std::uint64_t seed) {
  ValidateOptions options{.precision = static_cast<faultwire::Precision>(seed % 5),
                          .checks = CoreChecks{release, static_cast<CoreEndpoint>(seed % 3)},
                          .max_rejections = std::size_t{1} << 20,
                          .accept_partial = seed % 7 != 0};
  const BatchReport report = validate(batch, options);
  std::uint64_t unread = 0;
  std::uint64_t entries = 0;
  bool refused = false;
  Reader reader(batch, {.generation = options.checks.generation(),
                        .max_text_bytes = options.checks.text_bytes()});
  while (reader.next()) {
    refused = refused || (!reader.entry() && reader.entry().number() == 0);
    unread += reader.entry() ? 0u : 1u;
    ++entries;
  }
  EXPECT_EQ(report.refusal.has_value(), refused);
  if (refused) return 0;
  EXPECT_EQ(report.accepted + report.rejected, entries);
  EXPECT_GE(report.rejected, unread);
  EXPECT_EQ(report.rejections.size(), report.rejected);
  for (const Rejection& rejection : report.rejections) {
    EXPECT_TRUE(inside(batch, rejection.source) && !rejection.source.empty());
    EXPECT_TRUE(inside(batch, rejection.numbered_line));
    EXPECT_LE(rejection.offset + rejection.length, batch.size());
  }
  EXPECT_EQ(report.stored(), report.all_or_nothing && report.rejected != 0 ? 0 : report.accepted);

  TableSchemas schemas;
  const std::string with_memory = told(validate(batch, options, schemas));
  EXPECT_EQ(with_memory, told(report));
  if (report.stored() == 0 && report.all_or_nothing) {
    EXPECT_EQ(schemas.tables(), 0u);
  }
  // What is stored is stored again; columns that a rejected line left behind may refuse others.
  const TableSchemas before = schemas;
  if (report.rejected == 0) {
    EXPECT_EQ(told(validate(batch, options, schemas)), told(report));
    EXPECT_TRUE(schemas == before);
  }
  BatchReport detached = report;
  detached.detach();
  EXPECT_EQ(told(detached), told(report));
  return report.accepted;
}

void find_all(std::string_view batch) {
  std::uint64_t entry = 0;
  for (const CompatibilityFinding& finding : compatibility(batch, {.max_findings = 100000})) {
    EXPECT_LE(finding.offset + finding.length, batch.size());
    EXPECT_LE(entry, finding.entry);
    entry = finding.entry;
  }
}

TEST(CoreChecks, GeneratedBatchesInEveryRelease) {
  faultwire::test::Guarded memory(1 << 18);
  std::uint64_t lines = 0;
  std::uint64_t accepted = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const std::string batch = faultwire::test::LineGenerator(seed).batch(lines);
    if (batch.size() >= (1 << 18)) continue;
    const CoreRelease release = core_release_rows[seed % std::size(core_release_rows)].release;
    faultwire::test::both(memory, batch, [&](std::string_view text) {
      accepted += judge(text, release, seed);
      find_all(text);
    });
  }
  EXPECT_GT(lines, 1000u);
  EXPECT_GT(accepted, 1000u);
  std::printf("%llu lines, %llu accepted\n", static_cast<unsigned long long>(lines),
              static_cast<unsigned long long>(accepted));
}

TEST(CoreChecks, EveryBeginningOfABatch) {
  faultwire::test::Guarded memory(4096);
  const std::string batch =
      "\xef\xbb\xbf# c\nm,a\\,b=c\\=d,a\\,b=e f=.5,g::h=1u,g=\"\\\"x\\\" y\" 9223372036854775807\n"
      "m,time=x f=1e400,f=2, \n\\#m,a=b=c f,g=1.\n# \\\nm f=1i,f\x7f=2\n";
  for (std::size_t size = 0; size <= batch.size(); ++size) {
    faultwire::test::both(memory, std::string_view(batch).substr(0, size),
                          [&](std::string_view text) {
                            for (const CoreReleaseRow& row : core_release_rows)
                              judge(text, row.release, size);
                            find_all(text);
                          });
  }
}

#if FAULTWIRE_HAS_EXCEPTIONS
TEST(CoreChecks, EveryAllocationMayFail) {
  std::string batch;
  for (int i = 0; i < 6; ++i) {
    batch += "a_measurement_of_a_long_name" + std::to_string(i % 3) +
             ",a_tag_of_a_long_name=1 field_of_a_long_name" + std::to_string(i) +
             "=1,family\\ of::x=" + (i == 4 ? "\"s\"" : "2") + "\nbad line\n";
  }
  for (const CoreRelease release : {CoreRelease::v3_6_0, CoreRelease::v3_11_2}) {
    const ValidateOptions options{.checks = CoreChecks{release}};
    const BatchReport expected = validate(batch, options);
    ASSERT_GE(expected.rejected, 7u);
    const auto sweep = failing::at_every_allocation([&] {
      const BatchReport report = validate(batch, options);
      if (report.rejected != expected.rejected || report.accepted != expected.accepted)
        std::abort();
    });
    EXPECT_EQ(sweep.leaked, 0);
    EXPECT_GE(sweep.runs, 10);
    std::optional<TableSchemas> schemas;
    const long before = failing::live;
    const auto remembering = failing::at_every_allocation(
        [&] {
          schemas.emplace();
          (void)validate(batch, options, *schemas);
        },
        [&](bool) {
          // Every column is there wholly or not at all, and the batch has the same verdict again.
          TableSchemas again;
          schemas->each([&](std::string_view table, std::int64_t partition, std::string_view column,
                            IoxColumnType type) {
            EXPECT_TRUE(again.insert(table, partition, column, type));
          });
          EXPECT_TRUE(again == *schemas);
          EXPECT_EQ(validate(batch, options, *schemas).accepted, expected.accepted);
          schemas.reset();
        });
    EXPECT_EQ(failing::live, before);
    EXPECT_GE(remembering.runs, 20);
  }
  const auto finding = failing::at_every_allocation(
      [&] { (void)compatibility("m,a=1,b=2,c=3,d=4,e=5,f=6,g=7,h=8,a=9 f=5u,g=1e999\n"); });
  EXPECT_EQ(finding.leaked, 0);
  EXPECT_GE(finding.runs, 2);
}
#endif
}  // namespace
