// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/line_protocol/precision.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "faultwire/detail/time_text.hpp"

namespace {
using namespace faultwire::line_protocol;

TEST(Precision, NamesOfTheApisAndOfCore) {
  const std::pair<const char*, const char*> names[] = {{"ns", "Nanosecond"},
                                                       {"us", "Microsecond"},
                                                       {"ms", "Millisecond"},
                                                       {"s", "Second"},
                                                       {"auto", "Auto"}};
  for (std::size_t i = 0; i < std::size(precision_rows); ++i) {
    EXPECT_EQ(precision_rows[i].name, names[i].first);
    EXPECT_EQ(precision_rows[i].core_name, names[i].second);
  }
}

TEST(Precision, OneStepBeyondTheRange) {
  EXPECT_EQ(to_nanoseconds(9223372036854775, Precision::microseconds), 9223372036854775000);
  EXPECT_FALSE(to_nanoseconds(9223372036854776, Precision::microseconds));
  EXPECT_EQ(to_nanoseconds(-9223372036854, Precision::milliseconds), -9223372036854000000);
  EXPECT_FALSE(to_nanoseconds(-9223372036855, Precision::milliseconds));
}

std::string text_of(std::int64_t nanoseconds) {
  std::string out;
  auto sink = [&](std::string_view piece) { out += piece; };
  faultwire::detail::time_text_to(faultwire::detail::TextSink::of(sink), nanoseconds);
  return out;
}

TEST(TimeText, AsTheCalendarSays) {
  EXPECT_EQ(text_of(0), "1970-01-01T00:00:00+00:00");
  EXPECT_EQ(text_of(-1), "1969-12-31T23:59:59.999999999+00:00");
  EXPECT_EQ(text_of(1'590'488'773'254'420'000), "2020-05-26T10:26:13.254420000+00:00");
  EXPECT_EQ(text_of((std::numeric_limits<std::int64_t>::min)()),
            "1677-09-21T00:12:43.145224192+00:00");
  EXPECT_EQ(text_of((std::numeric_limits<std::int64_t>::max)()),
            "2262-04-11T23:47:16.854775807+00:00");
}

TEST(TimeText, EveryDayIsThatOfChrono) {
  for (std::int64_t day = -106751; day <= 106751; ++day) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    const auto ours = faultwire::detail::civil_day(day);
    ASSERT_EQ(ours.year, static_cast<int>(date.year())) << day;
    ASSERT_EQ(ours.month, static_cast<unsigned>(date.month())) << day;
    ASSERT_EQ(ours.day, static_cast<unsigned>(date.day())) << day;
  }
}
}  // namespace
