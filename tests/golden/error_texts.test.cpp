// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Texts of error_texts.jsonl, which error_texts.py writes: each is understood as it says.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "faultwire/diagnosis.hpp"

namespace {
using namespace faultwire;

TEST(ErrorTexts, AreUnderstood) {
  std::ifstream file(FAULTWIRE_SOURCE_DIR "/tests/golden/error_texts.jsonl");
  int texts = 0;
  for (std::string line; std::getline(file, line); ++texts) {
    const auto row = nlohmann::json::parse(line);
    const std::string source = row["text"];
    const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(source);
    const diagnosis::ErrorText& text = diagnosis.text;
    const auto same = [&](const char* key, const auto& found) {
      if (row.contains(key)) {
        EXPECT_EQ(row[key], nlohmann::json(found)) << key << " of " << source;
      }
    };
    same("grpc", text.grpc_code() ? static_cast<int>(*text.grpc_code()) : -1);
    same("raw", text.code() && text.code()->domain == Domain::grpc ? text.code()->number : -1);
    same("transport",
         text.code() && text.code()->domain == Domain::arrow_transport ? text.code()->number : -1);
    same("arrow",
         text.flight && text.flight->arrow ? std::string(code_name(*text.flight->arrow)) : "");
    same("python", text.flight ? std::string(text.flight->python_exception) : "");
    same("message", std::string(text.message()));
    same("peer", std::string(text.peer()));
    same("client", text.flight ? std::string(text.flight->client_context) : "");
    same("additional", text.flight ? std::string(text.flight->additional_context) : "");
    same("client_name", text.client ? std::string(text.client->client) : "");
    same("reset", text.reset ? text.reset->code.to<Http2Error>()
                                   ? static_cast<int>(*text.reset->code.to<Http2Error>())
                                   : -2
                             : -1);
    same("rejected",
         text.rejection ? std::string(line_protocol::kind_name(text.rejection->kind)) : "");
    same("line", text.rejection ? text.rejection->line : -1);
    same("nothing", text.codes().empty());
  }
  EXPECT_GE(texts, 120);
  std::printf("%d texts\n", texts);
}
}  // namespace
