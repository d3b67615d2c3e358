// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_TRAILERS_HPP
#define FAULTWIRE_WIRE_TRAILERS_HPP
/// How a StreamError becomes gRPC trailers and comes back as the equal value. What would not fit a
/// peer's limits is left out in a stated order, and the trailers say so. Nothing that gRPC refuses
/// is ever in them. Authority: gRPC's PROTOCOL-HTTP2.md; google/rpc/status.proto.
///
/// @code
/// const StreamError error(StreamErrorCode::not_found, "no such database");
/// const Trailers trailers = encode_trailers(error);
/// const bool same = decode_trailers(trailers) == error;
/// @endcode

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/wire/binary.hpp"
#include "faultwire/wire/details.hpp"
#include "faultwire/wire/grpc_message.hpp"
#include "faultwire/wire/detail/own_details.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// What the encoder left out.
struct Dropped {
  bool message = false;        ///< the end of the message
  std::uint32_t metadata = 0;  ///< values
  std::uint32_t causes = 0;
  std::uint32_t details = 0;
  [[nodiscard]] friend bool operator==(const Dropped&, const Dropped&) = default;
};

/// One field as gRPC's own interfaces take it: a name that ends in `-bin` has raw bytes.
struct Trailer {
  std::string name;
  std::string value;
  [[nodiscard]] friend bool operator==(const Trailer&, const Trailer&) = default;
};

/// The trailers of one call, as gRPC's own interfaces see them: the message is not percent-encoded,
/// binary values are no base64.
struct Trailers {
  std::int32_t code = 0;                     ///< `grpc-status`, the raw number
  std::string message{};                     ///< `grpc-message`
  std::string details{};                     ///< `grpc-status-details-bin`; mostly an RpcStatus
  std::vector<Trailer> metadata{};           ///< everything custom
  std::optional<std::string> pushback_ms{};  ///< `grpc-retry-pushback-ms`, as it came: what is no
                                             ///< number means "do not retry"
  [[nodiscard]] friend bool operator==(const Trailers&, const Trailers&) = default;
};

/// The limits, and what goes along. Below 4 KiB and 64 fields every known peer keeps the status.
struct TrailerOptions {
  std::size_t budget = 4096;  ///< bytes: name, value and 32 of each field, encoded, the fields that
                              ///< gRPC adds counted; not below 1024
  std::size_t fields = 64;    ///< all of them; not below 8
  std::span<const AnyDetail> details{};
  std::optional<std::int32_t> pushback_ms{};
  bool causes = true;  ///< whether causes travel; without, what failed inside stays inside, as the
                       ///< texts of foreign exceptions
};

}  // namespace wire

namespace detail::wire {
using namespace faultwire::wire;

[[nodiscard]] constexpr std::size_t field_cost(std::size_t name, std::size_t value) noexcept {
  return name + value + 32;
}

/// gRPC takes such a value as it is, and no peer trims it.
[[nodiscard]] constexpr bool is_plain_value(std::string_view value) noexcept {
  if (value.starts_with(' ') || value.ends_with(' ')) return false;
  return std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
}

/// Builds the trailers of one error piece by piece, counting what it costs. Estimates are never too
/// low.
class TrailerPacker {
 public:
  TrailerPacker(const StreamError& error, const TrailerOptions& options)
      : error_(error),
        options_(options),
        left_((std::max)(options.budget, std::size_t{1024})),
        fields_((std::max)(options.fields, std::size_t{8}) - 6) {
    // :status 200, content-type, date, grpc-status, the frames of message and details, ErrorInfo
    // with all its markers.
    left_ -= 42 + 60 + 65 + 45 + 44 + 55 + 420;
  }

  [[nodiscard]] Trailers pack() {
    put_message();
    put_metadata();
    put_causes();
    put_details();
    finish();
    return std::move(trailers_);
  }

 private:
  static std::size_t in_details(std::size_t bytes) noexcept {
    return encoded_binary_size(bytes) + 1;
  }
  [[nodiscard]] bool take(std::size_t cost) noexcept {
    if (cost > left_) return false;
    left_ -= cost;
    return true;
  }
  /// The message travels twice, so that peers that believe the details see the same. It may have
  /// half of the room, more if the rest leaves it.
  void put_message() {
    std::size_t rest = 0;
    for (const auto& entry : error_.metadata()) rest += value_cost(entry) + 8;
    for (const Cause& cause : error_.causes()) rest += in_details(cause.text.size() * 3 + 120);
    const std::size_t room = (std::max)(left_ / 2, rest < left_ ? left_ - rest : std::size_t{0});
    std::string_view message = error_.message();
    const bool raw = find_utf8_fault(message).has_value();
    std::size_t cost = 0;
    std::size_t kept = 0;
    for (; kept < message.size(); ++kept) {
      // In thirds, since four thirds of a byte go to the details; a byte that is not UTF-8 becomes
      // three there.
      const std::size_t step =
          3 * (travels_plain(message, kept) && kept != 0 ? 1u : 3u) + 4 * (raw ? 3u : 1u);
      if ((cost + step) / 3 + 8 > room) break;
      cost += step;
    }
    if (kept < message.size()) {
      if (!raw) kept = utf8_floor(message, kept);
      message = message.substr(0, kept);
      dropped_.message = true;
    }
    (void)take((std::min)(left_, cost / 3 + 8));
    trailers_.message = std::string(message);
    raw_message_ = find_utf8_fault(message).has_value();
  }
  [[nodiscard]] static std::size_t value_cost(const Metadata::Entry& entry) noexcept {
    return field_cost(entry.key.size() + 4, encoded_binary_size(entry.value.size()));
  }
  /// All values of a key or none, cheap keys first, so that one giant does not cost the small ones.
  void put_metadata() {
    struct Group {
      std::size_t first, count, cost;
      bool moved;
    };
    std::vector<Group> groups;
    const auto entries = error_.metadata().begin();
    const std::size_t size = error_.metadata().size();
    const auto at = [&](std::size_t i) -> const Metadata::Entry& {
      return entries[static_cast<std::ptrdiff_t>(i)];
    };
    for (std::size_t i = 0; i < size;) {
      Group group{i, 0, 0, false};
      const bool binary = at(i).key.ends_with("-bin");
      for (; i < size && at(i).key == at(group.first).key; ++i, ++group.count) {
        group.moved = group.moved || (!binary && !is_plain_value(at(i).value));
      }
      for (std::size_t k = group.first; k < i; ++k) {
        group.cost += group.moved || binary ? value_cost(at(k))
                                            : field_cost(at(k).key.size(), at(k).value.size());
      }
      if (group.moved) group.cost += in_details(at(group.first).key.size() + 12);
      groups.push_back(group);
    }
    std::ranges::stable_sort(groups, std::ranges::less{}, &Group::cost);
    std::erase_if(groups, [&](const Group& group) {
      const bool good = group.count <= fields_ && take(group.cost);
      if (good) fields_ -= group.count;
      if (!good) dropped_.metadata += static_cast<std::uint32_t>(group.count);
      return !good;
    });
    std::ranges::sort(
        groups, std::ranges::less{},
        &Group::first);  // a key stands before its own -bin twin, which the reader relies on
    for (const Group& group : groups) {
      std::string name = at(group.first).key;
      if (group.moved)
        moved_.append(moved_.empty() ? "" : ",")
            .append(name)
            .append("=")
            .append(std::to_string(group.count));
      if (group.moved) name += "-bin";
      for (std::size_t k = 0; k < group.count; ++k)
        trailers_.metadata.push_back({name, at(group.first + k).value});
    }
  }
  void put_causes() {
    if (!options_.causes) return;
    const auto& causes = error_.causes();
    for (std::size_t i = 0; i < causes.size(); ++i) {
      DebugInfo info;
      info.stack_entries.push_back(std::string(info_domain)
                                       .append(domain_name(causes[i].code.domain))
                                       .append(":")
                                       .append(code_spelling(causes[i].code)));
      if (find_utf8_fault(causes[i].text))
        info.stack_entries.push_back(std::string("base64:").append(encode_binary(causes[i].text)));
      info.detail = causes[i].text;
      if (!put_any(to_any(info))) {
        dropped_.causes = static_cast<std::uint32_t>(causes.size() - i);
        return;
      }
    }
  }
  void put_details() {
    for (std::size_t i = 0; i < options_.details.size(); ++i) {
      if (!put_any(options_.details[i])) ++dropped_.details;
    }
  }
  [[nodiscard]] bool put_any(AnyDetail any) {
    if (!take(in_details(any.type_url.size() + any.value.size() + 24))) return false;
    details_.push_back(std::move(any));
    return true;
  }
  void finish() {
    const AnyCode origin = error_.origin();
    ErrorInfo info{.reason = std::string(code_name(origin)),
                   .domain = std::string(info_domain).append(domain_name(origin.domain))};
    if (info.reason.empty()) info.reason = "UNKNOWN";
    info.metadata.emplace_back("code", code_spelling(origin));
    info.metadata.emplace_back("side", side_names[static_cast<std::size_t>(error_.side())]);
    if (raw_message_) info.metadata.emplace_back("message", "not UTF-8");
    if (!moved_.empty()) info.metadata.emplace_back("binary", moved_);
    if (dropped_ != Dropped{}) {
      std::string list(dropped_.message ? "message=1," : "");
      list.append("metadata=").append(std::to_string(dropped_.metadata));
      list.append(",causes=")
          .append(std::to_string(dropped_.causes))
          .append(",details=")
          .append(std::to_string(dropped_.details));
      info.metadata.emplace_back("dropped", std::move(list));
    }
    trailers_.code = static_cast<std::int32_t>(code_cast<GrpcCode>(error_.code()));
    RpcStatus status{trailers_.code, trailers_.message, {}};
    status.details.reserve(details_.size() + 1);
    status.details.push_back(to_any(info));
    for (AnyDetail& any : details_) status.details.push_back(std::move(any));
    trailers_.details = encode(status);
    if (options_.pushback_ms) trailers_.pushback_ms = std::to_string(*options_.pushback_ms);
  }

  const StreamError& error_;
  const TrailerOptions& options_;
  std::size_t left_;
  std::size_t fields_;
  Trailers trailers_;
  std::vector<AnyDetail> details_;
  std::string moved_;
  Dropped dropped_;
  bool raw_message_ = false;
};

/// Gives the values that had to travel as binary their own key back.
[[nodiscard]] inline Metadata read_metadata(const Trailers& trailers, std::string_view list) {
  MovedKeys moved(list);
  std::vector<Metadata::Entry> entries;
  entries.reserve(trailers.metadata.size());
  for (const Trailer& trailer : trailers.metadata) {
    std::string_view name = trailer.name;
    if (name.ends_with("-bin") && moved.take(name.substr(0, name.size() - 4)))
      name.remove_suffix(4);
    entries.push_back({std::string(name), trailer.value});
  }
  return Metadata(std::move(entries));
}
}  // namespace detail::wire

namespace wire {

/// The trailers of an error, within the limits. What does not fit is left out: first what the
/// caller added, then causes from the last, then the metadata whose keys cost most, then the end of
/// the message. Code, origin and side always travel.
[[nodiscard]] inline Trailers encode_trailers(const StreamError& error,
                                              const TrailerOptions& options = {}) {
  return detail::wire::TrailerPacker(error, options).pack();
}

/// The error; nothing if the status is OK. Never fails: what cannot be read is left out, the code
/// is always kept. Details whose code is not that of `grpc-status` are not believed. `side` is who
/// made an error that does not say so itself.
[[nodiscard]] inline std::optional<StreamError> decode_trailers(
    const Trailers& trailers, retry::Side side = retry::Side::server) {
  if (trailers.code == 0) return std::nullopt;
  StreamError error = detail::wire::bare_error(trailers.code, trailers.message, side);
  const auto status = decode_rpc_status(trailers.details);
  const bool believed = status && status->code == trailers.code;
  const auto own = believed ? detail::wire::own_info(*status) : std::nullopt;
  if (!trailers.metadata.empty())
    error.metadata() = detail::wire::read_metadata(
        trailers, own ? std::string_view(own->moved) : std::string_view());
  if (!believed) return error;
  if (own && !own->raw_message) error.set_message(status->message);
  detail::wire::read_details(*status, own, error);
  return error;
}

/// What the encoder of these trailers left out.
[[nodiscard]] inline Dropped dropped_from(const Trailers& trailers) {
  const auto status = decode_rpc_status(trailers.details);
  const auto own = status ? detail::wire::own_info(*status) : std::nullopt;
  if (!own) return {};
  const auto number = [&](std::string_view name) {
    return detail::wire::listed_number(own->dropped, name);
  };
  return {number("message") != 0, number("metadata"), number("causes"), number("details")};
}

/// The fields as they stand in the HTTP/2 frame, for programs that write it themselves.
[[nodiscard]] inline std::vector<Trailer> to_fields(const Trailers& trailers) {
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

/// The trailers that stand in an HTTP/2 frame. A `grpc-status` that is no number, or not there, is
/// unknown.
[[nodiscard]] inline Trailers from_fields(std::span<const Trailer> fields) {
  Trailers trailers;
  trailers.code = static_cast<std::int32_t>(GrpcCode::unknown);
  for (const Trailer& field : fields) {
    if (field.name == "grpc-status") {
      const auto number = detail::codes::small_number(field.value);
      trailers.code = number.value_or(static_cast<std::int32_t>(GrpcCode::unknown));
    } else if (field.name == "grpc-message") {
      trailers.message = decode_grpc_message(field.value);
    } else if (field.name == "grpc-status-details-bin") {
      trailers.details = decode_binary(field.value).front();
    } else if (field.name == "grpc-retry-pushback-ms") {
      trailers.pushback_ms = field.value;
    } else if (field.name.ends_with("-bin")) {
      for (std::string& value : decode_binary(field.value))
        trailers.metadata.push_back({field.name, std::move(value)});
    } else if (is_metadata_key(field.name)) {
      trailers.metadata.push_back(field);
    }
  }
  return trailers;
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
