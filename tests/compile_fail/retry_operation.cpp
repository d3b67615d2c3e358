// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: (no matching function|constraints not satisfied)
#include "faultwire/retry.hpp"
using namespace faultwire;
inline bool made(retry::SteadyClock& clock) {
  return retry::retry_loop(retry::preset(retry::Preset::flight_query), clock,
                           [](const retry::Attempt&) {
#ifdef FAULTWIRE_SHOULD_FAIL
                             return true;  // says not what failed
#else
           return std::optional<retry::Failure>();
#endif
                           })
      .ok;
}
