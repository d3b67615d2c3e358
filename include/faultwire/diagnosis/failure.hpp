// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FAILURE_HPP
#define FAULTWIRE_DIAGNOSIS_FAILURE_HPP
/// The plain facts that the text of an error tells, for a decision about the next attempt.
///
/// @code
/// const retry::Failure failure =
///     failure_of(diagnose("14 UNAVAILABLE: No connection established"));
/// const bool known =
///     failure.code == AnyCode(GrpcCode::unavailable) && failure.side == retry::Side::transport;
/// @endcode

#include "faultwire/diagnosis/diagnose.hpp"
#include "faultwire/retry/failure.hpp"

namespace faultwire {
inline namespace v1 {

namespace diagnosis {}
namespace detail::diagnosis {
using namespace faultwire::diagnosis;
[[nodiscard]] inline bool has_trouble(const Diagnosis& diagnosis, std::string_view id) noexcept {
  for (std::size_t i = 0; i < diagnosis.count; ++i) {
    if (diagnosis.matches[i].trouble->id == id) return true;
  }
  return false;
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// The code is gRPC's where the text has one, otherwise the HTTP status. A reset, or a connection
/// that was lost or never made, is the transport's; a partial write is partial. A text without a
/// code is UNKNOWN.
[[nodiscard]] inline retry::Failure failure_of(const Diagnosis& diagnosis) noexcept {
  retry::Failure failure;
  const ErrorText& text = diagnosis.text;
  if (const auto code = text.code()) failure.code = *code;
  if (const auto grpc = text.grpc_code()) failure.code = *grpc;
  if (text.http) failure.http_status = text.http->code.to<HttpStatus>();
  if (text.reset) failure.http2_reset = text.reset->code.to<Http2Error>();
  const bool lost = text.reset || detail::diagnosis::has_trouble(diagnosis, "cannot_connect") ||
                    detail::diagnosis::has_trouble(diagnosis, "connection_lost");
  if (lost) failure.side = retry::Side::transport;
  if (detail::diagnosis::has_trouble(diagnosis, "cancelled") ||
      detail::diagnosis::has_trouble(diagnosis, "deadline"))
    failure.side = retry::Side::client;
  if (detail::diagnosis::has_trouble(diagnosis, "partial_write"))
    failure.stored = retry::Stored::some;
  return failure;
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
