// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "faultwire/retry/decide.hpp"
#include "faultwire/retry/presets.hpp"
#include "faultwire/wire/json/read_error_body.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::wire;
using namespace std::chrono_literals;

constexpr const char* gateway = R"({"code":14,"message":"m","details":[]})";

TEST(JsonRead, GivesTheHintsOfTheHeaders) {
  EXPECT_EQ(read_error_body(503, {{"retry-after", " 3 "}}, gateway).failure.retry_after,
            retry::Hint::wait(3s));
  EXPECT_EQ(read_error_body(503, {{"Retry-After", "soon"}}, "").failure.retry_after,
            retry::Hint::unreadable());
  EXPECT_EQ(read_error_body(503, {}, gateway).failure.retry_after, retry::Hint{});
  EXPECT_EQ(read_error_body(429, {{"RateLimit-Remaining", "0"}, {"RateLimit-Reset", "7"}}, gateway)
                .failure.rate_limit,
            retry::Hint::wait(7s));
}

TEST(JsonRead, NeedsATimeForARetryAfterThatIsADate) {
  const HttpField date{"Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"};
  EXPECT_EQ(read_error_body(503, {date}, gateway).failure.retry_after, retry::Hint::unreadable());
  EXPECT_EQ(read_error_body(503, {date, {"Date", "Sun, 06 Nov 1994 08:49:30 GMT"}}, gateway)
                .failure.retry_after,
            retry::Hint::wait(7s));
  ReadBodyOptions options;
  options.now = retry::SystemTime(784111770s);
  EXPECT_EQ(read_error_body(503, {date}, gateway, options).failure.retry_after,
            retry::Hint::wait(7s));
}

TEST(JsonRead, AnUnknownBodyLeavesTheStatusAlone) {
  const ErrorBody body = read_error_body(503, {}, "<html>");
  EXPECT_FALSE(body.form || body.error || body.healthy);
  EXPECT_EQ(body.failure.code, AnyCode(HttpStatus::service_unavailable));
  EXPECT_EQ(body.failure.http_status, HttpStatus::service_unavailable);
  EXPECT_EQ(read_error_body(0, {}, "").failure.code, AnyCode(Domain::http, 0));
  EXPECT_FALSE(read_error_body(0, {}, "").failure.http_status);
  EXPECT_FALSE(read_error_body(-7, {}, gateway).error->message().empty());
}

TEST(JsonRead, DecidesAsTheCodeDoes) {
  const ErrorBody body = read_error_body(503, {{"Retry-After", "3"}}, gateway);
  retry::Failure failure = body.failure;
  failure.idempotency = retry::Idempotency::idempotent;
  const auto& policy = retry::preset(retry::Preset::flight_query);
  const retry::Decision decision = retry::decide(policy, failure, 1.0);
  EXPECT_EQ(decision.action, retry::Action::retry_after);
  EXPECT_GE(decision.delay, 3s);
  failure = read_error_body(400, {}, R"({"code":3,"message":"m","details":[]})").failure;
  EXPECT_EQ(retry::decide(policy, failure, 1.0).action, retry::Action::fix_request);
}

TEST(JsonRead, ReadsOnlyTheFormThatTheCallerNames) {
  ReadBodyOptions options;
  options.form = JsonForm::connect;
  EXPECT_FALSE(read_error_body(404, {}, R"({"error":"m"})", options).error->message().size());
  const ErrorBody guess = read_error_body(404, {}, R"({"message":"m"})", options);
  // Connect's own rule for a body without a code, and not what an API means by 404.
  EXPECT_EQ(guess.error->code(), StreamErrorCode::unimplemented);
  EXPECT_EQ(guess.error->origin(), AnyCode(HttpStatus::not_found));
  options.form = JsonForm::influxdb_2;
  EXPECT_FALSE(read_error_body(404, {}, R"({"error":"m"})", options).error);
  options.form = JsonForm::google_api;
  EXPECT_FALSE(read_error_body(404, {}, R"({"error":"m"})", options).error);
  options.form = JsonForm::opensearch;
  EXPECT_FALSE(read_error_body(404, {}, R"({"error":7})", options).error);
  options.form = JsonForm::grpc_gateway;
  EXPECT_FALSE(read_error_body(404, {}, R"({"code":0,"message":"m"})", options).error);
}

TEST(JsonRead, TakesOtherHeadersAsMetadataIfAsked) {
  const char* const connect = R"({"code":"not_found","message":"m"})";
  const std::vector<HttpField> headers = {
      {"Acme-Id", "7"}, {"Content-Type", "application/json"}, {"Retry-After", "1"}};
  EXPECT_TRUE(read_error_body(404, headers, connect).error->metadata().empty());
  ReadBodyOptions options;
  options.headers = pass_all_metadata;
  const ErrorBody body = read_error_body(404, headers, connect, options);
  EXPECT_EQ(body.error->metadata().size(), 1u);
  EXPECT_EQ(body.error->metadata().get("acme-id"), "7");
}

TEST(JsonRead, LeavesABodyAloneThatIsTooLarge) {
  ReadBodyOptions options;
  options.most_bytes = 10;
  EXPECT_FALSE(read_error_body(503, {}, gateway, options).error);
  EXPECT_EQ(read_error_body(503, {}, gateway, options).failure.http_status,
            HttpStatus::service_unavailable);
}

TEST(JsonRead, StandsNestedBodies) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += R"({"caused_by":)";
  EXPECT_FALSE(read_error_body(500, {}, deep).error);
  std::string chain = R"({"error":{"type":"a","reason":"b")";
  for (int i = 0; i < 1000; ++i) chain += R"(,"caused_by":{"type":"http:404","reason":"c")";
  chain += std::string(1001, '}') + R"(,"status":500})";
  const ErrorBody body = read_error_body(500, {}, chain);
  ASSERT_TRUE(body.error);
  EXPECT_EQ(body.error->causes().size(), 64u);
  EXPECT_EQ(body.error->causes()[63].code, AnyCode(HttpStatus::not_found));
}

TEST(JsonRead, KeepsDetailsThatAreNotOurs) {
  const ErrorBody body = read_error_body(
      429, {},
      R"({"code":8,"message":"m","details":[)"
      R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R","domain":"example.org"},)"
      R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retry_delay":"2s"},)"
      R"({"@type":"type.googleapis.com/google.rpc.Help","links":"none"},)"
      R"({"@type":"type.googleapis.com/example.Own"},7]})");
  ASSERT_EQ(body.details.size(), 2u);
  EXPECT_EQ(from_any<ErrorInfo>(body.details[0])->reason, "R");
  EXPECT_EQ(body.failure.retry_info, retry::Hint::wait(2s));
  EXPECT_EQ(body.dropped.details, 3u);
  EXPECT_TRUE(has_loss(body.lost, JsonLoss::message_bytes));
}

TEST(JsonRead, ReadsDurationsAsProtoJsonHasThem) {
  using detail::wire::duration_from;
  EXPECT_EQ(*duration_from("1.5s"), (RetryInfo::Delay{1, 500'000'000}));
  EXPECT_EQ(*duration_from("-0.000000001s"), (RetryInfo::Delay{0, -1}));
  EXPECT_EQ(*duration_from("315576000000s"), (RetryInfo::Delay{315'576'000'000, 0}));
  for (const char* bad :
       {"", "s", "1", "1.s", ".5s", "1.1234567890s", "1e3s", "315576000001s", "99999999999999s"})
    EXPECT_FALSE(duration_from(bad)) << bad;
}

TEST(JsonRead, NeverTakesAReservedKeyIn) {
  const ErrorBody body = read_error_body(
      404, {{"Trailer-grpc-status", "0"}, {"Trailer-connection", "close"}, {"trailer-", "x"}},
      R"({"code":"not_found","message":"m"})");
  EXPECT_TRUE(body.error->metadata().empty());
}

}  // namespace
