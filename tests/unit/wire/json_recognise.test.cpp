// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Bodies that are almost of a form, bodies of two forms at once, and members of wrong types.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/wire/json/read_error_body.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::wire;

ErrorBody read_named(JsonForm form, int status, std::string_view body) {
  ReadBodyOptions options;
  options.form = form;
  return read_error_body(status, {}, body, options);
}

TEST(JsonRecognise, LeavesABodyAloneThatIsAlmostOfAForm) {
  for (const char* body : {
           R"({"code":5,"message":7})",
           R"({"code":4294967301,"message":"m"})",
           R"({"code":-3000000000,"message":"m"})",
           R"({"code":"not_found","message":7})",
           R"({"code":"not_found","details":7})",
           R"({"error":{"code":600,"message":"m"}})",
           R"({"error":{"code":5,"message":"m","status":"other"}})",
           R"({"error":{"code":"not_found"},"other":1})",
           R"({"type":"t","status":404})",
           R"({"type":"t","title":"x","status":500})",
           R"({"type":"t","title":"x"})",
       }) {
    const ErrorBody read = read_error_body(404, {}, body);
    EXPECT_FALSE(read.error || read.form) << body;
    EXPECT_EQ(read.failure.code, AnyCode(HttpStatus::not_found)) << body;
  }
}

// Before, such a body terminated the program.
TEST(JsonRecognise, LeavesABodyAloneThatIsOfTwoForms) {
  for (const char* body : {
           R"({"error":{"code":"not_found","message":"m","status":"NOT_FOUND"}})",
           R"({"error":{"type":"a","reason":"b","code":404,"message":"m"},"status":404})",
           R"({"code":5,"message":"m","error":{"code":404,"message":"n"}})",
           R"({"code":"not_found","message":"m","error":{"code":404,"message":"n"}})",
           R"({"code":"not found","message":"m","error":{"code":404,"message":"n"}})",
           R"({"code":"unavailable","message":"m","error":{"code":404,"message":"n"}})",
       }) {
    const ErrorBody read = read_error_body(404, {}, body);
    EXPECT_FALSE(read.error || read.form) << body;
    EXPECT_EQ(read.failure.code, AnyCode(HttpStatus::not_found)) << body;
  }
}

TEST(JsonRecognise, ConnectAndInfluxDBShareABody) {
  const std::string body = R"({"code":"unavailable","message":"m"})";
  const ErrorBody shared = read_error_body(503, {}, body);
  EXPECT_FALSE(shared.form);
  ASSERT_TRUE(shared.error);
  EXPECT_EQ(shared.error->code(), StreamErrorCode::unavailable);
  EXPECT_EQ(shared.error->message(), "m");
  EXPECT_EQ(shared.kind, "unavailable");
  EXPECT_EQ(read_error_body(503, {{"x-platform-error-code", "unavailable"}}, body).form,
            JsonForm::influxdb_2);
  EXPECT_EQ(read_error_body(503, {}, R"({"code":"unavailable","message":"m","details":[]})").form,
            JsonForm::connect);
  // The header of InfluxDB says whose the body is, also where it looks like two forms.
  EXPECT_EQ(
      read_error_body(404, {{"X-Platform-Error-Code", "not found"}},
                      R"({"code":"not found","message":"m","error":{"code":404,"message":"n"}})")
          .form,
      JsonForm::influxdb_2);
}

TEST(JsonRecognise, ANamedFormNeedsItsMembers) {
  struct NamedBody {
    JsonForm form;
    const char* body;
  };
  for (const NamedBody& row : {
           NamedBody{JsonForm::google_api, "{}"},
           NamedBody{JsonForm::google_api, R"({"error":{"code":200,"message":"m"}})"},
           NamedBody{JsonForm::grpc_gateway_stream, "{}"},
           NamedBody{JsonForm::grpc_gateway_stream, R"({"error":{"code":0,"message":"m"}})"},
           NamedBody{JsonForm::connect_end_stream, R"({"metadata":{}})"},
           NamedBody{JsonForm::connect_end_stream, R"({"error":"m"})"},
           NamedBody{JsonForm::opensearch, R"({"status":404})"},
           NamedBody{JsonForm::influxdb_2, R"({"code":"not found"})"},
           NamedBody{JsonForm::influxdb_2, R"({"message":"m"})"},
           NamedBody{JsonForm::influxdb_3, R"({"error":7})"},
       }) {
    const ErrorBody read = read_named(row.form, 404, row.body);
    EXPECT_FALSE(read.error || read.form) << row.body;
    EXPECT_EQ(read.failure.code, AnyCode(HttpStatus::not_found)) << row.body;
  }
}

TEST(JsonRecognise, ASuccessIsHealthyUnlessAStreamEndsWithAnError) {
  for (const JsonFormRow& row : json_form_rows) {
    for (const char* body : {R"({"rows":[]})", R"({"error":"m"})"}) {
      const ErrorBody read = read_named(row.form, 200, body);
      EXPECT_TRUE(read.healthy && !read.error) << row.name << body;
      EXPECT_EQ(read.failure.code, AnyCode(GrpcCode::ok)) << row.name << body;
    }
  }
  // A stream whose error has no code has failed all the same.
  const ErrorBody failed = read_named(JsonForm::connect_end_stream, 200, R"({"error":{}})");
  EXPECT_FALSE(failed.healthy);
  EXPECT_EQ(failed.error->code(), StreamErrorCode::unknown);
  const ErrorBody line =
      read_named(JsonForm::grpc_gateway_stream, 200, R"({"error":{"code":5,"message":"m"}})");
  EXPECT_EQ(line.error->code(), StreamErrorCode::not_found);
}

TEST(JsonRecognise, AMemberOfAWrongTypeCountsAsAbsent) {
  const ErrorBody listless =
      read_named(JsonForm::grpc_gateway, 404, R"({"code":5,"message":"m","details":"none"})");
  EXPECT_TRUE(listless.error && listless.details.empty());
  EXPECT_EQ(listless.dropped.details, 0u);
  const ErrorBody connect =
      read_error_body(200, {}, R"({"error":{"code":"not_found"},"metadata":7})");
  EXPECT_EQ(connect.form, JsonForm::connect_end_stream);
  EXPECT_TRUE(connect.error->metadata().empty());
  const ErrorBody problem = read_named(
      JsonForm::problem, 404,
      R"({"detail":"m","type":7,"origin":"nonsense","side":"nobody","causes":7,"dropped":[]})");
  EXPECT_EQ(problem.error->message(), "m");
  EXPECT_EQ(problem.error->origin(), AnyCode(HttpStatus::not_found));
  EXPECT_EQ(problem.error->side(), retry::Side::server);
  EXPECT_TRUE(problem.error->causes().empty() && problem.kind.empty());
}

TEST(JsonRecognise, ACauseHasWhatItSays) {
  const ErrorBody body = read_named(JsonForm::problem, 503,
                                    R"({"causes":[{"message":"text alone"},{"code":"grpc:5"},{},7,)"
                                    R"({"code":"odd","message":"m"},{"code":"odd"}]})");
  ASSERT_EQ(body.error->causes().size(), 4u);
  const AnyCode unknown(StreamErrorCode::unknown);
  const std::vector<Cause> expected = {
      {unknown, "text alone"}, {GrpcCode::not_found, ""}, {unknown, "odd: m"}, {unknown, "odd"}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(body.error->causes()[i].code, expected[i].code) << i;
    EXPECT_EQ(body.error->causes()[i].text, expected[i].text) << i;
  }
}

TEST(JsonRecognise, OpenSearchWithoutTypeReasonOrRoot) {
  const ErrorBody bare = read_named(JsonForm::opensearch, 404, R"({"error":{"type":"a"}})");
  EXPECT_EQ(bare.error->message(), "");
  EXPECT_EQ(bare.kind, "a");
  EXPECT_TRUE(bare.error->causes().empty());
  const ErrorBody typeless =
      read_named(JsonForm::opensearch, 404, R"({"error":{"reason":"r","root_cause":7}})");
  EXPECT_EQ(typeless.error->message(), "r");
  EXPECT_TRUE(typeless.kind.empty() && typeless.error->causes().empty());
  // Of the root causes only the one that says the same as the error is left out.
  const ErrorBody roots = read_named(
      JsonForm::opensearch, 404,
      R"({"error":{"type":"a","reason":"r","root_cause":[{"type":"a","reason":"r"},{"reason":"r"},)"
      R"({"type":"b","reason":"r"},{"type":"a"},{"type":"a","reason":"other"}]}})");
  ASSERT_EQ(roots.error->causes().size(), 4u);
  EXPECT_EQ(roots.error->causes()[0].text, "r");
  EXPECT_EQ(roots.error->causes()[1].text, "b: r");
  EXPECT_EQ(roots.error->causes()[2].text, "a");
  EXPECT_EQ(roots.error->causes()[3].text, "a: other");
}

TEST(JsonRecognise, EachHeaderIsMetadataOnce) {
  ReadBodyOptions options;
  options.headers = pass_all_metadata;
  const ErrorBody body = read_error_body(404,
                                         {{"Acme-Id", "7"},
                                          {"Grpc-Metadata-a", "1"},
                                          {"Grpc-Trailer-b", "2"},
                                          {"Trailer-c", "3"},
                                          {"Retry-After", "4"},
                                          {"Content-Type", "application/json"}},
                                         R"({"code":5,"message":"m","details":[]})", options);
  ASSERT_TRUE(body.error);
  EXPECT_EQ(body.error->metadata().get_all("acme-id").size(), 1u);
  EXPECT_EQ(body.error->metadata().get("acme-id"), "7");
  EXPECT_EQ(body.error->metadata().get("a"), "1");
  EXPECT_EQ(body.error->metadata().get("b"), "2");
  EXPECT_EQ(body.error->metadata().size(), 3u);
}

TEST(JsonRecognise, ReadsTheHeaderRateLimit) {
  const ErrorBody body = read_error_body(429, {{"RateLimit", "\"default\";r=0;t=7"}}, "");
  EXPECT_EQ(body.failure.rate_limit, retry::Hint::wait(std::chrono::seconds(7)));
}

}  // namespace
