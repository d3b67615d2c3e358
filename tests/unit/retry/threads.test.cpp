// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What users of other programs complained about in public, each with the decision that would have
// prevented it.
#include <gtest/gtest.h>

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::milliseconds;
using std::chrono::seconds;

const Policy& query = preset(Preset::flight_query);
const Policy& writing = preset(Preset::influx_write);
constexpr SystemTime noon =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + std::chrono::hours(12);

/// A batch whose points all carry timestamps.
Failure write_failure(HttpStatus status) {
  return {.code = status, .http_status = status, .idempotency = Idempotency::idempotent};
}

// influxdata/flightsql-dbapi#19, InfluxCommunity/influxdb3-js#268: slow queries end with "Received
// RST_STREAM with error code 2", or code 0.
TEST(Threads, FlightsqlDbapi19ResetOfASlowQuery) {
  for (const Http2Error reset : {Http2Error::internal_error, Http2Error::no_error}) {
    Failure failure{.code = GrpcCode::internal, .http2_reset = reset, .side = Side::transport};
    EXPECT_EQ(decide(query, failure).action, Action::retry_after);
    EXPECT_FALSE(decide(query, failure).show_to_user);
    failure.committed =
        true;  // rows have been handed on already: another attempt would hand them on twice
    EXPECT_EQ(decide(query, failure).action, Action::give_up);
  }
  EXPECT_EQ(decide(query, Failure{.code = GrpcCode::internal}).action,
            Action::give_up);  // the server itself said INTERNAL
}

// influxdata/influxdb#27497: a partial write without any detail of which line.
TEST(Threads, Influxdb27497PartialWriteWithoutDetail) {
  Failure failure = write_failure(HttpStatus::bad_request);
  failure.stored = Stored::some;
  const Decision decision = decide(writing, failure);
  EXPECT_EQ(decision.action, Action::done_partially);
  EXPECT_EQ(decision.rule, "part of the request took effect: it is never sent again as a whole");
  EXPECT_TRUE(decision.show_to_user);
}

// influxdata/telegraf#8571: 500 for "partial write: points beyond retention policy", repeated for
// ever.
TEST(Threads, Telegraf8571PartialWriteAs500) {
  Failure failure = write_failure(HttpStatus::internal_server_error);
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);  // by the status alone
  failure.stored = Stored::some;                                    // as the body says
  for (std::int32_t attempt = 1; attempt < 20; ++attempt) {
    failure.attempt = attempt;
    EXPECT_EQ(decide(writing, failure).action, Action::done_partially);
    EXPECT_EQ(decide(preset(Preset::telegraf), failure).action, Action::done_partially);
  }
}

// influxdata/telegraf#9211: endless retries for a database or retention policy that does not exist.
TEST(Threads, Telegraf9211MissingDatabase) {
  const Decision decision = decide(writing, write_failure(HttpStatus::not_found));
  EXPECT_EQ(decision.action, Action::needs_operator);
  EXPECT_FALSE(will_retry(decision.action));
  EXPECT_EQ(decision.delay, seconds(60));
  int attempts = 0;
  SteadyClock clock;
  const RetryResult result =
      retry_loop(writing, clock, [&](const Attempt&) -> std::optional<Failure> {
        ++attempts;
        return write_failure(HttpStatus::not_found);
      });
  EXPECT_EQ(attempts, 1);
  EXPECT_EQ(result.decision.action, Action::needs_operator);
}

// influxdata/telegraf#5789 and #7268: 403 and invalid tokens, where some want the data dropped and
// some want it kept.
TEST(Threads, Telegraf5789And7268ForbiddenAndInvalidToken) {
  const Decision forbidden = decide(writing, write_failure(HttpStatus::forbidden));
  EXPECT_EQ(forbidden.action,
            Action::needs_operator);  // the data is kept, and the server is asked again slowly
  EXPECT_GT(forbidden.delay, seconds(0));
  EXPECT_EQ(forbidden.rule, "something on the server has to be changed by a person");
  EXPECT_EQ(decide(writing, write_failure(HttpStatus::unauthorized)).action,
            Action::reauthenticate);
  EXPECT_EQ(decide(query, Failure{.code = GrpcCode::permission_denied}).action,
            Action::needs_operator);
  EXPECT_EQ(decide(query, Failure{.code = GrpcCode::unauthenticated}).action,
            Action::reauthenticate);
}

Failure limited(std::string_view retry_after) {
  Failure failure = write_failure(HttpStatus::too_many_requests);
  failure.retry_after = parse_retry_after(retry_after, noon);
  return failure;
}

// supabase/supabase-js#2634: a date is read as 0 ms, and the client never rests.
TEST(Threads, SupabaseJs2634RetryAfterAsADate) {
  const Decision decision = decide(writing, limited("Sat, 21 Nov 2026 12:00:30 GMT"));
  EXPECT_EQ(decision.action, Action::retry_after);
  EXPECT_EQ(decision.delay, seconds(30));
}

// opensearch-project/data-prepper#6927: decimals are ignored.
TEST(Threads, DataPrepper6927RetryAfterWithDecimals) {
  EXPECT_EQ(decide(writing, limited("299.997")).delay, milliseconds(299'997));
}

// mastra-ai/mastra#23778: whatever the server asks is waited for, without bounds.
TEST(Threads, Mastra23778RetryAfterWithoutBounds) {
  EXPECT_EQ(decide(writing, limited("31536000")).delay, seconds(600));
  EXPECT_EQ(decide(writing, limited("99999999999999999999")).delay, seconds(600));
  const Decision nonsense = decide(writing, limited("-1"));
  EXPECT_EQ(nonsense.reason, Reason::backoff);  // neither a hot loop nor an end
  EXPECT_GE(nonsense.delay, seconds(1));
  EXPECT_EQ(nonsense.ignored, "Retry-After cannot be read");
}

// The JavaScript client of InfluxDB v2 takes `Retry-After: 10` for 10 ms; those for Java and C#
// throw on a date.
TEST(Threads, SecondsAreSecondsInEveryPreset) {
  for (const Preset which :
       {Preset::influx_v2_js, Preset::influx_v2_java, Preset::influx_v2_csharp, Preset::telegraf}) {
    EXPECT_EQ(decide(preset(which), limited("10")).delay, seconds(10));
    EXPECT_EQ(decide(preset(which), limited("Sat, 21 Nov 2026 12:00:10 GMT")).delay, seconds(10));
  }
}

// grpc/grpc#10612: RESOURCE_EXHAUSTED is a quota as well as a message that is too large.
TEST(Threads, Grpc10612ExhaustedMeansTwoThings) {
  Failure failure{.code = GrpcCode::resource_exhausted};
  EXPECT_FALSE(will_retry(decide(query, failure).action));
  failure.retry_info = retry_info_hint(3, 0);
  EXPECT_EQ(decide(query, failure).delay, seconds(3));
}
}  // namespace
