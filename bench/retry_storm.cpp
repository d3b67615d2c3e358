// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// 1,000 clients and a server that is down for ten seconds: the requests that reach the server,
// twice a second, with retries without jitter, with jitter, and with jitter and a budget. Time is
// simulated, and the same seed gives the same numbers. bench/retry_storm.py draws them.
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <queue>
#include <vector>

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

constexpr int clients = 1000;
constexpr nanoseconds end = seconds(60);
constexpr nanoseconds down_at = seconds(10);
constexpr nanoseconds up_at = seconds(20);
constexpr nanoseconds slot = milliseconds(100);
constexpr int slot_capacity = 120;  ///< requests in a slot that the server can take
constexpr nanoseconds sample = milliseconds(500);

/// One call under way: its retries, and when it began.
struct Call {
  std::shared_ptr<retry::RetryState<retry::Policy>> state;
  nanoseconds began;
};
struct Event {
  nanoseconds at;
  int client;
  std::optional<Call> retry;  ///< empty: a new call
  bool operator<(const Event& other) const { return at > other.at; }
};

struct Variant {
  const char* name;
  retry::Jitter jitter;
  bool budget;
};

struct Totals {
  std::array<int, static_cast<std::size_t>(end / sample)> requests{};
  int lost = 0;  ///< calls that were given up
};

Totals run(const Variant& variant) {
  retry::Policy policy = retry::preset(retry::Preset::influx_write);
  policy.backoff.jitter = variant.jitter;
  policy.backoff.max = seconds(8);
  Totals totals;
  retry::SplitMix64 random(20261128);
  std::vector<std::unique_ptr<retry::RetryBudget>> budgets;
  std::priority_queue<Event> events;
  for (int i = 0; i < clients; ++i) {
    // A client's own budget: a fifth of its calls, and no reserve.
    budgets.push_back(std::make_unique<retry::RetryBudget>(
        retry::BudgetConfig{.ratio_thousandths = 200, .min_per_second = 0}));
    events.push({duration_cast<nanoseconds>(random() * seconds(1)), i, std::nullopt});
    events.push({down_at, i, std::nullopt});  // a request that was under way when the server went
  }
  std::uint64_t seed = 0;
  nanoseconds this_slot{-1};
  int in_slot = 0;
  while (!events.empty() && events.top().at < end) {
    Event event = events.top();
    events.pop();
    ++totals.requests[static_cast<std::size_t>(event.at / sample)];
    if (event.at / slot != this_slot / slot) in_slot = 0;
    this_slot = event.at;
    const bool up = event.at < down_at || event.at >= up_at;
    const bool good = up && ++in_slot <= slot_capacity;
    const auto client = static_cast<std::size_t>(event.client);
    if (!event.retry) {
      retry::RetryBudget* budget = variant.budget ? budgets[client].get() : nullptr;
      const retry::RetryOptions options{.seed = ++seed, .budget = budget, .start = event.at};
      event.retry =
          Call{std::make_shared<retry::RetryState<retry::Policy>>(policy, options), event.at};
      if (event.at != down_at) events.push({event.at + seconds(1), event.client, std::nullopt});
    }
    if (good) continue;
    retry::Failure failure{.code = HttpStatus::service_unavailable, .stored = retry::Stored::none};
    failure.elapsed = event.at - event.retry->began;
    const retry::Decision decision = event.retry->state->next(failure);
    if (retry::will_retry(decision.action))
      events.push({event.at + decision.delay, event.client, event.retry});
    else
      ++totals.lost;
  }
  return totals;
}
}  // namespace

int main() {
  const Variant variants[] = {{"no jitter", retry::Jitter::none, false},
                              {"jitter", retry::Jitter::range, false},
                              {"jitter and budget", retry::Jitter::range, true}};
  for (const Variant& variant : variants) {
    const Totals totals = run(variant);
    std::printf("%s\t%d", variant.name, totals.lost);
    for (const int requests : totals.requests)
      std::printf("\t%lld", static_cast<long long>(requests) * (seconds(1) / sample));
    std::printf("\n");
  }
}
