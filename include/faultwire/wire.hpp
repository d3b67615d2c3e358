// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_HPP
#define FAULTWIRE_WIRE_HPP
/// The room `wire`: how an error travels. `json/read_error_body.hpp` is not included, because it
/// reads JSON.
///
/// @code
/// const wire::Trailers trailers =
///     wire::encode_trailers(StreamError(StreamErrorCode::not_found, "no such database"));
/// @endcode

#include "faultwire/wire/arrow_trailers.hpp"
#include "faultwire/wire/binary.hpp"
#include "faultwire/wire/details.hpp"
#include "faultwire/wire/dropped.hpp"
#include "faultwire/wire/failure.hpp"
#include "faultwire/wire/grpc_message.hpp"
#include "faultwire/wire/influx_trailers.hpp"
#include "faultwire/wire/json/form.hpp"
#include "faultwire/wire/json/write.hpp"
#include "faultwire/wire/protobuf.hpp"
#include "faultwire/wire/retry_info.hpp"
#include "faultwire/wire/rpc_status.hpp"
#include "faultwire/wire/trailers.hpp"

#endif
