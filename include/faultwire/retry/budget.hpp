// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_BUDGET_HPP
#define FAULTWIRE_RETRY_BUDGET_HPP
/// Limits retries to a share of the calls, so that a program whose server is down sends little more
/// than it sends otherwise. `RetryBudget` counts over a window of time, as Finagle's RetryBudget
/// and Linkerd's `retryBudget` do; `ActiveRetryBudget` counts what is under way, as Envoy's
/// `retry_budget` does. One budget for all calls of a program to one service.
///
/// @code
/// using namespace faultwire::retry;
/// RetryBudget budget({.ratio_thousandths = 200, .min_per_second = 10});
/// std::chrono::nanoseconds now{0};  // of the caller's clock
/// budget.record_call(now);          // every call, whatever becomes of it
/// bool may_retry = budget.try_retry(now);
/// @endcode

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>

#include "faultwire/retry/detail/mutex.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// The numbers of a `RetryBudget`. The defaults are those of Finagle and Linkerd.
struct BudgetConfig {
  std::int32_t ratio_thousandths = 200;  ///< retries for each thousand calls; 0 to 1,000,000
  std::int32_t min_per_second = 10;      ///< retries that are always allowed; 0 to 1,000,000
  std::chrono::nanoseconds window = std::chrono::seconds(10);  ///< 10 ms to 1 h
  [[nodiscard]] friend constexpr bool operator==(const BudgetConfig&,
                                                 const BudgetConfig&) = default;
};

/// A budget over a window of time. Every member may be called from any thread at any time; each
/// holds a mutex for a few nanoseconds. The window moves in ten steps, as Finagle's does.
class RetryBudget {
 public:
  /// Numbers out of range count as the nearest that is in range.
  explicit RetryBudget(const BudgetConfig& config = {}) noexcept
      : ratio_(clamped(config.ratio_thousandths, 0, 1'000'000)),
        step_(window_of(config) / steps),
        reserve_(clamped(config.min_per_second, 0, 1'000'000) * window_of(config).count() /
                 1'000'000) {}
  RetryBudget(const RetryBudget&) = delete;
  RetryBudget& operator=(const RetryBudget&) = delete;

  /// Counts a call. Call it once for every call, not for its retries.
  /// @param now  on a clock that does not go backwards
  void record_call(std::chrono::nanoseconds now) noexcept {
    const std::lock_guard lock(mutex_);
    slot_at(now) += ratio_;
  }
  /// Takes the budget of one retry. Returns whether the retry may be made; if not, nothing is
  /// taken.
  [[nodiscard]] bool try_retry(std::chrono::nanoseconds now) noexcept {
    const std::lock_guard lock(mutex_);
    std::int64_t& slot = slot_at(now);
    if (sum() + reserve_ < thousand) return false;
    slot -= thousand;
    return true;
  }
  /// Returns how many retries may be made now, in thousandths.
  [[nodiscard]] std::int64_t thousandths(std::chrono::nanoseconds now) noexcept {
    const std::lock_guard lock(mutex_);
    (void)slot_at(now);
    return sum() + reserve_;
  }

 private:
  static constexpr std::size_t steps = 10;
  static constexpr std::int64_t thousand = 1000;
  static constexpr std::int64_t clamped(std::int64_t value, std::int64_t least,
                                        std::int64_t most) noexcept {
    return value < least ? least : value > most ? most : value;
  }
  static constexpr std::chrono::nanoseconds window_of(const BudgetConfig& config) noexcept {
    return std::chrono::nanoseconds(clamped(config.window.count(), 10'000'000, 3'600'000'000'000));
  }

  /// Returns the slot of the time; forgets those that have left the window.
  std::int64_t& slot_at(std::chrono::nanoseconds now) noexcept {
    const std::int64_t index = now / step_;
    if (!started_ || index > newest_) {
      const std::int64_t gone = started_ ? index - newest_ : static_cast<std::int64_t>(steps);
      for (std::int64_t i = 0; i < gone && i < static_cast<std::int64_t>(steps); ++i)
        slots_[place(index - i)] = 0;
      newest_ = index;
      started_ = true;
    }
    return slots_[place(newest_)];
  }
  static constexpr std::size_t place(std::int64_t index) noexcept {
    const auto n = static_cast<std::int64_t>(steps);
    return static_cast<std::size_t>((index % n + n) % n);
  }
  [[nodiscard]] std::int64_t sum() const noexcept {
    std::int64_t out = 0;
    for (const std::int64_t slot : slots_) out += slot;
    return out;
  }

  const std::int64_t ratio_;
  const std::chrono::nanoseconds step_;
  const std::int64_t reserve_;  ///< in thousandths of a retry
  detail::retry::Mutex mutex_;
  std::array<std::int64_t, steps> slots_{};
  std::int64_t newest_ = 0;
  bool started_ = false;
};

/// The numbers of an `ActiveRetryBudget`. The defaults are those of Envoy.
struct ActiveBudgetConfig {
  std::int32_t percent = 20;         ///< of the requests under way; 0 to 100
  std::int32_t min_concurrency = 3;  ///< retries at a time that are always allowed; 0 or more
};

/// A budget over what is under way. Every member may be called from any thread; none blocks.
class ActiveRetryBudget {
 public:
  /// Numbers out of range count as the nearest that is in range.
  explicit ActiveRetryBudget(const ActiveBudgetConfig& config = {}) noexcept
      : percent_(config.percent < 0     ? 0
                 : config.percent > 100 ? 100
                                        : config.percent),
        least_(config.min_concurrency < 0 ? 0 : config.min_concurrency) {}
  ActiveRetryBudget(const ActiveRetryBudget&) = delete;
  ActiveRetryBudget& operator=(const ActiveRetryBudget&) = delete;

  /// Counts a request, first attempt or retry, that begins.
  void request_began() noexcept { requests_.fetch_add(1, std::memory_order_relaxed); }
  /// Counts a request that has ended.
  void request_ended() noexcept { requests_.fetch_sub(1, std::memory_order_relaxed); }
  /// Takes the place of one retry. Returns whether there was one; if so, call `retry_ended` once.
  [[nodiscard]] bool try_begin_retry() noexcept {
    std::int64_t retries = retries_.load(std::memory_order_relaxed);
    do {
      if (retries >= limit()) return false;
    } while (!retries_.compare_exchange_weak(retries, retries + 1, std::memory_order_relaxed));
    return true;
  }
  /// Gives the place of a retry back.
  void retry_ended() noexcept { retries_.fetch_sub(1, std::memory_order_relaxed); }
  /// Returns how many retries may be under way now.
  [[nodiscard]] std::int64_t limit() const noexcept {
    const std::int64_t share = requests_.load(std::memory_order_relaxed) * percent_ / 100;
    return share > least_ ? share : least_;
  }

 private:
  const std::int64_t percent_;
  const std::int64_t least_;
  std::atomic<std::int64_t> requests_{0};
  std::atomic<std::int64_t> retries_{0};
};

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
