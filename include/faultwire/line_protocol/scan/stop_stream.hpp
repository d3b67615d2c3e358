// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_STOP_STREAM_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_STOP_STREAM_HPP
/// The stops of a batch, one after the other: the bytes at which a name or a number can end, blanks
/// among them, and without the escaped ones. A walk over them knows neither blocks nor where the
/// batch ends.
///
///     batch    c p u , h = a   u = 1 . 5 \n
///     stops          ^   ^   ^   ^       ^
///
/// @code
/// namespace scan = detail::line_protocol::scan;
/// std::string batch = "cpu,host=a usage=1.5\n";
/// scan::StopStream stream(batch.data(), batch.data() + batch.size());
/// stream.start(batch.data(), true);
/// scan::Cursor cursor = stream.saved();
/// scan::Stop stop;
/// bool comma = stream.next<scan::Edge::yes>(cursor, stop) && stop.c == ',';  // true
/// @endcode

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/scan/block.hpp"
#include "faultwire/line_protocol/scan/digits.hpp"
#include "faultwire/line_protocol/scan/escapes.hpp"
#include "faultwire/line_protocol/scan/utf8.hpp"
#include "faultwire/line_protocol/scan/word.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// Whether blocks are read near the end of the batch, from a copy that newlines follow. If not,
/// where a byte is read is where it is in the batch, and no offset is added.
enum class Edge : bool { no, yes };

/// The block at hand and the stops in it that are not yet passed. It is what a walk has in
/// registers; all else lives in the stream and is touched once a block.
struct Cursor {
  const char* block = nullptr;
  std::uint64_t stops = 0;
};

/// A stop: where it is read, and which byte it is.
struct Stop {
  const char* at = nullptr;
  char c = 0;
};

/// Where a string ends, and whether there is a backslash in it.
struct StringEnd {
  const char* quote = nullptr;  ///< in the batch; null if no quote follows
  bool escapes = false;
};

/// Reads a batch block by block. What is escaped, and whether all is UTF-8, is found beside.
class StopStream {
 public:
  /// How many bytes before a stop can be read in the copy.
  static constexpr std::size_t copied_before = 32;
  static_assert(copied_before >= number_reach);

  StopStream(const char* begin, const char* end) noexcept : begin_(begin), end_(end) {}
  /// A copy has to be started: its blocks may be read from a copy of the tail of its own.
  StopStream(const StopStream& other) noexcept : begin_(other.begin_), end_(other.end_) {}
  StopStream& operator=(const StopStream& other) noexcept {
    if (this == &other) return *this;
    begin_ = other.begin_;
    end_ = other.end_;
    stop();
    return *this;
  }

  /// Starts at `at`, where a line begins; `saved()` is then at the block that begins there. Takes
  /// the copy if `near_end`, and where the end of the batch is too near.
  void start(const char* at, bool near_end) noexcept {
    const bool too_near = static_cast<std::size_t>(end_ - at) < block_bytes + margin;
    near_end_ = near_end || too_near;
    at_limit_ = bad_utf8_ = false;
    utf8_ = Utf8Check{};
    escapes_ = EscapeTracker{};
    saved_.block = origin_ = at;
    if (too_near) {
      copy_tail();
    } else {
      number_floor_ = begin_ + number_reach;
      limit_ = end_ - (block_bytes + margin);
    }
    saved_.stops = look(saved_.block);
  }
  /// Makes the next walk start anew.
  void stop() noexcept { saved_.block = nullptr; }
  [[nodiscard]] bool started() const noexcept { return saved_.block != nullptr; }

  /// Where the next walk goes on.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE const Cursor& saved() const noexcept { return saved_; }
  FAULTWIRE_ALWAYS_INLINE void save(const Cursor& cursor) noexcept { saved_ = cursor; }

  /// Moves on to the next stop. Returns false if it is too near to the end of the batch for
  /// `Edge::no`. Near the end there always is one, because newlines follow; it must not lie beyond
  /// the end, as it does if the first of them is escaped.
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

  /// Where in the batch the byte is that is read at `at`, in the block at hand.
  template <Edge edge>
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE const char* place(const Cursor& cursor,
                                                          const char* at) const noexcept {
    return edge == Edge::no ? at : origin_ + (at - cursor.block);
  }

  /// Passes the backslashes up to the stop; `escapes` tells whether there are any since the stop
  /// before. Returns false if the last byte is one: that is left to the exact path.
  FAULTWIRE_ALWAYS_INLINE bool pass_backslashes(const Cursor& cursor, const Stop& stop,
                                                bool& escapes) noexcept {
    escapes = false;
    if (escapes_.pending()) [[unlikely]] {
      escapes = escapes_.pass(~std::uint64_t{0} << (stop.at - cursor.block));
      return !escapes || stop.at[-1] != '\\';
    }
    return true;
  }

  /// The end of the string whose opening quote follows the equals sign at `stop`. The next stop is
  /// then the first one after the closing quote.
  template <Edge edge>
  FAULTWIRE_ALWAYS_INLINE StringEnd string_end(Cursor& cursor, const Stop& stop) noexcept {
    auto bit = static_cast<unsigned>(stop.at - cursor.block) + 2;  // where the string begins
    if (bit > block_bytes) {  // the quote is in the next block, which the copy always has
      if (!advance<edge>(cursor)) return {};
      bit = 1;
    }
    std::uint64_t inside = bit == block_bytes ? 0 : ~std::uint64_t{0} << bit;
    std::uint64_t backslashes = 0;
    std::uint64_t quotes = 0;
    while ((quotes = Block(cursor.block).equal('"') & ~escapes_.escaped() & inside) == 0) {
      backslashes |= escapes_.backslashes() & inside;
      if (edge == Edge::yes && cursor.block == tail_ + copied_before + block_bytes)
        return {};  // no quote up to the end of the batch
      if (!advance<edge>(cursor)) return {};
      inside = ~std::uint64_t{0};
    }
    const std::uint64_t before = (quotes & (~quotes + 1)) - 1;
    backslashes |= escapes_.backslashes() & inside & before;
    escapes_.pass(~before);
    cursor.stops &= ~before;
    return {place<edge>(cursor, cursor.block + std::countr_zero(quotes)), backslashes != 0};
  }

  /// Whether the copy is read: the walk must be for `Edge::yes`.
  [[nodiscard]] bool near_end() const noexcept { return near_end_; }
  /// Whether a walk ended because it came too near to the end.
  [[nodiscard]] bool at_limit() const noexcept { return at_limit_; }
  /// Whether a block that was looked at is not UTF-8.
  [[nodiscard]] bool bad_utf8() const noexcept { return bad_utf8_; }
  /// The 32 bytes before a stop can be read if the stop is read at this address or after it.
  [[nodiscard]] const char* number_floor() const noexcept { return number_floor_; }

 private:
  static constexpr std::size_t margin = 8;  // readable after every block: a walk reads one byte

  /// Looks at a block. Returns its stops.
  FAULTWIRE_ALWAYS_INLINE std::uint64_t look(const char* bytes) noexcept {
    const Block block(bytes);
    const std::uint64_t stops = block.stops();
    if (block.has_special() || (escapes_.owed() | utf8_.owed()) != 0) [[unlikely]]
      return look_closely(bytes, stops);
    return stops;
  }

  /// A block with backslashes or bytes beyond ASCII, or after one that is not done with. Returns
  /// the stops that are not escaped.
  FAULTWIRE_NEVER_INLINE std::uint64_t look_closely(const char* bytes,
                                                    std::uint64_t stops) noexcept {
    const Block block(bytes);
    escapes_.next_block(block.equal('\\'));
    if (block.has_high() || utf8_.owed() != 0) bad_utf8_ |= !utf8_.block(block);
    return stops & ~escapes_.escaped();
  }

  /// Moves on to the next block. Returns false if it is too near to the end of the batch.
  template <Edge edge>
  FAULTWIRE_ALWAYS_INLINE bool advance(Cursor& cursor) noexcept {
    cursor = block_after<edge>(cursor.block);
    return edge == Edge::yes || cursor.block != nullptr;
  }
  /// The block after `block`, or none if that is too near to the end of the batch.
  template <Edge edge>
  FAULTWIRE_NEVER_INLINE Cursor block_after(const char* block) noexcept {
    block += block_bytes;
    if constexpr (edge == Edge::yes) origin_ += block_bytes;
    if (block > limit_) [[unlikely]] {
      if constexpr (edge == Edge::no) return at_limit_ = true, Cursor{};
      copy_tail();
      block = saved_.block;
    }
    return {block, look(block)};
  }

  /// Copies what is left from the origin on, and what is before it, to where more can be read
  /// than there is. Newlines follow: the end of the batch ends the last line. `saved()` is then at
  /// the block of the origin in the copy.
  FAULTWIRE_NEVER_INLINE void copy_tail() noexcept {
    const auto offset = static_cast<std::size_t>(origin_ - begin_);
    const std::size_t before = offset < copied_before ? offset : copied_before;
    std::memset(tail_, '\n', sizeof tail_);
    std::memcpy(tail_ + copied_before - before, origin_ - before,
                before + static_cast<std::size_t>(end_ - origin_));
    saved_.block = tail_ + copied_before;
    number_floor_ = tail_ + number_reach;
    limit_ = saved_.block + block_bytes;
  }

  const char* begin_;
  const char* end_;
  const char* origin_ = nullptr;        // where the block is in the batch; kept for Edge::yes only
  const char* limit_ = nullptr;         // the last address at which a block may be read
  const char* number_floor_ = nullptr;  // numbers that end before cannot be read in one go
  EscapeTracker escapes_;
  Utf8Check utf8_;
  Cursor saved_;
  bool bad_utf8_ = false;
  bool near_end_ = false;
  bool at_limit_ = false;
  char tail_[copied_before + 2 * block_bytes + margin];
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
