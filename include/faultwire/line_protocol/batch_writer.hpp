// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_BATCH_WRITER_HPP
#define FAULTWIRE_LINE_PROTOCOL_BATCH_WRITER_HPP
/// Collects lines into batches that are no longer than a body may be, and never splits a line.
///
/// @code
/// std::vector<std::string> bodies;
/// line_protocol::BatchWriter writer(
///     [&bodies](std::string_view batch) { bodies.emplace_back(batch); }, 1'000'000);
/// const auto error = writer.add([](line_protocol::Builder& line) {
///   line.measurement("cpu").tag("host", "a").field("usage", 1.5).timestamp(1590488773254420000);
/// });
/// if (error != line_protocol::BuildError::none) { auto why = build_error_name(error); }
/// writer.flush();
/// @endcode

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/config.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/line_protocol/builder.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/scan/line_end.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {
inline namespace FAULTWIRE_SCANNER {

/// Calls `send` with one batch after the other: whole lines, at most `max_bytes` together, in the
/// order in which they were added. All batches together are the lines that were added. If `send`
/// throws, its batch is kept, and the line that was to follow is not added.
///
/// Call `flush` at the end: the destructor sends nothing. Memory: one batch and the longest line.
template <Sink Send>
class BatchWriter {
 public:
  /// `max_bytes` counts every byte of a batch, with the newline of its last line.
  BatchWriter(Send send, std::size_t max_bytes) : send_(std::move(send)), max_bytes_(max_bytes) {}

  /// Adds the line that `build` writes; it need not call `end`. Returns `none`, or why the line is
  /// not added: `too_large` if it is longer than a batch may be.
  template <std::invocable<Builder&> Build>
  [[nodiscard]] BuildError add(Build&& build) {
    line_.clear();
    build(line_);
    const BuildError error = line_.end();
    if (error != BuildError::none) return error;
    return append(line_.view(), {}) ? BuildError::none : BuildError::too_large;
  }

  /// Adds the logical lines of `text` as they are, with blank lines and comments. A newline is
  /// added after the last one if it has none. Sends each line that cannot be added to `refused`,
  /// without its newline: it is longer than a batch may be, or the text ends within one of its
  /// strings. Linear. The lines are not checked: see `validate`.
  template <Sink Refused>
  void add_lines(Refused&& refused, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      detail::line_protocol::reference::LineEnd line_end;
      const detail::line_protocol::scan::EasyLineEnd plain =
          detail::line_protocol::scan::easy_line_end(text, at);
      const std::size_t end = plain.known ? plain.end : line_end.find(text, at);
      const std::string_view line = text.substr(at, end - at);
      const bool ends = end < text.size() || line_end.find("\n", 0) == 0;
      if (!ends || !append(line, "\n")) refused(line);
      at = end < text.size() ? end + 1 : end;
    }
  }

  /// Sends the lines that are not sent yet.
  void flush() {
    if (batch_.empty()) return;
    send_(std::string_view(batch_));
    batch_.clear();
  }

  /// Returns the bytes that are not sent yet.
  [[nodiscard]] std::size_t pending_bytes() const noexcept { return batch_.size(); }

 private:
  /// Adds `line` and what ends it. Returns false if they are longer than a batch may be.
  bool append(std::string_view line, std::string_view end) {
    const std::size_t size = line.size() + end.size();
    if (size > max_bytes_) return false;
    if (size > max_bytes_ - batch_.size()) flush();
    batch_.append(line).append(end);
    return true;
  }

  Send send_;
  std::size_t max_bytes_;
  std::string batch_;
  Builder line_;
};

}  // namespace FAULTWIRE_SCANNER
}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
