// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_TIME_TEXT_HPP
#define FAULTWIRE_DETAIL_TIME_TEXT_HPP
/// Sends a time as RFC 3339 text, without memory, locale or <chrono>.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/detail/text_sink.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {

/// A day of the Gregorian calendar.
struct CivilDay {
  std::int64_t year;
  unsigned month;  ///< 1 to 12
  unsigned day;    ///< 1 to 31
};

/// Returns the day that is `days` days after 1970-01-01, which must not be before 0000-03-01. Exact
/// for every 64-bit number of nanoseconds, in days.
[[nodiscard]] constexpr CivilDay civil_day(std::int64_t days) noexcept {
  // Counted from 0000-03-01, so that a leap day is the last day of its year.
  constexpr std::int64_t era_days = 146097;  // of 400 years
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = shifted / era_days;
  const std::int64_t in_era = shifted - era * era_days;
  const std::int64_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  const std::int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * in_year + 2) / 153;  // 0: March
  const std::int64_t day = in_year - (153 * month + 2) / 5 + 1;
  const bool late = month >= 10;  // January and February belong to the next year
  return {year + era * 400 + (late ? 1 : 0), static_cast<unsigned>(late ? month - 9 : month + 3),
          static_cast<unsigned>(day)};
}

/// Digits in a row, each number as wide as it is asked for.
class TimeDigits {
 public:
  /// Adds `value` with `width` digits, and `mark` after them. Never inlined: a time has eight.
  FAULTWIRE_NEVER_INLINE void put(std::int64_t value, std::size_t width, char mark) noexcept {
    for (std::size_t i = width; i-- > 0; value /= 10)
      text_[size_ + i] = static_cast<char>('0' + value % 10);
    size_ += width;
    text_[size_++] = mark;
  }
  [[nodiscard]] std::string_view view() const noexcept { return {text_, size_}; }

 private:
  char text_[40] = {};
  std::size_t size_ = 0;
};

/// Sends `nanoseconds` since 1970 as a time in UTC, for example `2023-05-24T07:33:20+00:00`. The
/// fraction has nine digits and is left out if it is zero.
inline void time_text_to(const TextSink& sink, std::int64_t nanoseconds) {
  constexpr std::int64_t in_second = 1'000'000'000;
  constexpr std::int64_t in_day = 86'400;
  const std::int64_t fraction = (nanoseconds % in_second + in_second) % in_second;
  const std::int64_t seconds = nanoseconds / in_second - (nanoseconds % in_second < 0 ? 1 : 0);
  const std::int64_t clock = (seconds % in_day + in_day) % in_day;
  const CivilDay date = civil_day(seconds / in_day - (seconds % in_day < 0 ? 1 : 0));
  TimeDigits text;
  text.put(date.year, 4, '-');
  text.put(date.month, 2, '-');
  text.put(date.day, 2, 'T');
  text.put(clock / 3600, 2, ':');
  text.put(clock / 60 % 60, 2, ':');
  text.put(clock % 60, 2, fraction != 0 ? '.' : '+');
  if (fraction != 0) text.put(fraction, 9, '+');
  text.put(0, 2, ':');
  sink(text.view());
  sink("00");
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
