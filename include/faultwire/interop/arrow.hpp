// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_ARROW_HPP
#define FAULTWIRE_INTEROP_ARROW_HPP
/// StreamError and arrow::Status, in both directions, for servers and clients of Arrow Flight in
/// C++. Authority: Arrow 8.0 to 26.0, flight/types.h.
///
/// @code
/// const arrow::Status status =
///     to_arrow_status(StreamError(StreamErrorCode::unavailable, "starting"));
/// const bool same = error_from(status)->code() == StreamErrorCode::unavailable;
/// @endcode
///
/// In a server, give `to_arrow_status` the context of the call. In a client, call
/// `ask_for_details(options)` before the call and `error_from(status)` after it.

#include <arrow/flight/types.h>
#include <arrow/status.h>
#include <arrow/util/config.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/codes/arrow.hpp"
#include "faultwire/diagnosis/detail/repeated_context.hpp"
#include "faultwire/diagnosis/forms/flight.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/arrow_to_grpc.hpp"
#include "faultwire/mapping/rules/arrow_transport_to_grpc.hpp"
#include "faultwire/mapping/rules/grpc_to_arrow.hpp"
#include "faultwire/mapping/rules/grpc_to_arrow_transport.hpp"
#include "faultwire/wire/arrow_trailers.hpp"
#include "faultwire/wire/failure.hpp"

namespace faultwire {
inline namespace v1 {

/// The whole error in a status whose code has no Flight detail, within the process. Flight's own
/// detail would change the code that a server sends.
class StreamErrorDetail final : public arrow::StatusDetail {
 public:
  explicit StreamErrorDetail(std::string bytes, std::string_view name)
      : bytes_(std::move(bytes)), name_(name) {}
  [[nodiscard]] const char* type_id() const override { return "faultwire::StreamErrorDetail"; }
  /// Returns what Arrow writes after `Detail:`, the name of the StreamErrorCode.
  [[nodiscard]] std::string ToString() const override { return name_; }
  /// Returns an encoded google.rpc.Status. The reference is valid as long as the detail.
  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
  std::string name_;
};

/// Returns the code and the Flight detail of a status.
[[nodiscard]] inline ArrowError arrow_error(const arrow::Status& status) {
  ArrowError error{.code = static_cast<ArrowStatusCode>(static_cast<std::uint8_t>(status.code()))};
  if (const auto detail = arrow::flight::FlightStatusDetail::UnwrapStatus(status)) {
    error.detail = static_cast<ArrowFlightDetail>(static_cast<std::uint8_t>(detail->code()));
  }
  return error;
}

namespace detail::interop {

/// The context of a call on a server; Arrow has `AddTrailer` since 14.0.
template <class T>
concept FlightServerContext = requires(const T& context, const std::string& text) {
  context.AddTrailer(text, text);
  context.incoming_headers();
};

[[nodiscard]] inline std::shared_ptr<arrow::StatusDetail> flight_detail(ArrowFlightDetail code,
                                                                        std::string bytes) {
  return std::make_shared<arrow::flight::FlightStatusDetail>(
      static_cast<arrow::flight::FlightStatusCode>(static_cast<std::int8_t>(code)),
      std::move(bytes));
}
[[nodiscard]] inline arrow::Status make_status(ArrowStatusCode code, std::string message,
                                               std::shared_ptr<arrow::StatusDetail> detail) {
  return arrow::Status(static_cast<arrow::StatusCode>(code), std::move(message), std::move(detail));
}
/// Packs an error for a server that uses Arrow and returns the status `arrow`.
[[nodiscard]] inline faultwire::wire::Trailers pack_for_arrow(
    const StreamError& error, ArrowError arrow, const faultwire::wire::TrailerOptions& options,
    bool has_fields) {
  faultwire::detail::wire::Carrier carrier = faultwire::detail::wire::arrow_carrier(has_fields);
  carrier.sends = code_cast<rules::arrow_to_grpc_server>(arrow);
  return faultwire::detail::wire::TrailerPacker<void>(error, options, carrier).pack();
}

}  // namespace detail::interop

/// Returns the status whose code `Rule` chooses: by default the one that Arrow's client makes of
/// the same gRPC code in an asynchronous call. So RESOURCE_EXHAUSTED, which an Arrow server cannot
/// send, becomes Unavailable, and foreign clients do not take it for a fault of the request.
///
/// The whole error is in the detail, within the budget of `options`. A server sends it if the code
/// has a Flight detail. For the other codes (INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS,
/// UNIMPLEMENTED) a server sends code and message only, and clients read `. Detail: NOT_FOUND`
/// after the message: with Arrow 14 or newer, use the overload with the context of the call.
template <class Rule = rules::grpc_to_arrow_async_status>
[[nodiscard]] arrow::Status to_arrow_status(const StreamError& error,
                                            const wire::TrailerOptions& options = {}) {
  const ArrowError arrow = code_cast<Rule>(code_cast<GrpcCode>(error.code()));
  wire::Trailers trailers = detail::interop::pack_for_arrow(error, arrow, options, false);
  std::shared_ptr<arrow::StatusDetail> detail;
  if (arrow.detail) {
    detail = detail::interop::flight_detail(*arrow.detail, std::move(trailers.details));
  } else {
    detail =
        std::make_shared<StreamErrorDetail>(std::move(trailers.details), code_name(error.code()));
  }
  return detail::interop::make_status(arrow.code, std::move(trailers.message), std::move(detail));
}

/// Returns the status that a handler returns for the error, and adds the metadata to the trailers
/// of the call. `context` is Arrow's ServerCallContext, of 14.0 or newer; it must live until the
/// call ends, as it does for a stream that fails later.
///
/// The details travel for every code that has a Flight detail. For the other four they travel if
/// the client asked for them: see `ask_for_details`.
template <class Rule = rules::grpc_to_arrow_async_status,
          detail::interop::FlightServerContext Context>
[[nodiscard]] arrow::Status to_arrow_status(const StreamError& error, const Context& context,
                                            const wire::TrailerOptions& options = {}) {
  const ArrowError arrow = code_cast<Rule>(code_cast<GrpcCode>(error.code()));
  wire::Trailers trailers = detail::interop::pack_for_arrow(error, arrow, options, true);
  for (const wire::Trailer& trailer : trailers.metadata)
    context.AddTrailer(trailer.name, trailer.value);
  if (trailers.pushback_ms) context.AddTrailer("grpc-retry-pushback-ms", *trailers.pushback_ms);
  std::shared_ptr<arrow::StatusDetail> detail;
  if (arrow.detail) {
    detail = detail::interop::flight_detail(*arrow.detail, std::move(trailers.details));
  } else if (detail::wire::asks_for_details(context.incoming_headers())) {
    context.AddTrailer("grpc-status-details-bin", trailers.details);
  }
  return detail::interop::make_status(arrow.code, std::move(trailers.message), std::move(detail));
}

/// Asks a server of this library for the details of every error. Call it on the FlightCallOptions
/// of each call. Without it, four codes arrive with code and message only. `error_from` reads these
/// details; a program that looks at the FlightStatusDetail itself sees Internal beside a KeyError.
template <class CallOptions>
requires requires(CallOptions& options, std::pair<std::string, std::string> header) {
  options.headers.push_back(std::move(header));
}
void ask_for_details(CallOptions& options) {
  options.headers.push_back({std::string(wire::details_request_field), "1"});
}

namespace detail::interop {

/// What Arrow's client wrote around the message of a server.
struct ComposedMessage {
  std::string_view message;
  std::optional<std::int32_t> code{};  ///< gRPC's code, if words around the message tell it
  bool from_arrow = false;             ///< whether a server of Arrow sent it
};

/// Cuts off what a data stream appends. The debug context repeats the message, so the last place
/// where it does is the right one, even if the message holds the same words.
[[nodiscard]] inline std::string_view without_contexts(std::string_view text) {
  return faultwire::detail::diagnosis::without_repeated_context(
      text, faultwire::diagnosis::flight_suffix_rows[0].words);
}
/// Cuts off `. Detail: NAME` if the status has this detail, or if the name is that of a code which
/// has this status.
[[nodiscard]] inline std::string_view without_detail(std::string_view text, ArrowError arrow,
                                                     std::optional<std::int32_t>& code) {
  constexpr std::string_view words = ". Detail: ";
  const std::size_t at = text.rfind(words);
  if (at == std::string_view::npos) return text;
  const std::string_view name = text.substr(at + words.size());
  if (arrow.detail) {
    const std::string_view pair = code_name(ArrowError{ArrowStatusCode::io_error, arrow.detail});
    if (pair.ends_with(name) && pair.size() == name.size() + 10) return text.substr(0, at);
  }
  const auto stream = find_code<StreamErrorCode>(name);
  if (!stream || arrow.detail || code_name(*stream) != name) return text;
  const GrpcCode grpc = code_cast<GrpcCode>(*stream);
  if (code_cast<rules::grpc_to_arrow_sync>(grpc) != arrow) return text;
  code = static_cast<std::int32_t>(grpc);
  return text.substr(0, at);
}
/// Takes the message of a server out of the one that Arrow's client composed.
[[nodiscard]] inline ComposedMessage decompose(std::string_view text, ArrowError arrow) {
  ComposedMessage parts{without_contexts(text)};
  faultwire::diagnosis::FlightText prefix;
  faultwire::detail::diagnosis::match_flight_prefix(parts.message, 0, prefix);
  if (prefix.prefix && prefix.arrow == arrow && prefix.code &&
      prefix.code->domain == Domain::grpc) {
    parts.code = prefix.code->number;
    parts.message.remove_prefix(prefix.prefix.end);
  }
  // Only a server of Arrow names its detail, and only its message has no words before it.
  // In the middle of a listing it writes the words too, and names the detail twice.
  std::optional<std::int32_t> code;
  std::string_view message = without_detail(parts.message, arrow, code);
  if (parts.code) message = without_detail(message, arrow, code);
  parts.from_arrow = !parts.code || message.size() != parts.message.size();
  parts.message = message;
  if (!parts.code) parts.code = code;
  return parts;
}

#if ARROW_VERSION_MAJOR >= 14
/// Fills in what an asynchronous call tells: Arrow passes on some trailers as they are. Returns
/// whether the status is of such a call.
[[nodiscard]] inline bool read_transport_detail(const arrow::Status& status,
                                                faultwire::wire::Trailers& trailers) {
  const auto detail = arrow::flight::TransportStatusDetail::Unwrap(status);
  if (!detail) return false;
  const auto code = code_from_number<ArrowTransportCode>(static_cast<int>(detail->get().code()));
  trailers.code = static_cast<std::int32_t>(
      code_cast<rules::arrow_transport_to_grpc>(code.value_or(ArrowTransportCode::unknown)));
  trailers.message = std::string(detail->get().message());
  for (const auto& [key, value] : detail->get().details()) {
    if (key == "grpc-status-details-bin") {
      trailers.details = value;
    } else {
      trailers.metadata.push_back({key, value});
    }
  }
  const auto carried = faultwire::wire::decode_rpc_status(trailers.details);
  const auto sent = carried ? code_from_number<GrpcCode>(carried->code) : std::nullopt;
  if (sent && code && code_cast<rules::grpc_to_arrow_async>(*sent) == *code)
    trailers.code = carried->code;
  return true;
}
#endif

/// Whether Arrow's client makes this status of a call that ended with the code. It adds Internal to
/// a status with details that has no Flight detail.
[[nodiscard]] inline bool may_be(ArrowError arrow, std::int32_t code) {
  const auto grpc = code_from_number<GrpcCode>(code);
  if (!grpc) return false;
  for (const ArrowError& made : {code_cast<rules::grpc_to_arrow_sync>(*grpc),
                                 code_cast<rules::grpc_to_arrow_async_status>(*grpc)}) {
    if (made == arrow) return true;
    if (!made.detail && made.code == arrow.code && arrow.detail == ArrowFlightDetail::internal)
      return true;
  }
  return false;
}
/// The bytes of a google.rpc.Status in the detail of a status.
[[nodiscard]] inline std::string carried_details(const arrow::Status& status) {
  if (const auto flight = arrow::flight::FlightStatusDetail::UnwrapStatus(status))
    return flight->extra_info();
  const auto& detail = status.detail();
  if (detail && std::string_view(detail->type_id()) == "faultwire::StreamErrorDetail")
    return static_cast<const StreamErrorDetail&>(*detail).bytes();
  return {};
}

/// What a status tells of the trailers of its call.
struct ToldTrailers {
  faultwire::wire::Trailers trailers{};
  bool code_is_arrows = false;  ///< whether nothing but Arrow's status tells the code
};
[[nodiscard]] inline ToldTrailers told_trailers(const arrow::Status& status) {
  ToldTrailers told;
  faultwire::wire::Trailers& trailers = told.trailers;
  if (status.ok()) return told;
#if ARROW_VERSION_MAJOR >= 14
  if (read_transport_detail(status, trailers)) return told;
#endif
  const ArrowError arrow = arrow_error(status);
  const ComposedMessage parts = decompose(status.message(), arrow);
  trailers.message = std::string(parts.message);
  trailers.details = carried_details(status);
  trailers.code =
      parts.code.value_or(static_cast<std::int32_t>(code_cast<rules::arrow_to_grpc_server>(arrow)));
  const auto carried = faultwire::wire::decode_rpc_status(trailers.details);
  if (carried && carried->code != trailers.code && may_be(arrow, carried->code))
    trailers.code = carried->code;
  if (parts.from_arrow)
    trailers.metadata.push_back({"x-arrow-status", std::to_string(static_cast<int>(arrow.code))});
  told.code_is_arrows = !parts.code;
  return told;
}

}  // namespace detail::interop

/// Returns the trailers of the call as far as the status tells them: the message is that of the
/// server, without what Arrow's client wrote around it. The code is gRPC's: that of the details if
/// Arrow makes this status of it, else the one that the text names, else what an Arrow server sends
/// for the status.
[[nodiscard]] inline wire::Trailers trailers_from(const arrow::Status& status) {
  return detail::interop::told_trailers(status).trailers;
}

/// Reads a status once. `side` is who made an error that does not say so; by default UNAVAILABLE is
/// the transport's and CANCELLED and DEADLINE_EXCEEDED are the client's if nothing in the status
/// comes from a server.
[[nodiscard]] inline wire::DecodedTrailers read_status(
    const arrow::Status& status, std::optional<retry::Side> side = std::nullopt) {
  const auto told = detail::interop::told_trailers(status);
  wire::DecodedTrailers decoded =
      wire::read_trailers(told.trailers, side.value_or(detail::wire::likely_side(told.trailers)));
  if (decoded.error && decoded.details.empty() && told.code_is_arrows)
    decoded.error->set_origin(arrow_error(status));
  return decoded;
}

/// Returns the error, or nothing if the status is OK. One that `to_arrow_status` made comes back
/// equal. Otherwise the code is what Arrow's server would send, and the origin is the status with
/// its detail, or gRPC's code if the text names it.
[[nodiscard]] inline std::optional<StreamError> error_from(
    const arrow::Status& status, std::optional<retry::Side> side = std::nullopt) {
  return read_status(status, side).error;
}

/// Returns the facts of a status. The code is gRPC's if a server of gRPC sent it, or that of Arrow.
[[nodiscard]] inline retry::Failure failure_of(const arrow::Status& status,
                                               std::optional<retry::Side> side = std::nullopt) {
  const wire::DecodedTrailers decoded = read_status(status, side);
  retry::Failure failure = wire::failure_of(decoded);
  if (decoded.error && decoded.error->origin().domain == Domain::arrow)
    failure.code = decoded.error->origin();
  return failure;
}

}  // namespace v1
}  // namespace faultwire

#endif
