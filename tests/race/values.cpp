// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Values that several threads read at once, copies that each thread changes for itself, and tables
// that are made at the first call, by all threads at once.
#include <atomic>
#include <cstdio>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "faultwire/diagnosis.hpp"
#include "faultwire/diagnosis/decision.hpp"
#include "faultwire/interop/std_error_code.hpp"
#include "faultwire/retry.hpp"
#include "faultwire/status.hpp"
#include "faultwire/status/log_line.hpp"

namespace {
using namespace faultwire;

/// Runs `work(thread)` in four threads that begin at once.
template <class F>
void at_once(F work) {
  std::atomic<int> waiting{4};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      waiting.fetch_sub(1);
      while (waiting.load() > 0) std::this_thread::yield();
      work(t);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

constexpr const char* texts[] = {
    "ERROR 14 UNAVAILABLE: No connection established",
    "Flight returned unavailable error, with message: a. gRPC client debug context: UNKNOWN:Error "
    "received from peer ipv4:1.2.3.4:443 {grpc_message:\"a\", grpc_status:14}. Client context: OK",
    "HTTP 400 {\"code\":\"invalid\",\"message\":\"failed to parse line protocol\"}",
    "Received RST_STREAM with error code 2",
    "INFO fine",
    "Error during planning: no table"};

/// Returns whether all threads find the same, at the first call and later.
bool diagnoses() {
  std::atomic<std::size_t> found[4] = {};
  at_once([&](int t) {
    for (int round = 0; round < 3; ++round) {
      for (const char* text : texts) {
        if (!diagnosis::may_hold_error(text)) continue;
        const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(text);
        std::size_t size = diagnosis.count;
        diagnosis::render([&](std::string_view piece) { size += piece.size(); }, diagnosis);
        (void)diagnosis::decision_of(diagnosis);
        found[t] += size;
      }
    }
  });
  return found[0] != 0 && found[0] == found[1] && found[1] == found[2] && found[2] == found[3];
}

/// One error, one policy and one decision that all threads read.
bool const_is_shared() {
  StreamError made(StreamErrorCode::unavailable, "gone\n");
  made.add_cause(GrpcCode::unavailable, "why");
  if (!made.metadata().add("plan", "x") || !made.metadata().add("token", "y")) return false;
  const StreamError error = made;
  const retry::Policy policy = retry::preset(retry::Preset::influx_write);
  const retry::Failure failure = failure_of(error);
  std::atomic<std::size_t> sizes{0};
  at_once([&](int t) {
    for (int i = 0; i < 100; ++i) {
      const StreamError copy = error;
      const retry::Decision decision = retry::decide(policy, failure);
      std::size_t size = log_line(error, {.decision = &decision}).size() + to_string(copy).size();
      error.metadata().redacted_to([&](std::string_view piece) { size += piece.size(); });
      retry::RetryState own(policy, {.seed = static_cast<std::uint64_t>(t)});
      (void)own.next(failure);
      const std::error_code code = GrpcCode::not_found;
      size += code.message().size() + code_name(code_cast<HttpStatus>(GrpcCode::aborted)).size();
      sizes += size;
    }
  });
  return sizes > 0;
}

#if FAULTWIRE_HAS_EXCEPTIONS
/// Copies of one exception, one a thread; each adds to its own.
bool copies_are_independent() {
  for (int round = 0; round < 500; ++round) {
    StreamException first(StreamErrorCode::internal, "m");
    std::vector<StreamException> copies(4, first);
    first = StreamException(StreamErrorCode::unknown);  // the copies share their state alone
    at_once([&](int t) {
      StreamException mine = std::move(copies[static_cast<std::size_t>(t)]);
      mine.add_metadata("thread", std::to_string(t));
      mine.add_metadata("again", mine.what());
      if (mine.metadata().size() != 2) std::abort();
    });
  }
  return true;
}
#endif
}  // namespace

int main() {
  if (!diagnoses()) return 1;
  if (!const_is_shared()) return 2;
#if FAULTWIRE_HAS_EXCEPTIONS
  if (!copies_are_independent()) return 3;
#endif
  return 0;
}
