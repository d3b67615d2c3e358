// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_READ_RESPONSE_HPP
#define FAULTWIRE_WRITE_API_READ_RESPONSE_HPP
/// Understands the answer to a write, whichever server gave it: the same rows that `respond`
/// renders are recognised, by their status, their shape and their text. The body is looked at, not
/// its Content-Type, which InfluxDB 3 Core does not send and proxies get wrong. Any bytes have a
/// clear outcome. Reads JSON with nlohmann-json (component `faultwire::json`). Authority: the rows
/// of `api.hpp`, `answer_texts.hpp`.
///
/// @code
/// WriteOutcome outcome = read_response(
///     400, {}, R"({"error":"partial write: unable to parse 'bad': missing fields dropped=0"})");
/// bool good_ones_are_stored = outcome.accepted == Accepted::some && outcome.rest_written;
/// std::vector<ExplainedEntry> where = outcome.explain("a f=1\nbad\n");  // line 2
/// @endcode

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "faultwire/write_api/answer_texts.hpp"
#include "faultwire/write_api/outcome.hpp"
#include "faultwire/write_api/point_wording.hpp"
#include "faultwire/write_api/respond.hpp"
#include "faultwire/write_api/stored.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// A header of an answer, as views into it.
struct HeaderView {
  std::string_view name;
  std::string_view value;
};

/// The headers of an answer; valid as long as the bytes they came from.
class HeaderViews {
 public:
  HeaderViews() = default;
  HeaderViews(std::initializer_list<HeaderView> headers) : headers_(headers) {}
  explicit HeaderViews(std::span<const HeaderView> headers)
      : headers_(headers.begin(), headers.end()) {}
  explicit HeaderViews(std::span<const Header> headers) {
    for (const Header& header : headers) headers_.push_back({header.name, header.value});
  }

  /// The first value of `name`, whatever its case; nothing if there is none.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept {
    for (const HeaderView& header : headers_) {
      if (header.name.size() == name.size() && detail::write_api::begins_like(header.name, name))
        return header.value;
    }
    return std::nullopt;
  }

 private:
  std::vector<HeaderView> headers_{};
};

/// What is known before the answer comes.
struct ReadOptions {
  /// The flavour that is spoken to. Without it, answers that mean different things in different
  /// flavours stay `unknown`.
  std::optional<WriteApi> api{};
};

}  // namespace write_api

namespace detail::write_api {
using namespace faultwire::write_api;

/// What a reason may mean; `known` if a wording fits, `open` if one begins so and does not end.
struct ReasonMeaning {
  EnumSet<line_protocol::RejectionKind> kinds{};
  bool known = false;
  bool open = false;
};

/// Whether what stands in a place is what the server puts there: a quotation is closed, and nothing
/// else ends with a line of its own.
[[nodiscard]] inline bool place_holds(std::string_view place, std::string_view piece,
                                      bool at_end) noexcept {
  if (place == "got" || place == "got_cut") {
    const bool quoted = piece.size() >= 2 && fold_wording(piece.front()) == '\'' &&
                        fold_wording(piece.back()) == '\'';
    return quoted || piece == "end of input";
  }
  return !at_end || piece.find('\n') == std::string_view::npos;
}

/// Whether a look at the first character leaves it possible that `reason` is worded so; most
/// wordings are out by that.
[[nodiscard]] inline bool may_fit(std::string_view wording, std::string_view reason) noexcept {
  return begins_like(reason, wording.substr(0, (std::min)(wording.find('{'), std::size_t{1})));
}

[[nodiscard]] inline bool reason_fits(std::string_view wording, std::string_view reason) {
  if (!may_fit(wording, reason)) return false;
  const bool ends_in_place = wording.ends_with('}');
  bool good = true;
  const char* const end = reason.data() + reason.size();
  const auto fixed =
      match_wording(wording, reason, [&](std::string_view place, std::string_view piece) {
        if (!place_holds(place, piece, ends_in_place && piece.data() + piece.size() == end))
          good = false;
      });
  return fixed && good;
}

/// Reads a reason by every wording that is known.
[[nodiscard]] inline ReasonMeaning meaning_of(std::string_view reason) {
  ReasonMeaning meaning;
  bool begun = false;
  const auto look = [&](std::string_view wording,
                        std::span<const line_protocol::RejectionKind> kinds) {
    if (!may_fit(wording, reason)) return;
    const std::string_view head = wording.substr(0, wording.find('{'));
    if (head.size() >= 8 && begins_like(reason, head)) begun = true;
    if (!reason_fits(wording, reason)) return;
    meaning.known = true;
    for (const auto kind : kinds) meaning.kinds.add(kind);
  };
  for (const line_protocol::KindRow& row : line_protocol::kind_rows) {
    look(row.documented, std::span(&row.kind, 1));
    if (row.documented_later != row.documented) look(row.documented_later, std::span(&row.kind, 1));
    if (row.current != row.documented) look(row.current, std::span(&row.kind, 1));
  }
  for (const PointWordingRow& row : point_wording_rows) look(row.text, std::span(&row.kind, 1));
  for (const CoreWordingRow& row : core_wording_rows) look(row.text, std::span(&row.kind, 1));
  for (const ReasonText& row : reason_texts) look(row.text, row.kinds);
  for (const StoredFaultRow& row : stored_fault_rows) {
    for (const std::string_view wording : row.texts) look(wording, {});
  }
  meaning.open = begun && !meaning.known;
  return meaning;
}

/// The event that a reason of what is stored stands for.
[[nodiscard]] inline std::optional<WriteEvent> stored_event(std::string_view reason) {
  for (const StoredFaultRow& row : stored_fault_rows) {
    for (const std::string_view wording : row.texts) {
      if (reason_fits(wording, reason)) return row.event;
    }
  }
  return std::nullopt;
}

/// The head of a framed message, for example `error parsing line 3 (1-based): `.
struct FrameHead {
  std::uint64_t entry = 0;
  std::size_t length =
      0;  ///< up to the reason; the reason of a timestamp that overflows is the head itself
  bool is_reason = false;
};

[[nodiscard]] inline std::optional<FrameHead> frame_head(std::string_view text) {
  for (const line_protocol::StageRow& row : line_protocol::stage_rows) {
    if (row.stage == line_protocol::Stage::body) continue;
    std::string_view frame = row.frame;
    std::string_view rest = text;
    const bool reason_first = frame.starts_with("{detail}");
    if (reason_first) {
      if (!rest.starts_with(detail::line_protocol::overflow)) continue;
      rest.remove_prefix(detail::line_protocol::overflow.size());
      frame.remove_prefix(std::string_view("{detail}").size());
    }
    const std::string_view before = frame.substr(0, frame.find("{entry}"));
    if (!rest.starts_with(before)) continue;
    rest.remove_prefix(before.size());
    const std::string_view digits = rest.substr(0, rest.find_first_not_of("0123456789"));
    if (!is_number(digits)) continue;
    rest.remove_prefix(digits.size());
    FrameHead head;
    for (const char c : digits) head.entry = head.entry * 10 + static_cast<std::uint64_t>(c - '0');
    if (rest.starts_with(" (1-based)")) rest.remove_prefix(std::string_view(" (1-based)").size());
    head.is_reason = reason_first;
    if (!reason_first) {
      if (!rest.starts_with(": ")) continue;
      rest.remove_prefix(2);
    } else if (!rest.empty() && rest.front() != '\n') {
      continue;
    }
    head.length = text.size() - rest.size();
    return head;
  }
  return std::nullopt;
}

/// A body, whatever it is made of.
struct ParsedBody {
  BodyForm form = BodyForm::empty;
  std::optional<std::string> code{};
  std::optional<std::string> message{};
  std::optional<std::string> error{};
  std::optional<std::uint64_t> line{};
  std::optional<std::uint64_t> max_length{};
  bool data_array = false;
  bool data_object = false;
  std::vector<RejectedEntry> data{};
};

using Json = nlohmann::json;

[[nodiscard]] inline const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}
[[nodiscard]] inline std::optional<std::string> text_of(const Json* value) {
  if (value == nullptr) return std::nullopt;
  const auto* const text = value->get_ptr<const Json::string_t*>();
  return text == nullptr ? std::nullopt : std::optional<std::string>(*text);
}
[[nodiscard]] inline std::optional<std::uint64_t> number_of(const Json* value) {
  if (value == nullptr || !value->is_number_unsigned()) return std::nullopt;
  return value->get<std::uint64_t>();
}

[[nodiscard]] inline RejectedEntry item_of(const Json& item) {
  RejectedEntry out;
  out.entry = number_of(member(item, "line_number")).value_or(0);
  out.reason = text_of(member(item, "error_message")).value_or("");
  out.line = text_of(member(item, "original_line")).value_or("");
  return out;
}

inline void read_object(const Json& object, ParsedBody& body) {
  body.code = text_of(member(object, "code"));
  if (!body.code) body.code = text_of(member(object, "error_code"));
  body.message = text_of(member(object, "message"));
  body.line = number_of(member(object, "line"));
  body.max_length = number_of(member(object, "maxLength"));
  // InfluxDB 2 nests the cause of an error, as a text or as an object of the same shape.
  const Json* error = member(object, "error");
  body.error = text_of(error);
  if (!body.error && error != nullptr) body.error = text_of(member(*error, "message"));
  // The query endpoint of 1.x says errors under 200.
  if (const Json* results = member(object, "results");
      !body.error && results != nullptr && results->is_array()) {
    for (const Json& result : *results) {
      if (!body.error) body.error = text_of(member(result, "error"));
    }
  }
  const Json* const data = member(object, "data");
  if (data == nullptr) return;
  body.data_array = data->is_array();
  body.data_object = data->is_object();
  if (body.data_object) body.data.push_back(item_of(*data));
  if (!body.data_array) return;
  for (const Json& item : *data) {
    if (item.is_object()) body.data.push_back(item_of(item));
  }
}

/// Sniffs and reads a body. Values that are nested deeper than any answer are left out while
/// reading.
[[nodiscard]] inline ParsedBody parse_body(std::string_view bytes) {
  constexpr int deepest = 8;
  ParsedBody body;
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return body;
  if (bytes[begin] == '{') {
    const Json object = Json::parse(
        bytes, [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; }, false);
    if (object.is_object()) {
      body.form = BodyForm::json;
      read_object(object, body);
      return body;
    }
    body.form = BodyForm::broken_json;
  } else {
    const std::string_view text = bytes.substr(begin);
    const bool html = begins_like(text, "<!doctype html") || begins_like(text, "<html") ||
                      begins_like(text, "<head");
    body.form = html ? BodyForm::html : BodyForm::plain;
  }
  body.message = std::string(bytes);
  return body;
}

/// One reading of one answer.
class ResponseReader {
 public:
  ResponseReader(unsigned status, const HeaderViews& headers, std::string_view bytes,
                 const ReadOptions& options)
      : headers_(headers), body_(parse_body(bytes)), options_(options) {
    out_.status = status;
    out_.form = body_.form;
    choose_message();
  }

  WriteOutcome run() {
    choose_code();
    if (!(options_.api && recognise(true, true)) && !recognise(false, true) &&
        !recognise(false, false))
      by_status();
    collect();
    settle_events();
    read_headers();
    if (!out_.max_bytes) out_.max_bytes = body_.max_length;
    return std::move(out_);
  }

 private:
  static constexpr std::string_view unparsed_point =
      unparsed_point_frame.substr(0, unparsed_point_frame.find('{'));
  static constexpr std::size_t most_named = 100;  // rejections that a server names
  static constexpr int most_doubts = 64;          // so that no body takes more than linear time

  void choose_message() {
    if (body_.message) {
      out_.message = *body_.message;
    } else if (body_.error) {
      out_.message = *body_.error;
    } else if (const auto error = headers_.find("X-Influxdb-Error");
               error && body_.form == BodyForm::empty) {
      out_.message = std::string(*error);
      from_header_ = true;
    }
    if (body_.form == BodyForm::plain) {
      out_.message.resize(out_.message.find_last_not_of("\r\n") + 1);
    }
  }

  void choose_code() {
    out_.code = AnyCode(Domain::http, static_cast<std::int32_t>(out_.status));
    std::string_view text = body_.code ? std::string_view(*body_.code) : std::string_view();
    if (text.empty()) text = headers_.find("X-Platform-Error-Code").value_or("");
    for (const InfluxCodeRow& row : influx_rows) {
      if (!row.text.empty() && row.text == text) out_.code = AnyCode(row.code);
    }
  }

  [[nodiscard]] bool shape_fits(BodyShape shape) const noexcept {
    const bool data = body_.data_array || body_.data_object;
    switch (shape) {
      case BodyShape::empty:
        return body_.form == BodyForm::empty && out_.message.empty();
      case BodyShape::plain:
        return body_.form == BodyForm::plain;
      case BodyShape::code_line:
      case BodyShape::code_message:
      case BodyShape::code_message_line:
        return body_.code && body_.message;
      case BodyShape::error:
      case BodyShape::error_unescaped:
        return from_header_ || (body_.error && !body_.code && !data);
      case BodyShape::error_object:
        return body_.error && body_.data_object;
      case BodyShape::error_array:
        break;
    }
    return body_.error && body_.data_array;
  }

  struct Found {
    std::string_view rejections, first, points;
    std::optional<std::uint64_t> dropped, limit;
  };

  /// Looks at one text of one row; the texts that fix most of the message win.
  void consider(const WriteRow& row, HttpStatus status, BodyShape shape, std::string_view text,
                bool one_api, bool by_status) {
    constexpr std::size_t telling =
        12;  // characters that a text must fix before it counts under a status that is not its own
    if (one_api && row.api != *options_.api) return;
    if (by_status && static_cast<unsigned>(status) != out_.status) return;
    if (!shape_fits(shape)) return;
    const bool coded = shape == BodyShape::code_line || shape == BodyShape::code_message ||
                       shape == BodyShape::code_message_line;
    if (by_status && coded && write_code_text(row) != *body_.code) return;
    if (shape == BodyShape::plain && text.ends_with('\n')) text.remove_suffix(1);
    Found found;
    const auto fixed = match_wording(
        text, out_.message,
        [&](std::string_view place, std::string_view piece) { note(found, place, piece); });
    if (!fixed) return;
    std::size_t weight = *fixed;
    if (text == "{points}") {  // fixes nothing, so what stands there must be such reasons
      if (!out_.message.starts_with(unparsed_point) && !meaning_of(out_.message).known) return;
      weight = unparsed_point.size();
    }
    if (!by_status && weight < telling) return;
    if (matched_ && weight < best_) return;
    if (!matched_ || weight > best_) {
      out_.events = {};
      out_.apis = {};
      out_.accepted = row.accepted;
      out_.rest_written = row.rest_written;
      names_ = row.names;
      found_ = found;
    }
    matched_ = true;
    best_ = weight;
    out_.events.add(row.event);
    out_.apis.add(row.api);
    if (out_.accepted != row.accepted) out_.accepted = Accepted::unknown;
    out_.rest_written = out_.rest_written && row.rest_written;
    if (names_ != row.names && row.names != Names::nothing) names_ = row.names;
    if (found_.rejections.empty()) found_.rejections = found.rejections;
    if (found_.first.empty()) found_.first = found.first;
    if (found_.points.empty()) found_.points = found.points;
  }
  static void note(Found& found, std::string_view place, std::string_view piece) {
    const auto number = [piece] {
      std::uint64_t value = 0;
      for (const char c : piece) value = value * 10 + static_cast<std::uint64_t>(c - '0');
      return value;
    };
    if (place == "rejections") found.rejections = piece;
    if (place == "first") found.first = piece;
    if (place == "points") found.points = piece;
    if (place == "dropped") found.dropped = number();
    if (place == "limit") found.limit = number();
  }

  bool recognise(bool one_api, bool by_status) {
    for (const WriteRow& row : write_rows) {
      consider(row, row.status, row.shape, row.message, one_api, by_status);
      if (row.message != core_release_row(CoreRelease::v3_10).refused) continue;
      for (const CoreReleaseRow& release : core_release_rows)
        consider(row, row.status, row.shape, release.refused, one_api, by_status);
    }
    for (const AnswerText& text : answer_texts) {
      consider(write_row(text.api, text.event), text.status, text.shape, text.text, one_api,
               by_status);
    }
    return matched_;
  }

  void by_status() {
    for (const StatusMeaning& meaning : status_meanings) {
      if (static_cast<unsigned>(meaning.status) != out_.status) continue;
      out_.events.add(meaning.event);
      out_.accepted = meaning.accepted;
      out_.rest_written = meaning.accepted == Accepted::all;
    }
    if (out_.status >= 200 && out_.status < 300 && body_.form == BodyForm::empty &&
        out_.message.empty()) {
      out_.events.add(WriteEvent::all_accepted);
      out_.accepted = Accepted::all;
      out_.rest_written = true;
    }
  }

  void collect() {
    out_.dropped = found_.dropped;
    out_.max_bytes = found_.limit;
    if (!body_.data.empty() || body_.data_array) {
      out_.rejected = std::move(body_.data);
      out_.complete = body_.data_array;
      for (RejectedEntry& entry : out_.rejected) entry.kinds = meaning_of(entry.reason).kinds;
    } else if (!found_.rejections.empty()) {
      out_.complete = read_framed(found_.rejections) && names_ == Names::every;
    } else if (!found_.first.empty()) {
      read_first(found_.first);
    } else if (!found_.points.empty()) {
      out_.complete = read_points(found_.points);
    } else if (matched_ && out_.accepted == Accepted::all) {
      out_.complete = true;
    } else if (!matched_) {
      salvage();
    }
    if (!body_.line) return;
    if (out_.rejected.empty()) {
      add(*body_.line, out_.message);
      out_.complete = false;
    } else if (out_.rejected.front().entry == 0) {
      out_.rejected.front().entry = *body_.line;
    } else if (out_.rejected.front().entry != *body_.line) {
      out_.complete = false;
    }
  }

  RejectedEntry& add(std::uint64_t entry, std::string_view reason) {
    RejectedEntry& out = out_.rejected.emplace_back();
    out.entry = entry;
    out.reason = std::string(reason);
    out.kinds = meaning_of(reason).kinds;
    return out;
  }

  /// Framed messages, one a line; but a reason may quote newlines, and even what looks like the
  /// head of another message. So a new one begins only where the number grows and the reason before
  /// it is not in the middle of a known wording. Returns whether nothing was doubtful.
  bool read_framed(std::string_view text) {
    int doubts = 0;
    auto head = frame_head(text);
    if (!head) {
      add(0, text);
      return false;
    }
    std::size_t begin = 0;
    for (std::size_t at = 0;;) {
      at = text.find('\n', at);
      std::optional<FrameHead> next;
      if (at != std::string_view::npos) {
        next = frame_head(text.substr(at + 1));
        if (!next) {
          ++at;
          continue;
        }
        const std::string_view reason = reason_in(text, begin, *head, at);
        if (next->entry <= head->entry || (doubts < most_doubts && meaning_of(reason).open)) {
          ++doubts;
          ++at;
          continue;
        }
      }
      add(head->entry, reason_in(text, begin, *head, at));
      if (!next) break;
      begin = ++at;
      head = next;
    }
    return doubts == 0 && out_.rejected.size() < most_named;
  }
  static std::string_view reason_in(std::string_view text, std::size_t begin, const FrameHead& head,
                                    std::size_t end) {
    if (head.is_reason) return detail::line_protocol::overflow;
    const std::size_t from = begin + head.length;
    return text.substr(from, end == std::string_view::npos ? end : end - from);
  }

  /// The single message of early IOx; its frame may lack the number.
  void read_first(std::string_view text) {
    const auto head = frame_head(text);
    add(head ? head->entry : 0, head ? reason_in(text, 0, *head, std::string_view::npos) : text);
  }

  /// The reasons of 1.x and 2.x: lines that could not be read, quoted, one a line; or one reason
  /// without a line.
  bool read_points(std::string_view text) {
    constexpr std::string_view open = unparsed_point;
    constexpr std::string_view between = "': ";
    if (!text.starts_with(open)) {
      add(0, text);
      return false;
    }
    int doubts = 0;
    while (!text.empty()) {
      std::string_view piece;
      std::size_t quote_end = std::string_view::npos;
      for (std::size_t at = text.find('\n');; at = text.find('\n', at + 1)) {
        if (at != std::string_view::npos && !text.substr(at + 1).starts_with(open)) continue;
        piece = text.substr(0, at);
        quote_end = quote_end_of(piece);
        if (quote_end != std::string_view::npos || at == std::string_view::npos ||
            doubts >= most_doubts)
          break;
        ++doubts;
      }
      if (quote_end == std::string_view::npos) {
        quote_end = piece.rfind(between);
        ++doubts;
      }
      if (quote_end == std::string_view::npos) {
        add(0, piece);
      } else {
        RejectedEntry& entry = add(0, piece.substr(quote_end + between.size()));
        entry.line = std::string(piece.substr(open.size(), quote_end - open.size()));
        entry.line_whole = true;
      }
      text.remove_prefix((std::min)(text.size(), piece.size() + 1));
    }
    return doubts == 0 && out_.rejected.size() < most_named;
  }
  /// Where the quotation of a line ends: at the last place behind which a known reason stands.
  [[nodiscard]] static std::size_t quote_end_of(std::string_view piece) {
    constexpr std::string_view between = "': ";
    constexpr std::size_t longest_look = 1024;  // bytes, but for the last place
    constexpr int most_looks = 8;
    std::size_t at = piece.rfind(between);
    for (int looks = 0; at != std::string_view::npos && looks < most_looks; ++looks) {
      if (meaning_of(piece.substr(at + between.size())).known) return at;
      if (piece.size() - at > longest_look) break;
      at = piece.rfind(between, at - 1);
    }
    return std::string_view::npos;
  }

  /// A text of no row that nevertheless holds framed messages.
  void salvage() {
    const std::string_view text = out_.message;
    for (std::size_t at = 0; at < text.size();) {
      if (frame_head(text.substr(at))) {
        read_framed(text.substr(at));
        return;
      }
      at = text.find_first_of("\n ", at);
      if (at == std::string_view::npos) return;
      ++at;
    }
  }

  /// Rows that share a text are told apart by the reasons: what is stored has reasons of its own.
  void settle_events() {
    if (out_.rejected.empty()) return;
    if (out_.accepted ==
        Accepted::all) {  // a status that says so, and a body that names what is not
      out_.accepted = Accepted::some;
      out_.events = {};
      out_.events.add(WriteEvent::some_rejected);
    }
    EnumSet<WriteEvent> stored;
    for (const RejectedEntry& entry : out_.rejected) {
      if (const auto event = stored_event(entry.reason)) stored.add(*event);
    }
    EnumSet<WriteEvent> kept;
    for (std::size_t i = 0; i < write_event_names.size(); ++i) {
      const auto event = static_cast<WriteEvent>(i);
      const bool about_stored =
          event == WriteEvent::outside_retention || event == WriteEvent::limit_reached;
      if (out_.events.has(event) && (stored.empty() ? !about_stored : stored.has(event)))
        kept.add(event);
    }
    if (!kept.empty()) out_.events = kept;
  }

  void read_headers() {
    if (const auto after = headers_.find("Retry-After")) {
      out_.retry_after = std::string(*after);
      if (is_number(*after)) {
        std::uint64_t seconds = 0;
        for (const char c : *after) seconds = seconds * 10 + static_cast<std::uint64_t>(c - '0');
        out_.retry_after_seconds = seconds;
      }
    }
    out_.request_id = std::string(
        headers_.find("X-Request-Id").value_or(headers_.find("Request-Id").value_or("")));
    out_.server = std::string(headers_.find("X-Influxdb-Version").value_or(""));
  }

  const HeaderViews& headers_;
  ParsedBody body_;
  ReadOptions options_;
  WriteOutcome out_{};
  Found found_{};
  Names names_ = Names::nothing;
  bool from_header_ = false;
  bool matched_ = false;
  std::size_t best_ = 0;
};

}  // namespace detail::write_api

namespace write_api {

/// What the answer with this status, these headers and this body means. Never fails: what cannot be
/// told is `unknown` or empty. Linear in the body but for lines that quote many quotation ends.
[[nodiscard]] inline WriteOutcome read_response(unsigned status, const HeaderViews& headers,
                                                std::string_view body,
                                                const ReadOptions& options = {}) {
  return detail::write_api::ResponseReader(status, headers, body, options).run();
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
