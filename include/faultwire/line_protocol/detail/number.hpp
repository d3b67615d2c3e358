// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_NUMBER_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_NUMBER_HPP
/// Numbers as line protocol spells them: where a number ends, of what type it is, and its value.
/// Floats are correctly rounded, and what exceeds a double is infinite, what is below it zero, as
/// Rust's `f64` reads them.
///
/// @code
/// auto token = scan_number("-2.5e3,next=1");
/// if (token.shape == NumberShape::floating) {
///   double value = parse_float(token.digits);
/// }
/// @endcode

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <system_error>

#include "faultwire/detail/characters.hpp"
#include "faultwire/detail/float_text.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// What kind of number is somewhere.
enum class NumberShape : std::uint8_t {
  none,      ///< no number: no digit after an optional minus
  integer,   ///< `-?[0-9]+i`
  uinteger,  ///< `[0-9]+u`
  floating,  ///< `-?[0-9]+`, optionally `.[0-9]+`, optionally `[eE][+-]?[0-9]+`
};

/// A number at the begin of a text.
struct NumberToken {
  NumberShape shape = NumberShape::none;
  std::string_view digits{};  ///< without the letter of the type
  std::size_t length = 0;     ///< bytes of the token, with the letter
};

using faultwire::detail::is_digit;

/// The first position at or after `at` that holds no digit.
[[nodiscard]] constexpr std::size_t skip_digits(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// Where the fraction that begins at `at` ends; `at` if there is none.
[[nodiscard]] constexpr std::size_t skip_fraction(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || text[at] != '.') return at;
  const std::size_t end = skip_digits(text, at + 1);
  return end > at + 1 ? end : at;
}

/// Where the exponent that begins at `at` ends; `at` if there is none.
[[nodiscard]] constexpr std::size_t skip_exponent(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return at;
  std::size_t first = at + 1;
  if (first < text.size() && (text[first] == '+' || text[first] == '-')) ++first;
  const std::size_t end = skip_digits(text, first);
  return end > first ? end : at;
}

/// Whether the float spelled by `text`, too large or too small for a double, is the former: where
/// its first digit that is not zero is, moved by the exponent.
[[nodiscard]] constexpr bool exceeds_range(std::string_view text) noexcept {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const std::size_t whole_end = skip_digits(text, at);
  std::int64_t magnitude = 0;
  while (at < whole_end && text[at] == '0') ++at;
  const std::size_t fraction_end = skip_fraction(text, whole_end);
  if (at < whole_end) {
    magnitude = static_cast<std::int64_t>(whole_end - at);
  } else {
    for (std::size_t i = whole_end + 1; i < fraction_end && text[i] == '0'; ++i) --magnitude;
  }
  if (fraction_end >= text.size()) return magnitude > 0;
  constexpr std::int64_t enough = std::int64_t{1} << 61;
  std::int64_t exponent = 0;
  const bool negative = text[fraction_end + 1] == '-';
  for (std::size_t i = fraction_end + 1; i < text.size(); ++i) {
    if (is_digit(text[i]) && exponent < enough / 16) exponent = exponent * 10 + (text[i] - '0');
  }
  return magnitude + (negative ? -exponent : exponent) > 0;
}

/// The number with which `text` begins; alternatives in the server's order: integer, unsigned
/// integer, float. What follows is not looked at. Linear in the token, no allocation.
[[nodiscard]] constexpr NumberToken scan_number(std::string_view text) noexcept {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::size_t end = detail::line_protocol::skip_digits(text, first);
  if (end == first) return {};
  if (end < text.size() && text[end] == 'i')
    return {NumberShape::integer, text.substr(0, end), end + 1};
  if (end < text.size() && text[end] == 'u' && first == 0)
    return {NumberShape::uinteger, text.substr(0, end), end + 1};
  end = detail::line_protocol::skip_exponent(text, detail::line_protocol::skip_fraction(text, end));
  return {NumberShape::floating, text.substr(0, end), end};
}

/// The value of `-?[0-9]+`, or nothing if it does not fit. Any number of leading zeros.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_integer(
    std::string_view digits) noexcept {
  const bool negative = digits.starts_with('-');
  constexpr auto limit = static_cast<std::uint64_t>((std::numeric_limits<std::int64_t>::max)());
  const std::uint64_t most = negative ? limit + 1 : limit;
  std::uint64_t value = 0;
  for (std::size_t i = negative ? 1 : 0; i < digits.size(); ++i) {
    const auto digit = static_cast<std::uint64_t>(digits[i] - '0');
    if (value > (most - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return static_cast<std::int64_t>(negative ? ~value + 1 : value);
}

/// The value of `[0-9]+`, or nothing if it does not fit. Any number of leading zeros.
[[nodiscard]] constexpr std::optional<std::uint64_t> parse_uinteger(
    std::string_view digits) noexcept {
  constexpr std::uint64_t most = (std::numeric_limits<std::uint64_t>::max)();
  std::uint64_t value = 0;
  for (const char c : digits) {
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (value > (most - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return value;
}

/// The value of a float token, correctly rounded; infinite or zero where a double cannot hold it.
/// Never NaN.
[[nodiscard]] inline double parse_float(std::string_view digits) noexcept {
  double value = 0;
  const auto result =
      faultwire::detail::float_from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  value =
      detail::line_protocol::exceeds_range(digits) ? std::numeric_limits<double>::infinity() : 0.0;
  return digits.starts_with('-') ? -value : value;
}

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
