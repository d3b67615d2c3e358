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

  static constexpr VerdictRow verdicts[] = {
      on_http(100, 499, Verdict::give_up, client, "the samples are dropped"sv),
      on(HttpStatus::too_many_requests, Verdict::give_up, client,
         "dropped unless retry_on_http_429 is set"sv),
      on_http(500, 599, Verdict::retry, client, "501 and 505 too"sv),
  };

  static constexpr SettingRow settings[] = {
      set<&Policy::max_attempts>(0, queue, "for ever"sv),
      set<&Backoff::initial>(std::chrono::milliseconds(30), queue),
      set<&Backoff::max>(std::chrono::seconds(5), queue),
      set<&Backoff::multiplier>(2.0, queue),
      set<&Backoff::growth>(Growth::exponential, queue),
      set<&Backoff::jitter>(Jitter::none, queue),
      set<&Policy::retry_after>(HintUse::instead, queue,
                                "there the next backoff is twice the wait that was asked for"sv),
      set<&Policy::no_response>(Verdict::retry, client),
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
