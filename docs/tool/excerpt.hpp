// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_EXCERPT_HPP
#define FAULTWIRE_TOOL_EXCERPT_HPP
/// A piece of a physical line with a caret under the fault, as compilers show it.

#include <cstddef>
#include <string>
#include <string_view>

namespace faultwire_tool {

/// Text that is safe to show on a terminal: control characters are spelled out, a tab is one blank.
std::string printable(std::string_view text);

/// Two lines: the part of the line round `offset`, at most 120 columns wide, and carets below
/// `length` bytes, aligned by display width.
std::string excerpt(std::string_view batch, std::size_t offset, std::size_t length,
                    std::string_view colour_on, std::string_view colour_off);

}  // namespace faultwire_tool

#endif
