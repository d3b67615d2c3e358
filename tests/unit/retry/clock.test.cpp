// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/clock.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "faultwire/config.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

static_assert(RetryClock<SteadyClock>);
struct NoClock {};
static_assert(!RetryClock<NoClock>);

TEST(SteadyClock, DoesNotGoBackwards) {
  SteadyClock clock;
  const nanoseconds before = clock.now();
  EXPECT_TRUE(clock.wait(milliseconds(2)));
  EXPECT_GE(clock.now() - before, milliseconds(2));
  EXPECT_FALSE(clock.cancelled());
}

TEST(SteadyClock, WaitsInAnyUnitAndNotForAPastTime) {
  SteadyClock clock;
  EXPECT_TRUE(clock.wait(nanoseconds(1)));
  EXPECT_TRUE(clock.wait(std::chrono::seconds(0)));
  EXPECT_TRUE(clock.wait(milliseconds(-5)));
}

#if FAULTWIRE_HAS_STOP_TOKEN
TEST(SteadyClock, AStopEndsAWaitAtOnce) {
  std::stop_source source;
  SteadyClock clock(source.get_token());
  source.request_stop();
  EXPECT_TRUE(clock.cancelled());
  EXPECT_FALSE(clock.wait((nanoseconds::max)()));  // or the test does not end
}
#endif
}  // namespace
