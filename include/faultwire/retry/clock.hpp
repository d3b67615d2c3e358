// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_CLOCK_HPP
#define FAULTWIRE_RETRY_CLOCK_HPP
/// What measures time and waits: `SteadyClock`, or a caller's own type.
///
/// @code
/// using namespace faultwire::retry;
/// SteadyClock clock;
/// bool waited = clock.wait(std::chrono::milliseconds(1));
/// @endcode

#include <chrono>
#include <concepts>

#include "faultwire/config.hpp"
#if FAULTWIRE_HAS_STOP_TOKEN
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>
#elif FAULTWIRE_HAS_THREADS
#include <thread>
#endif

namespace faultwire {
inline namespace v1 {
namespace retry {

/// A type that measures time and waits. `wait` returns false if a cancellation ended the wait.
template <class C>
concept RetryClock = requires(C& clock, std::chrono::nanoseconds time) {
  { clock.now() } -> std::convertible_to<std::chrono::nanoseconds>;
  { clock.wait(time) } -> std::convertible_to<bool>;
  { clock.cancelled() } -> std::convertible_to<bool>;
};

#if FAULTWIRE_HAS_STOP_TOKEN
/// The steady clock of the system. A stop that is requested ends a wait at once. Without
/// `std::stop_token` nothing ends a wait.
class SteadyClock {
 public:
  explicit SteadyClock(std::stop_token stop = {}) noexcept : stop_(std::move(stop)) {}
  /// Returns the time since the clock's epoch.
  [[nodiscard]] std::chrono::nanoseconds now() const noexcept {
    return std::chrono::steady_clock::now().time_since_epoch();
  }
  /// Returns whether a stop was requested.
  [[nodiscard]] bool cancelled() const noexcept { return stop_.stop_requested(); }
  /// Waits so long, at most a year. Returns false if a stop was requested.
  template <class Rep, class Period>
  bool wait(std::chrono::duration<Rep, Period> time) {
    constexpr std::chrono::nanoseconds longest = std::chrono::hours(24 * 365);
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    const auto never = [] { return false; };
    (void)woken.wait_for(lock, stop_, time < longest ? time : longest, never);
    return !stop_.stop_requested();
  }

 private:
  std::stop_token stop_;
};
#else
class SteadyClock {
 public:
  [[nodiscard]] std::chrono::nanoseconds now() const noexcept {
    return std::chrono::steady_clock::now().time_since_epoch();
  }
  [[nodiscard]] static bool cancelled() noexcept { return false; }
  static bool wait(std::chrono::nanoseconds time) {
    constexpr std::chrono::nanoseconds longest = std::chrono::hours(24 * 365);
    if (time > longest) time = longest;
#if FAULTWIRE_HAS_THREADS
    std::this_thread::sleep_for(time);
#else  // without threads the standard library cannot sleep
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - begin < time) {
    }
#endif
    return true;
  }
};
#endif

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
