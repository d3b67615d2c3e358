// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSE_HPP
#define FAULTWIRE_DIAGNOSE_HPP
/// The room `diagnose`: what the text of an error means.
///
/// @code
/// const Diagnosis diagnosis = diagnose("rpc error: code = Unavailable desc = transport is closing");
/// @endcode

#include "faultwire/diagnose/catalogue.hpp"
#include "faultwire/diagnose/diagnose.hpp"
#include "faultwire/diagnose/error_text.hpp"
#include "faultwire/diagnose/failure.hpp"
#include "faultwire/diagnose/text/clients.hpp"
#include "faultwire/diagnose/text/debug_context.hpp"
#include "faultwire/diagnose/text/dictionary.hpp"
#include "faultwire/diagnose/text/flight.hpp"
#include "faultwire/diagnose/text/folded.hpp"
#include "faultwire/diagnose/text/influx.hpp"

#endif
