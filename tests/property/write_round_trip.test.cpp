// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// write_api::read_response(write_api::respond(report)) gives back what the rows say that an answer
// carries, for 100,000 generated batches and every flavour.
#include <gtest/gtest.h>

#include <cstdlib>

#include <array>
#include <cstdio>
#include <string>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/read_response.hpp"
#include "scan/line_generator.hpp"

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
bool is_image(write_api::WriteApi api, const write_api::RejectedEntry& entry,
              const Rejection& rejection) {
  std::string reason;
  const auto append = [&reason](std::string_view piece) { reason.append(piece); };
  if (write_api::write_api_row(api).product == write_api::WriteProduct::core) {
    write_api::core_reason_to(append, rejection.facts);
  } else {
    rejection.detail_to(append);
  }
  return entry.entry == rejection.entry() && entry.kinds.has(rejection.kind()) &&
         entry.reason == reason;
}

/// A text that stands for a line, compared with the first one found while storing.
const Rejection* first_stored(const BatchReport& report) {
  for (const Rejection& rejection : report.rejections) {
    if (write_api::point_wording(rejection.kind()).stored) return &rejection;
  }
  return nullptr;
}

std::string compare(const BatchReport& report, const write_api::WriteResponse& answer,
                    const write_api::WriteOutcome& outcome, std::string_view batch, Tally& tally) {
  const write_api::WriteRow& row = answer.row();
  if (!outcome.apis.has(row.api)) return "the flavour is not recognised";
  if (!outcome.events.has(row.event)) return "the event is not recognised";
  if (outcome.accepted != row.accepted) return "accepted";
  if (outcome.rest_written != row.rest_written) return "rest_written";
  ++tally.reports;
  tally.rejections += report.rejections.size();
  const auto& rejections = report.rejections;
  const auto count_kind = [&](const write_api::RejectedEntry& entry) {
    tally.kinds_exact += entry.kinds.single() ? 1u : 0u;
  };
  switch (row.names) {
    case write_api::Names::nothing:
      return outcome.rejected.empty() ? "" : "something is named";
    case write_api::Names::first:
      if (outcome.rejected.size() != 1 || !is_image(row.api, outcome.rejected[0], rejections.at(0)))
        return "the first rejection";
      ++tally.numbered;
      count_kind(outcome.rejected[0]);
      return outcome.complete ? "one is not all" : "";
    case write_api::Names::every:
      if (!outcome.complete && rejections.size() < 100) {
        ++tally.doubtful;
        return "";
      }
      if (outcome.rejected.size() != rejections.size()) return "the number of rejections";
      for (std::size_t i = 0; i < rejections.size(); ++i) {
        if (!is_image(row.api, outcome.rejected[i], rejections[i])) return "a rejection";
        count_kind(outcome.rejected[i]);
      }
      tally.numbered += rejections.size();
      return "";
    case write_api::Names::echoed:
      break;
  }
  if (const Rejection* const stored = first_stored(report)) {
    if (outcome.rejected.size() != 1 || !outcome.rejected[0].kinds.has(stored->kind()))
      return "the reason of the first point that is dropped";
    return outcome.complete ? "one is not all" : "";
  }
  if (!outcome.complete && rejections.size() < 100) {
    ++tally.doubtful;
    return "";
  }
  if (outcome.rejected.size() != rejections.size()) return "the number of rejections";
  const auto where = outcome.explain(batch);
  for (std::size_t i = 0; i < rejections.size(); ++i) {
    if (!outcome.rejected[i].kinds.has(rejections[i].kind())) return "the kind of a quoted line";
    if (where[i].entry == 0) return "a quoted line that is not in the batch";
    if (where[i].entry != rejections[i].entry() &&
        outcome.rejected[i].line != batch.substr(where[i].range.offset, where[i].range.length)) {
      return "a quoted line that is another";
    }
    count_kind(outcome.rejected[i]);
  }
  tally.quoted += rejections.size();
  return "";
}

TEST(WriteRoundTrip, EveryFlavourGivesBackWhatItCarries) {
  const char* wanted = std::getenv("FAULTWIRE_BATCHES");
  const int batches = wanted == nullptr ? 4'000 : std::atoi(wanted);
  std::array<Tally, write_api::write_api_rows.size()> tallies{};
  int differences = 0;
  for (int i = 0; i < batches; ++i) {
    std::uint64_t lines = 0;
    const std::string batch =
        test::LineGenerator(20261121u + static_cast<unsigned>(i)).batch(lines);
    const auto generation = static_cast<ServerGeneration>(i % 2);
    const BatchReport report = line_protocol::validate(batch, {.checks = IoxChecks{generation}});
    for (const write_api::WriteApiRow& api : write_api::write_api_rows) {
      const write_api::RespondOptions options{.accept_partial = i % 3 != 0,
                                              .batch = batch,
                                              .release = static_cast<CoreRelease>(i % 5 % 3)};
      const write_api::WriteResponse answer = write_api::respond(report, api.api, options);
      const write_api::WriteOutcome outcome = write_api::read_response(
          static_cast<unsigned>(answer.status()), write_api::HeaderViews(answer.headers()),
          answer.body(), {.api = api.api});
      const std::string found =
          compare(report, answer, outcome, batch, tallies[static_cast<std::size_t>(api.api)]);
      if (!found.empty() && ++differences < 10)
        ADD_FAILURE() << api.name << ": " << found << " in batch " << i << "\n"
                      << answer.body().substr(0, 2000);
    }
  }
  EXPECT_EQ(differences, 0);
  for (const write_api::WriteApiRow& api : write_api::write_api_rows) {
    const Tally& tally = tallies[static_cast<std::size_t>(api.api)];
    std::printf(
        "%-22s %llu reports, %llu rejections: %llu back by number, %llu by text, kind exact in "
        "%llu; %llu answers doubtful\n",
        api.name.data(), static_cast<unsigned long long>(tally.reports),
        static_cast<unsigned long long>(tally.rejections),
        static_cast<unsigned long long>(tally.numbered),
        static_cast<unsigned long long>(tally.quoted),
        static_cast<unsigned long long>(tally.kinds_exact),
        static_cast<unsigned long long>(tally.doubtful));
    EXPECT_EQ(tally.reports, static_cast<unsigned>(batches));
    EXPECT_LT(tally.doubtful, 200u);
  }
}
}  // namespace
