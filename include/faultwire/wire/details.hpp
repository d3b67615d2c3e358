// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAILS_HPP
#define FAULTWIRE_WIRE_DETAILS_HPP
/// `google.rpc.Status` and its standard details, read and written without generated code. The
/// members of a struct are the fields of the message in their order. Unknown details stay bytes.
/// Authority: google/rpc/status.proto, google/rpc/error_details.proto.
///
/// @code
/// RpcStatus status{.code = 5, .message = "no such database"};
/// status.details.push_back(to_any(ErrorInfo{.reason = "NOT_FOUND", .domain = "example.org"}));
/// const std::string bytes = encode(status);
/// const auto info = from_any<ErrorInfo>(decode_rpc_status(bytes)->details[0]);
/// @endcode

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "faultwire/wire/protobuf.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// `google.protobuf.Any`: the address of the type, and the bytes of the message.
struct AnyDetail {
  static constexpr std::uint32_t bytes_field = 2;
  std::string type_url{};
  std::string value{};
};

/// `google.rpc.Status`.
struct RpcStatus {
  std::int32_t code = 0;
  std::string message{};
  std::vector<AnyDetail> details{};
};

/// `google.rpc.ErrorInfo`. The pairs of its map are in the order in which they arrived.
struct ErrorInfo {
  static constexpr std::string_view type = "google.rpc.ErrorInfo";
  std::string reason{};
  std::string domain{};
  std::vector<std::pair<std::string, std::string>> metadata{};
};
/// `google.rpc.DebugInfo`.
struct DebugInfo {
  static constexpr std::string_view type = "google.rpc.DebugInfo";
  std::vector<std::string> stack_entries{};
  std::string detail{};
};
/// `google.rpc.RetryInfo`: wait at least this long.
struct RetryInfo {
  static constexpr std::string_view type = "google.rpc.RetryInfo";
  struct Delay {
    std::int64_t seconds = 0;
    std::int32_t nanos = 0;
  } delay{};
};
/// A pair of texts as fields 1 and 2.
struct TextPair {
  std::string first{};
  std::string second{};
};
/// `google.rpc.BadRequest`: field and description of each violation. (X11 defines the message's own
/// name as a macro.)
struct FieldViolations {
  static constexpr std::string_view type = "google.rpc.BadRequest";
  std::vector<TextPair> field_violations{};
};
/// `google.rpc.QuotaFailure`: subject and description of each violation.
struct QuotaFailure {
  static constexpr std::string_view type = "google.rpc.QuotaFailure";
  std::vector<TextPair> violations{};
};
/// `google.rpc.Help`: description and address of each link.
struct Help {
  static constexpr std::string_view type = "google.rpc.Help";
  std::vector<TextPair> links{};
};
/// `google.rpc.PreconditionFailure`.
struct PreconditionFailure {
  static constexpr std::string_view type = "google.rpc.PreconditionFailure";
  struct Violation {
    std::string kind{};  ///< the field is called type
    std::string subject{};
    std::string description{};
  };
  std::vector<Violation> violations{};
};
/// `google.rpc.ResourceInfo`.
struct ResourceInfo {
  static constexpr std::string_view type = "google.rpc.ResourceInfo";
  std::string resource_type{};
  std::string resource_name{};
  std::string owner{};
  std::string description{};
};
/// `google.rpc.RequestInfo`.
struct RequestInfo {
  static constexpr std::string_view type = "google.rpc.RequestInfo";
  std::string request_id{};
  std::string serving_data{};
};
/// `google.rpc.LocalizedMessage`.
struct LocalizedMessage {
  static constexpr std::string_view type = "google.rpc.LocalizedMessage";
  std::string locale{};
  std::string message{};
};
/// `influxdata.platform.errors.InternalError`. Authority: influxdb, errors.proto.
struct InternalError {
  static constexpr std::string_view type = "influxdata.platform.errors.InternalError";
  std::string message{};
};
/// `influxdata.platform.errors.FluxError`. Authority: influxdb, errors.proto.
struct FluxError {
  static constexpr std::string_view type = "influxdata.platform.errors.FluxError";
  std::uint32_t code = 0;
  std::string message{};
  std::string doc_url{};
  AnyDetail error{};
};
/// `influxdata.platform.errors.InfluxDBError`: the code is the text of an InfluxCode. Authority:
/// influxdb, errors.proto.
struct InfluxDBError {
  static constexpr std::string_view type = "influxdata.platform.errors.InfluxDBError";
  std::string code{};
  std::string message{};
  std::string op{};
  AnyDetail error{};
};

/// A message that can be a detail: it knows the name of its type.
template <class M>
concept Detail = Message<M> && requires {
  M::type;
};

}  // namespace wire

namespace detail::wire {
using namespace faultwire::wire;
inline constexpr std::string_view any_prefix = "type.googleapis.com/";

/// The messages of this header. (A comparison in each struct would cost every unit that includes
/// it.)
template <class M>
inline constexpr bool is_listed = Detail<M>;
template <>
inline constexpr bool is_listed<AnyDetail> = true;
template <>
inline constexpr bool is_listed<RpcStatus> = true;
template <>
inline constexpr bool is_listed<TextPair> = true;
template <>
inline constexpr bool is_listed<RetryInfo::Delay> = true;
template <>
inline constexpr bool is_listed<PreconditionFailure::Violation> = true;
}  // namespace detail::wire

namespace wire {

/// Returns whether all fields of two messages are equal.
template <class M>
requires detail::wire::is_listed<M>
[[nodiscard]] bool operator==(const M& a, const M& b) {
  bool equal = true;
  detail::wire::each_member(a, [&](std::uint32_t number, const auto& one) {
    detail::wire::each_member(b, [&](std::uint32_t other_number, const auto& other) {
      if constexpr (std::is_same_v<decltype(one), decltype(other)>)
        equal = equal && (number != other_number || one == other);
    });
  });
  return equal;
}

/// Returns the status of these bytes, or nothing if they are no status.
template <class Lazy = void>
[[nodiscard]] std::optional<RpcStatus> decode_rpc_status(std::string_view bytes) {
  return decode<RpcStatus>(bytes);
}

/// Returns the message as a detail, under the address of its type.
template <Detail M>
[[nodiscard]] AnyDetail to_any(const M& message) {
  return {std::string(detail::wire::any_prefix).append(M::type), encode(message)};
}
/// Returns whether the detail is of this type, whatever host its address names.
template <Detail M>
[[nodiscard]] bool is_detail(const AnyDetail& any) noexcept {
  const std::string_view url = any.type_url;
  return url.ends_with(M::type) && url.substr(url.rfind('/') + 1) == M::type;
}
/// Returns the detail, or nothing if it is of another type or cannot be read.
template <Detail M>
[[nodiscard]] std::optional<M> from_any(const AnyDetail& any) {
  if (!is_detail<M>(any)) return std::nullopt;
  return decode<M>(any.value);
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
