// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What a fuzz target says of its input: a fuzzer, and the replay of its corpus, see the end of the
// program.
#ifndef FAULTWIRE_TESTS_FUZZ_REQUIRE_HPP
#define FAULTWIRE_TESTS_FUZZ_REQUIRE_HPP
#include <cstdlib>

inline void require(bool good) {
  if (!good) std::abort();
}
#endif
