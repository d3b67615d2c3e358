// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/diagnosis/decision.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace {
using namespace faultwire;
using retry::Action;

struct Decided {
  const char* text;
  std::optional<Action> action;  ///< none: the text tells too little
};

// UNKNOWN alone decides nothing. Each row adds one fact by which an attempt is decided.
TEST(Decision, OneFactBesideUnknownIsEnough) {
  for (const Decided& one : {
           Decided{"2 UNKNOWN: odd", std::nullopt},
           {"the quick brown fox", std::nullopt},
           {"5 NOT_FOUND: gone", Action::fix_request},
           {"2 UNKNOWN: Received HTTP status code 418", Action::fix_request},
           {"2 UNKNOWN: Stream removed", Action::retry_after},
           {"2 UNKNOWN: REFUSED_STREAM", Action::retry_now},
           {"2 UNKNOWN: partial write: dropped=3", Action::done_partially},
           {"2 UNKNOWN: received message larger than max (5 vs 4)", Action::split_and_retry},
       }) {
    const auto decision = diagnosis::decision_of(diagnosis::diagnose(one.text));
    ASSERT_EQ(decision.has_value(), one.action.has_value()) << one.text;
    if (decision) {
      EXPECT_EQ(decision->action, *one.action) << one.text;
    }
  }
}

TEST(Decision, AnUnprocessedRequestIsDecided) {
  EXPECT_FALSE(detail::diagnosis::is_decidable({.code = GrpcCode::unknown}));
  EXPECT_TRUE(detail::diagnosis::is_decidable({.code = GrpcCode::unknown, .unprocessed = true}));
}
}  // namespace
