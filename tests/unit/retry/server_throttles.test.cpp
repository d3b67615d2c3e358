// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/server_throttles.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {
using namespace faultwire::retry;

TEST(ServerThrottles, OneForEveryName) {
  ServerThrottles throttles({.max_tokens = 4, .ratio_thousandths = 100});
  RetryThrottle& first = throttles.of("influx.example:443");
  EXPECT_EQ(&throttles.of(std::string("influx.example:443")), &first);
  EXPECT_EQ(&throttles.of(std::string_view("influx.example:443")), &first);
  EXPECT_NE(&throttles.of("influx.example:8086"), &first);
  EXPECT_EQ(first.max_thousandths(), 4000);
  (void)first.record_failure();
  EXPECT_EQ(throttles.of("influx.example:443").thousandths(), 3000);
  EXPECT_EQ(throttles.of("influx.example:8086").thousandths(), 4000);
}

TEST(ServerThrottles, AThrottleStaysWhereItIs) {
  ServerThrottles throttles;
  RetryThrottle* const first = &throttles.of("0");
  for (int i = 1; i < 1000; ++i) (void)throttles.of(std::to_string(i));
  EXPECT_EQ(&throttles.of("0"), first);
}

TEST(ServerThrottles, ThreadsGetTheSameThrottle) {
  ServerThrottles throttles;
  std::vector<RetryThrottle*> got(4);
  {
    std::vector<std::thread> threads;
    for (auto& one : got) threads.emplace_back([&throttles, &one] { one = &throttles.of("a"); });
    for (std::thread& thread : threads) thread.join();
  }
  for (RetryThrottle* const one : got) EXPECT_EQ(one, got[0]);
}
}  // namespace
