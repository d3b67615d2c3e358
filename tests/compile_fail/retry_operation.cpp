// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// expect: (no matching function|constraints not satisfied)
#include "faultwire/retry.hpp"
using namespace faultwire;
inline bool made(SteadyClock& clock) {
  return retry_loop(preset(Preset::flight_query), clock, [](const Attempt&) {
#ifdef FAULTWIRE_SHOULD_FAIL
           return true;  // says not what failed
#else
           return std::optional<Failure>();
#endif
         }).ok;
}
