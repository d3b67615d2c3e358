// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_WRITE_LOOP_HPP
#define FAULTWIRE_RETRY_WRITE_LOOP_HPP
/// Writes a batch until every entry is settled: posts it, reads the answer, drops what is stored or
/// refused, splits what is too large, waits, and sends the rest. It does no I/O of its own.
/// `WriteLoop` is a step function for event loops; `write_loop` waits in the thread that calls it.
/// Both report the fate of every entry.
///
/// @code
/// using namespace faultwire::retry;
/// const std::string_view batch = "m f=1 1\nbad\nm f=2 2\n";
/// const auto post = [](const WriteRequest& request) {  // a server that refuses the second entry
///   WriteAnswer answer;
///   if (request.entries.size() == 3) {
///     answer.failure = Failure{.code = HttpStatus::bad_request, .stored = Stored::some};
///     answer.rejected = {1};
///   }
///   return answer;
/// };
/// SteadyClock clock;
/// const std::vector<BatchPart> entries = lines_of(batch);
/// WriteReport report = write_loop(preset(Preset::influx_write), clock, batch, entries, post);
/// bool good = report.fates[1] == WriteFate::rejected && report.count(WriteFate::stored) == 2;
/// @endcode

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "faultwire/retry/clock.hpp"
#include "faultwire/retry/loop.hpp"
#include "faultwire/retry/state.hpp"
#include "faultwire/retry/write_answer.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// What became of one entry of a batch.
enum class WriteFate : std::uint8_t {
  pending = 0,  ///< not settled yet
  stored,       ///< the server keeps it
  rejected,     ///< the server refused it for good: correct it, or drop it
  kept,         ///< not stored; send it again when a person has acted, or with new credentials
  given_up,     ///< not stored; no attempts or no time were left. Sending it again is harmless
  unknown,      ///< may be stored or not: a second write is safe only for an idempotent batch
};

/// The names of the fates, by `WriteFate`.
inline constexpr std::string_view write_fate_names[] = {"pending"sv, "stored"sv,   "rejected"sv,
                                                        "kept"sv,    "given_up"sv, "unknown"sv};

/// How a batch was written, entry by entry.
struct WriteReport {
  std::vector<WriteFate> fates = {};    ///< by the index of the entry in the batch
  std::int32_t requests = 0;            ///< that were answered
  std::chrono::nanoseconds elapsed{0};  ///< from the first step to the last answer
  Failure failure = {};                 ///< the last one
  Decision decision = {};               ///< the last one; `done` if everything is stored
  RetryHistory history = {};            ///< of all requests that failed

  /// Returns how many entries have this fate. O(entries).
  [[nodiscard]] std::size_t count(WriteFate fate) const noexcept {
    std::size_t out = 0;
    for (const WriteFate one : fates) out += one == fate ? 1u : 0u;
    return out;
  }
  /// Returns whether every entry is stored.
  [[nodiscard]] bool complete() const noexcept { return count(WriteFate::stored) == fates.size(); }
};

/// What a batch is written with, beside the policy.
struct WriteLoopOptions {
  RetryOptions call = {};  ///< the deadline is that of the whole batch
  /// Of the batch: idempotent if every point carries a timestamp.
  Idempotency idempotency = Idempotency::unknown;
  /// Whether a refused request without named entries is halved until the bad entries are found. It
  /// costs about 2 * log2(entries) requests for each of them, and 2 * entries if all are bad.
  bool isolate = false;
  std::int32_t max_requests = 1000;  ///< for the whole batch; at least 1
};

/// What is to be done next.
struct WriteStep {
  /// What kind of step it is.
  enum class Kind : std::uint8_t {
    done = 0,  ///< every entry is settled
    send,      ///< post `request`, then call `answered`
    wait,      ///< call `step` again after `delay`
  };
  Kind kind = Kind::done;
  WriteRequest request = {};
  std::chrono::nanoseconds delay{0};
};

/// Writes one batch, step by step. Not thread-safe; one for every batch. Memory: O(entries), and a
/// copy of the entries of a request whose entries do not follow each other in the batch.
template <RetryRules R>
class WriteLoop {
 public:
  /// @param batch    must outlive the loop
  /// @param entries  the parts of `batch` that may be sent one without the other, in order
  WriteLoop(R rules, std::string_view batch, std::span<const BatchPart> entries,
            const WriteLoopOptions& options = {})
      : rules_(std::move(rules)),
        batch_(batch),
        entries_(entries.begin(), entries.end()),
        options_(options) {
    report_.fates.resize(entries_.size());
    Piece all;
    for (std::size_t i = 0; i < entries_.size(); ++i) all.push_back(i);
    if (!all.empty()) pieces_.push_back(std::move(all));
    if (pieces_.empty())
      report_.decision = detail::retry::decision_of(Action::done, Reason::succeeded);
  }

  /// Returns what to do at this time, on any clock that does not go backwards. While a request is
  /// under way it returns that request again.
  [[nodiscard]] WriteStep step(std::chrono::nanoseconds now) {
    start_at(now);
    if (pieces_.empty()) return {};
    if (!state_) begin_piece();
    if (now < ready_) return {.kind = WriteStep::Kind::wait, .delay = ready_ - now};
    const Attempt attempt = state_->attempt(now - *start_);
    if (attempt.remaining.count() <= 0) {
      end_all(WriteFate::given_up, detail::retry::decision_of(Action::give_up, Reason::time_used));
      return {};
    }
    sending_ = true;
    return {.kind = WriteStep::Kind::send, .request = {body_, parts_, attempt}};
  }

  /// Takes what the answer to the last request says. Without a request under way it does nothing.
  void answered(std::chrono::nanoseconds now, const WriteAnswer& answer) {
    if (!sending_) return;
    sending_ = false;
    ++report_.requests;
    report_.elapsed = now - *start_;
    if (!answer.failure) return stored();
    failed(now, answer);
    if (!pieces_.empty() && report_.requests >= options_.max_requests)
      end_all(WriteFate::given_up,
              detail::retry::decision_of(Action::give_up, Reason::attempts_used));
  }

  /// Ends the loop. A request that is under way may yet be stored: its entries are `unknown`.
  void cancel() {
    if (pieces_.empty()) return;
    if (sending_) settle(pieces_.back(), WriteFate::unknown);
    sending_ = false;
    end_all(WriteFate::given_up, detail::retry::decision_of(Action::give_up, Reason::cancelled));
  }

  /// Returns what is known so far; final when `step` says `done`.
  [[nodiscard]] const WriteReport& report() const noexcept { return report_; }

 private:
  // Types that depend on R, so that a program that makes no loop compiles none of their members.
  template <class T>
  using Own = typename detail::codes::Dependent<T, R>::type;
  using Piece = std::vector<Own<std::size_t>>;

  void start_at(std::chrono::nanoseconds now) {
    if (start_) return;
    start_ = now;
    ready_ = now;
    options_.call.start = now;
    if (options_.call.seed == 0) options_.call.seed = static_cast<std::uint64_t>(now.count());
  }

  /// Makes the request of the next piece.
  void begin_piece() {
    state_.emplace(rules_, options_.call);
    ++options_.call.seed;  // the pieces of one batch do not wait alike
    const Piece& piece = pieces_.back();
    parts_.clear();
    const bool whole = piece.back() - piece.front() + 1 == piece.size();
    if (whole) {
      const std::size_t begin = entries_[piece.front()].offset;
      const BatchPart& last = entries_[piece.back()];
      body_ = batch_.substr(begin, last.offset + last.length - begin);
      for (const std::size_t i : piece)
        parts_.push_back({entries_[i].offset - begin, entries_[i].length});
      return;
    }
    buffer_.clear();
    for (const std::size_t i : piece) {
      parts_.push_back({buffer_.size(), entries_[i].length});
      buffer_ += batch_.substr(entries_[i].offset, entries_[i].length);
      if (!buffer_.ends_with('\n')) buffer_ += '\n';
    }
    body_ = buffer_;
  }

  void settle(const Piece& piece, WriteFate fate) {
    for (const std::size_t i : piece) {
      if (report_.fates[i] == WriteFate::pending) report_.fates[i] = fate;
    }
  }
  void end_piece() {
    pieces_.pop_back();
    state_.reset();
  }
  /// Gives every entry that is not settled this fate, and ends the loop.
  void end_all(WriteFate fate, const Decision& decision) {
    for (const Piece& piece : pieces_) settle(piece, fate);
    pieces_.clear();
    state_.reset();
    report_.decision = decision;
  }
  void stored() {
    state_->succeeded();
    settle(pieces_.back(), WriteFate::stored);
    end_piece();
    if (pieces_.empty() && report_.complete())
      report_.decision = detail::retry::decision_of(Action::done, Reason::succeeded);
  }

  void failed(std::chrono::nanoseconds now, const WriteAnswer& answer) {
    Failure failure = *answer.failure;
    if (failure.idempotency == Idempotency::unknown) failure.idempotency = options_.idempotency;
    failure.elapsed = now - *start_;
    const Attempt attempt = state_->attempt();
    failure.attempt = attempt.previous_attempts + 1;
    const Decision decision = state_->next(failure);
    report_.failure = failure;
    report_.decision = decision;
    report_.history.add({.number = attempt.number,
                         .code = failure.code,
                         .action = decision.action,
                         .elapsed = failure.elapsed,
                         .delay = decision.delay,
                         .rule = decision.rule});
    const Piece rest = without_rejected(answer, failure);
    const bool named = rest.size() < pieces_.back().size();
    if (decision.action == Action::done) return settled_as(rest, WriteFate::stored);
    if (failure.stored == Stored::some)
      return settled_as(rest, named && answer.names_all ? WriteFate::stored : WriteFate::unknown);
    if (named) return send_rest(rest, failure);
    follow(now, failure, decision);
  }

  /// Gives the refused entries their fate, and returns the others.
  Piece without_rejected(const WriteAnswer& answer, const Failure& failure) {
    const Piece& piece = pieces_.back();
    const bool lasts = failure.limit == Limit::quota || failure.limit == Limit::disk;
    for (const std::size_t i : answer.rejected) {
      if (i < piece.size()) report_.fates[piece[i]] = lasts ? WriteFate::kept : WriteFate::rejected;
    }
    Piece rest;
    for (const std::size_t i : piece) {
      if (report_.fates[i] == WriteFate::pending) rest.push_back(i);
    }
    return rest;
  }
  void settled_as(const Piece& rest, WriteFate fate) {
    settle(rest, fate);
    end_piece();
  }
  /// The server named what it refused and stored nothing of the rest, or nobody knows: the rest is
  /// a new request.
  void send_rest(const Piece& rest, const Failure& failure) {
    const bool safe =
        failure.stored == Stored::none || failure.idempotency == Idempotency::idempotent;
    if (!safe) return settled_as(rest, WriteFate::unknown);
    end_piece();
    if (!rest.empty()) pieces_.push_back(rest);
  }

  void follow(std::chrono::nanoseconds now, const Failure& failure, const Decision& decision) {
    switch (decision.action) {
      case Action::retry_now:
      case Action::retry_after:
        ready_ = detail::retry::sum(now, decision.delay);
        return;
      case Action::split_and_retry:
        return halve();
      case Action::fix_request:
        if (options_.isolate) return halve();
        return settled_as(pieces_.back(), WriteFate::rejected);
      case Action::reauthenticate:
      case Action::needs_operator:
        return end_all(WriteFate::kept, decision);
      case Action::give_up:
      case Action::done_partially:
      case Action::done:
        break;
    }
    const bool not_stored = failure.stored == Stored::none || failure.unprocessed;
    settle(pieces_.back(), not_stored ? WriteFate::given_up : WriteFate::unknown);
    // What is wrong with the server or the time is wrong for the other pieces too.
    const bool of_piece = decision.fact == Fact::code || decision.fact == Fact::idempotency;
    return of_piece ? end_piece() : end_all(WriteFate::given_up, decision);
  }
  /// Makes two pieces of the one that was sent; a single entry is refused.
  void halve() {
    const Piece piece = pieces_.back();
    if (piece.size() == 1) return settled_as(piece, WriteFate::rejected);
    const auto middle = piece.begin() + static_cast<std::ptrdiff_t>(piece.size() / 2);
    end_piece();
    pieces_.emplace_back(middle, piece.end());
    pieces_.emplace_back(piece.begin(), middle);
  }

  R rules_;
  std::string_view batch_;
  std::vector<Own<BatchPart>> entries_;
  WriteLoopOptions options_;
  Own<WriteReport> report_;
  std::vector<Piece> pieces_;           ///< that are not settled; the last is written next
  std::optional<RetryState<R>> state_;  ///< of the next piece
  std::optional<Own<std::chrono::nanoseconds>> start_;
  std::chrono::nanoseconds ready_{0};
  bool sending_ = false;
  std::string buffer_;
  std::string_view body_;
  std::vector<Own<BatchPart>> parts_;
};

/// Writes a batch in the thread that calls it, and returns the fate of every entry.
/// @param rules    a policy, what `with_verdicts` returns, or a callable: failure -> Decision
/// @param clock    measures, waits, and says whether the caller has cancelled
/// @param entries  the parts of `batch` that may be sent one without the other, in order
/// @param post     posts the request and reads its answer: `const WriteRequest&` -> `WriteAnswer`.
///                 What it throws passes through
template <RetryRules R, RetryClock Clock, class Post>
requires std::is_invocable_r_v<WriteAnswer, Post&, const WriteRequest&>
[[nodiscard]] WriteReport write_loop(const R& rules, Clock& clock, std::string_view batch,
                                     std::span<const BatchPart> entries, Post&& post,
                                     const WriteLoopOptions& options = {}) {
  WriteLoop<R> loop(rules, batch, entries, options);
  for (;;) {
    if (clock.cancelled()) loop.cancel();
    const WriteStep step = loop.step(clock.now());
    if (step.kind == WriteStep::Kind::done) return loop.report();
    if (step.kind == WriteStep::Kind::wait) {
      if (!clock.wait(step.delay)) loop.cancel();
    } else {
      const WriteAnswer answer = post(step.request);
      loop.answered(clock.now(), answer);
    }
  }
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
