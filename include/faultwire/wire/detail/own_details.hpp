// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_OWN_DETAILS_HPP
#define FAULTWIRE_WIRE_DETAIL_OWN_DETAILS_HPP
/// What our ErrorInfo and DebugInfo say beyond the standard: origin, side, causes, which keys
/// travelled as binary, what was left out. The writer is in trailers.hpp.
///
/// @code
/// const auto status =
///     decode_rpc_status(encode_trailers(StreamError(StreamErrorCode::internal, "m")).details);
/// const bool ours = detail::wire::own_info(*status).has_value();
/// @endcode

#include <algorithm>
#include <array>
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
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/grpc_to_stream.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/wire/binary.hpp"
#include "faultwire/wire/details.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {}
namespace detail::wire {
using namespace faultwire::wire;

inline constexpr std::string_view info_domain = "faultwire.v1.";
inline constexpr std::array<std::string_view, 3> side_names = {"server", "client", "transport"};

/// Gone the way of `code` and back to it: `number` where the domain has numbers, otherwise the
/// name.
[[nodiscard]] inline std::string code_spelling(AnyCode code) {
  std::string text;
  with_domain(code.domain, [&]<Code C>() {
    if constexpr (has_numbers<C>) {
      text = std::to_string(code.number);
    } else {
      text = std::string(code_name(code));
    }
  });
  return text;
}
/// A count; 0 if the text is none.
[[nodiscard]] constexpr std::uint32_t count_of(std::string_view text) noexcept {
  return static_cast<std::uint32_t>((std::max)(detail::codes::small_number(text).value_or(0), 0));
}
/// The value of a name in `name=number,...`; 0 if it is not there.
[[nodiscard]] inline std::uint32_t listed_number(std::string_view list,
                                                 std::string_view name) noexcept {
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix((std::min)(list.size(), item.size() + 1));
    if (item.size() > name.size() && item.starts_with(name) && item[name.size()] == '=')
      return count_of(item.substr(name.size() + 1));
  }
  return 0;
}
/// How many of the values under `<key>-bin` belong to the key itself.
struct MovedKeys {
  explicit MovedKeys(std::string_view list) {
    while (!list.empty()) {
      const std::string_view item = list.substr(0, list.find(','));
      list.remove_prefix((std::min)(list.size(), item.size() + 1));
      const std::string_view name = item.substr(0, item.find('='));
      if (name.size() < item.size()) keys.push_back({name, count_of(item.substr(name.size() + 1))});
    }
    std::ranges::stable_sort(keys, std::ranges::less{}, &Key::name);
  }
  /// Whether one more of the values under this name is the key's.
  [[nodiscard]] bool take(std::string_view name) noexcept {
    const auto place = std::ranges::lower_bound(keys, name, std::ranges::less{}, &Key::name);
    if (place == keys.end() || place->name != name || place->values == 0) return false;
    --place->values;
    return true;
  }

  struct Key {
    std::string_view name;
    std::uint32_t values = 0;
  };
  std::vector<Key> keys;
};
/// What our own details say.
struct OwnInfo {
  std::optional<AnyCode> origin{};
  std::optional<faultwire::retry::Side> side{};
  bool raw_message = false;
  std::string moved{};
  std::string dropped{};
};

[[nodiscard]] inline std::optional<AnyCode> own_code(std::string_view text) {
  if (!text.starts_with(info_domain)) return std::nullopt;
  return parse_code(text.substr(info_domain.size()));
}
[[nodiscard]] inline std::optional<OwnInfo> own_info(const RpcStatus& status) {
  for (const AnyDetail& any : status.details) {
    const auto info = from_any<ErrorInfo>(any);
    if (!info || !info->domain.starts_with(info_domain)) continue;
    OwnInfo own;
    for (const auto& [key, value] : info->metadata) {
      if (key == "code") own.origin = own_code(std::string(info->domain).append(":").append(value));
      if (key == "side") {
        const auto at = std::ranges::find(side_names, value);
        if (at != side_names.end())
          own.side = static_cast<faultwire::retry::Side>(at - side_names.begin());
      }
      if (key == "message") own.raw_message = true;
      if (key == "binary") own.moved = value;
      if (key == "dropped") own.dropped = value;
    }
    return own;
  }
  return std::nullopt;
}
inline void read_causes(const RpcStatus& status, StreamError& error) {
  for (const AnyDetail& any : status.details) {
    auto info = from_any<DebugInfo>(any);
    if (!info || info->stack_entries.empty()) continue;
    const auto code = own_code(info->stack_entries.front());
    if (!code) continue;
    std::string text = std::move(info->detail);
    if (info->stack_entries.size() > 1 && info->stack_entries[1].starts_with("base64:")) {
      text = std::move(decode_binary(std::string_view(info->stack_entries[1]).substr(7)).front());
    }
    error.add_cause(*code, std::move(text));
  }
}
/// What the details of a status add to an error that has its code and message.
inline void read_details(const RpcStatus& status, const std::optional<OwnInfo>& own,
                         StreamError& error) {
  if (own) {
    if (own->origin) error.set_origin(*own->origin);
    if (own->side) error.set_side(*own->side);
    read_causes(status, error);
    return;
  }
  for (const AnyDetail& any : status.details) {
    const auto influx = from_any<InfluxDBError>(any);
    if (!influx) continue;
    if (const auto code = find_code<InfluxCode>(influx->code)) error.set_origin(*code);
  }
}
/// The error of a status by number and text alone.
[[nodiscard]] inline StreamError bare_error(std::int32_t code, std::string_view message,
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
