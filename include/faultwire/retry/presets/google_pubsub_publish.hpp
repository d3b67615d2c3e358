// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_GOOGLE_PUBSUB_PUBLISH_HPP
#define FAULTWIRE_RETRY_PRESETS_GOOGLE_PUBSUB_PUBLISH_HPP
/// The service config that Google Pub/Sub publishes for its method Publish.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::google_pubsub_publish>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source google_pubsub_publish_config{
    "googleapis"sv, "google/pubsub/v1/pubsub_grpc_service_config.json at 01c681586d"sv,
    "2026-11"sv};
}  // namespace sources

namespace retry::presets {

/// Google Pub/Sub's service config: Publish.
struct google_pubsub_publish {
  static constexpr std::string_view name = "google_pubsub_publish"sv;
  static constexpr std::string_view title = "Google Pub/Sub's service config: Publish"sv;
  static constexpr Channel channel = Channel::grpc;

  static constexpr Cite config{&sources::google_pubsub_publish_config, Basis::implementation};
  static constexpr Cite a6{&sources::grpc_retry_design, Basis::documented};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{GrpcCode::cancelled, GrpcCode::unauthenticated},
       Verdict::give_up,
       config,
       "not in retryableStatusCodes"sv},
      {GrpcCode::cancelled, Verdict::retry, config, ""sv},
      {GrpcCode::unknown, Verdict::retry, config, ""sv},
      {GrpcCode::deadline_exceeded, Verdict::retry, config, ""sv},
      {GrpcCode::resource_exhausted, Verdict::retry, config, ""sv},
      {GrpcCode::aborted, Verdict::retry, config, ""sv},
      {GrpcCode::internal, Verdict::retry, config, ""sv},
      {GrpcCode::unavailable, Verdict::retry, config, ""sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 5, config},
      {&Policy::max_elapsed, std::chrono::seconds(60), config, "the timeout of the method"sv},
      {&Backoff::initial, std::chrono::milliseconds(100), config},
      {&Backoff::max, std::chrono::seconds(60), config},
      {&Backoff::multiplier, 1.3, config},
      {&Backoff::growth, Growth::exponential, a6},
      {&Backoff::jitter, Jitter::proportional, a6},
      {&Backoff::ratio, 0.2, a6},
      {&Policy::transparent, true, a6},
      {&Policy::obeys_pushback, true, a6},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
