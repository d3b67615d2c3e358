// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Laws of every policy and every failure, over random ones from a seed.
#include "faultwire/retry.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace {
using namespace faultwire;
using namespace faultwire::retry;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

class World {
 public:
  explicit World(std::uint32_t seed) : random_(seed) {}
  std::int64_t number(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }
  bool flag() { return number(0, 1) == 1; }
  template <class E>
  E pick(E last) {
    return static_cast<E>(number(0, static_cast<std::int64_t>(last)));
  }

  retry::Hint hint() {
    switch (number(0, 4)) {
      case 0:
        return retry::Hint::wait(milliseconds(number(0, 100'000)));
      case 1:
        return retry::Hint::never();
      case 2:
        return retry::Hint::unreadable();
      default:
        return {};
    }
  }
  retry::Failure failure() {
    retry::Failure failure;
    failure.code =
        AnyCode(pick(Domain::iox_column_type), static_cast<std::int32_t>(number(-2, 30)));
    if (number(0, 3) == 0)
      failure.code = AnyCode(Domain::http, static_cast<std::int32_t>(number(90, 610)));
    if (number(0, 2) == 0) failure.code = GrpcCode::unavailable;
    if (number(0, 3) == 0) failure.http_status = HttpStatus(number(100, 599));
    if (number(0, 3) == 0) failure.http2_reset = pick(Http2Error::http_1_1_required);
    failure.side = pick(retry::Side::transport);
    failure.idempotency = pick(retry::Idempotency::not_idempotent);
    failure.committed = number(0, 7) == 0;
    failure.unprocessed = number(0, 3) == 0;
    failure.stored = number(0, 3) == 0 ? pick(Stored::all) : Stored::unknown;
    failure.limit = number(0, 7) == 0 ? pick(Limit::disk) : Limit::none;
    if (number(0, 7) == 0) failure.passes_by_itself = flag();
    failure.attempt = static_cast<std::int32_t>(number(-1, 12));
    failure.elapsed = milliseconds(number(0, 100'000));
    failure.retry_after = hint();
    failure.pushback = hint();
    failure.retry_info = hint();
    failure.rate_limit = hint();
    return failure;
  }
  retry::Policy policy() {
    retry::Policy policy =
        retry::preset(static_cast<Preset>(number(0, std::ssize(preset_rows) - 1)));
    if (flag()) return policy;
    policy.channel = pick(retry::Channel::http);
    policy.max_attempts = static_cast<std::int32_t>(number(0, 9));
    policy.max_elapsed = milliseconds(number(0, 1) * number(0, 100'000));
    policy.backoff.initial = milliseconds(number(0, 5'000));
    policy.backoff.max = milliseconds(number(0, 20'000));
    policy.backoff.multiplier = static_cast<double>(number(0, 400)) / 100;
    policy.backoff.ratio = static_cast<double>(number(0, 200)) / 1000;
    policy.backoff.growth = pick(retry::Growth::quadratic);
    policy.backoff.jitter = pick(retry::Jitter::decorrelated);
    policy.backoff.least = milliseconds(number(0, 1) * number(0, 2'000));
    policy.backoff.plus = milliseconds(number(0, 1) * number(0, 2'000));
    policy.backoff.extra = milliseconds(number(0, 1) * number(0, 500));
    policy.flat_wait = milliseconds(number(0, 5'000));
    policy.reads_facts = flag();
    policy.rate_limit = pick(retry::HintUse::at_least);
    policy.unreadable_hint = milliseconds(number(0, 1) * number(1, 20'000));
    policy.transparent = flag();
    policy.needs_idempotency = flag();
    policy.obeys_pushback = flag();
    policy.retry_after = pick(retry::HintUse::at_least);
    policy.retry_info = pick(retry::HintUse::at_least);
    policy.hint_cap = milliseconds(number(0, 1) * number(1, 50'000));
    policy.no_response = pick(retry::Verdict::needs_operator);
    policy.transient_resets = static_cast<std::uint16_t>(number(0, 16383));
    for (retry::Verdict& verdict : policy.grpc) verdict = pick(retry::Verdict::needs_operator);
    for (retry::Verdict& verdict : policy.http) verdict = pick(retry::Verdict::needs_operator);
    return policy;
  }
  double chance() { return std::uniform_real_distribution<double>(0, 1)(random_); }

 private:
  std::mt19937 random_;
};

bool forbidden(const retry::Policy& policy, const retry::Failure& failure) {
  const auto never = retry::Hint::Kind::do_not_retry;
  return failure.retry_after.kind == never || failure.pushback.kind == never ||
         failure.retry_info.kind == never ||
         (policy.obeys_pushback && failure.pushback.kind == retry::Hint::Kind::invalid);
}

/// The longest delay that a retry may have: of the backoff, or of a hint that counts.
nanoseconds longest(const retry::Policy& policy, const retry::Failure& failure) {
  const auto hinted = [&](retry::HintUse use, const retry::Hint& hint) {
    if (use == retry::HintUse::unused) return nanoseconds(0);
    return policy.hint_cap.count() > 0 ? std::min<nanoseconds>(hint.delay, policy.hint_cap)
                                       : nanoseconds(hint.delay);
  };
  const nanoseconds added = policy.backoff.plus + policy.backoff.extra;
  const nanoseconds backoff = policy.backoff.max + policy.backoff.max / 2 + nanoseconds(1) + added;
  const nanoseconds pushback =
      policy.obeys_pushback ? nanoseconds(failure.pushback.delay) : nanoseconds(0);
  const nanoseconds asked = std::max({hinted(policy.retry_after, failure.retry_after),
                                      hinted(policy.retry_info, failure.retry_info),
                                      hinted(policy.rate_limit, failure.rate_limit)});
  return std::max(
      {backoff, pushback, policy.flat_wait, asked + added, policy.unreadable_hint + added});
}

void check(const retry::Policy& policy, const retry::Failure& failure,
           const retry::Decision& decision) {
  ASSERT_GE(decision.delay.count(), 0);
  ASSERT_FALSE(decision.rule.empty());
  ASSERT_EQ(decision.rule, retry::reason_text(decision.reason));
  ASSERT_EQ(decision.action == retry::Action::retry_after,
            retry::will_retry(decision.action) && decision.delay.count() > 0);
  const bool reads_pushback = policy.obeys_pushback;
  for (const auto& [hint, name, ignored] :
       {std::tuple{failure.retry_after, "Retry-After", policy.unreadable_hint.count() == 0},
        std::tuple{failure.pushback, "grpc-retry-pushback-ms", !reads_pushback},
        std::tuple{failure.rate_limit, "RateLimit", true},
        std::tuple{failure.retry_info, "RetryInfo", true}}) {
    ASSERT_EQ(decision.ignored.find(name) != std::string_view::npos,
              ignored && hint.kind == retry::Hint::Kind::invalid);
  }
  ASSERT_EQ(retry::will_retry(decision.action) || decision.fact != Fact::none, true);
  if (failure.stored == Stored::some || failure.stored == Stored::all) {
    ASSERT_NE(decision.action, retry::Action::split_and_retry);
    ASSERT_FALSE(retry::will_retry(decision.action));
  }
  if (!retry::will_retry(decision.action)) return;
  ASSERT_LE(decision.delay, longest(policy, failure));
  ASSERT_FALSE(forbidden(policy, failure));
  ASSERT_FALSE(failure.committed);
  if (policy.max_elapsed.count() > 0) {
    ASSERT_LE(failure.elapsed + decision.delay, policy.max_elapsed);
  }
  if (decision.reason == retry::Reason::not_processed) {
    ASSERT_TRUE(failure.unprocessed);
    return;
  }
  ASSERT_TRUE(policy.max_attempts == 0 || failure.attempt < policy.max_attempts);
}

TEST(RetryProperties, EveryDecision) {
  World world(20261121);
  int retries = 0;
  for (int i = 0; i < 200'000; ++i) {
    const retry::Policy policy = world.policy();
    const retry::Failure failure = world.failure();
    const retry::Decision decision = retry::decide(policy, failure, world.chance());
    ASSERT_NO_FATAL_FAILURE(check(policy, failure, decision)) << i;
    retries += retry::will_retry(decision.action);
  }
  EXPECT_GT(retries, 10'000);  // the laws were tried on decisions that they concern
}

TEST(RetryProperties, AWholeCallStaysWithinItsAttempts) {
  World world(7);
  for (int i = 0; i < 20'000; ++i) {
    const retry::Policy policy = world.policy();
    retry::RetryThrottle throttle(
        {.max_tokens = static_cast<std::int32_t>(world.number(1, 20)),
         .ratio_thousandths = static_cast<std::int32_t>(world.number(1, 3000))});
    retry::RetryState state(policy, {.deadline = milliseconds(world.number(0, 1) * 50'000),
                                     .seed = static_cast<std::uint64_t>(i),
                                     .throttle = &throttle});
    int attempts = 1, transparent = 0;
    for (; attempts < 100; ++attempts) {
      retry::Failure failure = world.failure();
      if (failure.side == retry::Side::client)
        failure.unprocessed = false;  // what never left is sent for ever
      const retry::Decision decision = state.next(failure);
      failure.attempt = attempts - transparent;
      ASSERT_NO_FATAL_FAILURE(check(policy, failure, decision)) << i;
      ASSERT_GE(throttle.thousandths(), 0);
      ASSERT_LE(throttle.thousandths(), throttle.max_thousandths());
      if (world.number(0, 3) == 0) state.succeeded();
      if (!retry::will_retry(decision.action)) break;
      transparent += decision.reason == retry::Reason::not_processed;
      ASSERT_EQ(state.attempt().previous_attempts, attempts - transparent);
    }
    ASSERT_LE(transparent, 1);
    if (policy.max_attempts > 0) {
      ASSERT_LE(attempts - transparent, policy.max_attempts);
    }
  }
}

/// A date as each form writes it.
std::string written(int form, std::chrono::sys_seconds time) {
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(days);
  const std::chrono::hh_mm_ss clock(time - days);
  const std::size_t weekday = (std::chrono::weekday(days).iso_encoding() + 6) % 7;
  const auto number = [](auto value) { return static_cast<int>(value.count()); };
  const std::string month(detail::retry::month_names[static_cast<unsigned>(date.month()) - 1]);
  char text[64];
  const int d = static_cast<int>(static_cast<unsigned>(date.day())),
            y = static_cast<int>(date.year());
  const int h = number(clock.hours()), m = number(clock.minutes()), s = number(clock.seconds());
  if (form == 0)
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  std::string(detail::retry::day_names[weekday]).c_str(), d, month.c_str(), y, h, m,
                  s);
  else if (form == 1)
    std::snprintf(text, sizeof text, "%s, %02d-%s-%02d %02d:%02d:%02d GMT",
                  std::string(detail::retry::long_day_names[weekday]).c_str(), d, month.c_str(),
                  y % 100, h, m, s);
  else
    std::snprintf(text, sizeof text, "%s %s %2d %02d:%02d:%02d %04d",
                  std::string(detail::retry::day_names[weekday]).c_str(), month.c_str(), d, h, m, s,
                  y);
  return text;
}

TEST(RetryProperties, EveryDateReadsBackInEveryForm) {
  World world(3);
  const retry::SystemTime now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21);
  for (int i = 0; i < 50'000; ++i) {
    const std::chrono::sys_seconds time(
        seconds(world.number(1'200'000'000, 3'000'000'000)));  // 2008 to 2065: the near century
    for (int form = 0; form < 3; ++form) {
      const std::string text = written(form, time);
      ASSERT_EQ(retry::parse_http_date(text, now), time) << text;
      const auto wait = std::max(seconds(0), std::chrono::duration_cast<seconds>(time - now));
      ASSERT_EQ(retry::parse_retry_after(text, now), retry::Hint::wait(wait)) << text;
    }
  }
}
}  // namespace
