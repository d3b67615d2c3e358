// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_OWN_DETAILS_HPP
#define FAULTWIRE_WIRE_DETAIL_OWN_DETAILS_HPP
/// The details of this library in a google.rpc.Status: origin, side, causes, exact message, which
/// keys travelled as binary, and what was left out. An ErrorInfo holds what is text, so that every
/// peer can print it; messages of our own hold bytes.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/detail/sort.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/grpc_to_stream.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/wire/binary.hpp"
#include "faultwire/wire/detail/own_names.hpp"
#include "faultwire/wire/details.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::wire {

/// Whether a field is one of Arrow C++ beside those of gRPC. They are no metadata.
[[nodiscard]] constexpr bool is_arrow_field(std::string_view name) noexcept {
  return name == "x-arrow-status" || name == "x-arrow-status-message-bin" ||
         name == "x-arrow-status-detail-bin";
}

/// Keys and raw values, for carriers without trailers. No standard detail holds bytes under a name.
struct MetadataDetail {
  static constexpr std::string_view type = "faultwire.v1.Metadata";
  struct Entry {
    static constexpr std::uint32_t bytes_field = 2;
    std::string key{};
    std::string value{};
  };
  std::vector<Entry> entries{};
};

/// Returns a count; 0 if the text is no count.
[[nodiscard]] constexpr std::uint32_t count_of(std::string_view text) noexcept {
  const std::int32_t number = detail::codes::small_number(text).value_or(0);
  return number < 0 ? 0u : static_cast<std::uint32_t>(number);
}

/// Calls `visit(name, number)` for every item of `name=number,...`.
template <class F>
void each_count(std::string_view list, F&& visit) {
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(item.size() < list.size() ? item.size() + 1 : item.size());
    const std::string_view name = item.substr(0, item.find('='));
    if (name.size() < item.size()) visit(name, count_of(item.substr(name.size() + 1)));
  }
}

/// How many of the values under `<key>-bin` belong to the key itself. Sorted by key.
template <class Lazy>
class MovedKeys {
 public:
  explicit MovedKeys(std::string_view list) {
    each_count(list, [&](std::string_view name, std::uint32_t values) {
      keys_.push_back({name, values});
    });
    detail::sort(keys_, [](const Key& a, const Key& b) {
      const int order = a.name.compare(b.name);
      return order != 0 ? order < 0 : a.name.data() < b.name.data();
    });
  }
  /// Returns whether one more of the values under this name is the key's.
  [[nodiscard]] bool take(std::string_view name) noexcept {
    std::size_t low = 0;
    for (std::size_t high = keys_.size(); low < high;) {
      const std::size_t middle = low + (high - low) / 2;
      if (keys_[middle].name < name) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == keys_.size() || keys_[low].name != name || keys_[low].values == 0) return false;
    --keys_[low].values;
    return true;
  }

 private:
  struct Key {
    std::string_view name;
    std::uint32_t values = 0;
  };
  std::vector<Key> keys_;
};

/// What our ErrorInfo says.
struct OwnInfo {
  std::optional<AnyCode> origin{};
  std::optional<faultwire::retry::Side> side{};
  std::optional<std::int32_t> code{};    ///< gRPC's, if the carrier cannot send it
  std::optional<std::string> message{};  ///< the exact bytes, if the carrier's text differs
  std::string moved{};
  Dropped dropped{};
};

template <class Lazy = void>
[[nodiscard]] std::optional<AnyCode> own_code(std::string_view text) {
  if (!text.starts_with(info_domain)) return std::nullopt;
  return parse_code(text.substr(info_domain.size()));
}
template <class Lazy = void>
[[nodiscard]] Dropped dropped_of(std::string_view list) {
  Dropped dropped;
  each_count(list, [&](std::string_view name, std::uint32_t number) {
    if (name == "message") dropped.message = number != 0;
    if (name == "metadata") dropped.metadata = number;
    if (name == "causes") dropped.causes = number;
    if (name == "details") dropped.details = number;
  });
  return dropped;
}
/// Returns the number of a known error code; nullopt for the number of OK, too.
template <class Lazy = void>
[[nodiscard]] std::optional<std::int32_t> own_status(std::string_view text) {
  const auto number = detail::codes::small_number(text);
  if (!number || *number == 0 || code_name(GrpcCode(*number)).empty()) return std::nullopt;
  return static_cast<std::int32_t>(*number);
}
template <class Lazy = void>
[[nodiscard]] OwnInfo own_info(const ErrorInfo& info) {
  OwnInfo own;
  for (const auto& [key, value] : info.metadata) {
    if (key == "code") own.origin = own_code(std::string(info.domain).append(":").append(value));
    if (key == "side") own.side = side_named(value);
    if (key == "grpc_status") own.code = own_status(value);
    if (key == "message" && value.starts_with(base64_mark))
      own.message = std::move(decode_binary(std::string_view(value).substr(base64_mark.size()))[0]);
    if (key == "binary") own.moved = value;
    if (key == "dropped") own.dropped = dropped_of(value);
  }
  return own;
}
/// Returns what our ErrorInfo among the details says; nothing if there is none.
template <class Lazy = void>
[[nodiscard]] std::optional<OwnInfo> own_info(const RpcStatus& status) {
  for (const AnyDetail& any : status.details) {
    const auto info = from_any<ErrorInfo>(any);
    if (info && info->domain.starts_with(info_domain)) return own_info(*info);
  }
  return std::nullopt;
}

/// Returns our ErrorInfo. `message` is the part of the message that is sent. If it differs from
/// `carried`, the text of the status, the ErrorInfo has its bytes as base64. (A message type of our
/// own could hold the bytes, but a proxy that writes JSON, such as grpc-gateway, fails on details
/// of types that it does not know.)
template <class Lazy = void>
[[nodiscard]] ErrorInfo to_own_info(const StreamError& error, std::string_view message,
                                    std::string_view carried, std::string_view moved,
                                    const Dropped& dropped) {
  const AnyCode origin = error.origin();
  ErrorInfo info{.reason = std::string(code_name(origin)),
                 .domain = std::string(info_domain).append(domain_name(origin.domain))};
  if (info.reason.empty()) info.reason = "UNKNOWN";
  const auto add = [&](std::string_view key, std::string value) {
    info.metadata.emplace_back(key, std::move(value));
  };
  add("code", code_spelling(origin));
  add("side", std::string(faultwire::retry::side_name(error.side())));
  if (message != carried) add("message", std::string(base64_mark).append(encode_binary(message)));
  if (!moved.empty()) add("binary", std::string(moved));
  if (dropped != Dropped{}) add("dropped", dropped_text(dropped));
  return info;
}
/// Returns a cause as a DebugInfo: its code and its text, as base64 if it is not UTF-8.
template <class Lazy = void>
[[nodiscard]] AnyDetail to_any(const Cause& cause) {
  DebugInfo info;
  info.stack_entries.push_back(cause_spelling(cause.code));
  if (find_utf8_fault(cause.text))
    info.stack_entries.push_back(std::string(base64_mark).append(encode_binary(cause.text)));
  info.detail = cause.text;
  return faultwire::wire::to_any(info);
}

template <class Lazy = void>
[[nodiscard]] std::optional<Cause> cause_of(const AnyDetail& any) {
  auto info = from_any<DebugInfo>(any);
  if (!info || info->stack_entries.empty()) return std::nullopt;
  const auto code = own_code(info->stack_entries[0]);
  if (!code) return std::nullopt;
  std::string text = std::move(info->detail);
  if (info->stack_entries.size() > 1 && info->stack_entries[1].starts_with(base64_mark))
    text = std::move(
        decode_binary(std::string_view(info->stack_entries[1]).substr(base64_mark.size()))[0]);
  return Cause{*code, std::move(text)};
}
/// Returns the metadata that travelled as a detail; nothing if none did.
template <class Lazy = void>
[[nodiscard]] std::optional<Metadata> metadata_in(const RpcStatus& status) {
  for (const AnyDetail& any : status.details) {
    auto metadata = from_any<MetadataDetail>(any);
    if (!metadata) continue;
    std::vector<Metadata::Entry> entries;
    entries.reserve(metadata->entries.size());
    for (auto& entry : metadata->entries)
      entries.push_back({std::move(entry.key), std::move(entry.value)});
    return Metadata(std::move(entries));
  }
  return std::nullopt;
}
/// Adds what the details say to an error that has its code. The message of a status of ours is
/// exact; that of a foreign one stays the carrier's.
template <class Lazy = void>
void read_details(const RpcStatus& status, const std::optional<OwnInfo>& own, StreamError& error) {
  if (!own) {
    for (const AnyDetail& any : status.details) {
      const auto influx = from_any<InfluxDBError>(any);
      if (!influx) continue;
      if (const auto code = find_code<InfluxCode>(influx->code)) error.set_origin(*code);
    }
    return;
  }
  if (own->origin) error.set_origin(*own->origin);
  if (own->side) error.set_side(*own->side);
  error.set_message(own->message ? *own->message : status.message);
  for (const AnyDetail& any : status.details) {
    if (auto cause = cause_of(any)) error.add_cause(cause->code, std::move(cause->text));
  }
}
/// Returns the error of a status by number and text alone.
template <class Lazy = void>
[[nodiscard]] StreamError bare_error(std::int32_t code, std::string_view message,
                                     faultwire::retry::Side side) {
  const auto grpc = code_from_number<GrpcCode>(code);
  StreamError error(code_cast<StreamErrorCode>(grpc.value_or(GrpcCode::unknown)),
                    std::string(message), side);
  error.set_origin(AnyCode(Domain::grpc, code));
  return error;
}

}  // namespace detail::wire
}  // namespace v1
}  // namespace faultwire

#endif
