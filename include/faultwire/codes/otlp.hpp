// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_CODES_OTLP_HPP
#define FAULTWIRE_CODES_OTLP_HPP
/// Which answers to an OTLP export may be retried. Authority: the OTLP specification, "Failures".
///
/// @code
/// static_assert(otlp_retryable(HttpStatus::service_unavailable) == OtlpRetry::yes);
/// static_assert(otlp_retryable(GrpcCode::resource_exhausted) == OtlpRetry::with_retry_info);
/// @endcode

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"

namespace faultwire {
inline namespace v1 {

/// Whether an exporter may send the same data again.
enum class OtlpRetry : std::uint8_t {
  no,               ///< the data is to be dropped
  yes,              ///< after a backoff, or after the time that the server names
  with_retry_info,  ///< only if the status carries google.rpc.RetryInfo
};

/// One code that an exporter may retry; the others are final.
template <class C>
struct OtlpRetryRow {
  C code;
  OtlpRetry retry;
};

/// The gRPC codes that may be retried.
inline constexpr OtlpRetryRow<GrpcCode> otlp_grpc_rows[] = {
    {GrpcCode::cancelled, OtlpRetry::yes},
    {GrpcCode::deadline_exceeded, OtlpRetry::yes},
    {GrpcCode::resource_exhausted, OtlpRetry::with_retry_info},
    {GrpcCode::aborted, OtlpRetry::yes},
    {GrpcCode::out_of_range, OtlpRetry::yes},
    {GrpcCode::unavailable, OtlpRetry::yes},
    {GrpcCode::data_loss, OtlpRetry::yes},
};

/// The HTTP statuses that may be retried.
inline constexpr OtlpRetryRow<HttpStatus> otlp_http_rows[] = {
    {HttpStatus::too_many_requests, OtlpRetry::yes},
    {HttpStatus::bad_gateway, OtlpRetry::yes},
    {HttpStatus::service_unavailable, OtlpRetry::yes},
    {HttpStatus::gateway_timeout, OtlpRetry::yes},
};

/// Where both tables come from.
inline constexpr const Source& otlp_source = sources::otlp_spec;

/// Returns whether an OTLP/gRPC exporter may retry after `code`. Linear in the table.
[[nodiscard]] constexpr OtlpRetry otlp_retryable(GrpcCode code) noexcept {
  for (const auto& row : otlp_grpc_rows) {
    if (row.code == code) return row.retry;
  }
  return OtlpRetry::no;
}

/// Returns whether an OTLP/HTTP exporter may retry after `status`. Linear in the table.
[[nodiscard]] constexpr OtlpRetry otlp_retryable(HttpStatus status) noexcept {
  for (const auto& row : otlp_http_rows) {
    if (row.code == status) return row.retry;
  }
  return OtlpRetry::no;
}

}  // namespace v1
}  // namespace faultwire

#endif
