// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_FLIGHT_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_FLIGHT_HPP
/// What Arrow C++ and PyArrow write of a Flight error. The prefix keeps the gRPC code that the
/// status itself has lost. Authority: Arrow's flight/transport/grpc/util_internal.cc, releases 2 to
/// 25; before 8 all prefixes say gRPC and the suffixes are in the other order.
///
/// @code
/// const auto text = parse_flight_text(
///     "Flight returned unavailable error, with message: gone. Client context: OK");
/// const bool known = text->code == AnyCode(GrpcCode::unavailable) && text->message == "gone" &&
///                    text->client_context == "OK";
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/codes/arrow.hpp"
#include "faultwire/codes/flight.hpp"
#include "faultwire/codes/grpc.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"
#include "faultwire/diagnosis/forms/clients.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// A prefix after its first word, `Flight` or `gRPC`.
struct FlightPrefixRow {
  std::string_view words;
  std::optional<GrpcCode> code;  ///< none: the number is in the text
  ArrowError arrow;
  std::optional<ArrowError>
      before_8{};  ///< of Arrow 7 and older, whose prefixes begin with gRPC, where it differs
};

/// The 18 prefixes, and the two that Arrow 7 and older spelled with other words. `#` is a number.
inline constexpr FlightPrefixRow flight_prefix_rows[] = {
    {" RPC failed with message: "sv,
     GrpcCode::unknown,
     {ArrowStatusCode::unknown_error, ArrowFlightDetail::failed}},
    {" returned internal error, with message: "sv,
     GrpcCode::internal,
     {ArrowStatusCode::io_error, ArrowFlightDetail::internal}},
    {" returned invalid argument error, with message: "sv,
     GrpcCode::invalid_argument,
     {ArrowStatusCode::invalid}},
    {" returned timeout error, with message: "sv,
     GrpcCode::deadline_exceeded,
     {ArrowStatusCode::io_error, ArrowFlightDetail::timed_out}},
    {" returned not found error, with message: "sv,
     GrpcCode::not_found,
     {ArrowStatusCode::key_error}},
    {" returned already exists error, with message: "sv,
     GrpcCode::already_exists,
     {ArrowStatusCode::already_exists}},
    {" cancelled call, with message: "sv,
     GrpcCode::cancelled,
     {ArrowStatusCode::cancelled, ArrowFlightDetail::cancelled},
     ArrowError{ArrowStatusCode::io_error, ArrowFlightDetail::cancelled}},
    {" returned unauthenticated error, with message: "sv,
     GrpcCode::unauthenticated,
     {ArrowStatusCode::io_error, ArrowFlightDetail::unauthenticated}},
    {" returned unauthorized error, with message: "sv,
     GrpcCode::permission_denied,
     {ArrowStatusCode::io_error, ArrowFlightDetail::unauthorized}},
    {" returned unimplemented error, with message: "sv,
     GrpcCode::unimplemented,
     {ArrowStatusCode::not_implemented}},
    {" returned unavailable error, with message: "sv,
     GrpcCode::unavailable,
     {ArrowStatusCode::io_error, ArrowFlightDetail::unavailable}},
    {" returned resource exhausted error, with message: "sv,
     GrpcCode::resource_exhausted,
     {ArrowStatusCode::invalid}},
    {" returned precondition failed error, with message: "sv,
     GrpcCode::failed_precondition,
     {ArrowStatusCode::invalid}},
    {" returned aborted error, with message: "sv,
     GrpcCode::aborted,
     {ArrowStatusCode::io_error, ArrowFlightDetail::internal}},
    {" returned out-of-range error, with message: "sv,
     GrpcCode::out_of_range,
     {ArrowStatusCode::invalid}},
    {" returned data loss error, with message: "sv,
     GrpcCode::data_loss,
     {ArrowStatusCode::io_error, ArrowFlightDetail::internal}},
    {" failed with error code # and message: "sv, {}, {ArrowStatusCode::unknown_error}},
    {" returned deadline exceeded error, with message: "sv,
     GrpcCode::deadline_exceeded,
     {ArrowStatusCode::io_error, ArrowFlightDetail::timed_out}},
    {" returned permission denied error, with message: "sv,
     GrpcCode::permission_denied,
     {ArrowStatusCode::io_error, ArrowFlightDetail::unauthorized}},
};

/// What may follow the message.
enum class FlightSuffix : std::uint8_t { debug, additional, client };
/// What may follow the message, and the words that start it.
struct FlightSuffixRow {
  FlightSuffix suffix;
  std::string_view words;
};
/// All suffixes, in the order of the enumerators.
inline constexpr FlightSuffixRow flight_suffix_rows[] = {
    {FlightSuffix::debug, ". gRPC client debug context: "},
    {FlightSuffix::additional, ". Additional context: "},
    {FlightSuffix::client, ". Client context: "},
};

/// A class of PyArrow before the text, and the Flight code that it stands for; none for those of
/// Arrow in general.
struct FlightClassRow {
  std::string_view name;
  std::optional<FlightCode> code;
};
/// The exceptions of pyarrow.flight.
inline constexpr FlightClassRow flight_class_rows[] = {
    {"FlightInternalError", FlightCode::internal},
    {"FlightTimedOutError", FlightCode::timed_out},
    {"FlightCancelledError", FlightCode::cancelled},
    {"FlightServerError", FlightCode::unknown},
    {"FlightUnauthenticatedError", FlightCode::unauthenticated},
    {"FlightUnauthorizedError", FlightCode::unauthorized},
    {"FlightUnavailableError", FlightCode::unavailable},
    {"FlightWriteSizeExceededError", FlightCode::invalid_argument},
    {"ArrowInvalid", std::nullopt},
    {"ArrowKeyError", std::nullopt},
    {"ArrowNotImplementedError", std::nullopt},
    {"ArrowCancelled", std::nullopt},
    {"ArrowException", std::nullopt},
};

/// The parts. Views are into the text, folds and all.
struct FlightText {
  detail::diagnosis::Span prefix{};  ///< where it is
  std::optional<AnyCode> code{};     ///< by the prefix
  std::optional<ArrowError>
      arrow{};  ///< what Arrow makes of it: by the prefix, or as the text spells it
  std::string_view class_name{};  ///< of PyArrow
  std::optional<FlightCode> class_code{};
  std::string_view message{};
  std::string_view
      debug_context{};  ///< up to the end of the text: `parse_debug_context` finds its end
  std::string_view additional_context{};
  std::string_view client_context{};
  std::string_view python_exception{};  ///< of a server in Python
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
/// The end of the words at `at`, with `#` for a decimal number.
[[nodiscard]] constexpr std::size_t match_numbered(std::string_view text, std::size_t at,
                                                   std::string_view words,
                                                   std::int32_t& number) noexcept {
  const std::size_t hash = words.find('#');
  if (hash == std::string_view::npos) return match_folded(text, at, words);
  at = match_folded(text, at, words.substr(0, hash));
  if (at == std::string_view::npos) return at;
  const std::size_t begin = at;
  std::int64_t value = 0;
  for (; at < text.size() && is_digit(text[at]) && at - begin < 9; ++at)
    value = value * 10 + (text[at] - '0');
  if (at == begin) return std::string_view::npos;
  number = static_cast<std::int32_t>(value);
  return match_folded(text, at, words.substr(hash + 1));
}
inline void match_flight_prefix(std::string_view text, std::size_t at, FlightText& into) {
  std::size_t word = match_folded(text, at, "Flight");
  if (word == std::string_view::npos) word = match_folded(text, at, "gRPC");
  if (word == std::string_view::npos) return;
  for (const FlightPrefixRow& row : flight_prefix_rows) {
    std::int32_t number = 0;
    const std::size_t end = match_numbered(text, word, row.words, number);
    if (end == std::string_view::npos) continue;
    into.prefix = {at, end};
    const bool grpc = fold_case(text[at]) == 'g';
    into.arrow = grpc ? row.before_8.value_or(row.arrow) : row.arrow;
    if (row.code) {
      into.code = AnyCode(*row.code);
    } else if (grpc) {
      into.code = AnyCode(Domain::grpc, number);
    } else {
      into.code = AnyCode(Domain::arrow_transport, number);
    }
    return;
  }
}
/// The class whose name ends right before the colon at `colon`.
inline void match_flight_class(std::string_view text, std::size_t colon, FlightText& into) {
  for (const FlightClassRow& row : flight_class_rows) {
    if (!text.substr(0, colon).ends_with(row.name)) continue;
    into.class_name = text.substr(colon - row.name.size(), row.name.size());
    into.class_code = row.code;
  }
}
/// After a debug context that begins at `at`: after its braces, if it has any.
[[nodiscard]] constexpr std::size_t skip_debug_context(std::string_view text,
                                                       std::size_t at) noexcept {
  for (; at < text.size() && text[at] != '{'; ++at) {
    if (text[at] == '.' && match_folded(text, at, ". Client context: ") != std::string_view::npos)
      return at;
  }
  return skip_braces(text, at);
}
/// Returns a message without the detail that Arrow added to it: `. Detail: Unavailable`.
[[nodiscard]] constexpr std::string_view without_detail(std::string_view message) noexcept {
  const std::size_t words = message.rfind(". Detail: ");
  if (words == std::string_view::npos) return message;
  const std::string_view detail = message.substr(words + 10);
  for (const ArrowErrorRow& row : CodeTraits<ArrowError>::rows) {
    if (row.code.detail && row.name.substr(row.name.find("+ ") + 2) == detail)
      return message.substr(0, words);
  }
  return message;
}
/// Messages may hold the words of suffixes: the first debug context counts, and the last of the
/// others.
inline void cut_suffixes(std::string_view text, FlightText& into) {
  Span found[std::size(flight_suffix_rows)]{};
  for (std::size_t at = into.prefix.end; at < text.size(); ++at) {
    if (text[at] != '.') continue;
    for (std::size_t i = 0; i < std::size(found); ++i) {
      const std::size_t end = match_folded(text, at, flight_suffix_rows[i].words);
      if (end == std::string_view::npos) continue;
      const bool debug = flight_suffix_rows[i].suffix == FlightSuffix::debug;
      if (!debug || !found[i]) found[i] = {at, end};
      at = (debug ? skip_debug_context(text, end) : end) - 1;
      break;
    }
  }
  const std::size_t last = message_end(text, into.prefix.end);
  const auto part = [&](std::size_t begin) {
    std::size_t end = last < begin ? text.size() : last;
    for (const Span& one : found)
      end = one && one.begin >= begin && one.begin < end ? one.begin : end;
    return without_edges(text.substr(begin, end - begin));
  };
  into.message =
      without_detail(without_surroundings(text, into.prefix.begin, part(into.prefix.end)));
  std::string_view* const parts[] = {&into.debug_context, &into.additional_context,
                                     &into.client_context};
  for (std::size_t i = 0; i < std::size(found); ++i) {
    if (found[i])
      *parts[static_cast<std::size_t>(flight_suffix_rows[i].suffix)] = part(found[i].end);
  }
}
/// A status as Arrow writes it, `IOError: reason. Detail: Unavailable`, where a word of the detail
/// is one of Flight's: the reason of a server in C++ comes so, without a prefix. Nothing otherwise:
/// `Invalid: ` alone is in texts of every kind.
[[nodiscard]] inline std::optional<FlightText> parse_arrow_status(std::string_view text) {
  const Span words = find_folded(text, ". Detail: ");
  if (!words) return std::nullopt;
  const ArrowErrorRow* detail = nullptr;
  for (const ArrowErrorRow& row : CodeTraits<ArrowError>::rows) {
    if (row.code.detail &&
        match_folded(text, words.end, row.name.substr(row.name.find("+ ") + 2)) !=
            std::string_view::npos)
      detail = &row;
  }
  if (detail == nullptr) return std::nullopt;
  for (std::size_t colon = text.find(": "); colon < words.begin;
       colon = text.find(": ", colon + 1)) {
    const std::string_view before = text.substr(0, colon);
    for (const ArrowErrorRow& row : CodeTraits<ArrowError>::rows) {
      if (row.code.detail || !before.ends_with(row.status_text)) continue;
      FlightText parts;
      parts.prefix = {colon - row.status_text.size(), colon + 2};
      parts.arrow = ArrowError{row.code.code, detail->code.detail};
      parts.message = without_edges(text.substr(parts.prefix.end, words.begin - parts.prefix.end));
      return parts;
    }
  }
  return std::nullopt;
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// Returns the first Flight error of the text that begins before `limit`; nothing if there is none.
/// Linear.
[[nodiscard]] inline std::optional<FlightText> parse_flight_text(
    std::string_view text, std::size_t limit = std::string_view::npos) {
  FlightText parts;
  for (std::size_t at = 0; at < text.size() && at < limit; ++at) {
    const char c = text[at];
    if (c == ':') detail::diagnosis::match_flight_class(text, at, parts);
    if (c != 'F' && c != 'g') continue;
    detail::diagnosis::match_flight_prefix(text, at, parts);
    if (parts.prefix) break;
  }
  if (!parts.prefix && parts.class_name.empty())
    return detail::diagnosis::parse_arrow_status(text.substr(0, limit));
  if (!parts.prefix) {
    const auto behind =
        static_cast<std::size_t>(parts.class_name.data() + parts.class_name.size() - text.data());
    parts.prefix = {behind, detail::diagnosis::skip_blanks(text, behind + 1)};  // after the colon
  }
  detail::diagnosis::cut_suffixes(text, parts);
  const detail::diagnosis::Span python =
      detail::diagnosis::find_folded(parts.message, "Python exception \"");
  if (python)
    parts.python_exception =
        parts.message.substr(python.end, parts.message.find('"', python.end) - python.end);
  return parts;
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
