// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Any policy and any run of failures: no undefined behaviour, delays of at least 0, limits and the
// server's no obeyed.
#include <cstdint>
#include <cstring>
#include <string_view>

#include "faultwire/retry.hpp"
#include "require.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::retry;

/// Takes values from the fuzzer's bytes.
struct Bytes {
  std::string_view rest;
  template <class T>
  T take() {
    T value{};
    const std::size_t size = rest.size() < sizeof value ? rest.size() : sizeof value;
    if (size != 0) std::memcpy(static_cast<void*>(&value), rest.data(), size);
    rest.remove_prefix(size);
    return value;
  }
  std::int64_t number() { return take<std::int64_t>(); }
  unsigned byte() { return take<std::uint8_t>(); }
  std::chrono::nanoseconds time() { return std::chrono::nanoseconds(number()); }
  retry::Hint hint() {
    switch (byte() % 4) {
      case 0:
        return retry::Hint::wait(std::chrono::milliseconds(number()));
      case 1:
        return retry::Hint::never();
      case 2:
        return retry::Hint::unreadable();
      default:
        return {};
    }
  }
};

retry::Policy policy_from_bytes(Bytes& in) {
  retry::Policy policy =
      retry::preset(static_cast<retry::Preset>(in.byte() % std::size(retry::preset_rows)));
  if (in.byte() % 2 == 0) return policy;
  policy.channel = static_cast<retry::Channel>(in.byte() % 2);
  policy.max_attempts = in.take<std::int32_t>();
  policy.max_elapsed = in.time();
  policy.backoff = {in.time(),
                    in.time(),
                    in.take<double>(),
                    in.take<double>(),
                    static_cast<retry::Growth>(in.byte() % 3),
                    static_cast<retry::Jitter>(in.byte() % 6)};
  const unsigned flags = in.byte();
  policy.transparent = (flags & 1) != 0;
  policy.needs_idempotency = (flags & 2) != 0;
  policy.obeys_pushback = (flags & 4) != 0;
  policy.retry_after = static_cast<retry::HintUse>(flags / 8 % 3);
  policy.retry_info = static_cast<retry::HintUse>(flags / 32 % 3);
  policy.hint_cap = in.time();
  policy.slow_retry = in.time();
  policy.no_response = static_cast<retry::Verdict>(in.byte() % std::size(retry::verdict_names));
  policy.transient_resets = in.take<std::uint16_t>();
  for (retry::Verdict& verdict : policy.grpc)
    verdict = static_cast<retry::Verdict>(in.byte() % std::size(retry::verdict_names));
  return policy;
}

retry::Failure failure_from_bytes(Bytes& in) {
  retry::Failure failure;
  failure.code = AnyCode(static_cast<Domain>(in.byte() % 10), in.take<std::int32_t>());
  const unsigned flags = in.byte();
  if ((flags & 1) != 0) failure.http_status = static_cast<HttpStatus>(in.take<std::uint16_t>());
  if ((flags & 2) != 0) failure.http2_reset = static_cast<Http2Error>(in.byte() % 14);
  failure.side = static_cast<retry::Side>(flags / 4 % 3);
  failure.idempotency = static_cast<retry::Idempotency>(flags / 16 % 3);
  const unsigned more = in.byte();
  failure.committed = (more & 1) != 0;
  failure.unprocessed = (more & 2) != 0;
  failure.stored = static_cast<retry::Stored>(more / 4 % 4);
  failure.limit = static_cast<retry::Limit>(more / 16 % 6);
  if ((flags & 64) != 0) failure.passes_by_itself = (flags & 128) != 0;
  failure.attempt = in.take<std::int32_t>();
  failure.elapsed = in.time();
  failure.retry_after = in.hint();
  failure.pushback = in.hint();
  failure.retry_info = in.hint();
  return failure;
}

void check(const retry::Failure& failure, const retry::Decision& decision) {
  require(!decision.rule.empty());
  require(!retry::will_retry(decision.action) || decision.delay.count() >= 0);
  const auto never = retry::Hint::Kind::do_not_retry;
  const bool no = failure.stored == retry::Stored::some || failure.stored == retry::Stored::all ||
                  failure.committed || failure.pushback.kind == never ||
                  failure.retry_after.kind == never || failure.retry_info.kind == never;
  require(!no || !retry::will_retry(decision.action));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes in{{reinterpret_cast<const char*>(data), size}};
  const retry::Policy policy = policy_from_bytes(in);
  retry::RetryThrottle throttle(
      {.max_tokens = in.take<std::int32_t>(), .ratio_thousandths = in.take<std::int32_t>()});
  retry::RetryState state(
      policy, {.deadline = in.time(), .seed = in.take<std::uint64_t>(), .throttle = &throttle});
  retry::RetryHistory history;
  do {
    const retry::Failure failure = failure_from_bytes(in);
    check(failure, retry::decide(policy, failure, in.take<double>()));
    const retry::Decision decision = state.next(failure);
    check(failure, decision);
    require(throttle.thousandths() >= 0 && throttle.thousandths() <= throttle.max_thousandths());
    require(policy.max_attempts <= 0 || state.attempt().previous_attempts < policy.max_attempts);
    history.add({state.attempt().number, failure.code, decision.action, failure.elapsed,
                 decision.delay, decision.rule});
    if (in.byte() % 4 == 0) state.succeeded();
  } while (!in.rest.empty());
  std::size_t length = 0;
  retry::history_to([&](std::string_view piece) { length += piece.size(); }, history);
  require(length > 0);
  return 0;
}
