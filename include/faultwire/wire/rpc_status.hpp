// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_RPC_STATUS_HPP
#define FAULTWIRE_WIRE_RPC_STATUS_HPP
/// A StreamError as one `google.rpc.Status`, for carriers that have no trailers of their own: the
/// payload of an absl::Status, the extra information of an arrow::Status, a queue. The metadata
/// travel as a detail of ours. Nothing is left out: these carriers have no limits of a peer.
///
/// @code
/// const StreamError error(StreamErrorCode::not_found, "no such database");
/// const std::string bytes = encode(to_rpc_status(error));
/// const bool same = from_rpc_status(*decode_rpc_status(bytes)) == error;
/// @endcode

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/detail/utf8_repaired.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"
#include "faultwire/wire/detail/own_details.hpp"
#include "faultwire/wire/details.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// Returns the whole error as a status. `details` of the caller come after ours.
template <class Lazy = void>
[[nodiscard]] RpcStatus to_rpc_status(const StreamError& error,
                                      std::span<const AnyDetail> details = {}) {
  RpcStatus status{static_cast<std::int32_t>(code_cast<GrpcCode>(error.code())),
                   detail::utf8_repaired(error.message()),
                   {}};
  status.details.push_back(
      to_any(detail::wire::to_own_info(error, error.message(), status.message, {}, {})));
  for (const Cause& cause : error.causes()) status.details.push_back(detail::wire::to_any(cause));
  status.details.insert(status.details.end(), details.begin(), details.end());
  if (error.metadata().empty()) return status;
  detail::wire::MetadataDetail metadata;
  for (const auto& entry : error.metadata()) metadata.entries.push_back({entry.key, entry.value});
  status.details.push_back(to_any(metadata));
  return status;
}

/// Returns the error of a status, or nothing if the status is OK. `message` is that of the carrier,
/// if the carrier keeps it exactly and a program may have added to it; without it the message of
/// the status counts.
template <class Lazy = void>
[[nodiscard]] std::optional<StreamError> from_rpc_status(
    const RpcStatus& status, retry::Side side = retry::Side::server,
    std::optional<std::string_view> message = std::nullopt) {
  if (status.code == 0) return std::nullopt;
  const auto own = detail::wire::own_info(status);
  const std::int32_t code = own ? own->code.value_or(status.code) : status.code;
  StreamError error = detail::wire::bare_error(code, message.value_or(status.message), side);
  detail::wire::read_details(status, own, error);
  if (message) error.set_message(std::string(*message));
  if (auto metadata = detail::wire::metadata_in(status)) error.metadata() = *std::move(metadata);
  return error;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
