// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_ENVELOPES_LOG_LINE_HPP
#define FAULTWIRE_DIAGNOSIS_ENVELOPES_LOG_LINE_HPP
/// How the lines of logs begin: what starts a record, what goes on with one, and what is a frame of
/// a stack trace.
///
/// @code
/// static_assert(detail::diagnosis::starts_log_line("2026-03-04 10:11:12 ERROR gone"));
/// static_assert(detail::diagnosis::is_frame("\tat io.grpc.Status.asException(Status.java:548)"));
/// static_assert(detail::diagnosis::continues("Caused by: java.net.ConnectException: gone"));
/// @endcode

#include <cstddef>
#include <string_view>

#include "faultwire/detail/characters.hpp"
#include "faultwire/diagnosis/detail/line_prefix.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {
using namespace std::string_view_literals;

/// Words that a logger writes at the beginning of a line.
inline constexpr std::string_view level_words[] = {
    "TRACE"sv, "DEBUG"sv,  "INFO"sv,   "WARN"sv,     "WARNING"sv, "ERROR"sv,
    "FATAL"sv, "SEVERE"sv, "NOTICE"sv, "CRITICAL"sv, "PANIC"sv,
};
inline constexpr std::string_view month_words[] = {
    "Jan "sv, "Feb "sv, "Mar "sv, "Apr "sv, "May "sv, "Jun "sv,
    "Jul "sv, "Aug "sv, "Sep "sv, "Oct "sv, "Nov "sv, "Dec "sv,
};
/// Words with which a line goes on with the error of the lines before it.
inline constexpr std::string_view continuing_words[] = {
    "Caused by:"sv,
    "Suppressed:"sv,
    "Channel Pipeline:"sv,
    "Reason:"sv,
    "HTTP response headers:"sv,
    "HTTP response body:"sv,
    "The above exception was"sv,
    "During handling of the above"sv,
    "--- End of"sv,
    "Stack trace:"sv,
    "stack backtrace:"sv,
    "note: run with `RUST_BACKTRACE"sv,
    "error parsing line "sv,
    "error writing line "sv,
    "timestamp overflows i64 on line "sv,
    "unable to parse '"sv,
    "HTTP/2 error code:"sv,
    "Received Goaway"sv,
    "Received Rst Stream"sv,
    "too_many_pings"sv,
    "invalid content-type:"sv,
    "headers: Metadata("sv,
    "DATA-----"sv,
};

/// Words after an `RpcError` of protobuf-ts, which writes its code after an empty line.
inline constexpr std::string_view rpc_error_words[] = {
    "Code: "sv,
    "Method: "sv,
    "Meta:"sv,
};

/// Returns the size of the identifier at the beginning of `text`.
[[nodiscard]] constexpr std::size_t identifier_size(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size() && (is_container_letter(text[at]) || text[at] == '@')) ++at;
  return at;
}
[[nodiscard]] constexpr bool starts_with_one_of(std::string_view text,
                                                const std::string_view* begin,
                                                const std::string_view* end) noexcept {
  for (; begin != end; ++begin) {
    if (text.starts_with(*begin)) return true;
  }
  return false;
}
template <std::size_t N>
[[nodiscard]] constexpr bool starts_with_one_of(std::string_view text,
                                                const std::string_view (&words)[N]) noexcept {
  return starts_with_one_of(text, words, words + N);
}

/// Returns whether the text begins with a time, a date or an address.
[[nodiscard]] constexpr bool starts_with_time(std::string_view line) noexcept {
  if (has_shape(line, "dddd-dd-dd") || has_shape(line, "dddd/dd/dd") || has_shape(line, "dd:dd:dd"))
    return true;
  if (has_shape(line, "dd-") || has_shape(line, "dd/") || has_shape(line, "dddddddddd"))
    return true;
  std::size_t at = 0;
  int dots = 0;
  while (at < line.size() && (is_digit(line[at]) || line[at] == '.')) dots += line[at++] == '.';
  return dots == 3 && at >= 7 && at < line.size() && line[at] == ' ';
}
[[nodiscard]] constexpr bool starts_with_level(std::string_view line) noexcept {
  for (const std::string_view word : level_words) {
    if (!line.starts_with(word)) continue;
    const char next = line.size() > word.size() ? line[word.size()] : ' ';
    if (next == ' ' || next == '[' || next == '\t' || (next == ':' && word.size() != 5))
      return true;
    if (next == ':' && line.size() > word.size() + 1) return true;
  }
  return false;
}
/// Returns whether a logger began a record with this line: a time, a level, JSON, logfmt, syslog.
[[nodiscard]] constexpr bool starts_log_line(std::string_view line) noexcept {
  if (line.empty()) return false;
  const char first = line.front();
  if (is_digit(first)) return starts_with_time(line);
  if (first == '{') return line.size() > 1 && line[1] == '"';
  if (first == '[') return true;
  if (first == '<') return line.size() > 2 && is_digit(line[1]);
  const bool glog = first == 'I' || first == 'W' || first == 'E' || first == 'F' || first == 'D';
  if (glog && has_shape(line.substr(1), "dddd ")) return true;
  if (first >= 'A' && first <= 'Z')
    return starts_with_level(line) ||
           (starts_with_one_of(line, month_words) && line.size() > 5 && is_digit(line[5]));
  const std::size_t key = identifier_size(line);
  return key != 0 && key < line.size() && line[key] == '=' &&
         line.substr(key + 1).find('=') != std::string_view::npos;
}

/// Levels at which a program does not log an exception, as loggers write them.
inline constexpr std::string_view quiet_levels[] = {
    " INFO "sv, "INFO:"sv,      "[INFO"sv,       "[info"sv,          " info "sv,
    " I! "sv,   " D! "sv,       " DEBUG "sv,     "[DEBUG"sv,         "DEBUG:"sv,
    "INFO "sv,  "level=info"sv, "level=debug"sv, "level=\"info\""sv,
};
/// Returns whether an exception that follows the line belongs to it: a logger wrote the line, in
/// text, and not at a quiet level. A logger of JSON writes the exception into its object.
[[nodiscard]] constexpr bool may_announce_exception(std::string_view line) noexcept {
  if (!starts_log_line(line) || line.front() == '{') return false;
  const std::string_view begin = line.substr(0, 80);
  for (const std::string_view level : quiet_levels) {
    if (begin.find(level) != std::string_view::npos) return false;
  }
  return true;
}

[[nodiscard]] constexpr bool starts_blank(std::string_view line) noexcept {
  return !line.empty() && (line.front() == ' ' || line.front() == '\t');
}
[[nodiscard]] constexpr std::string_view without_indent(std::string_view line) noexcept {
  while (starts_blank(line)) line.remove_prefix(1);
  return line;
}
/// Returns whether the line names a source file of a Python traceback; the next one quotes it.
[[nodiscard]] constexpr bool is_python_frame(std::string_view line) noexcept {
  return starts_blank(line) && without_indent(line).starts_with("File \"");
}
/// Returns whether the line is a frame of a stack trace, which says where and not what.
[[nodiscard]] constexpr bool is_frame(std::string_view line) noexcept {
  const std::string_view text = without_indent(line);
  if (text.starts_with('#') && text.size() > 2 && is_digit(text[1]))
    return text.find(".php(") != std::string_view::npos;
  if (text.size() == line.size()) return text.starts_with("goroutine ");
  if (text.starts_with("at ") || text.starts_with("File \"") || text.starts_with("from /"))
    return true;
  if (text.starts_with("... ") && text.ends_with(" more")) return true;
  return text.find(".go:") != std::string_view::npos && text.starts_with('/');
}
/// Returns whether a line goes on with the error of the line before it, whatever that was.
[[nodiscard]] constexpr bool continues(std::string_view line) noexcept {
  if (line.empty() || starts_blank(line)) return true;
  const char first = line.front();
  if (first == '>' || first == '}' || first == ']' || first == ')') return true;
  if (is_frame(line) || (line.starts_with("... ") && line.ends_with(" more"))) return true;
  return starts_with_one_of(line, continuing_words);
}
/// Returns whether the text begins with the name of an exception's class, without a time before
/// it: the log line before announced it.
[[nodiscard]] constexpr bool starts_exception(std::string_view line) noexcept {
  if (line.starts_with("Traceback (most recent call last)") || line.starts_with("panic: "))
    return true;
  std::size_t size = identifier_size(line);
  // Java writes a `$` before the name of a class that is inside another one.
  while (size < line.size() && line[size] == '$')
    size += 1 + identifier_size(line.substr(size + 1));
  const std::string_view name = line.substr(0, size);
  if (size < 9 || (size < line.size() && line[size] != ':')) return false;
  for (const std::string_view ending : {"Exception"sv, "Error"sv, "Throwable"sv, "Rendezvous"sv}) {
    if (name.ends_with(ending)) return name.find('.') != std::string_view::npos;
  }
  return false;
}

}  // namespace detail::diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
