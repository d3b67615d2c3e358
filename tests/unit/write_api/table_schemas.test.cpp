// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/write_api/memory/table_schemas.hpp"

#include <gtest/gtest.h>

#include <string>

#include "faultwire/interop/nlohmann_json_schemas.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/answer/respond.hpp"

namespace {
using namespace faultwire;
using namespace std::string_literals;
using namespace std::string_view_literals;
using line_protocol::RejectionKind;
/// Judges a batch with a memory; texts of the caller stay alive as long as it looks at the report.
BatchReport judge(std::string_view batch, write_api::TableSchemas& schemas,
                  const line_protocol::ValidateOptions& how) {
  return line_protocol::validate(batch, how, schemas);
}

constexpr std::int64_t day = 86'400'000'000'000;

TEST(TableSchemas, ConflictsHoldWithinMeasurementAndDay) {
  write_api::TableSchemas schemas;
  ASSERT_TRUE(judge("m,t=a f=1,g=t 1000\n", schemas, {}).all_accepted());
  const std::string batch = "m f=\"text\" 2000\nm,f=a g=t 3000\nn f=\"text\" 1000\nm f=2 4000\n";
  const BatchReport verdict = judge(batch, schemas, {});
  ASSERT_EQ(verdict.rejections.size(), 2u);
  EXPECT_EQ(verdict.accepted, 2u);
  EXPECT_EQ(verdict.rejections[0].message(),
            "error writing line 1 (1-based): Unable to insert iox::column_type::field::string type "
            "into column f with type "
            "iox::column_type::field::float");
  EXPECT_EQ(verdict.rejections[1].kind(), RejectionKind::type_conflict);
  EXPECT_EQ(verdict.rejections[1].line, 2u);
  EXPECT_EQ(verdict.rejections[1].column, 3u);
  // The next day is another partition, unless all are one.
  const std::string tomorrow = "m f=\"text\" " + std::to_string(day) + "\n";
  EXPECT_TRUE(judge(tomorrow, schemas, {}).all_accepted());
  write_api::TableSchemas whole({.partition = write_api::partition_never});
  EXPECT_TRUE(judge("m f=1 0\n", whole, {}).all_accepted());
  EXPECT_FALSE(judge(tomorrow, whole, {}).all_accepted());
}

TEST(TableSchemas, DaysBeforeTheEpoch) {
  EXPECT_EQ(write_api::partition_by_day("", -1), -1);
  EXPECT_EQ(write_api::partition_by_day("", -day), -1);
  EXPECT_EQ(write_api::partition_by_day("", -day - 1), -2);
  EXPECT_EQ(write_api::partition_by_day("", day - 1), 0);
  EXPECT_EQ(write_api::partition_by_day("", (std::numeric_limits<std::int64_t>::min)()), -106752);
}

TEST(TableSchemas, ARefusedEntryLeavesNoTrace) {
  write_api::TableSchemas schemas;
  EXPECT_TRUE(judge("m f=1\n", schemas, {}).all_accepted());
  const std::size_t columns = schemas.columns();
  EXPECT_TRUE(judge("m f=2\n", schemas, {}).all_accepted());
  EXPECT_EQ(schemas.columns(), columns);
  const write_api::TableSchemas before = schemas;
  EXPECT_FALSE(judge("m new=1,f=1i\n", schemas, {}).all_accepted());
  EXPECT_EQ(schemas, before);
  // Nothing of a batch is remembered that is refused as a whole; judged by itself, the first line
  // is good.
  EXPECT_FALSE(judge("k g=1\nbad\n", schemas, {.accept_partial = false}).all_accepted());
  EXPECT_EQ(schemas, before);
  EXPECT_FALSE(judge("k g=1\nbad\n", schemas, {}).all_accepted());
  EXPECT_EQ(schemas.tables(), 2u);
}

TEST(TableSchemas, TheLimitsOfTheCloudRefuseTheWholeBatch) {
  write_api::TableSchemas schemas({.limits = {.tables = 2, .columns = 4, .tags = 1}});
  const std::string batch = "a,t=1 f=1\na,t=1,u=1 f=1\na f=1,g=1,h=1\nb f=1\nc f=1\na g=1\n";
  const BatchReport verdict = judge(batch, schemas, {});
  ASSERT_EQ(verdict.rejections.size(), 3u);
  EXPECT_EQ(verdict.accepted, 3u);
  EXPECT_EQ(verdict.rejections[0].kind(), RejectionKind::too_many_tags);
  EXPECT_EQ(verdict.rejections[1].kind(), RejectionKind::too_many_columns);
  EXPECT_EQ(verdict.rejections[2].kind(), RejectionKind::too_many_tables);
  EXPECT_EQ(verdict.rejections[1].detail(),
            "couldn't create columns in table `a`; table contains 3 existing columns, applying "
            "this write would result in 5 columns, limit is 4");
  EXPECT_EQ(write_api::respond(verdict, write_api::cloud_serverless).body(),
            R"({"code":"invalid","message":"dml handler error: service limit reached: couldn't )"
            R"(create columns in table `a`; table contains 1 existing tag columns, applying this )"
            R"(write would result in 2 tag columns, limit is 1"})");
  EXPECT_EQ(write_api::schema_limits(write_api::core_v1),
            write_api::SchemaLimits{});  // CoreChecks brings those of its release
  EXPECT_EQ(write_api::schema_limits(write_api::cloud_serverless_2024).columns, 200u);
  EXPECT_EQ(write_api::schema_limits(write_api::oss_1), write_api::SchemaLimits{});
}

TEST(TableSchemas, TheLimitsOfCoreRefuseSingleLines) {
  write_api::TableSchemas schemas({.limits = {.tables = 1}});
  ASSERT_TRUE(schemas.insert("a", 0, "f", IoxColumnType::field_float));
  const std::string batch = "a f=1\nb f=1\nbad\na f=t\n";
  const write_api::Flavour old = write_api::core_v3.at({3, 6, 0});
  const BatchReport verdict = judge(batch, schemas, {.checks = write_api::checks_for(old)});
  const write_api::WriteResponse core = write_api::respond(verdict, old);
  EXPECT_EQ(core.status(), HttpStatus::unprocessable_content);
  EXPECT_EQ(
      core.body(),
      R"({"error":"partial write of line protocol occurred","data":[)"
      R"({"error_message":"Update to schema would exceed number of tables limit of 1 tables",)"
      R"("line_number":2,"original_line":"b f=1"},)"
      R"({"error_message":"A generic parsing error occurred: TakeWhile1","line_number":3,)"
      R"("original_line":"bad"},)"
      R"({"error_message":"invalid column type for column 'f', expected )"
      R"(iox::column_type::field::float, got iox::column_type::field::boolean","line_number":4,)"
      R"("original_line":"a f=true"}]})");
  // On /write a limit refuses the batch like any other fault.
  write_api::TableSchemas other({.limits = {.tables = 1}});
  ASSERT_TRUE(other.insert("a", 0, "f", IoxColumnType::field_float));
  const BatchReport refused =
      judge(batch, other, {.checks = write_api::checks_for(write_api::core_v1)});
  EXPECT_EQ(write_api::respond(refused, write_api::core_v1).status(), HttpStatus::bad_request);
  EXPECT_EQ(other.columns(), 1u);
}

TEST(TableSchemas, RetentionByFlavour) {
  write_api::TableSchemas schemas({.retention = day});
  const std::string batch = "m f=1 1685000000\nm f=1 1684600000\nm f=1\n";
  const BatchReport verdict =
      judge(batch, schemas,
            {.precision = Precision::seconds, .now = std::int64_t{1'685'000'000} * 1'000'000'000});
  ASSERT_EQ(verdict.rejections.size(), 1u);
  EXPECT_EQ(verdict.accepted, 2u);
  EXPECT_EQ(verdict.rejections[0].detail(),
            "data in table m is outside of the retention period: minimum acceptable timestamp is "
            "2023-05-24T07:33:20+00:00, but observed "
            "timestamp 2023-05-20T16:26:40+00:00 is older.");
  const auto status = [&](const write_api::Flavour& api) {
    return static_cast<unsigned>(write_api::respond(verdict, api).status());
  };
  EXPECT_EQ(status(write_api::cloud_serverless), 403u);
  EXPECT_EQ(status(write_api::cloud_serverless_2024), 400u);
  EXPECT_EQ(status(write_api::cloud_serverless_2025), 422u);
  EXPECT_EQ(status(write_api::iox_2024_01), 403u);
  EXPECT_EQ(status(write_api::oss_2_0), 500u);
  EXPECT_EQ(status(write_api::oss_2), 422u);
  EXPECT_EQ(status(write_api::oss_1), 400u);
  EXPECT_EQ(write_api::respond(verdict, write_api::oss_1).body(),
            "{\"error\":\"partial write: points beyond retention policy dropped=1\"}\n");
  EXPECT_EQ(write_api::respond(verdict, write_api::cloud_serverless_2024).body(),
            R"({"code":"invalid","message":"dml handler error: data in table m is outside of the )"
            R"(retention period: minimum acceptable timestamp is 2023-05-24T07:33:20+00:00, but )"
            R"(observed timestamp 2023-05-20T16:26:40+00:00 is older."})");
  // No overflow at either end of time.
  write_api::TableSchemas all({.retention = (std::numeric_limits<std::int64_t>::max)()});
  EXPECT_TRUE(judge("m f=1 -9223372036854775808\n", all, {.now = -5}).all_accepted());
}

TEST(TableSchemas, ACapOnWhatIsRemembered) {
  write_api::TableSchemas schemas({.max_columns = 3});
  EXPECT_TRUE(judge("m a=1,b=1,c=1,d=1\n", schemas, {}).all_accepted());
  EXPECT_TRUE(schemas.full());
  EXPECT_EQ(schemas.columns(), 3u);
  EXPECT_FALSE(judge("m b=1i\n", schemas, {}).all_accepted());
  EXPECT_FALSE(schemas.insert("k", 0, "x", IoxColumnType::tag));
  schemas.forget_before(1);
  EXPECT_EQ(schemas.tables(), 0u);
  EXPECT_EQ(schemas.columns(), 0u);
}

TEST(TableSchemas, WrittenAndBuiltAgain) {
  write_api::TableSchemas schemas;
  const std::string batch =
      "m\\ x,t=1 f=1,g=\"s\",\xc3\xa9=t 1\nm f=1u " + std::to_string(3 * day) + "\n";
  EXPECT_TRUE(judge(batch, schemas, {}).all_accepted());
  const nlohmann::json saved = to_json(schemas);
  EXPECT_EQ(saved.dump(),
            "[[\"m\",3,\"f\",\"iox::column_type::field::uinteger\"],[\"m "
            "x\",0,\"f\",\"iox::column_type::field::float\"],"
            "[\"m x\",0,\"g\",\"iox::column_type::field::string\"],[\"m "
            "x\",0,\"t\",\"iox::column_type::tag\"],"
            "[\"m x\",0,\"\xc3\xa9\",\"iox::column_type::field::boolean\"]]");
  EXPECT_EQ(table_schemas_from_json(saved), schemas);
  EXPECT_FALSE(table_schemas_from_json(saved, {.max_columns = 2}));
  for (const char* text : {"{}", "[1]", "[[\"m\",0,\"f\"]]", "[[\"m\",0,\"f\",\"float\"]]",
                           "[[\"m\",0.5,\"f\",\"iox::column_type::tag\"]]",
                           "[[\"m\",0,\"f\",\"iox::column_type::tag\"],[\"m\",0,\"f\",\"iox::"
                           "column_type::field::float\"]]"}) {
    EXPECT_FALSE(table_schemas_from_json(nlohmann::json::parse(text))) << text;
  }
}

TEST(TableSchemas, OldDaysAreForgottenAndNewOnesStay) {
  write_api::TableSchemas schemas;
  EXPECT_TRUE(judge("m f=1 0\nold f=1 0\n"sv, schemas, {}).all_accepted());
  EXPECT_TRUE(judge(std::string_view("m f=\"s\",g=1 " + std::to_string(day) + "\n"s), schemas, {})
                  .all_accepted());
  ASSERT_EQ(schemas.columns(), 4u);
  schemas.forget_before(1);
  EXPECT_EQ(schemas.tables(), 1u);
  EXPECT_EQ(schemas.columns(), 2u);
  EXPECT_TRUE(judge(std::string_view("m f=\"s\" " + std::to_string(day) + "\n"s), schemas, {})
                  .all_accepted());
  EXPECT_TRUE(judge(std::string_view("m f=1 0\n"s), schemas, {}).all_accepted());
}

TEST(TableSchemas, AreEqualUnderTheSameOptionsOnly) {
  const write_api::TableSchemasOptions options{
      .limits = {.tables = 2}, .retention = day, .max_columns = 9};
  const auto changed = [&](auto change) {
    write_api::TableSchemasOptions other = options;
    change(other);
    return write_api::TableSchemas(other);
  };
  EXPECT_EQ(write_api::TableSchemas(options), write_api::TableSchemas(options));
  EXPECT_FALSE(write_api::TableSchemas(options) == changed([](auto& o) { o.limits.tags = 1; }));
  EXPECT_FALSE(write_api::TableSchemas(options) == changed([](auto& o) { o.retention.reset(); }));
  EXPECT_FALSE(write_api::TableSchemas(options) ==
               changed([](auto& o) { o.partition = write_api::partition_never; }));
  EXPECT_FALSE(write_api::TableSchemas(options) == changed([](auto& o) { o.max_columns = 8; }));
  write_api::TableSchemas filled(options);
  EXPECT_TRUE(filled.insert("m", 0, "f", IoxColumnType::tag));
  EXPECT_FALSE(filled == write_api::TableSchemas(options));
}

TEST(TableSchemas, RetentionEndsAtTheEndsOfTime) {
  constexpr auto least = (std::numeric_limits<std::int64_t>::min)();
  constexpr auto most = (std::numeric_limits<std::int64_t>::max)();
  const auto accepts = [](std::int64_t retention, std::int64_t now, std::int64_t time) {
    write_api::TableSchemas schemas({.retention = retention});
    return judge(std::string_view("m f=1 " + std::to_string(time) + "\n"s), schemas, {.now = now})
        .all_accepted();
  };
  EXPECT_TRUE(accepts(10, least + 5, least));
  EXPECT_FALSE(accepts(10, 0, -11));
  EXPECT_TRUE(accepts(10, 0, -10));
  EXPECT_FALSE(accepts(-5, 0, 4));  // nothing of the next five
  EXPECT_TRUE(accepts(-5, 0, 5));
  EXPECT_FALSE(accepts(-5, most - 1, most - 1));
  EXPECT_TRUE(accepts(-5, most - 1, most));
  EXPECT_TRUE(accepts(0, 7, 7));
}

TEST(TableSchemas, ColumnsAreCountedOnceAndTagsOnceMore) {
  const auto accepts = [](write_api::TableSchemas& schemas, const std::string& batch) {
    return judge(batch, schemas, {}).all_accepted();
  };
  const std::string tomorrow = " " + std::to_string(day) + "\n";
  write_api::TableSchemas one({.limits = {.columns = 2}});
  EXPECT_TRUE(accepts(one, "m a=1,a=2 0\n"));  // named twice in one entry
  EXPECT_TRUE(accepts(one, "m a=\"s\"" + tomorrow));
  EXPECT_FALSE(accepts(one, "m b=1" + tomorrow));
  write_api::TableSchemas tags({.limits = {.tags = 1}});
  EXPECT_TRUE(accepts(tags, "m,t=1 f=1,g=1 0\n"));
  EXPECT_TRUE(accepts(tags, "m,t=1 f=1" + tomorrow));   // a tag there already
  EXPECT_FALSE(accepts(tags, "m,f=1 g=1" + tomorrow));  // a field there, a tag here
  write_api::TableSchemas two({.limits = {.tags = 2}});
  EXPECT_TRUE(accepts(two, "m,t=1 f=1 0\n"));
  EXPECT_TRUE(accepts(two, "m,f=1 g=1" + tomorrow));
  const BatchReport wide = [] {
    write_api::TableSchemas schemas({.limits = {.columns = 2}});
    return judge("m a=1,b=2\n"sv, schemas, {});
  }();
  ASSERT_EQ(wide.rejections.size(), 1u);
  EXPECT_EQ(wide.rejections[0].facts.count, 0u);
  EXPECT_EQ(wide.rejections[0].facts.attempted, 3u);
}

TEST(TableSchemas, WhatIsOverALimitAlreadyMayStillBeWrittenTo) {
  write_api::TableSchemas schemas({.limits = {.columns = 2, .tags = 1}});
  for (const char* column : {"t", "u"})
    EXPECT_TRUE(schemas.insert("m", 0, column, IoxColumnType::tag));
  EXPECT_TRUE(schemas.insert("m", 0, "f", IoxColumnType::field_float));
  EXPECT_TRUE(schemas.insert("m", 0, "f", IoxColumnType::field_float));
  EXPECT_FALSE(schemas.insert("m", 0, "f", IoxColumnType::tag));
  EXPECT_TRUE(judge("m,t=1,u=1 f=1 0\n"sv, schemas, {}).all_accepted());
  EXPECT_EQ(judge("m,v=1 f=1 0\n"sv, schemas, {}).rejections.at(0).kind(),
            RejectionKind::too_many_tags);
  EXPECT_EQ(judge("m g=1 0\n"sv, schemas, {}).rejections.at(0).kind(),
            RejectionKind::too_many_columns);
}

TEST(Judge, BodiesAndTimestampsThatAreRefused) {
  write_api::TableSchemas schemas;
  EXPECT_EQ(judge("m f=1\n"sv, schemas, {.max_bytes = 5}).refusal->kind(),
            RejectionKind::too_large);
  EXPECT_EQ(judge("m f=1\nm f=\xff\n"sv, schemas, {}).refusal->kind(), RejectionKind::invalid_utf8);
  EXPECT_EQ(schemas.tables(), 0u);
  const BatchReport late =
      judge("m f=1 9223372036854775807 \n"sv, schemas, {.precision = Precision::seconds});
  ASSERT_EQ(late.rejections.size(), 1u);
  EXPECT_EQ(late.rejections[0].kind(), RejectionKind::timestamp_overflow);
  EXPECT_EQ(late.rejections[0].length, 19u);
}

TEST(Judge, WarningsAndRejectionsAreCountedBeyondWhatIsKept) {
  const std::string batch = "m time=1,f=1\nm time=2,f=1\nm f=1,f=2\nk f=1\nk f=1\nbad\nbad\n";
  write_api::TableSchemas schemas({.limits = {.tables = 1}});
  const line_protocol::ValidateOptions options{
      .checks = IoxChecks{ServerGeneration::current}, .max_rejections = 1, .max_warnings = 2};
  const BatchReport verdict = judge(batch, schemas, options);
  EXPECT_EQ(verdict.accepted, 3u);
  EXPECT_EQ(verdict.rejected, 4u);
  EXPECT_EQ(verdict.warnings.size(), 2u);
  EXPECT_EQ(verdict.rejections.size(), 1u);
  EXPECT_EQ(schemas.columns(), 1u);  // time is not remembered
  write_api::TableSchemas strict;
  EXPECT_TRUE(judge("m f=1\n"sv, strict, {.accept_partial = false}).all_accepted());
  EXPECT_EQ(strict.columns(), 1u);
}

TEST(TableSchemas, RowsOfAnotherShapeAreRefused) {
  for (const char* text : {"[[1,0,\"f\",\"iox::column_type::tag\"]]",
                           "[[\"m\",0,1,\"iox::column_type::tag\"]]", "[[\"m\",0,\"f\",1]]", "1"}) {
    EXPECT_FALSE(table_schemas_from_json(nlohmann::json::parse(text))) << text;
  }
}

TEST(SchemaLimits, AreThoseOfTheProductsOnIox) {
  for (const write_api::Flavour& iox :
       {write_api::cloud_serverless, write_api::cloud_serverless_2024, write_api::iox_2024_01}) {
    EXPECT_EQ(write_api::schema_limits(iox).tables, 500u);
    EXPECT_EQ(write_api::schema_limits(iox).columns, 200u);
    EXPECT_EQ(write_api::schema_limits(iox).tags, write_api::SchemaLimits::none);
  }
  for (const write_api::Flavour& other :
       {write_api::cloud_tsm, write_api::core_v3, write_api::oss_1, write_api::oss_2})
    EXPECT_EQ(write_api::schema_limits(other).columns, write_api::SchemaLimits::none);
}
}  // namespace
