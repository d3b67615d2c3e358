// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_ERROR_TEXT_HPP
#define FAULTWIRE_DIAGNOSIS_ERROR_TEXT_HPP
/// Everything that the forms find in one record, every code with how it was known, and which of
/// them contradict each other.
///
/// @code
/// const ErrorText text = read_error_text("14 UNAVAILABLE: No connection established");
/// const bool known = text.code() == AnyCode(GrpcCode::unavailable);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "faultwire/codes/adbc.hpp"
#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/diagnosis/detail/arena.hpp"
#include "faultwire/diagnosis/envelopes/open.hpp"
#include "faultwire/diagnosis/forms/clients.hpp"
#include "faultwire/diagnosis/forms/debug_context.hpp"
#include "faultwire/diagnosis/forms/flight.hpp"
#include "faultwire/diagnosis/forms/http_status.hpp"
#include "faultwire/diagnosis/forms/influx.hpp"
#include "faultwire/diagnosis/forms/reset.hpp"
#include "faultwire/mapping/cast.hpp"
#include "faultwire/mapping/rules/arrow_to_grpc.hpp"
#include "faultwire/mapping/rules/flight_to_grpc.hpp"
#include "faultwire/mapping/rules/http2_to_grpc.hpp"
#include "faultwire/mapping/rules/stream_to_grpc.hpp"

namespace faultwire {
inline namespace v1 {
namespace detail::diagnosis {
class TextReader;
}  // namespace detail::diagnosis

namespace diagnosis {

/// How a code was known, the most trustworthy first.
enum class Evidence : std::uint8_t {
  grpc_status,    ///< the key of a debug context
  client,         ///< the form of a client other than Arrow's
  flight_prefix,  ///< the prefix of Arrow
  class_name,     ///< the class of PyArrow
  arrow_status,   ///< the status and detail of Arrow, where they alone are there
  engine,         ///< a prefix of the query engine or service, whose server sends this code
  reset,          ///< a stream reset, or a GOAWAY
  http_status,    ///< an HTTP status
  body,           ///< the code of an InfluxDB error body
  adbc,           ///< the status of ADBC, which merges several gRPC codes
};
/// For people, in the order of the enumerators.
inline constexpr std::string_view evidence_names[] = {
    "grpc_status of the debug context"sv,
    "the form of the client"sv,
    "the prefix of Arrow Flight"sv,
    "the class of PyArrow"sv,
    "the status of Arrow"sv,
    "a prefix of the query engine"sv,
    "the reset of the stream"sv,
    "an HTTP status"sv,
    "the body of the answer"sv,
    "the status of ADBC"sv,
};

/// One code of the text.
struct TextCode {
  AnyCode code{};
  Evidence evidence{};
};

/// The parts of a record. Views are into the text that was read, or into memory that this object
/// owns; they stay valid if it is moved.
struct ErrorText {
  std::string_view text{};
  std::optional<FlightText> flight{};
  std::optional<DebugContext> debug{};
  std::optional<ClientText> client{};
  std::optional<FoundReset> reset{};
  std::optional<FoundCode> http{};
  std::optional<FoundEngineError> engine{};
  std::optional<FoundRejection> rejection{};  ///< the first
  /// The body of an answer, unchanged, for `write_api::read_response`.
  std::string_view json{};
  std::string_view body_message{};  ///< what that body says, unescaped

  /// Returns all codes, the most trustworthy first. They are part of this object, so those of a
  /// temporary cannot be asked for: keep it in a variable.
  [[nodiscard]] std::span<const TextCode> codes() const& noexcept { return {codes_, count_}; }
  std::span<const TextCode> codes() const&& = delete;
  /// Returns the code to go by; nothing if none was found.
  [[nodiscard]] std::optional<AnyCode> code() const noexcept {
    if (count_ == 0) return std::nullopt;
    return codes_[0].code;
  }
  /// Returns the same as gRPC has it; nothing for a code that is not gRPC's and has no image.
  [[nodiscard]] std::optional<GrpcCode> grpc_code() const noexcept;
  /// Returns the message that the innermost form has, with the escapes of that form resolved.
  [[nodiscard]] std::string_view message() const noexcept { return message_; }
  /// Returns the peer as gRPC spells it, or nothing.
  [[nodiscard]] std::string_view peer() const noexcept {
    return debug ? debug->root.peer : std::string_view();
  }
  /// Returns whether the text tells of an error by a code, a rejected point, the query engine, or
  /// the body of an answer.
  [[nodiscard]] bool found() const noexcept {
    return count_ != 0 || rejection || engine || !json.empty();
  }
  /// Returns whether two codes of the text mean different things. Codes of different layers (a
  /// reset, an HTTP status) do not contradict.
  [[nodiscard]] bool contradicts() const noexcept;

 private:
  friend class detail::diagnosis::TextReader;
  /// Each kind of evidence gives at most one code.
  void add(AnyCode code, Evidence evidence) noexcept { codes_[count_++] = {code, evidence}; }

  std::string_view message_{};
  TextCode codes_[std::size(evidence_names)]{};
  std::size_t count_ = 0;
  detail::diagnosis::Arena arena_{};
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
/// Compares without the operator of std::optional, in which the standard library asks whether the
/// code is an error code of its own: interop/std_error_code.hpp may say so later.
[[nodiscard]] inline bool is_code(std::optional<GrpcCode> found, GrpcCode code) noexcept {
  return found && *found == code;
}
/// Returns the gRPC code of a code of any of the domains that a text can name.
[[nodiscard]] inline std::optional<GrpcCode> as_grpc(AnyCode code) noexcept {
  if (code.domain == Domain::grpc) return code_from_number<GrpcCode>(code.number);
  if (const auto flight = code.to<FlightCode>()) return code_cast<GrpcCode>(*flight);
  if (const auto arrow = code.to<ArrowError>()) return code_cast<GrpcCode>(*arrow);
  if (const auto stream = code.to<StreamErrorCode>()) return code_cast<GrpcCode>(*stream);
  if (const auto reset = code.to<Http2Error>()) return code_cast<GrpcCode>(*reset);
  return std::nullopt;
}
/// Returns the debug context of a Flight text, or the first that is alone before `limit`.
[[nodiscard]] inline std::optional<DebugContext> read_debug_context(
    std::string_view text, std::size_t limit, const std::optional<FlightText>& flight) {
  const std::string_view own = text.substr(0, limit);
  std::string_view from;
  if (flight && !flight->debug_context.empty()) {
    from = flight->debug_context;
  } else if (const Span marker = find_folded(own, "gRPC client debug context: ")) {
    from = text.substr(marker.end);
  } else if (const Span peer = find_folded(own, "Error received from peer ")) {
    const bool named = peer.begin >= 8 && text.substr(peer.begin - 8, 8) == "UNKNOWN:";
    from = text.substr(named ? peer.begin - 8 : peer.begin);
  } else {
    return std::nullopt;
  }
  return parse_debug_context(from);
}
/// Returns the ADBC status before `[FlightSQL]`, in the spelling of C, Python or Go.
[[nodiscard]] inline std::optional<AdbcStatusCode> adbc_before(std::string_view text,
                                                               std::size_t at) noexcept {
  if (at < 2 || text.substr(at - 2, 2) != ": ") return std::nullopt;
  std::string_view name = text.substr(0, at - 2);
  if (name.ends_with(')')) {
    const std::size_t open = name.rfind(" (");
    if (open == std::string_view::npos || name.size() - open > 6) return std::nullopt;
    name = name.substr(0, open);
  }
  constexpr std::string_view prefix = "ADBC_STATUS_";
  const std::size_t marked = name.rfind(prefix);
  if (marked != std::string_view::npos && name.size() - marked < 40)
    return find_code<AdbcStatusCode>(name.substr(marked + prefix.size()));
  // Go spells two words, and one of them is `I/O`.
  if (name.ends_with("I/O")) return AdbcStatusCode::io;
  for (std::size_t blank = name.rfind(' ');; blank = name.substr(0, blank).rfind(' ')) {
    const std::string_view last = blank == std::string_view::npos ? name : name.substr(blank + 1);
    if (last.size() > 24) return std::nullopt;
    const auto code = find_code<AdbcStatusCode>(last);
    if (code) return code;
    if (blank == std::string_view::npos || blank == 0) return std::nullopt;
  }
}

/// Reads the segments of a record one after the other; what is found first stays.
class TextReader {
 public:
  explicit TextReader(ErrorText& into) noexcept : into_(into) {}

  void read(std::string_view text) {
    into_.text = text;
    opened_ = open_envelopes(text, into_.arena_);
    if (opened_.foreign()) return;
    for (std::size_t i = 0; i < opened_.size(); ++i) segment(opened_.segment(i));
    const JsonBody& body = opened_.body();
    if (body.facts.error || influx_code(body.facts.code)) {
      into_.json = body.json;
      into_.body_message = body.facts.message;
    }
    codes();
    message();
  }
  [[nodiscard]] const Opened& opened() const noexcept { return opened_; }

 private:
  void segment(const Segment& one) {
    const std::string_view text = one.text;
    const std::string_view own = text.substr(0, one.search_end);
    if (!into_.flight) into_.flight = parse_flight_text(text, one.search_end);
    if (!into_.debug) into_.debug = read_debug_context(text, one.search_end, into_.flight);
    if (!into_.client) {
      into_.client = find_client_text(text, one.search_end, one.after);
      if (into_.client && into_.client->after_status)
        adbc_ = adbc_before(text, into_.client->where.begin);
    }
    if (!adbc_ && !into_.client) adbc_alone(own);
    if (!into_.reset) into_.reset = find_reset(own);
    if (!into_.http) into_.http = find_http_from(text, one.search_end, 400);
    if (const auto engine = find_engine_error(own)) into_.engine = engine;
    if (!into_.rejection) into_.rejection = find_rejection(own);
    if (!influx_ && one.error) influx_ = parse_influx_text(text);
    if (!influx_ && into_.http) influx_ = after_status(text);
  }
  void adbc_alone(std::string_view text) {
    const Span mark = find_folded(text, "ADBC_STATUS_");
    if (!mark) return;
    const std::string_view name = name_at(text, mark.end);
    if (const auto code = find_code<AdbcStatusCode>(name)) {
      if (*code != AdbcStatusCode::ok) adbc_ = code;
    }
  }
  /// `404 Not Found): not found: bucket not found`.
  [[nodiscard]] std::optional<FoundInfluxText> after_status(std::string_view text) const {
    const std::size_t end = into_.http->where.end;
    if (end >= text.size()) return std::nullopt;
    std::string_view rest = text.substr(end);
    if (rest.starts_with(')')) rest.remove_prefix(1);
    if (!rest.starts_with(": ")) return std::nullopt;
    return parse_influx_text(rest.substr(2));
  }
  /// A status that is JSON: google.rpc.Status, or Connect's.
  [[nodiscard]] std::optional<GrpcCode> json_code() const noexcept {
    const JsonFacts& facts = opened_.status();
    if (facts.message.empty()) return std::nullopt;
    return status_code(facts);
  }
  void codes() {
    if (into_.debug) {
      const auto status = grpc_status_of(*into_.debug);
      if (status && *status != 0) into_.add(AnyCode(Domain::grpc, *status), Evidence::grpc_status);
    }
    if (into_.client) into_.add(into_.client->code, Evidence::client);
    if (const auto json = into_.client ? std::nullopt : json_code())
      into_.add(*json, Evidence::client);
    if (into_.flight && into_.flight->code) into_.add(*into_.flight->code, Evidence::flight_prefix);
    if (into_.flight && into_.flight->class_code)
      into_.add(*into_.flight->class_code, Evidence::class_name);
    if (into_.flight && into_.flight->arrow && !into_.flight->code)
      into_.add(*into_.flight->arrow, Evidence::arrow_status);
    if (into_.engine && into_.engine->code) into_.add(*into_.engine->code, Evidence::engine);
    if (into_.reset) into_.add(into_.reset->code, Evidence::reset);
    http_codes();
    if (adbc_) into_.add(*adbc_, Evidence::adbc);
  }
  void http_codes() {
    const JsonFacts& facts = opened_.body().facts;
    const bool client = into_.client && into_.client->code.domain == Domain::http;
    if (into_.http && !client) {
      into_.add(into_.http->code, Evidence::http_status);
    } else if (client) {
      into_.http = FoundCode{into_.client->code, into_.client->where};
    } else if (!into_.json.empty() && facts.status_number >= 400 && facts.status_number < 600) {
      into_.http = FoundCode{AnyCode(Domain::http, facts.status_number), {}};
      into_.add(into_.http->code, Evidence::http_status);
    }
    const auto body = influx_code(facts.code);
    if (!into_.json.empty() && body) {
      into_.add(*body, Evidence::body);
    } else if (influx_) {
      into_.add(influx_->code, Evidence::body);
    }
  }
  void message() {
    if (into_.debug && !into_.debug->root.grpc_message.empty()) {
      into_.message_ = unescaped(into_.debug->root.grpc_message);
    } else if (into_.flight && !into_.flight->message.empty()) {
      into_.message_ = into_.flight->message;
    } else if (into_.client && !into_.client->message.empty()) {
      const ClientText& client = *into_.client;
      into_.message_ = client.escaped ? unescaped(client.message) : client.message;
    } else if (!into_.client && json_code()) {
      into_.message_ = opened_.status().message;
    } else if (!into_.body_message.empty()) {
      into_.message_ = into_.body_message;
    } else if (influx_) {
      into_.message_ = influx_->message;
    }
  }
  [[nodiscard]] std::string_view unescaped(std::string_view text) {
    if (text.find('\\') == std::string_view::npos) return text;
    char* const room = into_.arena_.room(text.size());
    std::size_t size = 0;
    unescape_to(
        [&](std::string_view piece) {
          for (const char c : piece) room[size++] = c;
        },
        text);
    return {room, size};
  }

  ErrorText& into_;
  Opened opened_{};
  std::optional<AdbcStatusCode> adbc_{};
  std::optional<FoundInfluxText> influx_{};
};
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

/// Reads a record by all forms: envelopes are opened first. Linear; allocates what has to be
/// unescaped, and the children of a debug context.
[[nodiscard]] inline ErrorText read_error_text(std::string_view text) {
  ErrorText parts;
  detail::diagnosis::TextReader(parts).read(text);
  return parts;
}

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
