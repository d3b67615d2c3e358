// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_AWS_STANDARD_HPP
#define FAULTWIRE_RETRY_PRESETS_AWS_STANDARD_HPP
/// The standard retry mode of the AWS SDKs: full jitter.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::aws_standard>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source aws_retry_guide{"AWS SDKs and Tools Reference Guide"sv,
                                        "Retry behavior: standard mode"sv, "2026-11"sv};
/// The figures of the backoff, which the guide's page gave before 2026. With AWS_NEW_RETRIES_2026
/// set, other failures than throttling begin with 50 ms instead of 1 s; this is not the default.
inline constexpr Source aws_botocore{"botocore"sv, "botocore/retries/standard.py at 0719e79583"sv,
                                     "2026-11"sv};
}  // namespace sources

namespace retry::presets {

/// The standard retry mode of the AWS SDKs.
struct aws_standard {
  static constexpr std::string_view name = "aws_standard"sv;
  static constexpr std::string_view title = "AWS SDKs: standard retry mode, full jitter"sv;
  static constexpr Channel channel = Channel::http;

  static constexpr Cite guide{&sources::aws_retry_guide, Basis::documented};
  static constexpr Cite code{&sources::aws_botocore, Basis::implementation};
  static constexpr Cite by_guide{&sources::aws_retry_guide, Basis::inferred};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 599}, Verdict::give_up, by_guide, "not named as transient"sv},
      {HttpStatus::too_many_requests, Verdict::retry, by_guide,
       "throttling, which the SDKs tell by the error's code in the body"sv},
      {HttpStatus::internal_server_error, Verdict::retry, code, ""sv},
      {HttpStatus::bad_gateway, Verdict::retry, code, ""sv},
      {HttpStatus::service_unavailable, Verdict::retry, code, ""sv},
      {HttpStatus::gateway_timeout, Verdict::retry, code, ""sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 3, guide},
      {&Backoff::initial, std::chrono::seconds(1), code,
       "50 ms with AWS_NEW_RETRIES_2026, except for throttling"sv},
      {&Backoff::max, std::chrono::seconds(20), code},
      {&Backoff::multiplier, 2.0, code},
      {&Backoff::growth, Growth::exponential, code},
      {&Backoff::jitter, Jitter::full, code},
      {&Policy::no_response, Verdict::retry, code},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
