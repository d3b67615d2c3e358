// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_JSON_DETAILS_HPP
#define FAULTWIRE_WIRE_DETAIL_JSON_DETAILS_HPP
/// The messages of google.rpc as Protocol Buffers have them in JSON. One row a field: the bytes of
/// a detail become JSON without a struct for it. Authority: google/rpc/error_details.proto, and the
/// ProtoJSON format.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faultwire/detail/sort.hpp"
#include "faultwire/wire/detail/json_pieces.hpp"
#include "faultwire/wire/details.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::wire {
using namespace std::string_view_literals;

enum class ProtoKind : std::uint8_t { text, texts, message, messages, text_map, duration, int64 };

/// One field of a message. `name` is that of the JSON member.
struct ProtoField {
  std::string_view message;
  std::uint32_t number;
  std::string_view name;
  ProtoKind kind = ProtoKind::text;
  std::string_view inner = {};  ///< the type of the messages in the field
};

inline constexpr ProtoField proto_fields[] = {
    {"google.rpc.ErrorInfo"sv, 1, "reason"sv},
    {"google.rpc.ErrorInfo"sv, 2, "domain"sv},
    {"google.rpc.ErrorInfo"sv, 3, "metadata"sv, ProtoKind::text_map},
    {"google.rpc.RetryInfo"sv, 1, "retryDelay"sv, ProtoKind::duration},
    {"google.rpc.DebugInfo"sv, 1, "stackEntries"sv, ProtoKind::texts},
    {"google.rpc.DebugInfo"sv, 2, "detail"sv},
    {"google.rpc.QuotaFailure"sv, 1, "violations"sv, ProtoKind::messages,
     "google.rpc.QuotaFailure.Violation"sv},
    {"google.rpc.QuotaFailure.Violation"sv, 1, "subject"sv},
    {"google.rpc.QuotaFailure.Violation"sv, 2, "description"sv},
    {"google.rpc.QuotaFailure.Violation"sv, 3, "apiService"sv},
    {"google.rpc.QuotaFailure.Violation"sv, 4, "quotaMetric"sv},
    {"google.rpc.QuotaFailure.Violation"sv, 5, "quotaId"sv},
    {"google.rpc.QuotaFailure.Violation"sv, 6, "quotaDimensions"sv, ProtoKind::text_map},
    {"google.rpc.QuotaFailure.Violation"sv, 7, "quotaValue"sv, ProtoKind::int64},
    {"google.rpc.QuotaFailure.Violation"sv, 8, "futureQuotaValue"sv, ProtoKind::int64},
    {"google.rpc.PreconditionFailure"sv, 1, "violations"sv, ProtoKind::messages,
     "google.rpc.PreconditionFailure.Violation"sv},
    {"google.rpc.PreconditionFailure.Violation"sv, 1, "type"sv},
    {"google.rpc.PreconditionFailure.Violation"sv, 2, "subject"sv},
    {"google.rpc.PreconditionFailure.Violation"sv, 3, "description"sv},
    {"google.rpc.BadRequest"sv, 1, "fieldViolations"sv, ProtoKind::messages,
     "google.rpc.BadRequest.FieldViolation"sv},
    {"google.rpc.BadRequest.FieldViolation"sv, 1, "field"sv},
    {"google.rpc.BadRequest.FieldViolation"sv, 2, "description"sv},
    {"google.rpc.BadRequest.FieldViolation"sv, 3, "reason"sv},
    {"google.rpc.BadRequest.FieldViolation"sv, 4, "localizedMessage"sv, ProtoKind::message,
     "google.rpc.LocalizedMessage"sv},
    {"google.rpc.RequestInfo"sv, 1, "requestId"sv},
    {"google.rpc.RequestInfo"sv, 2, "servingData"sv},
    {"google.rpc.ResourceInfo"sv, 1, "resourceType"sv},
    {"google.rpc.ResourceInfo"sv, 2, "resourceName"sv},
    {"google.rpc.ResourceInfo"sv, 3, "owner"sv},
    {"google.rpc.ResourceInfo"sv, 4, "description"sv},
    {"google.rpc.Help"sv, 1, "links"sv, ProtoKind::messages, "google.rpc.Help.Link"sv},
    {"google.rpc.Help.Link"sv, 1, "description"sv},
    {"google.rpc.Help.Link"sv, 2, "url"sv},
    {"google.rpc.LocalizedMessage"sv, 1, "locale"sv},
    {"google.rpc.LocalizedMessage"sv, 2, "message"sv},
};

/// Returns whether the rows describe the message.
[[nodiscard]] constexpr bool is_known_message(std::string_view type) noexcept {
  for (const ProtoField& field : proto_fields) {
    if (field.message == type) return true;
  }
  return false;
}
/// Returns the name of the type in its address.
[[nodiscard]] constexpr std::string_view type_of_url(std::string_view url) noexcept {
  return url.substr(url.rfind('/') + 1);
}

/// Calls `visit(bytes, number)` for every occurrence of a field: its bytes, or the integer of an
/// int64. Returns false if the message cannot be read. An occurrence of another wire type is
/// skipped.
template <class F>
[[nodiscard]] bool each_occurrence(std::string_view message, std::uint32_t number, ProtoKind kind,
                                   F&& visit) {
  const std::uint64_t wanted = number << 3 | (kind == ProtoKind::int64 ? 0u : 2u);
  WireReader reader{message};
  while (!reader.rest.empty()) {
    std::uint64_t tag = 0;
    std::uint64_t integer = 0;
    std::string_view bytes;
    if (!reader.read_tag(tag)) return false;
    if (tag != wanted) {
      if (!reader.skip(tag)) return false;
      continue;
    }
    if ((tag & 7) == 2 ? !reader.bytes(bytes) : !reader.varint(integer)) return false;
    visit(bytes, integer);
  }
  return true;
}

/// google.protobuf.Duration as `1.500s`, with 3, 6 or 9 decimals; nothing if it is not valid.
template <class Lazy = void>
[[nodiscard]] std::optional<std::string> duration_text(std::string_view bytes) {
  const auto time = decode<RetryInfo::Delay>(bytes);
  if (!time || time->seconds > 315'576'000'000 || time->seconds < -315'576'000'000 ||
      time->nanos > 999'999'999 || time->nanos < -999'999'999)
    return std::nullopt;
  if ((time->seconds > 0 && time->nanos < 0) || (time->seconds < 0 && time->nanos > 0))
    return std::nullopt;
  std::string text(time->seconds < 0 || time->nanos < 0 ? "-" : "");
  put_number(text, time->seconds < 0 ? -time->seconds : time->seconds);
  if (time->nanos != 0) {
    const std::int32_t nanos = time->nanos < 0 ? -time->nanos : time->nanos;
    std::string digits;
    put_number(digits, 1'000'000'000 + nanos);
    digits[0] = '.';
    while (digits.ends_with("000")) digits.resize(digits.size() - 3);
    text.append(digits);
  }
  return text += 's';
}

template <class Lazy = void>
[[nodiscard]] bool put_proto_members(JsonScope& object, std::string_view type,
                                     std::string_view bytes);

/// Writes the pairs of a map. Of several pairs with one key the last one counts, as in a map. The
/// message can be read: `put_proto_members` has seen it.
template <class Lazy = void>
[[nodiscard]] bool put_proto_map(JsonScope& object, const ProtoField& field,
                                 std::string_view message) {
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  bool good = true;
  (void)each_occurrence(
      message, field.number, field.kind, [&](std::string_view bytes, std::uint64_t) {
        auto& pair = pairs.emplace_back();
        const auto read = [&](std::uint32_t number, std::string_view& out) {
          return each_occurrence(bytes, number, ProtoKind::text,
                                 [&](std::string_view text, std::uint64_t) { out = text; });
        };
        good = read(1, pair.first) && good;
        (void)read(2, pair.second);  // the same bytes
      });
  // By a sort: a peer chooses the pairs, and comparing each with each costs the square.
  const auto order = detail::sorted_places(pairs.size(), [&](std::size_t a, std::size_t b) {
    return pairs[a].first.compare(pairs[b].first);
  });
  std::vector<bool> last(pairs.size(), true);
  for (std::size_t i = 1; i < order.size(); ++i)
    last[order[i - 1]] = pairs[order[i]].first != pairs[order[i - 1]].first;
  JsonScope map(object.key(field.name), '{');
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (last[i]) map.text(pairs[i].first, pairs[i].second);
  }
  return good;
}

/// Writes a field that may occur several times.
template <class Lazy = void>
[[nodiscard]] bool put_proto_list(JsonScope& object, const ProtoField& field,
                                  std::string_view message) {
  JsonScope list(object.key(field.name), '[');
  bool good = true;
  (void)each_occurrence(message, field.number, field.kind,
                        [&](std::string_view bytes, std::uint64_t) {
                          if (field.kind == ProtoKind::texts)
                            return put_json_string(list.next(), bytes);
                          JsonScope inner(list.next(), '{');
                          good = put_proto_members(inner, field.inner, bytes) && good;
                        });
  return good;
}

/// Writes a field that occurs once; of several occurrences the last one counts.
template <class Lazy = void>
[[nodiscard]] bool put_proto_field(JsonScope& object, const ProtoField& field,
                                   std::string_view message) {
  std::string_view bytes;
  std::uint64_t integer = 0;
  (void)each_occurrence(message, field.number, field.kind,
                        [&](std::string_view text, std::uint64_t number) {
                          bytes = text;
                          integer = number;
                        });
  if (field.kind == ProtoKind::text) {
    object.text(field.name, bytes);
  } else if (field.kind == ProtoKind::int64) {  // as text: JSON numbers are often doubles
    std::string digits;
    put_number(digits, static_cast<std::int64_t>(integer));
    object.text(field.name, digits);
  } else if (field.kind == ProtoKind::duration) {
    const auto text = duration_text(bytes);
    if (text) object.text(field.name, *text);
    return text.has_value();
  } else {
    JsonScope inner(object.key(field.name), '{');
    return put_proto_members(inner, field.inner, bytes);
  }
  return true;
}

/// Writes the fields of a message that are there. Returns false if it cannot be read.
template <class Lazy>
[[nodiscard]] bool put_proto_members(JsonScope& object, std::string_view type,
                                     std::string_view bytes) {
  for (const ProtoField& field : proto_fields) {
    if (field.message != type) continue;
    bool met = false;
    if (!each_occurrence(bytes, field.number, field.kind,
                         [&](std::string_view, std::uint64_t) { met = true; }))
      return false;
    if (!met) continue;
    const bool list = field.kind == ProtoKind::texts || field.kind == ProtoKind::messages;
    const bool good = list                                ? put_proto_list(object, field, bytes)
                      : field.kind == ProtoKind::text_map ? put_proto_map(object, field, bytes)
                                                          : put_proto_field(object, field, bytes);
    if (!good) return false;
  }
  return true;
}

/// Returns a detail as a JSON object with `@type`; nothing if the rows do not describe its type, or
/// its bytes cannot be read.
template <class Lazy = void>
[[nodiscard]] std::optional<std::string> detail_as_json(const AnyDetail& any) {
  const std::string_view type = type_of_url(any.type_url);
  if (!is_known_message(type)) return std::nullopt;
  std::string text;
  bool good = false;
  {
    JsonScope object(text, '{');
    object.text("@type", any.type_url);
    good = put_proto_members(object, type, any.value);
  }
  if (!good) return std::nullopt;
  return text;
}
/// Returns a detail as Connect has it: the name of the type, and the bytes as base64.
template <class Lazy = void>
[[nodiscard]] std::string detail_as_base64(const AnyDetail& any) {
  std::string text;
  {
    JsonScope object(text, '{');
    object.text("type", type_of_url(any.type_url));
    object.text("value", unpadded_base64(any.value));
  }
  return text;
}

}  // namespace detail::wire
}  // namespace v1
}  // namespace faultwire

#endif
