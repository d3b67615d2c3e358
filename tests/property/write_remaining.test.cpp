// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// For no answer does `remaining` leave out a line that the answer does not say is stored: every
// text of the tables, whole, cut, without its beginning, with other words before and after it, in
// every shape and under every status.
#include <gtest/gtest.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/facts/rows.hpp"
#include "faultwire/write_api/understand/read_response.hpp"
#include "write_outcome.hpp"

namespace {
using namespace faultwire;

const std::string sample =
    "# c\npump,id=a v=1 1\n\npump,id=b v= 2\npump,id=c v=\"x\ny\" 3\npump v=4 4\n";

/// The texts of the tables with something in their places.
std::vector<std::string> texts() {
  std::vector<std::string> out;
  const auto add = [&](const wording::Wording& words) {
    std::string text;
    const auto sink = [&text](std::string_view piece) { text += piece; };
    wording::render(sink, words, [&](wording::Place place) {
      if (wording::place_row(place).holds == wording::Holds::number) return sink("2");
      if (place == wording::Place::points)
        return sink("unable to parse 'pump,id=b v= 2': missing fields");
      if (place == wording::Place::rejections || place == wording::Place::first)
        return sink("error parsing line 2 (1-based): No fields were provided");
      sink("x");
    });
    out.push_back(text);
  };
  for (const write_api::Table& table : write_api::tables<>) {
    for (const write_api::AnswerRow& row : table.rows) add(row.answer.text);
  }
  for (const write_api::ReasonText& row : write_api::reason_texts<>) add(row.text);
  for (const std::string_view prefix : write_api::shared_prefixes) out.emplace_back(prefix);
  return out;
}

std::string body_of(const std::string& text, unsigned shape) {
  const auto dump = [](const nlohmann::json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  };
  switch (shape % 6) {
    case 0:
      return text;
    case 1:
      return dump({{"error", text}});
    case 2:
      return dump({{"code", "invalid"}, {"message", text}});
    case 3:
      return dump({{"code", "internal error"}, {"message", text}, {"line", 2}});
    case 4:
      return dump({{"error", text}, {"data", {{"line_number", 2}, {"error_message", "x"}}}});
    default:
      break;
  }
  return dump({{"error", text}, {"data", nlohmann::json::array({"x"})}});
}

TEST(WriteRemaining, NothingIsLostThatIsNotSaidToBeStored) {
  const std::vector<std::string> all = texts();
  std::mt19937 random(20261128);
  const auto below = [&random](std::size_t end) {
    return static_cast<std::size_t>(random()) % end;
  };
  std::size_t answers = 0;
  std::size_t kept = 0;
  const auto try_one = [&](const std::string& text, unsigned status, unsigned shape) {
    const std::string body = body_of(text, shape);
    std::optional<write_api::Flavour> flavour;
    const std::size_t named = below(2 * std::size(write_api::flavour_rows));
    if (named < std::size(write_api::flavour_rows))
      flavour = write_api::flavour_rows[named].flavour;
    const write_api::WriteOutcome outcome = write_api::read_response(status, {}, body, {flavour});
    EXPECT_TRUE(test::nothing_is_lost(outcome, sample)) << status << " " << body;
    const bool stored =
        outcome.stored == write_api::Stored::some || outcome.stored == write_api::Stored::all;
    if (stored) {
      EXPECT_TRUE(test::may_say_stored(status, text)) << status << " " << body;
      ++kept;
    }
    ++answers;
  };
  static constexpr unsigned statuses[] = {400, 401, 403, 404, 413, 422, 429,
                                          500, 503, 524, 204, 200, 0};
  for (const std::string& text : all) {
    for (const unsigned status : statuses) try_one(text, status, static_cast<unsigned>(below(6)));
  }
  for (int i = 0; i < 20'000; ++i) {
    std::string text = all[below(all.size())];
    if (below(3) == 0) text.resize(below(text.size() + 1));
    if (below(3) == 0) text.erase(0, below(text.size() + 1));
    if (below(3) == 0) text = all[below(all.size())] + text;
    if (below(4) == 0) text += " " + all[below(all.size())];
    try_one(text, statuses[below(std::size(statuses))], static_cast<unsigned>(below(6)));
  }
  std::printf("%zu answers, %zu that say something is stored\n", answers, kept);
  EXPECT_GT(kept, 100u);
}
}  // namespace
