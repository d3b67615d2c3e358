// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A decision beside a call through a pointer, which is the least that any retry hook costs: the same failures, in random order, through both.
#include <benchmark/benchmark.h>

#include <random>
#include <vector>

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;

/// Failures from a seed: half of them that the server is unavailable, the others any code of gRPC, or what the write endpoint documents.
std::vector<Failure> failures(Channel channel) {
  std::mt19937 random(1);
  std::vector<Failure> out;
  const auto number = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
  for (int i = 0; i < 1024; ++i) {
    Failure failure;
    if (channel == Channel::grpc) {
      failure.code = AnyCode(Domain::grpc, number(1, 16));
      if (number(0, 1) == 0) failure.code = GrpcCode::unavailable;
      if (number(0, 3) == 0) failure.pushback = Hint::wait(std::chrono::milliseconds(number(0, 1000)));
    } else {
      constexpr int documented[] = {400, 401, 403, 404, 413, 429, 500, 503};
      failure.code = AnyCode(Domain::http, documented[number(0, 7)]);
      if (number(0, 1) == 0) failure.code = HttpStatus::service_unavailable;
      if (number(0, 3) == 0) failure.retry_after = Hint::wait(std::chrono::milliseconds(number(0, 100'000)));
    }
    failure.idempotency = Idempotency::idempotent;
    failure.attempt = number(1, 6);
    out.push_back(failure);
  }
  return out;
}

using Hook = Action (*)(const Failure&);
Action least(const Failure& failure) { return failure.committed ? Action::give_up : Action::retry_after; }
Action most(const Failure& failure) { return failure.committed ? Action::retry_after : Action::give_up; }

void indirect_call(benchmark::State& state) {
  const std::vector<Failure> all = failures(Channel::grpc);
  Hook hook = state.range(0) == 0 ? least : most;
  benchmark::DoNotOptimize(hook);
  for (auto _ : state) {
    for (const Failure& failure : all) benchmark::DoNotOptimize(hook(failure));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

template <Preset Which>
void decision(benchmark::State& state) {
  const std::vector<Failure> all = failures(preset(Which).channel);
  Policy policy = preset(Which);
  benchmark::DoNotOptimize(policy);
  for (auto _ : state) {
    for (const Failure& failure : all) benchmark::DoNotOptimize(decide(policy, failure));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

/// A whole call: the state is made, and fails four times.
void state_of_a_call(benchmark::State& state) {
  RetryThrottle throttle({.max_tokens = 1000, .ratio_thousandths = 1000});
  const Failure failure{.code = GrpcCode::unavailable};
  for (auto _ : state) {
    RetryState call(preset(Preset::grpc_retry), {.seed = 1, .throttle = &throttle});
    for (int i = 0; i < 4; ++i) benchmark::DoNotOptimize(call.next(failure));
    for (int i = 0; i < 4; ++i) call.succeeded();
  }
  state.SetItemsProcessed(state.iterations() * 4);
}

void retry_after_date(benchmark::State& state) {
  const SystemTime now = std::chrono::system_clock::now();
  std::string_view text = "Fri, 31 Dec 2027 23:59:59 GMT";
  for (auto _ : state) {
    benchmark::DoNotOptimize(text);
    benchmark::DoNotOptimize(parse_retry_after(text, now));
  }
}

BENCHMARK(indirect_call)->Arg(0);
BENCHMARK(decision<Preset::flight_query>);
BENCHMARK(decision<Preset::influx_write>);
BENCHMARK(state_of_a_call);
BENCHMARK(retry_after_date);
}  // namespace
