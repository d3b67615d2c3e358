// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_ARGUMENTS_HPP
#define FAULTWIRE_TOOL_ARGUMENTS_HPP
/// Options that several subcommands have.

#include <optional>

#include "faultwire/line_protocol/message.hpp"
#include "tool.hpp"

namespace faultwire_tool {

/// The value of `--server`; nothing, and the reason on stderr, if it is unknown.
inline std::optional<faultwire::ServerGeneration> server_option(const Options& options) {
  const std::string_view name = options.value("--server").value_or("documented");
  if (name == "documented") return faultwire::ServerGeneration::documented;
  if (name == "current") return faultwire::ServerGeneration::current;
  usage_error("unknown server '" + std::string(name) + "': it is documented or current");
  return std::nullopt;
}

}  // namespace faultwire_tool

#endif
