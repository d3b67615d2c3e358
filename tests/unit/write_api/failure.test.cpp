// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What an answer means for the next attempt, beyond what the status says.
#include "faultwire/write_api/understand/failure.hpp"

#include <gtest/gtest.h>

#include <string>

#include "faultwire/write_api/understand/read_response.hpp"
#include "faultwire/write_api/understand/write_answer.hpp"

namespace {
using namespace faultwire;

retry::Failure failure_under(unsigned status, std::string_view body) {
  return write_api::failure_of(write_api::read_response(status, {}, body));
}
constexpr std::string_view buffer_full =
    R"({"code":"invalid","message":"write buffer error: error from wal: wal buffer full )"
    R"(with 7 ops"})";

/// The text says that the fault passes, so the status does too, whatever it was.
TEST(WriteFailure, AFaultThatPassesIsAStatusThatPasses) {
  for (const unsigned passing : {408u, 429u, 500u, 502u, 503u, 504u}) {
    EXPECT_EQ(failure_under(passing, buffer_full).http_status, HttpStatus(passing));
    EXPECT_EQ(failure_under(passing, buffer_full).passes_by_itself, true);
  }
  for (const unsigned other : {100u, 200u, 204u, 302u, 400u, 403u, 501u, 505u, 507u, 600u, 999u}) {
    const retry::Failure failure = failure_under(other, buffer_full);
    EXPECT_EQ(failure.http_status, HttpStatus::service_unavailable) << other;
    EXPECT_EQ(failure.code, AnyCode(HttpStatus::service_unavailable)) << other;
    EXPECT_EQ(failure.passes_by_itself, true) << other;
    EXPECT_EQ(failure.stored, retry::Stored::none) << other;
  }
}

TEST(WriteFailure, ASuccessOfSomebodyElseNeedsAPerson) {
  for (const unsigned status : {200u, 201u, 299u}) {
    const retry::Failure failure = failure_under(status, "<html>Please sign in</html>");
    EXPECT_EQ(failure.http_status, HttpStatus::forbidden) << status;
    EXPECT_EQ(failure.passes_by_itself, false) << status;
    EXPECT_EQ(failure.stored, retry::Stored::unknown) << status;
  }
  EXPECT_NE(failure_under(302, "<html>Please sign in</html>").http_status, HttpStatus::forbidden);
}

TEST(WriteFailure, StatusesThatNobodyRegisteredAreThoseOfTheirClass) {
  for (const unsigned status : {520u, 524u, 598u, 599u})
    EXPECT_EQ(failure_under(status, "").http_status, HttpStatus::internal_server_error) << status;
  EXPECT_EQ(failure_under(600, "").http_status, std::nullopt);
  EXPECT_EQ(failure_under(0, "").http_status, std::nullopt);
}

TEST(WriteAnswerOf, WhatIsNoSuccessHasAFailure) {
  const std::string body = "# a comment\nm f=\nm f=1\n";
  const std::vector<retry::BatchPart> parts{{17, 5}};  // the good line alone
  const retry::WriteRequest request{.body = body, .entries = parts, .attempt = {}};
  EXPECT_FALSE(write_api::answer_of(write_api::read_response(204, {}, ""), request).failure);
  EXPECT_FALSE(write_api::answer_of(write_api::read_response(299, {}, ""), request).failure);
  EXPECT_TRUE(write_api::answer_of(write_api::read_response(0, {}, ""), request).failure);
  EXPECT_TRUE(write_api::answer_of(write_api::read_response(302, {}, ""), request).failure);
  // What is stored is not known of a success that somebody else may have sent.
  EXPECT_TRUE(
      write_api::answer_of(write_api::read_response(200, {}, "<html></html>"), request).failure);
  // The named line is before every part of the request: no part is blamed for it.
  write_api::WriteOutcome outcome = write_api::read_response(204, {}, "");
  outcome.rejected.push_back({.entry = 1});
  outcome.complete = true;
  const retry::WriteAnswer answer = write_api::answer_of(outcome, request);
  EXPECT_TRUE(answer.failure);
  EXPECT_TRUE(answer.rejected.empty());
  EXPECT_FALSE(answer.names_all);
}
}  // namespace
