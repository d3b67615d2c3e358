// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The retry room as a client of the sample server: it waits as long as it is told, and sends again
// only what remains. Started by retry.py.
#include <gtest/gtest.h>
#include <httplib.h>

#include <chrono>
#include <cstdlib>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "faultwire/retry.hpp"
#include "faultwire/write_api/understand/failure.hpp"
#include "faultwire/write_api/understand/read_response.hpp"

namespace {
using namespace faultwire;
using std::chrono::seconds;

httplib::Client connect() {
  httplib::Client client("127.0.0.1", std::atoi(std::getenv("FAULTWIRE_PORT")));
  client.set_tcp_nodelay(true);
  client.set_read_timeout(30);
  return client;
}

/// What became of a batch.
struct Written {
  std::vector<std::string> rejected;  ///< lines, in the order in which the server named them
  std::deque<std::string> lost;       ///< lines for which there is no more to do
  std::vector<retry::RetryResult> calls;
  retry::Action action = retry::Action::give_up;  ///< of the last call that failed
};

/// A client as docs/examples/understand_answers.cpp describes it: whatever may yet be written is
/// sent again, and nothing else.
class Writer {
 public:
  /// Without `api` an answer that means different things in different flavours stays unknown.
  explicit Writer(std::optional<write_api::Flavour> api) : api_(api) {}
  Written write(const std::string& path, const std::string& batch) {
    std::deque<std::string> pieces = {batch};
    Written out;
    for (int calls = 0; !pieces.empty() && calls < 1000; ++calls) {
      const std::string piece = std::move(pieces.front());
      pieces.pop_front();
      write_api::WriteOutcome outcome;
      const retry::RetryResult result =
          retry::retry_loop(retry::preset(retry::Preset::influx_write), clock_,
                            [&](const retry::Attempt&) { return attempt(path, piece, outcome); },
                            {.deadline = seconds(60), .seed = 1});
      out.calls.push_back(result);
      if (result.ok) continue;
      out.action = result.decision.action;
      for (const write_api::ExplainedEntry& entry : outcome.explain(piece))
        out.rejected.push_back(piece.substr(entry.range.offset, entry.range.length));
      const bool changed =
          out.action == retry::Action::split_and_retry || out.action == retry::Action::fix_request;
      for (std::string& rest :
           rest_of(piece, outcome, out.action == retry::Action::split_and_retry)) {
        (changed && rest != piece ? pieces : out.lost).push_back(std::move(rest));
      }
    }
    return out;
  }

 private:
  /// What may yet be written: in parts if it was too large, else as one batch.
  static std::vector<std::string> rest_of(const std::string& piece,
                                          const write_api::WriteOutcome& outcome, bool in_parts) {
    std::vector<std::string> out;
    for (const write_api::BatchRange& range : outcome.remaining(piece)) {
      if (out.empty() || in_parts) out.emplace_back();
      out.back() += piece.substr(range.offset, range.length);
    }
    return out;
  }
  std::optional<retry::Failure> attempt(const std::string& path, const std::string& piece,
                                        write_api::WriteOutcome& outcome) {
    const auto answer = client_.Post(path, httplib::Headers{{"Authorization", "Token writing"}},
                                     piece, "text/plain");
    if (!answer)
      return retry::Failure{.code = GrpcCode::unavailable,
                            .side = retry::Side::transport,
                            .idempotency = retry::Idempotency::idempotent};
    std::vector<write_api::HeaderView> headers;
    for (const auto& [name, value] : answer->headers) headers.push_back({name, value});
    outcome = write_api::read_response(static_cast<unsigned>(answer->status),
                                       write_api::HeaderViews(headers), answer->body, {api_});
    if (outcome.stored == write_api::Stored::all) return std::nullopt;
    return failure_of(outcome, retry::Idempotency::idempotent, std::chrono::system_clock::now());
  }

  std::optional<write_api::Flavour> api_;
  httplib::Client client_ = connect();
  retry::SteadyClock clock_;
};

struct Totals {
  std::uint64_t requests, accepted, rejected;
};
Totals totals() {
  const auto json = nlohmann::json::parse(connect().Get("/debug/vars")->body);
  return {json["requests"], json["accepted"], json["rejected"]};
}

std::string good_lines(int count) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += "m,t=a f=" + std::to_string(i) + " " + std::to_string(i) + "\n";
  return out;
}

class Retry : public ::testing::Test {
 protected:
  /// Writes, and says what that added to the totals of the server.
  Written write(const std::string& path, const std::string& batch,
                std::optional<write_api::Flavour> api = std::nullopt) {
    const Totals before = totals();
    Written written = Writer(api).write(path, batch);
    const Totals after = totals();
    added_ = {after.requests - before.requests, after.accepted - before.accepted,
              after.rejected - before.rejected};
    return written;
  }
  Totals added_{};
};

TEST_F(Retry, WaitsAsLongAsRetryAfterSays) {
  for (const char* bucket : {"busy_once", "down_once"}) {
    const Written written = write(std::string("/api/v2/write?bucket=") + bucket, good_lines(3));
    ASSERT_EQ(written.calls.size(), 1u) << bucket;
    const retry::RetryResult& call = written.calls[0];
    EXPECT_TRUE(call.ok) << bucket;
    EXPECT_EQ(call.attempts, 2) << bucket;
    ASSERT_EQ(call.history.size(), 1u) << bucket;
    EXPECT_GE(call.history[0].delay, seconds(3))
        << bucket;  // its own back-off would begin with less
    EXPECT_GE(call.elapsed, seconds(3)) << bucket;
    std::string history;
    retry::history_to([&](std::string_view piece) { history += piece; }, call.history);
    std::printf("%s: %s\n", bucket, history.c_str());
    EXPECT_EQ(added_.accepted, 3u) << bucket;
  }
}

TEST_F(Retry, APartialWriteIsNotSentAgain) {
  const std::string batch = good_lines(3) + "bad\n" + good_lines(2) + ",x f=1\n";
  for (const auto& [path, api] : {std::pair("/write?db=home", write_api::oss_1),
                                  std::pair("/api/v3/write_lp?db=home", write_api::core_v3)}) {
    const Written written = write(path, batch, api);
    EXPECT_EQ(written.calls.size(), 1u) << path;
    EXPECT_EQ(written.action, retry::Action::done_partially) << path;
    EXPECT_EQ(written.rejected, (std::vector<std::string>{"bad", ",x f=1"})) << path;
    EXPECT_TRUE(written.lost.empty()) << path;
    EXPECT_EQ(added_.requests, 1u) << path;
    EXPECT_EQ(added_.accepted, 5u) << path;
    EXPECT_EQ(added_.rejected, 2u) << path;
  }
}

// One text means "all are rejected" in one year's documentation, and since September 2024 also
// "some are": whether or not the server is known, the good lines are sent once more, which is
// harmless because they carry their times.
TEST_F(Retry, WhereItIsUnclearTheGoodLinesAreSentOnceMore) {
  const std::string batch = good_lines(3) + "bad\n" + good_lines(2);
  for (const auto& api :
       {std::optional<write_api::Flavour>(), std::optional(write_api::cloud_serverless_2024)}) {
    const Written written = write("/api/v2/write?bucket=home", batch, api);
    EXPECT_EQ(written.calls.size(), 2u);
    EXPECT_EQ(written.rejected, std::vector<std::string>{"bad"});
    EXPECT_TRUE(written.lost.empty());
    EXPECT_EQ(added_.rejected, 1u);
    EXPECT_EQ(added_.accepted, 10u);
  }
}

TEST_F(Retry, OfARefusedBatchTheRestIsSent) {
  const std::string batch =
      good_lines(3) + "bad\n" + good_lines(2) + "# a comment\n,x f=1\n" + good_lines(1);
  const Written written = write("/api/v3/write_lp?db=home&accept_partial=false", batch);
  EXPECT_EQ(written.rejected, (std::vector<std::string>{"bad", ",x f=1"}));
  EXPECT_TRUE(written.lost.empty());
  EXPECT_EQ(added_.accepted, 6u);
  EXPECT_EQ(added_.requests, 3u);  // each answer names one line
}

TEST_F(Retry, WhatIsTooLargeIsSplit) {
  const std::string batch = good_lines(2000);
  const Written written = write("/api/v2/write?bucket=home", batch);
  EXPECT_TRUE(written.lost.empty());
  EXPECT_TRUE(written.rejected.empty());
  EXPECT_EQ(added_.accepted, 2000u);
  EXPECT_GT(added_.requests, 3u);
  EXPECT_LT(added_.requests, 20u);
}

TEST_F(Retry, WhatNoAttemptMendsIsKept) {
  for (const char* path : {"/api/v2/write?bucket=nosuch", "/write?db=nosuch"}) {
    const Written written = write(path, good_lines(2));
    EXPECT_EQ(written.calls.size(), 1u) << path;
    EXPECT_EQ(added_.requests, 1u) << path;
    EXPECT_EQ(written.lost, std::deque<std::string>{good_lines(2)}) << path;
  }
}

// A write to InfluxDB 3 Core makes the database that it names.
TEST_F(Retry, ADatabaseThatIsMadeByTheWriteLosesNothing) {
  const Written written = write("/api/v3/write_lp?db=nosuch", good_lines(2));
  ASSERT_EQ(written.calls.size(), 1u);
  EXPECT_TRUE(written.calls[0].ok);
  EXPECT_TRUE(written.lost.empty());
  EXPECT_EQ(added_.requests, 1u);
  EXPECT_EQ(added_.accepted, 2u);
}

}  // namespace
