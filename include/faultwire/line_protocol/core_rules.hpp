// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_CORE_RULES_HPP
#define FAULTWIRE_LINE_PROTOCOL_CORE_RULES_HPP
/// What the validator of InfluxDB 3 Core looks at, by release: one row for every change of a rule.
/// `core_check.hpp` applies the rules, in the order of the server. Authority: influxdb3_write
/// (validator.rs) and influxdb3_catalog of the tags named in the rows.
///
/// @code
/// using line_protocol::CoreRelease;
/// constexpr auto rules = line_protocol::core_rules(CoreRelease::v3_6_0);
/// static_assert(rules.tags == 256 && rules.repeated_field && !rules.repeated_tag);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/line_protocol/core_release.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// A rule whose value depends on the release.
enum class CoreRule : std::uint8_t {
  tables,              ///< the most tables, over all databases
  batch_tables_count,  ///< whether tables that the batch itself made count for `tables`
  columns,             ///< the most columns of a table
  columns_named,       ///< the number of `columns` that the text names
  tags,                ///< the most tags of a table
  family_fields,       ///< the most fields of one field family; 0: there are no families
  time_counts,         ///< whether the column `time` counts for `columns`
  time_is_checked,     ///< whether making the column `time` can exceed `columns`
  columns_first,       ///< whether a new tag is checked against `columns` before `tags`
  reserved_names,      ///< whether `time` and `__chunk_order` are refused as new columns
  reserved_first,      ///< whether a new tag's name is checked before the limits
  control_characters,  ///< whether a key of a new column must not hold control characters
  repeated_field,      ///< whether a field that appears twice in a line is refused
  repeated_tag,        ///< whether a tag that appears twice in a line is refused
  timestamp_overflow,  ///< whether a timestamp that does not fit is refused; before, it wraps
  whole_line_first,    ///< whether a rejected line leaves the tables as they were
  current_words,       ///< whether the parser's texts are those of `ServerGeneration::current`
  text_bytes,          ///< the most bytes of a name or a string
};

/// The names of the rules, in the order of the enumerators.
inline constexpr std::string_view core_rule_names[] = {"tables",
                                                       "batch_tables_count",
                                                       "columns",
                                                       "columns_named",
                                                       "tags",
                                                       "family_fields",
                                                       "time_counts",
                                                       "time_is_checked",
                                                       "columns_first",
                                                       "reserved_names",
                                                       "reserved_first",
                                                       "control_characters",
                                                       "repeated_field",
                                                       "repeated_tag",
                                                       "timestamp_overflow",
                                                       "whole_line_first",
                                                       "current_words",
                                                       "text_bytes"};

/// Returns the enumerator of `rule` as text, in static storage.
[[nodiscard]] constexpr std::string_view core_rule_name(CoreRule rule) noexcept {
  return core_rule_names[static_cast<std::size_t>(rule)];
}

/// The value of a rule from a release on, up to the next row of the rule.
struct CoreRuleRow {
  CoreRule rule;
  CoreRelease since;
  std::uint32_t value;
  std::string_view place;  ///< where it was read; `notes`: only the release notes say it
};

/// All changes of all rules; the rows of one rule are in the order of the releases. Switches that
/// are off from the first release on have no row for it.
inline constexpr CoreRuleRow core_rule_rows[] = {
    {CoreRule::tables, CoreRelease::v3_0_0, 2000, "catalog.rs:131 @v3.0.0"},
    {CoreRule::batch_tables_count, CoreRelease::v3_10_0, 1, "v3/transaction.rs:210 @v3.10.1"},
    {CoreRule::columns, CoreRelease::v3_0_0, 500, "catalog.rs:129 @v3.0.0"},
    {CoreRule::columns_named, CoreRelease::v3_0_0, 499, "error.rs:49 @v3.0.0"},
    {CoreRule::columns_named, CoreRelease::v3_0_1, 500, "error.rs:51 @v3.0.1"},
    {CoreRule::tags, CoreRelease::v3_0_0, 250, "catalog.rs:133 @v3.0.0"},
    {CoreRule::tags, CoreRelease::v3_4_0, 256, "versions/v2.rs:76 @v3.4.0"},
    {CoreRule::tags, CoreRelease::v3_10_0, 4096, "versions/v3.rs:23 @v3.10.1"},
    {CoreRule::family_fields, CoreRelease::v3_4_0, 100, "versions/v2.rs:78 @v3.4.0"},
    {CoreRule::time_counts, CoreRelease::v3_0_0, 1, "catalog.rs:1542 @v3.0.0"},
    {CoreRule::time_counts, CoreRelease::v3_10_0, 0, "v3/transaction.rs:424 @v3.10.1"},
    {CoreRule::time_is_checked, CoreRelease::v3_0_0, 1, "catalog.rs:1542 @v3.0.0"},
    {CoreRule::time_is_checked, CoreRelease::v3_4_0, 0, "versions/v2/update.rs:1340 @v3.5.0"},
    {CoreRule::columns_first, CoreRelease::v3_0_0, 1, "catalog.rs:1542 @v3.0.0"},
    {CoreRule::columns_first, CoreRelease::v3_4_0, 0, "versions/v2/update.rs:1317 @v3.5.0"},
    {CoreRule::reserved_names, CoreRelease::v3_4_0, 1, "catalog.rs:38 @v3.4.0"},
    {CoreRule::reserved_first, CoreRelease::v3_10_0, 1, "v3/transaction.rs:553 @v3.10.1"},
    {CoreRule::control_characters, CoreRelease::v3_4_0, 1, "catalog/key.rs:32 @v3.4.0"},
    {CoreRule::control_characters, CoreRelease::v3_10_0, 0, "v3/transaction.rs:552 @v3.10.1"},
    {CoreRule::repeated_field, CoreRelease::v3_5_0, 1, "validator.rs @v3.5.0"},
    {CoreRule::repeated_tag, CoreRelease::v3_9_8, 1, "notes"},
    {CoreRule::repeated_tag, CoreRelease::v3_10_0, 0, "validator.rs:225 @v3.10.1"},
    {CoreRule::repeated_tag, CoreRelease::v3_10_3, 1, "notes"},
    {CoreRule::timestamp_overflow, CoreRelease::v3_6_0, 1, "influxdb3_types/write.rs:61 @v3.6.0"},
    {CoreRule::whole_line_first, CoreRelease::v3_11_2, 1, "notes"},
    {CoreRule::current_words, CoreRelease::v3_8_2, 1, "influxdb3_core c311856"},
    {CoreRule::text_bytes, CoreRelease::v3_0_0, 1 << 16, "influxdb_line_protocol/src/lib.rs"},
    {CoreRule::text_bytes, CoreRelease::v3_9_0, 1 << 20, "influxdb3/Cargo.toml:99 @v3.9.0"},
};

/// Returns the value of `rule` in `release`, 0 if no row says anything. Linear in the rows.
[[nodiscard]] constexpr std::uint32_t core_rule(CoreRule rule, CoreRelease release) noexcept {
  std::uint32_t value = 0;
  for (const CoreRuleRow& row : core_rule_rows) {
    if (row.rule == rule && row.since <= release) value = row.value;
  }
  return value;
}

/// The names that are refused as new columns where `CoreRule::reserved_names` holds.
inline constexpr std::string_view core_reserved_names[] = {"time", "__chunk_order"};

/// All rules of one release. See `CoreRule` for what they mean.
struct CoreRules {
  std::uint64_t tables;
  std::uint64_t columns;
  std::uint64_t columns_named;
  std::uint64_t tags;
  std::uint64_t family_fields;
  std::size_t text_bytes;
  bool batch_tables_count;
  bool time_counts;
  bool time_is_checked;
  bool columns_first;
  bool reserved_names;
  bool reserved_first;
  bool control_characters;
  bool repeated_field;
  bool repeated_tag;
  bool timestamp_overflow;
  bool whole_line_first;
  bool current_words;
};

/// Returns the rules of `release`.
[[nodiscard]] constexpr CoreRules core_rules(CoreRelease release) noexcept {
  const auto number = [release](CoreRule rule) { return core_rule(rule, release); };
  const auto holds = [release](CoreRule rule) { return core_rule(rule, release) != 0; };
  return {
      .tables = number(CoreRule::tables),
      .columns = number(CoreRule::columns),
      .columns_named = number(CoreRule::columns_named),
      .tags = number(CoreRule::tags),
      .family_fields = number(CoreRule::family_fields),
      .text_bytes = number(CoreRule::text_bytes),
      .batch_tables_count = holds(CoreRule::batch_tables_count),
      .time_counts = holds(CoreRule::time_counts),
      .time_is_checked = holds(CoreRule::time_is_checked),
      .columns_first = holds(CoreRule::columns_first),
      .reserved_names = holds(CoreRule::reserved_names),
      .reserved_first = holds(CoreRule::reserved_first),
      .control_characters = holds(CoreRule::control_characters),
      .repeated_field = holds(CoreRule::repeated_field),
      .repeated_tag = holds(CoreRule::repeated_tag),
      .timestamp_overflow = holds(CoreRule::timestamp_overflow),
      .whole_line_first = holds(CoreRule::whole_line_first),
      .current_words = holds(CoreRule::current_words),
  };
}

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
