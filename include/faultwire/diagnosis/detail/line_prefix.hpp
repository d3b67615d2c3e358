// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_DETAIL_LINE_PREFIX_HPP
#define FAULTWIRE_DIAGNOSIS_DETAIL_LINE_PREFIX_HPP
/// What collectors of logs put before every line: the CRI of Kubernetes a time, a stream and a tag,
/// docker compose the name of a container; and the colours of a terminal. A record of several lines
/// is read without them.

#include <cstddef>
#include <string_view>

#include "faultwire/detail/characters.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {}
namespace detail::diagnosis {
using namespace faultwire::diagnosis;

/// A line of a log in two parts. Views are into the line.
struct LineParts {
  std::string_view prefix{};   ///< what the collector put before the line; empty if nothing
  std::string_view content{};  ///< what the program wrote
  bool partial = false;        ///< the next line goes on in the middle of this one
};

/// Returns whether `text` begins with `shape`; `d` in it is any digit.
[[nodiscard]] constexpr bool has_shape(std::string_view text, std::string_view shape) noexcept {
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool same = shape[i] == 'd' ? is_digit(text[i]) : shape[i] == text[i];
    if (!same) return false;
  }
  return true;
}

/// Returns the size of the CRI's prefix, `<time> stdout F `, or 0. `partial` tells of the tag P.
[[nodiscard]] constexpr std::size_t cri_prefix(std::string_view line, bool& partial) noexcept {
  if (!has_shape(line, "dddd-dd-ddTdd:dd:dd")) return 0;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || blank > 40) return 0;
  const std::string_view rest = line.substr(blank + 1);
  if (!rest.starts_with("stdout ") && !rest.starts_with("stderr ")) return 0;
  const bool tagged = rest.size() >= 8 && (rest[7] == 'F' || rest[7] == 'P');
  if (!tagged || (rest.size() > 8 && rest[8] != ' ')) return 0;
  partial = rest[7] == 'P';
  return blank + 1 + (rest.size() > 8 ? 9 : 8);
}
[[nodiscard]] constexpr bool is_container_letter(char c) noexcept {
  const char low = fold_case(c);
  return (low >= 'a' && low <= 'z') || is_digit(c) || c == '-' || c == '_' || c == '.';
}
/// Returns the size of the prefix of docker compose, `name-1  | `, or 0.
[[nodiscard]] constexpr std::size_t compose_prefix(std::string_view line) noexcept {
  std::size_t at = 0;
  while (at < line.size() && at < 64 && is_container_letter(line[at])) ++at;
  if (at == 0) return 0;
  std::size_t bar = at;
  while (bar < line.size() && line[bar] == ' ') ++bar;
  if (bar == at || bar >= line.size() || line[bar] != '|') return 0;
  if (bar + 1 == line.size()) return bar + 1;
  return line[bar + 1] == ' ' ? bar + 2 : 0;
}
/// Returns where the control sequence of a terminal at `at` ends, or `at` if there is none. An
/// escape alone is left to the message that has it.
[[nodiscard]] constexpr std::size_t skip_terminal_escape(std::string_view text,
                                                         std::size_t at) noexcept {
  if (text[at] != '\x1b') return at;
  if (at + 1 >= text.size() || text[at + 1] != '[') return at;
  std::size_t end = at + 2;
  while (end < text.size() && text[end] >= 0x20 && text[end] < 0x40) ++end;
  const bool whole = end < text.size() && text[end] >= 0x40 && text[end] < 0x7f;
  return whole ? end + 1 : end;
}

/// Returns a line without its collector's prefix. Linear in the prefix.
[[nodiscard]] constexpr LineParts split_line(std::string_view line) noexcept {
  LineParts parts;
  std::size_t size = cri_prefix(line, parts.partial);
  if (size == 0) size = compose_prefix(line);
  parts.prefix = line.substr(0, size);
  parts.content = line.substr(size);
  return parts;
}

}  // namespace detail::diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
