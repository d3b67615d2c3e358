// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_RESET_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_RESET_HPP
/// How clients and proxies write that a stream was reset, or that a connection was closed by a
/// GOAWAY.
///
/// @code
/// const bool reset = find_reset("Received RST_STREAM with error code 2")->code ==
///                    AnyCode(Http2Error::internal_error);
/// @endcode

#include <cstddef>
#include <optional>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/http2.hpp"
#include "faultwire/diagnosis/detail/dictionary.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"
#include "faultwire/diagnosis/forms/clients.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// An HTTP/2 error code of a text.
struct FoundReset {
  AnyCode code{};
  bool goaway = false;  ///< of the connection, not of a stream
  detail::diagnosis::Span where{};
};

/// How a reset is spelled; a number or a name follows.
inline constexpr std::string_view reset_words[] = {
    "RST_STREAM with error code: "sv,
    "RST_STREAM with error code "sv,
    "RST_STREAM with code "sv,
    "HTTP/2 error code: "sv,
    "HTTP2 error code: "sv,
    "HTTP/2 error code '"sv,
    "Session closed with error code "sv,
    "GOAWAY with error code "sv,
    "GOAWAY received; Error code: "sv,
    "kind: Reset(StreamId("sv,
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
[[nodiscard]] inline const Dictionary<std::size(reset_words)>& reset_dictionary() {
  static const Dictionary<std::size(reset_words)> dictionary(
      [](std::size_t i) { return reset_words[i]; });
  return dictionary;
}
[[nodiscard]] inline std::optional<FoundReset> read_reset(std::string_view text, std::size_t begin,
                                                          std::size_t end) {
  if (text[end - 1] == '(') {  // h2 writes the number of the stream first
    std::size_t stream = end;
    if (!number_at(text, stream)) return std::nullopt;
    end = match_folded(text, stream, "), ");
    if (end == std::string_view::npos) return std::nullopt;
  }
  FoundReset found;
  const std::string_view name = name_at(text, end);
  const std::size_t number_begin = end;
  if (const auto code = find_code<Http2Error>(name)) {
    found.code = *code;
    end += name.size();
  } else if (const auto number = number_at(text, end)) {
    found.code = AnyCode(Domain::http2, *number);
  } else {
    return std::nullopt;
  }
  found.where = {begin, end};
  const std::size_t from = begin > 40 ? begin - 40 : 0;
  found.goaway = static_cast<bool>(find_folded(text.substr(from, number_begin - from), "goaway"));
  return found;
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// Returns the first stream reset or GOAWAY that the text tells of. Linear.
[[nodiscard]] inline std::optional<FoundReset> find_reset(std::string_view text) {
  std::optional<FoundReset> found;
  for (std::size_t at = 0; at < text.size() && !found; ++at) {
    (void)detail::diagnosis::reset_dictionary().at(text, at, [&](std::size_t, std::size_t end) {
      found = detail::diagnosis::read_reset(text, at, end);
      return found.has_value();
    });
  }
  return found;
}

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
