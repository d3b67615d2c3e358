// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_ARROW_FLIGHT_HPP
#define FAULTWIRE_RETRY_PRESETS_ARROW_FLIGHT_HPP
/// Arrow Flight: UNAVAILABLE, and INTERNAL by a reset that passes.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::arrow_flight>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"

namespace faultwire {
inline namespace v1 {
namespace sources {
inline constexpr Source google_transient_internal{
    "google-cloud-cpp"sv, "google/cloud/internal: transient internal errors"sv, "2026-08"sv};
}  // namespace sources

namespace retry::presets {

/// Arrow Flight: UNAVAILABLE, and INTERNAL by a reset that passes.
struct arrow_flight {
  static constexpr std::string_view name = "arrow_flight"sv;
  static constexpr std::string_view title =
      "Flight: UNAVAILABLE, and INTERNAL by a reset that passes"sv;
  static constexpr Channel channel = Channel::grpc;

  static constexpr Cite format{&sources::arrow_flight_format, Basis::documented};
  static constexpr Cite by_format{&sources::arrow_flight_format, Basis::inferred};
  static constexpr Cite a6{&sources::grpc_retry_design, Basis::documented};
  static constexpr Cite by_a6{&sources::grpc_retry_design, Basis::inferred};
  static constexpr Cite cloud{&sources::google_transient_internal, Basis::implementation};
  static constexpr std::string_view no_number =
      "the format has no numbers: those of gRPC's example"sv;

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{GrpcCode::cancelled, GrpcCode::unauthenticated},
       Verdict::give_up,
       by_format,
       "the format does not call it passing"sv},
      {GrpcCode::unavailable, Verdict::retry, format,
       "the server is not there, or the connection to it"sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 4, by_a6, no_number},
      {&Backoff::initial, std::chrono::milliseconds(100), by_a6, no_number},
      {&Backoff::max, std::chrono::seconds(1), by_a6, no_number},
      {&Backoff::multiplier, 2.0, by_a6, no_number},
      {&Backoff::growth, Growth::exponential, by_a6, no_number},
      {&Backoff::jitter, Jitter::proportional, by_a6, no_number},
      {&Backoff::ratio, 0.2, by_a6, no_number},
      {&Policy::transparent, true, a6},
      {&Policy::obeys_pushback, true, a6},
      {&Policy::transient_resets,
       1 << static_cast<int>(Http2Error::no_error) |
           1 << static_cast<int>(Http2Error::internal_error),
       cloud, "INTERNAL with a text of RST_STREAM passes"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
