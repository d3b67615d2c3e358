// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The codes of an error text do not depend on what surrounds it: line ends, indentation,
// collectors, colours, and the lines of a log before and after it. Tried on all golden texts.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "faultwire/diagnosis.hpp"
#include "faultwire/diagnosis/records.hpp"

namespace {
using namespace faultwire;

std::vector<std::string> texts_of_clients() {
  std::vector<std::string> texts;
  for (const char* name :
       {"/tests/golden/error_texts.jsonl", "/tests/golden/error_forms.jsonl",
        "/tests/golden/client_texts.jsonl", "/tests/golden/public/public_error_texts.jsonl"}) {
    std::ifstream file(std::string(FAULTWIRE_SOURCE_DIR) + name);
    for (std::string line; std::getline(file, line);)
      texts.push_back(nlohmann::json::parse(line)["text"]);
  }
  return texts;
}
/// Returns the text with `begin` before each line, and lines that end with `end`.
std::string with_lines(const std::string& text, const std::string& begin, const std::string& end) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, next - at);
    if (line.ends_with('\r')) line.pop_back();
    out += begin + line;
    if (next < text.size()) out += end;
    at = next + 1;
  }
  return out;
}
std::string without_returns(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '\r') out += c;
  }
  return out;
}
/// Returns all codes with their evidence.
std::vector<std::string> codes_in(std::string_view text) {
  std::vector<std::string> codes;
  const diagnosis::ErrorText parts = diagnosis::read_error_text(text);
  for (const diagnosis::TextCode& one : parts.codes())
    codes.push_back(std::string(domain_name(one.code.domain)) + ':' +
                    std::to_string(one.code.number) + ' ' +
                    std::string(diagnosis::evidence_names[static_cast<std::size_t>(one.evidence)]));
  return codes;
}
std::set<std::string> codes_in_records(std::string_view log) {
  std::set<std::string> all;
  diagnosis::RecordReader reader;
  while (const auto record = reader.next(log, true)) {
    for (std::string& code : codes_in(record->text)) all.insert(std::move(code));
    log.remove_prefix(record->text.size());
  }
  return all;
}

TEST(Surroundings, LineEndsOfWindowsChangeNothing) {
  std::size_t texts = 0;
  for (const std::string& text : texts_of_clients()) {
    const std::string other = with_lines(text, "", "\r\n");
    EXPECT_EQ(codes_in(other), codes_in(text)) << text;
    const diagnosis::Diagnosis one = diagnosis::diagnose(text), two = diagnosis::diagnose(other);
    EXPECT_EQ(one.trouble(), two.trouble()) << text;
    EXPECT_EQ(without_returns(one.text.message()), without_returns(two.text.message())) << text;
    ++texts;
  }
  EXPECT_GT(texts, 1000u);
}

TEST(Surroundings, IndentationPrefixesAndColoursKeepTheCodes) {
  for (const std::string& text : texts_of_clients()) {
    const auto codes = codes_in(text);
    EXPECT_EQ(codes_in(with_lines(text, "    ", "\n")), codes) << text;
    EXPECT_EQ(codes_in(with_lines(text, "2026-03-04T10:11:12Z stderr F ", "\n")), codes) << text;
    EXPECT_EQ(codes_in(with_lines(text, "app-1  | ", "\n")), codes) << text;
    EXPECT_EQ(codes_in("\x1b[31m" + text + "\x1b[0m"), codes) << text;
  }
}

TEST(Surroundings, ALogKeepsTheCodesOfItsRecords) {
  for (const std::string& text : texts_of_clients()) {
    const auto codes = codes_in(text);
    const std::string log =
        "2026-03-04 10:11:11 INFO fine\n" + text + "\n2026-03-04 10:11:13 INFO fine\n";
    for (const std::string& one : {log, with_lines(log, "", "\r\n"),
                                   with_lines(log, "2026-03-04T10:11:12Z stderr F ", "\n")}) {
      const auto found = codes_in_records(one);
      for (const std::string& code : codes)
        EXPECT_TRUE(found.contains(code)) << code << '\n' << one;
    }
  }
}
}  // namespace
