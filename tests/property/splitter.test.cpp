// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Streams, parts and ranges against the serial parse, on generated batches.
#include "faultwire/line_protocol/splitter.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "../scan/line_generator.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

/// All of an entry that does not depend on where the bytes lie.
std::string told(const Entry& entry, const Rejection* rejection) {
  std::string out = std::to_string(entry.number()) + "|" + std::string(entry.source());
  if (entry) {
    for (const Tag& tag : entry.tags()) out += "|" + tag.key.str() + "=" + tag.value.str();
    for (const Field& field : entry.fields())
      out += "|" + field.key.str() + ":" + std::to_string(field.value.as_float());
    return out + "|" + std::to_string(entry.timestamp().value_or(-1));
  }
  return out + "|" + rejection->message() + "|" + std::to_string(rejection->entry_line) + ":" +
         std::to_string(rejection->line) + ":" + std::to_string(rejection->column) + ":" +
         std::to_string(rejection->offset) + "+" + std::to_string(rejection->length);
}

std::vector<std::string> serial(std::string_view batch) {
  std::vector<std::string> out;
  for (Reader reader(batch); reader.next();)
    out.push_back(told(reader.entry(), &reader.entry().rejection()));
  return out;
}

/// Entries of a part as copies: what a consumer would store.
struct Copies {
  std::vector<Entry> entries;
  void operator()(const Entry& entry) { entries.push_back(entry); }
};

std::vector<std::string> parallel(std::string_view batch, std::size_t parts,
                                  std::size_t segment_bytes, std::mt19937_64& random) {
  ParallelParse parse(batch, parts, [] { return Copies{}; }, {.segment_bytes = segment_bytes});
  std::vector<std::size_t> order(parse.parts());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::shuffle(order.begin(), order.end(), random);
  for (const std::size_t part : order) parse.run(part);
  parse.stitch();
  std::vector<std::string> out;
  for (auto& segment : parse.segments()) {
    EXPECT_EQ(segment.entries, segment.consumer.entries.size());
    for (Entry& entry : segment.consumer.entries) {
      Rejection rejection = entry.rejection();
      if (!entry) parse.renumber(segment, rejection);
      if (entry.number() != 0)
        EntryAccess::place(entry, entry.number() - segment.skipped + segment.before, 0,
                           entry.source());
      out.push_back(told(entry, &rejection));
    }
  }
  return out;
}

std::vector<std::string> streamed(std::string_view batch, std::size_t largest,
                                  std::mt19937_64& random) {
  std::vector<std::string> out;
  StreamSplitter splitter;
  std::uint64_t entries = 0;
  bool refused = false;
  const auto take = [&] {
    Reader reader(splitter.ready(), {.before = {entries, splitter.lines()}});
    while (!refused && reader.next()) {
      Rejection rejection = reader.entry().rejection();
      refused = !reader.entry() && rejection.kind() == RejectionKind::invalid_utf8;
      rejection.offset += static_cast<std::size_t>(splitter.offset());
      rejection.facts.offset += static_cast<std::size_t>(splitter.offset());
      out.push_back(told(reader.entry(), &rejection));
    }
    entries = reader.entries();
  };
  while (!batch.empty()) {
    const std::size_t size = std::min<std::size_t>(batch.size(), 1 + random() % largest);
    EXPECT_TRUE(splitter.push(batch.substr(0, size)));
    batch.remove_prefix(size);
    take();
  }
  splitter.finish();
  take();
  return out;
}

/// What the last entry quotes of what follows a bad byte depends on how much is at hand: compare it
/// without.
std::vector<std::string> without_rest(std::vector<std::string> told) {
  if (!told.empty() && told.back().starts_with("0|"))
    told.back() = "refused" + told.back().substr(told.back().rfind('|'));
  return told;
}

TEST(Splitter, EveryWayReadsWhatTheSerialParseReads) {
  std::uint64_t lines = 0;
  std::mt19937_64 random(7);
  for (std::uint64_t seed = 1; lines < 12000; ++seed) {
    const std::string batch = test::LineGenerator(seed + 900000).batch(lines);
    const std::vector<std::string> expected = without_rest(serial(batch));
    EXPECT_EQ(without_rest(parallel(batch, 1 + random() % 9, 1 + random() % 400, random)), expected)
        << "seed " << seed;
    const std::vector<std::string> seen =
        without_rest(streamed(batch, random() % 2 == 0 ? 7 : 300, random));
    ASSERT_EQ(seen, expected) << "seed " << seed;
    if (HasFailure()) return;
  }
}

TEST(Splitter, EveryCutOfSmallBatches) {
  const std::string_view batches[] = {"m a=\"x\ny\" 1\nm a=2\n",
                                      "# c a=\"\nm a=1\n\"\nm b=2",
                                      "m\\\n a=1\n\n\nm b=\"\\\"\n\" 5\n#\n",
                                      "a b=1\r\nc d=\"e\n\n\nf g=1\nh i=2\n",
                                      "m a=1\xff\nm a=2\n",
                                      "\n\n \n#x\n"};
  std::mt19937_64 random(3);
  for (const std::string_view batch : batches) {
    const std::vector<std::string> expected = without_rest(serial(batch));
    for (std::size_t parts = 1; parts <= batch.size() + 1; ++parts)
      EXPECT_EQ(without_rest(parallel(batch, parts, 1, random)), expected) << batch << parts;
    const std::vector<std::string> seen = without_rest(streamed(batch, 1, random));
    EXPECT_EQ(seen, expected) << batch;
  }
}

TEST(Splitter, RangesOfAFileGiveEveryEntryOnce) {
  std::uint64_t lines = 0;
  std::mt19937_64 random(11);
  for (std::uint64_t seed = 1; lines < 6000; ++seed) {
    const std::string file = test::LineGenerator(seed + 500000).batch(lines);
    if (faultwire::detail::find_utf8_fault(file)) continue;
    std::vector<std::size_t> borders{0, file.size()};
    for (std::uint64_t n = random() % 6; n > 0; --n)
      borders.push_back(random() % (file.size() + 1));
    std::sort(borders.begin(), borders.end());
    std::vector<std::string> seen;
    std::size_t at = 0;  // what the coordinator knows: the line at which the workers so far stopped
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
      const std::size_t likely = likely_line(file, borders[i]);
      const std::size_t end = likely_line(file, borders[i + 1]);
      std::vector<std::string> mine;
      const auto read = [&](std::size_t begin) {
        mine.clear();
        PartReader reader(file, begin, end);
        while (reader.next()) mine.push_back(std::string(reader.entry().source()));
        EXPECT_EQ(reader.entries(), mine.size());
        return reader.stopped();
      };
      std::size_t stopped = read(likely);
      if (likely != at) stopped = at < end ? read(at) : (mine.clear(), at);
      seen.insert(seen.end(), mine.begin(), mine.end());
      at = stopped;
    }
    std::vector<std::string> expected;
    for (Reader reader(file); reader.next();)
      expected.push_back(std::string(reader.entry().source()));
    ASSERT_EQ(seen, expected) << "seed " << seed;
  }
}
}  // namespace
