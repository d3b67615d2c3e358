// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SCAN_VALUES_HPP
#define FAULTWIRE_LINE_PROTOCOL_SCAN_VALUES_HPP
/// Values between two stops: numbers by their shape, booleans, timestamps. Rare forms are read by
/// the rules of the exact path.
///
/// @code
/// namespace scan = detail::line_protocol::scan;
/// std::string batch = std::string(40, ' ') + "12.5";
/// const char* end = batch.data() + batch.size();
/// line_protocol::Value value;
/// bool good = scan::read_value<scan::Keep::values>({end - 4, 4}, end, batch.data(), &value);
/// @endcode

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/detail/decimal.hpp"
#include "faultwire/line_protocol/detail/number.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/scan/digits.hpp"
#include "faultwire/line_protocol/scan/word.hpp"
#include "faultwire/line_protocol/value.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;
inline namespace FAULTWIRE_SCANNER {
namespace scan {

/// What is kept of a line.
enum class Keep : std::uint8_t {
  nothing,  ///< it is only checked
  views,    ///< its entry; the numbers are checked, and read when somebody asks for them
  values,   ///< its entry
};

/// `number` with the sign that is told by 0 or 1.
[[nodiscard]] FAULTWIRE_ALWAYS_INLINE std::int64_t with_sign(std::uint64_t number,
                                                             std::size_t minus) noexcept {
  return static_cast<std::int64_t>((number ^ (0 - std::uint64_t{minus})) + minus);
}
[[nodiscard]] FAULTWIRE_ALWAYS_INLINE double with_sign(double number, std::size_t minus) noexcept {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(number) | std::uint64_t{minus} << 63);
}

/// Reads a number of any spelling, or a boolean. Returns false if the text is neither.
template <Keep keep>
FAULTWIRE_NEVER_INLINE bool read_rare_value(std::string_view text, Value* out) noexcept {
  Value value;
  const NumberToken token = scan_number(text);
  if (token.shape == NumberShape::none) {
    const std::optional<bool> known = reference::parse_boolean(text);
    if (!known) return false;
    value = Value(*known);
  } else if (token.length != text.size()) {
    return false;
  } else if (token.shape == NumberShape::integer) {
    const auto number = parse_integer(token.digits);
    if (!number) return false;
    value = Value(*number);
  } else if (token.shape == NumberShape::uinteger) {
    const auto number = parse_uinteger(token.digits);
    if (!number) return false;
    value = Value(*number);
  } else if constexpr (keep != Keep::nothing) {
    value = Value(parse_float(token.digits));
  }
  if constexpr (keep != Keep::nothing) *out = value;
  return true;
}

/// Reads a boolean. Returns false if the text is no boolean.
template <Keep keep>
FAULTWIRE_ALWAYS_INLINE bool read_boolean(std::string_view text, Value* out) noexcept {
  const std::optional<bool> known = reference::parse_boolean(text);
  if constexpr (keep != Keep::nothing) {
    if (known) *out = Value(*known);
  }
  return known.has_value();
}

/// A float or an integer of up to 8 bytes after its sign, in one word:
///
///     text     1 2 . 5          the last byte is the highest of the word
///     digits   1 2 ? 5          each byte xor '0'; of a point that is 0x1e, no digit
///     others   0 0 1 0          no digits
///
/// Returns false if it has another shape.
FAULTWIRE_ALWAYS_INLINE bool read_short(const char* end, std::size_t count, std::size_t minus,
                                        Value* out) noexcept {
  const std::uint64_t digits =
      (load_word(end - 8) ^ repeat('0')) & (~std::uint64_t{0} << (64 - 8 * count));
  const std::uint64_t others = (((digits & ~high_bits) + repeat(0x7f - 9)) | digits) & high_bits;
  if (others == 0) {
    const auto whole = static_cast<std::int64_t>(eight_digits(digits));
    *out = Value(with_sign(static_cast<double>(whole), minus));
    return true;
  }
  const auto fraction = static_cast<std::size_t>(std::countl_zero(others)) / 8;
  if ((others & (others - 1)) != 0 || fraction + 1 == count) return false;
  const char other = end[-1 - static_cast<std::ptrdiff_t>(fraction)];
  if (fraction != 0 ? other != '.' : other != 'i' && (other != 'u' || minus != 0)) return false;
  // The bytes before the point or the letter move up by one and cover it.
  const std::uint64_t before = (others >> 7) - 1;
  const std::uint64_t whole =
      eight_digits((digits & ~(before << 8 | 0xff)) | (digits & before) << 8);
  if (fraction == 0) {
    *out = other == 'i' ? Value(with_sign(whole, minus)) : Value(whole);
  } else if constexpr (!FAULTWIRE_ROUNDS_ONCE) {
    double number = 0;
    if (!round_decimal(whole, -static_cast<int>(fraction), number)) return false;
    *out = Value(with_sign(number, minus));
  } else {
    const auto number = static_cast<double>(static_cast<std::int64_t>(whole));
    *out = Value(with_sign(number / exact_powers_of_ten[fraction], minus));
  }
  return true;
}

/// The same for 9 to 31 bytes, and for all lengths where nothing is converted. The letter of an
/// integer counts as a digit here, so that 18 digits are the most.
template <Keep keep>
FAULTWIRE_ALWAYS_INLINE bool read_long(const char* end, std::size_t count, std::size_t minus,
                                       Value* out) noexcept {
  const std::uint32_t others = non_digits(end - number_reach) >> (number_reach - count);
  const std::string_view text(end - count - minus, count + minus);
  std::size_t fraction = 0;
  std::size_t point = 0;
  if (others != 0) {
    const std::size_t whole = first_bit(others);
    fraction = count - 1 - whole;
    point = 1;
    if ((others & (others - 1)) != 0 || whole == 0) return false;
    const char other = end[-1 - static_cast<std::ptrdiff_t>(fraction)];
    if (fraction == 0) {
      if (count > safe_digits || (other != 'i' && (other != 'u' || minus != 0))) return false;
      if constexpr (keep == Keep::views) {
        *out = UnreadValue::integer(text.substr(0, text.size() - 1), other == 'u');
      } else if constexpr (keep == Keep::values) {
        const std::uint64_t number = digits_before(end - 1, count - 1, 0, 0);
        *out = other == 'i' ? Value(with_sign(number, minus)) : Value(number);
      }
      return true;
    }
    if (other != '.') return false;
  }
  if constexpr (keep == Keep::views) {
    *out = UnreadValue::floating(text);
  } else if constexpr (keep == Keep::values) {
    double number = 0;
    if (count - point > safe_digits || fraction > most_fraction) return false;
    if (!round_decimal(digits_before(end, count - point, fraction, point),
                       -static_cast<int>(fraction), number))
      return false;
    *out = Value(with_sign(number, minus));
  }
  return true;
}

/// Reads the number or the boolean `text`. Returns false if it is neither. `end` is where its end
/// is read, which may be in a copy of the batch. Where it is at `floor` or after it, the 32 bytes
/// before it can be read. The byte at `text.data()` can be read even if `text` is empty.
template <Keep keep>
FAULTWIRE_ALWAYS_INLINE bool read_value(std::string_view text, const char* end, const char* floor,
                                        Value* out) noexcept {
  const std::size_t minus = *text.data() == '-' ? 1 : 0;
  const std::size_t count = text.size() - minus;
  if (count - 1 < number_reach - 1 && end >= floor) [[likely]] {
    // A check alone is one mask for all lengths; a conversion gains by a word where it suffices.
    if (keep == Keep::values && count <= 8 ? read_short(end, count, minus, out)
                                           : read_long<keep>(end, count, minus, out))
      return true;
  }
  return read_rare_value<keep>(text, out);
}

/// Reads a timestamp of any length.
FAULTWIRE_NEVER_INLINE inline bool read_rare_timestamp(std::string_view text,
                                                       std::int64_t& out) noexcept {
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  if (text.size() == sign || skip_digits(text, sign) != text.size()) return false;
  const auto number = parse_integer(text);
  if (number) out = *number;
  return number.has_value();
}

/// Reads the timestamp `text`. Returns false if it is no timestamp. `end` and `floor` are
/// those of `read_value`.
template <Keep keep>
FAULTWIRE_ALWAYS_INLINE bool read_timestamp(std::string_view text, const char* end,
                                            const char* floor, std::int64_t& out) noexcept {
  const std::size_t minus = *text.data() == '-' ? 1 : 0;
  const std::size_t count = text.size() - minus;
  if (count - 1 >= safe_digits || end < floor) [[unlikely]]  // an empty text, too: its count wraps
    return read_rare_timestamp(text, out);
  const bool good = count >= 16 ? all_digits(text.data() + minus, count)
                                : non_digits(end - number_reach) >> (number_reach - count) == 0;
  if (!good) return false;
  if (count == safe_digits && text[minus] == '9') return read_rare_timestamp(text, out);
  if constexpr (keep != Keep::nothing) out = with_sign(digits_before(end, count, 0, 0), minus);
  return true;
}

}  // namespace scan
}  // namespace FAULTWIRE_SCANNER
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
