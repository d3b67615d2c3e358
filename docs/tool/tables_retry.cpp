// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What the presets do after a failure, and why.
#include <algorithm>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "faultwire/interop/fmt.hpp"
#include "faultwire/retry.hpp"
#include "tables.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

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
    std::vector<std::string> row{shown_code(code)};
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
        return shown_code(AnyCode(grpc ? Domain::grpc : Domain::http, number));
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

}  // namespace

std::vector<Table> retry_tables() {
  return {retry_table(retry::Channel::http),
          retry_table(retry::Channel::grpc),
          verdicts_table(),
          settings_table(),
          waits_table(),
          reasons_table(),
          actions_table()};
}

}  // namespace faultwire_tool
