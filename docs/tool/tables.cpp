// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire tables: every table of the library as Markdown, JSON or CSV; also what docs/reference
// is made with.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <functional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "faultwire/codes.hpp"
#include "faultwire/diagnosis.hpp"
#include "faultwire/diagnosis/decision.hpp"
#include "faultwire/interop/fmt.hpp"
#include "faultwire/line_protocol/compatibility_kind.hpp"
#include "faultwire/line_protocol/core_rules.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/mapping.hpp"
#include "faultwire/retry.hpp"
#include "faultwire/status.hpp"
#include "faultwire/wire/json/form.hpp"
#include "faultwire/wire/json/write.hpp"
#include "faultwire/line_protocol/core_release.hpp"
#include "faultwire/line_protocol/core_wording.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "faultwire/write_api/facts/checks.hpp"
#include "faultwire/write_api/facts/header_rows.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/facts/rows.hpp"
#include "help.hpp"
#include "suggest.hpp"
#include "tool.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

struct Table {
  std::string name;
  std::string title;
  std::string note;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::string_view group = {};            ///< the heading under which the index lists it
  std::vector<std::string> anchors = {};  ///< one a row, for links to it; or none
  std::vector<std::size_t> verbatim =
      {};  ///< the columns that hold bytes, which Markdown is not to read
};

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

/// A code as a table shows it, with the text that travels.
std::string shown(AnyCode code) {
  const std::string number = number_or_none(code);
  const std::string name(code_name(code));
  if (number.empty()) return name;
  return name.empty() ? number : number + " " + name;
}

/// The codes of a row, in words.
template <class Row>
std::string from_text(const Row& row) {
  if (!row.is_range()) return shown(AnyCode(row.first));
  if constexpr (requires { row.first.detail; }) {
    static constexpr std::string_view alone = "any status code alone";
    if (!row.first.detail) return std::string(alone);
    const std::string_view name =
        code_name(ArrowError{ArrowStatusCode::io_error, row.first.detail});
    return "any status code" + std::string(name.substr(name.find(" + ")));
  } else {
    return fmt::format("{}-{}, except for the rows below", number_or_none(AnyCode(row.first)),
                       number_or_none(AnyCode(row.last)));
  }
}

template <Rule R>
Table rule_table() {
  using From = typename R::From;
  const bool is_default = std::same_as<default_rule<From, typename R::To>, R>;
  const Step without_row = translate_unknown<R>().steps[0];
  Table table{std::string(R::id),
              std::string(R::title),
              is_default ? "The default rule of its pair. " : "",
              {"from", "to", "also possible", "fidelity", "basis", "source"},
              {}};
  if (without_row.source != nullptr) {
    table.note += fmt::format("Without a row: {}, {}. ", basis_name(without_row.basis),
                              source_text(*without_row.source));
  }
  table.note += fmt::format("A code without a row goes to {}.", shown(AnyCode(R::otherwise)));
  const Row<From, typename R::To>* before = nullptr;
  for (const auto& row : rule_rows<R>()) {
    if (before != nullptr && row.first == before->first && row.last == before->last) continue;
    before = &row;
    const bool range = row.is_range();
    const auto all = candidates<R>(row.first);
    std::string others;
    for (const auto other : all.subspan(all.empty() || range ? all.size() : 1))
      others += fmt::format("{}{}", others.empty() ? "" : "; ", shown(AnyCode(other)));
    table.rows.push_back(
        {from_text(row), shown(AnyCode(row.to)), others,
         range ? "merged" : std::string(fidelity_name(translate<R>(row.first).fidelity)),
         std::string(basis_name(row.by.basis)), source_text(*row.by.source)});
  }
  return table;
}

/// The words of a sign, each as code.
std::string quoted_words(std::string_view list) {
  std::string out;
  detail::diagnosis::each_alternative(list, [&](std::string_view one) {
    out += fmt::format("{}`{}`", out.empty() ? "" : " or ", one);
  });
  return out;
}
std::string sign_text(const diagnosis::Sign& sign) {
  std::string one;
  const auto with = [&](std::string_view what) {
    one.append(one.empty() ? "" : " and ").append(what);
  };
  if (sign.grpc) with(fmt::format("gRPC {}", *sign.grpc));
  if (sign.reset) with(fmt::format("a reset by {}", *sign.reset));
  if (sign.http)
    with(fmt::format("HTTP {}{}", static_cast<int>(*sign.http),
                     sign.via_grpc ? " that a gRPC client met" : ""));
  if (sign.rejected) with("a rejected point");
  if (!sign.words.empty()) with(quoted_words(sign.words));
  if (!sign.also.empty()) with(quoted_words(sign.also));
  if (sign.coded) with("any code");
  if (sign.alone) with("nothing else");
  if (sign.body) with("nothing else in the message of a body");
  return one;
}
std::string codes_text(const diagnosis::Diagnosis& diagnosis) {
  std::string codes;
  for (const diagnosis::TextCode& one : diagnosis.text.codes()) {
    codes.append(codes.empty() ? "" : "; ");
    code_to([&](std::string_view piece) { codes += piece; }, one.code);
  }
  return codes;
}
Table troubles_table() {
  Table table{"troubles",
              "Known troubles, by the text of an error",
              "How each is recognised, why it happens, the likeliest reason first, and what to "
              "try. `faultwire explain` finds them in a log. The codes of a sample, and what to do "
              "next, are what the library finds in it.",
              {"trouble", "title", "recognised by", "reasons", "try", "sample", "its codes", "next",
               "source"},
              {}};
  table.verbatim = {5};
  diagnosis::each_trouble([&](const diagnosis::Trouble& trouble) {
    std::string signs, reasons, advice;
    const auto add = [](std::string& list, std::string_view item) {
      list.append(list.empty() ? "" : "; ").append(item);
    };
    for (const diagnosis::Sign& sign : trouble.signs()) add(signs, sign_text(sign));
    for (const std::string_view reason : trouble.reasons()) add(reasons, reason);
    for (const std::string_view one : trouble.advice()) add(advice, one);
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(trouble.sample);
    const auto decision = diagnosis::decision_of(diagnosis);
    table.rows.push_back({std::string(trouble.id), std::string(trouble.title), signs, reasons,
                          advice, std::string(trouble.sample), codes_text(diagnosis),
                          std::string(decision ? retry::action_name(decision->action) : "unknown"),
                          source_text(trouble.source)});
    table.anchors.emplace_back(trouble.id);
  });
  return table;
}
/// How clients write an error. The last columns are what the library finds in the sample.
Table forms_table() {
  Table table{
      "forms",
      "The forms in which clients write an error",
      "One row a form, with a sample; its code and message are what the library finds in "
      "it. Arrow C++ and PyArrow, gRPC's debug contexts, HTTP statuses, resets and the JSON "
      "of a google.rpc.Status are read too.",
      {"client", "sample", "its code", "its message", "written by"},
      {}};
  table.verbatim = {1, 3};
  for (const diagnosis::FormFamily& family : diagnosis::form_families) {
    for (std::size_t i = 0; i < family.size; ++i) {
      const diagnosis::Form& form = family.forms[i];
      const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(form.sample);
      table.rows.push_back({std::string(form.client), std::string(form.sample),
                            codes_text(diagnosis), std::string(diagnosis.text.message()),
                            std::string(form.source)});
    }
  }
  return table;
}

Table sources_table() {
  Table table{"sources",
              "All sources, the one that was read longest ago first",
              "",
              {"date", "title", "place"},
              {}};
  const auto add = [&](const Source& source) {
    std::vector<std::string> row{std::string(source.date), std::string(source.title),
                                 std::string(source.place)};
    if (std::find(table.rows.begin(), table.rows.end(), row) == table.rows.end())
      table.rows.push_back(std::move(row));
  };
  each_domain([&]<Code C>() {
    std::for_each(std::begin(CodeTraits<C>::sources), std::end(CodeTraits<C>::sources), add);
  });
  each_rule([&]<Rule R>() {
    for (const auto& row : rule_rows<R>()) add(*row.by.source);
    if (const Source* const source = translate_unknown<R>().steps[0].source) add(*source);
  });
  for (const GrpcClient& client : CodeTraits<GrpcCode>::clients) add(client.source);
  add(otlp_source);
  for (const write_api::Table& rows : write_api::tables<>) {
    for (const write_api::AnswerRow& row : rows.rows) add(row.because.source);
  }
  for (const wire::JsonFormRow& row : wire::json_form_rows) add(row.source);
  diagnosis::each_trouble([&](const diagnosis::Trouble& trouble) { add(trouble.source); });
  for (const write_api::HeaderRow& row : write_api::header_rows) add(row.source);
  for (const write_api::ReasonText& row : write_api::reason_texts<>) add(row.source);
  for (const write_api::CheckOrder& row : write_api::check_orders) add(row.because.source);
  for (std::size_t i = 0; i < std::size(retry::preset_rows); ++i) {
    const auto which = static_cast<retry::Preset>(i);
    retry::each_verdict_row(which, [&](const retry::VerdictRow& row) { add(*row.cite.source); });
    retry::each_setting_row(which, [&](const retry::SettingRow& row) { add(*row.cite.source); });
  }
  std::sort(table.rows.begin(), table.rows.end());
  return table;
}

Table rules_table() {
  Table table{
      "rules", "All rules", "", {"rule", "from", "to", "rows", "default of its pair", "title"}, {}};
  each_rule([&]<Rule R>() {
    using From = typename R::From;
    table.rows.push_back({std::string(R::id), std::string(CodeTraits<From>::domain),
                          std::string(CodeTraits<typename R::To>::domain),
                          std::to_string(rule_rows<R>().size()),
                          std::same_as<default_rule<From, typename R::To>, R> ? "yes" : "no",
                          std::string(R::title)});
  });
  std::size_t rows = 0;
  each_rule([&]<Rule R>() { rows += rule_rows<R>().size(); });
  table.note = fmt::format("{} rules with {} rows, from {} sources.", table.rows.size(), rows,
                           sources_table().rows.size());
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
    table.rows.push_back({std::string(row.when), shown(AnyCode(row.code)),
                          std::string(sides[static_cast<std::size_t>(row.side)])});
  }
  return table;
}

/// A batch that is rejected for one kind: `head`, then `repeats` times `a`, then `tail`.
struct RejectedExample {
  line_protocol::RejectionKind kind;
  std::string_view head;
  std::size_t repeats = 0;
  std::string_view tail = {};
};
constexpr std::size_t example_limit =
    16;  ///< the most bytes that the example of too_large may have

constexpr auto rejected_examples = [] {
  using enum line_protocol::RejectionKind;
  return std::to_array<RejectedExample>({
      {invalid_measurement, ",room=Kitchen temp=21"},
      {expected_tag_key, "home,room=Kitchen, temp=21"},
      {expected_tag_value, "home,room=,floor=1 temp=21"},
      {tag_set_malformed, "home,room temp=21"},
      {expected_space, "home,room=Kitchen"},
      {missing_fields, "home temp="},
      {invalid_integer, "home count=9223372036854775808i"},
      {invalid_uinteger, "home count=18446744073709551616u"},
      {invalid_timestamp, "home temp=21 9223372036854775808"},
      {ends_with_backslash, "home,room=Kitchen\\"},
      {string_too_long, "home note=\"", 65'537, "\""},
      {trailing_content, "home temp=21 1 2"},
      {time_tag, "home,time=noon temp=21"},
      {time_field, "home time=1i"},
      {duplicate_tag, "home,room=Kitchen,room=Bath temp=21"},
      {duplicate_field, "home temp=21,temp=\"warm\""},
      {type_conflict, "home temp=21\nhome temp=\"warm\""},
      {timestamp_overflow, "home temp=21 9223372037"},
      {reserved_column, "home time=1i"},
      {control_character, "home,ro\x07om=Kitchen temp=21"},
      {invalid_utf8,
       "home temp=21\nhome,room=K\xfc"
       "che temp=21"},
      {too_large, "home temp=21.0000"},
  });
}();

/// The bytes as an escaped line. A long run of one letter becomes its length.
std::string escaped(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const std::size_t run = (std::min)(bytes.find_first_not_of(bytes[i], i), bytes.size()) - i;
    if (run > 1000) {
      out += fmt::format("{}... {} times ...{}", bytes[i], run, bytes[i]);
      i += run - 1;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c < 0x20 || c > 0x7e) {
      out += fmt::format("\\x{:02x}", c);
    } else {
      out += bytes[i];
    }
  }
  return out;
}

/// What the parser says of the example of a kind; whatever it says, so that a wrong example shows.
std::vector<std::string> judged_example(line_protocol::RejectionKind kind) {
  const auto found = std::find_if(rejected_examples.begin(), rejected_examples.end(),
                                  [&](const auto& row) { return row.kind == kind; });
  if (found == rejected_examples.end()) return {"", "", ""};
  const std::string batch =
      std::string(found->head) + std::string(found->repeats, 'a') + std::string(found->tail);
  line_protocol::ValidateOptions options;
  std::string given;
  if (kind == line_protocol::RejectionKind::timestamp_overflow) {
    options.precision = line_protocol::Precision::seconds;
    given = "in seconds: ";
  } else if (kind == line_protocol::RejectionKind::too_large) {
    options.max_bytes = example_limit;
    given = fmt::format("at most {} bytes: ", example_limit);
  }
  const bool of_core = kind == line_protocol::RejectionKind::reserved_column ||
                       kind == line_protocol::RejectionKind::control_character;
  if (of_core) given = "InfluxDB 3 Core 3.8.1, 3.9.11: ";
  const auto judge = [&](line_protocol::ServerGeneration server) {
    const bool older = server == line_protocol::ServerGeneration::documented;
    using line_protocol::CoreRelease;
    options.checks = IoxChecks{server};
    if (of_core) options.checks = CoreChecks{older ? CoreRelease::v3_8_1 : CoreRelease::v3_9_11};
    const BatchReport report = line_protocol::validate(batch, options);
    const line_protocol::Rejection* rejection = report.refusal        ? &*report.refusal
                                                : report.rejected > 0 ? &report.rejections.front()
                                                                      : nullptr;
    if (rejection == nullptr) return std::string("accepted");
    const std::string as_kind =
        rejection->kind() == kind ? ""
                                  : std::string(line_protocol::kind_name(rejection->kind())) + ": ";
    return as_kind + escaped(rejection->detail());
  };
  return {given + escaped(batch), judge(line_protocol::ServerGeneration::documented),
          judge(line_protocol::ServerGeneration::current)};
}

Table rejections_table() {
  Table table{
      "rejections",
      "Why entries and bodies are rejected, in the server's words",
      "Words in braces stand for a part of the batch: `quoted` and `got` the bytes at fault, `cut` "
      "and `got_cut` their first 10 "
      "characters. "
      "`documented` is InfluxDB 3.0 to 3.8 and the documentation, `current` from 3.9 on. For each "
      "kind: a batch, and what the "
      "library's parser says of it.",
      {"kind", "reason", "stage", "example", "documented, of the example",
       "current, of the example", "documented", "documented, after the first tag", "current"},
      {}};
  table.verbatim = {3, 4, 5, 6, 7, 8};
  for (const line_protocol::KindRow& row : line_protocol::kind_rows) {
    table.rows.push_back({std::string(row.name),
                          std::string(line_protocol::reason_name(row.reason)),
                          std::string(line_protocol::stage_row(row.stage).name)});
    auto& cells = table.rows.back();
    for (std::string& cell : judged_example(row.kind)) cells.push_back(std::move(cell));
    cells.insert(cells.end(),
                 {std::string(row.documented.text()),
                  row.documented == row.documented_later ? "the same"
                                                         : std::string(row.documented_later.text()),
                  std::string(row.current.text())});
    table.anchors.emplace_back(row.name);
  }
  return table;
}

/// What a body is made of, in words.
std::string body_text(write_api::BodyShape shape) {
  if (shape == write_api::BodyShape::empty) return "none";
  if (shape == write_api::BodyShape::plain) return "the message";
  std::string text(write_api::body_shape_keys(shape));
  if (shape == write_api::BodyShape::error_unescaped) text += " (not escaped)";
  if (shape == write_api::BodyShape::error_object) text += " (object)";
  if (shape == write_api::BodyShape::error_array) text += " (array)";
  return text;
}

/// A release as the tables of a product spell it.
std::string release_cell(const write_api::Release& release) {
  if (release == write_api::Release{} || release == write_api::no_release) return "";
  return write_api::release_text(release);
}

/// The endpoints of a row, by their paths.
std::string endpoints_text(write_api::Endpoints on) {
  if (on == write_api::on_any) return "all";
  std::string out;
  const auto add = [&](write_api::Endpoints bit, std::string_view path) {
    if ((on & bit) != 0) out += fmt::format("{}{}", out.empty() ? "" : ", ", path);
  };
  add(write_api::on_v1, "/write");
  add(write_api::on_v2, "/api/v2/write");
  add(write_api::on_v3, "/api/v3/write_lp");
  add(write_api::on_v2_old, "/api/v2/write before 3.4.2");
  return out;
}

Table write_table() {
  static constexpr std::string_view uses[] = {"said and understood", "understood", "said"};
  Table table{"write_api",
              "What the write endpoints answer",
              "`stored` is what the answer says of the data: `some` are all good entries that it "
              "does not name. `names` says which rejected entries come back from it: `every` by "
              "number, `first` only the first of them, `echoed` those that the parser rejects, by "
              "their text, `nothing` none. A row holds from the release `since` on and before "
              "`until`; the closed services have the month of their documentation. Words in braces "
              "stand for what the answer is about.",
              {"product", "endpoint", "event", "status", "code", "body", "message", "stored",
               "names", "since", "until", "use", "basis", "source"},
              {}};
  for (const write_api::Table& rows : write_api::tables<>) {
    for (const write_api::AnswerRow& row : rows.rows) {
      const write_api::Answer& answer = row.answer;
      const bool coded = write_api::body_shape_keys(answer.shape).starts_with("code");
      table.rows.push_back(
          {std::string(write_api::product_row(rows.product).name), endpoints_text(row.on),
           std::string(write_api::event_name(row.event)), shown(AnyCode(answer.status)),
           coded ? std::string(write_api::code_text_of(row)) : "", body_text(answer.shape),
           std::string(answer.text.text()), std::string(write_api::stored_name(row.claim.stored)),
           std::string(write_api::named_names[static_cast<std::size_t>(row.claim.names)]),
           release_cell(row.because.since), release_cell(row.because.until),
           std::string(uses[static_cast<std::size_t>(row.use)]),
           std::string(basis_name(row.because.basis)), source_text(row.because.source)});
    }
  }
  return table;
}

Table write_headers_table() {
  Table table{"write_headers",
              "The headers of the answers",
              "A value in braces is that of the request or of the answer. Retry-After is added "
              "where the caller knows it.",
              {"product", "since", "goes with", "header", "value", "source"},
              {}};
  static constexpr std::string_view when[] = {"every answer",
                                              "204",
                                              "JSON",
                                              "JSON or no body",
                                              "plain text",
                                              "every error",
                                              "JSON errors except for 401",
                                              "401",
                                              "method not allowed"};
  static constexpr std::string_view values[] = {"", "{code}", "{error}", "{id}", "{release}"};
  for (const write_api::HeaderRow& row : write_api::header_rows) {
    table.rows.push_back(
        {std::string(write_api::product_row(row.product).name), release_cell(row.since),
         std::string(when[static_cast<std::size_t>(row.when)]), std::string(row.name),
         std::string(row.value) + std::string(values[static_cast<std::size_t>(row.kind)]),
         source_text(row.source)});
  }
  return table;
}

Table write_reasons_table() {
  Table table{"write_reasons",
              "Reasons of rejections beside those of the table rejections",
              "Said: the words of InfluxDB 1.x and 2.x, one text a kind, and those of InfluxDB 3 "
              "Core from a release on. Understood: texts that stand for one of several kinds.",
              {"use", "text", "kinds", "event", "source"},
              {}};
  for (const write_api::PointWords& row : write_api::point_words_rows) {
    table.rows.push_back({row.stored ? "said by 1.x and 2.x, without the line"
                                     : "said by 1.x and 2.x, with the line",
                          std::string(row.text.text()),
                          std::string(line_protocol::kind_name(row.kind)), "",
                          source_text(sources::oss_1_recorded)});
  }
  for (const auto& row : line_protocol::core_wording_rows) {
    table.rows.push_back({fmt::format("said by InfluxDB 3 Core since {}",
                                      line_protocol::core_release_text(row.since).view()),
                          std::string(row.text.text()),
                          std::string(line_protocol::kind_name(row.kind)), "",
                          fmt::format("InfluxDB 3 Core: {}", row.place)});
  }
  for (const write_api::ReasonText& row : write_api::reason_texts<>) {
    std::string kinds;
    for (std::size_t i = 0; i < row.count; ++i)
      kinds +=
          fmt::format("{}{}", kinds.empty() ? "" : ", ", line_protocol::kind_name(row.kinds[i]));
    table.rows.push_back({"understood", std::string(row.text.text()), kinds,
                          std::string(write_api::event_name(row.event)), source_text(row.source)});
  }
  return table;
}

Table write_checks_table() {
  Table table{"write_checks",
              "In which order a write endpoint checks a request",
              "The server answers the first check that fails; after the last one it judges the "
              "entries. A check that is not in a row does not exist there.",
              {"product", "since", "until", "order", "basis", "source"},
              {}};
  for (const write_api::CheckOrder& row : write_api::check_orders) {
    std::string order;
    for (std::size_t i = 0; i < row.count; ++i)
      order += fmt::format("{}{}", order.empty() ? "" : ", ",
                           write_api::endpoint_check_row(row.order[i]).name);
    table.rows.push_back({std::string(write_api::product_row(row.product).name),
                          release_cell(row.because.since), release_cell(row.because.until), order,
                          std::string(basis_name(row.because.basis)),
                          source_text(row.because.source)});
  }
  return table;
}

/// Which answers to a write begin with a release of InfluxDB 3 Core, and which end before it.
std::string changed_answers(const write_api::Release& release, bool begin) {
  std::string out;
  for (const write_api::AnswerRow& row : write_api::table_of(write_api::Product::core).rows) {
    if ((begin ? row.because.since : row.because.until) != release) continue;
    const std::string text = fmt::format(
        "{}: {} {}", endpoints_text(row.on), static_cast<unsigned>(row.answer.status),
        row.answer.text.empty() ? std::string_view("without a body") : row.answer.text.text());
    out += fmt::format("{}{}", out.empty() ? "" : "\n", text);
  }
  return out;
}

Table compatibility_table() {
  Table table{
      "compatibility",
      "What InfluxDB 1.x and 2.x read otherwise",
      "Constructs of line protocol that InfluxDB 3 and its predecessors do not read alike. "
      "`faultwire check --api oss-1` shows them as hints. `refuses`: InfluxDB 3 accepts the "
      "line; `accepts`: InfluxDB 3 refuses it; `differs`: another name is read; `drops`: "
      "the line is taken for a comment.",
      {"kind", "in 1.x", "in 2.x", "what the line has", "read in", "source"},
      {}};
  const auto word = [](line_protocol::CompatibilityEffect effect) {
    constexpr const char* words[] = {"the same", "refuses", "accepts", "differs", "drops"};
    return std::string(words[static_cast<std::size_t>(effect)]);
  };
  for (const auto& row : line_protocol::compatibility_rows) {
    table.rows.push_back({std::string(row.name), word(row.oss_1), word(row.oss_2),
                          std::string(row.what), std::string(row.releases),
                          source_text(row.source)});
    table.anchors.emplace_back(row.name);
  }
  return table;
}

Table core_rules_table() {
  Table table{"core_rules",
              "What InfluxDB 3 Core checks, by release",
              "One row for every change of a rule. A rule keeps its value up to its next row; a "
              "switch without a row is off. `notes`: the release notes alone say so.",
              {"rule", "since", "value", "read in"},
              {}};
  for (const auto& row : line_protocol::core_rule_rows) {
    table.rows.push_back({std::string(line_protocol::core_rule_name(row.rule)),
                          std::string(line_protocol::core_release_text(row.since).view()),
                          std::to_string(row.value), std::string(row.place)});
  }
  return table;
}

Table write_core_table() {
  Table table{
      "write_core",
      "InfluxDB 3 Core by release",
      "What a write, or the answer to it, shows of each release. Releases without a known "
      "change are left out. `/write` and `/api/v2/write` never store a part of a batch in "
      "any release.",
      {"release", "date", "brought", "answers from here on", "answers until here", "source"},
      {}};
  for (const auto& row : line_protocol::core_release_rows) {
    const auto number = static_cast<unsigned>(row.release);
    const write_api::Release release{static_cast<std::uint16_t>(number / 10000),
                                     static_cast<std::uint16_t>(number / 100 % 100),
                                     static_cast<std::uint16_t>(number % 100)};
    const std::string begun = changed_answers(release, true);
    const std::string ended = changed_answers(release, false);
    if (row.brought.empty() && begun.empty() && ended.empty()) continue;
    table.rows.push_back({std::string(line_protocol::core_release_text(row.release).view()),
                          std::string(row.date), std::string(row.brought), begun, ended,
                          source_text(row.source)});
  }
  return table;
}

/// What a rule makes of a code, with the candidates.
template <Rule R>
std::string image_text(typename R::From code) {
  const auto all = candidates<R>(code);
  if (all.empty()) return "";
  std::string text = shown(AnyCode(all[0]));
  for (const auto other : all.subspan(1)) text += " or " + shown(AnyCode(other));
  return text;
}

/// All rules from one domain to another side by side. Rules that agree about every code share a
/// column; codes about which the columns disagree come first, marked with an asterisk. Empty if
/// there is no rule.
template <Code From, Code To>
Table pair_table() {
  const std::string from(CodeTraits<From>::domain);
  const std::string to(CodeTraits<To>::domain);
  Table table{
      "pair_" + from + "_" + to,
      fmt::format("From {} to {}: every rule", from, to),
      "Codes about which the rules disagree come first and have an asterisk; an empty cell "
      "is a code without a row. Rules that agree about every code share a column. The first "
      "column of rules has the default, if there is one.",
      {"code"},
      {}};
  const auto codes = all_codes<From>();
  std::vector<std::vector<std::string>> columns;
  const auto add = [&]<Rule R>(bool defaults) {
    if constexpr (std::same_as<typename R::From, From> && std::same_as<typename R::To, To>) {
      if (std::same_as<default_rule<From, To>, R> != defaults) return;
      std::vector<std::string> images;
      for (const From code : codes) images.push_back(image_text<R>(code));
      const std::string head = std::string(R::id) + (defaults ? " (default)" : "");
      const auto same = std::find(columns.begin(), columns.end(), images);
      if (same != columns.end()) {
        table.columns[static_cast<std::size_t>(same - columns.begin()) + 1] += ", " + head;
        return;
      }
      table.columns.push_back(head);
      columns.push_back(std::move(images));
    }
  };
  each_rule([&]<Rule R>() { add.template operator()<R>(true); });
  each_rule([&]<Rule R>() { add.template operator()<R>(false); });
  if (columns.empty()) return table;
  std::vector<std::vector<std::string>> agreed;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    std::vector<std::string> row{shown(AnyCode(codes[i]))};
    for (const auto& column : columns) row.push_back(column[i]);
    std::vector<std::string> said(row.begin() + 1, row.end());
    std::erase(said, "");
    const bool disagree =
        std::adjacent_find(said.begin(), said.end(), std::not_equal_to<>()) != said.end();
    if (disagree) row[0] += " *";
    (disagree ? table.rows : agreed).push_back(std::move(row));
  }
  std::move(agreed.begin(), agreed.end(), std::back_inserter(table.rows));
  return table;
}

/// Which way leads from every domain to every other by default.
Table matrix_table() {
  Table table{"matrix",
              "From every domain to every other, by default",
              "Rows are where a code comes from, columns where it goes.",
              {"from"},
              {}};
  each_domain([&]<Code To>() { table.columns.push_back(std::string(CodeTraits<To>::domain)); });
  each_domain([&]<Code From>() {
    std::vector<std::string> row{std::string(CodeTraits<From>::domain)};
    each_domain([&]<Code To>() {
      if constexpr (std::same_as<From, To>) {
        row.push_back("the code itself");
      } else if constexpr (faultwire::detail::mapping::DirectDefault<To, From>) {
        row.push_back(std::string(default_rule<From, To>::id));
      } else {
        row.push_back(HasDefault<To, From> ? "through gRPC" : "none");
      }
    });
    table.rows.push_back(std::move(row));
  });
  return table;
}

/// The row that decides about a code of the preset's channel; empty if none does.
std::optional<retry::VerdictRow> verdict_row(retry::Preset preset, std::int32_t number) {
  std::optional<retry::VerdictRow> found;
  retry::each_verdict_row(preset, [&](const retry::VerdictRow& row) {
    if (row.first <= number && number <= row.last) found = row;
  });
  return found;
}

/// The number of a source in the list of sources below a table.
std::size_t source_number(std::vector<Source>& sources, const Source& source) {
  const auto found = std::find(sources.begin(), sources.end(), source);
  const auto at = static_cast<std::size_t>(found - sources.begin());
  if (found == sources.end()) sources.push_back(source);
  return at + 1;
}

/// The verdict of a preset on a code, with the number of its source; in brackets if the code had to
/// be translated first.
struct RetryCell {
  std::string verdict;
  std::string text;
};
RetryCell retry_cell(std::size_t which, AnyCode code, std::vector<Source>& sources) {
  const bool grpc = retry::preset_rows[which].channel == retry::Channel::grpc;
  const bool own = grpc == (code.domain == Domain::grpc);
  const AnyCode judged = own ? code
                         : grpc
                             ? AnyCode(faultwire::detail::retry::default_image<GrpcCode>(code))
                             : AnyCode(faultwire::detail::retry::default_image<HttpStatus>(code));
  const auto row = verdict_row(static_cast<retry::Preset>(which), judged.number);
  if (!row) return {};
  RetryCell cell{std::string(retry::verdict_name(row->verdict)), ""};
  cell.text = fmt::format("{} [{}]", cell.verdict, source_number(sources, *row->cite.source));
  if (!own) cell.text = "(" + cell.text + ")";
  return cell;
}

/// Every code with every preset of one channel. A verdict that differs from that of the recommended
/// preset, which is the first column, is bold.
Table retry_table(retry::Channel channel) {
  const bool grpc = channel == retry::Channel::grpc;
  Table table{grpc ? "retry_grpc" : "retry",
              grpc ? "What to do after a failure over gRPC: code by preset"
                   : "What to do after a failure over HTTP: status by preset",
              "",
              {"code"},
              {}};
  std::vector<std::size_t> shown_presets;
  for (std::size_t i = 0; i < std::size(retry::preset_rows); ++i) {
    if (retry::preset_rows[i].channel != channel) continue;
    shown_presets.push_back(i);
    table.columns.push_back(std::string(retry::preset_rows[i].name));
  }
  std::vector<Source> sources;
  const auto add = [&](AnyCode code) {
    std::vector<std::string> row{shown(code)};
    std::string recommended;
    for (const std::size_t which : shown_presets) {
      const RetryCell cell = retry_cell(which, code, sources);
      if (row.size() == 1) recommended = cell.verdict;
      const bool differs = cell.verdict != recommended;
      row.push_back(differs ? "**" + cell.text + "**" : cell.text);
    }
    table.rows.push_back(std::move(row));
  };
  for (const GrpcCode code : all_codes<GrpcCode>()) {
    if (code != GrpcCode::ok) add(code);
  }
  for (const HttpStatusRow& row : CodeTraits<HttpStatus>::rows) {
    if (static_cast<int>(row.code) >= 300) add(row.code);
  }
  table.note =
      "The first column is the recommended preset; a verdict that differs from it is bold. A "
      "verdict "
      "in brackets is that on the code to which the default rule translates. Other facts come "
      "before "
      "the verdict: [retry_reasons](retry_reasons.md) has their order. Why each verdict is as it "
      "is: "
      "[retry_verdicts](retry_verdicts.md); the other numbers: "
      "[retry_settings](retry_settings.md).\n\nSources:";
  for (std::size_t i = 0; i < sources.size(); ++i)
    table.note += fmt::format("\n{}. {}", i + 1, source_text(sources[i]));
  return table;
}

Table verdicts_table() {
  Table table{"retry_verdicts",
              "What every preset says of every code, and why",
              "Of a code that several rows have, the last one counts.",
              {"preset", "codes", "verdict", "basis", "why", "source"},
              {}};
  for (std::size_t i = 0; i < std::size(retry::preset_rows); ++i) {
    retry::each_verdict_row(static_cast<retry::Preset>(i), [&](const retry::VerdictRow& row) {
      const bool grpc = row.channel == retry::Channel::grpc;
      const auto code = [&](std::int16_t number) {
        return shown(AnyCode(grpc ? Domain::grpc : Domain::http, number));
      };
      const bool one = row.first == row.last;
      table.rows.push_back({std::string(retry::preset_rows[i].name),
                            one ? code(row.first) : fmt::format("{}-{}", row.first, row.last),
                            std::string(retry::verdict_name(row.verdict)),
                            std::string(basis_name(row.cite.basis)), std::string(row.why),
                            source_text(*row.cite.source)});
    });
  }
  return table;
}

std::string duration_text(std::chrono::nanoseconds time) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
  if (milliseconds == 0) return "none";
  if (milliseconds % 1000 == 0) return fmt::format("{} s", milliseconds / 1000);
  return fmt::format("{} ms", milliseconds);
}
std::string value_text(std::chrono::nanoseconds time) { return duration_text(time); }
std::string value_text(std::int32_t count) {
  return count == 0 ? "no limit" : std::to_string(count);
}
std::string value_text(double number) { return fmt::format("{}", number); }
std::string value_text(bool flag) { return flag ? "yes" : "no"; }
std::string value_text(retry::Growth growth) {
  return std::string(retry::growth_names[static_cast<std::size_t>(growth)]);
}
std::string value_text(retry::Jitter jitter) {
  return std::string(retry::jitter_names[static_cast<std::size_t>(jitter)]);
}
std::string value_text(retry::HintUse use) {
  return std::string(retry::hint_use_names[static_cast<std::size_t>(use)]);
}
std::string value_text(retry::Verdict verdict) { return std::string(retry::verdict_name(verdict)); }
std::string value_text(std::uint16_t resets) {
  std::string text;
  for (const Http2Error reset : all_codes<Http2Error>()) {
    if ((resets >> static_cast<int>(reset) & 1) != 0)
      text += fmt::format("{}{}", text.empty() ? "" : ", ", code_name(reset));
  }
  return text;
}

/// The value of a setting as people read it.
std::string setting_text(const retry::SettingRow& row) {
  retry::Policy policy;
  row.apply(policy);
  std::string text;
  retry::each_policy_member([&]<auto M>(std::string_view name, std::string_view) {
    if (name == retry::setting_name(row))
      text = value_text(faultwire::detail::retry::member_of<M>(policy));
  });
  return text;
}

Table settings_table() {
  Table table{
      "retry_settings",
      "The limits, the backoff and the hints of every preset, and why",
      "A setting that is not listed is off. Of a setting that two rows have, the last counts.",
      {"preset", "setting", "value", "basis", "why", "source"},
      {}};
  for (std::size_t i = 0; i < std::size(retry::preset_rows); ++i) {
    retry::each_setting_row(static_cast<retry::Preset>(i), [&](const retry::SettingRow& row) {
      table.rows.push_back({std::string(retry::preset_rows[i].name),
                            std::string(retry::setting_name(row)), setting_text(row),
                            std::string(basis_name(row.cite.basis)), std::string(row.why),
                            source_text(*row.cite.source)});
    });
  }
  return table;
}

/// The waits and limits of the presets side by side.
Table waits_table() {
  Table table{"retry_waits",
              "The waits of every preset side by side",
              "The waits before the first six retries, the shortest and the longest that chance "
              "allows, in seconds.",
              {"preset", "attempts", "time", "1", "2", "3", "4", "5", "6"},
              {}};
  for (std::size_t i = 0; i < std::size(retry::preset_rows); ++i) {
    const retry::Policy& policy = retry::preset(static_cast<retry::Preset>(i));
    std::vector<std::string> row{std::string(retry::preset_rows[i].name),
                                 value_text(policy.max_attempts),
                                 duration_text(policy.max_elapsed)};
    for (std::int32_t n = 1; n <= 6; ++n) {
      const auto seconds = [&](double chance) {
        const auto wait = policy.backoff.delay(n, policy.backoff.base(n - 1), chance);
        return static_cast<double>(wait.count()) / 1e9;
      };
      const double least = seconds(0);
      const double most = seconds(1) + static_cast<double>(policy.backoff.extra.count()) / 1e9;
      const bool beyond = policy.max_attempts > 0 && n >= policy.max_attempts;
      row.push_back(beyond          ? "-"
                    : least == most ? fmt::format("{:.4g}", least)
                                    : fmt::format("{:.4g} to {:.4g}", least, most));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The order in which the facts of a failure decide.
Table reasons_table() {
  Table table{"retry_reasons",
              "Why a decision is as it is, in the order in which the reasons are tried",
              "If two reasons apply, the first one decides.",
              {"reason", "fact", "meaning"},
              {}};
  for (const retry::ReasonRow& row : retry::reason_rows)
    table.rows.push_back(
        {std::string(row.name), std::string(retry::fact_name(row.fact)), std::string(row.text)});
  return table;
}

Table actions_table() {
  Table table{"retry_actions", "What a decision may be", "", {"action", "meaning"}, {}};
  for (const retry::ActionRow& row : retry::action_rows)
    table.rows.push_back({std::string(row.name), std::string(row.meaning)});
  return table;
}

/// The forms of error bodies, and what an error loses in each.
Table json_forms_table() {
  Table table{
      "json_forms",
      "Errors as JSON bodies over HTTP, by form",
      "`wire::to_json_body` writes every form, `wire::read_error_body` reads it. What is "
      "not listed under `loses` arrives as it was sent, if the writer lets it leave.",
      {"form", "sent by", "Content-Type", "members", "status by", "metadata", "loses", "source"},
      {}};
  static constexpr std::string_view places[] = {"nowhere", "headers", "the body"};
  for (const wire::JsonFormRow& row : wire::json_form_rows) {
    std::string losses;
    for (const wire::JsonLossRow& loss : wire::json_loss_rows) {
      if (wire::has_loss(row.loses, loss.loss))
        losses += fmt::format("{}{}", losses.empty() ? "" : ", ", loss.name);
    }
    std::string place(places[static_cast<std::size_t>(row.metadata)]);
    if (!row.metadata_prefix.empty())
      place += fmt::format(", {} `{}`",
                           row.metadata == wire::MetadataPlace::headers ? "after" : "without",
                           row.metadata_prefix);
    const std::string rule(wire::json_status_rule(row.form));
    table.rows.push_back({std::string(row.name), std::string(row.title),
                          std::string(row.media_type), std::string(row.members),
                          row.ends_stream ? "200, sent before the error" : rule, place, losses,
                          source_text(row.source)});
    table.anchors.emplace_back(row.name);
  }
  return table;
}

/// The kinds of loss in words.
Table json_losses_table() {
  Table table{"json_losses", "What an error can lose in a JSON body", "", {"loss", "meaning"}, {}};
  for (const wire::JsonLossRow& row : wire::json_loss_rows)
    table.rows.push_back({std::string(row.name), std::string(row.text)});
  return table;
}

/// The keys that an error must not carry, or that travel otherwise.
Table metadata_keys_table() {
  constexpr std::string_view fates[] = {
      "must not enter: it terminates a gRPC C++ server", "must not enter: gRPC or HTTP use it",
      "must not enter: a peer removes it",
      "may enter; several values travel under the name with -bin, because a peer keeps one",
      "may enter; travels under the name with -bin, because gRPC C++ takes it for the details"};
  Table table{"metadata_keys",
              "Keys of metadata that are not free",
              "Every name that begins with `grpc-` or `:` is not free either.",
              {"key", "what happens", "source"},
              {}};
  for (const ReservedKey& row : reserved_keys)
    table.rows.push_back({std::string(row.key),
                          std::string(fates[static_cast<std::size_t>(row.fate)]),
                          std::string(row.source->title) + ", " + std::string(row.source->place)});
  return table;
}
/// The attributes of OpenTelemetry that an error has.
Table attributes_table() {
  Table table{"attributes",
              "Attributes of an error for OpenTelemetry",
              "",
              {"attribute", "value", "sent"},
              {}};
  for (const AttributeRow& row : attribute_rows)
    table.rows.push_back(
        {std::string(row.name), row.is_number ? "number" : "text", std::string(row.when)});
  return table;
}

Table options_table() {
  Table table{"options",
              "The options of the executable",
              "`faultwire help SUBCOMMAND` has examples too.",
              {"subcommand", "option", "value", "help"},
              {}};
  for (const CommandRow& command : commands()) {
    for (const OptionRow& row : command.options) {
      table.rows.push_back({std::string(command.name), std::string(row.name),
                            std::string(row.value), full_help(row)});
    }
  }
  for (const OptionRow& row : common_options())
    table.rows.push_back({"all", std::string(row.name), std::string(row.value), full_help(row)});
  return table;
}

Table exit_codes_table() {
  Table table{"exit_codes",
              "The exit codes of the executable",
              "",
              {"subcommand", "exit code", "meaning"},
              {}};
  for (const CommandRow& command : commands()) {
    for (const ExitRow& row : command.exits)
      table.rows.push_back(
          {std::string(command.name), std::to_string(row.code), std::string(row.meaning)});
  }
  return table;
}

std::vector<Table> all_tables() {
  std::vector<Table> tables;
  const auto group = [&](std::string_view heading) {
    for (Table& table : tables) {
      if (table.group.empty()) table.group = heading;
    }
  };
  each_domain([&]<Code C>() { tables.push_back(domain_table<C>()); });
  tables.push_back(clients_table());
  tables.push_back(cases_table());
  tables.push_back(otlp_table());
  group("Codes");
  tables.push_back(rules_table());
  each_rule([&]<Rule R>() { tables.push_back(rule_table<R>()); });
  group("Rules");
  tables.push_back(matrix_table());
  each_domain([&]<Code From>() {
    each_domain([&]<Code To>() {
      Table table = pair_table<From, To>();
      if (!table.rows.empty()) tables.push_back(std::move(table));
    });
  });
  group("Rules side by side");
  tables.push_back(rejections_table());
  tables.push_back(core_rules_table());
  tables.push_back(compatibility_table());
  group("Line protocol");
  tables.push_back(write_table());
  tables.push_back(write_headers_table());
  tables.push_back(write_core_table());
  tables.push_back(write_reasons_table());
  tables.push_back(write_checks_table());
  group("The write endpoint");
  tables.push_back(retry_table(retry::Channel::http));
  tables.push_back(retry_table(retry::Channel::grpc));
  tables.push_back(verdicts_table());
  tables.push_back(settings_table());
  tables.push_back(waits_table());
  tables.push_back(reasons_table());
  tables.push_back(actions_table());
  group("Retries");
  tables.push_back(metadata_keys_table());
  tables.push_back(attributes_table());
  group("Errors that travel");
  tables.push_back(json_forms_table());
  tables.push_back(json_losses_table());
  group("Errors over HTTP");
  tables.push_back(troubles_table());
  tables.push_back(forms_table());
  group("Troubles");
  tables.push_back(options_table());
  tables.push_back(exit_codes_table());
  group("The executable");
  tables.push_back(sources_table());
  group("Sources");
  return tables;
}

std::string markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    if (c == '\n') {
      out += "<br>";
    } else {
      out += c;
    }
  }
  return out;
}

/// `text` as code, whatever backticks are in it.
std::string code_span(const std::string& text) {
  if (text.find('`') == std::string::npos) return "`" + text + "`";
  return text.starts_with('`') || text.ends_with('`') ? "`` " + text + " ``" : "``" + text + "``";
}

std::string markdown(const Table& table) {
  std::string out = fmt::format("# {}\n\n", table.title);
  if (!table.note.empty()) out += table.note + "\n\n";
  const auto line = [&](const std::vector<std::string>& cells) {
    for (const std::string& cell : cells)
      out += cell.empty() ? "| " : "| " + markdown_cell(cell) + " ";
    out += "|\n";
  };
  line(table.columns);
  line(std::vector<std::string>(table.columns.size(), "---"));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<std::string> cells = table.rows[i];
    for (const std::size_t column : table.verbatim) {
      if (!cells[column].empty() && cells[column] != "the same")
        cells[column] = code_span(cells[column]);
    }
    if (!table.anchors.empty())
      cells[0] = fmt::format("<a id=\"{}\"></a>{}", table.anchors[i], cells[0]);
    line(cells);
  }
  return out;
}

std::string csv(const Table& table) {
  std::string out;
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out += i == 0 ? "\"" : ",\"";
      for (const char c : cells[i]) out += c == '"' ? "\"\"" : std::string(1, c);
      out += '"';
    }
    out += "\r\n";
  };
  line(table.columns);
  for (const auto& row : table.rows) line(row);
  return out;
}

std::string json(const Table& table) {
  nlohmann::ordered_json object = {{"name", table.name},
                                   {"title", table.title},
                                   {"note", table.note},
                                   {"rows", nlohmann::ordered_json::array()}};
  for (const auto& row : table.rows) {
    nlohmann::ordered_json cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells[table.columns[i]] = row[i];
    object["rows"].push_back(std::move(cells));
  }
  return object.dump(1) + "\n";
}

/// Writes one file. Returns false, with the reason on stderr, if that fails.
bool write_file(const std::filesystem::path& path, std::string_view text) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  const bool good =
      file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (good && closed) return true;
  fmt::print(stderr, "faultwire: cannot write '{}': {}\n", path.string(), std::strerror(errno));
  return false;
}

}  // namespace

std::vector<std::string_view> table_names() {
  static const std::vector<Table> tables = all_tables();
  std::vector<std::string_view> names;
  for (const Table& table : tables) names.push_back(table.name);
  return names;
}

int run_tables(const Options& options) {
  if (options.rest().size() > 1) return usage_error("tables takes at most one NAME");
  const std::string_view format = options.value("--format").value_or("md");
  std::string (*const render)(const Table&) = format == "md"    ? markdown
                                              : format == "csv" ? csv
                                                                : json;
  std::vector<Table> tables = all_tables();
  if (!options.rest().empty()) {
    const std::string_view name = options.rest()[0];
    std::erase_if(tables, [&](const Table& table) { return table.name != name; });
    if (tables.empty()) return usage_error(unknown_value("table", name, table_names()));
  }
  if (const auto folder = options.value("--out")) {
    std::error_code error;
    std::filesystem::create_directories(*folder, error);
    std::string index =
        "# Reference\n\nMade by `faultwire tables --out docs/reference`; a test compares.\n\n";
    std::string_view heading;
    for (const Table& table : tables) {
      if (table.group != heading)
        index += fmt::format("{}## {}\n\n", heading.empty() ? "" : "\n", table.group);
      heading = table.group;
      if (!write_file(std::filesystem::path(*folder) / (table.name + "." + std::string(format)),
                      render(table)))
        return exit_failed;
      index += fmt::format("- [{}]({}.{}): {}\n", table.name, table.name, format, table.title);
    }
    if (tables.size() > 1 && format == "md" &&
        !write_file(std::filesystem::path(*folder) / "README.md", index))
      return exit_failed;
    return exit_good;
  }
  Output out;
  if (format == "json" && tables.size() > 1) out("[");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (i > 0) out(format == "json" ? "," : "\n");
    out(render(tables[i]));
  }
  if (format == "json" && tables.size() > 1) out("]\n");
  return out.finish(exit_good);
}

}  // namespace faultwire_tool
