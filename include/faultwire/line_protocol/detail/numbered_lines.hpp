// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_DETAIL_NUMBERED_LINES_HPP
#define FAULTWIRE_LINE_PROTOCOL_DETAIL_NUMBERED_LINES_HPP
/// The physical lines of a batch by their numbers, as InfluxDB 3 Core looks them up.
///
/// @code
/// NumberedLines lines("a\r\nb");
/// const bool cut = lines.at(1) == "a";  // true
/// @endcode

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace detail::line_protocol {
using namespace faultwire::line_protocol;

/// The physical lines of a batch by their numbers, as Rust's `str::lines` counts and cuts them.
class NumberedLines {
 public:
  explicit NumberedLines(std::string_view text) noexcept : text_(text) {}

  /// Returns the line `number`, counted from 1, without the newline and a carriage return before
  /// it. Empty if the text has fewer lines. The numbers of the calls must not decrease: all calls
  /// together read the text once.
  [[nodiscard]] std::string_view at(std::uint64_t number) noexcept {
    for (; number_ < number; ++number_) {
      const std::size_t newline = text_.find('\n', begin_);
      if (newline == std::string_view::npos) return {};
      begin_ = newline + 1;
    }
    const std::string_view line = text_.substr(begin_, text_.find('\n', begin_) - begin_);
    const bool ended = begin_ + line.size() < text_.size();
    return line.substr(0, line.size() - (ended && line.ends_with('\r') ? 1u : 0u));
  }

 private:
  std::string_view text_;
  std::uint64_t number_ = 1;
  std::size_t begin_ = 0;
};

}  // namespace detail::line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
