// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The scanner of this build against the exact path, on generated batches: every entry, text,
// number, rejection and position; before that, the masks of blocks. usage: differential LINES
// [SEED]. Plain C++, so that it also runs on emulated machines. With DISPATCH the scanners are
// those of dispatch.hpp that the processor has.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "faultwire/line_protocol/parse.hpp"
#include "block_difference.hpp"
#include "line_generator.hpp"
#include "plain_difference.hpp"
#include "reference_reader.hpp"
#if defined(DISPATCH)  // it needs abseil, which other machines have not
#include "faultwire/line_protocol/dispatch.hpp"
#endif

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

#if defined(DISPATCH)
constexpr std::string_view name = "dispatch";
template <class F>
std::uint64_t each_entry(std::string_view batch, F&& each) {
  return dispatch::for_each_entry(batch, each);
}
template <class F>
std::uint64_t each_on_demand(std::string_view batch, F&& each) {
  return dispatch::for_each_entry_on_demand(batch, each);
}
template <class F>
std::uint64_t each_rejection(std::string_view batch, F&& each) {
  return dispatch::for_each_rejection(batch, each);
}
#else
constexpr std::string_view name = scanner_name;
template <class F>
std::uint64_t each_entry(std::string_view batch, F&& each) {
  Reader reader(batch);
  while (reader.next()) each(reader.entry());
  return reader.entries();
}
template <class F>
std::uint64_t each_on_demand(std::string_view batch, F&& each) {
  Reader reader(batch);
  while (reader.next_on_demand()) each(reader.entry());
  return reader.entries();
}
template <class F>
std::uint64_t each_rejection(std::string_view batch, F&& each) {
  Reader reader(batch);
  while (reader.next_rejection()) each(reader.entry());
  return reader.entries();
}
#endif

bool next_rejection(test::ReferenceReader& reader) {
  while (reader.next()) {
    if (!reader.entry()) return true;
  }
  return false;
}

/// Reads `batch` both ways and compares; then the rejections alone. Returns how many entries are
/// accepted.
std::uint64_t compare(std::string_view batch, std::uint64_t seed) {
  std::uint64_t accepted = 0;
  test::ReferenceReader exact(batch);
  const std::uint64_t entries = each_entry(batch, [&](const Entry& entry) {
    if (!exact.next()) differ(batch, seed, "goes on");
    if (const char* what = test::difference(exact.entry(), entry)) differ(batch, seed, what);
    accepted += entry ? 1u : 0u;
  });
  if (exact.next()) differ(batch, seed, "ends early");
  test::ReferenceReader unread(batch);
  const std::uint64_t demanded = each_on_demand(batch, [&](const Entry& entry) {
    if (!unread.next()) differ(batch, seed, "on demand goes on");
    if (const char* what = test::difference(unread.entry(), entry)) differ(batch, seed, what);
  });
  if (demanded != entries) differ(batch, seed, "number of entries on demand");
  test::ReferenceReader again(batch);
  const std::uint64_t counted = each_rejection(batch, [&](const Entry& entry) {
    if (!next_rejection(again)) differ(batch, seed, "rejections go on");
    if (const char* what = test::difference(again.entry(), entry)) differ(batch, seed, what);
  });
  if (next_rejection(again)) differ(batch, seed, "rejections end early");
  if (entries != counted) differ(batch, seed, "number of entries beside rejections");
  return accepted;
}

/// The same with each scanner that can be chosen.
std::uint64_t compare_all(std::string_view batch, std::uint64_t seed) {
#if defined(DISPATCH)
  using detail::line_protocol::Processor;
  static const Processor best = detail::line_protocol::read_processor();
  for (const Processor one : {Processor::any, Processor::avx2, Processor::avx512}) {
    if (one > best) break;
    detail::line_protocol::known_processor = one;
    (void)compare(batch, seed);
  }
#endif
  return compare(batch, seed);
}
}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t wanted = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20000;
  std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  if (const char* what = test::block_differences(20'000, seed)) differ("", seed, what);
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
    accepted += compare_all(batch, seed);
    if (const char* what = test::plain_difference_anywhere(batch, plain)) differ(batch, seed, what);
    ++seed;
  }
  std::printf("%.*s: %llu lines, %llu accepted, %llu times plain, 0 differences\n",
              static_cast<int>(name.size()), name.data(), static_cast<unsigned long long>(lines),
              static_cast<unsigned long long>(accepted), static_cast<unsigned long long>(plain));
  return accepted == 0 || plain == 0 ? 1 : 0;
}
