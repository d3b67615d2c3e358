// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/policy.hpp"

#include <gtest/gtest.h>

#include "faultwire/retry/hints.hpp"
#include "faultwire/retry/presets.hpp"

namespace {
using namespace faultwire;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

const retry::Policy& grpc = retry::preset(retry::Preset::grpc_retry);
const retry::Policy& query = retry::preset(retry::Preset::flight_query);
const retry::Policy& writing = retry::preset(retry::Preset::influx_write);

/// A failure that every preset retries.
retry::Failure unavailable() {
  return {.code = GrpcCode::unavailable, .idempotency = retry::Idempotency::idempotent};
}
retry::Failure of(HttpStatus status) {
  return {.code = status, .idempotency = retry::Idempotency::idempotent};
}

TEST(Decide, RetriesAfterTheBackoff) {
  const retry::Decision decision = retry::decide(grpc, unavailable());
  EXPECT_EQ(decision.action, retry::Action::retry_after);
  EXPECT_EQ(decision.reason, retry::Reason::backoff);
  EXPECT_EQ(decision.delay, milliseconds(100));
  EXPECT_EQ(decision.rule, "the policy retries this code: its backoff says when");
  EXPECT_EQ(retry::decide(grpc, unavailable(), 0).delay, milliseconds(80));
  EXPECT_EQ(retry::decide(grpc, unavailable(), 1).delay, milliseconds(120));
}

TEST(Decide, TheAttemptChoosesTheWait) {
  retry::Failure failure = unavailable();
  failure.attempt = 3;
  EXPECT_EQ(retry::decide(grpc, failure).delay, milliseconds(400));
  failure.attempt = 4;
  EXPECT_EQ(retry::decide(grpc, failure).reason, retry::Reason::attempts_used);
  EXPECT_EQ(retry::decide(grpc, failure).action, retry::Action::give_up);
}

TEST(Decide, AnOkIsNoFailure) {
  EXPECT_EQ(retry::decide(grpc, retry::Failure{.code = GrpcCode::ok}).reason,
            retry::Reason::not_a_failure);
  EXPECT_EQ(retry::decide(writing, retry::Failure{.http_status = HttpStatus::no_content}).reason,
            retry::Reason::not_a_failure);
  EXPECT_EQ(retry::decide(writing, of(HttpStatus::no_content)).reason,
            retry::Reason::not_a_failure);
  EXPECT_NE(
      retry::decide(query, retry::Failure{.code = GrpcCode::unknown, .http_status = HttpStatus::ok})
          .reason,
      retry::Reason::not_a_failure);
  EXPECT_NE(retry::decide(writing, retry::Failure{.code = InfluxCode::internal,
                                                  .http_status = HttpStatus::ok})
                .reason,
            retry::Reason::not_a_failure);
  EXPECT_NE(retry::decide(query, retry::Failure{.code = Http2Error::no_error}).reason,
            retry::Reason::not_a_failure);
}

TEST(Decide, WhoCancelledGetsNoAttempt) {
  for (const retry::PresetRow& row : retry::preset_rows) {
    for (const AnyCode code :
         {AnyCode(GrpcCode::cancelled), AnyCode(HttpStatus::client_closed_request),
          AnyCode(InfluxCode::request_canceled)}) {
      const retry::Decision decision = retry::decide(
          retry::preset(row.preset), retry::Failure{.code = code, .side = retry::Side::client});
      EXPECT_EQ(decision.reason, retry::Reason::cancelled) << row.name;
      EXPECT_EQ(decision.action, retry::Action::give_up);
    }
  }
}

TEST(Decide, APartialWriteIsNeverRepeatedWhateverTheCode) {
  for (const retry::PresetRow& row : retry::preset_rows) {
    for (const HttpStatus status : all_codes<HttpStatus>()) {
      retry::Failure failure = of(status);
      failure.partial = true;
      failure.retry_after = retry::Hint::wait(seconds(1));
      ASSERT_EQ(retry::decide(retry::preset(row.preset), failure).action,
                retry::Action::done_partially)
          << row.name << static_cast<int>(status);
    }
  }
}

TEST(Decide, PushbackIsExactAndBeginsTheBackoffAgain) {
  retry::Failure failure = unavailable();
  failure.pushback = retry::Hint::wait(milliseconds(7));
  EXPECT_EQ(retry::decide(grpc, failure).delay, milliseconds(7));
  EXPECT_EQ(retry::decide(grpc, failure).reason, retry::Reason::pushback);
  failure.pushback = retry::Hint::wait(milliseconds(0));
  EXPECT_EQ(retry::decide(grpc, failure).action, retry::Action::retry_now);
  failure.pushback = retry::Hint::never();
  EXPECT_EQ(retry::decide(grpc, failure).reason, retry::Reason::told_not_to);
  failure.pushback = retry::Hint::unreadable();
  EXPECT_EQ(retry::decide(grpc, failure).reason, retry::Reason::pushback_unreadable);
  EXPECT_EQ(retry::decide(grpc, failure).action, retry::Action::give_up);
  failure.code = GrpcCode::internal;
  failure.pushback = retry::Hint::wait(milliseconds(7));
  EXPECT_EQ(retry::decide(grpc, failure).reason,
            retry::Reason::code_final);  // it makes no other code retryable
}

TEST(Decide, UnreadableHintsAreIgnoredAndNamed) {
  retry::Failure failure = of(HttpStatus::service_unavailable);
  failure.retry_after = retry::Hint::unreadable();
  EXPECT_EQ(retry::decide(writing, failure).reason, retry::Reason::backoff);
  EXPECT_EQ(retry::decide(writing, failure).ignored, "Retry-After cannot be read");
  failure.pushback = retry::Hint::unreadable();
  failure.retry_info = retry::Hint::unreadable();
  EXPECT_EQ(retry::decide(writing, failure).ignored,
            "Retry-After, grpc-retry-pushback-ms and wire::RetryInfo cannot be read");
  EXPECT_EQ(retry::decide(writing, failure).action, retry::Action::retry_after);
  failure.retry_after = failure.pushback = retry::Hint{};
  EXPECT_EQ(retry::decide(writing, failure).ignored, "RetryInfo cannot be read");
  EXPECT_EQ(retry::decide(writing, of(HttpStatus::service_unavailable)).ignored, "");
}

TEST(Decide, RetryAfterCountsAsThePolicySays) {
  retry::Failure failure = of(HttpStatus::service_unavailable);
  failure.retry_after = retry::Hint::wait(seconds(20));
  EXPECT_EQ(retry::decide(writing, failure).delay, seconds(20));
  EXPECT_EQ(retry::decide(writing, failure).reason, retry::Reason::retry_after);
  failure.retry_after = retry::Hint::wait(
      milliseconds(1));  // shorter than the backoff, which is a lower bound of ours
  EXPECT_EQ(retry::decide(writing, failure).reason, retry::Reason::backoff);
  EXPECT_EQ(retry::decide(retry::preset(retry::Preset::influx_v2_java), failure).delay,
            milliseconds(1));
  EXPECT_EQ(retry::decide(retry::preset(retry::Preset::vector), failure).reason,
            retry::Reason::backoff);
  failure.retry_after = retry::Hint::wait((milliseconds::max)());
  EXPECT_EQ(retry::decide(writing, failure).delay, seconds(600));
  EXPECT_EQ(retry::decide(retry::preset(retry::Preset::telegraf), failure).delay, seconds(600));
  EXPECT_EQ(retry::decide(retry::preset(retry::Preset::influx_v2_csharp), failure).delay,
            (nanoseconds::max)());
  failure.retry_after = retry::Hint::wait(seconds(5));
  failure.retry_info = retry::Hint::wait(seconds(6));
  retry::Policy both = writing;
  both.retry_info = retry::HintUse::at_least;
  EXPECT_EQ(retry::decide(both, failure).delay, seconds(6));
  EXPECT_EQ(retry::decide(both, failure).reason, retry::Reason::retry_info);
}

TEST(Decide, WhatNoApplicationSawIsSentAgainOnce) {
  retry::Failure failure{.code = GrpcCode::unavailable,
                         .http2_reset = Http2Error::refused_stream,
                         .unprocessed = true};
  EXPECT_EQ(retry::decide(retry::preset(retry::Preset::grpc_transparent), failure).action,
            retry::Action::retry_now);
  EXPECT_EQ(retry::decide(retry::preset(retry::Preset::grpc_transparent), failure).reason,
            retry::Reason::not_processed);
  failure.attempt = 2;
  EXPECT_EQ(retry::decide(retry::preset(retry::Preset::grpc_transparent), failure).action,
            retry::Action::give_up);
  failure.side = retry::Side::client;  // it never left
  EXPECT_EQ(retry::decide(retry::preset(retry::Preset::grpc_transparent), failure).reason,
            retry::Reason::not_processed);
  EXPECT_GE(retry::decide(retry::preset(retry::Preset::grpc_transparent), failure).delay,
            seconds(1));
  failure.pushback = retry::Hint::never();
  EXPECT_EQ(retry::decide(retry::preset(retry::Preset::grpc_transparent), failure).action,
            retry::Action::give_up);
}

TEST(Decide, WhatWasBegunIsNotRepeated) {
  retry::Failure failure = unavailable();
  failure.committed = true;
  EXPECT_EQ(retry::decide(query, failure).reason, retry::Reason::committed);
}

TEST(Decide, OnlyWhatIsIdempotentIsWrittenTwice) {
  retry::Failure failure{.code = HttpStatus::service_unavailable};
  EXPECT_EQ(retry::decide(writing, failure).reason, retry::Reason::not_idempotent);
  failure.idempotency = retry::Idempotency::not_idempotent;
  EXPECT_EQ(retry::decide(writing, failure).reason, retry::Reason::not_idempotent);
  failure.unprocessed = true;
  EXPECT_EQ(retry::decide(writing, failure).action, retry::Action::retry_after);
  EXPECT_EQ(retry::decide(writing, retry::Failure{.code = HttpStatus::too_many_requests}).action,
            retry::Action::retry_after);  // refused before it began
  EXPECT_EQ(retry::decide(query, retry::Failure{.code = GrpcCode::unavailable}).action,
            retry::Action::retry_after);  // a query changes nothing
}

TEST(Decide, ExhaustedIsAQuotaOnlyIfTheServerSaysWhen) {
  retry::Failure failure{.code = GrpcCode::resource_exhausted};
  EXPECT_EQ(retry::decide(query, failure).reason, retry::Reason::no_hint);
  failure.retry_info = retry::retry_info_hint(2, 0);
  EXPECT_EQ(retry::decide(query, failure).delay, seconds(2));
  failure.retry_info = retry::Hint::unreadable();
  EXPECT_EQ(retry::decide(query, failure).reason, retry::Reason::no_hint);
}

TEST(Decide, TimeIsUsedUpBeforeTheNextAttempt) {
  retry::Failure failure = unavailable();
  failure.elapsed = seconds(60) - milliseconds(250);
  EXPECT_EQ(retry::decide(query, failure).action, retry::Action::retry_after);
  failure.elapsed += nanoseconds(1);
  EXPECT_EQ(retry::decide(query, failure).reason, retry::Reason::time_used);
  failure.elapsed = (nanoseconds::max)();
  EXPECT_EQ(retry::decide(query, failure).reason, retry::Reason::time_used);
}

TEST(Decide, NoResponseOverHttp) {
  retry::Failure failure{.code = GrpcCode::unavailable,
                         .side = retry::Side::transport,
                         .idempotency = retry::Idempotency::idempotent};
  EXPECT_EQ(retry::decide(writing, failure).action, retry::Action::retry_after);
  failure.http_status = HttpStatus::bad_request;  // there was one after all
  EXPECT_EQ(retry::decide(writing, failure).action, retry::Action::fix_request);
}

TEST(Decide, CodesOfOtherDomainsAreTranslated) {
  EXPECT_EQ(retry::decide(query, retry::Failure{.code = FlightCode::unavailable}).action,
            retry::Action::retry_after);
  EXPECT_EQ(retry::decide(query, retry::Failure{.code = StreamErrorCode::unauthenticated}).action,
            retry::Action::reauthenticate);
  EXPECT_EQ(retry::decide(query, retry::Failure{.code = HttpStatus::service_unavailable}).action,
            retry::Action::retry_after);
  EXPECT_EQ(retry::decide(writing, retry::Failure{.code = InfluxCode::too_large}).action,
            retry::Action::split_and_retry);
  EXPECT_EQ(retry::decide(writing, retry::Failure{.code = InfluxCode::invalid}).action,
            retry::Action::fix_request);
  EXPECT_EQ(retry::decide(query, retry::Failure{.code = AnyCode(Domain::grpc, 99)}).action,
            retry::Action::give_up);
  EXPECT_EQ(retry::decide(writing, retry::Failure{.code = AnyCode(Domain::http, 9999)}).action,
            retry::Action::give_up);  // counts as 500, not known to be idempotent
  EXPECT_EQ(retry::decide(query, retry::Failure{.code = Http2Error::refused_stream}).action,
            retry::Action::retry_after);
  EXPECT_EQ(retry::decide(query, retry::Failure{.code = Http2Error::protocol_error}).action,
            retry::Action::give_up);
}

TEST(Decide, WhatIsShownToTheUser) {
  for (const GrpcCode code : all_codes<GrpcCode>()) {
    const bool expected = code == GrpcCode::invalid_argument || code == GrpcCode::not_found ||
                          code == GrpcCode::already_exists ||
                          code == GrpcCode::failed_precondition || code == GrpcCode::out_of_range ||
                          code == GrpcCode::unimplemented || code == GrpcCode::permission_denied;
    EXPECT_EQ(retry::show_to_user(code), expected) << code_name(code);
    EXPECT_EQ(retry::decide(query, retry::Failure{.code = code}).show_to_user, expected)
        << code_name(code);
    EXPECT_EQ(retry::shown_rows[static_cast<std::size_t>(code)].basis,
              code == GrpcCode::invalid_argument ? Basis::documented : Basis::inferred);
  }
  EXPECT_TRUE(retry::decide(writing, of(HttpStatus::bad_request)).show_to_user);
  EXPECT_TRUE(
      retry::decide(writing, retry::Failure{.code = InfluxCode::internal,
                                            .http_status = HttpStatus::unprocessable_content})
          .show_to_user);
  EXPECT_FALSE(retry::decide(writing, of(HttpStatus::unauthorized)).show_to_user);
  EXPECT_FALSE(retry::decide(writing, of(HttpStatus::too_many_requests)).show_to_user);
  EXPECT_FALSE(retry::decide(writing, of(HttpStatus::not_implemented))
                   .show_to_user);  // UNIMPLEMENTED, but of class 5
}

TEST(Policy, IsEditedByItsCodes) {
  retry::Policy policy = grpc;
  policy.on(GrpcCode::aborted, retry::Verdict::retry)
      .on(GrpcCode::unavailable, retry::Verdict::needs_operator)
      .on(Http2Error::cancel, true);
  policy.slow_retry = seconds(9);
  EXPECT_EQ(retry::decide(policy, retry::Failure{.code = GrpcCode::aborted}).action,
            retry::Action::retry_after);
  EXPECT_EQ(retry::decide(policy, unavailable()).action, retry::Action::needs_operator);
  EXPECT_EQ(retry::decide(policy, unavailable()).delay, seconds(9));
  EXPECT_EQ(retry::decide(policy, retry::Failure{.code = GrpcCode::internal,
                                                 .http2_reset = Http2Error::cancel})
                .action,
            retry::Action::retry_after);
  EXPECT_EQ(retry::decide(policy, retry::Failure{.code = GrpcCode::not_found,
                                                 .http2_reset = Http2Error::cancel})
                .action,
            retry::Action::give_up);
  policy.on(Http2Error::cancel, false)
      .on(GrpcCode{77}, retry::Verdict::retry)
      .on(HttpStatus{7}, retry::Verdict::retry);
  EXPECT_EQ(policy.transient_resets, 0);
  EXPECT_EQ(retry::decide(policy, retry::Failure{.code = GrpcCode::internal,
                                                 .http2_reset = Http2Error::cancel})
                .action,
            retry::Action::give_up);
}

TEST(Policy, ACallableHasTheFirstWord) {
  const auto first = retry::with_verdicts(
      grpc, [](const retry::Failure& failure) -> std::optional<retry::Verdict> {
        if (failure.code == AnyCode(GrpcCode::not_found)) return retry::Verdict::retry;
        return std::nullopt;
      });
  EXPECT_EQ(retry::decide(first, retry::Failure{.code = GrpcCode::not_found}).action,
            retry::Action::retry_after);
  EXPECT_EQ(retry::decide(first, unavailable()).action, retry::Action::retry_after);
  EXPECT_EQ(retry::decide(first, retry::Failure{.code = GrpcCode::internal}).action,
            retry::Action::give_up);
  const auto second = retry::with_verdicts(
      first,
      [](const retry::Failure&) -> std::optional<retry::Verdict> { return retry::Verdict::retry; });
  EXPECT_EQ(retry::decide(second, retry::Failure{.code = GrpcCode::internal}).action,
            retry::Action::retry_after);
  EXPECT_EQ(
      retry::decide(second, retry::Failure{.code = GrpcCode::internal, .partial = true}).action,
      retry::Action::done_partially);
  EXPECT_EQ(retry::decide(second, retry::Failure{.code = GrpcCode::internal,
                                                 .pushback = retry::Hint::never()})
                .action,
            retry::Action::give_up);
  EXPECT_EQ(retry::decide(second, retry::Failure{.code = GrpcCode::internal, .attempt = 4}).reason,
            retry::Reason::attempts_used);
}

TEST(Policy, ACallableMayDecideAlone) {
  const auto mine = [](const retry::Failure& failure) {
    return retry::Decision{
        .action = failure.attempt < 2 ? retry::Action::retry_after : retry::Action::give_up,
        .delay = seconds(3),
        .rule = "mine"};
  };
  EXPECT_EQ(retry::decide(mine, retry::Failure{}).delay, seconds(3));
  EXPECT_EQ(retry::decide(mine, retry::Failure{.attempt = 2}).rule, "mine");
}

TEST(Policy, FromTheNumbersOfARetryPolicy) {
  retry::GrpcRetryConfig config{.max_attempts = 4,
                                .initial_backoff = milliseconds(100),
                                .max_backoff = seconds(1),
                                .backoff_multiplier = 2};
  EXPECT_EQ(retry::problem_of(config), "retryableStatusCodes must not be empty");
  EXPECT_FALSE(retry::policy_from(config));
  config.retry_on(GrpcCode::unavailable);
  EXPECT_EQ(retry::policy_from(config), grpc);
  config.max_attempts = 10;
  EXPECT_EQ(retry::policy_from(config)->max_attempts, 5);
  config.max_attempts = 1;
  EXPECT_EQ(retry::problem_of(config), "maxAttempts must be more than 1");
  config.max_attempts = 2;
  const retry::GrpcRetryConfig good = config;
  EXPECT_EQ(retry::problem_of(good), "");
  config.initial_backoff = nanoseconds(0);
  EXPECT_EQ(retry::problem_of(config), "initialBackoff must be more than 0");
  config = good;
  config.max_backoff = nanoseconds(-1);
  EXPECT_EQ(retry::problem_of(config), "maxBackoff must be more than 0");
  for (const double multiplier : {0.0, -1.0, std::numeric_limits<double>::infinity(),
                                  std::numeric_limits<double>::quiet_NaN()}) {
    config = good;
    config.backoff_multiplier = multiplier;
    EXPECT_EQ(retry::problem_of(config), "backoffMultiplier must be more than 0") << multiplier;
  }
  config = good;
  config.retryable |= 1u << 17;
  EXPECT_EQ(retry::problem_of(config), "retryableStatusCodes has an unknown code");
}

TEST(Presets, AreFoundByName) {
  for (const retry::PresetRow& row : retry::preset_rows)
    EXPECT_EQ(retry::find_preset(row.name), row.preset);
  EXPECT_FALSE(retry::find_preset("nope"));
}

TEST(Presets, TelegrafAsItIs) {
  const retry::Policy& telegraf = retry::preset(retry::Preset::telegraf);
  for (const int status : {401, 403, 429, 500, 501, 502, 503, 504})
    EXPECT_EQ(retry::decide(telegraf, of(HttpStatus(status))).action, retry::Action::retry_after)
        << status;
  for (const int status : {400, 404, 406, 422})
    EXPECT_EQ(retry::decide(telegraf, of(HttpStatus(status))).action, retry::Action::give_up)
        << status;
  EXPECT_EQ(retry::decide(telegraf, of(HttpStatus::content_too_large)).action,
            retry::Action::split_and_retry);
}

TEST(Presets, V2ClientsRetryFrom429On) {
  for (const retry::Preset which :
       {retry::Preset::influx_v2_java, retry::Preset::influx_v2_python, retry::Preset::influx_v2_js,
        retry::Preset::influx_v2_go, retry::Preset::influx_v2_csharp}) {
    for (const HttpStatus status : all_codes<HttpStatus>()) {
      if (code_cast<GrpcCode>(status) == GrpcCode::ok) continue;
      EXPECT_EQ(retry::will_retry(retry::decide(retry::preset(which), of(status)).action),
                static_cast<int>(status) >= 429);
    }
    retry::Failure failure = of(HttpStatus::service_unavailable);
    failure.attempt = 6;
    EXPECT_EQ(retry::decide(retry::preset(which), failure).reason, retry::Reason::attempts_used);
  }
}

TEST(Classify, ChoosesByTheCode) {
  EXPECT_EQ(retry::classify(retry::Failure{.code = GrpcCode::invalid_argument}).action,
            retry::Action::fix_request);
  EXPECT_EQ(retry::classify(retry::Failure{.code = HttpStatus::not_found}).action,
            retry::Action::needs_operator);
  EXPECT_EQ(retry::classify(retry::Failure{.http_status = HttpStatus::not_found}).action,
            retry::Action::needs_operator);
  EXPECT_EQ(retry::classify(retry::Failure{.code = InfluxCode::unauthorized}).action,
            retry::Action::reauthenticate);
}
}  // namespace

namespace elsewhere {
struct Error {};
constexpr faultwire::retry::Failure failure_of(const Error&) {
  return {.code = faultwire::GrpcCode::unimplemented};
}
}  // namespace elsewhere
namespace {
TEST(Classify, TakesWhateverHasFailureOf) {
  EXPECT_EQ(retry::classify(elsewhere::Error{}).action, retry::Action::fix_request);
}

TEST(Decide, WhatIsNoCodeIsGivenUp) {
  retry::Policy policy = writing;
  policy.on(HttpStatus{7}, retry::Verdict::retry)
      .on(static_cast<Http2Error>(99), true)
      .on(static_cast<GrpcCode>(99), retry::Verdict::retry);
  EXPECT_TRUE(policy == writing);
  EXPECT_EQ(retry::decide(writing,
                          retry::Failure{.code = GrpcCode::unknown, .http_status = HttpStatus{7}})
                .action,
            retry::Action::give_up);
  retry::Policy odd = grpc;
  odd.on(GrpcCode::aborted, static_cast<retry::Verdict>(99));
  EXPECT_EQ(retry::decide(odd, retry::Failure{.code = GrpcCode::aborted,
                                              .idempotency = retry::Idempotency::idempotent})
                .action,
            retry::Action::give_up);
  const retry::Failure nameless{.code = AnyCode(Domain::influx, 9999),
                                .idempotency = retry::Idempotency::idempotent};
  EXPECT_EQ(retry::decide(query, nameless).rule,
            retry::decide(query, retry::Failure{.code = GrpcCode::unknown,
                                                .idempotency = retry::Idempotency::idempotent})
                .rule);
  for (const Domain domain :
       {Domain::flight, Domain::stream, Domain::arrow, Domain::arrow_transport, Domain::adbc}) {
    const retry::Failure numbered{.code = AnyCode(domain, 9999),
                                  .idempotency = retry::Idempotency::idempotent};
    EXPECT_EQ(retry::decide(query, numbered).action, retry::Action::give_up) << domain_name(domain);
    EXPECT_EQ(retry::decide(writing, numbered).action,
              retry::decide(writing, of(HttpStatus::internal_server_error)).action)
        << domain_name(domain);
  }
  EXPECT_EQ(retry::reason_text(static_cast<retry::Reason>(250)), "");
  EXPECT_FALSE(retry::show_to_user(static_cast<GrpcCode>(99)));
}

TEST(RecommendedPreset, ACodeOfItsOwnCountsMoreThanTheStatus) {
  EXPECT_EQ(retry::recommended_preset(
                {.code = GrpcCode::unknown, .http_status = HttpStatus::bad_gateway}),
            retry::Preset::influx_write);
  EXPECT_EQ(retry::recommended_preset(
                {.code = GrpcCode::internal, .http_status = HttpStatus::bad_gateway}),
            retry::Preset::flight_query);
  EXPECT_EQ(retry::recommended_preset({.code = HttpStatus::bad_gateway}),
            retry::Preset::influx_write);
}

TEST(Decide, AVerdictOnAStatusIsObeyed) {
  retry::Policy policy = writing;
  policy.on(HttpStatus::conflict, retry::Verdict::retry);
  EXPECT_NE(retry::decide(writing, of(HttpStatus::conflict)).action, retry::Action::retry_after);
  EXPECT_EQ(retry::decide(policy, of(HttpStatus::conflict)).action, retry::Action::retry_after);
  // A lost connection is no answer, but an HTTP status is one, whoever says so.
  const retry::Failure lost{.code = GrpcCode::unavailable,
                            .side = retry::Side::transport,
                            .idempotency = retry::Idempotency::idempotent};
  const retry::Failure told{.code = HttpStatus::conflict,
                            .side = retry::Side::transport,
                            .idempotency = retry::Idempotency::idempotent};
  policy.on(HttpStatus::conflict, retry::Verdict::fix_request).no_response = retry::Verdict::retry;
  EXPECT_EQ(retry::decide(policy, lost).action, retry::Action::retry_after);
  EXPECT_EQ(retry::decide(policy, told).action, retry::Action::fix_request);
}
}  // namespace
