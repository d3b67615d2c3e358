// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_BACKOFF_HPP
#define FAULTWIRE_RETRY_BACKOFF_HPP
/// How long to wait before the n-th retry: how the wait grows, and how chance moves it. Chance is
/// passed in as a number, so that the same numbers give the same delays.
///
/// @code
/// using namespace faultwire::retry;
/// SplitMix64 random(42);
/// BackoffState backoff(Backoff{.initial = std::chrono::milliseconds(100),
///                              .max = std::chrono::seconds(1)});
/// auto first = backoff.next(random());   // 80 to 120 ms
/// auto second = backoff.next(random());  // 160 to 240 ms
/// @endcode

#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace retry {

using namespace std::string_view_literals;

/// How the wait before the n-th retry grows, before chance moves it.
enum class Growth : std::uint8_t {
  exponential = 0,  ///< initial * multiplier^(n-1)
  fibonacci,        ///< initial * 1, 2, 3, 5, 8, ...
  quadratic,        ///< initial * n^2
};

/// How chance moves a wait. `u` is the random number, 0 to 1.
enum class Jitter : std::uint8_t {
  none = 0,                  ///< not at all
  proportional,              ///< wait * (1 - ratio ... 1 + ratio), which may exceed the maximum
  proportional_after_first,  ///< the same, but the first wait is exact
  full,                      ///< `least` ... wait
  range,                     ///< wait ... the next wait, whose upper end is cut to the maximum
  range_cut_after_draw,      ///< the same, but the drawn wait is cut: the maximum itself is likely
  decorrelated,              ///< initial ... multiplier * the wait before; the first is exact
};

/// The names of the growths, by `Growth`.
inline constexpr std::string_view growth_names[] = {"exponential"sv, "fibonacci"sv, "quadratic"sv};
/// The names of the jitters, by `Jitter`.
inline constexpr std::string_view jitter_names[] = {
    "none"sv,        "proportional"sv, "proportional after the first"sv,
    "full"sv,        "range"sv,        "range, cut after the draw"sv,
    "decorrelated"sv};

}  // namespace retry

namespace detail::retry {

/// Returns nanoseconds from a real number, within what the type can hold.
[[nodiscard]] constexpr std::chrono::nanoseconds nanoseconds_of(double count) noexcept {
  if (!(count > 0)) return std::chrono::nanoseconds(0);
  if (count >= 9.2e18) return (std::chrono::nanoseconds::max)();
  return std::chrono::nanoseconds(static_cast<std::int64_t>(count));
}

/// Returns `base` to the power of `exponent`; infinite if it is too large. O(log exponent).
[[nodiscard]] constexpr double power(double base, std::uint32_t exponent) noexcept {
  if (base == 2 && exponent < 1024)  // the usual base: the exponent's bits are the number
    return std::bit_cast<double>((std::uint64_t{1023} + exponent) << 52);
  double out = 1;
  for (double square = base; exponent != 0; exponent >>= 1, square *= square) {
    if ((exponent & 1) != 0) out *= square;
    if (square > 1e100) return std::numeric_limits<double>::infinity();
  }
  return out;
}

[[nodiscard]] constexpr double lesser(double a, double b) noexcept { return a < b ? a : b; }
[[nodiscard]] constexpr double within_0_and_1(double u) noexcept {
  return u > 0 ? (u < 1 ? u : 1) : 0;
}

/// Returns the n-th term of 1, 2, 3, 5, 8, ..., counted from 0; at most about 1e18.
[[nodiscard]] constexpr double fibonacci(std::uint32_t n) noexcept {
  double before = 1;
  double now = 1;
  for (std::uint32_t i = 0; i < n && now < 1e18; ++i) {
    const double next = before + now;
    before = now;
    now = next;
  }
  return now;
}

/// Returns a second random number from one: its bits beyond the 27th.
[[nodiscard]] constexpr double second_chance(double u) noexcept {
  const double scaled = u * 134'217'728;  // 2^27
  return scaled - static_cast<double>(static_cast<std::int64_t>(scaled));
}

}  // namespace detail::retry

namespace retry {

/// A way of waiting. Every member may be changed.
struct Backoff {
  std::chrono::nanoseconds initial{0};  ///< the first wait before jitter; 0 or less: never wait
  std::chrono::nanoseconds max{0};      ///< the longest wait before jitter
  double multiplier = 2;                ///< of exponential growth and decorrelated jitter
  double ratio = 0.2;                   ///< of proportional jitter
  Growth growth = Growth::exponential;
  Jitter jitter = Jitter::proportional;
  std::chrono::nanoseconds least{0};  ///< the shortest wait of full jitter
  std::chrono::nanoseconds plus{0};   ///< added to every wait
  std::chrono::nanoseconds extra{0};  ///< a second random wait from 0 to this is added

  /// Returns the wait before the n-th retry, counted from 1, without jitter. At most about a
  /// hundred steps, whatever `n` is.
  [[nodiscard]] constexpr std::chrono::nanoseconds base(std::int32_t n) const noexcept {
    return detail::retry::nanoseconds_of(base_count(n));
  }

  /// Returns the wait before the n-th retry, with jitter.
  /// @param previous  the wait before, which only decorrelated jitter reads
  /// @param u         a random number from 0 to 1; what lies outside counts as the nearest end
  [[nodiscard]] constexpr std::chrono::nanoseconds delay(std::int32_t n,
                                                         std::chrono::nanoseconds previous,
                                                         double u) const noexcept {
    if (never_waits()) return std::chrono::nanoseconds(0);
    const double chance = detail::retry::within_0_and_1(u);
    double wait = moved(n, previous, chance);
    if (plus.count() > 0) wait += static_cast<double>(plus.count());
    return detail::retry::nanoseconds_of(wait + static_cast<double>(added(u).count()));
  }

  /// Returns the part of `extra` that `u` chooses: what a client adds to a wait that the server
  /// asked for, too.
  [[nodiscard]] constexpr std::chrono::nanoseconds added(double u) const noexcept {
    if (extra.count() <= 0) return std::chrono::nanoseconds(0);
    const double chance = detail::retry::second_chance(detail::retry::within_0_and_1(u));
    return detail::retry::nanoseconds_of(static_cast<double>(extra.count()) * chance);
  }

  [[nodiscard]] friend constexpr bool operator==(const Backoff&, const Backoff&) = default;

 private:
  [[nodiscard]] constexpr bool never_waits() const noexcept {
    return initial.count() <= 0 || max.count() <= 0;
  }
  [[nodiscard]] static constexpr std::uint32_t steps(std::int32_t n) noexcept {
    return n > 1 ? static_cast<std::uint32_t>(n - 1) : 0;
  }
  /// Returns how many times the initial wait the wait is after so many steps of growth.
  [[nodiscard]] constexpr double factor(std::uint32_t grown) const noexcept {
    switch (growth) {
      case Growth::exponential:
        return multiplier > 0 ? detail::retry::power(multiplier, grown) : 0;
      case Growth::fibonacci:
        return detail::retry::fibonacci(grown);
      case Growth::quadratic:
        return (grown + 1.0) * (grown + 1.0);
    }
    return 0;
  }
  [[nodiscard]] constexpr double uncapped(std::uint32_t grown) const noexcept {
    return static_cast<double>(initial.count()) * factor(grown);
  }
  [[nodiscard]] constexpr double capped(double wait) const noexcept {
    return detail::retry::lesser(wait, static_cast<double>(max.count()));
  }
  [[nodiscard]] constexpr double base_count(std::int32_t n) const noexcept {
    return never_waits() ? 0 : capped(uncapped(steps(n)));
  }
  [[nodiscard]] constexpr double moved(std::int32_t n, std::chrono::nanoseconds previous,
                                       double chance) const noexcept {
    const double wait = base_count(n);
    switch (jitter) {
      case Jitter::none:
        return wait;
      case Jitter::proportional_after_first:
        if (n <= 1) return wait;
        [[fallthrough]];
      case Jitter::proportional:
        return wait * (1 - ratio + 2 * ratio * chance);
      case Jitter::full: {
        const double low = detail::retry::lesser(static_cast<double>(least.count()), wait);
        return low + (wait - low) * chance;
      }
      case Jitter::range:
        return wait + (capped(uncapped(steps(n) + 1)) - wait) * chance;
      case Jitter::range_cut_after_draw: {
        const double from = uncapped(steps(n));
        const double to = uncapped(steps(n) + 1);
        return to < 1e300 ? capped(from + (to - from) * chance) : static_cast<double>(max.count());
      }
      case Jitter::decorrelated:
        return decorrelated(n, previous, chance);
    }
    return wait;
  }
  [[nodiscard]] constexpr double decorrelated(std::int32_t n, std::chrono::nanoseconds previous,
                                              double chance) const noexcept {
    const double low = capped(static_cast<double>(initial.count()));
    if (n <= 1) return low;
    const auto before = previous > initial ? previous : initial;
    return capped(low + (static_cast<double>(before.count()) * multiplier - low) * chance);
  }
};

/// The progress of a call in its backoff. Not thread-safe: one for every call.
class BackoffState {
 public:
  constexpr explicit BackoffState(const Backoff& backoff) noexcept : backoff_(backoff) {}
  /// Returns the next wait; `u` is a random number from 0 to 1.
  [[nodiscard]] constexpr std::chrono::nanoseconds next(double u) noexcept {
    if (waits_ < (std::numeric_limits<std::int32_t>::max)()) ++waits_;
    previous_ = backoff_.delay(waits_, previous_, u);
    return previous_;
  }
  /// The next wait is the first again.
  constexpr void reset() noexcept {
    waits_ = 0;
    previous_ = std::chrono::nanoseconds(0);
  }
  /// Returns the backoff that the state was made with.
  [[nodiscard]] constexpr const Backoff& backoff() const noexcept { return backoff_; }

 private:
  Backoff backoff_;
  std::int32_t waits_ = 0;
  std::chrono::nanoseconds previous_{0};
};

/// A small random source with 64 bits of state. Good enough to spread clients, not to keep secrets.
/// After Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators (2014).
class SplitMix64 {
 public:
  constexpr explicit SplitMix64(std::uint64_t seed) noexcept : state_(seed) {}
  /// Returns 64 random bits.
  [[nodiscard]] constexpr std::uint64_t bits() noexcept {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
  }
  /// Returns a number from 0 to less than 1.
  [[nodiscard]] constexpr double operator()() noexcept {
    return static_cast<double>(bits() >> 11) * 0x1p-53;
  }

 private:
  std::uint64_t state_;
};

/// Backoffs that belong to no preset.
namespace backoffs {
/// What InfluxDB IOx uses between its own parts (core/backoff/src/lib.rs).
inline constexpr Backoff iox{.initial = std::chrono::milliseconds(100),
                             .max = std::chrono::seconds(500),
                             .multiplier = 3,
                             .jitter = Jitter::decorrelated};
}  // namespace backoffs

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
