// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_ABSL_STATUS_HPP
#define FAULTWIRE_INTEROP_ABSL_STATUS_HPP
/// StreamError and absl::Status, in both directions. The first detail of each type is a payload
/// under the address of its type, where programs that know nothing of this library look for it; the
/// whole is one under that of google.rpc.Status.
///
/// @code
/// const absl::Status status =
///     to_absl_status(StreamError(StreamErrorCode::not_found, "no such database"));
/// const bool same = status.code() == absl::StatusCode::kNotFound;
/// @endcode

#include <absl/status/status.h>
#include <absl/strings/cord.h>

#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "faultwire/config.hpp"
#include "faultwire/status/failure.hpp"
#include "faultwire/wire/retry_info.hpp"
#include "faultwire/wire/rpc_status.hpp"
#if FAULTWIRE_HAS_STD_EXPECTED
#include <expected>
#endif

namespace faultwire {
inline namespace v1 {

namespace detail::interop {
inline constexpr std::string_view status_payload = "type.googleapis.com/google.rpc.Status";

/// The status in a payload, or that of another program, whose payloads are its details.
[[nodiscard]] inline faultwire::wire::RpcStatus carried_status(const absl::Status& status) {
  const auto bytes = status.GetPayload({status_payload.data(), status_payload.size()});
  const auto whole = bytes ? faultwire::wire::decode_rpc_status(std::string(*bytes)) : std::nullopt;
  if (whole && whole->code == status.raw_code()) return *whole;
  faultwire::wire::RpcStatus foreign{.code = status.raw_code()};
  status.ForEachPayload([&](auto url, const absl::Cord& payload) {
    foreign.details.push_back({std::string(url.data(), url.size()), std::string(payload)});
  });
  return foreign;
}
}  // namespace detail::interop

/// Returns the status of an error. Limits of the wire do not apply within a program. `details`
/// become payloads too. Only the metadata that `metadata` allows are in the status: abseil prints
/// payloads with it, so secrets are left out unless the caller gives `pass_all_metadata`.
[[nodiscard]] inline absl::Status to_absl_status(const StreamError& error,
                                                 std::span<const wire::AnyDetail> details = {},
                                                 const MetadataPolicy& metadata = pass_no_secrets) {
  StreamError carried = error;
  carried.metadata() = metadata.outgoing(error.metadata());
  const wire::RpcStatus whole = wire::to_rpc_status(carried, details);
  absl::Status status(static_cast<absl::StatusCode>(whole.code), error.message());
  for (const wire::AnyDetail& any : whole.details) {
    if (!status.GetPayload(any.type_url)) status.SetPayload(any.type_url, absl::Cord(any.value));
  }
  status.SetPayload(
      {detail::interop::status_payload.data(), detail::interop::status_payload.size()},
      absl::Cord(wire::encode(whole)));
  return status;
}

/// Returns the error; nothing if the status is OK. Payloads under the addresses of standard details
/// are read, also those that another program set.
[[nodiscard]] inline std::optional<StreamError> error_from(const absl::Status& status,
                                                           retry::Side side = retry::Side::server) {
  if (status.ok()) return std::nullopt;
  const std::string_view message(status.message().data(), status.message().size());
  return wire::from_rpc_status(detail::interop::carried_status(status), side, message);
}

/// The plain facts of a status, wire::RetryInfo among its payloads included.
[[nodiscard]] inline retry::Failure failure_of(const absl::Status& status,
                                               retry::Side side = retry::Side::server) {
  retry::Failure failure;
  if (const auto error = error_from(status, side)) failure = failure_of(*error);
  failure.code = AnyCode(Domain::grpc, status.raw_code());
  failure.retry_info = wire::retry_info_of(detail::interop::carried_status(status).details);
  return failure;
}

/// The error of a result; nothing if it holds a value. Takes absl::StatusOr and everything else
/// with a `status()`.
template <class Result>
requires requires(const Result& result) {
  { result.status() } -> std::convertible_to<const absl::Status&>;
}
[[nodiscard]] std::optional<StreamError> error_from(const Result& result,
                                                    retry::Side side = retry::Side::server) {
  return error_from(result.status(), side);
}

#if FAULTWIRE_HAS_STD_EXPECTED
/// The value or the error of an absl::StatusOr.
template <class Result>
requires requires(Result result) {
  result.status();
  *std::move(result);
}
[[nodiscard]] auto to_expected(Result result, retry::Side side = retry::Side::server)
    -> std::expected<std::remove_cvref_t<decltype(*result)>, StreamError> {
  if (auto error = error_from(result.status(), side)) return std::unexpected(*std::move(error));
  return *std::move(result);
}
/// The value or the status of a result. `StatusOr` is absl::StatusOr, which this header does not
/// include.
template <template <class> class StatusOr, class T>
[[nodiscard]] StatusOr<T> to_status_or(std::expected<T, StreamError> result) {
  if (!result) return to_absl_status(result.error());
  return *std::move(result);
}
#endif

}  // namespace v1
}  // namespace faultwire

#endif
