// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_HPP
#define FAULTWIRE_RETRY_HPP
/// The room `retry`: what to do next after a failure. Standard library only.
///
/// @code
/// using namespace faultwire;
/// retry::Failure failure{.code = HttpStatus::too_many_requests};
/// failure.retry_after = retry::parse_retry_after("10", std::chrono::system_clock::now());
/// retry::Decision decision = decide(preset(retry::Preset::influx_write), failure);  // 10 s
/// @endcode

#include "faultwire/retry/backoff.hpp"
#include "faultwire/retry/budget.hpp"
#include "faultwire/retry/clock.hpp"
#include "faultwire/retry/decide.hpp"
#include "faultwire/retry/decision.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/grpc_config.hpp"
#include "faultwire/retry/hedging.hpp"
#include "faultwire/retry/hints.hpp"
#include "faultwire/retry/history.hpp"
#include "faultwire/retry/loop.hpp"
#include "faultwire/retry/policy.hpp"
#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets.hpp"
#include "faultwire/retry/server_throttles.hpp"
#include "faultwire/retry/state.hpp"
#include "faultwire/retry/throttle.hpp"
#include "faultwire/retry/write_answer.hpp"
#include "faultwire/retry/write_loop.hpp"

#endif
