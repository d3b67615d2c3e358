// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What docs/limitations.md says that the library does all the same, one test a number.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "faultwire/faultwire.hpp"
#include "faultwire/interop/std_error_code.hpp"
#include "faultwire/write_api/understand/read_response.hpp"
#include "security/times.hpp"

namespace {
using namespace faultwire;
using security::times;

constexpr std::string_view hostile_batch =
    "a f=1\nb\nm,t= f=1\nm f=\nm f=1\nm f=\"x\"\nc,t=1,t=2 f=1\nm f=tru\nm f=1 x\nm f=\"y\n";

/// Every text that a product says of a hostile batch and of every event.
std::vector<std::string> all_answers() {
  std::vector<std::string> out;
  const BatchReport report = line_protocol::validate(hostile_batch, {});
  for (const write_api::FlavourRow& row : write_api::flavour_rows)
    out.push_back(write_api::respond(report, row.flavour).body());
  return out;
}

TEST(L1, NothingIsSentWhereHttpForbidsContent) {
  std::size_t forbidden = 0;
  const BatchReport report = line_protocol::validate(hostile_batch, {});
  for (const write_api::FlavourRow& row : write_api::flavour_rows) {
    const write_api::WriteResponse answer = write_api::respond(report, row.flavour);
    const bool none = answer.status() == HttpStatus::no_content;
    forbidden += none && !answer.body().empty();
    EXPECT_EQ(answer.sendable_body().empty(), none || answer.body().empty());
    for (const auto& header : answer.sendable_headers())
      EXPECT_FALSE(none && header.name.starts_with("Content-"));
  }
  EXPECT_GE(forbidden, 1u);  // InfluxDB Cloud Serverless documents one
}

TEST(L2, TextsThatAreOnlyUnderstoodAreNeverSaid) {
  for (const std::string& answer : all_answers()) {
    for (const char* text :
         {"missing field value", "missing field key", "invalid boolean", "invalid float",
          "unbalanced quotes", "point is invalid", "unable to parse unsigned"})
      EXPECT_EQ(answer.find(text), std::string::npos) << answer;
  }
}

TEST(L3, ATextThatNoRowHasIsUnknown) {
  for (const unsigned status : {400u, 422u}) {  // of others the status alone tells the event
    const auto outcome = write_api::read_response(
        status, {}, R"({"code":"a new one","message":"partially the moon is full"})");
    EXPECT_FALSE(outcome.event()) << status;
    EXPECT_EQ(outcome.stored, retry::Stored::unknown) << status;
    EXPECT_EQ(outcome.code_text, "a new one");
    EXPECT_EQ(outcome.remaining("a f=1\n").size(), 1u);
  }
}

TEST(L4, OnlyDigitsAreSecondsToWait) {
  const auto seconds = [](std::string_view value) {
    return write_api::read_response(503, write_api::HeaderViews{{"Retry-After", value}}, "")
        .retry_after_seconds;
  };
  EXPECT_EQ(seconds("30"), 30u);
  for (const char* value : {"", "-1", "+1", "1.5", "1e9", "0x10", "Wed, 21 Oct 2015 07:28:00 GMT"})
    EXPECT_FALSE(seconds(value)) << value;
}

TEST(L5, APartialWriteIsNeverRepeatedAndARefusalIsObeyed) {
  for (std::size_t which = 0; which < std::size(retry::preset_rows); ++which) {
    const retry::Policy policy = retry::preset(static_cast<retry::Preset>(which));
    for (int status = 400; status < 600; ++status) {
      retry::Failure failure{.code = AnyCode(Domain::http, status),
                             .http_status = HttpStatus(status),
                             .idempotency = retry::Idempotency::idempotent};
      failure.retry_after = retry::Hint::wait(std::chrono::seconds(1));
      failure.stored = retry::Stored::some;
      EXPECT_FALSE(retry::will_retry(retry::decide(policy, failure).action)) << status;
      failure.stored = retry::Stored::unknown;
      failure.retry_after = retry::Hint::never();
      EXPECT_FALSE(retry::will_retry(retry::decide(policy, failure).action)) << status;
    }
  }
}

/// Time that passes only by waiting, and a second for each attempt.
struct PlainClock {
  std::chrono::nanoseconds time{0};
  [[nodiscard]] std::chrono::nanoseconds now() const { return time; }
  [[nodiscard]] static bool cancelled() { return false; }
  bool wait(std::chrono::nanoseconds delay) { return (time += delay).count() >= 0; }
};
TEST(L6, NoAttemptStartsAfterTheDeadline) {
  retry::Policy policy = retry::preset(retry::Preset::influx_write);
  policy.max_attempts = 0;
  for (const std::chrono::nanoseconds limit :
       {std::chrono::nanoseconds(std::chrono::milliseconds(1)),
        std::chrono::nanoseconds(std::chrono::seconds(100))}) {
    PlainClock clock;
    policy.max_elapsed = limit;
    int attempts = 0;
    const retry::RetryResult result = retry::retry_loop(
        policy, clock, [&](const retry::Attempt&) -> std::optional<retry::Failure> {
          EXPECT_LT(clock.time, limit);
          clock.time += std::chrono::microseconds(10);
          if (++attempts == 1000) return std::nullopt;  // a loop without a limit ends here
          return retry::Failure{.code = HttpStatus::service_unavailable,
                                .idempotency = retry::Idempotency::idempotent};
        });
    EXPECT_EQ(result.attempts, attempts);
    EXPECT_LE(clock.time, limit + std::chrono::microseconds(10));
  }
}

TEST(L7, SideAndMessageComeBackByteForByte) {
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  for (const std::string& message :
       {every, std::string(" a "), std::string("\xff"), std::string("\n"), std::string()}) {
    for (const retry::Side side :
         {retry::Side::server, retry::Side::client, retry::Side::transport}) {
      const StreamError error(StreamErrorCode::unavailable, message, side);
      const auto back =
          wire::decode_trailers(wire::from_fields(wire::to_fields(wire::encode_trailers(error))));
      ASSERT_TRUE(back);
      EXPECT_EQ(*back, error);
    }
  }
}

TEST(L8, HalfOfALongMessageIsKept) {
  const std::string message = times("0123456789abcdef", 256);  // 4 KiB
  const wire::Trailers sent =
      wire::encode_trailers(StreamError(StreamErrorCode::internal, message));
  EXPECT_GT(sent.message.size(), 1200u);
  EXPECT_TRUE(message.starts_with(sent.message));
  EXPECT_TRUE(wire::dropped_from(sent).message);
}

TEST(L9, ForeignDetailsEnterNoErrorAndAreNotLost) {
  wire::TrailerOptions options;
  options.details.push_back({"type.googleapis.com/example.Own", "bytes"});
  const wire::Trailers sent =
      wire::encode_trailers(StreamError(StreamErrorCode::internal, "m"), options);
  const auto back = wire::decode_trailers(sent);
  ASSERT_TRUE(back);
  EXPECT_TRUE(back->metadata().empty() && back->causes().empty());
  const auto all = wire::decode_rpc_status(sent.details);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->details.back().value, "bytes");
  // Of its own, a server sends types of google.rpc alone.
  StreamError full(StreamErrorCode::internal, "m");
  full.add_cause(GrpcCode::aborted, "c");
  EXPECT_TRUE(full.metadata().add("k", "\n"));
  const auto own = wire::decode_rpc_status(wire::encode_trailers(full).details);
  ASSERT_TRUE(own);
  EXPECT_GE(own->details.size(), 2u);
  for (const wire::AnyDetail& any : own->details)
    EXPECT_TRUE(any.type_url.starts_with("type.googleapis.com/google.rpc.")) << any.type_url;
}

TEST(L10, OnlyZeroIsSuccess) {
  for (int number = 0; number <= 16; ++number) {
    EXPECT_EQ(!std::error_code(static_cast<GrpcCode>(number)), number == 0) << number;
  }
  EXPECT_NE(code_cast<GrpcCode>(Http2Error::no_error), GrpcCode::ok);  // a reset did not succeed
}
}  // namespace
