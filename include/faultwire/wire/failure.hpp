// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_FAILURE_HPP
#define FAULTWIRE_WIRE_FAILURE_HPP
/// The plain facts of gRPC trailers, the server's hints among them.
///
/// @code
/// const Trailers trailers{.code = 14, .pushback_ms = "250"};
/// const bool told =
///     failure_of(trailers).pushback == retry::Hint::wait(std::chrono::milliseconds(250));
/// @endcode

#include "faultwire/codes/any_code.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/hints.hpp"
#include "faultwire/status/failure.hpp"
#include "faultwire/wire/details.hpp"
#include "faultwire/wire/trailers.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// What RetryInfo among the details says; one that cannot be read is invalid.
[[nodiscard]] inline retry::Hint retry_info_of(const RpcStatus& status) {
  for (const AnyDetail& any : status.details) {
    if (!is_detail<RetryInfo>(any)) continue;
    const auto info = decode<RetryInfo>(any.value);
    return info ? retry::retry_info_hint(info->delay.seconds, info->delay.nanos)
                : retry::Hint::unreadable();
  }
  return {};
}

/// The code is `grpc-status`; everything else is as in the error that the trailers hold. `side` is
/// who made an error that does not say so. Trailers whose status is OK give the code OK.
[[nodiscard]] inline retry::Failure failure_of(const Trailers& trailers,
                                               retry::Side side = retry::Side::server) {
  retry::Failure failure;
  if (const auto error = decode_trailers(trailers, side)) failure = failure_of(*error);
  failure.code = AnyCode(Domain::grpc, trailers.code);
  if (trailers.pushback_ms)
    failure.pushback = retry::parse_pushback(std::string_view(*trailers.pushback_ms));
  if (const auto status = decode_rpc_status(trailers.details))
    failure.retry_info = retry_info_of(*status);
  return failure;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
