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
    "googleapis"sv, "google/pubsub/v1/pubsub_grpc_service_config.json"sv, "2026-08"sv};
}  // namespace sources

namespace retry::presets {

/// Google Pub/Sub's service config: Publish.
struct google_pubsub_publish {
  static constexpr std::string_view name = "google_pubsub_publish"sv;
  static constexpr std::string_view title = "Google Pub/Sub's service config: Publish"sv;
  static constexpr Channel channel = Channel::grpc;

  static constexpr Cite config{&sources::google_pubsub_publish_config, Basis::implementation};
  static constexpr Cite a6{&sources::grpc_retry_design, Basis::documented};

  static constexpr VerdictRow verdicts[] = {
      on(GrpcCode::cancelled, GrpcCode::unauthenticated, Verdict::give_up, config,
         "not in retryableStatusCodes"sv),
      on(GrpcCode::cancelled, Verdict::retry, config, ""sv),
      on(GrpcCode::unknown, Verdict::retry, config, ""sv),
      on(GrpcCode::deadline_exceeded, Verdict::retry, config, ""sv),
      on(GrpcCode::resource_exhausted, Verdict::retry, config, ""sv),
      on(GrpcCode::aborted, Verdict::retry, config, ""sv),
      on(GrpcCode::internal, Verdict::retry, config, ""sv),
      on(GrpcCode::unavailable, Verdict::retry, config, ""sv),
  };

  static constexpr SettingRow settings[] = {
      set<&Policy::max_attempts>(5, config),
      set<&Policy::max_elapsed>(std::chrono::seconds(60), config, "the timeout of the method"sv),
      set<&Backoff::initial>(std::chrono::milliseconds(100), config),
      set<&Backoff::max>(std::chrono::seconds(60), config),
      set<&Backoff::multiplier>(1.3, config),
      set<&Backoff::growth>(Growth::exponential, a6),
      set<&Backoff::jitter>(Jitter::proportional, a6),
      set<&Backoff::ratio>(0.2, a6),
      set<&Policy::transparent>(true, a6),
      set<&Policy::obeys_pushback>(true, a6),
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
