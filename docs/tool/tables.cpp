// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire tables: every table of the library as Markdown, JSON or CSV; also what docs/reference
// is made with. The cells are made in tables_*.cpp.
#include "tables.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "suggest.hpp"
#include "tool.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;

std::vector<Table> all_tables() {
  std::vector<Table> all;
  const auto add = [&](std::string_view group, std::vector<Table> tables) {
    for (Table& table : tables) table.group = group;
    std::move(tables.begin(), tables.end(), std::back_inserter(all));
  };
  add("Codes", code_tables());
  add("Rules", rule_tables());
  add("Rules side by side", pair_tables());
  add("Line protocol", line_protocol_tables());
  add("The write endpoint", write_tables());
  add("Retries", retry_tables());
  add("Errors that travel", error_tables());
  add("Errors over HTTP", http_body_tables());
  add("Troubles", trouble_tables());
  add("The executable", executable_tables());
  add("Sources", {sources_table()});
  return all;
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
