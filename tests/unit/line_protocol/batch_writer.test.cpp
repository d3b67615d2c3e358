// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/batch_writer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "faultwire/line_protocol/parse.hpp"
#include "scan/line_generator.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

/// Collects the batches.
struct Collect {
  std::vector<std::string>* batches;
  void operator()(std::string_view batch) const { batches->emplace_back(batch); }
};
void none_is_refused(std::string_view line) { ADD_FAILURE() << line; }

TEST(BatchWriter, SendsWhenTheNextLineDoesNotFit) {
  std::vector<std::string> batches;
  BatchWriter writer(Collect{&batches}, 12);
  const auto add = [&writer](int value) {
    return writer.add([value](Builder& line) { line.measurement("m").field("a", value); });
  };
  EXPECT_EQ(add(1), BuildError::none);  // m a=1i and a newline: 7 bytes
  EXPECT_EQ(add(2), BuildError::none);
  EXPECT_EQ(batches, std::vector<std::string>{"m a=1i\n"});
  EXPECT_EQ(writer.pending_bytes(), 7u);
  writer.flush();
  writer.flush();
  EXPECT_EQ(batches, (std::vector<std::string>{"m a=1i\n", "m a=2i\n"}));
  EXPECT_EQ(writer.pending_bytes(), 0u);
}

TEST(BatchWriter, FillsABatchToTheLastByte) {
  std::vector<std::string> batches;
  BatchWriter writer(Collect{&batches}, 12);
  writer.add_lines(none_is_refused, "m a=1\nm a=2\nm a=3");
  writer.flush();
  EXPECT_EQ(batches, (std::vector<std::string>{"m a=1\nm a=2\n", "m a=3\n"}));
}

TEST(BatchWriter, TellsALineThatIsTooLarge) {
  std::vector<std::string> batches;
  BatchWriter writer(Collect{&batches}, 10);
  const auto named = [](std::string_view name) {
    return [name](Builder& line) { line.measurement(name).field("a", true); };
  };
  EXPECT_EQ(writer.add(named("m")), BuildError::none);   // m a=true and a newline
  EXPECT_EQ(writer.add(named("mm")), BuildError::none);  // just fits
  EXPECT_EQ(writer.add(named("mmm")), BuildError::too_large);
  EXPECT_EQ(writer.add(named("")), BuildError::empty_name);
  EXPECT_EQ(writer.add([](Builder& line) { line.measurement("m"); }), BuildError::no_fields);
  std::vector<std::string> refused;
  writer.add_lines(Collect{&refused}, "long,t=1 a=1\nm a=1\nlong,t=2 a=2\n");
  writer.flush();
  EXPECT_EQ(batches, (std::vector<std::string>{"m a=true\n", "mm a=true\n", "m a=1\n"}));
  EXPECT_EQ(refused, (std::vector<std::string>{"long,t=1 a=1", "long,t=2 a=2"}));
}

TEST(BatchWriter, RefusesTextThatEndsWithinAString) {
  std::vector<std::string> batches;
  std::vector<std::string> refused;
  BatchWriter writer(Collect{&batches}, 100);
  writer.add_lines(Collect{&refused}, "m a=1\nm a=\"open\nm a=2");
  writer.add_lines(Collect{&refused}, "m a=3\\");
  writer.add_lines(none_is_refused, "m a=\"two\nlines\"");
  writer.flush();
  EXPECT_EQ(batches, std::vector<std::string>{"m a=1\nm a=\"two\nlines\"\n"});
  EXPECT_EQ(refused, (std::vector<std::string>{"m a=\"open\nm a=2", "m a=3\\"}));
}

#if FAULTWIRE_HAS_EXCEPTIONS
TEST(BatchWriter, KeepsABatchThatCouldNotBeSent) {
  std::vector<std::string> batches;
  bool broken = true;
  BatchWriter writer(
      [&](std::string_view batch) {
        if (std::exchange(broken, false)) throw 1;
        batches.emplace_back(batch);
      },
      7);
  writer.add_lines(none_is_refused, "m a=1\n");
  EXPECT_THROW(writer.add_lines(none_is_refused, "m a=2\n"), int);
  writer.add_lines(none_is_refused, "m a=3\n");
  writer.flush();
  EXPECT_EQ(batches, (std::vector<std::string>{"m a=1\n", "m a=3\n"}));
}
#endif

/// The entries of `batch`, as text.
std::vector<std::string> entries_of(std::string_view batch) {
  std::vector<std::string> entries;
  for (const auto& entry : parse(batch)) entries.emplace_back(entry.source());
  return entries;
}

/// Whether `text` ends with a newline that no backslash escapes.
bool ends_a_line(std::string_view text) {
  if (!text.ends_with('\n')) return false;
  text.remove_suffix(1);
  std::size_t backslashes = 0;
  for (; text.ends_with('\\'); text.remove_suffix(1)) ++backslashes;
  return backslashes % 2 == 0;
}

// Of generated text, for many limits: the batches together are the text without what was refused,
// each is short enough, and read alone they have the entries of the text.
TEST(BatchWriter, TheBatchesTogetherAreTheText) {
  std::uint64_t sent = 0;
  for (std::uint64_t seed = 1; seed < 1500; ++seed) {
    std::uint64_t lines = 0;
    const std::string text = test::LineGenerator(seed).batch(lines);
    const std::size_t limit = seed % 7 == 0 ? 100'000 : 20 + seed % 300;
    std::string together;
    std::vector<std::string> entries;
    std::string_view rest = text;
    BatchWriter writer(
        [&](std::string_view batch) {
          EXPECT_LE(batch.size(), limit);
          EXPECT_FALSE(batch.empty());
          ++sent;
          together += batch;
          for (std::string& entry : entries_of(batch)) entries.push_back(std::move(entry));
        },
        limit);
    std::string expected;
    // What is refused is taken out of the text at its place.
    writer.add_lines(
        [&](std::string_view line) {
          expected += rest.substr(0, static_cast<std::size_t>(line.data() - rest.data()));
          rest = std::string_view(
              line.data() + line.size(),
              static_cast<std::size_t>(text.data() + text.size() - (line.data() + line.size())));
          if (!rest.empty()) rest.remove_prefix(1);
        },
        text);
    writer.flush();
    expected += rest;
    if (!expected.empty() && !ends_a_line(expected)) expected += '\n';
    ASSERT_EQ(together, expected) << seed;
    if (!faultwire::detail::find_utf8_fault(text)) {
      ASSERT_EQ(entries, entries_of(expected)) << seed;
    }
  }
  EXPECT_GT(sent, 3000u);
}
}  // namespace
