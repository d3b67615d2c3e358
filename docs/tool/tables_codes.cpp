// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The codes of every domain, and how clients spell them.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "faultwire/codes.hpp"
#include "faultwire/interop/fmt.hpp"
#include "tables.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

/// The enumerator of a value, as the compiler spells it.
template <auto value>
std::string_view enumerator() {
  const std::string_view all = __PRETTY_FUNCTION__;
  const std::size_t from = all.find("value = ") + 8;
  const std::string_view text = all.substr(from, all.find_first_of(";]", from) - from);
  return text.substr(text.rfind(':') + 1);
}

/// The enumerators of a domain in the order of its rows; for codes that are none, the name in words
/// with underscores.
template <Code C>
std::vector<std::string> enumerators() {
  std::vector<std::string> out;
  if constexpr (std::is_enum_v<C>) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (out.emplace_back(enumerator<CodeTraits<C>::rows[I].code>()), ...);
    }
    (std::make_index_sequence<std::size(CodeTraits<C>::rows)>{});
  } else {
    for (const auto& row : CodeTraits<C>::rows) {
      std::string text;
      bool lower = false;
      for (const char c : row.name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && lower) text += '_';
        if (c != ' ') text += c == '+' ? '_' : static_cast<char>(upper ? c + 32 : c);
        lower = c >= 'a' && c <= 'z';
      }
      out.push_back(text);
    }
  }
  return out;
}

std::string spelled(GrpcCode code, const GrpcClient& client) {
  std::string text(client.prefix);
  spelling_to([&](std::string_view piece) { text += piece; }, code, client);
  return text;
}

template <Code C>
Table domain_table() {
  Table table{std::string(CodeTraits<C>::domain),
              fmt::format("Codes of the domain {}", CodeTraits<C>::domain),
              "Sources:",
              {},
              {}};
  for (const Source& source : CodeTraits<C>::sources) table.note += "\n- " + source_text(source);
  table.columns = {"number", "name", "enumerator", "text", "description", "when", "also spelled"};
  if constexpr (std::same_as<C, InfluxCode>) table.columns.push_back("used for gRPC");
  if constexpr (std::same_as<C, FlightCode>) table.columns.push_back("in Flight.rst");
  if constexpr (std::same_as<C, HttpStatus>) table.columns.push_back("in the IANA registry");
  if constexpr (std::same_as<C, IoxColumnType>) table.columns.push_back("Arrow type");
  if constexpr (std::same_as<C, GrpcCode>) {
    table.columns.push_back("made by the libraries of");
    for (const GrpcClient& client : CodeTraits<GrpcCode>::clients)
      table.columns.push_back("in " + std::string(client.name));
  }
  if constexpr (std::same_as<C, ArrowError>) table.columns.push_back("status text");
  static constexpr std::string_view sides[] = {"client", "server", "both", "never", "unlisted"};
  static constexpr std::string_view registrations[] = {"yes", "for a time", "no"};
  const std::vector<std::string> names = enumerators<C>();
  for (const auto& row : CodeTraits<C>::rows) {
    const std::string& name = names[table.rows.size()];
    std::string aliases(row.also);
    std::replace(aliases.begin(), aliases.end(), '|', ';');
    table.rows.push_back({number_or_none(row.code), std::string(row.name), name,
                          std::string(row.text), std::string(row.description),
                          std::string(row.when), aliases});
    table.anchors.push_back(name);
    auto& cells = table.rows.back();
    if constexpr (std::same_as<C, InfluxCode>) cells.push_back(row.used_for_grpc ? "yes" : "no");
    if constexpr (std::same_as<C, FlightCode>) cells.push_back(row.in_format ? "yes" : "no");
    if constexpr (std::same_as<C, HttpStatus>)
      cells.emplace_back(registrations[static_cast<std::size_t>(row.registration)]);
    if constexpr (std::same_as<C, IoxColumnType>) cells.push_back(std::string(row.arrow_type));
    if constexpr (std::same_as<C, GrpcCode>) {
      cells.emplace_back(sides[static_cast<std::size_t>(generated_by(row.code))]);
      for (const GrpcClient& client : CodeTraits<GrpcCode>::clients)
        cells.push_back(spelled(row.code, client));
    }
    if constexpr (std::same_as<C, ArrowError>) cells.push_back(std::string(row.status_text));
  }
  return table;
}

/// What the clients print, for the code NOT_FOUND.
Table clients_table() {
  Table table{
      "grpc_clients",
      "How the clients of other languages spell and print gRPC codes",
      "The last column is a log line for NOT_FOUND; it is empty for a client that prints no "
      "code. `find_code` reads every spelling, with the prefix and without.",
      {"client", "prefix", "OK", "CANCELLED", "NOT_FOUND", "prints", "source"},
      {}};
  for (const GrpcClient& client : CodeTraits<GrpcCode>::clients) {
    std::string spelling;
    spelling_to([&](std::string_view piece) { spelling += piece; }, GrpcCode::not_found, client);
    std::string prints(client.prints);
    const std::pair<std::string_view, std::string_view> places[] = {
        {"{NAME}", "NOT_FOUND"}, {"{spelling}", spelling}, {"{number}", "5"}, {"{message}", "m"}};
    for (const auto& [place, text] : places) {
      const std::size_t at = prints.find(place);
      if (at != std::string::npos) prints.replace(at, place.size(), text);
    }
    table.rows.push_back({std::string(client.name), std::string(client.prefix),
                          std::string(client.ok), std::string(client.cancelled), spelling, prints,
                          source_text(client.source)});
  }
  table.verbatim = {1, 5};
  return table;
}

/// Which answers an OTLP exporter may retry.
Table otlp_table() {
  Table table{"otlp_retries",
              "Which answers to an OTLP export may be retried",
              "Every other code is final. Source: " + source_text(otlp_source),
              {"code", "retry"},
              {}};
  static constexpr std::string_view words[] = {"no", "yes", "only with RetryInfo"};
  const auto add = [&](AnyCode code, OtlpRetry retry) {
    std::string text;
    code_to([&](std::string_view piece) { text += piece; }, code);
    table.rows.push_back({text, std::string(words[static_cast<std::size_t>(retry)])});
  };
  for (const auto& row : otlp_grpc_rows) add(row.code, row.retry);
  for (const auto& row : otlp_http_rows) add(row.code, row.retry);
  return table;
}

Table cases_table() {
  Table table{"grpc_cases",
              "When the gRPC libraries make a status themselves",
              "Source: " + source_text(grpc_cases_source),
              {"case", "code", "made by"},
              {}};
  static constexpr std::string_view sides[] = {"client", "server", "both"};
  for (const GrpcCase& row : grpc_cases) {
    table.rows.push_back({std::string(row.when), shown_code(AnyCode(row.code)),
                          std::string(sides[static_cast<std::size_t>(row.side)])});
  }
  return table;
}

}  // namespace

std::string number_or_none(AnyCode code) {
  std::string text;
  with_domain(code.domain, [&]<Code C>() {
    if (has_numbers<C>) text = std::to_string(code.number);
  });
  return text;
}

std::string source_text(const Source& source) {
  return fmt::format("{}: {} ({})", source.title, source.place, source.date);
}

std::string shown_code(AnyCode code) {
  const std::string number = number_or_none(code);
  const std::string name(code_name(code));
  if (number.empty()) return name;
  return name.empty() ? number : number + " " + name;
}

std::vector<Table> code_tables() {
  std::vector<Table> tables;
  each_domain([&]<Code C>() { tables.push_back(domain_table<C>()); });
  tables.push_back(clients_table());
  tables.push_back(cases_table());
  tables.push_back(otlp_table());
  return tables;
}

}  // namespace faultwire_tool
