// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_CORE_ENTRY_CHECK_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_CORE_ENTRY_CHECK_HPP
/// The checks that InfluxDB 3 Core makes of one entry against one table, for `core_check.hpp`.
/// Authority: as there.
///
/// @code
/// const bool bad = has_control_character("a\x07");  // true
/// @endcode

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/core_rules.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/line_protocol/schema.hpp"
#include "faultwire/line_protocol/write_fault.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// Whether `text` holds a control character in the sense of Unicode: U+0000 to U+001F, U+007F to
/// U+009F. Linear.
[[nodiscard]] constexpr bool has_control_character(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7f) return true;
    if (byte != 0xc2 || i + 1 == text.size()) continue;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (next >= 0x80 && next <= 0x9f) return true;
  }
  return false;
}

/// Returns the family of the field `name`: what is before its first `::` if both parts have
/// bytes; empty for a field without a family.
[[nodiscard]] constexpr std::string_view field_family(std::string_view name) noexcept {
  const std::size_t colons = name.find("::");
  if (colons == std::string_view::npos || colons == 0 || colons + 2 == name.size()) return {};
  return name.substr(0, colons);
}

/// Returns how many fields of `table` belong to `family`. Linear in the columns.
[[nodiscard]] inline std::size_t fields_of_family(const Table& table, std::string_view family) {
  std::size_t count = 0;
  for (const Column& column : table.columns()) {
    if (column.type == IoxColumnType::tag || column.type == IoxColumnType::timestamp) continue;
    const bool same = column.name.has_backslash() ? field_family(column.name.str()) == family
                                                  : field_family(column.name.raw()) == family;
    count += same ? 1u : 0u;
  }
  return count;
}

/// The digits at the end of an entry that has a timestamp; a view into its bytes.
[[nodiscard]] inline std::string_view timestamp_digits(const Entry& entry) noexcept {
  std::string_view text = entry.source();
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  return text.substr(text.find_last_of(' ') + 1);
}

/// Whether `timestamp` has no time in nanoseconds. `detect` takes the least integer for seconds, as
/// the server does: its absolute value wraps.
[[nodiscard]] constexpr bool core_overflows(std::int64_t timestamp, Precision precision) noexcept {
  if (precision == Precision::detect && timestamp == (std::numeric_limits<std::int64_t>::min)())
    return true;
  return !to_nanoseconds(timestamp, precision);
}

/// The checks of one entry against one table.
template <class Warn>
class CoreEntryCheck {
 public:
  CoreEntryCheck(const Entry& entry, Table& table, const CoreRules& rules, Precision precision,
                 Warn& warn)
      : entry_(entry), table_(table), rules_(rules), precision_(precision), warn_(warn) {}

  /// Returns whether the entry can be written; `fault` says why not.
  bool run() { return tags() && fields() && time() && timestamp(); }

  std::optional<WriteFault> fault;

 private:
  FAULTWIRE_NEVER_INLINE bool fail(RejectionKind kind, const Text& key, IoxColumnType type) {
    WriteFault& made = fault.emplace();
    made.kind = kind;
    made.key = key;
    made.at = key.raw();
    made.inserted = type;
    return false;
  }
  FAULTWIRE_NEVER_INLINE bool exceed(RejectionKind kind, const Text& key, IoxColumnType type,
                                     std::uint64_t count, std::uint64_t limit) {
    fail(kind, key, type);
    fault->count = count;
    fault->attempted = count + 1;
    fault->limit = limit;
    return false;
  }
  FAULTWIRE_NEVER_INLINE bool conflict(const Text& key, IoxColumnType inserted,
                                       IoxColumnType existing) {
    fail(RejectionKind::type_conflict, key, inserted);
    fault->existing = existing;
    return false;
  }

  bool tags() {
    for (const Tag& tag : entry_.tags()) {
      Column* const column = column_for(tag.key, IoxColumnType::tag);
      if (column == nullptr) return false;
      if (column->tag_entry == entry_.number() &&
          !repeated(rules_.repeated_tag, RejectionKind::duplicate_tag, tag.key))
        return false;
      column->tag_entry = entry_.number();
    }
    return true;
  }
  bool fields() {
    for (const Field& field : entry_.fields()) {
      Column* const column = column_for(field.key, field.value.type());
      if (column == nullptr) return false;
      if (column->field_entry == entry_.number() &&
          !repeated(rules_.repeated_field, RejectionKind::duplicate_field, field.key))
        return false;
      column->field_entry = entry_.number();
    }
    return true;
  }
  /// Refuses a name that appears twice, or warns where the release does not look for it.
  bool repeated(bool refused, RejectionKind kind, const Text& key) {
    if (refused) return fail(kind, key, IoxColumnType::tag);
    warn_(WarningKind::stored_twice, key);
    return true;
  }
  bool time() {
    const Text name("time");
    const Column* const column = table_.column_if(name, IoxColumnType::timestamp, place_, [&] {
      return !rules_.time_is_checked || has_room(name, IoxColumnType::timestamp);
    });
    if (column != nullptr && column->type == IoxColumnType::timestamp) return true;
    if (column != nullptr) conflict(name, IoxColumnType::timestamp, column->type);
    fault->at = time_bytes();
    return false;
  }
  bool timestamp() {
    const auto written = entry_.timestamp();
    if (!rules_.timestamp_overflow || !written || !core_overflows(*written, precision_))
      return true;
    fail(RejectionKind::timestamp_overflow, Text(timestamp_digits(entry_)),
         IoxColumnType::timestamp);
    fault->observed = *written;
    return false;
  }

  /// The column of a tag or field; null, and the fault, if it has another type or cannot be made.
  Column* column_for(const Text& key, IoxColumnType type) {
    Column* const column =
        table_.column_if(key, type, place_++, [&] { return may_add(key, type); });
    if (column == nullptr || column->type == type) return column;
    conflict(key, type, column->type);
    return nullptr;
  }
  FAULTWIRE_NEVER_INLINE bool may_add(const Text& key, IoxColumnType type) {
    if (rules_.control_characters && has_control_character(key.raw())) {
      return fail(RejectionKind::control_character, key, type);
    }
    return type == IoxColumnType::tag ? may_add_tag(key) : may_add_field(key, type);
  }
  bool may_add_tag(const Text& key) {
    constexpr IoxColumnType type = IoxColumnType::tag;
    if (rules_.reserved_first && !is_free(key, type)) return false;
    if (rules_.columns_first && !has_room(key, type)) return false;
    if (table_.tags() >= rules_.tags)
      return exceed(RejectionKind::too_many_tags, key, type, table_.tags(), rules_.tags);
    return (rules_.columns_first || has_room(key, type)) &&
           (rules_.reserved_first || is_free(key, type));
  }
  bool may_add_field(const Text& key, IoxColumnType type) {
    return is_free(key, type) && has_room(key, type) &&
           (rules_.family_fields == 0 || family_has_room(key, type));
  }
  bool is_free(const Text& key, IoxColumnType type) {
    if (!rules_.reserved_names) return true;
    for (const std::string_view name : core_reserved_names) {
      if (key == name) return fail(RejectionKind::reserved_column, key, type);
    }
    return true;
  }
  bool has_room(const Text& key, IoxColumnType type) {
    const std::uint64_t counted =
        table_.columns().size() - (!rules_.time_counts && table_.has_time() ? 1u : 0u);
    return counted < rules_.columns ||
           exceed(RejectionKind::too_many_columns, key, type, counted, rules_.columns_named);
  }
  bool family_has_room(const Text& key, IoxColumnType type) {
    const std::string copy = key.has_backslash() ? key.str() : std::string();
    const std::string_view family =
        field_family(key.has_backslash() ? std::string_view(copy) : key.raw());
    if (family.empty()) return true;
    const std::size_t count = fields_of_family(table_, family);
    return count < rules_.family_fields ||
           exceed(RejectionKind::too_many_fields, key, type, count, rules_.family_fields);
  }
  /// What gives the time of the entry: a tag or field `time`, its timestamp, or its
  /// measurement.
  [[nodiscard]] std::string_view time_bytes() const noexcept {
    for (const Tag& tag : entry_.tags()) {
      if (tag.key == "time") return tag.key.raw();
    }
    for (const Field& field : entry_.fields()) {
      if (field.key == "time") return field.key.raw();
    }
    return entry_.timestamp() ? timestamp_digits(entry_) : entry_.measurement().raw();
  }

  const Entry& entry_;
  Table& table_;
  const CoreRules& rules_;
  Precision precision_;
  std::size_t place_ = 0;
  Warn& warn_;
};

/// What is stored before a batch where no memory is given.
struct NothingStored {
  [[nodiscard]] static constexpr std::size_t tables() noexcept { return 0; }
  /// Returns whether the table is stored, and adds its columns to `table`.
  [[nodiscard]] static constexpr bool load(const Text&, Table*) noexcept { return false; }
};

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
