// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/wording/wording.hpp"

#include <gtest/gtest.h>

#include <string>

#include "faultwire/wording/render.hpp"

namespace {
using namespace faultwire::wording;

constexpr Wording two = "\"{user}\" user is not authorized to write to database \"{name}\"";

TEST(Wording, HasItsPiecesInOrder) {
  EXPECT_EQ(two.places(), 2u);
  EXPECT_EQ(two.place(0), Place::user);
  EXPECT_EQ(two.place(1), Place::name);
  EXPECT_EQ(two.literal(0), "\"");
  EXPECT_EQ(two.literal(1), "\" user is not authorized to write to database \"");
  EXPECT_EQ(two.literal(2), "\"");
  EXPECT_EQ(two.fixed(), 49u);
  EXPECT_TRUE(two.has(Place::user));
  EXPECT_FALSE(two.has(Place::dropped));
}

TEST(Wording, TextsWithoutPlacesAndEmptyOnes) {
  constexpr Wording plain = "timeout";
  EXPECT_EQ(plain.places(), 0u);
  EXPECT_EQ(plain.literal(0), "timeout");
  EXPECT_EQ(plain.fixed(), 7u);
  EXPECT_TRUE(Wording().empty());
  EXPECT_EQ(Wording().literal(0), "");
  constexpr Wording only = "{points}";
  EXPECT_EQ(only.fixed(), 0u);
  EXPECT_EQ(only.literal(0), "");
  EXPECT_EQ(only.literal(1), "");
  constexpr Wording most = "{key}{key}{key}{key}{key}{key}{key}{key}";
  EXPECT_EQ(most.places(), Wording::max_places);
}

TEST(Wording, LosesItsBeginning) {
  constexpr Wording text = "write failed: timeout {number} of {total}";
  constexpr Wording rest = text.without(14);
  EXPECT_EQ(rest.text(), "timeout {number} of {total}");
  EXPECT_EQ(rest.literal(0), "timeout ");
  EXPECT_EQ(rest.literal(1), " of ");
  EXPECT_EQ(rest.place(1), Place::total);
}

TEST(Wording, IsRenderedPieceByPiece) {
  std::string out;
  int pieces = 0;
  const auto sink = [&](std::string_view piece) {
    out += piece;
    ++pieces;
  };
  render(sink, two, [&](Place place) { sink(place == Place::user ? "eve" : "plant"); });
  EXPECT_EQ(out, "\"eve\" user is not authorized to write to database \"plant\"");
  EXPECT_EQ(pieces, 5);
  out.clear();
  render(sink, Wording(), [](Place) { FAIL(); });
  EXPECT_EQ(out, "");
}
}  // namespace
