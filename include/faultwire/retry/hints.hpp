// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_HINTS_HPP
#define FAULTWIRE_RETRY_HINTS_HPP
/// Reads what a server says about the next attempt: HTTP's Retry-After, gRPC's pushback,
/// google.rpc.RetryInfo. Any bytes are accepted; what cannot be read is told apart from what is not
/// there. Authority: RFC 9110, sections 5.6.7 and 10.2.3; gRFC A6; error_details.proto.
///
/// @code
/// const auto now = std::chrono::system_clock::now();
/// Failure failure{.code = HttpStatus::too_many_requests};
/// failure.retry_after = parse_retry_after("Fri, 31 Dec 1999 23:59:59 GMT", now,
///                                         std::chrono::minutes(10));  // past: wait(0)
/// static_assert(parse_pushback("-1") == Hint::never());
/// static_assert(retry_info_hint(1, 500'000'000) == Hint::wait(std::chrono::milliseconds(1500)));
/// @endcode

#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "faultwire/retry/failure.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// The metadata keys of gRPC's retry design.
inline constexpr std::string_view pushback_key = "grpc-retry-pushback-ms";
inline constexpr std::string_view previous_attempts_key = "grpc-previous-rpc-attempts";

/// A point in time, in UTC.
using SystemTime = std::chrono::system_clock::time_point;

}  // namespace retry

namespace detail::retry {
using namespace faultwire::retry;

/// Exactly an optional, so that a literal or a string is a text.
template <class T>
concept MaybeText =
    std::same_as<T, std::optional<std::string_view>> || std::same_as<T, std::nullopt_t>;

/// Takes a text apart from the left.
class TextReader {
 public:
  constexpr explicit TextReader(std::string_view text) noexcept : rest_(text) {}
  [[nodiscard]] constexpr bool done() const noexcept { return rest_.empty(); }
  [[nodiscard]] constexpr bool skip(std::string_view wanted) noexcept {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }
  /// A number of exactly so many digits.
  [[nodiscard]] constexpr bool digits(std::size_t count, int& out) noexcept {
    if (rest_.size() < count) return false;
    out = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return false;
      out = out * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return true;
  }
  /// Which of some words comes next.
  template <std::size_t N>
  [[nodiscard]] constexpr bool one_of(const std::array<std::string_view, N>& words,
                                      int& out) noexcept {
    for (std::size_t i = 0; i < N; ++i) {
      if (!skip(words[i])) continue;
      out = static_cast<int>(i);
      return true;
    }
    return false;
  }

 private:
  std::string_view rest_;
};

inline constexpr auto day_names =
    std::to_array<std::string_view>({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"});
inline constexpr auto long_day_names = std::to_array<std::string_view>(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
inline constexpr auto month_names = std::to_array<std::string_view>(
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});

/// A date as it is written.
struct WrittenDate {
  int weekday = 0, day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0;

  [[nodiscard]] constexpr bool time(TextReader& in) noexcept {
    return in.digits(2, hour) && in.skip(":") && in.digits(2, minute) && in.skip(":") &&
           in.digits(2, second);
  }
  /// Sun, 06 Nov 1994 08:49:37 GMT
  [[nodiscard]] constexpr bool imf_fixdate(std::string_view text) noexcept {
    TextReader in(text);
    return in.one_of(day_names, weekday) && in.skip(", ") && in.digits(2, day) && in.skip(" ") &&
           in.one_of(month_names, month) && in.skip(" ") && in.digits(4, year) && in.skip(" ") &&
           time(in) && in.skip(" GMT") && in.done();
  }
  /// Sunday, 06-Nov-94 08:49:37 GMT. A year that seems to be more than 50 years ahead is in the
  /// past.
  [[nodiscard]] constexpr bool rfc_850(std::string_view text, int this_year) noexcept {
    TextReader in(text);
    const bool read = in.one_of(long_day_names, weekday) && in.skip(", ") && in.digits(2, day) &&
                      in.skip("-") && in.one_of(month_names, month) && in.skip("-") &&
                      in.digits(2, year) && in.skip(" ") && time(in) && in.skip(" GMT") &&
                      in.done();
    if (!read) return false;
    year += this_year - this_year % 100;
    if (year > this_year + 50) year -= 100;
    return true;
  }
  /// Sun Nov  6 08:49:37 1994
  [[nodiscard]] constexpr bool asctime(std::string_view text) noexcept {
    TextReader in(text);
    return in.one_of(day_names, weekday) && in.skip(" ") && in.one_of(month_names, month) &&
           in.skip(" ") && (in.skip(" ") ? in.digits(1, day) : in.digits(2, day)) && in.skip(" ") &&
           time(in) && in.skip(" ") && in.digits(4, year) && in.done();
  }

  /// The time, if there is such a day and hour. A leap second counts as the second after it. The
  /// name of the day is not compared: servers that get it wrong mean the date.
  [[nodiscard]] constexpr std::optional<std::chrono::sys_seconds> seconds() const noexcept {
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month) + 1),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
  }
};

/// Without the blanks and tabs around it, which are not part of a header's value.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Digits, perhaps a point and more digits, as milliseconds rounded up; saturates. Nothing if there
/// is anything else.
[[nodiscard]] constexpr std::optional<std::int64_t> milliseconds_of(
    std::string_view text) noexcept {
  constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
  std::int64_t whole = 0;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
    const int digit = text[i] - '0';
    whole = whole > (most / 1000 - 1 - digit) / 10 ? most / 1000 - 1 : whole * 10 + digit;
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

/// Reads an HTTP-date in any of its three forms.
/// @param now  decides the century of a year of two digits
[[nodiscard]] constexpr std::optional<std::chrono::sys_seconds> parse_http_date(
    std::string_view text, SystemTime now) noexcept {
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(now));
  detail::retry::WrittenDate date;
  if (!date.imf_fixdate(text) && !date.rfc_850(text, static_cast<int>(today.year())) &&
      !date.asctime(text))
    return std::nullopt;
  return date.seconds();
}

/// Reads the value of Retry-After: seconds, with a fraction too, since servers send them (rounded
/// up to milliseconds), or a date. What is past, or too large for the type, is a wait of 0, or of
/// the cap.
/// @param now  the time of the answer, best that of its Date header
/// @param cap  the longest wait to be returned
/// @return a wait, or `unreadable`: for an empty text, a negative number, and anything else
[[nodiscard]] constexpr Hint parse_retry_after(
    std::string_view text, SystemTime now,
    std::chrono::milliseconds cap = (std::chrono::milliseconds::max)()) noexcept {
  const auto capped = [&](std::chrono::milliseconds wait) {
    return Hint::wait(wait < cap ? wait : cap);
  };
  text = detail::retry::trimmed(text);
  if (const auto wait = detail::retry::milliseconds_of(text))
    return capped(std::chrono::milliseconds(*wait));
  const auto then = parse_http_date(text, now);
  if (!then) return Hint::unreadable();
  const auto seconds = *then - std::chrono::floor<std::chrono::seconds>(now);
  if (seconds.count() <= 0) return Hint::wait(std::chrono::milliseconds(0));
  auto begun = now.time_since_epoch() % std::chrono::seconds(1);  // of the second that now is in
  if (begun.count() < 0) begun += std::chrono::seconds(1);
  return capped(std::chrono::milliseconds(seconds) -
                std::chrono::floor<std::chrono::milliseconds>(begun));
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
/// zeros in front. Negative numbers say not to retry; so does what is `unreadable` here, by gRPC's
/// design, and a policy that obeys pushback takes it so.
[[nodiscard]] constexpr Hint parse_pushback(std::string_view text) noexcept {
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  if (digits.empty() || digits.size() > 10 || (digits.size() > 1 && digits[0] == '0'))
    return Hint::unreadable();
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

/// The `retry_delay` of google.rpc.RetryInfo, rounded up to milliseconds. Unreadable if it is
/// negative, or no google.protobuf.Duration: more than 315,576,000,000 seconds, nanoseconds out of
/// range.
[[nodiscard]] constexpr Hint retry_info_hint(std::int64_t seconds,
                                             std::int32_t nanoseconds) noexcept {
  if (seconds < 0 || seconds > 315'576'000'000 || nanoseconds < 0 || nanoseconds > 999'999'999)
    return Hint::unreadable();
  return Hint::wait(
      std::chrono::milliseconds(seconds * 1000 + (nanoseconds + 999'999) / 1'000'000));
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
