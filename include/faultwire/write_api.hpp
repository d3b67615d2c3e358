// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_HPP
#define FAULTWIRE_WRITE_API_HPP
/// The room `write_api`: what write endpoints answer, by product and release, and what an answer
/// means. `understand/read_response.hpp` is separate, because it reads JSON.
///
/// @code
/// write_api::WriteResponse answer = write_api::respond(line_protocol::validate("cpu usage=1\n"),
///                                                      write_api::cloud_serverless);
/// @endcode

#include "faultwire/write_api/answer/events.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "faultwire/write_api/facts/checks.hpp"
#include "faultwire/write_api/facts/flavour.hpp"
#include "faultwire/write_api/facts/header_rows.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/facts/rows.hpp"
#include "faultwire/write_api/facts/status.hpp"
#include "faultwire/write_api/memory/table_schemas.hpp"
#include "faultwire/write_api/understand/failure.hpp"
#include "faultwire/write_api/understand/headers.hpp"
#include "faultwire/write_api/understand/outcome.hpp"
#include "faultwire/write_api/understand/reasons.hpp"
#include "faultwire/write_api/understand/write_answer.hpp"

#endif
