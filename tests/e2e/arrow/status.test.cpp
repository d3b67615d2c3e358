// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// interop/arrow.hpp with Arrow's own headers and libraries: statuses within one process, the texts
// that Arrow's client composes, and the errors that the client makes itself.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "arrow_server.hpp"
#include "faultwire/interop/arrow.hpp"
#include "faultwire/wire/rpc_status.hpp"
#include "header_list_size.hpp"

namespace {
using namespace faultwire;
namespace flight = arrow::flight;

StreamError rich(StreamErrorCode code) {
  StreamError error(code, "message \xff", retry::Side::transport);
  error.set_origin(InfluxCode::conflict);
  error.add_cause(Http2Error::refused_stream, "refused");
  EXPECT_TRUE(error.metadata().add("query_id", "q-17") &&
              error.metadata().add("raw", std::string("\0\n", 2)));
  return error;
}
arrow::Status flight_error(flight::FlightStatusCode code, std::string message,
                           std::string extra = {}) {
  return flight::MakeFlightError(code, std::move(message), std::move(extra));
}

TEST(ArrowStatus, EveryErrorComesBackEqualWithinAProcess) {
  for (const StreamErrorCode code : flight_cases::codes) {
    const StreamError error = rich(code);
    EXPECT_TRUE(error_from(to_arrow_status(error)) == error) << code_name(code);
    EXPECT_TRUE(error_from(to_arrow_status<rules::grpc_to_arrow_sync>(error)) == error)
        << code_name(code);
  }
}

TEST(ArrowStatus, CodesAreThoseOfArrowsTables) {
  const auto code = [](StreamErrorCode from) {
    return arrow_error(to_arrow_status(StreamError(from)));
  };
  EXPECT_EQ(code(StreamErrorCode::unavailable),
            (ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}));
  EXPECT_EQ(code(StreamErrorCode::not_found), (ArrowError{ArrowStatusCode::key_error}));
  EXPECT_EQ(to_arrow_status(StreamError(StreamErrorCode::unavailable, "m")).message(), "m");
}

TEST(ArrowStatus, AServerSendsTheCodeOfTheErrorWhereArrowHasOne) {
  for (const StreamErrorCode code : flight_cases::codes) {
    const GrpcCode sent =
        code_cast<rules::arrow_to_grpc_server>(arrow_error(to_arrow_status(StreamError(code))));
    EXPECT_EQ(sent, code == StreamErrorCode::resource_exhausted
                        ? GrpcCode::unavailable
                        : code_cast<GrpcCode>(StreamError(code).code()))
        << code_name(code);
  }
}

TEST(ArrowStatus, AForeignStatusKeepsItsStatusAsOrigin) {
  const auto error = error_from(arrow::Status(arrow::StatusCode::CapacityError, "full"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), StreamErrorCode::unknown);
  EXPECT_EQ(error->message(), "full");
  EXPECT_EQ(error->origin(), AnyCode(ArrowError{ArrowStatusCode::capacity_error}));
  EXPECT_EQ(error_from(arrow::Status()), std::nullopt);
  EXPECT_EQ(failure_of(arrow::Status(arrow::StatusCode::CapacityError, "full")).code,
            AnyCode(ArrowError{ArrowStatusCode::capacity_error}));
}

TEST(ArrowStatus, DetailsThatContradictAreNotBelieved) {
  const auto make = [](std::int32_t code) {
    const wire::RpcStatus inside{.code = code,
                                 .message = "inside",
                                 .details = {wire::to_any(wire::InfluxDBError{.code = "conflict"}),
                                             wire::to_any(wire::RetryInfo{.delay = {7, 0}})}};
    return flight_error(flight::FlightStatusCode::Unavailable, "outside", wire::encode(inside));
  };
  EXPECT_EQ(error_from(make(14))->origin(), AnyCode(InfluxCode::conflict));
  EXPECT_EQ(failure_of(make(14)).retry_info, retry::Hint::wait(std::chrono::seconds(7)));
  EXPECT_EQ(error_from(make(5))->origin(),
            AnyCode(ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}));
  EXPECT_EQ(error_from(make(5))->message(), "outside");
  EXPECT_EQ(failure_of(make(5)).retry_info, retry::Hint{});
}

TEST(ArrowStatus, ADetailThatCannotBeReadSaysNothing) {
  const auto error =
      error_from(flight_error(flight::FlightStatusCode::Unavailable, "outside", "\xff"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->message(), "outside");
  EXPECT_EQ(error->origin(),
            AnyCode(ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}));
}

TEST(ArrowStatus, TheInternalDetailThatArrowAddsDoesNotCount) {
  const std::string bytes = wire::encode(wire::to_rpc_status(rich(StreamErrorCode::not_found)));
  const arrow::Status status(
      arrow::StatusCode::KeyError, "message",
      std::make_shared<flight::FlightStatusDetail>(flight::FlightStatusCode::Internal, bytes));
  EXPECT_EQ(error_from(status), rich(StreamErrorCode::not_found));
  // The same detail beside a status that NOT_FOUND never becomes.
  EXPECT_EQ(
      error_from(flight_error(flight::FlightStatusCode::Unavailable, "message", bytes))->code(),
      StreamErrorCode::unavailable);
}

// The words before a message name the code of gRPC, also where Arrow's status has lost it.
TEST(ArrowStatus, TheWordsBeforeAMessageNameTheCode) {
  const auto read = [](arrow::StatusCode code, std::string_view text) {
    const auto error = error_from(arrow::Status(code, std::string(text)));
    return std::string(code_name(error->origin())) + " " + error->message();
  };
  using C = arrow::StatusCode;
  EXPECT_EQ(read(C::Invalid, "gRPC returned resource exhausted error, with message: quota"),
            "RESOURCE_EXHAUSTED quota");
  EXPECT_EQ(read(C::Invalid, "gRPC returned precondition failed error, with message: x"),
            "FAILED_PRECONDITION x");
  EXPECT_EQ(read(C::Invalid, "gRPC returned out-of-range error, with message: x"),
            "OUT_OF_RANGE x");
  EXPECT_EQ(read(C::KeyError, "Flight returned not found error, with message: x"), "NOT_FOUND x");
  EXPECT_EQ(read(C::UnknownError, "gRPC failed with error code 17 and message: x"), " x");
  // Words that do not fit the status are part of the message.
  EXPECT_EQ(read(C::KeyError, "gRPC returned resource exhausted error, with message: quota"),
            "KeyError gRPC returned resource exhausted error, with message: quota");
  const auto failure = failure_of(
      arrow::Status(C::Invalid, "gRPC returned resource exhausted error, with message: quota"));
  EXPECT_EQ(failure.code, AnyCode(GrpcCode::resource_exhausted));
}

TEST(ArrowStatus, TheNameOfACodeAfterAMessageCounts) {
  using C = arrow::StatusCode;
  const auto error = error_from(arrow::Status(C::Invalid, "quota. Detail: RESOURCE_EXHAUSTED"));
  EXPECT_EQ(error->code(), StreamErrorCode::resource_exhausted);
  EXPECT_EQ(error->message(), "quota");
  EXPECT_EQ(error_from(arrow::Status(C::KeyError, "x. Detail: NOT_FOUND"))->message(), "x");
  EXPECT_EQ(error_from(arrow::Status(C::KeyError, "x. Detail: INTERNAL"))->message(),
            "x. Detail: INTERNAL");
  EXPECT_EQ(error_from(flight_error(flight::FlightStatusCode::TimedOut, "x. Detail: TimedOut"))
                ->message(),
            "x");
  EXPECT_EQ(
      error_from(flight_error(flight::FlightStatusCode::TimedOut, "x. Detail: Out"))->message(),
      "x. Detail: Out");
}

TEST(ArrowStatus, WhatAStreamAppendsIsCutOffAtTheRightPlace) {
  const auto message = [](std::string_view text) {
    return error_from(arrow::Status(arrow::StatusCode::KeyError, std::string(text)))->message();
  };
  EXPECT_EQ(message("gone. gRPC client debug context: NOT_FOUND:gone. Client context: OK"), "gone");
  EXPECT_EQ(message("Flight returned not found error, with message: gone. gRPC client debug "
                    "context: NOT_FOUND:gone. Client context: OK"),
            "gone");
  EXPECT_EQ(message("Flight returned not found error, with message: gone. gRPC client debug "
                    "context: UNKNOWN:Error received from peer ipv4:10.0.0.1:443 {grpc_status:5, "
                    "grpc_message:\"gone\"}. Client context: OK"),
            "gone");
  // A server that passes on the error of another Flight server.
  const std::string inner =
      "upstream. gRPC client debug context: NOT_FOUND:upstream. Client context: OK";
  EXPECT_EQ(
      message(inner + ". gRPC client debug context: NOT_FOUND:" + inner + ". Client context: OK"),
      inner);
}

TEST(ArrowStatus, TheBudgetCountsWhatArrowRepeats) {
  for (const std::size_t size : {100u, 900u, 2547u, 20000u}) {
    for (const std::size_t budget : {1024u, 4096u, 8000u}) {
      StreamError error = rich(StreamErrorCode::unavailable);
      error.set_message(flight_cases::long_text(size));
      const arrow::Status status = to_arrow_status(error, {.budget = budget});
      const auto detail = flight::FlightStatusDetail::UnwrapStatus(status);
      wire::Trailers sent{.code = 14,
                          .message = status.message() + ". Detail: " + detail->ToString(),
                          .details = detail->extra_info()};
      wire::add_arrow_trailers({.code = ArrowStatusCode::io_error,
                                .message = status.message(),
                                .detail = detail->ToString()},
                               sent);
      EXPECT_LE(test::header_list_size(sent), budget) << size;
      const auto decoded = read_status(status);
      EXPECT_EQ(decoded.error->code(), StreamErrorCode::unavailable);
      EXPECT_EQ(decoded.dropped.message, decoded.error->message() != error.message());
    }
  }
}

TEST(ArrowStatus, CallersDetailsAndTheirHintsArrive) {
  const StreamError error(StreamErrorCode::resource_exhausted, "quota");
  const arrow::Status status = to_arrow_status(error, {.details = flight_cases::details()});
  EXPECT_EQ(failure_of(status).retry_info, retry::Hint::wait(std::chrono::milliseconds(3500)));
  EXPECT_EQ(failure_of(status).code, AnyCode(GrpcCode::resource_exhausted));
  const auto decoded = read_status(status);
  bool helps = false;
  for (const wire::AnyDetail& any : decoded.details)
    helps = helps || wire::from_any<wire::Help>(any).has_value();
  EXPECT_TRUE(helps);
}

TEST(ArrowStatus, NoTextForPeopleHasASecret) {
  StreamError error(StreamErrorCode::not_found, "no table");
  ASSERT_TRUE(error.metadata().add("authorization", "hunter2-hunter2"));
  for (const StreamErrorCode code : {StreamErrorCode::not_found, StreamErrorCode::unavailable}) {
    StreamError one(code, "no table");
    one.metadata() = error.metadata();
    EXPECT_EQ(to_arrow_status(one).ToString().find("hunter2"), std::string::npos);
  }
}

// What the client of Arrow makes itself.

TEST(ArrowSides, ARefusedConnectionIsTheTransports) {
  int port = 0;
  {
    flight_peer::Server server;
    ASSERT_TRUE(flight_peer::start(server));
    port = server.port();
    ASSERT_TRUE(server.Shutdown().ok());
  }
  const auto client = flight_peer::connect(port);
  for (const std::string_view method : flight_peer::methods) {
    const auto error = error_from(flight_peer::call(*client, method, "5 bare"));
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code(), StreamErrorCode::unavailable) << method;
    EXPECT_EQ(error->side(), retry::Side::transport) << method;
  }
}

TEST(ArrowSides, ADeadlineIsTheClients) {
  flight_peer::Server server;
  ASSERT_TRUE(flight_peer::start(server));
  const auto client = flight_peer::connect(server.port());
  flight::FlightCallOptions options;
  options.timeout = flight::TimeoutDuration(0.2);
  const auto error = error_from(flight_peer::call(*client, "DoAction", "wait", options));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), StreamErrorCode::timed_out);
  EXPECT_EQ(error->side(), retry::Side::client);
  EXPECT_TRUE(server.Shutdown().ok());
}

TEST(ArrowSides, ACancelledCallIsTheClients) {
  flight_peer::Server server;
  ASSERT_TRUE(flight_peer::start(server));
  const auto client = flight_peer::connect(server.port());
  arrow::StopSource stop;
  flight::FlightCallOptions options;
  options.stop_token = stop.token();
  auto reader = client->DoGet(options, flight::Ticket{"later wait"});
  ASSERT_TRUE(reader.ok());
  (*reader)->Cancel();
  arrow::Status status = flight_peer::drain(**reader);
  const auto error = error_from(status);
  ASSERT_TRUE(error) << status.ToString();
  EXPECT_EQ(error->code(), StreamErrorCode::cancelled) << status.ToString();
  EXPECT_EQ(error->side(), retry::Side::client) << status.ToString();
  EXPECT_TRUE(server.Shutdown().ok());
}
}  // namespace
