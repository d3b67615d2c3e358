// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The cells of the authorities' tables, read from a list of their own, and how many rows every rule
// has.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "faultwire/codes.hpp"
#include "faultwire/mapping.hpp"

namespace {
using namespace faultwire;

/// What a rule makes of a code: the image, or nothing if it has no row; the second says whether
/// there is such a rule.
std::pair<std::optional<AnyCode>, bool> image_of(const std::string& id, AnyCode from) {
  std::optional<AnyCode> to;
  bool found = false;
  each_rule([&]<Rule R>() {
    if (R::id != id) return;
    found = true;
    const auto code = from.to<typename R::From>();
    if (code && row_for<R>(*code) != nullptr) to = AnyCode(code_cast<R>(*code));
    if (code && row_for<R>(*code) == nullptr) to = std::nullopt;
  });
  return {to, found};
}

AnyCode otherwise_of(const std::string& id) {
  AnyCode code;
  each_rule([&]<Rule R>() {
    if (R::id == id) code = AnyCode(R::otherwise);
  });
  return code;
}

TEST(MappingCells, EveryCell) {
  std::ifstream file(FAULTWIRE_SOURCE_DIR "/tests/golden/mapping_cells.tsv");
  int cells = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string rule, from, to;
    std::getline(words, rule, '\t');
    std::getline(words, from, '\t');
    std::getline(words, to, '\t');
    const auto code = parse_code(from);
    ASSERT_TRUE(code) << line;
    const auto [image, found] = image_of(rule, *code);
    ASSERT_TRUE(found) << line;
    ++cells;
    if (to == "none") {
      EXPECT_FALSE(image) << line;
      continue;
    }
    const auto expected = parse_code(to);
    ASSERT_TRUE(expected) << line;
    EXPECT_EQ(image.value_or(otherwise_of(rule)), *expected) << line;
  }
  std::printf("%d cells\n", cells);
  EXPECT_GE(cells, 500);
}

TEST(MappingCells, EveryRuleHasItsRows) {
  std::ifstream file(FAULTWIRE_SOURCE_DIR "/tests/golden/rule_rows.txt");
  std::map<std::string, std::size_t> expected;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t blank = line.find(' ');
    expected[line.substr(0, blank)] = std::stoul(line.substr(blank));
  }
  std::size_t rules = 0;
  std::size_t rows = 0;
  each_rule([&]<Rule R>() {
    EXPECT_EQ(expected[std::string(R::id)], rule_rows<R>().size())
        << "add to tests/golden/rule_rows.txt: " << R::id << " " << rule_rows<R>().size();
    ++rules;
    rows += rule_rows<R>().size();
  });
  EXPECT_EQ(expected.size(), rules);
  std::printf("%zu rules, %zu rows\n", rules, rows);
}
}  // namespace
