// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_PROTOBUF_HPP
#define FAULTWIRE_WIRE_PROTOBUF_HPP
/// The encoding of Protocol Buffers for plain structs, without generated code. The members of a
/// struct are the fields 1, 2, 3 and so on, at most five. Integers are varints, std::string is
/// `string` (or `bytes`, if it is the `bytes_field`), vectors are repeated, structs are messages,
/// pairs are entries of a map. Authority: the encoding guide of protobuf.dev.
///
/// @code
/// const std::string bytes = encode(RequestInfo{.request_id = "r-17"});
/// const bool same = decode<RequestInfo>(bytes)->request_id == "r-17";
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "faultwire/detail/utf8.hpp"
#include "faultwire/detail/utf8_repaired.hpp"

namespace faultwire {
inline namespace v1 {

namespace wire {}
namespace detail::wire {
using namespace faultwire::wire;

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

template <class Lazy = void>
void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}
template <class Lazy = void>
void put_bytes(std::string& out, std::uint32_t field, std::string_view bytes) {
  put_varint(out, field << 3 | 2);
  put_varint(out, bytes.size());
  out.append(bytes);
}
/// Whether the field is `bytes`; other texts are `string`.
template <class M>
[[nodiscard]] constexpr bool holds_bytes(std::uint32_t field) noexcept {
  if constexpr (requires { M::bytes_field; }) {
    return field == M::bytes_field;
  } else {
    return false;
  }
}

template <class M>
void put_message(std::string& out, const M& message);

template <class M, class F>
void put_field(std::string& out, std::uint32_t field, const F& value) {
  if constexpr (std::is_integral_v<F>) {
    if (value == 0) return;
    put_varint(out, field << 3);
    put_varint(out, static_cast<std::uint64_t>(std::int64_t{value}));
  } else if constexpr (std::is_same_v<F, std::string>) {
    if (value.empty()) return;
    if (holds_bytes<M>(field)) return put_bytes(out, field, value);
    put_bytes(out, field, utf8_repaired(value));
  } else if constexpr (is_vector<F>) {
    for (const auto& one : value) {
      if constexpr (std::is_same_v<typename F::value_type, std::string>) {
        put_bytes(out, field, utf8_repaired(one));
      } else {
        std::string inner;
        put_message(inner, one);
        put_bytes(out, field, inner);
      }
    }
  } else {
    std::string inner;
    put_message(inner, value);
    if (!inner.empty()) put_bytes(out, field, inner);
  }
}

/// Converts to the type of every member, so that the members of a struct can be counted.
struct AnyMember {
  template <class T>
  operator T() const noexcept;
};
template <class M, class... Members>
consteval std::size_t member_count() {
  if constexpr (requires { M{Members{}..., AnyMember{}}; }) {
    return member_count<M, Members..., AnyMember>();
  } else {
    return sizeof...(Members);
  }
}
template <class M>
inline constexpr std::size_t members_of = member_count<M>();
template <class A, class B>
inline constexpr std::size_t members_of<std::pair<A, B>> = 2;

/// Calls `visit(number, member)` for every member, or for both of a pair.
template <class M, class F>
constexpr void each_member(M& message, F&& visit) {
  constexpr std::size_t count = members_of<std::remove_const_t<M>>;
  static_assert(count >= 1 && count <= 5, "a message has one to five fields");
  if constexpr (count == 1) {
    auto& [a] = message;
    visit(1, a);
  } else if constexpr (count == 2) {
    auto& [a, b] = message;
    visit(1, a), visit(2, b);
  } else if constexpr (count == 3) {
    auto& [a, b, c] = message;
    visit(1, a), visit(2, b), visit(3, c);
  } else if constexpr (count == 4) {
    auto& [a, b, c, d] = message;
    visit(1, a), visit(2, b), visit(3, c), visit(4, d);
  } else {
    auto& [a, b, c, d, e] = message;
    visit(1, a), visit(2, b), visit(3, c), visit(4, d), visit(5, e);
  }
}

template <class M>
void put_message(std::string& out, const M& message) {
  each_member(message,
              [&](std::uint32_t number, const auto& field) { put_field<M>(out, number, field); });
}

/// Reads one encoded message. Every function returns whether the bytes were good.
struct WireReader {
  std::string_view rest;

  [[nodiscard]] bool varint(std::uint64_t& value) noexcept {
    value = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
      if (rest.empty()) return false;
      const auto byte = static_cast<unsigned char>(rest.front());
      rest.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }
  [[nodiscard]] bool bytes(std::string_view& value) noexcept {
    std::uint64_t size = 0;
    if (!varint(size) || size > rest.size()) return false;
    value = rest.substr(0, static_cast<std::size_t>(size));
    rest.remove_prefix(value.size());
    return true;
  }
  /// Skips the value of an unknown field. A group is skipped to its end, nested ones up to the
  /// depth that protobuf allows.
  [[nodiscard]] bool skip(std::uint64_t tag, int depth = 100) noexcept {
    std::uint64_t number = 0;
    std::string_view ignored;
    switch (tag & 7) {
      case 0:
        return varint(number);
      case 1:
        return drop(8);
      case 2:
        return bytes(ignored);
      case 3:
        return skip_group(tag >> 3, depth - 1);
      case 5:
        return drop(4);
      default:
        return false;
    }
  }
  [[nodiscard]] bool skip_group(std::uint64_t group, int depth) noexcept {
    for (std::uint64_t tag = 0; depth > 0 && read_tag(tag);) {
      if ((tag & 7) == 4) return tag >> 3 == group;
      if (!skip(tag, depth)) return false;
    }
    return false;
  }
  /// Reads at most five bytes, of which 32 bits count, as protobuf's own reader does.
  [[nodiscard]] bool read_tag(std::uint64_t& tag) noexcept {
    const std::size_t before = rest.size();
    if (!varint(tag) || before - rest.size() > 5) return false;
    tag &= 0xffffffffu;
    return tag >> 3 != 0;
  }
  [[nodiscard]] bool drop(std::size_t width) noexcept {
    if (rest.size() < width) return false;
    rest.remove_prefix(width);
    return true;
  }
};

template <class M>
[[nodiscard]] bool read_message(std::string_view bytes, M& message);

template <class F>
[[nodiscard]] bool read_field(WireReader& reader, std::uint64_t tag, F& value) {
  if constexpr (std::is_integral_v<F>) {
    std::uint64_t number = 0;
    if ((tag & 7) != 0) return reader.skip(tag);
    if (!reader.varint(number)) return false;
    value = static_cast<F>(number);
    return true;
  } else {
    std::string_view inner;
    if ((tag & 7) != 2) return reader.skip(tag);
    if (!reader.bytes(inner)) return false;
    if constexpr (std::is_same_v<F, std::string>) {
      value = std::string(inner);
      return true;
    } else if constexpr (is_vector<F>) {
      auto& one = value.emplace_back();
      if constexpr (std::is_same_v<typename F::value_type, std::string>) {
        one = std::string(inner);
        return true;
      } else {
        return read_message(inner, one);
      }
    } else {
      return read_message(inner, value);
    }
  }
}
template <class M>
[[nodiscard]] bool read_message(std::string_view bytes, M& message) {
  WireReader reader{bytes};
  while (!reader.rest.empty()) {
    std::uint64_t tag = 0;
    if (!reader.read_tag(tag)) return false;
    bool good = true;
    bool met = false;
    each_member(message, [&](std::uint32_t number, auto& field) {
      if (met || number != tag >> 3) return;
      met = true;
      good = read_field(reader, tag, field);
    });
    if (!met) good = reader.skip(tag);
    if (!good) return false;
  }
  return true;
}

}  // namespace detail::wire

namespace wire {

/// A struct that can be encoded: plain members, no base, no constructor.
template <class M>
concept Message = std::is_aggregate_v<M> && !std::is_array_v<M> && std::is_class_v<M>;

/// Returns the bytes of a message, with U+FFFD for text that is not UTF-8: a peer would refuse the
/// whole message.
template <Message M>
[[nodiscard]] std::string encode(const M& message) {
  std::string bytes;
  detail::wire::put_message(bytes, message);
  return bytes;
}
/// Returns the message, or nothing if the bytes are no message. Unknown fields are skipped.
template <Message M>
[[nodiscard]] std::optional<M> decode(std::string_view bytes) {
  M message;
  if (!detail::wire::read_message(bytes, message)) return std::nullopt;
  return message;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
