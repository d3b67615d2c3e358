// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_LOG_LINE_HPP
#define FAULTWIRE_STATUS_LOG_LINE_HPP
/// An error as one line of a log in the form `name=value` (logfmt).
///
/// @code
/// StreamError error(StreamErrorCode::unauthorized, "no right to read\nhome");
/// error.set_origin(GrpcCode::permission_denied);
/// const std::string line = log_line(error);
/// // code=grpc:PERMISSION_DENIED side=server message="no right to read\nhome"
/// @endcode

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/detail/log_text.hpp"
#include "faultwire/retry/decision.hpp"
#include "faultwire/status/stream_error.hpp"

namespace faultwire {
inline namespace v1 {

/// What a line of a log shows beside code, side and message. The views must outlive the call.
struct LogOptions {
  const retry::Decision* decision = nullptr;  ///< what the program does about the error
  /// Keys whose values are shown. Of other keys only the size of the values is shown. A key that
  /// `is_secret_key` knows is never shown.
  std::span<const std::string_view> shown_keys{};
};

namespace detail::status {
template <Sink S>
void quoted_to(S&& sink, std::string_view text) {
  sink(std::string_view("\""));
  log_text_to(sink, text);
  sink(std::string_view("\""));
}
template <Sink S>
void decision_to(S&& sink, const faultwire::retry::Decision& decision) {
  sink(std::string_view(" retry="));
  sink(faultwire::retry::action_name(decision.action));
  sink(std::string_view(" because="));
  sink(faultwire::retry::fact_name(decision.fact));
  const auto delay = std::chrono::ceil<std::chrono::milliseconds>(decision.delay).count();
  if (delay == 0) return;
  sink(std::string_view(" delay_ms="));
  sink(std::string_view(std::to_string(delay)));
}
template <Sink S>
void metadata_to(S&& sink, const Metadata& metadata, std::span<const std::string_view> shown_keys) {
  for (const Metadata::Entry& entry : metadata) {
    bool shown = false;
    for (const std::string_view key : shown_keys) shown = shown || key == entry.key;
    sink(std::string_view(" metadata."));
    sink(std::string_view(entry.key));
    sink(std::string_view("="));
    if (shown && !is_secret_key(entry.key)) {
      quoted_to(sink, entry.value);
      continue;
    }
    sink(std::string_view("<"));
    sink(std::string_view(std::to_string(entry.value.size())));
    sink(std::string_view(" bytes>"));
  }
}
}  // namespace detail::status

/// Sends the error as one line without its end: `code=` (the origin, as its authority names it),
/// `side=`, `retry=`, `because=` and `delay_ms=` (with a decision), `message=`, `metadata.KEY=` and
/// `cause=`. Nothing in it breaks the line or commands a terminal. Linear.
template <Sink S>
void log_line_to(S&& sink, const StreamError& error, const LogOptions& options = {}) {
  sink(std::string_view("code="));
  code_to(sink, error.origin());
  sink(std::string_view(" side="));
  sink(retry::side_name(error.side()));
  if (options.decision != nullptr) detail::status::decision_to(sink, *options.decision);
  sink(std::string_view(" message="));
  detail::status::quoted_to(sink, error.message());
  detail::status::metadata_to(sink, error.metadata(), options.shown_keys);
  for (const Cause& cause : error.causes()) {
    sink(std::string_view(" cause=\""));
    code_to(sink, cause.code);
    sink(std::string_view(": "));
    detail::log_text_to(sink, cause.text);
    sink(std::string_view("\""));
  }
}

/// Returns what `log_line_to` sends.
template <class Lazy = void>
[[nodiscard]] std::string log_line(const StreamError& error, const LogOptions& options = {}) {
  std::string line;
  log_line_to([&](std::string_view piece) { line.append(piece); }, error, options);
  return line;
}

}  // namespace v1
}  // namespace faultwire

#endif
