// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_BACKOFF_HPP
#define FAULTWIRE_RETRY_BACKOFF_HPP
/// How long to wait before the n-th retry: how the wait grows, and how chance moves it. Chance is
/// passed in as a number, so that the same numbers give the same delays. Authority: gRPC's
/// connection backoff and retry design, and the programs that `backoffs` names.
///
/// @code
/// SplitMix64 random(42);
/// BackoffState backoff(backoffs::grpc_retry_example);
/// auto first = backoff.next(random());   // 80 to 120 ms
/// auto second = backoff.next(random());  // 160 to 240 ms
/// @endcode

#include <array>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace faultwire {
inline namespace v1 {
namespace retry {

/// How the wait before the n-th retry grows, before chance moves it.
enum class Growth : std::uint8_t {
  exponential = 0,  ///< initial * multiplier^(n-1)
  fibonacci,        ///< initial * 1, 1, 2, 3, 5, ...
  quadratic,        ///< initial * n^2
};

/// How chance moves a wait. `u` is the random number, 0 to 1.
enum class Jitter : std::uint8_t {
  none = 0,      ///< not at all
  proportional,  ///< wait * (1 - ratio ... 1 + ratio), which may exceed the maximum by the ratio
  proportional_after_first,  ///< the same, but the first wait is exact
  full,                      ///< 0 ... wait
  range,                     ///< wait ... the wait that would come next, both at most the maximum
  decorrelated,  ///< initial ... multiplier * the wait before; the first is exact. Ignores the
                 ///< growth
};

inline constexpr auto growth_names =
    std::to_array<std::string_view>({"exponential", "fibonacci", "quadratic"});
inline constexpr auto jitter_names = std::to_array<std::string_view>(
    {"none", "proportional", "proportional after the first", "full", "range", "decorrelated"});

}  // namespace retry

namespace detail::retry {
using namespace faultwire::retry;
/// Nanoseconds from a real number, within what the type can hold.
[[nodiscard]] constexpr std::chrono::nanoseconds nanoseconds_of(double count) noexcept {
  if (!(count > 0)) return std::chrono::nanoseconds(0);
  return count < 9.2e18 ? std::chrono::nanoseconds(static_cast<std::int64_t>(count))
                        : (std::chrono::nanoseconds::max)();
}

/// `base` to the power of `exponent`, in as many steps as the exponent has bits; infinite if it is
/// too large.
[[nodiscard]] constexpr double power(double base, std::uint32_t exponent) noexcept {
  if (base == 2 && exponent < 1024)
    return std::bit_cast<double>((std::uint64_t{1023} + exponent)
                                 << 52);  // the usual base, without a loop
  double out = 1;
  for (double square = base; exponent != 0; exponent >>= 1, square *= square) {
    if ((exponent & 1) != 0) out *= square;
    if (square > 1e100) return std::numeric_limits<double>::infinity();
  }
  return out;
}

[[nodiscard]] constexpr double lesser(double a, double b) noexcept { return a < b ? a : b; }

/// The n-th Fibonacci number, the first two being 1; no larger than 1e18.
[[nodiscard]] constexpr double fibonacci(std::uint32_t n) noexcept {
  double before = 0;
  double now = 1;
  for (std::uint32_t i = 1; i < n && now < 1e18; ++i) {
    const double next = before + now;
    before = now;
    now = next;
  }
  return now;
}
}  // namespace detail::retry

namespace retry {

/// A way of waiting. Every member may be changed.
struct Backoff {
  std::chrono::nanoseconds initial{0};  ///< 0 or less: never wait
  std::chrono::nanoseconds max{0};      ///< the longest wait before jitter
  double multiplier = 2;
  double ratio = 0.2;  ///< of proportional jitter
  Growth growth = Growth::exponential;
  Jitter jitter = Jitter::proportional;

  /// The wait before the n-th retry, counted from 1, without jitter. At most a hundred steps,
  /// whatever `n` is.
  [[nodiscard]] constexpr std::chrono::nanoseconds base(std::int32_t n) const noexcept {
    return detail::retry::nanoseconds_of(base_count(n));
  }

  /// The same with jitter. `previous` is the wait before, which only decorrelated jitter reads; `u`
  /// is a random number from 0 to 1, and what lies outside counts as the nearest end.
  [[nodiscard]] constexpr std::chrono::nanoseconds delay(std::int32_t n,
                                                         std::chrono::nanoseconds previous,
                                                         double u) const noexcept {
    if (initial.count() <= 0 || max.count() <= 0) return std::chrono::nanoseconds(0);
    const double chance = u > 0 ? (u < 1 ? u : 1) : 0;
    const double wait = base_count(n);
    switch (jitter) {
      case Jitter::none:
        break;
      case Jitter::proportional_after_first:
        if (n <= 1) break;
        [[fallthrough]];
      case Jitter::proportional:
        return detail::retry::nanoseconds_of(wait * (1 - ratio + 2 * ratio * chance));
      case Jitter::full:
        return detail::retry::nanoseconds_of(wait * chance);
      case Jitter::range:
        return detail::retry::nanoseconds_of(wait + (capped(following(n)) - wait) * chance);
      case Jitter::decorrelated: {
        const double least = detail::retry::lesser(static_cast<double>(initial.count()),
                                                   static_cast<double>(max.count()));
        if (n <= 1) return detail::retry::nanoseconds_of(least);
        const double most =
            static_cast<double>((previous > initial ? previous : initial).count()) * multiplier;
        return detail::retry::nanoseconds_of(detail::retry::lesser(
            least + (most - least) * chance, static_cast<double>(max.count())));
      }
    }
    return detail::retry::nanoseconds_of(wait);
  }

  [[nodiscard]] friend constexpr bool operator==(const Backoff&, const Backoff&) = default;

 private:
  [[nodiscard]] static constexpr std::uint32_t steps(std::int32_t n) noexcept {
    return n > 1 ? static_cast<std::uint32_t>(n - 1) : 0;
  }
  /// How many times the initial wait it is before the n-th retry.
  [[nodiscard]] constexpr double factor(std::uint32_t before) const noexcept {
    switch (growth) {
      case Growth::exponential:
        return multiplier > 0 ? detail::retry::power(multiplier, before) : 0;
      case Growth::fibonacci:
        return detail::retry::fibonacci(before + 1);
      case Growth::quadratic:
        return (before + 1.0) * (before + 1.0);
    }
    return 0;
  }
  [[nodiscard]] constexpr double following(std::int32_t n) const noexcept {
    return factor(steps(n) + 1);
  }
  [[nodiscard]] constexpr double capped(double times) const noexcept {
    return detail::retry::lesser(static_cast<double>(initial.count()) * times,
                                 static_cast<double>(max.count()));
  }
  [[nodiscard]] constexpr double base_count(std::int32_t n) const noexcept {
    return initial.count() <= 0 || max.count() <= 0 ? 0 : capped(factor(steps(n)));
  }
};

/// Where a call stands in its backoff. Not thread-safe: one for every call.
class BackoffState {
 public:
  constexpr explicit BackoffState(const Backoff& backoff) noexcept : backoff_(backoff) {}
  /// The next wait; `u` is a random number from 0 to 1.
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
  [[nodiscard]] constexpr const Backoff& backoff() const noexcept { return backoff_; }

 private:
  Backoff backoff_;
  std::int32_t waits_ = 0;
  std::chrono::nanoseconds previous_{0};
};

/// A small random source: 64 bits of state, a call gives a number from 0 to less than 1. Good
/// enough to spread clients, not to keep secrets. After Steele, Lea and Flood, Fast Splittable
/// Pseudorandom Number Generators (2014).
class SplitMix64 {
 public:
  constexpr explicit SplitMix64(std::uint64_t seed) noexcept : state_(seed) {}
  /// 64 random bits.
  [[nodiscard]] constexpr std::uint64_t bits() noexcept {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
  }
  /// From 0 to less than 1.
  [[nodiscard]] constexpr double operator()() noexcept {
    return static_cast<double>(bits() >> 11) * 0x1p-53;
  }

 private:
  std::uint64_t state_;
};

/// Backoffs that are known by name.
namespace backoffs {
/// The example of the gRPC retry design, whose jitter is that of gRPC C-core.
inline constexpr Backoff grpc_retry_example{std::chrono::milliseconds(100),
                                            std::chrono::seconds(1),
                                            2,
                                            0.2,
                                            Growth::exponential,
                                            Jitter::proportional};
/// How gRPC connects again: doc/connection-backoff.md. The first wait is exact, and the jitter is
/// added to the capped wait.
inline constexpr Backoff grpc_connection{
    std::chrono::seconds(1), std::chrono::seconds(120),       1.6, 0.2,
    Growth::exponential,     Jitter::proportional_after_first};
/// The InfluxDB v2 clients: 5 to 10 s, 10 to 20 s, ... 80 to 125 s.
inline constexpr Backoff influx_v2_clients{
    std::chrono::seconds(5), std::chrono::seconds(125), 2, 0, Growth::exponential, Jitter::range};
/// Telegraf's InfluxDB v2 output: n^2 / 40 seconds.
inline constexpr Backoff telegraf{
    std::chrono::milliseconds(25), std::chrono::seconds(60), 1, 0, Growth::quadratic, Jitter::none};
/// Vector's sinks.
inline constexpr Backoff vector_sink{
    std::chrono::seconds(1), std::chrono::seconds(30), 1, 0, Growth::fibonacci, Jitter::full};
/// What InfluxDB IOx uses inside.
inline constexpr Backoff iox{std::chrono::milliseconds(100),
                             std::chrono::seconds(500),
                             3,
                             0,
                             Growth::exponential,
                             Jitter::decorrelated};
}  // namespace backoffs

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
