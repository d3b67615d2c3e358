// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_NUMBER_TEXT_HPP
#define FAULTWIRE_DETAIL_NUMBER_TEXT_HPP
/// Sends a number as decimal digits, without memory or locale.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/detail/sink.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {

template <Sink S, std::integral N>
constexpr void number_to(S&& sink, N value) {
  char digits[24] = {};
  std::size_t at = sizeof(digits);
  const bool negative = value < 0;
  auto rest = negative ? std::uint64_t{0} - static_cast<std::uint64_t>(value)
                       : static_cast<std::uint64_t>(value);
  do {
    digits[--at] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (negative) digits[--at] = '-';
  const char* const first = digits + at;
  sink(view_of(first, sizeof(digits) - at));
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
