// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_TRAILER_TYPES_HPP
#define FAULTWIRE_WIRE_DETAIL_TRAILER_TYPES_HPP
/// The plain types of trailers.hpp, which its parts share. They are public; include trailers.hpp.
///
/// @code
/// const StreamError error(StreamErrorCode::not_found, "no such database");
/// wire::TrailerOptions options;
/// options.order = wire::MetadataOrder::first_come;
/// const wire::Trailers trailers = wire::encode_trailers(error, options);
/// const auto fields = wire::to_fields(trailers).size();
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "faultwire/wire/details.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// One field as gRPC's own interfaces take it: a name that ends in `-bin` has raw bytes.
struct Trailer {
  std::string name;
  std::string value;
  [[nodiscard]] friend bool operator==(const Trailer&, const Trailer&) = default;
};

/// The trailers of one call, as gRPC's own interfaces see them: the message is not percent-encoded,
/// and binary values are not base64.
struct Trailers {
  std::int32_t code = 0;            ///< `grpc-status`, the raw number
  std::string message{};            ///< `grpc-message`
  std::string details{};            ///< `grpc-status-details-bin`; mostly an RpcStatus
  std::vector<Trailer> metadata{};  ///< everything custom
  /// `grpc-retry-pushback-ms` as it came. A text that is no number means "do not retry".
  std::optional<std::string> pushback_ms{};
  [[nodiscard]] friend bool operator==(const Trailers&, const Trailers&) = default;
};

/// Which metadata are kept when not all of them fit.
enum class MetadataOrder : std::uint8_t {
  /// The keys that cost least: most keys arrive, and one giant does not cost the small ones, which
  /// are what a log is searched by. Use it unless you know better.
  cheapest_first,
  /// The keys that were added first. Use it where the program adds its keys in order of importance.
  first_come,
};

/// The limits, and what travels with the error. Below 4 KiB and 64 fields every known peer keeps
/// the status.
struct TrailerOptions {
  /// Bytes of all fields: name, value as encoded, and 32 of each field. The fields that gRPC adds
  /// are counted. Values below 1024 count as 1024.
  std::size_t budget = 4096;
  std::size_t fields = 64;                    ///< all fields; values below 8 count as 8
  std::vector<AnyDetail> details{};           ///< of the caller; sent in this order while they fit
  std::optional<std::int32_t> pushback_ms{};  ///< negative: do not retry
  /// Whether causes travel. Without them the texts of inner failures stay in the process.
  bool causes = true;
  MetadataOrder order = MetadataOrder::cheapest_first;
  std::vector<std::string> important_keys{};  ///< in lower case; kept before all others
};

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
