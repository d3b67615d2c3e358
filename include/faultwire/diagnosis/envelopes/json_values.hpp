// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_ENVELOPES_JSON_VALUES_HPP
#define FAULTWIRE_DIAGNOSIS_ENVELOPES_JSON_VALUES_HPP
/// The strings of a JSON object, with their keys: what a JSON log or the body of an answer says.
///
/// @code
/// detail::diagnosis::JsonScan scan("{\"level\":\"error\",\"msg\":\"gone\"}", 0);
/// scan.read([](const detail::diagnosis::JsonItem& item) { (void)item.key; });
/// const bool whole = scan.complete();
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/detail/characters.hpp"
#include "faultwire/diagnosis/detail/escapes.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {

/// What a member of an object or an array holds.
enum class JsonKind : std::uint8_t { string, number, other, object, array };

/// One member. Views are into the text; strings are without quotes, escapes unchanged.
struct JsonItem {
  std::string_view key{};    ///< that of the array for the members of an array
  std::string_view value{};  ///< empty for objects and arrays
  JsonKind kind{};
  bool escaped = false;      ///< the string has escapes
  int depth = 0;             ///< 1 for the members of the object itself
  std::uint32_t object = 0;  ///< the object that it is a member of, counted from 1
};

/// One pass over an object, in the order of the text. A text that is cut gives what precedes
/// the cut.
class JsonScan {
 public:
  /// `begin` is the place of the opening brace.
  constexpr JsonScan(std::string_view text, std::size_t begin) noexcept : text_(text), at_(begin) {}

  /// Calls `visit(item)` for every member. Linear; goes 32 levels deep.
  template <class F>
  constexpr void read(F&& visit) {
    good_ = object(visit, 1);
  }
  /// Returns whether the text is an object as JSON has them, up to its closing brace.
  [[nodiscard]] constexpr bool complete() const noexcept { return good_; }
  /// Returns whether the text was an object up to where it ends.
  [[nodiscard]] constexpr bool cut() const noexcept { return !good_ && at_ >= text_.size(); }
  /// Returns the place after the closing brace, or where reading stopped.
  [[nodiscard]] constexpr std::size_t end() const noexcept { return at_; }

 private:
  static constexpr int deepest = 32;

  constexpr void skip() noexcept {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }
  [[nodiscard]] constexpr bool take(char c) noexcept {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  /// Reads the rest of a string whose quote was taken.
  [[nodiscard]] constexpr bool string(std::string_view& out, bool& escaped) noexcept {
    const std::size_t begin = at_;
    escaped = false;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\') {
        escaped = true;
        ++at_;
      }
      ++at_;
    }
    if (at_ > text_.size()) at_ = text_.size();
    out = text_.substr(begin, at_ - begin);
    if (at_ >= text_.size()) return false;
    ++at_;
    return true;
  }
  template <class F>
  constexpr bool object(F&& visit, int depth) {
    const std::uint32_t number = ++objects_;
    ++at_;
    if (take('}')) return true;
    for (;;) {
      JsonItem item{.depth = depth, .object = number};
      bool escaped = false;
      if (!take('"') || !string(item.key, escaped) || !take(':')) return false;
      if (!value(visit, item)) return false;
      if (take('}')) return true;
      if (!take(',')) return false;
    }
  }
  template <class F>
  constexpr bool array(F&& visit, const JsonItem& parent) {
    ++at_;
    if (take(']')) return true;
    for (;;) {
      JsonItem item{.key = parent.key, .depth = parent.depth + 1, .object = parent.object};
      if (!value(visit, item)) return false;
      if (take(']')) return true;
      if (!take(',')) return false;
    }
  }
  template <class F>
  constexpr bool value(F&& visit, JsonItem item) {
    skip();
    if (at_ >= text_.size() || item.depth > deepest) return false;
    const char c = text_[at_];
    if (c == '"') {
      ++at_;
      item.kind = JsonKind::string;
      const bool closed = string(item.value, item.escaped);
      visit(item);
      return closed;
    }
    if (c == '{' || c == '[') {
      item.kind = c == '{' ? JsonKind::object : JsonKind::array;
      visit(item);
      return c == '{' ? object(visit, item.depth + 1) : array(visit, item);
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_digit(text_[at_]) || is_word(text_[at_]))) ++at_;
    item.value = text_.substr(begin, at_ - begin);
    item.kind = is_digit(c) || c == '-' ? JsonKind::number : JsonKind::other;
    if (item.value.empty()) return false;
    visit(item);
    return true;
  }
  [[nodiscard]] static constexpr bool is_word(char c) noexcept {
    const char low = fold_case(c);
    return (low >= 'a' && low <= 'z') || c == '+' || c == '-' || c == '.';
  }

  std::string_view text_;
  std::size_t at_;
  std::uint32_t objects_ = 0;
  bool good_ = false;
};

/// Resolves the escapes of a JSON string, or of a value that Go quoted, into `out`, which has room
/// for as many bytes as `text`. Returns the size. An escape that neither has stays as it is; half
/// of a surrogate pair becomes U+FFFD.
[[nodiscard]] constexpr std::size_t unescape_json(char* out, std::string_view text) noexcept {
  constexpr std::string_view letters = "\"\\/bfnrta'v";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t\a'\v";
  char* const begin = out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      *out++ = text[i];
      continue;
    }
    const char letter = text[i + 1];
    const bool four = letter == 'u';
    std::int32_t point = four            ? hex_at(text, i + 2, 4)
                         : letter == 'x' ? hex_at(text, i + 2, 2)
                                         : -1;
    if (point >= 0) {
      i += four ? 5 : 3;
      if (!four) {
        *out++ = static_cast<char>(point);
        continue;
      }
      if (point >= 0xd800 && point < 0xe000) {
        const bool pair = point < 0xdc00 && text.substr(i + 1, 2) == "\\u";
        const std::int32_t low = pair ? hex_at(text, i + 3, 4) : -1;
        const bool whole = low >= 0xdc00 && low < 0xe000;
        point = whole ? 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
        if (whole) i += 6;
      }
      out = put_utf8(out, point);
      continue;
    }
    const std::size_t known = letters.find(letter);
    if (known == std::string_view::npos) {
      *out++ = text[i];
      continue;
    }
    *out++ = meanings[known];
    ++i;
  }
  return static_cast<std::size_t>(out - begin);
}

}  // namespace detail::diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
