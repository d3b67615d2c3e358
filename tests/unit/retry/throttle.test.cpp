// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/throttle.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "faultwire/retry/server_throttles.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;

TEST(Throttle, StopsAtHalfAndOpensAboveIt) {
  retry::RetryThrottle throttle({.max_tokens = 10, .ratio_thousandths = 100});
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(throttle.record_failure()) << i;
  EXPECT_EQ(throttle.thousandths(), 6000);
  EXPECT_FALSE(throttle.record_failure());  // 5 is not more than half of 10
  throttle.record_success();
  EXPECT_TRUE(throttle.allows_retry());
  EXPECT_EQ(throttle.thousandths(), 5100);
}

TEST(Throttle, HalfOfAnOddNumberIsAHalf) {
  retry::RetryThrottle throttle({.max_tokens = 3, .ratio_thousandths = 100});
  EXPECT_TRUE(throttle.record_failure());   // 2 > 1.5
  EXPECT_FALSE(throttle.record_failure());  // 1
}

TEST(Throttle, StaysWithinItsBounds) {
  retry::RetryThrottle throttle({.max_tokens = 2, .ratio_thousandths = 1500});
  throttle.record_success();
  EXPECT_EQ(throttle.thousandths(), 2000);
  for (int i = 0; i < 5; ++i) (void)throttle.record_failure();
  EXPECT_EQ(throttle.thousandths(), 0);
  throttle.record_success();
  EXPECT_EQ(throttle.thousandths(), 1500);
}

TEST(Throttle, CountsThousandthsExactly) {
  retry::RetryThrottle throttle({.max_tokens = 1000, .ratio_thousandths = 546});
  for (int i = 0; i < 1000; ++i) (void)throttle.record_failure();
  for (int i = 1; i <= 1000; ++i) {
    throttle.record_success();
    ASSERT_EQ(throttle.thousandths(), i * 546);
  }
}

TEST(Throttle, BadNumbersAreNamedAndMended) {
  EXPECT_EQ(retry::problem_of(retry::ThrottleConfig{}), "");
  EXPECT_EQ(retry::problem_of(retry::ThrottleConfig{.max_tokens = 0}),
            "maxTokens must be from 1 to 1000");
  EXPECT_EQ(retry::problem_of(retry::ThrottleConfig{.max_tokens = 1001}),
            "maxTokens must be from 1 to 1000");
  EXPECT_EQ(retry::problem_of(retry::ThrottleConfig{.ratio_thousandths = 0}),
            "tokenRatio must be at least 0.001");
  EXPECT_EQ(retry::RetryThrottle({.max_tokens = -7}).max_thousandths(), 1000);
  EXPECT_EQ(retry::RetryThrottle({.max_tokens = 2'000'000'000}).max_thousandths(), 1'000'000);
}

TEST(Throttle, LosesNothingBetweenThreads) {
  retry::RetryThrottle throttle({.max_tokens = 1000, .ratio_thousandths = 1});
  for (int i = 0; i < 500; ++i)
    (void)throttle.record_failure();  // away from both ends, where tokens are cut off
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&throttle] {
      for (int i = 0; i < 100; ++i) (void)throttle.record_failure();
      for (int i = 0; i < 10'000; ++i) throttle.record_success();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(throttle.thousandths(), 500'000 - 400 * 1000 + 40'000);
}
}  // namespace
