// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_ENTRY_HPP
#define FAULTWIRE_LINE_PROTOCOL_ENTRY_HPP
/// One entry of a batch: a point with its measurement, tags, fields and timestamp, or the reason
/// why it is none.
///
/// @code
/// bool hot = false;
/// for (const auto& entry : line_protocol::parse("cpu,host=A usage=64.2 1590488773254420000")) {
///   if (!entry) continue;
///   for (const line_protocol::Field& field : entry.fields()) {
///     hot = field.value.as_float() > 60;
///   }
/// }
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/detail/array_view.hpp"
#include "faultwire/detail/inline_vector.hpp"
#include "faultwire/line_protocol/rejection.hpp"
#include "faultwire/line_protocol/text.hpp"
#include "faultwire/line_protocol/value.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// A tag; views into the batch.
struct Tag {
  Text key;
  Text value;
};

/// A field; the key and a string value are views into the batch.
struct Field {
  Text key;
  Value value;
};

/// A point or a rejection. All texts are views into the batch; the spans are valid until the entry
/// changes, which the reader that owns it does at every step. A copy is independent of the reader,
/// not of the batch.
class Entry {
 public:
  /// Whether the parser accepts the entry. If not, only `number`, `offset`, `source` and
  /// `rejection` mean anything.
  [[nodiscard]] explicit operator bool() const noexcept { return accepted_; }
  /// Why the entry is rejected. Meaningless if it is accepted.
  [[nodiscard]] const Rejection& rejection() const noexcept { return rejection_; }

  /// The server's 1-based count: entries that are neither blank nor comments.
  [[nodiscard]] std::uint64_t number() const noexcept { return number_; }
  /// Where the entry begins in the batch, in bytes; leading blanks and comments are skipped.
  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
  /// The bytes of the entry, without the newline that ends it. A string in it may hold newlines.
  [[nodiscard]] std::string_view source() const noexcept { return source_; }

  [[nodiscard]] const Text& measurement() const noexcept { return measurement_; }
  /// In the order of the batch; a key may appear twice.
  [[nodiscard]] ArrayView<Tag> tags() const noexcept { return tags_.view(); }
  /// In the order of the batch; a key may appear twice.
  [[nodiscard]] ArrayView<Field> fields() const noexcept { return fields_.view(); }
  /// As written; its unit is a matter of the request.
  [[nodiscard]] std::optional<std::int64_t> timestamp() const noexcept {
    return has_timestamp_ ? std::optional<std::int64_t>(timestamp_) : std::nullopt;
  }

 private:
  friend struct EntryAccess;

  Text measurement_;
  std::string_view source_;
  std::size_t offset_ = 0;
  std::uint64_t number_ = 0;
  std::int64_t timestamp_ = 0;
  bool has_timestamp_ = false;
  bool accepted_ = false;
  faultwire::detail::InlineVector<Tag, 16> tags_;
  faultwire::detail::InlineVector<Field, 16> fields_;
  Rejection rejection_;
};

/// The parser's door into an entry; nobody else's.
struct EntryAccess {
  using Tags = decltype(Entry::tags_);
  using Fields = decltype(Entry::fields_);

  static Text& measurement(Entry& e) noexcept { return e.measurement_; }
  static auto& tags(Entry& e) noexcept { return e.tags_; }
  static auto& fields(Entry& e) noexcept { return e.fields_; }
  static Rejection& rejection(Entry& e) noexcept { return e.rejection_; }
  static void timestamp(Entry& e, std::int64_t value) noexcept {
    e.timestamp_ = value, e.has_timestamp_ = true;
  }
  /// Makes `e` an entry with nothing in it yet.
  static void clear(Entry& e) noexcept {
    e.has_timestamp_ = false;
    e.tags_.clear();
    e.fields_.clear();
  }
  /// Tells `e` its count and that its bytes are `source`, which begins at `offset` of the batch.
  static void place(Entry& e, std::uint64_t number, std::size_t offset,
                    std::string_view source) noexcept {
    e.number_ = number;
    e.offset_ = offset;
    e.source_ = source;
  }
  /// Makes `e` a new entry at `source`, with nothing in it yet.
  static void begin(Entry& e, std::uint64_t number, std::size_t offset,
                    std::string_view source) noexcept {
    place(e, number, offset, source);
    clear(e);
  }
  static void accept(Entry& e, bool accepted) noexcept { e.accepted_ = accepted; }
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
