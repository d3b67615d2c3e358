// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The scanner of this build against the exact path, on generated batches: every entry, text,
// number, rejection and position. usage: differential LINES [SEED]. Plain C++, so that it also runs
// on emulated machines.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "faultwire/line_protocol/parse.hpp"
#include "line_generator.hpp"
#include "plain_difference.hpp"
#include "reference_reader.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

[[noreturn]] void differ(std::string_view batch, std::uint64_t seed, const char* what) {
  std::fprintf(stderr, "DIFFERENT (%s), batch of seed %llu, %zu bytes:\n", what,
               static_cast<unsigned long long>(seed), batch.size());
  std::fwrite(batch.data(), 1, batch.size() < 400 ? batch.size() : 400, stderr);
  std::fputc('\n', stderr);
  std::exit(1);
}

/// Reads `batch` both ways and compares; then the rejections alone. Returns how many entries are
/// accepted.
std::uint64_t compare(std::string_view batch, std::uint64_t seed) {
  test::ReferenceReader exact(batch);
  Reader fast(batch);
  Reader rejections(batch);
  std::uint64_t accepted = 0;
  while (exact.next()) {
    if (!fast.next()) differ(batch, seed, "ends early");
    if (const char* what = test::difference(exact.entry(), fast.entry())) differ(batch, seed, what);
    accepted += exact.entry() ? 1u : 0u;
    if (exact.entry()) continue;
    if (!rejections.next_rejection()) differ(batch, seed, "rejections end early");
    if (const char* what = test::difference(exact.entry(), rejections.entry()))
      differ(batch, seed, what);
  }
  if (fast.next()) differ(batch, seed, "goes on");
  if (rejections.next_rejection()) differ(batch, seed, "rejections go on");
  if (rejections.entries() != fast.entries())
    differ(batch, seed, "number of entries beside rejections");
  return accepted;
}
}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t wanted = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20000;
  std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  std::uint64_t lines = 0;
  std::uint64_t accepted = 0;
  std::uint64_t plain = 0;
  while (lines < wanted) {
    test::LineGenerator generator(seed);
    const std::string made = generator.batch(lines);
    // A buffer of exactly the batch's size: sanitizers see every byte that is read beyond.
    const std::unique_ptr<char[]> bytes(new char[made.size() == 0 ? 1 : made.size()]);
    made.copy(bytes.get(), made.size());
    const std::string_view batch(bytes.get(), made.size());
    accepted += compare(batch, seed);
    if (const char* what = test::plain_difference_anywhere(batch, plain)) differ(batch, seed, what);
    ++seed;
  }
  std::printf("%.*s: %llu lines, %llu accepted, %llu times plain, 0 differences\n",
              static_cast<int>(scanner_name.size()), scanner_name.data(),
              static_cast<unsigned long long>(lines), static_cast<unsigned long long>(accepted),
              static_cast<unsigned long long>(plain));
  return accepted == 0 || plain == 0 ? 1 : 0;
}
