// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_TROUBLES_QUERY_HPP
#define FAULTWIRE_DIAGNOSIS_TROUBLES_QUERY_HPP
/// Troubles: queries.
///
/// @code
/// static_assert(!query_troubles[0].reasons().empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/troubles/trouble.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {
namespace from = detail::diagnosis::trouble_sources;

inline constexpr Trouble query_troubles[] = {
    {.id = "invalid_ticket"sv,
     .title = "The ticket of the query is invalid"sv,
     .signs_ = {{.grpc = GrpcCode::invalid_argument, .words = "Invalid ticket"sv},
                {.words = "Invalid ticket"sv}},
     .reasons_ = {"The request does not name the database, or lacks other metadata that is "
                  "required"sv,
                  "The query has a fault in its syntax"sv},
     .advice_ = {"Set the metadata key `database`"sv,
                 "Try the query text alone, in another client"sv},
     .sample = "Flight returned invalid argument error, with message: Invalid ticket. Error: "
               "Invalid ticket"sv,
     .facts = {.typical = GrpcCode::invalid_argument},
     .next = retry::Action::fix_request,
     .source = from::flight_page},
    {.id = "database_not_found"sv,
     .title = "The database does not exist"sv,
     .signs_ = {{.grpc = GrpcCode::not_found, .words = "Database '"sv},
                {.words =
                     "database not found|bucket not found|could not find bucket|retention policy "
                     "not found"sv},
                {.words = "\" not found"sv, .also = "bucket \""sv}},
     .reasons_ = {"The database or bucket does not exist"sv,
                  "It belongs to another organization"sv},
     .advice_ = {"Create it, or correct its name; sending again does not help"sv},
     .sample = "rpc error: code = NotFound desc = Database 'home' not found"sv,
     .facts = {.passes = Passes::no, .typical = GrpcCode::not_found},
     .next = retry::Action::fix_request,
     .source = from::query_service},
    {.id = "database_header"sv,
     .title = "The request does not name its database"sv,
     .signs_ = {{.words =
                     "no 'database' header in request|Invalid 'database' header in request|More "
                     "than one headers are found in request"sv}},
     .reasons_ = {"A Flight SQL request must name its database in the metadata key `database`"sv},
     .advice_ = {"Set `database`, and none of its older names beside it"sv},
     .sample = "rpc error: code = InvalidArgument desc = no 'database' header in request"sv,
     .facts = {.passes = Passes::no, .typical = GrpcCode::invalid_argument},
     .next = retry::Action::fix_request,
     .source = from::query_service},
    {.id = "query_file_limit"sv,
     .title = "The query would read more files than InfluxDB 3 Core allows"sv,
     .signs_ = {{.words = "Query would exceed file limit|--query-file-limit"sv, .weight = 4}},
     .reasons_ = {"The query asks for so long a time that it needs more Parquet files than the "
                  "limit"sv},
     .advice_ = {"Ask for a narrower time range"sv,
                 "Raise the limit of the server with `--query-file-limit`, if its memory allows"sv},
     .sample = "External error: Query would exceed file limit of 432 parquet files. Please "
               "specify a smaller time range for your query"sv,
     .hides = "query_engine|query_planning"sv,
     .facts = {.passes = Passes::no,
               .side = retry::Side::server,
               .limit = retry::Limit::quota,
               .typical = GrpcCode::internal},
     .next = retry::Action::needs_operator,
     .source = from::core_server},
    {.id = "query_resources"sv,
     .title = "The query needs too much memory"sv,
     .signs_ = {{.words = "Resources exhausted: |Failed to allocate additional"sv}},
     .reasons_ = {"The query needs more memory than the server gives to one"sv},
     .advice_ = {"Ask for a shorter time range or fewer columns"sv,
                 "Do not send it again unchanged: it fails again"sv},
     .sample = "Resources exhausted: Failed to allocate additional 65536 bytes"sv,
     .hides = "resource_exhausted|query_planning"sv,
     .facts = {.passes = Passes::no,
               .side = retry::Side::server,
               .instead = GrpcCode::invalid_argument},
     .next = retry::Action::fix_request,
     .source = from::data_fusion},
    {.id = "query_planning"sv,
     .title = "The query cannot be planned"sv,
     .signs_ = {{.words = "Error during planning: |SQL error: |Schema error: |Error while planning "
                          "query: |ParserError("sv},
                {.words = "compilation failed: error @"sv}},
     .reasons_ = {"The query names a table, column or function that does not exist"sv,
                  "The query is not valid SQL, InfluxQL or Flux"sv},
     .advice_ = {"Correct the query: the text after the prefix says where"sv,
                 "Quote names that have capitals: \"myColumn\""sv},
     .sample = "Error while planning query: Error during planning: table 'public.iox.cpu' not "
               "found"sv,
     .facts = {.passes = Passes::no, .typical = GrpcCode::invalid_argument},
     .next = retry::Action::fix_request,
     .source = from::data_fusion},
    {.id = "query_engine"sv,
     .title = "The query engine failed"sv,
     .signs_ = {{.words = "This was likely caused by a bug in DataFusion's code"sv},
                {.grpc = GrpcCode::internal, .words = "External error: "sv}},
     .reasons_ = {"A fault in the query engine"sv, "The storage that it reads failed"sv},
     .advice_ = {"Report it with the query"sv,
                 "Try the query with fewer parts to find the one that fails"sv},
     .sample = "Internal error: x. This was likely caused by a bug in DataFusion's code"sv,
     .facts = {.passes = Passes::no, .side = retry::Side::server, .typical = GrpcCode::internal},
     .next = retry::Action::give_up,
     .source = from::data_fusion},
    {.id = "server_exception"sv,
     .title = "The program of the server threw an exception"sv,
     .signs_ = {{.words =
                     "Exception calling application|Exception iterating responses|Exception "
                     "iterating requests|There was an error servicing your request|Application "
                     "error processing RPC|Exception was thrown by handler|Flight RPC failed "
                     "with Python exception|Unexpected <class "sv,
                 .weight = 1}},
     .reasons_ = {"The method of the server failed with an exception that it did not turn into "
                  "a status"sv,
                  "The data of this request leads to the exception"sv},
     .advice_ = {"Look for the exception in the log of the server, at the same time"sv,
                 "The same request fails again: report it"sv},
     .sample = "2 UNKNOWN: Exception calling application: division by zero"sv,
     .facts = {.passes = Passes::no, .side = retry::Side::server, .instead = GrpcCode::unknown},
     .next = retry::Action::give_up,
     .source = from::public_threads},
    {.id = "message_too_large"sv,
     .title = "A message is larger than the limit"sv,
     .signs_ = {{.words =
                     "larger than max|gRPC message exceeds maximum size|message length too large|"
                     "message exceeds the maximum configured message size|exceeds maximum "
                     "configured size|exceeds the maximum configured|message too large"sv},
                {.words = "IPC payload size"sv, .also = "exceeded soft limit"sv}},
     .reasons_ = {"One message is larger than client or server allows (4 MiB by default)"sv},
     .advice_ = {"Raise the limit of the receiver (grpc.max_receive_message_length)"sv,
                 "Or ask for smaller batches: sending again unchanged fails again"sv},
     .sample = "8 RESOURCE_EXHAUSTED: Received message larger than max (5242880 vs 4194304)"sv,
     .hides = "resource_exhausted"sv,
     .facts = {.limit = retry::Limit::size, .typical = GrpcCode::resource_exhausted},
     .next = retry::Action::split_and_retry,
     .source = from::grpc_cases},
    {.id = "metadata_too_large"sv,
     .title = "The trailers were too large"sv,
     .signs_ = {{.words =
                     "received initial metadata size exceeds|received trailing metadata size "
                     "exceeds|received metadata size exceeds|Bandwidth exhausted or memory limit "
                     "exceeded|Header size exceeded max allowed size"sv,
                 .weight = 1}},
     .reasons_ = {"The trailers of the answer are larger than the client takes, and the true "
                  "status was lost with them"sv},
     .advice_ = {"Send smaller error messages and details: 4 KiB is safe everywhere"sv,
                 "Raise GRPC_ARG_MAX_METADATA_SIZE at the client to see the true status"sv},
     .sample = "8 RESOURCE_EXHAUSTED: received initial metadata size exceeds limit"sv,
     .facts = {.passes = Passes::no, .instead = GrpcCode::failed_precondition},
     .next = retry::Action::fix_request,
     .source = from::grpc_cases},
    {.id = "unimplemented"sv,
     .title = "The server does not know the method"sv,
     .signs_ = {{.words = "This feature is not implemented: "sv},
                {.grpc = GrpcCode::unimplemented}},
     .reasons_ = {"The server does not know this function or method"sv,
                  "The address is that of another service"sv},
     .advice_ = {"Check the release of the server"sv,
                 "Check that the address and port speak Flight"sv},
     .sample = "12 UNIMPLEMENTED: unknown service"sv,
     .facts = {.passes = Passes::no, .typical = GrpcCode::unimplemented},
     .next = retry::Action::fix_request,
     .source = from::grpc_cases},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
