// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any text as a service config: a problem, or numbers that make a policy.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "faultwire/interop/nlohmann_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  const ServiceConfig config =
      read_service_config({reinterpret_cast<const char*>(data), size}, "a.S", "M");
  const bool has_problem = !config.problem.empty();
  if (has_problem && (config.retry || config.throttle)) std::abort();
  if (config.retry && !retry::policy_from(*config.retry)) std::abort();
  if (config.throttle && !retry::problem_of(*config.throttle).empty()) std::abort();
  return 0;
}
