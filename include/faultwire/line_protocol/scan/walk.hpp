// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_WALK_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_WALK_HPP
/// The grammar of an ordinary line, from stop to stop. A rule returns false where the exact path
/// must decide.
///
///     line      = series blanks field_set [blanks [time]] {' '} newline
///     series    = name {',' tag}
///     tag       = name '=' name
///     field_set = name '=' value {',' name '=' value}
///
/// A line with `rest()` has content after its entry, so it is rejected.
///
/// @code
/// namespace scan = detail::line_protocol::scan;
/// line_protocol::Entry entry;
/// std::string batch = "cpu,host=a usage=1.5 1\n";
/// scan::StopStream stream(batch.data(), batch.data() + batch.size());
/// stream.start(batch.data(), true);
/// scan::Walk<scan::Keep::values, scan::Edge::yes> walk(stream, entry);
/// bool taken = walk.line(batch.data());  // true
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/scan/stop_stream.hpp"
#include "faultwire/line_protocol/scan/values.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// Walks lines one after the other; the entry gets what is kept of a line. All is inlined, so
/// that the cursor and the stop of a walk that is a local variable stay in registers.
template <Keep keep, Edge edge>
class Walk {
 public:
  FAULTWIRE_ALWAYS_INLINE Walk(StopStream& stream, Entry& entry) noexcept
      : stream_(stream), entry_(entry), cursor_(stream.saved()) {}

  /// Walks the line that begins at `from`, with its entry. Returns false if the exact path must
  /// decide.
  FAULTWIRE_ALWAYS_INLINE bool line(const char* from) {
    rest_ = nullptr;
    if (!series(from) || !field_set() || (rest_ == nullptr && !time())) return false;
    if (rest_ == nullptr) [[likely]]
      return true;
    const Found found = newline_after(stream_, cursor_, stop_, rest_);
    cursor_ = found.cursor;
    stop_ = found.stop;
    return stop_.at != nullptr;
  }

  /// The newline that ends the line, in the batch.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE const char* end() const noexcept { return place(stop_.at); }
  /// What is too much in the line reaches from here to its end; null if nothing is.
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE const char* rest() const noexcept { return rest_; }

  /// Tells the stream where the walk is, or the walk where the stream is.
  FAULTWIRE_ALWAYS_INLINE void save() const noexcept { stream_.save(cursor_); }
  FAULTWIRE_ALWAYS_INLINE void load() noexcept { cursor_ = stream_.saved(); }

 private:
  /// Near the end a number is read from a copy of the batch, of which nobody may keep a view.
  static constexpr Keep numbers = edge == Edge::yes && keep == Keep::views ? Keep::values : keep;

  /// Measurement and tags, up to the blank after them.
  FAULTWIRE_ALWAYS_INLINE bool series(const char* from) {
    do {
      if (!next()) return false;
    } while (stop_.c == '=');
    bool escapes = false;
    if (!name(from, escapes)) return false;
    if constexpr (keep != Keep::nothing) {
      EntryAccess::clear(entry_);
      EntryAccess::measurement(entry_) = text(from, EscapeRule::measurement, escapes);
    }
    EntryAccess::Tags::Writer tags(EntryAccess::tags(entry_));
    while (stop_.c == ',') {
      if (!tag(keep != Keep::nothing ? &tags.next() : nullptr)) return false;
    }
    if constexpr (keep != Keep::nothing) tags.finish();
    return stop_.c == ' ';
  }

  FAULTWIRE_ALWAYS_INLINE bool tag(Tag* tag) noexcept {
    const char* from = place(stop_.at) + 1;
    bool escapes = false;
    if (!next() || stop_.c != '=' || !name(from, escapes)) return false;
    if constexpr (keep != Keep::nothing) tag->key = text(from, EscapeRule::key, escapes);
    from = place(stop_.at) + 1;
    do {
      if (!next()) return false;
    } while (stop_.c == '=');
    if (!name(from, escapes)) return false;
    if constexpr (keep != Keep::nothing) tag->value = text(from, EscapeRule::key, escapes);
    return true;
  }

  /// All fields, up to what follows the last.
  FAULTWIRE_ALWAYS_INLINE bool field_set() {
    const char* from = place(stop_.at) + 1;
    if (!next()) return false;
    while (stop_.c == ' ' && place(stop_.at) == from) {
      ++from;
      if (!next()) return false;
    }
    EntryAccess::Fields::Writer fields(EntryAccess::fields(entry_));
    for (;;) {
      bool escapes = false;
      if (stop_.c != '=' || !name(from, escapes)) return false;
      Value* out = nullptr;
      if constexpr (keep != Keep::nothing) {
        Field& field = fields.next();
        field.key = text(from, EscapeRule::key, escapes);
        out = &field.value;
      }
      if (!value(out)) return false;
      if (stop_.c != ',' || rest_ != nullptr) {
        if constexpr (keep != Keep::nothing) fields.finish();
        return true;
      }
      from = place(stop_.at) + 1;
      if (!next()) return false;
    }
  }

  /// The value after an equals sign, up to the stop after it.
  FAULTWIRE_ALWAYS_INLINE bool value(Value* out) noexcept {
    const char* const read = stop_.at + 1;
    const char* const from = place(read);
    const char first = *read;
    if (first == '"') return string(out);
    if (!next()) return false;
    const std::string_view text(read, static_cast<std::size_t>(place(stop_.at) - from));
    return first <= '9' ? read_value<numbers>(text, stop_.at, stream_.number_floor(), out)
                        : read_boolean<keep>(text, out);
  }

  /// A quoted string after an equals sign, up to the stop after it.
  FAULTWIRE_ALWAYS_INLINE bool string(Value* out) noexcept {
    const char* const from = place(stop_.at) + 2;
    const StringEnd end = stream_.template string_end<edge>(cursor_, stop_);
    if (end.quote == nullptr || !next()) return false;
    if (place(stop_.at) != end.quote + 1) [[unlikely]]
      rest_ = end.quote + 1;
    if constexpr (keep != Keep::nothing)
      *out = Value(Text({from, static_cast<std::size_t>(end.quote - from)}, EscapeRule::string,
                        end.escapes));
    return true;
  }

  /// The timestamp, if there is one, and the end of the line.
  FAULTWIRE_ALWAYS_INLINE bool time() noexcept {
    if (stop_.c == '\n') return true;
    if (stop_.c != ' ') return too_much(place(stop_.at));
    const char* read = nullptr;
    const char* from = nullptr;
    do {
      read = stop_.at + 1;
      from = place(read);
      if (!next()) return false;
    } while (stop_.c == ' ' && place(stop_.at) == from);
    std::int64_t number = 0;
    const std::string_view text(read, static_cast<std::size_t>(place(stop_.at) - from));
    if (!read_timestamp<keep>(text, stop_.at, stream_.number_floor(), number)) return false;
    if constexpr (keep != Keep::nothing) EntryAccess::timestamp(entry_, number);
    while (stop_.c == ' ') {
      from = place(stop_.at) + 1;
      if (!next()) return false;
      if (place(stop_.at) != from) return too_much(from);
    }
    return stop_.c == '\n' || too_much(place(stop_.at));
  }

  /// The entry ends before `rest`, and more follows. Always true: the walk of the line goes on.
  FAULTWIRE_ALWAYS_INLINE bool too_much(const char* rest) noexcept {
    rest_ = rest;
    return true;
  }

  struct Found {
    Cursor cursor;
    Stop stop;
  };
  /// Goes on to the newline after the stop. `stop.at` is null if the bytes from `rest` to there can
  /// change where the line ends. Takes and returns values, so that the walk of the caller stays in
  /// registers.
  FAULTWIRE_NEVER_INLINE static Found newline_after(StopStream& stream, Cursor cursor, Stop stop,
                                                    const char* rest) noexcept {
    while (stop.c != '\n') {
      if (!stream.template next<edge>(cursor, stop)) return {cursor, {}};
    }
    const std::string_view text(
        rest, static_cast<std::size_t>(stream.template place<edge>(cursor, stop.at) - rest));
    if (text.find('"') != text.npos || text.find('\\') != text.npos) stop.at = nullptr;
    return {cursor, stop};
  }

  FAULTWIRE_ALWAYS_INLINE bool next() noexcept {
    return stream_.template next<edge>(cursor_, stop_);
  }
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE const char* place(const char* at) const noexcept {
    return stream_.template place<edge>(cursor_, at);
  }
  /// Whether a name may begin at `from` and end at the stop, and whether there is a backslash in
  /// it.
  FAULTWIRE_ALWAYS_INLINE bool name(const char* from, bool& escapes) noexcept {
    return stream_.pass_backslashes(cursor_, stop_, escapes) && place(stop_.at) != from;
  }
  [[nodiscard]] FAULTWIRE_ALWAYS_INLINE Text text(const char* from, EscapeRule rule,
                                                  bool escapes) const noexcept {
    return Text({from, static_cast<std::size_t>(place(stop_.at) - from)}, rule, escapes);
  }

  StopStream& stream_;
  Entry& entry_;
  Cursor cursor_;
  Stop stop_;
  const char* rest_ = nullptr;
};

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
