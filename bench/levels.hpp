// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_BENCH_LEVELS_HPP
#define FAULTWIRE_BENCH_LEVELS_HPP
// What is measured of each scanner: the same source, compiled once a scanner.
#include <cstdint>
#include <string_view>

namespace faultwire::bench {

struct Level {
  const char* name;
  std::uint64_t (*parse)(std::string_view);       ///< reads everything; a checksum of it
  std::uint64_t (*count)(std::string_view);       ///< the same without the checksum; fields
  std::uint64_t (*few_fields)(std::string_view);  ///< the same, but reads one field of each entry
  std::uint64_t (*on_demand)(std::string_view);   ///< the same by `next_on_demand`
  std::uint64_t (*validate)(std::string_view);    ///< verdicts, kinds and spans; a checksum of them
  std::uint64_t (*columns)(
      std::string_view);  ///< validate with the columns of the batch; accepted entries
  void (*threads)(
      std::string_view, int,
      double*);  ///< reads in parts, one a thread; the CPU seconds of each, stitching with the last
};

/// By the exact path alone.
std::uint64_t reference_parse(std::string_view batch);
std::uint64_t reference_validate(std::string_view batch);

double thread_seconds();

}  // namespace faultwire::bench

#endif
