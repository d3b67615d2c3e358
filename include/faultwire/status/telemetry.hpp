// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_STATUS_TELEMETRY_HPP
#define FAULTWIRE_STATUS_TELEMETRY_HPP
/// An error for traces, metrics and alerts, by the semantic conventions of OpenTelemetry: its
/// attributes, the status of the span, and whether it counts against the server's service level.
///
/// @code
/// StreamError error(StreamErrorCode::not_found, "no such database");
/// error.set_origin(GrpcCode::not_found);
/// int attributes = 0;
/// for_each_attribute([&](std::string_view, auto) { ++attributes; }, error);
/// static_assert(!is_server_fault(GrpcCode::not_found));
/// static_assert(is_server_fault(HttpStatus::service_unavailable));
/// @endcode

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/sources.hpp"
#include "faultwire/codes/span_status.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/grpc_to_span_status.hpp"
#include "faultwire/mapping/rules/http_to_span_status.hpp"
#include "faultwire/status/failure.hpp"
#include "faultwire/status/stream_error.hpp"

namespace faultwire {
inline namespace v1 {

/// An attribute of OpenTelemetry that `for_each_attribute` sends.
struct AttributeRow {
  std::string_view name;
  bool is_number;         ///< its value is a number; otherwise a text
  std::string_view when;  ///< on which errors it is sent
  Source source;
};

namespace detail::status {
inline constexpr Source otel_rpc{"OpenTelemetry semantic conventions"sv,
                                 "docs/registry/attributes/rpc.md, error.md, http.md"sv, "2026"sv};
enum class Attribute : std::uint8_t { error_type, grpc_number, rpc_status, http_status };
inline constexpr AttributeRow attribute_rows[] = {
    {"error.type"sv, false,
     "Always: gRPC's name, the number of an HTTP status, else the name of the origin."sv, otel_rpc},
    {"rpc.grpc.status_code"sv, true,
     "gRPC errors. Newer conventions replaced it by the next one."sv, otel_rpc},
    {"rpc.status_code"sv, false, "gRPC errors, as the name of the code."sv, otel_rpc},
    {"http.response.status_code"sv, true, "An HTTP status is known, from origin or causes."sv,
     otel_rpc},
};
[[nodiscard]] constexpr std::string_view attribute_name(Attribute attribute) noexcept {
  return attribute_rows[static_cast<std::size_t>(attribute)].name;
}
/// The name of a code, or its number if it has none.
template <class Lazy = void>
[[nodiscard]] std::string name_or_number(AnyCode code) {
  const std::string_view name = code_name(code);
  if (name.empty() || code.domain == Domain::http) return std::to_string(code.number);
  return std::string(name);
}
}  // namespace detail::status

/// The attributes, in the order in which `for_each_attribute` sends them.
inline constexpr const auto& attribute_rows = detail::status::attribute_rows;

/// Calls `visit(name, value)` for every attribute of the error. `value` is a `std::string_view`,
/// which is valid during the call, or a `std::int64_t`; names are in static storage. No message and
/// no metadata are among them.
template <class F>
void for_each_attribute(F&& visit, const StreamError& error) {
  using detail::status::Attribute;
  using detail::status::attribute_name;
  const AnyCode origin = error.origin();
  const std::string name = detail::status::name_or_number(origin);
  visit(attribute_name(Attribute::error_type), std::string_view(name));
  if (origin.domain == Domain::grpc) {
    visit(attribute_name(Attribute::grpc_number), std::int64_t{origin.number});
    visit(attribute_name(Attribute::rpc_status), std::string_view(name));
  }
  if (const auto status = failure_of(error).http_status)
    visit(attribute_name(Attribute::http_status), static_cast<std::int64_t>(*status));
}

/// Returns the status of the span of the side that received the error as an answer.
[[nodiscard]] constexpr SpanStatus client_span_status(GrpcCode code) noexcept {
  return code_cast<rules::grpc_to_span_status_client>(code);
}
/// Returns the status of the span of the side that received the error as an answer.
[[nodiscard]] constexpr SpanStatus client_span_status(HttpStatus status) noexcept {
  return code_cast<rules::http_to_span_status_client>(status);
}
/// Returns the status of the span of the side that sent the error.
[[nodiscard]] constexpr SpanStatus server_span_status(GrpcCode code) noexcept {
  return code_cast<rules::grpc_to_span_status_server>(code);
}
/// Returns the status of the span of the side that sent the error.
[[nodiscard]] constexpr SpanStatus server_span_status(HttpStatus status) noexcept {
  return code_cast<rules::http_to_span_status_server>(status);
}

/// Returns whether the code counts against the service level of the server: those for which the
/// span of a server has the status Error. NOT_FOUND or 404 are answers, not outages.
[[nodiscard]] constexpr bool is_server_fault(GrpcCode code) noexcept {
  return server_span_status(code) == SpanStatus::error;
}
/// Returns whether the status counts against the service level of the server.
[[nodiscard]] constexpr bool is_server_fault(HttpStatus status) noexcept {
  return server_span_status(status) == SpanStatus::error;
}

}  // namespace v1
}  // namespace faultwire

#endif
