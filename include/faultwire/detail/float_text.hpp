// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_FLOAT_TEXT_HPP
#define FAULTWIRE_DETAIL_FLOAT_TEXT_HPP
// std::from_chars for double, also where the standard library has it for integers only (libc++
// before 20).

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <system_error>

#include "faultwire/config.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {

/// Reads `-?[0-9]*[.[0-9]*][e[+-][0-9]+]` with at least one digit before `e`. Neither infinities
/// nor NaN. Correctly rounded if the C library's strtod is. No locale counts: strtod is given an
/// integer and an exponent, never a decimal point.
[[nodiscard]] inline std::from_chars_result portable_float_from_chars(const char* first,
                                                                      const char* last,
                                                                      double& value) noexcept {
  constexpr std::size_t enough =
      800;  // decimal digits: more than 767 never decide by more than whether they are all zero
  char buffer[enough + 32];
  std::size_t size = 0;
  std::size_t digits = 0;
  std::int64_t exponent = 0;
  bool any = false;
  bool point = false;
  bool rest = false;
  const char* at = first;
  if (at != last && *at == '-') buffer[size++] = *at++;
  for (; at != last && ((*at >= '0' && *at <= '9') || (*at == '.' && !point)); ++at) {
    if (*at == '.') {
      point = true;
      continue;
    }
    any = true;
    exponent -= point ? 1 : 0;
    if (digits == 0 && *at == '0') continue;
    if (digits == enough) {
      rest = rest || *at != '0';
      ++exponent;
      continue;
    }
    buffer[size++] = *at;
    ++digits;
  }
  if (!any) return {first, std::errc::invalid_argument};
  if (at != last && (*at == 'e' || *at == 'E')) {
    const char* sign = at + 1;
    const bool negative = sign != last && *sign == '-';
    if (sign != last && (*sign == '-' || *sign == '+')) ++sign;
    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)() / 32;
    std::int64_t written = 0;
    const char* end = sign;
    for (; end != last && *end >= '0' && *end <= '9'; ++end)
      written = written > most ? written : written * 10 + (*end - '0');
    if (end != sign) {
      exponent += negative ? -written : written;
      at = end;
    }
  }
  if (digits == 0) {
    value = *first == '-' ? -0.0 : 0.0;
    return {at, std::errc{}};
  }
  buffer[size++] = rest ? '1' : '0';
  // Beyond this every double has ended, and strtod need not meet numbers that it may not hold.
  const std::int64_t clamped = exponent > 99999 ? 99999 : exponent < -99999 ? -99999 : exponent;
  buffer[size++] = 'e';
  const auto [end, ignored] = std::to_chars(buffer + size, buffer + sizeof buffer - 1, clamped - 1);
  *end = '\0';
  const double read = std::strtod(buffer, nullptr);
  constexpr double largest = (std::numeric_limits<double>::max)();
  if (read == 0 || read > largest || read < -largest) return {at, std::errc::result_out_of_range};
  value = read;
  return {at, std::errc{}};
}

/// As std::from_chars; where that is not to be had, without infinities and NaN.
[[nodiscard]] inline std::from_chars_result float_from_chars(const char* first, const char* last,
                                                             double& value) noexcept {
#if FAULTWIRE_HAS_FLOAT_FROM_CHARS
  return std::from_chars(first, last, value);
#else
  return portable_float_from_chars(first, last, value);
#endif
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
