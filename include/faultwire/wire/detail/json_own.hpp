// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_JSON_OWN_HPP
#define FAULTWIRE_WIRE_DETAIL_JSON_OWN_HPP
/// How a JSON body spells what is not in the standard members of its form: our details, causes,
/// metadata, and what was left out. What looks at the codes of all domains is a template, so that a
/// program that writes no body does not compile their tables.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/detail/utf8_repaired.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/wire/detail/json_details.hpp"
#include "faultwire/wire/detail/own_names.hpp"
#include "faultwire/wire/json/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::wire {
/// Returns how many bytes a character takes inside a JSON string.
[[nodiscard]] constexpr std::size_t json_char_size(char c) noexcept {
  const char letter = json_escape_letter(c);
  return letter == '\0' ? 1u : letter == 'u' ? 6u : 2u;
}
/// Returns the bytes of a text inside a JSON string.
[[nodiscard]] constexpr std::size_t json_size(std::string_view text) noexcept {
  std::size_t size = 0;
  for (const char c : text) size += json_char_size(c);
  return size;
}
/// Returns the size of the longest prefix of a text in UTF-8 that takes at most `room` bytes inside
/// a JSON string.
[[nodiscard]] constexpr std::size_t json_prefix(std::string_view text, std::size_t room) noexcept {
  std::size_t at = 0;
  for (std::size_t size = 0; at < text.size(); ++at) {
    size += json_char_size(text[at]);
    if (size > room) break;
  }
  return utf8_floor(text, at);
}

/// Returns our ErrorInfo: origin, side, and what was left out. Trailers have the same.
template <class Lazy>
[[nodiscard]] AnyDetail own_info_detail(const StreamError& error, const Dropped& dropped) {
  const AnyCode origin = error.origin();
  ErrorInfo info{.reason = std::string(code_name<Lazy>(origin)),
                 .domain = std::string(info_domain).append(domain_name(origin.domain))};
  if (info.reason.empty()) info.reason = "UNKNOWN";
  info.metadata.emplace_back("code", code_spelling<Lazy>(origin));
  info.metadata.emplace_back("side", faultwire::retry::side_name(error.side()));
  if (dropped != Dropped{}) info.metadata.emplace_back("dropped", dropped_text(dropped));
  return to_any(info);
}
/// Returns a cause as a DebugInfo. A text that is not UTF-8 is in it as base64, too.
template <class Lazy>
[[nodiscard]] AnyDetail own_cause(const Cause& cause) {
  DebugInfo info;
  info.stack_entries.push_back(cause_spelling<Lazy>(cause.code));
  if (find_utf8_fault(cause.text))
    info.stack_entries.push_back(std::string(base64_mark).append(unpadded_base64(cause.text)));
  info.detail = utf8_repaired(cause.text);
  return to_any(info);
}
/// Returns the members of a cause, without braces.
template <class Lazy>
[[nodiscard]] std::string json_cause(JsonForm form, const Cause& cause) {
  std::string code;
  code_to([&](std::string_view piece) { code.append(piece); }, cause.code);
  const bool opensearch = form == JsonForm::opensearch;
  std::string text;
  {
    JsonScope object(text, '{');
    object.text(opensearch ? "type" : "code", code);
    object.text(opensearch ? "reason" : "message", cause.text);
  }
  return text.substr(1, text.size() - 2);
}

/// Returns a detail as the form has it; nothing if it cannot be spelled.
template <class Lazy = void>
[[nodiscard]] std::optional<std::string> json_detail(JsonForm form, const AnyDetail& any) {
  if (form == JsonForm::connect || form == JsonForm::connect_end_stream)
    return detail_as_base64(any);
  return detail_as_json(any);
}

template <class Lazy = void>
[[nodiscard]] RetryInfo retry_info(std::chrono::milliseconds wait) noexcept {
  const std::int64_t count = wait.count() < 0 ? 0 : wait.count();
  return {.delay = {count / 1000, static_cast<std::int32_t>(count % 1000 * 1'000'000)}};
}
/// Returns the value of Retry-After, rounded up.
template <class Lazy = void>
[[nodiscard]] std::string whole_seconds(std::chrono::milliseconds wait) {
  const std::int64_t count = wait.count() < 0 ? 0 : wait.count();
  std::string text;
  put_number(text, count / 1000 + (count % 1000 != 0));
  return text;
}

/// Members of an error of OpenSearch that are no metadata.
inline constexpr std::string_view opensearch_members[] = {
    "type", "reason", "root_cause", "caused_by", "suppressed", "stack_trace", "header"};

/// Returns the name of a key in the form; empty if the form has no place for the key.
template <class Lazy = void>
[[nodiscard]] std::string json_metadata_name(const JsonFormRow& row, std::string_view key) {
  if (row.metadata == MetadataPlace::headers) return std::string(row.metadata_prefix).append(key);
  if (!key.starts_with(row.metadata_prefix)) return {};
  key.remove_prefix(row.metadata_prefix.size());
  if (row.form == JsonForm::opensearch) {
    for (const std::string_view own : opensearch_members) {
      if (key == own) return {};
    }
  }
  return std::string(key);
}

/// Returns a value as the form spells it; nothing if it cannot. Binary values are base64, which
/// grpc-gateway does not know. Headers, and what Connect makes headers of, are printable.
template <class Lazy = void>
[[nodiscard]] std::optional<std::string> json_metadata_value(const JsonFormRow& row,
                                                             std::string_view key,
                                                             std::string_view value) {
  if (key.ends_with("-bin")) {
    if (row.form == JsonForm::grpc_gateway) return std::nullopt;
    return unpadded_base64(value);
  }
  if (row.form == JsonForm::problem || row.form == JsonForm::opensearch) {
    if (find_utf8_fault(value)) return std::nullopt;
    return std::string(value);
  }
  for (const char c : value) {
    if (c < ' ' || c > '~') return std::nullopt;
  }
  if (value.starts_with(' ') || value.ends_with(' ')) return std::nullopt;
  return std::string(value);
}

}  // namespace detail::wire
}  // namespace v1
}  // namespace faultwire

#endif
