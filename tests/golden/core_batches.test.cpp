// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Batches and the answers of InfluxDB 3 Core to them, by release and endpoint: those of public
// reports (public/core_batches.jsonl) and others of the same classes, typed from the sources
// (core_batches.jsonl). The verdict of `validate` is rendered here in the server's form, so that
// the bodies are compared byte by byte. The batches of the Cloud are compared by their messages.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "faultwire/line_protocol/core_original.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api/memory/table_schemas.hpp"

namespace {
using faultwire::BatchReport;
using faultwire::write_api::TableSchemas;
using namespace faultwire::line_protocol;
using Json = nlohmann::json;

std::vector<Json> cases_of(const std::string& name) {
  std::ifstream file(FAULTWIRE_SOURCE_DIR "/tests/golden/" + name);
  std::vector<Json> out;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) out.push_back(Json::parse(line));
  }
  return out;
}

Precision precision_of(const std::string& name) {
  for (const PrecisionRow& row : precision_rows) {
    if (row.name == name) return row.precision;
  }
  ADD_FAILURE() << name;
  return {};
}

std::string original_line(const Rejection& rejection, CoreRelease release) {
  std::string line;
  original_line_to([&](std::string_view piece) { line += piece; }, rejection);
  if (release < CoreRelease::v3_6_0 || line.size() <= 20) return line;
  std::size_t size = 20;
  while ((static_cast<unsigned char>(line[size]) & 0xc0) == 0x80) --size;
  return line.substr(0, size);
}

std::string item(const Rejection& rejection, CoreRelease release) {
  nlohmann::ordered_json out;
  const bool line_first = release < CoreRelease::v3_6_0;
  if (line_first) out["original_line"] = original_line(rejection, release);
  if (!line_first) out["error_message"] = rejection.detail();
  out["line_number"] = rejection.entry();
  if (line_first) out["error_message"] = rejection.detail();
  if (!line_first) out["original_line"] = original_line(rejection, release);
  return out.dump();
}

struct Answer {
  int status;
  std::string body;
};

bool is_limit(const Rejection& rejection) {
  return rejection.reason() == Reason::limit && rejection.kind() != RejectionKind::too_many_fields;
}

Answer answer_of(const BatchReport& report) {
  const CoreChecks core = *report.checks.core();
  const bool coded = core.endpoint == CoreEndpoint::v2 && core.release >= CoreRelease::v3_4_2;
  const auto code = [](const std::string& message) {
    nlohmann::ordered_json out;
    out["code"] = "invalid";
    out["message"] = "write buffer error: " + message;
    return out.dump();
  };
  if (report.accepted == 0 && report.rejected == 0) {
    const std::string text = "incoming write was empty";
    return {400, coded ? code(text) : text};
  }
  if (report.rejected == 0) return {204, ""};
  if (report.all_or_nothing) {
    const Rejection& first = report.rejections.front();
    if (coded) return {400, code("line protocol parse failed: " + first.detail())};
    const bool newer = core.release >= CoreRelease::v3_10_0;
    return {400,
            std::string("{\"error\":\"") +
                (newer ? "line protocol parsing error" : "parsing failed for write_lp endpoint") +
                "\",\"data\":" + item(first, core.release) + "}"};
  }
  std::string items;
  int status = 400;
  for (const Rejection& rejection : report.rejections) {
    items += (items.empty() ? "" : ",") + item(rejection, core.release);
    if (is_limit(rejection)) status = 422;
  }
  return {status,
          "{\"error\":\"partial write of line protocol occurred\",\"data\":[" + items + "]}"};
}

ValidateOptions options_of(const Json& c) {
  const std::string api = c["api"];
  const std::string release = c["release"];
  const auto known = find_core_release(release);
  EXPECT_TRUE(known) << release;
  const CoreEndpoint endpoint = api == "core-v1"   ? CoreEndpoint::v1
                                : api == "core-v2" ? CoreEndpoint::v2
                                                   : CoreEndpoint::v3;
  return {.precision = precision_of(c["precision"]),
          .checks = CoreChecks{known.value_or(newest_core_release), endpoint},
          .max_rejections = std::size_t{1} << 20,
          .accept_partial = c["accept_partial"]};
}

void compare_core(const Json& c) {
  TableSchemas schemas;
  ValidateOptions options = options_of(c);
  std::string stored;
  for (const auto& line : c["stored"]) stored += line.get<std::string>() + "\n";
  EXPECT_TRUE(validate(stored, options, schemas).all_accepted());
  const std::string batch = c["batch"];
  const BatchReport report = validate(batch, options, schemas);
  const Answer answer = answer_of(report);
  EXPECT_EQ(answer.status, c["status"].get<int>()) << c["id"];
  EXPECT_EQ(answer.body, c["body"].get<std::string>()) << c["id"];
  if (!stored.empty()) return;
  // Without a memory the verdict is the same, and so is that of one that has seen nothing.
  const BatchReport alone = validate(batch, options);
  EXPECT_EQ(answer_of(alone).body, answer.body) << c["id"];
  // A report that was detached says the same.
  BatchReport detached = report;
  detached.detach();
  EXPECT_EQ(answer_of(detached).body, answer.body) << c["id"];
}

void compare_iox(const Json& c) {
  const auto generation =
      c["release"] == "current" ? ServerGeneration::current : ServerGeneration::documented;
  const std::string batch = c["batch"];
  const BatchReport report =
      validate(batch, {.precision = precision_of(c["precision"]), .checks = IoxChecks{generation}});
  if (c["status"] == 204) {
    EXPECT_EQ(report.rejected, 0u) << c["id"];
    return;
  }
  const Json body = Json::parse(c["body"].get<std::string>());
  ASSERT_FALSE(report.rejections.empty()) << c["id"];
  EXPECT_EQ(report.rejections.front().entry(), body["line"].get<std::size_t>()) << c["id"];
  std::string message = "failed to parse line protocol: errors encountered on line(s):";
  for (const Rejection& rejection : report.rejections) message += "\n" + rejection.message();
  EXPECT_EQ(message, body["message"].get<std::string>()) << c["id"];
}

std::size_t compare(const std::string& name) {
  const auto cases = cases_of(name);
  for (const Json& c : cases) {
    const bool core = c["api"].get<std::string>().starts_with("core");
    core ? compare_core(c) : compare_iox(c);
  }
  return cases.size();
}

TEST(CoreBatches, OfPublicReports) { EXPECT_EQ(compare("public/core_batches.jsonl"), 75u); }
TEST(CoreBatches, OfTheSameClasses) { EXPECT_GE(compare("core_batches.jsonl"), 100u); }
}  // namespace
