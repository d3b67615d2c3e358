// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Details between Protocol Buffers and JSON, and details in a body that are no good.
#include <gtest/gtest.h>

#include <initializer_list>
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

/// A field of Protocol Buffers that has a length, with a number below 16 and less than 128 bytes.
std::string proto_field(int number, std::string_view bytes) {
  return std::string{static_cast<char>(number << 3 | 2), static_cast<char>(bytes.size())}.append(
      bytes);
}
std::string proto_number(int number, int value) {
  return {static_cast<char>(number << 3), static_cast<char>(value)};
}

/// The numbers of the fields, typed from google/rpc/error_details.proto.
TEST(JsonDetails, HaveTheFieldNumbersOfGoogle) {
  struct Numbered {
    const char* type;
    std::string bytes;
    const char* members;
  };
  const auto one = [](std::string_view bytes) { return proto_field(1, bytes); };
  const auto texts = [](std::initializer_list<const char*> values) {
    std::string out;
    int number = 0;
    for (const char* value : values) out += proto_field(++number, value);
    return out;
  };
  const Numbered rows[] = {
      {"ErrorInfo", texts({"r", "d"}) + proto_field(3, texts({"k", "v"})),
       R"("reason":"r","domain":"d","metadata":{"k":"v"})"},
      {"RetryInfo", one(proto_number(1, 5)), R"("retryDelay":"5s")"},
      {"RetryInfo", one(std::string("\x10\xff\x93\xeb\xdc\x03")), R"("retryDelay":"0.999999999s")"},
      {"DebugInfo", one("a") + one("b") + proto_field(2, "d"),
       R"("stackEntries":["a","b"],"detail":"d")"},
      {"QuotaFailure",
       one(texts({"s", "d", "a", "m", "i"}) + proto_field(6, texts({"k", "v"})) +
           proto_number(7, 8) + proto_number(8, 9)),
       R"("violations":[{"subject":"s","description":"d","apiService":"a","quotaMetric":"m",)"
       R"("quotaId":"i","quotaDimensions":{"k":"v"},"quotaValue":"8","futureQuotaValue":"9"}])"},
      {"PreconditionFailure", one(texts({"t", "s", "d"})),
       R"("violations":[{"type":"t","subject":"s","description":"d"}])"},
      {"BadRequest", one(texts({"f", "d", "r"}) + proto_field(4, texts({"l", "m"}))),
       R"("fieldViolations":[{"field":"f","description":"d","reason":"r",)"
       R"("localizedMessage":{"locale":"l","message":"m"}}])"},
      {"RequestInfo", texts({"r", "s"}), R"("requestId":"r","servingData":"s")"},
      {"ResourceInfo", texts({"t", "n", "o", "d"}),
       R"("resourceType":"t","resourceName":"n","owner":"o","description":"d")"},
      {"Help", one(texts({"d", "u"})), R"("links":[{"description":"d","url":"u"}])"},
      {"LocalizedMessage", texts({"l", "m"}), R"("locale":"l","message":"m")"},
  };
  for (const Numbered& row : rows) {
    const std::string type = "x/google.rpc." + std::string(row.type);
    EXPECT_EQ(detail_as_json({type, row.bytes}),
              R"({"@type":")" + type + "\"," + row.members + "}");
    const ErrorBody body = with_detail(row.type, row.members);
    ASSERT_EQ(body.details.size(), 1u) << row.type;
    EXPECT_EQ(body.details[0].value, row.bytes) << row.type;
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
