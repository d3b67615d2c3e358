// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// One thread sends, two cancel, all of them read: exactly one end reaches the sink, and the sink is
// never entered twice at once.
#include <cstdio>
#include <thread>

#include "faultwire/status.hpp"

namespace {
using namespace faultwire;

/// Plain members: whoever enters it beside another is a race that the sanitizer reports.
struct Sink {
  int sent = 0, finished = 0, failed = 0;
  bool there = true;
  bool send(int) {
    ++sent;
    return there;
  }
  void finish() { ++finished; }
  void fail(const StreamError& error) {
    failed += error.code() == StreamErrorCode::cancelled ? 1 : 100;
  }
};

bool round(int number) {
  Sink sink;
  SendResult end = SendResult::sent;
  bool first = false, second = false;
  {
    ServerStream stream(sink);
    std::thread one([&] { first = stream.cancel("one"); });
    std::thread two([&] {
      second = stream.cancel("two", Cause{StreamErrorCode::internal, "why"});
      if (const StreamError* why = stream.cancellation())
        second = second && why->message() == "two";
    });
    for (int i = 0; i < 30 && stream.send(i) == SendResult::sent; ++i) {
      if (number % 3 == 0 && i == 10) sink.there = false;
    }
    end = stream.complete();
    one.join();
    two.join();
  }
  const bool once = sink.finished + sink.failed == 1;
  const bool told = (end == SendResult::sent) == (sink.finished == 1);
  return once && told && !(first && second);
}
}  // namespace

int main() {
  for (int i = 0; i < 3000; ++i) {
    if (round(i)) continue;
    std::printf("round %d: not exactly one end\n", i);
    return 1;
  }
  return 0;
}
