// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_ENVELOPES_OPEN_HPP
#define FAULTWIRE_DIAGNOSIS_ENVELOPES_OPEN_HPP
/// Opens what surrounds the text of an error: collectors' prefixes, colours, JSON, logfmt and stack
/// traces. What is left are segments, in which the forms of the clients are looked for; what was
/// escaped is unescaped once.
///
/// @code
/// detail::diagnosis::Arena arena;
/// const detail::diagnosis::Opened opened = detail::diagnosis::open_envelopes(
///     "{\"level\":\"error\",\"msg\":\"14 UNAVAILABLE: gone\"}", arena);
/// const bool same = opened.segment(0).text == "14 UNAVAILABLE: gone";
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/diagnosis/detail/arena.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"
#include "faultwire/diagnosis/envelopes/json_values.hpp"
#include "faultwire/diagnosis/envelopes/log_line.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {

/// A part of a record in which a form may begin. Views are into the record or the arena.
struct Segment {
  std::string_view text{};     ///< a form that begins here may go on to its end
  std::size_t search_end = 0;  ///< a form begins before this
  std::string_view after{};    ///< what follows in the record
  bool error = false;          ///< the value of a key that names an error
};

/// What a JSON object says of itself, unescaped.
struct JsonFacts {
  std::string_view code{};     ///< a string
  std::string_view message{};  ///< of `message`, or of `error`
  std::string_view status{};   ///< a string
  std::int32_t code_number = -1;
  std::int32_t status_number = -1;
  bool details = false;
  bool error = false;  ///< a key names an error
};
/// Returns the code of InfluxDB whose text is exactly `text`.
[[nodiscard]] constexpr std::optional<InfluxCode> influx_code(std::string_view text) noexcept {
  for (const auto& row : CodeTraits<InfluxCode>::rows) {
    if (!row.text.empty() && row.text == text) return row.code;
  }
  return std::nullopt;
}
/// Returns the code of a google.rpc.Status as JSON, or of an error of Connect.
[[nodiscard]] inline std::optional<GrpcCode> status_code(const JsonFacts& facts) noexcept {
  const bool numbered = facts.code_number > 0 && facts.code_number <= 16;
  for (std::size_t i = 1; i < CodeTraits<GrpcCode>::extent; ++i) {
    const GrpcCode code = CodeTraits<GrpcCode>::at(i);
    if (facts.code_number > 0 && facts.status == code_name(code)) return code;
    if (!facts.code.empty() && facts.code == connect_name(code) && !influx_code(facts.code))
      return code;
  }
  if (numbered && facts.details) return code_from_number<GrpcCode>(facts.code_number);
  return std::nullopt;
}
/// The first object of a record that can be the body of an answer.
struct JsonBody {
  std::string_view json{};  ///< the whole object, unchanged
  JsonFacts facts{};
};

/// The segments of a record.
class Opened {
 public:
  static constexpr std::size_t most = 64;
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] const Segment& segment(std::size_t i) const noexcept { return segments_[i]; }
  /// Returns what a JSON object says that has the form of a status: a code and a message.
  [[nodiscard]] const JsonFacts& status() const noexcept { return status_; }
  [[nodiscard]] const JsonBody& body() const noexcept { return body_; }
  /// Returns whether the record is of a part of a program that speaks to other services.
  [[nodiscard]] bool foreign() const noexcept { return foreign_; }

 private:
  friend class Opener;
  Segment segments_[most]{};
  std::size_t count_ = 0;
  JsonFacts status_{};
  JsonBody body_{};
  bool foreign_ = false;
};

/// Keys that only a log has.
inline constexpr std::string_view log_keys[] = {
    "level"sv,      "severity"sv, "lvl"sv,       "ts"sv,        "time"sv,   "timestamp"sv,
    "@timestamp"sv, "logger"sv,   "caller"sv,    "stream"sv,    "log"sv,    "log.level"sv,
    "loglevel"sv,   "@t"sv,       "levelname"sv, "component"sv, "thread"sv, "hostname"sv,
};
/// Keys that the body of an answer has. A test checks that no key is in both lists.
inline constexpr std::string_view body_keys[] = {
    "code"sv,   "message"sv, "error"sv,       "err"sv,  "data"sv,       "details"sv,
    "op"sv,     "status"sv,  "results"sv,     "line"sv, "maxLength"sv,  "error_code"sv,
    "errors"sv, "type"sv,    "error_trace"sv, "took"sv, "error_type"sv,
};
/// Keys whose values are what somebody asked for, and no report.
inline constexpr std::string_view quoted_keys[] = {
    "query"sv,   "sql"sv,   "statement"sv,  "url"sv,          "uri"sv,     "path"sv,
    "request"sv, "agent"sv, "user_agent"sv, "referer"sv,      "command"sv, "args"sv,
    "caller"sv,  "file"sv,  "source"sv,     "db.statement"sv,
};
/// Keys that name an error.
inline constexpr std::string_view error_keys[] = {
    "err"sv, "error"sv, "exception"sv, "cause"sv, "error.message"sv, "errmsg"sv, "reason"sv,
};
template <std::size_t N>
[[nodiscard]] constexpr bool is_one_of(std::string_view key,
                                       const std::string_view (&keys)[N]) noexcept {
  for (const std::string_view one : keys) {
    if (key.size() != one.size()) continue;
    std::size_t i = 0;
    while (i < key.size() && fold_case(key[i]) == fold_case(one[i])) ++i;
    if (i == key.size()) return true;
  }
  return false;
}

class Opener {
 public:
  Opener(Opened& into, Arena& arena) noexcept : into_(into), arena_(arena) {}

  /// Opens a text that is `depth` envelopes deep.
  void open(std::string_view text, bool error, int depth) {
    std::size_t piece = 0;
    std::size_t at = 0;
    std::size_t first = into_.count_;
    std::size_t file = std::string_view::npos;  // the indentation of a line that named a file
    while (at < text.size()) {
      const std::size_t end = line_end(text, at);
      std::string_view line = text.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      const std::size_t indent = line.size() - without_indent(line).size();
      const bool frame = is_frame(line) || indent > file;  // Python quotes the line of the file
      file = is_python_frame(line) ? indent : std::string_view::npos;
      if (frame) {
        close(text, piece, at, first, error);
        at = piece = end < text.size() ? end + 1 : end;
        first = into_.count_;
        continue;
      }
      at = holes(text, at, end, piece, depth, error);
    }
    close(text, piece, text.size(), first, error);
  }

 private:
  static constexpr int deepest = 3;

  [[nodiscard]] static std::size_t line_end(std::string_view text, std::size_t at) noexcept {
    const std::size_t end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end;
  }
  void add(std::string_view text, std::size_t search_end, std::string_view after, bool error) {
    if (text.empty() || into_.count_ == Opened::most) return;
    into_.segments_[into_.count_++] = {text, search_end, after, error};
  }
  /// Ends the segment that began at `piece`. Forms that began in front of a hole go on to here.
  void close(std::string_view text, std::size_t piece, std::size_t end, std::size_t first,
             bool error) {
    add(text.substr(piece, end - piece), end - piece, text.substr(end), error);
    for (std::size_t i = first; i < into_.count_; ++i) {
      Segment& one = into_.segments_[i];
      if (one.after.data() != nullptr) continue;
      const auto begin = static_cast<std::size_t>(one.text.data() - text.data());
      one.text = text.substr(begin, end - begin);
      one.after = text.substr(end);
    }
  }
  /// Looks for JSON and logfmt from `at` to the end of the line, and returns where to go on.
  std::size_t holes(std::string_view text, std::size_t at, std::size_t end, std::size_t& piece,
                    int depth, bool error) {
    const bool pairs = depth < deepest && is_logfmt(text.substr(at, end - at));
    for (; at < end; ++at) {
      if (text[at] == '{' && depth < deepest) {
        const std::size_t behind = json_hole(text, at, piece, depth, error);
        if (behind > end) return behind;  // over several lines
        if (behind != 0) at = behind - 1;
      } else if (pairs && text[at] == '=') {
        const std::size_t behind = pair_hole(text, at, end, piece, depth, error);
        if (behind != 0) at = behind - 1;
      }
    }
    return end < text.size() ? end + 1 : end;
  }

  /// What decides how an object is read.
  struct Judged {
    bool log = false;
    bool body = true;    // all keys of the object itself are those of a body
    bool tells = false;  // one of them tells of an error
  };
  [[nodiscard]] static Judged judge(std::string_view text, std::size_t begin, std::size_t& end) {
    Judged judged;
    JsonScan scan(text, begin);
    scan.read([&](const JsonItem& item) {
      if (item.depth != 1) return;
      if (is_one_of(item.key, log_keys)) judged.log = true;
      const bool known = is_one_of(item.key, body_keys);
      judged.body = judged.body && known;
      judged.tells = judged.tells || (known && tells_of_error(item));
    });
    judged.body = judged.body && judged.tells;
    const bool usable = scan.complete() || (scan.cut() && (judged.log || judged.body));
    end = usable ? scan.end() : 0;
    return judged;
  }
  [[nodiscard]] static bool tells_of_error(const JsonItem& item) noexcept {
    if (item.key == "code" || item.key == "error_code") return item.kind == JsonKind::string;
    if (item.key == "error" || item.key == "err")
      return item.kind == JsonKind::object || !item.value.empty();
    return item.key == "results" || item.key == "errors";
  }
  /// Opens the object at `at`. Returns the place after it, or 0 if there is none.
  std::size_t json_hole(std::string_view text, std::size_t at, std::size_t& piece, int depth,
                        bool error) {
    const std::size_t key = skip_blanks(text, at + 1);
    if (key >= text.size() || text[key] != '"') return 0;
    std::size_t end = 0;
    const Judged judged = judge(text, at, end);
    if (end == 0) return 0;
    // zap writes the fields of a message after a tab.
    const bool own = at == piece || text[at - 1] == '\t' || text[at - 1] == '\n';
    leave(text, piece, at, own, error);
    const std::string_view object = text.substr(at, end - at);
    if (judged.body && into_.body_.json.empty()) into_.body_.json = object;
    values(object, judged.body, judged.log, depth);
    piece = end;
    return end;
  }
  /// Ends the piece before a hole. `hard`: a form that begins in it ends here too.
  void leave(std::string_view text, std::size_t piece, std::size_t at, bool hard, bool error) {
    const std::size_t size = at - piece;
    if (size == 0 || into_.count_ == Opened::most) return;
    add(text.substr(piece, size), size, hard ? text.substr(at) : std::string_view(), error);
  }
  [[nodiscard]] std::string_view unescaped(const JsonItem& item) {
    if (!item.escaped) return item.value;
    char* const room = arena_.room(item.value.size());
    return {room, unescape_json(room, item.value)};
  }
  void values(std::string_view object, bool body, bool log, int depth) {
    JsonFacts facts[4]{};
    JsonScan scan(object, 0);
    scan.read([&](const JsonItem& item) {
      JsonFacts* const own = item.object <= 4 ? &facts[item.object - 1] : nullptr;
      if (own != nullptr) note(*own, item);
      if (item.kind != JsonKind::string || is_one_of(item.key, quoted_keys)) return;
      const std::string_view text = unescaped(item);
      if (own != nullptr && item.key == "code") own->code = text;
      if (own != nullptr && item.key == "status") own->status = text;
      const bool error = is_one_of(item.key, error_keys);
      if (own != nullptr && (item.key == "message" || (error && own->message.empty())))
        own->message = text;
      if (own != nullptr && item.key == "error" && !text.empty()) own->error = true;
      if (text.size() >= 7) open(text, error, depth + 1);
    });
    for (const JsonFacts& one : facts) {
      if (!log && is_status(one) && into_.status_.message.empty()) into_.status_ = one;
      if (body && into_.body_.json.data() == object.data()) merge(into_.body_.facts, one);
    }
  }
  static void merge(JsonFacts& into, const JsonFacts& from) noexcept {
    if (into.message.empty()) into.message = from.message;
    if (into.code.empty()) into.code = from.code;
    into.error = into.error || from.error;
    if (into.status_number < 0) into.status_number = from.status_number;
  }
  static void note(JsonFacts& facts, const JsonItem& item) noexcept {
    if (item.kind == JsonKind::object && item.key == "error") facts.error = true;
    if (item.key == "details" && item.kind == JsonKind::array) facts.details = true;
    if (item.kind != JsonKind::number || item.value.size() > 6) return;
    std::int32_t number = 0;
    for (const char c : item.value) {
      if (!is_digit(c)) return;
      number = number * 10 + (c - '0');
    }
    if (item.key == "code") facts.code_number = number;
    if (item.key == "status") facts.status_number = number;
  }
  /// Returns whether an object is a google.rpc.Status as JSON, or an error of Connect.
  [[nodiscard]] static bool is_status(const JsonFacts& facts) noexcept {
    return !facts.message.empty() && status_code(facts).has_value();
  }

  /// Returns whether the line has a pair that only logfmt and its relatives write.
  [[nodiscard]] static bool is_logfmt(std::string_view line) noexcept {
    for (std::size_t at = line.find('='); at != std::string_view::npos;
         at = line.find('=', at + 1)) {
      std::size_t begin = at;
      while (begin > 0 && is_container_letter(line[begin - 1])) --begin;
      const std::string_view key = line.substr(begin, at - begin);
      if (begin != 0 && line[begin - 1] != ' ' && line[begin - 1] != '\t') continue;
      if (is_one_of(key, log_keys) || is_one_of(key, error_keys) || key == "msg") return true;
    }
    return false;
  }
  /// Opens the quoted value after the `=` at `at`. Returns the place after it, or 0.
  std::size_t pair_hole(std::string_view text, std::size_t at, std::size_t end, std::size_t& piece,
                        int depth, bool error) {
    if (at + 1 >= end || text[at + 1] != '"') return 0;
    std::size_t begin = at;
    while (begin > piece && is_container_letter(text[begin - 1])) --begin;
    if (begin == at || (begin > piece && text[begin - 1] != ' ' && text[begin - 1] != '\t'))
      return 0;
    // `Status(StatusCode="Internal", Detail="...")`: no pair of a log follows a comma.
    if (begin >= piece + 2 && text[begin - 2] == ',') return 0;
    JsonItem item{.key = text.substr(begin, at - begin)};
    std::size_t close = at + 2;
    while (close < end && text[close] != '"') {
      if (text[close] == '\\') item.escaped = true, ++close;
      ++close;
    }
    if (close >= end) return 0;
    item.value = text.substr(at + 2, close - at - 2);
    leave(text, piece, begin, true, error);
    if (!is_one_of(item.key, quoted_keys) && item.value.size() >= 7)
      open(unescaped(item), is_one_of(item.key, error_keys), depth + 1);
    piece = close + 1;
    return close + 1;
  }

  Opened& into_;
  Arena& arena_;

 public:
  /// Returns whether a line of Telegraf is of a plugin that speaks to other services: an output's
  /// fault is said by the output itself.
  [[nodiscard]] static bool is_foreign(std::string_view line) noexcept {
    const std::size_t bracket = line.substr(0, 64).find("! [");
    if (bracket == std::string_view::npos || bracket < 2 || line[bracket - 2] != ' ') return false;
    const std::string_view plugin = line.substr(bracket + 3, line.find(']', bracket) - bracket - 3);
    return !plugin.starts_with("outputs.") && plugin.find("influxdb") == std::string_view::npos;
  }
  void mark_foreign() noexcept { into_.foreign_ = true; }
};

/// Returns a record without what collectors put before its lines, and without colours: `text`
/// itself if it has neither.
[[nodiscard]] inline std::string_view plain_text(std::string_view text, Arena& arena) {
  const bool prefixed = !split_line(text.substr(0, text.find('\n'))).prefix.empty();
  if (!prefixed && text.find('\x1b') == std::string_view::npos) return text;
  char* const begin = arena.room(text.size());
  char* out = begin;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = text.find('\n', at);
    const std::size_t end = found == std::string_view::npos ? text.size() : found;
    const LineParts parts = split_line(text.substr(at, end - at));
    for (std::size_t i = 0; i < parts.content.size();) {
      const std::size_t next = skip_terminal_escape(parts.content, i);
      if (next == i) *out++ = parts.content[i];
      i = next == i ? i + 1 : next;
    }
    if (end < text.size() && !parts.partial) *out++ = '\n';
    at = end + 1;
  }
  return {begin, static_cast<std::size_t>(out - begin)};
}

/// Returns the segments of a record. Linear; what is unescaped lives in `arena`.
[[nodiscard]] inline Opened open_envelopes(std::string_view text, Arena& arena) {
  Opened opened;
  Opener opener(opened, arena);
  const std::string_view plain = plain_text(text, arena);
  if (Opener::is_foreign(plain)) {
    opener.mark_foreign();
    return opened;
  }
  opener.open(plain, false, 0);
  return opened;
}

}  // namespace detail::diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
