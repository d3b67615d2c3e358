// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_GRPC_CONFIG_HPP
#define FAULTWIRE_RETRY_GRPC_CONFIG_HPP
/// The policy that gRPC follows with the numbers of a service config. Authority: gRFC A6.
///
/// @code
/// using namespace faultwire::retry;
/// GrpcRetryConfig config{.max_attempts = 4, .initial_backoff = std::chrono::milliseconds(100),
///                        .max_backoff = std::chrono::seconds(1), .backoff_multiplier = 2};
/// config.retry_on(GrpcCode::unavailable);
/// std::optional<Policy> policy = policy_from(config);
/// const bool valid = policy.has_value();
/// @endcode

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/retry/policy.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry {

/// The numbers of gRPC's `retryPolicy`.
struct GrpcRetryConfig {
  std::int32_t max_attempts = 0;  ///< more than 1; more than 5 counts as 5
  std::chrono::nanoseconds initial_backoff{0};
  std::chrono::nanoseconds max_backoff{0};
  double backoff_multiplier = 0;
  std::uint32_t retryable = 0;  ///< bit n: the code with the number n is retried

  /// Adds a code to those that are retried.
  constexpr GrpcRetryConfig& retry_on(GrpcCode code) noexcept {
    retryable |= 1u << static_cast<unsigned>(code);
    return *this;
  }
  [[nodiscard]] friend constexpr bool operator==(const GrpcRetryConfig&,
                                                 const GrpcRetryConfig&) = default;
};

/// The most attempts that a client makes whatever the service config says.
inline constexpr std::int32_t grpc_attempts_limit = 5;

/// Returns what the design says is wrong with the numbers, in words; empty if nothing is. Static
/// storage.
[[nodiscard]] constexpr std::string_view problem_of(const GrpcRetryConfig& config) noexcept {
  if (config.max_attempts < 2) return "maxAttempts must be more than 1";
  if (config.initial_backoff.count() <= 0) return "initialBackoff must be more than 0";
  if (config.max_backoff.count() <= 0) return "maxBackoff must be more than 0";
  if (!(config.backoff_multiplier > 0 && config.backoff_multiplier < 1e9))
    return "backoffMultiplier must be more than 0";
  if (config.retryable == 0) return "retryableStatusCodes must not be empty";
  if (config.retryable >> CodeTraits<GrpcCode>::extent != 0)
    return "retryableStatusCodes has an unknown code";
  return {};
}

/// Returns the policy that gRPC follows with these numbers; empty if there is a problem with them.
/// One exception: `max_attempts` of 1, which a service config may not say but a caller may, gives a
/// policy that makes one attempt and retries only what no application saw.
[[nodiscard]] constexpr std::optional<Policy> policy_from(const GrpcRetryConfig& config) noexcept {
  GrpcRetryConfig checked = config;
  if (checked.max_attempts == 1) checked.max_attempts = 2;
  if (!problem_of(checked).empty()) return std::nullopt;
  Policy policy;
  const bool many = config.max_attempts > grpc_attempts_limit;
  policy.max_attempts = many ? grpc_attempts_limit : config.max_attempts;
  policy.backoff = {.initial = config.initial_backoff,
                    .max = config.max_backoff,
                    .multiplier = config.backoff_multiplier,
                    .ratio = 0.2,
                    .growth = Growth::exponential,
                    .jitter = Jitter::proportional};
  policy.transparent = true;
  policy.obeys_pushback = true;
  for (std::size_t i = 0; i < policy.grpc.size(); ++i) {
    if ((config.retryable >> i & 1) != 0) policy.grpc[i] = Verdict::retry;
  }
  return policy;
}

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
