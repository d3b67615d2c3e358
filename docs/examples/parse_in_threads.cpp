// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// One batch, two threads: the sum of a field and the rejections, exactly as one thread would have
// found them.
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "faultwire/line_protocol/splitter.hpp"

namespace lp = faultwire::line_protocol;

struct Sum {
  double total = 0;
  std::vector<lp::Rejection> rejections;
  void operator()(const lp::Entry& entry) {
    if (!entry) return rejections.push_back(entry.rejection());
    for (const auto& field : entry.fields()) total += field.value.as_float();
  }
};

int main() {
  std::string batch;
  for (int i = 0; i < 1000; ++i) {
    batch += i % 400 == 399
                 ? "cpu usage=\n"
                 : "cpu,note=\"\\ \" usage=0.5,text=\"a\nb\" " + std::to_string(i) + "\n";
  }

  lp::ParallelParse parse(batch, 2, [] { return Sum{}; });
  std::vector<std::thread> threads;
  for (std::size_t part = 0; part < parse.parts(); ++part)
    threads.emplace_back([&parse, part] { parse.run(part); });
  for (std::thread& thread : threads) thread.join();
  parse.stitch();

  double total = 0;
  for (auto& segment : parse.segments()) {
    total += segment.consumer.total;
    for (lp::Rejection& rejection : segment.consumer.rejections) {
      parse.renumber(segment, rejection);
      std::printf("entry %llu, line %llu: %s\n", static_cast<unsigned long long>(rejection.entry()),
                  static_cast<unsigned long long>(rejection.line), rejection.message().c_str());
    }
  }
  std::printf("sum %.1f\n", total);
}
