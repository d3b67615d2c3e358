// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Bodies of json_bodies.jsonl in the forms that upstream sources and documents show, with texts of
// our own: each is read as its line says. Bodies of strangers stay unknown, successes are healthy.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "faultwire/wire/json/read_error_body.hpp"

namespace {
using namespace faultwire;
using nlohmann::json;

std::string form_name(const wire::ErrorBody& body) {
  if (body.form) return std::string(wire::json_form_row(*body.form).name);
  if (body.error) return "shared";
  return body.healthy ? "healthy" : "unknown";
}
std::string code_text_of(AnyCode code) {
  std::string text;
  code_to([&](std::string_view piece) { text += piece; }, code);
  return text;
}
json metadata_of(const StreamError& error) {
  json object = json::object();
  for (const auto& entry : error.metadata()) object[entry.key].push_back(entry.value);
  return object;
}

void compare(const json& row, const wire::ErrorBody& body) {
  const auto same = [&](const char* key, const json& found) {
    if (row.contains(key)) {
      EXPECT_EQ(row[key], found) << key << " of " << row["source"] << " " << row["body"];
    }
  };
  same("form", form_name(body));
  same("kind", body.kind);
  same("details", body.details.size());
  same("dropped", body.dropped.details);
  same("retry_info", body.failure.retry_info.delay.count());
  EXPECT_EQ(body.error.has_value(), row.contains("origin") || row.contains("code"))
      << row["source"];
  const int status = row["status"];
  if (body.error) {
    same("code", std::string(code_name(body.error->code())));
    same("origin", code_text_of(body.error->origin()));
    same("message", body.error->message());
    same("causes", body.error->causes().size());
    if (!body.error->causes().empty()) same("cause", body.error->causes()[0].text);
    same("metadata", metadata_of(*body.error));
    EXPECT_EQ(body.error->side(), retry::Side::server);
  } else {
    EXPECT_EQ(body.failure.code,
              body.healthy ? AnyCode(GrpcCode::ok) : AnyCode(Domain::http, status));
    EXPECT_EQ(body.kind, "");
  }
}

TEST(JsonBodies, AreReadAsTheirAuthoritiesHaveThem) {
  std::ifstream file(FAULTWIRE_SOURCE_DIR "/tests/golden/json_bodies.jsonl");
  std::map<std::string, int> seen;
  for (std::string line; std::getline(file, line);) {
    const json row = json::parse(line);
    std::vector<wire::HttpField> headers;
    for (const json& header : row["headers"]) headers.push_back({header[0], header[1]});
    const std::string text = row["body"];
    const wire::ErrorBody body = wire::read_error_body(row["status"], headers, text);
    compare(row, body);
    ++seen[form_name(body)];
    if (!body.form) continue;
    // Who names the form gets the same.
    wire::ReadBodyOptions options;
    options.form = body.form;
    const wire::ErrorBody named = wire::read_error_body(row["status"], headers, text, options);
    EXPECT_TRUE(named.error == body.error && named.form == body.form) << text;
  }
  for (const wire::JsonFormRow& row : wire::json_form_rows)
    EXPECT_GE(seen[std::string(row.name)], 2) << row.name;
  EXPECT_GE(seen["unknown"], 20);
  EXPECT_GE(seen["healthy"], 8);
  for (const auto& [form, count] : seen) std::printf("%s: %d bodies\n", form.c_str(), count);
}

}  // namespace
