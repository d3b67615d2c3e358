// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_COMPATIBILITY_HPP
#define FAULTWIRE_LINE_PROTOCOL_COMPATIBILITY_HPP
/// What InfluxDB 1.x and 2.x refuse, accept or read differently than the grammar of InfluxDB 3:
/// hints for a program that sends to more than one of them. Authority: models/points.go of InfluxDB
/// 1.0.0 to 1.12.4 and 2.0.0 to 2.9.1.
///
/// @code
/// using namespace line_protocol;
/// const std::string batch = "m,a=b=c f=5u\n";
/// for (const CompatibilityFinding& finding : compatibility(batch)) {
///   const CompatibilityRow& row = compatibility_row(finding.kind);
///   bool refuse = row.oss_1 == CompatibilityEffect::refuses;  // both: a `=` in a tag value, a `u`
/// }
/// @endcode

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "faultwire/codes/traits.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/precision.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// What another parser does with a construct.
enum class CompatibilityEffect : std::uint8_t {
  same,     ///< what InfluxDB 3 does
  refuses,  ///< it refuses the line; InfluxDB 3 accepts the construct
  accepts,  ///< it accepts the construct; InfluxDB 3 refuses the line
  differs,  ///< it accepts the line and reads another name
  drops,    ///< it takes the line for a comment; InfluxDB 3 accepts it
};

/// A construct that not all parsers read alike.
enum class CompatibilityKind : std::uint8_t {
  comma_in_tag_key,     ///< `m,a,b=c f=1`: InfluxDB 3 reads the key `a,b`
  equals_in_tag_value,  ///< `m,a=b=c f=1`: InfluxDB 3 reads the value `b=c`
  repeated_tag,         ///< `m,a=b,a=c f=1`: see also RejectionKind::duplicate_tag
  comma_in_field_key,   ///< `m f,g=1` or `m f=1,,g=2`: InfluxDB 3 reads the keys `f,g` and `,g`
  trailing_comma,       ///< `m f=1,`: InfluxDB 3 reads one field
  unsigned_integer,     ///< `m f=5u`
  infinite_float,       ///< `m f=1e400`: InfluxDB 3 stores infinity
  extreme_timestamp,    ///< one of the three least and greatest nanoseconds
  long_series_key,      ///< measurement, tags and a field key of more than 65,535 bytes together
  reserved_tag_key,     ///< a tag `_field`, `_measurement` or `time`
  kept_backslash,       ///< `m,a=b\\c f=1`: InfluxDB 3 reads `b\c`, others both backslashes
  joined_to_comment,    ///< an escaped or quoted newline joins the line to a comment before it
  byte_order_mark,      ///< the batch begins with U+FEFF, a part of the first name for all of them
  leading_dot,          ///< `m f=.5`
  trailing_dot,         ///< `m f=1.`
  trailing_blank,       ///< `m f=1 ` with a blank but no timestamp after the fields
  tab_in_name,          ///< a tab inside a name, which ends there for InfluxDB 3
};

/// What is known of one construct.
struct CompatibilityRow {
  CompatibilityKind kind;
  std::string_view name;  ///< the enumerator, for machines
  CompatibilityEffect oss_1;
  CompatibilityEffect oss_2;
  std::string_view what;      ///< what stands in the line
  std::string_view releases;  ///< of which it was read
  Source source;
};

namespace detail {
inline constexpr std::string_view all_oss = "1.0.0 to 1.12.4, 2.0.0 to 2.9.1";
inline constexpr Source points_go{"InfluxDB 1.12.4, 2.9.1", "models/points.go", "2026-05"};
}  // namespace detail

/// One row for every kind, in the order of the enumerators.
inline constexpr CompatibilityRow compatibility_rows[] = {
    {CompatibilityKind::comma_in_tag_key, "comma_in_tag_key", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a comma in a tag key is not escaped", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::equals_in_tag_value, "equals_in_tag_value", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "an equals sign in a tag value is not escaped", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::repeated_tag, "repeated_tag", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a tag key stands twice", detail::all_oss, detail::points_go},
    {CompatibilityKind::comma_in_field_key, "comma_in_field_key", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a comma in a field key is not escaped", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::trailing_comma, "trailing_comma", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a comma follows the last field", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::unsigned_integer, "unsigned_integer", CompatibilityEffect::refuses,
     CompatibilityEffect::same, "an unsigned integer", detail::all_oss, detail::points_go},
    {CompatibilityKind::infinite_float, "infinite_float", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses, "a float does not fit 64 bits", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::extreme_timestamp,
     "extreme_timestamp",
     CompatibilityEffect::refuses,
     CompatibilityEffect::refuses,
     "the timestamp is outside -9223372036854775806 to 9223372036854775806 nanoseconds",
     detail::all_oss,
     {"InfluxDB 1.12.4, 2.9.1", "models/time.go", "2026-05"}},
    {CompatibilityKind::long_series_key, "long_series_key", CompatibilityEffect::refuses,
     CompatibilityEffect::refuses,
     "measurement, tags and field key have more than 65,535 bytes together", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::reserved_tag_key, "reserved_tag_key", CompatibilityEffect::same,
     CompatibilityEffect::refuses, "a tag has a name that is reserved", "2.0.0 to 2.9.1",
     detail::points_go},
    {CompatibilityKind::kept_backslash, "kept_backslash", CompatibilityEffect::differs,
     CompatibilityEffect::differs,
     "two backslashes in a name are two for it, and one for InfluxDB 3", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::joined_to_comment, "joined_to_comment", CompatibilityEffect::drops,
     CompatibilityEffect::drops,
     "an escaped or quoted newline joins the line to a comment before it", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::byte_order_mark, "byte_order_mark", CompatibilityEffect::same,
     CompatibilityEffect::same,
     "a byte order mark stands before the first line and becomes a part of its measurement",
     detail::all_oss, detail::points_go},
    {CompatibilityKind::leading_dot, "leading_dot", CompatibilityEffect::accepts,
     CompatibilityEffect::accepts, "a number begins with its decimal point", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::trailing_dot, "trailing_dot", CompatibilityEffect::accepts,
     CompatibilityEffect::accepts, "a number ends with its decimal point", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::trailing_blank, "trailing_blank", CompatibilityEffect::accepts,
     CompatibilityEffect::accepts, "a blank follows the fields, and no timestamp", detail::all_oss,
     detail::points_go},
    {CompatibilityKind::tab_in_name, "tab_in_name", CompatibilityEffect::accepts,
     CompatibilityEffect::accepts, "a tab stands in a name", detail::all_oss, detail::points_go},
};

/// Returns the row of `kind`, in static storage.
[[nodiscard]] constexpr const CompatibilityRow& compatibility_row(CompatibilityKind kind) noexcept {
  return compatibility_rows[static_cast<std::size_t>(kind)];
}

/// One construct in one entry.
struct CompatibilityFinding {
  CompatibilityKind kind;
  std::uint64_t entry;  ///< the server's 1-based count
  std::size_t offset;   ///< in bytes of the batch
  std::size_t length;   ///< in bytes
};

/// What `compatibility` looks for.
struct CompatibilityOptions {
  Precision precision = Precision::nanoseconds;
  /// Findings that are returned.
  std::size_t max_findings = 100;
};

namespace detail {

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

  /// Where `c` stands in `text` without a backslash right before it, at `from` or after.
  [[nodiscard]] static std::size_t find_bare(std::string_view text, char c,
                                             std::size_t from) noexcept {
    for (std::size_t at = text.find(c, from); at != none; at = text.find(c, at + 1)) {
      if (at == 0 || text[at - 1] != '\\') return at;
    }
    return none;
  }
  /// Where `c` stands in `text` unescaped; every backslash escapes the byte after it.
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
    const std::string_view last = entry_.fields().back().key.raw();
    const bool is_value = entry_.fields().back().value.is_string() && rest.ends_with('"');
    if (rest.ends_with(',') && !is_value &&
        rest.data() + rest.size() - 1 > last.data() + last.size()) {
      tell(CompatibilityKind::trailing_comma, rest.substr(rest.size() - 1));
    }
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
    if (rejection.entry() == 0 || rejection.source.empty()) return;
    const std::string_view source = rejection.source;
    const std::size_t at = rejection.offset - entry_.offset();
    const std::string_view rest = source.substr((std::min)(at, source.size()));
    if (rejection.kind() == RejectionKind::trailing_content)
      return trailing(source.substr(0, at), rest);
    // The byte at which the parser gave up: behind the key of a tag, at the end of a field.
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

/// Whether the entry at `entry` is in one logical line with a comment before it. What stands
/// between `begin`, where a logical line begins, and the entry is blank or comments.
[[nodiscard]] inline bool follows_comment(std::string_view batch, std::size_t begin,
                                          std::size_t entry) noexcept {
  while (begin < entry) {
    const std::size_t end = reference::line_end(batch, begin);
    if (end < entry) {
      begin = end + 1;
      continue;
    }
    const std::size_t first = batch.find_first_not_of(" \t\n", begin);
    return first < entry && batch[first] == '#';
  }
  return false;
}

}  // namespace detail

/// Calls `found(CompatibilityKind, std::string_view bytes)` for every construct of `entry`,
/// accepted or rejected, that not all parsers read alike; `bytes` is a view into the batch. Linear,
/// and n log n in the number of tags.
template <class Found>
void find_compatibility(const Entry& entry, Precision precision, Found&& found) {
  detail::CompatibilitySearch(entry, precision, found).run();
}

inline namespace FAULTWIRE_SCANNER {

/// Returns the constructs of `batch` that not all parsers read alike, in the order of the entries,
/// at most as many as `options` allow. Accepted and rejected entries are looked at; the write
/// checks are `validate`'s. Linear.
[[nodiscard]] inline std::vector<CompatibilityFinding> compatibility(
    std::string_view batch, const CompatibilityOptions& options = {}) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  std::vector<CompatibilityFinding> findings;
  Reader reader(batch);
  std::size_t begin = 0;
  for (; findings.size() < options.max_findings && reader.next(); begin = reader.offset()) {
    const Entry& entry = reader.entry();
    const auto keep = [&](CompatibilityKind kind, std::string_view bytes) {
      if (findings.size() == options.max_findings) return;
      findings.push_back({kind, entry.number(),
                          static_cast<std::size_t>(bytes.data() - batch.data()), bytes.size()});
    };
    if (entry.offset() == 0 && batch.starts_with(mark))
      keep(CompatibilityKind::byte_order_mark, batch.substr(0, mark.size()));
    if (entry && detail::follows_comment(batch, begin, entry.offset()))
      keep(CompatibilityKind::joined_to_comment, entry.source());
    find_compatibility(entry, options.precision, keep);
  }
  return findings;
}

}  // namespace FAULTWIRE_SCANNER

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
