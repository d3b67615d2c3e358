// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/grpc_config.hpp"

#include <gtest/gtest.h>

#include "faultwire/retry/decide.hpp"
#include "faultwire/retry/hints.hpp"
#include "faultwire/retry/presets.hpp"
#include "unit/retry/retry_tests.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using namespace retry_tests;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

TEST(GrpcConfig, FromTheNumbersOfARetryPolicy) {
  GrpcRetryConfig config{.max_attempts = 4,
                         .initial_backoff = milliseconds(100),
                         .max_backoff = seconds(1),
                         .backoff_multiplier = 2};
  EXPECT_EQ(problem_of(config), "retryableStatusCodes must not be empty");
  EXPECT_FALSE(policy_from(config));
  config.retry_on(GrpcCode::unavailable);
  EXPECT_EQ(policy_from(config), grpc);
  config.max_attempts = 10;
  EXPECT_EQ(policy_from(config)->max_attempts, 5);
  config.max_attempts = 1;
  EXPECT_EQ(problem_of(config), "maxAttempts must be more than 1");
  ASSERT_TRUE(policy_from(config));  // a caller who wants a single attempt may say so
  EXPECT_EQ(policy_from(config)->max_attempts, 1);
  EXPECT_EQ(decide(*policy_from(config), unavailable()).reason, Reason::attempts_used);
  config.max_attempts = 0;
  EXPECT_FALSE(policy_from(config));
  config.max_attempts = 2;
  const GrpcRetryConfig good = config;
  EXPECT_EQ(problem_of(good), "");
  config.initial_backoff = nanoseconds(0);
  EXPECT_EQ(problem_of(config), "initialBackoff must be more than 0");
  config = good;
  config.max_backoff = nanoseconds(-1);
  EXPECT_EQ(problem_of(config), "maxBackoff must be more than 0");
  for (const double multiplier : {0.0, -1.0, std::numeric_limits<double>::infinity(),
                                  std::numeric_limits<double>::quiet_NaN()}) {
    config = good;
    config.backoff_multiplier = multiplier;
    EXPECT_EQ(problem_of(config), "backoffMultiplier must be more than 0") << multiplier;
  }
  config = good;
  config.retryable |= 1u << 17;
  EXPECT_EQ(problem_of(config), "retryableStatusCodes has an unknown code");
}
}  // namespace
