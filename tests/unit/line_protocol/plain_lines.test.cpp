// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/scan/plain_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/line_protocol/parse.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

/// Whether `line` is taken as a plain one, wherever in a block it begins; -1 if that depends on
/// where.
int taken(std::string_view line) {
  const std::string behind = "cpu,host=behind usage=1.5,count=3i 1590488773254420000\n";
  int answer = 2;
  for (std::size_t shift = 8; shift < 8 + 64; ++shift) {
    std::string batch(shift - 6, 'm');
    batch += " f=1\n";
    const std::size_t before = batch.size();
    batch.append(line).append("\n");
    for (int i = 0; i < 4; ++i) batch += behind;
    const detail::line_protocol::scan::PlainPart part =
        detail::line_protocol::scan::skip_plain_lines(batch.data(), batch.data() + batch.size());
    const auto end = static_cast<std::size_t>(part.line - batch.data());
    const int now = end > before ? 1 : 0;
    answer = answer == 2 || answer == now ? now : -1;
  }
  return answer;
}

TEST(PlainLines, TakesWhatIsPlain) {
  for (const std::string_view line : {"m f=1",
                                      "m f=1 1",
                                      "m f=-1 -1",
                                      "cpu,host=a,region=west usage=64.2 1590488773254420000",
                                      "m a=1,b=2.5,c=3i,d=4u,e=t,f=FALSE,g=True 5",
                                      "m f=1e5",
                                      "m f=-1.5E+300,g=2e-7,h=0.5e0 7",
                                      "m f=999999999999999999i",
                                      "m f=-999999999999999999i",
                                      "m f=18446744073709551615",
                                      "m f=9999999999999999999u",
                                      "m f=1 8999999999999999999",
                                      "m f=1 -8999999999999999999",
                                      "m,t=-5.5i.x,u=1e,v=99999999999999999999i f=1",
                                      "m f=0.1234567890123456789012345678901234567890",
                                      "m'~,t=()[]{};:<>?/|@$%^&*+_` k=1",
                                      "m f=true",
                                      "m f=f 12",
                                      "m,t=1 f=1",
                                      "a_measurement_with_a_long_name,and_a_tag_with_a_long_name="
                                      "and_a_value_with_a_long_name_that_passes_"
                                      "a_whole_block_of_sixty_four_bytes f=1 1"}) {
    EXPECT_EQ(taken(line), 1) << line;
    EXPECT_TRUE(is_valid(line)) << line;
  }
}

TEST(PlainLines, LeavesWhatIsRejected) {
  for (const std::string_view line : {"m",
                                      "m,t=a",
                                      "m f",
                                      "m f=",
                                      "m f=1,",
                                      "m f=1,b",
                                      "m f=1,b=",
                                      "m f=1,b= 5",
                                      "m,t f=1",
                                      "m,=a f=1",
                                      "m,t= f=1",
                                      ",t=a f=1",
                                      "m f=abc",
                                      "m f=1.2.3",
                                      "m f=1.",
                                      "m f=.5",
                                      "m f=-",
                                      "m f=--1",
                                      "m f=1e",
                                      "m f=1e+",
                                      "m f=1ee5",
                                      "m f=1e5i",
                                      "m f=1.5i",
                                      "m f=1.5u",
                                      "m f=1ix",
                                      "m f=1i5",
                                      "m f=-5u",
                                      "m f=5ux",
                                      "m f=tru",
                                      "m f=truex",
                                      "m f=TRUEfalse",
                                      "m f=9223372036854775808i",
                                      "m f=-9223372036854775809i",
                                      "m f=18446744073709551616u",
                                      "m f=1 12x4",
                                      "m f=1 x",
                                      "m f=1 1.5",
                                      "m f=1 1e5",
                                      "m f=1 5i",
                                      "m f=1 9223372036854775808",
                                      "m f=1 10000000000000000000",
                                      "m f=1 99999999999999999999",
                                      "m f=1 --5",
                                      "m f=1 5 extra",
                                      "m f=1 1,b=3",
                                      "m f=1 1=3",
                                      "m,t=a,t2 f=1",
                                      "m f=1=2",
                                      "m f=t=2",
                                      "m f=5u=2",
                                      "m f=1,,g=2",
                                      "m f=+1",
                                      "m f=0x5",
                                      "m f=1_000",
                                      "m f=nan",
                                      "m f=inf",
                                      "m f=1\r",
                                      "m\tf=1",
                                      "m f=1\t",
                                      "m f=1 1\r"}) {
    EXPECT_EQ(taken(line), 0) << line;
  }
}

TEST(PlainLines, LeavesWhatIsNotPlain) {
  for (const std::string_view line :
       {"# a b=1", "#m f=1", "m f=\"x\"", "m,t=a\\ b f=1", "m\\,x f=1", " m f=1", "m  f=1",
        "m f=1  1", "m f=1 ", "m,t=a=b f=1", "m=a f=1", "m a,b=1", "m f=1 9000000000000000000",
        "m f=9000000000000000000i", "m,t=\xc3\xa9 f=1", "", "m f=1,\n"}) {
    EXPECT_EQ(taken(line), 0) << line;
  }
}

TEST(PlainLines, CountsAndStopsAtTheLimitOfALine) {
  std::string batch;
  for (int i = 0; i < 1000; ++i) batch += "m,t=a f=" + std::to_string(i) + "\n";
  const detail::line_protocol::scan::PlainPart part =
      detail::line_protocol::scan::skip_plain_lines(batch.data(), batch.data() + batch.size());
  EXPECT_LT(batch.data() + batch.size() - part.line, 64 + 8 + 14);
  EXPECT_EQ(
      part.count,
      1000 - std::count(part.line, static_cast<const char*>(batch.data() + batch.size()), '\n'));
  for (const std::size_t size : {65000u, 65536u, 65537u, 70000u}) {
    const std::string line = "m,t=" + std::string(size, 'x') + " f=1\n";
    const std::string twice = line + std::string(200, 'm') + " f=1\n" + batch;
    const bool all =
        detail::line_protocol::scan::skip_plain_lines(twice.data(), twice.data() + twice.size())
            .count > 900;
    EXPECT_EQ(all, size == 65000u) << size;
  }
}

TEST(PlainLines, NothingInShortBatches) {
  const std::string line = "m f=1\n";
  EXPECT_EQ(
      detail::line_protocol::scan::skip_plain_lines(line.data(), line.data() + line.size()).count,
      0u);
  EXPECT_EQ(detail::line_protocol::scan::skip_plain_lines(line.data(), line.data()).line,
            line.data());
}
}  // namespace
