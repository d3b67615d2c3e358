// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_TROUBLES_PROTOCOL_HPP
#define FAULTWIRE_DIAGNOSIS_TROUBLES_PROTOCOL_HPP
/// Troubles: the wrong server, the wrong protocol, and certificates.
///
/// @code
/// static_assert(!protocol_troubles[0].reasons().empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/troubles/trouble.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {
namespace from = detail::diagnosis::trouble_sources;

inline constexpr Trouble protocol_troubles[] = {
    {.id = "certificate"sv,
     .title = "The certificate of the other side is refused"sv,
     .signs_ =
         {{.words = "CERTIFICATE_VERIFY_FAILED|certificate verify failed|tls: failed to verify "
                    "certificate|x509: certificate|x509: cannot validate certificate|x509: "
                    "negative serial|x509: malformed|invalid peer certificate|No subject "
                    "alternative|PKIX path building failed|PKIX path validation failed|"
                    "java.security.cert.|The remote certificate is invalid|The remote "
                    "certificate was rejected"sv,
           .weight = 4},
          {.words = "self signed certificate|self-signed certificate|unable to get local issuer "
                    "certificate|unable to verify the first certificate|"
                    "SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|"
                    "UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|"
                    "ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames|"
                    "certificate has expired|CERT_HAS_EXPIRED|not valid for the name|Hostname "
                    "mismatch, certificate|SSLPeerUnverifiedException|No name matching|is not "
                    "in peer certificate"sv,
           .weight = 4},
          {.words = "tls: bad certificate|tls: unknown certificate authority|tls: certificate "
                    "required|SSLV3_ALERT_BAD_CERTIFICATE|SSLV3_ALERT_CERTIFICATE|"
                    "TLSV1_ALERT_UNKNOWN_CA|TLSV13_ALERT_CERTIFICATE_REQUIRED|sslv3 alert bad "
                    "certificate|alert unknown ca|received fatal alert: UnknownCA|received "
                    "fatal alert: BadCertificate|received fatal alert: CertificateRequired|"
                    "Received fatal alert: bad_certificate|Received fatal alert: "
                    "certificate_unknown"sv,
           .weight = 4}},
     .reasons_ = {"The certificate is signed by an authority that the client does not know"sv,
                  "The certificate has expired, or its clock or that of the client is wrong"sv,
                  "The name that the client asked for is not in the certificate"sv},
     .advice_ = {"Look at the certificate: `openssl s_client -connect HOST:PORT -servername "
                 "HOST`"sv,
                 "Give the client the root certificates of the server"sv,
                 "Use a name that the certificate has, or issue a new certificate"sv},
     .sample = "rpc error: code = Unavailable desc = connection error: desc = \"transport: "
               "authentication handshake failed: tls: failed to verify certificate: x509: "
               "certificate signed by unknown authority\""sv,
     .hides = "cannot_connect|connection_lost|wrong_protocol"sv,
     .facts = {.passes = Passes::no,
               .side = retry::Side::transport,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::needs_operator,
     .source = from::tls_libraries},
    {.id = "wrong_protocol"sv,
     .title = "The address speaks another protocol"sv,
     .signs_ =
         {{.words = "WRONG_VERSION_NUMBER|wrong version number|SSL routines::http request|SSL "
                    "routines:OPENSSL_internal:HTTP_REQUEST|server gave HTTP response to HTTPS "
                    "client|HTTP request to an HTTPS server|plain HTTP request was sent to "
                    "HTTPS port|first record does not look like a TLS handshake|Cannot "
                    "determine the frame size|not an SSL/TLS record|Unsupported or unrecognized "
                    "SSL message|corrupt message of type InvalidContentType|"
                    "InvalidMessage(InvalidContentType|packet length too long"sv,
           .weight = 3},
          {.words = "http2: frame too large|frame with invalid size|First received frame was "
                    "not SETTINGS|Trying to connect an http1.x server|malformed HTTP response|"
                    "looked like an HTTP/1.1 header|Unexpected HTTP/1.x request|did not complete "
                    "the HTTP/2 "
                    "handshake|protocol "
                    "downgraded to HTTP/1|HTTP_1_1_REQUIRED|Parse Error: Expected HTTP/|"
                    "HPE_INVALID_CONSTANT|Error parsing metadata: error=invalid value "
                    "key=content-type|unexpected preface|invalid HTTP version parsed"sv,
           .weight = 3},
          {.words = "missing selected ALPN property|NO_APPLICATION_PROTOCOL|no application "
                    "protocol|TSI_PROTOCOL_FAILURE: Cannot check peer: missing selected ALPN|"
                    "ALPN negotiat|HTTP/2 connection was not negotiated|Failed ALPN negotiation"sv,
           .weight = 3},
          {.words = "invalid content-type"sv},
          {.words = "Bad gRPC response. Invalid content-type|text/html"sv, .coded = true},
          {.http = HttpStatus::not_found, .via_grpc = true, .weight = 4},
          {.http = HttpStatus::method_not_allowed, .via_grpc = true, .weight = 4},
          {.http = HttpStatus::bad_request, .via_grpc = true, .weight = 4},
          {.http = HttpStatus::unsupported_media_type, .via_grpc = true, .weight = 4},
          {.http = HttpStatus::length_required, .via_grpc = true, .weight = 4},
          {.http = HttpStatus{464}, .via_grpc = true, .weight = 4},
          {.http = HttpStatus::upgrade_required, .via_grpc = true, .weight = 4}},
     .reasons_ = {"The address is no gRPC service: a web server, a proxy, or InfluxDB 2, which "
                  "has no Flight"sv,
                  "TLS on one side and none on the other"sv,
                  "A load balancer does not pass HTTP/2 on, or does not offer it (ALPN)"sv},
     .advice_ = {"Check host, port and scheme (grpc+tls or grpc, https or http)"sv,
                 "Ask the address with curl: a web page is the wrong server"sv,
                 "Let the load balancer offer HTTP/2 to the client and speak HTTP/2 to the "
                 "server"sv},
     .sample = "Flight returned unavailable error, with message: invalid content-type: "
               "text/html"sv,
     .hides = "cannot_connect|connection_lost|trailers_missing"sv,
     .facts = {.passes = Passes::no,
               .side = retry::Side::transport,
               .typical = GrpcCode::unavailable},
     .next = retry::Action::needs_operator,
     .source = from::grpc_http},
    {.id = "root_certificates"sv,
     .title = "No root certificates were found"sv,
     .signs_ = {{.words = "Could not get default pem root certs|roots.pem"sv, .weight = 3},
                {.grpc = GrpcCode::unavailable, .words = "empty address list"sv}},
     .reasons_ = {"The gRPC library found no root certificates: its defaults are for POSIX "
                  "systems"sv},
     .advice_ = {"Pass the root certificates to the client (tls_root_certs in PyArrow)"sv,
                 "Or name their file in GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"sv},
     .sample = "Flight returned unavailable error, with message: empty address list: "sv,
     .facts = {.passes = Passes::no, .side = retry::Side::client, .typical = GrpcCode::unavailable},
     .next = retry::Action::needs_operator,
     .source = from::flight_page},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
