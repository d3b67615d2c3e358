// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_POSITION_HPP
#define FAULTWIRE_LINE_PROTOCOL_POSITION_HPP
/// Physical lines and columns of offsets into a batch, as an editor shows them. The server counts
/// entries instead: blank lines and comments do not count there, and a newline in a string ends no
/// entry.
///
/// @code
/// line_protocol::LineCounter lines("a b=1\nc d=2\n");
/// line_protocol::Position place = lines.at(8);  // line 2, column 3
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faultwire/line_protocol/detail/newlines.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {

/// A place in a text.
struct Position {
  std::uint64_t line = 1;    ///< physical line, 1-based; only LF ends a line
  std::uint64_t column = 1;  ///< 1-based, in bytes
  [[nodiscard]] friend constexpr bool operator==(const Position&,
                                                 const Position&) noexcept = default;
};

/// Turns offsets into positions. Offsets that do not decrease cost one pass over the text in all; a
/// smaller one starts again.
class LineCounter {
 public:
  LineCounter() noexcept = default;
  /// `text` is kept as a view.
  explicit LineCounter(std::string_view text) noexcept : text_(text) {}

  /// The position of the byte at `offset`, which is at most the size of the text.
  [[nodiscard]] Position at(std::size_t offset) noexcept {
    if (offset < seen_) seen_ = line_start_ = 0, line_ = 1;
    const std::string_view passed = text_.substr(seen_, offset - seen_);
    if (const std::size_t newlines = detail::line_protocol::count_newlines(passed)) {
      line_ += newlines;
      line_start_ = seen_ + passed.rfind('\n') + 1;
    }
    seen_ = offset;
    return {line_, offset - line_start_ + 1};
  }

 private:
  std::string_view text_{};
  std::size_t seen_ = 0;        // newlines before this offset are counted
  std::size_t line_start_ = 0;  // where the line of seen_ begins
  std::uint64_t line_ = 1;
};

}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
