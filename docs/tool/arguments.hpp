// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_ARGUMENTS_HPP
#define FAULTWIRE_TOOL_ARGUMENTS_HPP
/// Options and arguments that several subcommands have.

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/line_protocol/message.hpp"
#include "tool.hpp"

namespace faultwire_tool {

/// What `check` answers as: the newest InfluxDB 3 Core on its own API.
inline constexpr std::string_view default_api = "core-v3";

/// The value of `--server`.
inline faultwire::ServerGeneration server_option(const Options& options) {
  return options.value("--server") == "current" ? faultwire::ServerGeneration::current
                                                : faultwire::ServerGeneration::documented;
}

/// Returns the number that `text` spells, or nullopt if it has any other byte.
template <class N>
std::optional<N> number_of(std::string_view text) {
  N number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Returns the code `DOMAIN:NAME` or `DOMAIN:NUMBER`. Without a domain it returns the codes of all
/// domains that have this number or name, in the order of the domains. Empty: no code is known.
std::vector<faultwire::AnyCode> codes_spelled(std::string_view spelling);

/// Returns the message about a spelling that has no code.
std::string unknown_code(std::string_view spelling);

}  // namespace faultwire_tool

#endif
