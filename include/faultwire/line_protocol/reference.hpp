// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_REFERENCE_HPP
#define FAULTWIRE_LINE_PROTOCOL_REFERENCE_HPP
/// The exact path: the server's grammar written down rule by rule, byte after byte. It decides
/// every input that a faster path does not, and is what faster paths are tested against. Authority:
/// the parser of InfluxDB 3 (`influxdb_line_protocol`, June 2026), first splitting the batch into
/// logical lines, then parsing each.
///
/// @code
/// auto line = detail::line_protocol::reference::next_line("# a comment\ncpu usage=1\n", 0);
/// bool blank = line.begin == line.end;  // true: the first line is a comment
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/detail/number.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
namespace reference {

/// The most bytes that a name or a string may have, unescaped, unless the server has another limit.
inline constexpr std::size_t max_text_bytes = 65536;

/// A spelling of a boolean value.
struct BooleanSpelling {
  std::string_view text;
  bool value;
};

/// All of them; where one begins another, the longer comes first.
inline constexpr BooleanSpelling boolean_spellings[] = {
    {"true", true},   {"True", true},   {"TRUE", true},   {"t", true},  {"T", true},
    {"false", false}, {"False", false}, {"FALSE", false}, {"f", false}, {"F", false}};

/// The boolean that `text` spells, if it does.
[[nodiscard]] constexpr std::optional<bool> parse_boolean(std::string_view text) noexcept {
  for (const BooleanSpelling& spelling : boolean_spellings) {
    if (text == spelling.text) return spelling.value;
  }
  return std::nullopt;
}

/// A logical line of a batch, without leading blanks and comments; empty if nothing else is in it.
struct LogicalLine {
  std::size_t begin;  ///< offset of its first byte that counts
  std::size_t end;    ///< offset after its last byte: of its newline, or the size of the batch
  bool terminated;    ///< whether a newline ends it
};

/// Finds where a logical line ends: at a newline that is neither escaped nor, in the field set,
/// quoted. Quotes count only after the first space, and only while there are more equals signs
/// than commas there: the server counts so without looking at the grammar. The line may come in
/// pieces.
class LineEnd {
 public:
  /// Looks at `text` from `at` on, which continues the line. Returns where its newline is, or
  /// the size of `text` if it is not in it. Linear.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t at) noexcept {
    if (escaped_ && at < text.size()) ++at, escaped_ = false;
    for (; at < text.size(); ++at) {
      switch (text[at]) {
        case '\\':
          if (++at == text.size()) return escaped_ = true, at;
          break;
        case ' ':
          fields_ = true;
          break;
        case '=':
          equals_ += fields_ && !quoted_ ? 1u : 0u;
          break;
        case ',':
          commas_ += fields_ && !quoted_ ? 1u : 0u;
          break;
        case '"':
          quoted_ = quoted_ != (fields_ && equals_ > commas_);
          break;
        case '\n':
          if (!quoted_) return at;
          break;
        default:
          break;
      }
    }
    return text.size();
  }

 private:
  bool fields_ = false;
  bool quoted_ = false;
  bool escaped_ = false;  // the next byte is
  std::size_t equals_ = 0;
  std::size_t commas_ = 0;
};

/// Where the logical line that begins at `at` ends; the size of the batch if no newline ends it.
/// Linear.
[[nodiscard]] inline std::size_t line_end(std::string_view batch, std::size_t at) noexcept {
  return LineEnd{}.find(batch, at);
}

/// Where the line at [`begin`, `end`) begins once leading blanks and whole comments are skipped;
/// `end` if nothing is left. A comment ends at the first newline inside the logical line, escaped
/// or quoted or not.
[[nodiscard]] inline std::size_t skip_blanks_and_comments(std::string_view batch, std::size_t begin,
                                                          std::size_t end) noexcept {
  for (;;) {
    while (begin < end && (batch[begin] == ' ' || batch[begin] == '\t' || batch[begin] == '\n'))
      ++begin;
    if (begin == end || batch[begin] != '#') return begin;
    const std::size_t newline = batch.substr(begin, end - begin).find('\n');
    if (newline == std::string_view::npos) return end;
    begin += newline;
  }
}

/// The logical line that begins at offset `at`.
[[nodiscard]] inline LogicalLine next_line(std::string_view batch, std::size_t at) noexcept {
  const std::size_t end = line_end(batch, at);
  return {skip_blanks_and_comments(batch, at, end), end, end < batch.size()};
}

/// Parses one logical line into an entry. A rule returns false if it does not apply, and may have
/// `failed` by then: some failures decide at once, whatever the rule's callers could try instead.
class LineParser {
 public:
  /// `entry` must have begun with the bytes to parse as its source. Names and strings of more than
  /// `most_bytes` bytes, unescaped, are rejected.
  explicit LineParser(Entry& entry, std::size_t most_bytes = max_text_bytes) noexcept
      : entry_(entry), text_(entry.source()), most_bytes_(most_bytes) {}

  /// Fills the entry, or its rejection but for the positions in the batch. Returns whether it is
  /// accepted.
  bool parse() {
    const bool accepted = series() && space() && field_set() && timestamp_and_rest();
    EntryAccess::accept(entry_, accepted);
    return accepted;
  }

 private:
  using Kind = RejectionKind;

  // What a character does to a name, as bits.
  static constexpr std::uint8_t ends_measurement = 1;
  static constexpr std::uint8_t ends_key = 2;
  static constexpr std::uint8_t ends_tag_value = 4;
  static constexpr std::uint8_t backslash = 8;
  static constexpr std::array<std::uint8_t, 256> roles = [] {
    std::array<std::uint8_t, 256> table{};
    table[' '] = table['\t'] = table['\n'] = ends_measurement | ends_key | ends_tag_value;
    table[','] = ends_measurement | ends_tag_value;
    table['\0'] = ends_measurement;
    table['='] = ends_key;
    table['\\'] = backslash;
    return table;
  }();
  [[nodiscard]] static bool is_any(char c, int wanted) noexcept {
    return (roles[static_cast<unsigned char>(c)] & wanted) != 0;
  }

  [[nodiscard]] bool at(char c) const noexcept { return at_ < text_.size() && text_[at_] == c; }
  [[nodiscard]] std::string_view rest(std::size_t from) const noexcept {
    return text_.substr(from);
  }

  /// Rejects with the fault at [`from`, `from + length`), `quoted` being what the message shows.
  /// Always false.
  bool fail(Kind kind, std::size_t from, std::size_t length, std::string_view quoted) noexcept {
    // Only what a parser ever changes: everything else of the rejection of an entry stays as it was
    // made.
    Rejection& rejection = EntryAccess::rejection(entry_);
    rejection.facts.kind = kind;
    rejection.facts.utf8_length = 0;
    rejection.facts.later_tag = !entry_.tags().empty();
    rejection.facts.quoted = quoted;
    rejection.offset = from;
    rejection.length = length;
    failed_ = true;
    return false;
  }
  bool fail_rest(Kind kind, std::size_t from) noexcept {
    return fail(kind, from, text_.size() - from, rest(from));
  }
  bool fail_token(Kind kind, std::size_t from, std::size_t length) noexcept {
    return fail(kind, from, length, text_.substr(from, length));
  }

  /// Reads a name: at least one character, up to one of the stops that is not after a backslash.
  bool name(EscapeRule rule, bool key, Text& out) noexcept {
    const std::uint8_t stops = rule == EscapeRule::measurement ? ends_measurement
                               : key                           ? ends_key
                                                               : ends_tag_value;
    const std::size_t begin = at_;
    std::size_t end = begin;
    bool escapes = false;
    for (;;) {
      while (end < text_.size() && !is_any(text_[end], stops | backslash)) ++end;
      if (end == text_.size() || text_[end] != '\\') break;
      escapes = true;
      end += end + 1 < text_.size() ? 2u : 1u;
    }
    at_ = end;
    if (at_ == begin) return false;
    out = Text(text_.substr(begin, at_ - begin), rule, escapes);
    if (escapes && text_[at_ - 1] == '\\')
      return fail_token(Kind::ends_with_backslash, begin, at_ - begin);
    return fits(out, begin, at_ - begin);
  }

  /// Whether an unescaped text is short enough; rejects the token that it came from if not.
  bool fits(const Text& text, std::size_t begin, std::size_t length) noexcept {
    if (length <= most_bytes_ || text.size() <= most_bytes_) return true;
    return fail_token(Kind::string_too_long, begin, length);
  }

  bool series() {
    if (!name(EscapeRule::measurement, false, EntryAccess::measurement(entry_))) {
      return !failed_ && fail_rest(Kind::invalid_measurement, at_);
    }
    tag_set_ = at_ + 1;
    while (at(',')) {
      ++at_;
      if (!tag()) return false;
    }
    return true;
  }

  bool tag() {
    Tag tag;
    const std::size_t begin = at_;
    if (!name(EscapeRule::key, true, tag.key))
      return !failed_ && fail_rest(Kind::expected_tag_key, begin);
    if (!at('=')) return fail(Kind::tag_set_malformed, begin, at_ - begin, rest(tag_set_));
    ++at_;
    const std::size_t value = at_;
    if (!name(EscapeRule::key, false, tag.value))
      return !failed_ && fail_rest(Kind::expected_tag_value, value);
    EntryAccess::tags(entry_).push_back(tag);
    return true;
  }

  bool space() noexcept {
    if (!at(' ')) return fail_rest(Kind::expected_space, at_);
    while (at(' ')) ++at_;
    return true;
  }

  bool field_set() {
    const std::size_t begin = at_;
    if (!field()) {
      const std::size_t end = at_ < text_.size() ? at_ + 1 : at_;
      return !failed_ && fail_token(Kind::missing_fields, begin, end - begin);
    }
    if (!at(',')) return true;
    ++at_;  // the comma after the first field is consumed whatever follows
    std::size_t good = at_;
    while (field()) {
      good = at_;
      if (!at(',')) break;
      ++at_;
    }
    at_ = good;
    return !failed_;
  }

  /// Reads `key=value`. If it does not apply, the position is that of the byte at which it failed.
  bool field() {
    Field field;
    if (!name(EscapeRule::key, true, field.key) || !at('=')) return false;
    ++at_;
    if (!number(field.value) && (failed_ || (!string(field.value) && !boolean(field.value))))
      return false;
    EntryAccess::fields(entry_).push_back(field);
    return true;
  }

  bool number(Value& out) noexcept {
    const NumberToken token = scan_number(rest(at_));
    if (token.shape == NumberShape::none) return false;
    if (token.shape == NumberShape::integer) {
      const auto value = parse_integer(token.digits);
      if (!value) return fail_token(Kind::invalid_integer, at_, token.digits.size());
      out = Value(*value);
    } else if (token.shape == NumberShape::uinteger) {
      const auto value = parse_uinteger(token.digits);
      if (!value) return fail_token(Kind::invalid_uinteger, at_, token.digits.size());
      out = Value(*value);
    } else {
      out = Value(parse_float(token.digits));
    }
    at_ += token.length;
    return true;
  }

  bool string(Value& out) noexcept {
    if (!at('"')) return false;
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    bool escapes = false;
    while (end < text_.size() && text_[end] != '"') {
      const bool pair = text_[end] == '\\' && end + 1 < text_.size() &&
                        is_escapable(EscapeRule::string, text_[end + 1]);
      escapes = escapes || text_[end] == '\\';
      end += pair ? 2 : 1;
    }
    if (end == text_.size()) return false;
    const Text text(text_.substr(begin, end - begin), EscapeRule::string, escapes);
    if (!fits(text, at_, end + 1 - at_)) return false;
    out = Value(text);
    at_ = end + 1;
    return true;
  }

  bool boolean(Value& out) noexcept {
    for (const BooleanSpelling& spelling : boolean_spellings) {
      if (!rest(at_).starts_with(spelling.text)) continue;
      out = Value(spelling.value);
      at_ += spelling.text.size();
      return true;
    }
    return false;
  }

  bool timestamp_and_rest() noexcept {
    std::size_t begin = at_;
    while (begin < text_.size() && text_[begin] == ' ') ++begin;
    const std::size_t first = begin + (rest(begin).starts_with('-') ? 1 : 0);
    const std::size_t end = detail::line_protocol::skip_digits(text_, first);
    if (begin > at_ && end > first) {
      const auto value = parse_integer(text_.substr(begin, end - begin));
      if (!value) return fail_token(Kind::invalid_timestamp, begin, end - begin);
      EntryAccess::timestamp(entry_, *value);
      at_ = end;
      while (at(' ')) ++at_;
    }
    return at_ == text_.size() || fail_rest(Kind::trailing_content, at_);
  }

  Entry& entry_;
  std::string_view text_;
  std::size_t most_bytes_;
  std::size_t at_ = 0;
  std::size_t tag_set_ = 0;  // where the tag set begins, after its first comma
  bool failed_ = false;
};

}  // namespace reference
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
