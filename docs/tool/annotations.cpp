// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The verdict of faultwire check for code hosts: commands of GitHub's workflows, and SARIF.
#include <algorithm>

#include <fmt/format.h>

#include "excerpt.hpp"
#include "help.hpp"
#include "verdict.hpp"

namespace faultwire_tool {

using namespace faultwire;

namespace {

/// One finding, whatever it is: what both forms are made of.
struct Finding {
  std::string_view level;  ///< error, warning or note
  std::string_view kind;
  std::string text;
  std::uint64_t line = 0;  ///< 0: about the whole file
  std::uint64_t column = 0;
  std::size_t offset = 0;
  std::size_t length = 0;
  std::optional<Fix> fix = std::nullopt;
};

template <class Each>
void each_finding(const Verdict& verdict, Each&& each) {
  const auto rejection = [&](const line_protocol::Rejection& one) {
    const auto note = note_of(verdict.batch, one, verdict.precision);
    std::string text = shortened(one, false).text;
    if (note) text += "\nNote: " + note->text;
    each(Finding{"error", line_protocol::kind_name(one.kind()), std::move(text), one.line,
                 one.column, one.offset, one.length, note ? note->fix : std::nullopt});
  };
  const BatchReport& report = verdict.answer.report();
  for (const auto& one : report.rejections) rejection(one);
  if (report.refusal) rejection(*report.refusal);
  for (const auto& one : report.warnings)
    each(Finding{
        "warning", line_protocol::warning_name(one.kind),
        fmt::format("entry {}: field '{}' {}", one.entry, one.key.str(), warning_text(one.kind))});
  for (const BatchHint& hint : verdict.hints)
    each(Finding{"note", hint.kind, hint.text, hint.line, hint.column, hint.offset, hint.length});
}

/// As GitHub's runner reads a command back: of the two lists, a property has both.
std::string workflow_text(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool escaped = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    out += escaped ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

/// Text of several lines, each safe for a terminal.
std::string printable_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (at != 0) out += '\n';
    out += printable(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// A path as the reference of a URI.
std::string uri_of(std::string_view name) {
  std::string out = name.starts_with('/') ? "file://" : "";
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

/// The column in characters: SARIF knows none in bytes.
std::uint64_t character_column(std::string_view batch, const Finding& finding) {
  std::uint64_t column = 1;
  for (std::size_t at = finding.offset - (finding.column - 1); at < finding.offset; ++at)
    column += (static_cast<unsigned char>(batch[at]) & 0xc0) != 0x80 ? 1u : 0u;
  return column;
}

Json fix_of(const Fix& fix, const Json& file) {
  const Json replacement = {
      {"deletedRegion", {{"byteOffset", fix.offset}, {"byteLength", fix.length}}},
      {"insertedContent", {{"text", fix.text}}}};
  return {
      {"description", {{"text", "Remove bytes without meaning"}}},
      {"artifactChanges",
       Json::array({{{"artifactLocation", file}, {"replacements", Json::array({replacement})}}})}};
}

Json result_of(const Verdict& verdict, const Finding& finding) {
  const Json file = {{"uri", uri_of(verdict.name)}};
  Json place = {{"artifactLocation", file}};
  if (finding.line != 0)
    place["region"] = {{"startLine", finding.line},
                       {"startColumn", character_column(verdict.batch, finding)},
                       {"byteOffset", finding.offset},
                       {"byteLength", finding.length}};
  Json out = {{"ruleId", finding.kind},
              {"level", finding.level},
              {"message", {{"text", finding.text}}},
              {"locations", Json::array({{{"physicalLocation", std::move(place)}}})}};
  if (finding.fix) out["fixes"] = Json::array({fix_of(*finding.fix, file)});
  return out;
}

}  // namespace

void put_github(Output& out, const Verdict& verdict) {
  const std::string file = workflow_text(printable(verdict.name), true);
  each_finding(verdict, [&](const Finding& finding) {
    const std::string_view command = finding.level == "note" ? "notice" : finding.level;
    const std::string place =
        finding.line == 0 ? "" : fmt::format(",line={},col={}", finding.line, finding.column);
    out(fmt::format("::{} file={}{},title={}::{}\n", command, file, place, finding.kind,
                    workflow_text(printable_lines(finding.text), false)));
  });
}

void SarifLog::add(const Verdict& verdict) {
  each_finding(verdict,
               [&](const Finding& finding) { results_.push_back(result_of(verdict, finding)); });
}

void SarifLog::put(Output& out) const {
  Json rules = Json::array();
  for (const line_protocol::KindRow& row : line_protocol::kind_rows) {
    std::string text(row.name);
    std::replace(text.begin(), text.end(), '_', ' ');
    rules.push_back({{"id", row.name}, {"shortDescription", {{"text", text}}}});
  }
  const Json driver = {{"name", "faultwire"}, {"version", version_number()}, {"rules", rules}};
  const Json run = {
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results_}};
  put_json_line(out, {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({run})}});
}

}  // namespace faultwire_tool
