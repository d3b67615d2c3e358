// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/hedging.hpp"

#include <gtest/gtest.h>

#include "faultwire/retry/hints.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using Kind = HedgeStep::Kind;

/// The example of the design: four attempts, half a second apart.
HedgingConfig example() {
  HedgingConfig config{.max_attempts = 4, .delay = milliseconds(500)};
  return config.tolerate(GrpcCode::unavailable)
      .tolerate(GrpcCode::internal)
      .tolerate(GrpcCode::aborted);
}
const Failure no_server{.code = GrpcCode::unavailable};

TEST(Hedging, SendsOneMoreWhenTheDelayHasPassed) {
  HedgingState call(example());
  for (const int at : {0, 500, 1000, 1500}) {
    EXPECT_EQ(call.step(milliseconds(at)).kind, Kind::send) << at;
    if (at == 1500) break;
    EXPECT_EQ(call.step(milliseconds(at)).delay, milliseconds(500)) << at;
    EXPECT_EQ(call.step(milliseconds(at + 499)).delay, milliseconds(1)) << at;
  }
  EXPECT_EQ(call.open(), 4);
  EXPECT_EQ(call.step(milliseconds(9999)).kind, Kind::answers);
  call.succeeded();
  EXPECT_EQ(call.step(milliseconds(9999)).kind, Kind::succeeded);
}

TEST(Hedging, WithoutADelayAllAreSentAtOnce) {
  HedgingConfig config = example();
  config.delay = nanoseconds(0);
  HedgingState call(config);
  for (int i = 1; i <= 4; ++i) EXPECT_EQ(call.step(milliseconds(7)).number, i);
  EXPECT_EQ(call.step(milliseconds(7)).kind, Kind::answers);
}

TEST(Hedging, AToleratedFailureSendsTheNextAtOnce) {
  HedgingState call(example());
  (void)call.step(milliseconds(0));
  call.failed(milliseconds(100), no_server);
  EXPECT_EQ(call.step(milliseconds(100)).kind, Kind::send);
  EXPECT_EQ(call.step(milliseconds(100)).delay, milliseconds(500));  // and then the delay again
}

TEST(Hedging, AnyOtherFailureEndsTheCall) {
  HedgingState call(example());
  (void)call.step(milliseconds(0));
  (void)call.step(milliseconds(500));
  call.failed(milliseconds(600), Failure{.code = GrpcCode::invalid_argument});
  EXPECT_EQ(call.step(milliseconds(600)).kind, Kind::failed);
  EXPECT_EQ(call.failure().code, AnyCode(GrpcCode::invalid_argument));
  call.succeeded();  // too late
  EXPECT_EQ(call.step(milliseconds(700)).kind, Kind::failed);
}

TEST(Hedging, AResponseThatWasBegunEndsTheCall) {
  HedgingState call(example());
  (void)call.step(milliseconds(0));
  call.failed(milliseconds(1), Failure{.code = GrpcCode::unavailable, .committed = true});
  EXPECT_EQ(call.step(milliseconds(1)).kind, Kind::failed);
}

TEST(Hedging, EndsWhenAllHaveFailed) {
  HedgingState call(example());
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(call.step(milliseconds(i)).kind, Kind::send) << i;
    call.failed(milliseconds(i), no_server);
  }
  EXPECT_EQ(call.step(milliseconds(4)).kind, Kind::failed);
}

TEST(Hedging, PushbackStopsOrDelaysTheOthers) {
  HedgingState stopped(example());
  (void)stopped.step(milliseconds(0));
  (void)stopped.step(milliseconds(500));
  for (const char* text : {"-1", "x"}) {
    stopped.failed(milliseconds(600),
                   Failure{.code = GrpcCode::unavailable, .pushback = parse_pushback(text)});
    EXPECT_EQ(stopped.step(milliseconds(5000)).kind,
              stopped.open() > 0 ? Kind::answers : Kind::failed);
  }
  HedgingState delayed(example());
  (void)delayed.step(milliseconds(0));
  delayed.failed(milliseconds(10),
                 Failure{.code = GrpcCode::unavailable, .pushback = parse_pushback("70")});
  EXPECT_EQ(delayed.step(milliseconds(10)).delay, milliseconds(70));
  EXPECT_EQ(delayed.step(milliseconds(80)).kind, Kind::send);
  EXPECT_EQ(delayed.step(milliseconds(80)).delay, milliseconds(500));
}

TEST(Hedging, TheThrottleCancelsAllButTheFirst) {
  RetryThrottle throttle({.max_tokens = 2, .ratio_thousandths = 1000});
  (void)throttle.record_failure();
  HedgingState call(example(), &throttle);
  EXPECT_EQ(call.step(milliseconds(0)).kind, Kind::send);
  EXPECT_EQ(call.step(milliseconds(500)).kind, Kind::wait);  // the second was cancelled
  throttle.record_success();
  EXPECT_EQ(call.step(milliseconds(1000)).kind, Kind::send);
  call.failed(milliseconds(1001), no_server);
  EXPECT_EQ(throttle.thousandths(), 1000);
  call.succeeded();
  EXPECT_EQ(throttle.thousandths(), 2000);
}

TEST(Hedging, WhatNoApplicationSawDoesNotCountOnce) {
  HedgingState call(example());
  int sent = 0;
  for (int i = 0; i < 10; ++i) {
    if (call.step(milliseconds(i)).kind != Kind::send) break;
    ++sent;
    call.failed(milliseconds(i), Failure{.code = GrpcCode::unavailable, .unprocessed = true});
  }
  EXPECT_EQ(sent, 5);
  EXPECT_EQ(call.step(milliseconds(10)).kind, Kind::failed);
}

TEST(Hedging, WhatComesAfterTheEndChangesNothing) {
  HedgingState call(example());
  (void)call.step(milliseconds(0));
  call.failed(milliseconds(1), Failure{.code = GrpcCode::invalid_argument});
  call.failed(milliseconds(2), no_server);  // an answer that was under way
  call.succeeded();
  EXPECT_EQ(call.step(milliseconds(3)).kind, Kind::failed);
  EXPECT_EQ(call.failure().code, AnyCode(GrpcCode::invalid_argument));
}

TEST(Hedging, AFailureOfNoRequestLeavesNoneOpen) {
  HedgingState call(example());
  call.failed(milliseconds(0), no_server);
  EXPECT_EQ(call.open(), 0);
  EXPECT_EQ(call.step(milliseconds(1)).kind, Kind::send);
  EXPECT_EQ(call.open(), 1);
}

TEST(Hedging, NumbersAreChecked) {
  EXPECT_EQ(HedgingConfig{}.max_attempts, 0);
  EXPECT_EQ(problem_of(example()), "");
  EXPECT_EQ(problem_of(HedgingConfig{.max_attempts = 1}), "maxAttempts must be more than 1");
  EXPECT_EQ(problem_of(HedgingConfig{.max_attempts = 2, .delay = nanoseconds(-1)}),
            "hedgingDelay must not be negative");
  EXPECT_EQ(problem_of(HedgingConfig{.max_attempts = 2, .non_fatal = 1u << 17}),
            "nonFatalStatusCodes has an unknown code");
  HedgingState alone(HedgingConfig{.max_attempts = 2, .delay = nanoseconds(-1)});
  EXPECT_EQ(alone.step(nanoseconds(0)).kind, Kind::send);
  EXPECT_EQ(alone.step(nanoseconds(0)).kind, Kind::answers);
  HedgingConfig many = example();
  many.max_attempts = 50;
  many.delay = nanoseconds(0);
  HedgingState five(many);
  int sent = 0;
  while (five.step(nanoseconds(0)).kind == Kind::send) ++sent;
  EXPECT_EQ(sent, 5);
}
}  // namespace
