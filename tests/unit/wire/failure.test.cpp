// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/wire/failure.hpp"

#include <gtest/gtest.h>

#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using std::chrono::milliseconds;

TEST(FailureOf, AStreamErrorGivesItsFinestCodeAndItsLayers) {
  StreamError error(StreamErrorCode::internal, "m", retry::Side::transport);
  error.set_origin(GrpcCode::aborted);
  error.add_cause(Http2Error::refused_stream, "reset");
  error.add_cause(HttpStatus::service_unavailable, "proxy");
  const retry::Failure failure = failure_of(error);
  const bool finer = code_cast<StreamErrorCode>(GrpcCode::aborted) == StreamErrorCode::internal;
  EXPECT_EQ(failure.code, finer ? AnyCode(GrpcCode::aborted) : AnyCode(StreamErrorCode::internal));
  EXPECT_EQ(failure.side, retry::Side::transport);
  EXPECT_EQ(failure.http2_reset, Http2Error::refused_stream);
  EXPECT_EQ(failure.http_status, HttpStatus::service_unavailable);
  error.set_origin(GrpcCode::not_found);  // another code than the error's: a lower layer's
  EXPECT_EQ(failure_of(error).code, AnyCode(StreamErrorCode::internal));
}

TEST(FailureOf, TrailersGiveTheServersHints) {
  const wire::AnyDetail retry = wire::to_any(wire::RetryInfo{{.seconds = 1, .nanos = 500'000'000}});
  const wire::Trailers trailers =
      wire::encode_trailers(StreamError(StreamErrorCode::unavailable, "starting"),
                            {.details = {retry}, .pushback_ms = 250});
  const retry::Failure failure = failure_of(trailers);
  EXPECT_EQ(failure.code, AnyCode(GrpcCode::unavailable));
  EXPECT_EQ(failure.pushback, retry::Hint::wait(milliseconds(250)));
  EXPECT_EQ(failure.retry_info, retry::Hint::wait(milliseconds(1500)));
  EXPECT_EQ(failure_of(wire::Trailers{.code = 14, .pushback_ms = "soon"}).pushback,
            retry::Hint::unreadable());
  EXPECT_EQ(failure_of(wire::Trailers{.code = 99}).code, AnyCode(Domain::grpc, 99));
  EXPECT_EQ(failure_of(wire::Trailers{}).code, AnyCode(GrpcCode::ok));
  const wire::RpcStatus broken{.code = 14,
                               .details = {{"type.googleapis.com/google.rpc.RetryInfo", "\xff"}}};
  EXPECT_EQ(failure_of(wire::Trailers{.code = 14, .details = wire::encode(broken)}).retry_info,
            retry::Hint::unreadable());
}

TEST(FailureOf, AnErrorIsClassifiedInOneCall) {
  EXPECT_EQ(retry::classify(StreamError(StreamErrorCode::invalid_argument, "m")).action,
            retry::Action::fix_request);
  EXPECT_EQ(retry::classify(wire::Trailers{.code = 14, .pushback_ms = "-1"}).action,
            retry::Action::give_up);
}
}  // namespace
