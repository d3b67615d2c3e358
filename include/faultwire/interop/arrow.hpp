// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_ARROW_HPP
#define FAULTWIRE_INTEROP_ARROW_HPP
/// StreamError and arrow::Status, in both directions, for servers and clients of Arrow Flight in
/// C++. Authority: Arrow 8.0 and later, flight/types.h.
///
/// @code
/// const arrow::Status status =
///     to_arrow_status(StreamError(StreamErrorCode::unavailable, "starting"));
/// const bool same = error_from(status)->code() == StreamErrorCode::unavailable;
/// @endcode

#include <arrow/flight/types.h>
#include <arrow/status.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/codes/arrow.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/arrow_to_grpc.hpp"
#include "faultwire/mapping/rules/grpc_to_arrow.hpp"
#include "faultwire/wire/failure.hpp"
#include "faultwire/wire/rpc_status.hpp"

namespace faultwire {
inline namespace v1 {

/// The whole error beside a status whose code has no Flight detail: Flight's own detail would
/// change the code that a server sends.
class StreamErrorDetail final : public arrow::StatusDetail {
 public:
  explicit StreamErrorDetail(std::string bytes, std::string_view name)
      : bytes_(std::move(bytes)), name_(name) {}
  [[nodiscard]] const char* type_id() const override { return "faultwire::StreamErrorDetail"; }
  /// What Arrow writes behind `Detail:`: the name of the StreamErrorCode.
  [[nodiscard]] std::string ToString() const override { return name_; }
  /// An encoded google.rpc.Status. Lives as long as the detail.
  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
  std::string name_;
};

/// The code and the Flight detail of a status.
[[nodiscard]] inline ArrowError arrow_error(const arrow::Status& status) {
  ArrowError error{.code = static_cast<ArrowStatusCode>(static_cast<std::uint8_t>(status.code()))};
  if (const auto detail = arrow::flight::FlightStatusDetail::UnwrapStatus(status)) {
    error.detail = static_cast<ArrowFlightDetail>(static_cast<std::uint8_t>(detail->code()));
  }
  return error;
}

/// The status whose code `Rule` chooses; by default that which Arrow's client would make of the
/// same gRPC code, so RESOURCE_EXHAUSTED is Invalid. The whole error is in the detail: within the
/// process nothing is lost. A server sends it where the code has a Flight detail; the others reach
/// the client as code and message.
template <class Rule = rules::grpc_to_arrow_sync>
[[nodiscard]] arrow::Status to_arrow_status(const StreamError& error) {
  const ArrowError arrow = code_cast<Rule>(code_cast<GrpcCode>(error.code()));
  std::string bytes = wire::encode(wire::to_rpc_status(error));
  std::shared_ptr<arrow::StatusDetail> detail;
  if (arrow.detail) {
    const auto code =
        static_cast<arrow::flight::FlightStatusCode>(static_cast<std::int8_t>(*arrow.detail));
    detail = std::make_shared<arrow::flight::FlightStatusDetail>(code, std::move(bytes));
  } else {
    detail = std::make_shared<StreamErrorDetail>(std::move(bytes), code_name(error.code()));
  }
  return arrow::Status(static_cast<arrow::StatusCode>(arrow.code), error.message(),
                       std::move(detail));
}

namespace detail::interop {
/// The google.rpc.Status in the detail of a status: one of ours, or one whose code is that which
/// Arrow's server would send.
[[nodiscard]] inline std::optional<faultwire::wire::RpcStatus> carried_status(
    const arrow::Status& status) {
  std::string bytes;
  if (const auto flight = arrow::flight::FlightStatusDetail::UnwrapStatus(status))
    bytes = flight->extra_info();
  const auto& detail = status.detail();
  if (detail && std::string_view(detail->type_id()) == "faultwire::StreamErrorDetail") {
    bytes = static_cast<const StreamErrorDetail&>(*detail).bytes();
  }
  auto carried = faultwire::wire::decode_rpc_status(bytes);
  if (!carried || carried->code == 0) return std::nullopt;
  const auto code =
      static_cast<std::int32_t>(code_cast<rules::arrow_to_grpc_server>(arrow_error(status)));
  if (carried->code != code && !detail::wire::own_info(*carried)) return std::nullopt;
  return carried;
}
}  // namespace detail::interop

/// The error; nothing if the status is OK. One that `to_arrow_status` made comes back equal.
/// Otherwise the code is what Arrow's server would send, and the origin is the status with its
/// detail. A status that Arrow made of a gRPC one may carry its details: they are read if their
/// code agrees.
[[nodiscard]] inline std::optional<StreamError> error_from(const arrow::Status& status,
                                                           retry::Side side = retry::Side::server) {
  if (status.ok()) return std::nullopt;
  if (const auto carried = detail::interop::carried_status(status))
    return wire::from_rpc_status(*carried, side,
                                 detail::wire::own_info(*carried)
                                     ? std::nullopt
                                     : std::optional<std::string_view>(status.message()));
  const ArrowError arrow = arrow_error(status);
  StreamError error = detail::wire::bare_error(
      static_cast<std::int32_t>(code_cast<rules::arrow_to_grpc_server>(arrow)), status.message(),
      side);
  error.set_origin(arrow);
  return error;
}

/// The plain facts of a status: its own code, and what its detail carries.
[[nodiscard]] inline retry::Failure failure_of(const arrow::Status& status,
                                               retry::Side side = retry::Side::server) {
  retry::Failure failure;
  if (const auto error = error_from(status, side)) failure = failure_of(*error);
  failure.code = arrow_error(status);
  if (const auto carried = detail::interop::carried_status(status)) {
    failure.code = AnyCode(Domain::grpc, carried->code);
    failure.retry_info = wire::retry_info_of(carried->details);
  }
  return failure;
}

}  // namespace v1
}  // namespace faultwire

#endif
