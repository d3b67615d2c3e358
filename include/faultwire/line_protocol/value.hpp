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
#include "faultwire/line_protocol/detail/unread.hpp"
#include "faultwire/line_protocol/text.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::line_protocol {
struct UnreadValue;
}
namespace line_protocol {

/// One of five types; 16 bytes, trivially copyable. A string is a view into the batch, and so is a
/// number that `Reader::next_on_demand` gave and nobody has read. Asking for
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
    return is_float() ? std::bit_cast<double>(number()) : 0.0;
  }
  [[nodiscard]] constexpr std::int64_t as_integer() const noexcept {
    return is_integer() ? static_cast<std::int64_t>(number()) : 0;
  }
  [[nodiscard]] constexpr std::uint64_t as_uinteger() const noexcept {
    return is_uinteger() ? number() : 0;
  }
  [[nodiscard]] constexpr bool as_boolean() const noexcept { return is_boolean() && number_ != 0; }
  [[nodiscard]] constexpr Text as_string() const noexcept {
    return is_string() ? Text({text_, text_size_}, EscapeRule::string, has_backslash_) : Text();
  }

  /// Equal types and equal contents: floats by their bits (so `-0` is not `0`), strings unescaped.
  [[nodiscard]] friend constexpr bool operator==(const Value& a, const Value& b) noexcept {
    if (a.type_ != b.type_) return false;
    return a.is_string() ? a.as_string() == b.as_string() : a.number() == b.number();
  }

  /// Whether the value is a number that was checked and not read: a view into the batch. Only
  /// `Reader::next_on_demand` makes such values.
  [[nodiscard]] constexpr bool is_unread() const noexcept { return unread_; }
  /// The same value, read: only a string is still a view into the batch.
  [[nodiscard]] constexpr Value read() const noexcept {
    Value out = *this;
    if (unread_) out.number_ = number(), out.text_size_ = 0, out.unread_ = false;
    return out;
  }

 private:
  friend struct detail::line_protocol::UnreadValue;

  [[nodiscard]] constexpr std::uint64_t number() const noexcept {
    if (!unread_) [[likely]]
      return number_;
    return detail::line_protocol::read_unread({text_, text_size_}, type_);
  }

  union {
    std::uint64_t number_;
    const char* text_;
  };
  std::uint32_t text_size_ = 0;
  IoxColumnType type_;
  bool has_backslash_ = false;
  bool unread_ = false;
};

}  // namespace line_protocol

namespace detail::line_protocol {
/// The parser's door into a value; nobody else's. The texts are without the letter of the type.
struct UnreadValue {
  static constexpr Value integer(std::string_view text, bool is_unsigned) noexcept {
    return make(text, is_unsigned ? IoxColumnType::field_uinteger : IoxColumnType::field_integer);
  }
  static constexpr Value floating(std::string_view text) noexcept {
    return make(text, IoxColumnType::field_float);
  }

 private:
  static constexpr Value make(std::string_view text, IoxColumnType type) noexcept {
    Value out;
    out.text_ = text.data();
    out.text_size_ = static_cast<std::uint32_t>(text.size());
    out.type_ = type;
    out.unread_ = true;
    return out;
  }
};
}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
