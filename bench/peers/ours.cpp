// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// ours speed FILE ROUNDS: reads every entry and every value of a file, and prints bytes, and points
// and CPU seconds of each round, as the other parsers do. ours write FOLDER MB: writes the corpora.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "../corpora.hpp"
#include "faultwire/line_protocol/parse.hpp"

namespace {
using namespace faultwire::line_protocol;

double seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}
double number(const Value& value) {
  if (value.is_float()) return value.as_float();
  if (value.is_integer()) return static_cast<double>(value.as_integer());
  if (value.is_uinteger()) return static_cast<double>(value.as_uinteger());
  if (value.is_boolean()) return value.as_boolean() ? 1.0 : 0.0;
  return static_cast<double>(value.as_string().raw().size());
}
int speed(const char* path, int rounds) {
  std::ifstream in(path, std::ios::binary);
  const std::string data{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::printf("%zu", data.size());
  double sum = 0;
  for (int round = 0; round < rounds; ++round) {
    const double begin = seconds();
    std::size_t points = 0;
    for (const auto& entry : parse(data)) {
      if (!entry) continue;
      ++points;
      for (const auto& field : entry.fields()) sum += number(field.value);
    }
    std::printf(" %zu %.6f", points, seconds() - begin);
  }
  std::printf("\n");
  std::fprintf(stderr, "sum %g\n", sum);
  return 0;
}
}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  if (std::string_view(argv[1]) == "speed") return speed(argv[2], std::atoi(argv[3]));
  using faultwire::bench::Corpus;
  for (const std::string_view name : Corpus::names)
    std::ofstream(std::string(argv[2]) + "/" + std::string(name) + ".lp", std::ios::binary)
        << Corpus::make(name, std::strtoull(argv[3], nullptr, 10) << 20);
  return 0;
}
