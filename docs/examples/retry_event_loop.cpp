// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Two queries in one event loop: nothing here waits. Each call has a retry::RetryState, which is
// asked after a failure; the loop sets a timer by its answer. All calls to a server share a
// throttle.
#include <cstdio>
#include <map>
#include <string_view>
#include <vector>

#include "faultwire/retry.hpp"

using namespace faultwire;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

/// A query and what its attempts will end with; behind the end it succeeds.
struct Query {
  std::string_view name;
  std::vector<retry::Failure> failures;
  retry::RetryState<retry::Policy> retries;
};

static void print(nanoseconds now, std::string_view name, int attempt, std::string_view what) {
  std::printf("%4d ms  %.*s, attempt %d: %.*s\n", static_cast<int>(now / milliseconds(1)),
              static_cast<int>(name.size()), name.data(), attempt, static_cast<int>(what.size()),
              what.data());
}

int main() {
  retry::RetryThrottle throttle;
  const retry::RetryOptions options{
      .deadline = std::chrono::seconds(5), .seed = 7, .throttle = &throttle};
  const retry::Policy policy = retry::preset(retry::Preset::flight_query);
  std::vector<Query> queries;
  queries.push_back({"rooms",
                     {{.code = GrpcCode::unavailable,
                       .http2_reset = Http2Error::refused_stream,
                       .unprocessed = true},
                      {.code = GrpcCode::unavailable, .pushback = retry::parse_pushback("120")}},
                     retry::RetryState<retry::Policy>(policy, options)});
  queries.push_back({"typo",
                     {{.code = GrpcCode::invalid_argument}},
                     retry::RetryState<retry::Policy>(policy, options)});

  std::multimap<nanoseconds, Query*> timers;
  for (Query& query : queries) timers.emplace(nanoseconds(0), &query);
  while (!timers.empty()) {
    const auto [now, query] = *timers.begin();
    timers.erase(timers.begin());
    const int attempt = query->retries.attempt(now).number;
    if (static_cast<std::size_t>(attempt) > query->failures.size()) {
      query->retries.succeeded();
      print(now, query->name, attempt, "done");
      continue;
    }
    retry::Failure failure = query->failures[static_cast<std::size_t>(attempt) - 1];
    failure.elapsed = now;
    const retry::Decision decision = query->retries.next(failure);
    print(now, query->name, attempt, decision.rule);
    if (retry::will_retry(decision.action)) timers.emplace(now + decision.delay, query);
  }
}
