// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes in any chunks and parts: the entries, numbers and places of the serial parse.
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "faultwire/line_protocol/splitter.hpp"
#include "require.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

using Seen =
    std::tuple<std::uint64_t, std::size_t, std::size_t, bool, std::uint64_t, std::uint64_t>;

Seen seen(const Entry& entry, std::size_t offset, const Rejection& rejection) {
  const bool refused = !entry && rejection.kind() == RejectionKind::invalid_utf8;
  return {entry ? entry.number() : rejection.entry(),
          offset,
          refused ? 0 : entry.source().size(),
          static_cast<bool>(entry),
          entry ? 0 : rejection.line,
          entry ? 0 : rejection.offset};
}

struct Copies {
  std::vector<Entry> entries;
  void operator()(const Entry& entry) { entries.push_back(entry); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::size_t parts = 1 + data[0] % 8u;
  const std::size_t chunk = 1 + data[1];
  const std::string_view batch(reinterpret_cast<const char*>(data) + 2, size - 2);
  std::vector<Seen> serial;
  for (Reader reader(batch); reader.next();)
    serial.push_back(seen(reader.entry(), reader.entry().offset(), reader.entry().rejection()));

  ParallelParse parallel(batch, parts, [] { return Copies{}; }, {.segment_bytes = chunk});
  for (std::size_t part = parallel.parts(); part-- > 0;) parallel.run(part);
  parallel.stitch();
  std::vector<Seen> together;
  for (auto& segment : parallel.segments()) {
    for (Entry& entry : segment.consumer.entries) {
      Rejection rejection = entry.rejection();
      if (!entry) parallel.renumber(segment, rejection);
      const std::size_t offset = entry.offset() + segment.origin;
      if (entry)
        EntryAccess::place(entry, entry.number() - segment.skipped + segment.before, offset,
                           entry.source());
      together.push_back(seen(entry, offset, rejection));
    }
  }
  require(together == serial);

  StreamSplitter splitter;
  std::vector<Seen> streamed;
  std::uint64_t entries = 0;
  bool refused = false;
  for (std::size_t at = 0; at <= batch.size(); at += chunk) {
    require(splitter.push(batch.substr(at, chunk)));
    // Behind the last chunk the open line is read as well.
    for (int last = 0; last < (at + chunk > batch.size() ? 2 : 1); ++last) {
      if (last == 1) splitter.finish();
      Reader reader(splitter.ready(), {.before = {entries, splitter.lines()}});
      while (!refused && reader.next()) {
        Rejection rejection = reader.entry().rejection();
        rejection.offset += static_cast<std::size_t>(splitter.offset());
        refused = !reader.entry() && rejection.kind() == RejectionKind::invalid_utf8;
        streamed.push_back(
            seen(reader.entry(),
                 reader.entry().offset() + static_cast<std::size_t>(splitter.offset()), rejection));
      }
      entries = reader.entries();
    }
  }
  require(streamed == serial);
  return 0;
}
