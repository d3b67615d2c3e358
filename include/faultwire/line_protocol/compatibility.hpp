// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_COMPATIBILITY_HPP
#define FAULTWIRE_LINE_PROTOCOL_COMPATIBILITY_HPP
/// What InfluxDB 1.x and 2.x refuse, accept or read differently than the grammar of InfluxDB 3:
/// hints for a program that sends to more than one of them. Authority: models/points.go of InfluxDB
/// 1.0.0 to 1.12.4 and 2.0.0 to 2.9.1.
///
/// @code
/// using namespace line_protocol;
/// const std::string batch = "m,a=b=c f=5u\n";
/// int refused = 0;  // by InfluxDB 1.x: a `=` in a tag value, a `u`
/// for (const CompatibilityFinding& finding : compatibility(batch)) {
///   const CompatibilityRow& row = compatibility_row(finding.kind);
///   refused += row.oss_1 == CompatibilityEffect::refuses;
/// }
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "faultwire/line_protocol/compatibility_kind.hpp"
#include "faultwire/line_protocol/detail/compatibility_search.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/precision.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// One construct in one entry.
struct CompatibilityFinding {
  CompatibilityKind kind;
  std::uint64_t entry;  ///< the server's 1-based count
  std::size_t offset;   ///< in bytes of the batch
  std::size_t length;   ///< in bytes
};

/// What `compatibility` looks for.
struct CompatibilityOptions {
  Precision precision = Precision::nanoseconds;
  /// Findings that are returned.
  std::size_t max_findings = 100;
};

/// Calls `found(CompatibilityKind, std::string_view bytes)` for every construct of `entry`,
/// accepted or rejected, that not all parsers read alike; `bytes` is a view into the batch. Linear,
/// and n log n in the number of tags.
template <class Found>
void find_compatibility(const Entry& entry, Precision precision, Found&& found) {
  detail::line_protocol::CompatibilitySearch(entry, precision, found).run();
}

inline namespace FAULTWIRE_SCANNER {

/// Returns the constructs of `batch` that not all parsers read alike, in the order of the entries,
/// at most as many as `options` allow. Accepted and rejected entries are looked at; the write
/// checks are `validate`'s. Linear.
[[nodiscard]] inline std::vector<CompatibilityFinding> compatibility(
    std::string_view batch, const CompatibilityOptions& options = {}) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  std::vector<CompatibilityFinding> findings;
  Reader reader(batch);
  std::size_t begin = 0;
  for (; findings.size() < options.max_findings && reader.next(); begin = reader.offset()) {
    const Entry& entry = reader.entry();
    const auto keep = [&](CompatibilityKind kind, std::string_view bytes) {
      if (findings.size() == options.max_findings) return;
      findings.push_back({kind, entry.number(),
                          static_cast<std::size_t>(bytes.data() - batch.data()), bytes.size()});
    };
    if (entry.offset() == 0 && batch.starts_with(mark))
      keep(CompatibilityKind::byte_order_mark, batch.substr(0, mark.size()));
    if (entry && detail::line_protocol::follows_comment(batch, begin, entry.offset()))
      keep(CompatibilityKind::joined_to_comment, entry.source());
    find_compatibility(entry, options.precision, keep);
  }
  return findings;
}

}  // namespace FAULTWIRE_SCANNER

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
