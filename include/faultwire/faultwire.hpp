// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_FAULTWIRE_HPP
#define FAULTWIRE_FAULTWIRE_HPP
/// All rooms but `interop`. Needs abseil.
///
/// @code
/// BatchReport report = line_protocol::validate("cpu usage=1\n");
/// write_api::WriteResponse answer =
///     write_api::respond(report, write_api::cloud_serverless);
/// @endcode

#include "faultwire/core.hpp"
#include "faultwire/diagnosis.hpp"
#include "faultwire/line_protocol.hpp"
#include "faultwire/status.hpp"
#include "faultwire/wire.hpp"
#include "faultwire/write_api.hpp"

#endif
