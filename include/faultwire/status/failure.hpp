// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_FAILURE_HPP
#define FAULTWIRE_STATUS_FAILURE_HPP
/// The plain facts of a StreamError, for a decision about the next attempt.
///
/// @code
/// retry::Failure failure = failure_of(StreamError(StreamErrorCode::unavailable, "starting"));
/// failure.idempotency = retry::Idempotency::idempotent;  // the caller's to know
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/grpc_to_stream.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/status/stream_error.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail::status {
/// What a code of a lower layer adds to the facts.
constexpr void add_layer(faultwire::retry::Failure& failure, AnyCode code) noexcept {
  if (!failure.http_status) failure.http_status = code.to<HttpStatus>();
  if (!failure.http2_reset) failure.http2_reset = code.to<Http2Error>();
}
}  // namespace detail::status

/// The code is that of the error, or the gRPC code from which it came, which is finer (ABORTED is
/// not in StreamErrorCode). Origin and causes tell of an HTTP status and an HTTP/2 reset. What the
/// error cannot know stays unknown: idempotency, commitment, attempts, hints.
template <class Lazy = void>
[[nodiscard]] retry::Failure failure_of(const StreamError& error) noexcept {
  retry::Failure failure;
  failure.code = error.code();
  failure.side = error.side();
  const auto grpc = error.origin().to<GrpcCode>();
  if (grpc && code_cast<StreamErrorCode>(*grpc) == error.code()) failure.code = error.origin();
  detail::status::add_layer(failure, error.origin());
  for (const Cause& cause : error.causes()) detail::status::add_layer(failure, cause.code);
  return failure;
}

}  // namespace v1
}  // namespace faultwire

#endif
