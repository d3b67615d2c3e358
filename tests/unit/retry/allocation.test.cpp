// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Deciding and looping allocate nothing.
#include <gtest/gtest.h>

#include "counted_allocations.hpp"
#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;

/// Time that passes only by waiting.
struct PlainClock {
  std::chrono::nanoseconds time{0};
  [[nodiscard]] std::chrono::nanoseconds now() const { return time; }
  [[nodiscard]] static bool cancelled() { return false; }
  bool wait(std::chrono::nanoseconds delay) { return (time += delay).count() >= 0; }
};

TEST(Allocation, TheCounterCounts) {
  const std::size_t before = allocations;
  ::operator delete(::operator new(1));
  EXPECT_EQ(allocations, before + 1);
}

TEST(Allocation, ADecisionNeedsNone) {
  const SystemTime now = std::chrono::system_clock::now();
  std::int64_t retries = 0;
  const std::size_t before = allocations;
  for (std::size_t which = 0; which < std::size(preset_rows); ++which) {
    for (int number = 100; number < 600; ++number) {
      Failure failure{.code = AnyCode(Domain::http, number), .http_status = HttpStatus(number)};
      failure.retry_after = parse_retry_after("Fri, 31 Dec 1999 23:59:59 GMT", now);
      failure.pushback = parse_pushback("12x");
      retries += will_retry(decide(preset(static_cast<Preset>(which)), failure).action);
      failure.code = AnyCode(Domain::grpc, number % 17);
      retries += will_retry(decide(preset(static_cast<Preset>(which)), failure).action);
    }
  }
  EXPECT_EQ(allocations, before);
  EXPECT_GT(retries, 0);
}

TEST(Allocation, ALoopNeedsNone) {
  PlainClock clock;
  RetryThrottle throttle({.max_tokens = 1000});
  std::size_t length = 0;
  const std::size_t before = allocations;
  const RetryResult result = retry_loop(preset(Preset::influx_write), clock,
                                        [](const Attempt&) -> std::optional<Failure> {
                                          return Failure{.code = HttpStatus::service_unavailable,
                                                         .idempotency = Idempotency::idempotent};
                                        },
                                        {.throttle = &throttle});
  history_to([&](std::string_view piece) { length += piece.size(); }, result.history);
  EXPECT_EQ(allocations, before);
  EXPECT_EQ(result.attempts, 8);
  EXPECT_GT(length, 100u);
}
}  // namespace
