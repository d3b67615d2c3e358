// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_PROPERTY_GRAMMAR_LINES_HPP
#define FAULTWIRE_TESTS_PROPERTY_GRAMMAR_LINES_HPP
// Lines by the grammar from a seed; about half of them are valid.
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>

namespace faultwire::test {

class GrammarLines {
 public:
  explicit GrammarLines(std::uint64_t seed) : random_(seed) {}

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

}  // namespace faultwire::test

#endif
