// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_TRAILERS_HPP
#define FAULTWIRE_WIRE_TRAILERS_HPP
/// How a StreamError becomes gRPC trailers and comes back as the equal value. What would not fit a
/// peer's limits is left out in a stated order, and the trailers say so. Nothing that a peer
/// refuses is ever in them, and the message is one that every peer can read. Authority: gRPC's
/// PROTOCOL-HTTP2.md; google/rpc/status.proto.
///
/// @code
/// const StreamError error(StreamErrorCode::not_found, "no such database");
/// const Trailers trailers = encode_trailers(error);
/// const bool same = decode_trailers(trailers) == error;
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/retry/hints.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/wire/binary.hpp"
#include "faultwire/wire/detail/own_details.hpp"
#include "faultwire/wire/detail/trailer_packer.hpp"
#include "faultwire/wire/detail/trailer_types.hpp"
#include "faultwire/wire/details.hpp"
#include "faultwire/wire/grpc_message.hpp"
#include "faultwire/wire/retry_info.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// Everything that trailers say, read once.
struct DecodedTrailers {
  std::optional<StreamError> error{};  ///< nothing if the status is OK
  std::int32_t code = 0;               ///< gRPC's code that the error has; also one without a name
  std::vector<AnyDetail> details{};    ///< those of a google.rpc.Status that agrees with the code
  retry::Hint retry_info{};            ///< what RetryInfo among these details says
  retry::Hint pushback{};              ///< what `grpc-retry-pushback-ms` says
  Dropped dropped{};                   ///< what the encoder left out
  std::vector<std::string> refused{};  ///< names of fields that came and may not be metadata
};

/// Returns the trailers of an error, within the limits. What does not fit is left out: first the
/// caller's details, then causes from the last, then metadata by `options.order`, then the end of
/// the message. Code, origin and side always travel.
///
/// `message` is UTF-8 without blanks at its edges, because peers refuse or trim others; the exact
/// bytes are in the details.
template <class Lazy = void>
[[nodiscard]] Trailers encode_trailers(const StreamError& error,
                                       const TrailerOptions& options = {}) {
  return detail::wire::TrailerPacker<Lazy>(error, options).pack();
}

}  // namespace wire

namespace detail::wire {
/// Returns the metadata: keys whose values had to travel as binary get their own name back.
template <class Lazy = void>
[[nodiscard]] Metadata read_metadata(const Trailers& trailers, std::string_view moved_list,
                                     std::vector<std::string>& refused) {
  MovedKeys<Lazy> moved(moved_list);
  std::vector<Metadata::Entry> entries;
  entries.reserve(trailers.metadata.size());
  for (const Trailer& trailer : trailers.metadata) {
    std::string_view name = trailer.name;
    if (is_arrow_field(name)) continue;
    if (!is_metadata_key(name)) {
      refused.push_back(trailer.name);
      continue;
    }
    if (name.ends_with("-bin") && moved.take(name.substr(0, name.size() - 4)))
      name.remove_suffix(4);
    entries.push_back({std::string(name), trailer.value});
  }
  return Metadata(std::move(entries));
}

/// Returns the value of the field; null if there is none.
[[nodiscard]] inline const std::string* find_field(const Trailers& trailers,
                                                   std::string_view name) noexcept {
  for (const Trailer& trailer : trailers.metadata) {
    if (trailer.name == name) return &trailer.value;
  }
  return nullptr;
}
/// Whether a server of Arrow C++ sent the trailers.
template <class Lazy = void>
[[nodiscard]] bool is_from_arrow(const Trailers& trailers) noexcept {
  return find_field(trailers, "x-arrow-status") != nullptr;
}
/// Returns who is likely to have made an error that does not say so. gRPC C++ says of its own
/// errors too that they came from the peer; they have no details and no metadata.
template <class Lazy = void>
[[nodiscard]] faultwire::retry::Side likely_side(const Trailers& trailers) noexcept {
  using faultwire::retry::Side;
  if (!trailers.details.empty() || !trailers.metadata.empty() || trailers.pushback_ms)
    return Side::server;
  const auto is = [&](GrpcCode code) { return trailers.code == static_cast<std::int32_t>(code); };
  if (is(GrpcCode::unavailable)) return Side::transport;
  return is(GrpcCode::cancelled) || is(GrpcCode::deadline_exceeded) ? Side::client : Side::server;
}
/// Returns the text of the carrier. Arrow appends a detail to `grpc-message`, and sends its message
/// once more as it is.
[[nodiscard]] inline const std::string& carried_message(const Trailers& trailers) noexcept {
  const std::string* exact =
      is_from_arrow(trailers) ? find_field(trailers, "x-arrow-status-message-bin") : nullptr;
  return exact != nullptr ? *exact : trailers.message;
}
}  // namespace detail::wire

namespace wire {

/// Reads trailers once. It never fails: what cannot be read is left out. Details whose code is not
/// that of `grpc-status` are not believed. A server of ours that uses Arrow cannot send
/// RESOURCE_EXHAUSTED; its details name that code beside the one that it sends. `side` is who made
/// an error that does not say so itself.
template <class Lazy = void>
[[nodiscard]] DecodedTrailers read_trailers(const Trailers& trailers,
                                            retry::Side side = retry::Side::server) {
  DecodedTrailers out{.code = trailers.code};
  if (trailers.pushback_ms) out.pushback = retry::parse_pushback(*trailers.pushback_ms);
  auto status = decode_rpc_status(trailers.details);
  auto own = status ? detail::wire::own_info(*status) : std::nullopt;
  if (status && status->code != trailers.code) {
    status.reset();
    own.reset();
  }
  if (own) out.dropped = own->dropped;
  if (own && own->code) out.code = *own->code;
  if (out.code != 0) {
    out.error = detail::wire::bare_error(out.code, detail::wire::carried_message(trailers), side);
    auto metadata = own ? detail::wire::metadata_in(*status) : std::nullopt;
    out.error->metadata() =
        metadata
            ? *std::move(metadata)
            : detail::wire::read_metadata(
                  trailers, own ? std::string_view(own->moved) : std::string_view(), out.refused);
    if (status) detail::wire::read_details(*status, own, *out.error);
  }
  if (!status) return out;
  out.retry_info = retry_info_of(status->details);
  out.details = std::move(status->details);
  return out;
}

/// Returns the error of the trailers, or nothing if the status is OK. See `read_trailers`, which
/// returns all that they say.
template <class Lazy = void>
[[nodiscard]] std::optional<StreamError> decode_trailers(const Trailers& trailers,
                                                         retry::Side side = retry::Side::server) {
  return read_trailers(trailers, side).error;
}

/// Returns what the encoder of these trailers left out. See `read_trailers`.
template <class Lazy = void>
[[nodiscard]] Dropped dropped_from(const Trailers& trailers) {
  return read_trailers(trailers).dropped;
}

/// Returns the fields as they are in the HTTP/2 frame, for programs that write it themselves.
template <class Lazy = void>
[[nodiscard]] std::vector<Trailer> to_fields(const Trailers& trailers) {
  std::vector<Trailer> fields;
  fields.push_back({"grpc-status", std::to_string(trailers.code)});
  if (!trailers.message.empty())
    fields.push_back({"grpc-message", encode_grpc_message(trailers.message)});
  if (!trailers.details.empty())
    fields.push_back({"grpc-status-details-bin", encode_binary(trailers.details)});
  if (trailers.pushback_ms) fields.push_back({"grpc-retry-pushback-ms", *trailers.pushback_ms});
  for (const Trailer& trailer : trailers.metadata) {
    fields.push_back({trailer.name, trailer.name.ends_with("-bin") ? encode_binary(trailer.value)
                                                                   : trailer.value});
  }
  return fields;
}

/// Returns the trailers of an HTTP/2 frame. A `grpc-status` that is no number, or missing, is
/// unknown. Fields of HTTP and gRPC itself are no metadata.
template <class Lazy = void>
[[nodiscard]] Trailers from_fields(std::span<const Trailer> fields) {
  Trailers trailers;
  trailers.code = static_cast<std::int32_t>(GrpcCode::unknown);
  for (const Trailer& field : fields) {
    const ReservedKey* reserved = reserved_key(field.name);
    if (field.name == "grpc-status") {
      const auto number = detail::codes::small_number(field.value);
      trailers.code = number.value_or(static_cast<std::int32_t>(GrpcCode::unknown));
    } else if (field.name == "grpc-message") {
      trailers.message = decode_grpc_message(field.value);
    } else if (field.name == "grpc-status-details-bin") {
      trailers.details = decode_binary(field.value).front();
    } else if (field.name == "grpc-retry-pushback-ms") {
      trailers.pushback_ms = field.value;
    } else if (field.name.starts_with(':') || field.name.starts_with("grpc-") ||
               (reserved != nullptr && reserved->fate == KeyFate::taken)) {
      continue;
    } else if (field.name.ends_with("-bin")) {
      for (std::string& value : decode_binary(field.value))
        trailers.metadata.push_back({field.name, std::move(value)});
    } else {
      trailers.metadata.push_back(field);
    }
  }
  return trailers;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
