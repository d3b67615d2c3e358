// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/write_loop.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "faultwire/retry/presets.hpp"
#include "unit/retry/retry_tests.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using namespace retry_tests;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

std::string lines(int count) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += "m f=" + std::to_string(i) + " " + std::to_string(i) + "\n";
  return out;
}

/// A server that knows which lines are bad, keeps the others, and may fail first.
struct Server {
  std::set<std::string> bad = {};
  bool keeps_part = true;         ///< stores the good lines of a request with bad ones
  bool names = true;              ///< names the bad lines
  std::size_t limit = 1'000'000;  ///< bytes of a body
  std::vector<Failure> script = {};
  std::map<std::string, int> stored = {};
  std::vector<std::string> bodies = {};

  WriteAnswer operator()(const WriteRequest& request) {
    bodies.emplace_back(request.body);
    if (bodies.size() <= script.size()) {
      const Failure& failure = script[bodies.size() - 1];
      if (failure.code != AnyCode(GrpcCode::ok)) return {.failure = failure};
    }
    if (request.body.size() > limit)
      return {.failure = Failure{.code = HttpStatus::content_too_large}};
    WriteAnswer answer;
    for (std::size_t i = 0; i < request.entries.size(); ++i) {
      if (bad.count(line(request, i)) != 0 && names) answer.rejected.push_back(i);
    }
    const bool clean = rejected_in(request) == 0;
    if (!clean) {
      answer.failure = Failure{.code = HttpStatus::bad_request,
                               .stored = keeps_part ? Stored::some : Stored::none};
    }
    if (clean || keeps_part) {
      for (std::size_t i = 0; i < request.entries.size(); ++i) {
        if (bad.count(line(request, i)) == 0) ++stored[line(request, i)];
      }
    }
    return answer;
  }
  static std::string line(const WriteRequest& request, std::size_t i) {
    return std::string(request.body.substr(request.entries[i].offset, request.entries[i].length));
  }
  [[nodiscard]] int rejected_in(const WriteRequest& request) const {
    int out = 0;
    for (std::size_t i = 0; i < request.entries.size(); ++i)
      out += static_cast<int>(bad.count(line(request, i)));
    return out;
  }
};

WriteReport write(Server& server, const std::string& batch, const WriteLoopOptions& options = {},
                  Policy policy = preset(Preset::influx_write)) {
  TestClock clock;
  const auto entries = lines_of(batch);
  return write_loop(policy, clock, batch, entries, server, options);
}
constexpr WriteLoopOptions idempotent{.idempotency = Idempotency::idempotent};

TEST(LinesOf, AreTheLinesThatAreNotEmpty) {
  EXPECT_EQ(lines_of("a\n\nbc\nd"), (std::vector<BatchPart>{{0, 1}, {3, 2}, {6, 1}}));
  EXPECT_TRUE(lines_of("").empty());
  EXPECT_TRUE(lines_of("\n\n").empty());
}

TEST(WriteLoop, OneRequestWritesAGoodBatch) {
  Server server;
  const std::string batch = lines(5);
  const WriteReport report = write(server, batch);
  EXPECT_TRUE(report.complete());
  EXPECT_EQ(report.requests, 1);
  EXPECT_EQ(report.decision.action, Action::done);
  EXPECT_EQ(server.bodies[0] + "\n", batch);
}

TEST(WriteLoop, AnEmptyBatchIsDone) {
  Server server;
  EXPECT_TRUE(write(server, "").complete());
  EXPECT_EQ(write(server, "\n").decision.action, Action::done);
  EXPECT_TRUE(server.bodies.empty());
}

TEST(WriteLoop, OfAPartialWriteTheNamedEntriesAreRejected) {
  Server server{.bad = {"m f=1 1", "m f=3 3"}};
  const WriteReport report = write(server, lines(5));
  using enum WriteFate;
  EXPECT_EQ(report.fates, (std::vector<WriteFate>{stored, rejected, stored, rejected, stored}));
  EXPECT_EQ(report.requests, 1);
  EXPECT_EQ(report.decision.action, Action::done_partially);
}

TEST(WriteLoop, OfAPartialWriteThatNamesNothingNobodyKnows) {
  Server server{.bad = {"m f=1 1"}, .names = false};
  const WriteReport report = write(server, lines(3), idempotent);
  EXPECT_EQ(report.count(WriteFate::unknown), 3u);
  EXPECT_EQ(report.requests, 1);
}

TEST(WriteLoop, OfARefusedBatchTheRestIsSent) {
  Server server{.bad = {"m f=1 1", "m f=3 3"}, .keeps_part = false};
  const WriteReport report = write(server, lines(5));
  EXPECT_EQ(report.count(WriteFate::stored), 3u);
  EXPECT_EQ(report.count(WriteFate::rejected), 2u);
  EXPECT_EQ(report.requests, 2);
  EXPECT_EQ(server.bodies[1], "m f=0 0\nm f=2 2\nm f=4 4\n");
  for (const auto& [line, times] : server.stored) EXPECT_EQ(times, 1) << line;
}

TEST(WriteLoop, WhatIsTooLargeIsHalved) {
  Server server{.limit = 60};
  const WriteReport report = write(server, lines(40));
  EXPECT_TRUE(report.complete());
  EXPECT_EQ(server.stored.size(), 40u);
  for (const auto& [line, times] : server.stored) EXPECT_EQ(times, 1) << line;
  EXPECT_LT(report.requests, 32);
}

TEST(WriteLoop, AnEntryThatIsTooLargeAloneIsRejected) {
  Server server{.limit = 20};
  const WriteReport report =
      write(server, "m f=0 0\nm f=\"" + std::string(99, 'x') + "\"\nm f=2 2\n");
  EXPECT_EQ(report.count(WriteFate::stored), 2u);
  EXPECT_EQ(report.fates[1], WriteFate::rejected);
}

TEST(WriteLoop, WaitsAndSendsTheSameBody) {
  Server server;
  Failure busy{.code = HttpStatus::too_many_requests, .stored = Stored::none};
  busy.retry_after = Hint::wait(seconds(30));
  server.script = {busy, busy};
  TestClock clock;
  const std::string batch = lines(3);
  const auto entries = lines_of(batch);
  const WriteReport report =
      write_loop(preset(Preset::influx_write), clock, batch, entries, server);
  EXPECT_TRUE(report.complete());
  EXPECT_EQ(report.requests, 3);
  EXPECT_EQ(clock.waits, (std::vector<nanoseconds>{seconds(30), seconds(30)}));
  EXPECT_EQ(server.bodies[0], server.bodies[2]);
  EXPECT_EQ(report.elapsed, seconds(60));
  EXPECT_EQ(report.history.count(), 2);
}

TEST(WriteLoop, WhatMayBeStoredIsSentAgainOnlyIfIdempotent) {
  const Failure lost{.code = HttpStatus::service_unavailable};
  Server server{.script = {lost}};
  const WriteReport unsafe = write(server, lines(3));
  EXPECT_EQ(unsafe.count(WriteFate::unknown), 3u);
  EXPECT_EQ(unsafe.decision.reason, Reason::not_idempotent);
  Server again{.script = {lost}};
  EXPECT_TRUE(write(again, lines(3), idempotent).complete());
}

TEST(WriteLoop, WhatAnOperatorHasToMendIsKept) {
  Server server{.script = {Failure{.code = HttpStatus::not_found, .stored = Stored::none}}};
  const WriteReport report = write(server, lines(3));
  EXPECT_EQ(report.count(WriteFate::kept), 3u);
  EXPECT_EQ(report.requests, 1);
  EXPECT_EQ(report.decision.action, Action::needs_operator);
}

TEST(WriteLoop, EntriesThatMetAQuotaAreKept) {
  const std::string batch = lines(3);
  const auto entries = lines_of(batch);
  TestClock clock;
  const auto post = [](const WriteRequest&) {
    WriteAnswer answer;
    answer.failure = Failure{
        .code = HttpStatus::unprocessable_content, .stored = Stored::some, .limit = Limit::quota};
    answer.rejected = {2, 77};
    return answer;
  };
  const WriteReport report = write_loop(preset(Preset::influx_write), clock, batch, entries, post);
  EXPECT_EQ(report.fates[2], WriteFate::kept);
  EXPECT_EQ(report.count(WriteFate::stored), 2u);
}

TEST(WriteLoop, ARefusalWithoutNamesIsTheWholeBatchUnlessIsolated) {
  Server server{.bad = {"m f=5 5"}, .keeps_part = false, .names = false};
  EXPECT_EQ(write(server, lines(8)).count(WriteFate::rejected), 8u);
  Server isolated{.bad = {"m f=5 5"}, .keeps_part = false, .names = false};
  const WriteReport report = write(isolated, lines(8), {.isolate = true});
  EXPECT_EQ(report.count(WriteFate::stored), 7u);
  EXPECT_EQ(report.fates[5], WriteFate::rejected);
  EXPECT_LE(report.requests, 8);
}

TEST(WriteLoop, GivesUpWithTheAttempts) {
  Server server;
  server.script.assign(99,
                       Failure{.code = HttpStatus::service_unavailable, .stored = Stored::none});
  const WriteReport report = write(server, lines(2));
  EXPECT_EQ(report.requests, 8);
  EXPECT_EQ(report.count(WriteFate::given_up), 2u);
  EXPECT_EQ(report.decision.reason, Reason::attempts_used);
}

TEST(WriteLoop, ADeadlineSpansTheWholeBatch) {
  Server server;
  server.script.assign(99,
                       Failure{.code = HttpStatus::service_unavailable, .stored = Stored::none});
  const WriteReport report = write(server, lines(2), {.call = {.deadline = seconds(10)}});
  EXPECT_EQ(report.decision.reason, Reason::time_used);
  EXPECT_LT(report.elapsed, seconds(10));
}

TEST(WriteLoop, ADeadlineThatPassesInAWaitGivesTheRestUp) {
  struct Oversleeping : TestClock {
    bool wait(nanoseconds delay) { return TestClock::wait(delay + seconds(60)); }
  };
  Oversleeping clock;
  Server server;
  server.script.assign(99,
                       Failure{.code = HttpStatus::service_unavailable, .stored = Stored::none});
  const std::string batch = lines(2);
  const auto entries = lines_of(batch);
  const WriteReport report = write_loop(preset(Preset::influx_write), clock, batch, entries, server,
                                        {.call = {.deadline = seconds(10)}});
  EXPECT_EQ(report.requests, 1);
  EXPECT_EQ(report.count(WriteFate::given_up), 2u);
  EXPECT_EQ(report.decision.reason, Reason::time_used);
}

TEST(WriteLoop, ACancellationInAWaitGivesTheRestUp) {
  TestClock clock{.stop_at = 1};
  Server server;
  server.script.assign(99,
                       Failure{.code = HttpStatus::service_unavailable, .stored = Stored::none});
  const std::string batch = lines(2);
  const auto entries = lines_of(batch);
  const WriteReport report =
      write_loop(preset(Preset::influx_write), clock, batch, entries, server);
  EXPECT_EQ(report.requests, 1);
  EXPECT_EQ(report.count(WriteFate::given_up), 2u);
  EXPECT_EQ(report.decision.reason, Reason::cancelled);
}

/// The report of one batch of two lines, whose requests all get this answer, by these decisions.
WriteReport decided(const std::vector<Decision>& decisions, const WriteAnswer& answer,
                    const WriteLoopOptions& options = {}) {
  TestClock clock;
  const std::string batch = lines(2);
  const auto entries = lines_of(batch);
  std::size_t asked = 0;
  const auto rules = [&](const Failure&) {
    return decisions[asked < decisions.size() ? asked++ : decisions.size() - 1];
  };
  const auto post = [&](const WriteRequest&) { return answer; };
  return write_loop(rules, clock, batch, entries, post, options);
}

TEST(WriteLoop, TheCallersOwnDecisionsAreFollowed) {
  const Failure failure{.code = HttpStatus::service_unavailable};
  const Failure none_stored{.code = HttpStatus::service_unavailable, .stored = Stored::none};
  const Failure not_seen{.code = HttpStatus::service_unavailable, .unprocessed = true};
  const Decision stop{.action = Action::give_up};
  struct Case {
    const char* name;
    std::vector<Decision> decisions;
    Failure failure;
    WriteFate fate;
    int requests;
  };
  const Case cases[] = {
      {"again at once", {{.action = Action::retry_now}, stop}, failure, WriteFate::unknown, 2},
      {"new credentials", {{.action = Action::reauthenticate}}, failure, WriteFate::kept, 1},
      {"done in part", {{.action = Action::done_partially}}, failure, WriteFate::unknown, 1},
      {"done", {{.action = Action::done}}, failure, WriteFate::stored, 1},
      {"given up", {stop}, failure, WriteFate::unknown, 1},
      {"given up, nothing stored", {stop}, none_stored, WriteFate::given_up, 1},
      {"given up, not processed", {stop}, not_seen, WriteFate::given_up, 1},
  };
  for (const Case& each : cases) {
    const WriteReport report = decided(each.decisions, {.failure = each.failure});
    EXPECT_EQ(report.fates, (std::vector<WriteFate>{each.fate, each.fate})) << each.name;
    EXPECT_EQ(report.requests, each.requests) << each.name;
  }
}

/// Of an answer that names some refused entries and does not say what became of the others, the
/// others are sent again only if that does no harm.
TEST(WriteLoop, WithNamedEntriesTheRestIsSentAgainOnlyIfIdempotent) {
  const auto report_of = [](Idempotency batch, Idempotency failure) {
    Server server;
    TestClock clock;
    int requests = 0;
    const std::string text = lines(2);
    const auto entries = lines_of(text);
    const auto post = [&](const WriteRequest& request) {
      if (++requests > 1) return server(request);
      return WriteAnswer{
          .failure = Failure{.code = HttpStatus::bad_request, .idempotency = failure},
          .rejected = {1}};
    };
    return write_loop(preset(Preset::influx_write), clock, text, entries, post,
                      {.idempotency = batch});
  };
  using enum WriteFate;
  const std::vector<WriteFate> lost{unknown, rejected}, written{stored, rejected};
  EXPECT_EQ(report_of(Idempotency::unknown, Idempotency::unknown).fates, lost);
  EXPECT_EQ(report_of(Idempotency::not_idempotent, Idempotency::unknown).fates, lost);
  EXPECT_EQ(report_of(Idempotency::idempotent, Idempotency::not_idempotent).fates, lost);
  EXPECT_EQ(report_of(Idempotency::idempotent, Idempotency::unknown).fates, written);
  EXPECT_EQ(report_of(Idempotency::unknown, Idempotency::idempotent).fates, written);
}

TEST(WriteLoop, OfAPartialWriteThatDoesNotNameAllTheRestIsUnknown) {
  const WriteReport report =
      decided({{.action = Action::done_partially}},
              {.failure = Failure{.code = HttpStatus::bad_request, .stored = Stored::some},
               .rejected = {0},
               .names_all = false});
  EXPECT_EQ(report.fates, (std::vector<WriteFate>{WriteFate::rejected, WriteFate::unknown}));
}

/// A code that is final ends the piece that it was about; the other piece is still written.
TEST(WriteLoop, ACodeThatIsFinalEndsItsPieceAlone) {
  Policy policy = preset(Preset::influx_write);
  policy.on(HttpStatus::conflict, Verdict::give_up);
  TestClock clock;
  const std::string batch = lines(2);
  const auto entries = lines_of(batch);
  const auto post = [](const WriteRequest& request) {
    if (request.entries.size() == 2)
      return WriteAnswer{.failure = Failure{.code = HttpStatus::content_too_large}};
    if (request.body.find("f=0") != std::string_view::npos)
      return WriteAnswer{.failure = Failure{.code = HttpStatus::conflict, .stored = Stored::none}};
    return WriteAnswer{};
  };
  const WriteReport report = write_loop(policy, clock, batch, entries, post);
  EXPECT_EQ(report.fates, (std::vector<WriteFate>{WriteFate::given_up, WriteFate::stored}));
}

TEST(WriteLoop, EntriesThatMetAFullDiskAreKept) {
  const WriteReport report = decided({{.action = Action::done_partially}},
                                     {.failure = Failure{.code = HttpStatus::insufficient_storage,
                                                         .stored = Stored::some,
                                                         .limit = Limit::disk},
                                      .rejected = {1}});
  EXPECT_EQ(report.fates, (std::vector<WriteFate>{WriteFate::stored, WriteFate::kept}));
}

TEST(WriteLoop, EntriesThatEndWithTheirNewlineAreSentWithOne) {
  const std::string batch = "m f=0 0\nm f=1 1\nm f=2 2\n";
  const std::vector<BatchPart> entries{{0, 8}, {8, 8}, {16, 8}};
  Server server{.bad = {"m f=1 1\n"}, .keeps_part = false};
  TestClock clock;
  const WriteReport report =
      write_loop(preset(Preset::influx_write), clock, batch, entries, server);
  EXPECT_EQ(report.fates[1], WriteFate::rejected);
  EXPECT_EQ(report.count(WriteFate::stored), 2u);
  EXPECT_EQ(server.bodies.back(), "m f=0 0\nm f=2 2\n");
}

TEST(WriteLoop, RequestsAreBounded) {
  Server server{.limit = 1};
  const WriteReport report = write(server, lines(100), {.max_requests = 7});
  EXPECT_EQ(report.requests, 7);
  EXPECT_EQ(report.count(WriteFate::pending), 0u);
}

TEST(WriteLoop, AllIsStoredInSpiteOfAnError) {
  Server server{
      .script = {Failure{.code = HttpStatus::internal_server_error, .stored = Stored::all}}};
  EXPECT_TRUE(write(server, lines(2)).complete());
}

TEST(WriteLoop, StepsWaitNowhere) {
  const std::string batch = lines(2);
  const auto entries = lines_of(batch);
  WriteLoop loop(preset(Preset::influx_write), batch, entries, idempotent);
  WriteStep step = loop.step(seconds(5));
  ASSERT_EQ(step.kind, WriteStep::Kind::send);
  EXPECT_EQ(step.request.entries.size(), 2u);
  EXPECT_EQ(loop.step(seconds(5)).kind, WriteStep::Kind::send);  // until it is answered
  loop.answered(seconds(6), {.failure = Failure{.code = HttpStatus::bad_gateway}});
  step = loop.step(seconds(6));
  ASSERT_EQ(step.kind, WriteStep::Kind::wait);
  EXPECT_GE(step.delay, seconds(1));
  const nanoseconds then = seconds(6) + step.delay;
  EXPECT_EQ(loop.step(then - nanoseconds(1)).delay, nanoseconds(1));
  EXPECT_EQ(loop.step(then).kind, WriteStep::Kind::send);
  loop.answered(then, {});
  loop.answered(then, {.failure = Failure{.code = HttpStatus::bad_gateway}});  // nobody asked
  EXPECT_EQ(loop.step(then).kind, WriteStep::Kind::done);
  EXPECT_TRUE(loop.report().complete());
}

TEST(WriteLoop, ACancellationLeavesNothingPending) {
  const std::string batch = lines(2);
  const auto entries = lines_of(batch);
  WriteLoop loop(preset(Preset::influx_write), batch, entries);
  (void)loop.step(seconds(0));
  loop.cancel();
  EXPECT_EQ(loop.report().count(WriteFate::unknown), 2u);  // the request was under way
  loop.cancel();                                           // there is no more to cancel
  EXPECT_EQ(loop.report().count(WriteFate::unknown), 2u);
  EXPECT_EQ(loop.report().decision.reason, Reason::cancelled);
  EXPECT_EQ(loop.step(seconds(1)).kind, WriteStep::Kind::done);
  TestClock clock{.stopped = true};
  Server server;
  const WriteReport report =
      write_loop(preset(Preset::influx_write), clock, batch, entries, server);
  EXPECT_TRUE(server.bodies.empty());
  EXPECT_EQ(report.count(WriteFate::given_up), 2u);
  EXPECT_EQ(report.decision.reason, Reason::cancelled);
}

/// Random batches on random servers: no good line is lost or stored twice, every entry is settled,
/// and only bad lines are rejected.
TEST(WriteLoop, LosesNothingAndStoresNothingTwice) {
  SplitMix64 random(11);
  const auto number = [&](std::uint64_t most) {
    return static_cast<int>(random.bits() % (most + 1));
  };
  for (int round = 0; round < 2000; ++round) {
    const int count = 1 + number(30);
    Server server{.keeps_part = number(1) == 0,
                  .limit = number(3) == 0 ? static_cast<std::size_t>(20 + number(200)) : 1'000'000};
    for (int i = 0; i < count; ++i) {
      if (number(9) == 0) server.bad.insert("m f=" + std::to_string(i) + " " + std::to_string(i));
    }
    for (int i = 0; i < number(4); ++i) {
      server.script.push_back(
          number(1) == 0 ? Failure{.code = HttpStatus::service_unavailable, .stored = Stored::none}
                         : Failure{.code = GrpcCode::ok});
    }
    Policy patient = preset(Preset::influx_write);
    patient.max_attempts = 0;
    patient.max_elapsed = seconds(0);
    const std::string batch = lines(count);
    const WriteReport report = write(server, batch, {}, patient);
    ASSERT_EQ(report.count(WriteFate::stored) + report.count(WriteFate::rejected),
              static_cast<std::size_t>(count))
        << round;
    ASSERT_EQ(report.count(WriteFate::rejected), server.bad.size()) << round;
    for (const auto& [line, times] : server.stored) ASSERT_EQ(times, 1) << line;
    ASSERT_EQ(server.stored.size(), report.count(WriteFate::stored));
  }
}
}  // namespace
