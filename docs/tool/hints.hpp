// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_HINTS_HPP
#define FAULTWIRE_TOOL_HINTS_HPP
/// What `faultwire check` says beside the verdict: line endings, a byte order mark, and what
/// InfluxDB 1.x and 2.x read otherwise.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/write_api/facts/flavour.hpp"

namespace faultwire_tool {

/// One hint. `line` 0: it is about the whole batch.
struct BatchHint {
  std::string_view kind;    ///< for machines
  std::string_view effect;  ///< what the other parser does: refuses, accepts, differs, drops, same
  std::uint64_t entry = 0;  ///< 0: about the whole batch
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string text;
};

/// Returns the hints for `batch` if it is sent to `flavour`, at most 100. `rejected` tells whether
/// a line of it was rejected.
std::vector<BatchHint> hints_of(std::string_view batch,
                                const faultwire::write_api::Flavour& flavour,
                                faultwire::Precision precision, bool rejected);

}  // namespace faultwire_tool

#endif
