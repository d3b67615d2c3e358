// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A batch of line protocol is written until the server takes it. The server of this example answers
// by a script, and its time passes only by waiting, so that it prints the same every time; a
// program uses retry::SteadyClock and its HTTP client.
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/retry.hpp"

using namespace faultwire;

/// What an HTTP client gives back: the status, and the value of Retry-After, empty if it is absent.
struct Response {
  int status;
  std::string_view retry_after;
};

struct ScriptedClock {
  std::chrono::nanoseconds time{0};
  std::chrono::nanoseconds now() const { return time; }
  bool cancelled() const { return false; }
  bool wait(std::chrono::nanoseconds delay) {
    time += delay;
    return true;
  }
};

/// The facts of an answer; nothing if all was written.
static std::optional<retry::Failure> failure_in(const Response& response, retry::SystemTime now) {
  if (response.status == 204) return std::nullopt;
  std::optional<retry::Failure> failure =
      retry::Failure{.code = AnyCode(Domain::http, response.status),
                     // every point of this batch has a timestamp
                     .idempotency = retry::Idempotency::idempotent};
  if (!response.retry_after.empty())
    failure->retry_after = retry::parse_retry_after(response.retry_after, now);
  return failure;
}

static void write(const char* name, const std::vector<Response>& script) {
  const retry::SystemTime noon =
      std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + std::chrono::hours(12);
  ScriptedClock clock;
  std::size_t sent = 0;
  const retry::RetryResult result = retry::retry_loop(
      retry::preset(retry::Preset::influx_write), clock,
      [&](const retry::Attempt&) {
        return failure_in(script[sent++], noon + clock.time);  // here the batch is sent
      },
      {.deadline = std::chrono::minutes(10), .seed = 1});
  std::printf("%s: %s after %d attempts\n", name,
              result.ok ? "written" : retry::action_name(result.decision.action).data(),
              result.attempts);
  std::string history;
  retry::history_to([&](std::string_view piece) { history += piece; }, result.history);
  if (!history.empty()) std::printf("  %s\n", history.c_str());
}

int main() {
  write("a busy server", {{429, "30"}, {503, "Sat, 21 Nov 2026 12:00:45 GMT"}, {204, ""}});
  write("a bucket that is not there", {{404, ""}});
  write("a batch that is too large", {{413, ""}});
  write("a Retry-After that nobody can read", {{503, "in a while"}, {204, ""}});
}
