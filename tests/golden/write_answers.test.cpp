// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The answers that are written down: partial writes of every API as they are rendered; and
// everything that InfluxDB 1.6.7 was heard to say, as a row that is recognised.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/answer/respond.hpp"
#include "faultwire/write_api/understand/read_response.hpp"

namespace {
using namespace faultwire;
using Cells = std::vector<std::string>;

std::string file_text(const std::string& name) {
  std::ifstream in(FAULTWIRE_SOURCE_DIR "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Cells split(const std::string& line, const std::string& separator) {
  Cells cells;
  std::size_t at = 0;
  for (std::size_t next = 0; (next = line.find(separator, at)) != std::string::npos;
       at = next + separator.size()) {
    cells.push_back(line.substr(at, next - at));
  }
  cells.push_back(line.substr(at));
  return cells;
}

std::vector<Cells> rows_of(const std::string& name, const std::string& separator) {
  std::vector<Cells> rows;
  std::istringstream lines(file_text(name));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line[0] != '#') rows.push_back(split(line, separator));
  }
  return rows;
}

std::string unescaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('\\', at)) != std::string::npos; ++at) {
    const char letter = text[at + 1];
    if (letter == 'n' || letter == 'r') text.replace(at, 2, letter == 'n' ? "\n" : "\r");
  }
  return text;
}

TEST(WriteAnswers, PartialWritesAsTheyTravel) {
  const std::string batch =
      "home temp=1 1\nhome,room=<a> temp= 2\nhome temp=3 3\nhome temp=4 99999999999999999999\n";
  const std::string two =
      R"(failed to parse line protocol: errors encountered on line(s):\nerror parsing line 2 )"
      R"((1-based): No fields were provided\nerror parsing line 4 (1-based): Unable to parse )"
      R"(timestamp value '99999999999999999999')";
  const std::string points =
      R"(unable to parse 'home,room=\u003ca\u003e temp= 2': invalid field format\nunable to )"
      R"(parse 'home temp=4 99999999999999999999': strconv.ParseInt: parsing )"
      R"(\"99999999999999999999\": value out of range)";
  const std::string first =
      R"({"error_message":"No fields were provided","line_number":2,"original_line":)"
      R"("home,room=<a> temp= "})";
  const std::string items =
      first + R"(,{"error_message":"Unable to parse timestamp value `99999999999999999999`",)"
              R"("line_number":4,"original_line":"home temp=4 99999999"})";
  struct Case {
    write_api::Flavour api;
    unsigned status;
    std::string body;
  };
  for (const Case& c : {
           Case{write_api::cloud_serverless, 204,
                R"({"code":"invalid","line":2,"message":")" + two + "\"}"},
           Case{write_api::cloud_serverless_2024, 400,
                R"({"code":"invalid","line":2,"message":")" + two + "\"}"},
           Case{write_api::iox_2024_01, 400,
                R"({"code":"invalid","message":"failed to parse line protocol: error parsing )"
                R"(line 2 (1-based): No fields were provided"})"},
           Case{write_api::core_v3, 400,
                R"({"error":"partial write of line protocol occurred","data":[)" + items + "]}"},
           Case{write_api::core_v1, 400,
                R"({"error":"line protocol parsing error","data":)" + first + "}"},
           Case{write_api::core_v2_before_3_4_2, 400,
                R"({"error":"parsing failed for write_lp endpoint","data":{"original_line":)"
                R"("home,room=<a> temp= 2","line_number":2,"error_message":)"
                R"("No fields were provided"}})"},
           Case{write_api::core_v2, 400,
                R"({"code":"invalid","message":"write buffer error: line protocol parse failed: )"
                R"(No fields were provided"})"},
           Case{write_api::oss_2_0, 400, R"({"code":"invalid","message":")" + points + "\"}"},
           Case{write_api::oss_2, 400, R"({"code":"invalid","message":")" + points + "\"}"},
           Case{write_api::oss_1, 400, R"({"error":"partial write: )" + points + " dropped=0\"}\n"},
       }) {
    const BatchReport report =
        line_protocol::validate(batch, {.checks = write_api::checks_for(c.api)});
    const write_api::WriteResponse answer = write_api::respond(report, c.api);
    EXPECT_EQ(static_cast<unsigned>(answer.status()), c.status) << write_api::flavour_name(c.api);
    EXPECT_EQ(answer.body(), c.body) << write_api::flavour_name(c.api);
  }
}

TEST(WriteAnswers, EverythingThatInfluxDb1WasHeardToSay) {
  std::size_t compared = 0;
  for (const Cells& row : rows_of("tests/golden/write_answers_1x.tsv", "\t")) {
    ASSERT_EQ(row.size(), 7u) << row[0];
    const std::string text = row[2] == "-" ? "" : unescaped(row[2]);
    std::string in_header = text;
    for (char& c : in_header) {
      if (c == '\n' || c == '\r') c = ' ';
    }
    std::vector<write_api::HeaderView> headers{{"X-Influxdb-Version", "1.6.7~rc0"}};
    if (row[3] == "json+header") headers.push_back({"X-Influxdb-Error", in_header});
    const std::string body = row[3] == "plain" ? text + "\n"
                             : text.empty()    ? ""
                                               : nlohmann::json({{"error", text}}).dump() + "\n";
    const auto status = static_cast<unsigned>(std::stoul(row[1]));
    const write_api::WriteOutcome outcome =
        write_api::read_response(status, write_api::HeaderViews(headers), body);
    EXPECT_TRUE(text.empty() || outcome.products.has(write_api::Product::oss_1)) << row[0];
    std::string events;
    for (const write_api::EventRow& event : write_api::event_rows) {
      std::string name(event.name);
      std::replace(name.begin(), name.end(), ' ', '_');
      if (outcome.events.has(event.event)) events += name + " ";
    }
    EXPECT_NE(events.find(row[5]), std::string::npos) << row[0] << ": " << events;
    if (row[6] != "-") {
      ASSERT_FALSE(outcome.rejected.empty()) << row[0];
      EXPECT_TRUE(outcome.rejected[0].kinds.has(*line_protocol::find_kind(row[6])))
          << row[0] << ": " << outcome.rejected[0].reason;
    }
    if (text.starts_with("unable to parse \'")) {
      EXPECT_TRUE(outcome.rejected[0].line_whole) << row[0];
    }
    EXPECT_EQ(outcome.server, "1.6.7~rc0");
    // What the product sends beside the body is a header of the flavour.
    if (row[4] != "-") {
      bool sent = false;
      for (const write_api::HeaderRow& header : write_api::header_rows) {
        sent = sent || (header.product == write_api::Product::oss_1 &&
                        row[4] == std::string(header.name) + ": " + std::string(header.value));
      }
      EXPECT_TRUE(sent) << row[4];
    }
    ++compared;
  }
  EXPECT_EQ(compared, 41u);
}

}  // namespace
