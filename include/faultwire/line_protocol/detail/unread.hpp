// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_UNREAD_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_UNREAD_HPP
/// Numbers that were checked before and are read when somebody asks for them. Independent of the
/// scanner, and reads no byte beside the number.

#include <bit>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/column_type.hpp"
#include "faultwire/config.hpp"
#include "faultwire/line_protocol/detail/decimal.hpp"
#include "faultwire/line_protocol/detail/number.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// The float `text`, which has no exponent. As `parse_float`, which is slower.
template <class Lazy = void>
[[nodiscard]] FAULTWIRE_NEVER_INLINE double read_plain_float(std::string_view text) noexcept {
  constexpr std::uint64_t most = 1'000'000'000'000'000'000u;  // with one digit more it still fits
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::uint64_t digits = 0;
  std::size_t point = text.size() - 1;
  for (std::size_t at = first; at < text.size(); ++at) {
    if (text[at] == '.') {
      point = at;
      continue;
    }
    if (digits >= most) return detail::line_protocol::parse_float(text);
    digits = digits * 10 + static_cast<std::uint64_t>(text[at] - '0');
  }
  double out = 0;
  if (!detail::line_protocol::round_decimal(digits, -static_cast<int>(text.size() - 1 - point),
                                            out))
    return detail::line_protocol::parse_float(text);
  return first != 0 ? -out : out;
}

/// The bits of the number `text`, without the letter of its type. It was checked, so that it is a
/// number and fits.
template <class Lazy = void>
[[nodiscard]] std::uint64_t read_unread(std::string_view text, IoxColumnType type) noexcept {
  if (type == IoxColumnType::field_float)
    return std::bit_cast<std::uint64_t>(detail::line_protocol::read_plain_float(text));
  if (type == IoxColumnType::field_uinteger)
    return detail::line_protocol::parse_uinteger(text).value_or(0);
  return static_cast<std::uint64_t>(detail::line_protocol::parse_integer(text).value_or(0));
}

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
