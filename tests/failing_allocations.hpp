// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Lets the n-th allocation of the program fail, and counts what is allocated and not yet given
// back; one file of a program includes this.
#ifndef FAULTWIRE_TESTS_FAILING_ALLOCATIONS_HPP
#define FAULTWIRE_TESTS_FAILING_ALLOCATIONS_HPP
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

#include "faultwire/config.hpp"

namespace failing {
inline std::atomic<long> live = 0;
inline std::atomic<long> until_failure = 0;  ///< 0: none fails
inline std::atomic<bool> failed = false;

inline void* take(std::size_t size) noexcept {
  if (until_failure > 0 && --until_failure == 0) {
    failed = true;
    return nullptr;
  }
  ++live;
  return std::malloc(size == 0 ? 1 : size);
}
inline void give(void* memory) noexcept {
  if (memory != nullptr) --live;
  std::free(memory);
}
}  // namespace failing

// Not inlined, because g++ would see a pointer of new in free.
FAULTWIRE_NEVER_INLINE void* operator new(std::size_t size) {
  void* const memory = failing::take(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
FAULTWIRE_NEVER_INLINE void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return failing::take(size);
}
FAULTWIRE_NEVER_INLINE void operator delete(void* memory) noexcept { failing::give(memory); }
FAULTWIRE_NEVER_INLINE void operator delete(void* memory, std::size_t) noexcept {
  failing::give(memory);
}
FAULTWIRE_NEVER_INLINE void operator delete(void* memory, const std::nothrow_t&) noexcept {
  failing::give(memory);
}

namespace failing {
/// What came of running an operation with each of its allocations failing in turn.
struct Sweep {
  long runs = 0;      ///< allocations that failed
  long reported = 0;  ///< runs that ended in std::bad_alloc
  long leaked = 0;    ///< runs that did not give back what they took
};
/// Runs `operation` with the first allocation failing, then the second, and so on until none is
/// left that could fail. Behind each run `check` sees whether the operation came to its end.
template <class Operation, class Check>
Sweep at_every_allocation(Operation operation, Check check) {
  Sweep sweep;
  for (long n = 1;; ++n) {
    const long before = live;
    bool ended = false;
    failed = false;
    until_failure = n;
    try {
      operation();
      ended = true;
    } catch (const std::bad_alloc&) {
    }
    until_failure = 0;
    sweep.leaked += live != before;
    check(ended);
    if (!failed) return sweep;
    ++sweep.runs;
    sweep.reported += !ended;
  }
}
template <class Operation>
Sweep at_every_allocation(Operation operation) {
  return at_every_allocation(operation, [](bool) {});
}
}  // namespace failing
#endif
