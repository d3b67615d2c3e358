// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The tables of write_api/facts against a list that was typed from the sources: every line has its
// row for its whole range of releases, and every row has its line.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "faultwire/line_protocol/core_release.hpp"
#include "faultwire/write_api/detail/body_writer.hpp"
#include "faultwire/write_api/facts/rows.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::write_api;
using Cells = std::vector<std::string>;

Cells split(const std::string& line, char separator) {
  Cells cells(1);
  for (const char c : line) {
    if (c == separator) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

/// The text of a row as the list has it: places without names, line ends as \n.
std::string listed(const wording::Wording& text) {
  std::string out;
  for (std::size_t i = 0;; ++i) {
    for (const char c : text.literal(i)) out += c == '\n' ? std::string("\\n") : std::string(1, c);
    if (i == text.places()) return out.empty() ? "-" : out;
    out += "{}";
  }
}

struct Line {
  Cells cells;
  [[nodiscard]] const Table* table() const {
    for (const Table& table : tables<>) {
      if (product_row(table.product).name == cells[0]) return &table;
    }
    return nullptr;
  }
  [[nodiscard]] Release first() const { return parse_release(cells[2]).value(); }
  /// Whether `row` has the cells of the line, but for its releases and endpoints.
  [[nodiscard]] bool says(const AnswerRow& row) const {
    const bool coded = body_shape_keys(row.answer.shape).starts_with("code");
    return event_name(row.event) == cells[4] &&
           std::to_string(static_cast<unsigned>(row.answer.status)) == cells[5] &&
           body_shape_rows[static_cast<std::size_t>(row.answer.shape)].name == cells[6] &&
           (coded ? code_text_of(row) : std::string_view("-")) == cells[7] &&
           stored_name(row.claim.stored) == cells[8] && listed(row.answer.text) == cells[9];
  }
};

Flavour flavour_at(Product product, const std::string& endpoint, Release release) {
  const Endpoint one = endpoint == "v1"   ? Endpoint::v1
                       : endpoint == "v3" ? Endpoint::v3
                                          : Endpoint::v2;
  return {product, one, release};
}
bool exists(const Flavour& flavour, const std::string& endpoint) {
  const bool old = flavour.endpoints() == on_v2_old;
  if (endpoint == "v2_old") return old;
  return endpoint != "v2" || !old;
}

/// The rows of a line that hold at a release on one of its endpoints.
std::vector<const AnswerRow*> rows_at(const Line& line, Release release) {
  std::vector<const AnswerRow*> out;
  for (const std::string& endpoint : split(line.cells[1], ' ')) {
    const Flavour flavour = flavour_at(line.table()->product, endpoint, release);
    if (!exists(flavour, endpoint)) continue;
    bool found = false;
    for (const AnswerRow& row : line.table()->rows) {
      if (!line.says(row) || !row.holds_for(flavour)) continue;
      out.push_back(&row);
      found = true;
    }
    EXPECT_TRUE(found) << line.cells[0] << " " << endpoint << " " << release.major << "."
                       << release.minor << "." << release.patch << " " << line.cells[4] << ": "
                       << line.cells[9];
  }
  return out;
}

std::vector<Line> lines() {
  std::vector<Line> out;
  std::ifstream in(FAULTWIRE_SOURCE_DIR "/tests/golden/write_facts.tsv");
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') out.push_back({split(line, '\t')});
  }
  return out;
}

TEST(WriteFacts, EveryLineIsARowAndEveryRowIsALine) {
  std::set<const AnswerRow*> seen;
  const std::vector<Line> all = lines();
  EXPECT_GT(all.size(), 200u);
  for (const Line& line : all) {
    ASSERT_EQ(line.cells.size(), 10u) << line.cells[0];
    ASSERT_NE(line.table(), nullptr) << line.cells[0];
    const Release newest = product_row(line.table()->product).newest;
    const Release last = line.cells[3] == "-" ? newest : parse_release(line.cells[3]).value();
    for (const Release& release : {line.first(), last}) {
      for (const AnswerRow* const row : rows_at(line, release)) seen.insert(row);
    }
  }
  std::size_t rows = 0;
  for (const Table& table : tables<>) {
    for (const AnswerRow& row : table.rows) {
      ++rows;
      EXPECT_TRUE(seen.count(&row) != 0)
          << product_row(table.product).name << " " << event_name(row.event) << ": "
          << listed(row.answer.text);
    }
  }
  std::printf("%zu lines, %zu rows\n", all.size(), rows);
}

/// Outside its range a line has no row, unless another line of the same cells says so.
TEST(WriteFacts, NoRowHoldsOutsideItsLines) {
  const std::vector<Line> all = lines();
  for (const Table& table : tables<>) {
    for (const AnswerRow& row : table.rows) {
      for (const auto& core : line_protocol::core_release_rows) {
        if (table.product != Product::core) break;
        const auto number = static_cast<unsigned>(core.release);
        const Release release{static_cast<std::uint16_t>(number / 10000),
                              static_cast<std::uint16_t>(number / 100 % 100),
                              static_cast<std::uint16_t>(number % 100)};
        for (const std::string endpoint : {"v1", "v2", "v2_old", "v3"}) {
          const Flavour flavour = flavour_at(table.product, endpoint, release);
          if (!exists(flavour, endpoint) || !row.holds_for(flavour)) continue;
          bool said = false;
          for (const Line& line : all) {
            if (line.table() != &table || !line.says(row) || line.first() > release) continue;
            if (line.cells[3] != "-" && parse_release(line.cells[3]).value() < release) continue;
            for (const std::string& one : split(line.cells[1], ' ')) said = said || one == endpoint;
          }
          EXPECT_TRUE(said) << endpoint << " " << release_text(release) << " "
                            << event_name(row.event) << ": " << listed(row.answer.text);
        }
      }
    }
  }
}
}  // namespace
