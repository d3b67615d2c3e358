// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_RPC_STATUS_HPP
#define FAULTWIRE_WIRE_RPC_STATUS_HPP
/// A StreamError as one `google.rpc.Status`, for carriers that have no trailers of their own: the
/// payload of an absl::Status, the extra information of an arrow::Status, a queue. The metadata
/// travel as a detail of ours. Nothing is left out: there are no limits of a peer.
///
/// @code
/// const StreamError error(StreamErrorCode::not_found, "no such database");
/// const std::string bytes = encode(to_rpc_status(error));
/// const bool same = from_rpc_status(*decode_rpc_status(bytes)) == error;
/// @endcode

#include <cstddef>
#include <optional>
#include <string_view>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "faultwire/wire/details.hpp"
#include "faultwire/wire/trailers.hpp"

namespace faultwire {
inline namespace v1 {

namespace wire {}
namespace detail::wire {
using namespace faultwire::wire;
/// Keys and raw values: a detail of ours, because no standard one holds bytes under a name.
struct MetadataDetail {
  static constexpr std::string_view type = "faultwire.v1.Metadata";
  std::vector<AnyDetail> entries{};
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.entries);
  }
};
}  // namespace detail::wire

namespace wire {

/// The whole error. `details` go along behind ours.
[[nodiscard]] inline RpcStatus to_rpc_status(const StreamError& error,
                                             std::span<const AnyDetail> details = {}) {
  constexpr std::size_t unlimited = std::size_t{1} << 30;
  StreamError bare = error;
  bare.metadata() = Metadata();
  const Trailers trailers =
      encode_trailers(bare, {.budget = unlimited, .fields = unlimited, .details = details});
  RpcStatus status = decode_rpc_status(trailers.details).value_or(RpcStatus{});
  if (error.metadata().empty()) return status;
  detail::wire::MetadataDetail metadata;
  for (const auto& entry : error.metadata()) metadata.entries.push_back({entry.key, entry.value});
  status.details.push_back(to_any(metadata));
  return status;
}

/// The error; nothing if the status is OK. `message` is that of the carrier, which may hold bytes
/// that are not UTF-8; without it that of the status counts.
[[nodiscard]] inline std::optional<StreamError> from_rpc_status(
    const RpcStatus& status, retry::Side side = retry::Side::server,
    std::optional<std::string_view> message = std::nullopt) {
  if (status.code == 0) return std::nullopt;
  StreamError error = detail::wire::bare_error(status.code, message.value_or(status.message), side);
  detail::wire::read_details(status, detail::wire::own_info(status), error);
  for (const AnyDetail& any : status.details) {
    const auto metadata = from_any<detail::wire::MetadataDetail>(any);
    if (!metadata) continue;
    std::vector<Metadata::Entry> entries;
    for (const AnyDetail& entry : metadata->entries)
      entries.push_back({entry.type_url, entry.value});
    error.metadata() = Metadata(std::move(entries));
  }
  return error;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
