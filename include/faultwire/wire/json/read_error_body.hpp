// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WIRE_JSON_READ_ERROR_BODY_HPP
#define FAULTWIRE_WIRE_JSON_READ_ERROR_BODY_HPP
/// Reads the body of an HTTP answer as an error, whichever of the known forms it has. A body in no
/// known form stays unknown: then the HTTP status is all that is told. Reads JSON with
/// nlohmann-json (component `faultwire::json`).
///
/// @code
/// const wire::ErrorBody answer = wire::read_error_body(
///     404, {}, R"({"code":5,"message":"no such database","details":[]})");
/// const bool from_gateway = answer.form == wire::JsonForm::grpc_gateway;
/// const bool same = answer.error->code() == StreamErrorCode::not_found;
/// @endcode

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/hints.hpp"
#include "faultwire/status/failure.hpp"
#include "faultwire/status/stream_error.hpp"
#include "faultwire/wire/detail/json_reader.hpp"
#include "faultwire/wire/json/form.hpp"
#include "faultwire/wire/retry_info.hpp"

namespace faultwire {
inline namespace v1 {
namespace wire {

/// What is known before the body is read.
struct ReadBodyOptions {
  std::optional<JsonForm> form{};  ///< what the service is known to send; no other form is tried
  std::optional<retry::SystemTime> now{};  ///< for a Retry-After that is a date, if the answer has
                                           ///< no Date
  MetadataPolicy headers = pass_no_metadata;      ///< other headers that are metadata: servers of
                                                  ///< Connect send them under their own names
  std::size_t most_bytes = std::size_t{1} << 20;  ///< a larger body stays unknown
};

/// What an answer says.
struct ErrorBody {
  bool healthy = false;            ///< a success that is not the end of a failed stream
  std::optional<JsonForm> form{};  ///< nothing if the form is unknown, or two forms share the body
  std::optional<StreamError> error{};  ///< nothing if the form is unknown, or the answer is healthy
  retry::Failure failure{};            ///< the code is the HTTP status if nothing more is known
  std::string kind{};  ///< what the form calls the kind of error: the type of OpenSearch and
                       ///< of problem details, the code of InfluxDB and Connect. UTF-8
  std::vector<AnyDetail> details{};   ///< that are not ours
  JsonLoss lost = JsonLoss::nothing;  ///< what the form cannot carry
  Dropped dropped{};                  ///< what the writer says it left out, and unknown details
};

}  // namespace wire

namespace detail::wire {

/// The hints of the headers.
template <class Lazy = void>
void read_hints(std::span<const HttpField> headers, const ReadBodyOptions& options,
                faultwire::retry::Failure& failure) {
  namespace retry = faultwire::retry;
  const auto date = header_value(headers, "Date");
  if (const auto text = header_value(headers, "Retry-After")) {
    const std::string_view value = detail::retry::trimmed(*text);
    const bool is_number = !value.empty() && (is_digit(value[0]) || value[0] == '.');
    const auto now = retry::server_time(date, options.now.value_or(retry::SystemTime{}));
    failure.retry_after = is_number || options.now || now != retry::SystemTime{}
                              ? retry::parse_retry_after(value, now)
                              : retry::Hint::unreadable();
  }
  if (const auto text = header_value(headers, "RateLimit")) {
    failure.rate_limit = retry::parse_rate_limit(*text);
  } else if (const auto reset = header_value(headers, "RateLimit-Reset")) {
    failure.rate_limit =
        retry::parse_rate_limit_reset(header_value(headers, "RateLimit-Remaining"), *reset);
  }
}

/// Returns the form that the caller names, or the one that is recognised. A success has an error in
/// it only where a stream ends.
template <class Lazy = void>
[[nodiscard]] JsonForms possible_forms(const JsonAnswer& answer, std::optional<JsonForm> named) {
  if (!named) return recognise(answer);
  if (answer.succeeded() && !faultwire::wire::json_form_row(*named).ends_stream) return {};
  return {named};
}

/// Fills what the readers found into the answer.
template <class Lazy = void>
void settle(ErrorBody& out, BodyReader&& reader, std::optional<JsonForm> form) {
  out.form = form;
  out.error = std::move(reader.error);
  out.kind = std::move(reader.kind);
  out.details = std::move(reader.details);
  out.dropped = reader.dropped;
  const JsonLoss shared = faultwire::wire::json_form_row(JsonForm::influxdb_2).loses;
  out.lost = form ? faultwire::wire::json_form_row(*form).loses : shared;
  out.failure = failure_of(*out.error);
  out.failure.retry_info = faultwire::wire::retry_info_of(out.details);
}

}  // namespace detail::wire

namespace wire {

/// Returns what an answer says. Never fails: any bytes have an outcome. A success is healthy,
/// unless its body is the end of a stream that failed. `body` is one JSON object: one line of
/// grpc-gateway, one message of Connect without its envelope. Without a code in the body, the code
/// is that of the HTTP status by the rule of the form. An error that does not name its side is the
/// server's.
template <class Lazy = void>
[[nodiscard]] ErrorBody read_error_body(int status, std::span<const HttpField> headers,
                                        std::string_view body,
                                        const ReadBodyOptions& options = {}) {
  ErrorBody out;
  const bool success = status >= 200 && status < 300;
  out.failure.code = success ? AnyCode(GrpcCode::ok) : AnyCode(Domain::http, status);
  const nlohmann::json root = body.size() > options.most_bytes
                                  ? nlohmann::json()
                                  : nlohmann::json::parse(body, nullptr, false);
  const detail::wire::JsonAnswer answer{status, headers, root};
  if (root.is_object()) {
    const detail::wire::JsonForms found = detail::wire::possible_forms(answer, options.form);
    detail::wire::BodyReader reader(answer, options.headers);
    if (found.shared) reader.read_shared();
    if (found.shared || (found.form && reader.read(*found.form)))
      detail::wire::settle(out, std::move(reader), found.form);
  }
  out.healthy = success && !out.error;
  if (!success) out.failure.http_status = code_from_number<HttpStatus>(status);
  detail::wire::read_hints(headers, options, out.failure);
  return out;
}
/// The same for headers in braces.
template <class Lazy = void>
[[nodiscard]] ErrorBody read_error_body(int status, std::initializer_list<HttpField> headers,
                                        std::string_view body,
                                        const ReadBodyOptions& options = {}) {
  return read_error_body(status, std::span<const HttpField>(headers.begin(), headers.size()), body,
                         options);
}

}  // namespace wire
}  // namespace v1
}  // namespace faultwire

#endif
