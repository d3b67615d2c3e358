// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_FAILURE_HPP
#define FAULTWIRE_WIRE_FAILURE_HPP
/// The plain facts of gRPC trailers, with the server's hints.
///
/// @code
/// const Trailers trailers{.code = 14, .pushback_ms = "250"};
/// const bool told =
///     failure_of(trailers).pushback == retry::Hint::wait(std::chrono::milliseconds(250));
/// @endcode

#include "faultwire/codes/any_code.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/status/failure.hpp"
#include "faultwire/wire/trailers.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// Returns the facts of trailers that were read: the code is gRPC's, everything else is as in the
/// error that they hold. Trailers whose status is OK give the code OK.
template <class Lazy = void>
[[nodiscard]] retry::Failure failure_of(const DecodedTrailers& decoded) noexcept {
  retry::Failure failure;
  if (decoded.error) failure = failure_of(*decoded.error);
  failure.code = AnyCode(Domain::grpc, decoded.code);
  failure.pushback = decoded.pushback;
  failure.retry_info = decoded.retry_info;
  return failure;
}

/// Returns the facts of trailers. `side` is who made an error that does not say so.
template <class Lazy = void>
[[nodiscard]] retry::Failure failure_of(const Trailers& trailers,
                                        retry::Side side = retry::Side::server) {
  return failure_of(read_trailers(trailers, side));
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
