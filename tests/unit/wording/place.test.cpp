// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/wording/place.hpp"

#include <gtest/gtest.h>

#include <set>
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

TEST(Place, NumbersAndQuotationsAreNamedAllElseIsFree) {
  const std::set<std::string_view> numbers = {"accepted", "attempted", "count",  "dropped",
                                              "entry",    "limit",     "number", "total"};
  const std::set<std::string_view> quotations = {"got", "got_cut"};
  for (const PlaceRow& row : place_rows) {
    const Holds holds = numbers.contains(row.name)      ? Holds::number
                        : quotations.contains(row.name) ? Holds::quotation
                                                        : Holds::anything;
    EXPECT_EQ(row.holds, holds) << row.name;
  }
}
}  // namespace
