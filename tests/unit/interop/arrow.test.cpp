// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/interop/arrow.hpp"

#include <gtest/gtest.h>

#include "faultwire/mapping/rules/grpc_to_arrow_transport.hpp"

namespace {
using namespace faultwire;

StreamError rich(StreamErrorCode code) {
  StreamError error(code, "message \xff", retry::Side::transport);
  error.set_origin(InfluxCode::conflict);
  error.add_cause(Http2Error::refused_stream, "refused");
  EXPECT_TRUE(error.metadata().add("query_id", "q-17") &&
              error.metadata().add("raw", std::string("\0\n", 2)));
  return error;
}

TEST(Arrow, EveryErrorComesBackEqualWithinAProcess) {
  for (int code = 1; code <= 12; ++code) {
    const StreamError error = rich(static_cast<StreamErrorCode>(code));
    EXPECT_TRUE(error_from(to_arrow_status(error)) == error) << code;
  }
}

TEST(Arrow, CodesAreThoseOfArrowsTables) {
  const auto code = [](StreamErrorCode from) {
    return arrow_error(to_arrow_status(StreamError(from)));
  };
  EXPECT_EQ(code(StreamErrorCode::unavailable),
            (ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}));
  EXPECT_EQ(code(StreamErrorCode::not_found), (ArrowError{ArrowStatusCode::key_error}));
  EXPECT_EQ(code(StreamErrorCode::resource_exhausted), (ArrowError{ArrowStatusCode::invalid}));
  EXPECT_EQ(to_arrow_status(StreamError(StreamErrorCode::unavailable, "m")).message(), "m");
}

TEST(Arrow, AServerSendsTheCodeOfTheErrorWhereArrowHasOne) {
  for (const StreamErrorCode code :
       {StreamErrorCode::cancelled, StreamErrorCode::invalid_argument, StreamErrorCode::timed_out,
        StreamErrorCode::not_found, StreamErrorCode::already_exists,
        StreamErrorCode::unauthenticated, StreamErrorCode::unauthorized,
        StreamErrorCode::unimplemented, StreamErrorCode::internal, StreamErrorCode::unavailable}) {
    EXPECT_EQ(
        code_cast<rules::arrow_to_grpc_server>(arrow_error(to_arrow_status(StreamError(code)))),
        code_cast<GrpcCode>(code));
  }
}

TEST(Arrow, AForeignStatusKeepsItsStatusAsOrigin) {
  const auto error = error_from(arrow::Status(arrow::StatusCode::CapacityError, "full"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), StreamErrorCode::unknown);
  EXPECT_EQ(error->message(), "full");
  EXPECT_EQ(error->origin(), AnyCode(ArrowError{ArrowStatusCode::capacity_error}));
  EXPECT_EQ(error_from(arrow::Status()), std::nullopt);
}

TEST(Arrow, DetailsThatContradictAreNotBelieved) {
  const auto make = [](std::int32_t code) {
    const wire::RpcStatus inside{
        .code = code,
        .message = "inside",
        .details = {wire::to_any(wire::InfluxDBError{.code = "conflict"})}};
    auto detail = std::make_shared<arrow::flight::FlightStatusDetail>(
        arrow::flight::FlightStatusCode::Unavailable, wire::encode(inside));
    return error_from(arrow::Status(arrow::StatusCode::IOError, "outside", detail));
  };
  EXPECT_EQ(make(14)->origin(), AnyCode(InfluxCode::conflict));
  EXPECT_EQ(make(5)->origin(),
            AnyCode(ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}));
  EXPECT_EQ(make(5)->message(), "outside");
}

TEST(Arrow, ADetailThatCannotBeReadSaysNothing) {
  auto detail = std::make_shared<arrow::flight::FlightStatusDetail>(
      arrow::flight::FlightStatusCode::Unavailable, "\xff");
  const auto error = error_from(arrow::Status(arrow::StatusCode::IOError, "outside", detail));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->message(), "outside");
  EXPECT_EQ(error->origin(),
            AnyCode(ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}));
}
}  // namespace
