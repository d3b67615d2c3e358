// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_VECTOR_HPP
#define FAULTWIRE_RETRY_PRESETS_VECTOR_HPP
/// Vector's sink to InfluxDB, and its other sinks over HTTP.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::vector>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source vector_http{"Vector"sv, "src/sinks/util/http.rs: RetryStrategy::Default"sv,
                                    "2026-08-21"sv};
inline constexpr Source vector_retries{
    "Vector"sv, "src/sinks/util/retries.rs: FibonacciRetryPolicy"sv, "2026-08-21"sv};
}  // namespace sources

namespace retry::presets {

/// Vector's sink to InfluxDB.
struct vector {
  static constexpr std::string_view name = "vector"sv;
  static constexpr std::string_view title = "Vector's sink to InfluxDB"sv;
  static constexpr Channel channel = Channel::http;

  static constexpr Cite status{&sources::vector_http, Basis::implementation};
  static constexpr Cite retries{&sources::vector_retries, Basis::implementation};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 499}, Verdict::give_up, status, "2xx is a success, the rest is dropped"sv},
      {HttpStatus::request_timeout, Verdict::retry, status, ""sv},
      {HttpStatus::too_many_requests, Verdict::retry, status, ""sv},
      {{500, 599}, Verdict::retry, status, ""sv},
      {HttpStatus::not_implemented, Verdict::give_up, status, ""sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 0, retries, "for ever"sv},
      {&Backoff::initial, std::chrono::seconds(1), retries},
      {&Backoff::max, std::chrono::seconds(30), retries},
      {&Backoff::growth, Growth::fibonacci, retries, "1, 2, 3, 5, 8, 13, 21, 30, 30 s"sv},
      {&Backoff::jitter, Jitter::full, retries},
      {&Backoff::least, std::chrono::milliseconds(1), retries},
      {&Policy::no_response, Verdict::retry, status},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
