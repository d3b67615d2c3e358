// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_OTLP_GRPC_HPP
#define FAULTWIRE_RETRY_PRESETS_OTLP_GRPC_HPP
/// The OpenTelemetry Collector's OTLP exporter over gRPC, with its retry_on_failure.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::otlp_grpc>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets/otlp_http.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source otel_grpc_exporter{"OpenTelemetry Collector 0.165.0"sv,
                                           "exporter/otlpexporter/otlp.go: shouldRetry"sv,
                                           "2026-11-06"sv};
}  // namespace sources

namespace retry::presets {

/// The OpenTelemetry Collector's OTLP exporter over gRPC.
struct otlp_grpc {
  static constexpr std::string_view name = "otlp_grpc"sv;
  static constexpr std::string_view title = "OpenTelemetry Collector: OTLP over gRPC"sv;
  static constexpr Channel channel = Channel::grpc;

  static constexpr Cite exporter{&sources::otel_grpc_exporter, Basis::implementation};
  static constexpr Cite config{&sources::otel_retry_config, Basis::implementation};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{GrpcCode::cancelled, GrpcCode::unauthenticated}, Verdict::give_up, exporter, "permanent"sv},
      {GrpcCode::cancelled, Verdict::retry, exporter, ""sv},
      {GrpcCode::deadline_exceeded, Verdict::retry, exporter, ""sv},
      {GrpcCode::resource_exhausted, Verdict::retry_if_hinted, exporter, "only with RetryInfo"sv},
      {GrpcCode::aborted, Verdict::retry, exporter, ""sv},
      {GrpcCode::out_of_range, Verdict::retry, exporter, ""sv},
      {GrpcCode::unavailable, Verdict::retry, exporter, ""sv},
      {GrpcCode::data_loss, Verdict::retry, exporter, ""sv},
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
      {&Policy::retry_info, HintUse::at_least, exporter, "the longer of the two waits"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
