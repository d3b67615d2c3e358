// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The rules, one table each and side by side.
#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "faultwire/interop/fmt.hpp"
#include "faultwire/mapping.hpp"
#include "tables.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

/// The codes of a row, in words.
template <class Row>
std::string from_text(const Row& row) {
  if (!row.is_range()) return shown_code(AnyCode(row.first));
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
  table.note += fmt::format("A code without a row goes to {}.", shown_code(AnyCode(R::otherwise)));
  const Row<From, typename R::To>* before = nullptr;
  for (const auto& row : rule_rows<R>()) {
    if (before != nullptr && row.first == before->first && row.last == before->last) continue;
    before = &row;
    const bool range = row.is_range();
    const auto all = candidates<R>(row.first);
    std::string others;
    for (const auto other : all.subspan(all.empty() || range ? all.size() : 1))
      others += fmt::format("{}{}", others.empty() ? "" : "; ", shown_code(AnyCode(other)));
    table.rows.push_back(
        {from_text(row), shown_code(AnyCode(row.to)), others,
         range ? "merged" : std::string(fidelity_name(translate<R>(row.first).fidelity)),
         std::string(basis_name(row.by.basis)), source_text(*row.by.source)});
  }
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

/// What a rule makes of a code, with the candidates.
template <Rule R>
std::string image_text(typename R::From code) {
  const auto all = candidates<R>(code);
  if (all.empty()) return "";
  std::string text = shown_code(AnyCode(all[0]));
  for (const auto other : all.subspan(1)) text += " or " + shown_code(AnyCode(other));
  return text;
}

/// What one rule makes of every code of its domain.
struct Images {
  std::string_view from, to, rule;
  bool is_default;
  std::vector<std::string> codes;  ///< as they are shown
  std::vector<std::string> made;   ///< of each of them
};
template <Rule R>
Images images_of() {
  using From = typename R::From;
  using To = typename R::To;
  Images images{CodeTraits<From>::domain,
                CodeTraits<To>::domain,
                R::id,
                std::same_as<default_rule<From, To>, R>,
                {},
                {}};
  for (const From code : all_codes<From>()) {
    images.codes.push_back(shown_code(AnyCode(code)));
    images.made.push_back(image_text<R>(code));
  }
  return images;
}

/// The rules of one pair, the default one first.
std::vector<const Images*> rules_of_pair(const std::vector<Images>& rules, std::string_view from,
                                         std::string_view to) {
  std::vector<const Images*> out;
  for (const Images& rule : rules) {
    if (rule.from == from && rule.to == to) out.push_back(&rule);
  }
  std::stable_partition(out.begin(), out.end(),
                        [](const Images* rule) { return rule->is_default; });
  return out;
}

/// All rules from one domain to another side by side. Rules that agree about every code share a
/// column; codes about which the columns disagree come first, marked with an asterisk.
Table pair_table(const std::vector<const Images*>& rules) {
  const Images& first = *rules.front();
  Table table{
      fmt::format("pair_{}_{}", first.from, first.to),
      fmt::format("From {} to {}: every rule", first.from, first.to),
      "Codes about which the rules disagree come first and have an asterisk; an empty cell "
      "is a code without a row. Rules that agree about every code share a column. The first "
      "column of rules has the default, if there is one.",
      {"code"},
      {}};
  std::vector<const Images*> columns;
  for (const Images* const rule : rules) {
    const std::string head = std::string(rule->rule) + (rule->is_default ? " (default)" : "");
    const auto same = std::find_if(columns.begin(), columns.end(), [&](const Images* column) {
      return column->made == rule->made;
    });
    if (same != columns.end()) {
      table.columns[static_cast<std::size_t>(same - columns.begin()) + 1] += ", " + head;
    } else {
      table.columns.push_back(head);
      columns.push_back(rule);
    }
  }
  std::vector<std::vector<std::string>> agreed;
  for (std::size_t i = 0; i < first.codes.size(); ++i) {
    std::vector<std::string> row{first.codes[i]};
    for (const Images* const column : columns) row.push_back(column->made[i]);
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

}  // namespace

std::vector<Table> rule_tables() {
  std::vector<Table> tables;
  tables.push_back(rules_table());
  each_rule([&]<Rule R>() { tables.push_back(rule_table<R>()); });
  return tables;
}

std::vector<Table> pair_tables() {
  std::vector<Table> tables{matrix_table()};
  std::vector<std::string_view> domains;
  each_domain([&]<Code C>() { domains.push_back(CodeTraits<C>::domain); });
  std::vector<Images> rules;
  each_rule([&]<Rule R>() { rules.push_back(images_of<R>()); });
  for (const std::string_view from : domains) {
    for (const std::string_view to : domains) {
      const auto of_pair = rules_of_pair(rules, from, to);
      if (!of_pair.empty()) tables.push_back(pair_table(of_pair));
    }
  }
  return tables;
}

}  // namespace faultwire_tool
