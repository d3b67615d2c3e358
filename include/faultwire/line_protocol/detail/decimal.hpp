// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_DECIMAL_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_DECIMAL_HPP
/// Decimal numbers as correctly rounded doubles: one multiplication or division where that is
/// exact, else one or two wide multiplications. Authority: W. Clinger (1990) and D. Lemire, "Number
/// Parsing at a Gigabyte per Second" (2021).
///
/// @code
/// double tenth = 0;
/// bool known = round_decimal(1, -1, tenth);  // 0.1
/// @endcode

#include <bit>
#include <cstdint>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/detail/powers_of_five.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// Powers of ten that a double holds exactly.
inline constexpr double exact_powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
inline constexpr int most_exact_power = 22;
inline constexpr std::uint64_t most_exact_integer = std::uint64_t{1} << 53;

/// All 128 bits of a product.
struct Product {
  std::uint64_t high;
  std::uint64_t low;
};

[[nodiscard]] constexpr Product multiply(std::uint64_t a, std::uint64_t b) noexcept {
#if FAULTWIRE_HAS_INT128
  __extension__ typedef unsigned __int128 Wide;
  const Wide product = static_cast<Wide>(a) * b;
  return {static_cast<std::uint64_t>(product >> 64), static_cast<std::uint64_t>(product)};
#else
  constexpr std::uint64_t half = 0xffffffffu;
  const std::uint64_t low = (a & half) * (b & half);
  const std::uint64_t one = (a >> 32) * (b & half) + (low >> 32);
  const std::uint64_t two = (a & half) * (b >> 32) + (one & half);
  return {(a >> 32) * (b >> 32) + (one >> 32) + (two >> 32), (two << 32) | (low & half)};
#endif
}

/// The road for numbers that are not exact: `digits` is not zero.
[[nodiscard]] constexpr bool round_wide(std::uint64_t digits, int exponent, double& out) noexcept {
  if (exponent < least_power_of_five || exponent > most_power_of_five) return false;
  const int zeros = std::countl_zero(digits);
  const std::uint64_t scaled = digits << zeros;
  const PowerOfFive& power = power_of_five(exponent);
  Product product = multiply(scaled, power.high);
  constexpr std::uint64_t rest = 0x1ff;  // what lies below the mantissa and its rounding bit
  if ((product.high & rest) == rest) {
    const std::uint64_t carry = multiply(scaled, power.low).high;
    product.low += carry;
    product.high += product.low < carry ? 1u : 0u;
    if (product.low == ~std::uint64_t{0} && (exponent < -27 || exponent > 55)) return false;
  }

  const int top = static_cast<int>(product.high >> 63);
  std::uint64_t mantissa = product.high >> (top + 9);  // 54 bits: the last one rounds
  int binary = ((217706 * exponent) >> 16) + 63 + top - zeros + 1023;
  if (binary <= 0) return false;
  const bool tie = product.low <= 1 && exponent >= -4 && exponent <= 23 && (mantissa & 3) == 1 &&
                   (mantissa << (top + 9)) == product.high;
  if (tie) mantissa &= ~std::uint64_t{1};
  mantissa = (mantissa + (mantissa & 1)) >> 1;
  if (mantissa == most_exact_integer) mantissa >>= 1, ++binary;
  if (binary >= 2047) return false;
  out = std::bit_cast<double>((static_cast<std::uint64_t>(binary) << 52) |
                              (mantissa & (most_exact_integer / 2 - 1)));
  return true;
}

/// Sets `out` to `digits` times 10^`exponent`, rounded to nearest, ties to even. Returns false, and
/// leaves `out` alone, where that takes more than 128 bits to know, or where the result is not a
/// normal number. `digits` may be zero. Constant time.
[[nodiscard]] constexpr bool round_decimal(std::uint64_t digits, int exponent,
                                           double& out) noexcept {
  if (FAULTWIRE_ROUNDS_ONCE && digits <= detail::line_protocol::most_exact_integer &&
      exponent >= -detail::line_protocol::most_exact_power &&
      exponent <= detail::line_protocol::most_exact_power) {
    const auto whole =
        static_cast<double>(static_cast<std::int64_t>(digits));  // signed: one instruction
    out = exponent < 0 ? whole / detail::line_protocol::exact_powers_of_ten[-exponent]
                       : whole * detail::line_protocol::exact_powers_of_ten[exponent];
    return true;
  }
  if (digits == 0) return out = 0.0, true;
  return detail::line_protocol::round_wide(digits, exponent, out);
}

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
