// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_ARROW_TRAILERS_HPP
#define FAULTWIRE_WIRE_ARROW_TRAILERS_HPP
/// The trailers in which Arrow C++ sends its own status beside that of gRPC, and errors for clients
/// of Arrow Flight from a server that has gRPC and no Arrow. Authority: Arrow's
/// flight/transport/grpc/util_internal.cc.
///
/// @code
/// const StreamError error(StreamErrorCode::unavailable, "starting");
/// const Trailers trailers = encode_trailers(error, ForArrow{});
/// const bool same = arrow_trailers_from(trailers)->code == ArrowStatusCode::io_error;
/// @endcode

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/codes/arrow.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/grpc_to_arrow.hpp"
#include "faultwire/wire/trailers.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// What the trailers of Arrow C++ say.
struct ArrowTrailers {
  ArrowStatusCode code = ArrowStatusCode::unknown_error;
  std::string message{};     ///< any bytes
  std::string detail{};      ///< the text of the detail; a client appends it to the message
  std::string extra_info{};  ///< the details of the status, raw: Arrow puts any bytes there
};

/// Adds Arrow's trailers. The extra information becomes the details only if there are none.
template <class Lazy = void>
void add_arrow_trailers(const ArrowTrailers& arrow, Trailers& trailers) {
  trailers.metadata.push_back({"x-arrow-status", std::to_string(static_cast<int>(arrow.code))});
  trailers.metadata.push_back({"x-arrow-status-message-bin", arrow.message});
  if (!arrow.detail.empty())
    trailers.metadata.push_back({"x-arrow-status-detail-bin", arrow.detail});
  if (trailers.details.empty()) trailers.details = arrow.extra_info;
}

/// Returns what Arrow's trailers say. Returns nothing if there are none, or if the code is 0 or not
/// one of Arrow's: then gRPC's own status counts.
template <class Lazy = void>
[[nodiscard]] std::optional<ArrowTrailers> arrow_trailers_from(const Trailers& trailers) {
  const std::string* text = detail::wire::find_field(trailers, "x-arrow-status");
  const auto number = text != nullptr ? detail::codes::small_number(*text) : std::nullopt;
  if (!number || *number == 0) return std::nullopt;
  for (const ArrowErrorRow& row : CodeTraits<ArrowError>::rows) {
    if (static_cast<std::int32_t>(row.code.code) != *number) continue;
    ArrowTrailers arrow{.code = row.code.code};
    if (const auto* message = detail::wire::find_field(trailers, "x-arrow-status-message-bin"))
      arrow.message = *message;
    if (const auto* words = detail::wire::find_field(trailers, "x-arrow-status-detail-bin"))
      arrow.detail = *words;
    arrow.extra_info = trailers.details;
    return arrow;
  }
  return std::nullopt;
}

/// The field of a request by which a client asks a Flight server for the details of every error;
/// its value is `1`. See `ask_for_details`.
///
/// Why a client has to ask: Arrow C++ hands details to its program only inside a
/// FlightStatusDetail, and that has no code for INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS,
/// UNIMPLEMENTED and RESOURCE_EXHAUSTED. Arrow then fills in Internal, and pyarrow raises
/// FlightInternalError for what is not found.
inline constexpr std::string_view details_request_field = "x-faultwire-details";

/// How a server with gRPC sends an error to clients of Arrow Flight.
struct ForArrow {
  TrailerOptions options{};  ///< the budget counts what Arrow repeats
  /// Whether the metadata also travel as fields, for clients that do not use Arrow C++. A client of
  /// Arrow C++ reads the metadata from the details only.
  bool metadata_as_fields = true;
  bool details_asked = false;  ///< whether the request has `details_request_field`
};

}  // namespace wire

namespace detail::wire {
/// What a server of Arrow adds.
inline constexpr FixedCost arrow_costs[] = {
    {"x-arrow-status with two digits", 48},
    {"x-arrow-status-message-bin, name only", 58},
    {"x-arrow-status-detail-bin with the longest name", 77},
    {"`. Detail: ` and the longest name, in grpc-message", 27},
    {"the code that Arrow cannot send, in the ErrorInfo", 28},
};
inline constexpr std::size_t arrow_fields = 3;

[[nodiscard]] constexpr Carrier arrow_carrier(bool metadata_as_fields) noexcept {
  std::size_t bytes = 0;
  for (const FixedCost& cost : arrow_costs) bytes += cost.bytes;
  return {.bytes = bytes,
          .fields = arrow_fields,
          .repeats_message = true,
          .metadata_in_details = true,
          .metadata_in_fields = metadata_as_fields};
}
/// Whether the request asks for the details of every error. `headers` holds pairs of views.
template <class Headers>
[[nodiscard]] bool asks_for_details(const Headers& headers) {
  for (const auto& [key, value] : headers) {
    if (std::string_view(key.data(), key.size()) == details_request_field) return true;
  }
  return false;
}
}  // namespace detail::wire

namespace wire {

/// Returns the trailers of an error for clients of Arrow Flight: gRPC's code, the details with the
/// metadata in them, and Arrow's own trailers where they help. Without a request for details,
/// Arrow's trailers are left out for a code that Arrow could not show beside details; its client
/// then reads code and message from gRPC's own fields.
template <class Lazy = void>
[[nodiscard]] Trailers encode_trailers(const StreamError& error, const ForArrow& arrow) {
  Trailers trailers =
      detail::wire::TrailerPacker<Lazy>(error, arrow.options,
                                        detail::wire::arrow_carrier(arrow.metadata_as_fields))
          .pack();
  const ArrowError status =
      code_cast<rules::grpc_to_arrow_sync>(static_cast<GrpcCode>(trailers.code));
  if (status.detail || arrow.details_asked)
    add_arrow_trailers({.code = status.code, .message = trailers.message}, trailers);
  return trailers;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
