// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The sieve beside looking for two words with string_view::find, on ordinary lines; a diagnosis of
// each sample; and hostile megabytes beside a plain one.
#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

#include "faultwire/diagnosis.hpp"

namespace {
using namespace faultwire;

std::vector<std::string> ordinary_lines() {
  std::vector<std::string> lines;
  for (int i = 0; i < 1000; ++i) {
    lines.push_back("2026-11-21T09:" + std::to_string(i % 60) + ":07.123Z INFO request " +
                    std::to_string(i * 7919) +
                    " served in 35 ms, 1204 rows, table cpu, peer 10.0.0." +
                    std::to_string(i % 250) + ":51234");
  }
  return lines;
}
void find_two_words(benchmark::State& state) {
  const auto lines = ordinary_lines();
  for (auto _ : state) {
    for (const std::string& line : lines) {
      const std::string_view text = line;
      benchmark::DoNotOptimize(text.find("Flight ") != std::string_view::npos ||
                               text.find("gRPC ") != std::string_view::npos);
    }
  }
}
void sieve(benchmark::State& state) {
  const auto lines = ordinary_lines();
  for (auto _ : state) {
    for (const std::string& line : lines) benchmark::DoNotOptimize(diagnosis::may_hold_error(line));
  }
}
void diagnose_samples(benchmark::State& state) {
  for (auto _ : state) {
    diagnosis::each_trouble([](const diagnosis::Trouble& trouble) {
      benchmark::DoNotOptimize(diagnosis::diagnose(trouble.sample).count);
    });
  }
  state.counters["texts"] = static_cast<double>(diagnosis::trouble_count);
}
std::string repeated(std::string_view piece) {
  std::string text;
  while (text.size() < (std::size_t{1} << 20)) text += piece;
  return text;
}
void megabyte(benchmark::State& state, std::string_view piece, std::string_view last = {}) {
  const std::string text = repeated(piece).append(last);
  for (auto _ : state) benchmark::DoNotOptimize(diagnosis::diagnose(text).count);
}

BENCHMARK(find_two_words);
BENCHMARK(sieve);
BENCHMARK(diagnose_samples);
BENCHMARK_CAPTURE(megabyte, plain, "an ordinary line of a log, with words and numbers 17\n");
BENCHMARK_CAPTURE(megabyte, braces, "{");
BENCHMARK_CAPTURE(megabyte, quotes, "\\\"");
BENCHMARK_CAPTURE(megabyte, children, " gRPC client debug context: UNKNOWN:a {children:[");
BENCHMARK_CAPTURE(megabyte, flat_children, "UNKNOWN:a {x:1}, ");
BENCHMARK_CAPTURE(megabyte, prefixes, "Flight returned ");
BENCHMARK_CAPTURE(megabyte, line_ends, "\n");
BENCHMARK_CAPTURE(megabyte, dots, ". gRPC client ");
BENCHMARK_CAPTURE(megabyte, wordings, "Unable to insert ");
BENCHMARK_CAPTURE(megabyte, objects, "{\"a\":");
BENCHMARK_CAPTURE(megabyte, digits, "14 ");
BENCHMARK_CAPTURE(megabyte, json_keys, "{\"a\":\"");
BENCHMARK_CAPTURE(megabyte, json_cut, "{\"level\":[");
BENCHMARK_CAPTURE(megabyte, pairs, "err=\"");
BENCHMARK_CAPTURE(megabyte, escapes, "{\"msg\":\"\\u0041\"},");
BENCHMARK_CAPTURE(megabyte, forms, "[FlightSQL] RpcError: (GRPC::NotFound ");
BENCHMARK_CAPTURE(megabyte, call_statuses, "CallStatus{code=NOT_FOUND");
BENCHMARK_CAPTURE(megabyte, lines, "a\n\tat x\nb\n");
BENCHMARK_CAPTURE(megabyte, statuses, "rror: ", ". Detail: Internal");
}  // namespace
