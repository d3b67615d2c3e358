// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_HPP
#define FAULTWIRE_STATUS_HPP
/// The room `status`: what an error carries, and the rules of a response stream at both ends.
///
/// @code
/// StreamError error(StreamErrorCode::timed_out, "the query ran out of time");
/// @endcode

#include "faultwire/config.hpp"
#include "faultwire/status/client_stream.hpp"
#include "faultwire/status/failure.hpp"
#include "faultwire/status/log_line.hpp"
#include "faultwire/status/metadata.hpp"
#include "faultwire/status/metadata_keys.hpp"
#include "faultwire/status/server_stream.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/status/telemetry.hpp"
#if FAULTWIRE_HAS_EXCEPTIONS
#include "faultwire/status/stream_exception.hpp"
#endif

#endif
