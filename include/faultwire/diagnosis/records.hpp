// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_RECORDS_HPP
#define FAULTWIRE_DIAGNOSIS_RECORDS_HPP
/// Takes a log apart into records: an event of the log with its stack trace, its causes and the
/// body of its answer is one record.
///
/// @code
/// RecordReader reader;
/// const auto record = reader.next("ERROR gone\n  at a.js:1\nINFO fine\n", true);
/// const bool same = record->text == "ERROR gone\n  at a.js:1\n" && record->line == 1;
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/diagnosis/detail/line_prefix.hpp"
#include "faultwire/diagnosis/envelopes/log_line.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// One record of a log.
struct Record {
  std::string_view text{};  ///< whole lines, with the line end of the last one if it has one
  std::size_t byte = 0;     ///< where it begins in the log, from 0
  std::size_t line = 0;     ///< of its first line, from 1
  std::size_t lines = 0;
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;

/// What is open after a line of JSON or of an object that a program dumped. A brace counts only
/// where a key or the end of the line follows: others are stray characters.
class OpenBraces {
 public:
  [[nodiscard]] constexpr bool any() const noexcept { return depth_ != 0; }
  constexpr void read(std::string_view line) noexcept {
    std::size_t at = depth_ == 0 ? line.find('{') : 0;
    if (at == std::string_view::npos) return;
    for (; at < line.size(); ++at) {
      const char c = line[at];
      if (string_) {
        if (c == '\\') ++at;
        if (c == '"') string_ = false;
      } else if (c == '"') {
        string_ = depth_ != 0;
      } else if (c == '{' && (depth_ != 0 || opens(line, at))) {
        ++depth_;
      } else if (c == '}' && depth_ != 0) {
        --depth_;
      }
    }
  }

 private:
  [[nodiscard]] static constexpr bool opens(std::string_view line, std::size_t at) noexcept {
    ++at;
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) ++at;
    return at == line.size() || line[at] == '"';
  }
  int depth_ = 0;
  bool string_ = false;
};

/// Returns whether `next` begins another record than `line`, where that is seen without reading
/// either: both have a logger's time, or both are JSON. The common case of a log.
[[nodiscard]] constexpr bool is_plainly_apart(std::string_view line,
                                              std::string_view next) noexcept {
  if (line.empty() || next.size() < 2) return false;
  if (line.front() == '{') return next.starts_with("{\"");
  if (!is_digit(line.front()) || !is_digit(next.front()) || !starts_with_time(next)) return false;
  bool partial = false;
  return cri_prefix(next, partial) == 0 && cri_prefix(line, partial) == 0;
}

/// The lines of one record so far, and whether the next line belongs to it.
class RecordState {
 public:
  /// Takes the first line, or one that belongs to the record. Returns whether it confirms what was
  /// taken tentatively: a stack trace has come, or the last brace is closed.
  constexpr bool take(std::string_view line) noexcept {
    const LineParts parts = split_line(line);
    const std::string_view content = parts.content;
    if (first_) {
      announced_exception_ = may_announce_exception(content);
      dump_ = has_shape(content, "HTTP/d");
    } else if (starts_exception(content)) {
      exception_ = true;
    }
    if (is_frame(content)) {
      waits_ = 0;
    } else if (starts_exception(content) ||
               (first_ && content.find("Exception: ") != content.npos)) {
      waits_ = most_lines;
    } else if (waits_ != 0) {
      --waits_;
    }
    const bool starts_blank_now = starts_blank(content);
    if (traceback_ && !starts_blank_now && !content.empty()) traceback_ = false;
    if (content.ends_with("Traceback (most recent call last):")) traceback_ = true;
    chained_ = (chained_ && content.empty()) || content.starts_with("The above exception was") ||
               content.starts_with("During handling of the above");
    announced_ = announces(content);
    if (content.find("RpcError: ") != content.npos) rpc_error_ = true;
    body_ = (dump_ && content.empty()) || content.find("status line [HTTP/") != content.npos ||
            (body_ && content.empty());
    partial_ = parts.partial;
    first_ = false;
    const bool open = braces_.any();
    braces_.read(content);
    return is_frame(content) || (open && !braces_.any());
  }
  /// Returns whether `line` belongs to the record. `tentative`: only if what comes confirms it;
  /// lines are so taken with `guess`.
  [[nodiscard]] constexpr bool takes(std::string_view line, bool guess,
                                     bool& tentative) const noexcept {
    tentative = false;
    if (partial_) return true;
    const std::string_view content = split_line(line).content;
    if (continues(content)) return true;
    if (rpc_error_ && starts_with_one_of(content, rpc_error_words)) return true;
    const bool starts = starts_log_line(content);
    // A line of syslog begins with `<` too, and a digit.
    if (body_ && (content.starts_with('{') || ((dump_ || content.starts_with('<')) && !starts)))
      return true;
    if (!starts) {
      if (traceback_ || announced_) return true;
      if (chained_ && content.starts_with("Traceback ")) return true;
      if (announced_exception_ && !exception_ && starts_exception(content)) return true;
      if (dump_ && is_header(content)) return true;
      if (!guess) return false;
      if (braces_.any()) return tentative = true;
      // A message of several lines: its stack trace shows that they belong together.
      if (waits_ != 0 && !starts_exception(content)) return tentative = true;
    }
    return false;
  }

 private:
  /// Returns whether the message is on the next line.
  [[nodiscard]] static constexpr bool announces(std::string_view content) noexcept {
    if (content == "Unhandled exception:") return true;
    return content.starts_with("thread '") && content.ends_with(':');
  }
  [[nodiscard]] static constexpr bool is_header(std::string_view content) noexcept {
    const std::size_t size = identifier_size(content);
    return size != 0 && content.substr(size).starts_with(": ");
  }
  static constexpr int most_lines = 40;  // of a message
  bool first_ = true;
  int waits_ = 0;                     // lines in which a stack trace may still come
  bool announced_exception_ = false;  // a logger began the record, and an exception may follow
  bool exception_ = false;            // it is there
  bool traceback_ = false;            // the exception itself has still to come
  bool chained_ = false;              // another traceback of the same event comes
  bool announced_ = false;
  bool rpc_error_ = false;  // its code comes on a line of its own
  bool dump_ = false;       // an answer of HTTP as it came
  bool body_ = false;       // its body comes
  bool partial_ = false;
  OpenBraces braces_{};
};

}  // namespace detail::diagnosis

namespace diagnosis {

/// Reads a log record by record, from memory or from a stream whose window moves on.
class RecordReader {
 public:
  /// A record is never longer, in bytes: what goes on, also within a line, is another one.
  static constexpr std::size_t longest = std::size_t{64} << 10;

  /// Returns the record at the beginning of `window`, which begins where the last record ended.
  /// Nothing if more of the log is needed to see where it ends; with `at_end`, nothing only if
  /// `window` is empty. Linear in the record; of a window of `2 * longest` bytes there is always
  /// one.
  [[nodiscard]] std::optional<Record> next(std::string_view window, bool at_end) {
    if (window.empty()) return std::nullopt;
    if (const std::size_t size = lone_line(window); size != 0)
      return record(window, {size, 1}, {size, 1});
    detail::diagnosis::RecordState state;
    Extent all, certain;
    bool tentative = false;
    while (all.bytes < window.size() && all.bytes < longest) {
      const std::string_view most = window.substr(0, longest);
      const std::size_t found = most.find('\n', all.bytes);
      if (found == std::string_view::npos && !at_end && window.size() < 2 * longest)
        return std::nullopt;
      const std::size_t end = found == std::string_view::npos ? most.size() : found;
      const std::string_view line = without_return(window.substr(all.bytes, end - all.bytes));
      const bool guess = byte_ + all.bytes >= unclosed_until_;
      if (all.lines != 0 && !state.takes(line, guess, tentative))
        return record(window, all, certain);
      const bool confirms = state.take(line);
      const bool sure = !tentative && certain.bytes == all.bytes;
      all.bytes = found == std::string_view::npos ? end : end + 1;
      ++all.lines;
      if (sure || confirms) certain = all;
    }
    if (all.bytes < longest && !at_end) return std::nullopt;
    return record(window, all, certain);
  }

 private:
  struct Extent {
    std::size_t bytes = 0;
    std::size_t lines = 0;
  };
  /// Returns the size of the first line if the next one is plainly another record, else 0.
  [[nodiscard]] static std::size_t lone_line(std::string_view window) noexcept {
    const std::size_t end = window.substr(0, longest).find('\n');
    if (end == std::string_view::npos) return 0;
    const std::string_view next = window.substr(end + 1, 64);
    const bool whole = next.size() == 64 || next.find('\n') != std::string_view::npos;
    const bool apart = whole && detail::diagnosis::is_plainly_apart(window.substr(0, end), next);
    return apart ? end + 1 : 0;
  }
  [[nodiscard]] static std::string_view without_return(std::string_view line) noexcept {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }
  /// What nothing confirmed does not belong to the record: it ends where it was certain.
  [[nodiscard]] Record record(std::string_view window, Extent all, Extent certain) {
    if (certain.bytes != all.bytes) unclosed_until_ = byte_ + all.bytes;
    const Record out{window.substr(0, certain.bytes), byte_, line_, certain.lines};
    byte_ += certain.bytes;
    // The next record goes on in the same line if this one was cut.
    line_ += certain.lines - (out.text.ends_with('\n') ? 0u : 1u);
    return out;
  }

  std::size_t byte_ = 0;
  std::size_t line_ = 1;
  std::size_t unclosed_until_ = 0;
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
