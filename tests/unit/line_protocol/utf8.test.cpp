// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/scan/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "faultwire/detail/utf8.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

/// Whether the blocks of a text whose size is a multiple of 64 bytes are well-formed, and nothing
/// is owed at the end.
bool good_blocks(const std::string& text) {
  detail::line_protocol::scan::Utf8Check check;
  bool good = true;
  for (std::size_t at = 0; at < text.size(); at += 64) {
    alignas(64) char bytes[64];
    text.copy(bytes, 64, at);
    good = check.block(detail::line_protocol::scan::Block(bytes)) && good;
  }
  return good && check.owed() == 0;
}

/// Every pair of bytes that a rule is about, and as many continuation bytes as may follow.
std::vector<std::string> sequences() {
  std::vector<std::string> out;
  for (const int lead : {0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec,
                         0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff}) {
    for (const int second : {0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc2}) {
      for (std::size_t more = 0; more < 4; ++more) {
        out.push_back(std::string{static_cast<char>(lead), static_cast<char>(second)} +
                      std::string(more, '\x80'));
      }
    }
  }
  return out;
}

TEST(Utf8Check, SaysWhatTheExactSearchSays) {
  for (const std::string& sequence : sequences()) {
    for (const std::size_t at : {0u, 1u, 30u, 59u, 60u, 61u, 62u, 63u, 64u, 127u,
                                 128u - static_cast<unsigned>(sequence.size())}) {
      std::string text(192, at % 2 == 0 ? 'A' : 'a');
      text.replace(at, sequence.size(), sequence);
      ASSERT_EQ(good_blocks(text), !faultwire::detail::find_utf8_fault(text))
          << testing::PrintToString(sequence) << " at " << at;
    }
  }
}
}  // namespace
