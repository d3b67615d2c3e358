// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The sieve never loses: what it lets fall, `diagnose` finds nothing in. Tried on all golden texts,
// on each of their lines, and on texts put together from their pieces and from all anchors.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "faultwire/diagnosis.hpp"

namespace {
using namespace faultwire;

std::vector<std::string> golden_texts() {
  std::vector<std::string> texts;
  for (const char* name : {"/tests/golden/error_texts.jsonl", "/tests/golden/error_forms.jsonl",
                           "/tests/golden/public/public_error_texts.jsonl"}) {
    std::ifstream file(std::string(FAULTWIRE_SOURCE_DIR) + name);
    for (std::string line; std::getline(file, line);)
      texts.push_back(nlohmann::json::parse(line)["text"]);
  }
  return texts;
}
/// Returns whether the text is let fall.
bool check(const std::string& text) {
  const bool falls = !diagnosis::may_hold_error(text);
  if (falls) {
    EXPECT_FALSE(diagnosis::diagnose(text).is_error()) << text;
  }
  return falls;
}

TEST(Sieve, LosesNothingOfTheGoldenTexts) {
  int lines = 0;
  for (const std::string& text : golden_texts()) {
    check(text);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      check(text.substr(at, end - at));
      at = end + 1;
      ++lines;
    }
  }
  EXPECT_GT(lines, 500);
}

TEST(Sieve, EveryAnchorHasAWindow) {
  EXPECT_TRUE(detail::diagnosis::Sieve().is_complete());
  int anchors = 0;
  detail::diagnosis::each_anchor([&](std::string_view anchor) {
    if (anchor.empty()) return;
    // The class of Ruby's exceptions is entered with the first letter of each code.
    EXPECT_TRUE(detail::diagnosis::Sieve::is_usable(anchor) || anchor.ends_with("GRPC::"))
        << anchor;
    ++anchors;
  });
  EXPECT_GT(anchors, 300);
}

// A colour or an escape of JSON may begin at any byte, also within a word that is looked for.
TEST(Sieve, LosesNothingThatAnEscapeDivides) {
  int found = 0;
  for (std::size_t i = 0; i < detail::diagnosis::form_count; ++i) {
    const std::string sample(detail::diagnosis::form_at(i).sample);
    for (std::size_t at = 0; at <= sample.size(); ++at) {
      const std::string left = sample.substr(0, at), right = sample.substr(at);
      for (std::size_t blanks = 0; blanks < 8; ++blanks) {
        const std::string text = std::string(blanks, ' ') + left + "\x1b[1m" + right;
        found += check(text) ? 0 : 1;
      }
      if (right.empty()) continue;
      char unit[8];
      std::snprintf(unit, sizeof unit, "\\u%04x", static_cast<unsigned char>(right[0]));
      const auto quoted = [](const std::string& piece) {
        const std::string json = nlohmann::json(piece).dump();
        return json.substr(1, json.size() - 2);
      };
      check("{\"msg\":\"" + quoted(left) + unit + quoted(right.substr(1)) +
            "\",\"level\":\"error\"}");
    }
  }
  EXPECT_GT(found, 10000);
}

TEST(Sieve, LosesNothingOfTextsPutTogether) {
  std::vector<std::string> pieces;
  for (const std::string& text : golden_texts()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    pieces.push_back(text.substr(0, end));
  }
  detail::diagnosis::each_anchor([&](std::string_view anchor) { pieces.emplace_back(anchor); });
  diagnosis::each_trouble([&](const diagnosis::Trouble& trouble) {
    pieces.emplace_back(trouble.sample);
    for (const diagnosis::Sign& sign : trouble.signs()) {
      detail::diagnosis::each_alternative(sign.words,
                                          [&](std::string_view one) { pieces.emplace_back(one); });
    }
  });
  std::mt19937 random(17);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  int fallen = 0;
  for (int i = 0; i < 60000; ++i) {
    std::string text(below(9), ' ');
    for (std::size_t count = below(3); count <= 3; ++count) {
      const std::string& piece = pieces[below(pieces.size())];
      const std::size_t begin = below(piece.size() + 1);
      text += piece.substr(begin, below(60));
      if (below(4) == 0 && !text.empty()) text[below(text.size())] = "aZ :=\"'{}\\/0451"[below(15)];
    }
    if (below(8) == 0)
      text = "{\"level\":\"error\",\"msg\":" +
             nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
             "}";
    fallen += check(text) ? 1 : 0;
  }
  std::printf("%d of 60000 are let fall\n", fallen);
  EXPECT_GT(fallen, 1000);
}
}  // namespace
