// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A client that loses nothing and loops over nothing, whichever server it meets: what became of a
// batch, which lines are to be mended, and what is to be sent again.
#include <cstdio>
#include <string>

#include "faultwire/write_api/understand/read_response.hpp"

using namespace faultwire;

int main() {
  const std::string batch =
      "# indoor\nkitchen temp=21.0 1\nkitchen temp= 2\n\nkitchen temp=21.5 3\n";
  struct Answer {
    const char* from;
    unsigned status;
    std::string body;
  };
  for (const Answer& answer : {
           Answer{"InfluxDB 1.x", 400,
                  R"({"error":"partial write: unable to parse 'kitchen temp= 2': missing field )"
                  R"(value dropped=0"})"},
           Answer{"InfluxDB 2", 400,
                  R"({"code":"invalid","message":"unable to parse 'kitchen temp= 2': missing )"
                  R"(field value"})"},
           Answer{"InfluxDB 3 Core", 400,
                  R"({"error":"partial write of line protocol occurred",)"
                  R"("data":[{"error_message":"No fields were provided","line_number":2,)"
                  R"("original_line":"kitchen temp=21.0 1"}]})"},
           Answer{"InfluxDB 3 Core, through v2", 400,
                  R"({"code":"invalid","message":"write buffer error: line protocol parse )"
                  R"(failed: No fields were provided"})"},
           Answer{"InfluxDB 3 Core, with too many databases", 422,
                  R"({"error":"Adding a new database would exceed limit of 5 databases"})"},
           Answer{"a proxy", 502, "<html><body>Bad Gateway</body></html>"},
       }) {
    const write_api::WriteOutcome outcome =
        write_api::read_response(answer.status, {}, answer.body);
    std::printf("%s: %u, written: %s%s\n", answer.from, answer.status,
                write_api::stored_name(outcome.stored).data(),
                outcome.again == write_api::Again::once_fixed ? ", once it is corrected" : "");
    for (const write_api::ExplainedEntry& entry : outcome.explain(batch)) {
      const std::string place = entry.line == 0 ? "a line" : "line " + std::to_string(entry.line);
      std::printf("  %s is rejected: %s\n", place.c_str(),
                  outcome.rejected[entry.rejected].reason.c_str());
    }
    for (const write_api::BatchRange& range : outcome.remaining(batch)) {
      std::printf("  send again: bytes %d to %d\n", static_cast<int>(range.offset),
                  static_cast<int>(range.offset + range.length));
    }
  }
}
