// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAILS_HPP
#define FAULTWIRE_WIRE_DETAILS_HPP
/// `google.rpc.Status` and its standard details, read and written without generated code. A detail is a tree of numbered fields; the
/// structs here
/// name the fields that are met. Unknown details stay bytes. Authority: google/rpc/status.proto, google/rpc/error_details.proto.
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
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "faultwire/detail/utf8.hpp"

namespace faultwire {
inline namespace v1 {

/// `google.protobuf.Any`: the type's address and its bytes.
struct AnyDetail {
  std::string type_url;
  std::string value;
  [[nodiscard]] friend bool operator==(const AnyDetail&, const AnyDetail&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.type_url, self.value);
  }
};

/// `google.rpc.Status`.
struct RpcStatus {
  std::int32_t code = 0;
  std::string message;
  std::vector<AnyDetail> details;
  [[nodiscard]] friend bool operator==(const RpcStatus&, const RpcStatus&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.code, self.message, self.details);
  }
};

/// `google.rpc.ErrorInfo`; the pairs of its map in the order in which they travelled.
struct ErrorInfo {
  static constexpr std::string_view type = "google.rpc.ErrorInfo";
  std::string reason{};
  std::string domain{};
  std::vector<std::pair<std::string, std::string>> metadata{};
  [[nodiscard]] friend bool operator==(const ErrorInfo&, const ErrorInfo&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.reason, self.domain, self.metadata);
  }
};
/// `google.rpc.DebugInfo`.
struct DebugInfo {
  static constexpr std::string_view type = "google.rpc.DebugInfo";
  std::vector<std::string> stack_entries{};
  std::string detail{};
  [[nodiscard]] friend bool operator==(const DebugInfo&, const DebugInfo&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.stack_entries, self.detail);
  }
};
/// `google.rpc.RetryInfo`: wait at least this long.
struct RetryInfo {
  static constexpr std::string_view type = "google.rpc.RetryInfo";
  struct Delay {
    std::int64_t seconds = 0;
    std::int32_t nanos = 0;
    [[nodiscard]] friend bool operator==(const Delay&, const Delay&) = default;
    template <class Self>
    static auto fields(Self& self) {
      return std::tie(self.seconds, self.nanos);
    }
  } delay{};
  [[nodiscard]] friend bool operator==(const RetryInfo&, const RetryInfo&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.delay);
  }
};
/// A pair of texts as fields 1 and 2.
struct TextPair {
  std::string first{};
  std::string second{};
  [[nodiscard]] friend bool operator==(const TextPair&, const TextPair&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.first, self.second);
  }
};
/// `google.rpc.BadRequest`: field and description of each violation.
struct BadRequest {
  static constexpr std::string_view type = "google.rpc.BadRequest";
  std::vector<TextPair> field_violations{};
  [[nodiscard]] friend bool operator==(const BadRequest&, const BadRequest&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.field_violations);
  }
};
/// `google.rpc.QuotaFailure`: subject and description of each violation.
struct QuotaFailure {
  static constexpr std::string_view type = "google.rpc.QuotaFailure";
  std::vector<TextPair> violations{};
  [[nodiscard]] friend bool operator==(const QuotaFailure&, const QuotaFailure&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.violations);
  }
};
/// `google.rpc.Help`: description and address of each link.
struct Help {
  static constexpr std::string_view type = "google.rpc.Help";
  std::vector<TextPair> links{};
  [[nodiscard]] friend bool operator==(const Help&, const Help&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.links);
  }
};
/// `google.rpc.PreconditionFailure`.
struct PreconditionFailure {
  static constexpr std::string_view type = "google.rpc.PreconditionFailure";
  struct Violation {
    std::string kind{};  ///< the field is called type
    std::string subject{};
    std::string description{};
    [[nodiscard]] friend bool operator==(const Violation&, const Violation&) = default;
    template <class Self>
    static auto fields(Self& self) {
      return std::tie(self.kind, self.subject, self.description);
    }
  };
  std::vector<Violation> violations{};
  [[nodiscard]] friend bool operator==(const PreconditionFailure&, const PreconditionFailure&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.violations);
  }
};
/// `google.rpc.ResourceInfo`.
struct ResourceInfo {
  static constexpr std::string_view type = "google.rpc.ResourceInfo";
  std::string resource_type{};
  std::string resource_name{};
  std::string owner{};
  std::string description{};
  [[nodiscard]] friend bool operator==(const ResourceInfo&, const ResourceInfo&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.resource_type, self.resource_name, self.owner, self.description);
  }
};
/// `google.rpc.RequestInfo`.
struct RequestInfo {
  static constexpr std::string_view type = "google.rpc.RequestInfo";
  std::string request_id{};
  std::string serving_data{};
  [[nodiscard]] friend bool operator==(const RequestInfo&, const RequestInfo&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.request_id, self.serving_data);
  }
};
/// `google.rpc.LocalizedMessage`.
struct LocalizedMessage {
  static constexpr std::string_view type = "google.rpc.LocalizedMessage";
  std::string locale{};
  std::string message{};
  [[nodiscard]] friend bool operator==(const LocalizedMessage&, const LocalizedMessage&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.locale, self.message);
  }
};
/// `influxdata.platform.errors.InfluxDBError`: the code is the text of an InfluxCode. Authority: influxdb, errors.proto.
struct InfluxDbError {
  static constexpr std::string_view type = "influxdata.platform.errors.InfluxDBError";
  std::string code{};
  std::string message{};
  std::string op{};
  AnyDetail error{};
  [[nodiscard]] friend bool operator==(const InfluxDbError&, const InfluxDbError&) = default;
  template <class Self>
  static auto fields(Self& self) {
    return std::tie(self.code, self.message, self.op, self.error);
  }
};

namespace detail {

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

inline void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}
inline void put_bytes(std::string& out, std::uint32_t field, std::string_view bytes) {
  put_varint(out, field << 3 | 2);
  put_varint(out, bytes.size());
  out.append(bytes);
}
/// A `string` that is not UTF-8 makes a peer refuse the whole message; each bad sequence becomes U+FFFD.
[[nodiscard]] inline std::string utf8_or_replaced(std::string_view text) {
  std::string good;
  while (const auto fault = find_utf8_fault(text)) {
    good.append(text.substr(0, fault->offset)).append("\xef\xbf\xbd");
    text.remove_prefix(fault->length == 0 ? text.size() : fault->offset + fault->length);
  }
  return good.append(text);
}

template <class M>
void put_message(std::string& out, const M& message);

template <class M, class F>
void put_field(std::string& out, std::uint32_t field, const F& value) {
  if constexpr (std::is_integral_v<F>) {
    if (value == 0) return;
    put_varint(out, field << 3);
    put_varint(out, static_cast<std::uint64_t>(std::int64_t{value}));
  } else if constexpr (std::is_same_v<F, std::string>) {
    if (value.empty()) return;
    const bool raw = std::is_same_v<M, AnyDetail> && field == 2;
    if (raw || !find_utf8_fault(value)) return put_bytes(out, field, value);
    put_bytes(out, field, utf8_or_replaced(value));
  } else if constexpr (is_vector<F>) {
    for (const auto& one : value) {
      if constexpr (std::is_same_v<typename F::value_type, std::string>) {
        put_bytes(out, field, utf8_or_replaced(one));
      } else {
        std::string inner;
        put_message(inner, one);
        put_bytes(out, field, inner);
      }
    }
  } else {
    if (value == F{}) return;
    std::string inner;
    put_message(inner, value);
    put_bytes(out, field, inner);
  }
}

/// A struct by its fields, a pair as the entry of a map.
template <class M>
[[nodiscard]] auto message_fields(M& message) {
  if constexpr (
      requires { message.first; } && !requires { M::fields(message); }) {
    return std::tie(message.first, message.second);
  } else {
    return M::fields(message);
  }
}
template <class M>
void put_message(std::string& out, const M& message) {
  std::apply(
      [&](const auto&... field) {
        std::uint32_t number = 0;
        (put_field<M>(out, ++number, field), ...);
      },
      message_fields(message));
}

/// Reads one encoded message; every function says whether the bytes were good.
struct WireReader {
  std::string_view rest;

  [[nodiscard]] bool varint(std::uint64_t& value) noexcept {
    value = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
      if (rest.empty()) return false;
      const auto byte = static_cast<unsigned char>(rest.front());
      rest.remove_prefix(1);
      if (shift < 64) value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }
  [[nodiscard]] bool bytes(std::string_view& value) noexcept {
    std::uint64_t size = 0;
    if (!varint(size) || size > rest.size()) return false;
    value = rest.substr(0, static_cast<std::size_t>(size));
    rest.remove_prefix(value.size());
    return true;
  }
  [[nodiscard]] bool skip(std::uint64_t type) noexcept {
    std::uint64_t number = 0;
    std::string_view ignored;
    if (type == 0) return varint(number);
    if (type == 2) return bytes(ignored);
    const std::size_t width = type == 1 ? 8 : type == 5 ? 4 : 0;
    if (width == 0 || rest.size() < width) return false;
    rest.remove_prefix(width);
    return true;
  }
};

template <class M>
[[nodiscard]] bool read_message(std::string_view bytes, M& message);

template <class F>
[[nodiscard]] bool read_field(WireReader& reader, std::uint64_t type, F& value) {
  if constexpr (std::is_integral_v<F>) {
    std::uint64_t number = 0;
    if (type != 0) return reader.skip(type);
    if (!reader.varint(number)) return false;
    value = static_cast<F>(number);
    return true;
  } else {
    std::string_view inner;
    if (type != 2) return reader.skip(type);
    if (!reader.bytes(inner)) return false;
    if constexpr (std::is_same_v<F, std::string>) {
      value = std::string(inner);
      return true;
    } else if constexpr (is_vector<F>) {
      auto& one = value.emplace_back();
      if constexpr (std::is_same_v<typename F::value_type, std::string>) {
        one = std::string(inner);
        return true;
      } else {
        return read_message(inner, one);
      }
    } else {
      return read_message(inner, value);
    }
  }
}
template <class M>
[[nodiscard]] bool read_message(std::string_view bytes, M& message) {
  WireReader reader{bytes};
  while (!reader.rest.empty()) {
    std::uint64_t tag = 0;
    if (!reader.varint(tag) || tag >> 3 == 0 || tag >> 32 != 0) return false;
    bool good = true;
    bool met = false;
    std::apply(
        [&](auto&... field) {
          std::uint64_t number = 0;
          ((++number == tag >> 3 ? (met = true, good = read_field(reader, tag & 7, field)) : false), ...);
        },
        message_fields(message));
    if (!met) good = reader.skip(tag & 7);
    if (!good) return false;
  }
  return true;
}

inline constexpr std::string_view any_prefix = "type.googleapis.com/";

}  // namespace detail

/// The bytes of a message of this header. Text that is not UTF-8 is replaced by U+FFFD, piece by piece.
template <class M>
[[nodiscard]] std::string encode(const M& message) {
  std::string bytes;
  detail::put_message(bytes, message);
  return bytes;
}
/// The message, or nothing if the bytes are none. Unknown fields are skipped.
template <class M>
[[nodiscard]] std::optional<M> decode(std::string_view bytes) {
  M message;
  if (!detail::read_message(bytes, message)) return std::nullopt;
  return message;
}
[[nodiscard]] inline std::optional<RpcStatus> decode_rpc_status(std::string_view bytes) { return decode<RpcStatus>(bytes); }

/// A detail under the address of its type.
template <class M>
[[nodiscard]] AnyDetail to_any(const M& message) {
  return {std::string(detail::any_prefix).append(M::type), encode(message)};
}
/// The detail, if it is of this type; whatever host stands before the slash.
template <class M>
[[nodiscard]] std::optional<M> from_any(const AnyDetail& any) {
  const std::string_view url = any.type_url;
  if (url.substr(url.rfind('/') + 1) != M::type) return std::nullopt;
  return decode<M>(any.value);
}

}  // namespace v1
}  // namespace faultwire

#endif
