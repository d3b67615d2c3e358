// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_DETAIL_HTTP_DATE_HPP
#define FAULTWIRE_RETRY_DETAIL_HTTP_DATE_HPP
/// Reads an HTTP-date in its three forms. Authority: RFC 9110, section 5.6.7.
///
/// @code
/// auto then = faultwire::retry::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT",
///                                               std::chrono::system_clock::now());
/// @endcode

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace detail::retry {
using namespace std::string_view_literals;

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
  /// Reads a number of exactly so many digits.
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
  /// Reads which of some words comes next.
  template <std::size_t N>
  [[nodiscard]] constexpr bool one_of(const std::string_view (&words)[N], int& out) noexcept {
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

inline constexpr std::string_view day_names[] = {"Mon"sv, "Tue"sv, "Wed"sv, "Thu"sv,
                                                 "Fri"sv, "Sat"sv, "Sun"sv};
inline constexpr std::string_view long_day_names[] = {
    "Monday"sv, "Tuesday"sv, "Wednesday"sv, "Thursday"sv, "Friday"sv, "Saturday"sv, "Sunday"sv};
inline constexpr std::string_view month_names[] = {"Jan"sv, "Feb"sv, "Mar"sv, "Apr"sv,
                                                   "May"sv, "Jun"sv, "Jul"sv, "Aug"sv,
                                                   "Sep"sv, "Oct"sv, "Nov"sv, "Dec"sv};

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

  /// Returns the time, if there is such a day and hour. A leap second counts as the second after
  /// it. The name of the day is not compared: servers that get it wrong mean the date.
  [[nodiscard]] constexpr std::optional<std::chrono::sys_seconds> seconds() const noexcept {
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month) + 1),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
  }
};

}  // namespace detail::retry
}  // namespace v1
}  // namespace faultwire

#endif
