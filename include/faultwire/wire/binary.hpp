// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_BINARY_HPP
#define FAULTWIRE_WIRE_BINARY_HPP
/// Binary metadata as base64. It is written without padding, and read with and without it, also
/// several values joined by commas. Authority: gRPC's PROTOCOL-HTTP2.md, Custom-Metadata.
///
/// @code
/// const std::string there = encode_binary(std::string_view("\0\xff", 2));  // AP8
/// const auto back = decode_binary("AP8=,Ag");                                // two values
/// @endcode

#include <absl/strings/escaping.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace faultwire {
inline namespace v1 {
namespace wire {

/// Returns the size of the encoded value. Constant.
[[nodiscard]] constexpr std::size_t encoded_binary_size(std::size_t bytes) noexcept {
  return (bytes * 4 + 2) / 3;
}

/// Returns the bytes as base64 without padding.
template <class Lazy = void>
[[nodiscard]] std::string encode_binary(std::string_view bytes) {
  std::string text = absl::Base64Escape({bytes.data(), bytes.size()});
  while (text.ends_with('=')) text.pop_back();
  return text;
}

/// Returns all values of a field, at least one. A value that is not base64 is kept as it came: a
/// broken detail must not cost the status.
template <class Lazy = void>
[[nodiscard]] std::vector<std::string> decode_binary(std::string_view text) {
  std::vector<std::string> values;
  for (;;) {
    const std::size_t comma = text.find(',');
    std::string_view one = text.substr(0, comma);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    std::string bytes;
    if (!absl::Base64Unescape({one.data(), one.size()}, &bytes)) bytes = std::string(one);
    values.push_back(std::move(bytes));
    if (comma == std::string_view::npos) return values;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
