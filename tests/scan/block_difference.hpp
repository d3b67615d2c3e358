// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_SCAN_BLOCK_DIFFERENCE_HPP
#define FAULTWIRE_TESTS_SCAN_BLOCK_DIFFERENCE_HPP
// The masks of a block against what the concept ScanBlock says of each byte.
#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>

#include "faultwire/line_protocol/scan/block.hpp"

namespace faultwire::test {

/// 64 letters with bytes around those that a level compares with: one, or a few, or all; now and
/// then any byte.
inline void fill_block(char (&bytes)[64], std::mt19937_64& random) {
  constexpr std::string_view near_by(
      "\t\n\x0b\r\x1f !\"#$+,-./0189:;<=>[\\]az~\x7f\x80\xac\xbd\xff");
  const std::uint64_t kind = random() % 4;
  const auto one_of = [&](std::uint64_t draw) {
    return near_by[static_cast<std::size_t>(draw % near_by.size())];
  };
  for (char& byte : bytes) {
    const std::uint64_t draw = random();
    const bool special = kind == 3 || (kind == 2 && draw % 8 == 0);
    byte = special && draw % 3 == 0 ? static_cast<char>(draw >> 32)
           : special                ? one_of(draw >> 32)
                                    : static_cast<char>('a' + (draw >> 32) % 26);
  }
  if (kind < 2) bytes[random() % 64] = one_of(random());
}

/// What is wrong with the block of `bytes`, or null.
inline const char* block_difference(const char (&bytes)[64]) {
  const detail::line_protocol::scan::Block block(bytes);
  const std::uint64_t commas = block.equal(','), highs = block.equal('\xbd');
  const std::uint64_t stops = block.stops(), digits = block.digits();
  const std::uint64_t first = block.plane<0>(), fifth = block.plane<5>(), last = block.plane<7>();
  bool special = false, high = false, unusual = false;
  for (std::size_t i = 0; i < 64; ++i) {
    const auto is = [i](std::uint64_t mask) { return ((mask >> i) & 1) != 0; };
    const char c = bytes[i];
    const auto value = static_cast<unsigned char>(c);
    if (is(commas) != (c == ',') || is(highs) != (c == '\xbd')) return "equal";
    const bool stop = c == ' ' || c == ',' || c == '=' || c == '\n';
    // Other control characters may be stops, too.
    if (is(stops) != stop && (stop || value > ' ')) return "stops";
    if (is(digits) != (c >= '0' && c <= '9')) return "digits";
    if (is(first) != ((value & 1) != 0) || is(fifth) != ((value >> 5 & 1) != 0) ||
        is(last) != (value >= 0x80))
      return "planes";
    high |= value >= 0x80;
    special |= value >= 0x80 || c == '\\';
    // DEL may be usual.
    unusual |= c != 0x7f && (value >= 0x80 || c == '\\' || (value <= '#' && c != ' ' && c != '\n'));
  }
  if (block.has_high() != high) return "has_high";
  if (block.has_special() != special) return "has_special";
  const bool has_del = std::string_view(bytes, 64).find('\x7f') != std::string_view::npos;
  if (block.has_unusual() != unusual && !(has_del && !unusual)) return "has_unusual";
  return nullptr;
}

/// The same for `count` blocks.
inline const char* block_differences(int count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  char bytes[64];
  for (int i = 0; i < count; ++i) {
    fill_block(bytes, random);
    if (const char* what = block_difference(bytes)) return what;
  }
  return nullptr;
}

}  // namespace faultwire::test

#endif
