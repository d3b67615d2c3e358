// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_INFLUX_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_INFLUX_HPP
/// What InfluxDB writes: the words of rejected points, which are the rows of
/// line_protocol/kind.hpp, the prefixes of DataFusion and of the query service, and the JSON body
/// of an answer, cut out whole. Authority: influxdb, service_common and service_grpc_flight;
/// datafusion, error.rs.
///
/// @code
/// const auto rejected = find_rejection("error parsing line 2 (1-based): No fields were provided");
/// const bool known =
///     rejected->kind == line_protocol::RejectionKind::missing_fields && rejected->line == 2;
/// const bool planning = find_engine_error("Error during planning: table not found")->code ==
///                       GrpcCode::invalid_argument;
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "faultwire/codes/grpc.hpp"
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

inline constexpr auto engine_rows = [] {
  using G = GrpcCode;
  constexpr std::string_view fusion = "DataFusion", service = "query service", ticket = "ticket";
  return std::to_array<EngineRow>({
      {"Error during planning: ", fusion, G::invalid_argument},
      {"SQL error: ", fusion, G::invalid_argument},
      {"Schema error: ", fusion, G::invalid_argument},
      {"This feature is not implemented: ", fusion, G::invalid_argument},
      {"Execution error: ", fusion, G::invalid_argument},
      {"Resources exhausted: ", fusion, G::resource_exhausted},
      {"External error: ", fusion, std::nullopt},
      {"Arrow error: ", fusion, G::invalid_argument},
      {"IO error: ", fusion, G::internal},
      {"Invalid or Unsupported Configuration: ", fusion, G::internal},
      {"Parquet error: ", fusion, G::internal},
      {"Avro error: ", fusion, std::nullopt},
      {"Object Store error: ", fusion, std::nullopt},
      {"ExecutionJoin error: ", fusion, std::nullopt},
      {"Substrait error: ", fusion, G::internal},
      {"Internal error: ", fusion, G::internal},
      {"Invalid ticket. Error: ", service, G::invalid_argument},
      {"Invalid handshake. No payload provided", service, G::invalid_argument},
      {"Invalid protobuf: ", service, G::invalid_argument},
      {"More than one headers are found in request: ", service, G::invalid_argument},
      {"no 'database' header in request", service, G::invalid_argument},
      {"No FlightDescriptor in Flight SQL request", service, G::invalid_argument},
      {"Invalid 'database' header in request: ", service, G::invalid_argument},
      {"Invalid database name: ", service, G::invalid_argument},
      {"Cannot retrieve database: ", service, std::nullopt},
      {"Error while logically planning query: ", service, std::nullopt},
      {"Error while planning query: ", service, std::nullopt},
      {"Internal error reading points from namespace ", service, std::nullopt},
      {"Unsupported message type: ", service, G::unimplemented},
      {"Error while planning Flight SQL : ", service, std::nullopt},
      {"Error while execution Flight SQL stream: ", service, std::nullopt},
      {"Internal creating encoding ticket: ", service, G::internal},
      {"Failed to optimize record batch: ", service, G::internal},
      {"Failed to encode schema: ", service, G::internal},
      {"Authz verification error: ", service, G::unavailable},
      {"Unknown query type. Expected 'sql' or 'influxql', got ", ticket, G::invalid_argument},
      {"Invalid ticket content: ", ticket, G::invalid_argument},
      {"Invalid Flight SQL ticket: ", ticket, G::invalid_argument},
  });
}();

/// A prefix in a text.
struct FoundEngineError {
  const EngineRow* row = nullptr;
  std::optional<GrpcCode> code{};
  detail::diagnosis::Span where{};
};

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;
/// How far what stands in a place is looked through: as far as names usually go.
inline constexpr std::size_t longest = 256;
/// Returns the number of the literal by which a wording is found, which is the first one with words
/// of its own, and the number of places plus one if none has.
[[nodiscard]] constexpr std::size_t anchor_of(const faultwire::wording::Wording& words) noexcept {
  constexpr std::size_t searchable = 8;
  std::size_t i = 0;
  while (i <= words.places() && words.literal(i).size() <= searchable) ++i;
  return i;
}
/// Returns where a wording begins whose literal `anchor` stands at `at`: each literal before it is
/// the nearest one that stands inside no word.
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
/// Returns where a wording with places ends, if its literal `anchor` stands at `at`. A closing
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
    3 * line_protocol::kind_rows.size() + std::size(line_protocol::core_wording_rows);
/// Returns wording `number` of all: three a kind (current, documented, documented after the first
/// tag), then those of InfluxDB 3 Core.
[[nodiscard]] constexpr RejectionWords rejection_words(std::size_t number) noexcept {
  if (number >= 3 * line_protocol::kind_rows.size()) {
    const auto& row =
        line_protocol::core_wording_rows[number - 3 * line_protocol::kind_rows.size()];
    return {&row.text, row.kind};
  }
  const auto& row = line_protocol::kind_rows[number / 3];
  const faultwire::wording::Wording* const three[] = {&row.current, &row.documented,
                                                      &row.documented_later};
  return {three[number % 3], row.kind};
}
/// The words by which the wordings are found; empty for those that have none of their own.
inline constexpr Dictionary<rejection_wordings> wordings_dictionary([] {
  std::array<std::string_view, rejection_wordings> words{};
  for (std::size_t i = 0; i < rejection_wordings; ++i) {
    const faultwire::wording::Wording& one = *rejection_words(i).words;
    if (const std::size_t anchor = anchor_of(one); anchor <= one.places())
      words[i] = one.literal(anchor);
  }
  return words;
}());
[[nodiscard]] inline std::optional<FoundRejection> match_rejection(std::string_view text,
                                                                   std::size_t at) {
  std::optional<FoundRejection> found;
  wordings_dictionary.at(text, at, [&](std::size_t number, std::size_t) {
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
/// `error parsing line N`, `error writing line N` before the reason, `on line N` behind it.
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
inline constexpr auto engine_dictionary = dictionary_of(engine_rows, &EngineRow::words);
}  // namespace detail::diagnosis

namespace diagnosis {

/// The first rejected point at or behind `from`. Linear.
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

/// The last prefix of the engine in the text, which is the nearest to the cause: they stand one
/// behind the other. Linear.
[[nodiscard]] inline std::optional<FoundEngineError> find_engine_error(std::string_view text) {
  std::optional<FoundEngineError> last;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at != 0 &&
        (detail::diagnosis::is_name_letter(text[at - 1]) || detail::is_digit(text[at - 1])))
      continue;
    detail::diagnosis::engine_dictionary.at(text, at, [&](std::size_t number, std::size_t end) {
      const EngineRow& row = engine_rows[number];
      last = FoundEngineError{&row,
                              row.code ? row.code
                              : last   ? last->code
                                       : std::nullopt,
                              {at, end}};
      return true;
    });
  }
  return last;
}

/// The first JSON object of the text that begins with a key, to its closing brace, or to the end
/// where it is cut. What it says is read by `read_response`. Linear.
[[nodiscard]] inline std::string_view find_json(std::string_view text) {
  std::size_t begin = text.find('{');
  while (begin != std::string_view::npos) {
    const std::size_t key = detail::diagnosis::skip_blanks(text, begin + 1);
    if (key < text.size() && text[key] == '"') break;
    begin = text.find('{', key);
  }
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, detail::diagnosis::skip_braces(text, begin) - begin);
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
