// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What a client that trusts an outcome may lose: nothing that the answer does not say is stored.
#ifndef FAULTWIRE_TESTS_WRITE_OUTCOME_HPP
#define FAULTWIRE_TESTS_WRITE_OUTCOME_HPP
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/write_api/understand/outcome.hpp"

namespace faultwire::test {

/// Whether `range` holds the bytes from `begin` to `end`.
inline bool holds(const faultwire::write_api::BatchRange& range, std::size_t begin,
                  std::size_t end) {
  return range.offset <= begin && end <= range.offset + range.length;
}

/// Whether every entry of `batch` is to be sent again, is named as rejected, or is one that the
/// answer says is stored. The entries are found by the parser, not by the code under test.
inline bool nothing_is_lost(const faultwire::write_api::WriteOutcome& outcome,
                            std::string_view batch) {
  using faultwire::write_api::Stored;
  if (outcome.stored == Stored::all || outcome.stored == Stored::some)
    return outcome.remaining(batch).empty();
  const auto again = outcome.remaining(batch);
  faultwire::line_protocol::Reader reader = faultwire::line_protocol::parse(batch);
  while (reader.next()) {
    const auto& entry = reader.entry();
    const std::string_view source = entry.source();
    // A body that is not UTF-8 has no entries.
    using faultwire::line_protocol::RejectionKind;
    if (!entry && entry.rejection().kind() == RejectionKind::invalid_utf8) return true;
    bool kept = false;
    for (const auto& range : again)
      kept = kept || holds(range, entry.offset(), entry.offset() + source.size());
    for (const auto& rejected : outcome.rejected) {
      kept = kept || (rejected.entry != 0 && rejected.entry == entry.number()) ||
             (rejected.entry == 0 && rejected.line_whole && rejected.line == source);
    }
    if (!kept) return false;
  }
  return true;
}

/// Whether an answer with this status may say that anything is stored: a success, or one of the
/// words with which servers say so.
inline bool may_say_stored(unsigned status, std::string_view text) {
  if (status >= 200 && status < 300) return true;
  std::string folded;
  for (const char c : text) folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const std::string_view words : {"partial", "hinted", "written", "accepted"}) {
    if (folded.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace faultwire::test
#endif
