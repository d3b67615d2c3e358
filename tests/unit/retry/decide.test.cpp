// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/decide.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "faultwire/retry/grpc_config.hpp"
#include "faultwire/retry/hints.hpp"
#include "faultwire/retry/presets.hpp"
#include "unit/retry/retry_tests.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using namespace retry_tests;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

TEST(Decide, RetriesAfterTheBackoff) {
  const Decision decision = decide(grpc, unavailable());
  EXPECT_EQ(decision.action, Action::retry_after);
  EXPECT_EQ(decision.reason, Reason::backoff);
  EXPECT_EQ(decision.delay, milliseconds(100));
  EXPECT_EQ(decision.rule, "the policy retries this failure: its backoff says when");
  EXPECT_EQ(decide(grpc, unavailable(), 0).delay, milliseconds(80));
  EXPECT_EQ(decide(grpc, unavailable(), 1).delay, milliseconds(120));
}

TEST(Decide, TheAttemptChoosesTheWait) {
  Failure failure = unavailable();
  failure.attempt = 3;
  EXPECT_EQ(decide(grpc, failure).delay, milliseconds(400));
  failure.attempt = 4;
  EXPECT_EQ(decide(grpc, failure).reason, Reason::attempts_used);
  EXPECT_EQ(decide(grpc, failure).action, Action::give_up);
}

TEST(Decide, AnOkIsNoFailure) {
  EXPECT_EQ(decide(grpc, Failure{.code = GrpcCode::ok}).reason, Reason::not_a_failure);
  EXPECT_EQ(decide(writing, Failure{.http_status = HttpStatus::no_content}).reason,
            Reason::not_a_failure);
  EXPECT_EQ(decide(writing, of(HttpStatus::no_content)).reason, Reason::not_a_failure);
  EXPECT_NE(decide(query, Failure{.code = GrpcCode::unknown, .http_status = HttpStatus::ok}).reason,
            Reason::not_a_failure);
  EXPECT_NE(
      decide(writing, Failure{.code = InfluxCode::internal, .http_status = HttpStatus::ok}).reason,
      Reason::not_a_failure);
  EXPECT_NE(decide(query, Failure{.code = Http2Error::no_error}).reason, Reason::not_a_failure);
}

TEST(Decide, WhoCancelledGetsNoAttempt) {
  for (std::size_t which = 0; which < std::size(preset_rows); ++which) {
    const PresetRow& row = preset_rows[which];
    for (const AnyCode code :
         {AnyCode(GrpcCode::cancelled), AnyCode(HttpStatus::client_closed_request),
          AnyCode(InfluxCode::request_canceled)}) {
      const Decision decision =
          decide(preset(static_cast<Preset>(which)), Failure{.code = code, .side = Side::client});
      EXPECT_EQ(decision.reason, Reason::cancelled) << row.name;
      EXPECT_EQ(decision.action, Action::give_up);
    }
  }
}

TEST(Decide, APartialWriteIsNeverRepeatedWhateverTheCode) {
  for (std::size_t which = 0; which < std::size(preset_rows); ++which) {
    const PresetRow& row = preset_rows[which];
    for (const HttpStatus status : all_codes<HttpStatus>()) {
      Failure failure = of(status);
      failure.stored = Stored::some;
      failure.retry_after = Hint::wait(seconds(1));
      ASSERT_EQ(decide(preset(static_cast<Preset>(which)), failure).action, Action::done_partially)
          << row.name << static_cast<int>(status);
    }
  }
}

TEST(Decide, PushbackIsExactAndBeginsTheBackoffAgain) {
  Failure failure = unavailable();
  failure.pushback = Hint::wait(milliseconds(7));
  EXPECT_EQ(decide(grpc, failure).delay, milliseconds(7));
  EXPECT_EQ(decide(grpc, failure).reason, Reason::pushback);
  failure.pushback = Hint::wait(milliseconds(0));
  EXPECT_EQ(decide(grpc, failure).action, Action::retry_now);
  failure.pushback = Hint::never();
  EXPECT_EQ(decide(grpc, failure).reason, Reason::told_not_to);
  failure.pushback = Hint::unreadable();
  EXPECT_EQ(decide(grpc, failure).reason, Reason::pushback_unreadable);
  EXPECT_EQ(decide(grpc, failure).action, Action::give_up);
  failure.code = GrpcCode::internal;
  failure.pushback = Hint::wait(milliseconds(7));
  EXPECT_EQ(decide(grpc, failure).reason, Reason::code_final);  // it makes no other code retryable
}

TEST(Decide, UnreadableHintsAreIgnoredAndNamed) {
  Failure failure = of(HttpStatus::service_unavailable);
  failure.retry_after = Hint::unreadable();
  EXPECT_EQ(decide(writing, failure).reason, Reason::backoff);
  EXPECT_EQ(decide(writing, failure).ignored, "Retry-After cannot be read");
  failure.pushback = Hint::unreadable();
  failure.retry_info = Hint::unreadable();
  EXPECT_EQ(decide(writing, failure).ignored,
            "Retry-After, grpc-retry-pushback-ms and RetryInfo cannot be read");
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  failure.retry_after = failure.pushback = Hint{};
  EXPECT_EQ(decide(writing, failure).ignored, "RetryInfo cannot be read");
  EXPECT_EQ(decide(writing, of(HttpStatus::service_unavailable)).ignored, "");
}

TEST(Decide, RetryAfterCountsAsThePolicySays) {
  Failure failure = of(HttpStatus::service_unavailable);
  failure.retry_after = Hint::wait(seconds(20));
  EXPECT_EQ(decide(writing, failure).delay, seconds(20));
  EXPECT_EQ(decide(writing, failure).reason, Reason::retry_after);
  failure.retry_after =
      Hint::wait(milliseconds(1));  // shorter than the backoff, which is a lower bound of ours
  EXPECT_EQ(decide(writing, failure).reason, Reason::backoff);
  EXPECT_EQ(decide(preset(Preset::influx_v2_java), failure).delay, milliseconds(1));
  EXPECT_EQ(decide(preset(Preset::vector), failure).reason, Reason::backoff);
  failure.retry_after = Hint::wait((milliseconds::max)());
  EXPECT_EQ(decide(writing, failure).delay, seconds(600));
  EXPECT_EQ(decide(preset(Preset::telegraf), failure).delay, seconds(600));
  EXPECT_EQ(decide(preset(Preset::influx_v2_csharp), failure).delay, (nanoseconds::max)());
  failure.retry_after = Hint::wait(seconds(5));
  failure.retry_info = Hint::wait(seconds(6));
  Policy both = writing;
  both.retry_info = HintUse::at_least;
  EXPECT_EQ(decide(both, failure).delay, seconds(6));
  EXPECT_EQ(decide(both, failure).reason, Reason::retry_info);
}

TEST(Decide, WhatNoApplicationSawIsSentAgainOnce) {
  Failure failure{.code = GrpcCode::unavailable,
                  .http2_reset = Http2Error::refused_stream,
                  .unprocessed = true};
  EXPECT_EQ(decide(preset(Preset::grpc_transparent), failure).action, Action::retry_now);
  EXPECT_EQ(decide(preset(Preset::grpc_transparent), failure).reason, Reason::not_processed);
  failure.attempt = 2;
  EXPECT_EQ(decide(preset(Preset::grpc_transparent), failure).action, Action::give_up);
  failure.side = Side::client;  // it never left
  EXPECT_EQ(decide(preset(Preset::grpc_transparent), failure).reason, Reason::not_processed);
  EXPECT_GE(decide(preset(Preset::grpc_transparent), failure).delay, seconds(1));
  failure.pushback = Hint::never();
  EXPECT_EQ(decide(preset(Preset::grpc_transparent), failure).action, Action::give_up);
}

TEST(Decide, WhatWasBegunIsNotRepeated) {
  Failure failure = unavailable();
  failure.committed = true;
  EXPECT_EQ(decide(query, failure).reason, Reason::committed);
}

TEST(Decide, OnlyWhatIsIdempotentIsWrittenTwice) {
  Failure failure{.code = HttpStatus::service_unavailable};
  EXPECT_EQ(decide(writing, failure).reason, Reason::not_idempotent);
  failure.idempotency = Idempotency::not_idempotent;
  EXPECT_EQ(decide(writing, failure).reason, Reason::not_idempotent);
  failure.unprocessed = true;
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  EXPECT_EQ(decide(writing, Failure{.code = HttpStatus::too_many_requests}).action,
            Action::retry_after);  // refused before it began
  EXPECT_EQ(decide(query, Failure{.code = GrpcCode::unavailable}).action,
            Action::retry_after);  // a query changes nothing
}

TEST(Decide, ExhaustedIsAQuotaOnlyIfTheServerSaysWhen) {
  Failure failure{.code = GrpcCode::resource_exhausted};
  EXPECT_EQ(decide(query, failure).reason, Reason::no_hint);
  failure.retry_info = retry_info_hint(2, 0);
  EXPECT_EQ(decide(query, failure).delay, seconds(2));
  failure.retry_info = Hint::unreadable();
  EXPECT_EQ(decide(query, failure).reason, Reason::no_hint);
}

TEST(Decide, TimeIsUsedUpBeforeTheNextAttempt) {
  Failure failure = unavailable();
  failure.elapsed = seconds(60) - milliseconds(250);
  EXPECT_EQ(decide(query, failure).action, Action::retry_after);
  failure.elapsed += nanoseconds(1);
  EXPECT_EQ(decide(query, failure).reason, Reason::time_used);
  failure.elapsed = (nanoseconds::max)();
  EXPECT_EQ(decide(query, failure).reason, Reason::time_used);
}

TEST(Decide, NoResponseOverHttp) {
  Failure failure{.code = GrpcCode::unavailable,
                  .side = Side::transport,
                  .idempotency = Idempotency::idempotent};
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  failure.http_status = HttpStatus::bad_request;  // there was one after all
  EXPECT_EQ(decide(writing, failure).action, Action::fix_request);
}

TEST(Decide, CodesOfOtherDomainsAreTranslated) {
  EXPECT_EQ(decide(query, Failure{.code = FlightCode::unavailable}).action, Action::retry_after);
  EXPECT_EQ(decide(query, Failure{.code = StreamErrorCode::unauthenticated}).action,
            Action::reauthenticate);
  EXPECT_EQ(decide(query, Failure{.code = HttpStatus::service_unavailable}).action,
            Action::retry_after);
  EXPECT_EQ(decide(writing, Failure{.code = InfluxCode::too_large}).action,
            Action::split_and_retry);
  EXPECT_EQ(decide(writing, Failure{.code = InfluxCode::invalid}).action, Action::fix_request);
  EXPECT_EQ(decide(query, Failure{.code = AnyCode(Domain::grpc, 99)}).action, Action::give_up);
  EXPECT_EQ(decide(writing, Failure{.code = AnyCode(Domain::http, 9999)}).action,
            Action::give_up);  // counts as 500, not known to be idempotent
  EXPECT_EQ(decide(query, Failure{.code = Http2Error::refused_stream}).action, Action::retry_after);
  EXPECT_EQ(decide(query, Failure{.code = Http2Error::protocol_error}).action, Action::give_up);
}

TEST(Decide, WhatIsShownToTheUser) {
  for (const GrpcCode code : all_codes<GrpcCode>()) {
    const bool expected = code == GrpcCode::invalid_argument || code == GrpcCode::not_found ||
                          code == GrpcCode::already_exists ||
                          code == GrpcCode::failed_precondition || code == GrpcCode::out_of_range ||
                          code == GrpcCode::unimplemented || code == GrpcCode::permission_denied;
    EXPECT_EQ(show_to_user(code), expected) << code_name(code);
    EXPECT_EQ(decide(query, Failure{.code = code}).show_to_user, expected) << code_name(code);
    EXPECT_EQ(shown_rows[static_cast<std::size_t>(code)].basis,
              code == GrpcCode::invalid_argument ? Basis::documented : Basis::inferred);
  }
  EXPECT_TRUE(decide(writing, of(HttpStatus::bad_request)).show_to_user);
  EXPECT_TRUE(decide(writing, Failure{.code = InfluxCode::internal,
                                      .http_status = HttpStatus::unprocessable_content})
                  .show_to_user);
  EXPECT_FALSE(decide(writing, of(HttpStatus::unauthorized)).show_to_user);
  EXPECT_FALSE(decide(writing, of(HttpStatus::too_many_requests)).show_to_user);
  EXPECT_FALSE(decide(writing, of(HttpStatus::not_implemented))
                   .show_to_user);  // UNIMPLEMENTED, but of class 5
}

TEST(Decide, WhatIsNoCodeIsGivenUp) {
  Policy policy = writing;
  policy.on(HttpStatus{7}, Verdict::retry)
      .on(static_cast<Http2Error>(99), true)
      .on(static_cast<GrpcCode>(99), Verdict::retry);
  EXPECT_TRUE(policy == writing);
  EXPECT_EQ(
      decide(writing, Failure{.code = GrpcCode::unknown, .http_status = HttpStatus{7}}).action,
      Action::give_up);
  Policy odd = grpc;
  odd.on(GrpcCode::aborted, static_cast<Verdict>(99));
  EXPECT_EQ(decide(odd, Failure{.code = GrpcCode::aborted, .idempotency = Idempotency::idempotent})
                .action,
            Action::give_up);
  const Failure nameless{.code = AnyCode(Domain::influx, 9999),
                         .idempotency = Idempotency::idempotent};
  EXPECT_EQ(
      decide(query, nameless).rule,
      decide(query, Failure{.code = GrpcCode::unknown, .idempotency = Idempotency::idempotent})
          .rule);
  for (const Domain domain :
       {Domain::flight, Domain::stream, Domain::arrow, Domain::arrow_transport, Domain::adbc}) {
    const Failure numbered{.code = AnyCode(domain, 9999), .idempotency = Idempotency::idempotent};
    EXPECT_EQ(decide(query, numbered).action, Action::give_up) << domain_name(domain);
    EXPECT_EQ(decide(writing, numbered).action,
              decide(writing, of(HttpStatus::internal_server_error)).action)
        << domain_name(domain);
  }
  EXPECT_EQ(reason_text(static_cast<Reason>(250)), "");
  EXPECT_FALSE(show_to_user(static_cast<GrpcCode>(99)));
}

TEST(Decide, AVerdictOnAStatusIsObeyed) {
  Policy policy = writing;
  policy.on(HttpStatus::conflict, Verdict::retry);
  EXPECT_NE(decide(writing, of(HttpStatus::conflict)).action, Action::retry_after);
  EXPECT_EQ(decide(policy, of(HttpStatus::conflict)).action, Action::retry_after);
  // A lost connection is no answer, but an HTTP status is one, whoever says so.
  const Failure lost{.code = GrpcCode::unavailable,
                     .side = Side::transport,
                     .idempotency = Idempotency::idempotent};
  const Failure told{.code = HttpStatus::conflict,
                     .side = Side::transport,
                     .idempotency = Idempotency::idempotent};
  policy.on(HttpStatus::conflict, Verdict::fix_request).no_response = Verdict::retry;
  EXPECT_EQ(decide(policy, lost).action, Action::retry_after);
  EXPECT_EQ(decide(policy, told).action, Action::fix_request);
}

TEST(Decide, WhatIsStoredDecidesFirst) {
  Failure failure = of(HttpStatus::internal_server_error);
  failure.stored = Stored::all;
  EXPECT_EQ(decide(writing, failure).action, Action::done);
  EXPECT_EQ(decide(writing, failure).fact, Fact::stored);
  EXPECT_FALSE(decide(writing, failure).show_to_user);
  failure.stored = Stored::none;
  failure.idempotency = Idempotency::not_idempotent;
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  failure.stored = Stored::unknown;
  EXPECT_EQ(decide(writing, failure).reason, Reason::not_idempotent);
  EXPECT_EQ(decide(writing, failure).fact, Fact::idempotency);
}

TEST(Decide, WhatPassesByItselfIsRetriedUnderAnyStatus) {
  Failure failure = of(HttpStatus::bad_request);  // Core v2: "error from wal: wal buffer full"
  EXPECT_EQ(decide(writing, failure).action, Action::fix_request);
  failure.passes_by_itself = true;
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  EXPECT_EQ(decide(writing, failure).fact, Fact::passes_by_itself);
  EXPECT_EQ(decide(preset(Preset::telegraf), failure).action, Action::give_up);  // as Telegraf does
  failure.http_status = HttpStatus::too_many_requests;
  EXPECT_EQ(decide(writing, failure).fact, Fact::code);
}

TEST(Decide, WhatDoesNotPassIsNotRetriedUnderAnyStatus) {
  Failure failure{.code = InfluxCode::invalid,
                  .http_status = HttpStatus::internal_server_error,
                  .idempotency = Idempotency::idempotent};
  EXPECT_EQ(decide(writing, failure).action, Action::retry_after);
  failure.passes_by_itself = false;  // 2.x: a type conflict under 500
  EXPECT_EQ(decide(writing, failure).action, Action::fix_request);
  EXPECT_EQ(decide(writing, failure).reason, Reason::does_not_pass);
  failure.code = InfluxCode::unauthorized;
  EXPECT_EQ(decide(writing, failure).action, Action::reauthenticate);
  failure.code = HttpStatus::internal_server_error;  // no code of its own: the data is kept
  EXPECT_EQ(decide(writing, failure).action, Action::needs_operator);
  EXPECT_EQ(decide(writing, failure).delay, seconds(60));
  failure.http_status = HttpStatus::bad_request;
  EXPECT_EQ(decide(writing, failure).reason, Reason::code_fix);
  EXPECT_EQ(decide(query, Failure{.code = GrpcCode::unavailable, .passes_by_itself = false}).action,
            Action::needs_operator);
}

TEST(Decide, ALimitDecidesByItsKind) {
  const auto with = [](HttpStatus status, Limit limit) {
    Failure failure = of(status);
    failure.limit = limit;
    failure.idempotency = Idempotency::unknown;
    return decide(writing, failure);
  };
  EXPECT_EQ(with(HttpStatus::internal_server_error, Limit::size).action, Action::split_and_retry);
  EXPECT_EQ(with(HttpStatus::service_unavailable, Limit::quota).action, Action::needs_operator);
  EXPECT_EQ(with(HttpStatus::internal_server_error, Limit::disk).action, Action::needs_operator);
  EXPECT_EQ(with(HttpStatus::bad_request, Limit::rate).action, Action::retry_after);
  EXPECT_EQ(with(HttpStatus::bad_request, Limit::resource).reason, Reason::not_idempotent);
  EXPECT_EQ(with(HttpStatus::bad_request, Limit::none).action, Action::fix_request);
}

// A rate limit means that the server refused the request, so it may be sent again. A server that
// only fails for a while may have begun the work.
TEST(Decide, WhatPassesIsRefusedOnlyByARate) {
  const auto with = [](Limit limit) {
    Failure failure = of(HttpStatus::bad_request);
    failure.passes_by_itself = true;
    failure.limit = limit;
    failure.idempotency = Idempotency::unknown;
    return decide(writing, failure);
  };
  EXPECT_EQ(with(Limit::rate).action, Action::retry_after);
  EXPECT_EQ(with(Limit::rate).fact, Fact::limit);
  EXPECT_EQ(with(Limit::none).reason, Reason::not_idempotent);
  EXPECT_EQ(with(Limit::resource).reason, Reason::not_idempotent);
}

TEST(Decide, ARateLimitIsAHint) {
  Failure failure = of(HttpStatus::too_many_requests);
  failure.rate_limit = Hint::wait(seconds(40));
  EXPECT_EQ(decide(writing, failure).delay, seconds(40));
  EXPECT_EQ(decide(writing, failure).reason, Reason::rate_limit);
  failure.retry_after = Hint::wait(seconds(50));
  EXPECT_EQ(decide(writing, failure).reason, Reason::retry_after);
  failure.rate_limit = Hint::unreadable();
  EXPECT_EQ(decide(writing, failure).ignored, "RateLimit cannot be read");
}

TEST(Decide, AnUnreadableHintMayCountAsAWait) {
  Failure failure = of(HttpStatus::service_unavailable);
  failure.retry_after = Hint::unreadable();
  EXPECT_EQ(decide(preset(Preset::telegraf), failure).delay, seconds(10));
  EXPECT_EQ(decide(preset(Preset::telegraf), failure).ignored, "");
  // Without such a wait it counts as none, also where a hint replaces the backoff.
  retry::Policy policy = preset(Preset::telegraf);
  policy.retry_after = retry::HintUse::instead;
  policy.unreadable_hint = seconds(0);
  const retry::Decision decision = decide(policy, failure, 0.5);
  EXPECT_EQ(decision.reason, Reason::backoff);
  EXPECT_GT(decision.delay, seconds(0));
  EXPECT_EQ(decision.ignored, "Retry-After cannot be read");
}

// `decide` does not know the waits before this one, so it computes the last of them.
TEST(Decide, ADecorrelatedWaitFollowsTheOneBefore) {
  retry::Policy policy = grpc;
  policy.max_attempts = 9;
  policy.backoff = {
      .initial = milliseconds(100), .max = seconds(60), .jitter = retry::Jitter::decorrelated};
  Failure failure = unavailable();
  nanoseconds before{0};
  for (failure.attempt = 1; failure.attempt < 5; ++failure.attempt) {
    EXPECT_EQ(decide(policy, failure, 0).delay, policy.backoff.delay(failure.attempt, before, 0));
    EXPECT_EQ(decide(policy, failure, 1).delay, policy.backoff.delay(failure.attempt, before, 1));
    before = policy.backoff.base(failure.attempt);
  }
}

/// What makes each reason apply, added to a failure and a policy to which none of the others does.
struct Case {
  Reason reason;
  void (*apply)(Policy&, Failure&);
};
constexpr Case cases[] = {
    {Reason::stored_all, [](Policy&, Failure& f) { f.stored = Stored::all; }},
    {Reason::cancelled,
     [](Policy&, Failure& f) {
       f.code = HttpStatus::client_closed_request;
       f.side = Side::client;
     }},
    {Reason::stored_some, [](Policy&, Failure& f) { f.stored = Stored::some; }},
    {Reason::not_processed,
     [](Policy& p, Failure& f) {
       p.transparent = true;
       f.unprocessed = true;
     }},
    {Reason::limit_size, [](Policy&, Failure& f) { f.limit = Limit::size; }},
    {Reason::does_not_pass, [](Policy&, Failure& f) { f.passes_by_itself = false; }},
    {Reason::told_not_to, [](Policy&, Failure& f) { f.retry_info = Hint::never(); }},
    {Reason::committed, [](Policy&, Failure& f) { f.committed = true; }},
    {Reason::not_idempotent,
     [](Policy&, Failure& f) { f.idempotency = Idempotency::not_idempotent; }},
    {Reason::attempts_used, [](Policy&, Failure& f) { f.attempt = 99; }},
    {Reason::time_used, [](Policy&, Failure& f) { f.elapsed = std::chrono::hours(9); }},
    {Reason::retry_after, [](Policy&, Failure& f) { f.retry_after = Hint::wait(seconds(30)); }},
};

TEST(Decide, TheFirstReasonOfTheTableDecides) {
  for (const Case& one : cases) {
    for (const Case& other : cases) {
      // What forbids a second execution forbids a transparent retry too; cases that set one member
      // twice do not meet.
      const bool transparent =
          one.reason == Reason::not_processed || other.reason == Reason::not_processed;
      const auto forbids = [](Reason reason) {
        return reason == Reason::told_not_to || reason == Reason::committed ||
               reason == Reason::time_used || reason == Reason::attempts_used;
      };
      if (transparent && (forbids(one.reason) || forbids(other.reason))) continue;
      const bool both_stored =
          one.reason != other.reason &&
          (one.reason == Reason::stored_all || one.reason == Reason::stored_some) &&
          (other.reason == Reason::stored_all || other.reason == Reason::stored_some);
      if (both_stored) continue;
      Policy policy = writing;
      Failure failure = of(HttpStatus::service_unavailable);
      one.apply(policy, failure);
      other.apply(policy, failure);
      const Reason first = std::min(one.reason, other.reason);
      const Decision decision = decide(policy, failure);
      EXPECT_EQ(reason_name(decision.reason), reason_name(first))
          << reason_name(one.reason) << " and " << reason_name(other.reason);
    }
  }
}

TEST(Decide, EveryReasonHasItsFact) {
  EXPECT_EQ(fact_name(Fact::passes_by_itself), "passes_by_itself");
  EXPECT_EQ(fact_name(static_cast<Fact>(99)), "");
  for (const ReasonRow& row : reason_rows) {
    EXPECT_EQ(row.fact == Fact::none, row.reason <= Reason::succeeded) << row.name;
    EXPECT_FALSE(row.text.empty() || row.name.empty());
  }
}
}  // namespace
