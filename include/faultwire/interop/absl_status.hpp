// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_ABSL_STATUS_HPP
#define FAULTWIRE_INTEROP_ABSL_STATUS_HPP
/// StreamError and absl::Status. The details travel as payloads under the addresses of their types, the metadata in ours.
///
/// @code
/// const absl::Status status = to_absl_status(StreamError(StreamErrorCode::not_found, "no such database"));
/// const bool same = status.code() == absl::StatusCode::kNotFound;
/// @endcode

#include <absl/status/status.h>
#include <absl/strings/cord.h>

#include <optional>
#include <string>
#include <string_view>

#include "faultwire/wire/trailers.hpp"

namespace faultwire {
inline namespace v1 {

namespace detail {
/// Metadata, in the form of a map's entries; a payload of ours, because no standard detail holds bytes.
struct MetadataPayload {
  static constexpr std::string_view type = "faultwire.v1.Metadata";
  std::vector<AnyDetail> entries{};
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.entries);
  }
};
inline constexpr std::string_view status_payload = "type.googleapis.com/google.rpc.Status";
inline constexpr std::string_view metadata_payload = "type.googleapis.com/faultwire.v1.Metadata";
}  // namespace detail

/// Nothing is left out: the limits are those of the wire, not of a program. The message is absl's own; payloads hold the rest.
[[nodiscard]] inline absl::Status to_absl_status(const StreamError& error) {
  StreamError bare = error;
  bare.metadata() = Metadata();
  const Trailers trailers = encode_trailers(bare, {.budget = std::size_t{1} << 40});
  absl::Status status(static_cast<absl::StatusCode>(trailers.code), error.message());
  status.SetPayload({detail::status_payload.data(), detail::status_payload.size()}, absl::Cord(trailers.details));
  if (!error.metadata().empty()) {
    detail::MetadataPayload payload;
    for (const auto& entry : error.metadata()) payload.entries.push_back({entry.key, entry.value});
    status.SetPayload({detail::metadata_payload.data(), detail::metadata_payload.size()}, absl::Cord(encode(payload)));
  }
  return status;
}

/// The error; nothing if the status is OK.
[[nodiscard]] inline std::optional<StreamError> error_from(const absl::Status& status, Side side = Side::server) {
  Trailers trailers{.code = status.raw_code(), .message = std::string(status.message().data(), status.message().size())};
  if (const auto details = status.GetPayload({detail::status_payload.data(), detail::status_payload.size()}))
    trailers.details = std::string(*details);
  auto error = decode_trailers(trailers, side);
  const auto bytes = status.GetPayload({detail::metadata_payload.data(), detail::metadata_payload.size()});
  if (!error || !bytes) return error;
  if (const auto payload = decode<detail::MetadataPayload>(std::string(*bytes))) {
    for (const AnyDetail& entry : payload->entries) (void)error->metadata().add(entry.type_url, entry.value);
  }
  return error;
}

}  // namespace v1
}  // namespace faultwire

#endif
