// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What several tests of the room need.
#ifndef FAULTWIRE_TESTS_UNIT_RETRY_TESTS_HPP
#define FAULTWIRE_TESTS_UNIT_RETRY_TESTS_HPP
#include <chrono>
#include <string>
#include <vector>

#include "faultwire/retry/history.hpp"
#include "faultwire/retry/loop.hpp"
#include "faultwire/retry/presets.hpp"

namespace retry_tests {
using namespace faultwire;
using namespace faultwire::retry;

inline const Policy& grpc = preset(Preset::grpc_retry);
inline const Policy& query = preset(Preset::flight_query);
inline const Policy& writing = preset(Preset::influx_write);

/// A failure that every preset retries.
inline Failure unavailable() {
  return {.code = GrpcCode::unavailable, .idempotency = Idempotency::idempotent};
}
inline Failure of(HttpStatus status) {
  return {.code = status, .idempotency = Idempotency::idempotent};
}

inline std::string text_of(const RetryHistory& history) {
  std::string text;
  history_to([&](std::string_view piece) { text += piece; }, history);
  return text;
}

/// Time that passes only by waiting.
struct TestClock {
  std::chrono::nanoseconds time = std::chrono::seconds(1000);
  std::vector<std::chrono::nanoseconds> waits = {};
  bool stopped = false;
  std::size_t stop_at = 1'000'000;  ///< the wait that is cut short
  [[nodiscard]] std::chrono::nanoseconds now() const { return time; }
  [[nodiscard]] bool cancelled() const { return stopped; }
  bool wait(std::chrono::nanoseconds delay) {
    waits.push_back(delay);
    if (waits.size() >= stop_at) stopped = true;
    time += delay;
    return !stopped;
  }
};
static_assert(RetryClock<TestClock> && RetryClock<SteadyClock>);
}  // namespace retry_tests

#endif
