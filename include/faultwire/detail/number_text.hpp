// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DETAIL_NUMBER_TEXT_HPP
#define FAULTWIRE_DETAIL_NUMBER_TEXT_HPP
/// Sends a number as decimal digits, without memory or locale.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/detail/sink.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {

/// The decimal digits of a number, made by one function for all types. A template, so that only a
/// unit that writes a number compiles it.
template <class C = char>
class NumberText {
 public:
  /// Never inlined: what renders has many numbers.
  FAULTWIRE_NEVER_INLINE constexpr NumberText(std::uint64_t magnitude, bool negative) noexcept {
    do {
      digits_[--at_] = static_cast<C>('0' + magnitude % 10);
      magnitude /= 10;
    } while (magnitude != 0);
    if (negative) digits_[--at_] = '-';
  }
  [[nodiscard]] constexpr std::basic_string_view<C> view() const noexcept {
    return view_of(digits_ + at_, std::size(digits_) - at_);
  }

 private:
  C digits_[24] = {};
  std::size_t at_ = std::size(digits_);
};

template <Sink S, std::integral N>
constexpr void number_to(S&& sink, N value) {
  const bool negative = value < 0;
  const auto magnitude = static_cast<std::uint64_t>(value);
  sink(NumberText<>(negative ? std::uint64_t{0} - magnitude : magnitude, negative).view());
}

}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
