// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_PYTHON_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_PYTHON_HPP
/// The forms of the clients in Python.
///
/// @code
/// static_assert(!python_forms[0].client.empty());
/// @endcode

#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/diagnosis/forms/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

inline constexpr Form python_forms[] = {
    {.client = "grpc-python"sv,
     .head = "status = StatusCode."sv,
     .between = " details = \""sv,
     .ends = Ends::words,
     .tails = "\" debug_error_string = |\" >|\""sv,
     .sample = "<_InactiveRpcError of RPC that terminated with:\n\tstatus = "
               "StatusCode.NOT_FOUND\n\tdetails = \"gone\"\n\tdebug_error_string = \"None\"\n>"sv,
     .source = "grpc: src/python/grpcio/grpc/_channel.py"sv},
    {.client = "grpc-python"sv,
     .head = "Rendezvous: StatusCode."sv,
     .between = ", "sv,
     .ends = Ends::words,
     .tails = ">"sv,
     .sample = "<_MultiThreadedRendezvous: StatusCode.NOT_FOUND, gone>"sv,
     .source = "grpc: src/python/grpcio/grpc/_channel.py"sv},
    {.client = "grpc-python"sv,
     .head = "RpcError: StatusCode."sv,
     .between = ", "sv,
     .ends = Ends::words,
     .tails = ">"sv,
     .sample = "<_InactiveRpcError: StatusCode.NOT_FOUND, gone>"sv,
     .source = "grpc: src/python/grpcio/grpc/_channel.py"sv},
    {.client = "grpc-python"sv,
     .head = "RPC that terminated with (StatusCode."sv,
     .between = ", "sv,
     .ends = Ends::words,
     .tails = ")>"sv,
     .sample = "<_Rendezvous of RPC that terminated with (StatusCode.NOT_FOUND, gone)>"sv,
     .source = "grpc: src/python/grpcio/grpc/_channel.py, 1.20 and older"sv},
    {.client = "google.api_core"sv,
     .head = "google.api_core.exceptions."sv,
     .spelled = Spelled::exception,
     .between = " "sv,
     .sample = "google.api_core.exceptions.NotFound: 404 gone"sv,
     .source = "python-api-core: google/api_core/exceptions.py"sv},
};

/// A class of google.api_core and its gRPC code, or its HTTP status if the class has no gRPC code.
struct ExceptionClass {
  std::string_view name;
  AnyCode code;
};
/// The classes of google.api_core that stand for a code.
inline constexpr ExceptionClass api_core_classes[] = {
    {"BadRequest"sv, HttpStatus::bad_request},
    {"InvalidArgument"sv, GrpcCode::invalid_argument},
    {"FailedPrecondition"sv, GrpcCode::failed_precondition},
    {"OutOfRange"sv, GrpcCode::out_of_range},
    {"Unauthorized"sv, HttpStatus::unauthorized},
    {"Unauthenticated"sv, GrpcCode::unauthenticated},
    {"Forbidden"sv, HttpStatus::forbidden},
    {"PermissionDenied"sv, GrpcCode::permission_denied},
    {"NotFound"sv, GrpcCode::not_found},
    {"MethodNotAllowed"sv, HttpStatus::method_not_allowed},
    {"Conflict"sv, HttpStatus::conflict},
    {"AlreadyExists"sv, GrpcCode::already_exists},
    {"Aborted"sv, GrpcCode::aborted},
    {"LengthRequired"sv, HttpStatus::length_required},
    {"PreconditionFailed"sv, HttpStatus::precondition_failed},
    {"RequestRangeNotSatisfiable"sv, HttpStatus::range_not_satisfiable},
    {"TooManyRequests"sv, HttpStatus::too_many_requests},
    {"ResourceExhausted"sv, GrpcCode::resource_exhausted},
    {"Cancelled"sv, GrpcCode::cancelled},
    {"InternalServerError"sv, GrpcCode::internal},
    {"Unknown"sv, GrpcCode::unknown},
    {"DataLoss"sv, GrpcCode::data_loss},
    {"MethodNotImplemented"sv, GrpcCode::unimplemented},
    {"BadGateway"sv, HttpStatus::bad_gateway},
    {"ServiceUnavailable"sv, GrpcCode::unavailable},
    {"GatewayTimeout"sv, HttpStatus::gateway_timeout},
    {"DeadlineExceeded"sv, GrpcCode::deadline_exceeded},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
