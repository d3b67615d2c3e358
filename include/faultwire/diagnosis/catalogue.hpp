// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_CATALOGUE_HPP
#define FAULTWIRE_DIAGNOSIS_CATALOGUE_HPP
/// Known troubles as rows: how each is recognised, why it happens, the likeliest reason first, and
/// what to try. Recognition goes by what the text says (codes, resets, words in any fold and case),
/// never by one exact string.
///
/// @code
/// const Trouble& trouble = *find_trouble("invalid_ticket");
/// const bool two = trouble.reasons.size() == 2;
/// @endcode

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/line_protocol/kind.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// What must be true of a text; an empty member asks for nothing. Each member that is asked for and
/// met adds to the score.
struct Sign {
  std::optional<GrpcCode> grpc{};
  std::optional<Http2Error> reset{};
  std::optional<HttpStatus> http{};
  std::optional<line_protocol::Reason> rejected{};
  std::string_view words{};  ///< stand in the text
  std::string_view also{};   ///< stand in it too
  bool coded = false;        ///< the text names a code: the words alone are too common
  bool alone = false;  ///< the words are the whole text but for blanks and punctuation: in a longer
                       ///< one they are too common
};

/// One trouble. All views have static storage.
struct Trouble {
  std::string_view id;                        ///< for machines
  std::string_view title;                     ///< for people
  std::span<const Sign> signs;                ///< one is enough
  std::span<const std::string_view> reasons;  ///< the likeliest first
  std::span<const std::string_view> advice;   ///< what to try, in this order
  std::string_view sample;  ///< a text that is recognised as this; the tests try it
  Source source;
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
namespace trouble_rows {
using std::string_view;
inline constexpr Source from_flight_page{"InfluxData documentation", "Understand Flight responses",
                                         "2023-09"};
inline constexpr Source from_write_page{"InfluxData documentation",
                                        "Troubleshoot issues writing data", "2023-12"};
inline constexpr Source from_query_service{
    "InfluxDB 3", "core/service_grpc_flight, core/service_common", "2026-08"};
inline constexpr Source from_data_fusion{"Apache DataFusion", "datafusion/common/src/error.rs",
                                         "2026-08"};
inline constexpr Source from_grpc_cases{"gRPC documentation", "doc/statuscodes.md", "2026-08"};
inline constexpr Source from_grpc_http{"gRPC documentation", "doc/http-grpc-status-mapping.md",
                                       "2026-08"};
inline constexpr Source from_public_threads{"Issues of InfluxDB, Arrow and their clients",
                                            "as named in docs/reference/troubles.md", "2026-08"};

// The six of the page on Flight responses.
inline constexpr auto reset_signs =
    std::to_array<Sign>({{.grpc = GrpcCode::internal, .reset = Http2Error::internal_error},
                         {.reset = Http2Error::internal_error},
                         {.words = "Received RST_STREAM"}});
inline constexpr auto reset_reasons =
    std::to_array<string_view>({"The connection to the server was cut in the middle of the answer",
                                "The network between client and server is disturbed",
                                "The server ended the connection because of an error of its own",
                                "The client has more streams open than the server allows"});
inline constexpr auto reset_advice =
    std::to_array<string_view>({"Run the query again: a reset passes in most cases",
                                "Look for a proxy or load balancer that closes quiet connections; "
                                "slow queries die there first",
                                "Ask for less at once, or open fewer streams"});
inline constexpr auto no_error_signs = std::to_array<Sign>(
    {{.grpc = GrpcCode::internal, .reset = Http2Error::no_error}, {.reset = Http2Error::no_error}});
inline constexpr auto no_error_reasons = std::to_array<string_view>(
    {"The server ended the stream without an error to tell of", "The network failed for a moment",
     "The server is at the limit of what it can hold"});
inline constexpr auto no_error_advice = std::to_array<string_view>(
    {"Run the query again after a short wait",
     "If it comes back at busy times, lower the number of queries at once"});
inline constexpr auto ticket_signs = std::to_array<Sign>(
    {{.grpc = GrpcCode::invalid_argument, .words = "Invalid ticket"}, {.words = "Invalid ticket"}});
inline constexpr auto ticket_reasons = std::to_array<string_view>(
    {"The request does not name the database, or lacks other metadata that is required",
     "The query has a fault in its syntax"});
inline constexpr auto ticket_advice = std::to_array<string_view>(
    {"Set the metadata key `database`", "Try the query text alone, in another client"});
inline constexpr auto unauthenticated_signs = std::to_array<Sign>(
    {{.grpc = GrpcCode::unauthenticated}, {.words = "unauthenticated: unauthenticated"}});
inline constexpr auto unauthenticated_reasons = std::to_array<string_view>(
    {"The request carries no token", "The token does not exist in this organization"});
inline constexpr auto unauthenticated_advice = std::to_array<string_view>(
    {"Check that the token reaches the server: `authorization: Bearer <token>`",
     "Make a new token, and use it where the old one was"});
inline constexpr auto denied_signs =
    std::to_array<Sign>({{.grpc = GrpcCode::permission_denied, .words = "Permission denied"},
                         {.grpc = GrpcCode::permission_denied}});
inline constexpr auto denied_reasons =
    std::to_array<string_view>({"The token may not read this database",
                                "The token has expired, or is not one of this server: InfluxDB 3 "
                                "says PERMISSION_DENIED for that too"});
inline constexpr auto denied_advice = std::to_array<string_view>(
    {"Give the token permission for the database that the request names",
     "Check the name of the database, and that the token has not expired"});
inline constexpr auto roots_signs =
    std::to_array<Sign>({{.words = "Could not get default pem root certs"},
                         {.words = "roots.pem"},
                         {.grpc = GrpcCode::unavailable, .words = "empty address list"}});
inline constexpr auto roots_reasons = std::to_array<string_view>(
    {"The gRPC library found no root certificates: its defaults are for POSIX systems"});
inline constexpr auto roots_advice = std::to_array<string_view>(
    {"Pass the root certificates to the client (tls_root_certs in PyArrow)",
     "Or name their file in GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"});

// Rejected points, and data that is missing.
inline constexpr auto parse_signs =
    std::to_array<Sign>({{.rejected = line_protocol::Reason::parse},
                         {.words = "failed to parse line protocol"},
                         {.words = "parsing failed for write_lp endpoint"},
                         {.words = "line protocol parsing error"},
                         {.words = "unable to parse '"}});
inline constexpr auto parse_reasons = std::to_array<string_view>(
    {"A point is not line protocol: blanks, commas or quotes that should be escaped or paired",
     "A number does not fit its type"});
inline constexpr auto parse_advice = std::to_array<string_view>(
    {"Look at the lines that the answer names; `faultwire check` shows where they break",
     "Let a client library or a builder write the lines"});
inline constexpr auto timestamp_signs =
    std::to_array<Sign>({{.rejected = line_protocol::Reason::timestamp},
                         {.words = "timestamp overflows i64"},
                         {.words = "Unable to parse timestamp value"}});
inline constexpr auto timestamp_reasons =
    std::to_array<string_view>({"A timestamp does not fit 64 bits",
                                "The precision of the request is not that of the timestamps"});
inline constexpr auto timestamp_advice = std::to_array<string_view>(
    {"Send nanoseconds, or name the precision of the timestamps in the request"});
inline constexpr auto schema_signs =
    std::to_array<Sign>({{.rejected = line_protocol::Reason::schema_conflict},
                         {.words = "field type conflict"},
                         {.words = "column type", .also = "conflict"},
                         {.words = "schema conflict"},
                         {.words = "invalid column type for column"}});
inline constexpr auto schema_reasons =
    std::to_array<string_view>({"A field has another type than in the points that the partition "
                                "holds already (measurement and day, by default)",
                                "A tag and a field have the same key"});
inline constexpr auto schema_advice = std::to_array<string_view>(
    {"Compare the types of the fields with those in the same measurement and day",
     "Write the field under another name, or correct its type: `1` is a float, `1i` an integer"});
inline constexpr auto partial_signs = std::to_array<Sign>({{.words = "partial write"}});
inline constexpr auto partial_reasons = std::to_array<string_view>(
    {"Some points were stored and some were refused", "Points are older than the retention period",
     "The types of some fields do not fit"});
inline constexpr auto partial_advice = std::to_array<string_view>(
    {"Do not send the whole batch again, whatever the status: part of it is stored",
     "Mend or drop the points that the answer names; where it names none, send the batch in "
     "smaller parts once"});
inline constexpr auto retention_signs =
    std::to_array<Sign>({{.words = "beyond retention policy"},
                         {.words = "outside retention"},
                         {.words = "retention period", .coded = true},
                         {.words = "outside of the retention"}});
inline constexpr auto retention_reasons =
    std::to_array<string_view>({"Points are older than the bucket keeps them"});
inline constexpr auto retention_advice =
    std::to_array<string_view>({"Drop points that are too old, or lengthen the retention period",
                                "Check the clock and the precision of the sender"});
inline constexpr auto missing_signs = std::to_array<Sign>({{.words = "data is missing"},
                                                           {.words = "missing data", .coded = true},
                                                           {.words = "no data found after write"}});
inline constexpr auto missing_reasons = std::to_array<string_view>(
    {"The answer to the write was a 204 or 400 that told of rejected points, and nobody read it",
     "The points are duplicates: same measurement, tags and timestamp",
     "The points conflict with the schema", "The batch was beyond a limit"});
inline constexpr auto missing_advice = std::to_array<string_view>(
    {"Read the body of the answers to writes: up to 100 rejected points are named there",
     "Count what was sent and what was accepted",
     "Check tag values and timestamps for duplicates"});
inline constexpr auto cardinality_signs =
    std::to_array<Sign>({{.words = "cardinality exceeds"},
                         {.words = "max-series-per-database limit exceeded"},
                         {.words = "limit of", .also = "columns", .coded = true},
                         {.words = "column limit", .coded = true},
                         {.words = "table limit", .coded = true}});
inline constexpr auto cardinality_reasons =
    std::to_array<string_view>({"The data has more series, tables or columns than allowed"});
inline constexpr auto cardinality_advice = std::to_array<string_view>(
    {"Move values that differ in every point from tags into fields", "Ask for a higher limit"});

// HTTP statuses of the write API.
inline constexpr auto http400_signs = std::to_array<Sign>({{.http = HttpStatus::bad_request}});
inline constexpr auto http400_reasons =
    std::to_array<string_view>({"The request or its data is malformed"});
inline constexpr auto http400_advice = std::to_array<string_view>(
    {"Read `line` and `message` of the body: they name the first bad line and all others"});
inline constexpr auto http401_signs =
    std::to_array<Sign>({{.http = HttpStatus::unauthorized},
                         {.words = "authentication required"},
                         {.words = "unable to parse authentication credentials"}});
inline constexpr auto http401_reasons = std::to_array<string_view>(
    {"The header Authorization is missing or malformed", "The token may not write to the bucket"});
inline constexpr auto http401_advice = std::to_array<string_view>(
    {"Send `Authorization: Token <token>`", "Check what the token may do"});
inline constexpr auto http403_signs =
    std::to_array<Sign>({{.http = HttpStatus::forbidden},
                         {.words = "is not authorized to write to"},
                         {.words = "access denied", .alone = true}});
inline constexpr auto http403_reasons = std::to_array<string_view>(
    {"The data is not allowed, for example older than the retention period",
     "The token lacks the permission"});
inline constexpr auto http403_advice = std::to_array<string_view>(
    {"Read `message` of the body",
     "Keep the data until an operator has mended the token: it is not lost"});
inline constexpr auto http404_signs = std::to_array<Sign>({{.http = HttpStatus::not_found}});
inline constexpr auto http404_reasons =
    std::to_array<string_view>({"The organization, bucket or database does not exist",
                                "The address is that of another product or release"});
inline constexpr auto http404_advice =
    std::to_array<string_view>({"Check the names and the path of the address"});
inline constexpr auto http413_signs =
    std::to_array<Sign>({{.http = HttpStatus::content_too_large},
                         {.words = "points batch is too large"},
                         {.words = "points in batch is too large"},
                         {.words = "Request Entity Too Large"},
                         {.words = "request too large", .coded = true}});
inline constexpr auto http413_reasons =
    std::to_array<string_view>({"The request is larger than the server takes"});
inline constexpr auto http413_advice = std::to_array<string_view>(
    {"Split the batch and send the parts", "Compress it; some servers count the inflated bytes"});
inline constexpr auto http429_signs = std::to_array<Sign>(
    {{.http = HttpStatus::too_many_requests}, {.words = "too many requests", .alone = true}});
inline constexpr auto http429_reasons =
    std::to_array<string_view>({"More requests than the quota of the service allows"});
inline constexpr auto http429_advice = std::to_array<string_view>(
    {"Wait as long as Retry-After says, in seconds", "Send larger batches less often"});
inline constexpr auto http500_signs =
    std::to_array<Sign>({{.http = HttpStatus::internal_server_error},
                         {.words = "\"error\":\"internal error\""},
                         {.words = "internal server error", .alone = true}});
inline constexpr auto http500_reasons = std::to_array<string_view>(
    {"An error of the server",
     "A partial write: InfluxDB 3 Core answers so through /api/v2/write"});
inline constexpr auto http500_advice =
    std::to_array<string_view>({"Look for `partial write` in the body before sending again",
                                "Otherwise send again after a wait"});
inline constexpr auto http503_signs =
    std::to_array<Sign>({{.http = HttpStatus::service_unavailable},
                         {.words = "request throttled, exceeds limits"},
                         {.words = "this service is overloaded"},
                         {.words = "\"error\":\"timeout\""},
                         {.words = "service unavailable", .alone = true}});
inline constexpr auto http503_reasons = std::to_array<string_view>(
    {"The server cannot take writes for a while", "A proxy has no server behind it"});
inline constexpr auto http503_advice =
    std::to_array<string_view>({"Wait as long as Retry-After says, then send again"});

// The query engine and service.
inline constexpr auto planning_signs =
    std::to_array<Sign>({{.words = "Error during planning: "},
                         {.words = "SQL error: "},
                         {.words = "Schema error: "},
                         {.words = "Error while planning query: "}});
inline constexpr auto planning_reasons =
    std::to_array<string_view>({"The query names a table, column or function that does not exist",
                                "The query is not valid SQL or InfluxQL"});
inline constexpr auto planning_advice =
    std::to_array<string_view>({"Correct the query: the text behind the prefix says where",
                                "Quote names that have capitals: \"myColumn\""});
inline constexpr auto resources_signs = std::to_array<Sign>({{.words = "Resources exhausted: "}});
inline constexpr auto resources_reasons =
    std::to_array<string_view>({"The query needs more memory than the server gives to one"});
inline constexpr auto resources_advice =
    std::to_array<string_view>({"Ask for a shorter time range or fewer columns",
                                "Do not send it again unchanged: it fails again"});
inline constexpr auto not_implemented_signs = std::to_array<Sign>(
    {{.words = "This feature is not implemented: "}, {.grpc = GrpcCode::unimplemented}});
inline constexpr auto not_implemented_reasons = std::to_array<string_view>(
    {"The server does not know this function or method", "The address is that of another service"});
inline constexpr auto not_implemented_advice = std::to_array<string_view>(
    {"Check the release of the server", "Check that the address and port speak Flight"});
inline constexpr auto engine_signs =
    std::to_array<Sign>({{.words = "This was likely caused by a bug in DataFusion's code"},
                         {.grpc = GrpcCode::internal, .words = "External error: "}});
inline constexpr auto engine_reasons =
    std::to_array<string_view>({"A fault in the query engine", "The storage behind it failed"});
inline constexpr auto engine_advice = std::to_array<string_view>(
    {"Report it with the query", "Try the query with fewer parts to find the one that fails"});
inline constexpr auto database_signs =
    std::to_array<Sign>({{.grpc = GrpcCode::not_found, .words = "Database '"},
                         {.words = "database not found"},
                         {.words = "bucket not found"},
                         {.words = "could not find bucket"},
                         {.words = "bucket \"", .also = "\" not found"},
                         {.words = "retention policy not found"}});
inline constexpr auto database_reasons = std::to_array<string_view>(
    {"The database or bucket does not exist", "It belongs to another organization"});
inline constexpr auto database_advice =
    std::to_array<string_view>({"Create it, or correct its name; sending again does not help"});
inline constexpr auto header_signs =
    std::to_array<Sign>({{.words = "no 'database' header in request"},
                         {.words = "Invalid 'database' header in request"},
                         {.words = "More than one headers are found in request"}});
inline constexpr auto header_reasons = std::to_array<string_view>(
    {"A Flight SQL request must name its database in the metadata key `database`"});
inline constexpr auto header_advice =
    std::to_array<string_view>({"Set `database`, and none of its older names beside it"});
inline constexpr auto authz_signs = std::to_array<Sign>(
    {{.words = "Authz verification error"}, {.words = "token verification not possible"}});
inline constexpr auto authz_reasons =
    std::to_array<string_view>({"The server could not ask whoever knows the tokens"});
inline constexpr auto authz_advice =
    std::to_array<string_view>({"Send again after a wait: it says nothing of the token itself"});

// Traps.
inline constexpr auto protocol_signs =
    std::to_array<Sign>({{.words = "text/html", .coded = true},
                         {.words = "invalid content-type"},
                         {.words = "Received http2 header with status: "},
                         {.words = "Trying to connect an http1.x server"},
                         {.words = "WRONG_VERSION_NUMBER"},
                         {.words = "malformed HTTP response"}});
inline constexpr auto protocol_reasons = std::to_array<string_view>(
    {"The address is no gRPC service: a web server, a proxy, or InfluxDB 2, which has no Flight",
     "TLS on one side and none on the other"});
inline constexpr auto protocol_advice =
    std::to_array<string_view>({"Check host, port and scheme (grpc+tls or grpc)",
                                "Ask the address with curl: a web page is the wrong server"});
inline constexpr auto idle_signs =
    std::to_array<Sign>({{.words = "error reading from server: EOF"},
                         {.words = "transport is closing", .coded = true},
                         {.words = "Socket closed", .coded = true},
                         {.words = "Connection reset by peer"},
                         {.words = "read ECONNRESET"},
                         {.words = "Session closed with error code"},
                         {.words = "Stream removed", .coded = true}});
inline constexpr auto idle_reasons = std::to_array<string_view>(
    {"A proxy or load balancer closed a connection that was quiet for too long",
     "The server was restarted"});
inline constexpr auto idle_advice =
    std::to_array<string_view>({"Switch on keepalive, shorter than the time limit of the proxy",
                                "Send again: the request may not have been processed"});
inline constexpr auto connect_signs =
    std::to_array<Sign>({{.words = "failed to connect to all addresses"},
                         {.words = "Connection refused"},
                         {.words = "No connection established"},
                         {.words = "ECONNREFUSED"},
                         {.words = "Name resolution failed"},
                         {.words = "DNS resolution failed"},
                         {.words = "io exception", .also = "UNAVAILABLE", .coded = true}});
inline constexpr auto connect_reasons =
    std::to_array<string_view>({"The server is not running, or not at this address",
                                "A firewall is between", "The name cannot be resolved"});
inline constexpr auto connect_advice = std::to_array<string_view>(
    {"Check host and port from this machine", "Send again with growing waits"});
inline constexpr auto size_signs =
    std::to_array<Sign>({{.grpc = GrpcCode::resource_exhausted, .words = "larger than max"},
                         {.words = "Received message larger than max"},
                         {.words = "message larger than max"},
                         {.words = "Sent message larger than max"},
                         {.words = "IPC payload size", .also = "exceeded soft limit"}});
inline constexpr auto size_reasons = std::to_array<string_view>(
    {"One message is larger than client or server allows (4 MiB by default)"});
inline constexpr auto size_advice =
    std::to_array<string_view>({"Raise the limit of the receiver (grpc.max_receive_message_length)",
                                "Or ask for smaller batches: sending again unchanged fails again"});
inline constexpr auto metadata_signs =
    std::to_array<Sign>({{.words = "received initial metadata size exceeds limit"},
                         {.words = "received trailing metadata size exceeds"},
                         {.words = "Bandwidth exhausted or memory limit exceeded"}});
inline constexpr auto metadata_reasons =
    std::to_array<string_view>({"The trailers of the answer are larger than the client takes, and "
                                "the true status was lost with them"});
inline constexpr auto metadata_advice = std::to_array<string_view>(
    {"Send smaller error messages and details: 4 KiB is safe everywhere",
     "Raise GRPC_ARG_MAX_METADATA_SIZE at the client to see the true status"});
inline constexpr auto deadline_signs = std::to_array<Sign>(
    {{.grpc = GrpcCode::deadline_exceeded}, {.words = "context deadline exceeded"}});
inline constexpr auto deadline_reasons =
    std::to_array<string_view>({"The answer did not come within the deadline of the client"});
inline constexpr auto deadline_advice = std::to_array<string_view>(
    {"Allow more time, or ask for less",
     "The server may have done the work: look before sending again what is not idempotent"});
inline constexpr auto cancelled_signs = std::to_array<Sign>(
    {{.grpc = GrpcCode::cancelled}, {.words = "context canceled", .coded = true}});
inline constexpr auto cancelled_reasons =
    std::to_array<string_view>({"The client, or somebody between, gave the call up"});
inline constexpr auto cancelled_advice =
    std::to_array<string_view>({"Look at the client: this is rarely the server's doing"});
inline constexpr auto quota_signs = std::to_array<Sign>({{.grpc = GrpcCode::resource_exhausted}});
inline constexpr auto quota_reasons =
    std::to_array<string_view>({"A quota or a memory limit is used up"});
inline constexpr auto quota_advice =
    std::to_array<string_view>({"Wait if it is a quota; ask for less if it is memory"});
inline constexpr auto unavailable_signs = std::to_array<Sign>({{.grpc = GrpcCode::unavailable}});
inline constexpr auto unavailable_reasons =
    std::to_array<string_view>({"The server, or the way to it, is not available for the moment"});
inline constexpr auto unavailable_advice =
    std::to_array<string_view>({"Send again with growing waits"});

}  // namespace trouble_rows
}  // namespace detail::diagnosis

namespace diagnosis {

/// All troubles; the more special stand before the more general.
inline constexpr auto troubles = [] {
  using namespace faultwire::detail::diagnosis::trouble_rows;
  return std::to_array<Trouble>({
      {"stream_reset", "The stream was reset", reset_signs, reset_reasons, reset_advice,
       "Flight returned internal error, with message: Received RST_STREAM with error code 2",
       from_flight_page},
      {"stream_reset_no_error", "The stream was ended without an error", no_error_signs,
       no_error_reasons, no_error_advice,
       "rpc error: code = Internal desc = stream terminated by RST_STREAM with error code: "
       "NO_ERROR",
       from_flight_page},
      {"invalid_ticket", "The ticket of the query is invalid", ticket_signs, ticket_reasons,
       ticket_advice,
       "Flight returned invalid argument error, with message: Invalid ticket. Error: Invalid "
       "ticket",
       from_flight_page},
      {"unauthenticated", "The request is not authenticated", unauthenticated_signs,
       unauthenticated_reasons, unauthenticated_advice,
       "Flight returned unauthenticated error, with message: unauthenticated", from_flight_page},
      {"permission_denied", "The token has no permission", denied_signs, denied_reasons,
       denied_advice,
       "pyarrow._flight.FlightUnauthorizedError: Flight returned unauthorized error, with message: "
       "Permission denied",
       from_flight_page},
      {"root_certificates", "No root certificates were found", roots_signs, roots_reasons,
       roots_advice,
       "Flight returned unavailable error, with message: empty address list: ", from_flight_page},
      {"parse_error", "Points are not line protocol", parse_signs, parse_reasons, parse_advice,
       "error parsing line 2 (1-based): Invalid measurement was provided", from_write_page},
      {"invalid_timestamp", "Points have an invalid timestamp", timestamp_signs, timestamp_reasons,
       timestamp_advice,
       "error parsing line 4 (1-based): Unable to parse timestamp value "
       "'123461000000000000000000000000'",
       from_write_page},
      {"schema_conflict", "Points conflict with the schema", schema_signs, schema_reasons,
       schema_advice,
       "error writing line 2 (1-based): Unable to insert iox::column_type::field::string type into "
       "column temp with type "
       "iox::column_type::field::float",
       from_write_page},
      {"outside_retention", "Points are older than the retention period", retention_signs,
       retention_reasons, retention_advice,
       "partial write: points beyond retention policy dropped=3", from_write_page},
      {"partial_write", "Part of the batch was stored", partial_signs, partial_reasons,
       partial_advice,
       "{\"code\":\"internal error\",\"message\":\"partial write of line protocol occurred\"}",
       from_public_threads},
      {"missing_data", "Data is missing", missing_signs, missing_reasons, missing_advice,
       "data is missing in the bucket after the write", from_write_page},
      {"too_many_series", "A limit of series, tables or columns is reached", cardinality_signs,
       cardinality_reasons, cardinality_advice, "Series cardinality exceeds your plan's limit",
       from_public_threads},
      {"database_not_found", "The database does not exist", database_signs, database_reasons,
       database_advice, "rpc error: code = NotFound desc = Database 'home' not found",
       from_query_service},
      {"database_header", "The request does not name its database", header_signs, header_reasons,
       header_advice, "rpc error: code = InvalidArgument desc = no 'database' header in request",
       from_query_service},
      {"query_planning", "The query cannot be planned", planning_signs, planning_reasons,
       planning_advice,
       "Error while planning query: Error during planning: table 'public.iox.cpu' not found",
       from_data_fusion},
      {"query_resources", "The query needs too much memory", resources_signs, resources_reasons,
       resources_advice, "Resources exhausted: Failed to allocate additional 65536 bytes",
       from_data_fusion},
      {"query_engine", "The query engine failed", engine_signs, engine_reasons, engine_advice,
       "Internal error: x. This was likely caused by a bug in DataFusion's code", from_data_fusion},
      {"authorization_unavailable", "The permission could not be checked", authz_signs,
       authz_reasons, authz_advice,
       "rpc error: code = Unavailable desc = Authz verification error: timeout",
       from_query_service},
      {"wrong_protocol", "The address is not the right server", protocol_signs, protocol_reasons,
       protocol_advice,
       "Flight returned unavailable error, with message: invalid content-type: text/html",
       from_grpc_http},
      {"metadata_too_large", "The trailers were too large", metadata_signs, metadata_reasons,
       metadata_advice, "8 RESOURCE_EXHAUSTED: received initial metadata size exceeds limit",
       from_grpc_cases},
      {"message_too_large", "A message is larger than the limit", size_signs, size_reasons,
       size_advice, "8 RESOURCE_EXHAUSTED: Received message larger than max (5242880 vs 4194304)",
       from_grpc_cases},
      {"cannot_connect", "The server cannot be reached", connect_signs, connect_reasons,
       connect_advice,
       "14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED 127.0.0.1:8086",
       from_grpc_cases},
      {"connection_lost", "The connection was closed from outside", idle_signs, idle_reasons,
       idle_advice, "[FlightSQL] error reading from server: EOF (Unavailable; DoGet: endpoint 0)",
       from_public_threads},
      {"unimplemented", "The server does not know the method", not_implemented_signs,
       not_implemented_reasons, not_implemented_advice, "12 UNIMPLEMENTED: unknown service",
       from_grpc_cases},
      {"deadline", "The time was up", deadline_signs, deadline_reasons, deadline_advice,
       "4 DEADLINE_EXCEEDED: Deadline exceeded after 0.200s", from_grpc_cases},
      {"cancelled", "The call was given up", cancelled_signs, cancelled_reasons, cancelled_advice,
       "1 CANCELLED: Cancelled on client", from_grpc_cases},
      {"resource_exhausted", "A limit is used up", quota_signs, quota_reasons, quota_advice,
       "8 RESOURCE_EXHAUSTED: quota", from_grpc_cases},
      {"unavailable", "The server is not available", unavailable_signs, unavailable_reasons,
       unavailable_advice, "14 UNAVAILABLE: starting", from_grpc_cases},
      {"http_400", "The request was refused", http400_signs, http400_reasons, http400_advice,
       "HTTP/1.1 400 Bad Request", from_write_page},
      {"http_401", "The request is not authorized", http401_signs, http401_reasons, http401_advice,
       "401 Unauthorized", from_write_page},
      {"http_403", "The data is not allowed", http403_signs, http403_reasons, http403_advice,
       "HTTP/1.1 403 Forbidden", from_write_page},
      {"http_404", "Something that the request names does not exist", http404_signs,
       http404_reasons, http404_advice, "HTTP/1.1 404 Not Found", from_write_page},
      {"http_413", "The request is too large", http413_signs, http413_reasons, http413_advice,
       "cannot read data: points in batch is too large", from_write_page},
      {"http_429", "Too many requests", http429_signs, http429_reasons, http429_advice,
       "429 Too Many Requests", from_write_page},
      {"http_500", "The server failed", http500_signs, http500_reasons, http500_advice,
       "500 Internal Server Error", from_write_page},
      {"http_503", "The server takes no requests", http503_signs, http503_reasons, http503_advice,
       "503 Service Unavailable", from_write_page},
  });
}();

/// The trouble of this id, or null. Linear in the table.
[[nodiscard]] constexpr const Trouble* find_trouble(std::string_view id) noexcept {
  for (const Trouble& trouble : troubles) {
    if (trouble.id == id) return &trouble;
  }
  return nullptr;
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
