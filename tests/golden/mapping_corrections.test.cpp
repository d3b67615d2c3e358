// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Corrections of the rules, each with its candidates, its basis and its source.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "faultwire/codes.hpp"
#include "faultwire/mapping.hpp"

namespace {
using namespace faultwire;

/// What a rule says of a code, or of a number that its domain does not know.
struct Said {
  std::vector<AnyCode> codes;
  Basis basis = Basis::inferred;
  std::string source = "-";
  Fidelity fidelity = Fidelity::fallback;
};

bool ask(const std::string& id, AnyCode from, Said& said) {
  bool found = false;
  each_rule([&]<Rule R>() {
    if (R::id != id) return;
    found = true;
    const auto code = from.exactly<typename R::From>();
    const auto full = code ? translate<R>(*code) : translate_unknown<R>();
    said.codes = {AnyCode(full.to)};
    if (code) {
      const auto all = candidates<R>(*code);
      for (std::size_t i = 1; i < all.size(); ++i) said.codes.emplace_back(all[i]);
    }
    said.basis = full.basis;
    said.fidelity = full.fidelity;
    if (const Source* const source = full.steps[0].source)
      said.source = std::string(source->title) + ", " + std::string(source->place);
  });
  return found;
}

/// Codes separated by blanks before a domain; names may have blanks.
std::vector<AnyCode> codes_of(const std::string& text) {
  std::vector<AnyCode> codes;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    do {
      end = (std::min)(text.find(' ', end + 1), text.size());
    } while (end < text.size() &&
             text.find(':', end) > (std::min)(text.find(' ', end + 1), text.size()));
    const auto code = parse_code(text.substr(begin, end - begin));
    EXPECT_TRUE(code) << text;
    codes.push_back(code.value_or(AnyCode()));
    begin = end + 1;
  }
  return codes;
}

TEST(MappingCorrections, EachIsSeen) {
  std::ifstream file(FAULTWIRE_SOURCE_DIR "/tests/golden/mapping_corrections.tsv");
  int corrections = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string rule, from, to, basis, source;
    std::getline(words, rule, '\t');
    std::getline(words, from, '\t');
    std::getline(words, to, '\t');
    std::getline(words, basis, '\t');
    std::getline(words, source, '\t');
    const auto code = parse_code(from);
    ASSERT_TRUE(code) << line;
    Said said;
    ASSERT_TRUE(ask(rule, *code, said)) << line;
    EXPECT_EQ(said.codes, codes_of(to)) << line;
    EXPECT_EQ(basis_name(said.basis), basis) << line;
    EXPECT_NE(said.source.find(source), std::string::npos) << line << "\n" << said.source;
    if (source == "-") {
      EXPECT_EQ(said.fidelity, Fidelity::fallback) << line;
    }
    ++corrections;
  }
  std::printf("%d corrections\n", corrections);
  EXPECT_GE(corrections, 100);
}

TEST(MappingCorrections, NumbersOutsideNameNoAuthorityByDefault) {
  constexpr AnyCode outside[] = {{Domain::grpc, 17},  {Domain::grpc, 300}, {Domain::grpc, -1},
                                 {Domain::adbc, 40},  {Domain::http2, 99}, {Domain::stream, 99},
                                 {Domain::http, 700}, {Domain::http, 99},  {Domain::http, 70000}};
  for (const AnyCode code : outside) {
    EXPECT_EQ(code_name(code), "");
    with_domain(code.domain, [&]<Code From>() {
      ASSERT_FALSE(code.exactly<From>());
      each_domain([&]<Code To>() {
        if constexpr (!std::is_same_v<To, From> && HasDefault<To, From>) {
          const auto full = translate_unknown<To, From>();
          EXPECT_EQ(full.fidelity, Fidelity::fallback);
          EXPECT_EQ(full.basis, Basis::inferred);
          EXPECT_EQ(full.row, nullptr);
          for (const Step& step : full.steps) {
            if (step.source != nullptr) {
              EXPECT_TRUE(step.source->title.starts_with("RFC 9")) << step.source->title;
            }
          }
        }
      });
    });
  }
}

TEST(MappingCorrections, CellsByBasis) {
  std::size_t cells[3] = {};
  each_rule([&]<Rule R>() {
    for (const auto from : all_codes<typename R::From>()) {
      const auto full = translate<R>(from);
      if (full.fidelity != Fidelity::fallback) ++cells[static_cast<std::size_t>(full.basis)];
    }
  });
  std::printf("%zu documented, %zu implementation, %zu inferred cells\n", cells[0], cells[1],
              cells[2]);
  EXPECT_GT(cells[2], 0u);
}
}  // namespace
