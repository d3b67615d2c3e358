// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/presets.hpp"

#include <gtest/gtest.h>

#include "faultwire/retry/decide.hpp"
#include "faultwire/retry/grpc_config.hpp"
#include "faultwire/retry/hints.hpp"
#include "unit/retry/retry_tests.hpp"

namespace elsewhere {
struct Error {};
constexpr faultwire::retry::Failure failure_of(const Error&) {
  return {.code = faultwire::GrpcCode::unimplemented};
}
}  // namespace elsewhere

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using namespace retry_tests;

TEST(Presets, AreFoundByName) {
  for (std::size_t i = 0; i < std::size(preset_rows); ++i)
    EXPECT_EQ(find_preset(preset_rows[i].name), static_cast<Preset>(i));
  EXPECT_FALSE(find_preset("nope"));
}

TEST(Presets, TelegrafAsItIs) {
  const Policy& telegraf = preset(Preset::telegraf);
  for (const int status : {401, 403, 429, 500, 501, 502, 503, 504})
    EXPECT_EQ(decide(telegraf, of(HttpStatus(status))).action, Action::retry_after) << status;
  for (const int status : {400, 404, 406, 422})
    EXPECT_EQ(decide(telegraf, of(HttpStatus(status))).action, Action::give_up) << status;
  EXPECT_EQ(decide(telegraf, of(HttpStatus::content_too_large)).action, Action::split_and_retry);
}

TEST(Presets, V2ClientsRetryFrom429On) {
  for (const Preset which : {Preset::influx_v2_java, Preset::influx_v2_python, Preset::influx_v2_js,
                             Preset::influx_v2_go, Preset::influx_v2_csharp}) {
    for (const HttpStatus status : all_codes<HttpStatus>()) {
      if (code_cast<GrpcCode>(status) == GrpcCode::ok) continue;
      EXPECT_EQ(will_retry(decide(preset(which), of(status)).action),
                static_cast<int>(status) >= 429);
    }
    Failure failure = of(HttpStatus::service_unavailable);
    failure.attempt = 6;
    EXPECT_EQ(decide(preset(which), failure).reason, Reason::attempts_used);
  }
}

TEST(Classify, ChoosesByTheCode) {
  EXPECT_EQ(classify(Failure{.code = GrpcCode::invalid_argument}).action, Action::fix_request);
  EXPECT_EQ(classify(Failure{.code = HttpStatus::not_found}).action, Action::needs_operator);
  EXPECT_EQ(classify(Failure{.http_status = HttpStatus::not_found}).action, Action::needs_operator);
  EXPECT_EQ(classify(Failure{.code = InfluxCode::unauthorized}).action, Action::reauthenticate);
}

/// What Arrow's asynchronous calls report so is not known; a query may be sent again all the same.
TEST(FlightQuery, RetriesArrowsUnavailable) {
  const Policy& policy = preset(Preset::flight_query);
  const Failure failure{.code = ArrowTransportCode::unavailable};
  EXPECT_EQ(decide(policy, failure).action, Action::retry_after);
  EXPECT_EQ(candidates<GrpcCode>(ArrowTransportCode::unavailable).size(), 4u);
  EXPECT_EQ(decide(policy, Failure{.code = ArrowTransportCode::unauthenticated}).action,
            Action::reauthenticate);
}

TEST(Classify, TakesWhateverHasFailureOf) {
  EXPECT_EQ(classify(elsewhere::Error{}).action, Action::fix_request);
}

TEST(RecommendedPreset, ACodeOfItsOwnCountsMoreThanTheStatus) {
  EXPECT_EQ(recommended_preset({.code = GrpcCode::unknown, .http_status = HttpStatus::bad_gateway}),
            Preset::influx_write);
  EXPECT_EQ(
      recommended_preset({.code = GrpcCode::internal, .http_status = HttpStatus::bad_gateway}),
      Preset::flight_query);
  EXPECT_EQ(recommended_preset({.code = HttpStatus::bad_gateway}), Preset::influx_write);
}
}  // namespace
