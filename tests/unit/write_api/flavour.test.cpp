// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/write_api/facts/flavour.hpp"

#include <gtest/gtest.h>

#include "faultwire/write_api/facts/rows.hpp"
#include "faultwire/write_api/understand/read_response.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::write_api;

TEST(Release, IsUpToThreeNumbers) {
  EXPECT_EQ(parse_release("1"), (Release{1, 0, 0}));
  EXPECT_EQ(parse_release("3.6"), (Release{3, 6, 0}));
  EXPECT_EQ(parse_release("3.11.2"), (Release{3, 11, 2}));
  EXPECT_EQ(parse_release("6000"), (Release{6000, 0, 0}));
  for (const char* text : {"", ".", "1.", "1..2", ".1", "1.2.3.4", "1.2.", "60000", "1a",
                           "1:", " 1", "1 ", "-1", "1.65536", "v3.6"})
    EXPECT_FALSE(parse_release(text)) << text;
}

TEST(Flavour, IsANameAndPerhapsARelease) {
  EXPECT_EQ(find_flavour("oss-1"), oss_1);
  EXPECT_EQ(find_flavour("core-v3"), core_v3);
  ASSERT_TRUE(find_flavour("core-v3@3.6"));
  EXPECT_EQ(find_flavour("core-v3@3.6")->release, (Release{3, 6, 0}));
  for (const char* name : {"", "oss", "oss-1@", "oss-1@0.1", "oss-1@3.0.0", "core-v3@4.0.0",
                           "core-v3@2.9", "core-v3@x", "core-v3@3.6@3.6"})
    EXPECT_FALSE(find_flavour(name)) << name;
}

/// The releases that the answers of a flavour were read in, or the newest of its product then.
TEST(Flavour, HasARelease) {
  const std::pair<Flavour, Release> releases[] = {
      {cloud_serverless, {2023, 1, 0}},
      {cloud_serverless_2024, {2024, 9, 0}},
      {cloud_serverless_2025, {2025, 12, 0}},
      {cloud_tsm, {2025, 12, 0}},
      {iox_2024_01, {2024, 1, 0}},
      {core_v3, {3, 11, 2}},
      {core_v1, {3, 11, 2}},
      {core_v2, {3, 11, 2}},
      {core_v2_before_3_4_2, {3, 4, 1}},
      {oss_2, {2, 9, 1}},
      {oss_2_0, {2, 0, 3}},
      {oss_1, {1, 11, 8}},
  };
  EXPECT_EQ(std::size(releases), std::size(flavour_rows));
  for (const auto& [flavour, release] : releases)
    EXPECT_EQ(flavour.release, release) << flavour_name(flavour);
}

TEST(Release, NamesTheProductOfAnAnswer) {
  const auto product = [](std::string_view version) {
    return read_response(204, {{"X-Influxdb-Version", version}}, "").products.single();
  };
  EXPECT_EQ(product("V2.7.12"), Product::oss_2);
  for (const char* no_release : {"60000.1.2", "v60000.1", ".1", "2:7"})
    EXPECT_EQ(product(no_release), std::nullopt) << no_release;
}

TEST(Rows, TheFirstOfAnEventUnlessOneWithAReportIsAskedFor) {
  const AnswerRow* const any = find_row(oss_2, WriteEvent::batch_refused);
  ASSERT_NE(any, nullptr);
  EXPECT_EQ(any->event, WriteEvent::batch_refused);
  const AnswerRow* const reported = find_row(oss_2, WriteEvent::batch_refused, Asked::with_report);
  ASSERT_NE(reported, nullptr);
  EXPECT_TRUE(needs_report(*reported));
}
}  // namespace
