// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/checks.hpp"

#include <gtest/gtest.h>

namespace {
using namespace faultwire::line_protocol;

TEST(WriteChecks, OneChoiceDecidesWordsAndChecks) {
  const WriteChecks none;
  EXPECT_FALSE(none.core());
  EXPECT_EQ(none.generation(), ServerGeneration::documented);
  EXPECT_EQ(none.text_bytes(), 65536u);
  EXPECT_EQ(WriteChecks(IoxChecks{ServerGeneration::current}).generation(),
            ServerGeneration::current);
  const WriteChecks old = CoreChecks{CoreRelease::v3_8_1, CoreEndpoint::v2};
  EXPECT_EQ(old.generation(), ServerGeneration::documented);
  EXPECT_EQ(old.core()->release, CoreRelease::v3_8_1);
  EXPECT_EQ(old.core()->endpoint, CoreEndpoint::v2);
  EXPECT_EQ(old.text_bytes(), 65536u);
  const WriteChecks newest = CoreChecks{};
  EXPECT_EQ(newest.generation(), ServerGeneration::current);
  EXPECT_EQ(newest.core()->release, newest_core_release);
  EXPECT_EQ(newest.text_bytes(), 1048576u);
  EXPECT_FALSE(newest == old);
  EXPECT_EQ(newest, WriteChecks(CoreChecks{}));
}

TEST(WriteChecks, AnEndpointDecidesAboutAPart) {
  EXPECT_TRUE(WriteChecks(IoxChecks{}).stores_partially(true));
  EXPECT_FALSE(WriteChecks(IoxChecks{}).stores_partially(false));
  EXPECT_TRUE(WriteChecks(CoreChecks{}).stores_partially(true));
  EXPECT_FALSE(WriteChecks(CoreChecks{}).stores_partially(false));
  for (const CoreEndpoint endpoint : {CoreEndpoint::v1, CoreEndpoint::v2}) {
    EXPECT_FALSE(WriteChecks(CoreChecks{.endpoint = endpoint}).stores_partially(true));
  }
}
}  // namespace
