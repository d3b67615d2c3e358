// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/scan/escapes.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>

namespace {
using namespace faultwire;

TEST(Escapes, AreThoseOfAWalkByteByByte) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::uint64_t carry = 0;
    bool escaped = false;  // the next byte is
    for (int block = 0; block < 4; ++block) {
      // From no backslashes to backslashes only.
      std::uint64_t backslashes = random();
      if (round % 3 == 0) backslashes |= random() | random();
      if (round % 3 == 1) backslashes &= random() & random();
      if (round % 50 == 0) backslashes = ~std::uint64_t{0};
      std::uint64_t expected = 0;
      for (int bit = 0; bit < 64; ++bit) {
        const bool backslash = (backslashes >> bit & 1) != 0;
        // The first byte of a block is told of whatever it is, the others if they are no backslash.
        if (escaped && (!backslash || bit == 0)) expected |= std::uint64_t{1} << bit;
        escaped = backslash && !escaped;
      }
      ASSERT_EQ(detail::line_protocol::scan::escaped_bytes(backslashes, carry), expected)
          << "round " << round << ", block " << block;
      ASSERT_EQ(carry, escaped ? 1u : 0u) << "round " << round << ", block " << block;
    }
  }
}
}  // namespace
