// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What the rows about Arrow Flight and the query engine say, typed from TransportStatus and
// FromAbslCode of Arrow and from error.rs of the service, and not from the rows.
#include <gtest/gtest.h>

#include <string>

#include "faultwire/diagnosis.hpp"

namespace {
using namespace faultwire;
using enum ArrowStatusCode;

TEST(FlightTable, APrefixHasACodeOfArrow) {
  struct Prefixed {
    const char* words;
    GrpcCode code;
    ArrowError arrow;
  };
  for (const Prefixed& one : {
           Prefixed{"RPC failed", GrpcCode::unknown, {unknown_error, ArrowFlightDetail::failed}},
           {"returned internal error,",
            GrpcCode::internal,
            {io_error, ArrowFlightDetail::internal}},
           {"returned invalid argument error,", GrpcCode::invalid_argument, {invalid}},
           {"returned timeout error,",
            GrpcCode::deadline_exceeded,
            {io_error, ArrowFlightDetail::timed_out}},
           {"returned not found error,", GrpcCode::not_found, {key_error}},
           {"returned already exists error,",
            GrpcCode::already_exists,
            {ArrowStatusCode::already_exists}},
           {"cancelled call,",
            GrpcCode::cancelled,
            {ArrowStatusCode::cancelled, ArrowFlightDetail::cancelled}},
           {"returned unauthenticated error,",
            GrpcCode::unauthenticated,
            {io_error, ArrowFlightDetail::unauthenticated}},
           {"returned unauthorized error,",
            GrpcCode::permission_denied,
            {io_error, ArrowFlightDetail::unauthorized}},
           {"returned unimplemented error,", GrpcCode::unimplemented, {not_implemented}},
           {"returned unavailable error,",
            GrpcCode::unavailable,
            {io_error, ArrowFlightDetail::unavailable}},
           {"returned resource exhausted error,", GrpcCode::resource_exhausted, {invalid}},
           {"returned precondition failed error,", GrpcCode::failed_precondition, {invalid}},
           {"returned aborted error,", GrpcCode::aborted, {io_error, ArrowFlightDetail::internal}},
           {"returned out-of-range error,", GrpcCode::out_of_range, {invalid}},
           {"returned data loss error,",
            GrpcCode::data_loss,
            {io_error, ArrowFlightDetail::internal}},
       }) {
    const std::string text = std::string("Flight ") + one.words + " with message: gone";
    const diagnosis::ErrorText parts = diagnosis::read_error_text(text);
    ASSERT_TRUE(parts.flight) << text;
    EXPECT_EQ(parts.grpc_code(), one.code) << text;
    EXPECT_EQ(parts.flight->arrow, one.arrow) << text;
    EXPECT_EQ(parts.message(), "gone") << text;
  }
}

TEST(EngineTable, APrefixHasACode) {
  const std::pair<const char*, GrpcCode> rows[] = {
      {"Error during planning: ", GrpcCode::invalid_argument},
      {"SQL error: ", GrpcCode::invalid_argument},
      {"Schema error: ", GrpcCode::invalid_argument},
      {"This feature is not implemented: ", GrpcCode::invalid_argument},
      {"Execution error: ", GrpcCode::invalid_argument},
      {"Resources exhausted: ", GrpcCode::resource_exhausted},
      {"Arrow error: ", GrpcCode::invalid_argument},
      {"IO error: ", GrpcCode::internal},
      {"Parquet error: ", GrpcCode::internal},
      {"Substrait error: ", GrpcCode::internal},
      {"Internal error: ", GrpcCode::internal},
      {"Invalid ticket. Error: ", GrpcCode::invalid_argument},
      {"Invalid handshake. No payload provided", GrpcCode::invalid_argument},
      {"Invalid protobuf: ", GrpcCode::invalid_argument},
      {"More than one headers are found in request: ", GrpcCode::invalid_argument},
      {"no 'database' header in request", GrpcCode::invalid_argument},
      {"No FlightDescriptor in Flight SQL request", GrpcCode::invalid_argument},
      {"Invalid 'database' header in request: ", GrpcCode::invalid_argument},
      {"Invalid database name: ", GrpcCode::invalid_argument},
      {"Unsupported message type: ", GrpcCode::unimplemented},
      {"Internal creating encoding ticket: ", GrpcCode::internal},
      {"Failed to optimize record batch: ", GrpcCode::internal},
      {"Failed to encode schema: ", GrpcCode::internal},
      {"Authz verification error: ", GrpcCode::unavailable},
      {"Unknown query type. Expected 'sql' or 'influxql', got ", GrpcCode::invalid_argument},
      {"Invalid ticket content: ", GrpcCode::invalid_argument},
      {"Invalid Flight SQL ticket: ", GrpcCode::invalid_argument},
  };
  for (const auto& [words, code] : rows) {
    const std::string text = std::string(words) + "x";
    const auto found = diagnosis::find_engine_error(text);
    ASSERT_TRUE(found) << words;
    EXPECT_EQ(found->code, code) << words;
    for (const char* before : {"a", "_", "7"})
      EXPECT_FALSE(diagnosis::find_engine_error(before + text)) << before << words;
  }
}

}  // namespace
