// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Calls in several threads that share a throttle, a budget and the throttles by name, and one
// thread that stops the others in the middle of a wait.
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

#include "faultwire/retry.hpp"

using namespace faultwire;

int main() {
  retry::ServerThrottles throttles({.max_tokens = 1000, .ratio_thousandths = 1000});
  retry::RetryBudget budget({.ratio_thousandths = 1000, .min_per_second = 1000});
  retry::ActiveRetryBudget active;
  std::stop_source stop;
  std::atomic<int> attempts{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      const char* names[] = {"a:443", "b:443", "c:443"};
      retry::Policy policy = retry::preset(retry::Preset::grpc_retry);
      policy.backoff.initial = std::chrono::nanoseconds(100);
      retry::SteadyClock clock(stop.get_token());
      for (int i = 0; i < 2000; ++i) {
        retry::RetryThrottle& throttle = throttles.of(names[(t + i) % 3]);
        active.request_began();
        const auto op = [&](const retry::Attempt& attempt) -> std::optional<retry::Failure> {
          attempts.fetch_add(1, std::memory_order_relaxed);
          if (attempt.number >= 2) return std::nullopt;
          return retry::Failure{.code = GrpcCode::unavailable};
        };
        (void)retry::retry_loop(policy, clock, op, {.throttle = &throttle, .budget = &budget});
        if (active.try_begin_retry()) active.retry_ended();
        active.request_ended();
      }
      (void)clock.wait(std::chrono::hours(1));
    });
  }
  while (attempts.load(std::memory_order_relaxed) < 8000) std::this_thread::yield();
  stop.request_stop();
  for (std::thread& thread : threads) thread.join();
  std::printf("%d attempts\n", attempts.load());
  return 0;
}
