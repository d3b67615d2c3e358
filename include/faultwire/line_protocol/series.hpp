// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SERIES_HPP
#define FAULTWIRE_LINE_PROTOCOL_SERIES_HPP
/// Which series an entry belongs to: its tags in the order of their keys, and one key for each
/// series, however its lines are spelled. Authority: `MakeKey` of InfluxDB 1.6.7 (models/points.go,
/// read 2026-11): the measurement, then the tags sorted by their unescaped keys, both escaped.
///
/// @code
/// std::string key;
/// std::string names;
/// for (const auto& entry : line_protocol::parse("cpu,host=a,dc=b usage=1")) {
///   key = line_protocol::series_key(entry);
///   for (const line_protocol::Tag& tag : line_protocol::SortedTags(entry)) {
///     names += tag.key.str() + " ";
///   }
/// }
/// @endcode

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "faultwire/detail/inline_vector.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/detail/sort.hpp"
#include "faultwire/line_protocol/detail/escaped.hpp"
#include "faultwire/line_protocol/entry.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// A range over the tags of an entry in the order of their keys: byte by byte, unescaped. Tags of
/// one key are in the order of the batch. Points into the entry or into itself, so it cannot be
/// copied.
class SortedTags {
 public:
  /// Linear if the tags are in order already, which costs no copy. Otherwise n log n; allocates
  /// only for more than 16 tags.
  explicit SortedTags(const Entry& entry) : tags_(entry.tags()) {
    if (std::is_sorted(tags_.begin(), tags_.end(), before)) return;
    for (const Tag& tag : tags_) sorted_.push_back(tag);
    faultwire::detail::sort(sorted_, before);
    tags_ = sorted_.view();
  }
  SortedTags(const SortedTags&) = delete;
  SortedTags& operator=(const SortedTags&) = delete;

  [[nodiscard]] const Tag* begin() const noexcept { return tags_.begin(); }
  [[nodiscard]] const Tag* end() const noexcept { return tags_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return tags_.size(); }
  [[nodiscard]] bool empty() const noexcept { return tags_.empty(); }
  [[nodiscard]] const Tag& operator[](std::size_t i) const noexcept { return tags_[i]; }

 private:
  /// Keys are views into one batch, so their addresses tell which comes first.
  static bool before(const Tag& a, const Tag& b) noexcept {
    const auto order = a.key <=> b.key;
    return order < 0 || (order == 0 && a.key.raw().data() < b.key.raw().data());
  }

  ArrayView<Tag> tags_;
  faultwire::detail::InlineVector<Tag, 16> sorted_;
};

/// Sends the key of the series of `entry`, which is accepted, to `sink` in pieces: the measurement,
/// then the tags in the order of `SortedTags`, with a backslash before each comma, blank and
/// backslash, in tags before each equals sign. So two entries have the same key if their
/// measurements and their tags are equal, and only then. The key of InfluxDB 1.x differs in two
/// ways: there a backslash is not escaped, and its parser sorts by the escaped keys.
template <Sink S>
void series_key_to(S&& sink, const Entry& entry) {
  const auto name = [&sink](std::string_view before, const Text& text, EscapeRule rule) {
    sink(before);
    text.pieces_to(
        [&](std::string_view piece) { detail::line_protocol::escape_to(sink, piece, rule); });
  };
  name({}, entry.measurement(), EscapeRule::measurement);
  for (const Tag& tag : SortedTags(entry)) {
    name(",", tag.key, EscapeRule::key);
    name("=", tag.value, EscapeRule::key);
  }
}

/// Appends the key of the series of `entry` to `out`.
inline void append_series_key(std::string& out, const Entry& entry) {
  series_key_to([&out](std::string_view piece) { out.append(piece); }, entry);
}

/// Returns the key of the series of `entry`.
[[nodiscard]] inline std::string series_key(const Entry& entry) {
  std::string key;
  append_series_key(key, entry);
  return key;
}

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
