// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/scan/pass.hpp"

#include <gtest/gtest.h>

#include <string>

#include "scan/reference_reader.hpp"

#ifndef FAULTWIRE_PASS_SUITE
#define FAULTWIRE_PASS_SUITE Pass
#endif

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

/// Lines that are to be read without the exact path, wherever the blocks of the scanner begin.
constexpr std::string_view ordinary[] = {
    "cpu,host=server01,region=us-west usage_user=12.5,usage_system=0.25 1700000000000000000",
    "m f=1",
    "m f=1i 1",
    "m f=-9i -9",
    "m f=123456789012345678i 999999999999999999",
    "m f=12345678901234567u 1000000000000000",
    "m f=1234567890123456u 123456789012345",
    "m f=8u 9",
    "m f=-0.5,g=1234567.25,h=99999999,i=0.0625 12345678",
    "m f=12345678.12345678 1234567",
    "m f=123456789012.5 12345678901",
    "m f=t,g=f,h=T,i=F,j=true,k=false,l=True,m=False,n=TRUE,o=FALSE",
    "m f=\"\",g=\"text\",h=\"a, b=c d\" 1",
    "m f=\"quote \\\" and backslash \\\\\" 1",
    "m,t=a\\ b,u=c\\,d,v=e\\=f g\\ h=1 1",
    "m\\ n,t\xc3\xa9=\xf0\x9f\x9a\x80 f=\"\xe2\x82\xac\" 1",
    "m f=1 1 ",
    "m f=1  1",
};

/// A line of exactly that many bytes with its newline, at least 6.
std::string filler(std::size_t size) { return std::string(size - 5, 'm') + " f=1\n"; }

/// Numbers that are only checked are the same once they are read.
void expect_views(const std::string& batch) {
  faultwire::test::ReferenceReader exact(batch);
  detail::line_protocol::scan::Pass pass(batch);
  Entry entry;
  while (pass.read<detail::line_protocol::scan::Keep::views>(entry) ==
         detail::line_protocol::scan::Outcome::accepted) {
    ASSERT_TRUE(exact.next());
    ASSERT_EQ(entry.fields().size(), exact.entry().fields().size());
    for (std::size_t k = 0; k < entry.fields().size(); ++k)
      EXPECT_TRUE(entry.fields()[k].value == exact.entry().fields()[k].value) << batch;
  }
  EXPECT_FALSE(exact.next());
}

/// Reads a batch of so many ordinary lines, and compares with the exact path.
void expect_ordinary(const std::string& batch, std::uint64_t lines) {
  faultwire::test::ReferenceReader exact(batch);
  detail::line_protocol::scan::Pass pass(batch);
  Entry entry;
  for (std::uint64_t i = 0; i < lines; ++i) {
    ASSERT_EQ(pass.read(entry), detail::line_protocol::scan::Outcome::accepted) << batch;
    ASSERT_TRUE(exact.next());
    ASSERT_EQ(pass.source(), exact.entry().source());
    EXPECT_TRUE(entry.measurement() == exact.entry().measurement() &&
                entry.tags().size() == exact.entry().tags().size() &&
                entry.fields().size() == exact.entry().fields().size() &&
                entry.timestamp() == exact.entry().timestamp());
    for (std::size_t k = 0; k < entry.fields().size(); ++k) {
      EXPECT_TRUE(entry.fields()[k].key == exact.entry().fields()[k].key) << batch;
      EXPECT_TRUE(entry.fields()[k].value == exact.entry().fields()[k].value) << batch;
    }
  }
  EXPECT_EQ(pass.read(entry), detail::line_protocol::scan::Outcome::end);
  expect_views(batch);
  std::uint64_t count = 0;
  detail::line_protocol::scan::Pass skipping(batch);
  EXPECT_EQ(skipping.skip(entry, count), detail::line_protocol::scan::Outcome::end) << batch;
  EXPECT_EQ(count, lines);
}

TEST(FAULTWIRE_PASS_SUITE, OrdinaryLinesNeedNoExactPath) {
  for (const std::string_view line : ordinary) {
    for (std::size_t before = 6; before < 72; ++before) {
      expect_ordinary(filler(before) + std::string(line) + "\n" + filler(300), 3);
      expect_ordinary(filler(before) + std::string(line), 2);
    }
  }
  // A string that ends some blocks later, within the batch and at its end.
  const std::string text = "m f=\"" + std::string(200, 'x') + "\" 1";
  expect_ordinary(text + "\n" + filler(300), 2);
  expect_ordinary(filler(300) + text, 2);
}

/// Returns `count` times `line`.
std::string repeated_lines(std::string_view line, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out.append(line) += '\n';
  return out;
}

TEST(FAULTWIRE_PASS_SUITE, LongRunsOfLinesAreSkippedAsTheyAreRead) {
  const std::string plain = repeated_lines("m,t=a f=1 1", 300);
  const std::string quoted = repeated_lines("m,t=a f=\"x y\",g=\"z\" 1", 300);
  const std::string mixed = repeated_lines("m f=1\nm f=1\nm f=\"x\"", 300);
  expect_ordinary(plain, 300);
  expect_ordinary(quoted, 300);
  expect_ordinary(mixed, 900);
  expect_ordinary(plain + quoted + plain + mixed + plain, 2100);
}

TEST(FAULTWIRE_PASS_SUITE, WhatIsTooMuchIsSeenAndWhatIsOddIsLeftToTheExactPath) {
  for (std::size_t before = 6; before < 72; ++before) {
    Entry entry;
    const std::string more = filler(before) + "m,t=a f=1 1 x y\n" + filler(300);
    detail::line_protocol::scan::Pass pass(more);
    ASSERT_EQ(pass.read(entry), detail::line_protocol::scan::Outcome::accepted);
    ASSERT_EQ(pass.read(entry), detail::line_protocol::scan::Outcome::trailing) << before;
    EXPECT_EQ(pass.trailing(), "x y");
    EXPECT_TRUE(pass.has_tags());
    EXPECT_EQ(pass.read(entry), detail::line_protocol::scan::Outcome::accepted);
    for (const std::string_view odd :
         {"m f=1 /23", "m f=1 x23", "m f=1 1x3", "m f=", "m f=1x", "m f", "m", "m, f=1",
          "m f=99999999999999999999i", "m f=1 9999999999999999999", "m f=tr", "m f=Fals"}) {
      const std::string batch = filler(before) + std::string(odd) + "\n" + filler(300);
      detail::line_protocol::scan::Pass refusing(batch);
      ASSERT_EQ(refusing.read(entry), detail::line_protocol::scan::Outcome::accepted);
      ASSERT_EQ(refusing.read(entry), detail::line_protocol::scan::Outcome::unusual)
          << odd << " behind " << before;
      EXPECT_EQ(refusing.offset(), before);
      std::uint64_t count = 0;
      detail::line_protocol::scan::Pass skipping(batch);
      ASSERT_EQ(skipping.skip(entry, count), detail::line_protocol::scan::Outcome::unusual)
          << odd << " behind " << before;
      EXPECT_EQ(count, 1u);
    }
  }
}
}  // namespace
