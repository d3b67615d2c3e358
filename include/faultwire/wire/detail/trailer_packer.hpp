// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_TRAILER_PACKER_HPP
#define FAULTWIRE_WIRE_DETAIL_TRAILER_PACKER_HPP
/// Builds the trailers of one error within a budget, in this order: message, metadata, causes, the
/// caller's details. Each takes what the ones before it left. Estimates are never too low.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/detail/sort.hpp"
#include "faultwire/detail/utf8_repaired.hpp"
#include "faultwire/wire/detail/own_details.hpp"
#include "faultwire/wire/detail/trailer_types.hpp"
#include "faultwire/wire/grpc_message.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {}
namespace detail::wire {
using namespace faultwire::wire;

/// What HTTP/2 counts for a field beyond its name and value. Authority: RFC 9113, 6.5.2.
inline constexpr std::size_t field_overhead = 32;
/// What every answer has: fields of HTTP and gRPC, and our ErrorInfo with all its markers.
struct FixedCost {
  std::string_view what;
  std::size_t bytes;
};
inline constexpr FixedCost fixed_costs[] = {
    {":status: 200", 42},
    {"content-type: application/grpc", 60},
    {"date", 65},
    {"grpc-status with two digits", 45},
    {"grpc-message, name only", 44},
    {"grpc-status-details-bin, name only", 55},
    {"the ErrorInfo", 420},
};
inline constexpr std::size_t fixed_fields = std::size(fixed_costs) - 1;
[[nodiscard]] constexpr std::size_t fixed_cost() noexcept {
  std::size_t sum = 0;
  for (const FixedCost& cost : fixed_costs) sum += cost.bytes;
  return sum;
}
/// The frame of a MetadataDetail in the details.
inline constexpr std::size_t metadata_frame = 90;
inline constexpr std::size_t least_budget = 1024;
inline constexpr std::size_t least_fields = 8;

[[nodiscard]] constexpr std::size_t field_cost(std::size_t name, std::size_t value) noexcept {
  return name + value + field_overhead;
}
/// The bytes of base64 that a part of the details takes.
[[nodiscard]] constexpr std::size_t cost_in_details(std::size_t bytes) noexcept {
  return encoded_binary_size(bytes) + 1;
}
/// Whether gRPC takes such a value as it is, and no peer trims it.
[[nodiscard]] constexpr bool is_plain_value(std::string_view value) noexcept {
  if (value.starts_with(' ') || value.ends_with(' ')) return false;
  for (const char c : value) {
    if (c < ' ' || c > '~') return false;
  }
  return true;
}
[[nodiscard]] constexpr std::string_view without_edge_blanks(std::string_view text) noexcept {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// What a carrier other than plain gRPC adds to the trailers, or repeats.
struct Carrier {
  std::size_t bytes = 0;             ///< of the fields that it adds
  std::size_t fields = 0;            ///< that it adds
  bool repeats_message = false;      ///< once more, as base64
  bool metadata_in_details = false;  ///< because its clients do not see the fields
  bool metadata_in_fields = true;
  /// The code that it sends instead of the error's own. The details must have the same one: grpc-go
  /// makes INTERNAL of a status whose details have another code.
  std::optional<GrpcCode> sends{};
};

template <class Lazy>
class TrailerPacker {
 public:
  TrailerPacker(const StreamError& error, const TrailerOptions& options,
                const Carrier& carrier = {})
      : error_(error),
        options_(options),
        carrier_(carrier),
        left_((std::max)(options.budget, least_budget) - fixed_cost() - carrier.bytes),
        fields_((std::max)(options.fields, least_fields + carrier.fields) - fixed_fields -
                carrier.fields) {}

  [[nodiscard]] Trailers pack() {
    put_message();
    put_metadata();
    if (options_.causes) put_causes();
    for (const AnyDetail& any : options_.details) dropped_.details += !put_detail(any);
    finish();
    return std::move(trailers_);
  }

 private:
  /// The values of one key.
  struct Group {
    std::size_t first = 0;
    std::size_t count = 0;
    std::size_t cost = 0;
    std::uint32_t arrival = 0;
    std::size_t rank = 0;  ///< position among the important keys
    bool moved = false;    ///< travels under the name with -bin
    bool refused = false;  ///< the name with -bin is a peer's own
    bool sent = false;
  };

  [[nodiscard]] bool take(std::size_t cost) noexcept {
    if (cost > left_) return false;
    left_ -= cost;
    return true;
  }

  /// Thirds of a byte that the byte of the message at `at` costs: in `grpc-message`, and as base64
  /// in the details. A byte that is not UTF-8 may become the three bytes of U+FFFD in both. A
  /// message that no peer keeps is in the details once more, as base64 in base64: 16/9 of a byte.
  [[nodiscard]] std::size_t thirds(std::size_t at, bool raw) const {
    const bool ascii = static_cast<unsigned char>(message_[at]) < 0x80;
    const std::size_t plain = travels_plain(message_, at) && at != 0 ? 1u : 3u;
    const std::size_t copies = carrier_.repeats_message ? 2 : 1;
    if (!raw) return 3 * plain + 4 * copies;
    return ascii ? 3 * plain + 4 * copies + 6 : 27 + 12 * copies + 6;
  }
  /// The message may have half of the room, and more if the rest leaves it.
  void put_message() {
    std::size_t rest = 0;
    for (const auto& entry : error_.metadata()) rest += binary_cost(entry) + 8;
    for (const Cause& cause : error_.causes()) rest += cost_in_details(cause.text.size() * 3 + 120);
    const std::size_t room = (std::max)(left_ / 2, rest < left_ ? left_ - rest : std::size_t{0});
    message_ = error_.message();
    const bool broken = find_utf8_fault(message_).has_value();
    const bool raw = broken || without_edge_blanks(message_) != message_;
    std::size_t cost = raw ? 3 * 64u : 0u;  // the frame of the raw message
    std::size_t kept = 0;
    for (; kept < message_.size(); ++kept) {
      const std::size_t step = thirds(kept, raw);
      if ((cost + step) / 3 + 8 > room) break;
      cost += step;
    }
    if (kept < message_.size()) {
      message_ = message_.substr(0, broken ? kept : utf8_floor(message_, kept));
      while (!raw && message_.ends_with(' ')) message_.remove_suffix(1);
      dropped_.message = true;
    }
    (void)take((std::min)(left_, cost / 3 + 8));
  }

  [[nodiscard]] static std::size_t binary_cost(const Metadata::Entry& entry) noexcept {
    return field_cost(entry.key.size() + 4, encoded_binary_size(entry.value.size()));
  }
  [[nodiscard]] const Metadata::Entry& entry(std::size_t i) const noexcept {
    return error_.metadata().begin()[static_cast<std::ptrdiff_t>(i)];
  }
  [[nodiscard]] std::size_t rank_of(std::string_view key) const noexcept {
    std::size_t rank = 0;
    while (rank < options_.important_keys.size() && options_.important_keys[rank] != key) ++rank;
    return rank;
  }
  [[nodiscard]] Group group_at(std::size_t first) const {
    Group group{.first = first, .arrival = entry(first).arrival};
    const std::string& key = entry(first).key;
    const bool binary = key.ends_with("-bin");
    for (std::size_t i = first; i < error_.metadata().size() && entry(i).key == key; ++i) {
      ++group.count;
      group.moved = group.moved || (!binary && !is_plain_value(entry(i).value));
    }
    const ReservedKey* reserved = binary ? nullptr : reserved_key(key);
    if (reserved != nullptr)
      group.moved = group.moved || group.count > 1 || reserved->fate == KeyFate::renamed;
    for (std::size_t i = first; i < first + group.count; ++i) {
      if (carrier_.metadata_in_details)
        group.cost += cost_in_details(key.size() + entry(i).value.size() + 12);
      if (!carrier_.metadata_in_fields) continue;
      group.cost += group.moved || binary ? binary_cost(entry(i))
                                          : field_cost(key.size(), entry(i).value.size());
    }
    if (group.moved) group.cost += cost_in_details(key.size() + 12);
    group.refused = group.moved && carrier_.metadata_in_fields && is_reserved_key(key + "-bin");
    group.rank = rank_of(key);
    return group;
  }
  /// All values of a key are sent, or none.
  void put_metadata() {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < error_.metadata().size(); i += groups.back().count)
      groups.push_back(group_at(i));
    if (carrier_.metadata_in_details && !groups.empty())
      (void)take((std::min)(left_, metadata_frame));
    const bool cheapest = options_.order == MetadataOrder::cheapest_first;
    std::vector<Group*> order;
    for (Group& group : groups) order.push_back(&group);
    detail::sort(order, [&](const Group* a, const Group* b) {
      if (a->rank != b->rank) return a->rank < b->rank;
      if (cheapest && a->cost != b->cost) return a->cost < b->cost;
      return cheapest ? a->first < b->first : a->arrival < b->arrival;
    });
    for (Group* group : order) {
      const std::size_t fields = carrier_.metadata_in_fields ? group->count : 0;
      group->sent = !group->refused && fields <= fields_ && take(group->cost);
      if (group->sent) fields_ -= fields;
      if (!group->sent) dropped_.metadata += static_cast<std::uint32_t>(group->count);
    }
    // By key: the reader relies on a key before its own twin with -bin.
    for (const Group& group : groups) {
      if (group.sent) send(group);
    }
  }
  void send(const Group& group) {
    if (carrier_.metadata_in_details) {
      for (std::size_t i = group.first; i < group.first + group.count; ++i)
        metadata_.entries.push_back({entry(i).key, entry(i).value});
    }
    if (!carrier_.metadata_in_fields) return;
    std::string name = entry(group.first).key;
    if (group.moved) {
      moved_.append(moved_.empty() ? "" : ",").append(name);
      moved_.append("=").append(std::to_string(group.count));
      name += "-bin";
    }
    for (std::size_t i = group.first; i < group.first + group.count; ++i)
      trailers_.metadata.push_back({name, entry(i).value});
  }

  void put_causes() {
    const auto& causes = error_.causes();
    for (std::size_t i = 0; i < causes.size(); ++i) {
      if (put_detail(to_any(causes[i]))) continue;
      dropped_.causes = static_cast<std::uint32_t>(causes.size() - i);
      return;
    }
  }
  [[nodiscard]] bool put_detail(AnyDetail any) {
    if (!take(cost_in_details(any.type_url.size() + any.value.size() + 24))) return false;
    details_.push_back(std::move(any));
    return true;
  }
  void finish() {
    const GrpcCode code = code_cast<GrpcCode>(error_.code());
    trailers_.code = static_cast<std::int32_t>(carrier_.sends.value_or(code));
    // Python's rpc_status raises ValueError where the two messages differ.
    trailers_.message = std::string(without_edge_blanks(utf8_repaired(message_)));
    RpcStatus status{trailers_.code, trailers_.message, {}};
    status.details.reserve(details_.size() + 3);
    ErrorInfo info = to_own_info(error_, message_, status.message, moved_, dropped_);
    if (carrier_.sends.value_or(code) != code)
      info.metadata.emplace_back("grpc_status", std::to_string(static_cast<int>(code)));
    status.details.push_back(faultwire::wire::to_any(info));
    if (!metadata_.entries.empty()) status.details.push_back(faultwire::wire::to_any(metadata_));
    for (AnyDetail& any : details_) status.details.push_back(std::move(any));
    trailers_.details = encode(status);
    if (options_.pushback_ms) trailers_.pushback_ms = std::to_string(*options_.pushback_ms);
  }

  const StreamError& error_;
  const TrailerOptions& options_;
  Carrier carrier_;
  std::size_t left_;
  std::size_t fields_;
  std::string_view message_{};
  Trailers trailers_;
  std::vector<AnyDetail> details_;
  MetadataDetail metadata_;
  std::string moved_;
  Dropped dropped_;
};

}  // namespace detail::wire
}  // namespace v1
}  // namespace faultwire

#endif
