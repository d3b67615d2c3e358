// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_JSON_PIECES_HPP
#define FAULTWIRE_WIRE_DETAIL_JSON_PIECES_HPP
/// The pieces of a JSON text: strings, members, base64. Standard library only.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "faultwire/detail/json_text.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/detail/utf8_repaired.hpp"
#include "faultwire/wire/detail/own_names.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::wire {

/// Appends a JSON string. Every sequence that is not UTF-8 becomes U+FFFD.
template <class Lazy = void>
void put_json_string(std::string& out, std::string_view text) {
  const auto sink = [&](std::string_view piece) { out.append(piece); };
  out += '"';
  if (find_utf8_fault(text)) {
    json_text_to(sink, utf8_repaired(text));
  } else {
    json_text_to(sink, text);
  }
  out += '"';
}

/// Returns bytes as base64 without padding.
template <class Lazy = void>
[[nodiscard]] std::string unpadded_base64(std::string_view bytes) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (held += 8; held >= 6; held -= 6) text += letters[bits >> (held - 6) & 63];
  }
  if (held != 0) text += letters[bits << (6 - held) & 63];
  return text;
}

/// Writes one JSON object or array, with commas where they belong.
class JsonScope {
 public:
  JsonScope(std::string& out, char open) : out_(out), close_(open == '{' ? '}' : ']') {
    out_ += open;
  }
  JsonScope(const JsonScope&) = delete;
  JsonScope& operator=(const JsonScope&) = delete;
  ~JsonScope() { out_ += close_; }

  /// Starts the next element of an array.
  std::string& next() {
    if (filled_) out_ += ',';
    filled_ = true;
    return out_;
  }
  /// Starts the next member of an object.
  std::string& key(std::string_view name) {
    put_json_string(next(), name);
    out_ += ':';
    return out_;
  }
  void text(std::string_view name, std::string_view value) { put_json_string(key(name), value); }
  void number(std::string_view name, std::int64_t value) { put_number(key(name), value); }

 private:
  std::string& out_;
  char close_;
  bool filled_ = false;
};

}  // namespace detail::wire
}  // namespace v1
}  // namespace faultwire

#endif
