// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Details between Protocol Buffers and JSON, and details in a body that are no good.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "faultwire/wire/json/read_error_body.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::wire;
using detail::wire::detail_as_json;

/// The answer of a gateway with one detail of google.rpc.
ErrorBody with_detail(const std::string& type, const std::string& members) {
  return read_error_body(400, {},
                         R"({"code":3,"message":"m","details":[{"@type":"x/google.rpc.)" + type +
                             "\"," + members + "}]}");
}

TEST(JsonDetails, AreReadInBothSpellings) {
  struct DetailRow {
    const char* type;
    const char* members;
    const char* written;
  };
  for (const DetailRow& row : {
           DetailRow{"QuotaFailure", R"("violations":[{"quotaValue":"5"}])",
                     R"("violations":[{"quotaValue":"5"}])"},
           DetailRow{"QuotaFailure", R"("violations":[{"quota_value":-7}])",
                     R"("violations":[{"quotaValue":"-7"}])"},
           DetailRow{"QuotaFailure",
                     R"("violations":[{"quotaValue":"9223372036854775807"},)"
                     R"({"quotaValue":9223372036854775807},)"
                     R"({"quotaValue":"-9223372036854775808"}])",
                     R"("violations":[{"quotaValue":"9223372036854775807"},)"
                     R"({"quotaValue":"9223372036854775807"},)"
                     R"({"quotaValue":"-9223372036854775808"}])"},
           DetailRow{"BadRequest", R"("field_violations":[{"localized_message":{"locale":"en"}}])",
                     R"("fieldViolations":[{"localizedMessage":{"locale":"en"}}])"},
           DetailRow{"DebugInfo", R"("stackEntries":["a","b"],"other":7)",
                     R"("stackEntries":["a","b"])"},
           DetailRow{"ErrorInfo", R"("metadata":{"a":"1"})", R"("metadata":{"a":"1"})"},
       }) {
    const ErrorBody body = with_detail(row.type, row.members);
    ASSERT_EQ(body.details.size(), 1u) << row.members;
    EXPECT_EQ(detail_as_json(body.details[0]),
              R"({"@type":"x/google.rpc.)" + std::string(row.type) + "\"," + row.written + "}");
    EXPECT_EQ(body.dropped.details, 0u);
  }
}

TEST(JsonDetails, OfAWrongKindAreCounted) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"QuotaFailure", R"("violations":[{"quotaValue":"9223372036854775808"}])"},
      {"QuotaFailure", R"("violations":[{"quotaValue":9223372036854775808}])"},
      {"QuotaFailure", R"("violations":[{"quotaValue":""}])"},
      {"QuotaFailure", R"("violations":[{"quotaValue":"5x"}])"},
      {"QuotaFailure", R"("violations":[{"quotaValue":1.5}])"},
      {"QuotaFailure", R"("violations":[7])"},
      {"BadRequest", R"("fieldViolations":[{"localizedMessage":7}])"},
      {"DebugInfo", R"("stackEntries":["a",7])"},
      {"RequestInfo", R"("requestId":7)"},
      {"RetryInfo", R"("retryDelay":7)"},
      {"RetryInfo", R"("retryDelay":"1.x5s")"},
      {"ErrorInfo", R"("metadata":7)"},
      {"ErrorInfo", R"("metadata":{"a":7})"},
  };
  for (const auto& [type, members] : rows) {
    const ErrorBody body = with_detail(type, members);
    EXPECT_TRUE(body.error && body.details.empty()) << members;
    EXPECT_EQ(body.dropped.details, 1u) << members;
  }
  const ErrorBody connect =
      read_error_body(400, {},
                      R"({"code":"invalid_argument","message":"m","details":[)"
                      R"({"type":"google.rpc.Help","value":"?"},{"type":"google.rpc.Help"},7]})");
  EXPECT_TRUE(connect.error && connect.details.empty());
  EXPECT_EQ(connect.dropped.details, 3u);
}

// Only a status with an ErrorInfo of ours has our causes. Before, others were lost.
TEST(JsonDetails, ThatTheErrorDoesNotHaveAreKept) {
  const std::string own_info =
      R"({"@type":"x/google.rpc.ErrorInfo","reason":"NOT_FOUND","domain":"faultwire.v1.grpc",)"
      R"("metadata":{"code":"5","side":"client","dropped":"details=2"}},)";
  const std::string causes =
      R"({"@type":"x/google.rpc.DebugInfo"},)"
      R"({"@type":"x/google.rpc.DebugInfo","stackEntries":["main.cpp:5"],"detail":"foreign"},)"
      R"({"@type":"x/google.rpc.DebugInfo","stackEntries":["faultwire.v1.grpc:odd"]},)"
      R"({"@type":"x/google.rpc.DebugInfo","stackEntries":["faultwire.v1.grpc:14"],)"
      R"("detail":"node left"},7]})";
  const std::string head = R"({"code":5,"message":"m","details":[)";
  const ErrorBody foreign = read_error_body(404, {}, head + causes);
  EXPECT_TRUE(foreign.error && foreign.error->causes().empty());
  EXPECT_EQ(foreign.details.size(), 4u);
  EXPECT_EQ(foreign.dropped.details, 1u);
  const ErrorBody own = read_error_body(404, {}, head + own_info + causes);
  EXPECT_EQ(own.error->side(), retry::Side::client);
  ASSERT_EQ(own.error->causes().size(), 1u);
  EXPECT_EQ(own.error->causes()[0].code, AnyCode(GrpcCode::unavailable));
  EXPECT_EQ(own.error->causes()[0].text, "node left");
  EXPECT_EQ(own.details.size(), 3u);
  EXPECT_EQ(own.dropped.details, 3u);
}

TEST(JsonDetails, WithBytesThatAreNoMessageAreNotWritten) {
  const std::string good_pair = "\x1a\x06\x0a\x01k\x12\x01v";
  const std::string bad_pair = "\x1a\x01\x0a";
  const std::string good_link = "\x0a\x03\x0a\x01k";
  const std::string bad_link = "\x0a\x01\x0a";
  const std::vector<AnyDetail> rows = {
      {"x/google.rpc.Help", std::string(1, '\0')},  // no field has the number 0
      {"x/google.rpc.Help", "\x17"},                // no wire type has the number 7
      {"x/google.rpc.Help", "\x13"},                // a group without an end
      {"x/google.rpc.Help", bad_link},
      {"x/google.rpc.Help", bad_link + good_link},
      {"x/google.rpc.ErrorInfo", bad_pair},
      {"x/google.rpc.ErrorInfo", bad_pair + good_pair},
      {"x/google.rpc.ErrorInfo", good_pair + bad_pair},
      {"x/google.rpc.RetryInfo", "\x0a\x01\x08"},
  };
  for (const AnyDetail& any : rows)
    EXPECT_FALSE(detail_as_json(any)) << ::testing::PrintToString(any.value);
  EXPECT_EQ(detail_as_json({"x/google.rpc.ErrorInfo", good_pair}),
            R"({"@type":"x/google.rpc.ErrorInfo","metadata":{"k":"v"}})");
}

TEST(JsonDetails, DurationsHaveTheRangeOfProtobuf) {
  for (const RetryInfo::Delay& bad :
       {RetryInfo::Delay{-315'576'000'001, 0}, RetryInfo::Delay{1, 1'000'000'000},
        RetryInfo::Delay{-1, -1'000'000'000}, RetryInfo::Delay{-1, 1}})
    EXPECT_FALSE(detail_as_json(to_any(RetryInfo{bad}))) << bad.seconds << ' ' << bad.nanos;
  EXPECT_EQ(detail_as_json(to_any(RetryInfo{{0, -5}})),
            R"({"@type":"type.googleapis.com/google.rpc.RetryInfo",)"
            R"("retryDelay":"-0.000000005s"})");
}

}  // namespace
