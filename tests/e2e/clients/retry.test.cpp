// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The retry room as a client of the sample server: it waits as long as it is told, and sends again only what remains. Started by retry.py.
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
#include "faultwire/write/failure.hpp"
#include "faultwire/write/read_response.hpp"

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
  std::vector<std::string> lost;      ///< lines for which there is no more to do
  std::vector<RetryResult> calls;
  Action action = Action::give_up;  ///< of the last call that failed
};

/// A client as docs/examples/understand_answers.cpp describes it: whatever may yet be written is sent again, and nothing else.
class Writer {
 public:
  Written write(const std::string& path, const std::string& batch) {
    std::deque<std::string> pieces = {batch};
    Written out;
    for (int calls = 0; !pieces.empty() && calls < 1000; ++calls) {
      const std::string piece = std::move(pieces.front());
      pieces.pop_front();
      WriteOutcome outcome;
      const RetryResult result =
          retry_loop(preset(Preset::influx_write), clock_, [&](const Attempt&) { return attempt(path, piece, outcome); },
                     {.deadline = seconds(60), .seed = 1});
      out.calls.push_back(result);
      if (result.ok) continue;
      out.action = result.decision.action;
      for (const ExplainedEntry& entry : outcome.explain(piece))
        out.rejected.push_back(piece.substr(entry.range.offset, entry.range.length));
      const bool changed = out.action == Action::split_and_retry || out.action == Action::fix_request;
      for (const BatchRange& range : outcome.remaining(piece)) {
        std::string rest = piece.substr(range.offset, range.length);
        (changed && rest != piece ? append(pieces, std::move(rest), out.action) : out.lost.push_back(std::move(rest)));
      }
    }
    return out;
  }

 private:
  /// What remains of one batch is one batch; what was split must stay apart.
  static void append(std::deque<std::string>& pieces, std::string rest, Action action) {
    if (action == Action::fix_request && joining_ && !pieces.empty()) {
      pieces.back() += rest;
    } else {
      pieces.push_back(std::move(rest));
    }
  }
  std::optional<Failure> attempt(const std::string& path, const std::string& piece, WriteOutcome& outcome) {
    const auto answer = client_.Post(path, httplib::Headers{{"Authorization", "Token writing"}}, piece, "text/plain");
    if (!answer) return Failure{.code = GrpcCode::unavailable, .side = Side::transport, .idempotency = Idempotency::idempotent};
    std::vector<HeaderView> headers;
    for (const auto& [name, value] : answer->headers) headers.push_back({name, value});
    outcome = read_response(static_cast<unsigned>(answer->status), HeaderViews(std::span<const HeaderView>(headers)), answer->body);
    if (outcome.accepted == Accepted::all) return std::nullopt;
    return failure_of(outcome, Idempotency::idempotent, std::chrono::system_clock::now());
  }

  static constexpr bool joining_ = true;
  httplib::Client client_ = connect();
  SteadyClock clock_;
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
  for (int i = 0; i < count; ++i) out += "m,t=a f=" + std::to_string(i) + " " + std::to_string(i) + "\n";
  return out;
}

class Retry : public ::testing::Test {
 protected:
  /// Writes, and says what that added to the totals of the server.
  Written write(const std::string& path, const std::string& batch) {
    const Totals before = totals();
    Written written = Writer().write(path, batch);
    const Totals after = totals();
    added_ = {after.requests - before.requests, after.accepted - before.accepted, after.rejected - before.rejected};
    return written;
  }
  Totals added_{};
};

TEST_F(Retry, WaitsAsLongAsRetryAfterSays) {
  for (const char* bucket : {"busy_twice", "down_twice"}) {
    const Written written = write(std::string("/api/v2/write?bucket=") + bucket, good_lines(3));
    ASSERT_EQ(written.calls.size(), 1u) << bucket;
    const RetryResult& call = written.calls[0];
    EXPECT_TRUE(call.ok) << bucket;
    EXPECT_EQ(call.attempts, 3) << bucket;
    ASSERT_EQ(call.history.size(), 2u) << bucket;
    for (std::size_t i = 0; i < 2; ++i) EXPECT_GE(call.history[i].delay, seconds(1)) << bucket;
    EXPECT_GE(call.elapsed, seconds(2)) << bucket;
    EXPECT_EQ(added_.accepted, 3u) << bucket;
  }
}

TEST_F(Retry, APartialWriteIsNotSentAgain) {
  const std::string batch = good_lines(3) + "bad\n" + good_lines(2) + ",x f=1\n";
  for (const char* path : {"/api/v2/write?bucket=home", "/api/v3/write_lp?db=home"}) {
    const Written written = write(path, batch);
    EXPECT_EQ(written.calls.size(), 1u) << path;
    EXPECT_EQ(written.action, Action::done_partially) << path;
    EXPECT_EQ(written.rejected, (std::vector<std::string>{"bad", ",x f=1"})) << path;
    EXPECT_TRUE(written.lost.empty()) << path;
    EXPECT_EQ(added_.requests, 1u) << path;
    EXPECT_EQ(added_.accepted, 5u) << path;
    EXPECT_EQ(added_.rejected, 2u) << path;
  }
}

TEST_F(Retry, OfARefusedBatchTheRestIsSent) {
  const std::string batch = good_lines(3) + "bad\n" + good_lines(2) + "# a comment\n,x f=1\n" + good_lines(1);
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
  for (const char* path : {"/api/v2/write?bucket=nosuch", "/write?db=nosuch", "/api/v3/write_lp?db=nosuch"}) {
    const Written written = write(path, good_lines(2));
    EXPECT_EQ(written.calls.size(), 1u) << path;
    EXPECT_EQ(added_.requests, 1u) << path;
    EXPECT_EQ(written.lost, std::vector<std::string>{good_lines(2)}) << path;
  }
}

}  // namespace
