// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Ten thousand lines of programs that work: none is taken for a trouble.
#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>

#include "faultwire/diagnosis.hpp"

namespace {
using namespace faultwire;

std::string pick(std::mt19937& random, std::initializer_list<const char*> words) {
  return words.begin()[random() % words.size()];
}
std::string number(std::mt19937& random, unsigned most) { return std::to_string(random() % most); }

std::string ordinary_line(std::mt19937& random) {
  const std::string stamp = "2026-11-21T" + number(random, 24) + ":" + number(random, 60) + ":" +
                            number(random, 60) + "." + number(random, 1000) + "Z ";
  const std::string address = "10.0." + number(random, 256) + "." + number(random, 256);
  switch (random() % 12) {
    case 0:
      return stamp + "INFO server started in " + number(random, 500) + " ms, listening on " +
             address + ":8086";
    case 1:
      return address + " - - [21/Nov/2026:09:00:00 +0000] \"GET /static/app.js HTTP/1.1\" 200 " +
             number(random, 90000) + " \"-\" \"Mozilla/5.0\"";
    case 2:
      return stamp + "DEBUG query took " + number(random, 900) +
             " ms, rows=" + number(random, 100000) + ", message: cached";
    case 3:
      return "{\"level\":\"info\",\"ts\":" + number(random, 1000000) + ",\"msg\":\"" +
             pick(random, {"compaction done", "flushed", "snapshot written"}) + "\"}";
    case 4:
      return stamp + "INFO user " + number(random, 999) + " logged in from " + address +
             ", status: ok";
    case 5:
      return stamp + "WARN slow disk: " + number(random, 900) + " ms for a write of " +
             number(random, 4096) + " bytes";
    case 6:
      return "kernel: [" + number(random, 99999) + "." + number(random, 99999) +
             "] eth0: link up, 1000 Mbps, full duplex";
    case 7:
      return stamp + "INFO wrote " + number(random, 5000) + " points to bucket home, code=204";
    case 8:
      return "Flight 404 to Internal City departed, gate " + number(random, 99) +
             ", 2 seats unavailable";
    case 9:
      return stamp + "INFO retrying in " + number(random, 9) + " s: previous attempt succeeded";
    case 10:
      return "cpu,host=server" + number(random, 99) + " usage=" + number(random, 100) + "." +
             number(random, 10) + " 1700000000000000000";
    default:
      return stamp + pick(random, {"INFO", "DEBUG", "TRACE"}) + " " +
             pick(random, {"grpc", "http", "storage"}) + ": " +
             pick(random, {"keepalive ping acknowledged", "stream 17 opened",
                           "deadline of 30 s set", "table limits loaded", "connection accepted"});
  }
}

TEST(OrdinaryLogs, AreNoTrouble) {
  std::mt19937 random(9);
  int sieved = 0;
  for (int i = 0; i < 10000; ++i) {
    const std::string line = ordinary_line(random);
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(line);
    ASSERT_EQ(diagnosis.trouble(), nullptr) << line << "\n" << diagnosis.trouble()->id;
    sieved += diagnosis::may_hold_error(line) ? 0 : 1;
  }
  std::printf("%d of 10000 do not pass the sieve\n", sieved);
}
}  // namespace
