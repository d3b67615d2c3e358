// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What users of other programs complained about in public, each with the decision that would have
// prevented it.
#include <gtest/gtest.h>

#include <set>

#include "unit/retry/retry_tests.hpp"

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using namespace retry_tests;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

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

// vectordotdev/vector#4724: all agents retry in step after an outage.
TEST(Threads, Vector4724RetriesWithoutJitter) {
  std::set<nanoseconds> waits;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    RetryState call(writing, {.seed = seed});
    waits.insert(call.next(write_failure(HttpStatus::service_unavailable)).delay);
  }
  EXPECT_EQ(waits.size(), 100u);
  EXPECT_GT(*waits.rbegin() - *waits.begin(), milliseconds(900));
}

// vectordotdev/vector#10870: events are dropped while a key is wrong or a balancer answers 404.
TEST(Threads, Vector10870DroppedOn403And404) {
  for (const HttpStatus status : {HttpStatus::forbidden, HttpStatus::not_found}) {
    EXPECT_EQ(decide(preset(Preset::vector), write_failure(status)).action, Action::give_up);
    EXPECT_EQ(decide(writing, write_failure(status)).action, Action::needs_operator);  // kept
  }
}

// vectordotdev/vector#21447: a 408 is not retried, and the events are lost.
TEST(Threads, Vector21447RequestTimeout) {
  const Failure failure{.code = HttpStatus::request_timeout};  // nobody says that it is idempotent
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  EXPECT_EQ(decide(preset(Preset::vector), failure).action, Action::retry_after);  // since then
}

// influxdata/telegraf#17122: no pause between attempts while the connection is refused.
TEST(Threads, Telegraf17122ConnectionRefused) {
  const Failure refused{.code = GrpcCode::unavailable,
                        .side = Side::transport,
                        .unprocessed = true,
                        .stored = Stored::none};
  RetryState call(writing, {.seed = 1});
  nanoseconds before{0};
  for (int i = 0; i < 5; ++i) {
    const Decision decision = call.next(refused);
    ASSERT_EQ(decision.action, Action::retry_after);
    ASSERT_GT(decision.delay, before);
    before = decision.delay;
  }
}

// open-telemetry/opentelemetry-collector#1123, pull 5147: RESOURCE_EXHAUSTED of a message that
// exceeds max_recv_msg_size is sent again and again.
TEST(Threads, Collector1123MessageTooLarge) {
  Failure failure{.code = GrpcCode::resource_exhausted};
  EXPECT_EQ(decide(preset(Preset::otlp_grpc), failure).reason, Reason::no_hint);
  failure.limit = Limit::size;  // as the text says
  const Decision decision = decide(query, failure);
  EXPECT_EQ(decision.action, Action::split_and_retry);
  EXPECT_EQ(decision.fact, Fact::limit);
}

// open-telemetry/opentelemetry-collector#8132: "data dropped due to high memory usage" comes with
// 500, which the exporter calls permanent, although it passes.
TEST(Threads, Collector8132MemoryOfThePeer) {
  Failure failure = write_failure(HttpStatus::internal_server_error);
  EXPECT_EQ(decide(preset(Preset::otlp_http), failure).action, Action::give_up);
  failure.limit = Limit::resource;
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  failure.http_status = HttpStatus::bad_request;  // even under a status that is not retried
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  EXPECT_EQ(decide(writing, failure).fact, Fact::limit);
}

// prometheus/prometheus#8474: a 429 for too many active series is retried, and never passes.
TEST(Threads, Prometheus8474SeriesLimitAs429) {
  Failure failure = write_failure(HttpStatus::too_many_requests);
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  failure.limit = Limit::quota;
  failure.retry_after = Hint::wait(seconds(1));
  const Decision decision = decide(writing, failure);
  EXPECT_EQ(decision.action, Action::needs_operator);
  EXPECT_EQ(decision.rule, "the request met a limit that only a person can change");
}

// grpc/grpc-node#1969: maxAttempts of 50 ends after a few seconds, because 50 counts as 5.
TEST(Threads, GrpcNode1969FiftyAttemptsAreFive) {
  GrpcRetryConfig config{.max_attempts = 50,
                         .initial_backoff = milliseconds(150),
                         .max_backoff = seconds(20),
                         .backoff_multiplier = 1.4};
  config.retry_on(GrpcCode::unavailable);
  ASSERT_TRUE(policy_from(config));
  EXPECT_EQ(policy_from(config)->max_attempts, 5);
}

// grpc/grpc-java#7222: the throttle cancels the other hedges, and the call hangs until its
// deadline.
TEST(Threads, GrpcJava7222ThrottledHedgesDoNotHang) {
  RetryThrottle throttle({.max_tokens = 2, .ratio_thousandths = 100});
  HedgingConfig config{.max_attempts = 3, .delay = seconds(1)};
  config.tolerate(GrpcCode::unavailable);
  HedgingState call(config, &throttle);
  EXPECT_EQ(call.step(seconds(0)).kind, HedgeStep::Kind::send);
  call.failed(milliseconds(4), Failure{.code = GrpcCode::unavailable});
  nanoseconds now = milliseconds(4);
  HedgeStep step = call.step(now);
  while (step.kind == HedgeStep::Kind::wait) step = call.step(now += step.delay);
  EXPECT_EQ(step.kind, HedgeStep::Kind::failed);
  EXPECT_EQ(call.failure().code, AnyCode(GrpcCode::unavailable));
}

// influxdata/influxdb-client-python#144: the server is away for an hour, and the batches are gone.
TEST(Threads, InfluxdbClientPython144AnHourAway) {
  Policy patient = writing;
  patient.max_attempts = 0;
  patient.max_elapsed = std::chrono::hours(2);
  RetryState call(patient, {.seed = 1});
  nanoseconds now{0};
  int attempts = 1;
  for (; now < std::chrono::hours(1); ++attempts) {
    Failure failure = write_failure(HttpStatus::service_unavailable);
    failure.elapsed = now;
    const Decision decision = call.next(failure);
    ASSERT_EQ(decision.action, Action::retry_after);
    now += decision.delay;
  }
  EXPECT_LT(attempts, 80);  // at most one a minute in the long run
  EXPECT_EQ(preset(Preset::influx_v2_python).max_elapsed, seconds(180));  // that client's limit
}

// influxdata/influxdb-client-js#969: a proxy answers 503 in plain text, "upstream connect error".
TEST(Threads, InfluxdbClientJs969UpstreamConnectError) {
  Failure failure{.code = HttpStatus::service_unavailable};
  EXPECT_EQ(decide(writing, failure).reason, Reason::not_idempotent);
  failure.stored = Stored::none;  // the proxy never reached the server
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
}
}  // namespace
