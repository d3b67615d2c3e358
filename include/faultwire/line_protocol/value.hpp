// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_VALUE_HPP
#define FAULTWIRE_LINE_PROTOCOL_VALUE_HPP
/// The value of a field, typed as the server types it.
///
/// @code
/// line_protocol::Value value(std::int64_t{5});
/// if (value.is_integer()) { std::int64_t n = value.as_integer(); }
/// static_assert(sizeof(line_protocol::Value) == 16);
/// @endcode

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/codes/column_type.hpp"
#include "faultwire/line_protocol/text.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// One of five types; 16 bytes, trivially copyable. A string is a view into the batch. Asking for
/// another type than `type()` is no error: it gives zero, false or the empty text.
class Value {
 public:
  /// The float 0.
  constexpr Value() noexcept : Value(0.0) {}
  constexpr explicit Value(double value) noexcept
      : number_(std::bit_cast<std::uint64_t>(value)), type_(IoxColumnType::field_float) {}
  constexpr explicit Value(std::int64_t value) noexcept
      : number_(static_cast<std::uint64_t>(value)), type_(IoxColumnType::field_integer) {}
  constexpr explicit Value(std::uint64_t value) noexcept
      : number_(value), type_(IoxColumnType::field_uinteger) {}
  constexpr explicit Value(bool value) noexcept
      : number_(value ? 1u : 0u), type_(IoxColumnType::field_boolean) {}
  /// A string as it is written between its quotes, at most 2^32 - 1 bytes; longer ones are not line
  /// protocol.
  constexpr explicit Value(const Text& value) noexcept
      : text_(value.raw().data()),
        text_size_(static_cast<std::uint32_t>(value.raw().size())),
        type_(IoxColumnType::field_string),
        has_backslash_(value.has_backslash()) {}

  /// One of `field_float`, `field_integer`, `field_uinteger`, `field_string`, `field_boolean`.
  [[nodiscard]] constexpr IoxColumnType type() const noexcept { return type_; }
  [[nodiscard]] constexpr bool is_float() const noexcept {
    return type_ == IoxColumnType::field_float;
  }
  [[nodiscard]] constexpr bool is_integer() const noexcept {
    return type_ == IoxColumnType::field_integer;
  }
  [[nodiscard]] constexpr bool is_uinteger() const noexcept {
    return type_ == IoxColumnType::field_uinteger;
  }
  [[nodiscard]] constexpr bool is_boolean() const noexcept {
    return type_ == IoxColumnType::field_boolean;
  }
  [[nodiscard]] constexpr bool is_string() const noexcept {
    return type_ == IoxColumnType::field_string;
  }

  /// Infinite where the digits exceed the range of a double, as on the server; never NaN.
  [[nodiscard]] constexpr double as_float() const noexcept {
    return is_float() ? std::bit_cast<double>(number_) : 0.0;
  }
  [[nodiscard]] constexpr std::int64_t as_integer() const noexcept {
    return is_integer() ? static_cast<std::int64_t>(number_) : 0;
  }
  [[nodiscard]] constexpr std::uint64_t as_uinteger() const noexcept {
    return is_uinteger() ? number_ : 0;
  }
  [[nodiscard]] constexpr bool as_boolean() const noexcept { return is_boolean() && number_ != 0; }
  [[nodiscard]] constexpr Text as_string() const noexcept {
    return is_string() ? Text({text_, text_size_}, EscapeRule::string, has_backslash_) : Text();
  }

  /// Equal types and equal contents: floats by their bits (so `-0` is not `0`), strings unescaped.
  [[nodiscard]] friend constexpr bool operator==(const Value& a, const Value& b) noexcept {
    if (a.type_ != b.type_) return false;
    return a.is_string() ? a.as_string() == b.as_string() : a.number_ == b.number_;
  }

 private:
  union {
    std::uint64_t number_;
    const char* text_;
  };
  std::uint32_t text_size_ = 0;
  IoxColumnType type_;
  bool has_backslash_ = false;
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
