// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_JSON_READ_DETAILS_HPP
#define FAULTWIRE_WIRE_DETAIL_JSON_READ_DETAILS_HPP
/// Details in JSON as bytes of Protocol Buffers: the same rows as for writing. Both spellings of a
/// member are read, `retryDelay` and `retry_delay`. Authority: the ProtoJSON format.

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <absl/strings/escaping.h>
#include <nlohmann/json.hpp>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/wire/detail/json_details.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::wire {
using Json = nlohmann::json;

/// Returns the member of an object; null if it is not there, or null itself.
[[nodiscard]] inline const Json* member_of(const Json& object, std::string_view name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(std::string(name));
  return found == object.end() || found->is_null() ? nullptr : &*found;
}
/// Returns the text of a member; null if it is no text.
[[nodiscard]] inline const std::string* text_member(const Json& object, std::string_view name) {
  const Json* const member = member_of(object, name);
  return member == nullptr ? nullptr : member->get_ptr<const std::string*>();
}
/// Returns an integer that fits 32 bits; nothing if the member is no such integer.
template <class Lazy = void>
[[nodiscard]] std::optional<std::int32_t> integer_of(const Json* value) {
  if (value == nullptr || !value->is_number_integer()) return std::nullopt;
  if (value->is_number_unsigned() && value->get<std::uint64_t>() > 0x7fffffffu) return std::nullopt;
  const auto number = value->get<std::int64_t>();
  if (number != static_cast<std::int32_t>(number)) return std::nullopt;
  return static_cast<std::int32_t>(number);
}

/// Returns the bytes of base64 with or without padding, in either alphabet.
template <class Lazy = void>
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  if (absl::Base64Unescape({text.data(), text.size()}, &bytes)) return bytes;
  if (absl::WebSafeBase64Unescape({text.data(), text.size()}, &bytes)) return bytes;
  return std::nullopt;
}

/// Reads seconds with at most nine decimals and an `s`.
template <class Lazy = void>
[[nodiscard]] std::optional<RetryInfo::Delay> duration_from(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (!text.ends_with('s')) return std::nullopt;
  text.remove_suffix(1);
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::string_view rest = text.substr(whole.size());
  if (whole.empty() || whole.size() > 12 || rest.size() == 1 || rest.size() > 10)
    return std::nullopt;
  RetryInfo::Delay delay;
  for (const char c : whole) {
    if (!is_digit(c)) return std::nullopt;
    delay.seconds = delay.seconds * 10 + (c - '0');
  }
  std::int32_t scale = 100'000'000;
  for (const char c : rest.substr(rest.empty() ? 0 : 1)) {
    if (!is_digit(c)) return std::nullopt;
    delay.nanos += (c - '0') * scale;
    scale /= 10;
  }
  if (delay.seconds > 315'576'000'000) return std::nullopt;
  if (negative) delay = {-delay.seconds, -delay.nanos};
  return delay;
}

/// Returns the name of a field as its .proto file has it: `retry_delay`.
template <class Lazy = void>
[[nodiscard]] std::string proto_name(std::string_view json_name) {
  std::string name;
  for (const char c : json_name) {
    const bool upper = c < 'a';  // the names of the rows have letters only
    if (upper) name += '_';
    name += upper ? static_cast<char>(c + 32) : c;
  }
  return name;
}

template <class Lazy = void>
[[nodiscard]] bool put_proto_object(std::string& out, std::string_view type, const Json& object);

/// Appends a 64-bit integer: JSON has it as a text or as a number.
template <class Lazy = void>
[[nodiscard]] bool put_int64(std::string& out, std::uint32_t field, const Json& value) {
  std::int64_t number = 0;
  if (const auto* const text = value.get_ptr<const std::string*>()) {
    const char* const end = text->data() + text->size();
    const auto [at, fault] = std::from_chars(text->data(), end, number);
    if (fault != std::errc() || at != end) return false;
  } else {
    constexpr std::uint64_t most = 0x7fffffffffffffff;
    if (!value.is_number_integer()) return false;
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > most) return false;
    number = value.get<std::int64_t>();
  }
  put_varint(out, field << 3);
  put_varint(out, static_cast<std::uint64_t>(number));
  return true;
}

/// Appends one occurrence of a field.
template <class Lazy = void>
[[nodiscard]] bool put_proto_value(std::string& out, const ProtoField& field, const Json& value) {
  if (field.kind == ProtoKind::int64) return put_int64(out, field.number, value);
  std::string bytes;
  if (field.kind == ProtoKind::message || field.kind == ProtoKind::messages) {
    if (!put_proto_object(bytes, field.inner, value)) return false;
  } else {
    const auto* const text = value.get_ptr<const std::string*>();
    if (text == nullptr) return false;
    bytes = *text;
    if (field.kind == ProtoKind::duration) {
      const auto delay = duration_from(*text);
      if (!delay) return false;
      bytes = encode(*delay);
    }
  }
  put_bytes(out, field.number, bytes);
  return true;
}

/// Appends a whole field.
template <class Lazy = void>
[[nodiscard]] bool put_proto_field(std::string& out, const ProtoField& field, const Json& value) {
  if (field.kind == ProtoKind::texts || field.kind == ProtoKind::messages) {
    if (!value.is_array()) return false;
    for (const Json& one : value) {
      if (!put_proto_value(out, field, one)) return false;
    }
    return true;
  }
  if (field.kind != ProtoKind::text_map) return put_proto_value(out, field, value);
  if (!value.is_object()) return false;
  for (auto pair = value.begin(); pair != value.end(); ++pair) {
    const auto* const text = pair->get_ptr<const std::string*>();
    if (text == nullptr) return false;
    std::string entry;
    put_bytes(entry, 1, pair.key());
    put_bytes(entry, 2, *text);
    put_bytes(out, field.number, entry);
  }
  return true;
}

/// Appends the fields that the rows know; others are skipped. Returns false if one is of another
/// kind.
template <class Lazy>
[[nodiscard]] bool put_proto_object(std::string& out, std::string_view type, const Json& object) {
  if (!object.is_object()) return false;
  for (const ProtoField& field : proto_fields) {
    if (field.message != type) continue;
    const Json* value = member_of(object, field.name);
    if (value == nullptr) value = member_of(object, proto_name(field.name));
    if (value != nullptr && !put_proto_field(out, field, *value)) return false;
  }
  return true;
}

/// Returns a detail with `@type`; nothing if its type is unknown or a member is wrong.
template <class Lazy = void>
[[nodiscard]] std::optional<AnyDetail> detail_from_json(const Json& object) {
  const std::string* const url = text_member(object, "@type");
  if (url == nullptr || !is_known_message(type_of_url(*url))) return std::nullopt;
  AnyDetail any{*url, {}};
  if (!put_proto_object(any.value, type_of_url(*url), object)) return std::nullopt;
  return any;
}
/// Returns a detail as Connect has it.
template <class Lazy = void>
[[nodiscard]] std::optional<AnyDetail> detail_from_base64(const Json& object) {
  const std::string* const type = text_member(object, "type");
  const std::string* const value = text_member(object, "value");
  if (type == nullptr || value == nullptr) return std::nullopt;
  auto bytes = from_base64(*value);
  if (!bytes) return std::nullopt;
  return AnyDetail{std::string(any_prefix).append(type_of_url(*type)), std::move(*bytes)};
}

}  // namespace detail::wire
}  // namespace v1
}  // namespace faultwire

#endif
