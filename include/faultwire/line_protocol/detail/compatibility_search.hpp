// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_COMPATIBILITY_SEARCH_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_COMPATIBILITY_SEARCH_HPP
/// Finds in one entry what other parsers read otherwise, for `compatibility.hpp`. Authority: as
/// there.
///
/// @code
/// const bool joined = follows_comment("#\\\nm f=1", 0, 3);  // true
/// @endcode

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "faultwire/line_protocol/compatibility_kind.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/line_protocol/reference.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// Looks at one entry; `Found` is called with a kind and the bytes of the batch.
template <class Found>
class CompatibilitySearch {
 public:
  CompatibilitySearch(const Entry& entry, Precision precision, Found& found)
      : entry_(entry), precision_(precision), found_(found) {}

  void run() {
    if (!entry_) return refused();
    backslashes(entry_.measurement());
    tags();
    fields();
    timestamp();
  }

 private:
  static constexpr std::size_t none = std::string_view::npos;
  static constexpr std::size_t most_key_bytes = 65535;
  static constexpr std::size_t separator_bytes = 4;  // between series and field in a key

  void tell(CompatibilityKind kind, std::string_view at) { found_(kind, at); }

  /// Where `c` is in `text` without a backslash right before it, at `from` or after.
  [[nodiscard]] static std::size_t find_bare(std::string_view text, char c,
                                             std::size_t from) noexcept {
    for (std::size_t at = text.find(c, from); at != none; at = text.find(c, at + 1)) {
      if (at == 0 || text[at - 1] != '\\') return at;
    }
    return none;
  }
  /// Where `c` is in `text` unescaped; every backslash escapes the byte after it.
  [[nodiscard]] static std::size_t find_unescaped(std::string_view text, char c) noexcept {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\\') {
        ++at;
      } else if (text[at] == c) {
        return at;
      }
    }
    return none;
  }
  void backslashes(const Text& name) {
    if (!name.has_backslash()) return;
    const std::size_t at = name.raw().find("\\\\");
    if (at != none) tell(CompatibilityKind::kept_backslash, name.raw().substr(at, 2));
  }

  void tags() {
    for (const Tag& tag : entry_.tags()) {
      const std::string_view key = tag.key.raw();
      const std::string_view value = tag.value.raw();
      if (const std::size_t at = find_bare(key, ',', 0); at != none)
        tell(CompatibilityKind::comma_in_tag_key, key.substr(at, 1));
      // Its first byte is never looked at.
      if (const std::size_t at = find_bare(value, '=', 1); at != none)
        tell(CompatibilityKind::equals_in_tag_value, value.substr(at, 1));
      if (key == "_field" || key == "_measurement" || key == "time")
        tell(CompatibilityKind::reserved_tag_key, key);
      backslashes(tag.key);
      backslashes(tag.value);
    }
    repeated_tag();
  }
  void repeated_tag() {
    const auto tags = entry_.tags();
    constexpr std::size_t few = 8;
    if (tags.size() <= few) {
      for (std::size_t i = 1; i < tags.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (tags[i].key.raw() == tags[j].key.raw())
            return tell(CompatibilityKind::repeated_tag, tags[i].key.raw());
        }
      }
      return;
    }
    std::vector<std::string_view> keys;
    keys.reserve(tags.size());
    for (const Tag& tag : tags) keys.push_back(tag.key.raw());
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    if (twice != keys.end()) tell(CompatibilityKind::repeated_tag, *twice);
  }

  void fields() {
    const std::size_t series = series_bytes();
    std::size_t longest = 0;
    for (const Field& field : entry_.fields()) {
      const std::string_view key = field.key.raw();
      if (const std::size_t at = find_unescaped(key, ','); at != none)
        tell(CompatibilityKind::comma_in_field_key, key.substr(at, 1));
      backslashes(field.key);
      if (field.value.is_uinteger()) tell(CompatibilityKind::unsigned_integer, key);
      if (field.value.is_float() && std::isinf(field.value.as_float()))
        tell(CompatibilityKind::infinite_float, key);
      longest = (std::max)(longest, key.size());
    }
    if (series > most_key_bytes || series + separator_bytes + longest > most_key_bytes) {
      tell(CompatibilityKind::long_series_key, entry_.source().substr(0, series));
    }
    // The comma that is left: after the last field, before blanks and a timestamp or at the end.
    std::string_view rest = entry_.source();
    rest = rest.substr(0, rest.find_last_not_of(' ') + 1);
    if (entry_.timestamp()) rest = rest.substr(0, rest.find_last_of(' '));
    rest = rest.substr(0, rest.find_last_not_of(' ') + 1);
    if (rest.ends_with(',')) tell(CompatibilityKind::trailing_comma, rest.substr(rest.size() - 1));
  }
  [[nodiscard]] std::size_t series_bytes() const noexcept {
    const auto tags = entry_.tags();
    const std::string_view last =
        tags.empty() ? entry_.measurement().raw() : tags.back().value.raw();
    return static_cast<std::size_t>(last.data() + last.size() - entry_.source().data());
  }

  void timestamp() {
    const auto written = entry_.timestamp();
    if (!written) return;
    const auto time = to_nanoseconds(*written, precision_);
    constexpr std::int64_t least = (std::numeric_limits<std::int64_t>::min)() + 2;
    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)() - 1;
    if (time && *time >= least && *time <= most) return;
    std::string_view digits = entry_.source();
    digits = digits.substr(0, digits.find_last_not_of(' ') + 1);
    tell(CompatibilityKind::extreme_timestamp, digits.substr(digits.find_last_of(' ') + 1));
  }

  /// The constructs for which InfluxDB 3 refused the entry, at the place of its rejection.
  void refused() {
    const Rejection& rejection = entry_.rejection();
    if (rejection.entry() == 0) return;
    const std::string_view source = rejection.source;
    const std::size_t at = rejection.offset - entry_.offset();
    const std::string_view rest = source.substr((std::min)(at, source.size()));
    if (rejection.kind() == RejectionKind::trailing_content)
      return trailing(source.substr(0, at), rest);
    // The byte at which the parser gave up: after the key of a tag, at the end of a field.
    std::size_t stop = 0;
    if (rejection.kind() == RejectionKind::tag_set_malformed) stop = rejection.length;
    if (rejection.kind() == RejectionKind::missing_fields && rejection.length > 0)
      stop = rejection.length - 1;
    if (stop >= rest.size()) return;
    if (rest[stop] == '\t') tell(CompatibilityKind::tab_in_name, rest.substr(stop, 1));
    if (rejection.kind() == RejectionKind::missing_fields) dot(rest.substr(stop));
  }
  void trailing(std::string_view before, std::string_view rest) {
    if (rest.find_first_not_of(' ') == none) return tell(CompatibilityKind::trailing_blank, rest);
    if (rest.front() == '.' && before.find_last_of("0123456789") + 1 == before.size()) {
      if (rest.size() == 1 || rest[1] == ',' || rest[1] == ' ')
        tell(CompatibilityKind::trailing_dot, rest.substr(0, 1));
      return;
    }
    const std::size_t equals = find_unescaped(rest, '=');
    const std::size_t blank = find_unescaped(rest, ' ');
    if (equals != none && equals < blank) dot(rest.substr(equals + 1));
  }
  /// Tells of a number at the front of `value` that begins with its point.
  void dot(std::string_view value) {
    const std::string_view number = value.substr(value.starts_with('-') ? 1 : 0);
    if (number.size() >= 2 && number[0] == '.' && number[1] >= '0' && number[1] <= '9') {
      tell(CompatibilityKind::leading_dot, number.substr(0, 1));
    }
  }

  const Entry& entry_;
  Precision precision_;
  Found& found_;
};

/// Whether the entry at `entry` is in one logical line with a comment before it. What is
/// between `begin`, where a logical line begins, and the entry is blank or comments.
[[nodiscard]] inline bool follows_comment(std::string_view batch, std::size_t begin,
                                          std::size_t entry) noexcept {
  while (begin < entry) {
    const std::size_t end = reference::line_end(batch, begin);
    if (end < entry) {
      begin = end + 1;
      continue;
    }
    return batch.find_first_not_of(" \t\n", begin) < entry;
  }
  return false;
}

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
