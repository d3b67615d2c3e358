// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A decision beside a call through a pointer, which is the least that any retry hook costs: the
// same failures, in random order, through both.
#include <benchmark/benchmark.h>

#include <random>
#include <vector>

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;

/// Failures from a seed: half of them that the server is unavailable, the others any code of gRPC,
/// or what the write endpoint documents.
std::vector<retry::Failure> failures(retry::Channel channel) {
  std::mt19937 random(1);
  std::vector<retry::Failure> out;
  const auto number = [&](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  for (int i = 0; i < 1024; ++i) {
    retry::Failure failure;
    if (channel == retry::Channel::grpc) {
      failure.code = AnyCode(Domain::grpc, number(1, 16));
      if (number(0, 1) == 0) failure.code = GrpcCode::unavailable;
      if (number(0, 3) == 0)
        failure.pushback = retry::Hint::wait(std::chrono::milliseconds(number(0, 1000)));
    } else {
      constexpr int documented[] = {400, 401, 403, 404, 413, 429, 500, 503};
      failure.code = AnyCode(Domain::http, documented[number(0, 7)]);
      if (number(0, 1) == 0) failure.code = HttpStatus::service_unavailable;
      if (number(0, 3) == 0)
        failure.retry_after = retry::Hint::wait(std::chrono::milliseconds(number(0, 100'000)));
    }
    failure.idempotency = retry::Idempotency::idempotent;
    failure.attempt = number(1, 6);
    out.push_back(failure);
  }
  return out;
}

using Hook = retry::Action (*)(const retry::Failure&);
retry::Action least(const retry::Failure& failure) {
  return failure.committed ? retry::Action::give_up : retry::Action::retry_after;
}
retry::Action most(const retry::Failure& failure) {
  return failure.committed ? retry::Action::retry_after : retry::Action::give_up;
}

void indirect_call(benchmark::State& state) {
  const std::vector<retry::Failure> all = failures(retry::Channel::grpc);
  Hook hook = state.range(0) == 0 ? least : most;
  benchmark::DoNotOptimize(hook);
  for (auto _ : state) {
    for (const retry::Failure& failure : all) benchmark::DoNotOptimize(hook(failure));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

template <retry::Preset Which>
void decision(benchmark::State& state) {
  const std::vector<retry::Failure> all = failures(retry::preset(Which).channel);
  retry::Policy policy = retry::preset(Which);
  benchmark::DoNotOptimize(policy);
  for (auto _ : state) {
    for (const retry::Failure& failure : all)
      benchmark::DoNotOptimize(retry::decide(policy, failure));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

/// A whole call: the state is made, and fails four times.
void state_of_a_call(benchmark::State& state) {
  retry::RetryThrottle throttle({.max_tokens = 1000, .ratio_thousandths = 1000});
  const retry::Failure failure{.code = GrpcCode::unavailable};
  for (auto _ : state) {
    retry::RetryState call(retry::preset(retry::Preset::grpc_retry),
                           {.seed = 1, .throttle = &throttle});
    for (int i = 0; i < 4; ++i) benchmark::DoNotOptimize(call.next(failure));
    for (int i = 0; i < 4; ++i) call.succeeded();
  }
  state.SetItemsProcessed(state.iterations() * 4);
}

void retry_after_date(benchmark::State& state) {
  const retry::SystemTime now = std::chrono::system_clock::now();
  std::string_view text = "Fri, 31 Dec 2027 23:59:59 GMT";
  for (auto _ : state) {
    benchmark::DoNotOptimize(text);
    benchmark::DoNotOptimize(retry::parse_retry_after(text, now));
  }
}

BENCHMARK(indirect_call)->Arg(0);
BENCHMARK(decision<retry::Preset::flight_query>);
BENCHMARK(decision<retry::Preset::influx_write>);
BENCHMARK(state_of_a_call);
BENCHMARK(retry_after_date);
}  // namespace
