// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_THROTTLE_HPP
#define FAULTWIRE_RETRY_THROTTLE_HPP
/// Stops the retries to a server while too many calls to it fail, so that retries do not finish off
/// what is overloaded. One throttle for every server name, shared by all calls to it. Authority:
/// gRPC's retry design (gRFC A6), retryThrottling.
///
/// @code
/// using namespace faultwire::retry;
/// RetryThrottle throttle(ThrottleConfig{.max_tokens = 10, .ratio_thousandths = 100});
/// bool may_retry = throttle.record_failure();  // 9 of 10 tokens are left: true
/// throttle.record_success();                   // 9.1
/// @endcode

#include <atomic>
#include <cstdint>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace retry {

/// The numbers of a throttle, as `retryThrottling` has them.
struct ThrottleConfig {
  std::int32_t max_tokens = 10;          ///< 1 to 1000
  std::int32_t ratio_thousandths = 100;  ///< what a success gives back, in thousandths; 1 or more
  [[nodiscard]] friend constexpr bool operator==(const ThrottleConfig&,
                                                 const ThrottleConfig&) = default;
};

/// What is wrong with the numbers of a throttle, in words; empty if nothing is. Static storage.
[[nodiscard]] constexpr std::string_view problem_of(const ThrottleConfig& config) noexcept {
  if (config.max_tokens < 1 || config.max_tokens > 1000) return "maxTokens must be from 1 to 1000";
  if (config.ratio_thousandths < 1) return "tokenRatio must be at least 0.001";
  return {};
}

/// A bucket of tokens, counted exactly in thousandths. Every member may be called from any thread
/// at any time; none blocks.
class RetryThrottle {
 public:
  /// Full at first. Numbers out of range count as the nearest that is in range.
  explicit RetryThrottle(const ThrottleConfig& config = {}) noexcept
      : max_(clamped(config.max_tokens, 1, 1000) * 1000),
        ratio_(clamped(config.ratio_thousandths, 1, max_)),
        tokens_(max_) {}
  RetryThrottle(const RetryThrottle&) = delete;
  RetryThrottle& operator=(const RetryThrottle&) = delete;

  /// Takes a token away. Call it for every failure that the policy would retry, and for every
  /// pushback that says not to. Returns whether retries are allowed after it.
  bool record_failure() noexcept { return allows(change(-1000)); }
  /// Gives back the ratio. Call it for every success.
  void record_success() noexcept { (void)change(ratio_); }
  /// Whether more than half of the tokens are left.
  [[nodiscard]] bool allows_retry() const noexcept { return allows(thousandths()); }
  /// The tokens that are left, in thousandths.
  [[nodiscard]] std::int32_t thousandths() const noexcept {
    return tokens_.load(std::memory_order_relaxed);
  }
  /// The most there can be, in thousandths.
  [[nodiscard]] std::int32_t max_thousandths() const noexcept { return max_; }

 private:
  static constexpr std::int32_t clamped(std::int32_t value, std::int32_t least,
                                        std::int32_t most) noexcept {
    return value < least ? least : value > most ? most : value;
  }
  [[nodiscard]] bool allows(std::int32_t tokens) const noexcept { return tokens * 2 > max_; }
  /// The number that this very change left, which another thread may have changed again since.
  std::int32_t change(std::int32_t by) noexcept {
    std::int32_t before = tokens_.load(std::memory_order_relaxed);
    std::int32_t after = 0;
    do {
      after = clamped(before + by, 0, max_);
    } while (!tokens_.compare_exchange_weak(before, after, std::memory_order_relaxed));
    return after;
  }

  const std::int32_t max_;
  const std::int32_t ratio_;
  std::atomic<std::int32_t> tokens_;
};

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
