// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_HPP
#define FAULTWIRE_DIAGNOSIS_HPP
/// The room `diagnosis`: what the text of an error means.
///
/// @code
/// const diagnosis::Diagnosis diagnosis =
///     diagnosis::diagnose("rpc error: code = Unavailable desc = transport is closing");
/// @endcode

#include "faultwire/diagnosis/diagnose.hpp"
#include "faultwire/diagnosis/error_text.hpp"
#include "faultwire/diagnosis/failure.hpp"
#include "faultwire/diagnosis/forms/adbc.hpp"
#include "faultwire/diagnosis/forms/clients.hpp"
#include "faultwire/diagnosis/forms/debug_context.hpp"
#include "faultwire/diagnosis/forms/dotnet.hpp"
#include "faultwire/diagnosis/forms/flight.hpp"
#include "faultwire/diagnosis/forms/form.hpp"
#include "faultwire/diagnosis/forms/go.hpp"
#include "faultwire/diagnosis/forms/http_status.hpp"
#include "faultwire/diagnosis/forms/influx.hpp"
#include "faultwire/diagnosis/forms/java.hpp"
#include "faultwire/diagnosis/forms/node.hpp"
#include "faultwire/diagnosis/forms/opensearch.hpp"
#include "faultwire/diagnosis/forms/python.hpp"
#include "faultwire/diagnosis/forms/reset.hpp"
#include "faultwire/diagnosis/forms/ruby.hpp"
#include "faultwire/diagnosis/forms/rust.hpp"
#include "faultwire/diagnosis/records.hpp"
#include "faultwire/diagnosis/render.hpp"
#include "faultwire/diagnosis/sieve.hpp"
#include "faultwire/diagnosis/troubles/connection.hpp"
#include "faultwire/diagnosis/troubles/credentials.hpp"
#include "faultwire/diagnosis/troubles/protocol.hpp"
#include "faultwire/diagnosis/troubles/query.hpp"
#include "faultwire/diagnosis/troubles/statuses.hpp"
#include "faultwire/diagnosis/troubles/trouble.hpp"
#include "faultwire/diagnosis/troubles/troubles.hpp"
#include "faultwire/diagnosis/troubles/writes.hpp"

#endif
