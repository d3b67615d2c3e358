// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_TROUBLES_STATUSES_HPP
#define FAULTWIRE_DIAGNOSIS_TROUBLES_STATUSES_HPP
/// Troubles: what a code or an HTTP status alone tells.
///
/// @code
/// static_assert(!statuses_troubles[0].reasons().empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/troubles/trouble.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {
namespace from = detail::diagnosis::trouble_sources;

inline constexpr Trouble statuses_troubles[] = {
    {.id = "deadline"sv,
     .title = "The time was up"sv,
     .signs_ = {{.grpc = GrpcCode::deadline_exceeded},
                {.words = "context deadline exceeded|Client.Timeout exceeded while awaiting|Read "
                          "timed out|ReadTimeoutError|requests.exceptions.ReadTimeout|"
                          "SocketTimeoutException|operation timed out|HttpClient.Timeout|"
                          "HeadersTimeoutError|upstream timed out|UND_ERR_HEADERS_TIMEOUT|"
                          "java.util.concurrent.TimeoutException"sv},
                {.words = "i/o timeout"sv, .also = "read tcp|read udp"sv}},
     .reasons_ = {"The answer did not come within the deadline of the client"sv},
     .advice_ = {"Allow more time, or ask for less"sv,
                 "The server may have done the work: look before sending again what is not "
                 "idempotent"sv},
     .sample = "4 DEADLINE_EXCEEDED: Deadline exceeded after 0.200s"sv,
     .facts = {.side = retry::Side::client, .typical = GrpcCode::deadline_exceeded},
     .next = retry::Action::give_up,
     .source = from::grpc_cases},
    {.id = "cancelled"sv,
     .title = "The call was given up"sv,
     .signs_ = {{.grpc = GrpcCode::cancelled},
                {.grpc = GrpcCode::cancelled, .reset = Http2Error::cancel, .weight = 1},
                {.reset = Http2Error::cancel, .weight = 1},
                {.words = "context canceled"sv, .coded = true}},
     .reasons_ = {"The client, or something between, gave the call up"sv},
     .advice_ = {"Look at the client: this is rarely the doing of the server"sv},
     .sample = "1 CANCELLED: Cancelled on client"sv,
     .hides = "stream_reset|stream_reset_no_error"sv,
     .facts = {.side = retry::Side::client, .typical = GrpcCode::cancelled},
     .next = retry::Action::give_up,
     .source = from::grpc_cases},
    {.id = "resource_exhausted"sv,
     .title = "A limit is used up"sv,
     .signs_ = {{.grpc = GrpcCode::resource_exhausted}},
     .reasons_ = {"A quota or a memory limit is used up"sv},
     .advice_ = {"Wait if it is a quota; ask for less if it is memory"sv},
     .sample = "8 RESOURCE_EXHAUSTED: quota"sv,
     .facts = {.typical = GrpcCode::resource_exhausted},
     .next = retry::Action::give_up,
     .source = from::grpc_cases},
    {.id = "unavailable"sv,
     .title = "The server is not available"sv,
     .signs_ = {{.grpc = GrpcCode::unavailable}},
     .reasons_ = {"The server, or the way to it, is not available for the moment"sv},
     .advice_ = {"Send again with growing waits"sv},
     .sample = "14 UNAVAILABLE: starting"sv,
     .facts = {.typical = GrpcCode::unavailable},
     .next = retry::Action::retry_after,
     .source = from::grpc_cases},
    {.id = "http_400"sv,
     .title = "The request was refused"sv,
     .signs_ = {{.http = HttpStatus::bad_request}},
     .reasons_ = {"The request or its data is malformed"sv},
     .advice_ = {"Read `line` and `message` of the body: they name the first bad line and all "
                 "others"sv},
     .sample = "HTTP/1.1 400 Bad Request"sv,
     .next = retry::Action::fix_request,
     .source = from::write_page},
    {.id = "http_401"sv,
     .title = "The request is not authorized"sv,
     .signs_ = {{.http = HttpStatus::unauthorized, .weight = 1},
                {.words = "authentication required|unable to parse authentication credentials|"
                          "unauthorized access"sv}},
     .reasons_ = {"The header Authorization is missing or malformed"sv,
                  "The token may not write to the bucket"sv},
     .advice_ = {"Send `Authorization: Token <token>`"sv, "Check what the token may do"sv},
     .sample = "401 Unauthorized"sv,
     .facts = {.typical = GrpcCode::unauthenticated},
     .next = retry::Action::reauthenticate,
     .source = from::write_page},
    {.id = "http_403"sv,
     .title = "The data is not allowed"sv,
     .signs_ = {{.http = HttpStatus::forbidden},
                {.words = "is not authorized to write to|insufficient permissions for write"sv},
                {.words = "access denied"sv, .alone = true}},
     .reasons_ = {"The data is not allowed, for example older than the retention period"sv,
                  "The token lacks the permission"sv},
     .advice_ = {"Read `message` of the body"sv,
                 "Keep the data until someone with access replaces the token: it is not lost"sv},
     .sample = "HTTP/1.1 403 Forbidden"sv,
     .facts = {.typical = GrpcCode::permission_denied},
     .next = retry::Action::needs_operator,
     .source = from::write_page},
    {.id = "http_404"sv,
     .title = "Something that the request names does not exist"sv,
     .signs_ = {{.http = HttpStatus::not_found}},
     .reasons_ = {"The organization, bucket or database does not exist"sv,
                  "The address is that of another product or release"sv},
     .advice_ = {"Check the names and the path of the address"sv},
     .sample = "HTTP/1.1 404 Not Found"sv,
     .next = retry::Action::needs_operator,
     .source = from::write_page},
    {.id = "http_405"sv,
     .title = "The address does not take this method"sv,
     .signs_ = {{.http = HttpStatus::method_not_allowed}},
     .reasons_ = {"The path is that of another product or release, or a load balancer answered"sv},
     .advice_ = {"Check the path, and which product answers at the address"sv},
     .sample = "HTTP/1.1 405 Method Not Allowed"sv,
     .facts = {.passes = Passes::no},
     .next = retry::Action::fix_request,
     .source = from::http_spec},
    {.id = "http_411"sv,
     .title = "A proxy wants the length of the request"sv,
     .signs_ = {{.http = HttpStatus::length_required}},
     .reasons_ = {"A proxy between client and server refuses bodies whose length is not "
                  "announced"sv},
     .advice_ = {"Let the client send Content-Length: switch off compression in a stream, or "
                 "change the proxy"sv},
     .sample = "411 Length Required"sv,
     .facts = {.passes = Passes::no},
     .next = retry::Action::fix_request,
     .source = from::http_spec},
    {.id = "http_413"sv,
     .title = "The request is too large"sv,
     .signs_ = {{.http = HttpStatus::content_too_large},
                {.words =
                     "points batch is too large|points in batch is too large|Request Entity Too "
                     "Large|request was too large (413)"sv,
                 .weight = 1},
                {.words = "request too large"sv, .coded = true},
                {.words = "max request size"sv, .also = "exceeded"sv, .weight = 1}},
     .reasons_ = {"The request is larger than the server takes"sv},
     .advice_ = {"Split the batch and send the parts"sv,
                 "Compress it; some servers count the inflated bytes"sv},
     .sample = "cannot read data: points in batch is too large"sv,
     .facts = {.limit = retry::Limit::size, .typical = GrpcCode::resource_exhausted},
     .next = retry::Action::split_and_retry,
     .source = from::write_page},
    {.id = "http_429"sv,
     .title = "Too many requests"sv,
     .signs_ = {{.http = HttpStatus::too_many_requests},
                {.words = "plan limit"sv, .also = "has exceeded"sv, .weight = 1},
                {.words = "too many requests"sv, .alone = true}},
     .reasons_ = {"More requests than the quota of the service allows"sv},
     .advice_ = {"Wait as long as Retry-After says, in seconds"sv,
                 "Send larger batches less often"sv},
     .sample = "429 Too Many Requests"sv,
     .facts = {.passes = Passes::yes,
               .stored = retry::Stored::none,
               .limit = retry::Limit::rate,
               .typical = GrpcCode::resource_exhausted},
     .next = retry::Action::retry_after,
     .source = from::write_page},
    {.id = "http_500"sv,
     .title = "The server failed"sv,
     .signs_ = {{.http = HttpStatus::internal_server_error},
                {.words = "engine is closed"sv},
                {.words = "internal server error"sv, .alone = true},
                {.words = "internal error"sv, .body = true}},
     .reasons_ = {"An error of the server"sv,
                  "InfluxDB is starting or stopping: its engine is closed"sv},
     .advice_ = {"Look for `partial write` in the body before sending again"sv,
                 "Otherwise send again after a wait"sv},
     .sample = "500 Internal Server Error"sv,
     .next = retry::Action::give_up,
     .source = from::influxdb_2},
    {.id = "http_503"sv,
     .title = "The server takes no requests"sv,
     .signs_ = {{.http = HttpStatus::service_unavailable},
                {.words = "request throttled, exceeds limits|this service is overloaded|no healthy "
                          "upstream ingesters available|request throttled, queue full"sv,
                 .weight = 2},
                {.words = "service unavailable"sv, .alone = true},
                {.words = "timeout"sv, .body = true}},
     .reasons_ = {"The server cannot take writes for a while"sv,
                  "A proxy cannot reach its server"sv},
     .advice_ = {"Wait as long as Retry-After says, then send again"sv},
     .sample = "503 Service Unavailable"sv,
     .hides = "cannot_connect"sv,
     .facts = {.passes = Passes::yes,
               .stored = retry::Stored::none,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::retry_after,
     .source = from::write_page},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
