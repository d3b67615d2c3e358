// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/policy.hpp"

#include <gtest/gtest.h>

#include "faultwire/retry/decide.hpp"
#include "faultwire/retry/grpc_config.hpp"
#include "faultwire/retry/hints.hpp"
#include "faultwire/retry/presets.hpp"
#include "unit/retry/retry_tests.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using namespace retry_tests;
using std::chrono::seconds;

TEST(Policy, IsEditedByItsCodes) {
  Policy policy = grpc;
  policy.on(GrpcCode::aborted, Verdict::retry)
      .on(GrpcCode::unavailable, Verdict::needs_operator)
      .on(Http2Error::cancel, true);
  policy.slow_retry = seconds(9);
  EXPECT_EQ(decide(policy, Failure{.code = GrpcCode::aborted}).action, Action::retry_after);
  EXPECT_EQ(decide(policy, unavailable()).action, Action::needs_operator);
  EXPECT_EQ(decide(policy, unavailable()).delay, seconds(9));
  EXPECT_EQ(
      decide(policy, Failure{.code = GrpcCode::internal, .http2_reset = Http2Error::cancel}).action,
      Action::retry_after);
  EXPECT_EQ(decide(policy, Failure{.code = GrpcCode::not_found, .http2_reset = Http2Error::cancel})
                .action,
            Action::give_up);
  policy.on(Http2Error::cancel, false)
      .on(GrpcCode{77}, Verdict::retry)
      .on(HttpStatus{7}, Verdict::retry);
  EXPECT_EQ(policy.transient_resets, 0);
  EXPECT_EQ(
      decide(policy, Failure{.code = GrpcCode::internal, .http2_reset = Http2Error::cancel}).action,
      Action::give_up);
}

TEST(Policy, WaitsForNobodyUnlessItSaysSo) {
  EXPECT_EQ(Policy{}.slow_retry.count(), 0);
  EXPECT_EQ(Policy{}.max_elapsed.count(), 0);
}

TEST(Policy, ACallableHasTheFirstWord) {
  const auto first = with_verdicts(grpc, [](const Failure& failure) -> std::optional<Verdict> {
    if (failure.code == AnyCode(GrpcCode::not_found)) return Verdict::retry;
    return std::nullopt;
  });
  EXPECT_EQ(decide(first, Failure{.code = GrpcCode::not_found}).action, Action::retry_after);
  EXPECT_EQ(decide(first, unavailable()).action, Action::retry_after);
  EXPECT_EQ(decide(first, Failure{.code = GrpcCode::internal}).action, Action::give_up);
  const auto second =
      with_verdicts(first, [](const Failure&) -> std::optional<Verdict> { return Verdict::retry; });
  EXPECT_EQ(decide(second, Failure{.code = GrpcCode::internal}).action, Action::retry_after);
  EXPECT_EQ(decide(second, Failure{.code = GrpcCode::internal, .stored = Stored::some}).action,
            Action::done_partially);
  EXPECT_EQ(decide(second, Failure{.code = GrpcCode::internal, .pushback = Hint::never()}).action,
            Action::give_up);
  EXPECT_EQ(decide(second, Failure{.code = GrpcCode::internal, .attempt = 4}).reason,
            Reason::attempts_used);
}

TEST(Policy, ACallableMayDecideAlone) {
  const auto mine = [](const Failure& failure) {
    return Decision{.action = failure.attempt < 2 ? Action::retry_after : Action::give_up,
                    .delay = seconds(3),
                    .rule = "mine"};
  };
  EXPECT_EQ(decide(mine, Failure{}).delay, seconds(3));
  EXPECT_EQ(decide(mine, Failure{.attempt = 2}).rule, "mine");
}
}  // namespace
