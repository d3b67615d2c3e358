// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Every vector of line_protocol_vectors.jsonl: what the server's parser and its write checks say,
// in both generations.
#include <gtest/gtest.h>

#include <fstream>
#include <vector>

#include "faultwire/line_protocol/builder.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "golden/answers.hpp"

namespace {

using namespace faultwire;
using faultwire_tests::json;

std::vector<json> vectors() {
  std::vector<json> out;
  std::ifstream file(FAULTWIRE_SOURCE_DIR "/tests/golden/line_protocol_vectors.jsonl");
  for (std::string line; std::getline(file, line);) out.push_back(json::parse(line));
  return out;
}

const json& answer(const json& vector, ServerGeneration generation) {
  return vector.contains("both")
             ? vector["both"]
             : vector[generation == ServerGeneration::documented ? "documented" : "current"];
}

TEST(Vectors, ThereAreAtLeast600) { EXPECT_GE(vectors().size(), 600u); }

TEST(Vectors, ParseAsTheServerDoes) {
  for (const json& vector : vectors()) {
    const std::string input = vector["input"];
    for (const auto generation : {ServerGeneration::documented, ServerGeneration::current}) {
      EXPECT_EQ(faultwire_tests::difference(input, generation, answer(vector, generation)), "")
          << vector["input"];
    }
  }
}

TEST(Vectors, ValidateAsTheServerDoes) {
  for (const json& vector : vectors()) {
    const std::string input = vector["input"];
    for (const auto generation : {ServerGeneration::documented, ServerGeneration::current}) {
      const BatchReport report = line_protocol::validate(input, {.checks = IoxChecks{generation}});
      std::vector<std::string> expected;
      std::vector<std::string> got;
      std::uint64_t accepted = 0;
      for (const json& entry : answer(vector, generation)) {
        const bool good = entry["ok"] && !entry.contains("write_err");
        accepted += good ? 1 : 0;
        if (!good) expected.push_back(entry[entry["ok"] ? "write_err" : "message"]);
      }
      for (const auto& rejection : report.rejections) got.push_back(rejection.message());
      EXPECT_EQ(got, expected) << vector["input"];
      EXPECT_EQ(report.accepted, accepted) << vector["input"];
    }
  }
}

// The comparison itself must be able to fail.
TEST(Vectors, TheComparisonSeesDifferences) {
  const json good = {{{"n", 1},
                      {"ok", true},
                      {"measurement", "m"},
                      {"tags", json::array()},
                      {"fields", {{"f", "int", 1}}},
                      {"ts", 5}}};
  EXPECT_EQ(faultwire_tests::difference("m f=1i 5", ServerGeneration::documented, good), "");
  for (const char* other : {"m f=1i 6", "m f=1i", "m f=2i 5", "m f=1 5", "m f=1u 5", "m g=1i 5",
                            "n f=1i 5", "m,t=x f=1i 5", "m f=1i 5\nm f=1", "", "m"}) {
    EXPECT_NE(faultwire_tests::difference(other, ServerGeneration::documented, good), "") << other;
  }
}

}  // namespace
