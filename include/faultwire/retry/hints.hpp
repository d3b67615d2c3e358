// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_HINTS_HPP
#define FAULTWIRE_RETRY_HINTS_HPP
/// Reads what a server says about the next attempt: HTTP's Retry-After and RateLimit, gRPC's
/// pushback, google.rpc.RetryInfo. Any bytes are accepted; what cannot be read is told apart from
/// what is not there. Authority: RFC 9110, sections 5.6.7 and 10.2.3; gRFC A6; error_details.proto;
/// draft-ietf-httpapi-ratelimit-headers.
///
/// @code
/// using namespace faultwire::retry;
/// const auto now = server_time("Fri, 31 Dec 1999 23:59:29 GMT", std::chrono::system_clock::now());
/// Failure failure{.code = HttpStatus::too_many_requests};
/// failure.retry_after = parse_retry_after("Fri, 31 Dec 1999 23:59:59 GMT", now);  // wait 30 s
/// static_assert(parse_pushback("-1") == Hint::never());
/// static_assert(retry_info_hint(1, 500'000'000) == Hint::wait(std::chrono::milliseconds(1500)));
/// static_assert(parse_rate_limit("\"burst\";r=0;t=5") == Hint::wait(std::chrono::seconds(5)));
/// @endcode

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "faultwire/retry/detail/http_date.hpp"
#include "faultwire/retry/detail/rate_limit.hpp"
#include "faultwire/retry/failure.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// The metadata key of the server's pushback.
inline constexpr std::string_view pushback_key = "grpc-retry-pushback-ms";
/// The metadata key by which a client says how many attempts it has made before.
inline constexpr std::string_view previous_attempts_key = "grpc-previous-rpc-attempts";

/// A point in time, in UTC.
using SystemTime = std::chrono::system_clock::time_point;

}  // namespace retry

namespace detail::retry {

/// Exactly an optional, so that a literal or a string is a text.
template <class T>
concept MaybeText =
    std::same_as<T, std::optional<std::string_view>> || std::same_as<T, std::nullopt_t>;

/// Returns the text without the blanks and tabs around it, which are not part of a header's value.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Reads digits, perhaps a point and more digits, as milliseconds rounded up; saturates. Empty if
/// there is anything else.
[[nodiscard]] constexpr std::optional<std::int64_t> milliseconds_of(
    std::string_view text) noexcept {
  constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)() / 1000 - 1;
  std::int64_t whole = 0;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
    const int digit = text[i] - '0';
    whole = whole > (most - digit) / 10 ? most : whole * 10 + digit;
  }
  if (i == 0) return std::nullopt;
  if (i == text.size()) return whole * 1000;
  if (text[i] != '.' || ++i == text.size()) return std::nullopt;
  std::int64_t thousandths = 0;
  bool more = false;
  for (std::int64_t scale = 100; i < text.size(); ++i, scale /= 10) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    thousandths += scale * (text[i] - '0');
    more = more || (scale == 0 && text[i] != '0');
  }
  return whole * 1000 + thousandths + (more ? 1 : 0);
}

}  // namespace detail::retry

namespace retry {

/// Returns the time of an HTTP-date in any of its three forms, or nothing if the text is no date.
/// @param now  decides the century of a year of two digits
template <class Lazy = void>
[[nodiscard]] constexpr std::optional<std::chrono::sys_seconds> parse_http_date(
    std::string_view text, SystemTime now) noexcept {
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(now));
  detail::retry::WrittenDate date;
  const int year = static_cast<int>(today.year());
  if (!date.imf_fixdate(text) && !date.rfc_850(text, year) && !date.asctime(text))
    return std::nullopt;
  return date.seconds();
}

/// Returns the time of the answer: that of its Date header, or `fallback` if the header is absent
/// or unreadable. Use it as `now` of `parse_retry_after`, so that the two clocks need not agree.
template <class Lazy = void>
[[nodiscard]] constexpr SystemTime server_time(std::optional<std::string_view> date,
                                               SystemTime fallback) noexcept {
  if (!date) return fallback;
  const auto then = parse_http_date(detail::retry::trimmed(*date), fallback);
  const auto last = std::chrono::floor<std::chrono::seconds>((SystemTime::max)());
  const auto first = std::chrono::ceil<std::chrono::seconds>((SystemTime::min)());
  return then && first <= *then && *then <= last ? SystemTime(*then) : fallback;
}

/// Reads the value of Retry-After: seconds, with a fraction too, since servers send them (rounded
/// up to milliseconds), or a date. A time that is past is a wait of 0; one that is too large is
/// `cap`. Anything else (empty, negative) is `unreadable`.
/// @param now  the time of the answer, best `server_time`
/// @param cap  the longest wait to be returned
template <class Lazy = void>
[[nodiscard]] constexpr Hint parse_retry_after(
    std::string_view text, SystemTime now,
    std::chrono::milliseconds cap = (std::chrono::milliseconds::max)()) noexcept {
  using std::chrono::milliseconds;
  const auto capped = [&](milliseconds wait) { return Hint::wait(wait < cap ? wait : cap); };
  text = detail::retry::trimmed(text);
  if (const auto wait = detail::retry::milliseconds_of(text)) return capped(milliseconds(*wait));
  const auto then = parse_http_date(text, now);
  if (!then) return Hint::unreadable();
  const auto seconds = *then - std::chrono::floor<std::chrono::seconds>(now);
  if (seconds.count() <= 0) return Hint::wait(milliseconds(0));
  auto begun = now.time_since_epoch() % std::chrono::seconds(1);  // of the second that now is in
  if (begun.count() < 0) begun += std::chrono::seconds(1);
  return capped(milliseconds(seconds) - std::chrono::floor<milliseconds>(begun));
}
/// The same for a header that may be absent.
template <detail::retry::MaybeText T>
[[nodiscard]] constexpr Hint parse_retry_after(
    T text, SystemTime now,
    std::chrono::milliseconds cap = (std::chrono::milliseconds::max)()) noexcept {
  const std::optional<std::string_view> value = text;
  return value ? parse_retry_after(*value, now, cap) : Hint{};
}

/// Reads `grpc-retry-pushback-ms`: a signed decimal number of 32 bits, without a plus, blanks, or
/// leading zeros. A negative number says not to retry. By gRPC's design an `unreadable` one says so
/// too, and a policy that obeys pushback takes it so.
[[nodiscard]] constexpr Hint parse_pushback(std::string_view text) noexcept {
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  const bool padded = digits.size() > 1 && digits[0] == '0';
  if (digits.empty() || digits.size() > 10 || padded) return Hint::unreadable();
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return Hint::unreadable();
    value = value * 10 + (c - '0');
  }
  const std::int64_t most = (std::numeric_limits<std::int32_t>::max)();
  if (value > most + (negative ? 1 : 0)) return Hint::unreadable();
  return negative && value != 0 ? Hint::never() : Hint::wait(std::chrono::milliseconds(value));
}
/// The same for metadata that may be absent.
template <detail::retry::MaybeText T>
[[nodiscard]] constexpr Hint parse_pushback(T text) noexcept {
  const std::optional<std::string_view> value = text;
  return value ? parse_pushback(*value) : Hint{};
}

/// Returns the `retry_delay` of google.rpc.RetryInfo, rounded up to milliseconds. Unreadable if it
/// is negative, or no google.protobuf.Duration: more than 315,576,000,000 seconds, nanoseconds out
/// of range.
[[nodiscard]] constexpr Hint retry_info_hint(std::int64_t seconds,
                                             std::int32_t nanoseconds) noexcept {
  const bool valid =
      seconds >= 0 && seconds <= 315'576'000'000 && nanoseconds >= 0 && nanoseconds <= 999'999'999;
  if (!valid) return Hint::unreadable();
  const std::int64_t rounded_up = (nanoseconds + 999'999) / 1'000'000;
  return Hint::wait(std::chrono::milliseconds(seconds * 1000 + rounded_up));
}

/// Reads the value of the field `RateLimit`: in the newest draft a list such as
/// `"default";r=0;t=30`, in draft 7 `limit=100, remaining=0, reset=30`. Returns the longest wait of
/// the policies that are used up, and an absent hint if something remains of each.
[[nodiscard]] constexpr Hint parse_rate_limit(std::string_view text) noexcept {
  const detail::retry::RateLimitState state = detail::retry::read_rate_limit(text);
  if (!state.valid) return Hint::unreadable();
  return state.used_up ? Hint::wait(std::chrono::seconds(state.wait)) : Hint{};
}

/// Reads the fields `RateLimit-Remaining` and `RateLimit-Reset` of drafts 0 to 6: seconds to wait
/// if nothing remains. Absent without a reset, or if something remains.
[[nodiscard]] constexpr Hint parse_rate_limit_reset(std::optional<std::string_view> remaining,
                                                    std::string_view reset) noexcept {
  const auto seconds = detail::retry::small_count(detail::retry::trimmed(reset));
  if (!seconds) return Hint::unreadable();
  if (remaining) {
    const auto left = detail::retry::small_count(detail::retry::trimmed(*remaining));
    if (!left) return Hint::unreadable();
    if (*left > 0) return Hint{};
  }
  return Hint::wait(std::chrono::seconds(*seconds));
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
