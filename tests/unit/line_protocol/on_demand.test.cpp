// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "faultwire/line_protocol/dispatch.hpp"
#include "faultwire/line_protocol/parse.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::line_protocol;

/// A number as it may be in a batch, and its value.
struct Spelled {
  const char* text;
  Value value;
};

const Spelled spelled[] = {
    {"1", Value(1.0)},
    {"-0", Value(-0.0)},
    {"0.0", Value(0.0)},
    {"-12.5", Value(-12.5)},
    {"0.1", Value(0.1)},
    {"123456789.25", Value(123456789.25)},
    {"9007199254740993", Value(9007199254740992.0)},
    {"1234567890123456789", Value(1234567890123456789.0)},
    {"12345678901234567890", Value(12345678901234567890.0)},
    {"0.000000000000000000000000001", Value(1e-27)},
    {"2.2250738585072011e-308", Value(2.2250738585072011e-308)},
    {"1e5", Value(1e5)},
    {"1e999", Value(std::numeric_limits<double>::infinity())},
    {"7i", Value(std::int64_t{7})},
    {"-42i", Value(std::int64_t{-42})},
    {"9223372036854775807i", Value((std::numeric_limits<std::int64_t>::max)())},
    {"-9223372036854775808i", Value((std::numeric_limits<std::int64_t>::min)())},
    {"8u", Value(std::uint64_t{8})},
    {"18446744073709551615u", Value((std::numeric_limits<std::uint64_t>::max)())},
    {"true", Value(true)},
};

/// A batch whose second line has the number, far from both ends or near to one.
std::string batch_of(const char* number, std::size_t before, std::size_t after) {
  return std::string(before, '\n') + "m,t=a f=" + number + ",g=\"x\" 1" + std::string(after, '\n');
}

TEST(OnDemand, ANumberIsReadWhenItIsAskedFor) {
  for (const Spelled& one : spelled) {
    for (const std::size_t before : {0u, 1u, 40u, 200u}) {
      for (const std::size_t after : {0u, 200u}) {
        const std::string batch = batch_of(one.text, before, after);
        Reader reader(batch);
        ASSERT_TRUE(reader.next_on_demand()) << batch;
        ASSERT_TRUE(reader.entry()) << batch;
        const Value& value = reader.entry().fields()[0].value;
        EXPECT_EQ(value.type(), one.value.type()) << one.text;
        EXPECT_TRUE(value == one.value) << one.text;
        EXPECT_EQ(std::signbit(value.as_float()), std::signbit(one.value.as_float())) << one.text;
        EXPECT_EQ(value.as_float(), one.value.as_float()) << one.text;
        EXPECT_EQ(value.as_integer(), one.value.as_integer()) << one.text;
        EXPECT_EQ(value.as_uinteger(), one.value.as_uinteger()) << one.text;
        EXPECT_EQ(reader.entry().timestamp(), 1);
        EXPECT_FALSE(reader.next_on_demand());
      }
    }
  }
}

TEST(OnDemand, ANumberThatNoDoubleHoldsIsRoundedAsEver) {
  for (const std::string& zeros : {std::string(320, '0'), std::string(340, '0')}) {
    const std::string text = "0." + zeros + "1";
    const std::string batch = batch_of(text.c_str(), 200, 200);
    Reader reader(batch);
    ASSERT_TRUE(reader.next_on_demand());
    Reader whole(batch);
    ASSERT_TRUE(whole.next());
    const double expected = std::strtod(text.c_str(), nullptr);
    EXPECT_EQ(reader.entry().fields()[0].value.as_float(), expected) << text;
    EXPECT_EQ(whole.entry().fields()[0].value.as_float(), expected) << text;
  }
}

TEST(OnDemand, AReadValueOutlivesTheBatch) {
  std::string batch = batch_of("123.25", 100, 200);
  Reader reader(batch);
  ASSERT_TRUE(reader.next_on_demand());
  const Value unread = reader.entry().fields()[0].value;
  EXPECT_TRUE(unread.is_unread());
  const Value read = unread.read();
  EXPECT_FALSE(read.is_unread());
  batch.assign(batch.size(), '9');
  EXPECT_EQ(read.as_float(), 123.25);
  EXPECT_FALSE(Value(1.0).is_unread());
  EXPECT_EQ(Value(1.5).read().as_float(), 1.5);
}

TEST(OnDemand, OrdinaryReadingLeavesNothingUnread) {
  const std::string batch = batch_of("123.25", 100, 200);
  for (const Entry& entry : parse(batch)) EXPECT_FALSE(entry.fields()[0].value.is_unread());
}

TEST(OnDemand, RejectionsAreTheSame) {
  const std::string batch = "m f=1x\nm f=1\nm f=99999999999999999999i\nm f=1 1 2\n";
  Reader now(batch);
  Reader later(batch);
  while (now.next()) {
    ASSERT_TRUE(later.next_on_demand());
    ASSERT_EQ(static_cast<bool>(now.entry()), static_cast<bool>(later.entry()));
    if (now.entry()) continue;
    EXPECT_EQ(now.entry().rejection().message(), later.entry().rejection().message());
  }
  EXPECT_FALSE(later.next_on_demand());
}

TEST(OnDemand, TheBestScannerDoesTheSame) {
  const std::string batch = batch_of("123.25", 100, 200) + batch_of("-7i", 0, 1);
  std::int64_t integers = 0;
  double floats = 0;
  const auto entries = dispatch::for_each_entry_on_demand(batch, [&](const Entry& entry) {
    floats += entry.fields()[0].value.as_float();
    integers += entry.fields()[0].value.as_integer();
  });
  EXPECT_EQ(entries, 2u);
  EXPECT_EQ(floats, 123.25);
  EXPECT_EQ(integers, -7);
}
}  // namespace
