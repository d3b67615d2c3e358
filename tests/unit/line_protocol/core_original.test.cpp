// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/core_original.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "faultwire/line_protocol/validate.hpp"

namespace {
using namespace faultwire::line_protocol;

std::string rust(double value) {
  std::string text;
  auto sink = [&](std::string_view piece) { text += piece; };
  faultwire::detail::line_protocol::rust_float_to(faultwire::detail::TextSink::of(sink), value);
  return text;
}

TEST(CoreOriginal, FloatsAsRustPrintsThem) {
  const std::pair<double, const char*> cases[] = {
      {0.0, "0"},
      {-0.0, "-0"},
      {1.0, "1"},
      {-2.5, "-2.5"},
      {10.0, "10"},
      {12.5, "12.5"},
      {123456.789, "123456.789"},
      {0.1, "0.1"},
      {0.1 + 0.2, "0.30000000000000004"},
      {1e-7, "0.0000001"},
      {1.5e-10, "0.00000000015"},
      {1e16, "10000000000000000"},
      {1e23, "100000000000000000000000"},
      {1.7976931348623157e308, "17976931348623157"},
      {std::numeric_limits<double>::infinity(), "inf"},
      {-std::numeric_limits<double>::infinity(), "-inf"},
  };
  for (const auto& [value, text] : cases) {
    const std::string got = rust(value);
    if (value < 1e300 || !std::isfinite(value)) {
      EXPECT_EQ(got, text);
    } else {
      EXPECT_EQ(got, std::string(text) + std::string(292, '0'));
    }
  }
  EXPECT_EQ(rust(5e-324), "0." + std::string(323, '0') + "5");
}

std::string rewritten(std::string_view line) {
  Reader reader = parse(line);
  EXPECT_TRUE(reader.next() && reader.entry()) << line;
  std::string text;
  rewritten_entry_to([&](std::string_view piece) { text += piece; }, reader.entry());
  return text;
}

TEST(CoreOriginal, AnEntryWrittenAgain) {
  EXPECT_EQ(rewritten("m,t=a f=1.0,g=2i,h=3u,i=T,s=\"x y\" 007"),
            "m,t=a f=1,g=2i,h=3u,i=true,s=x y 7");
  EXPECT_EQ(rewritten("a\\ b,c\\,d=e\\=f g\\ h=1"), "a\\ b,c\\,d=e\\=f g\\ h=1");
  EXPECT_EQ(rewritten("m f=\"say \\\"hi\\\" \\\\ \\n\""), "m f=say \\\"hi\\\" \\ \\n");
  EXPECT_EQ(rewritten("m,a=b=c f,g=1"), "m,a=b\\=c f\\,g=1");  // written with its escapes
  EXPECT_EQ(rewritten("m   f=1   -5  "), "m f=1 -5");
  EXPECT_EQ(rewritten("m=x f=1"), "m=x f=1");
}

std::string original(const std::string& batch, const ValidateOptions& options) {
  const auto report = validate(batch, options);
  EXPECT_FALSE(report.rejections.empty()) << batch;
  std::string text;
  original_line_to([&](std::string_view piece) { text += piece; }, report.rejections.back());
  return text;
}

TEST(CoreOriginal, APhysicalLineOfWhatDoesNotParse) {
  const ValidateOptions core{.checks = CoreChecks{}};
  EXPECT_EQ(original("m f=1\nm f=\n", core), "m f=");
  EXPECT_EQ(original("# a\nm f=\n", core), "# a");
  EXPECT_EQ(original("\r\nm f=1\n", core), "");
  EXPECT_EQ(original("m f=1 1\r\n", core), "m f=1 1");
  EXPECT_EQ(original("m f=1 1\r", core), "m f=1 1\r");  // no newline ends the line
  EXPECT_EQ(original("m f=1\nm f=1i\n", core), "m f=1i");
  // IOx has no such line: the entry itself.
  EXPECT_EQ(original("# a\nm f=\n", {}), "m f=");
}

TEST(NumberedLines, AreThePhysicalLinesOfABatch) {
  faultwire::detail::line_protocol::NumberedLines lines("a\r\n\nb\r");
  EXPECT_EQ(lines.at(1), "a");
  EXPECT_EQ(lines.at(1), "a");
  EXPECT_EQ(lines.at(2), "");
  EXPECT_EQ(lines.at(3), "b\r");
  EXPECT_EQ(lines.at(4), "");
  EXPECT_EQ(lines.at(9), "");
}
}  // namespace
