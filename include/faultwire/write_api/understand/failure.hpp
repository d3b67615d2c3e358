// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_UNDERSTAND_FAILURE_HPP
#define FAULTWIRE_WRITE_API_UNDERSTAND_FAILURE_HPP
/// The outcome of a write as the plain facts that a decision reads.
///
/// @code
/// faultwire::write_api::WriteOutcome outcome;
/// outcome.status = 503;
/// outcome.code = faultwire::HttpStatus::service_unavailable;
/// outcome.retry_after_seconds = 30;
/// faultwire::retry::Failure failure = failure_of(outcome);  // retry_after: wait 30 s
/// @endcode

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/hints.hpp"
#include "faultwire/write_api/understand/outcome.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail {
namespace write_api {

/// Returns the status that asks for `repair`, where `status` does not.
[[nodiscard]] constexpr std::int32_t status_for(Repair repair, const EventRow& row,
                                                unsigned status) noexcept {
  const auto came = static_cast<std::int32_t>(status);
  const bool passes =
      status == 408 || status == 429 ||
      (status >= 500 && status <= 599 && status != 501 && status != 505 && status != 507);
  switch (repair) {
    case Repair::wait:
      return passes ? came : static_cast<std::int32_t>(HttpStatus::service_unavailable);
    case Repair::request:
      return static_cast<std::int32_t>(HttpStatus::bad_request);
    case Repair::credentials:
      return static_cast<std::int32_t>(HttpStatus::unauthorized);
    case Repair::administration:
      return static_cast<std::int32_t>(row.event == WriteEvent::bucket_not_found
                                           ? HttpStatus::not_found
                                           : HttpStatus::forbidden);
    case Repair::split:
      return static_cast<std::int32_t>(HttpStatus::content_too_large);
    case Repair::nothing:
      break;
  }
  return came;
}

/// Returns a status that is registered: others of class 5 are treated as 500 (RFC 9110, section
/// 15).
[[nodiscard]] constexpr std::int32_t registered(std::int32_t status) noexcept {
  return status >= 520 && status <= 599
             ? static_cast<std::int32_t>(HttpStatus::internal_server_error)
             : status;
}

/// Returns what the header Retry-After asks for. Without the time of the answer a date is
/// unreadable.
template <class Lazy = void>
[[nodiscard]] retry::Hint retry_after_of(const WriteOutcome& outcome,
                                         std::optional<retry::SystemTime> now) {
  constexpr std::uint64_t longest = 1'000'000'000;  // seconds; beyond that it is all the same
  if (now && outcome.retry_after)
    return retry::parse_retry_after(std::string_view(*outcome.retry_after), *now);
  if (outcome.retry_after_seconds) {
    return retry::Hint::wait(std::chrono::seconds(
        *outcome.retry_after_seconds < longest ? *outcome.retry_after_seconds : longest));
  }
  return outcome.retry_after ? retry::Hint::unreadable() : retry::Hint{};
}

}  // namespace write_api
}  // namespace detail

namespace write_api {

/// Returns the facts of `outcome`. Where the text says more than the status, the text counts: a
/// server's fault in a 400 is a 503 that passes, a body that is too large in a 500 is a
/// 413, a limit that only a person changes is a 403. A partial write is `Stored::some`, whatever
/// status it came under. Unregistered statuses of class 5 count as 500. With the time of the answer
/// every form of Retry-After is read. Meaningless for an outcome without an error.
template <class Lazy = void>
[[nodiscard]] retry::Failure failure_of(
    const WriteOutcome& outcome, retry::Idempotency idempotency = retry::Idempotency::unknown,
    std::optional<retry::SystemTime> now = std::nullopt) {
  namespace own = faultwire::detail::write_api;
  retry::Failure failure;
  failure.code = outcome.code;
  std::int32_t status = own::registered(static_cast<std::int32_t>(outcome.status));
  failure.stored = outcome.stored;
  const bool done =
      outcome.stored == Stored::some || (outcome.stored == Stored::all && outcome.status >= 300);
  if (done) {
    failure.code = AnyCode(InfluxCode::invalid);
  } else if (const auto event = outcome.event()) {
    const EventRow& row = event_row(*event);
    const std::int32_t meant = own::registered(own::status_for(row.repair, row, outcome.status));
    if (meant != status) failure.code = AnyCode(Domain::http, meant);
    status = meant;
    failure.limit = row.limit;
    failure.passes_by_itself = row.repair == Repair::wait;
    if (row.repair == Repair::nothing) failure.passes_by_itself.reset();
  } else if (outcome.status >= 200 && outcome.status < 300 && outcome.stored != Stored::all) {
    // Somebody else answered, such as a page to sign in: a person has to look at the address.
    status = static_cast<std::int32_t>(HttpStatus::forbidden);
    failure.code = AnyCode(Domain::http, status);
    failure.passes_by_itself = false;
  }
  if (failure.code.domain == Domain::http) failure.code = AnyCode(Domain::http, status);
  failure.http_status = code_from_number<HttpStatus>(status);
  failure.idempotency = idempotency;
  failure.retry_after = own::retry_after_of(outcome, now);
  return failure;
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
