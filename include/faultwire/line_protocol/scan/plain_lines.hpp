// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_PLAIN_LINES_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_PLAIN_LINES_HPP
/// Judges plain lines 64 bytes at a time, whatever is in them: the grammar as arithmetic on words
/// of one bit a byte, in which an addition moves every mark to the end of its name or number at
/// once. It accepts only what the exact path accepts; a line with a string, an escape, a comment,
/// an empty name, or a byte beyond ASCII is none for it. Idea: R. Cameron and others, "Parallel
/// Scanning with Bitstream Addition" (2011).
///
/// @code
/// std::string batch = "cpu,host=a usage=1.5,count=3i 1590488773254420000\n";
/// for (int i = 0; i < 4; ++i) batch += batch;
/// auto part =
///     detail::line_protocol::scan::skip_plain_lines(batch.data(), batch.data() + batch.size());
/// bool most = part.count > 10;  // what is near the end is left for others
/// @endcode

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "faultwire/config.hpp"
#include "faultwire/detail/characters.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/scan/block.hpp"
#include "faultwire/line_protocol/scan/word.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// Reads a batch block by block, from the begin of a line on.
///
///     text          m , t = a   f = 1 . 5   9 \n
///     series.bytes  1 1 1 1 1 . . . . . . . . .   from the start of the line to the first blank
///     fields.bytes  . . . . . . 1 1 1 1 1 . . .   from there to the second
///     key.end       . . . 1 . . . 1 . . . . . .   where names end: at the equals signs, if all is
///     well start         . . . . 1 . 1 . 1 . . . 1 .   after equals signs and blanks begin . . . .
///     . . . . 1 . . . 1 .   those with a digit: numbers end           . . . . . . . . . 1 . . . 1
///     where their digits end: at a point, a letter, a stop fraction      . . . . . . . . . . 1 . .
///     .   after points
///
/// Marks of one kind never meet in an addition: between two of them there is a byte that stops the
/// first. What is found in names and tags is masked at the end.
class PlainLines {
 public:
  /// How many bytes after a block are looked at: a boolean has five, and a stop follows.
  static constexpr std::size_t ahead = 8;

  /// Takes the next 64 bytes; those before, as far as they were taken, and `ahead` after must be
  /// readable. Returns false if a line that has a byte among them is not plain: then nothing more
  /// can be taken.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE bool take(const char* bytes) noexcept {
    const Block block(bytes);
    const std::uint64_t comma = block.equal(','), equals = block.equal('='),
                        blank = block.equal(' '), newline = block.equal('\n');
    const std::uint64_t digits = block.digits(), ends = blank | newline,
                        stops = comma | equals | ends;
    newlines_ = newline;

    // Measurement and tags reach up to the first blank, fields up to the second or to the newline.
    const Run::Way series = series_.move(newline, ~ends);
    const Run::Way fields = field_set_.move(series.end, ~ends);
    const std::uint64_t first = series.end, second = fields.end & blank;
    // A key is what is between a comma or the first blank and an equals sign, and nothing else is
    // followed by one.
    std::uint64_t bad = key_.move(comma | first, ~stops).end ^ equals;
    bad |= (stops & empty_.after(stops)) | (blank ^ (first | second));

    // After an equals sign or a blank there is a number, but for tags, keys and booleans.
    const std::uint64_t start = start_.after(equals | blank);
    const std::uint64_t minus = start & block.equal('-');
    const std::uint64_t other = start & ~(digits | minus);
    const std::uint64_t begin = (start & digits) | minus_.after(minus);
    const std::uint64_t end = whole_.end(begin, digits);
    const std::uint64_t letter = end & ~stops;
    const std::uint64_t point = letter & block.equal('.'), integer = letter & block.equal('i');
    const std::uint64_t fraction = point_.after(point);
    const std::uint64_t fraction_end = fraction_.end(fraction, digits);
    std::uint64_t bad_number = ((begin | fraction) & ~digits) | (suffix_.after(integer) & ~stops) |
                               too_long(digits, integer, newline & ~fields.end);
    // A timestamp of 19 digits that begins with 9 may be too large.
    bad_number |=
        (other | (begin & block.equal('9')) | (end & ~newline)) & ~(fields.bytes | first | second);

    const std::uint64_t word = other & fields.bytes & ~key_begin_.after(first);
    const std::uint64_t whole_rest = (letter ^ point ^ integer) & fields.bytes,
                        fraction_rest = fraction_end & ~stops & fields.bytes;
    if ((word | whole_rest | fraction_rest | exponents_.open()) != 0) [[unlikely]] {
      exponents_ = behind_digits(exponents_, bytes, whole_rest, fraction_rest, digits, stops);
      bad_number |= exponents_.bad | words(bytes, word);
    }
    bad |= bad_number & ~series.bytes;
    return (bad | (block.has_unusual() ? 1u : 0u)) == 0;
  }

  /// The newlines in the block that was taken last.
  [[nodiscard]] std::uint64_t newlines() const noexcept { return newlines_; }

 private:
  /// Marks that are one byte further; one may come from the block before.
  struct Step {
    std::uint64_t open = 0;
    FAULTWIRE_ALWAYS_INLINE std::uint64_t after(std::uint64_t marks) noexcept {
      const std::uint64_t moved = marks << 1 | open;
      open = marks >> 63;
      return moved;
    }
  };
  /// Marks that move through `through` up to what is not of it; one may have come from the block
  /// before.
  struct Run {
    std::uint64_t open = 0;
    FAULTWIRE_ALWAYS_INLINE std::uint64_t end(std::uint64_t marks, std::uint64_t through) noexcept {
      marks |= open;
      const std::uint64_t sum = marks + through;
      open = sum < marks ? 1u : 0u;
      return sum & ~through;
    }
    /// From where marks set out, and where they end.
    struct Way {
      std::uint64_t bytes;  ///< ones from every begin up to its end
      std::uint64_t end;
    };
    /// The same from the byte after every mark.
    FAULTWIRE_ALWAYS_INLINE Way move(std::uint64_t marks, std::uint64_t through) noexcept {
      const std::uint64_t begin = marks << 1 | open;
      const std::uint64_t sum = begin + through;
      open = marks >> 63 | (sum < begin ? 1u : 0u);
      return {(sum & ~through) - begin, sum & ~through};
    }
  };

  /// What follows the digits of few numbers.
  struct Exponents {
    Step begin, sign;
    Run end;
    std::uint64_t bad = 0;
    [[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::uint64_t open() const noexcept {
      return begin.open | sign.open | end.open;
    }
  };

  /// What is wrong where digits, `whole` ones or those of a `fraction`, end at what is no stop: an
  /// exponent should be there, or after whole digits without a minus a `u`. By value, so that
  /// all other marks may stay in registers.
  FAULTWIRE_NEVER_INLINE static Exponents behind_digits(Exponents state, const char* bytes,
                                                        std::uint64_t whole, std::uint64_t fraction,
                                                        std::uint64_t digits,
                                                        std::uint64_t stops) noexcept {
    const Block block(bytes);
    const std::uint64_t e = block.equal('e') | block.equal('E');
    state.bad = fraction & ~e;
    for (std::uint64_t rest = whole & ~e; rest != 0; rest &= rest - 1) {
      if (!is_unsigned(bytes + first_bit(rest))) state.bad |= rest & (~rest + 1);
    }
    const std::uint64_t after = state.begin.after((whole | fraction) & e);
    const std::uint64_t signs = after & (block.equal('+') | block.equal('-'));
    const std::uint64_t power = (after ^ signs) | state.sign.after(signs);
    state.bad |= (power & ~digits) | (state.end.end(power, digits) & ~stops);
    return state;
  }
  /// Whether the letter after digits makes an unsigned integer of them, and one that fits whatever
  /// they are.
  static bool is_unsigned(const char* letter) noexcept {
    if (*letter != 'u' || !is_stop(letter[1])) return false;
    const char* before = letter - 1;
    while (faultwire::detail::is_digit(*before)) --before;
    return *before == '=' && letter - before <= 20;
  }

  static bool is_stop(char c) noexcept { return c == ',' || c == '=' || c == ' ' || c == '\n'; }

  /// Where a number may be too long for 64 bits: at the `i` after 19 digits or more, at the
  /// newline after 20 or more. Three of the digits are looked at, so it also finds numbers that are
  /// short enough: the walk then reads their line.
  FAULTWIRE_ALWAYS_INLINE std::uint64_t too_long(std::uint64_t digits, std::uint64_t integer,
                                                 std::uint64_t newline) noexcept {
    const std::uint64_t before = std::exchange(digits_before_, digits);
    const auto moved = [&](int places) { return digits << places | before >> (64 - places); };
    return moved(7) & moved(13) & ((integer & moved(19)) | (newline & moved(20)));
  }

  /// What is wrong with the values that begin at `begin` and neither with a digit nor with a minus:
  /// they should be booleans.
  FAULTWIRE_NEVER_INLINE static std::uint64_t words(const char* bytes,
                                                    std::uint64_t begin) noexcept {
    std::uint64_t bad = 0;
    for (; begin != 0; begin &= begin - 1) {
      const char* const at = bytes + first_bit(begin);
      std::size_t size = 0;
      while (size < ahead - 1 && !is_stop(at[size])) ++size;
      if (!reference::parse_boolean({at, size})) bad |= begin & (~begin + 1);
    }
    return bad;
  }

  std::uint64_t newlines_ = 0;
  std::uint64_t digits_before_ = 0;  // of the block before
  Run series_{1}, field_set_, key_;  // what is before the batch is the end of a line
  Step empty_{1}, key_begin_, start_, minus_, point_, suffix_;
  Run whole_, fraction_;
  Exponents exponents_;
};

/// Some plain lines of a batch.
struct PlainPart {
  const char* line = nullptr;  ///< after the last of them
  const char* seen = nullptr;  ///< how far was looked
  std::uint64_t count = 0;     ///< how many they are
};

/// The plain lines from `begin`, where one begins, up to the first line that is not plain or is too
/// near to `end`. Linear, whatever the bytes are.
[[nodiscard]] FAULTWIRE_NEVER_INLINE inline PlainPart skip_plain_lines(const char* begin,
                                                                       const char* end) noexcept {
  constexpr auto most = static_cast<std::ptrdiff_t>(reference::max_text_bytes - block_bytes);
  PlainLines lines;
  PlainPart part{begin, begin};
  while (end - part.seen >= static_cast<std::ptrdiff_t>(block_bytes + PlainLines::ahead) &&
         part.seen - part.line <= most) {
    const bool plain = lines.take(part.seen);
    part.seen += block_bytes;
    if (!plain) break;
    part.count += static_cast<std::uint64_t>(std::popcount(lines.newlines()));
    if (lines.newlines() != 0) part.line = part.seen - std::countl_zero(lines.newlines());
  }
  return part;
}

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
