// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/write_api/detail/text_beginnings.hpp"

#include <gtest/gtest.h>

#include <string>

#include "faultwire/wording/match.hpp"
#include "faultwire/wording/render.hpp"
#include "faultwire/write_api/understand/read_response.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::detail::write_api;

std::string example_of(const wording::Wording& text) {
  std::string out;
  const auto sink = [&](std::string_view piece) { out += piece; };
  wording::render(sink, text, [&](wording::Place place) {
    const auto holds = wording::place_row(place).holds;
    sink(holds == wording::Holds::number ? "7" : holds == wording::Holds::quotation ? "`x`" : "x");
  });
  return out;
}
std::string with_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

TEST(TextBeginnings, LeaveOutNoRowThatMatches) {
  std::size_t wholes = 0;
  std::size_t owns = 0;
  const TextBeginning* next = text_beginnings<>.of;
  for (const write_api::Table& table : write_api::tables<>) {
    for (const write_api::AnswerRow& row : table.rows) {
      const TextBeginning& begins = *next++;
      const wording::Wording& text = row.answer.text;
      const std::string whole = example_of(text);
      for (const std::string& message : {whole, with_capital(whole)}) {
        if (!wording::match(text, message)) continue;
        ++wholes;
        EXPECT_TRUE(begins.may_be_whole(beginning_of(message))) << message;
      }
      if (begins.shared == 0) continue;
      const wording::Wording own = text.without(begins.shared);
      const std::string rest = example_of(own);
      for (const std::string& message : {rest, with_capital(rest)}) {
        if (!wording::match(own, message)) continue;
        ++owns;
        EXPECT_TRUE(begins.may_be_own(beginning_of(message))) << message;
      }
    }
  }
  EXPECT_EQ(next, text_beginnings<>.of + TextBeginnings::rows);
  EXPECT_GT(wholes, 400u);
  EXPECT_GT(owns, 40u);
}

TEST(TextBeginnings, ATextIsKnownInEitherCaseAndWithoutItsSharedPrefix) {
  for (const std::string_view message :
       {"write buffer error: error from wal: wal buffer full with 7 ops",
        "error from wal: wal buffer full with 7 ops",
        "Error from wal: wal buffer full with 7 ops"}) {
    const auto outcome = write_api::read_response(
        400, {}, nlohmann::json({{"code", "invalid"}, {"message", message}}).dump());
    EXPECT_EQ(outcome.event(), write_api::WriteEvent::unavailable) << message;
    EXPECT_EQ(outcome.stored, write_api::Stored::none) << message;
  }
}

TEST(ReasonTexts, CountTheKindsThatTheyHave) {
  for (const faultwire::write_api::ReasonText& row : faultwire::write_api::reason_texts<>) {
    ASSERT_LE(row.count, std::size(row.kinds)) << row.text.literal(0);
    for (std::size_t i = 0; i < std::size(row.kinds); ++i) {
      for (std::size_t k = 0; k < i && i < row.count; ++k)
        EXPECT_NE(row.kinds[i], row.kinds[k]) << row.text.literal(0);
      if (i >= row.count) {
        EXPECT_EQ(row.kinds[i], line_protocol::RejectionKind{}) << row.text.literal(0);
      }
    }
  }
}
}  // namespace
