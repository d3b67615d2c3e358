// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_HPP
#define FAULTWIRE_DIAGNOSIS_HPP
/// The room `diagnose`: what the text of an error means.
///
/// @code
/// const diagnosis::Diagnosis diagnosis =
///     diagnosis::diagnose("rpc error: code = Unavailable desc = transport is closing");
/// @endcode

#include "faultwire/diagnosis/catalogue.hpp"
#include "faultwire/diagnosis/diagnose.hpp"
#include "faultwire/diagnosis/error_text.hpp"
#include "faultwire/diagnosis/failure.hpp"
#include "faultwire/diagnosis/forms/clients.hpp"
#include "faultwire/diagnosis/forms/debug_context.hpp"
#include "faultwire/diagnosis/detail/dictionary.hpp"
#include "faultwire/diagnosis/forms/flight.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"
#include "faultwire/diagnosis/forms/influx.hpp"

#endif
