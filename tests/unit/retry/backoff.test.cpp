// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/backoff.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace {
using namespace faultwire;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

/// The first waits of a backoff, in milliseconds, with the same chance every time.
std::vector<std::int64_t> waits(const retry::Backoff& backoff, int count, double chance) {
  retry::BackoffState state(backoff);
  std::vector<std::int64_t> out;
  for (int i = 0; i < count; ++i)
    out.push_back(std::chrono::duration_cast<milliseconds>(state.next(chance)).count());
  return out;
}
using List = std::vector<std::int64_t>;

TEST(Backoff, GrpcJittersOutsideTheCap) {
  EXPECT_EQ(waits(retry::backoffs::grpc_retry_example, 6, 0), (List{80, 160, 320, 640, 800, 800}));
  EXPECT_EQ(waits(retry::backoffs::grpc_retry_example, 6, 0.5),
            (List{100, 200, 400, 800, 1000, 1000}));
  EXPECT_EQ(waits(retry::backoffs::grpc_retry_example, 6, 1),
            (List{120, 240, 480, 960, 1200, 1200}));
}

TEST(Backoff, GrpcConnectionsBeginExactly) {
  EXPECT_EQ(waits(retry::backoffs::grpc_connection, 3, 0), (List{1000, 1280, 2048}));
  EXPECT_EQ(waits(retry::backoffs::grpc_connection, 3, 1), (List{1000, 1920, 3072}));
  EXPECT_EQ(waits(retry::backoffs::grpc_connection, 20, 1).back(), 144'000);
}

TEST(Backoff, V2ClientsHaveRanges) {
  EXPECT_EQ(waits(retry::backoffs::influx_v2_clients, 6, 0),
            (List{5000, 10'000, 20'000, 40'000, 80'000, 125'000}));
  EXPECT_EQ(waits(retry::backoffs::influx_v2_clients, 6, 1),
            (List{10'000, 20'000, 40'000, 80'000, 125'000, 125'000}));
}

TEST(Backoff, TelegrafGrowsWithTheSquare) {
  EXPECT_EQ(waits(retry::backoffs::telegraf, 5, 0.3), (List{25, 100, 225, 400, 625}));
  EXPECT_EQ(waits(retry::backoffs::telegraf, 60, 0.3).back(), 60'000);
}

TEST(Backoff, VectorIsFibonacciWithFullJitter) {
  EXPECT_EQ(waits(retry::backoffs::vector_sink, 9, 1),
            (List{1000, 1000, 2000, 3000, 5000, 8000, 13'000, 21'000, 30'000}));
  EXPECT_EQ(waits(retry::backoffs::vector_sink, 3, 0), (List{0, 0, 0}));
}

TEST(Backoff, DecorrelatedDependsOnTheWaitBefore) {
  EXPECT_EQ(waits(retry::backoffs::iox, 4, 0), (List{100, 100, 100, 100}));
  EXPECT_EQ(waits(retry::backoffs::iox, 4, 1), (List{100, 300, 900, 2700}));
  EXPECT_EQ(waits(retry::backoffs::iox, 30, 1).back(), 500'000);
}

TEST(Backoff, ResetBeginsAgain) {
  retry::BackoffState state(retry::backoffs::grpc_retry_example);
  (void)state.next(0.5);
  (void)state.next(0.5);
  state.reset();
  EXPECT_EQ(state.next(0.5), milliseconds(100));
}

TEST(Backoff, NoNumberBreaksIt) {
  const double infinity = std::numeric_limits<double>::infinity();
  constexpr std::int32_t most = (std::numeric_limits<std::int32_t>::max)();
  for (const double multiplier :
       {0.0, -1.0, 0.5, 1.0, 1.0000001, 2.0, 1e300, infinity, -infinity, std::nan("")}) {
    for (const nanoseconds initial : {nanoseconds(-5), nanoseconds(0), nanoseconds(1),
                                      nanoseconds(seconds(1)), (nanoseconds::max)()}) {
      for (const nanoseconds cap :
           {nanoseconds(-5), nanoseconds(0), nanoseconds(seconds(10)), (nanoseconds::max)()}) {
        for (int jitter = 0; jitter < 6; ++jitter) {
          for (int growth = 0; growth < 3; ++growth) {
            const retry::Backoff backoff{initial,
                                         cap,
                                         multiplier,
                                         0.2,
                                         static_cast<retry::Growth>(growth),
                                         static_cast<retry::Jitter>(jitter)};
            for (const std::int32_t n : {-1, 0, 1, 2, 64, 1'000'000, most}) {
              for (const double chance : {-infinity, -1.0, 0.0, 0.5, 1.0, infinity, std::nan("")}) {
                const nanoseconds delay = backoff.delay(n, initial, chance);
                ASSERT_GE(delay.count(), 0);
                ASSERT_TRUE(cap != seconds(10) || delay <= seconds(12));
                ASSERT_TRUE((cap > nanoseconds(0) && initial > nanoseconds(0)) ||
                            delay == nanoseconds(0));
              }
            }
          }
        }
      }
    }
  }
}

TEST(Backoff, AreConstants) {
  static_assert(retry::backoffs::grpc_retry_example.base(3) == milliseconds(400));
  static_assert(retry::backoffs::grpc_retry_example.delay(
                    (std::numeric_limits<std::int32_t>::max)(), {}, 0.5) == seconds(1));
}

TEST(SplitMix64, GivesWhatItsAuthorsGive) {
  retry::SplitMix64 random(1234567);  // the published test vector
  EXPECT_EQ(random.bits(), 6457827717110365317u);
  EXPECT_EQ(random.bits(), 3203168211198807973u);
  double least = 1, most = 0, total = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double u = random();
    least = (std::min)(least, u);
    most = (std::max)(most, u);
    total += u;
  }
  EXPECT_GE(least, 0);
  EXPECT_LT(most, 1);
  EXPECT_LT(least, 0.001);
  EXPECT_GT(most, 0.999);
  EXPECT_NEAR(total / 100'000, 0.5, 0.01);
}

TEST(Backoff, ValuesThatMakeNoSenseStillGiveAWait) {
  retry::Backoff backoff{.initial = seconds(1), .max = seconds(60), .multiplier = 1e101};
  EXPECT_EQ(backoff.base(1), seconds(1));
  EXPECT_EQ(backoff.base(2), seconds(60));
  EXPECT_EQ(backoff.base(9), seconds(60));
  backoff.max = seconds(0);
  EXPECT_EQ(backoff.base(2), seconds(0));
  EXPECT_EQ(backoff.delay(2, seconds(0), 1), seconds(0));
  backoff = {.initial = seconds(1), .max = seconds(60), .jitter = static_cast<retry::Jitter>(99)};
  EXPECT_EQ(backoff.delay(2, seconds(0), 0.3), seconds(2));
  backoff = {.initial = seconds(1), .max = seconds(60), .growth = static_cast<retry::Growth>(99)};
  EXPECT_EQ(backoff.base(2), seconds(0));
}
}  // namespace
