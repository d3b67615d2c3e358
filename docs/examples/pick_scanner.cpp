// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The headers choose their instruction set when they are compiled. To choose when the program
// starts, compile one function several times and pick: everything that depends on the instruction
// set has a namespace of its own, so the objects can be linked together.
//
//   c++ -std=c++20 -O3 -c -DCOUNT=count_plain pick_scanner.cpp -o plain.o
//   c++ -std=c++20 -O3 -c -DCOUNT=count_avx2 -mavx2 -mbmi -mbmi2 pick_scanner.cpp -o avx2.o
//   c++ -std=c++20 -O3 pick_scanner.cpp plain.o avx2.o
//
// The plain object comes first: of an inline function that several objects have, the linker keeps
// the first.
#include <cstddef>
#include <string_view>

#if defined(COUNT)
#include "faultwire/line_protocol/parse.hpp"

// A plain interface: no type of the library crosses it, and no inline function of the caller is
// compiled twice.
extern "C" std::size_t COUNT(const char* data, std::size_t size) {
  std::size_t accepted = 0;
  for (const auto& entry : faultwire::line_protocol::parse(std::string_view(data, size)))
    accepted += entry ? 1u : 0u;
  return accepted;
}

#else
#include <cstdio>

extern "C" std::size_t count_plain(const char*, std::size_t);
extern "C" std::size_t count_avx2(const char*, std::size_t);

int main() {
  const bool wide = __builtin_cpu_supports("avx2") != 0;
  const auto count = wide ? count_avx2 : count_plain;
  constexpr std::string_view batch =
      "cpu,host=a usage=1.5 1\ncpu,host=b usage=\ncpu,host=c usage=2i\n";
  std::printf("%zu accepted\n", count(batch.data(), batch.size()));
}
#endif
