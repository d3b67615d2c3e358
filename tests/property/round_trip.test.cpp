// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// parse -> builder -> parse is the identity on generated lines; a grammar-aware generator, about
// half of them valid.
#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>

#include "faultwire/line_protocol/builder.hpp"
#include "faultwire/line_protocol/parse.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  std::string line() {
    std::string out = name(true);
    for (auto n = pick(4); n > 0; --n) out += "," + name(false) + "=" + name(false);
    out += pick(20) == 0 ? "  " : " ";
    for (std::size_t i = 0, n = 1 + pick(4); i < n; ++i)
      out += (i ? "," : "") + name(false) + "=" + value();
    if (pick(2)) out += " " + std::to_string(static_cast<std::int64_t>(random_()));
    if (pick(4) != 0) damage(out);
    return out;
  }

 private:
  std::size_t pick(std::size_t n) { return random_() % n; }

  std::string name(bool measurement) {
    static const char* const parts[] = {
        "a", "key",      "time",         "\\ ",  "\\,",  "\\=", "\\\\x", "\\q", "\"",
        "#", "\xc3\xa9", "\xe6\x9d\xb1", "\\\t", "\\\n", "0",   "-",     ".",   "i"};
    std::string out;
    for (auto n = 1 + pick(3); n > 0; --n) out += parts[pick(std::size(parts))];
    if (measurement && out[0] == '#') out.insert(0, "x");
    return out;
  }

  std::string value() {
    static const char* const parts[] = {"1",
                                        "-0",
                                        "1.5",
                                        "1e400",
                                        "-2.5E-3",
                                        "5i",
                                        "-9223372036854775808i",
                                        "7u",
                                        "18446744073709551615u",
                                        "t",
                                        "False",
                                        "\"\"",
                                        "\"a b,c=d\"",
                                        "\"q\\\"\\\\\"",
                                        "\"x\ny\"",
                                        "\"\xf0\x9f\x9a\x80\"",
                                        "0.30000000000000004",
                                        "00012"};
    return parts[pick(std::size(parts))];
  }

  void damage(std::string& line) {
    static const char* const bytes[] = {",", "=", " ", "\\", "\"", "\n", "\t",
                                        "i", "u", "9", "x",  "",   "\r", "#"};
    const std::size_t at = pick(line.size());
    line.replace(at, pick(2), bytes[pick(std::size(bytes))]);
  }

  std::mt19937_64 random_;
};

bool same(const Entry& a, const Entry& b) {
  bool equal = a.measurement() == b.measurement() && a.timestamp() == b.timestamp() &&
               a.tags().size() == b.tags().size() && a.fields().size() == b.fields().size();
  for (std::size_t i = 0; equal && i < a.tags().size(); ++i)
    equal = a.tags()[i].key == b.tags()[i].key && a.tags()[i].value == b.tags()[i].value;
  for (std::size_t i = 0; equal && i < a.fields().size(); ++i)
    equal = a.fields()[i].key == b.fields()[i].key && a.fields()[i].value == b.fields()[i].value;
  return equal;
}

TEST(RoundTrip, TwoHundredThousandLines) {
  Generator generate(20260821);
  std::size_t accepted = 0;
  std::size_t rejected = 0;
  Builder lines;
  for (int i = 0; i < 200000; ++i) {
    const std::string line = generate.line();
    for (const auto& entry : parse(line)) {
      if (!entry) {
        ++rejected;
        ASSERT_LE(entry.rejection().offset + entry.rejection().length, line.size()) << line;
        continue;
      }
      ++accepted;
      lines.clear();
      lines.measurement(entry.measurement().str());
      for (const Tag& tag : entry.tags()) lines.tag(tag.key.str(), tag.value.str());
      for (const Field& field : entry.fields()) lines.field(field.key.str(), field.value);
      if (entry.timestamp()) lines.timestamp(*entry.timestamp());
      ASSERT_EQ(build_error_name(lines.end()), "none") << line;
      const std::string again = lines.str();
      Reader reader = parse(again);
      ASSERT_TRUE(reader.next() && reader.entry() && same(entry, reader.entry())) << line << "\n"
                                                                                  << again;
      ASSERT_FALSE(reader.next()) << again;
    }
  }
  std::printf("200000 generated lines: %zu entries accepted and written again, %zu rejected\n",
              accepted, rejected);
  EXPECT_GT(accepted, 80000u);
  EXPECT_GT(rejected, 40000u);
}
}  // namespace
