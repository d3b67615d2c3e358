// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TOOL_TABLES_HPP
#define FAULTWIRE_TOOL_TABLES_HPP
/// The tables of the library as cells, by topic. `tables.cpp` writes them.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/codes.hpp"

namespace faultwire_tool {

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

/// What the files share: a number as text, if the domain has numbers; a source; a code as a table
/// shows it, with the text that travels.
[[nodiscard]] std::string number_or_none(faultwire::AnyCode code);
[[nodiscard]] std::string source_text(const faultwire::Source& source);
[[nodiscard]] std::string shown_code(faultwire::AnyCode code);

/// In the order of the reference.
[[nodiscard]] std::vector<Table> code_tables();
[[nodiscard]] std::vector<Table> rule_tables();
[[nodiscard]] std::vector<Table> pair_tables();
[[nodiscard]] std::vector<Table> line_protocol_tables();
[[nodiscard]] std::vector<Table> write_tables();
[[nodiscard]] std::vector<Table> retry_tables();
[[nodiscard]] std::vector<Table> error_tables();
[[nodiscard]] std::vector<Table> http_body_tables();
[[nodiscard]] std::vector<Table> trouble_tables();
[[nodiscard]] std::vector<Table> executable_tables();
[[nodiscard]] Table sources_table();

}  // namespace faultwire_tool

#endif
