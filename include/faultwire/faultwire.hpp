// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_FAULTWIRE_HPP
#define FAULTWIRE_FAULTWIRE_HPP
/// All rooms but `interop`. Needs abseil.
///
/// @code
/// BatchReport report = line_protocol::validate("cpu usage=1\n");
/// WriteResponse answer = respond(report, WriteApi::cloud_serverless);
/// @endcode

#include "faultwire/core.hpp"
#include "faultwire/diagnose.hpp"
#include "faultwire/line_protocol.hpp"
#include "faultwire/status.hpp"
#include "faultwire/wire.hpp"
#include "faultwire/write.hpp"

#endif
