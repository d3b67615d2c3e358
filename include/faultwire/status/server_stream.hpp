// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_SERVER_STREAM_HPP
#define FAULTWIRE_STATUS_SERVER_STREAM_HPP
/// The server's end of a response stream: batches, then exactly one end. After a cancellation
/// nothing more is sent, and the caller that tries is told. Authority: OpenSearch's guide to error
/// handling, Stream Cancellation.
///
/// @code
/// struct Peer {
///   bool send(int) { return true; }
///   void finish() {}
///   void fail(const StreamError&) {}
/// } peer;
/// ServerStream stream(peer);
/// const bool gone = stream.send(1) == SendResult::cancelled;
/// const SendResult end = stream.complete();
/// @endcode

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/status/stream_error.hpp"

namespace faultwire {
inline namespace v1 {

/// What became of a call on a stream.
enum class SendResult : std::uint8_t {
  sent = 0,              ///< it reached the sink
  cancelled = 1,         ///< the client gave up: leave, and send nothing more
  already_finished = 2,  ///< the stream has had its end: a mistake of the caller
};

/// Over a sink that has `bool send(batch)` (false: the peer is gone), `void finish()` and `void
/// fail(const StreamError&)`. One thread sends; any thread cancels. The sink is called by one
/// thread at a time, and exactly one of `finish` and `fail` is called, once. It must outlive the
/// stream.
template <class Sink>
class ServerStream {
 public:
  explicit ServerStream(Sink& sink) noexcept : sink_(&sink) {}
  ServerStream(const ServerStream&) = delete;
  ServerStream& operator=(const ServerStream&) = delete;
  /// A stream that was left without an end is an error of the server: the peer must not take it for
  /// a complete one.
  ~ServerStream() {
    // A message that a string holds in itself: there may be no memory, and a destructor cannot say
    // so.
    if (enter(finished_bit) == SendResult::sent)
      sink_->fail(StreamError(StreamErrorCode::internal, "left unfinished"));
  }

  template <class Batch>
  [[nodiscard]] SendResult send(Batch&& batch) {
    if (const SendResult entered = enter(busy_bit); entered != SendResult::sent) return entered;
    Way way{this};
    if (!sink_->send(std::forward<Batch>(batch))) {
      // Where another thread has the claim already, its cancel ends the stream.
      if (claim_cancel("the peer is gone", retry::Side::transport))
        state_.fetch_or(cancelled_bit, std::memory_order_acq_rel);
    }
    return way.out();
  }
  /// The good end.
  [[nodiscard]] SendResult complete() {
    if (const SendResult entered = enter(finished_bit); entered != SendResult::sent) return entered;
    sink_->finish();
    return SendResult::sent;
  }
  /// The bad end.
  SendResult fail(const StreamError& error) {
    if (const SendResult entered = enter(finished_bit); entered != SendResult::sent) return entered;
    sink_->fail(error);
    return SendResult::sent;
  }
  /// The client gave up; from any thread, at any time. True for the one call that ended the stream.
  bool cancel(std::string reason, std::optional<Cause> cause = std::nullopt) {
    if (!claim_cancel(std::move(reason), retry::Side::client, std::move(cause))) return false;
    std::uint32_t state = state_.load(std::memory_order_acquire);
    while ((state & (finished_bit | cancelled_bit)) == 0) {
      const bool idle = (state & busy_bit) == 0;
      if (!state_.compare_exchange_weak(state, busy_bit | cancelled_bit, std::memory_order_acq_rel))
        continue;
      if (idle) end_cancelled();  // otherwise the thread that is in the sink does it on its way out
      return true;
    }
    return false;
  }
  /// Why the stream was cancelled, or null. Lives as long as the stream.
  [[nodiscard]] const StreamError* cancellation() const noexcept {
    return (state_.load(std::memory_order_acquire) & cancelled_bit) != 0 ? &*cancelled_ : nullptr;
  }

 private:
  static constexpr std::uint32_t busy_bit = 1, cancelled_bit = 2, finished_bit = 4;
  /// Leaves the sink by exceptions too, so that a stream whose sink threw can still be ended.
  struct Way {
    ServerStream* stream;
    SendResult out() { return std::exchange(stream, nullptr)->leave(); }
    ~Way() {
      if (stream != nullptr) (void)stream->leave();
    }
  };

  /// From open to `next`, which says whether more can follow; an end is claimed before the sink
  /// hears of it, so that no cancel comes between.
  SendResult enter(std::uint32_t next) noexcept {
    std::uint32_t state = 0;
    if (state_.compare_exchange_strong(state, next, std::memory_order_acq_rel))
      return SendResult::sent;
    return (state & cancelled_bit) != 0 ? SendResult::cancelled : SendResult::already_finished;
  }
  SendResult leave() {
    std::uint32_t state = busy_bit;
    if (state_.compare_exchange_strong(state, 0, std::memory_order_acq_rel))
      return SendResult::sent;
    end_cancelled();
    return SendResult::cancelled;
  }
  void end_cancelled() {
    sink_->fail(*cancelled_);
    state_.store(finished_bit | cancelled_bit, std::memory_order_release);
  }
  bool claim_cancel(std::string reason, retry::Side side,
                    std::optional<Cause> cause = std::nullopt) {
    // Whole before it is claimed: what fails for want of memory leaves the stream as it was.
    StreamError error(StreamErrorCode::cancelled, std::move(reason), side);
    if (cause) error.add_cause(cause->code, std::move(cause->text));
    if (claimed_.test_and_set(std::memory_order_acq_rel)) return false;
    cancelled_.emplace(std::move(error));
    return true;
  }

  Sink* sink_;
  std::atomic<std::uint32_t> state_ = 0;
  std::atomic_flag claimed_;
  std::optional<StreamError> cancelled_;
};

}  // namespace v1
}  // namespace faultwire

#endif
