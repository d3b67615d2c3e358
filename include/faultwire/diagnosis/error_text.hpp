// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_ERROR_TEXT_HPP
#define FAULTWIRE_DIAGNOSIS_ERROR_TEXT_HPP
/// Everything that the grammars of text/ find in one text, every code with how it was known, and
/// which of them contradict each other.
///
/// @code
/// const ErrorText text = read_error_text("14 UNAVAILABLE: No connection established");
/// const bool known = text.code() == AnyCode(GrpcCode::unavailable);
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/diagnosis/forms/clients.hpp"
#include "faultwire/diagnosis/forms/debug_context.hpp"
#include "faultwire/diagnosis/forms/flight.hpp"
#include "faultwire/diagnosis/forms/influx.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/arrow_to_grpc.hpp"
#include "faultwire/mapping/rules/flight_to_grpc.hpp"
#include "faultwire/mapping/rules/http2_to_grpc.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// How a code was known, the most trustworthy first.
enum class Evidence : std::uint8_t {
  grpc_status,    ///< the key of a debug context
  client,         ///< the form of a client other than Arrow's
  flight_prefix,  ///< the prefix of Arrow
  class_name,     ///< the class of PyArrow
  arrow_status,   ///< the status and detail of Arrow, where they alone are there
  engine,         ///< a prefix of the query engine or service, whose server sends this code
  reset,          ///< a stream reset
  http_status,    ///< an HTTP status
};
/// For people, in the order of the enumerators.
inline constexpr auto evidence_names = std::to_array<std::string_view>({
    "grpc_status of the debug context",
    "the form of the client",
    "the prefix of Arrow Flight",
    "the class of PyArrow",
    "the status of Arrow",
    "a prefix of the query engine",
    "the reset of the stream",
    "an HTTP status",
});

/// One code of the text.
struct TextCode {
  AnyCode code{};
  Evidence evidence{};
};

/// The parts. Views are into the text.
struct ErrorText {
  std::string_view text{};
  std::optional<FlightText> flight{};
  std::optional<DebugContext> debug{};
  std::optional<ClientText> client{};
  std::optional<FoundCode> reset{};
  std::optional<FoundCode> http{};
  std::optional<FoundEngineError> engine{};
  std::optional<FoundRejection> rejection{};  ///< the first
  std::string_view json{};

  /// All codes, the most trustworthy first.
  [[nodiscard]] std::span<const TextCode> codes() const noexcept { return {codes_.data(), count_}; }
  /// The code to go by; nothing if none was found.
  [[nodiscard]] std::optional<AnyCode> code() const noexcept {
    if (count_ == 0) return std::nullopt;
    return codes_[0].code;
  }
  /// The same as gRPC has it; nothing for a code that is not gRPC's and has no image.
  [[nodiscard]] std::optional<GrpcCode> grpc_code() const noexcept;
  /// The innermost message that was found: what a person should read.
  [[nodiscard]] std::string_view message() const noexcept {
    if (debug && !debug->root.grpc_message.empty()) return debug->root.grpc_message;
    if (flight && !flight->message.empty()) return flight->message;
    if (client && !client->message.empty()) return client->message;
    return {};
  }
  /// The peer as gRPC spells it, or nothing.
  [[nodiscard]] std::string_view peer() const noexcept {
    return debug ? debug->root.peer : std::string_view();
  }
  /// Whether anything was found.
  [[nodiscard]] bool found() const noexcept {
    return count_ != 0 || rejection || engine || !json.empty();
  }
  /// Whether two codes of the text mean different things. Codes of different layers (a reset, an
  /// HTTP status) do not contradict.
  [[nodiscard]] bool contradicts() const noexcept;

  /// For the reader of the text alone.
  void add(AnyCode code, Evidence evidence) noexcept {
    if (count_ < codes_.size()) codes_[count_++] = {code, evidence};
  }

 private:
  std::array<TextCode, 8> codes_{};
  std::size_t count_ = 0;
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
/// Compares without the operator of std::optional, in which the standard library asks whether the
/// code is an error code of its own: interop/std_error_code.hpp may say so later.
[[nodiscard]] inline bool is_code(std::optional<GrpcCode> found, GrpcCode code) noexcept {
  return found && *found == code;
}
/// The gRPC code of a code of any of the domains that a text can name.
[[nodiscard]] inline std::optional<GrpcCode> as_grpc(AnyCode code) noexcept {
  if (code.domain == Domain::grpc) return code_from_number<GrpcCode>(code.number);
  if (const auto flight = code.to<FlightCode>()) return code_cast<GrpcCode>(*flight);
  if (const auto arrow = code.to<ArrowError>()) return code_cast<GrpcCode>(*arrow);
  if (const auto stream = code.to<StreamErrorCode>()) return code_cast<GrpcCode>(*stream);
  if (const auto reset = code.to<Http2Error>()) return code_cast<GrpcCode>(*reset);
  return std::nullopt;
}
/// The debug context of a Flight text, or the first that stands for itself.
[[nodiscard]] inline std::optional<DebugContext> read_debug_context(
    std::string_view text, const std::optional<FlightText>& flight) {
  std::string_view from;
  if (flight && !flight->debug_context.empty()) {
    from = flight->debug_context;
  } else if (const Span marker = find_folded(text, "gRPC client debug context: ")) {
    from = text.substr(marker.end);
  } else if (const Span peer = find_folded(text, "Error received from peer ")) {
    from =
        text.substr(peer.begin >= 8 && text.substr(peer.begin - 8, 8) == "UNKNOWN:" ? peer.begin - 8
                                                                                    : peer.begin);
  } else {
    return std::nullopt;
  }
  return parse_debug_context(from);
}
}  // namespace detail::diagnosis

namespace diagnosis {

inline std::optional<GrpcCode> ErrorText::grpc_code() const noexcept {
  return count_ == 0 ? std::nullopt : detail::diagnosis::as_grpc(codes_[0].code);
}
inline bool ErrorText::contradicts() const noexcept {
  const auto numbered =
      client && client->number ? code_from_number<GrpcCode>(*client->number) : std::nullopt;
  if (numbered && !detail::diagnosis::is_code(detail::diagnosis::as_grpc(client->code), *numbered))
    return true;
  std::optional<GrpcCode> first;
  for (const TextCode& one : codes()) {
    if (one.evidence >= Evidence::class_name) continue;
    const auto grpc = detail::diagnosis::as_grpc(one.code);
    if (first && grpc && *first != *grpc) return true;
    if (!first) first = grpc;
  }
  return false;
}

/// Reads a text by all grammars. Linear; allocates the list of children of a debug context alone.
[[nodiscard]] inline ErrorText read_error_text(std::string_view text) {
  ErrorText parts;
  parts.text = text;
  parts.flight = parse_flight_text(text);
  parts.debug = detail::diagnosis::read_debug_context(text, parts.flight);
  parts.client = parse_client_text(text);
  parts.reset = find_reset(text);
  parts.http = find_http_status(text);
  parts.engine = find_engine_error(text);
  parts.rejection = find_rejection(text);
  parts.json = parts.debug ? std::string_view() : find_json(text);
  if (parts.debug) {
    if (const auto status = grpc_status_of(*parts.debug))
      parts.add(AnyCode(Domain::grpc, *status), Evidence::grpc_status);
  }
  if (parts.client) parts.add(parts.client->code, Evidence::client);
  if (parts.flight && parts.flight->code) parts.add(*parts.flight->code, Evidence::flight_prefix);
  if (parts.flight && parts.flight->class_code)
    parts.add(*parts.flight->class_code, Evidence::class_name);
  if (parts.flight && parts.flight->arrow && !parts.flight->code)
    parts.add(*parts.flight->arrow, Evidence::arrow_status);
  if (parts.engine && parts.engine->code) parts.add(*parts.engine->code, Evidence::engine);
  if (parts.reset) parts.add(parts.reset->code, Evidence::reset);
  if (parts.http) parts.add(parts.http->code, Evidence::http_status);
  return parts;
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
