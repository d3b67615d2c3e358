// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Counts what is allocated in the program; one file of it includes this. Under the address
// sanitizer memory of its own operators (nothrow, as std::stable_sort uses) may not meet these:
// such tests leave it out there.
#ifndef FAULTWIRE_TESTS_COUNTED_ALLOCATIONS_HPP
#define FAULTWIRE_TESTS_COUNTED_ALLOCATIONS_HPP
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

#include "faultwire/config.hpp"

namespace {
std::atomic<std::size_t> allocations = 0;
}

// Not inlined, because g++ would see a pointer of new in free.
FAULTWIRE_NEVER_INLINE void* operator new(std::size_t size) {
  ++allocations;
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}
FAULTWIRE_NEVER_INLINE void operator delete(void* memory) noexcept { std::free(memory); }
FAULTWIRE_NEVER_INLINE void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
#endif
