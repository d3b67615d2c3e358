// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/state.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "faultwire/retry/budget.hpp"
#include "faultwire/retry/presets.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

constexpr Failure no_server_now{.code = GrpcCode::unavailable};

TEST(RetryState, CountsTheAttemptsItself) {
  RetryState call(preset(Preset::grpc_retry), {.seed = 1});
  for (std::int32_t n = 1; n < 4; ++n) {
    EXPECT_EQ(call.attempt().number, n);
    EXPECT_EQ(call.attempt().previous_attempts, n - 1);
    EXPECT_EQ(call.next(Failure{.code = GrpcCode::unavailable, .attempt = 77}).action,
              Action::retry_after);
  }
  EXPECT_EQ(call.next(no_server_now).reason, Reason::attempts_used);
  EXPECT_EQ(call.attempt().number, 4);
}

TEST(RetryState, CallsWithTheSameSeedWaitAlike) {
  RetryState one(preset(Preset::grpc_retry), {.seed = 5});
  RetryState same(preset(Preset::grpc_retry), {.seed = 5});
  RetryState other(preset(Preset::grpc_retry), {.seed = 6});
  const nanoseconds delay = one.next(no_server_now).delay;
  EXPECT_EQ(same.next(no_server_now).delay, delay);
  EXPECT_NE(other.next(no_server_now).delay, delay);
}

TEST(RetryState, ARequestThatNoApplicationSawIsNoPreviousAttempt) {
  RetryState call(preset(Preset::grpc_retry));
  const Failure refused{.code = GrpcCode::unavailable, .unprocessed = true};
  EXPECT_EQ(call.next(refused).reason, Reason::not_processed);
  EXPECT_EQ(call.attempt().number, 2);
  EXPECT_EQ(call.attempt().previous_attempts, 0);
  EXPECT_EQ(call.next(refused).reason, Reason::backoff);  // only the first is for nothing
  EXPECT_EQ(call.attempt().previous_attempts, 1);
}

TEST(RetryState, WhatNoApplicationSawCostsNoBudget) {
  RetryBudget budget({.ratio_thousandths = 0, .min_per_second = 0});
  RetryState call(preset(Preset::grpc_retry), {.budget = &budget});
  EXPECT_EQ(call.next({.code = GrpcCode::unavailable, .unprocessed = true}).reason,
            Reason::not_processed);
  EXPECT_EQ(call.next(no_server_now).reason, Reason::budget_used);
}

TEST(RetryState, ANumberWithoutACodeIsWhatTheDomainSaysOfIt) {
  // 99 is no Flight code, and a Flight code without a row has no image but the catch-all.
  RetryState call(preset(Preset::grpc_retry));
  const Decision decision = call.next({.code = AnyCode(Domain::flight, 99)});
  EXPECT_EQ(decision.action,
            decide(preset(Preset::grpc_retry), {.code = GrpcCode::unknown}).action);
}

TEST(RetryState, TheDeadlineLimitsAttemptsAndWaits) {
  RetryState call(preset(Preset::grpc_retry), {.deadline = seconds(1)});
  EXPECT_EQ(call.attempt(milliseconds(400)).remaining, milliseconds(600));
  EXPECT_EQ(call.attempt(seconds(3)).remaining, nanoseconds(0));
  const Failure late{.code = GrpcCode::unavailable, .elapsed = milliseconds(999)};
  EXPECT_EQ(call.next(late).reason, Reason::time_used);
  EXPECT_EQ(RetryState(preset(Preset::grpc_retry)).attempt(seconds(3)).remaining,
            (nanoseconds::max)());
}

TEST(RetryState, TheThrottleCountsFailuresAndSuccesses) {
  RetryThrottle throttle({.max_tokens = 2, .ratio_thousandths = 1000});
  RetryState call(preset(Preset::grpc_retry), {.throttle = &throttle});
  EXPECT_EQ(call.next(no_server_now).reason, Reason::throttled);
  EXPECT_EQ(throttle.thousandths(), 1000);
  call.succeeded();
  EXPECT_EQ(throttle.thousandths(), 2000);
}
}  // namespace
