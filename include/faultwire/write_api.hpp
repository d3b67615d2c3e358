// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_HPP
#define FAULTWIRE_WRITE_API_HPP
/// The room `write`: what the write endpoint answers, and what its answer meant.
/// `read_response.hpp` stands apart, because it reads JSON.
///
/// @code
/// write_api::WriteResponse answer = write_api::respond(line_protocol::validate("cpu usage=1\n"),
///                                                      write_api::WriteApi::cloud_serverless);
/// @endcode

#include "faultwire/write_api/answer_texts.hpp"
#include "faultwire/write_api/api.hpp"
#include "faultwire/write_api/checks.hpp"
#include "faultwire/write_api/detail/entry_sources.hpp"
#include "faultwire/write_api/failure.hpp"
#include "faultwire/write_api/outcome.hpp"
#include "faultwire/write_api/point_wording.hpp"
#include "faultwire/write_api/respond.hpp"
#include "faultwire/write_api/stored.hpp"
#include "faultwire/write_api/table_schemas.hpp"

#endif
