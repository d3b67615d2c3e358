// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_MEND_HPP
#define FAULTWIRE_TOOL_MEND_HPP
/// `faultwire check --fix`: removes bytes without meaning from a file.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace faultwire_tool {

/// Removes from the file `name` what the notes on its rejected lines can remove with a certain
/// result, and a byte order mark. The new file replaces the old one in one step; if nothing is to
/// be removed, the file is not touched. Returns the count of places, or nothing with the reason on
/// stderr.
std::optional<std::size_t> mend(std::string_view name);

}  // namespace faultwire_tool

#endif
