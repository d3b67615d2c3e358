// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/wire/failure.hpp"

#include <gtest/gtest.h>

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using std::chrono::milliseconds;

TEST(FailureOf, AStreamErrorGivesItsFinestCodeAndItsLayers) {
  StreamError error(StreamErrorCode::internal, "m", Side::transport);
  error.set_origin(GrpcCode::aborted);
  error.add_cause(Http2Error::refused_stream, "reset");
  error.add_cause(HttpStatus::service_unavailable, "proxy");
  const Failure failure = failure_of(error);
  const bool finer = code_cast<StreamErrorCode>(GrpcCode::aborted) == StreamErrorCode::internal;
  EXPECT_EQ(failure.code, finer ? AnyCode(GrpcCode::aborted) : AnyCode(StreamErrorCode::internal));
  EXPECT_EQ(failure.side, Side::transport);
  EXPECT_EQ(failure.http2_reset, Http2Error::refused_stream);
  EXPECT_EQ(failure.http_status, HttpStatus::service_unavailable);
  error.set_origin(GrpcCode::not_found);  // another code than the error's: a lower layer's
  EXPECT_EQ(failure_of(error).code, AnyCode(StreamErrorCode::internal));
}

TEST(FailureOf, TrailersGiveTheServersHints) {
  const AnyDetail retry = to_any(RetryInfo{{.seconds = 1, .nanos = 500'000'000}});
  const Trailers trailers =
      encode_trailers(StreamError(StreamErrorCode::unavailable, "starting"), {.details = {&retry, 1}, .pushback_ms = 250});
  const Failure failure = failure_of(trailers);
  EXPECT_EQ(failure.code, AnyCode(GrpcCode::unavailable));
  EXPECT_EQ(failure.pushback, Hint::wait(milliseconds(250)));
  EXPECT_EQ(failure.retry_info, Hint::wait(milliseconds(1500)));
  EXPECT_EQ(failure_of(Trailers{.code = 14, .pushback_ms = "soon"}).pushback, Hint::unreadable());
  EXPECT_EQ(failure_of(Trailers{.code = 99}).code, AnyCode(Domain::grpc, 99));
  EXPECT_EQ(failure_of(Trailers{}).code, AnyCode(GrpcCode::ok));
  const RpcStatus broken{.code = 14, .details = {{"type.googleapis.com/google.rpc.RetryInfo", "\xff"}}};
  EXPECT_EQ(failure_of(Trailers{.code = 14, .details = encode(broken)}).retry_info, Hint::unreadable());
}

TEST(FailureOf, AnErrorIsClassifiedInOneCall) {
  EXPECT_EQ(classify(StreamError(StreamErrorCode::invalid_argument, "m")).action, Action::fix_request);
  EXPECT_EQ(classify(Trailers{.code = 14, .pushback_ms = "-1"}).action, Action::give_up);
}
}  // namespace
