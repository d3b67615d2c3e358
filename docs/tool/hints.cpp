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

constexpr std::size_t timestamps_seen = 1000;    // the first ones tell the unit
constexpr std::int64_t year_1980 = 315'532'800;  // in seconds; numbers before it may be anything

/// A hint if the first timestamps of the batch look like times of these decades in another unit.
/// Under `detect` the server looks itself.
std::optional<BatchHint> unit_hint(std::string_view batch, Precision asked) {
  if (asked == Precision::detect) return std::nullopt;
  std::optional<BatchHint> hint;
  Precision unit{};
  std::size_t seen = 0;
  for (const auto& entry : line_protocol::parse(batch)) {
    const auto time = entry ? entry.timestamp() : std::nullopt;
    if (!time) continue;
    const Precision likely = line_protocol::detect_precision(*time);
    const auto in_unit = 1'000'000'000 / line_protocol::precision_row(likely).nanoseconds;
    if (*time < year_1980 * in_unit || likely == asked || (hint && likely != unit))
      return std::nullopt;
    if (!hint) {
      unit = likely;
      hint = BatchHint{.kind = "unit",
                       .effect = "same",
                       .text = fmt::format("the timestamps look like {0}, not like {1}; with "
                                           "precision {1} they are in {2}",
                                           line_protocol::precision_row(unit).name,
                                           line_protocol::precision_row(asked).name,
                                           *time > 0 && unit > asked ? "January 1970"
                                                                     : "the far "
                                                                       "future")};
    }
    if (++seen == timestamps_seen) break;
  }
  return hint;
}

}  // namespace

std::vector<BatchHint> hints_of(std::string_view batch, const write_api::Flavour& flavour,
                                Precision precision, bool rejected) {
  std::vector<BatchHint> hints;
  if (rejected && batch.find("\r\n") != std::string_view::npos) {
    hints.push_back({.kind = "crlf",
                     .effect = "same",
                     .text = "lines end with CR LF; line protocol ends them with LF alone (convert "
                             "with: faultwire check --fix)"});
  }
  if (auto hint = unit_hint(batch, precision)) hints.push_back(std::move(*hint));
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
