// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Ranges of a file as the workers of a distributed engine get them: each reads its range alone, a
// coordinator compares where one stopped with where the next began, and has a range read again
// where a worker was deceived by a newline in a string.
#include <cstdio>
#include <string>
#include <vector>

#include "faultwire/line_protocol/splitter.hpp"

namespace lp = faultwire::line_protocol;

struct Report {
  std::size_t begin, end, stopped, entries;
};

/// What one worker does; a true begin is known when it is told, else it looks for a likely one.
static Report work(std::string_view file, std::size_t begin, std::size_t end) {
  lp::PartReader reader(file, begin, end);
  while (reader.next()) {
    // here the worker keeps what it reads
  }
  return {begin, end, reader.stopped(), static_cast<std::size_t>(reader.entries())};
}

int main() {
  const std::string file = "cpu usage=1 1\nlog text=\"one\nx usage=2\nthree\" 2\ncpu usage=3 3\n";
  const std::vector<std::size_t> borders{0, 30, file.size()};

  std::vector<Report> reports;
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    reports.push_back(
        work(file, lp::likely_line(file, borders[i]), lp::likely_line(file, borders[i + 1])));
  }
  std::size_t at = 0;
  std::size_t entries = 0;
  for (Report& report : reports) {
    if (report.begin != at) {
      std::printf("range from %zu is read again from %zu\n", report.begin, at);
      report = work(file, at, report.end);
    }
    at = report.stopped;
    entries += report.entries;
  }
  std::printf("%zu entries\n", entries);
}
