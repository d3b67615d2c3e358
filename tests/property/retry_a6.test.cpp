// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// 10,000 random calls with a retryPolicy, and 10,000 with a hedgingPolicy, beside a second reading
// of gRFC A6 that shares no code with the library: its rules as they stand in the text.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

/// What a server does with one attempt.
struct Reply {
  int code = 14;
  std::optional<std::string> pushback;
  bool headers = false;  ///< response headers were sent before
  bool refused = false;  ///< the library of the server refused it
};

class RandomWorld {
 public:
  explicit RandomWorld(unsigned seed) : random_(seed) {}
  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }
  bool one_in(int n) { return number(1, n) == 1; }
  Reply reply() {
    Reply out;
    out.code = one_in(3) ? number(1, 16) : 14;
    if (one_in(4)) out.pushback = std::to_string(number(-1, 300));
    if (one_in(20)) out.pushback = "soon";
    out.headers = one_in(15);
    out.refused = one_in(10);
    return out;
  }

 private:
  std::mt19937 random_;
};

retry::Failure failure_of(const Reply& reply) {
  retry::Failure failure{.code = AnyCode(Domain::grpc, reply.code)};
  if (reply.pushback) failure.pushback = retry::parse_pushback(std::string_view(*reply.pushback));
  failure.committed = reply.headers;
  failure.unprocessed = reply.refused;
  return failure;
}

/// The server's wish, read from the text of the header: empty means that there is none, negative
/// means no.
std::optional<long> pushback_ms(const Reply& reply) {
  if (!reply.pushback) return std::nullopt;
  if (*reply.pushback == "soon") return -1;
  return std::stol(*reply.pushback);
}

/// Tokens as A6 counts them, as a real number.
struct Tokens {
  double max = 10, ratio = 0.1, count = 10;
  void fail() { count = std::fmax(count - 1, 0); }
  void succeed() { count = std::fmin(count + ratio, max); }
  [[nodiscard]] bool above() const { return count > max / 2 + 1e-9; }
};

/// A call with a retryPolicy as the text has it.
struct PaperCall {
  int max_attempts;
  double initial_ms, max_ms, multiplier;
  unsigned retryable;
  int attempts = 1;
  int backoffs = 0;
  bool transparent_used = false;
  struct Next {
    bool again;
    double least_ms, most_ms;
  };
  Next failed(const Reply& reply, Tokens& tokens) {
    const auto wish = pushback_ms(reply);
    const bool no = wish && *wish < 0;
    if (reply.refused && !reply.headers && !transparent_used && !no) {
      transparent_used = true;
      return {true, 0, 0};
    }
    const bool counted = (retryable >> reply.code & 1) != 0;
    if (counted || no) tokens.fail();
    if (!counted || no || reply.headers) return {};
    if (attempts >= std::min(max_attempts, 5)) return {};
    if (!tokens.above()) return {};
    ++attempts;
    if (wish) {
      backoffs = 0;
      return {true, static_cast<double>(*wish), static_cast<double>(*wish)};
    }
    const double base = std::fmin(initial_ms * std::pow(multiplier, backoffs++), max_ms);
    return {true, base * 0.8, base * 1.2};
  }
};

TEST(RetryA6, TenThousandCallsAsTheTextHasThem) {
  RandomWorld world(20261128);
  int retries = 0, throttled = 0;
  for (int i = 0; i < 10'000; ++i) {
    retry::GrpcRetryConfig config{.max_attempts = world.number(2, 9),
                                  .initial_backoff = milliseconds(world.number(1, 500)),
                                  .max_backoff = milliseconds(world.number(1, 2000)),
                                  .backoff_multiplier = world.number(50, 300) / 100.0};
    config.retry_on(GrpcCode::unavailable);
    for (int k = 0; k < 3; ++k) config.retryable |= 1u << world.number(1, 16);
    PaperCall paper{config.max_attempts, static_cast<double>(config.initial_backoff.count()) / 1e6,
                    static_cast<double>(config.max_backoff.count()) / 1e6,
                    config.backoff_multiplier, config.retryable};
    const int max_tokens = world.number(1, 20);
    const int thousandths = world.number(1, 2000);
    retry::RetryThrottle throttle({.max_tokens = max_tokens, .ratio_thousandths = thousandths});
    Tokens tokens{static_cast<double>(max_tokens), thousandths / 1000.0,
                  static_cast<double>(max_tokens)};
    for (int k = world.number(0, max_tokens); k > 0; --k) {
      (void)throttle.record_failure();
      tokens.fail();
    }
    retry::RetryState ours(*retry::policy_from(config),
                           {.seed = static_cast<std::uint64_t>(i), .throttle = &throttle});
    for (int attempt = 0; attempt < 20; ++attempt) {
      if (world.one_in(6)) {
        ours.succeeded();
        tokens.succeed();
        break;
      }
      const Reply reply = world.reply();
      const retry::Decision decision = ours.next(failure_of(reply));
      const PaperCall::Next next = paper.failed(reply, tokens);
      ASSERT_EQ(retry::will_retry(decision.action), next.again) << i << " code " << reply.code;
      ASSERT_NEAR(throttle.thousandths(), tokens.count * 1000, 0.5) << i;
      throttled += decision.reason == retry::Reason::throttled;
      if (!next.again) break;
      ++retries;
      const double wait = static_cast<double>(decision.delay.count()) / 1e6;
      ASSERT_GE(wait, next.least_ms - 1e-5) << i;
      ASSERT_LE(wait, next.most_ms + 1e-5) << i;
      ASSERT_EQ(ours.attempt().previous_attempts, paper.attempts - 1) << i;
    }
  }
  EXPECT_GT(retries, 3'000);
  EXPECT_GT(throttled, 500);
}

/// A call with a hedgingPolicy as the text has it, simulated in steps of a millisecond.
struct PaperHedge {
  int max_attempts, delay_ms;
  unsigned non_fatal;
  int used = 0, open = 0;
  long next_ms = 0;
  bool stopped = false, refused = false;
  std::optional<bool> ended = {};  ///< whether with a success
  std::vector<long> sent = {};
  void tick(long now, Tokens& tokens) {
    while (!ended && !stopped && used < std::min(max_attempts, 5) &&
           (used == 0 || now >= next_ms)) {
      const bool first = used++ == 0;
      next_ms = now + delay_ms;
      if (!first && !tokens.above()) continue;
      ++open;
      sent.push_back(now);
    }
    const bool none_left = stopped || used >= std::min(max_attempts, 5);
    if (!ended && none_left && open == 0) ended = false;
  }
  void failed(long now, const Reply& reply, Tokens& tokens) {
    --open;
    if (reply.refused && !reply.headers && !refused) {
      refused = true;
      --used;
      next_ms = now;
      return;
    }
    const auto wish = pushback_ms(reply);
    const bool no = wish && *wish < 0;
    const bool fatal = reply.headers || (non_fatal >> reply.code & 1) == 0;
    if (!fatal || no) tokens.fail();
    if (fatal) {
      ended = false;
    } else if (no) {
      stopped = true;
    } else {
      next_ms = now + wish.value_or(0);
    }
  }
};

TEST(HedgingA6, TenThousandCallsAsTheTextHasThem) {
  RandomWorld world(7);
  int hedges = 0, succeeded = 0;
  for (int i = 0; i < 10'000; ++i) {
    retry::HedgingConfig config{.max_attempts = world.number(2, 7),
                                .delay = milliseconds(world.number(0, 3) * 10)};
    config.tolerate(GrpcCode::unavailable);
    PaperHedge paper{
        config.max_attempts,
        static_cast<int>(std::chrono::duration_cast<milliseconds>(config.delay).count()),
        config.non_fatal};
    const int max_tokens = world.number(1, 10);
    retry::RetryThrottle throttle({.max_tokens = max_tokens, .ratio_thousandths = 500});
    Tokens tokens{static_cast<double>(max_tokens), 0.5, static_cast<double>(max_tokens)};
    retry::HedgingState ours(config, &throttle);
    std::vector<long> sent;
    std::optional<bool> ended;
    for (long now = 0; now < 300 && !ended; ++now) {
      for (bool more = true; more && !ended;) {
        const retry::HedgeStep step = ours.step(milliseconds(now));
        using Kind = retry::HedgeStep::Kind;
        more = step.kind == Kind::send;
        if (more) sent.push_back(now);
        if (step.kind == Kind::succeeded) ended = true;
        if (step.kind == Kind::failed) ended = false;
      }
      paper.tick(now, tokens);
      ASSERT_EQ(sent, paper.sent) << i << " at " << now;
      ASSERT_EQ(ended, paper.ended) << i << " at " << now;
      ASSERT_NEAR(throttle.thousandths(), tokens.count * 1000, 0.5) << i;
      if (ended || paper.open == 0 || !world.one_in(15)) continue;
      if (world.one_in(8)) {
        ours.succeeded();
        tokens.succeed();
        paper.ended = true;
        ++succeeded;
      } else {
        const Reply reply = world.reply();
        ours.failed(milliseconds(now), failure_of(reply));
        paper.failed(now, reply, tokens);
      }
    }
    hedges += static_cast<int>(sent.size()) - 1;
  }
  EXPECT_GT(hedges, 10'000);
  EXPECT_GT(succeeded, 500);
}
}  // namespace
