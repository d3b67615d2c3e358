// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// InfluxDB 3 Core across batches: what is stored decides over the next batch, and a rejected line
// leaves its columns behind up to 3.11.1. Authority: validator.rs and the catalog, v3.0.1 to
// v3.10.1.
#include "faultwire/line_protocol/table_memory.hpp"

#include <gtest/gtest.h>

#include <string>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/memory/table_schemas.hpp"

namespace {
using namespace faultwire::line_protocol;
using faultwire::BatchReport;
using faultwire::IoxColumnType;
using faultwire::write_api::TableSchemas;
using enum CoreRelease;

ValidateOptions core(CoreRelease release, CoreEndpoint endpoint = CoreEndpoint::v3) {
  return {.checks = CoreChecks{release, endpoint}};
}
std::string reasons(const BatchReport& report) {
  std::string out;
  for (const Rejection& rejection : report.rejections) {
    out += std::to_string(rejection.entry()) + " " + rejection.detail() + ";";
  }
  return out;
}
std::string rows(const TableSchemas& schemas) {
  std::string out;
  schemas.each([&](std::string_view table, std::int64_t partition, std::string_view column,
                   IoxColumnType type) {
    out += std::string(table) + " " + std::to_string(partition) + " " + std::string(column) + " " +
           std::string(code_text(type)) + ";";
  });
  return out;
}

TEST(TableMemory, WhatIsStoredDecides) {
  TableSchemas schemas;
  const std::string first = "pump,id=a v=1 1\n";
  EXPECT_TRUE(validate(first, core(v3_10_1), schemas).all_accepted());
  EXPECT_EQ(rows(schemas),
            "pump 0 id iox::column_type::tag;pump 0 time iox::column_type::timestamp;"
            "pump 0 v iox::column_type::field::float;");
  // The time of a point is no partition of Core's.
  const std::string later =
      "pump v=true 9000000000000000000\npump id=2 2\npump,v=a w=1 3\npump v=2 4\n";
  const BatchReport report = validate(later, core(v3_10_1), schemas);
  EXPECT_EQ(reasons(report),
            "1 invalid column type for column 'v', expected iox::column_type::field::float, got "
            "iox::column_type::field::boolean;"
            "2 invalid column type for column 'id', expected iox::column_type::tag, got "
            "iox::column_type::field::float;"
            "3 invalid column type for column 'v', expected iox::column_type::field::float, got "
            "iox::column_type::tag;");
  EXPECT_EQ(report.accepted, 1u);
}

TEST(TableMemory, ARejectedLineLeavesItsColumnsBehind) {
  const std::string batch = "p v=1 1\np x=1,v=1i 2\nq y=1,y=2 3\n";
  for (const CoreRelease release : {v3_6_0, v3_11_1, v3_11_2}) {
    TableSchemas schemas;
    EXPECT_EQ(validate(batch, core(release), schemas).rejected, 2u);
    const std::string kept =
        "p 0 time iox::column_type::timestamp;p 0 v iox::column_type::field::float;";
    const std::string left =
        "p 0 x iox::column_type::field::float;q 0 y iox::column_type::field::float;";
    EXPECT_EQ(rows(schemas), release == v3_11_2 ? kept : kept + left);
  }
}

TEST(TableMemory, ABatchThatIsRefusedWholeChangesNothing) {
  TableSchemas schemas;
  const std::string batch = "a f=1 1\nb f= 2\n";
  ValidateOptions whole = core(v3_10_1);
  whole.accept_partial = false;
  for (const ValidateOptions& options :
       {core(v3_10_1, CoreEndpoint::v1), core(v3_10_1, CoreEndpoint::v2), whole}) {
    const BatchReport report = validate(batch, options, schemas);
    EXPECT_TRUE(report.all_or_nothing);
    EXPECT_EQ(report.accepted, 1u);
    EXPECT_EQ(report.stored(), 0u);
    EXPECT_EQ(rows(schemas), "");
  }
  EXPECT_EQ(validate(batch, core(v3_10_1), schemas).stored(), 1u);
  EXPECT_EQ(schemas.tables(), 1u);
  // A body that is not UTF-8 changes nothing either, though its first lines are good.
  const std::string broken = "c f=1\nc f=\"\xff\"\n";
  EXPECT_TRUE(validate(broken, core(v3_10_1), schemas).refusal);
  EXPECT_EQ(schemas.tables(), 1u);
}

TEST(TableMemory, TheLimitOfTables) {
  TableSchemas full;
  for (int i = 0; i < 2000; ++i) {
    EXPECT_TRUE(full.insert("t" + std::to_string(i), 0, "f", IoxColumnType::field_float));
  }
  const std::string batch = "t7 f=1 1\nnew f=1 2\n";
  TableSchemas schemas = full;
  const BatchReport old = validate(batch, core(v3_8_3), schemas);
  EXPECT_EQ(reasons(old), "2 Update to schema would exceed number of tables limit of 2000 tables;");
  EXPECT_EQ(old.rejections[0].line, 2u);
  EXPECT_EQ(old.rejections[0].column, 1u);
  EXPECT_EQ(old.rejections[0].length, 3u);
  EXPECT_EQ(reasons(validate(batch, core(v3_9_0), schemas)),
            "2 Update to schema would exceed number of tables limit: attempted to create table but "
            "already have 2000 table(s) (limit: 2000);");
  EXPECT_EQ(schemas.tables(), 2000u);
}

TEST(TableMemory, TablesOfTheBatchItselfCountSince310) {
  std::string batch;
  for (int i = 0; i < 2002; ++i) batch += "t" + std::to_string(i) + " f=1 1\n";
  EXPECT_TRUE(validate(batch, core(v3_9_11)).all_accepted());
  EXPECT_EQ(validate(batch, core(v3_10_0)).rejected, 2u);
  EXPECT_EQ(validate(batch, core(v3_11_2)).rejected, 2u);
}

TEST(TableMemory, LimitsOfTheMemoryReplaceThoseOfTheRelease) {
  TableSchemas small({.limits = {.tables = 1, .columns = 2, .tags = 1}});
  const std::string batch = "a f=1,g=2,h=3 1\na,t=1,u=2 f=1 2\nb f=1 3\n";
  EXPECT_EQ(reasons(validate(batch, core(v3_10_1), small)),
            "1 Update to schema would exceed number of columns per table limit of 2 columns;"
            "2 Update to schema would exceed number of columns per table limit of 2 columns;"
            "3 Update to schema would exceed number of tables limit: attempted to create table but "
            "already have 1 table(s) (limit: 1);");
}

TEST(TableMemory, TimeThatIsNoTimePoisonsATable) {
  TableSchemas schemas;
  const std::string bad = "p,time=a v=1 1\n";
  EXPECT_EQ(validate(bad, core(v3_3_0), schemas).rejected, 1u);
  const std::string good = "p v=2 2\n";
  const BatchReport report = validate(good, core(v3_3_0), schemas);
  EXPECT_EQ(reasons(report),
            "1 invalid column type for column 'time', expected iox::column_type::tag, got "
            "iox::column_type::timestamp;");
  EXPECT_EQ(report.rejections[0].column, 7u);  // the timestamp stands for the time of the entry
}

TEST(TableMemory, NoMemoryJudgesAsNone) {
  const std::string batch = "a f=1,f=2 1\na f=1i 2\nb,t=1 t=2 3\n,c\nd time=1 4\ne f= 5\n";
  for (const ValidateOptions& options : {core(v3_6_0), core(v3_11_2), ValidateOptions{}}) {
    Schema schema;
    BasicValidator<TableSchemas> judge(batch, options, schema);  // without a memory
    while (judge.next()) {
    }
    EXPECT_EQ(reasons(judge.report()), reasons(validate(batch, options)));
    EXPECT_EQ(judge.report().accepted, validate(batch, options).accepted);
  }
}

TEST(TableMemory, EmptyMemoryJudgesAsNone) {
  const std::string batch = "a f=1,f=2 1\na f=1i 2\nb,t=1 t=2 3\n,c\nd time=1 4\ne f= 5\n";
  for (const CoreReleaseRow& row : core_release_rows) {
    TableSchemas schemas;
    const BatchReport with = validate(batch, core(row.release), schemas);
    const BatchReport without = validate(batch, core(row.release));
    EXPECT_EQ(reasons(with), reasons(without));
    EXPECT_EQ(with.accepted, without.accepted);
  }
}

TEST(TableMemory, ARejectionHasItsEntry) {
  const std::string batch = "# c\n  m f=1 1 \n\nm f=1i 2\nm s=\"a\nb\",f= 3\n";
  const BatchReport report = validate(batch, core(v3_10_1));
  ASSERT_EQ(report.rejections.size(), 2u);
  EXPECT_EQ(report.rejections[0].source, "m f=1i 2");
  EXPECT_EQ(report.rejections[0].numbered_line, "");
  EXPECT_EQ(report.rejections[1].source, "m s=\"a\nb\",f= 3");
  EXPECT_EQ(report.rejections[1].numbered_line, "");  // the third line of text is blank
  EXPECT_EQ(report.rejections[0].source.data(), batch.data() + batch.find("m f=1i"));
  const BatchReport iox = validate(batch);
  ASSERT_EQ(iox.rejections.size(), 2u);
  EXPECT_EQ(iox.rejections[1].source, "m s=\"a\nb\",f= 3");
}
}  // namespace
