// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Line protocol: every corpus, read by every scanner that this machine has, beside baselines. The
// unit is cycles per byte: thread CPU time times a clock that is timed, before and after each row,
// by a chain of multiplications of three cycles each.
//
//   faultwire.bench.line_protocol --benchmark_out=report.json     (FAULTWIRE_BENCH_MB=64; --write
//   FOLDER writes the corpora)
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "corpora.hpp"
#include "levels.hpp"

namespace faultwire::bench {

#define X(level) extern const Level level##_level;
FAULTWIRE_BENCH_LEVELS
#undef X

double thread_seconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

namespace {

/// Cycles a second.
double clock_rate() {
  constexpr int steps = 1'000'000;
  std::uint64_t chain = 3;
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const double begin = thread_seconds();
    for (int i = 0; i < steps; ++i) {
      chain *= 0x9e3779b97f4a7c15u;
      benchmark::DoNotOptimize(chain);
    }
    best = std::min(best, thread_seconds() - begin);
  }
  return 3.0 * steps / best;
}

/// How much gets through the core, in steps a second: less if a neighbour uses the same core, which
/// the clock does not show.
double throughput() {
  constexpr int steps = 400'000;
  std::uint64_t a = 1, b = 2, c = 3, d = 4;
  const double begin = thread_seconds();
  for (int i = 0; i < steps; ++i) {
    a += 3, b ^= 5, c += 7, d ^= 9;
    benchmark::DoNotOptimize(a);
    benchmark::DoNotOptimize(b);
    benchmark::DoNotOptimize(c);
    benchmark::DoNotOptimize(d);
  }
  return steps / (thread_seconds() - begin);
}

/// Whether nobody seems to share the core: as much gets through as ever since the program began.
bool core_is_quiet() {
  static double best = 0;
  const double now = throughput();
  best = std::max(best, now);
  return now > 0.94 * best;
}

const std::string& corpus(const std::string& name) {
  static std::map<std::string, std::string> made;
  auto& text = made[name];
  if (text.empty()) {
    const char* megabytes = std::getenv("FAULTWIRE_BENCH_MB");
    text = Corpus::make(
        name, (megabytes != nullptr ? std::strtoull(megabytes, nullptr, 10) : 64) * 1'000'000);
  }
  return text;
}

/// Times `work` once a repetition; again if the clock moved by more than 3 % or a neighbour was
/// heard, at most 4 times.
template <class F>
void time_row(benchmark::State& state, std::size_t bytes, F work) {
  for (auto _ : state) {
    double seconds = 0;
    double rate = 0;
    double noise = 1;
    for (int attempt = 0; attempt < 4; ++attempt) {
      const bool quiet = core_is_quiet();
      const double before = clock_rate();
      const double begin = thread_seconds();
      work();
      seconds = thread_seconds() - begin;
      const double after = clock_rate();
      rate = (before + after) / 2;
      noise = 0;
      if (quiet && std::abs(after - before) < 0.03 * rate && core_is_quiet()) break;
      noise = 1;
    }
    state.SetIterationTime(seconds);
    state.counters["cycles_per_byte"] = seconds * rate / static_cast<double>(bytes);
    state.counters["MB_per_second"] = static_cast<double>(bytes) / seconds / 1e6;
    state.counters["GHz"] = rate / 1e9;
    state.counters["noisy"] = noise;
  }
}

template <class F>
void add(const std::string& name, const std::string& corpus_name, F work) {
  benchmark::RegisterBenchmark((name + "/" + corpus_name).c_str(),
                               [corpus_name, work](benchmark::State& state) {
                                 const std::string& batch = corpus(corpus_name);
                                 time_row(state, batch.size(),
                                          [&] { benchmark::DoNotOptimize(work(batch)); });
                               })
      ->Iterations(1)
      ->UseManualTime();
}

std::uint64_t lines_by_memchr(std::string_view batch) {
  std::uint64_t lines = 0;
  const char* at = batch.data();
  const char* const end = at + batch.size();
  while (at != end && (at = static_cast<const char*>(
                           std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr)
    ++at, ++lines;
  return lines;
}

std::uint64_t sum_of_words(std::string_view batch) {
  std::uint64_t sum = 0;
  for (std::size_t at = 0; at + 8 <= batch.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, batch.data() + at, 8);
    sum += word;
  }
  return sum;
}

/// What is left if nothing is understood: a look at every byte for those with a meaning.
std::uint64_t walk_structure(std::string_view batch) {
  static const auto meaning = [] {
    std::vector<unsigned char> table(256);
    for (const char c : {' ', ',', '=', '\n', '"', '\\'}) table[static_cast<unsigned char>(c)] = 1;
    return table;
  }();
  std::uint64_t found = 0;
  for (const char c : batch) found += meaning[static_cast<unsigned char>(c)];
  return found;
}

bool runs(std::string_view level) {
#if defined(__x86_64__)
  if (level.starts_with("dispatch_")) level.remove_prefix(std::string_view("dispatch_").size());
  if (level == "ssse3") return __builtin_cpu_supports("ssse3") != 0;
  if (level == "avx2")
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0;
  if (level == "avx512")
    return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0;
#endif
  return !level.empty();
}

std::vector<const Level*> levels() {
  std::vector<const Level*> out;
#define X(level) \
  if (runs(#level)) out.push_back(&level##_level);
  FAULTWIRE_BENCH_LEVELS
#undef X
  return out;
}

/// Every scanner must say what the exact path says.
bool checksums_agree() {
  bool good = true;
  for (const std::string_view view : Corpus::names) {
    const std::string name(view);
    const std::string& batch = corpus(name);
    const std::uint64_t parsed = reference_parse(batch);
    const std::uint64_t validated = reference_validate(batch);
    std::fprintf(stderr, "%-10s %9zu bytes, checksums %016llx %016llx\n", name.c_str(),
                 batch.size(), static_cast<unsigned long long>(parsed),
                 static_cast<unsigned long long>(validated));
    for (const Level* level : levels()) {
      if (level->parse(batch) == parsed && level->validate(batch) == validated) continue;
      std::fprintf(stderr, "%s: %s differs from the exact path\n", name.c_str(), level->name);
      good = false;
    }
  }
  return good;
}

void add_threads(const Level* level, const std::string& name, std::string (*make)()) {
  benchmark::RegisterBenchmark((std::string("threads/") + level->name + "/" + name).c_str(),
                               [level, name, make](benchmark::State& state) {
                                 static std::map<std::string, std::string> made;
                                 std::string& own = made[name];
                                 if (own.empty() && make != nullptr) own = make();
                                 const std::string& batch = make != nullptr ? own : corpus(name);
                                 for (auto _ : state) {
                                   const double begin = thread_seconds();
                                   benchmark::DoNotOptimize(level->parse(batch));
                                   const double serial = thread_seconds() - begin;
                                   double seconds[2] = {};
                                   level->threads(batch, 2, seconds);
                                   state.SetIterationTime(std::max(seconds[0], seconds[1]));
                                   state.counters["larger"] =
                                       std::max(seconds[0], seconds[1]) / serial;
                                   state.counters["sum"] = (seconds[0] + seconds[1]) / serial;
                                 }
                               })
      ->Iterations(1)
      ->UseManualTime();
}

/// The slope of log time over log size.
void add_growth(const Level* level, const std::string& name,
                std::uint64_t (*read)(std::string_view), std::string (*make)(std::size_t)) {
  benchmark::RegisterBenchmark(
      (std::string("growth/") + level->name + "/" + name).c_str(),
      [read, make](benchmark::State& state) {
        for (auto _ : state) {
          std::vector<double> x, y;
          for (std::size_t size = 1 << 18; size <= 1 << 24; size *= 4) {
            const std::string batch = make(size);
            const int rounds = static_cast<int>((std::size_t{1} << 24) / size);
            double best = 1e9;
            for (int trial = 0; trial < 3; ++trial) {
              const double begin = thread_seconds();
              for (int i = 0; i < rounds; ++i) benchmark::DoNotOptimize(read(batch));
              best = std::min(best, (thread_seconds() - begin) / rounds);
            }
            x.push_back(std::log(static_cast<double>(batch.size())));
            y.push_back(std::log(best));
          }
          double mx = 0, my = 0, xy = 0, xx = 0;
          for (std::size_t i = 0; i < x.size(); ++i)
            mx += x[i] / static_cast<double>(x.size()), my += y[i] / static_cast<double>(x.size());
          for (std::size_t i = 0; i < x.size(); ++i)
            xy += (x[i] - mx) * (y[i] - my), xx += (x[i] - mx) * (x[i] - mx);
          state.counters["slope"] = xy / xx;
          state.SetIterationTime(1e-3);
        }
      })
      ->Iterations(1)
      ->UseManualTime();
}

std::string repeated(std::string_view begin, std::string_view middle, std::string_view end,
                     std::size_t size) {
  std::string out(begin);
  while (out.size() + end.size() < size) out += middle;
  return out.append(end);
}

void one_call(benchmark::State& state, const Level* level) {
  const std::string line = "cpu,host=A,region=west usage=58.2 1590488773254420000\n";
  constexpr int rounds = 200'000;
  for (auto _ : state) {
    double begin = thread_seconds();
    for (int i = 0; i < rounds; ++i) {
      const char* data = line.data();
      benchmark::DoNotOptimize(data);
      benchmark::DoNotOptimize(std::memchr(data, '\n', line.size()));
      double value = 0;
      std::from_chars(data + 29, data + 33, value);
      benchmark::DoNotOptimize(value);
    }
    const double base = thread_seconds() - begin;
    begin = thread_seconds();
    for (int i = 0; i < rounds; ++i) {
      const char* data = line.data();
      benchmark::DoNotOptimize(data);
      benchmark::DoNotOptimize(level->parse({data, line.size()}));
    }
    const double ours = thread_seconds() - begin;
    state.SetIterationTime(ours);
    state.counters["ratio"] = ours / base;
    state.counters["ns"] = ours / rounds * 1e9;
  }
}

void register_all() {
  for (const std::string_view view : Corpus::names) {
    const std::string name(view);
    add("memchr", name, lines_by_memchr);
    add("read", name, sum_of_words);
    add("walk", name, walk_structure);
    add("parse/reference", name, reference_parse);
    add("validate/reference", name, reference_validate);
    for (const Level* level : levels()) {
      add(std::string("parse/") + level->name, name, level->parse);
      add(std::string("count/") + level->name, name, level->count);
      add(std::string("few fields/") + level->name, name, level->few_fields);
      add(std::string("on demand/") + level->name, name, level->on_demand);
      add(std::string("validate/") + level->name, name, level->validate);
      add(std::string("columns/") + level->name, name, level->columns);
    }
  }
  for (const Level* level : levels()) {
    if (std::string_view(level->name) != "sse2" && levels().size() > 1) continue;
    add_threads(level, "telemetry", nullptr);
    add_threads(level, "strings", nullptr);
    add_threads(level, "one giant string", [] {
      return repeated("m a=\"", "cpu,host=a usage=1.5 1590488773254420000\n", "\" 1\n", 16'000'000);
    });
    add_threads(level, "every newline quoted", [] {
      return repeated("", "m,t=1 a=\"some text\nand more of it\n\",b=2 1590488773254420000\n", "",
                      16'000'000);
    });
    add_growth(level, "line length", level->parse,
               [](std::size_t n) { return repeated("m,t=1 a=\"", "some text ", "\" 1\n", n); });
    add_growth(level, "tags", level->parse,
               [](std::size_t n) { return repeated("m", ",t=value", " a=1 1\n", n); });
    add_growth(level, "fields", level->parse,
               [](std::size_t n) { return repeated("m a=1", ",b=1.5", " 1\n", n); });
    add_growth(level, "escapes", level->parse, [](std::size_t n) {
      return repeated("m", ",\\,\\ x=\\,\\ x\\=y\\q", " a=1 1\n", n);
    });
    add_growth(level, "rejections", level->parse,
               [](std::size_t n) { return repeated("", "cpu,host usage=1 1\n", "", n); });
    add_growth(level, "distinct columns", level->columns, [](std::size_t n) {
      std::string out;
      for (std::size_t i = 0; out.size() < n; ++i) out += "m f" + std::to_string(i) + "=1.5 1\n";
      return out;
    });
    benchmark::RegisterBenchmark((std::string("one_call/") + level->name).c_str(),
                                 [level](benchmark::State& state) { one_call(state, level); })
        ->Iterations(1)
        ->UseManualTime();
  }
}

}  // namespace
}  // namespace faultwire::bench

int main(int argc, char** argv) {
  using namespace faultwire::bench;
  if (argc == 3 && std::string_view(argv[1]) == "--write") {
    for (const std::string_view name : Corpus::names)
      std::ofstream(std::string(argv[2]) + "/" + std::string(name) + ".lp", std::ios::binary)
          << corpus(std::string(name));
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv) || !checksums_agree()) return 1;
  register_all();
  benchmark::RunSpecifiedBenchmarks();
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  std::fprintf(stderr, "peak memory %ld MB, the corpora included\n", usage.ru_maxrss / 1024);
}
