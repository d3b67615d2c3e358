// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/history.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "unit/retry/retry_tests.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using namespace retry_tests;
using std::chrono::milliseconds;

TEST(RetryHistory, IsEmptyAtFirst) {
  const RetryHistory history;
  EXPECT_EQ(history.size(), 0u);
  EXPECT_EQ(history.count(), 0);
  EXPECT_EQ(text_of(history), "");
}

TEST(Attempt, IsTheFirstUnlessItSaysOtherwise) {
  EXPECT_EQ(Attempt{}.number, 1);
  EXPECT_EQ(Attempt{}.previous_attempts, 0);
}

TEST(RetryHistory, RendersEveryAttempt) {
  RetryHistory history;
  history.add({.number = 1,
               .code = GrpcCode::unavailable,
               .action = Action::retry_after,
               .elapsed = milliseconds(3),
               .delay = milliseconds(100)});
  history.add({.number = 2,
               .code = HttpStatus::bad_request,
               .action = Action::fix_request,
               .elapsed = milliseconds(107),
               .rule = "the request is at fault"});
  EXPECT_EQ(text_of(history),
            "attempt 1 after 3 ms: grpc:UNAVAILABLE, again in 100 ms; "
            "attempt 2 after 107 ms: http:400, the request is at fault");
}

TEST(RetryHistory, KeepsTheLastAndCountsTheOthers) {
  RetryHistory history;
  const auto capacity = static_cast<std::int32_t>(RetryHistory::capacity);
  for (std::int32_t n = 1; n <= capacity + 3; ++n)
    history.add({.number = n, .code = GrpcCode::unavailable, .action = Action::retry_now});
  EXPECT_EQ(history.size(), RetryHistory::capacity);
  EXPECT_EQ(history.count(), capacity + 3);
  EXPECT_EQ(history[0].number, 4);
  EXPECT_EQ(history[RetryHistory::capacity - 1].number, capacity + 3);
  EXPECT_EQ(text_of(history).substr(0, 36), "3 attempts before; attempt 4 after 0");
}
}  // namespace
