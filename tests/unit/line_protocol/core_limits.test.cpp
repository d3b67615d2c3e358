// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What InfluxDB 3 Core says of a table that is full, by release. Authority: validator.rs and the
// catalog, v3.0.0 to v3.11.2.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/memory/table_schemas.hpp"

namespace {
using namespace faultwire::line_protocol;
using enum CoreRelease;

/// Every rejection as `entry:column:length reason`.
std::vector<std::string> blamed(const faultwire::BatchReport& report) {
  std::vector<std::string> out;
  for (const Rejection& rejection : report.rejections) {
    out.push_back(std::to_string(rejection.entry()) + ":" + std::to_string(rejection.column) + ":" +
                  std::to_string(rejection.length) + " " + rejection.detail());
  }
  return out;
}
std::vector<std::string> blamed_in(const std::string& batch, CoreRelease release) {
  return blamed(validate(batch, {.checks = CoreChecks{release}}));
}

TEST(CoreLimits, ATableThatIsFullTakesNoTagAndNoField) {
  // With `time` there are 500 columns.
  std::string full = "m f0=1";
  for (int i = 1; i < 499; ++i) full += ",f" + std::to_string(i) + "=1";
  full += " 1\n";
  const std::string tag = full + "m,t=a f0=1 2\n";
  const std::string field = full + "m g=1,h=1 2\n";
  const auto limit = [](const char* place, int columns) {
    return std::vector<std::string>{std::string(place) +
                                    " Update to schema would exceed number of columns per table "
                                    "limit of " +
                                    std::to_string(columns) + " columns"};
  };
  EXPECT_EQ(blamed_in(tag, v3_0_0), limit("2:3:1", 499));
  for (const CoreRelease release : {v3_0_1, v3_4_0, v3_9_11}) {
    EXPECT_EQ(blamed_in(tag, release), limit("2:3:1", 500));
    EXPECT_EQ(blamed_in(field, release), limit("2:3:1", 500));
  }
  // Since 3.10 `time` does not count: there is room for one more.
  EXPECT_EQ(blamed_in(tag, v3_10_0), std::vector<std::string>());
  EXPECT_EQ(blamed_in(field, v3_10_0), limit("2:7:1", 500));
}

TEST(CoreLimits, AFamilyHoldsAHundredFields) {
  // Tags, and names that begin or end with the colons, are in no family.
  std::string full = "m,t=a,fam::tag=b other=1,fa\\,m::a=1,fam::=1,::x=1";
  for (int i = 0; i < 100; ++i) full += ",fam::" + std::to_string(i) + "=1";
  const std::string batch = full +
                            " 1\nm fam::100=1 2\nm fa\\,m::b=1 3\nm o::1=1 4\n"
                            "m fam::a\\ b=1 5\nm fam::a\\,b::c=1 6\nm,fam::t=1 fam::7=1 7\n";
  const std::string reason =
      " Update to schema would exceed the field limit (100) for field family 'fam'";
  for (const CoreRelease release : {v3_4_0, v3_11_2}) {
    EXPECT_EQ(blamed_in(batch, release),
              (std::vector<std::string>{"2:3:8" + reason, "5:3:9" + reason, "6:3:12" + reason}));
  }
  EXPECT_EQ(blamed_in(batch, v3_3_0), std::vector<std::string>());  // it knows no families
}

TEST(CoreLimits, ControlCharactersAreThoseOfUnicode) {
  for (const char* name :
       {"a\x01", "a\x1f", "a\x7f", "a\xc2\x80", "\xc2\x9f", "\xc3\xa4\xc2\x85z"}) {
    const std::string batch = std::string("m ") + name + "=1 1\n";
    EXPECT_EQ(blamed_in(batch, v3_8_3).size(), 1u) << name;
    EXPECT_EQ(blamed_in(batch, v3_3_0).size(), 0u) << name;
  }
  for (const char* name : {"a", "a~", "a\xc2\xa0", "\xc2\xbf", "\xc3\x80", "\xe2\x82\xac"})
    EXPECT_EQ(blamed_in(std::string("m ") + name + "=1 1\n", v3_8_3).size(), 0u) << name;
  EXPECT_FALSE(faultwire::detail::line_protocol::has_control_character("\xc2"));  // half a one
  EXPECT_FALSE(faultwire::detail::line_protocol::has_control_character("\xc2z"));
}

/// A column `time` that a rejected line left behind makes every later line of the table wrong, and
/// each is blamed where its time is.
TEST(CoreLimits, ATimeThatIsATagIsBlamedWhereTheTimeOfTheEntryIs) {
  struct Case {
    const char* line;
    const char* place;
    const char* got;
  };
  const Case cases[] = {
      {"p v=2\n", "1:1:1", "iox::column_type::timestamp"},
      {"p,a=b v=2\n", "1:1:1", "iox::column_type::timestamp"},
      {"p,a=b v=2,w=3 5\n", "1:15:1", "iox::column_type::timestamp"},
      {"p,a=b v=2 12  \n", "1:11:2", "iox::column_type::timestamp"},
      {"p,a=b x=1,time=2 8\n", "1:11:4", "iox::column_type::field::float"},
      {"p,a=b,time=2 x=1 9\n", "1:7:4", "iox::column_type::timestamp"},
  };
  for (const Case& each : cases) {
    faultwire::write_api::TableSchemas schemas;
    const std::string first = "p,time=a v=1 1\n";
    EXPECT_EQ(validate(first, {.checks = CoreChecks{v3_3_0}}, schemas).rejected, 1u);
    const std::string batch = each.line;
    EXPECT_EQ(blamed(validate(batch, {.checks = CoreChecks{v3_3_0}}, schemas)),
              std::vector<std::string>{
                  std::string(each.place) +
                  " invalid column type for column 'time', expected iox::column_type::tag, got " +
                  each.got})
        << each.line;
  }
}

}  // namespace
