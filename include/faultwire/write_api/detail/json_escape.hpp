// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_DETAIL_JSON_ESCAPE_HPP
#define FAULTWIRE_WRITE_API_DETAIL_JSON_ESCAPE_HPP
/// Text inside JSON strings, as the programs in Go and in Rust write it.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "faultwire/detail/json_text.hpp"
#include "faultwire/detail/utf8.hpp"
#include "faultwire/detail/text_sink.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {

/// Sends `text` as Go's encoder writes it into a JSON string. A character is never split over two
/// pieces of what is rendered.
inline void go_json_text_to(const TextSink& sink, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool separator = byte == 0xe2 && i + 2 < text.size() && text[i + 1] == '\x80' &&
                           (text[i + 2] == '\xa8' || text[i + 2] == '\xa9');
    const bool short_form =
        byte == '"' || byte == '\\' || byte == '\n' || byte == '\r' || byte == '\t';
    if (!separator && !short_form && byte >= 0x20 && byte != '<' && byte != '>' && byte != '&')
      continue;
    sink(text.substr(done, i - done));
    if (short_form) {
      json_text_to(sink, text.substr(i, 1));
    } else if (separator) {
      sink(text[i + 2] == '\xa8' ? std::string_view("\\u2028") : std::string_view("\\u2029"));
      i += 2;
    } else {
      const std::array<char, 6> piece{'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
      sink(std::string_view(piece.data(), piece.size()));
    }
    done = i + 1;
  }
  sink(text.substr(done));
}

/// Returns `text` with U+FFFD for every sequence that is not UTF-8: what a caller names may be
/// anything, and JSON may not.
[[nodiscard]] inline std::string as_utf8(std::string_view text) {
  std::string out;
  for (;;) {
    const auto fault = find_utf8_fault(text);
    out.append(text.substr(0, fault ? fault->offset : text.size()));
    if (!fault) return out;
    out.append("\xef\xbf\xbd");
    text.remove_prefix(fault->length == 0 ? text.size() : fault->offset + fault->length);
  }
}

}  // namespace write_api
}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
