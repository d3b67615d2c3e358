// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The texts by release, typed from error.rs, validator.rs and write.rs of the tags.
#include "faultwire/line_protocol/core_wording.hpp"

#include <gtest/gtest.h>

#include <string>

#include "faultwire/line_protocol/message.hpp"
#include "faultwire/line_protocol/write_fault.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

std::string text(RejectionKind kind, CoreRelease release) {
  MessageFacts facts{.kind = kind,
                     .inserted = IoxColumnType::field_integer,
                     .existing = IoxColumnType::tag,
                     .precision = Precision::seconds,
                     .core = release,
                     .measurement = Text("m"),
                     .key = Text("g::f"),
                     .count = 7,
                     .attempted = 8,
                     .limit = 9,
                     .observed = -12};
  std::string out;
  detail_to([&](std::string_view piece) { out += piece; }, facts);
  return out;
}

TEST(CoreWording, TextsByRelease) {
  using enum RejectionKind;
  using enum CoreRelease;
  EXPECT_EQ(text(type_conflict, v3_0_0),
            "invalid column type for column 'g::f', expected iox::column_type::tag, got "
            "iox::column_type::field::integer");
  EXPECT_EQ(text(duplicate_field, v3_5_0),
            "invalid line protocol - multiple instances of 'g::f' field found");
  EXPECT_EQ(text(timestamp_overflow, v3_6_0), "timestamp, -12, out of range for precision: Second");
  EXPECT_EQ(text(too_many_tables, v3_8_3),
            "Update to schema would exceed number of tables limit of 9 tables");
  EXPECT_EQ(text(too_many_tables, v3_9_0),
            "Update to schema would exceed number of tables limit: attempted to create table but "
            "already have 7 table(s) (limit: 9)");
  EXPECT_EQ(text(too_many_columns, v3_10_1),
            "Update to schema would exceed number of columns per table limit of 9 columns");
  EXPECT_EQ(text(too_many_tags, v3_4_0),
            "Update to schema would exceed number of tag columns per table limit of 9 columns");
  EXPECT_EQ(text(too_many_fields, v3_4_0),
            "Update to schema would exceed the field limit (9) for field family 'g'");
  EXPECT_EQ(text(reserved_column, v3_4_0), "'g::f' is a reserved column");
  EXPECT_EQ(text(control_character, v3_4_0),
            "invalid configuration provided: field key cannot contain control characters");
  EXPECT_EQ(text(string_too_long, v3_8_3), "String is greater than 64KB");
  EXPECT_EQ(text(string_too_long, v3_9_0), "String is greater than 1MB");
  EXPECT_EQ(text(missing_fields, v3_10_1), "No fields were provided");
}

/// The parser shows ten characters of what it cannot use, and says that there is more if there are
/// more than ten bytes.
TEST(CurrentWording, LongQuotationsAreCut) {
  const auto shown = [](std::string_view quoted) {
    std::string out;
    detail_to([&](std::string_view piece) { out += piece; },
              {.kind = RejectionKind::trailing_content,
               .generation = ServerGeneration::current,
               .quoted = quoted});
    return out;
  };
  const std::string head = "Could not parse entire line. Found trailing content: ";
  EXPECT_EQ(shown("123456789"), head + "`123456789`");
  EXPECT_EQ(shown("1234567890"), head + "`1234567890`");
  EXPECT_EQ(shown("12345678901"), head + "`1234567890...`");
  EXPECT_EQ(shown("12345678\xc3\xa4"), head + "`12345678\xc3\xa4`");
  EXPECT_EQ(shown("123456789\xc3\xa4"), head + "`123456789\xc3\xa4...`");  // ten characters
}

TEST(CoreWording, TheFamilyEndsAtTheFirstColons) {
  const auto family = [](std::string_view key) {
    MessageFacts facts{.kind = RejectionKind::too_many_fields, .core = CoreRelease::v3_4_0};
    facts.key = Text(key, EscapeRule::key);
    facts.limit = 1;
    std::string out;
    detail_to([&](std::string_view piece) { out += piece; }, facts);
    return out.substr(out.find(" family ") + 8);
  };
  EXPECT_EQ(family("g::f"), "'g'");
  EXPECT_EQ(family("g::f::h"), "'g'");
  EXPECT_EQ(family("g::a\\,b::c\\=d"), "'g'");
  EXPECT_EQ(family("g\\ h::a\\,b"), "'g h'");
}

TEST(MessageFacts, HaveNoNumbersUntilTheyAreTold) {
  const MessageFacts facts;
  EXPECT_EQ(facts.entry, 0u);
  EXPECT_EQ(facts.count, 0u);
  EXPECT_EQ(facts.attempted, 0u);
  EXPECT_EQ(facts.limit, 0u);
  EXPECT_EQ(facts.observed, 0);
  const WriteFault fault;
  EXPECT_EQ(fault.count, 0u);
  EXPECT_EQ(fault.observed, 0);
}

TEST(CoreWording, TheTagsKeyHasItsRole) {
  MessageFacts facts{.kind = RejectionKind::control_character,
                     .inserted = IoxColumnType::tag,
                     .core = CoreRelease::v3_6_0};
  std::string out;
  detail_to([&](std::string_view piece) { out += piece; }, facts);
  EXPECT_EQ(out, "invalid configuration provided: tag key cannot contain control characters");
}

TEST(CoreWording, RowsSayWhereTheyWereRead) {
  for (const CoreWordingRow& row : core_wording_rows) EXPECT_FALSE(row.place.empty());
}
}  // namespace
