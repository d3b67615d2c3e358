// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_DETAIL_JSON_STATUS_HPP
#define FAULTWIRE_WIRE_DETAIL_JSON_STATUS_HPP
/// Which HTTP status, and which code of its own, a form gives an error.

#include <cstddef>
#include <string>
#include <string_view>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/grpc_to_http.hpp"
#include "faultwire/mapping/rules/http_to_influx.hpp"
#include "faultwire/mapping/rules/influx_to_http.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/wire/json/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::wire {

/// Returns the code that gRPC's trailers would have.
template <class Lazy = void>
[[nodiscard]] GrpcCode grpc_code_of(const StreamError& error) noexcept {
  return code_cast<GrpcCode>(error.code());
}

/// Returns the InfluxDB code of an error: its origin, if that has a text that travels, else the
/// code of its HTTP status.
template <class Lazy = void>
[[nodiscard]] InfluxCode influx_code_of(const StreamError& error) noexcept {
  const auto origin = error.origin().exactly<InfluxCode>();
  if (origin && !code_text(*origin).empty()) return *origin;
  return code_cast<rules::http_to_influx>(code_cast<rules::grpc_to_http>(grpc_code_of(error)));
}

/// A rule by name. `status` has it for codes of gRPC, `influx` for those of InfluxDB.
struct JsonStatusRule {
  JsonForm form;
  std::string_view id;
  HttpStatus (*status)(GrpcCode) noexcept;
  HttpStatus (*influx)(InfluxCode) noexcept;
};
/// The rule of every form, in the order of the enumerators. A template, so that a program that
/// writes no body evaluates no table.
template <class Lazy = void>
inline constexpr JsonStatusRule json_status_rules[] = {
    {JsonForm::google_api, rules::grpc_to_http::id, code_cast<rules::grpc_to_http>, nullptr},
    {JsonForm::grpc_gateway, rules::grpc_to_http_gateway::id,
     code_cast<rules::grpc_to_http_gateway>, nullptr},
    {JsonForm::grpc_gateway_stream, rules::grpc_to_http_gateway::id,
     code_cast<rules::grpc_to_http_gateway>, nullptr},
    {JsonForm::connect, rules::grpc_to_http_connect::id, code_cast<rules::grpc_to_http_connect>,
     nullptr},
    {JsonForm::connect_end_stream, rules::grpc_to_http_connect::id,
     code_cast<rules::grpc_to_http_connect>, nullptr},
    {JsonForm::problem, rules::grpc_to_http::id, code_cast<rules::grpc_to_http>, nullptr},
    {JsonForm::opensearch, rules::grpc_to_http::id, code_cast<rules::grpc_to_http>, nullptr},
    {JsonForm::influxdb_2, rules::influx_to_http_2x::id, nullptr,
     code_cast<rules::influx_to_http_2x>},
    {JsonForm::influxdb_3, rules::influx_to_http::id, nullptr, code_cast<rules::influx_to_http>},
};

/// Returns the status of the answer; 200 where it was sent before the error was known.
template <class Lazy = void>
[[nodiscard]] HttpStatus json_status(JsonForm form, const StreamError& error) noexcept {
  const auto& row = faultwire::wire::json_form_row(form);
  if (row.ends_stream) return HttpStatus::ok;
  const JsonStatusRule& rule = json_status_rules<>[static_cast<std::size_t>(form)];
  return rule.status != nullptr ? rule.status(grpc_code_of(error))
                                : rule.influx(influx_code_of(error));
}

/// Returns a code as Connect spells it: the name in lower case, and `canceled` with one l.
template <class Lazy = void>
[[nodiscard]] std::string connect_code(GrpcCode code) {
  if (code == GrpcCode::cancelled) return "canceled";
  std::string text(code_name(code));
  for (char& c : text) c = fold_case(c);
  return text;
}

}  // namespace detail::wire

}  // namespace v1
}  // namespace faultwire

#endif
