// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_INFLUX_TRAILERS_HPP
#define FAULTWIRE_WIRE_INFLUX_TRAILERS_HPP
/// The trailers in which InfluxDB's storage service sends an InfluxCode: one InfluxDBError among
/// the details, and a key that names the engine. Authority: influxdb, service_grpc_influxrpc and
/// errors.proto.
///
/// @code
/// const Trailers trailers = influx_trailers({.code = "not found", .message = "no such bucket"});
/// const bool same = influx_error_from(trailers)->message == "no such bucket";
/// const bool from_iox = is_from_iox(trailers);
/// @endcode

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "faultwire/codes/influx.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/influx_to_grpc.hpp"
#include "faultwire/wire/trailers.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// What IOx names itself by.
inline constexpr std::string_view storage_type_key = "storage-type";
inline constexpr std::string_view storage_type_iox = "iox";

/// The error as IOx sends it. A code whose text is not InfluxDB's is unknown to gRPC. An empty `op`
/// becomes IOx's own.
template <class Lazy = void>
[[nodiscard]] Trailers influx_trailers(InfluxDBError error) {
  if (error.op.empty()) error.op = "iox/influxrpc";
  const InfluxCode code = find_code<InfluxCode>(error.code).value_or(InfluxCode::unknown);
  Trailers trailers{.code = static_cast<std::int32_t>(code_cast<GrpcCode>(code)),
                    .message = error.message};
  trailers.details = encode(
      RpcStatus{.code = trailers.code, .message = error.message, .details = {to_any(error)}});
  trailers.metadata.push_back({std::string(storage_type_key), std::string(storage_type_iox)});
  return trailers;
}

/// The InfluxDBError among the details, if there is one.
template <class Lazy = void>
[[nodiscard]] std::optional<InfluxDBError> influx_error_from(const Trailers& trailers) {
  const auto status = decode_rpc_status(trailers.details);
  if (!status) return std::nullopt;
  for (const AnyDetail& any : status->details) {
    if (auto error = from_any<InfluxDBError>(any)) return error;
  }
  return std::nullopt;
}

/// Whether IOx sent them.
template <class Lazy = void>
[[nodiscard]] bool is_from_iox(const Trailers& trailers) noexcept {
  return std::ranges::any_of(trailers.metadata, [](const Trailer& field) {
    return field.name == storage_type_key && field.value == storage_type_iox;
  });
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
