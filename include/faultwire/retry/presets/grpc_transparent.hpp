// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_GRPC_TRANSPARENT_HPP
#define FAULTWIRE_RETRY_PRESETS_GRPC_TRANSPARENT_HPP
/// gRPC without a retryPolicy: only what no application saw is sent again.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::grpc_transparent>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry::presets {

/// gRPC without a retryPolicy.
struct grpc_transparent {
  static constexpr std::string_view name = "grpc_transparent"sv;
  static constexpr std::string_view title = "gRPC without a retryPolicy"sv;
  static constexpr Channel channel = Channel::grpc;

  static constexpr Cite a6{&sources::grpc_retry_design, Basis::documented};
  static constexpr Cite connection{&sources::grpc_connection_backoff, Basis::documented};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{GrpcCode::cancelled, GrpcCode::unauthenticated},
       Verdict::give_up,
       a6,
       "without a retryPolicy no code is retried"sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 1, a6},
      {&Policy::transparent, true, a6},
      {&Backoff::initial, std::chrono::seconds(1), connection,
       "for what never left the client, which waits for a connection"sv},
      {&Backoff::max, std::chrono::seconds(120), connection},
      {&Backoff::multiplier, 1.6, connection},
      {&Backoff::growth, Growth::exponential, connection},
      {&Backoff::jitter, Jitter::proportional_after_first, connection},
      {&Backoff::ratio, 0.2, connection},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
