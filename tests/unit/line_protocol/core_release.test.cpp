// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/core_release.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {
using namespace faultwire::line_protocol;

TEST(CoreRelease, RowsStandInTheOrderOfTheVersions) {
  const CoreReleaseRow* before = nullptr;
  for (const CoreReleaseRow& row : core_release_rows) {
    if (before != nullptr) {
      EXPECT_LT(before->release, row.release);
    }
    EXPECT_EQ(&core_release_row(row.release), &row);
    EXPECT_EQ(row.date.size(), 10u);
    EXPECT_FALSE(row.source.title.empty());
    before = &row;
  }
  EXPECT_EQ(core_release_rows[0].release, oldest_core_release);
  EXPECT_EQ(before->release, newest_core_release);
}

TEST(CoreRelease, RoundTripThroughText) {
  for (const CoreReleaseRow& row : core_release_rows) {
    EXPECT_EQ(find_core_release(core_release_text(row.release).view()), row.release);
  }
  EXPECT_EQ(core_release_text(CoreRelease::v3_0_0).view(), "3.0.0");
  EXPECT_EQ(core_release_text(CoreRelease::v3_10_5).view(), "3.10.5");
  EXPECT_EQ(core_release_text(CoreRelease::v3_9_11).view(), "3.9.11");
}

TEST(CoreRelease, APatchMayBeLeftOut) {
  EXPECT_EQ(find_core_release("3.10"), CoreRelease::v3_10_0);
  EXPECT_EQ(find_core_release("3.0"), CoreRelease::v3_0_0);
  for (const char* text :
       {"", "3", "3.", "3.1.", "3.12", "3.2.7", "2.7.1", "v3.0.0", "3.0.00", "3.0.0 "}) {
    EXPECT_FALSE(find_core_release(text)) << text;
  }
}

TEST(CoreRelease, ANumberWithoutARowHasTheRowBefore) {
  EXPECT_EQ(core_release_row(static_cast<CoreRelease>(30999)).release, CoreRelease::v3_9_11);
  EXPECT_EQ(core_release_row(static_cast<CoreRelease>(1)).release, oldest_core_release);
  EXPECT_EQ(core_release_row(static_cast<CoreRelease>(40000)).release, newest_core_release);
}

TEST(CoreRelease, ARangeHoldsBothOfItsEnds) {
  constexpr CoreReleaseRange range{CoreRelease::v3_4_0, CoreRelease::v3_9_11};
  EXPECT_TRUE(range.contains(CoreRelease::v3_4_0));
  EXPECT_TRUE(range.contains(CoreRelease::v3_9_11));
  EXPECT_FALSE(range.contains(CoreRelease::v3_3_0));
  EXPECT_FALSE(range.contains(CoreRelease::v3_10_0));
}
}  // namespace
