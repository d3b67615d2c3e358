// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/series.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "faultwire/line_protocol/parse.hpp"
#include "scan/line_generator.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

Entry entry_of(std::string_view line) {
  Reader reader(line);
  EXPECT_TRUE(reader.next() && reader.entry()) << line;
  return reader.entry();
}
std::string key_of(std::string_view line) { return series_key(entry_of(line)); }

std::vector<std::string> sorted_keys(const Entry& entry) {
  std::vector<std::string> keys;
  for (const Tag& tag : SortedTags(entry)) keys.push_back(tag.key.str());
  return keys;
}

TEST(SortedTags, AreInTheOrderOfTheUnescapedBytes) {
  const Entry entry = entry_of("m,b=1,\xc3\xa4=2,a!=3,a\\ b=4,B=5,a=6 f=1");
  EXPECT_EQ(sorted_keys(entry), (std::vector<std::string>{"B", "a", "a b", "a!", "b", "\xc3\xa4"}));
  EXPECT_EQ(SortedTags(entry).size(), 6u);
  EXPECT_EQ(SortedTags(entry)[0].value, "5");
  EXPECT_TRUE(SortedTags(entry_of("m f=1")).empty());
}

TEST(SortedTags, KeepTheOrderOfEqualKeys) {
  const Entry entry = entry_of("m,b\\ =1,a=2,b\\ =3,a=4 f=1");
  std::string values;
  for (const Tag& tag : SortedTags(entry)) values += tag.value.str();
  EXPECT_EQ(values, "2413");
}

TEST(SortedTags, SortManyTagsInLittleTime) {
  std::string line = "m";
  for (int i = 99'999; i >= 0; --i) line += "," + std::to_string(100'000 + i) + "=v";
  line += " f=1";
  const Entry entry = entry_of(line);  // quadratic, this would take minutes
  const SortedTags tags(entry);
  EXPECT_EQ(tags[0].key, "100000");
  EXPECT_EQ(tags[99'999].key, "199999");
}

TEST(SeriesKey, IsTheMeasurementAndTheSortedTags) {
  EXPECT_EQ(key_of("cpu usage=1 5"), "cpu");
  EXPECT_EQ(key_of("cpu,host=a,dc=b usage=1 5"), "cpu,dc=b,host=a");
}

TEST(SeriesKey, EscapesWhatTheServerEscapes) {
  EXPECT_EQ(key_of(R"(a\,b\ c=d,k\ \,\=k=v\ \,\=v f=1)"), R"(a\,b\ c=d,k\ \,\=k=v\ \,\=v)");
  // An equals sign in a value needs no escape, and gets one.
  EXPECT_EQ(key_of("m,k=a=b f=1"), R"(m,k=a\=b)");
  EXPECT_EQ(key_of(R"(m,k=a\=b f=1)"), R"(m,k=a\=b)");
}

TEST(SeriesKey, IsOneForAllSpellings) {
  EXPECT_EQ(key_of(R"(a\q,k=v f=1)"), key_of(R"(a\\q,k=v f=1)"));
  EXPECT_EQ(key_of("m,k=a\\\tb f=1"), "m,k=a\\\tb");
  EXPECT_NE(key_of(R"(m,k=a\\\,b\=c f=1)"), key_of(R"(m,k=a\,b\=c f=1)"));
}

// Two entries have one key exactly if their measurements and tags are equal, and the parser reads
// a key back as the series that it was made of.
TEST(SeriesKey, TellsSeriesApart) {
  using Series = std::pair<std::string, std::multimap<std::string, std::string>>;
  const auto series_of = [](const Entry& entry) {
    Series series(entry.measurement().str(), {});
    for (const Tag& tag : entry.tags()) series.second.emplace(tag.key.str(), tag.value.str());
    return series;
  };
  std::map<std::string, Series> known;
  std::set<Series> all;
  for (std::uint64_t seed = 1; seed < 1500; ++seed) {
    std::uint64_t lines = 0;
    const std::string batch = test::LineGenerator(seed).batch(lines);
    for (const Entry& entry : line_protocol::parse(batch)) {
      if (!entry) continue;
      const std::string key = series_key(entry);
      const Series series = series_of(entry);
      all.insert(series);
      EXPECT_EQ(known.emplace(key, series).first->second, series) << key;
      const std::string line = key + " f=1";
      EXPECT_EQ(series_of(entry_of(line)), series) << key;
      EXPECT_EQ(key_of(line), key);
    }
  }
  EXPECT_EQ(known.size(), all.size());
  EXPECT_GT(all.size(), 500u);
}
}  // namespace
