// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Parts of a batch that run at once, by the scanner of the unit and by that of the processor, which
// all threads ask for at the same time for the first time. Readers that share only a batch.
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "faultwire/line_protocol.hpp"
#include "faultwire/line_protocol/dispatch.hpp"

namespace {
using namespace faultwire;
namespace lp = faultwire::line_protocol;

/// Waits until all threads are there, so that they begin at once.
void meet(std::atomic<int>& waiting) {
  waiting.fetch_sub(1);
  while (waiting.load() > 0) std::this_thread::yield();
}

std::string batch_of(int lines) {
  std::string batch;
  for (int i = 0; i < lines; ++i) {
    batch += i % 50 == 49
                 ? "cpu usage=\n"
                 : "cpu,h=a note=\"\\ \",usage=0.5,text=\"a\nb\" " + std::to_string(i) + "\n";
  }
  return batch;
}

struct Sum {
  double total = 0;
  int rejected = 0;
  void operator()(const lp::Entry& entry) {
    if (!entry) {
      ++rejected;
      return;
    }
    total += entry.fields()[1].value.as_float();
  }
};

/// Returns the rejected entries of a batch that is read in parts by as many threads.
template <class Run>
int rejected_in_parts(const std::string& batch, Run run) {
  std::atomic<int> made{0};
  const auto make = [&made] {
    made.fetch_add(1, std::memory_order_relaxed);
    return Sum{};
  };
  lp::ParallelParse parse(batch, 4, make, {.segment_bytes = 1024});
  std::atomic<int> waiting{static_cast<int>(parse.parts())};
  std::vector<std::thread> threads;
  for (std::size_t part = 0; part < parse.parts(); ++part) {
    threads.emplace_back([&, part] {
      meet(waiting);
      run(parse, part);
    });
  }
  for (std::thread& thread : threads) thread.join();
  parse.stitch();
  int rejected = 0;
  for (const auto& segment : parse.segments()) rejected += segment.consumer.rejected;
  return rejected;
}
}  // namespace

int main() {
  const std::string batch = batch_of(2000);
  for (int i = 0; i < 10; ++i) {
    const int chosen = rejected_in_parts(
        batch, [](auto& parse, std::size_t part) { lp::dispatch::run(parse, part); });
    const int own =
        rejected_in_parts(batch, [](auto& parse, std::size_t part) { parse.run(part); });
    if (chosen != 40 || own != 40) {
      std::printf("%d and %d rejections, not 40\n", chosen, own);
      return 1;
    }
  }
  // Each has its own report; they share the batch, and one report is read by all.
  const BatchReport shared = lp::validate(batch);
  std::atomic<int> waiting{4};
  std::atomic<std::size_t> bytes{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      meet(waiting);
      const BatchReport own = lp::dispatch::validate(batch);
      BatchReport copy = shared;
      copy.detach();
      for (const BatchReport* report : {&own, &shared, &std::as_const(copy)}) {
        for (const lp::Rejection& rejection : report->rejections)
          bytes.fetch_add(rejection.message().size(), std::memory_order_relaxed);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::printf("%zu bytes of messages\n", bytes.load());
  return bytes.load() == 0;
}
