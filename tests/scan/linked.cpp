// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Compiled once a scanner with LEVEL, and once with LEVELS as the program that uses them all. With
// DISPATCH the unit of a level uses dispatch.hpp.
#include <cstdio>
#include <string_view>

#include "faultwire/line_protocol/entry.hpp"

// Types that a user holds are the same whatever the scanner, so they may cross from one to the
// other.
#define FUNCTION(level) read_with_##level
#define DECLARE(level) FUNCTION(level)

#if defined(LEVEL)
#include "faultwire/line_protocol/dispatch.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/splitter.hpp"

#if defined(DISPATCH)
#define SPELL_(level) #level
#define SPELL(level) SPELL_(level)

std::string_view DECLARE(LEVEL)(std::string_view batch, faultwire::line_protocol::Entry& last) {
  using namespace faultwire;
  using namespace faultwire::line_protocol;
  ParallelParse parallel(batch, 3, [] { return [](const Entry&) {}; });
  for (std::size_t part = 0; part < parallel.parts(); ++part) dispatch::run(parallel, part);
  parallel.stitch();
  std::uint64_t seen = 0;
  const std::uint64_t all = dispatch::for_each_entry(batch, [&](const Entry& entry) {
    last = entry;
    ++seen;
  });
  dispatch::for_each_entry_on_demand(batch, [&](const Entry& entry) { seen += entry ? 0u : 1u; });
  const bool good = seen == all && dispatch::is_valid(batch) && !dispatch::first_rejection(batch);
  return good && !dispatch::scanner().empty() ? SPELL(LEVEL) : "invalid";
}
#else
std::string_view DECLARE(LEVEL)(std::string_view batch, faultwire::line_protocol::Entry& last) {
  using namespace faultwire;
  using namespace faultwire::line_protocol;
  ParallelParse parallel(batch, 3, [] { return [](const Entry&) {}; });
  for (std::size_t part = 0; part < parallel.parts(); ++part) parallel.run(part);
  parallel.stitch();
  StreamSplitter splitter;
  if (!splitter.push(batch)) return "refused";
  for (Reader reader(batch); reader.next_on_demand();) last = reader.entry();
  for (Reader reader(batch); reader.next();) last = reader.entry();
  return is_valid(batch) && !first_rejection(batch) ? scanner_name : "invalid";
}
#endif
#else
// Whether this machine can run a scanner; the names of the others are printed all the same.
#if defined(__x86_64__)
static bool runs(std::string_view level) {
  if (level == "from_avx2") level = "avx2";
  if (level == "ssse3") return __builtin_cpu_supports("ssse3") != 0;
  if (level == "avx2")
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0;
  return level != "avx512" || __builtin_cpu_supports("avx512vl") != 0;
}
#else
static bool runs(std::string_view) { return true; }
#endif

#define X(level) \
  std::string_view FUNCTION(level)(std::string_view, faultwire::line_protocol::Entry&);
LEVELS
#undef X

using Function = std::string_view(std::string_view, faultwire::line_protocol::Entry&);

static void use(std::string_view level, Function* function) {
  faultwire::line_protocol::Entry entry;
  const std::string_view name =
      runs(level)
          ? function("cpu,host=a usage=1.5 1\ncpu,host=b text=\"two\nlines\",usage=2i\n", entry)
          : level;
  const bool good = !runs(level) || entry.fields().size() == 2;
  std::printf("%.*s\n", good ? static_cast<int>(name.size()) : 0, name.data());
}

int main() {
#define X(level) use(#level, FUNCTION(level));
  LEVELS
}
#endif
