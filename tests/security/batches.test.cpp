// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The limits of batches in docs/security.md, one test a number.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "faultwire/line_protocol.hpp"
#include "faultwire/write_api/memory/table_schemas.hpp"
#include "security/times.hpp"
#if __has_include(<sys/personality.h>)
#include <sys/personality.h>
#endif

namespace {
using namespace faultwire;
using security::times;
using Names = detail::line_protocol::NameIndex;

/// Pairs of names of one kind that share the lower half of their hash.
std::vector<std::pair<std::string, std::string>> twins(std::uint64_t seed) {
  std::map<std::uint32_t, std::string> seen;
  std::vector<std::pair<std::string, std::string>> out;
  for (int i = 0; i < 4000; ++i) {
    std::string name = "column" + std::to_string(i);
    const std::uint32_t half = detail::line_protocol::NameHash(seed)(name) & 0xffff;
    const auto [at, fresh] = seen.emplace(half, name);
    if (!fresh) out.emplace_back(at->second, name);
  }
  return out;
}

TEST(S6, NamesThatCollideInOneRunDoNotInTheNext) {
  const auto pairs = twins(1);
  ASSERT_GT(pairs.size(), 50u);  // 4,000 names in 65,536 places
  std::size_t again = 0;
  for (const auto& [one, other] : pairs) {
    const detail::line_protocol::NameHash hash(2);
    again += ((hash(one) ^ hash(other)) & 0xffff) == 0;
  }
  EXPECT_LE(again, 3u);
}
/// The seed of this program in a run of its own.
std::string seed_of_a_run() {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], 1);
    execl("/proc/self/exe", "self", "--gtest_filter=S6.TheSeedIsPrinted", nullptr);
    _exit(1);
  }
  close(ends[1]);
  std::string out;
  char piece[256];
  for (ssize_t got = 0; (got = read(ends[0], piece, sizeof piece)) > 0;)
    out.append(piece, static_cast<std::size_t>(got));
  close(ends[0]);
  waitpid(child, nullptr, 0);
  const std::size_t at = out.find("seed=");
  return at == std::string::npos ? "" : out.substr(at, out.find('\n', at) - at);
}
TEST(S6, TheSeedIsPrinted) {
  std::printf("seed=%llu\n", static_cast<unsigned long long>(Names::seed_of_run()));
}
/// Whether every run has the same addresses. Only Linux tells.
bool has_fixed_addresses() {
#if __has_include(<sys/personality.h>)
  return (personality(0xffffffff) & ADDR_NO_RANDOMIZE) != 0;
#else
  return false;
#endif
}
TEST(S6, EachRunHasASeedOfItsOwn) {
  if (has_fixed_addresses()) GTEST_SKIP() << "addresses are fixed here";
  std::set<std::string> seeds;
  for (int i = 0; i < 4; ++i) seeds.insert(seed_of_a_run());
  EXPECT_GE(seeds.size(), 2u);
  EXPECT_FALSE(seeds.contains(""));
}

TEST(S7, ANameOrStringHas65536Bytes) {
  for (const auto& [before, after] : {std::pair{"m f=\"", "\""}, std::pair{"m,t=", " f=1"},
                                      std::pair{"m,", "=v f=1"}, std::pair{"m ", "=1"}}) {
    for (const std::size_t size : {65'536u, 65'537u, 6'553'600u}) {
      const std::string line = before + std::string(size, 'x') + after;
      EXPECT_EQ(line_protocol::is_valid(line), size == 65'536) << before << size;
    }
  }
}

TEST(S8, AHundredRejectionsAndWarningsAreKept) {
  const std::string bad = times("m f\n", 100'000);
  const BatchReport rejected = line_protocol::validate(bad, {});
  EXPECT_EQ(rejected.rejected, 100'000u);
  EXPECT_EQ(rejected.rejections.size(), 100u);
  const std::string odd = times("m f=1,f=2\n", 100'000);
  const BatchReport warned = line_protocol::validate(odd, {});
  EXPECT_EQ(warned.accepted, 100'000u);
  EXPECT_EQ(warned.warnings.size(), 100u);
}

TEST(S9, ALargerBodyIsRefusedWhole) {
  const std::string body = times("m f=1\n", 100);
  for (const std::size_t limit : {body.size(), body.size() - 1, std::size_t{0}}) {
    const BatchReport report = line_protocol::validate(body, {.max_bytes = limit});
    EXPECT_EQ(report.refusal.has_value(), limit < body.size());
    EXPECT_EQ(report.accepted, limit < body.size() ? 0u : 100u);
  }
}

TEST(S10, AnOpenLineHasALimit) {
  EXPECT_EQ(line_protocol::SplitOptions{}.max_open_bytes, std::size_t{16} << 20);
  line_protocol::StreamSplitter splitter({.max_open_bytes = 64 << 10});
  EXPECT_TRUE(splitter.push("m f=1\nm f=\""));
  const std::string chunk(4096, 'x');
  std::size_t taken = 0, most = 0;
  for (int i = 0; i < 16'000; ++i) {  // 1,000-fold
    taken += splitter.push(chunk);
    most = std::max(most, splitter.open_bytes());
  }
  EXPECT_EQ(taken, 15u);
  EXPECT_LE(most, std::size_t{64} << 10);
  EXPECT_EQ(splitter.open_bytes(), 0u);
  // A stream of whole lines keeps none of them.
  line_protocol::StreamSplitter whole;
  std::size_t held = 0;
  for (int i = 0; i < 1000; ++i) {
    EXPECT_TRUE(whole.push("m f=1\nm f=2"));
    EXPECT_TRUE(whole.push("\n"));
    held = std::max(held, whole.ready().size() + whole.open_bytes());
  }
  EXPECT_LE(held, 12u);
}

TEST(S15, RememberedColumnsHaveACap) {
  EXPECT_EQ(write_api::TableSchemasOptions{}.max_columns, std::size_t{1} << 20);
  write_api::TableSchemas schemas(write_api::TableSchemasOptions{.max_columns = 50});
  for (int i = 0; i < 1000; ++i) {
    const std::string n = std::to_string(i);
    const std::string batch = "m" + n + ",t" + n + "=1 f" + n + "=1 " + n + "000000000000000\n";
    EXPECT_EQ(line_protocol::validate(batch, {}, schemas).accepted, 1u);
    ASSERT_LE(schemas.columns(), 50u);
    ASSERT_LE(schemas.tables(), 50u);
  }
  EXPECT_TRUE(schemas.full());
}

}  // namespace
