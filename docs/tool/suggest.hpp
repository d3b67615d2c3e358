// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_SUGGEST_HPP
#define FAULTWIRE_TOOL_SUGGEST_HPP
/// What a misspelt name was probably meant to be.

#include <string>
#include <string_view>
#include <vector>

namespace faultwire_tool {

/// Returns " Did you mean 'NAME'?" with the name that is nearest to `word`, or an empty string if
/// every name is too far away: the distance counts inserted, deleted, replaced and swapped
/// characters, without regard to case, and may be a third of the length.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names);

/// Returns the message about a value that is not in `names`. The message lists them.
std::string unknown_value(std::string_view what, std::string_view value,
                          const std::vector<std::string_view>& names, std::string_view more = {});

/// Returns the message about a value that an option does not take.
std::string no_value_of(std::string_view option, std::string_view value,
                        const std::vector<std::string_view>& names);

}  // namespace faultwire_tool

#endif
