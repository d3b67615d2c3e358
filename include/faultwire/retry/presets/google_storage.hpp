// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_GOOGLE_STORAGE_HPP
#define FAULTWIRE_RETRY_PRESETS_GOOGLE_STORAGE_HPP
/// The service config that Google Cloud Storage publishes for its gRPC service.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::google_storage>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source google_storage_config{
    "googleapis"sv, "google/storage/v2/storage_grpc_service_config.json at 0518a59bca"sv,
    "2026-11"sv};
}  // namespace sources

namespace retry::presets {

/// Google Cloud Storage's service config.
struct google_storage {
  static constexpr std::string_view name = "google_storage"sv;
  static constexpr std::string_view title = "Google Cloud Storage's service config"sv;
  static constexpr Channel channel = Channel::grpc;

  static constexpr Cite config{&sources::google_storage_config, Basis::implementation};
  static constexpr Cite a6{&sources::grpc_retry_design, Basis::documented};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{GrpcCode::cancelled, GrpcCode::unauthenticated},
       Verdict::give_up,
       config,
       "not in retryableStatusCodes"sv},
      {GrpcCode::deadline_exceeded, Verdict::retry, config, ""sv},
      {GrpcCode::unavailable, Verdict::retry, config, ""sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 5, config},
      {&Policy::max_elapsed, std::chrono::seconds(60), config, "the timeout of the method"sv},
      {&Backoff::initial, std::chrono::milliseconds(1000), config},
      {&Backoff::max, std::chrono::seconds(60), config},
      {&Backoff::multiplier, 2.0, config},
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
