// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/budget.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace {
using namespace faultwire::retry;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

TEST(RetryBudget, AllowsAShareOfTheCalls) {
  RetryBudget budget({.ratio_thousandths = 200, .min_per_second = 0});
  EXPECT_FALSE(budget.try_retry(seconds(5)));
  for (int i = 0; i < 100; ++i) budget.record_call(seconds(5));
  int retries = 0;
  while (budget.try_retry(seconds(5))) ++retries;
  EXPECT_EQ(retries, 20);
  EXPECT_EQ(budget.thousandths(seconds(5)), 0);
}

TEST(RetryBudget, HasAReserve) {
  RetryBudget budget({.ratio_thousandths = 0, .min_per_second = 10, .window = seconds(10)});
  int retries = 0;
  while (budget.try_retry(seconds(1))) ++retries;
  EXPECT_EQ(retries, 100);
  EXPECT_FALSE(budget.try_retry(seconds(2)));
  EXPECT_TRUE(budget.try_retry(seconds(12)));  // what was taken has left the window
}

TEST(RetryBudget, AShareOfNoneIsNone) {
  RetryBudget budget({.ratio_thousandths = 0, .min_per_second = 0});
  for (int i = 0; i < 5000; ++i) budget.record_call(seconds(5));
  EXPECT_FALSE(budget.try_retry(seconds(5)));
  RetryBudget least({.ratio_thousandths = 1, .min_per_second = 0});
  for (int i = 0; i < 1000; ++i) least.record_call(seconds(5));
  EXPECT_TRUE(least.try_retry(seconds(5)));
  EXPECT_FALSE(least.try_retry(seconds(5)));
}

TEST(RetryBudget, ForgetsCallsThatLeaveTheWindow) {
  RetryBudget budget({.ratio_thousandths = 1000, .min_per_second = 0, .window = seconds(10)});
  budget.record_call(seconds(0));
  EXPECT_EQ(budget.thousandths(seconds(9)), 1000);
  EXPECT_EQ(budget.thousandths(seconds(10)), 0);
  budget.record_call(hours(5));
  EXPECT_EQ(budget.thousandths(hours(5)), 1000);
  EXPECT_EQ(budget.thousandths(hours(4)), 1000);  // a time before the newest counts as the newest
  budget.record_call(seconds(-1'000'000));
  EXPECT_EQ(budget.thousandths(hours(5)), 2000);
}

TEST(RetryBudget, NumbersOutOfRangeAreClamped) {
  RetryBudget none({.ratio_thousandths = -5, .min_per_second = -5, .window = seconds(-5)});
  none.record_call(seconds(1));
  EXPECT_FALSE(none.try_retry(seconds(1)));
  RetryBudget most({.ratio_thousandths = 2'000'000'000,
                    .min_per_second = 2'000'000'000,
                    .window = (nanoseconds::max)()});
  most.record_call(nanoseconds::min());
  EXPECT_TRUE(most.try_retry((nanoseconds::max)()));
}

TEST(RetryBudget, LosesNothingBetweenThreads) {
  RetryBudget budget({.ratio_thousandths = 1000, .min_per_second = 0});
  std::vector<std::thread> threads;
  std::atomic<int> retries{0};
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 10'000; ++i) {
        budget.record_call(seconds(1));
        retries += budget.try_retry(seconds(1));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(retries * 1000 + budget.thousandths(seconds(1)), 40'000'000);
}

TEST(ActiveRetryBudget, IsAShareOfWhatIsUnderWay) {
  ActiveRetryBudget budget;
  EXPECT_EQ(budget.limit(), 3);
  for (int i = 0; i < 100; ++i) budget.request_began();
  EXPECT_EQ(budget.limit(), 20);
  int retries = 0;
  while (budget.try_begin_retry()) ++retries;
  EXPECT_EQ(retries, 20);
  budget.retry_ended();
  EXPECT_TRUE(budget.try_begin_retry());
  for (int i = 0; i < 100; ++i) budget.request_ended();
  EXPECT_FALSE(budget.try_begin_retry());
  EXPECT_EQ(ActiveRetryBudget({.percent = 900, .min_concurrency = -1}).limit(), 0);
}
}  // namespace
