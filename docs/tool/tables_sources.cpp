// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The sources of all tables.
#include <algorithm>
#include <iterator>

#include "faultwire/diagnosis.hpp"
#include "faultwire/mapping.hpp"
#include "faultwire/retry.hpp"
#include "faultwire/wire/json/form.hpp"
#include "faultwire/write_api/facts/checks.hpp"
#include "faultwire/write_api/facts/header_rows.hpp"
#include "faultwire/write_api/facts/reasons.hpp"
#include "faultwire/write_api/facts/rows.hpp"
#include "tables.hpp"

namespace faultwire_tool {

using namespace faultwire;

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
  for (const write_api::PointWords& row : write_api::point_words_rows) add(*row.source);
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

}  // namespace faultwire_tool
