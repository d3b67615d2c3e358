// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_SCAN_LINE_GENERATOR_HPP
#define FAULTWIRE_TESTS_SCAN_LINE_GENERATOR_HPP
// Batches of line protocol from a seed: mostly by the grammar, with everything in them that the
// grammar treats specially, then damaged here and there.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace faultwire::test {

class LineGenerator {
 public:
  explicit LineGenerator(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u + 1) {
    // Every batch has its own mixture, so that some are plain and some are wild.
    strange_ = below(4) == 0 ? below(30) : below(3);
    damage_ = below(3) == 0 ? below(40) : 0;
    bad_utf8_ = below(12) == 0;
  }

  /// One batch; adds its lines to `lines`.
  std::string batch(std::uint64_t& lines) {
    std::string out;
    for (std::uint64_t n = 1 + below(below(8) == 0 ? 60 : 12); n > 0; --n, ++lines) {
      std::string line = make_line();
      if (percent(damage_)) hurt(line);
      out += line;
      if (n > 1 || below(3) != 0) out += '\n';
    }
    if (bad_utf8_ && !out.empty()) {
      for (std::uint64_t n = 1 + below(2); n > 0; --n)
        out.insert(below(out.size() + 1), pick(broken));
    }
    return out;
  }

 private:
  std::uint64_t random() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_ * 0x2545f4914f6cdd1du >> 16;
  }
  std::size_t below(std::uint64_t n) { return static_cast<std::size_t>(n == 0 ? 0 : random() % n); }
  bool percent(std::uint64_t p) { return below(100) < p; }
  bool strange() { return percent(strange_); }
  template <std::size_t n>
  std::string_view pick(const std::string_view (&from)[n]) {
    return from[below(n)];
  }

  static constexpr std::string_view broken[] = {"\x80",
                                                "\xff",
                                                "\xc0\xaf",
                                                "\xe2\x82",
                                                "\xed\xa0\x80",
                                                "\xf0\x80\x80\x80",
                                                "\xf4\x90\x80\x80",
                                                "\xc3",
                                                "\xf0\x9f\x9a",
                                                "\xe0\x9f\xbf"};
  static constexpr std::string_view words[] = {
      "cpu",
      "host",
      "region",
      "a",
      "usage_user",
      "m",
      "temperature",
      "x1",
      "up",
      "0",
      "-",
      "field_042",
      "0123456789012345678901234567890123456789012345678901234567890123"};
  static constexpr std::string_view oddities[] = {"\\ ",
                                                  "\\,",
                                                  "\\=",
                                                  "\\\\x",
                                                  "\\q",
                                                  "\"",
                                                  "\xc3\xa9",
                                                  "\xe6\x9d\xb1",
                                                  "\xf0\x9f\x9a\x80",
                                                  "\xed\x95\x9c",
                                                  "\x01",
                                                  "#",
                                                  "\\\\\\,",
                                                  "\\\"",
                                                  "\xe0\xa4\x85",
                                                  "\r",
                                                  "\x7f",
                                                  "\\\n",
                                                  "'"};
  static constexpr std::string_view specials[] = {
      " ",   ",",   "=",  "\n",       "\t", "\"", "\\", std::string_view("\0", 1),
      "\r",  "#",   "i",  "e",        ".",  "-",  "9",  "\\\\",
      "=\"", "\" ", ", ", "\xc3\xa9", ":",  "/"};
  static constexpr std::string_view numbers[] = {"0",
                                                 "-0",
                                                 "1",
                                                 "1.5",
                                                 "-12.25",
                                                 "1e5",
                                                 "1.5e-7",
                                                 "2E+10",
                                                 "0.1",
                                                 "123456789",
                                                 "12345678.9",
                                                 "1234567890123456",
                                                 "12345678901234567",
                                                 "1234567890123456789",
                                                 "9223372036854775807i",
                                                 "9223372036854775808i",
                                                 "-9223372036854775808i",
                                                 "-9223372036854775809i",
                                                 "18446744073709551615u",
                                                 "18446744073709551616u",
                                                 "0u",
                                                 "-1u",
                                                 "1i",
                                                 "-1i",
                                                 "007i",
                                                 "0000000000000000000000005i",
                                                 ".5",
                                                 "5.",
                                                 "+1",
                                                 "1e",
                                                 "1e+",
                                                 "NaN",
                                                 "inf",
                                                 "1.2.3",
                                                 "1:",
                                                 "3/4",
                                                 "1.i",
                                                 "--1",
                                                 "1e400",
                                                 "-1e400",
                                                 "1e-400",
                                                 "4.9e-324",
                                                 "2.2250738585072014e-308",
                                                 "1.7976931348623157e308",
                                                 "0.30000000000000004",
                                                 "9007199254740993",
                                                 "9007199254740992.5",
                                                 "0.000000000000000000001",
                                                 "123456789012345678901234567890.5",
                                                 "0.1234567890123456789",
                                                 "00000000000000000000.5",
                                                 "1u1",
                                                 "5i5",
                                                 "12345678901234567.25",
                                                 "99999999999999999999",
                                                 "1e22",
                                                 "1e23",
                                                 "8.5e22"};
  static constexpr std::string_view booleans[] = {"t",   "T",    "true",  "True",     "TRUE",
                                                  "f",   "F",    "false", "False",    "FALSE",
                                                  "tru", "tRUE", "yes",   "truefalse"};

  std::string name() {
    std::string out;
    do {
      if (strange()) {
        out += pick(oddities);
      } else {
        out += pick(words);
        if (below(6) == 0) out.append(below(70), 'k');
      }
    } while (below(4) == 0);
    if (below(20000) == 0) out.append(65530 + below(12), 'L');
    return out;
  }

  std::string digits(std::uint64_t n) {
    std::string out;
    while (out.size() < n) out += static_cast<char>('0' + below(10));
    return out;
  }

  std::string number() {
    if (strange() || below(12) == 0) return std::string(pick(numbers));
    std::string out = below(5) == 0 ? "-" : "";
    out += digits(1 + below(below(3) == 0 ? 19 : 5));
    switch (below(5)) {
      case 0:
        return out + "i";
      case 1:
        return out.front() == '-' ? out : out + "u";
      case 2:
        return out;
      case 3:
        return out + "." + digits(1 + below(below(3) == 0 ? 18 : 4)) +
               (below(8) == 0 ? "e" + std::to_string(below(40)) : "");
      default:
        return out + "." + digits(1 + below(17));
    }
  }

  std::string string() {
    std::string out = "\"";
    for (std::uint64_t n = below(below(3) == 0 ? 40 : 6); n > 0; --n) {
      switch (below(9)) {
        case 0:
          out += strange() ? "\\\\" : " ";
          break;
        case 1:
          out += strange() ? "\\\"" : ",";
          break;
        case 2:
          out += strange() ? "\n" : "=";
          break;
        case 3:
          out += strange() ? pick(oddities) : ".";
          break;
        default:
          out += pick(words);
      }
    }
    if (below(20000) == 0) out.append(65530 + below(12), 'S');
    if (out.find("\"", 1) != out.npos && below(3) != 0) out = "\"" + std::string(pick(words));
    return out + "\"";
  }

  std::string value() {
    switch (below(8)) {
      case 0:
        return string();
      case 1:
        return strange() ? std::string(pick(booleans)) : std::string(booleans[below(10)]);
      default:
        return number();
    }
  }

  std::string blank() { return std::string(strange() ? 1 + below(3) : 1, ' '); }

  std::string make_line() {
    if (below(25) == 0) return std::string(below(3), below(2) == 0 ? ' ' : '\t');
    if (below(25) == 0)
      return std::string(below(2), ' ') + "# " + name() + (strange() ? " a=\"" : " comment ") +
             name();
    std::string out(strange() ? below(3) : 0, below(3) == 0 ? '\t' : ' ');
    out += name();
    for (std::uint64_t n = below(below(5) == 0 ? 24 : 4); n > 0; --n)
      out += "," + name() + "=" + name() + (strange() && below(3) == 0 ? "=x" : "");
    out += blank();
    for (std::uint64_t n = 1 + below(below(5) == 0 ? 24 : 4); n > 0; --n) {
      out += name() + (strange() && below(4) == 0 ? ",k=" : "=") + value();
      if (n > 1) out += ",";
    }
    if (strange() && below(4) == 0) out += ",";
    if (below(6) != 0) {
      out += blank();
      switch (strange() ? below(6) : 5) {
        case 0:
          out += "9223372036854775808";
          break;
        case 1:
          out += "-9223372036854775808";
          break;
        case 2:
          out += "00000000000000000000123";
          break;
        case 3:
          out += "1x";
          break;
        case 4:
          out += "-";
          break;
        default:
          out += (below(9) == 0 ? "-" : "") +
                 (below(2) == 0 ? "1" + digits(18) : digits(1 + below(19)));
      }
      if (strange()) out += std::string(below(3), ' ');
    }
    if (strange() && below(3) == 0) out += "\r";
    return out;
  }

  void hurt(std::string& line) {
    for (std::uint64_t n = 1 + below(2); n > 0; --n) {
      const std::size_t at = below(line.size() + 1);
      switch (below(3)) {
        case 0:
          line.insert(at, pick(specials));
          break;
        case 1:
          line.erase(at, 1 + below(3));
          break;
        default:
          if (at < line.size()) line.replace(at, 1, pick(specials));
      }
    }
  }

  std::uint64_t state_;
  std::uint64_t strange_ = 0;
  std::uint64_t damage_ = 0;
  bool bad_utf8_ = false;
};

}  // namespace faultwire::test

#endif
