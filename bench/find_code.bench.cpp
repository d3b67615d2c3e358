// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// find_code, which folds case and separators, beside a case-sensitive binary search over the same
// names; the inputs are every name of the domain in random order.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "faultwire/codes.hpp"

namespace {
using namespace faultwire;

template <Code C>
std::vector<std::string> inputs() {
  std::vector<std::string> out;
  for (int i = 0; i < 64; ++i) {
    for (const C code : all_codes<C>()) out.emplace_back(code_name(code));
  }
  std::shuffle(out.begin(), out.end(), std::mt19937(1));
  return out;
}

template <Code C>
void find_code_of(benchmark::State& state) {
  const std::vector<std::string> texts = inputs<C>();
  for (auto _ : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(find_code<C>(text));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(texts.size()));
}

template <Code C>
void binary_search(benchmark::State& state) {
  const std::vector<std::string> texts = inputs<C>();
  std::vector<std::pair<std::string_view, C>> names;
  for (const auto& row : CodeTraits<C>::rows) {
    detail::codes::each_spelling(
        row, [&](std::string_view spelling) { names.emplace_back(spelling, row.code); });
  }
  std::sort(names.begin(), names.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto _ : state) {
    for (const std::string& text : texts) {
      const auto found =
          std::lower_bound(names.begin(), names.end(), text,
                           [](const auto& a, const std::string& b) { return a.first < b; });
      benchmark::DoNotOptimize(found != names.end() && found->first == text
                                   ? std::optional<C>(found->second)
                                   : std::nullopt);
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(texts.size()));
}

BENCHMARK(find_code_of<GrpcCode>);
BENCHMARK(binary_search<GrpcCode>);
BENCHMARK(find_code_of<HttpStatus>);
BENCHMARK(binary_search<HttpStatus>);
BENCHMARK(find_code_of<InfluxCode>);
BENCHMARK(binary_search<InfluxCode>);
}  // namespace
