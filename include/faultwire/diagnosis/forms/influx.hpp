// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_INFLUX_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_INFLUX_HPP
/// What InfluxDB writes: the words of rejected points, which are the rows of
/// line_protocol/kind.hpp, the prefixes of DataFusion and of the query service, and the code
/// strings of InfluxDB 2 before a message. Authority: influxdb, service_common and
/// service_grpc_flight; datafusion, error.rs.
///
/// @code
/// const auto rejected = find_rejection("error parsing line 2 (1-based): No fields were provided");
/// const bool known =
///     rejected->kind == line_protocol::RejectionKind::missing_fields && rejected->line == 2;
/// const bool planning = find_engine_error("Error during planning: table not found")->code ==
///                       GrpcCode::invalid_argument;
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/influx.hpp"
#include "faultwire/diagnosis/forms/clients.hpp"
#include "faultwire/diagnosis/detail/dictionary.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"
#include "faultwire/line_protocol/core_wording.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/wording/fold.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// A rejected point in a text.
struct FoundRejection {
  line_protocol::RejectionKind kind{};  ///< the first one that is worded so
  std::int32_t line = 0;  ///< the server's count of entries, from 1; 0 if the text does not tell
  detail::diagnosis::Span where{};  ///< of the reason
};

/// A prefix of the query engine or the query service, and the gRPC code that its server sends with
/// it; none where the source decides.
struct EngineRow {
  std::string_view words;
  std::string_view part;  ///< who words it
  std::optional<GrpcCode> code;
};

/// All texts of the engine.
inline constexpr EngineRow engine_rows[] = {
    {"Error during planning: "sv, "DataFusion"sv, GrpcCode::invalid_argument},
    {"SQL error: "sv, "DataFusion"sv, GrpcCode::invalid_argument},
    {"Schema error: "sv, "DataFusion"sv, GrpcCode::invalid_argument},
    {"This feature is not implemented: "sv, "DataFusion"sv, GrpcCode::invalid_argument},
    {"Execution error: "sv, "DataFusion"sv, GrpcCode::invalid_argument},
    {"Resources exhausted: "sv, "DataFusion"sv, GrpcCode::resource_exhausted},
    {"External error: "sv, "DataFusion"sv, {}},
    {"Arrow error: "sv, "DataFusion"sv, GrpcCode::invalid_argument},
    {"IO error: "sv, "DataFusion"sv, GrpcCode::internal},
    {"Invalid or Unsupported Configuration: "sv, "DataFusion"sv, GrpcCode::internal},
    {"Parquet error: "sv, "DataFusion"sv, GrpcCode::internal},
    {"Avro error: "sv, "DataFusion"sv, {}},
    {"Object Store error: "sv, "DataFusion"sv, {}},
    {"ExecutionJoin error: "sv, "DataFusion"sv, {}},
    {"Substrait error: "sv, "DataFusion"sv, GrpcCode::internal},
    {"Internal error: "sv, "DataFusion"sv, GrpcCode::internal},
    {"Invalid ticket. Error: "sv, "query service"sv, GrpcCode::invalid_argument},
    {"Invalid handshake. No payload provided"sv, "query service"sv, GrpcCode::invalid_argument},
    {"Invalid protobuf: "sv, "query service"sv, GrpcCode::invalid_argument},
    {"More than one headers are found in request: "sv, "query service"sv,
     GrpcCode::invalid_argument},
    {"no 'database' header in request"sv, "query service"sv, GrpcCode::invalid_argument},
    {"No FlightDescriptor in Flight SQL request"sv, "query service"sv, GrpcCode::invalid_argument},
    {"Invalid 'database' header in request: "sv, "query service"sv, GrpcCode::invalid_argument},
    {"Invalid database name: "sv, "query service"sv, GrpcCode::invalid_argument},
    {"Cannot retrieve database: "sv, "query service"sv, {}},
    {"Error while logically planning query: "sv, "query service"sv, {}},
    {"Error while planning query: "sv, "query service"sv, {}},
    {"Internal error reading points from namespace "sv, "query service"sv, {}},
    {"Unsupported message type: "sv, "query service"sv, GrpcCode::unimplemented},
    {"Error while planning Flight SQL : "sv, "query service"sv, {}},
    {"Error while execution Flight SQL stream: "sv, "query service"sv, {}},
    {"Internal creating encoding ticket: "sv, "query service"sv, GrpcCode::internal},
    {"Failed to optimize record batch: "sv, "query service"sv, GrpcCode::internal},
    {"Failed to encode schema: "sv, "query service"sv, GrpcCode::internal},
    {"Authz verification error: "sv, "query service"sv, GrpcCode::unavailable},
    {"Unknown query type. Expected 'sql' or 'influxql', got "sv, "ticket"sv,
     GrpcCode::invalid_argument},
    {"Invalid ticket content: "sv, "ticket"sv, GrpcCode::invalid_argument},
    {"Invalid Flight SQL ticket: "sv, "ticket"sv, GrpcCode::invalid_argument},
};

/// A prefix in a text.
struct FoundEngineError {
  const EngineRow* row = nullptr;
  std::optional<GrpcCode> code{};
  detail::diagnosis::Span where{};
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
/// How much of the text in a place is searched: names are usually shorter.
inline constexpr std::size_t longest = 256;
/// Returns the number of the literal by which a wording is found, which is the first one with words
/// of its own, and the number of places plus one if none has.
[[nodiscard]] constexpr std::size_t anchor_of(const faultwire::wording::Wording& words) noexcept {
  constexpr std::size_t searchable = 8;
  std::size_t i = 0;
  while (i <= words.places() && words.literal(i).size() <= searchable) ++i;
  return i;
}
/// Returns where a wording begins whose literal `anchor` is at `at`: each literal before it is
/// the nearest one that is inside no word.
[[nodiscard]] constexpr std::size_t wording_begin(std::string_view text, std::size_t at,
                                                  const faultwire::wording::Wording& words,
                                                  std::size_t anchor) noexcept {
  while (anchor-- > 0) {
    const std::string_view literal = words.literal(anchor);
    const std::size_t behind = at;
    const std::size_t first = at > longest ? at - longest : 0;
    for (;;) {
      if (at-- == first) return std::string_view::npos;
      const bool inside = at != 0 && (is_name_letter(text[at - 1]) || is_digit(text[at - 1]));
      if (!inside && faultwire::wording::match_at(text, at, literal) <= behind) break;
    }
  }
  return at;
}
/// Returns where a wording with places ends, if its literal `anchor` is at `at`. A closing
/// quotation mark may be missing.
[[nodiscard]] constexpr std::size_t wording_end(std::string_view text, std::size_t at,
                                                const faultwire::wording::Wording& words,
                                                std::size_t anchor) noexcept {
  at = faultwire::wording::match_at(text, at, words.literal(anchor));
  for (std::size_t i = anchor + 1; at != std::string_view::npos && i <= words.places(); ++i) {
    const std::string_view next = words.literal(i);
    if (next.size() < 2) break;  // a closing quotation mark
    const std::string_view reach =
        text.substr(0, text.size() - at > longest ? at + longest : text.size());
    at = faultwire::wording::find_first(reach, next, at).end;
  }
  return at;
}
/// A wording of a rejection.
struct RejectionWords {
  const faultwire::wording::Wording* words = nullptr;
  line_protocol::RejectionKind kind{};
};
inline constexpr std::size_t rejection_wordings =
    3 * std::size(line_protocol::kind_rows) + std::size(line_protocol::core_wording_rows);
/// Returns wording `number` of all: three a kind (current, documented, documented after the first
/// tag), then those of InfluxDB 3 Core.
[[nodiscard]] constexpr RejectionWords rejection_words(std::size_t number) noexcept {
  if (number >= 3 * std::size(line_protocol::kind_rows)) {
    const auto& row =
        line_protocol::core_wording_rows[number - 3 * std::size(line_protocol::kind_rows)];
    return {&row.text, row.kind};
  }
  const auto& row = line_protocol::kind_rows[number / 3];
  const faultwire::wording::Wording* const three[] = {&row.current, &row.documented,
                                                      &row.documented_later};
  return {three[number % 3], row.kind};
}
/// Returns the words by which wording `number` is found; empty if it has none of its own.
[[nodiscard]] constexpr std::string_view anchor_words(std::size_t number) noexcept {
  const faultwire::wording::Wording& one = *rejection_words(number).words;
  const std::size_t anchor = anchor_of(one);
  return anchor <= one.places() ? one.literal(anchor) : std::string_view();
}
[[nodiscard]] inline const Dictionary<rejection_wordings>& wordings_dictionary() {
  static const Dictionary<rejection_wordings> dictionary(
      [](std::size_t i) { return anchor_words(i); });
  return dictionary;
}
[[nodiscard]] inline std::optional<FoundRejection> match_rejection(std::string_view text,
                                                                   std::size_t at) {
  std::optional<FoundRejection> found;
  (void)wordings_dictionary().at(text, at, [&](std::size_t number, std::size_t) {
    const RejectionWords one = rejection_words(number);
    const std::size_t anchor = anchor_of(*one.words);
    const std::size_t begin = wording_begin(text, at, *one.words, anchor);
    const std::size_t end = wording_end(text, at, *one.words, anchor);
    if (begin == std::string_view::npos || end == std::string_view::npos) return false;
    // The longest: the wording of one release may be the beginning of another's.
    if (!found || end > found->where.end) found = FoundRejection{one.kind, 0, {begin, end}};
    return false;
  });
  return found;
}
/// `error parsing line N`, `error writing line N` before the reason, `on line N` after it.
[[nodiscard]] inline std::int32_t line_around(std::string_view text, Span where) {
  const std::string_view before =
      text.substr(where.begin > 64 ? where.begin - 64 : 0, where.begin > 64 ? 64 : where.begin);
  for (const std::string_view words :
       {"error parsing line ", "error writing line ", "line_number': ", "line "}) {
    Span found{};
    for (Span next = find_folded(before, words); next; next = find_folded(before, words, next.end))
      found = next;
    if (!found) continue;
    std::size_t at = found.end;
    if (const auto number = number_at(before, at)) return *number;
  }
  std::size_t at = match_folded(text, where.end, " on line ");
  if (at == std::string_view::npos) return 0;
  return number_at(text, at).value_or(0);
}
[[nodiscard]] inline const Dictionary<std::size(engine_rows)>& engine_dictionary() {
  static const Dictionary<std::size(engine_rows)> dictionary(
      [](std::size_t i) { return engine_rows[i].words; });
  return dictionary;
}
}  // namespace detail::diagnosis

namespace diagnosis {

/// Returns the first rejected point at or after `from`. Linear.
[[nodiscard]] inline std::optional<FoundRejection> find_rejection(std::string_view text,
                                                                  std::size_t from = 0) {
  for (std::size_t at = from; at < text.size(); ++at) {
    auto found = detail::diagnosis::match_rejection(text, at);
    if (!found) continue;
    found->line = detail::diagnosis::line_around(text, found->where);
    return found;
  }
  return std::nullopt;
}

/// Returns the last prefix of the engine in the text, which is the nearest to the cause: each wraps
/// the one after it. Linear.
[[nodiscard]] inline std::optional<FoundEngineError> find_engine_error(std::string_view text) {
  std::optional<FoundEngineError> last;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at != 0 &&
        (detail::diagnosis::is_name_letter(text[at - 1]) || detail::is_digit(text[at - 1])))
      continue;
    (void)detail::diagnosis::engine_dictionary().at(
        text, at, [&](std::size_t number, std::size_t end) {
          const EngineRow& row = engine_rows[number];
          // `internal error: ` in small letters is InfluxDB 2's own code.
          if (text[at] != row.words.front()) return false;
          const auto before = last ? last->code : std::optional<GrpcCode>();
          last = FoundEngineError{&row, row.code ? row.code : before, {at, end}};
          return true;
        });
  }
  return last;
}

/// A code of InfluxDB 2 before its message.
struct FoundInfluxText {
  InfluxCode code{};
  std::string_view message{};
};
/// Returns the code that the text begins with, as in `invalid: compilation failed`. Nothing for
/// other texts: in the middle of one the words are too common.
[[nodiscard]] inline std::optional<FoundInfluxText> parse_influx_text(std::string_view text) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos || colon > 32) return std::nullopt;
  const std::string_view name = text.substr(0, colon);
  for (const auto& row : CodeTraits<InfluxCode>::rows) {
    if (row.text.empty() || row.text != name) continue;
    const std::size_t end = detail::diagnosis::message_end(text, colon + 2);
    return FoundInfluxText{
        row.code, detail::diagnosis::without_edges(text.substr(colon + 2, end - colon - 2))};
  }
  return std::nullopt;
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
