// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_PASS_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_PASS_HPP
/// The fast path: one pass over the grammar of line protocol that takes the straight road through ordinary lines and declines
/// everything else, so that the exact path decides it. It accepts only what the exact path accepts, with the same result; it
/// never rejects.
///
/// @code
/// line_protocol::Entry entry;
/// line_protocol::scan::Pass pass("cpu usage=1 1\n");
/// bool taken = pass.line<true>(entry) == line_protocol::scan::Outcome::accepted;
/// @endcode

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/decimal.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/number.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/scan/block.hpp"
#include "faultwire/line_protocol/scan/digits.hpp"
#include "faultwire/line_protocol/scan/utf8.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// What a pass made of a logical line.
enum class Outcome : std::uint8_t {
  accepted,  ///< it is an entry, and the pass stands behind it
  unusual,   ///< the exact path must decide; the pass stands where the line begins
  end,       ///< there is no further entry
};

/// Which bytes of a block stand behind an odd number of backslashes. `backslashes` has the bits of the block's backslashes;
/// `carry` tells whether its first byte is escaped, and afterwards whether the next block's is.
[[nodiscard]] constexpr std::uint64_t escaped_bytes(std::uint64_t backslashes, std::uint64_t& carry) noexcept {
  constexpr std::uint64_t even = 0x5555555555555555u;
  const std::uint64_t first = carry;
  backslashes &= ~first;  // an escaped backslash escapes nothing
  const std::uint64_t starts = backslashes & ~(backslashes << 1);
  const std::uint64_t behind_even = backslashes + (starts & even);  // the bit behind each run that starts at an even place is set
  const std::uint64_t behind_odd = backslashes + (starts & ~even);
  carry = behind_odd < backslashes ? 1u : 0u;  // overflow: an odd run up to the end
  return (((behind_even & ~even) | (behind_odd & even)) & ~backslashes) | first;
}

/// Walks a batch logical line by logical line. The batch is kept as a view.
class Pass {
 public:
  explicit Pass(std::string_view batch) noexcept : begin_(batch.data()), end_(batch.data() + batch.size()) { seek(0); }
  Pass(const Pass& other) noexcept : begin_(other.begin_), end_(other.end_) { seek(other.offset()); }
  Pass& operator=(const Pass& other) noexcept {
    begin_ = other.begin_;
    end_ = other.end_;
    seek(other.offset());
    return *this;
  }

  /// Where the next logical line begins.
  [[nodiscard]] std::size_t offset() const noexcept { return static_cast<std::size_t>(next_ - begin_); }

  /// Goes on at `offset`, where a logical line begins.
  void seek(std::size_t offset) noexcept {
    next_ = begin_ + offset;
    skipped_ = 0;
    bad_utf8_ = false;
    cursor_ = Cursor{};
    utf8_ = Utf8Check{};
    if (next_ != end_) place(cursor_, offset);
  }

  /// Takes the next line that has an entry. If it is accepted, its bytes are `source()`; if `store`, `entry` has its contents,
  /// else `entry` is untouched.
  template <bool store>
  [[nodiscard]] Outcome line(Entry& entry) noexcept(!store) {
    if (next_ == end_) return Outcome::end;
    bool blank = false;
    if (static_cast<unsigned char>(*next_) <= '#') {
      const Outcome outcome = skip_to_entry(blank);
      if (outcome != Outcome::accepted) return outcome;
    }
    Cursor cursor = cursor_;
    Stop stop{nullptr, next_ + skipped_, 0};
    const char* const source = stop.place;
    if (!series<store>(cursor, stop, entry) || !field_set<store>(cursor, stop, entry) || !time<store>(cursor, stop, entry))
      return decline();
    if (stop.place > end_ || bad_utf8_) return decline();
    if (blank && std::memchr(source, '"', static_cast<std::size_t>(stop.place - source)) != nullptr) return decline();
    source_ = {source, static_cast<std::size_t>(stop.place - source)};
    next_ = stop.place == end_ ? end_ : stop.place + 1;
    cursor_ = cursor;
    skipped_ = 0;
    return Outcome::accepted;
  }

  /// The bytes of the line that was accepted last, without its newline.
  [[nodiscard]] std::string_view source() const noexcept { return source_; }

 private:
  static constexpr std::size_t block_bytes = 64;
  static constexpr std::size_t margin = digits_ahead + 8;  // readable behind every block
  static constexpr std::size_t tail_front = 32;            // readable before the tail
  static_assert(tail_front >= digits_behind);

  /// A walk over the bytes that end something, block by block. The last bytes of the batch are read from a copy.
  struct Cursor {
    const char* block = nullptr;    // where the block is read
    std::size_t base = 0;           // its offset in the batch
    const char* limit = nullptr;    // the last address at which a block may be read
    const char* floor = nullptr;    // the first byte that may be read
    std::uint64_t stops = 0;        // not yet passed
    std::uint64_t backslashes = 0;  // not yet passed
    std::uint64_t escaped = 0;
    std::uint64_t carry = 0;    // whether the first byte of the next block is escaped
    std::uint64_t earlier = 0;  // whether a block before this one has backslashes not yet passed
  };

  /// A byte that ends something.
  struct Stop {
    const char* read;   // where it is read; numbers are read from here
    const char* place;  // where it is in the batch
    char c;
  };

  Outcome decline() noexcept {
    skipped_ = 0;
    return Outcome::unusual;
  }

  /// Puts `cursor` on the block that begins at `offset`.
  void place(Cursor& cursor, std::size_t offset) noexcept {
    cursor.base = offset;
    cursor.block = begin_ + offset;
    cursor.floor = begin_;
    cursor.carry = 0;
    cursor.earlier = 0;
    const auto size = static_cast<std::size_t>(end_ - begin_);
    if (size - offset < block_bytes + margin) {
      enter_tail(cursor);
    } else {
      cursor.limit = end_ - (block_bytes + margin);
    }
    look(cursor);
  }

  /// Copies what is left from the cursor's base on, and what stands before it, to where more can be read than there is. Newlines
  /// follow: the end of the batch ends the last line.
  FAULTWIRE_NEVER_INLINE void enter_tail(Cursor& cursor) noexcept {
    const std::size_t before = cursor.base < tail_front ? cursor.base : tail_front;
    const std::size_t left = static_cast<std::size_t>(end_ - begin_) - cursor.base;
    std::memset(tail_, '\n', sizeof tail_);
    std::memcpy(tail_ + tail_front - before, begin_ + cursor.base - before, before + left);
    cursor.block = tail_ + tail_front;
    cursor.floor = tail_;
    cursor.limit = cursor.block + block_bytes;
  }

  /// Looks at the block under the cursor.
  FAULTWIRE_ALWAYS_INLINE void look(Cursor& cursor) noexcept {
    const Block block(cursor.block);
    cursor.stops = block.stops();
    cursor.backslashes = 0;
    cursor.escaped = 0;
    if (block.has_backslash() || cursor.carry != 0) {
      cursor.backslashes = block.equal('\\');
      cursor.escaped = escaped_bytes(cursor.backslashes, cursor.carry);
      cursor.stops &= ~cursor.escaped;
    }
    if (block.has_high() || utf8_.pending()) check_utf8(cursor.block);
  }

  FAULTWIRE_NEVER_INLINE void check_utf8(const char* block) noexcept { bad_utf8_ |= !utf8_.block(Block(block)); }

  /// Moves on to the next block. There is one: newlines end every batch.
  FAULTWIRE_ALWAYS_INLINE void advance(Cursor& cursor) noexcept {
    cursor.earlier |= cursor.backslashes;
    cursor.block += block_bytes;
    cursor.base += block_bytes;
    if (cursor.block > cursor.limit) [[unlikely]] {
      Cursor tail = cursor;
      enter_tail(tail);
      cursor = tail;
    }
    look(cursor);
  }

  /// Moves on to the next stop.
  FAULTWIRE_ALWAYS_INLINE void next(Cursor& cursor, Stop& stop) noexcept {
    while (cursor.stops == 0) advance(cursor);
    const int bit = std::countr_zero(cursor.stops);
    cursor.stops &= cursor.stops - 1;
    stop.read = cursor.block + bit;
    stop.place = begin_ + cursor.base + bit;
    stop.c = *stop.read;
  }

  /// Whether [`from`, the stop) is a name that ends there, and whether there is a backslash in it.
  FAULTWIRE_ALWAYS_INLINE bool name(Cursor& cursor, const Stop& stop, const char* from, bool& escapes) noexcept {
    escapes = false;
    if ((cursor.backslashes | cursor.earlier) != 0) {
      const std::uint64_t ahead = ~std::uint64_t{0} << (stop.read - cursor.block);
      escapes = cursor.earlier != 0 || (cursor.backslashes & ~ahead) != 0;
      cursor.earlier = 0;
      cursor.backslashes &= ahead;
      if (escapes && stop.place[-1] == '\\') return false;
    }
    return static_cast<std::size_t>(stop.place - from) - 1 < reference::max_text_bytes;
  }

  [[nodiscard]] static FAULTWIRE_ALWAYS_INLINE Text text(const char* from, const Stop& stop, EscapeRule rule, bool escapes) noexcept {
    return Text({from, static_cast<std::size_t>(stop.place - from)}, rule, escapes);
  }

  /// Measurement and tags, up to the blank behind them.
  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool series(Cursor& cursor, Stop& stop, Entry& entry) {
    const char* from = stop.place;
    bool escapes = false;
    do next(cursor, stop);
    while (stop.c == '=');
    if (!name(cursor, stop, from, escapes)) return false;
    if constexpr (store) {
      EntryAccess::clear(entry);
      EntryAccess::measurement(entry) = text(from, stop, EscapeRule::measurement, escapes);
    }
    while (stop.c == ',') {
      if (!tag<store>(cursor, stop, entry)) return false;
    }
    return stop.c == ' ';
  }

  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool tag(Cursor& cursor, Stop& stop, Entry& entry) {
    const char* from = stop.place + 1;
    bool escapes = false;
    next(cursor, stop);
    if (stop.c != '=' || !name(cursor, stop, from, escapes)) return false;
    Tag tag;
    if constexpr (store) tag.key = text(from, stop, EscapeRule::key, escapes);
    from = stop.place + 1;
    do next(cursor, stop);
    while (stop.c == '=');
    if (!name(cursor, stop, from, escapes)) return false;
    if constexpr (store) {
      tag.value = text(from, stop, EscapeRule::key, escapes);
      EntryAccess::tags(entry).push_back(tag);
    }
    return true;
  }

  /// All fields, up to what stands behind the last.
  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool field_set(Cursor& cursor, Stop& stop, Entry& entry) {
    const char* from = stop.place + 1;
    next(cursor, stop);
    while (stop.c == ' ' && stop.place == from) ++from, next(cursor, stop);
    for (;;) {
      bool escapes = false;
      if (stop.c != '=' || !name(cursor, stop, from, escapes)) return false;
      Field field;
      if constexpr (store) field.key = text(from, stop, EscapeRule::key, escapes);
      if (!value<store>(cursor, stop, field.value)) return false;
      if constexpr (store) EntryAccess::fields(entry).push_back(field);
      if (stop.c != ',') return true;
      from = stop.place + 1;
      next(cursor, stop);
    }
  }

  /// The value behind the equals sign at `stop`, up to the stop behind it.
  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool value(Cursor& cursor, Stop& stop, Value& out) noexcept {
    const char* const read = stop.read + 1;
    const char* const from = stop.place + 1;
    const char first = *read;
    if (first == '"') return string<store>(cursor, stop, out);
    next(cursor, stop);
    const auto size = static_cast<std::size_t>(stop.place - from);
    if (first <= '9') return number<store>(cursor, stop, read, size, out);
    return boolean<store>({from, size}, out);
  }

  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool number(const Cursor& cursor, const Stop& stop, const char* read, std::size_t size, Value& out) noexcept {
    const std::size_t sign = *read == '-' ? 1 : 0;
    const std::size_t count = size - sign;  // bytes behind the sign
    if (count - 1 >= digits_ahead - 1 || stop.read - cursor.floor < static_cast<std::ptrdiff_t>(digits_behind)) {
      return slow_number<store>({stop.place - size, size}, out);
    }
    const std::uint32_t end = std::uint32_t{1} << count;
    const std::uint32_t others = non_digits(read + sign) & (end - 1);
    const auto first = static_cast<std::size_t>(std::countr_zero(others | end));
    const char last = stop.read[-1];
    if (last > '9') {  // a letter: of the type, or nothing that is known here
      const std::size_t digits = count - 1;
      if (first != digits || digits - 1 >= safe_digits - 1 || (last != 'i' && (last != 'u' || sign != 0))) {
        return slow_number<store>({stop.place - size, size}, out);
      }
      if constexpr (store) {
        const std::uint64_t number = digits_before(stop.read - 1, digits, 0, 0);
        out = last == 'u' ? Value(number) : Value(static_cast<std::int64_t>(sign != 0 ? ~number + 1 : number));
      }
      return true;
    }
    const std::size_t point = others != 0 ? 1 : 0;
    const std::size_t fraction = point != 0 ? count - 1 - first : 0;
    const bool plain = point == 0 || (read[sign + first] == '.' && first != 0 && fraction != 0);
    if ((others & (others - 1)) != 0 || !plain) return slow_number<store>({stop.place - size, size}, out);
    if constexpr (store) {
      const std::size_t digits = count - point;
      if (digits > safe_digits || fraction > most_fraction) return slow_number<store>({stop.place - size, size}, out);
      double number = 0;
      const std::uint64_t whole = digits_before(stop.read, digits, fraction, point);
      if (!round_decimal(whole, -static_cast<int>(fraction), number)) return slow_number<store>({stop.place - size, size}, out);
      out = Value(sign != 0 ? -number : number);
    }
    return true;
  }

  /// A number of any other spelling, if it is one.
  template <bool store>
  FAULTWIRE_NEVER_INLINE bool slow_number(std::string_view text, Value& out) noexcept {
    const NumberToken token = scan_number(text);
    if (token.length != text.size()) return false;
    if (token.shape == NumberShape::integer) {
      const auto number = parse_integer(token.digits);
      if (number) out = Value(*number);
      return number.has_value();
    }
    if (token.shape == NumberShape::uinteger) {
      const auto number = parse_uinteger(token.digits);
      if (number) out = Value(*number);
      return number.has_value();
    }
    if constexpr (store) out = Value(parse_float(token.digits));
    return token.shape == NumberShape::floating;
  }

  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool boolean(std::string_view text, Value& out) noexcept {
    for (const reference::BooleanSpelling& spelling : reference::boolean_spellings) {
      if (text != spelling.text) continue;
      if constexpr (store) out = Value(spelling.value);
      return true;
    }
    return false;
  }

  /// A quoted string, whose opening quote follows the equals sign at `stop`; up to the stop behind it.
  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool string(Cursor& cursor, Stop& stop, Value& out) noexcept {
    const char* const from = stop.place + 2;
    auto bit = static_cast<unsigned>(stop.read - cursor.block) + 2;  // where the string begins in its block
    if (bit > block_bytes) advance(cursor), bit = 1;
    std::uint64_t inside = bit == block_bytes ? 0 : ~std::uint64_t{0} << bit;
    std::uint64_t backslashes = 0;
    std::uint64_t quotes = 0;
    while ((quotes = Block(cursor.block).equal('"') & ~cursor.escaped & inside) == 0) {
      backslashes |= cursor.backslashes & inside;
      if (cursor.block == tail_ + tail_front + block_bytes) return false;  // no quote up to the end of the batch
      advance(cursor);
      inside = ~std::uint64_t{0};
    }
    const std::uint64_t before = (quotes & (~quotes + 1)) - 1;
    backslashes |= cursor.backslashes & inside & before;
    cursor.earlier = 0;
    cursor.backslashes &= ~before;
    cursor.stops &= ~before;
    const char* const quote = begin_ + cursor.base + std::countr_zero(quotes);
    const auto size = static_cast<std::size_t>(quote - from);
    next(cursor, stop);
    if (stop.place != quote + 1 || size > reference::max_text_bytes) return false;
    if constexpr (store) out = Value(Text({from, size}, EscapeRule::string, backslashes != 0));
    return true;
  }

  /// The timestamp, if there is one, and the end of the line.
  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool time(Cursor& cursor, Stop& stop, Entry& entry) noexcept {
    if (stop.c == '\n') return true;
    if (stop.c != ' ') return false;
    const char* read = nullptr;
    const char* from = nullptr;
    do {
      read = stop.read + 1;
      from = stop.place + 1;
      next(cursor, stop);
    } while (stop.c == ' ' && stop.place == from);
    if (!timestamp<store>(cursor, stop, read, static_cast<std::size_t>(stop.place - from), entry)) return false;
    while (stop.c == ' ') {
      from = stop.place + 1;
      next(cursor, stop);
      if (stop.place != from) return false;
    }
    return stop.c == '\n';
  }

  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool timestamp(const Cursor& cursor, const Stop& stop, const char* read, std::size_t size,
                                         Entry& entry) noexcept {
    const std::size_t sign = *read == '-' ? 1 : 0;
    const std::size_t count = size - sign;
    if (count - 1 >= safe_digits || stop.read - cursor.floor < static_cast<std::ptrdiff_t>(digits_behind)) {
      return slow_timestamp<store>({stop.place - size, size}, entry);
    }
    if ((non_digits(read + sign) & ((std::uint32_t{1} << count) - 1)) != 0) return false;
    if (count == safe_digits && read[sign] == '9') return slow_timestamp<store>({stop.place - size, size}, entry);
    if constexpr (store) {
      const std::uint64_t number = digits_before(stop.read, count, 0, 0);
      EntryAccess::timestamp(entry, static_cast<std::int64_t>(sign != 0 ? ~number + 1 : number));
    }
    return true;
  }

  template <bool store>
  FAULTWIRE_NEVER_INLINE bool slow_timestamp(std::string_view text, Entry& entry) noexcept {
    const std::size_t sign = text.starts_with('-') ? 1 : 0;
    if (text.size() == sign || line_protocol::detail::skip_digits(text, sign) != text.size()) return false;
    const auto number = parse_integer(text);
    if constexpr (store) {
      if (number) EntryAccess::timestamp(entry, *number);
    }
    return number.has_value();
  }

  /// Skips blank lines, comments and leading blanks; `blank` tells whether the last are spaces. Returns `accepted` at an entry.
  FAULTWIRE_NEVER_INLINE Outcome skip_to_entry(bool& blank) noexcept {
    const char* at = next_;
    for (; at != end_; ++at) {
      if (*at == '\n') {
        next_ = at + 1;
        blank = false;
      } else if (*at == '#') {
        const std::string_view rest(at, static_cast<std::size_t>(end_ - at));
        const std::string_view comment = rest.substr(0, rest.find('\n'));
        if (comment.find('"') != comment.npos || comment.find('\\') != comment.npos) return Outcome::unusual;
        if (faultwire::detail::find_utf8_fault(comment)) return Outcome::unusual;
        at += comment.size() - 1;
        if (at + 1 == end_) next_ = end_;
      } else if (*at == ' ' || *at == '\t') {
        blank = blank || *at == ' ';
      } else {
        skipped_ = at - next_;
        utf8_ = Utf8Check{};
        place(cursor_, static_cast<std::size_t>(at - begin_));
        return Outcome::accepted;
      }
    }
    next_ = end_;
    return Outcome::end;
  }

  const char* begin_;
  const char* end_;
  const char* next_ = nullptr;  // where the next logical line begins
  std::ptrdiff_t skipped_ = 0;  // blanks before its entry
  std::string_view source_{};
  Cursor cursor_;
  Utf8Check utf8_;
  bool bad_utf8_ = false;  // a block that was looked at is not UTF-8
  char tail_[tail_front + 2 * block_bytes + margin];
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
