// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_GRPC_RETRY_HPP
#define FAULTWIRE_RETRY_PRESETS_GRPC_RETRY_HPP
/// gRPC's retryPolicy with the numbers of its design's example.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::grpc_retry>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry::presets {

/// gRPC's retryPolicy, with the numbers of its design's example.
struct grpc_retry {
  static constexpr std::string_view name = "grpc_retry"sv;
  static constexpr std::string_view title =
      "gRPC's retryPolicy, with the numbers of its design's example"sv;
  static constexpr Channel channel = Channel::grpc;

  static constexpr Cite a6{&sources::grpc_retry_design, Basis::documented};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{GrpcCode::cancelled, GrpcCode::unauthenticated},
       Verdict::give_up,
       a6,
       "not in retryableStatusCodes"sv},
      {GrpcCode::unavailable, Verdict::retry, a6, ""sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 4, a6, "the number of the example"sv},
      {&Backoff::initial, std::chrono::milliseconds(100), a6, "the number of the example"sv},
      {&Backoff::max, std::chrono::seconds(1), a6, "the number of the example"sv},
      {&Backoff::multiplier, 2.0, a6, "the number of the example"sv},
      {&Backoff::growth, Growth::exponential, a6},
      {&Backoff::jitter, Jitter::proportional, a6,
       "C-core 1.51 leaves the first wait exact; grpc-js does not"sv},
      {&Backoff::ratio, 0.2, a6},
      {&Policy::transparent, true, a6},
      {&Policy::obeys_pushback, true, a6},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
