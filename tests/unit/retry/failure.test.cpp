// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/failure.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::milliseconds;

TEST(Failure, SaysNothingThatNobodyKnows) {
  const Failure failure;
  EXPECT_EQ(failure.code, AnyCode(GrpcCode::unknown));
  EXPECT_FALSE(failure.http_status);
  EXPECT_FALSE(failure.http2_reset);
  EXPECT_FALSE(failure.passes_by_itself);
  EXPECT_EQ(failure.idempotency, Idempotency::unknown);
  EXPECT_EQ(failure.stored, Stored::unknown);
  EXPECT_EQ(failure.limit, Limit::none);
  EXPECT_FALSE(failure.unprocessed);
  EXPECT_FALSE(failure.committed);
  EXPECT_EQ(failure.attempt, 1);
  for (const Hint& hint :
       {failure.retry_after, failure.pushback, failure.retry_info, failure.rate_limit})
    EXPECT_EQ(hint.kind, Hint::Kind::absent);
}

TEST(Failure, SidesHaveNames) {
  EXPECT_EQ(side_name(Side::server), "server");
  EXPECT_EQ(side_name(Side::client), "client");
  EXPECT_EQ(side_name(Side::transport), "transport");
  EXPECT_EQ(side_name(Side{9}), "");
}

TEST(Failure, EveryMemberIsCompared) {
  const Failure plain;
  Failure other = plain;
  EXPECT_EQ(other, plain);
  other.passes_by_itself = false;  // not the same as unknown
  EXPECT_NE(other, plain);
  other = plain;
  other.rate_limit = Hint::wait(milliseconds(0));  // not the same as absent
  EXPECT_NE(other, plain);
}

TEST(Hint, AbsentUnreadableAndAWaitAreDifferent) {
  EXPECT_EQ(Hint{}.kind, Hint::Kind::absent);
  EXPECT_EQ(Hint::unreadable().kind, Hint::Kind::invalid);
  EXPECT_EQ(Hint::never().kind, Hint::Kind::do_not_retry);
  EXPECT_EQ(Hint::wait(milliseconds(5)).delay, milliseconds(5));
  EXPECT_EQ(Hint::wait(milliseconds(-5)), Hint::wait(milliseconds(0)));
  EXPECT_NE(Hint::wait(milliseconds(0)), Hint{});
}
}  // namespace
