// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// One event, one record: what belongs together, what does not, and a window that moves on.
#include "faultwire/diagnosis/records.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace {
using namespace faultwire;

std::vector<std::size_t> lines_of(std::string_view log) {
  diagnosis::RecordReader reader;
  std::vector<std::size_t> lines;
  std::size_t at = 0;
  while (const auto record = reader.next(log.substr(at), true)) {
    EXPECT_EQ(record->byte, at);
    lines.push_back(record->lines);
    at += record->text.size();
  }
  EXPECT_EQ(at, log.size());
  return lines;
}
using Lines = std::vector<std::size_t>;

TEST(Records, ALineIsARecord) {
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("a"), (Lines{1}));
  EXPECT_EQ(lines_of("a\nb\nc\n"), (Lines{1, 1, 1}));
  EXPECT_EQ(lines_of("2026-03-04 10:11:12 ERROR a\n2026-03-04 10:11:13 INFO b"), (Lines{1, 1}));
}

// After the empty line of an answer, everything belongs to its body except for a line of a log.
TEST(Records, ALineOfALogIsKnownByItsBeginning) {
  const std::string answer = "HTTP/1.1 503 x\n\n";
  for (const char* log : {"2026-03-04 INFO a",
                          "04/Mar/2026:10:11:12 a",
                          "04-Mar-2026 a",
                          "1772619072 a",
                          "10.0.0.1 - - GET",
                          "1.2.3.4 a",
                          "WARN[0001] a",
                          "ERROR\ta",
                          "ERROR",
                          "ERROR: a",
                          "WARNING: a",
                          "WARNING:",
                          "INFO: a",
                          "FATAL: a",
                          "Mar 04 10:11:12 a",
                          "Mar  4 10:11:12 a",
                          "[a] b",
                          "<11>1 a",
                          "E0304 10:11:12 a",
                          "a=1 b=2"})
    EXPECT_EQ(lines_of(answer + log + "\n"), (Lines{2, 1})) << log;
  for (const char* other : {"1.2.3. a", "1... a", "10.0.0.1", "ERROR:", "ERRORS a", "WARNINGS a",
                            "INFO-a", "PANICKED", "Mar 4", "May I ask", "a=1"})
    EXPECT_EQ(lines_of(answer + other + "\n"), (Lines{3})) << other;
}

TEST(Records, WhatGoesOnBelongsToTheLineBefore) {
  EXPECT_EQ(lines_of("f(\n)\nnext\n"), (Lines{2, 1}));
  EXPECT_EQ(lines_of("a\ngoroutine 1 [running]:\nnext\n"), (Lines{2, 1}));
  EXPECT_EQ(lines_of("a\n... 3 more\nnext\n"), (Lines{2, 1}));
  EXPECT_EQ(lines_of("a\n... more text\nnext\n"), (Lines{1, 1, 1}));
  EXPECT_EQ(lines_of("{\"a\":1}\n\n{\"b\":2}\n"), (Lines{2, 1}));
  EXPECT_EQ(lines_of("{\"a\":1}\n\n"), (Lines{2}));

  EXPECT_EQ(lines_of("a\n  at x (a.js:1:2)\nb\n"), (Lines{2, 1}));
  EXPECT_EQ(lines_of("x.YException: a\n\tat x.y(Z.java:1)\nCaused by: b\n\t... 3 more\nc\n"),
            (Lines{4, 1}));
  EXPECT_EQ(
      lines_of("influxdb_client.rest.ApiException: (401)\nReason: Unauthorized\nHTTP response "
               "headers: x\nHTTP response body: {}\nnext\n"),
      (Lines{4, 1}));
  EXPECT_EQ(lines_of("<_Rendezvous of RPC that terminated with:\n\tstatus = x\n>\nnext\n"),
            (Lines{3, 1}));
  EXPECT_EQ(lines_of("a {\n  b: 1\n}\nnext\n"), (Lines{3, 1}));
}

TEST(Records, ATracebackEndsWithItsException) {
  const std::string traceback =
      "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n    x()\nValueError: "
      "no\n";
  EXPECT_EQ(lines_of(traceback + "next\n"), (Lines{4, 1}));
  EXPECT_EQ(lines_of(traceback + traceback), (Lines{4, 4}));
  const std::string chain =
      "\nThe above exception was the direct cause of the following exception:\n\n";
  EXPECT_EQ(lines_of(traceback + chain + traceback + "next\n"), (Lines{11, 1}));
  EXPECT_EQ(lines_of(traceback + chain + "next\n"), (Lines{7, 1}));
  EXPECT_EQ(lines_of(traceback +
                     "\nDuring handling of the above exception, another exception occurred:\n\n" +
                     traceback + "next\n"),
            (Lines{11, 1}));
  EXPECT_EQ(
      lines_of("Traceback (most recent call last):\n  File \"a.py\", line 1\n\nX: no\nnext\n"),
      (Lines{4, 1}));
}

TEST(Records, TheExceptionThatALoggerAnnouncedBelongsToItsLine) {
  EXPECT_EQ(lines_of("2026-03-04 10:11:12 ERROR failed\nio.grpc.StatusException: A: b\n\tat "
                     "x(Y.java:1)\n2026-03-04 10:11:13 INFO ok\n"),
            (Lines{3, 1}));
  EXPECT_EQ(lines_of("io.grpc.StatusException: A: b\nio.grpc.StatusException: A: c\n"),
            (Lines{1, 1}));
}

TEST(Records, AnObjectBeginsARecordAtItsFirstQuote) {
  EXPECT_TRUE(detail::diagnosis::starts_log_line("{\""));
  EXPECT_FALSE(detail::diagnosis::starts_log_line("{"));
  EXPECT_FALSE(detail::diagnosis::starts_log_line("{ \""));
}

TEST(Records, AnAnnouncedExceptionMayBeOfAnInnerClass) {
  const std::string log = "2026-03-04 10:11:12 ERROR failed\n";
  EXPECT_EQ(lines_of(log + "io.netty.channel.AbstractChannel$AnnotatedConnectException: refused: "
                           "db/10.0.0.1:443\n\tat x(Y.java:1)\n"),
            (Lines{3}));
  EXPECT_EQ(lines_of(log + "a.b.Outer$Inner$GoneException\n"), (Lines{2}));
  EXPECT_EQ(lines_of(log + "panic: gone\n\ngoroutine 1 [running]:\n"), (Lines{4}));
  EXPECT_EQ(lines_of(log + "a.b.Outer$Inner: text\n"), (Lines{1, 1}));
  EXPECT_EQ(lines_of(log + "a.b.GoneException$\n"), (Lines{1, 1}));
  // It is one exception: the next one is of another event.
  EXPECT_EQ(lines_of(log + "a.b.GoneException: c\na.b.GoneException: d\n"), (Lines{2, 1}));
}

TEST(Records, AnnouncementsOfDartAndRust) {
  EXPECT_EQ(lines_of("Unhandled exception:\nSocketException: gone\nnext\n"), (Lines{2, 1}));
  EXPECT_EQ(lines_of("thread 'main' panicked at src/main.rs:1:2:\ngone\nnext\n"), (Lines{2, 1}));
  EXPECT_EQ(lines_of("thread 'main' panicked at 'gone', src/main.rs:1:2\nnext\n"), (Lines{1, 1}));
}

// protobuf-ts writes the code after the message.
TEST(Records, AnRpcErrorHasItsCode) {
  const std::string error =
      "RpcError: gone\n\nCode: NOT_FOUND\nMethod: a.B/C\n\nMeta:\n  content-type: "
      "application/grpc\n";
  EXPECT_EQ(lines_of(error + "next\n"), (Lines{7, 1}));
  EXPECT_EQ(lines_of("2026-03-04 10:11:12 ERROR failed: " + error + "2026-03-04 10:11:13 INFO x\n"),
            (Lines{7, 1}));
  EXPECT_EQ(lines_of("gone\nCode: NOT_FOUND\n"), (Lines{1, 1}));
}

TEST(Records, AMessageOfSeveralLinesIsProvedByItsStackTrace) {
  EXPECT_EQ(lines_of("io.grpc.StatusException: A: b\nsecond\nthird\n\tat x(Y.java:1)\nnext\n"),
            (Lines{4, 1}));
  EXPECT_EQ(lines_of("io.grpc.StatusException: A: b\nsecond\nthird\n"), (Lines{1, 1, 1}));
  EXPECT_EQ(lines_of("io.grpc.StatusException: A: b\nsecond\n\t... 3 more\nthird\n"),
            (Lines{3, 1}));
  EXPECT_EQ(lines_of("io.grpc.StatusException: A: b\nsecond\n\t... and so on\nthird\n"),
            (Lines{1, 2, 1}));
}

TEST(Records, CollectorsPrefixesDoNotCount) {
  EXPECT_EQ(lines_of("2026-03-04T10:11:12.0Z stderr F Traceback (most recent call "
                     "last):\n2026-03-04T10:11:12.1Z stderr F   File \"a.py\", line 1, in "
                     "f\n2026-03-04T10:11:12.2Z stderr F ValueError: no\n2026-03-04T10:11:12.3Z "
                     "stdout F next\n"),
            (Lines{3, 1}));
  EXPECT_EQ(lines_of("2026-03-04T10:11:12.0Z stderr P half a li\n2026-03-04T10:11:12.1Z stderr F "
                     "ne\n2026-03-04T10:11:12.3Z stdout F next\n"),
            (Lines{2, 1}));
  EXPECT_EQ(lines_of("app-1  | a\napp-1  |     at b (c.js:1:2)\napp-1  | d\n"), (Lines{2, 1}));
}

TEST(Records, JsonGoesOnToItsLastBrace) {
  EXPECT_EQ(lines_of("body: {\"code\":\"invalid\",\n\"message\":\"a\nb }\"}\nnext\n"),
            (Lines{3, 1}));
  EXPECT_EQ(lines_of("{\n\"a\": {\n\"b\": 1\n}\n}\nnext\n"), (Lines{5, 1}));
  // Quotes count inside of an object, and nowhere else.
  EXPECT_EQ(lines_of("body: {\"a\": \"}\",\n\"b\": \"{\"\n}\nnext\n"), (Lines{3, 1}));
  EXPECT_EQ(lines_of("body: {\"a\": {\"b\": \"}}\",\n\"c\": 1\n}}\nnext\n"), (Lines{3, 1}));
  EXPECT_EQ(lines_of("{x} said \"a {\n\"b\": 1\n}\nnext\n"), (Lines{3, 1}));
  // Line ends that were made those of Windows twice.
  EXPECT_EQ(lines_of("a {\r\r\n\"b\": 1\r\r\n}\r\r\nnext\r\r\n"), (Lines{3, 1}));
  // A brace that nothing closes opens nothing; a logger's line ends every object.
  EXPECT_EQ(lines_of("a {\"b\nc\nd\n"), (Lines{1, 1, 1}));
  EXPECT_EQ(lines_of("a {\"b\": 1,\n2026-03-04 INFO c\n}\n"), (Lines{1, 2}));
}

TEST(Records, AnAnswerAsItCame) {
  EXPECT_EQ(lines_of("HTTP/1.1 400 Bad Request\nContent-Type: x\n\n{\"code\":\"invalid\"}\nnext\n"),
            (Lines{4, 1}));
  EXPECT_EQ(lines_of("HTTP/1.1 503 x\nServer: envoy\n\nno healthy upstream\n2026-03-04 INFO x\n"),
            (Lines{4, 1}));
  EXPECT_EQ(lines_of("HTTP/1.1 503 x\n(y)\n"), (Lines{1, 1}));
}

// An exception of the REST client of Elasticsearch and OpenSearch.
TEST(Records, TheBodyAfterAStatusLine) {
  const std::string head = "x.ResponseException: status line [HTTP/1.1 400 Bad Request]\n";
  EXPECT_EQ(lines_of(head + "{\"error\":\"x\"}\nnext\n"), (Lines{2, 1}));
  EXPECT_EQ(lines_of(head + "\n{\"error\":\"x\"}\nnext\n"), (Lines{3, 1}));
  EXPECT_EQ(lines_of(head + "<html>\nnext\n"), (Lines{2, 1}));
  EXPECT_EQ(lines_of(head + "text\nnext\n"), (Lines{1, 1, 1}));
  EXPECT_EQ(lines_of(head + "<11>1 next\n"), (Lines{1, 1}));
}

TEST(Records, AnExceptionFollowsOnlyALineThatMayAnnounceIt) {
  const std::string trace =
      "Traceback (most recent call last):\n  File \"a.py\", line 1\nx.Error: y\n";
  EXPECT_EQ(lines_of("2026-03-04 10:11:12 ERROR gone\n" + trace), (Lines{4}));
  EXPECT_EQ(lines_of("2026-03-04 10:11:12 WARNING slow\n" + trace), (Lines{4}));
  for (const char* line :
       {"2026-03-04 10:11:12 INFO fine", "INFO fine", "{\"level\":\"error\",\"msg\":\"a\"}",
        "2026-03-04T10:11:12Z I! [agent] Config", "time=\"2026\" level=info msg=\"fine\""})
    EXPECT_EQ(lines_of(line + ("\n" + trace)), (Lines{1, 3})) << line;
}

TEST(Records, AWindowWaitsForTheNextLine) {
  diagnosis::RecordReader reader;
  EXPECT_FALSE(reader.next("a\n", false));
  EXPECT_FALSE(reader.next("a\nb", false));
  const auto first = reader.next("a\nb\n", false);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->text, "a\n");
  EXPECT_EQ(reader.next("b\n", true)->line, 2u);
  EXPECT_FALSE(reader.next("", true));
}

// A line that has not come whole may still turn out to have a collector's prefix.
TEST(Records, AWindowThatEndsWithinALineWaits) {
  const std::string first = "2026-03-04T10:11:12.0Z stderr P half a li\n";
  const std::string both = first + "2026-03-04T10:11:12.1Z stderr F ne\n";
  const std::string plain = "2026-03-04T10:11:12.0Z WARN slow\n";
  for (std::size_t size = first.size() + 1; size < both.size(); ++size) {
    diagnosis::RecordReader reader;
    EXPECT_FALSE(reader.next(std::string_view(both).substr(0, size), false)) << size;
  }
  for (const std::size_t more : {10u, 62u, 63u, 64u, 65u, 200u}) {
    diagnosis::RecordReader reader;
    const std::string log = plain + plain.substr(0, 22) + std::string(more, ' ');
    const auto record = reader.next(log, false);
    ASSERT_EQ(record.has_value(), more + 22 >= 64) << more;
    if (record) {
      EXPECT_EQ(record->text, plain);
    }
  }
}

TEST(Records, NoneIsLongerThanItsLimit) {
  constexpr std::size_t longest = diagnosis::RecordReader::longest;
  const std::string log = std::string(longest * 3 + 5, 'x') + "\nnext\n";
  diagnosis::RecordReader long_lines;
  std::vector<std::pair<std::size_t, std::size_t>> found;  // size and line
  for (std::string_view left = log; const auto record = long_lines.next(left, true);) {
    found.emplace_back(record->text.size(), record->line);
    left.remove_prefix(record->text.size());
  }
  EXPECT_EQ(found, (std::vector<std::pair<std::size_t, std::size_t>>{
                       {longest, 1}, {longest, 1}, {longest, 1}, {6, 1}, {5, 2}}));
  // Neither the end of the line nor that of the log is needed to see that.
  diagnosis::RecordReader stream;
  EXPECT_FALSE(stream.next(std::string_view(log).substr(0, 2 * longest - 1), false));
  ASSERT_TRUE(stream.next(std::string_view(log).substr(0, 2 * longest), false));
  std::string open = "{\"a\":[\n";
  for (int i = 0; i < 20000; ++i) open += "\"row\",\n";
  diagnosis::RecordReader reader;
  const auto first = reader.next(open, true);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->lines, 1u);
  // Not looked through again for every line.
  EXPECT_EQ(lines_of(open).size(), 20001u);
}
}  // namespace
