// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_PASS_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_PASS_HPP
/// The fast path: one pass over the grammar of line protocol that takes the straight road through
/// ordinary lines and declines everything else, so that the exact path decides it. It accepts only
/// what the exact path accepts, with the same result; it never rejects.
///
/// @code
/// line_protocol::Entry entry;
/// detail::line_protocol::scan::Pass pass("cpu usage=1 1\n");
/// bool taken = pass.read(entry) == detail::line_protocol::scan::Outcome::accepted;
/// @endcode

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/scan/block.hpp"
#include "faultwire/line_protocol/scan/escapes.hpp"
#include "faultwire/line_protocol/scan/plain_lines.hpp"
#include "faultwire/line_protocol/scan/utf8.hpp"
#include "faultwire/line_protocol/scan/values.hpp"
#include "faultwire/line_protocol/scan/word.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// What a pass made of a logical line.
enum class Outcome : std::uint8_t {
  accepted,  ///< it is an entry, and the pass is after it
  trailing,  ///< it begins with an entry, but `trailing()` is too much; the pass is after it
  unusual,   ///< the exact path must decide; the pass is where the line begins
  end,       ///< there is no further entry
};

/// Walks a batch logical line by logical line. The batch is kept as a view.
class Pass {
 public:
  explicit Pass(std::string_view batch) noexcept
      : begin_(batch.data()), end_(batch.data() + batch.size()) {
    seek(0);
  }
  Pass(const Pass& other) noexcept { *this = other; }
  Pass& operator=(const Pass& other) noexcept {
    if (this == &other) return *this;
    begin_ = other.begin_;
    end_ = other.end_;
    walk_until_ = nullptr;
    patience_ = 0;
    seek(other.offset());
    return *this;
  }

  /// Where the next logical line begins.
  [[nodiscard]] std::size_t offset() const noexcept {
    return static_cast<std::size_t>(next_ - begin_);
  }

  /// Goes on at `offset`, where a logical line begins.
  void seek(std::size_t offset) noexcept {
    next_ = begin_ + offset;
    cursor_.block = nullptr;
  }

  /// Takes the next line that has an entry: `entry` gets its contents, and its bytes are
  /// `source()`.
  [[nodiscard]] Outcome read(Entry& entry) {
    std::uint64_t count = 0;
    return lines<true>(entry, count);
  }

  /// Takes lines up to the first that it does not accept; adds the number of accepted entries to
  /// `count`.
  [[nodiscard]] Outcome skip(Entry& unused, std::uint64_t& count) {
    for (;;) {
      if (Block::words_are_cheap && next_ >= walk_until_ && end_ - next_ > least_gain)
        take_plain_lines(count);
      const Outcome outcome = lines<false>(unused, count);
      if (outcome != Outcome::accepted) return outcome;
    }
  }

  /// The bytes of the line that was read last, or that was found to have something trailing;
  /// without its newline.
  [[nodiscard]] std::string_view source() const noexcept { return source_; }
  /// What is too much at the end of `source()`.
  [[nodiscard]] std::string_view trailing() const noexcept {
    return source_.substr(source_.size() - trailing_);
  }
  /// Whether the line with something trailing has tags: whether its measurement ends at a comma.
  [[nodiscard]] bool has_tags() const noexcept {
    std::size_t at = 0;
    while (source_[at] != ',' && source_[at] != ' ') at += source_[at] == '\\' ? 2u : 1u;
    return source_[at] == ',';
  }

 private:
  static constexpr std::size_t margin = PlainLines::ahead;  // readable after every block
  static constexpr std::size_t tail_front = 32;             // readable before the tail
  static constexpr std::ptrdiff_t least_gain = 512;  // bytes for which plain lines are worth a try
  static constexpr std::ptrdiff_t most_patience = 16384;  // bytes that are walked before the next
  static_assert(tail_front >= number_reach);

  /// The block at hand and the places in it that end something and are not yet passed. All else
  /// that a walk needs lives in the pass: it is touched once a block.
  struct Cursor {
    const char* block;
    std::uint64_t stops;
  };

  /// A byte that ends something: where it is read, and which it is.
  struct Stop {
    const char* at = nullptr;
    char c = 0;
  };
  struct Walk {
    Cursor cursor;
    Stop stop;
  };

  /// Whether the lines are read near the end of the batch, from a copy of it. If not, places read
  /// are places in the batch.
  enum class Edge : bool { no, yes };

  template <bool store>
  FAULTWIRE_ALWAYS_INLINE Outcome lines(Entry& entry, std::uint64_t& count) {
    if (next_ == end_) return Outcome::end;
    if (cursor_.block == nullptr) start(next_, false);
    if (!near_end_) {
      const Outcome outcome = run<store, Edge::no>(entry, count);
      if (!at_limit_) return outcome;
      start(next_, true);
    }
    return run<store, Edge::yes>(entry, count);
  }

  template <bool store, Edge edge>
  FAULTWIRE_NEVER_INLINE Outcome run(Entry& entry, std::uint64_t& count) {
    const char* next = next_;
    Cursor cursor = cursor_;
    for (;;) {
      const char* source = next;
      bool blank = false;
      if (edge == Edge::yes && next == end_) return next_ = next, Outcome::end;
      if (static_cast<unsigned char>(*next) <= '#') {
        next_ = next;
        const Outcome outcome = skip_to_entry(source, blank);
        if (outcome != Outcome::accepted) return outcome;
        if (edge == Edge::no && near_end_) return at_limit_ = true, outcome;
        cursor = cursor_;
        next = next_;
      }
      Stop stop;
      const char* rest = nullptr;  // what is too much
      bool good = series<store, edge>(cursor, stop, source, entry) &&
                  field_set<store, edge>(cursor, stop, rest, entry) &&
                  (rest != nullptr || time<store, edge>(cursor, stop, rest, entry));
      if (good && rest != nullptr) [[unlikely]] {
        const Walk walk = skip_rest<edge>({cursor, stop}, rest);
        cursor = walk.cursor;
        stop = walk.stop;
        good = stop.at != nullptr;
      }
      const char* const end = good ? place<edge>(cursor, stop.at) : source;
      if (!good || !trusted<store>(entry, source, end, blank))
        return next_ = next, Outcome::unusual;
      next = edge == Edge::yes && end == end_ ? end : end + 1;
      if (store || rest != nullptr) {
        source_ = {source, static_cast<std::size_t>(end - source)};
        next_ = next;
        cursor_ = cursor;
        if (rest == nullptr) return Outcome::accepted;
        trailing_ = static_cast<std::size_t>(end - rest);
        return Outcome::trailing;
      }
      ++count;
      if (Block::words_are_cheap && edge == Edge::no && next >= walk_until_) {
        next_ = next;
        cursor_ = cursor;
        return Outcome::accepted;
      }
    }
  }

  /// Takes plain lines; adds their number to `count`. What then is to be walked reaches beyond the
  /// block in which it stopped, and the further the less it took.
  void take_plain_lines(std::uint64_t& count) noexcept {
    const PlainPart part = skip_plain_lines(next_, end_);
    const std::ptrdiff_t gain = part.line - next_;
    if (gain != 0) cursor_.block = nullptr;
    next_ = part.line;
    count += part.count;
    patience_ = gain > least_gain           ? 0
                : patience_ < most_patience ? 2 * patience_ + std::ptrdiff_t{block_bytes}
                                            : patience_;
    walk_until_ = end_ - part.seen > patience_ ? part.seen + patience_ : end_;
  }

  /// Goes on to the newline after the stop. The stop is nowhere if what is from `rest` to there
  /// can change where the line ends. All is taken and given by value, so that the walk of the
  /// caller stays in registers.
  template <Edge edge>
  FAULTWIRE_NEVER_INLINE Walk skip_rest(Walk walk, const char* rest) noexcept {
    while (walk.stop.c != '\n') {
      if (!next<edge>(walk.cursor, walk.stop)) return {walk.cursor, {}};
    }
    const std::string_view text(
        rest, static_cast<std::size_t>(place<edge>(walk.cursor, walk.stop.at) - rest));
    if (text.find('"') != text.npos || text.find('\\') != text.npos) walk.stop.at = nullptr;
    return walk;
  }

  /// Returns false if the line at [`source`, `end`) needs the exact path. Looks only for what is
  /// cheaper to see after the walk.
  template <bool store>
  FAULTWIRE_ALWAYS_INLINE bool trusted(const Entry& entry, const char* source, const char* end,
                                       bool blank) const noexcept {
    const std::ptrdiff_t size = end - source;
    if (bad_utf8_) return false;
    if (size > static_cast<std::ptrdiff_t>(reference::max_text_bytes) && !(store && all_fit(entry)))
        [[unlikely]]
      return false;
    return !blank || std::memchr(source, '"', static_cast<std::size_t>(size)) == nullptr;
  }

  /// Whether no name or string of the entry is longer than may be, escapes and all.
  static bool all_fit(const Entry& entry) noexcept {
    const auto fits = [](const Text& text) {
      return text.raw().size() <= reference::max_text_bytes;
    };
    bool good = fits(entry.measurement());
    for (const Tag& tag : entry.tags()) good = good && fits(tag.key) && fits(tag.value);
    for (const Field& field : entry.fields())
      good = good && fits(field.key) && fits(field.value.as_string());
    return good;
  }

  /// Puts the cursor on the block that begins at `at`. Near the end lines are read from a copy; so
  /// they are if `near_end`.
  void start(const char* at, bool near_end) noexcept {
    const bool too_near = static_cast<std::size_t>(end_ - at) < block_bytes + margin;
    near_end_ = near_end || too_near;
    at_limit_ = bad_utf8_ = false;
    utf8_ = Utf8Check{};
    owed_ = carry_ = earlier_ = backslashes_ = pending_ = escaped_ = 0;
    cursor_.block = origin_ = at;
    number_floor_ = begin_ + number_reach;
    if (too_near) {
      enter_tail();
    } else {
      limit_ = end_ - (block_bytes + margin);
    }
    cursor_.stops = look(cursor_.block);
  }

  /// Copies what is left from the origin on, and what is before it, to where more can be read
  /// than there is. Newlines follow: the end of the batch ends the last line.
  FAULTWIRE_NEVER_INLINE void enter_tail() noexcept {
    const auto offset = static_cast<std::size_t>(origin_ - begin_);
    const std::size_t before = offset < tail_front ? offset : tail_front;
    std::memset(tail_, '\n', sizeof tail_);
    std::memcpy(tail_ + tail_front - before, origin_ - before,
                before + static_cast<std::size_t>(end_ - origin_));
    cursor_.block = tail_ + tail_front;
    number_floor_ = tail_ + number_reach;
    limit_ = cursor_.block + block_bytes;
  }

  /// Looks at a block. Returns its stops.
  FAULTWIRE_ALWAYS_INLINE std::uint64_t look(const char* bytes) noexcept {
    const Block block(bytes);
    const std::uint64_t stops = block.stops();
    if (block.has_special() || (owed_ | pending_ | escaped_) != 0) [[unlikely]]
      return look_closely(bytes, stops);
    return stops;
  }

  /// A block with backslashes or bytes beyond ASCII, or after one that is not done with. Returns
  /// the stops that are not escaped.
  FAULTWIRE_NEVER_INLINE std::uint64_t look_closely(const char* bytes,
                                                    std::uint64_t stops) noexcept {
    const Block block(bytes);
    earlier_ |= backslashes_;
    backslashes_ = escaped_ = 0;
    if (block.has_special() || owed_ != 0) {
      backslashes_ = block.equal('\\');
      if ((backslashes_ | carry_) != 0) {
        escaped_ = escaped_bytes(backslashes_, carry_);
        stops &= ~escaped_;
      }
      if (block.has_high() || utf8_.pending()) bad_utf8_ |= !utf8_.block(block);
      owed_ = carry_ | (utf8_.pending() ? 2u : 0u);
    }
    pending_ = earlier_ | backslashes_;
    return stops;
  }

  /// The block after `block`, or none if that is too near to the end of the batch.
  template <Edge edge>
  FAULTWIRE_NEVER_INLINE Cursor block_after(const char* block) noexcept {
    block += block_bytes;
    if constexpr (edge == Edge::yes) origin_ += block_bytes;
    if (block > limit_) [[unlikely]] {
      if constexpr (edge == Edge::no) return at_limit_ = true, Cursor{nullptr, 0};
      enter_tail();
      block = cursor_.block;
    }
    return {block, look(block)};
  }

  /// Moves on to the next block. Returns false if it is too near to the end of the batch.
  template <Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool advance(Cursor& cursor) noexcept {
    cursor = block_after<edge>(cursor.block);
    return edge == Edge::yes || cursor.block != nullptr;
  }

  /// Moves on to the next stop. Near the end there always is one, because newlines follow; it must
  /// not lie beyond the end, as it does if the first of them is escaped.
  template <Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool next(Cursor& cursor, Stop& stop) noexcept {
    while (cursor.stops == 0) [[unlikely]] {
        if (!advance<edge>(cursor)) return false;
      }
    stop.at = cursor.block + first_bit(cursor.stops);
    stop.c = *stop.at;
    cursor.stops &= cursor.stops - 1;
    return edge == Edge::no || place<edge>(cursor, stop.at) <= end_;
  }

  /// Where in the batch the byte at `at` of the block is.
  template <Edge edge>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE const char* place(const Cursor& cursor,
                                                          const char* at) const noexcept {
    return edge == Edge::no ? at : origin_ + (at - cursor.block);
  }

  /// Whether a name may begin at `from` and end at the stop, and whether there is a backslash in
  /// it.
  template <Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool name(Cursor& cursor, const Stop& stop, const char* from,
                                    bool& escapes) noexcept {
    escapes = false;
    if (pending_ != 0) [[unlikely]] {
      escapes = pass_backslashes(~std::uint64_t{0} << (stop.at - cursor.block));
      if (escapes && stop.at[-1] == '\\') return false;
    }
    return place<edge>(cursor, stop.at) != from;
  }

  /// Passes the backslashes that are not among the bits `ahead` of this block. Returns whether
  /// there are any.
  FAULTWIRE_ALWAYS_INLINE bool pass_backslashes(std::uint64_t ahead) noexcept {
    const bool any = (earlier_ | (backslashes_ & ~ahead)) != 0;
    earlier_ = 0;
    pending_ = backslashes_ &= ahead;
    return any;
  }

  template <Edge edge>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE Text text(const Cursor& cursor, const char* from,
                                                  const Stop& stop, EscapeRule rule,
                                                  bool escapes) const noexcept {
    return Text({from, static_cast<std::size_t>(place<edge>(cursor, stop.at) - from)}, rule,
                escapes);
  }

  /// Measurement and tags, up to the blank after them.
  template <bool store, Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool series(Cursor& cursor, Stop& stop, const char* from, Entry& entry) {
    bool escapes = false;
    do {
      if (!next<edge>(cursor, stop)) return false;
    } while (stop.c == '=');
    if (!name<edge>(cursor, stop, from, escapes)) return false;
    if constexpr (store) {
      EntryAccess::clear(entry);
      EntryAccess::measurement(entry) =
          text<edge>(cursor, from, stop, EscapeRule::measurement, escapes);
    }
    EntryAccess::Tags::Writer tags(EntryAccess::tags(entry));
    while (stop.c == ',') {
      if (!tag<store, edge>(cursor, stop, store ? &tags.next() : nullptr)) return false;
    }
    if constexpr (store) tags.finish();
    return stop.c == ' ';
  }

  template <bool store, Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool tag(Cursor& cursor, Stop& stop, Tag* tag) noexcept {
    const char* from = place<edge>(cursor, stop.at) + 1;
    bool escapes = false;
    if (!next<edge>(cursor, stop) || stop.c != '=' || !name<edge>(cursor, stop, from, escapes))
      return false;
    if constexpr (store) tag->key = text<edge>(cursor, from, stop, EscapeRule::key, escapes);
    from = place<edge>(cursor, stop.at) + 1;
    do {
      if (!next<edge>(cursor, stop)) return false;
    } while (stop.c == '=');
    if (!name<edge>(cursor, stop, from, escapes)) return false;
    if constexpr (store) tag->value = text<edge>(cursor, from, stop, EscapeRule::key, escapes);
    return true;
  }

  /// All fields, up to what follows the last.
  template <bool store, Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool field_set(Cursor& cursor, Stop& stop, const char*& rest,
                                         Entry& entry) {
    const char* from = place<edge>(cursor, stop.at) + 1;
    if (!next<edge>(cursor, stop)) return false;
    while (stop.c == ' ' && place<edge>(cursor, stop.at) == from) {
      ++from;
      if (!next<edge>(cursor, stop)) return false;
    }
    EntryAccess::Fields::Writer fields(EntryAccess::fields(entry));
    for (;;) {
      bool escapes = false;
      if (stop.c != '=' || !name<edge>(cursor, stop, from, escapes)) return false;
      Value* value = nullptr;
      if constexpr (store) {
        Field& field = fields.next();
        field.key = text<edge>(cursor, from, stop, EscapeRule::key, escapes);
        value = &field.value;
      }
      if (!this->value<store, edge>(cursor, stop, rest, value)) return false;
      if (stop.c != ',' || rest != nullptr) {
        if constexpr (store) fields.finish();
        return true;
      }
      from = place<edge>(cursor, stop.at) + 1;
      if (!next<edge>(cursor, stop)) return false;
    }
  }

  /// The value after the equals sign at `stop`, up to the stop after it.
  template <bool store, Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool value(Cursor& cursor, Stop& stop, const char*& rest,
                                     Value* out) noexcept {
    const char* const read = stop.at + 1;
    const char* const from = place<edge>(cursor, read);
    const char first = *read;
    if (first == '"') return string<store, edge>(cursor, stop, rest, out);
    if (!next<edge>(cursor, stop)) return false;
    const auto size = static_cast<std::size_t>(place<edge>(cursor, stop.at) - from);
    return first <= '9' ? read_value<store>({read, size}, stop.at, number_floor_, out)
                        : read_boolean<store>({read, size}, out);
  }

  /// A quoted string, whose opening quote follows the equals sign at `stop`; up to the stop after
  /// it.
  template <bool store, Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool string(Cursor& cursor, Stop& stop, const char*& rest,
                                      Value* out) noexcept {
    const char* const from = place<edge>(cursor, stop.at) + 2;
    auto bit =
        static_cast<unsigned>(stop.at - cursor.block) + 2;  // where the string begins in its block
    if (bit > block_bytes) {
      if (!advance<edge>(cursor)) return false;
      bit = 1;
    }
    std::uint64_t inside = bit == block_bytes ? 0 : ~std::uint64_t{0} << bit;
    std::uint64_t backslashes = 0;
    std::uint64_t quotes = 0;
    while ((quotes = Block(cursor.block).equal('"') & ~escaped_ & inside) == 0) {
      backslashes |= backslashes_ & inside;
      if (edge == Edge::yes && cursor.block == tail_ + tail_front + block_bytes)
        return false;  // no quote up to the end of the batch
      if (!advance<edge>(cursor)) return false;
      inside = ~std::uint64_t{0};
    }
    const std::uint64_t before = (quotes & (~quotes + 1)) - 1;
    backslashes |= backslashes_ & inside & before;
    pass_backslashes(~before);
    cursor.stops &= ~before;
    const char* const quote = place<edge>(cursor, cursor.block + std::countr_zero(quotes));
    if (!next<edge>(cursor, stop)) return false;
    if (place<edge>(cursor, stop.at) != quote + 1) [[unlikely]]
      rest = quote + 1;
    if constexpr (store)
      *out = Value(Text({from, static_cast<std::size_t>(quote - from)}, EscapeRule::string,
                        backslashes != 0));
    return true;
  }

  /// The timestamp, if there is one, and the end of the line.
  template <bool store, Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool time(Cursor& cursor, Stop& stop, const char*& rest,
                                    Entry& entry) noexcept {
    if (stop.c == '\n') return true;
    if (stop.c != ' ') return rest = place<edge>(cursor, stop.at), true;
    const char* read = nullptr;
    const char* from = nullptr;
    do {
      read = stop.at + 1;
      from = place<edge>(cursor, read);
      if (!next<edge>(cursor, stop)) return false;
    } while (stop.c == ' ' && place<edge>(cursor, stop.at) == from);
    std::int64_t number = 0;
    const auto size = static_cast<std::size_t>(place<edge>(cursor, stop.at) - from);
    if (!read_timestamp<store>({read, size}, stop.at, number_floor_, number)) return false;
    if constexpr (store) EntryAccess::timestamp(entry, number);
    while (stop.c == ' ') {
      from = place<edge>(cursor, stop.at) + 1;
      if (!next<edge>(cursor, stop)) return false;
      if (place<edge>(cursor, stop.at) != from) return rest = from, true;
    }
    if (stop.c != '\n') rest = place<edge>(cursor, stop.at);
    return true;
  }

  /// Skips blank lines, comments and leading blanks. Returns `accepted` at an entry, which begins
  /// at `entry`; `blank` tells whether there are spaces before it.
  FAULTWIRE_NEVER_INLINE Outcome skip_to_entry(const char*& entry, bool& blank) noexcept {
    const char* at = next_;
    for (; at != end_; ++at) {
      if (*at == '\n') {
        next_ = at + 1;
        blank = false;
      } else if (*at == '#') {
        const std::string_view rest(at, static_cast<std::size_t>(end_ - at));
        const std::string_view comment = rest.substr(0, rest.find('\n'));
        if (comment.find('"') != comment.npos || comment.find('\\') != comment.npos)
          return Outcome::unusual;
        if (faultwire::detail::find_utf8_fault(comment)) return Outcome::unusual;
        at += comment.size() - 1;
      } else if (*at == ' ' || *at == '\t') {
        blank = blank || *at == ' ';
      } else {
        entry = at;
        start(at, near_end_);
        return Outcome::accepted;
      }
    }
    next_ = end_;
    return Outcome::end;
  }

  const char* begin_ = nullptr;
  const char* end_ = nullptr;
  const char* next_ = nullptr;  // where the next logical line begins
  std::string_view source_{};
  std::size_t trailing_ = 0;  // bytes
  Cursor cursor_{};
  const char* origin_ = nullptr;        // where the block is in the batch; kept for Edge::yes only
  const char* limit_ = nullptr;         // the last address at which a block may be read
  const char* number_floor_ = nullptr;  // numbers that end before cannot be read in one go
  std::uint64_t backslashes_ = 0;       // of the block, not yet passed
  std::uint64_t earlier_ = 0;           // not 0 if there are some in a block before
  std::uint64_t pending_ = 0;           // not 0 if there are any of both
  std::uint64_t escaped_ = 0;           // which bytes of the block are after a backslash
  std::uint64_t carry_ = 0;             // whether the first byte of the next block is
  Utf8Check utf8_;
  std::uint64_t owed_ = 0;  // not 0 if the next block must be looked at closely whatever is in it
  const char* walk_until_ = nullptr;  // plain lines are tried again from there on
  std::ptrdiff_t patience_ = 0;       // how far beyond what stopped them, in bytes
  bool bad_utf8_ = false;             // a block that was looked at is not UTF-8
  bool near_end_ = false;             // the cursor is for Edge::yes
  bool at_limit_ = false;             // a walk ended because it came too near to the end
  char tail_[tail_front + 2 * block_bytes + margin];
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
