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
using namespace faultwire::retry;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

/// The first waits of a backoff, in milliseconds, with the same chance every time.
std::vector<std::int64_t> waits(const Backoff& backoff, int count, double chance) {
  BackoffState state(backoff);
  std::vector<std::int64_t> out;
  for (int i = 0; i < count; ++i)
    out.push_back(std::chrono::duration_cast<milliseconds>(state.next(chance)).count());
  return out;
}
using List = std::vector<std::int64_t>;

constexpr Backoff a6{.initial = milliseconds(100), .max = seconds(1)};

TEST(Backoff, ProportionalJitterMayExceedTheMaximum) {
  EXPECT_EQ(waits(a6, 6, 0), (List{80, 160, 320, 640, 800, 800}));
  EXPECT_EQ(waits(a6, 6, 0.5), (List{100, 200, 400, 800, 1000, 1000}));
  EXPECT_EQ(waits(a6, 6, 1), (List{120, 240, 480, 960, 1200, 1200}));
}

TEST(Backoff, TheFirstWaitMayBeExact) {
  const Backoff connection{.initial = seconds(1),
                           .max = seconds(120),
                           .multiplier = 1.6,
                           .jitter = Jitter::proportional_after_first};
  EXPECT_EQ(waits(connection, 3, 0), (List{1000, 1280, 2048}));
  EXPECT_EQ(waits(connection, 3, 1), (List{1000, 1920, 3072}));
  EXPECT_EQ(waits(connection, 20, 1).back(), 144'000);
}

TEST(Backoff, ARangeIsCutBeforeOrAfterTheDraw) {
  Backoff v2{.initial = seconds(5), .max = seconds(125), .jitter = Jitter::range};
  EXPECT_EQ(waits(v2, 6, 0), (List{5000, 10'000, 20'000, 40'000, 80'000, 125'000}));
  EXPECT_EQ(waits(v2, 6, 1), (List{10'000, 20'000, 40'000, 80'000, 125'000, 125'000}));
  EXPECT_EQ(waits(v2, 5, 0.75).back(), 113'750);
  v2.jitter = Jitter::range_cut_after_draw;
  EXPECT_EQ(waits(v2, 6, 0), (List{5000, 10'000, 20'000, 40'000, 80'000, 125'000}));
  EXPECT_EQ(waits(v2, 5, 0.5).back(), 120'000);
  EXPECT_EQ(waits(v2, 5, 0.75).back(), 125'000);  // 140 s were drawn
  EXPECT_EQ(waits(v2, 2000, 0.5).back(), 125'000);
}

TEST(Backoff, QuadraticGrowth) {
  const Backoff square{.initial = milliseconds(25),
                       .max = seconds(60),
                       .growth = Growth::quadratic,
                       .jitter = Jitter::none};
  EXPECT_EQ(waits(square, 5, 0.3), (List{25, 100, 225, 400, 625}));
  EXPECT_EQ(waits(square, 60, 0.3).back(), 60'000);
}

TEST(Backoff, FibonacciBeginsWithOneAndTwo) {
  Backoff fibonacci{.initial = seconds(1),
                    .max = seconds(30),
                    .growth = Growth::fibonacci,
                    .jitter = Jitter::full,
                    .least = milliseconds(1)};
  EXPECT_EQ(waits(fibonacci, 9, 1),
            (List{1000, 2000, 3000, 5000, 8000, 13'000, 21'000, 30'000, 30'000}));
  EXPECT_EQ(waits(fibonacci, 3, 0), (List{1, 1, 1}));
  fibonacci.least = seconds(0);
  EXPECT_EQ(waits(fibonacci, 3, 0), (List{0, 0, 0}));
}

TEST(Backoff, ConstantAndRandomAdditions) {
  Backoff backoff{
      .initial = seconds(1), .max = seconds(8), .jitter = Jitter::none, .plus = seconds(1)};
  EXPECT_EQ(waits(backoff, 4, 0.9), (List{2000, 3000, 5000, 9000}));
  backoff.extra = milliseconds(200);
  double least = 1e9, most = 0;
  SplitMix64 random(3);
  for (int i = 0; i < 10'000; ++i) {
    const double u = random();
    const auto added = backoff.delay(1, {}, u) - seconds(2);
    EXPECT_EQ(added, backoff.added(u));
    least = (std::min)(least, static_cast<double>(added.count()));
    most = (std::max)(most, static_cast<double>(added.count()));
  }
  EXPECT_LT(least, 1e6);
  EXPECT_GT(most, 199e6);
  EXPECT_LE(most, 200e6);
  EXPECT_EQ(backoff.added(1), nanoseconds(0));
}

TEST(Backoff, DecorrelatedDependsOnTheWaitBefore) {
  EXPECT_EQ(waits(backoffs::iox, 4, 0), (List{100, 100, 100, 100}));
  EXPECT_EQ(waits(backoffs::iox, 4, 1), (List{100, 300, 900, 2700}));
  EXPECT_EQ(waits(backoffs::iox, 30, 1).back(), 500'000);
}

TEST(Backoff, ResetBeginsAgain) {
  BackoffState state(a6);
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
        for (int jitter = 0; jitter < 7; ++jitter) {
          for (int growth = 0; growth < 3; ++growth) {
            const Backoff backoff{.initial = initial,
                                  .max = cap,
                                  .multiplier = multiplier,
                                  .growth = static_cast<Growth>(growth),
                                  .jitter = static_cast<Jitter>(jitter)};
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
  static_assert(a6.base(3) == milliseconds(400));
  static_assert(a6.delay((std::numeric_limits<std::int32_t>::max)(), {}, 0.5) == seconds(1));
}

TEST(SplitMix64, GivesWhatItsAuthorsGive) {
  SplitMix64 random(1234567);  // the published test vector
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
  Backoff backoff{.initial = seconds(1), .max = seconds(60), .multiplier = 1e101};
  EXPECT_EQ(backoff.base(1), seconds(1));
  EXPECT_EQ(backoff.base(2), seconds(60));
  EXPECT_EQ(backoff.base(9), seconds(60));
  backoff.max = seconds(0);
  EXPECT_EQ(backoff.base(2), seconds(0));
  EXPECT_EQ(backoff.delay(2, seconds(0), 1), seconds(0));
  backoff = {.initial = seconds(1), .max = seconds(60), .jitter = static_cast<Jitter>(99)};
  EXPECT_EQ(backoff.delay(2, seconds(0), 0.3), seconds(2));
  backoff = {.initial = seconds(1), .max = seconds(60), .growth = static_cast<Growth>(99)};
  EXPECT_EQ(backoff.base(2), seconds(0));
}
}  // namespace
