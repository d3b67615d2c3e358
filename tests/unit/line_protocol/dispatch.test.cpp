// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/dispatch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/write_api/memory/table_schemas.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;
using detail::line_protocol::known_processor;
using detail::line_protocol::Processor;

/// 300 entries: every third is rejected, and some strings hold newlines.
std::string batch_of_entries() {
  std::string batch;
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i);
    batch +=
        "cpu,host=h" + number + " usage=" + number + ".5,text=\"two\nlines \\\"quoted\\\"\" 1\n";
    batch += "room\\ air,t\xc3\xa4g=a temperature=" + number + "i,ok=t\n\n# comment\n";
    batch += "bad value=" + number + "x\n";
  }
  return batch;
}

/// Every test runs as if the processor had no more than the parameter says.
class Dispatch : public testing::TestWithParam<Processor> {
 protected:
  void SetUp() override {
    if (GetParam() > detail::line_protocol::read_processor())
      GTEST_SKIP() << "this processor has no such instructions";
    known_processor = GetParam();
  }
  void TearDown() override { known_processor = Processor::unknown; }
};
INSTANTIATE_TEST_SUITE_P(OnEveryProcessor, Dispatch,
                         testing::Values(Processor::unknown, Processor::any, Processor::avx2,
                                         Processor::avx512));

TEST_P(Dispatch, ReadsWhatTheUnitsScannerReads) {
  const std::string batch = batch_of_entries();
  Reader reader(batch);
  const std::uint64_t entries = dispatch::for_each_entry(batch, [&reader](const Entry& entry) {
    ASSERT_TRUE(reader.next());
    const Entry& expected = reader.entry();
    ASSERT_EQ(static_cast<bool>(entry), static_cast<bool>(expected));
    EXPECT_EQ(entry.number(), expected.number());
    EXPECT_EQ(entry.source().data(), expected.source().data());
    EXPECT_EQ(entry.source(), expected.source());
    if (!entry) {
      EXPECT_EQ(entry.rejection().message(), expected.rejection().message());
      return;
    }
    ASSERT_EQ(entry.fields().size(), expected.fields().size());
    for (std::size_t i = 0; i < entry.fields().size(); ++i)
      EXPECT_EQ(entry.fields()[i].value, expected.fields()[i].value);
  });
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(entries, 300u);
}

TEST_P(Dispatch, GoesOnUntilTheCallSaysNo) {
  const std::string batch = batch_of_entries();
  int seen = 0;
  const std::uint64_t entries =
      dispatch::for_each_entry(batch, [&seen](const Entry&) { return ++seen < 5; });
  EXPECT_EQ(seen, 5);
  EXPECT_EQ(entries, 5u);
  seen = 0;
  EXPECT_EQ(dispatch::for_each_entry_on_demand(batch, [&seen](const Entry&) { return ++seen < 7; }),
            7u);
  seen = 0;
  EXPECT_EQ(dispatch::for_each_rejection(batch, [&seen](const Entry&) { return ++seen < 5; }), 15u);
}

TEST_P(Dispatch, CountsOnFromTheOptions) {
  std::vector<std::uint64_t> numbers;
  const ParseOptions options{.before = {.entries = 10, .lines = 20}};
  const auto collect = [&numbers](const Entry& entry) { numbers.push_back(entry.number()); };
  EXPECT_EQ(dispatch::for_each_entry("m a=1\nm a=2\n", collect, options), 12u);
  EXPECT_EQ(numbers, (std::vector<std::uint64_t>{11, 12}));
  const auto first = dispatch::first_rejection("m a=1\nm a=\n", options);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->line, 22u);
}

TEST_P(Dispatch, FindsRejections) {
  const std::string batch = batch_of_entries();
  EXPECT_FALSE(dispatch::is_valid(batch));
  EXPECT_TRUE(dispatch::is_valid("m a=1\n"));
  EXPECT_TRUE(dispatch::is_valid(""));
  const auto first = dispatch::first_rejection(batch);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->message(), line_protocol::first_rejection(batch)->message());
  EXPECT_FALSE(dispatch::first_rejection("m a=1\n"));
  int rejections = 0;
  EXPECT_EQ(dispatch::for_each_rejection(batch, [&](const Entry&) { ++rejections; }), 300u);
  EXPECT_EQ(rejections, 100);
}

TEST_P(Dispatch, ValidatesInEveryForm) {
  const std::string batch = batch_of_entries() + "cpu usage=1i\n";
  const BatchReport expected = line_protocol::validate(batch);
  const BatchReport report = dispatch::validate(batch);
  EXPECT_EQ(report.accepted, 200u);
  ASSERT_EQ(report.rejected, 101u);
  EXPECT_EQ(report.rejections.back().message(), expected.rejections.back().message());
  Schema schema;
  const ValidateOptions core{.checks = CoreChecks{}};
  EXPECT_EQ(dispatch::validate(batch, core, schema).rejected,
            line_protocol::validate(batch, core).rejected);
  EXPECT_EQ(schema.tables().size(), 2u);
  write_api::TableSchemas memory;
  EXPECT_EQ(dispatch::validate(batch, {}, memory).accepted, 200u);
  EXPECT_EQ(dispatch::validate("cpu usage=1i\n", {}, memory).rejected, 1u);
}

TEST_P(Dispatch, RunsParts) {
  const std::string batch = batch_of_entries();
  struct Count {
    std::uint64_t accepted = 0;
    void operator()(const Entry& entry) { accepted += entry ? 1u : 0u; }
  };
  ParallelParse parallel(batch, 3, [] { return Count{}; }, {.segment_bytes = 1000});
  for (std::size_t part = 0; part < parallel.parts(); ++part) dispatch::run(parallel, part);
  parallel.stitch();
  std::uint64_t accepted = 0;
  for (const auto& segment : parallel.segments()) accepted += segment.consumer.accepted;
  EXPECT_EQ(accepted, 200u);
}

#if defined(FAULTWIRE_DISPATCH_AVX512) && defined(__linux__)
/// The flags of the kernel, for whom valgrind is no processor.
TEST(DispatchOnce, TheProcessorHasWhatTheKernelSaysOfIt) {
  std::ifstream file("/proc/cpuinfo");
  std::string line, flags;
  while (flags.empty() && std::getline(file, line)) {
    if (line.starts_with("flags")) flags = line.substr(line.find(':') + 1) + ' ';
  }
  const char* const preloaded = std::getenv("LD_PRELOAD");
  if (flags.empty() ||
      (preloaded && std::string_view(preloaded).find("vgpreload") != std::string_view::npos))
    GTEST_SKIP() << "the kernel does not say, or valgrind runs this";
  const auto has_all = [&](std::initializer_list<const char*> names) {
    return std::all_of(names.begin(), names.end(), [&](const char* name) {
      return flags.find(' ' + std::string(name) + ' ') != std::string::npos;
    });
  };
  const bool avx2 = has_all({"avx2", "bmi1", "bmi2", "popcnt"});
  const bool avx512 = avx2 && has_all({"avx512f", "avx512bw", "avx512vl", "avx512_vbmi2"});
  EXPECT_EQ(detail::line_protocol::read_processor(), avx512 ? Processor::avx512
                                                     : avx2 ? Processor::avx2
                                                            : Processor::any);
}
#endif

TEST(DispatchOnce, RemembersWhatTheProcessorHas) {
  known_processor = Processor::unknown;
  const std::string_view scanner = dispatch::scanner();
  EXPECT_EQ(known_processor.load(), detail::line_protocol::read_processor());
  known_processor = Processor::any;
  EXPECT_EQ(dispatch::scanner(), scanner_name);
  known_processor = Processor::unknown;
  EXPECT_EQ(dispatch::scanner(), scanner);
}

TEST(DispatchOnce, IsTheUnitsScannerOrABetterOne) {
  std::string_view expected = scanner_name;
#if defined(FAULTWIRE_DISPATCH_AVX512)
  const Processor best = detail::line_protocol::read_processor();
  if (best == Processor::avx2) expected = "avx2";
  if (best == Processor::avx512) expected = "avx512";
#endif
  EXPECT_EQ(dispatch::scanner(), expected);
}
}  // namespace
