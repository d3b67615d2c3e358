// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Line protocol from a socket, in whatever chunks it comes: whole lines are read at once, the open
// one waits for the rest.
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <thread>

#include "faultwire/line_protocol/splitter.hpp"

namespace lp = faultwire::line_protocol;

int main() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return 1;
  std::thread sender([&ends] {
    for (const std::string_view chunk :
         {"cpu us", "age=1 1\nlog text=\"two\nli", "nes\" 2\ncpu usage= 3\ncpu usage=4"}) {
      if (write(ends[0], chunk.data(), chunk.size()) < 0) break;
    }
    close(ends[0]);
  });

  lp::StreamSplitter splitter({.max_open_bytes = 1 << 20});
  std::uint64_t entries = 0;
  const auto read_ready = [&] {
    lp::Reader reader(splitter.ready(), {.before = {entries, splitter.lines()}});
    while (reader.next()) {
      const lp::Entry& entry = reader.entry();
      if (entry) {
        std::printf("%llu: %zu field\n", static_cast<unsigned long long>(entry.number()),
                    entry.fields().size());
      } else {
        std::printf("%llu: line %llu: %s\n", static_cast<unsigned long long>(entry.number()),
                    static_cast<unsigned long long>(entry.rejection().line),
                    entry.rejection().message().c_str());
      }
    }
    entries = reader.entries();
  };
  std::array<char, 16> chunk;
  for (ssize_t size = 0; (size = read(ends[1], chunk.data(), chunk.size())) > 0;) {
    if (!splitter.push({chunk.data(), static_cast<std::size_t>(size)}))
      return 1;  // a line is longer than we allow
    read_ready();
  }
  splitter.finish();
  read_ready();
  sender.join();
  close(ends[1]);
}
