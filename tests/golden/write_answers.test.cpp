// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The answers that are written down: partial writes of every API, cell by cell, in the reference
// and as they are rendered; and everything that InfluxDB 1.6.7 was heard to say, as a row that is
// recognised.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/read_response.hpp"

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

TEST(WriteAnswers, TheReferenceSaysOfPartialWritesWhatIsWrittenDown) {
  std::vector<Cells> reference;
  for (const Cells& row : rows_of("docs/reference/write_api.md", "|")) {
    if (row.size() < 8) continue;
    Cells cells;
    for (std::size_t i = 1; i + 1 < row.size(); ++i) {
      const std::size_t begin = row[i].find_first_not_of(' ');
      cells.push_back(begin == std::string::npos
                          ? ""
                          : row[i].substr(begin, row[i].find_last_not_of(' ') + 1 - begin));
    }
    reference.push_back(cells);
  }
  std::size_t compared = 0;
  for (const Cells& row : rows_of("tests/golden/write_partial.tsv", "\t")) {
    ASSERT_EQ(row.size(), 6u);
    const auto found = std::find_if(reference.begin(), reference.end(), [&](const Cells& cells) {
      return cells[0] == row[0] && cells[1] == row[1];
    });
    ASSERT_NE(found, reference.end()) << row[0];
    EXPECT_EQ((*found)[2], row[2]) << row[0] << " " << row[1];
    EXPECT_EQ((*found)[3], row[4]) << row[0] << " " << row[1];
    EXPECT_EQ((*found)[4], row[3]) << row[0] << " " << row[1];
    if (row[5] != "-") {
      EXPECT_EQ((*found)[5], row[5]) << row[0] << " " << row[1];
    }
    ++compared;
  }
  EXPECT_EQ(compared, 17u);
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
  const std::string items =
      R"({"error_message":"No fields were provided","line_number":2,"original_line":"home,)"
      R"(room=<a> temp= "},{"error_message":"Unable to parse timestamp value )"
      R"('99999999999999999999'","line_number":4,"original_line":"home temp=4 99999999"})";
  struct Case {
    write_api::WriteApi api;
    unsigned status;
    std::string body;
  };
  for (const Case& c : {
           Case{write_api::WriteApi::cloud_serverless, 204,
                R"({"code":"invalid","line":2,"message":")" + two + "\"}"},
           Case{write_api::WriteApi::cloud_serverless_2024, 400,
                R"({"code":"invalid","line":2,"message":")" + two + "\"}"},
           Case{write_api::WriteApi::iox_2022, 201,
                R"({"code":"created with partial errors found","message":"failed to parse line )"
                R"(protocol: error parsing line 2 (1-based): No fields were provided","line":2})"},
           Case{write_api::WriteApi::core_v3, 400,
                R"({"error":"partial write of line protocol occurred","data":[)" + items + "]}"},
           Case{write_api::WriteApi::core_v1, 400,
                R"({"error":"partial write of line protocol occurred","data":[)" + items + "]}"},
           Case{write_api::WriteApi::core_v2_before_3_4_2, 400,
                R"({"error":"partial write of line protocol occurred","data":[)" + items + "]}"},
           Case{write_api::WriteApi::core_v2, 500,
                R"({"code":"internal error","message":"partial write of line protocol occurred"})"},
           Case{write_api::WriteApi::oss_2_0, 500,
                R"({"code":"internal error","message":"unexpected error writing points to )"
                R"(database: partial write: )" +
                    points + " dropped=0\"}"},
           Case{write_api::WriteApi::oss_2, 422,
                R"({"code":"unprocessable entity","message":"failure writing points to )"
                R"(database: partial write: )" +
                    points + " dropped=0\"}"},
           Case{write_api::WriteApi::oss_1, 400,
                R"({"error":"partial write: )" + points + " dropped=0\"}\n"},
       }) {
    const write_api::WriteResponse answer =
        write_api::respond(line_protocol::validate(batch), c.api, {.batch = batch});
    EXPECT_EQ(static_cast<unsigned>(answer.status()), c.status) << write_api::write_api_name(c.api);
    EXPECT_EQ(answer.body(), c.body) << write_api::write_api_name(c.api);
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
    const write_api::WriteOutcome outcome = write_api::read_response(
        status, write_api::HeaderViews(std::span<const write_api::HeaderView>(headers)), body);
    EXPECT_TRUE(outcome.apis.has(write_api::WriteApi::oss_1)) << row[0];
    std::string events;
    for (std::size_t i = 0; i < write_api::write_event_names.size(); ++i) {
      std::string name(write_api::write_event_names[i]);
      std::replace(name.begin(), name.end(), ' ', '_');
      if (outcome.events.has(static_cast<write_api::WriteEvent>(i))) events += name + " ";
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
      for (const write_api::WriteHeaderRow& header : write_api::write_header_rows) {
        sent = sent || (header.api == write_api::WriteApi::oss_1 &&
                        row[4] == std::string(header.name) + ": " + std::string(header.value));
      }
      EXPECT_TRUE(sent) << row[4];
    }
    ++compared;
  }
  EXPECT_EQ(compared, 41u);
}

}  // namespace
