// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Stands between libFuzzer and a target to count what libFuzzer does not: the bytes that the target
// was given.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int faultwire_fuzz_target(const std::uint8_t* data, std::size_t size);

namespace {
unsigned long long executions = 0;
unsigned long long bytes = 0;
void print_counts() {
  std::fprintf(stderr, "counted: %llu executions, %llu bytes\n", executions, bytes);
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (executions++ == 0) std::atexit(print_counts);
  bytes += size;
  return faultwire_fuzz_target(data, size);
}
