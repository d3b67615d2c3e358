// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_INFLUX_DOCS_DEDICATED_HPP
#define FAULTWIRE_RETRY_PRESETS_INFLUX_DOCS_DEDICATED_HPP
/// The backoff that InfluxData documents for writes to Cloud Dedicated and Clustered.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::influx_docs_dedicated>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source influx_backoff_page{
    "InfluxDB documentation, Cloud Dedicated and Clustered"sv,
    "Troubleshoot issues writing data: exponential backoff, docs-v2 at 46eb577c6d"sv, "2026-11"sv};
}  // namespace sources

namespace retry::presets {

/// What InfluxData's documentation recommends for writes to Cloud Dedicated and Clustered.
struct influx_docs_dedicated {
  static constexpr std::string_view name = "influx_docs_dedicated"sv;
  static constexpr std::string_view title =
      "InfluxData's documentation: writes to Cloud Dedicated and Clustered"sv;
  static constexpr Channel channel = Channel::http;

  static constexpr Cite docs{&sources::influx_backoff_page, Basis::documented};
  static constexpr Cite by_docs{&sources::influx_backoff_page, Basis::inferred};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 599}, Verdict::give_up, by_docs, "only 429 and 503 are named as retryable"sv},
      {HttpStatus::bad_request, Verdict::give_up, docs, "named as not to be retried"sv},
      {HttpStatus::unauthorized, Verdict::give_up, docs, "named as not to be retried"sv},
      {HttpStatus::not_found, Verdict::give_up, docs, "named as not to be retried"sv},
      {HttpStatus::unprocessable_content, Verdict::give_up, docs, "named as not to be retried"sv},
      {HttpStatus::too_many_requests, Verdict::retry, docs, ""sv},
      {HttpStatus::service_unavailable, Verdict::retry, docs, ""sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 6, docs, "five retries"sv},
      {&Backoff::initial, std::chrono::seconds(1), docs},
      {&Backoff::max, std::chrono::seconds(30), docs},
      {&Backoff::multiplier, 2.0, docs},
      {&Backoff::growth, Growth::exponential, docs},
      {&Backoff::jitter, Jitter::full, docs, "the section does not mention Retry-After"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
