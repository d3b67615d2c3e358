// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_HTTP_STATUS_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_HTTP_STATUS_HPP
/// How clients and servers write an HTTP status: after words, with its phrase, or before a body.
///
/// @code
/// const bool known = find_http_status("HTTP/1.1 429 Too Many Requests")->code ==
///                    AnyCode(HttpStatus::too_many_requests);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/http.hpp"
#include "faultwire/diagnosis/detail/dictionary.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"
#include "faultwire/diagnosis/forms/clients.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// A code of another protocol in the text.
struct FoundCode {
  AnyCode code{};
  detail::diagnosis::Span where{};
};

/// Words before an HTTP status of three digits, or of its phrase too.
struct HttpWords {
  std::string_view words;
  bool phrase = false;
};
inline constexpr HttpWords http_words[] = {
    {"HTTP/1.1 "sv},
    {"HTTP/1.0 "sv},
    {"HTTP/2 "sv},
    {"HTTP/2.0 "sv},
    {"HTTP status code "sv},
    {"HTTP status code: "sv},
    {"HTTP status "sv, true},
    {"HTTP status: "sv, true},
    {"HTTP "sv},
    {"status code "sv},
    {"status code: "sv},
    {"statusCode: "sv},
    {"status_code="sv},
    {"http_status:"sv},
    {"(HTTP "sv},
    {"HttpError: "sv, true},
    {"ApiError: ("sv},
    {"ApiException: ("sv},
    {"TransportError("sv},
    {"NotFoundError("sv},
    {"RequestError("sv},
    {"ConflictError("sv},
    {"AuthenticationException("sv},
    {"AuthorizationException("sv},
    {"returned error: "sv, true},
    {"response code: "sv, true},
    {"code received from server: "sv},
    {"header with status: "sv},
    {"request was too large ("sv},
    {"Response status: "sv},
    {"due to an HTTP error: "sv},
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
[[nodiscard]] inline const Dictionary<std::size(http_words)>& http_dictionary() {
  static const Dictionary<std::size(http_words)> dictionary(
      [](std::size_t i) { return http_words[i].words; });
  return dictionary;
}

/// Returns the status of 400 or more whose phrase, of any release of HTTP, is at `at`, which is
/// moved after it.
[[nodiscard]] inline std::optional<HttpStatus> http_by_phrase(std::string_view text,
                                                              std::size_t& at) {
  for (const auto& row : CodeTraits<HttpStatus>::rows) {
    if (row.code < HttpStatus::bad_request) continue;
    std::size_t end = 0;
    detail::codes::each_spelling(row, [&](std::string_view spelling) {
      const std::size_t here = match_folded(text, at, spelling);
      const bool whole =
          here != std::string_view::npos && (here == text.size() || !is_name_letter(text[here]));
      if (whole && here > end) end = here;
    });
    if (end == 0) continue;
    at = end;
    return row.code;
  }
  return std::nullopt;
}

[[nodiscard]] inline std::optional<FoundCode> match_http(std::string_view text, std::size_t at) {
  std::optional<FoundCode> found;
  (void)http_dictionary().at(text, at, [&](std::size_t row, std::size_t end) {
    const auto number = number_at(text, end);
    if (number && *number >= 100 && *number < 600) {
      found = FoundCode{AnyCode(Domain::http, *number), {at, end}};
    } else if (!number && http_words[row].phrase) {
      if (const auto status = http_by_phrase(text, end)) found = FoundCode{*status, {at, end}};
    }
    return found.has_value();
  });
  return found;
}
[[nodiscard]] constexpr bool is_known_status(std::int32_t number) noexcept {
  for (const auto& row : CodeTraits<HttpStatus>::rows) {
    if (AnyCode(row.code).number == number) return true;
  }
  return false;
}
/// `503 Service Unavailable`, `503 - Service Unavailable`: the number and its phrase, which an
/// exception of a generated Python client has on its own line; `400: {`: the number and a body.
[[nodiscard]] inline std::optional<FoundCode> match_http_phrase(std::string_view text,
                                                                std::size_t at) {
  std::size_t end = at;
  const auto number = number_at(text, end);
  if (!number || *number < 400 || *number >= 600) return std::nullopt;
  const std::string_view rest = text.substr(end);
  bool known = rest.starts_with(": {\"") && is_known_status(*number);
  const auto read_phrase = [&](std::size_t at_phrase) {
    if (at_phrase >= text.size() || !is_upper(text[at_phrase])) return;  // `3 of 404 not found`
    const auto status = http_by_phrase(text, at_phrase);
    known = status && AnyCode(*status).number == *number;
    if (known) end = at_phrase;
  };
  for (const std::string_view between : {" - "sv, " "sv, " ("sv}) {
    if (!known && rest.starts_with(between)) read_phrase(end + between.size());
  }
  // Its line may be indented, and end as those of Windows do.
  if (rest.starts_with(")\n") || rest.starts_with(")\r"))
    read_phrase(match_folded(text, end, ") Reason: "));
  if (!known) return std::nullopt;
  return FoundCode{AnyCode(Domain::http, *number), {at, end}};
}
/// Returns the first status of at least `least` that begins before `limit`.
[[nodiscard]] inline std::optional<FoundCode> find_http_from(std::string_view text,
                                                             std::size_t limit,
                                                             std::int32_t least) {
  for (std::size_t at = 0; at < limit; ++at) {
    const bool begins = at == 0 || !(is_name_letter(text[at - 1]) || is_digit(text[at - 1]));
    if (!begins) continue;
    const bool digit = text[at] == '4' || text[at] == '5';
    const auto found = digit ? match_http_phrase(text, at) : match_http(text, at);
    if (found && found->code.number >= least) return found;
  }
  return std::nullopt;
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// Returns the first HTTP status that the text tells of. Linear.
[[nodiscard]] inline std::optional<FoundCode> find_http_status(std::string_view text) {
  return detail::diagnosis::find_http_from(text, text.size(), 100);
}

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
