// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// client_texts.jsonl: what clients print, and what is read in it, as `faultwire explain` does.
// tests/lib/client_texts.py writes the file, and the tests with the clients compare the texts.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "faultwire/diagnosis.hpp"
#include "faultwire/diagnosis/decision.hpp"
#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using nlohmann::json;
using Strings = std::vector<std::string>;

struct Read {
  Strings codes, troubles, next;
};

void take(Read& read, const diagnosis::Diagnosis& diagnosis) {
  if (!diagnosis.is_error()) return;
  for (const diagnosis::TextCode& one : diagnosis.text.codes()) {
    const std::string_view name = code_name(one.code);
    read.codes.push_back(std::string(domain_name(one.code.domain)) + ":" +
                         (name.empty() ? std::to_string(one.code.number) : std::string(name)));
  }
  for (std::size_t i = 0; i < diagnosis.count; ++i)
    read.troubles.emplace_back(diagnosis.matches[i].trouble->id);
  const auto decision = diagnosis::decision_of(diagnosis);
  read.next.emplace_back(decision ? retry::action_name(decision->action) : "unknown");
}

/// What all records of a text mean together; and if none is an error, the text as a whole.
Read read_text(const std::string_view text) {
  Read read;
  diagnosis::RecordReader reader;
  std::string_view rest = text;
  while (const auto record = reader.next(rest, true)) {
    rest.remove_prefix(record->text.size());
    if (record->lines > 1 || diagnosis::may_hold_error(record->text))
      take(read, diagnosis::diagnose(record->text));
  }
  if (read.next.empty()) take(read, diagnosis::diagnose(text));
  return read;
}

TEST(ClientTexts, AreUnderstood) {
  std::ifstream file(FAULTWIRE_SOURCE_DIR "/tests/golden/client_texts.jsonl");
  std::set<std::string> clients;
  int texts = 0;
  for (std::string line; std::getline(file, line); ++texts) {
    const json row = json::parse(line);
    const auto source = row["text"].get<std::string>();
    const std::string what = row["client"].get<std::string>() + ", " +
                             row["answers"].get<std::string>() + ", " +
                             row["event"].get<std::string>() + ": " + source;
    const Read read = read_text(source);
    EXPECT_EQ(read.codes, row["codes"].get<Strings>()) << what;
    EXPECT_EQ(read.troubles, row["troubles"].get<Strings>()) << what;
    EXPECT_EQ(read.next, row["next"].get<Strings>()) << what;
    clients.insert(row["client"]);
  }
  EXPECT_GE(clients.size(), 32u);
  EXPECT_GE(texts, 600);
  std::printf("%d texts of %zu clients\n", texts, clients.size());
}
}  // namespace
