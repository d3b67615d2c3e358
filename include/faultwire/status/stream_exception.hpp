// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_STREAM_EXCEPTION_HPP
#define FAULTWIRE_STATUS_STREAM_EXCEPTION_HPP
/// A StreamError that is thrown, with the surface of OpenSearch's StreamException, and the server's
/// end of a stream that throws. Only where exceptions are on.
///
/// @code
/// std::string line;
/// try {
///   throw StreamException(StreamErrorCode::invalid_argument, "Invalid query")
///       .with_metadata("query_id", "q-17");
/// } catch (const StreamException& e) {
///   line = log_line(e.error());
/// }
/// @endcode

#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/config.hpp"
#include "faultwire/status/server_stream.hpp"
#include "faultwire/status/stream_error.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail::status {
/// Adds an exception and what is nested in it after the causes. Deep nests are cut: they would
/// only fill a trailer.
template <class Lazy = void>
void add_causes(StreamError& error, const std::exception& cause, int depth = 16);
}  // namespace detail::status

/// Copies share their state, so copying never throws; changing one copy does not change another,
/// also if another thread has that one.
class FAULTWIRE_VISIBLE StreamException : public std::exception {
 public:
  explicit StreamException(StreamError error)
      : state_(std::make_shared<State>(std::move(error))),
        what_(std::make_shared<const std::string>(to_string(state_->error))) {}
  explicit StreamException(StreamErrorCode code, std::string message = {})
      : StreamException(StreamError(code, std::move(message))) {}
  /// With the cause, and what is nested in it.
  StreamException(StreamErrorCode code, std::string message, const std::exception& cause)
      : StreamException(with_cause(StreamError(code, std::move(message)), cause)) {}

  StreamException(const StreamException& other) noexcept
      : std::exception(other), state_(other.state_), what_(other.what_) {
    share();
  }
  StreamException(StreamException&&) noexcept = default;
  StreamException& operator=(const StreamException& other) noexcept {
    if (this == &other) return *this;
    state_ = other.state_;
    what_ = other.what_;
    share();
    return *this;
  }
  StreamException& operator=(StreamException&&) noexcept = default;
  ~StreamException() override = default;

  /// What a server meets when its client gave up.
  [[nodiscard]] static StreamException cancelled(std::string reason) {
    return StreamException(
        StreamError(StreamErrorCode::cancelled, std::move(reason), retry::Side::client));
  }
  [[nodiscard]] static StreamException cancelled(std::string reason, const std::exception& cause) {
    return StreamException(with_cause(
        StreamError(StreamErrorCode::cancelled, std::move(reason), retry::Side::client), cause));
  }

  /// `NAME: message` as they were when the exception was made; never metadata. Lives as long as any
  /// copy.
  [[nodiscard]] const char* what() const noexcept override { return what_->c_str(); }
  [[nodiscard]] StreamErrorCode code() const noexcept { return state_->error.code(); }
  [[nodiscard]] const std::string& message() const noexcept { return state_->error.message(); }
  [[nodiscard]] const Metadata& metadata() const noexcept { return state_->error.metadata(); }
  [[nodiscard]] const StreamError& error() const noexcept { return state_->error; }

  /// Adds a value. A key that is refused is left out and named in the message: a throw statement is
  /// no place for a second error.
  void add_metadata(std::string_view key, std::string_view value) {
    if (state_->shared.load(std::memory_order_relaxed))
      state_ = std::make_shared<State>(state_->error);
    if (state_->error.metadata().add(key, value)) return;
    std::string message = state_->error.message();
    message.append(" (not a metadata key: ").append(key).append(")");
    state_->error.set_message(std::move(message));
  }
  /// The same, to be called on the result of the constructor.
  StreamException& with_metadata(std::string_view key, std::string_view value) & {
    add_metadata(key, value);
    return *this;
  }
  [[nodiscard]] StreamException with_metadata(std::string_view key, std::string_view value) && {
    add_metadata(key, value);
    return std::move(*this);
  }

 private:
  struct State {
    explicit State(StreamError value) : error(std::move(value)) {}
    StreamError error;
    /// Whether there has been a copy. The count of `std::shared_ptr` would not do: that it is one
    /// again does not say that what other threads read has been read.
    std::atomic<bool> shared = false;
  };
  void share() noexcept {
    if (state_) state_->shared.store(true, std::memory_order_relaxed);
  }
  static StreamError with_cause(StreamError error, const std::exception& cause) {
    detail::status::add_causes(error, cause);
    return error;
  }

  std::shared_ptr<State> state_;
  std::shared_ptr<const std::string> what_;
};

namespace detail::status {
template <class Lazy>
void add_causes(StreamError& error, const std::exception& cause, int depth) {
  if (depth == 0) return;
  if (const auto* stream = dynamic_cast<const StreamException*>(&cause)) {
    error.add_cause(stream->error().origin(), stream->message());
    for (const Cause& next : stream->error().causes()) error.add_cause(next.code, next.text);
  } else {
    error.add_cause(StreamErrorCode::unknown, cause.what());
  }
  try {
    std::rethrow_if_nested(cause);
  } catch (const std::exception& nested) {
    add_causes(error, nested, depth - 1);
  } catch (...) {
    error.add_cause(StreamErrorCode::unknown, "an exception of a type that is not std::exception");
  }
}
}  // namespace detail::status

/// Returns the error that is being handled: call it in `catch (...)`. Another exception than a
/// StreamException becomes UNKNOWN; its text, which may hold secrets, is a cause and not the
/// message.
template <class Lazy = void>
[[nodiscard]] StreamError current_error() {
  try {
    throw;
  } catch (const StreamException& e) {
    return e.error();
  } catch (const std::exception& e) {
    StreamError error(StreamErrorCode::unknown, "Unexpected error in RPC handling");
    detail::status::add_causes(error, e);
    return error;
  } catch (...) {
    return StreamError(StreamErrorCode::unknown, "Unexpected error in RPC handling");
  }
}

/// The server's end of a stream where cancellation is an exception, as OpenSearch has it.
template <class Sink>
class ThrowingServerStream {
 public:
  explicit ThrowingServerStream(Sink& sink) : stream_(sink) {}

  /// Sends, or throws: CANCELLED when the client gave up, INTERNAL when the stream has ended
  /// already.
  template <class Batch>
  void send(Batch&& batch) {
    check(stream_.send(std::forward<Batch>(batch)));
  }
  void complete() { check(stream_.complete()); }
  /// Ends with an error. Never throws, since it is called from a `catch`.
  SendResult fail(const StreamError& error) noexcept { return stream_.fail(error); }
  bool cancel(std::string reason, std::optional<Cause> cause = std::nullopt) {
    return stream_.cancel(std::move(reason), std::move(cause));
  }
  [[nodiscard]] ServerStream<Sink>& stream() noexcept { return stream_; }

 private:
  void check(SendResult result) const {
    if (result == SendResult::sent) return;
    if (result == SendResult::cancelled) throw StreamException(*stream_.cancellation());
    throw StreamException(StreamErrorCode::internal, "the stream has ended already");
  }

  ServerStream<Sink> stream_;
};

}  // namespace v1
}  // namespace faultwire

#endif
