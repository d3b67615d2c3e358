// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_HISTORY_HPP
#define FAULTWIRE_RETRY_HISTORY_HPP
/// What happened to the attempts of a call: the last of them, and their rendering for a log.
///
/// @code
/// using namespace faultwire::retry;
/// RetryHistory history;
/// history.add({.number = 1, .code = GrpcCode::unavailable, .action = Action::retry_now});
/// std::string text;
/// history_to([&](std::string_view piece) { text += piece; }, history);
/// @endcode

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/detail/number_text.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/retry/decision.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// What an operation may know of the attempt that it is to make.
struct Attempt {
  std::int32_t number = 1;  ///< counted from 1; those that no application saw count too
  /// The value of `grpc-previous-rpc-attempts`, which is not sent while it is 0.
  std::int32_t previous_attempts = 0;
  /// Until the deadline of the call.
  std::chrono::nanoseconds remaining = (std::chrono::nanoseconds::max)();
};

/// What became of one attempt.
struct AttemptRecord {
  std::int32_t number = 0;
  AnyCode code = {};
  Action action = Action::give_up;
  std::chrono::nanoseconds elapsed{0};  ///< from the start of the call to the end of the attempt
  std::chrono::nanoseconds delay{0};    ///< the wait that was to follow
  std::string_view rule = {};           ///< why; static storage unless the caller's rules made it
};

/// The last attempts of a call, at most 16; those before are counted. Never allocates.
class RetryHistory {
 public:
  static constexpr std::size_t capacity = 16;
  /// Adds a record; the oldest one is dropped when there are more than `capacity`.
  constexpr void add(const AttemptRecord& record) noexcept {
    records_[static_cast<std::size_t>(count_++) % capacity] = record;
  }
  /// Returns how many records were added.
  [[nodiscard]] constexpr std::int64_t count() const noexcept { return count_; }
  /// Returns how many records are still there.
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    const auto count = static_cast<std::size_t>(count_);
    return count < capacity ? count : capacity;
  }
  /// Returns a record; the oldest that is there is 0.
  [[nodiscard]] constexpr const AttemptRecord& operator[](std::size_t i) const noexcept {
    return records_[(static_cast<std::size_t>(count_) - size() + i) % capacity];
  }

 private:
  std::array<AttemptRecord, capacity> records_{};
  std::int64_t count_ = 0;
};

/// Renders the history of a call for a log or the message of its last error, such as
/// `attempt 1 after 3 ms: grpc:UNAVAILABLE, again in 100 ms; attempt 2 after 107 ms: ...`.
template <Sink S>
void history_to(S&& sink, const RetryHistory& history) {
  constexpr auto milliseconds = [](std::chrono::nanoseconds time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  };
  const std::int64_t dropped = history.count() - static_cast<std::int64_t>(history.size());
  if (dropped > 0) {
    detail::number_to(sink, dropped);
    sink(" attempts before; ");
  }
  for (std::size_t i = 0; i < history.size(); ++i) {
    const AttemptRecord& record = history[i];
    sink(i == 0 ? "attempt " : "; attempt ");
    detail::number_to(sink, record.number);
    sink(" after ");
    detail::number_to(sink, milliseconds(record.elapsed));
    sink(" ms: ");
    code_to(sink, record.code);
    if (will_retry(record.action)) {
      sink(", again in ");
      detail::number_to(sink, milliseconds(record.delay));
      sink(" ms");
    } else {
      sink(", ");
      sink(record.rule);
    }
  }
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
