// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_CLIENTS_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_CLIENTS_HPP
/// How clients other than Arrow C++ write a gRPC error, and how all of them write a stream reset
/// and an HTTP status.
///
/// @code
/// const auto text = parse_client_text("rpc error: code = NotFound desc = no such table");
/// const bool known =
///     text->code == AnyCode(GrpcCode::not_found) && text->message == "no such table";
/// const bool reset = find_reset("Received RST_STREAM with error code 2")->code ==
///                    AnyCode(Http2Error::internal_error);
/// @endcode

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/codes/stream.hpp"
#include "faultwire/codes/traits.hpp"
#include "faultwire/diagnosis/detail/dictionary.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// A client and how it writes: words, a code by name, words, the message.
struct ClientRow {
  std::string_view client;
  std::string_view before;  ///< empty: a number and a blank stand there
  std::string_view behind;  ///< between the name and the message
  Domain domain;
  bool quotes = false;         ///< the message, with escapes
  bool message_first = false;  ///< the words before, the message, the words behind, the code
};

/// In the order in which they are tried at one place; the last is the one without words before.
inline constexpr auto client_rows = std::to_array<ClientRow>({
    {"grpc-go", "rpc error: code = ", " desc = ", Domain::grpc},
    {"tonic", "status: ", ", message: ", Domain::grpc, true},
    {"grpc-java", "StatusRuntimeException: ", ": ", Domain::grpc},
    {"grpc-java", "StatusException: ", ": ", Domain::grpc},
    {"Flight Java", "FlightRuntimeException: ", ": ", Domain::flight},
    {"Flight Java", "CallStatus{code=", ", ", Domain::flight},
    {"OpenSearch", "StreamException: ", ": ", Domain::stream},
    {"OpenSearch", "StreamException[errorCode=", ", ", Domain::stream},
    {"protobuf-ts", "RpcError: ", " Code: ", Domain::grpc, false, true},
    {"grpc-python", "status = StatusCode.", " details = ", Domain::grpc, true},
    {"grpc-js", "", ": ", Domain::grpc},
});

/// What a client wrote. Views are into the text or of static storage.
struct ClientText {
  std::string_view client{};
  AnyCode code{};
  std::optional<std::int32_t>
      number{};  ///< beside the name, by grpc-js; another than that of the name contradicts it
  std::string_view message{};
  detail::diagnosis::Span where{};
};

/// A code of another protocol in the text.
struct FoundCode {
  AnyCode code{};
  detail::diagnosis::Span where{};
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
[[nodiscard]] constexpr bool is_name_letter(char c) noexcept {
  const char low = fold_case(c);
  return (low >= 'a' && low <= 'z') || c == '_';
}
[[nodiscard]] constexpr std::string_view name_at(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && end - at < 40 && (is_name_letter(text[end]) || is_digit(text[end])))
    ++end;
  return text.substr(at, end - at);
}
[[nodiscard]] constexpr std::optional<std::int32_t> number_at(std::string_view text,
                                                              std::size_t& at) noexcept {
  const std::size_t begin = at;
  std::int64_t value = 0;
  for (; at < text.size() && is_digit(text[at]) && at - begin < 9; ++at)
    value = value * 10 + (text[at] - '0');
  if (at == begin || (at < text.size() && is_digit(text[at]))) return std::nullopt;
  return static_cast<std::int32_t>(value);
}
[[nodiscard]] inline std::optional<AnyCode> code_by_name(Domain domain,
                                                         std::string_view name) noexcept {
  if (domain == Domain::grpc) {
    if (const auto code = find_code<GrpcCode>(name)) return AnyCode(*code);
  } else if (domain == Domain::flight) {
    if (const auto code = find_code<FlightCode>(name)) return AnyCode(*code);
  } else if (const auto code = find_code<StreamErrorCode>(name)) {
    return AnyCode(*code);
  }
  return std::nullopt;
}
/// Up to the quote that closes, if the client sets quotes.
[[nodiscard]] constexpr std::string_view message_at(std::string_view text, std::size_t at,
                                                    bool quotes) noexcept {
  if (quotes && at < text.size() && (text[at] == '"' || text[at] == '\'')) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != text[at]) end += text[end] == '\\' ? 2u : 1u;
    return text.substr(at + 1, (end < text.size() ? end : text.size()) - at - 1);
  }
  return without_edges(text.substr(at));
}
/// Go writes `Code(17)` for a number without a name.
[[nodiscard]] constexpr std::optional<std::int32_t> nameless_code(std::string_view text,
                                                                  std::size_t& at) noexcept {
  std::size_t end = match_folded(text, at, "Code(");
  if (end == std::string_view::npos) return std::nullopt;
  const auto number = number_at(text, end);
  if (!number || end >= text.size() || text[end] != ')') return std::nullopt;
  at = end + 1;
  return number;
}
/// The message, from `begin` on, goes up to the first words behind it that a code follows.
[[nodiscard]] inline std::optional<ClientText> match_message_first(std::string_view text,
                                                                   std::size_t at,
                                                                   std::size_t begin,
                                                                   const ClientRow& row) {
  for (std::size_t end = begin; end < text.size(); ++end) {
    const std::size_t behind =
        is_blank(text[end]) ? match_folded(text, end, row.behind) : std::string_view::npos;
    if (behind == std::string_view::npos) continue;
    const std::string_view name = name_at(text, behind);
    if (const auto code = code_by_name(row.domain, name)) {
      ClientText parts{.client = row.client};
      parts.code = *code;
      parts.message = without_edges(text.substr(begin, end - begin));
      parts.where = {at, behind + name.size()};
      return parts;
    }
  }
  return std::nullopt;
}
/// `begin` is where the words before begin, `at` where they end.
[[nodiscard]] inline std::optional<ClientText> match_client(std::string_view text,
                                                            std::size_t begin, std::size_t at,
                                                            const ClientRow& row) {
  ClientText parts{.client = row.client};
  if (row.before.empty()) {
    parts.number = number_at(text, at);
    if (!parts.number || *parts.number > 16 || at >= text.size() || text[at] != ' ')
      return std::nullopt;
    ++at;
  }
  if (const auto number = nameless_code(text, at)) {
    parts.code = AnyCode(Domain::grpc, *number);
  } else {
    const std::string_view name = name_at(text, at);
    const auto code = code_by_name(row.domain, name);
    if (!code || (row.before.empty() && fold_case(name.front()) == name.front()))
      return std::nullopt;
    parts.code = *code;
    at += name.size();
  }
  const std::size_t end = match_folded(text, at, row.behind);
  if (end == std::string_view::npos && row.before.empty())
    return std::nullopt;  // a number and a word are too little
  parts.where = {begin, end == std::string_view::npos ? at : end};
  if (end != std::string_view::npos) parts.message = message_at(text, end, row.quotes);
  return parts;
}
inline constexpr auto client_dictionary = dictionary_of(client_rows, &ClientRow::before);
}  // namespace detail::diagnosis

namespace diagnosis {

/// The first error in the form of one of the clients; nothing if there is none. Linear.
[[nodiscard]] inline std::optional<ClientText> parse_client_text(std::string_view text) {
  bool message_first = true;  // what looks through all of the rest is tried once: if it found
                              // nothing, nothing is there for those behind it
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::optional<ClientText> parts;
    if (detail::is_digit(text[at])) {
      const bool inside = at != 0 && (detail::is_digit(text[at - 1]) ||
                                      detail::diagnosis::is_name_letter(text[at - 1]));
      if (!inside) parts = detail::diagnosis::match_client(text, at, at, client_rows.back());
    } else {
      detail::diagnosis::client_dictionary.at(text, at, [&](std::size_t row, std::size_t behind) {
        const ClientRow& form = client_rows[row];
        if (!form.message_first) {
          parts = detail::diagnosis::match_client(text, at, behind, form);
        } else if (message_first) {
          parts = detail::diagnosis::match_message_first(text, at, behind, form);
          message_first = false;
        }
        return parts.has_value();
      });
    }
    if (parts) return parts;
  }
  return std::nullopt;
}

/// How a reset is spelled; a number or a name follows.
inline constexpr auto reset_words = std::to_array<std::string_view>({
    "RST_STREAM with error code: ",
    "RST_STREAM with error code ",
    "RST_STREAM with code ",
    "HTTP/2 error code: ",
    "HTTP2 error code: ",
    "Session closed with error code ",
    "GOAWAY with error code ",
});

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
inline constexpr Dictionary reset_dictionary(reset_words);
}  // namespace detail::diagnosis

namespace diagnosis {

/// The first stream reset that the text tells of. Linear.
[[nodiscard]] inline std::optional<FoundCode> find_reset(std::string_view text) {
  std::optional<FoundCode> found;
  const auto read = [&](std::size_t begin, std::size_t end) {
    const std::string_view name = detail::diagnosis::name_at(text, end);
    if (const auto code = find_code<Http2Error>(name)) {
      found = FoundCode{*code, {begin, end + name.size()}};
    } else if (const auto number = detail::diagnosis::number_at(text, end)) {
      found = FoundCode{AnyCode(Domain::http2, *number), {begin, end}};
    }
    return found.has_value();
  };
  for (std::size_t at = 0; at < text.size() && !found; ++at) {
    detail::diagnosis::reset_dictionary.at(
        text, at, [&](std::size_t, std::size_t end) { return read(at, end); });
  }
  return found;
}

/// How an HTTP status is introduced; three digits follow, or its name.
inline constexpr auto http_words = std::to_array<std::string_view>({
    "HTTP/1.1 ",       "HTTP/1.0 ",         "HTTP/2 ",
    "HTTP/2.0 ",       "HTTP status code ", "HTTP status code: ",
    "HTTP status ",    "HTTP status: ",     "HTTP ",
    "status code ",    "status code: ",     "statusCode: ",
    "status_code=",    "http_status:",      "(HTTP ",
    "HttpError: ",     "ApiError: (",       "returned error: ",
    "response code: ",
});

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
inline constexpr Dictionary http_dictionary(http_words);

/// The status of 400 or more whose phrase, of any release of HTTP, stands at `at`, which is moved
/// behind it.
[[nodiscard]] inline std::optional<HttpStatus> http_by_phrase(std::string_view text,
                                                              std::size_t& at) {
  for (const auto& row : CodeTraits<HttpStatus>::rows) {
    if (row.code < HttpStatus::bad_request) continue;
    std::size_t end = 0;
    detail::codes::each_spelling(row, [&](std::string_view spelling) {
      const std::size_t here = match_folded(text, at, spelling);
      if (here != std::string_view::npos) end = (std::max)(end, here);
    });
    if (end == 0) continue;
    at = end;
    return row.code;
  }
  return std::nullopt;
}

[[nodiscard]] inline std::optional<FoundCode> match_http(std::string_view text, std::size_t at) {
  std::optional<FoundCode> found;
  http_dictionary.at(text, at, [&](std::size_t, std::size_t end) {
    const auto number = number_at(text, end);
    if (number && *number >= 100 && *number < 600) {
      found = FoundCode{AnyCode(Domain::http, *number), {at, end}};
    } else if (const auto status = number ? std::nullopt : http_by_phrase(text, end)) {
      found = FoundCode{*status, {at, end}};
    }
    return found.has_value();
  });
  return found;
}
/// `503 Service Unavailable`, `503 - Service Unavailable`: the number and its phrase; `400: {`: the
/// number and a body.
[[nodiscard]] inline std::optional<FoundCode> match_http_phrase(std::string_view text,
                                                                std::size_t at) {
  std::size_t end = at;
  const auto number = number_at(text, end);
  if (!number || *number < 400 || *number >= 600) return std::nullopt;
  const std::string_view rest = text.substr(end);
  bool known = rest.starts_with(": {");
  for (const std::string_view between : {" - ", " "}) {
    if (known || !rest.starts_with(between)) continue;
    std::size_t behind = end + between.size();
    const auto status = http_by_phrase(text, behind);
    known = status && AnyCode(*status).number == *number;
    if (known) end = behind;
  }
  if (!known) return std::nullopt;
  return FoundCode{AnyCode(Domain::http, *number), {at, end}};
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// The first HTTP status that the text tells of. Linear.
[[nodiscard]] inline std::optional<FoundCode> find_http_status(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = at == 0 || !(detail::diagnosis::is_name_letter(text[at - 1]) ||
                                     detail::is_digit(text[at - 1]));
    if (!begins) continue;
    const bool digit = text[at] == '4' || text[at] == '5';
    if (const auto found = digit ? detail::diagnosis::match_http_phrase(text, at)
                                 : detail::diagnosis::match_http(text, at))
      return found;
  }
  return std::nullopt;
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
