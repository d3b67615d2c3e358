// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/retry/hints.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year;

/// Ten seconds before RFC 9110's example.
constexpr retry::SystemTime before_example =
    sys_days(year(1994) / 11 / 6) + std::chrono::hours(8) + std::chrono::minutes(49) + seconds(27);
constexpr retry::SystemTime today = sys_days(year(2026) / 11 / 21) + std::chrono::hours(12);

retry::Hint at_example(std::string_view text) {
  return retry::parse_retry_after(text, before_example);
}

TEST(RetryAfter, Seconds) {
  EXPECT_EQ(retry::parse_retry_after("10", today), retry::Hint::wait(seconds(10)));
  EXPECT_EQ(retry::parse_retry_after("0", today), retry::Hint::wait(seconds(0)));
  EXPECT_EQ(retry::parse_retry_after("007", today), retry::Hint::wait(seconds(7)));
  EXPECT_EQ(retry::parse_retry_after(" 120\t", today), retry::Hint::wait(seconds(120)));
}

TEST(RetryAfter, DecimalsAsServersSendThem) {
  EXPECT_EQ(retry::parse_retry_after("299.997", today), retry::Hint::wait(milliseconds(299'997)));
  EXPECT_EQ(retry::parse_retry_after("0.5", today), retry::Hint::wait(milliseconds(500)));
  EXPECT_EQ(retry::parse_retry_after("0.0000001", today),
            retry::Hint::wait(milliseconds(1)));  // never earlier than asked
  EXPECT_EQ(retry::parse_retry_after("1.0000", today), retry::Hint::wait(seconds(1)));
}

TEST(RetryAfter, TheThreeFormsOfADate) {
  EXPECT_EQ(at_example("Sun, 06 Nov 1994 08:49:37 GMT"), retry::Hint::wait(seconds(10)));
  EXPECT_EQ(at_example("Sunday, 06-Nov-94 08:49:37 GMT"), retry::Hint::wait(seconds(10)));
  EXPECT_EQ(at_example("Sun Nov  6 08:49:37 1994"), retry::Hint::wait(seconds(10)));
  EXPECT_EQ(at_example("Sun Nov 06 08:49:37 1994"), retry::Hint::wait(seconds(10)));
  EXPECT_EQ(at_example("Mon, 06 Nov 1994 08:49:37 GMT"),
            retry::Hint::wait(seconds(10)));  // the wrong day of the week
  EXPECT_EQ(at_example("Sun, 06 Nov 1994 08:49:60 GMT"),
            retry::Hint::wait(seconds(33)));  // a leap second
}

TEST(RetryAfter, ADateIsCountedFromNowExactly) {
  EXPECT_EQ(
      retry::parse_retry_after("Sun, 06 Nov 1994 08:49:37 GMT", before_example + milliseconds(250)),
      retry::Hint::wait(milliseconds(9750)));
  EXPECT_EQ(retry::parse_retry_after("Sun, 06 Nov 1994 08:49:37 GMT",
                                     before_example - std::chrono::hours(24)),
            retry::Hint::wait(seconds(86'410)));
}

TEST(RetryAfter, PastDatesAreNow) {
  EXPECT_EQ(retry::parse_retry_after("Sun, 06 Nov 1994 08:49:37 GMT", today),
            retry::Hint::wait(seconds(0)));
  EXPECT_EQ(retry::parse_retry_after("Sunday, 06-Nov-94 08:49:37 GMT", today),
            retry::Hint::wait(seconds(0)));  // not 2094
  EXPECT_EQ(retry::parse_retry_after("Thu, 01 Jan 0000 00:00:00 GMT", today),
            retry::Hint::wait(seconds(0)));
}

TEST(RetryAfter, TwoDigitsMeanTheNearCentury) {
  EXPECT_EQ(retry::parse_http_date("Friday, 21-Nov-75 12:00:00 GMT", today),
            sys_days(year(2075) / 11 / 21) + std::chrono::hours(12));
  EXPECT_EQ(retry::parse_http_date("Friday, 21-Nov-77 12:00:00 GMT", today),
            sys_days(year(1977) / 11 / 21) + std::chrono::hours(12));
}

TEST(RetryAfter, InvalidIsNotAbsent) {
  EXPECT_EQ(retry::parse_retry_after(std::nullopt, today).kind, retry::Hint::Kind::absent);
  EXPECT_EQ(retry::parse_retry_after(std::optional<std::string_view>("10"), today),
            retry::Hint::wait(seconds(10)));
  for (const char* text : {"", " ", "-5", "+5", "5s", "5.", ".5", "5,5", "1e3", "0x10", "5 5",
                           "10, 20", "soon", "nan", "infinity", "1.2.3", "5.-1"}) {
    EXPECT_EQ(retry::parse_retry_after(text, today), retry::Hint::unreadable()) << text;
  }
  for (const char* text : {"Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
                           "sun, 06 nov 1994 08:49:37 gmt", "Sun, 6 Nov 1994 08:49:37 GMT",
                           "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 29 Feb 1995 08:49:37 GMT",
                           "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT",
                           "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
                           "Sun 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT x",
                           "Sun, 00 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT",
                           "Sun Nov 6 08:49:37 1994", "1994-11-06T08:49:37Z"}) {
    EXPECT_EQ(at_example(text), retry::Hint::unreadable()) << text;
  }
  EXPECT_EQ(retry::parse_retry_after(std::string_view("1\0", 2), today), retry::Hint::unreadable());
}

TEST(RetryAfter, TooLargeIsTheCap) {
  EXPECT_EQ(retry::parse_retry_after("99999999999999999999", today, seconds(600)),
            retry::Hint::wait(seconds(600)));
  EXPECT_EQ(retry::parse_retry_after("3600", today, seconds(600)), retry::Hint::wait(seconds(600)));
  EXPECT_EQ(retry::parse_retry_after("599", today, seconds(600)), retry::Hint::wait(seconds(599)));
  EXPECT_EQ(retry::parse_retry_after("Fri, 31 Dec 9999 23:59:59 GMT", today, seconds(600)),
            retry::Hint::wait(seconds(600)));
  const retry::Hint uncapped = retry::parse_retry_after("99999999999999999999.999", today);
  EXPECT_EQ(uncapped.kind, retry::Hint::Kind::wait);
  // The most that fits, so that a fraction and its rounding still do.
  constexpr std::int64_t most = 9'223'372'036'854'774;
  EXPECT_EQ(uncapped.delay, milliseconds(most * 1000 + 999));
  for (const char* text : {"9223372036854774", "9223372036854775", "99999999999999999999"})
    EXPECT_EQ(retry::parse_retry_after(text, today).delay, milliseconds(most * 1000)) << text;
  EXPECT_EQ(retry::parse_retry_after("9223372036854773", today).delay,
            milliseconds((most - 1) * 1000));
  EXPECT_EQ(retry::parse_retry_after("5", today, milliseconds(-1)),
            retry::Hint::wait(milliseconds(0)));
}

TEST(Pushback, Grammar) {
  EXPECT_EQ(retry::parse_pushback("400"), retry::Hint::wait(milliseconds(400)));
  EXPECT_EQ(retry::parse_pushback("0"), retry::Hint::wait(milliseconds(0)));
  EXPECT_EQ(retry::parse_pushback("2147483647"), retry::Hint::wait(milliseconds(2'147'483'647)));
  EXPECT_EQ(retry::parse_pushback("-1"), retry::Hint::never());
  EXPECT_EQ(retry::parse_pushback("-2147483648"), retry::Hint::never());
  EXPECT_EQ(retry::parse_pushback(std::nullopt).kind, retry::Hint::Kind::absent);
  for (const char* text : {"", "-", "abc", "1.5", "+1", " 1", "1 ", "01", "-01", "2147483648",
                           "-2147483649", "99999999999999999999"}) {
    EXPECT_EQ(retry::parse_pushback(text), retry::Hint::unreadable()) << text;
  }
}

TEST(RetryInfo, Durations) {
  EXPECT_EQ(retry::retry_info_hint(1, 500'000'000), retry::Hint::wait(milliseconds(1500)));
  EXPECT_EQ(retry::retry_info_hint(0, 1), retry::Hint::wait(milliseconds(1)));
  EXPECT_EQ(retry::retry_info_hint(0, 0), retry::Hint::wait(milliseconds(0)));
  EXPECT_EQ(retry::retry_info_hint(315'576'000'000, 0),
            retry::Hint::wait(seconds(315'576'000'000)));
  EXPECT_EQ(retry::retry_info_hint(-1, 0), retry::Hint::unreadable());
  EXPECT_EQ(retry::retry_info_hint(0, -1), retry::Hint::unreadable());
  EXPECT_EQ(retry::retry_info_hint(0, 1'000'000'000), retry::Hint::unreadable());
  EXPECT_EQ(retry::retry_info_hint(315'576'000'001, 0), retry::Hint::unreadable());
}

TEST(RetryAfter, NoByteOfADateMayBeAnother) {
  for (const std::string date : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                                 "Sun Nov  6 08:49:37 1994", "Sun Nov 16 08:49:37 1994"}) {
    ASSERT_EQ(at_example(date).kind, retry::Hint::Kind::wait) << date;
    for (std::size_t i = 0; i < date.size(); ++i) {
      for (const char other : {'!', 'z'}) {
        std::string changed = date;
        changed[i] = other;
        EXPECT_EQ(at_example(changed), retry::Hint::unreadable()) << changed;
      }
      EXPECT_EQ(at_example(date.substr(0, i)), retry::Hint::unreadable()) << date.substr(0, i);
    }
    EXPECT_EQ(at_example(date + "x"), retry::Hint::unreadable());
  }
}

TEST(RetryAfter, TimesBefore1970AndDigitsBehindTheMilliseconds) {
  const retry::SystemTime before =
      sys_days(year(1969) / 12 / 31) + std::chrono::hours(24) - milliseconds(9750);
  EXPECT_EQ(retry::parse_retry_after("Thu, 01 Jan 1970 00:00:00 GMT", before),
            retry::Hint::wait(milliseconds(9750)));
  EXPECT_EQ(retry::parse_retry_after("0.00000011", today), retry::Hint::wait(milliseconds(1)));
  EXPECT_EQ(retry::parse_retry_after("5.x", today), retry::Hint::unreadable());
  EXPECT_EQ(retry::parse_retry_after("\t 5", today), retry::Hint::wait(seconds(5)));
  EXPECT_EQ(retry::parse_retry_after(std::optional<std::string_view>(), today).kind,
            retry::Hint::Kind::absent);
}

TEST(Pushback, MinusZeroIsAtOnce) {
  EXPECT_EQ(retry::parse_pushback("-0"), retry::Hint::wait(milliseconds(0)));
  EXPECT_EQ(retry::parse_pushback(std::optional<std::string_view>()).kind,
            retry::Hint::Kind::absent);
  EXPECT_EQ(retry::parse_pushback(std::optional<std::string_view>("-1")), retry::Hint::never());
}

TEST(RateLimit, TheNewestDraftIsAListOfPolicies) {
  EXPECT_EQ(parse_rate_limit("\"default\";r=0;t=30"), Hint::wait(seconds(30)));
  EXPECT_EQ(parse_rate_limit("\"default\";r=5;t=30"), Hint{});
  EXPECT_EQ(parse_rate_limit("default;r=0;t=30"), Hint::wait(seconds(30)));
  EXPECT_EQ(parse_rate_limit("\"a\";r=0;t=3, \"b\";r=0;t=60 ,\"c\";r=9;t=900"),
            Hint::wait(seconds(60)));
  EXPECT_EQ(parse_rate_limit("\"a, \\\";r=1\";r=0;t=3;pk=:YQ"), Hint::wait(seconds(3)));
  EXPECT_EQ(parse_rate_limit("\"a\";r=0;t=3;x"), Hint::wait(seconds(3)));
  EXPECT_EQ(parse_rate_limit("\"a\";r=0;t=3;x=\"y;z\""), Hint::wait(seconds(3)));
}

TEST(RateLimit, DraftSevenIsOnePolicy) {
  EXPECT_EQ(parse_rate_limit("limit=100, remaining=0, reset=5"), Hint::wait(seconds(5)));
  EXPECT_EQ(parse_rate_limit("limit=100,remaining=1,reset=5"), Hint{});
}

TEST(RateLimit, OlderDraftsHaveTheirOwnFields) {
  EXPECT_EQ(parse_rate_limit_reset("0", "12"), Hint::wait(seconds(12)));
  EXPECT_EQ(parse_rate_limit_reset("3", "12"), Hint{});
  EXPECT_EQ(parse_rate_limit_reset(std::nullopt, " 12 "), Hint::wait(seconds(12)));
  EXPECT_EQ(parse_rate_limit_reset("0", "soon"), Hint::unreadable());
  EXPECT_EQ(parse_rate_limit_reset("x", "12"), Hint::unreadable());
}

TEST(RateLimit, AnythingElseIsUnreadable) {
  for (const char* text : {"",
                           " ",
                           "default",
                           "\"default\"",
                           "\"default\";t=30",
                           "\"default\";r=0",
                           "\"default;r=0;t=3",
                           "\"a\";r=-1;t=3",
                           "\"a\";r=0;t=1.5",
                           "\"a\";r=\"0\";t=3",
                           "\"a\";r=0;t=3,",
                           ",",
                           ";r=0;t=3",
                           "\"a\";r=0;t=3 x",
                           "limit=1, reset=5",
                           "remaining=, reset=5",
                           "remaining=\"0\", reset=5",
                           "remaining=0, reset=\"5\"",
                           "\"a\";r=0;t=\"3\"",
                           "\"a\";r=0;t=3;x=\"y",
                           "\"a\";;r=0;t=3",
                           "\"a\";r=0;t=9999999999999999"}) {
    EXPECT_EQ(parse_rate_limit(text), Hint::unreadable()) << text;
  }
  const std::string good = "\"default\";r=0;t=30";
  for (std::size_t i = 0; i < good.size(); ++i) (void)parse_rate_limit(good.substr(0, i));
}

TEST(ServerTime, IsThatOfTheDateHeader) {
  const SystemTime answered = sys_days(year(1999) / 12 / 31) + std::chrono::hours(23);
  EXPECT_EQ(server_time("Fri, 31 Dec 1999 23:00:00 GMT", today), answered);
  EXPECT_EQ(server_time(" Fri, 31 Dec 1999 23:00:00 GMT ", today), answered);
  EXPECT_EQ(server_time("yesterday", today), today);
  EXPECT_EQ(server_time(std::nullopt, today), today);
  for (const char* no_time_of_this_type :
       {"Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT"})
    EXPECT_EQ(server_time(no_time_of_this_type, today), today);
  EXPECT_EQ(parse_retry_after("Fri, 31 Dec 1999 23:00:30 GMT", answered), Hint::wait(seconds(30)));
}
}  // namespace
