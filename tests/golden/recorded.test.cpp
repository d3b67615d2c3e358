// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The recorded answers of the server's own parser, where their folder stands beside the checkout.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "faultwire/line_protocol/builder.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "golden/answers.hpp"

#include <absl/strings/escaping.h>

namespace {

using namespace faultwire;
using faultwire_tests::json;

const std::string folder = FAULTWIRE_SOURCE_DIR "/../shared/golden/line_protocol/";

#define REQUIRE_FOLDER()                                   \
  if (!std::filesystem::exists(folder + "cases.jsonl.gz")) \
  GTEST_SKIP() << "SKIPPED: the recorded answers are not beside the checkout"

std::string unpacked(const std::string& name) {
  std::string out;
  const std::string command = "gzip -dc '" + folder + name + "'";
  std::FILE* const pipe = popen(command.c_str(), "r");
  char buffer[65536];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    out.append(buffer, got);
  EXPECT_EQ(pclose(pipe), 0);
  return out;
}

std::string input_of(const json& object) {
  std::string bytes;
  EXPECT_TRUE(absl::Base64Unescape(object["input_b64"].get<std::string>(), &bytes));
  return bytes;
}

const std::pair<const char*, ServerGeneration> generations[] = {
    {"documented", ServerGeneration::documented}, {"current", ServerGeneration::current}};

/// Writes every accepted entry of `batch` again and reads it back; returns how many there were.
std::size_t rewrite(const std::string& batch) {
  std::size_t entries = 0;
  for (const auto& entry : line_protocol::parse(batch)) {
    if (!entry) continue;
    ++entries;
    line_protocol::Builder lines;
    lines.measurement(entry.measurement().str());
    for (const auto& tag : entry.tags()) lines.tag(tag.key.str(), tag.value.str());
    for (const auto& field : entry.fields()) lines.field(field.key.str(), field.value);
    if (entry.timestamp()) lines.timestamp(*entry.timestamp());
    const auto error = lines.end();
    EXPECT_EQ(line_protocol::build_error_name(error), "none") << batch;
    const std::string text = lines.str();
    auto reader = line_protocol::parse(text);
    EXPECT_TRUE(reader.next() && reader.entry()) << batch;
    const auto& again = reader.entry();
    EXPECT_TRUE(again.measurement() == entry.measurement() &&
                again.timestamp() == entry.timestamp())
        << batch;
    EXPECT_TRUE(std::equal(
        again.tags().begin(), again.tags().end(), entry.tags().begin(), entry.tags().end(),
        [](const auto& a, const auto& b) { return a.key == b.key && a.value == b.value; }))
        << batch;
    EXPECT_TRUE(std::equal(
        again.fields().begin(), again.fields().end(), entry.fields().begin(), entry.fields().end(),
        [](const auto& a, const auto& b) { return a.key == b.key && a.value == b.value; }))
        << batch;
    EXPECT_FALSE(reader.next()) << batch;
  }
  return entries;
}

TEST(Recorded, EveryCaseInBothGenerations) {
  REQUIRE_FOLDER();
  const std::string text = unpacked("cases.jsonl.gz");
  std::size_t cases = 0;
  std::size_t differences = 0;
  std::size_t rewritten = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const json object = json::parse(text.substr(at, end - at));
    const std::string input = input_of(object);
    for (const auto& [name, generation] : generations) {
      const std::string found = faultwire_tests::difference(input, generation, object[name]);
      differences += found.empty() ? 0u : 1u;
      EXPECT_EQ(found, "") << object["id"];
    }
    rewritten += rewrite(input);
    ++cases;
    at = end + 1;
  }
  std::printf(
      "%zu recorded cases, 2 generations: %zu differences; %zu accepted entries written and read "
      "back\n",
      cases, differences, rewritten);
  EXPECT_EQ(cases, 10945u);
}

TEST(Recorded, TheBatchesWithTheirWriteChecks) {
  REQUIRE_FOLDER();
  for (const char* file :
       {"batch_01_valid.json.gz", "batch_13_write.json.gz", "batch_91_multiline.json.gz"}) {
    const json object = json::parse(unpacked(file));
    const std::string input = input_of(object);
    for (const auto& [name, generation] : generations) {
      const BatchReport report = line_protocol::validate(
          input, {.checks = IoxChecks{generation}, .max_rejections = std::size_t{1} << 20});
      std::size_t rejected = 0;
      std::uint64_t accepted = 0;
      std::string whole = "errors encountered on line(s):";
      for (const json& entry : object[name]) {
        if (!entry.contains("n")) {
          EXPECT_EQ(entry.value("display", whole), whole) << file;
          continue;
        }
        if (entry["ok"] == true) {
          ++accepted;
          continue;
        }
        ASSERT_LT(rejected, report.rejections.size()) << file;
        EXPECT_EQ(report.rejections[rejected].message(), entry["err"].get<std::string>()) << file;
        EXPECT_EQ(report.rejections[rejected].entry(), entry["n"].get<std::uint64_t>()) << file;
        if (rejected++ < 100) whole += "\n" + entry["err"].get<std::string>();
      }
      EXPECT_EQ(report.rejected, rejected) << file;
      EXPECT_EQ(report.accepted, accepted) << file;
    }
  }
}

}  // namespace
