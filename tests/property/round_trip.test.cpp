// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// parse -> builder -> parse is the identity on generated lines; a grammar-aware generator, about
// half of them valid.
#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>

#include "faultwire/line_protocol/builder.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "grammar_lines.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

bool same(const Entry& a, const Entry& b) {
  bool equal = a.measurement() == b.measurement() && a.timestamp() == b.timestamp() &&
               a.tags().size() == b.tags().size() && a.fields().size() == b.fields().size();
  for (std::size_t i = 0; equal && i < a.tags().size(); ++i)
    equal = a.tags()[i].key == b.tags()[i].key && a.tags()[i].value == b.tags()[i].value;
  for (std::size_t i = 0; equal && i < a.fields().size(); ++i)
    equal = a.fields()[i].key == b.fields()[i].key && a.fields()[i].value == b.fields()[i].value;
  return equal;
}

TEST(RoundTrip, TwoHundredThousandLines) {
  test::GrammarLines generate(20260821);
  std::size_t accepted = 0;
  std::size_t rejected = 0;
  Builder lines;
  for (int i = 0; i < 200000; ++i) {
    const std::string line = generate.line();
    for (const auto& entry : parse(line)) {
      if (!entry) {
        ++rejected;
        ASSERT_LE(entry.rejection().offset + entry.rejection().length, line.size()) << line;
        continue;
      }
      ++accepted;
      lines.clear();
      lines.measurement(entry.measurement().str());
      for (const Tag& tag : entry.tags()) lines.tag(tag.key.str(), tag.value.str());
      for (const Field& field : entry.fields()) lines.field(field.key.str(), field.value);
      if (entry.timestamp()) lines.timestamp(*entry.timestamp());
      ASSERT_EQ(build_error_name(lines.end()), "none") << line;
      const std::string again = lines.str();
      Reader reader = parse(again);
      ASSERT_TRUE(reader.next() && reader.entry() && same(entry, reader.entry())) << line << "\n"
                                                                                  << again;
      ASSERT_FALSE(reader.next()) << again;
    }
  }
  std::printf("200000 generated lines: %zu entries accepted and written again, %zu rejected\n",
              accepted, rejected);
  EXPECT_GT(accepted, 80000u);
  EXPECT_GT(rejected, 40000u);
}
}  // namespace
