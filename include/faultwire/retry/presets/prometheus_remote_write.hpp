// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_PROMETHEUS_REMOTE_WRITE_HPP
#define FAULTWIRE_RETRY_PRESETS_PROMETHEUS_REMOTE_WRITE_HPP
/// Prometheus when it writes to a remote storage.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::prometheus_remote_write>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source prometheus_client{"Prometheus 0.316.0"sv, "storage/remote/client.go"sv,
                                          "2026-11-05"sv};
inline constexpr Source prometheus_queue{
    "Prometheus 0.316.0"sv, "storage/remote/queue_manager.go, config/config.go"sv, "2026-11-05"sv};
}  // namespace sources

namespace retry::presets {

/// Prometheus remote write.
struct prometheus_remote_write {
  static constexpr std::string_view name = "prometheus_remote_write"sv;
  static constexpr std::string_view title = "Prometheus remote write"sv;
  static constexpr Channel channel = Channel::http;

  static constexpr Cite client{&sources::prometheus_client, Basis::implementation};
  static constexpr Cite queue{&sources::prometheus_queue, Basis::implementation};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 499}, Verdict::give_up, client, "the samples are dropped"sv},
      {HttpStatus::too_many_requests, Verdict::give_up, client,
       "dropped unless retry_on_http_429 is set"sv},
      {{500, 599}, Verdict::retry, client, "501 and 505 too"sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 0, queue, "for ever"sv},
      {&Backoff::initial, std::chrono::milliseconds(30), queue},
      {&Backoff::max, std::chrono::seconds(5), queue},
      {&Backoff::multiplier, 2.0, queue},
      {&Backoff::growth, Growth::exponential, queue},
      {&Backoff::jitter, Jitter::none, queue},
      {&Policy::retry_after, HintUse::instead, queue,
       "there the next backoff is twice the wait that was asked for"sv},
      {&Policy::no_response, Verdict::retry, client},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
