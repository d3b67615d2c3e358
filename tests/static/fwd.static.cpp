// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What fwd.hpp names may be mentioned without its definition, and is what the rooms define: a name
// of its own would stay incomplete here.
#include "faultwire/fwd.hpp"

#include <array>
#include <cstddef>

using namespace faultwire;

// Only declarations, so this stands before the definitions.
GrpcCode mentioned(const StreamError& error, const line_protocol::BatchReport* report,
                   const write_api::Flavour& api);
static_assert(sizeof(HttpStatus) == 2 && sizeof(GrpcCode) == 1);

#include "faultwire/faultwire.hpp"

template <class... T>
inline constexpr std::array sizes{sizeof(T)...};

static_assert(sizes<GrpcCode, InfluxCode, FlightCode, StreamErrorCode, HttpStatus, Http2Error,
                    ArrowTransportCode, AdbcStatusCode, IoxColumnType, Domain, AnyCode,
                    retry::Failure, retry::Hint, retry::Side, retry::Action, retry::Preset,
                    retry::Decision, retry::Policy, retry::RetryHistory, retry::RetryThrottle>[0] ==
              1);
static_assert(
    sizes<line_protocol::RejectionKind, line_protocol::Precision, line_protocol::ServerGeneration,
          line_protocol::Text, line_protocol::Value, line_protocol::Tag, line_protocol::Field,
          line_protocol::Entry, line_protocol::Schema, line_protocol::Builder,
          line_protocol::Rejection, line_protocol::Warning, line_protocol::BatchReport,
          line_protocol::ValidateOptions>[0] == 1);
static_assert(sizes<Metadata, MetadataPolicy, Cause, StreamError, QueryStats, wire::Trailers,
                    wire::TrailerOptions, wire::RpcStatus, write_api::Flavour,
                    write_api::WriteEvent, write_api::WriteResponse, write_api::RespondOptions,
                    write_api::WriteOutcome, write_api::TableSchemas>[0] > 1);
#if FAULTWIRE_HAS_EXCEPTIONS
static_assert(sizeof(StreamException) > 1);
#endif
