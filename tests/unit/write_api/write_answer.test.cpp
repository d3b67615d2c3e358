// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The whole way of a batch: a server of this library answers, the answer is read, the loop drops
// what is stored or rejected, splits what is too large, and sends the rest.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/retry/presets.hpp"
#include "faultwire/retry/write_loop.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "faultwire/write_api/understand/read_response.hpp"
#include "faultwire/write_api/understand/write_answer.hpp"

namespace {
using namespace faultwire;
using retry::WriteFate;

struct Clock {
  std::chrono::nanoseconds time{0};
  [[nodiscard]] std::chrono::nanoseconds now() const { return time; }
  [[nodiscard]] static bool cancelled() { return false; }
  bool wait(std::chrono::nanoseconds delay) {
    time += delay;
    return true;
  }
};

/// A server of one flavour that keeps what it stores.
struct Server {
  write_api::Flavour flavour;
  std::size_t most_bytes = 1000;
  int busy = 0;  ///< how many requests are answered with 503 first
  std::vector<std::string> bodies = {};
  std::vector<std::string> stored = {};

  [[nodiscard]] write_api::WriteOutcome read(const write_api::WriteResponse& answer) const {
    return write_api::read_response(static_cast<unsigned>(answer.status()), {},
                                    answer.sendable_body(), {.flavour = flavour});
  }
  write_api::WriteOutcome post(std::string_view body) {
    bodies.emplace_back(body);
    if (busy-- > 0)
      return read(write_api::respond(HttpStatus::service_unavailable, flavour, "busy"));
    if (body.size() > most_bytes)
      return read(write_api::respond(write_api::WriteEvent::too_large, flavour));
    const auto report = line_protocol::validate(body);
    const auto answer = write_api::respond(report, flavour);
    const write_api::WriteOutcome outcome = read(answer);
    if (outcome.stored == write_api::Stored::none) return outcome;
    for (const retry::BatchPart& line : retry::lines_of(body)) {
      const std::string_view text = body.substr(line.offset, line.length);
      if (line_protocol::validate(text).rejections.empty()) stored.emplace_back(text);
    }
    return outcome;
  }
};

retry::WriteReport write_to(Server& server, std::string_view batch) {
  Clock clock;
  const auto entries = retry::lines_of(batch);
  return retry::write_loop(retry::preset(retry::Preset::influx_write), clock, batch, entries,
                           [&](const retry::WriteRequest& request) {
                             return write_api::answer_of(server.post(request.body), request);
                           },
                           {.call = {.seed = 1}, .idempotency = retry::Idempotency::idempotent});
}

constexpr std::string_view mixed = "m f=1 1\nm f= 2\nm f=3 3\n";

TEST(WriteAnswer, HasNoFailureWhereEverythingIsStored) {
  Server server{.flavour = write_api::cloud_serverless};
  const retry::WriteReport report = write_to(server, "m f=1 1\nm f=2 2\n");
  EXPECT_TRUE(report.complete());
  EXPECT_EQ(report.requests, 1);
  EXPECT_EQ(server.stored.size(), 2u);
}

TEST(WriteAnswer, NamesTheRejectedLineOfAPartialWrite) {
  Server server{.flavour = write_api::oss_1};
  const retry::WriteReport report = write_to(server, mixed);
  EXPECT_EQ(report.fates, (std::vector{WriteFate::stored, WriteFate::rejected, WriteFate::stored}));
  EXPECT_EQ(report.requests, 1);  // nothing that is stored is sent again
  EXPECT_EQ(server.stored, (std::vector<std::string>{"m f=1 1", "m f=3 3"}));
}

TEST(WriteAnswer, TheRestIsSentAgainWhereNothingIsStored) {
  Server server{.flavour = write_api::oss_2};
  const retry::WriteReport report = write_to(server, mixed);
  EXPECT_EQ(report.fates, (std::vector{WriteFate::stored, WriteFate::rejected, WriteFate::stored}));
  EXPECT_EQ(server.bodies,
            (std::vector<std::string>{"m f=1 1\nm f= 2\nm f=3 3", "m f=1 1\nm f=3 3\n"}));
}

TEST(WriteAnswer, ABodyThatIsTooLargeIsSplit) {
  Server server{.flavour = write_api::cloud_serverless, .most_bytes = 16};
  const retry::WriteReport report = write_to(server, "m f=1 1\nm f=2 2\nm f=3 3\nm f=4 4\n");
  EXPECT_TRUE(report.complete());
  EXPECT_EQ(report.requests, 3);
  EXPECT_EQ(server.stored, (std::vector<std::string>{"m f=1 1", "m f=2 2", "m f=3 3", "m f=4 4"}));
}

TEST(WriteAnswer, ABusyServerIsWaitedFor) {
  Server server{.flavour = write_api::core_v3, .busy = 2};
  const retry::WriteReport report = write_to(server, "m f=1 1\n");
  EXPECT_TRUE(report.complete());
  EXPECT_EQ(report.requests, 3);
  EXPECT_GT(report.elapsed, std::chrono::seconds(2));
}

TEST(WriteAnswer, SaysIfAnEntryIsNotFound) {
  const auto entries = retry::lines_of(mixed);
  const retry::WriteRequest request{.body = mixed, .entries = entries, .attempt = {}};
  write_api::WriteOutcome outcome;
  outcome.status = 400;
  outcome.stored = write_api::Stored::some;
  outcome.complete = true;
  outcome.rejected.push_back({.entry = 3});
  retry::WriteAnswer answer = write_api::answer_of(outcome, request);
  EXPECT_EQ(answer.rejected, (std::vector<std::size_t>{2}));
  EXPECT_TRUE(answer.names_all);
  outcome.rejected.push_back({.entry = 9});  // the batch has three
  answer = write_api::answer_of(outcome, request);
  EXPECT_EQ(answer.rejected, (std::vector<std::size_t>{2}));
  EXPECT_FALSE(answer.names_all);
  EXPECT_EQ(answer.failure->stored, retry::Stored::some);
  // Parts of the batch that leave the entry out.
  const retry::WriteRequest part{
      .body = mixed, .entries = std::span(entries).first(2), .attempt = {}};
  EXPECT_FALSE(write_api::answer_of(outcome, part).names_all);
  EXPECT_TRUE(write_api::answer_of(outcome, part).rejected.empty());
}

TEST(WriteAnswer, KeepsWhatTheCallerKnows) {
  write_api::WriteOutcome outcome;
  outcome.status = 503;
  outcome.code = HttpStatus::service_unavailable;
  outcome.retry_after = "Fri, 31 Dec 1999 23:59:59 GMT";
  const auto now = retry::server_time("Fri, 31 Dec 1999 23:59:29 GMT", {});
  const auto answer = write_api::answer_of(outcome, {}, retry::Idempotency::idempotent, now);
  EXPECT_EQ(answer.failure->idempotency, retry::Idempotency::idempotent);
  EXPECT_EQ(answer.failure->retry_after, retry::Hint::wait(std::chrono::seconds(30)));
  EXPECT_EQ(write_api::answer_of(outcome, {}).failure->retry_after.kind,
            retry::Hint::Kind::invalid);
}
}  // namespace
