// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_ESCAPED_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_ESCAPED_HPP
/// Writes a name with its escapes, so that the parser reads it back.
///
/// @code
/// std::string out;
/// escape_to([&out](std::string_view piece) { out.append(piece); }, "a b",
///           line_protocol::EscapeRule::key);  // a\ b
/// @endcode

#include <cstddef>
#include <string_view>

#include "faultwire/detail/sink.hpp"
#include "faultwire/line_protocol/text.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// Returns whether `c` may be in a name only after a backslash, which stays in the name, too.
[[nodiscard]] constexpr bool needs_backslash(EscapeRule rule, char c) noexcept {
  return c == '\t' || c == '\n' || (c == '\0' && rule == EscapeRule::measurement);
}

/// Sends the unescaped `text` to `sink` with a backslash before each byte that `rule` protects. A
/// backslash that keeps a control character in the name stays alone.
template <Sink S>
constexpr void escape_to(S&& sink, std::string_view text, EscapeRule rule) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_escapable(rule, text[at])) continue;
    if (text[at] == '\\' && at + 1 < text.size() && needs_backslash(rule, text[at + 1])) continue;
    sink(text.substr(done, at - done));
    sink(std::string_view("\\"));
    done = at;
  }
  sink(text.substr(done));
}

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
