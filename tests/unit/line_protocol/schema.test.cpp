// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/schema.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace {
using namespace faultwire;
using line_protocol::EscapeRule;
using line_protocol::Text;

/// A name of which there are about 2000, many of them spelled in two ways.
std::string key_name(std::mt19937_64& random) {
  std::string name(random() % 24, 'k');
  name += std::to_string(random() % 60);
  if (random() % 3 == 0) name += "\\ x";
  if (random() % 5 == 0)
    name.insert(0, random() % 2 == 0 ? "\\\\" : "\\");  // equal: `\k` and `\\k`
  return name;
}

TEST(Table, IsAsAListOfNamesWouldBe) {
  std::mt19937_64 random(17);
  std::size_t most = 0, repeated = 0;
  for (int round = 0; round < 300; ++round) {
    line_protocol::Table table(Text("m"), random());
    std::vector<std::string> names;
    std::vector<std::string> kept(80);  // the texts are views
    const std::size_t limit = 1 + random() % 60;
    for (std::string& raw : kept) {
      raw = &raw == kept.data() || random() % 3 != 0
                ? key_name(random)
                : kept[random() % static_cast<std::size_t>(&raw - kept.data())];
      const Text name(raw, EscapeRule::key);
      const std::size_t place = random() % 4 == 0 ? random() % 80 : names.size();
      const auto at = std::find(names.begin(), names.end(), name.str());
      const bool known = at != names.end();
      const auto type = IoxColumnType(static_cast<int>(random() % 3));
      line_protocol::Column* const column =
          table.column_if(name, type, place, [&] { return names.size() < limit; });
      ASSERT_EQ(column != nullptr, known || names.size() < limit) << raw;
      if (column == nullptr) continue;
      if (!known) names.push_back(name.str());
      repeated += known ? 1u : 0u;
      ASSERT_EQ(column->name.str(), name.str());
      ASSERT_EQ(column - table.columns().data(),
                known ? at - names.begin() : names.end() - names.begin() - 1);
      if (random() % 16 == 0) {
        names.resize(random() % (names.size() + 1));
        table.truncate(names.size());
      }
      ASSERT_EQ(table.columns().size(), names.size());
    }
    most = (std::max)(most, names.size());
    std::size_t tags = 0;
    for (const line_protocol::Column& column : table.columns()) {
      ASSERT_EQ(column.name.str(),
                names[static_cast<std::size_t>(&column - table.columns().data())]);
      tags += column.type == IoxColumnType::tag ? 1u : 0u;
    }
    EXPECT_EQ(table.tags(), tags);
  }
  EXPECT_GT(most, 40u);
  EXPECT_GT(repeated, 1000u);
}

TEST(Schema, FindsEveryTableUnderEverySeed) {
  for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}}) {
    line_protocol::Schema schema(seed);
    std::vector<std::string> names;
    for (int i = 0; i < 3000; ++i) names.push_back("m" + std::to_string(i * i));
    for (const std::string& name : names)
      (void)schema.table(Text(name)).column(Text("f"), IoxColumnType::field_float, 0);
    ASSERT_EQ(schema.tables().size(), names.size());
    for (std::size_t i = names.size(); i-- > 0;)
      EXPECT_EQ(&schema.table(Text(names[i])), &schema.tables()[i]);
  }
}

TEST(Table, KeepsNamesOfOneHashApart) {
  constexpr std::uint64_t seed = 7;
  const detail::line_protocol::NameHash hash(seed);
  std::map<std::uint32_t, std::string> names;
  std::string first, second;
  for (int i = 0; first.empty() && i < 1'000'000; ++i) {
    second = std::to_string(i);
    const auto [at, added] = names.emplace(hash(std::string_view(second)), second);
    if (!added) first = at->second;
  }
  ASSERT_FALSE(first.empty());
  line_protocol::Table table(Text("m"), seed);
  for (int others = 0; others < 40; ++others) {
    const line_protocol::Column* const one = &table.column(Text(first), IoxColumnType::tag, 50);
    EXPECT_EQ(one->name, Text(first)) << others;
    const line_protocol::Column* const two = &table.column(Text(second), IoxColumnType::tag, 51);
    EXPECT_EQ(two->name, Text(second)) << others;
    (void)table.column(Text(names.begin()->second), IoxColumnType::tag, 52);
    names.erase(names.begin());
  }
}

TEST(NameHash, IsThatOfTheUnescapedBytes) {
  const detail::line_protocol::NameHash hash(7);
  std::mt19937_64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    std::string raw(random() % (i % 100 == 0 ? 400 : 40), 'a');
    for (char& c : raw) c = "ab\\, =\"\xc3"[random() % 8];
    for (const EscapeRule rule : {EscapeRule::measurement, EscapeRule::key, EscapeRule::string}) {
      const Text text(raw, rule);
      EXPECT_EQ(hash(text), hash(Text(text.str()))) << raw;
    }
  }
}

/// With 32 bits, 60,000 names share about 0.4 hashes in expectation.
TEST(NameHash, SpreadsNamesAndDependsOnTheSeed) {
  const detail::line_protocol::NameHash hash(7), other(8);
  std::set<std::uint32_t> all;
  std::size_t alike = 0, count = 0;
  for (const char* const head : {"", "a", "abc", "usage_", "a_name_that_is_longer_than_16_"}) {
    for (int i = 0; i < 12'000; ++i, ++count) {
      const std::string name = head + std::to_string(i);
      all.insert(hash(std::string_view(name)));
      alike += hash(std::string_view(name)) == other(std::string_view(name)) ? 1u : 0u;
    }
  }
  EXPECT_GE(all.size() + 5, count);
  EXPECT_LE(alike, 3u);
}

TEST(Text, SameSpelling) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 20'000; ++i) {
    const std::string a(random() % 40, 'x');
    std::string b = a;
    EXPECT_TRUE(Text(a).same_spelling(Text(b)));
    if (b.empty()) continue;
    b[random() % b.size()] = 'y';
    EXPECT_FALSE(Text(a).same_spelling(Text(b))) << b;
    EXPECT_FALSE(Text(a).same_spelling(Text(std::string_view(a).substr(1))));
  }
  const Text escaped("a\\ b", EscapeRule::key);
  EXPECT_FALSE(escaped.same_spelling(Text("a b")));
  EXPECT_EQ(escaped, Text("a b"));
}

}  // namespace
