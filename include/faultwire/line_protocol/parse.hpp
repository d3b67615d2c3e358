// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_PARSE_HPP
#define FAULTWIRE_LINE_PROTOCOL_PARSE_HPP
/// Reads a batch of line protocol entry by entry: what the server accepts is accepted, what it
/// rejects is rejected, with its words and its counting. No allocation per line. Authority: the
/// parser of InfluxDB 3 (`influxdb_line_protocol`, June 2026).
///
/// @code
/// std::string batch = "home,room=Kitchen temp=21.0 1\nhome temp=\n";
/// for (const auto& entry : line_protocol::parse(batch)) {
///   if (!entry) { std::string why = entry.rejection().message(); continue; }
///   auto measurement = entry.measurement();
/// }
/// bool good = line_protocol::is_valid(batch);  // false
/// @endcode

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/line_protocol/detail/temporary.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/parse_options.hpp"
#include "faultwire/line_protocol/position.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/scan/line_end.hpp"
#include "faultwire/line_protocol/scan/pass.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {
inline namespace FAULTWIRE_SCANNER {

/// A single-pass range over the entries of a batch, which is kept as a view. The entry is reused by
/// every step.
///
/// A batch that is not UTF-8 yields the entries that end before the first bad byte, then one last
/// rejection of kind `invalid_utf8` whose entry is 0.
class Reader {
 public:
  explicit Reader(std::string_view batch, ParseOptions options = {}) noexcept
      : batch_(batch),
        options_(options),
        count_(options.before.entries),
        lines_(batch),
        pass_(batch) {}

  /// Moves on to the next entry, accepted or rejected. Returns false at the end. Linear in the
  /// bytes of the entry.
  template <class Lazy = void>
  bool next() {
    return step<detail::line_protocol::scan::Keep::values>();
  }

  /// The same, but numbers are only checked; `Value` reads one when it is asked for it, so it must
  /// not be asked after the batch is gone (`Value::read` gives one that may). Values and rejections
  /// are those of `next`. Faster for programs that read few of the fields: see
  /// docs/performance.md.
  template <class Lazy = void>
  bool next_on_demand() {
    return step<detail::line_protocol::scan::Keep::views>();
  }

  /// Moves on to the next rejected entry; the accepted ones before it are only counted, which is
  /// faster than reading them. Returns false if there is none.
  template <class Lazy = void>
  bool next_rejection() {
    for (;;) {
      if (rejected_in_a_row_ > 1 && pass_.offset() < batch_.size()) {
        if (exact_line() == Line::rejected) return true;
        continue;
      }
      const std::uint64_t before = count_;
      const detail::line_protocol::scan::Outcome outcome = pass_.skip(entry_, count_);
      if (count_ != before) rejected_in_a_row_ = 0;
      if (outcome == detail::line_protocol::scan::Outcome::end) return false;
      if (outcome == detail::line_protocol::scan::Outcome::trailing) return refuse_trailing();
      if (exact_line() == Line::rejected) return true;
    }
  }

  /// Entries so far, those before the batch included.
  [[nodiscard]] std::uint64_t entries() const noexcept { return count_; }
  /// Where the next logical line begins.
  [[nodiscard]] std::size_t offset() const noexcept { return pass_.offset(); }

  /// The current entry; valid until the next step. Meaningless before the first step and after the
  /// last.
  [[nodiscard]] const Entry& entry() const noexcept { return entry_; }

  /// A position in the range; equal to the sentinel at the end.
  class Iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;

    Iterator() noexcept = default;
    [[nodiscard]] const Entry& operator*() const noexcept { return reader_->entry_; }
    [[nodiscard]] const Entry* operator->() const noexcept { return &reader_->entry_; }
    template <class Lazy = void>
    Iterator& operator++() {
      if (!reader_->next()) reader_ = nullptr;
      return *this;
    }
    template <class Lazy = void>
    void operator++(int) {
      ++*this;
    }
    [[nodiscard]] friend bool operator==(const Iterator& a, std::default_sentinel_t) noexcept {
      return a.reader_ == nullptr;
    }

   private:
    friend class Reader;
    explicit Iterator(Reader* reader) noexcept : reader_(reader) {}
    Reader* reader_ = nullptr;
  };

  /// Reads the next entry and points at it: a reader is walked once.
  template <class Lazy = void>
  [[nodiscard]] Iterator begin() {
    return Iterator(next() ? this : nullptr);
  }
  [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

 private:
  enum class Line : std::uint8_t { empty, accepted, rejected };

  template <detail::line_protocol::scan::Keep keep>
  FAULTWIRE_ALWAYS_INLINE bool step() {
    for (;;) {
      if (rejected_in_a_row_ > 1 && pass_.offset() < batch_.size()) {
        if (exact_line() != Line::empty) return true;
        continue;
      }
      const detail::line_protocol::scan::Outcome outcome = pass_.template read<keep>(entry_);
      if (outcome == detail::line_protocol::scan::Outcome::accepted) [[likely]] {
        const std::string_view source = pass_.source();
        EntryAccess::place(entry_, ++count_,
                           static_cast<std::size_t>(source.data() - batch_.data()), source);
        EntryAccess::accept(entry_, true);
        rejected_in_a_row_ = 0;
        return true;
      }
      if (outcome == detail::line_protocol::scan::Outcome::end) return false;
      if (outcome == detail::line_protocol::scan::Outcome::trailing) return refuse_trailing();
      if (exact_line() != Line::empty) return true;
    }
  }

  /// Reads the next line by the exact path.
  FAULTWIRE_NEVER_INLINE Line exact_line() {
    const std::size_t begin = pass_.offset();
    const detail::line_protocol::scan::EasyLineEnd plain =
        detail::line_protocol::scan::easy_line_end(batch_, begin);
    const std::size_t end =
        plain.known ? plain.end : detail::line_protocol::reference::line_end(batch_, begin);
    if (!plain.known || !plain.ascii) {
      if (const auto fault = faultwire::detail::find_utf8_fault(batch_, begin, end)) {
        refuse_rest(*fault);
        return Line::rejected;
      }
    }
    pass_.seek(end < batch_.size() ? end + 1 : end);
    const std::size_t first =
        detail::line_protocol::reference::skip_blanks_and_comments(batch_, begin, end);
    if (first == end) return Line::empty;
    EntryAccess::begin(entry_, ++count_, first, batch_.substr(first, end - first));
    if (detail::line_protocol::reference::LineParser(entry_, options_.max_text_bytes).parse()) {
      rejected_in_a_row_ = 0;
      return Line::accepted;
    }
    ++rejected_in_a_row_;
    locate();
    return Line::rejected;
  }

  /// Makes the entry at `source` a rejection of `kind`; `locate` fills in where it is.
  Rejection& reject(std::uint64_t number, std::string_view source, RejectionKind kind) noexcept {
    EntryAccess::place(entry_, number, static_cast<std::size_t>(source.data() - batch_.data()),
                       source);
    EntryAccess::accept(entry_, false);
    Rejection& rejection = EntryAccess::rejection(entry_);
    rejection.facts.kind = kind;
    rejection.facts.later_tag = false;
    rejection.facts.utf8_length = 0;
    rejection.facts.quoted = {};
    rejection.offset = 0;
    return rejection;
  }

  /// Rejects the line of the pass for what follows its entry. Always true: there is a rejection.
  FAULTWIRE_NEVER_INLINE bool refuse_trailing() noexcept {
    const std::string_view trailing = pass_.trailing();
    Rejection& rejection = reject(++count_, pass_.source(), RejectionKind::trailing_content);
    rejection.facts.later_tag = pass_.has_tags();
    rejection.facts.quoted = trailing;
    rejection.length = trailing.size();
    rejection.offset = pass_.source().size() - trailing.size();
    locate();
    return true;
  }

  /// Turns the positions of a rejection from those in the entry into those in the batch.
  void locate() noexcept {
    Rejection& rejection = EntryAccess::rejection(entry_);
    rejection.facts.generation = options_.generation;
    rejection.facts.entry = entry_.number();
    rejection.offset += entry_.offset();
    rejection.facts.offset = rejection.offset;
    rejection.source = rejection.facts.entry != 0 ? entry_.source() : std::string_view();
    rejection.entry_line = options_.before.lines + lines_.at(entry_.offset()).line;
    const Position place = lines_.at(rejection.offset);
    rejection.line = options_.before.lines + place.line;
    rejection.column = place.column;
  }

  /// Makes the entry the one rejection of everything from the bad byte on.
  void refuse_rest(const faultwire::detail::Utf8Fault& fault) noexcept {
    Rejection& rejection = reject(0, batch_.substr(fault.offset), RejectionKind::invalid_utf8);
    rejection.facts.utf8_length = fault.length;
    rejection.length = 1;
    locate();
    pass_.seek(batch_.size());
  }

  std::string_view batch_;
  ParseOptions options_;
  std::uint64_t count_ = 0;  // entries so far, as the server counts
  LineCounter lines_;
  detail::line_protocol::scan::Pass pass_;
  // By the exact path. After two of them the pass would most likely be in vain.
  std::uint64_t rejected_in_a_row_ = 0;
  Entry entry_;
};

/// The entries of `batch`, which must outlive the reader and every view taken from it.
[[nodiscard]] inline Reader parse(std::string_view batch, ParseOptions options = {}) noexcept {
  return Reader(batch, options);
}
/// Does not compile: a temporary string would be gone before the first entry is read.
template <detail::line_protocol::OwningTemporary T>
Reader parse(T&&, ParseOptions = {}) {
  detail::line_protocol::refuse_temporary<T>();
  return Reader({});
}

/// The first rejection of `batch`, or nothing if the parser accepts every entry. Its views are into
/// `batch`.
template <class Lazy = void>
[[nodiscard]] std::optional<Rejection> first_rejection(std::string_view batch,
                                                       ParseOptions options = {}) {
  Reader reader(batch, options);
  if (reader.next_rejection()) return reader.entry().rejection();
  return std::nullopt;
}
/// Does not compile: a temporary string would be gone before the views into it are read.
template <detail::line_protocol::OwningTemporary T>
std::optional<Rejection> first_rejection(T&&, ParseOptions = {}) {
  detail::line_protocol::refuse_temporary<T>();
  return std::nullopt;
}

/// Whether the parser accepts every entry of `batch`. A batch without entries is valid. The write
/// checks are `validate`'s.
template <class Lazy = void>
[[nodiscard]] bool is_valid(std::string_view batch) {
  return !Reader(batch).next_rejection();
}

}  // namespace FAULTWIRE_SCANNER

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
