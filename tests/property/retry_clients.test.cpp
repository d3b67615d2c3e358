// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The waits and verdicts of other clients: each client's algorithm, written again here from its
// source and not from our tables, beside the preset of that name, for 1,000 attempts from one seed.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

constexpr int attempts = 1000;

/// Random numbers as the clients draw them: u, and a second one where a client draws twice.
struct Draws {
  SplitMix64 random{20261128};
  double first = 0, second = 0;
  void next() {
    first = random();
    second = first * 134'217'728 - std::floor(first * 134'217'728);
  }
};

/// Compares a wait in milliseconds with that of the preset before the n-th retry. `slack` covers
/// what the client rounds to whole milliseconds or seconds.
template <class Theirs>
void compare(Preset which, int most_retries, double slack_ms, Theirs theirs) {
  Draws draws;
  for (int i = 0; i < attempts; ++i) {
    draws.next();
    const int n = i % most_retries + 1;
    const auto ours = preset(which).backoff.delay(n, nanoseconds(0), draws.first);
    const double mine = static_cast<double>(ours.count()) / 1e6;
    ASSERT_NEAR(mine, theirs(n, draws), slack_ms) << preset_name(which) << " retry " << n;
  }
}

/// Runs a policy over all statuses and compares whether the client would send again.
template <class Theirs>
void compare_statuses(Preset which, Theirs again) {
  for (int status = 100; status < 600; ++status) {
    if (status >= 200 && status < 300) continue;  // no failure for either
    const Failure failure{.code = HttpStatus(status), .http_status = HttpStatus(status)};
    ASSERT_EQ(will_retry(decide(preset(which), failure).action), again(status))
        << preset_name(which) << " " << status;
  }
}

// influxdb-client-java 8.0.0, RetryAttempt.getRetryInterval; the C# client has the same loop.
double java_wait(int count, const Draws& draws) {
  const long interval = 5000, base = 2, most = 125'000;
  long start = interval, stop = interval * base;
  for (int i = 1; i < count; ++i) {
    start = stop;
    stop = stop * base;
    if (stop > most) break;
  }
  if (stop > most) stop = most;
  return static_cast<double>(start) + static_cast<double>(stop - start) * draws.first;
}
// influxdb-client-python 1.50.0, WritesRetry.get_backoff_time, in seconds.
double python_wait(int count, const Draws& draws) {
  const int consecutive = count - 1;
  double start = 5, stop = 10;
  int i = 1;
  while (i <= consecutive) {
    i += 1;
    start = stop;
    stop = stop * 2;
    if (stop > 125) break;
  }
  if (stop > 125) stop = 125;
  return (start + (stop - start) * draws.first) * 1000;
}
// influxdb-client-js 1.35.0, RetryStrategyImpl.nextDelay.
double js_wait(int failed, const Draws& draws) {
  double delay = 5000, next = delay * 2;
  for (int i = 1; i < failed; ++i) {
    delay = next;
    next = next * 2;
    if (next >= 125'000) {
      next = 125'000;
      break;
    }
  }
  return delay + std::round(draws.first * (next - delay) + draws.second * 200);
}
// influxdb-client-go 2.14.0, Service.computeRetryDelay.
double go_wait(int count, const Draws& draws) {
  long low = 5000, high = 10'000;
  for (int i = 1; i < count; ++i) low *= 2, high *= 2;
  const long drawn = static_cast<long>(draws.first * static_cast<double>(high - low)) + low;
  return static_cast<double>(drawn > 125'000 ? 125'000 : drawn);
}

TEST(ClientReplay, InfluxV2Waits) {
  compare(Preset::influx_v2_java, 5, 0.001, java_wait);
  compare(Preset::influx_v2_csharp, 5, 0.001, java_wait);
  compare(Preset::influx_v2_python, 5, 0.001, python_wait);
  compare(Preset::influx_v2_js, 5, 1, js_wait);
  compare(Preset::influx_v2_go, 5, 1, go_wait);
}

TEST(ClientReplay, GoClipsItsFifthWait) {
  Draws draws;
  int exact = 0;
  for (int i = 0; i < 8000; ++i) {
    draws.next();
    exact += preset(Preset::influx_v2_go).backoff.delay(5, {}, draws.first) == seconds(125);
  }
  EXPECT_NEAR(exact, 3500, 150);  // what is drawn from 125 to 160 of 80 to 160
}

TEST(ClientReplay, JsJittersRetryAfterToo) {
  RetryState call(preset(Preset::influx_v2_js), {.seed = 5});
  Failure failure{.code = HttpStatus::service_unavailable};
  failure.retry_after = Hint::wait(seconds(10));
  const nanoseconds first = call.next(failure).delay;
  const nanoseconds second = call.next(failure).delay;
  for (const nanoseconds wait : {first, second}) {
    EXPECT_GE(wait, seconds(10));
    EXPECT_LE(wait, seconds(10) + milliseconds(200));
  }
  EXPECT_NE(first, second);
}

TEST(ClientReplay, InfluxV2Statuses) {
  for (const Preset which : {Preset::influx_v2_java, Preset::influx_v2_python, Preset::influx_v2_js,
                             Preset::influx_v2_go, Preset::influx_v2_csharp}) {
    compare_statuses(which, [](int status) { return status >= 429; });
  }
  compare_statuses(Preset::influx_v3, [](int) { return false; });
}

// Telegraf 1.37.2, influxdb_v2 http.go: writeBatch and getRetryDuration.
TEST(ClientReplay, Telegraf) {
  compare_statuses(Preset::telegraf, [](int status) {
    switch (status) {
      case 413:
        return false;  // split, which is another action
      case 401:
      case 403:
      case 429:
        return true;
      default:
        return status / 100 != 4;
    }
  });
  const Policy& policy = preset(Preset::telegraf);
  RetryState call(policy);
  SplitMix64 random(1);
  int count = 0;
  for (int i = 0; i < attempts; ++i) {
    const int statuses[] = {429, 502, 503, 504, 500, 401, 301};
    const int status = statuses[random.bits() % 7];
    Failure failure{.code = HttpStatus(status), .http_status = HttpStatus(status)};
    double header = -1;
    switch (random.bits() % 4) {
      case 0:
        header = static_cast<double>(random.bits() % 1000);
        failure.retry_after = Hint::wait(milliseconds(static_cast<std::int64_t>(header) * 1000));
        break;
      case 1:
        header = 10;
        failure.retry_after = Hint::unreadable();
        break;
      default:
        break;
    }
    double expected = 10;  // the next flush
    if (status == 429 || status == 502 || status == 503 || status == 504) {
      ++count;
      expected = std::fmin(static_cast<double>(count) * count / 40, 60);
      if (header >= 0) expected = std::fmax(expected, std::fmin(header, 600));
    }
    const Decision decision = call.next(failure);
    ASSERT_EQ(decision.action, Action::retry_after);
    ASSERT_NEAR(static_cast<double>(decision.delay.count()) / 1e9, expected, 1e-6) << i;
    if (random.bits() % 50 == 0) {  // a success
      call = RetryState(policy);
      count = 0;
    }
  }
}

// Vector at c3445d42d2: FibonacciRetryPolicy.
TEST(ClientReplay, Vector) {
  Draws draws;
  std::uint64_t previous = 0, current = 1000;
  for (int n = 1; n <= attempts; ++n) {
    draws.next();
    const std::uint64_t next = std::min<std::uint64_t>(previous + current, 30'000);
    previous = current;
    current = next;
    const double theirs = std::floor(draws.first * static_cast<double>(current)) + 1;
    const auto ours = preset(Preset::vector).backoff.delay(n, {}, draws.first);
    ASSERT_NEAR(static_cast<double>(ours.count()) / 1e6, theirs, 1.0) << n;
    ASSERT_GE(ours, milliseconds(1));
    ASSERT_LE(ours, milliseconds(current));
  }
  compare_statuses(Preset::vector, [](int status) {
    return status == 408 || status == 429 || (status >= 500 && status != 501);
  });
}

// Fluent Bit at d55459d49: backoff_full_jitter, and flb_sched_request_create adds a second.
TEST(ClientReplay, FluentBit) {
  compare(Preset::fluent_bit, 9, 1000, [](int tries, const Draws& draws) {
    const double top = std::fmin(2000, 5 * std::pow(2, tries));
    return (std::floor(draws.first * (top - 5 + 1)) + 5 + 1) * 1000;
  });
  compare_statuses(Preset::fluent_bit, [](int) { return false; });
  EXPECT_EQ(preset(Preset::fluent_bit).max_attempts, 2);
}

// cenkalti/backoff 5.0.3 with the numbers of the collector's configretry 1.71.0.
TEST(ClientReplay, OpenTelemetry) {
  for (const Preset which : {Preset::otlp_grpc, Preset::otlp_http}) {
    Draws draws;
    double current = 5e9;
    for (int n = 1; n <= attempts; ++n) {
      draws.next();
      const double least = current * 0.5, most = current * 1.5;
      const double theirs = least + draws.first * (most - least + 1);
      const auto ours = preset(which).backoff.delay(n, {}, draws.first);
      ASSERT_NEAR(static_cast<double>(ours.count()), theirs, 2) << n;
      current = current >= 30e9 / 1.5 ? 30e9 : current * 1.5;
    }
  }
  compare_statuses(Preset::otlp_http, [](int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  });
  for (const GrpcCode code : all_codes<GrpcCode>()) {
    const int n = static_cast<int>(code);
    const bool theirs = n == 1 || n == 4 || n == 10 || n == 11 || n == 14 || n == 15;
    Failure failure{.code = code};
    EXPECT_EQ(will_retry(decide(preset(Preset::otlp_grpc), failure).action), theirs) << n;
    failure.retry_info = Hint::wait(seconds(1));
    EXPECT_EQ(will_retry(decide(preset(Preset::otlp_grpc), failure).action), theirs || n == 8) << n;
  }
}

// Prometheus 0.316.0: sendWriteRequestWithBackoff without Retry-After, and the client's statuses.
TEST(ClientReplay, Prometheus) {
  std::int64_t backoff = 30;
  for (int n = 1; n <= attempts; ++n) {
    const auto ours = preset(Preset::prometheus_remote_write).backoff.delay(n, {}, 0.3);
    ASSERT_EQ(ours, milliseconds(backoff)) << n;
    backoff = std::min<std::int64_t>(backoff * 2, 5000);
  }
  compare_statuses(Preset::prometheus_remote_write, [](int status) { return status >= 500; });
}

// grpc-js 1.14.7, RetryingCall.getNextRetryBackoffMs, with the numbers of each service config.
TEST(ClientReplay, GrpcServiceConfigs) {
  struct Config {
    Preset preset;
    double initial, most, multiplier;
  };
  for (const Config& config :
       {Config{Preset::grpc_retry, 0.1, 1, 2}, Config{Preset::google_pubsub_publish, 0.1, 60, 1.3},
        Config{Preset::google_storage, 1, 60, 2}}) {
    Draws draws;
    double next = config.initial;
    for (int n = 1; n <= attempts; ++n) {
      draws.next();
      const double theirs = (draws.first * (1.2 - 0.8) + 0.8) * next * 1000;
      next = std::fmin(next * config.multiplier, config.most);
      const auto ours = preset(config.preset).backoff.delay(n, {}, draws.first);
      ASSERT_NEAR(static_cast<double>(ours.count()) / 1e6, theirs, 0.01) << n;
    }
  }
}

// gRPC's doc/connection-backoff.md: the pseudocode, of which the first wait is exact.
TEST(ClientReplay, GrpcConnections) {
  Draws draws;
  double current = 1;
  for (int n = 1; n <= attempts; ++n) {
    draws.next();
    const double jitter = n == 1 ? 0 : current * 0.2 * (2 * draws.first - 1);
    const auto ours = preset(Preset::grpc_transparent).backoff.delay(n, {}, draws.first);
    ASSERT_NEAR(static_cast<double>(ours.count()) / 1e9, current + jitter, 1e-6) << n;
    current = std::fmin(current * 1.6, 120);
  }
}

// Full jitter as InfluxData's documentation and the AWS guide describe it.
TEST(ClientReplay, FullJitter) {
  const auto full = [](double cap) {
    return [cap](int n, const Draws& draws) {
      return draws.first * std::fmin(std::pow(2, n - 1), cap) * 1000;
    };
  };
  compare(Preset::influx_docs_dedicated, 40, 0.001, full(30));
  compare(Preset::aws_standard, 40, 0.001, full(20));
  compare_statuses(Preset::influx_docs_dedicated,
                   [](int status) { return status == 429 || status == 503; });
  EXPECT_EQ(preset(Preset::influx_docs_dedicated).max_attempts, 6);
  EXPECT_EQ(preset(Preset::aws_standard).max_attempts, 3);
}
}  // namespace
