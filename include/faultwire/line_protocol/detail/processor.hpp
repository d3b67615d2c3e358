// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_PROCESSOR_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_PROCESSOR_HPP
/// Which instructions the processor that runs the program has, as far as a scanner uses them.

#include <atomic>
#include <cstdint>

#include "faultwire/config.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::line_protocol {

/// What a processor has; each has all of the one before.
enum class Processor : std::uint8_t {
  unknown,  ///< not asked yet
  any,      ///< what every processor has that can run the unit
  avx2,     ///< AVX2 and bit manipulation: Haswell, Zen and later
  avx512,   ///< AVX-512 as far as Ice Lake and Zen 4 have it
};

/// Asks the processor.
[[nodiscard]] inline Processor read_processor() noexcept {
#if defined(FAULTWIRE_DISPATCH_AVX512)
  __builtin_cpu_init();  // the caller may be a constructor of a static object
  const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
                    __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_supports("popcnt") != 0;
  if (!avx2) return Processor::any;
  // Processors without VBMI2 (Skylake-X) lower their clock for vectors of 64 bytes; Ice Lake hardly
  // does (T. Downs, "Ice Lake AVX-512 Downclocking", 2020).
  const bool avx512 =
      __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
      __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vbmi2") != 0;
  return avx512 ? Processor::avx512 : Processor::avx2;
#else
  return Processor::any;
#endif
}

/// What was read once, or set by a test. Constant-initialised. Two threads that ask at once read
/// the same, so no order is needed.
inline constinit std::atomic<Processor> known_processor{Processor::unknown};

/// Returns what the processor has. Reads it at the first call.
[[nodiscard]] inline Processor processor() noexcept {
  Processor known = known_processor.load(std::memory_order_relaxed);
  if (known == Processor::unknown) [[unlikely]] {
    known = read_processor();
    known_processor.store(known, std::memory_order_relaxed);
  }
  return known;
}

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
