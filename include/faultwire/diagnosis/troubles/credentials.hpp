// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_TROUBLES_CREDENTIALS_HPP
#define FAULTWIRE_DIAGNOSIS_TROUBLES_CREDENTIALS_HPP
/// Troubles: who may do what.
///
/// @code
/// static_assert(!credentials_troubles[0].reasons().empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/troubles/trouble.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {
namespace from = detail::diagnosis::trouble_sources;

inline constexpr Trouble credentials_troubles[] = {
    {.id = "unauthenticated"sv,
     .title = "The request is not authenticated"sv,
     .signs_ = {{.grpc = GrpcCode::unauthenticated},
                {.words =
                     "unauthenticated: unauthenticated|cannot authenticate token|the request was "
                     "not authenticated|no token was sent"sv}},
     .reasons_ = {"The request carries no token"sv,
                  "The token does not exist in this organization"sv},
     .advice_ = {"Check that the token reaches the server: `authorization: Bearer <token>`"sv,
                 "Make a new token, and use it instead of the old one"sv},
     .sample = "Flight returned unauthenticated error, with message: unauthenticated"sv,
     .facts = {.typical = GrpcCode::unauthenticated},
     .next = retry::Action::reauthenticate,
     .source = from::flight_page},
    {.id = "permission_denied"sv,
     .title = "The token has no permission"sv,
     .signs_ = {{.grpc = GrpcCode::permission_denied, .words = "Permission denied"sv},
                {.grpc = GrpcCode::permission_denied},
                {.words = "unauthorized to perform requested action|requestor is forbidden from "
                          "requested resource"sv}},
     .reasons_ = {"The token may not read this database"sv,
                  "The token has expired, or is not one of this server: InfluxDB 3 says "
                  "PERMISSION_DENIED for that too"sv},
     .advice_ = {"Give the token permission for the database that the request names"sv,
                 "Check the name of the database, and that the token has not expired"sv},
     .sample = "pyarrow._flight.FlightUnauthorizedError: Flight returned unauthorized error, "
               "with message: Permission denied"sv,
     .facts = {.typical = GrpcCode::permission_denied},
     .next = retry::Action::needs_operator,
     .source = from::flight_page},
    {.id = "authorization_unavailable"sv,
     .title = "The permission could not be checked"sv,
     .signs_ = {{.words = "Authz verification error|token verification not possible"sv,
                 .weight = 2}},
     .reasons_ = {"The server could not reach the service that knows the tokens"sv},
     .advice_ = {"Send again after a wait: the error says nothing of the token itself"sv},
     .sample = "rpc error: code = Unavailable desc = Authz verification error: timeout"sv,
     .facts = {.passes = Passes::yes, .typical = GrpcCode::unavailable},
     .next = retry::Action::retry_after,
     .source = from::query_service},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
