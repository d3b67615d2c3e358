// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_FAILURE_HPP
#define FAULTWIRE_WRITE_API_FAILURE_HPP
/// The outcome of a write as the plain facts that a decision reads.
///
/// @code
/// WriteOutcome outcome;
/// outcome.status = 503;
/// outcome.code = HttpStatus::service_unavailable;
/// outcome.retry_after_seconds = 30;
/// retry::Failure failure = failure_of(outcome);  // retry_after: wait 30 s
/// @endcode

#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/hints.hpp"
#include "faultwire/write_api/outcome.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// The facts of `outcome`. A partial write is `stored` in part, whatever its status, and its
/// code is `invalid`: the good entries are written and the others stay bad, so sending the batch
/// again does not help although InfluxDB 3 Core calls it an internal error. A body that is only
/// broken by its entries is `invalid` too. With the time of the answer every form of Retry-After is
/// read; without it a date is unreadable. Meaningless for an outcome without an error.
[[nodiscard]] inline retry::Failure failure_of(
    const WriteOutcome& outcome, retry::Idempotency idempotency = retry::Idempotency::unknown,
    std::optional<retry::SystemTime> now = std::nullopt) {
  constexpr std::uint64_t longest = 1'000'000'000;  // seconds; beyond that it is all the same
  retry::Failure failure;
  failure.code = outcome.code;
  failure.http_status = code_from_number<HttpStatus>(static_cast<std::int32_t>(outcome.status));
  if (outcome.accepted == Accepted::some) failure.stored = retry::Stored::some;
  if (outcome.accepted == Accepted::none) failure.stored = retry::Stored::none;
  if (failure.stored == retry::Stored::some) failure.code = AnyCode(InfluxCode::invalid);
  failure.idempotency = idempotency;
  if (now && outcome.retry_after) {
    failure.retry_after = retry::parse_retry_after(std::string_view(*outcome.retry_after), *now);
  } else if (outcome.retry_after_seconds) {
    const std::uint64_t seconds =
        *outcome.retry_after_seconds < longest ? *outcome.retry_after_seconds : longest;
    failure.retry_after = retry::Hint::wait(std::chrono::seconds(seconds));
  } else if (outcome.retry_after) {
    failure.retry_after = retry::Hint::unreadable();
  }
  return failure;
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
