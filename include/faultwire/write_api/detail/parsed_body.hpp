// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_DETAIL_PARSED_BODY_HPP
#define FAULTWIRE_WRITE_API_DETAIL_PARSED_BODY_HPP
/// Reads the body of an answer: JSON in any of the shapes that servers have, or text.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "faultwire/wording/fold.hpp"
#include "faultwire/write_api/detail/names.hpp"
#include "faultwire/write_api/understand/outcome.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail {
namespace write_api {

/// A body, whatever it is made of.
struct ParsedBody {
  BodyForm form = BodyForm::empty;
  std::optional<std::string> code{};
  std::optional<std::string> message{};
  std::optional<std::string> error{};
  std::optional<std::uint64_t> line{};
  std::optional<std::uint64_t> max_length{};
  bool data_array = false;
  bool data_object = false;
  std::vector<RejectedEntry> data{};
};

using Json = nlohmann::json;

[[nodiscard]] inline const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}
[[nodiscard]] inline std::optional<std::string> text_of(const Json* value) {
  if (value == nullptr) return std::nullopt;
  const auto* const text = value->get_ptr<const Json::string_t*>();
  return text == nullptr ? std::nullopt : std::optional<std::string>(*text);
}
[[nodiscard]] inline std::optional<std::uint64_t> number_of(const Json* value) {
  if (value == nullptr || !value->is_number_unsigned()) return std::nullopt;
  return value->get<std::uint64_t>();
}

[[nodiscard]] inline RejectedEntry item_of(const Json& item) {
  RejectedEntry out;
  out.entry = number_of(member(item, "line_number")).value_or(0);
  out.reason = text_of(member(item, "error_message")).value_or("");
  out.line = text_of(member(item, "original_line")).value_or("");
  return out;
}

inline void read_object(const Json& object, ParsedBody& body) {
  body.code = text_of(member(object, "code"));
  if (!body.code) body.code = text_of(member(object, "error_code"));
  body.message = text_of(member(object, "message"));
  body.line = number_of(member(object, "line"));
  body.max_length = number_of(member(object, "maxLength"));
  // InfluxDB 2 nests the cause of an error, as a text or as an object of the same shape.
  const Json* error = member(object, "error");
  body.error = text_of(error);
  if (!body.error && error != nullptr) body.error = text_of(member(*error, "message"));
  // The query endpoint of 1.x says errors under 200.
  if (const Json* results = member(object, "results");
      !body.error && results != nullptr && results->is_array()) {
    for (const Json& result : *results) {
      if (!body.error) body.error = text_of(member(result, "error"));
    }
  }
  const Json* const data = member(object, "data");
  if (data == nullptr) return;
  body.data_object = data->is_object();
  if (body.data_object) body.data.push_back(item_of(*data));
  if (!data->is_array()) return;
  for (const Json& item : *data) {
    if (!item.is_object()) return body.data.clear();  // not a list of rejections
    body.data.push_back(item_of(item));
  }
  body.data_array = !body.data.empty();  // a list of nothing says nothing
}

/// Returns `bytes` with an escape for every control character inside a string: documentation and
/// logs show JSON with broken lines.
[[nodiscard]] inline std::string with_escaped_lines(std::string_view bytes) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (inside && c == '\\' && i + 1 < bytes.size()) {
      out += c;
      out += bytes[++i];
      continue;
    }
    if (c == '"') inside = !inside;
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if (inside && control) {
      out += c == '\n' ? "\\n" : " ";
    } else {
      out += c;
    }
  }
  return out;
}

/// Parses a JSON object; anything else gives an empty value. Values that are nested deeper
/// than any answer are left out.
[[nodiscard]] inline Json parse_object(std::string_view bytes) {
  constexpr int deepest = 8;
  const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; };
  Json object = Json::parse(bytes, shallow, false);
  if (object.is_discarded()) object = Json::parse(with_escaped_lines(bytes), shallow, false);
  return object;
}

/// Sniffs and reads a body.
[[nodiscard]] inline ParsedBody parse_body(std::string_view bytes) {
  ParsedBody body;
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return body;
  if (bytes[begin] == '{') {
    const Json object = parse_object(bytes);
    if (object.is_object()) {
      body.form = BodyForm::json;
      read_object(object, body);
      return body;
    }
    body.form = BodyForm::broken_json;
  } else {
    const std::string_view text = bytes.substr(begin);
    const bool html = wording::begins_with(text, "<!doctype html") ||
                      wording::begins_with(text, "<html") || wording::begins_with(text, "<head");
    body.form = html ? BodyForm::html : BodyForm::plain;
  }
  body.message = std::string(bytes);
  return body;
}

}  // namespace write_api
}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
