// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The limits of waits in docs/security.md, one test a number.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;

TEST(S17, NoHintMakesAClientWaitLongerThanItsCap) {
  const char* const hints[] = {"0",     "1", "31536000", "99999999999999999999", "1e9",
                               "1.5.5", "",  "-1",       "9223372036854775807",  "4294967296"};
  std::size_t capped = 0;
  for (std::size_t which = 0; which < std::size(retry::preset_rows); ++which) {
    const retry::Policy policy = retry::preset(static_cast<retry::Preset>(which));
    for (const char* hint : hints) {
      for (const HttpStatus status : {HttpStatus::too_many_requests,
                                      HttpStatus::service_unavailable, HttpStatus::bad_request}) {
        retry::Failure failure{
            .code = status, .http_status = status, .idempotency = retry::Idempotency::idempotent};
        failure.retry_after = retry::parse_retry_after(hint, retry::SystemTime{});
        failure.rate_limit = retry::parse_rate_limit_reset("0", hint);
        failure.retry_info = retry::retry_info_hint(std::atoll(hint), 999'999'999);
        const retry::Decision decision = retry::decide(policy, failure);
        EXPECT_GE(decision.delay.count(), 0);
        if (policy.hint_cap.count() == 0 || !retry::will_retry(decision.action)) continue;
        const auto longest = std::max(policy.hint_cap, policy.backoff.max * 2) +
                             policy.backoff.plus + policy.backoff.extra;
        EXPECT_LE(decision.delay, longest) << hint;
        ++capped;
      }
    }
  }
  EXPECT_GT(capped, 50u);
  for (const retry::Preset ours : {retry::Preset::influx_write, retry::Preset::flight_query})
    EXPECT_GT(retry::preset(ours).hint_cap.count(), 0);
}

}  // namespace
