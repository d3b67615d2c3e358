// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_OTLP_HTTP_HPP
#define FAULTWIRE_RETRY_PRESETS_OTLP_HTTP_HPP
/// The OpenTelemetry Collector's OTLP exporter over HTTP, with its retry_on_failure.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::otlp_http>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source otel_http_exporter{
    "OpenTelemetry Collector 0.165.0"sv,
    "exporter/otlphttpexporter/otlp.go: isRetryableStatusCode"sv, "2026-11-06"sv};
inline constexpr Source otel_retry_config{"OpenTelemetry Collector 1.71.0"sv,
                                          "config/configretry; cenkalti/backoff 5.0.3"sv,
                                          "2026-11-06"sv};
}  // namespace sources

namespace retry::presets {

/// The OpenTelemetry Collector's OTLP exporter over HTTP.
struct otlp_http {
  static constexpr std::string_view name = "otlp_http"sv;
  static constexpr std::string_view title = "OpenTelemetry Collector: OTLP over HTTP"sv;
  static constexpr Channel channel = Channel::http;

  static constexpr Cite exporter{&sources::otel_http_exporter, Basis::implementation};
  static constexpr Cite config{&sources::otel_retry_config, Basis::implementation};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 599}, Verdict::give_up, exporter, "permanent, 500 too"sv},
      {HttpStatus::too_many_requests, Verdict::retry, exporter, ""sv},
      {HttpStatus::bad_gateway, Verdict::retry, exporter, ""sv},
      {HttpStatus::service_unavailable, Verdict::retry, exporter, ""sv},
      {HttpStatus::gateway_timeout, Verdict::retry, exporter, ""sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 0, config, "no limit but the time"sv},
      {&Policy::max_elapsed, std::chrono::seconds(300), config},
      {&Backoff::initial, std::chrono::seconds(5), config},
      {&Backoff::max, std::chrono::seconds(30), config},
      {&Backoff::multiplier, 1.5, config},
      {&Backoff::growth, Growth::exponential, config},
      {&Backoff::jitter, Jitter::proportional, config},
      {&Backoff::ratio, 0.5, config},
      {&Policy::retry_after, HintUse::at_least, exporter, "with 429 and 503 only, there"sv},
      {&Policy::no_response, Verdict::retry, exporter},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
