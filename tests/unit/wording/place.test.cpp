// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/wording/place.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace {
using namespace faultwire::wording;

TEST(Place, RowsAreInTheOrderOfTheEnumeratorsAndOfTheAlphabet) {
  std::string_view before;
  std::size_t i = 0;
  for (const PlaceRow& row : place_rows) {
    EXPECT_EQ(static_cast<std::size_t>(row.place), i++) << row.name;
    EXPECT_LT(before, row.name);
    EXPECT_EQ(place_name(row.place), row.name);
    before = row.name;
  }
  EXPECT_EQ(place_row(Place::value).name, "value");
}
}  // namespace
