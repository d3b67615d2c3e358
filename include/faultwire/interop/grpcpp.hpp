// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_GRPCPP_HPP
#define FAULTWIRE_INTEROP_GRPCPP_HPP
/// StreamError and gRPC C++: a handler returns one, a client reads the equal one. Needs only the
/// status header of gRPC; contexts are taken by their members.
///
/// @code
/// const StreamError error(StreamErrorCode::not_found, "no such database");
/// const grpc::Status plain(grpc::StatusCode::NOT_FOUND, "no such database");
/// @endcode

#include <grpcpp/support/status.h>

#include <optional>
#include <string>
#include <string_view>

#include "faultwire/wire/arrow_trailers.hpp"
#include "faultwire/wire/failure.hpp"
#include "faultwire/wire/trailers.hpp"

namespace faultwire {
inline namespace v1 {

/// Returns what a handler returns for trailers, and adds their metadata to the context of the
/// server. A field that gRPC would refuse is left out, because it would terminate the server.
template <class ServerContext>
[[nodiscard]] grpc::Status to_grpc_status(const wire::Trailers& trailers, ServerContext& context) {
  for (const wire::Trailer& trailer : trailers.metadata) {
    if (!is_metadata_key(trailer.name) && !detail::wire::is_arrow_field(trailer.name)) continue;
    if (trailer.name.ends_with("-bin") || detail::wire::is_plain_value(trailer.value))
      context.AddTrailingMetadata(trailer.name, trailer.value);
  }
  if (trailers.pushback_ms && detail::wire::is_plain_value(*trailers.pushback_ms))
    context.AddTrailingMetadata("grpc-retry-pushback-ms", *trailers.pushback_ms);
  return {static_cast<grpc::StatusCode>(trailers.code), trailers.message, trailers.details};
}

/// Returns what a handler returns for the error, and adds its metadata to the context of the
/// server.
template <class ServerContext>
[[nodiscard]] grpc::Status to_grpc_status(const StreamError& error, ServerContext& context,
                                          const wire::TrailerOptions& options = {}) {
  return to_grpc_status(wire::encode_trailers(error, options), context);
}

/// Returns what a handler of a Flight service returns for the error, so that clients of Arrow
/// Flight read it whole, and adds its metadata and Arrow's trailers to the context of the server.
/// Other clients of gRPC read the same error.
template <class ServerContext>
[[nodiscard]] grpc::Status to_grpc_status(const StreamError& error, ServerContext& context,
                                          wire::ForArrow arrow) {
  if (detail::wire::asks_for_details(context.client_metadata())) arrow.details_asked = true;
  return to_grpc_status(wire::encode_trailers(error, arrow), context);
}

/// Asks a Flight server of this library for the details of every error of the call. A server that
/// uses Arrow sends them for some codes only if it is asked.
template <class ClientContext>
requires requires(ClientContext& context) { context.AddMetadata(std::string(), std::string()); }
void ask_for_details(ClientContext& context) {
  context.AddMetadata(std::string(wire::details_request_field), "1");
}

/// Returns the trailers of a finished call.
template <class ClientContext>
[[nodiscard]] wire::Trailers trailers_from(const grpc::Status& status,
                                           const ClientContext& context) {
  wire::Trailers trailers{.code = static_cast<std::int32_t>(status.error_code()),
                          .message = status.error_message(),
                          .details = status.error_details()};
  for (const auto& [key, value] : context.GetServerTrailingMetadata()) {
    const std::string_view name(key.data(), key.size());
    if (name == "grpc-retry-pushback-ms") trailers.pushback_ms.emplace(value.data(), value.size());
    // error_details() takes the value of a key such as `g` for the details: see reserved_keys.
    if (name == "grpc-status-details-bin") trailers.details.assign(value.data(), value.size());
    if (!name.starts_with("grpc-"))
      trailers.metadata.push_back({std::string(name), std::string(value.data(), value.size())});
  }
  return trailers;
}

/// The error of a finished call; nothing if it is OK. A status without any trailers is judged by
/// its code: UNAVAILABLE is the transport's, CANCELLED and DEADLINE_EXCEEDED are the client's. A
/// server of this library always says its side.
template <class ClientContext>
[[nodiscard]] std::optional<StreamError> error_from(const grpc::Status& status,
                                                    const ClientContext& context) {
  const wire::Trailers trailers = trailers_from(status, context);
  return wire::decode_trailers(trailers, detail::wire::likely_side(trailers));
}

/// The plain facts of a finished call.
template <class ClientContext>
[[nodiscard]] retry::Failure failure_of(const grpc::Status& status, const ClientContext& context) {
  const wire::Trailers trailers = trailers_from(status, context);
  return failure_of(trailers, detail::wire::likely_side(trailers));
}
/// The same without a context: no metadata, no pushback.
[[nodiscard]] inline retry::Failure failure_of(const grpc::Status& status) {
  const wire::Trailers trailers{.code = static_cast<std::int32_t>(status.error_code()),
                                .message = status.error_message(),
                                .details = status.error_details()};
  return failure_of(trailers, detail::wire::likely_side(trailers));
}

}  // namespace v1
}  // namespace faultwire

#endif
