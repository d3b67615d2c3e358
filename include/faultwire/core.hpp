// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CORE_HPP
#define FAULTWIRE_CORE_HPP
/// All that needs nothing but the standard library: codes, mapping, retry, and reading and writing
/// line protocol.
///
/// @code
/// static_assert(code_cast<HttpStatus>(GrpcCode::not_found) == HttpStatus::not_found);
/// bool good = line_protocol::is_valid("cpu usage=1\n");
/// @endcode

#include "faultwire/codes.hpp"
#include "faultwire/config.hpp"
#include "faultwire/line_protocol/builder.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/line_protocol/splitter.hpp"
#include "faultwire/mapping.hpp"
#include "faultwire/retry.hpp"
#include "faultwire/version.hpp"

#endif
