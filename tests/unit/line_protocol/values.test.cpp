// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/scan/values.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/reference.hpp"

#ifndef FAULTWIRE_VALUES_SUITE
#define FAULTWIRE_VALUES_SUITE Values
#endif

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;
namespace scan = detail::line_protocol::scan;

/// The value that the exact path reads, if all of `text` is one.
std::optional<Value> exact_value(std::string_view text) {
  const std::string line = "m f=" + std::string(text);
  Entry entry;
  EntryAccess::begin(entry, 1, 0, line);
  if (!detail::line_protocol::reference::LineParser(entry).parse() || entry.fields().size() != 1 ||
      entry.timestamp())
    return std::nullopt;
  return entry.fields()[0].value;
}

std::optional<std::int64_t> exact_timestamp(std::string_view text) {
  const std::string line = "m f=1 " + std::string(text);
  Entry entry;
  EntryAccess::begin(entry, 1, 0, line);
  if (!detail::line_protocol::reference::LineParser(entry).parse()) return std::nullopt;
  return entry.timestamp();
}

std::string digits(std::mt19937_64& random, std::size_t most) {
  std::string out(random() % (most + 1), '0');
  for (char& c : out) c = random() % 4 == 0 ? "09"[random() % 2] : "0123456789"[random() % 10];
  return out;
}

/// A number of some shape, or nearly one.
std::string nearly_a_number(std::mt19937_64& random) {
  std::string out = random() % 3 == 0 ? "-" : "";
  out += digits(random, random() % 2 == 0 ? 9 : 24);
  if (random() % 2 == 0) out += "." + digits(random, random() % 2 == 0 ? 5 : 20);
  static constexpr std::string_view ends[] = {"", "", "i", "u", "e5", "E-3", "x", ".", "ii", "t"};
  out += ends[random() % std::size(ends)];
  if (random() % 16 == 0 && !out.empty()) out[random() % out.size()] = "-.iue/:x"[random() % 8];
  return out;
}

/// Reads `text` after bytes that are digits, points and signs too, at and before the floor.
void expect_exact(std::string_view text, std::mt19937_64& random) {
  std::string batch;
  for (int i = 0; i < 40; ++i) batch += "0123456789.-i"[random() % 13];
  batch += text;
  batch += ' ';  // the stop
  const char* const begin = batch.data();
  const char* const end = begin + batch.size() - 1;
  const std::string_view here(end - text.size(), text.size());
  const std::optional<Value> expected = exact_value(text);
  for (const char* floor : {begin + scan::number_reach, end, end + 1}) {
    Value value;
    Value view;
    ASSERT_EQ(scan::read_value<scan::Keep::values>(here, end, floor, &value), expected.has_value())
        << text;
    ASSERT_EQ(scan::read_value<scan::Keep::views>(here, end, floor, &view), expected.has_value())
        << text;
    ASSERT_EQ(scan::read_value<scan::Keep::nothing>(here, end, floor, nullptr),
              expected.has_value())
        << text;
    if (expected) {
      ASSERT_EQ(value, *expected) << text;
      ASSERT_EQ(view, *expected) << text;
      ASSERT_FALSE(value.is_unread()) << text;
    }
  }
  const std::optional<std::int64_t> when = exact_timestamp(text);
  for (const char* floor : {begin + scan::number_reach, end, end + 1}) {
    std::int64_t number = 0;
    ASSERT_EQ(scan::read_timestamp<scan::Keep::values>(here, end, floor, number), when.has_value())
        << text;
    if (when) {
      ASSERT_EQ(number, *when) << text;
    }
    ASSERT_EQ(scan::read_timestamp<scan::Keep::nothing>(here, end, floor, number), when.has_value())
        << text;
  }
}

TEST(FAULTWIRE_VALUES_SUITE, AreThoseOfTheExactPath) {
  std::mt19937_64 random(1);
  int good = 0;
  for (int round = 0; round < 100000; ++round) {
    const std::string text = nearly_a_number(random);
    if (text.empty()) continue;
    good += exact_value(text) ? 1 : 0;
    expect_exact(text, random);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(good, 30000);
}

TEST(FAULTWIRE_VALUES_SUITE, AtTheirLimits) {
  std::mt19937_64 random(2);
  for (const std::string_view text : {"0",
                                      "-0",
                                      "-0.0",
                                      "9",
                                      "00000000",
                                      "99999999",
                                      "999999999",
                                      "1.5",
                                      "-12345.67",
                                      "1234567i",
                                      "-123456i",
                                      "1234567u",
                                      "-1u",
                                      "0u",
                                      "0i",
                                      "i",
                                      "u",
                                      ".",
                                      "-",
                                      "-.",
                                      "1.",
                                      ".5",
                                      "12345678i",
                                      "999999999999999999i",
                                      "9223372036854775807i",
                                      "9223372036854775808i",
                                      "-9223372036854775808i",
                                      "-9223372036854775809i",
                                      "18446744073709551615u",
                                      "18446744073709551616u",
                                      "9223372036854775807",
                                      "9223372036854775808",
                                      "t",
                                      "F",
                                      "true",
                                      "FALSE",
                                      "tru",
                                      "1e400",
                                      "-1e400",
                                      "1e-400",
                                      "123456789012345678901234567890",
                                      "1234567890123456789012345678901",
                                      "0.12345678901234567",
                                      "9007199254740993"}) {
    expect_exact(text, random);
    if (HasFatalFailure()) return;
  }
}
}  // namespace
