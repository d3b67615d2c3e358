// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/loop.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

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

/// Fails with UNAVAILABLE so many times, then succeeds; notes what the attempts were told.
struct Peer {
  int failures = 0;
  Failure failure = {.code = GrpcCode::unavailable};
  std::vector<Attempt> attempts = {};
  std::optional<Failure> operator()(const Attempt& attempt) {
    attempts.push_back(attempt);
    return static_cast<int>(attempts.size()) <= failures ? std::optional(failure) : std::nullopt;
  }
};

TEST(RetryLoop, SucceedsAtLast) {
  TestClock clock;
  Peer peer{.failures = 2};
  const RetryResult result = retry_loop(grpc, clock, peer);
  EXPECT_TRUE(result.ok);
  EXPECT_EQ(result.attempts, 3);
  EXPECT_EQ(result.history.count(), 2);
  ASSERT_EQ(clock.waits.size(), 2u);
  EXPECT_EQ(result.elapsed, clock.waits[0] + clock.waits[1]);
  EXPECT_GE(clock.waits[0], milliseconds(80));
  EXPECT_LE(clock.waits[0], milliseconds(120));
  EXPECT_GE(clock.waits[1], milliseconds(160));
  EXPECT_LE(clock.waits[1], milliseconds(240));
}

TEST(RetryLoop, TellsTheAttemptsWhatTheyAre) {
  TestClock clock;
  Peer peer{.failures = 99};
  const RetryResult result = retry_loop(grpc, clock, peer, {.deadline = seconds(10)});
  ASSERT_EQ(peer.attempts.size(), 4u);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(peer.attempts[static_cast<std::size_t>(i)].number, i + 1);
    EXPECT_EQ(peer.attempts[static_cast<std::size_t>(i)].previous_attempts, i);
  }
  EXPECT_EQ(peer.attempts[0].remaining, seconds(10));
  EXPECT_EQ(peer.attempts[1].remaining, seconds(10) - clock.waits[0]);
  EXPECT_FALSE(result.ok);
  EXPECT_EQ(result.attempts, 4);
  EXPECT_EQ(result.failure.attempt, 4);
  EXPECT_EQ(result.decision.reason, Reason::attempts_used);
}

TEST(RetryLoop, KeepsTheHistoryWithTheLastError) {
  TestClock clock;
  Peer peer{.failures = 99,
            .failure = {.code = GrpcCode::unavailable, .pushback = Hint::wait(milliseconds(50))}};
  const RetryResult result = retry_loop(grpc, clock, peer);
  EXPECT_EQ(text_of(result.history),
            "attempt 1 after 0 ms: grpc:UNAVAILABLE, again in 50 ms; attempt 2 after 50 ms: "
            "grpc:UNAVAILABLE, again in 50 ms; attempt 3 "
            "after 100 ms: grpc:UNAVAILABLE, again in 50 ms; attempt 4 after 150 ms: "
            "grpc:UNAVAILABLE, no attempts are left");
}

TEST(RetryLoop, RemembersTheLastSixteen) {
  TestClock clock;
  Policy policy = grpc;
  policy.max_attempts = 40;
  Peer peer{
      .failures = 99,
      .failure = {.code = AnyCode(Domain::grpc, 77), .pushback = Hint::wait(milliseconds(1))}};
  policy.on(GrpcCode::unknown, Verdict::retry);
  const RetryResult result = retry_loop(policy, clock, peer);
  EXPECT_EQ(result.history.count(), 40);
  EXPECT_EQ(result.history.size(), 16u);
  EXPECT_EQ(result.history[0].number, 25);
  EXPECT_EQ(result.history[15].number, 40);
  EXPECT_TRUE(
      text_of(result.history)
          .starts_with(
              "24 attempts before; attempt 25 after 24 ms: grpc:77, again in 1 ms; attempt 26"));
}

TEST(RetryLoop, TheDeadlineSpansAllAttempts) {
  TestClock clock;
  Peer peer{.failures = 99,
            .failure = {.code = GrpcCode::unavailable, .pushback = Hint::wait(milliseconds(400))}};
  const RetryResult result = retry_loop(grpc, clock, peer, {.deadline = seconds(1)});
  EXPECT_EQ(peer.attempts.size(), 3u);  // at 0, 400 and 800 ms
  EXPECT_EQ(result.decision.reason, Reason::time_used);
  EXPECT_EQ(result.failure.code, AnyCode(GrpcCode::unavailable));
}

TEST(RetryLoop, AnAttemptThatUsesUpTheDeadlineIsTheLast) {
  TestClock clock;
  int attempts = 0;
  const RetryResult result = retry_loop(grpc, clock,
                                        [&](const Attempt&) -> std::optional<Failure> {
                                          ++attempts;
                                          clock.time += seconds(1);
                                          return Failure{.code = GrpcCode::unavailable,
                                                         .pushback = Hint::wait(milliseconds(0))};
                                        },
                                        {.deadline = seconds(1)});
  EXPECT_EQ(attempts, 1);
  EXPECT_EQ(result.decision.reason, Reason::time_used);
}

TEST(RetryLoop, CancelledBeforeTheFirstAttempt) {
  TestClock clock{.stopped = true};
  Peer peer;
  const RetryResult result = retry_loop(grpc, clock, peer);
  EXPECT_TRUE(peer.attempts.empty());
  EXPECT_EQ(result.attempts, 0);
  EXPECT_EQ(result.decision.reason, Reason::cancelled);
  EXPECT_EQ(result.failure.code, AnyCode(GrpcCode::cancelled));
  EXPECT_EQ(result.failure.side, Side::client);
}

TEST(RetryLoop, CancelledInAWait) {
  TestClock clock{.stop_at = 2};
  Peer peer{.failures = 99};
  const RetryResult result = retry_loop(grpc, clock, peer);
  EXPECT_EQ(peer.attempts.size(), 2u);
  EXPECT_EQ(result.decision.reason, Reason::cancelled);
  EXPECT_EQ(result.decision.action, Action::give_up);
  EXPECT_EQ(result.failure.code, AnyCode(GrpcCode::unavailable));  // what happened last stays
}

TEST(RetryLoop, CancelledInAnAttempt) {
  TestClock clock;
  const RetryResult result = retry_loop(grpc, clock, [&](const Attempt&) -> std::optional<Failure> {
    clock.stopped = true;
    return Failure{.code = GrpcCode::unavailable};
  });
  EXPECT_EQ(result.attempts, 1);
  EXPECT_TRUE(clock.waits.empty());
  EXPECT_EQ(result.decision.reason, Reason::cancelled);
}

TEST(RetryLoop, TheHookSeesEveryFailure) {
  TestClock clock;
  Peer peer{.failures = 99};
  std::vector<std::pair<std::int32_t, Action>> seen;
  (void)retry_loop(grpc, clock, peer, {},
                   [&](const Attempt& attempt, const Failure& failure, const Decision& decision) {
                     EXPECT_EQ(failure.code, AnyCode(GrpcCode::unavailable));
                     seen.emplace_back(attempt.number, decision.action);
                   });
  const std::vector<std::pair<std::int32_t, Action>> expected = {{1, Action::retry_after},
                                                                 {2, Action::retry_after},
                                                                 {3, Action::retry_after},
                                                                 {4, Action::give_up}};
  EXPECT_EQ(seen, expected);
}

TEST(RetryLoop, ASeedRepeatsTheWaits) {
  const auto waits = [](std::uint64_t seed) {
    TestClock clock;
    Peer peer{.failures = 99};
    (void)retry_loop(grpc, clock, peer, {.seed = seed});
    return clock.waits;
  };
  EXPECT_EQ(waits(7), waits(7));
  EXPECT_NE(waits(7), waits(8));
}

TEST(RetryLoop, ACallableDecides) {
  TestClock clock;
  Peer peer{.failures = 99};
  const auto twice = [](const Failure& failure) {
    return Decision{.action = failure.attempt < 2 ? Action::retry_after : Action::give_up,
                    .delay = seconds(3),
                    .rule = "mine"};
  };
  const RetryResult result = retry_loop(twice, clock, peer);
  EXPECT_EQ(result.attempts, 2);
  EXPECT_EQ(clock.waits, std::vector<nanoseconds>{seconds(3)});
  EXPECT_EQ(result.decision.rule, "mine");
}

TEST(RetryLoop, FeedsTheThrottle) {
  RetryThrottle throttle({.max_tokens = 3, .ratio_thousandths = 100});
  TestClock clock;
  Peer peer{.failures = 99};
  EXPECT_EQ(retry_loop(grpc, clock, peer, {.throttle = &throttle}).attempts,
            2);  // as gRPC C++ does with these numbers
  EXPECT_EQ(throttle.thousandths(), 1000);
  Peer good;
  EXPECT_TRUE(retry_loop(grpc, clock, good, {.throttle = &throttle}).ok);
  EXPECT_EQ(throttle.thousandths(), 1100);
  Peer fatal{.failures = 1, .failure = {.code = GrpcCode::invalid_argument}};
  (void)retry_loop(grpc, clock, fatal, {.throttle = &throttle});
  EXPECT_EQ(throttle.thousandths(), 1100);  // a fault of the request is none of the server
  Peer told{.failures = 1,
            .failure = {.code = GrpcCode::invalid_argument, .pushback = Hint::never()}};
  (void)retry_loop(grpc, clock, told, {.throttle = &throttle});
  EXPECT_EQ(throttle.thousandths(), 100);
}

TEST(RetryState, SendsAgainTransparentlyOnceAndThenByThePolicy) {
  RetryState state(grpc);
  const Failure refused{.code = GrpcCode::unavailable, .unprocessed = true};
  EXPECT_EQ(state.next(refused).reason, Reason::not_processed);
  EXPECT_EQ(state.attempt().number, 2);
  EXPECT_EQ(state.attempt().previous_attempts, 0);  // no application saw an attempt
  for (int i = 0; i < 3; ++i) EXPECT_EQ(state.next(refused).reason, Reason::backoff);
  EXPECT_EQ(state.attempt().previous_attempts, 3);
  EXPECT_EQ(state.next(refused).reason, Reason::attempts_used);
}

TEST(RetryState, WhatNeverLeftIsSentForEverButNotInAHotLoop) {
  RetryState state(grpc, {.deadline = seconds(10)});
  Failure failure{.code = GrpcCode::unavailable, .side = Side::client, .unprocessed = true};
  EXPECT_EQ(state.next(failure).action, Action::retry_now);
  for (int i = 0; i < 100; ++i) {
    const Decision decision = state.next(failure);
    ASSERT_EQ(decision.reason, Reason::not_processed);
    ASSERT_GE(decision.delay, milliseconds(80));
  }
  EXPECT_EQ(state.attempt().previous_attempts, 0);
  EXPECT_EQ(state.next({.code = GrpcCode::unavailable, .unprocessed = true}).action,
            Action::retry_now);  // the first that was refused
  EXPECT_EQ(state.next({.code = GrpcCode::unavailable, .unprocessed = true}).reason,
            Reason::backoff);
  failure.elapsed = seconds(10);
  EXPECT_EQ(state.next(failure).reason, Reason::time_used);
}

TEST(RetryState, PushbackBeginsTheBackoffAgain) {
  Policy policy = grpc;
  policy.backoff.ratio = 0;
  policy.max_attempts = 9;
  RetryState state(policy);
  const Failure plain{.code = GrpcCode::unavailable};
  EXPECT_EQ(state.next(plain).delay, milliseconds(100));
  EXPECT_EQ(state.next(plain).delay, milliseconds(200));
  EXPECT_EQ(
      state.next({.code = GrpcCode::unavailable, .pushback = Hint::wait(milliseconds(3))}).delay,
      milliseconds(3));
  EXPECT_EQ(state.next(plain).delay, milliseconds(100));
}

TEST(SteadyClock, AStopByAnotherThreadEndsAWait) {
  std::stop_source stop;
  SteadyClock clock(stop.get_token());
  EXPECT_TRUE(clock.wait(milliseconds(1)));
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(20));
    stop.request_stop();
  });
  EXPECT_FALSE(clock.wait((nanoseconds::max)()));
  other.join();
  EXPECT_TRUE(clock.cancelled());
  EXPECT_FALSE(clock.wait(milliseconds(1)));
}

TEST(SteadyClock, WaitsAtLeastAsLongAsItSays) {
  SteadyClock clock;
  const nanoseconds before = clock.now();
  EXPECT_TRUE(clock.wait(milliseconds(20)));
  EXPECT_GE(clock.now() - before, milliseconds(20));
}

TEST(RetryLoop, AnErrorThatIsFinalStaysTheReasonWhenTheCallIsCancelledMeanwhile) {
  TestClock clock;
  const auto attempt = [&](GrpcCode code) {
    return [&clock, code](const Attempt&) {
      clock.stopped = true;
      return std::optional(Failure{.code = code});
    };
  };
  const RetryResult final = retry_loop(grpc, clock, attempt(GrpcCode::invalid_argument));
  EXPECT_EQ(final.decision.reason,
            decide(grpc, Failure{.code = GrpcCode::invalid_argument}).reason);
  EXPECT_NE(final.decision.reason, Reason::cancelled);
  clock.stopped = false;
  EXPECT_EQ(retry_loop(grpc, clock, attempt(GrpcCode::unavailable)).decision.reason,
            Reason::cancelled);
}

TEST(RetryLoop, AWaitThatEndsAtTheDeadlineIsNotBegun) {
  TestClock clock;
  Peer peer{.failures = 99,
            .failure = {.code = GrpcCode::unavailable, .pushback = Hint::wait(milliseconds(500))}};
  const RetryResult result = retry_loop(grpc, clock, peer, {.deadline = seconds(1)});
  EXPECT_EQ(peer.attempts.size(), 2u);  // at 0 and 500 ms; at 1 s there is no time left
  EXPECT_EQ(clock.waits.size(), 1u);
  EXPECT_EQ(result.decision.reason, Reason::time_used);
  EXPECT_EQ(result.decision.fact, Fact::elapsed);
  EXPECT_EQ(result.elapsed, milliseconds(500));
}

TEST(RetryLoop, ADeadlineThatPassesInAWaitEndsTheCallWithTheLastFailure) {
  struct Oversleeping : TestClock {
    bool wait(nanoseconds delay) { return TestClock::wait(delay + seconds(5)); }
  };
  Oversleeping clock;
  Peer peer{.failures = 99};
  const RetryResult result = retry_loop(grpc, clock, peer, {.deadline = seconds(1)});
  EXPECT_EQ(result.attempts, 1);
  EXPECT_EQ(result.decision.action, Action::give_up);
  EXPECT_EQ(result.decision.reason, Reason::time_used);
  EXPECT_EQ(result.failure.code, AnyCode(GrpcCode::unavailable));
  EXPECT_EQ(result.failure.attempt, 1);
  EXPECT_GT(result.elapsed, seconds(5));
}

TEST(RetryLoop, APauseOfNothingIsNoWait) {
  TestClock clock;
  const Failure at_once{.code = GrpcCode::unavailable, .pushback = Hint::wait(milliseconds(0))};
  Peer peer{.failures = 2, .failure = at_once};
  const RetryResult result = retry_loop(grpc, clock, peer);
  EXPECT_TRUE(result.ok);
  EXPECT_EQ(result.attempts, 3);
  EXPECT_TRUE(clock.waits.empty());
}

TEST(RetryLoop, ASuccessIsDone) {
  TestClock clock;
  Peer peer{.failures = 1};
  const RetryResult result = retry_loop(grpc, clock, peer);
  ASSERT_TRUE(result.ok);
  EXPECT_EQ(result.decision.action, Action::done);
  EXPECT_EQ(result.decision.reason, Reason::succeeded);
  EXPECT_EQ(result.decision.rule, "the last attempt succeeded");
}

TEST(RetryLoop, ABudgetEndsRetries) {
  RetryBudget budget({.ratio_thousandths = 500, .min_per_second = 0});
  Policy policy = grpc;
  policy.backoff.initial = milliseconds(1);
  TestClock clock;
  int attempts = 0;
  Reason last = Reason::custom;
  for (int i = 0; i < 100; ++i) {
    Peer peer{.failures = 99};
    const RetryResult result = retry_loop(policy, clock, peer, {.budget = &budget});
    attempts += result.attempts;
    last = result.decision.reason;
  }
  EXPECT_EQ(attempts, 150);  // one retry for two calls
  EXPECT_EQ(last, Reason::budget_used);
}
}  // namespace
