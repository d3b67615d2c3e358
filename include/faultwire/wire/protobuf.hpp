// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_PROTOBUF_HPP
#define FAULTWIRE_WIRE_PROTOBUF_HPP
/// The encoding of Protocol Buffers for plain structs, without generated code. A struct names its
/// fields in order by a static `fields`, which ties them; the first has number 1. Integers are
/// varints, std::string is `string` (or `bytes`, if it is the `bytes_field`), vectors are repeated,
/// structs are messages, pairs are entries of a map. Authority: the encoding guide of protobuf.dev.
///
/// @code
/// const std::string bytes = encode(RequestInfo{.request_id = "r-17"});
/// const bool same = decode<RequestInfo>(bytes)->request_id == "r-17";
/// @endcode

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "faultwire/detail/utf8.hpp"

namespace faultwire {
inline namespace v1 {

namespace wire {}
namespace detail::wire {
using namespace faultwire::wire;

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

inline void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}
inline void put_bytes(std::string& out, std::uint32_t field, std::string_view bytes) {
  put_varint(out, field << 3 | 2);
  put_varint(out, bytes.size());
  out.append(bytes);
}
/// A `string` that is not UTF-8 makes a peer refuse the whole message; each bad sequence becomes
/// U+FFFD.
[[nodiscard]] inline std::string utf8_or_replaced(std::string_view text) {
  std::string good;
  while (const auto fault = find_utf8_fault(text)) {
    good.append(text.substr(0, fault->offset)).append("\xef\xbf\xbd");
    text.remove_prefix(fault->length == 0 ? text.size() : fault->offset + fault->length);
  }
  return good.append(text);
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
    if (holds_bytes<M>(field) || !find_utf8_fault(value)) return put_bytes(out, field, value);
    put_bytes(out, field, utf8_or_replaced(value));
  } else if constexpr (is_vector<F>) {
    for (const auto& one : value) {
      if constexpr (std::is_same_v<typename F::value_type, std::string>) {
        put_bytes(out, field, utf8_or_replaced(one));
      } else {
        std::string inner;
        put_message(inner, one);
        put_bytes(out, field, inner);
      }
    }
  } else {
    if (value == F{}) return;
    std::string inner;
    put_message(inner, value);
    put_bytes(out, field, inner);
  }
}

/// A struct by its fields, a pair as the entry of a map.
template <class M>
[[nodiscard]] auto message_fields(M& message) {
  if constexpr (
      requires { message.first; } && !requires { M::fields(message); }) {
    return std::tie(message.first, message.second);
  } else {
    return M::fields(message);
  }
}
template <class M>
void put_message(std::string& out, const M& message) {
  std::apply(
      [&](const auto&... field) {
        std::uint32_t number = 0;
        (put_field<M>(out, ++number, field), ...);
      },
      message_fields(message));
}

/// Reads one encoded message; every function says whether the bytes were good.
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
  /// The value of a field that nobody asked for. Groups are skipped to their end, nested ones up to
  /// the depth that protobuf allows.
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
  /// At most five bytes, of which 32 bits count, as protobuf's own reader has it.
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
    std::apply(
        [&](auto&... field) {
          std::uint64_t number = 0;
          ((++number == tag >> 3 ? (met = true, good = read_field(reader, tag, field)) : false),
           ...);
        },
        message_fields(message));
    if (!met) good = reader.skip(tag);
    if (!good) return false;
  }
  return true;
}

}  // namespace detail::wire

namespace wire {

/// The bytes of a message. Text that is not UTF-8 is replaced by U+FFFD, piece by piece.
template <class M>
[[nodiscard]] std::string encode(const M& message) {
  std::string bytes;
  detail::wire::put_message(bytes, message);
  return bytes;
}
/// The message, or nothing if the bytes are none. Unknown fields are skipped.
template <class M>
[[nodiscard]] std::optional<M> decode(std::string_view bytes) {
  M message;
  if (!detail::wire::read_message(bytes, message)) return std::nullopt;
  return message;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
