// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_HPP
#define FAULTWIRE_CODES_HPP
/// The room `codes`: which codes exist, in every domain, with their names, texts and sources.
///
/// @code
/// static_assert(find_code<InfluxCode>("not found") == InfluxCode::not_found);
/// @endcode

#include "faultwire/codes/adbc.hpp"
#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/arrow.hpp"
#include "faultwire/codes/arrow_transport.hpp"
#include "faultwire/codes/column_type.hpp"
#include "faultwire/codes/domains.hpp"
#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/grpc_cases.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/codes/kubernetes.hpp"
#include "faultwire/codes/otlp.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/span_status.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/codes/traits.hpp"

#endif
