// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// write_api::read_response(write_api::respond(report)) gives back what the rows say that an answer
// carries, for generated batches (100,000 with the label long) and every
// flavour.
#include <gtest/gtest.h>

#include <cstdlib>

#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "faultwire/write_api/understand/read_response.hpp"
#include "scan/line_generator.hpp"
#include "write_outcome.hpp"

namespace {
using namespace faultwire;
using line_protocol::Rejection;

/// How the answers of one flavour came back.
struct Tally {
  std::uint64_t reports = 0;
  std::uint64_t rejections = 0;   // in the reports
  std::uint64_t numbered = 0;     // came back with their number and kind
  std::uint64_t quoted = 0;       // came back as their text, and were found in the batch by it
  std::uint64_t kinds_exact = 0;  // of these, the kind is the only one that the text may mean
  std::uint64_t doubtful = 0;     // answers that say of themselves that they are not complete,
                                  // although every rejection is in them
};

/// Whether `entry` may be `rejection`, with its reason to the letter.
bool is_image(const write_api::RejectedEntry& entry, const Rejection& rejection) {
  return entry.entry == rejection.entry() && entry.kinds.has(rejection.kind()) &&
         entry.reason == rejection.detail();
}

/// The first rejection that 1.x and 2.x find while storing, if one stands for the whole answer.
const Rejection* first_stored(const write_api::WriteResponse& answer) {
  if (answer.row()->event == write_api::WriteEvent::batch_refused) return nullptr;
  for (const Rejection& rejection : answer.report().rejections) {
    if (write_api::point_words(rejection.kind()).stored) return &rejection;
  }
  return nullptr;
}

/// Whether what was read of the data is what the row claims, or less where one text means both.
bool claims(const write_api::WriteResponse& answer, const write_api::WriteOutcome& outcome) {
  const write_api::Stored claimed = answer.row()->claim.stored;
  if (outcome.stored == claimed) return true;
  // Every entry is named, and the others, of which there are none, are stored.
  if (claimed == write_api::Stored::none && outcome.stored == write_api::Stored::some)
    return answer.shape() == write_api::BodyShape::error_array;
  return outcome.stored == write_api::Stored::unknown &&
         answer.flavour().product == write_api::Product::cloud;
}

std::string compare(const write_api::WriteResponse& answer, const write_api::WriteOutcome& outcome,
                    std::string_view batch, Tally& tally) {
  if (answer.row() == nullptr) {  // 1.x and 2.x refuse no body that is not UTF-8
    ++tally.reports;
    return outcome.stored == write_api::Stored::none ? "" : "a body that is refused";
  }
  const write_api::AnswerRow& row = *answer.row();
  const BatchReport& report = answer.report();
  if (outcome.products.empty() && row.answer.shape != write_api::BodyShape::empty)
    return "the product is not recognised";
  if (row.use != write_api::Use::answer_only && !outcome.events.has(row.event))
    return "the event is not recognised";
  if (!claims(answer, outcome)) return "stored";
  ++tally.reports;
  tally.rejections += report.rejections.size();
  const auto& rejections = report.rejections;
  const auto count_kind = [&](const write_api::RejectedEntry& entry) {
    tally.kinds_exact += entry.kinds.single() ? 1u : 0u;
  };
  switch (row.claim.names) {
    case write_api::Names::nothing:
      for (const write_api::RejectedEntry& entry : outcome.rejected) {
        if (entry.entry != 0 || entry.line_whole) return "something is named";
      }
      return "";
    case write_api::Names::first:
      if (outcome.rejected.empty() || !is_image(outcome.rejected[0], rejections.at(0)))
        return "the first rejection";
      ++tally.numbered;
      count_kind(outcome.rejected[0]);
      return "";
    case write_api::Names::every:
      if (!outcome.complete && rejections.size() < 100) {
        ++tally.doubtful;
        return "";
      }
      if (outcome.rejected.size() != rejections.size()) return "the number of rejections";
      for (std::size_t i = 0; i < rejections.size(); ++i) {
        if (!is_image(outcome.rejected[i], rejections[i])) return "a rejection";
        count_kind(outcome.rejected[i]);
      }
      tally.numbered += rejections.size();
      return "";
    case write_api::Names::echoed:
      break;
  }
  if (const Rejection* const stored = first_stored(answer)) {
    if (outcome.rejected.size() != 1 || !outcome.rejected[0].kinds.has(stored->kind()))
      return "the reason of the first point that is dropped";
    return outcome.complete ? "one is not all" : "";
  }
  std::vector<const Rejection*> quoted;
  for (const Rejection& rejection : rejections) {
    if (!write_api::point_words(rejection.kind()).stored) quoted.push_back(&rejection);
  }
  if (quoted.empty()) {
    for (const Rejection& rejection : rejections) quoted.push_back(&rejection);
  }
  if (!outcome.complete && quoted.size() < 100) {
    ++tally.doubtful;
    return "";
  }
  if (outcome.rejected.size() != quoted.size()) return "the number of rejections";
  const auto where = outcome.explain(batch);
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (!outcome.rejected[i].kinds.has(quoted[i]->kind())) return "the kind of a quoted line";
    if (where[i].entry == 0) return "a quoted line that is not in the batch";
    if (where[i].entry != quoted[i]->entry() &&
        outcome.rejected[i].line != batch.substr(where[i].range.offset, where[i].range.length)) {
      return "a quoted line that is another";
    }
    count_kind(outcome.rejected[i]);
  }
  tally.quoted += quoted.size();
  return "";
}

TEST(WriteRoundTrip, EveryFlavourGivesBackWhatItCarries) {
  const char* wanted = std::getenv("FAULTWIRE_BATCHES");
  const int batches = wanted == nullptr ? 1'500 : std::atoi(wanted);
  std::array<Tally, std::size(write_api::flavour_rows)> tallies{};
  int differences = 0;
  for (int i = 0; i < batches; ++i) {
    std::uint64_t lines = 0;
    const std::string batch =
        test::LineGenerator(20261121u + static_cast<unsigned>(i)).batch(lines);
    for (std::size_t a = 0; a < tallies.size(); ++a) {
      write_api::Flavour flavour = write_api::flavour_rows[a].flavour;
      if (flavour.product == write_api::Product::core &&
          flavour.endpoint == write_api::Endpoint::v3)
        flavour = flavour.at({3, static_cast<std::uint16_t>(i % 12), 0});
      line_protocol::ValidateOptions how{.checks = write_api::checks_for(flavour),
                                         .accept_partial = i % 3 != 0};
      if (!how.checks.core()) how.checks = IoxChecks{static_cast<ServerGeneration>(i % 2)};
      const write_api::WriteResponse answer =
          write_api::respond(line_protocol::validate(batch, how), flavour);
      const write_api::WriteOutcome outcome = write_api::read_response(
          static_cast<unsigned>(answer.status()), write_api::HeaderViews(answer.headers()),
          answer.body(), {.flavour = flavour});
      std::string found = compare(answer, outcome, batch, tallies[a]);
      if (found.empty() && !test::nothing_is_lost(outcome, batch)) found = "a line is lost";
      if (!found.empty() && ++differences < 10)
        ADD_FAILURE() << write_api::flavour_rows[a].name << ": " << found << " in batch " << i
                      << "\n"
                      << answer.body().substr(0, 2000);
    }
  }
  EXPECT_EQ(differences, 0);
  for (std::size_t a = 0; a < tallies.size(); ++a) {
    const Tally& tally = tallies[a];
    std::printf(
        "%-22s %llu reports, %llu rejections: %llu back by number, %llu by text, kind exact in "
        "%llu; %llu answers doubtful\n",
        write_api::flavour_rows[a].name.data(), static_cast<unsigned long long>(tally.reports),
        static_cast<unsigned long long>(tally.rejections),
        static_cast<unsigned long long>(tally.numbered),
        static_cast<unsigned long long>(tally.quoted),
        static_cast<unsigned long long>(tally.kinds_exact),
        static_cast<unsigned long long>(tally.doubtful));
    EXPECT_EQ(tally.reports, static_cast<unsigned>(batches));
  }
}
}  // namespace
