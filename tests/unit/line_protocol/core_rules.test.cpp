// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The rules by release, typed from the sources of the tags and not from the rows.
#include "faultwire/line_protocol/core_rules.hpp"

#include <gtest/gtest.h>

namespace {
using namespace faultwire::line_protocol;
using enum CoreRelease;

struct Expected {
  CoreRelease release;
  std::uint64_t columns_named, tags, family_fields;
  std::size_t text_bytes;
  bool batch_tables_count, time_counts, time_is_checked, columns_first, reserved_names,
      reserved_first, control_characters, repeated_field, repeated_tag, timestamp_overflow,
      whole_line_first, current_words;
};

constexpr std::size_t kib64 = 65536;
constexpr std::size_t mib = 1048576;
constexpr bool o = false;
constexpr bool x = true;

constexpr Expected expected_rows[] = {
    {v3_0_0, 499, 250, 0, kib64, o, x, x, x, o, o, o, o, o, o, o, o},
    {v3_0_1, 500, 250, 0, kib64, o, x, x, x, o, o, o, o, o, o, o, o},
    {v3_3_0, 500, 250, 0, kib64, o, x, x, x, o, o, o, o, o, o, o, o},
    {v3_4_0, 500, 256, 100, kib64, o, x, o, o, x, o, x, o, o, o, o, o},
    {v3_4_2, 500, 256, 100, kib64, o, x, o, o, x, o, x, o, o, o, o, o},
    {v3_5_0, 500, 256, 100, kib64, o, x, o, o, x, o, x, x, o, o, o, o},
    {v3_6_0, 500, 256, 100, kib64, o, x, o, o, x, o, x, x, o, x, o, o},
    {v3_8_1, 500, 256, 100, kib64, o, x, o, o, x, o, x, x, o, x, o, o},
    {v3_8_2, 500, 256, 100, kib64, o, x, o, o, x, o, x, x, o, x, o, x},
    {v3_8_3, 500, 256, 100, kib64, o, x, o, o, x, o, x, x, o, x, o, x},
    {v3_9_0, 500, 256, 100, mib, o, x, o, o, x, o, x, x, o, x, o, x},
    {v3_9_7, 500, 256, 100, mib, o, x, o, o, x, o, x, x, o, x, o, x},
    {v3_9_8, 500, 256, 100, mib, o, x, o, o, x, o, x, x, x, x, o, x},
    {v3_9_11, 500, 256, 100, mib, o, x, o, o, x, o, x, x, x, x, o, x},
    {v3_10_0, 500, 4096, 100, mib, x, o, o, o, x, x, o, x, o, x, o, x},
    {v3_10_2, 500, 4096, 100, mib, x, o, o, o, x, x, o, x, o, x, o, x},
    {v3_10_3, 500, 4096, 100, mib, x, o, o, o, x, x, o, x, x, x, o, x},
    {v3_11_1, 500, 4096, 100, mib, x, o, o, o, x, x, o, x, x, x, o, x},
    {v3_11_2, 500, 4096, 100, mib, x, o, o, o, x, x, o, x, x, x, x, x},
};

TEST(CoreRules, OfEveryReleaseThatChangesOne) {
  for (const Expected& e : expected_rows) {
    const CoreRules rules = core_rules(e.release);
    const CoreReleaseText text(e.release);
    const auto release = text.view();
    EXPECT_EQ(rules.tables, 2000u) << release;
    EXPECT_EQ(rules.columns, 500u) << release;
    EXPECT_EQ(rules.columns_named, e.columns_named) << release;
    EXPECT_EQ(rules.tags, e.tags) << release;
    EXPECT_EQ(rules.family_fields, e.family_fields) << release;
    EXPECT_EQ(rules.text_bytes, e.text_bytes) << release;
    EXPECT_EQ(rules.batch_tables_count, e.batch_tables_count) << release;
    EXPECT_EQ(rules.time_counts, e.time_counts) << release;
    EXPECT_EQ(rules.time_is_checked, e.time_is_checked) << release;
    EXPECT_EQ(rules.columns_first, e.columns_first) << release;
    EXPECT_EQ(rules.reserved_names, e.reserved_names) << release;
    EXPECT_EQ(rules.reserved_first, e.reserved_first) << release;
    EXPECT_EQ(rules.control_characters, e.control_characters) << release;
    EXPECT_EQ(rules.repeated_field, e.repeated_field) << release;
    EXPECT_EQ(rules.repeated_tag, e.repeated_tag) << release;
    EXPECT_EQ(rules.timestamp_overflow, e.timestamp_overflow) << release;
    EXPECT_EQ(rules.whole_line_first, e.whole_line_first) << release;
    EXPECT_EQ(rules.current_words, e.current_words) << release;
  }
}

TEST(CoreRules, NamesOfTheRules) {
  EXPECT_EQ(core_rule_name(CoreRule::tables), "tables");
  EXPECT_EQ(core_rule_name(CoreRule::repeated_tag), "repeated_tag");
  EXPECT_EQ(core_rule_name(CoreRule::text_bytes), "text_bytes");
  EXPECT_EQ(std::size(core_rule_names), static_cast<std::size_t>(CoreRule::text_bytes) + 1);
}

TEST(CoreRules, RowsOfARuleStandInTheOrderOfTheReleases) {
  for (const CoreRuleRow& row : core_rule_rows) {
    const CoreRuleRow* before = nullptr;
    for (const CoreRuleRow& other : core_rule_rows) {
      if (other.rule != row.rule) continue;
      if (before != nullptr) {
        EXPECT_LT(before->since, other.since);
      }
      before = &other;
      EXPECT_FALSE(other.place.empty());
      EXPECT_EQ(core_release_row(other.since).release, other.since);
    }
  }
}
}  // namespace
