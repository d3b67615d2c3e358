// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What the parsers of InfluxDB 1.12.4 and 2.9.1 said to lines (compatibility.tsv), against the
// findings of `compatibility`: of a line that the grammar of InfluxDB 3 accepts, another parser
// refuses exactly those in which a finding says so.
#include "faultwire/line_protocol/compatibility.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace {
using namespace faultwire::line_protocol;

/// Reads a text as Go quotes it, without its quotes.
std::string unquoted(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    if (c == 'x') {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }
  }
  return out;
}

/// Whether one accepted entry is all that stands in `batch`.
bool is_one_point(std::string_view batch) {
  Reader reader = parse(batch);
  return reader.next() && reader.entry() && !reader.next();
}

TEST(Compatibility, AsTheOtherParsersSaid) {
  std::ifstream file(FAULTWIRE_SOURCE_DIR "/tests/golden/compatibility.tsv");
  std::size_t accepted = 0;
  std::size_t refused_1 = 0;
  std::size_t refused_2 = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    ASSERT_NE(second, std::string::npos) << line;
    const std::string batch = unquoted(std::string_view(line).substr(0, first));
    const std::string oss_1 = line.substr(first + 1, second - first - 1);
    const std::string oss_2 = line.substr(second + 1);
    if (!is_one_point(batch)) continue;
    ++accepted;
    bool refuses_1 = false;
    bool refuses_2 = false;
    bool drops = false;
    for (const CompatibilityFinding& finding : compatibility(batch)) {
      const CompatibilityRow& row = compatibility_row(finding.kind);
      refuses_1 = refuses_1 || row.oss_1 == CompatibilityEffect::refuses;
      refuses_2 = refuses_2 || row.oss_2 == CompatibilityEffect::refuses;
      drops = drops || row.oss_1 == CompatibilityEffect::drops;
      EXPECT_LE(finding.offset + finding.length, batch.size()) << line;
    }
    refused_1 += refuses_1 ? 1u : 0u;
    refused_2 += refuses_2 ? 1u : 0u;
    EXPECT_EQ(refuses_1, oss_1 == "refused") << line;
    EXPECT_EQ(refuses_2, oss_2 == "refused") << line;
    EXPECT_EQ(drops, oss_1 == "ok 0") << line;
  }
  EXPECT_GE(accepted, 250u);
  EXPECT_GE(refused_1, 100u);
  EXPECT_GE(refused_2, 100u);
  std::printf("%zu accepted lines, 1.x refuses %zu, 2.x %zu\n", accepted, refused_1, refused_2);
}
}  // namespace
