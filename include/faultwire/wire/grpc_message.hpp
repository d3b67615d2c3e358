// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_GRPC_MESSAGE_HPP
#define FAULTWIRE_WIRE_GRPC_MESSAGE_HPP
/// The percent coding of `grpc-message`. Reading never fails: a `%` without two digits stays.
/// Authority: gRPC's PROTOCOL-HTTP2.md, Percent-Encoded.
///
/// @code
/// const std::string there = encode_grpc_message("50 %\n");  // 50 %25%0A
/// const bool same = decode_grpc_message(there) == "50 %\n";
/// @endcode

#include <cstddef>
#include <string>
#include <string_view>

namespace faultwire {
inline namespace v1 {

namespace wire {}
namespace detail::wire {
using namespace faultwire::wire;
/// Whether the byte is sent as it is. A blank at an edge is coded, because HTTP peers trim it.
[[nodiscard]] constexpr bool travels_plain(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  if (c == ' ') return at != 0 && at + 1 != text.size();
  return c > ' ' && c <= '~' && c != '%';
}
[[nodiscard]] constexpr int hex_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}
}  // namespace detail::wire

namespace wire {

/// Returns the size of the encoded message. Linear; allocates nothing.
[[nodiscard]] constexpr std::size_t encoded_grpc_message_size(std::string_view message) noexcept {
  std::size_t size = 0;
  for (std::size_t i = 0; i < message.size(); ++i)
    size += detail::wire::travels_plain(message, i) ? 1u : 3u;
  return size;
}

/// Returns the message with `%` and two digits for every byte that is not printable ASCII. Linear.
template <class Lazy = void>
[[nodiscard]] std::string encode_grpc_message(std::string_view message) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  text.reserve(encoded_grpc_message_size(message));
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (detail::wire::travels_plain(message, i)) {
      text += message[i];
      continue;
    }
    const auto byte = static_cast<unsigned char>(message[i]);
    text += '%';
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

/// Returns the message that was encoded. Linear.
template <class Lazy = void>
[[nodiscard]] std::string decode_grpc_message(std::string_view text) {
  std::string message;
  message.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = detail::wire::hex_value(text[i + 1]);
      const int low = detail::wire::hex_value(text[i + 2]);
      if (high >= 0 && low >= 0) {
        message += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    message += text[i];
  }
  return message;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
