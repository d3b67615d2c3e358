// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_AIP_194_HPP
#define FAULTWIRE_RETRY_PRESETS_AIP_194_HPP
/// Google's guideline for API clients: only UNAVAILABLE is retried automatically.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::aip_194>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source google_aip_194{"Google AIP-194"sv, "Automatic retry configuration"sv,
                                       "2026-03-04"sv};
}  // namespace sources

namespace retry::presets {

/// Google's guideline for API clients.
struct aip_194 {
  static constexpr std::string_view name = "aip_194"sv;
  static constexpr std::string_view title = "Google's guideline for API clients"sv;
  static constexpr Channel channel = Channel::grpc;

  static constexpr Cite aip{&sources::google_aip_194, Basis::documented};
  static constexpr Cite info{&sources::google_error_details, Basis::documented};
  static constexpr Cite by_a6{&sources::grpc_retry_design, Basis::inferred};
  static constexpr Cite by_connection{&sources::grpc_connection_backoff, Basis::inferred};
  static constexpr std::string_view no_number =
      "the guideline has no numbers: those of gRPC's connections"sv;

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{GrpcCode::cancelled, GrpcCode::unauthenticated},
       Verdict::give_up,
       aip,
       "not to be retried automatically"sv},
      {GrpcCode::unknown, Verdict::give_up, aip, "generally not to be retried"sv},
      {GrpcCode::resource_exhausted, Verdict::give_up, aip,
       "generally not to be retried: a quota may last for hours"sv},
      {GrpcCode::aborted, Verdict::give_up, aip, "to be retried at the level of the transaction"sv},
      {GrpcCode::internal, Verdict::give_up, aip, "generally not to be retried"sv},
      {GrpcCode::unavailable, Verdict::retry, aip, "the only code that is retried"sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 5, by_a6,
       "the guideline has no numbers: the most that gRPC's clients make"sv},
      {&Backoff::initial, std::chrono::seconds(1), by_connection, no_number},
      {&Backoff::max, std::chrono::seconds(120), by_connection, no_number},
      {&Backoff::multiplier, 1.6, by_connection, no_number},
      {&Backoff::growth, Growth::exponential, by_connection, no_number},
      {&Backoff::jitter, Jitter::proportional_after_first, by_connection, no_number},
      {&Backoff::ratio, 0.2, by_connection, no_number},
      {&Policy::needs_idempotency, true, aip, "only where no state is changed by accident"sv},
      {&Policy::retry_info, HintUse::at_least, info, "wait at least this long"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
