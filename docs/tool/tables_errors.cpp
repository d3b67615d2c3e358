// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Errors that travel, in texts and in bodies.
#include <fmt/format.h>

#include "faultwire/diagnosis.hpp"
#include "faultwire/diagnosis/decision.hpp"
#include "faultwire/interop/fmt.hpp"
#include "faultwire/status.hpp"
#include "faultwire/wire/json/form.hpp"
#include "faultwire/wire/json/write.hpp"
#include "tables.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

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

}  // namespace

std::vector<Table> error_tables() { return {metadata_keys_table(), attributes_table()}; }

std::vector<Table> http_body_tables() { return {json_forms_table(), json_losses_table()}; }

std::vector<Table> trouble_tables() { return {troubles_table(), forms_table()}; }

}  // namespace faultwire_tool
