// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_SCAN_PLAIN_DIFFERENCE_HPP
#define FAULTWIRE_TESTS_SCAN_PLAIN_DIFFERENCE_HPP
// Plain lines against the exact path.
#include <cstdint>
#include <string_view>

#include "faultwire/line_protocol/scan/plain_lines.hpp"
#include "reference_reader.hpp"

namespace faultwire::test {

/// What is wrong with the plain lines at the begin of `batch`, or null; adds their number to
/// `taken`.
inline const char* plain_difference(std::string_view batch, std::uint64_t& taken) {
  const detail::line_protocol::scan::PlainPart part =
      detail::line_protocol::scan::skip_plain_lines(batch.data(), batch.data() + batch.size());
  const std::string_view lines =
      batch.substr(0, static_cast<std::size_t>(part.line - batch.data()));
  if (part.seen > batch.data() + batch.size()) return "plain lines look too far";
  if (!lines.empty() && lines.back() != '\n') return "plain lines end within a line";
  std::uint64_t count = 0;
  for (ReferenceReader exact(lines); exact.next(); ++count) {
    if (!exact.entry()) return "a plain line is rejected";
  }
  taken += count;
  return count == part.count ? nullptr : "number of plain lines";
}

/// The same wherever a physical line begins.
inline const char* plain_difference_anywhere(std::string_view batch, std::uint64_t& taken) {
  for (std::size_t at = 0; at < batch.size(); at = batch.find('\n', at) + 1) {
    if (const char* what = plain_difference(batch.substr(at), taken)) return what;
    if (batch.find('\n', at) == batch.npos) break;
  }
  return nullptr;
}

}  // namespace faultwire::test

#endif
