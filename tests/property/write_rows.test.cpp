// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Every row of the write tables, at every release at which it begins or ends and on every endpoint:
// rendered, sent, read back. The answer means its own event, what is stored, and the decision that
// the row asks for. Nothing that is read says more of the data than the row.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/retry.hpp"
#include "faultwire/write_api.hpp"
#include "faultwire/write_api/understand/read_response.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::write_api;

const std::string pumps = "pump,id=a v=1 1\npump,id=b v= 2\npump,id=c v=3 3\n";

/// The releases of a product at which a row begins, the last ones before rows end, and the newest.
std::vector<Release> releases_of(const write_api::Table& table) {
  std::vector<Release> out{product_row(table.product).oldest, product_row(table.product).newest};
  if (table.product == Product::core) {
    for (const auto& row : line_protocol::core_release_rows) {
      const auto number = static_cast<unsigned>(row.release);
      out.push_back({static_cast<std::uint16_t>(number / 10000),
                     static_cast<std::uint16_t>(number / 100 % 100),
                     static_cast<std::uint16_t>(number % 100)});
    }
    return out;
  }
  for (const AnswerRow& row : table.rows) {
    for (const Release& release : {row.because.since, row.because.until}) {
      const bool known = product_row(table.product).oldest <= release &&
                         release <= product_row(table.product).newest;
      if (known && std::find(out.begin(), out.end(), release) == out.end()) out.push_back(release);
    }
  }
  return out;
}

std::vector<Flavour> flavours_of(const write_api::Table& table, const AnswerRow& row) {
  std::vector<Flavour> out;
  for (const Release& release : releases_of(table)) {
    for (const Endpoint endpoint : {Endpoint::v1, Endpoint::v2, Endpoint::v3}) {
      if (endpoint == Endpoint::v3 && table.product != Product::core) continue;
      const Flavour flavour{table.product, endpoint, release};
      if (row.holds_for(flavour)) out.push_back(flavour);
    }
  }
  return out;
}

WriteResponse rendered(const AnswerRow& row, const Flavour& flavour) {
  BatchReport report;
  if (needs_report(row)) {
    report = line_protocol::validate(pumps, {.checks = checks_for(flavour)});
    EXPECT_EQ(report.rejections.size(), 1u);
  }
  return WriteResponse(row, flavour, std::move(report), "7",
                       {.max_bytes = 7, .database = "plant", .policy = "week", .user = "eve"});
}

WriteOutcome read_back(const WriteResponse& answer, std::optional<Flavour> flavour) {
  const std::vector<Header> headers = answer.headers();
  return read_response(static_cast<unsigned>(answer.status()), HeaderViews(headers), answer.body(),
                       {flavour});
}

std::string place_of(const AnswerRow& row, const Flavour& flavour, const WriteResponse& answer) {
  return std::string(flavour_name(flavour)) + "@" + release_text(flavour.release) + " " +
         std::string(event_name(row.event)) + ": " +
         std::to_string(static_cast<unsigned>(answer.status())) + " " + answer.body();
}

/// Whether `got` says no more of the data than `row`.
bool is_safe(Stored claimed, Stored got) {
  return got == claimed || got == Stored::unknown ||
         (got == Stored::none && claimed == Stored::unknown);
}

retry::Action action_of(const WriteOutcome& outcome) {
  const retry::Failure failure = failure_of(outcome, retry::Idempotency::idempotent);
  return retry::decide(retry::preset(retry::Preset::influx_write), failure).action;
}

/// Whether the decision is what the row asks for.
bool is_asked(const AnswerRow& row, const WriteOutcome& outcome) {
  const retry::Action action = action_of(outcome);
  if (outcome.stored == Stored::some) return action == retry::Action::done_partially;
  switch (event_row(row.event).repair) {
    case Repair::nothing:
      return true;
    case Repair::wait:
      return action == retry::Action::retry_after || action == retry::Action::retry_now;
    case Repair::request:
      return action == retry::Action::fix_request || action == retry::Action::done_partially;
    case Repair::credentials:
      return action == retry::Action::reauthenticate;
    case Repair::administration:
      return action == retry::Action::needs_operator;
    case Repair::split:
      break;
  }
  return action == retry::Action::split_and_retry;
}

TEST(WriteRows, EveryRowIsReadAsItself) {
  std::size_t rows = 0;
  std::size_t answers = 0;
  std::size_t exact = 0;
  for (const write_api::Table& table : tables<>) {
    for (const AnswerRow& row : table.rows) {
      ++rows;
      const std::vector<Flavour> flavours = flavours_of(table, row);
      EXPECT_FALSE(flavours.empty()) << row.answer.text.text();
      for (const Flavour& flavour : flavours) {
        const WriteResponse answer = rendered(row, flavour);
        for (const bool told : {false, true}) {
          const WriteOutcome outcome =
              read_back(answer, told ? std::optional(flavour) : std::nullopt);
          const std::string where = place_of(row, flavour, answer);
          ++answers;
          exact += outcome.stored == row.claim.stored ? 1 : 0;
          EXPECT_TRUE(row.use == Use::answer_only || outcome.events.has(row.event)) << where;
          const bool listed =
              answer.shape() == BodyShape::error_array && outcome.stored == Stored::some;
          EXPECT_TRUE(is_safe(row.claim.stored, outcome.stored) ||
                      (listed && outcome.rejected.size() == 1))
              << where;
          if (row.use != Use::answer_only && outcome.event()) {
            EXPECT_TRUE(is_asked(row, outcome)) << where << retry::action_name(action_of(outcome));
          }
        }
      }
    }
  }
  std::printf("%zu rows, %zu answers read, %zu with exactly their claim\n", rows, answers, exact);
  EXPECT_GT(rows, 200u);
}

TEST(WriteRows, RowsByBasis) {
  std::array<std::size_t, 3> counts{};
  for (const write_api::Table& table : tables<>) {
    for (const AnswerRow& row : table.rows) ++counts[static_cast<std::size_t>(row.because.basis)];
  }
  for (std::size_t i = 0; i < counts.size(); ++i)
    std::printf("%s: %zu\n", std::string(basis_names[i]).c_str(), counts[i]);
  EXPECT_GT(counts[1], counts[0]);
}

/// A text decides only by what is its own.
TEST(WriteRows, EveryTextHasWordsOfItsOwnOrAList) {
  using wording::Place;
  for (const write_api::Table& table : tables<>) {
    for (const AnswerRow& row : table.rows) {
      const wording::Wording& text = row.answer.text;
      if (text.empty() || row.use == Use::answer_only) continue;
      const bool list =
          text.has(Place::rejections) || text.has(Place::points) || text.has(Place::first);
      const std::size_t own =
          text.fixed() - faultwire::detail::write_api::shared_prefixes_of(text.literal(0));
      // A text of which nothing is its own is not read: its status says what it says.
      const StatusMeaning* const meaning = status_meaning(static_cast<unsigned>(row.answer.status));
      const bool by_status = own == 0 && meaning != nullptr && meaning->event == row.event;
      EXPECT_TRUE(own >= 6 || list || by_status) << text.text();
    }
  }
}

TEST(WriteRows, EveryEventOfEveryFlavourIsAnswered) {
  for (const FlavourRow& named : flavour_rows) {
    for (const EventRow& event : event_rows) {
      const WriteResponse answer = respond(event.event, named.flavour, "plant");
      EXPECT_EQ(answer.event(), event.event);
      const auto status = static_cast<unsigned>(answer.status());
      EXPECT_TRUE(status == 204 || status >= 400) << named.name << " " << event.name;
      EXPECT_EQ(answer.body().find('{') == 0, !body_shape_keys(answer.shape()).empty())
          << answer.body();
    }
  }
}
}  // namespace
