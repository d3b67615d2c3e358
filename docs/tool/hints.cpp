// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "hints.hpp"

#include <fmt/format.h>

#include "faultwire/line_protocol/compatibility.hpp"
#include "faultwire/line_protocol/position.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;
using line_protocol::CompatibilityEffect;
using line_protocol::CompatibilityKind;

/// What a product does with a construct, as a word and as the beginning of a sentence.
struct EffectText {
  CompatibilityEffect effect;
  std::string_view word;
  std::string_view says;  ///< `{}` is the product
};

constexpr EffectText effect_texts[] = {
    {CompatibilityEffect::same, "same", ""},
    {CompatibilityEffect::refuses, "refuses", "{} refuses this line: "},
    {CompatibilityEffect::accepts, "accepts", "{} accepts this: "},
    {CompatibilityEffect::differs, "differs", "{} reads another name: "},
    {CompatibilityEffect::drops, "drops", "{} drops this line as a comment: "},
};

CompatibilityEffect effect_of(const line_protocol::CompatibilityRow& row,
                              write_api::Product product) {
  if (product == write_api::Product::oss_1) return row.oss_1;
  return product == write_api::Product::oss_2 ? row.oss_2 : CompatibilityEffect::same;
}

}  // namespace

std::vector<BatchHint> hints_of(std::string_view batch, const write_api::Flavour& flavour,
                                Precision precision, bool rejected) {
  std::vector<BatchHint> hints;
  if (rejected && batch.find("\r\n") != std::string_view::npos) {
    hints.push_back({.kind = "crlf",
                     .effect = "same",
                     .text = "lines end with CR LF; line protocol ends them with LF alone (convert "
                             "with: sed 's/\\r$//')"});
  }
  const bool oss =
      flavour.product == write_api::Product::oss_1 || flavour.product == write_api::Product::oss_2;
  const bool marked = batch.starts_with("\xef\xbb\xbf");
  if (!oss && !marked) return hints;
  line_protocol::LineCounter lines(batch);
  const std::string_view product =
      flavour.product == write_api::Product::oss_1 ? "InfluxDB 1.x" : "InfluxDB 2.x";
  for (const auto& finding : line_protocol::compatibility(
           batch, {.precision = precision, .max_findings = oss ? 100u : 1u})) {
    const line_protocol::CompatibilityRow& row = line_protocol::compatibility_row(finding.kind);
    const CompatibilityEffect effect = effect_of(row, flavour.product);
    if (effect == CompatibilityEffect::same && finding.kind != CompatibilityKind::byte_order_mark)
      continue;
    const EffectText& words = effect_texts[static_cast<std::size_t>(effect)];
    const line_protocol::Position place = lines.at(finding.offset);
    hints.push_back(
        {.kind = row.name,
         .effect = words.word,
         .entry = finding.entry,
         .line = place.line,
         .column = place.column,
         .offset = finding.offset,
         .length = finding.length,
         .text = fmt::format(fmt::runtime(words.says), product) + std::string(row.what)});
  }
  return hints;
}

}  // namespace faultwire_tool
