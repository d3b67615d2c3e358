// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any header: it is absent, unreadable, or a wait within the cap; and a decision follows that names
// what could not be read.
#include <cstdint>
#include <cstring>
#include <string_view>

#include "faultwire/retry.hpp"
#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace faultwire;
  using namespace faultwire::retry;
  std::int64_t now_count = 0;
  if (size >= sizeof now_count) std::memcpy(&now_count, data, sizeof now_count);
  const std::size_t used = size < sizeof now_count ? 0 : sizeof now_count;
  const std::string_view text(reinterpret_cast<const char*>(data) + used, size - used);
  const retry::SystemTime now{retry::SystemTime::duration(now_count)};
  constexpr std::chrono::milliseconds cap = std::chrono::minutes(10);

  const retry::Hint free = retry::parse_retry_after(text, now);
  const retry::Hint capped = retry::parse_retry_after(text, now, cap);
  require(free.kind == capped.kind && free.kind != retry::Hint::Kind::absent &&
          free.kind != retry::Hint::Kind::do_not_retry);
  require(free.delay.count() >= 0 && capped.delay <= cap &&
          capped.delay == (free.delay < cap ? free.delay : cap));
  const retry::Hint pushback = retry::parse_pushback(text);
  require(pushback.kind != retry::Hint::Kind::absent && pushback.delay.count() >= 0 &&
          pushback.delay.count() <= 2'147'483'647);
  // What both take is digits, which mean seconds in one and milliseconds in the other.
  if (pushback.kind == retry::Hint::Kind::wait && text[0] != '-')
    require(free.kind == retry::Hint::Kind::wait && free.delay == pushback.delay * 1000);

  for (std::size_t i = 0; i < std::size(retry::preset_rows); ++i) {
    const auto which = static_cast<retry::Preset>(i);
    retry::Failure failure{.code = HttpStatus::service_unavailable,
                           .idempotency = retry::Idempotency::idempotent};
    failure.retry_after = free;
    failure.pushback = pushback;
    const retry::Decision decision = retry::decide(retry::preset(which), failure);
    require(decision.delay.count() >= 0 && !decision.rule.empty());
    const bool named = decision.ignored.find("Retry-After") != std::string_view::npos;
    const bool guessed = retry::preset(which).unreadable_hint.count() > 0;
    require(named == (free.kind == retry::Hint::Kind::invalid && !guessed));
    require(pushback.kind != retry::Hint::Kind::do_not_retry ||
            !retry::will_retry(decision.action));
  }
  return 0;
}
