// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_HPP
#define FAULTWIRE_WRITE_HPP
/// The room `write`: what the write endpoint answers, and what its answer meant. `read_response.hpp` stands apart, because it reads JSON.
///
/// @code
/// WriteResponse answer = respond(line_protocol::validate("cpu usage=1\n"), WriteApi::cloud_serverless);
/// @endcode

#include "faultwire/write/answer_texts.hpp"
#include "faultwire/write/api.hpp"
#include "faultwire/write/checks.hpp"
#include "faultwire/write/entry_sources.hpp"
#include "faultwire/write/failure.hpp"
#include "faultwire/write/outcome.hpp"
#include "faultwire/write/point_wording.hpp"
#include "faultwire/write/respond.hpp"
#include "faultwire/write/stored.hpp"
#include "faultwire/write/table_schemas.hpp"

#endif
