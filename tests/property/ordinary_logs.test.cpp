// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A hundred thousand lines of programs that work, in six formats of logs: none is taken for an
// error, alone or in a log. The messages use the words of errors as healthy programs do.
#include <gtest/gtest.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "faultwire/diagnosis.hpp"

namespace {
using namespace faultwire;

class Lines {
 public:
  std::string next() {
    switch (below(6)) {
      case 0:
        return time('T') + "Z " + level() + " " + pick(parts) + ": " + message();
      case 1:
        return json();
      case 2:
        return "time=" + time('T') + "Z level=" + level() + " msg=\"" + message() +
               "\" took=" + number(900) + "ms status=" + pick({"ok", "200", "204", "304", "done"}) +
               " err=<nil>";
      case 3:
        return time('T') + ".123456789Z " + pick({"stdout", "stderr"}) + " F " + level() + " " +
               message();
      case 4:
        return address() + " - - [28/Nov/2026:10:11:12 +0000] \"" + pick({"GET", "POST", "HEAD"}) +
               " " + pick(paths) + " " + pick({"HTTP/1.1", "HTTP/2.0"}) + "\" " +
               pick({"200", "204", "301", "304", "404", "401", "503"}) + " " + number(90000) +
               " \"-\" \"Mozilla/5.0\"";
      default:
        return pick({"Nov 28 10:11:12 box ", "<34>Nov 28 10:11:12 box ",
                     "I1128 10:11:12.345678 1 "}) +
               pick(parts) + "[" + number(9999) + "]: " + message();
    }
  }

 private:
  using List = std::initializer_list<const char*>;
  static constexpr const char* parts[] = {"server", "grpc",    "http",      "storage.engine",
                                          "cache",  "o.e.Run", "query_log", "auth"};
  static constexpr const char* paths[] = {
      "/api/v2/write?bucket=plant", "/query?db=home", "/arrow.flight.protocol.FlightService/DoGet",
      "/static/error.js",           "/health",        "/docs/errors/not-found"};
  static constexpr const char* messages[] = {
      "query # took # ms",
      "wrote # points to bucket home, code=204",
      "stream # closed normally, status: OK",
      "rpc finished: code = OK desc = none",
      "finished call with code OK in # ms",
      "connection # accepted, # open, 0 refused, 0 reset",
      "deadline of # s set, timeout: # s, retries: 0",
      "retrying: attempt # succeeded after # ms",
      "# of # tasks cancelled by the user, # aborted, 0 failed",
      "internal queue: # entries, unavailable: 0, unknown: 0",
      "permission check for user # passed: access granted",
      "certificate renewed, valid for # days",
      "keepalive ping # acknowledged",
      "resolved flight.example.com in # ms: # addresses",
      "resource limits: memory #, exhausted: false",
      "loaded table limits: max message size #, max series #",
      "partial results are off, retention period is # days",
      "compaction done: # files, # dropped as planned",
      "schema: # columns, # conflicts resolved earlier, code 0",
      "health check returned status 200 in # ms",
      "received # headers, trailers: #, grpc-status: 0",
      "GOAWAY is not expected before # h",
      "token # refreshed; expires in # s",
      "error budget: # % left, error rate 0.0#",
      "errors: 0, warnings: #",
      "error handler installed for codes # to #",
      "exit code 0, signal none, HTTP server stopped",
      "port # is open; socket closed by us after shutdown",
      "transport is http/2, max streams #",
      "user said: the meeting is cancelled, the deadline is Friday",
      "Flight # to Internal City departed, gate #, seats unavailable: #",
      "imported 4# rows: invalid: 0, not found: 0, conflict: 0",
      "no error message, no exception: all # checks ok",
      "SELECT code, message FROM errors WHERE status = 5# LIMIT #",
      "throttle is off; too many requests were seen # days ago",
  };

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_()) % n; }
  std::string number(std::size_t most) { return std::to_string(below(most)); }
  std::string pick(List list) { return list.begin()[below(list.size())]; }
  template <std::size_t N>
  std::string pick(const char* const (&list)[N]) {
    return list[below(N)];
  }
  std::string two(std::size_t most) {
    const std::string text = number(most);
    return text.size() < 2 ? "0" + text : text;
  }
  std::string time(char between) {
    return "2026-11-28" + std::string(1, between) + two(24) + ":" + two(60) + ":" + two(60);
  }
  std::string level() { return pick({"INFO", "DEBUG", "WARN", "info", "TRACE"}); }
  std::string address() { return "192.0.2." + number(256); }
  std::string message() {
    std::string out;
    for (const char* c = pick_message(); *c != '\0'; ++c) {
      if (*c == '#') {
        out += number(1000);
      } else {
        out += *c;
      }
    }
    return out;
  }
  const char* pick_message() { return messages[below(std::size(messages))]; }
  std::string json() {
    nlohmann::json line = {{pick({"ts", "time", "@timestamp"}), time('T')},
                           {"level", level()},
                           {pick({"msg", "message", "event"}), message()},
                           {"error", nullptr}};
    if (below(3) == 0) line["status"] = 200 + below(400);
    if (below(3) == 0) line["code"] = below(17);
    if (below(4) == 0) line["ctx"] = {{"user", "u" + number(99)}, {"note", message()}};
    if (below(5) == 0) line["query"] = "SELECT 'connection refused' FROM errors";
    return line.dump();
  }
  std::mt19937 random_{9};
};

TEST(OrdinaryLogs, AreNoErrors) {
  Lines lines;
  std::string log;
  int sieved = 0;
  for (int i = 0; i < 100000; ++i) {
    const std::string line = lines.next();
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(line);
    ASSERT_FALSE(diagnosis.is_error())
        << line << "\n"
        << (diagnosis.trouble() == nullptr ? "" : diagnosis.trouble()->id);
    sieved += diagnosis::may_hold_error(line) ? 0 : 1;
    log += line;
    log += '\n';
  }
  std::printf("%d of 100000 do not pass the sieve\n", sieved);
  diagnosis::RecordReader reader;
  std::size_t at = 0;
  std::size_t records = 0;
  while (const auto record = reader.next(std::string_view(log).substr(at), true)) {
    EXPECT_EQ(record->byte, at);
    ASSERT_FALSE(diagnosis::diagnose(record->text).is_error()) << record->text;
    at += record->text.size();
    ++records;
  }
  EXPECT_EQ(at, log.size());
  EXPECT_GT(records, 99000u);
}
}  // namespace
