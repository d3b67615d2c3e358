// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_TROUBLES_CONNECTION_HPP
#define FAULTWIRE_DIAGNOSIS_TROUBLES_CONNECTION_HPP
/// Troubles: the way between client and server.
///
/// @code
/// static_assert(!connection_troubles[0].reasons().empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/troubles/trouble.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {
namespace from = detail::diagnosis::trouble_sources;

inline constexpr Trouble connection_troubles[] = {
    {.id = "too_many_pings"sv,
     .title = "The client pings too often"sv,
     .signs_ = {{.words = "too_many_pings|Too many pings"sv, .weight = 6},
                {.reset = Http2Error::enhance_your_calm, .weight = 3},
                {.words =
                     "error code ENHANCE_YOUR_CALM|error code: ENHANCE_YOUR_CALM|excessive load "
                     "generating behavior"sv,
                 .weight = 5}},
     .reasons_ = {"The keepalive of the client is more frequent than the server allows"sv,
                  "Keepalive runs while no call is open, and the server does not permit that"sv},
     .advice_ = {"Make keepalive less frequent: gRPC servers allow one ping in five minutes by "
                 "default"sv,
                 "Let the server allow more (permit_keepalive_time) if you control it"sv},
     .sample = "14 UNAVAILABLE: Too many pings"sv,
     .hides = "connection_lost|stream_reset|stream_reset_no_error|resource_exhausted|"
              "message_too_large"sv,
     .facts = {.passes = Passes::yes,
               .side = retry::Side::transport,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::retry_after,
     .source = from::grpc_keepalive},
    {.id = "refused_stream"sv,
     .title = "The server refused the stream before it processed the request"sv,
     .signs_ = {{.reset = Http2Error::refused_stream, .weight = 4},
                {.words = "refused stream before processing any application logic|REFUSED_STREAM"sv,
                 .weight = 3}},
     .reasons_ = {"The client has more streams open than the server allows"sv,
                  "The server is closing the connection and takes no new streams"sv},
     .advice_ = {"Send the request again: the server has not processed it"sv,
                 "Open fewer streams at once"sv},
     .sample = "rpc error: code = Unavailable desc = stream terminated by RST_STREAM with "
               "error code: REFUSED_STREAM"sv,
     .hides = "stream_reset"sv,
     .facts = {.passes = Passes::yes,
               .side = retry::Side::transport,
               .unprocessed = true,
               .stored = retry::Stored::none,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::retry_now,
     .source = from::http2_spec},
    {.id = "client_closed"sv,
     .title = "The program closed its own channel"sv,
     .signs_ =
         {{.words = "Channel shutdownNow invoked|Channel shutdown invoked|the client connection "
                    "is closing|Cannot invoke RPC on closed channel|Cannot invoke RPC: Channel "
                    "closed|Channel has been shut down|Channel closed!"sv,
           .weight = 4},
          {.words = "The channel has been closed|Channel is closed"sv, .coded = true, .weight = 2}},
     .reasons_ = {"The program closed the channel or is shutting down while calls are open"sv},
     .advice_ = {"Close the channel after the last call has ended"sv,
                 "Create a new channel for further calls: a closed one stays closed"sv},
     .sample = "org.apache.arrow.flight.FlightRuntimeException: UNAVAILABLE: Channel "
               "shutdownNow invoked"sv,
     .hides = "unavailable"sv,
     .facts = {.side = retry::Side::client, .instead = GrpcCode::cancelled},
     .next = retry::Action::give_up,
     .source = from::public_threads},
    {.id = "cannot_connect"sv,
     .title = "The server cannot be reached"sv,
     .signs_ =
         {{.words = "failed to connect to all addresses|Connection refused|No connection "
                    "established|ECONNREFUSED|actively refused|No connection could be made|"
                    "Failed to connect to remote host|tcp connect error|client error (Connect)|"
                    "Failed to establish a new connection|Error while dialing|"
                    "ConnectTimeoutException|Connect Timeout Error|UND_ERR_CONNECT_TIMEOUT"sv,
           .weight = 1},
          {.words = "no such host|Name resolution failed|DNS resolution failed|Domain name not "
                    "found|getaddrinfo ENOTFOUND|getaddrinfo EAI_AGAIN|Unable to resolve host|"
                    "UnknownHostException|Name or service not known|Temporary failure in name "
                    "resolution|nodename nor servname provided|Failed to resolve|"
                    "NameResolutionError|name resolver error"sv,
           .weight = 1},
          {.words = "produced zero addresses|failed to lookup address information|dns error|"
                    "Could not resolve host|No such host is known|No route to host|Network is "
                    "unreachable|network is unreachable|host is unreachable|EHOSTUNREACH|"
                    "ENETUNREACH|connect ETIMEDOUT|Connection timed out|connect timed out"sv,
           .weight = 1},
          {.words = "remote connection failure|reset reason: connection failure|delayed connect "
                    "error|no healthy upstream|waiting_for_connection|tcp handshaker shutdown|"
                    "Failed to pick subchannel|Failed to connect to|failed to connect to host|"
                    "ConnectionTimeout|Error connecting: SocketException"sv,
           .weight = 1},
          {.words = "dial tcp"sv, .also = "i/o timeout"sv, .weight = 1},
          {.grpc = GrpcCode::unavailable, .words = "io exception|last connection error"sv}},
     .reasons_ = {"The server is not running, or not at this address"sv,
                  "A firewall is between client and server"sv, "The name cannot be resolved"sv},
     .advice_ = {"Check host and port from this machine"sv, "Send again with growing waits"sv},
     .sample = "14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED "
               "127.0.0.1:8086"sv,
     .facts = {.passes = Passes::yes,
               .side = retry::Side::transport,
               .stored = retry::Stored::none,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::retry_after,
     .source = from::grpc_cases},
    {.id = "connection_lost"sv,
     .title = "The connection was lost"sv,
     .signs_ =
         {{.words = "error reading from server: "sv, .weight = 3},
          {.words = "Connection reset by peer|connection reset by peer|read ECONNRESET|"
                    "ECONNRESET|ConnectionResetError|Session closed with error code|Connection "
                    "closed after GOAWAY|GOAWAY received|Received Goaway|received prior goaway|"
                    "GOAWAY with error code|keepalive ping failed|Keepalive failed"sv},
          {.words = "keepalive watchdog timeout|Connection dropped|connection termination|"
                    "broken pipe|Broken pipe|write EPIPE|RemoteDisconnected|socket hang up|"
                    "UND_ERR_SOCKET|other side closed|Server disconnected|"
                    "ServerDisconnectedError|Premature close|ERR_STREAM_PREMATURE_CLOSE"sv},
          {.words = "connection closed before message completed|upstream connect error or "
                    "disconnect/reset before|unexpected end of stream|end of file before "
                    "message length reached|closed the connection unexpectedly|"
                    "ClosedChannelException|Network closed for unknown reason|Connection "
                    "aborted|error reading server preface: EOF|error reading server preface: "
                    "read|http2: server sent GOAWAY|http2: client connection lost|The response "
                    "ended prematurely"sv},
          {.words = "unable to read data from the transport connection|forcibly closed by the "
                    "remote host|Service was not ready: transport error|connection was closed "
                    "by the server|The connection is closed|stream closed because of a broken "
                    "pipe|prematurely closed connection|use of closed network connection"sv},
          {.words = "transport is closing|Socket closed|Stream removed|Endpoint closing|"
                    "unexpected EOF|connection reset|Connection reset|closing transport due to|"
                    "connection error: desc = \"error reading"sv,
           .coded = true},
          {.words = "max_age|graceful_stop|session_timed_out"sv,
           .also = "goaway|NO_ERROR"sv,
           .coded = true,
           .weight = 4}},
     .reasons_ = {"A proxy or load balancer closed a connection that was quiet for too long"sv,
                  "The server was restarted, or closes connections of a certain age"sv,
                  "The network failed for a moment"sv},
     .advice_ = {"Send again: what reads may be repeated; look first whether a write was stored"sv,
                 "Switch on keepalive, shorter than the time limit of the proxy and no shorter "
                 "than the server allows"sv},
     .sample = "[FlightSQL] error reading from server: EOF (Unavailable; DoGet: endpoint 0)"sv,
     .facts = {.passes = Passes::yes,
               .side = retry::Side::transport,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::retry_after,
     .source = from::public_threads},
    {.id = "bad_gateway"sv,
     .title = "A proxy cannot reach its server"sv,
     .signs_ = {{.http = HttpStatus::bad_gateway, .via_grpc = true, .weight = 6},
                {.http = HttpStatus::service_unavailable, .via_grpc = true, .weight = 6},
                {.http = HttpStatus::gateway_timeout, .via_grpc = true, .weight = 6},
                {.http = HttpStatus::bad_gateway, .weight = 1},
                {.http = HttpStatus::gateway_timeout, .weight = 1}},
     .reasons_ = {"The proxy or load balancer answers, and its server is away or "
                  "too slow"sv},
     .advice_ = {"Send again with growing waits"sv,
                 "Look at the health checks of the proxy if it lasts"sv},
     .sample = "rpc error: code = Unavailable desc = unexpected HTTP status code received from "
               "server: 502 (Bad Gateway); transport: received unexpected content-type "
               "\"text/html\""sv,
     .hides = "wrong_protocol"sv,
     .facts = {.passes = Passes::yes,
               .side = retry::Side::transport,
               .repeatable = true,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::retry_after,
     .source = from::grpc_http},
    {.id = "stream_reset"sv,
     .title = "The stream was reset"sv,
     .signs_ = {{.grpc = GrpcCode::internal, .reset = Http2Error::internal_error},
                {.reset = Http2Error::internal_error},
                {.words = "Received RST_STREAM|stream error received: unexpected internal error"sv},
                {.words = "stream error received|RST_STREAM closed stream|stream terminated by "
                          "RST_STREAM"sv,
                 .coded = true}},
     .reasons_ = {"The connection to the server was cut in the middle of the answer"sv,
                  "The network between client and server is disturbed"sv,
                  "The server ended the stream because of an error of its own"sv},
     .advice_ = {"Run the query again: a reset passes in most cases"sv,
                 "Look for a proxy or load balancer that closes quiet connections; slow "
                 "queries die there first"sv,
                 "Ask for less at once, or open fewer streams"sv},
     .sample = "Flight returned internal error, with message: Received RST_STREAM with error "
               "code 2"sv,
     .facts = {.passes = Passes::yes,
               .side = retry::Side::transport,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::retry_after,
     .source = from::flight_page},
    {.id = "stream_reset_no_error"sv,
     .title = "The stream was ended without an error"sv,
     .signs_ = {{.grpc = GrpcCode::internal, .reset = Http2Error::no_error, .weight = 4},
                {.reset = Http2Error::no_error, .weight = 4}},
     .reasons_ = {"The server ended the stream without saying why"sv,
                  "The network failed for a moment"sv,
                  "The server is at the limit of what it can hold"sv},
     .advice_ = {"Run the query again after a short wait"sv,
                 "If it comes back at busy times, lower the number of queries at once"sv},
     .sample = "rpc error: code = Internal desc = stream terminated by RST_STREAM with error "
               "code: NO_ERROR"sv,
     .hides = "stream_reset"sv,
     .facts = {.passes = Passes::yes,
               .side = retry::Side::transport,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::retry_after,
     .source = from::flight_page},
    {.id = "trailers_missing"sv,
     .title = "The answer ended without a status"sv,
     .signs_ = {{.words =
                     "without sending trailers|missing grpc-status trailer|Call ended without "
                     "gRPC status|missing HTTP content-type|grpc-status header missing|No "
                     "grpc-status found in response|Missing grpc-status|no grpc-status|without "
                     "grpc-status|missing trailers|No status received"sv,
                 .coded = true,
                 .weight = 1}},
     .reasons_ = {"A proxy between client and server drops the trailers of HTTP/2"sv,
                  "The server broke off in the middle of the answer"sv},
     .advice_ = {"Let the proxy pass HTTP/2 trailers, or speak gRPC on both of its sides"sv,
                 "Look at the log of the server for the same time"sv},
     .sample = "rpc error: code = Internal desc = server closed the stream without sending "
               "trailers"sv,
     .hides = "wrong_protocol"sv,
     .facts = {.side = retry::Side::transport},
     .source = from::grpc_http},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
