// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DISPATCH_HPP
#define FAULTWIRE_LINE_PROTOCOL_DISPATCH_HPP
/// Reads line protocol with the best scanner of the processor that runs the program, whatever the
/// compiler was told: a default build uses AVX2 or AVX-512 where they are. The other headers use
/// what the flags of the unit allow everywhere, with or without this one. Needs abseil, as
/// `validate` does.
///
/// @code
/// const std::string batch = "cpu,host=a usage=1.5 1\ncpu,host=b usage=\n";
/// double sum = 0;
/// const auto entries = line_protocol::dispatch::for_each_entry(
///     batch, [&sum](const line_protocol::Entry& entry) {
///       if (entry) sum += entry.fields()[0].value.as_float();
///     });
/// const BatchReport report = line_protocol::dispatch::validate(batch);
/// bool both = entries == 2 && report.rejected == 1;  // true
/// @endcode
///
/// Cost: one relaxed load and a branch a call, no static initialisation. A unit that includes it
/// compiles each scanner that the processor may have: three instead of one on x86-64 with g++ or
/// clang; elsewhere, and with FAULTWIRE_PORTABLE_SCAN, it is the scanner of the unit.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/detail/processor.hpp"
#include "faultwire/line_protocol/detail/scanner_calls.hpp"

#if defined(FAULTWIRE_DISPATCH_AVX512)
#include <immintrin.h>

namespace faultwire {
inline namespace v1 {
namespace detail::line_protocol {
inline namespace FAULTWIRE_SCANNER {

// The headers of the scanner are read again for each better one. All that they include is included
// above, so that nothing else gets into these namespaces.
#define FAULTWIRE_SCANNER_AGAIN 1
#pragma push_macro("FAULTWIRE_SCANNER")
#pragma push_macro("FAULTWIRE_SCANNER_SSE2")
#pragma push_macro("FAULTWIRE_SCANNER_SSSE3")
#pragma push_macro("FAULTWIRE_SCANNER_AVX2")
#undef FAULTWIRE_SCANNER_SSE2
#undef FAULTWIRE_SCANNER_SSSE3

#if defined(FAULTWIRE_DISPATCH_AVX2)
#undef FAULTWIRE_LINE_PROTOCOL_DETAIL_SCANNER_AGAIN_HPP
#undef FAULTWIRE_SCANNER
#define FAULTWIRE_SCANNER avx2
#define FAULTWIRE_SCANNER_AVX2 1
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2,popcnt")
#endif
namespace with_avx2 {
#include "faultwire/line_protocol/detail/scanner_again.hpp"
}  // namespace with_avx2
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif

#undef FAULTWIRE_LINE_PROTOCOL_DETAIL_SCANNER_AGAIN_HPP
#undef FAULTWIRE_SCANNER
#undef FAULTWIRE_SCANNER_AVX2
#define FAULTWIRE_SCANNER avx512
#define FAULTWIRE_SCANNER_AVX512 1
#if defined(__clang__)
#pragma clang attribute push(                                                  \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx2,bmi,bmi2,popcnt"))), \
    apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vl,avx2,bmi,bmi2,popcnt")
#endif
namespace with_avx512 {
#include "faultwire/line_protocol/detail/scanner_again.hpp"
}  // namespace with_avx512
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#undef FAULTWIRE_SCANNER_AVX512
#pragma pop_macro("FAULTWIRE_SCANNER_AVX2")
#pragma pop_macro("FAULTWIRE_SCANNER_SSSE3")
#pragma pop_macro("FAULTWIRE_SCANNER_SSE2")
#pragma pop_macro("FAULTWIRE_SCANNER")
#undef FAULTWIRE_SCANNER_AGAIN

}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire
#endif

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {

/// Calls `use` with the `ScannerCalls` of the best scanner that the processor can run.
template <class Use>
decltype(auto) with_best_scanner(Use use) {
#if defined(FAULTWIRE_DISPATCH_AVX512)
  const Processor known = processor();
  if (known == Processor::avx512) return use(with_avx512::Calls{});
#endif
#if defined(FAULTWIRE_DISPATCH_AVX2)
  if (known == Processor::avx2) return use(with_avx2::Calls{});
#endif
  return use(ScannerCalls{});
}

}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol

namespace line_protocol {
inline namespace FAULTWIRE_SCANNER {
/// The functions of `parse.hpp`, `validate.hpp` and `splitter.hpp` by the best scanner of the
/// processor.
namespace dispatch {

/// Returns the name of the scanner that is used: "avx2", "avx512", or that of the unit.
template <class Lazy = void>
[[nodiscard]] std::string_view scanner() noexcept {
  return detail::line_protocol::with_best_scanner([](auto calls) { return calls.name(); });
}

/// Calls `each` with every entry of `batch`, accepted or rejected, until it returns false if it
/// returns a bool. Returns the number of entries that were read, and those before the batch. The
/// entry is valid during the call. `each` is compiled once a scanner.
template <std::invocable<const Entry&> F>
std::uint64_t for_each_entry(std::string_view batch, F&& each, const ParseOptions& options = {}) {
  return detail::line_protocol::with_best_scanner(
      [&](auto calls) { return calls.for_each_entry(batch, options, each); });
}

/// The same by `Reader::next_on_demand`: numbers are only checked, and read when `each` asks.
template <std::invocable<const Entry&> F>
std::uint64_t for_each_entry_on_demand(std::string_view batch, F&& each,
                                       const ParseOptions& options = {}) {
  return detail::line_protocol::with_best_scanner(
      [&](auto calls) { return calls.for_each_entry_on_demand(batch, options, each); });
}

/// Calls `each` with every rejected entry of `batch`, until it returns false if it returns a bool.
/// The accepted ones are only counted, which is faster. Returns the number of entries that were
/// read, and those before the batch.
template <std::invocable<const Entry&> F>
std::uint64_t for_each_rejection(std::string_view batch, F&& each,
                                 const ParseOptions& options = {}) {
  return detail::line_protocol::with_best_scanner(
      [&](auto calls) { return calls.for_each_rejection(batch, options, each); });
}

/// Returns whether the parser accepts every entry of `batch`. A batch without entries is valid.
template <class Lazy = void>
[[nodiscard]] bool is_valid(std::string_view batch) {
  bool valid = true;
  for_each_rejection(batch, [&valid](const Entry&) { return valid = false; });
  return valid;
}

/// Returns the first rejection of `batch`, or nothing if the parser accepts every entry. Its views
/// are into `batch`.
template <class Lazy = void>
[[nodiscard]] std::optional<Rejection> first_rejection(std::string_view batch,
                                                       const ParseOptions& options = {}) {
  std::optional<Rejection> first;
  for_each_rejection(
      batch,
      [&first](const Entry& entry) {
        first = entry.rejection();
        return false;
      },
      options);
  return first;
}
/// Does not compile: a temporary string would be gone before the views into it are read.
template <detail::line_protocol::OwningTemporary T>
std::optional<Rejection> first_rejection(T&&, const ParseOptions& = {}) {
  detail::line_protocol::refuse_temporary<T>();
  return std::nullopt;
}

/// Returns what `line_protocol::validate` returns for the same arguments: with a `Schema`, with a
/// memory, or with neither.
template <class... SchemaOrMemory>
requires(sizeof...(SchemaOrMemory) <= 1) [[nodiscard]] BatchReport
    validate(std::string_view batch, const ValidateOptions& options = {},
             SchemaOrMemory&... schema_or_memory) {
  return detail::line_protocol::with_best_scanner(
      [&](auto calls) { return calls.validate(batch, options, schema_or_memory...); });
}
/// Does not compile: a temporary string would be gone before the report is read.
template <detail::line_protocol::OwningTemporary T, class... SchemaOrMemory>
BatchReport validate(T&&, const ValidateOptions& = {}, SchemaOrMemory&...) {
  detail::line_protocol::refuse_temporary<T>();
  return {};
}

/// Runs a part of `parallel`, as `parallel.run(part)` does. Different parts may run at once.
template <class Factory>
void run(ParallelParse<Factory>& parallel, std::size_t part) {
  detail::line_protocol::with_best_scanner([&](auto calls) { calls.run(parallel, part); });
}

}  // namespace dispatch
}  // namespace FAULTWIRE_SCANNER
}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
