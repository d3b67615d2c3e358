// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_HPP
#define FAULTWIRE_WRITE_HPP
/// The room `write`: what the write endpoint answers.
///
/// @code
/// WriteResponse answer = respond(line_protocol::validate("cpu usage=1\n"), WriteApi::cloud_serverless);
/// @endcode

#include "faultwire/write/api.hpp"
#include "faultwire/write/respond.hpp"

#endif
