// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_PASS_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_PASS_HPP
/// The fast path: one pass over the grammar of line protocol that takes the straight road through
/// ordinary lines and declines everything else, so that the exact path decides it. It accepts only
/// what the exact path accepts, with the same result. It finds one fault itself: content after an
/// entry.
///
/// @code
/// line_protocol::Entry entry;
/// detail::line_protocol::scan::Pass pass("cpu usage=1 1\n");
/// bool taken = pass.read(entry) == detail::line_protocol::scan::Outcome::accepted;
/// @endcode

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/scan/block.hpp"
#include "faultwire/line_protocol/scan/plain_lines.hpp"
#include "faultwire/line_protocol/scan/stop_stream.hpp"
#include "faultwire/line_protocol/scan/walk.hpp"

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
  unusual,   ///< the exact path must decide; the pass is where the line begins, until `seek`
  end,       ///< there is no further entry
};

/// Walks a batch logical line by logical line. The batch is kept as a view.
class Pass {
 public:
  explicit Pass(std::string_view batch) noexcept
      : begin_(batch.data()),
        end_(batch.data() + batch.size()),
        next_(begin_),
        stream_(begin_, end_) {}

  /// Where the next logical line begins.
  [[nodiscard]] std::size_t offset() const noexcept {
    return static_cast<std::size_t>(next_ - begin_);
  }

  /// Goes on at `offset`, where a logical line begins.
  void seek(std::size_t offset) noexcept {
    next_ = begin_ + offset;
    stream_.stop();
  }

  /// Takes the next line that has an entry: `entry` gets its contents, and its bytes are
  /// `source()`.
  template <Keep keep = Keep::values>
  requires(keep != Keep::nothing) [[nodiscard]] FAULTWIRE_ALWAYS_INLINE Outcome read(Entry& entry) {
    std::uint64_t count = 0;
    return lines<keep>(entry, count);
  }

  /// Takes lines up to the first that it does not accept; adds the number of accepted entries to
  /// `count`.
  [[nodiscard]] Outcome skip(Entry& unused, std::uint64_t& count) {
    for (;;) {
      if (Block::words_are_cheap && next_ >= walk_until_) take_plain_lines(count);
      const Outcome outcome = lines<Keep::nothing>(unused, count);
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
  static constexpr std::ptrdiff_t least_gain = 512;  // bytes for which plain lines are worth a try
  static constexpr std::ptrdiff_t much_patience = 16384;  // bytes of a walk; more is not doubled

  template <Keep keep>
  FAULTWIRE_ALWAYS_INLINE Outcome lines(Entry& entry, std::uint64_t& count) {
    if (next_ == end_) return Outcome::end;
    if (!stream_.started()) stream_.start(next_, false);
    if (!stream_.near_end()) {
      const Outcome outcome = run<keep, Edge::no>(entry, count);
      if (!stream_.at_limit() && !stream_.near_end()) return outcome;
      stream_.start(next_, true);
    }
    return run<keep, Edge::yes>(entry, count);
  }

  /// Reads one line, or as many as are good if nothing is kept.
  template <Keep keep, Edge edge>
  FAULTWIRE_NEVER_INLINE Outcome run(Entry& entry, std::uint64_t& count) {
    const char* next = next_;
    Walk<keep, edge> walk(stream_, entry);
    for (;;) {
      const char* source = next;
      bool blank = false;
      if (edge == Edge::yes && next == end_) return next_ = next, Outcome::end;
      if (static_cast<unsigned char>(*next) <= '#') {
        next_ = next;
        const Outcome outcome = skip_to_entry(source, blank);
        if (outcome != Outcome::accepted) return outcome;
        if (edge == Edge::no && stream_.near_end()) return outcome;
        walk.load();
        next = next_;
      }
      const bool good = walk.line(source);
      const char* const end = good ? walk.end() : source;
      if (!good || !trusted<keep>(entry, source, end, blank)) return next_ = next, Outcome::unusual;
      next = edge == Edge::yes && end == end_ ? end : end + 1;
      if (keep != Keep::nothing || walk.rest() != nullptr) {
        source_ = {source, static_cast<std::size_t>(end - source)};
        next_ = next;
        walk.save();
        if (walk.rest() == nullptr) return Outcome::accepted;
        trailing_ = static_cast<std::size_t>(end - walk.rest());
        return Outcome::trailing;
      }
      ++count;
      if (Block::words_are_cheap && edge == Edge::no && next >= walk_until_) {
        next_ = next;
        walk.save();
        return Outcome::accepted;
      }
    }
  }

  /// Takes plain lines; adds their number to `count`. What then is to be walked reaches beyond the
  /// block in which it stopped, and the further the less it took. Near the end all is walked.
  void take_plain_lines(std::uint64_t& count) noexcept {
    if (end_ - next_ <= least_gain) {
      walk_until_ = end_;
      return;
    }
    const PlainPart part = skip_plain_lines(next_, end_);
    const std::ptrdiff_t gain = part.line - next_;
    if (gain != 0) stream_.stop();
    next_ = part.line;
    count += part.count;
    patience_ = gain > least_gain           ? 0
                : patience_ < much_patience ? 2 * patience_ + std::ptrdiff_t{block_bytes}
                                            : patience_;
    walk_until_ = end_ - part.seen > patience_ ? part.seen + patience_ : end_;
  }

  /// Returns false if the line at [`source`, `end`) needs the exact path. Looks only for what is
  /// cheaper to see after the walk. The server takes quotes for those of strings from the first
  /// blank of a line on. If that is before the measurement, a quote anywhere may hide a newline.
  template <Keep keep>
  FAULTWIRE_ALWAYS_INLINE bool trusted(const Entry& entry, const char* source, const char* end,
                                       bool blank) const noexcept {
    const std::ptrdiff_t size = end - source;
    if (stream_.bad_utf8()) return false;
    if (size > static_cast<std::ptrdiff_t>(reference::max_text_bytes) &&
        !(keep != Keep::nothing && all_fit(entry))) [[unlikely]]
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
        stream_.start(at, stream_.near_end());
        return Outcome::accepted;
      }
    }
    next_ = end_;
    return Outcome::end;
  }

  const char* begin_;
  const char* end_;
  const char* next_;  // where the next logical line begins
  std::string_view source_{};
  std::size_t trailing_ = 0;  // bytes
  StopStream stream_;
  const char* walk_until_ = begin_;  // plain lines are tried again from there on
  std::ptrdiff_t patience_ = 0;      // how far beyond what stopped them, in bytes
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
