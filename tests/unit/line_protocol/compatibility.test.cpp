// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/compatibility.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {
using namespace faultwire::line_protocol;
using Kind = CompatibilityKind;

struct Answer {
  std::string batch;
  std::vector<Kind> kinds;
  std::string bytes;  ///< of the first finding
};

TEST(Compatibility, TheConstructAndItsPlace) {
  const Answer cases[] = {
      {"m f=1 5\n", {}, ""},
      {"m,a,b=c f=1\n", {Kind::comma_in_tag_key}, ","},
      {"m,,a=b f=1\n", {Kind::comma_in_tag_key}, ","},
      {"m,a\\,b=c f=1\n", {}, ""},
      {"m,a=b=c f=1\n", {Kind::equals_in_tag_value}, "="},
      {"m,a==b f=1\n", {}, ""},
      {"m,a=b,c=d,a=e f=1\n", {Kind::repeated_tag}, "a"},
      {"m,a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,b=1 f=1\n", {Kind::repeated_tag}, "b"},
      {"m f,g=1\n", {Kind::comma_in_field_key}, ","},
      {"m ,f=1\n", {Kind::comma_in_field_key}, ","},
      {"m f=1,,g=2\n", {Kind::comma_in_field_key}, ","},
      {"m f=1,\n", {Kind::trailing_comma}, ","},
      {"m f=1, 5\n", {Kind::trailing_comma}, ","},
      {"m f=\"1,\"\n", {}, ""},
      {"m f=\"1, \" 5\n", {}, ""},
      {"m f=5u\n", {Kind::unsigned_integer}, "f"},
      {"m f=-1e400\n", {Kind::infinite_float}, "f"},
      {"m f=1 9223372036854775807 \n", {Kind::extreme_timestamp}, "9223372036854775807"},
      {"m,_field=x f=1\n", {Kind::reserved_tag_key}, "_field"},
      {"m,a=b\\\\c f=1\n", {Kind::kept_backslash}, "\\\\"},
      {"#\\\nm f=1\n", {Kind::joined_to_comment}, "m f=1"},
      {"# c\n\n  m f=1\n", {}, ""},
      {"\xef\xbb\xbfm f=1\n\xef\xbb\xbfm f=1\n", {Kind::byte_order_mark}, "\xef\xbb\xbf"},
      {"\xef\xbb\xbf# c\n", {Kind::byte_order_mark}, "\xef\xbb\xbf"},
      {"m f=.5\n", {Kind::leading_dot}, "."},
      {"m f=1,g=-.5 5\n", {Kind::leading_dot}, "."},
      {"m f=1,g=2,h=.5\n", {Kind::leading_dot}, "."},
      {"m f=.\n", {}, ""},
      {"m f=./\n", {}, ""},
      {"m f=.:\n", {}, ""},
      {"m f=1. 5\n", {Kind::trailing_dot}, "."},
      {"m f=1.x\n", {}, ""},
      {"m f=\"1\".\n", {}, ""},
      {"m f=1 \n", {Kind::trailing_blank}, " "},
      {"a\tb f=1\n", {Kind::tab_in_name}, "\t"},
      {"m,a\tb=c f=1\n", {Kind::tab_in_name}, "\t"},
      {"m,a=b\tc f=1\n", {Kind::tab_in_name}, "\t"},
      {"m f\tg=1\n", {Kind::tab_in_name}, "\t"},
      {"m\n,a f=1\nm f=\n", {}, ""},
      {"m,a=b=c f,g=5u\n",
       {Kind::equals_in_tag_value, Kind::comma_in_field_key, Kind::unsigned_integer},
       "="},
  };
  for (const Answer& c : cases) {
    const auto findings = compatibility(c.batch);
    std::vector<Kind> kinds;
    for (const CompatibilityFinding& finding : findings) kinds.push_back(finding.kind);
    EXPECT_EQ(kinds, c.kinds) << c.batch;
    if (findings.empty()) continue;
    EXPECT_EQ(c.batch.substr(findings[0].offset, findings[0].length), c.bytes) << c.batch;
    EXPECT_EQ(findings[0].entry, 1u) << c.batch;
  }
}

TEST(Compatibility, RowsStandInTheOrderOfTheKinds) {
  std::size_t place = 0;
  for (const CompatibilityRow& row : compatibility_rows) {
    EXPECT_EQ(static_cast<std::size_t>(row.kind), place++);
    EXPECT_FALSE(row.name.empty() || row.what.empty() || row.releases.empty());
  }
}

TEST(Compatibility, ALongSeriesKeyCountsItsLongestField) {
  const auto has = [](std::size_t series, const std::string& fields) {
    const auto findings =
        compatibility("m,a=" + std::string(series - 4, 'x') + " " + fields + "\n");
    return !findings.empty() && findings[0].kind == Kind::long_series_key;
  };
  // As InfluxDB 1.12.4 and 2.9.1 said to these lengths.
  EXPECT_FALSE(has(65530, "f=1"));
  EXPECT_TRUE(has(65531, "f=1"));
  EXPECT_FALSE(has(65528, "f=1,ggg=2"));
  EXPECT_TRUE(has(65529, "f=1,ggg=2"));
}

TEST(Compatibility, TimestampsByPrecision) {
  const auto count = [](faultwire::Precision precision) {
    return compatibility("m f=1 9223372036854775807\n", {.precision = precision}).size();
  };
  EXPECT_EQ(count(faultwire::Precision::nanoseconds), 1u);
  EXPECT_EQ(count(faultwire::Precision::seconds), 1u);
  EXPECT_TRUE(compatibility("m f=1 9223372036854775806\nm f=1 -9223372036854775806\n").empty());
  EXPECT_EQ(compatibility("m f=1 -9223372036854775807\n").size(), 1u);
}

TEST(Compatibility, AtMostAsManyAsAskedFor) {
  std::string batch;
  for (int i = 0; i < 200; ++i) batch += "m f=5u,g=6u\n";
  EXPECT_EQ(compatibility(batch).size(), 100u);
  EXPECT_EQ(compatibility(batch, {.max_findings = 3}).size(), 3u);
  EXPECT_TRUE(compatibility(batch, {.max_findings = 0}).empty());
  EXPECT_EQ(compatibility(batch, {.max_findings = 1000}).back().entry, 200u);
}
}  // namespace
