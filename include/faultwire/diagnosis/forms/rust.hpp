// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_RUST_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_RUST_HPP
/// The forms of the clients in Rust.
///
/// @code
/// static_assert(!rust_forms[0].client.empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/forms/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

inline constexpr Form rust_forms[] = {
    {.client = "tonic"sv,
     .head = "status: "sv,
     .spelled = Spelled::camel,
     .between = ", message: "sv,
     .ends = Ends::quoted,
     .strict = true,
     .sample = "status: NotFound, message: \"gone\", details: [], metadata: MetadataMap {}"sv,
     .source = "tonic: tonic/src/status.rs, 0.8 to 0.14.1"sv},
    {.client = "tonic"sv,
     .head = "status: '"sv,
     .spelled = Spelled::phrase,
     .between = "', self: "sv,
     .ends = Ends::quoted,
     .sample = "status: 'Some requested entity was not found', self: \"gone\""sv,
     .source = "tonic: tonic/src/status.rs, 0.14.2"sv},
    {.client = "tonic"sv,
     .head = "code: '"sv,
     .spelled = Spelled::phrase,
     .between = "', message: "sv,
     .ends = Ends::quoted,
     .sample = "code: 'Some requested entity was not found', message: \"gone\""sv,
     .source = "tonic: tonic/src/status.rs, since 0.14.3"sv},
    {.client = "tonic"sv,
     .head = "Status { code: "sv,
     .spelled = Spelled::camel,
     .between = ", message: "sv,
     .ends = Ends::quoted,
     .sample = "Status { code: NotFound, message: \"gone\", source: None }"sv,
     .source = "tonic: tonic/src/status.rs: Debug"sv},
    {.client = "grpc-rs"sv,
     .head = "RpcFailure: "sv,
     .spelled = Spelled::number_upper,
     .between = " "sv,
     .sample = "RpcFailure: 5-NOT_FOUND gone"sv,
     .source = "grpc-rs: src/error.rs"sv},
    {.client = "grpc-rs"sv,
     .head = "RpcStatus { code: "sv,
     .spelled = Spelled::number_upper,
     .between = ", message: "sv,
     .ends = Ends::quoted,
     .sample = "RpcFailure(RpcStatus { code: 5-NOT_FOUND, message: \"gone\", details: [] })"sv,
     .source = "grpc-rs: src/call/mod.rs"sv},
    {.client = "InfluxDB 3 command line"sv,
     .head = "ApiError { code: "sv,
     .spelled = Spelled::number,
     .between = ", message: "sv,
     .ends = Ends::quoted,
     .domain = Domain::http,
     .sample = "ApiError { code: 404, message: \"gone\" }"sv,
     .source = "influxdb: influxdb3_client/src/lib.rs"sv},
};

/// The sentence that tonic has for each code, by the code's number.
inline constexpr std::string_view tonic_phrases[] = {
    "The operation completed successfully"sv,
    "The operation was cancelled"sv,
    "Unknown error"sv,
    "Client specified an invalid argument"sv,
    "Deadline expired before operation could complete"sv,
    "Some requested entity was not found"sv,
    "Some entity that we attempted to create already exists"sv,
    "The caller does not have permission to execute the specified operation"sv,
    "Some resource has been exhausted"sv,
    "The system is not in a state required for the operation's execution"sv,
    "The operation was aborted"sv,
    "Operation was attempted past the valid range"sv,
    "Operation is not implemented or not supported"sv,
    "Internal error"sv,
    "The service is currently unavailable"sv,
    "Unrecoverable data loss or corruption"sv,
    "The request does not have valid authentication credentials"sv,
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
