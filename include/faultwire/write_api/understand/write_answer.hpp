// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_UNDERSTAND_WRITE_ANSWER_HPP
#define FAULTWIRE_WRITE_API_UNDERSTAND_WRITE_ANSWER_HPP
/// The outcome of a write as the answer that `retry::write_loop` asks for. The loop then drops what
/// is stored or rejected, splits what is too large, and sends the rest.
///
/// @code
/// using namespace faultwire;
/// const std::string_view batch = "a f=1\nb f=x\n";
/// const auto entries = retry::lines_of(batch);
/// write_api::WriteOutcome outcome{.status = 400, .stored = write_api::Stored::some};
/// outcome.rejected.push_back({.entry = 2});
/// retry::WriteAnswer answer = write_api::answer_of(outcome, {.body = batch, .entries = entries});
/// bool second = answer.rejected.at(0) == 1;
/// @endcode

#include <cstddef>
#include <optional>
#include <span>

#include "faultwire/retry/write_answer.hpp"
#include "faultwire/write_api/understand/failure.hpp"
#include "faultwire/write_api/understand/outcome.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail::write_api {
/// Returns the index of the entry that holds the byte at `offset`; the count of entries if none
/// does. The entries are in order. O(log entries).
[[nodiscard]] inline std::size_t entry_at(std::span<const retry::BatchPart> entries,
                                          std::size_t offset) noexcept {
  std::size_t low = 0;
  std::size_t high = entries.size();  // the first entry that begins after `offset`
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (entries[middle].offset <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == 0) return entries.size();
  const retry::BatchPart& found = entries[low - 1];
  return offset < found.offset + found.length ? low - 1 : entries.size();
}
}  // namespace detail::write_api

namespace write_api {

/// Returns what `outcome` says about `request`. It has no failure if the status is a success, the
/// server stored everything and rejected nothing. Otherwise the failure is that of `failure_of`,
/// and a rejected entry is named if it is found in the body of the request. Linear in the body.
/// A template, so that only a unit that calls it compiles the search in the batch.
/// @param idempotency  of the batch; unknown: that of the options of the loop
/// @param now          the time of the answer, which a Retry-After with a date needs
template <class Explained = ExplainedEntry>
[[nodiscard]] retry::WriteAnswer answer_of(
    const WriteOutcome& outcome, const retry::WriteRequest& request,
    retry::Idempotency idempotency = retry::Idempotency::unknown,
    std::optional<retry::SystemTime> now = std::nullopt) {
  retry::WriteAnswer answer;
  const bool success = outcome.status >= 200 && outcome.status < 300;
  if (success && outcome.stored == Stored::all && outcome.rejected.empty()) return answer;
  answer.failure = failure_of(outcome, idempotency, now);
  answer.names_all = outcome.complete;
  for (const Explained& found : outcome.explain<Explained>(request.body)) {
    const std::size_t entry =
        faultwire::detail::write_api::entry_at(request.entries, found.range.offset);
    if (found.entry == 0 || entry == request.entries.size()) {
      answer.names_all = false;
    } else {
      answer.rejected.push_back(entry);
    }
  }
  return answer;
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
