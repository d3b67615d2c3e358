// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_DETAIL_FRAMES_HPP
#define FAULTWIRE_WRITE_API_DETAIL_FRAMES_HPP
/// Reads the lists of rejections that messages hold: the framed messages of InfluxDB 3, and the
/// quoted lines of 1.x and 2.x. Lists may be indented, or folded into one line.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/wording/match.hpp"
#include "faultwire/write_api/detail/names.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/understand/outcome.hpp"
#include "faultwire/write_api/understand/reasons.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {

/// Rejections that a server names at most.
inline constexpr std::size_t most_named = 100;
/// Doubtful ends that are looked at, so that no body takes more than linear time.
inline constexpr int most_doubts = 64;
/// The reason that has no frame of its own before it.
inline constexpr std::string_view overflow_text = "timestamp overflows i64";

/// The head of a framed message, for example `error parsing line 3 (1-based): `.
struct FrameHead {
  std::uint64_t entry = 0;
  std::size_t length =
      0;  ///< up to the reason; the reason of a timestamp that overflows is the head itself
  bool is_reason = false;
};

/// Returns the number at the beginning of `text` and takes it off; nothing if there is none.
[[nodiscard]] inline std::optional<std::uint64_t> take_number(std::string_view& text) noexcept {
  const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
  if (!wording::is_number(digits)) return std::nullopt;
  text.remove_prefix(digits.size());
  return wording::number_in(digits);
}

/// Takes `literal` off `text`, folded. Returns whether it was there.
[[nodiscard]] inline bool take(std::string_view& text, std::string_view literal) noexcept {
  const std::size_t end = wording::match_at(text, 0, literal);
  if (end == wording::no_match) return false;
  text.remove_prefix(end);
  return true;
}

/// Returns whether `text`, after its spaces, begins with the words of a frame.
[[nodiscard]] inline bool begins_like_frame(std::string_view text) noexcept {
  const std::size_t at = wording::skip_spaces(text, 0);
  for (const auto& row : line_protocol::stage_rows) {
    const std::string_view words =
        row.frame.literal(0).empty() ? overflow_text : row.frame.literal(0);
    if (at != 0 && wording::match_at(text, at, words) != wording::no_match) return true;
  }
  return false;
}

/// Reads one frame of `line_protocol::stage_rows` at the beginning of `text`. The words `(1-based)`
/// may be missing.
[[nodiscard]] inline std::optional<FrameHead> frame_head_like(const wording::Wording& frame,
                                                              std::string_view text) noexcept {
  std::string_view rest = text;
  FrameHead head;
  head.is_reason = frame.place(0) == wording::Place::detail;
  if (!take(rest, head.is_reason ? overflow_text : frame.literal(0))) return std::nullopt;
  if (head.is_reason && !take(rest, frame.literal(1))) return std::nullopt;
  const auto entry = take_number(rest);
  if (!entry) return std::nullopt;
  head.entry = *entry;
  (void)take(rest, " (1-based)");
  if (!head.is_reason && !take(rest, ": ")) return std::nullopt;
  if (head.is_reason && !rest.empty() && rest[0] != '\n' && !begins_like_frame(rest))
    return std::nullopt;
  head.length = text.size() - rest.size();
  return head;
}

/// Reads the head of a framed message at the beginning of `text`.
[[nodiscard]] inline std::optional<FrameHead> frame_head(std::string_view text) noexcept {
  for (const auto& row : line_protocol::stage_rows) {
    if (row.frame.places() != 2) continue;
    if (const auto head = frame_head_like(row.frame, text)) return head;
  }
  return std::nullopt;
}

/// Whether `text` begins with a rejection of InfluxDB 3 or with a quoted line of 1.x.
[[nodiscard]] inline bool begins_with_rejection(std::string_view text) noexcept {
  text.remove_prefix(wording::skip_spaces(text, 0));
  return frame_head(text) || wording::begins_with(text, overflow_text);
}
[[nodiscard]] inline bool begins_with_quoted_line(std::string_view text) noexcept {
  return wording::begins_with(text, unparsed_point.literal(0));
}

/// Reads lists into `entries`.
class RejectionLists {
 public:
  explicit RejectionLists(std::vector<RejectedEntry>& entries) noexcept : entries_(entries) {}

  /// Adds one rejection with the reason `reason`.
  RejectedEntry& add(std::uint64_t entry, std::string_view reason) {
    while (!reason.empty() && wording::is_space(reason.back())) reason.remove_suffix(1);
    RejectedEntry& out = entries_.emplace_back();
    out.entry = entry;
    out.reason = std::string(reason);
    out.kinds = meaning_of(reason).kinds;
    return out;
  }

  /// Reads framed messages. A reason may quote line ends, and even what looks like the head of
  /// another message. So a new one begins only where the number grows and the reason before it is
  /// not in the middle of a known wording. Returns whether nothing was doubtful.
  bool framed(std::string_view text) {
    text.remove_prefix(wording::skip_spaces(text, 0));
    auto head = frame_head(text);
    if (!head) {
      add(0, text);
      return false;
    }
    int doubts = 0;
    std::size_t begin = 0;
    for (std::size_t at = head->length; at < text.size();) {
      const std::size_t gap = text.find_first_of(" \n", at);
      if (gap == std::string_view::npos) break;
      at = wording::skip_spaces(text, gap);
      const auto next = frame_head(text.substr(at));
      if (!next) continue;
      if (next->entry <= head->entry || !ends_at(text, begin, *head, gap, doubts)) {
        ++doubts;
        continue;
      }
      add(head->entry, reason_in(text, begin, *head, gap));
      begin = at;
      head = next;
      at += head->length;
    }
    add(head->entry, reason_in(text, begin, *head, text.size()));
    return doubts == 0 && entries_.size() < most_named;
  }

  /// Reads the single message of IOx; its frame may lack the number.
  void first(std::string_view text) {
    const auto head = frame_head(text);
    add(head ? head->entry : 0, head ? reason_in(text, 0, *head, text.size()) : text);
  }

  /// Reads the reasons of 1.x and 2.x: lines that could not be parsed, quoted, one a line; or one
  /// reason without a line. Returns whether nothing was doubtful.
  bool points(std::string_view text) {
    if (!begins_with_quoted_line(text)) {
      add(0, text);
      return false;
    }
    int doubts = 0;
    while (!text.empty()) {
      const std::size_t end = point_end(text, doubts);
      point(text.substr(0, end), doubts);
      text.remove_prefix((std::min)(text.size(), end + 1));
    }
    return doubts == 0 && entries_.size() < most_named;
  }

 private:
  static constexpr std::string_view between = "': ";

  [[nodiscard]] static std::string_view reason_in(std::string_view text, std::size_t begin,
                                                  const FrameHead& head, std::size_t end) noexcept {
    if (head.is_reason) return overflow_text;
    const std::size_t from = begin + head.length;
    return text.substr(from, end > from ? end - from : 0);
  }
  /// Whether the reason that began at `begin` may end at `end`. On one line it has to be known; at
  /// a line end it must only not be open.
  [[nodiscard]] static bool ends_at(std::string_view text, std::size_t begin, const FrameHead& head,
                                    std::size_t end, int doubts) {
    if (head.is_reason || doubts >= most_doubts) return text[end] == '\n' || head.is_reason;
    const ReasonMeaning meaning = meaning_of(reason_in(text, begin, head, end));
    return text[end] == '\n' ? !meaning.open : meaning.known;
  }

  /// Returns where the first point of `text` ends: before the next quoted line, if a known reason
  /// ends there.
  [[nodiscard]] static std::size_t point_end(std::string_view text, int& doubts) {
    for (std::size_t at = text.find('\n');; at = text.find('\n', at + 1)) {
      if (at == std::string_view::npos) return text.size();
      if (!begins_with_quoted_line(text.substr(at + 1))) continue;
      if (quote_end_of(text.substr(0, at)) != std::string_view::npos || doubts >= most_doubts)
        return at;
      ++doubts;
    }
  }
  /// Reads one quoted line with its reason.
  void point(std::string_view piece, int& doubts) {
    std::size_t quote_end = quote_end_of(piece);
    if (quote_end == std::string_view::npos) {
      quote_end = piece.rfind(between);
      ++doubts;
    }
    const std::size_t open = unparsed_point.literal(0).size();
    if (quote_end == std::string_view::npos || quote_end < open) {
      add(0, piece);
      return;
    }
    RejectedEntry& entry = add(0, piece.substr(quote_end + between.size()));
    entry.line = std::string(piece.substr(open, quote_end - open));
    entry.line_whole = true;
  }
  /// Returns where the quotation of a line, with which `piece` begins, ends: at the last place that
  /// a known reason follows.
  [[nodiscard]] static std::size_t quote_end_of(std::string_view piece) {
    constexpr std::size_t longest_look = 1024;  // bytes, except for the last place
    constexpr int most_looks = 8;
    std::size_t at = piece.rfind(between);
    for (int looks = 0; at != std::string_view::npos && looks < most_looks; ++looks) {
      if (meaning_of(piece.substr(at + between.size())).known) return at;
      if (piece.size() - at > longest_look) break;
      at = piece.rfind(between, at - 1);
    }
    return std::string_view::npos;
  }

  std::vector<RejectedEntry>& entries_;
};

}  // namespace write_api
}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
