// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_JSON_RECOGNISE_HPP
#define FAULTWIRE_WIRE_DETAIL_JSON_RECOGNISE_HPP
/// In which forms a body can be read. A form is recognised by members that no other form has in
/// this way, so that the body of a stranger stays unknown.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/grpc_to_http.hpp"
#include "faultwire/wire/detail/json_read_details.hpp"
#include "faultwire/wire/detail/json_status.hpp"
#include "faultwire/wire/json/form.hpp"
#include "faultwire/wire/json/write.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::wire {

template <class Lazy = void>
[[nodiscard]] bool same_folded(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (fold_case(a[i]) != fold_case(b[i])) return false;
  }
  return true;
}
/// Returns the first value of a header, whatever the case of its name.
template <class Lazy = void>
[[nodiscard]] std::optional<std::string_view> header_value(std::span<const HttpField> headers,
                                                           std::string_view name) noexcept {
  for (const HttpField& field : headers) {
    if (same_folded(field.name, name)) return std::string_view(field.value);
  }
  return std::nullopt;
}

/// Returns the code that Connect spells so.
template <class Lazy = void>
[[nodiscard]] std::optional<GrpcCode> from_connect_code(std::string_view text) {
  for (std::size_t i = 1; i < CodeTraits<GrpcCode>::extent; ++i) {
    const GrpcCode code = CodeTraits<GrpcCode>::at(i);
    if (connect_code(code) == text) return code;
  }
  return std::nullopt;
}
/// Returns the code that travels as this text in the answers of InfluxDB.
template <class Lazy = void>
[[nodiscard]] std::optional<InfluxCode> from_influx_text(std::string_view text) noexcept {
  for (const InfluxCodeRow& row : CodeTraits<InfluxCode>::rows) {
    if (!row.text.empty() && row.text == text) return row.code;
  }
  return std::nullopt;
}

/// An answer whose body is a JSON object.
struct JsonAnswer {
  int status;
  std::span<const HttpField> headers;
  const Json& root;

  [[nodiscard]] bool succeeded() const noexcept { return status >= 200 && status < 300; }
  [[nodiscard]] bool has_status_member() const {
    return integer_of(member_of(root, "status")) == status;
  }
};

/// Connect: a code in words; message and details may be missing. Twirp has the same codes and calls
/// the message `msg`.
template <class Lazy = void>
[[nodiscard]] bool is_connect(const Json& error) {
  const std::string* const code = text_member(error, "code");
  if (code == nullptr || !from_connect_code(*code) || error.contains("msg")) return false;
  const Json* const message = member_of(error, "message");
  const Json* const details = member_of(error, "details");
  return (message == nullptr || message->is_string()) &&
         (details == nullptr || details->is_array());
}
/// A gRPC code as a number, and a message. Numbers that gRPC does not define are sent on, too.
template <class Lazy = void>
[[nodiscard]] bool is_rpc_status(const Json& error) {
  const auto code = integer_of(member_of(error, "code"));
  return code && *code >= 1 && *code <= 99 && text_member(error, "message") != nullptr;
}
template <class Lazy = void>
[[nodiscard]] bool is_gateway(const JsonAnswer& answer) {
  if (!is_rpc_status(answer.root)) return false;
  if (const Json* const details = member_of(answer.root, "details")) return details->is_array();
  const auto code = code_from_number<GrpcCode>(*integer_of(member_of(answer.root, "code")));
  return answer.status ==
         static_cast<int>(code_cast<rules::grpc_to_http_gateway>(code.value_or(GrpcCode::unknown)));
}
template <class Lazy = void>
[[nodiscard]] bool is_google(const Json& error) {
  const auto code = integer_of(member_of(error, "code"));
  const std::string* const status = text_member(error, "status");
  const bool named = status != nullptr && find_code<GrpcCode>(*status).has_value();
  return (named || (code && *code >= 300 && *code <= 599)) &&
         text_member(error, "message") != nullptr;
}
template <class Lazy = void>
[[nodiscard]] bool is_problem(const JsonAnswer& answer) {
  const auto type = header_value(answer.headers, "Content-Type");
  constexpr std::string_view media = "application/problem+json";
  if (type && same_folded(type->substr(0, media.size()), media)) return true;
  return text_member(answer.root, "type") != nullptr &&
         text_member(answer.root, "title") != nullptr && answer.has_status_member();
}
/// The error with its type and reason, or as one text.
template <class Lazy = void>
[[nodiscard]] bool is_opensearch(const JsonAnswer& answer) {
  const Json* const error = member_of(answer.root, "error");
  if (error == nullptr || !answer.has_status_member()) return false;
  if (error->is_string()) return answer.root.size() == 2;
  return text_member(*error, "type") != nullptr && error->contains("reason");
}
/// `code` is a text of InfluxDB, or the header of InfluxDB 2.x repeats it.
template <class Lazy = void>
[[nodiscard]] bool is_influxdb_2(const JsonAnswer& answer) {
  const std::string* const code = text_member(answer.root, "code");
  if (code == nullptr || text_member(answer.root, "message") == nullptr) return false;
  return from_influx_text(*code) || header_value(answer.headers, "X-Platform-Error-Code") == *code;
}
/// The text alone, with `data` where single lines are named.
template <class Lazy = void>
[[nodiscard]] bool is_influxdb_3(const Json& root) {
  const std::size_t known = root.contains("data") ? 2 : 1;
  return text_member(root, "error") != nullptr && root.size() == known;
}

/// Returns whether a body may be of a form. Only the end of a stream comes with a success.
template <class Lazy = void>
[[nodiscard]] bool matches(const JsonAnswer& answer, JsonForm form) {
  const Json* const error = member_of(answer.root, "error");
  if (answer.succeeded() && !faultwire::wire::json_form_row(form).ends_stream) return false;
  switch (form) {
    case JsonForm::google_api:
      return error != nullptr && is_google(*error);
    case JsonForm::grpc_gateway:
      return is_gateway(answer);
    case JsonForm::grpc_gateway_stream:
      return answer.root.size() == 1 && error != nullptr && is_rpc_status(*error) &&
             !error->contains("status");
    case JsonForm::connect:
      return is_connect(answer.root);
    case JsonForm::connect_end_stream:
      return error != nullptr && is_connect(*error) &&
             answer.root.size() == (answer.root.contains("metadata") ? 2u : 1u);
    case JsonForm::problem:
      return is_problem(answer);
    case JsonForm::opensearch:
      return is_opensearch(answer);
    case JsonForm::influxdb_2:
      return is_influxdb_2(answer);
    case JsonForm::influxdb_3:
      return is_influxdb_3(answer.root);
  }
  return false;
}

/// Which forms a body may have.
struct JsonForms {
  std::optional<JsonForm> form{};  ///< the only one
  bool shared = false;             ///< of Connect and InfluxDB, which have the code `unavailable`
};
/// Returns the form of a body. Problem details may have any other members. Connect and InfluxDB can
/// have the same body; a body of any other two forms is a stranger's.
template <class Lazy = void>
[[nodiscard]] JsonForms recognise(const JsonAnswer& answer) {
  if (matches(answer, JsonForm::problem)) return {JsonForm::problem};
  JsonForms found;
  std::size_t count = 0;
  for (const JsonFormRow& row : json_form_rows) {
    if (!matches(answer, row.form)) continue;
    found.form = row.form;
    ++count;
  }
  if (count < 2) return found;
  const bool influx = is_influxdb_2(answer);
  if (influx && header_value(answer.headers, "X-Platform-Error-Code"))
    return {JsonForm::influxdb_2};
  if (!influx || count > 2 || !is_connect(answer.root)) return {};
  if (answer.root.contains("details")) return {JsonForm::connect};
  return {std::nullopt, true};
}

}  // namespace detail::wire
}  // namespace v1
}  // namespace faultwire

#endif
