// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_HEDGING_HPP
#define FAULTWIRE_RETRY_HEDGING_HPP
/// Sends a call again before its first request has failed, and takes the first good answer. Only
/// for requests that may be executed several times. Authority: gRPC's retry design (gRFC A6),
/// hedgingPolicy. A state machine over the caller's clock: it sends nothing and waits nowhere.
///
/// @code
/// using namespace faultwire::retry;
/// HedgingConfig config{.max_attempts = 3, .delay = std::chrono::milliseconds(500)};
/// config.tolerate(GrpcCode::unavailable);
/// HedgingState call(config);
/// std::chrono::nanoseconds now{0};
/// HedgeStep first = call.step(now);   // send
/// HedgeStep second = call.step(now);  // wait 500 ms
/// call.failed(now, Failure{.code = GrpcCode::unavailable});
/// HedgeStep third = call.step(now);   // send: the next request does not wait for its time
/// @endcode

#include <chrono>
#include <concepts>
#include <cstdint>
#include <string_view>

#include "faultwire/retry/detail/judge.hpp"
#include "faultwire/retry/failure.hpp"
#include "faultwire/retry/grpc_config.hpp"
#include "faultwire/retry/throttle.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// The numbers of gRPC's `hedgingPolicy`.
struct HedgingConfig {
  std::int32_t max_attempts = 0;      ///< more than 1; more than 5 counts as 5
  std::chrono::nanoseconds delay{0};  ///< between two requests; 0: all are sent at once
  std::uint32_t non_fatal = 0;        ///< bit n: the code with the number n does not end the call

  /// Adds a code to those that do not end the call.
  constexpr HedgingConfig& tolerate(GrpcCode code) noexcept {
    non_fatal |= 1u << static_cast<unsigned>(code);
    return *this;
  }
  [[nodiscard]] friend constexpr bool operator==(const HedgingConfig&,
                                                 const HedgingConfig&) = default;
};

/// Returns what the design says is wrong with the numbers, in words; empty if nothing is. Static
/// storage.
[[nodiscard]] constexpr std::string_view problem_of(const HedgingConfig& config) noexcept {
  if (config.max_attempts < 2) return "maxAttempts must be more than 1";
  if (config.delay.count() < 0) return "hedgingDelay must not be negative";
  if (config.non_fatal >> CodeTraits<GrpcCode>::extent != 0)
    return "nonFatalStatusCodes has an unknown code";
  return {};
}

/// What to do next with a hedged call.
struct HedgeStep {
  /// What kind of step it is.
  enum class Kind : std::uint8_t {
    send = 0,   ///< send one more request, then ask again
    wait,       ///< ask again after `delay`, or when an answer comes
    answers,    ///< wait for the answers to what was sent: nothing more is sent
    succeeded,  ///< the call is over: cancel the other requests
    failed,     ///< the call is over with `HedgingState::failure`: cancel the other requests
  };
  Kind kind = Kind::answers;
  std::chrono::nanoseconds delay{0};  ///< of `wait`
  std::int32_t number = 0;            ///< of `send`: which request, the first is 1
};

/// One hedged call. Never allocates. Not thread-safe.
class HedgingState {
 public:
  /// A problem with the numbers makes a call of one request.
  /// @param throttle  of the server; may be null, must outlive the call
  explicit constexpr HedgingState(const HedgingConfig& config,
                                  RetryThrottle* throttle = nullptr) noexcept
      : config_(config), throttle_(throttle) {
    if (!problem_of(config).empty()) config_ = HedgingConfig{.max_attempts = 1};
    if (config_.max_attempts > grpc_attempts_limit) config_.max_attempts = grpc_attempts_limit;
  }

  /// Returns what to do at this time, on a clock that does not go backwards. Call it again until it
  /// does not say `send`, and after every answer.
  [[nodiscard]] HedgeStep step(std::chrono::nanoseconds now) noexcept {
    for (;;) {
      if (over_ != HedgeStep::Kind::answers) return {.kind = over_};
      if (!more()) return closed();
      if (used_ > 0 && now < next_) return {.kind = HedgeStep::Kind::wait, .delay = next_ - now};
      const bool original = used_ == 0;
      ++used_;
      next_ = detail::retry::sum(now, config_.delay);
      if (!original && throttle_ != nullptr && !throttle_->allows_retry()) continue;  // cancelled
      ++open_;
      return {.kind = HedgeStep::Kind::send, .number = ++sent_};
    }
  }

  /// To be called when a request succeeds.
  void succeeded() noexcept {
    if (over_ != HedgeStep::Kind::answers) return;
    if (throttle_ != nullptr) throttle_->record_success();
    over_ = HedgeStep::Kind::succeeded;
  }

  /// To be called when a request fails. `F` is `Failure`: a template, so that only a program that
  /// hedges compiles the translations of all domains.
  template <std::same_as<Failure> F>
  void failed(std::chrono::nanoseconds now, const F& failure) noexcept {
    if (over_ != HedgeStep::Kind::answers) return;
    if (open_ > 0) --open_;
    failure_ = failure;
    if (failure.unprocessed && !failure.committed && !refused_seen_) {
      refused_seen_ = true;  // once, the request is sent again and does not count
      --used_;
      next_ = now;
      return;
    }
    const bool tolerated = tolerates(failure) && !failure.committed;
    const bool told_not_to = failure.pushback.kind == Hint::Kind::do_not_retry ||
                             failure.pushback.kind == Hint::Kind::invalid;
    if ((tolerated || told_not_to) && throttle_ != nullptr) (void)throttle_->record_failure();
    if (!tolerated) {
      over_ = HedgeStep::Kind::failed;
    } else if (told_not_to) {
      stopped_ = true;
    } else {
      // Of a failure without pushback the delay is 0: the next request does not wait for its time.
      next_ = detail::retry::sum(now, detail::retry::nanoseconds_of(failure.pushback.delay));
    }
  }

  /// Returns the failure that ended the call, or the last one so far.
  [[nodiscard]] const Failure& failure() const noexcept { return failure_; }
  /// Returns how many requests are under way.
  [[nodiscard]] std::int32_t open() const noexcept { return open_; }

 private:
  [[nodiscard]] bool more() const noexcept { return !stopped_ && used_ < config_.max_attempts; }
  template <class F>
  [[nodiscard]] bool tolerates(const F& failure) const noexcept {
    const GrpcCode code = detail::retry::default_image<GrpcCode>(failure.code);
    return (config_.non_fatal >> static_cast<unsigned>(code) & 1) != 0;
  }
  [[nodiscard]] HedgeStep closed() noexcept {
    if (open_ == 0) over_ = HedgeStep::Kind::failed;
    return {.kind = over_};
  }

  HedgingConfig config_;
  RetryThrottle* throttle_;
  Failure failure_ = {};
  std::chrono::nanoseconds next_{0};
  std::int32_t used_ = 0;  ///< of the attempts; one that the throttle cancels is used too
  std::int32_t sent_ = 0;
  std::int32_t open_ = 0;
  bool stopped_ = false;
  bool refused_seen_ = false;
  HedgeStep::Kind over_ = HedgeStep::Kind::answers;
};

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
