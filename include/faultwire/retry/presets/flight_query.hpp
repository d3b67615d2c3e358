// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_FLIGHT_QUERY_HPP
#define FAULTWIRE_RETRY_PRESETS_FLIGHT_QUERY_HPP
/// The recommended preset for queries over Arrow Flight.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::flight_query>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets/aip_194.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry::presets {

/// Recommended: queries over Arrow Flight.
struct flight_query {
  static constexpr std::string_view name = "flight_query"sv;
  static constexpr std::string_view title = "Recommended: queries over Arrow Flight"sv;
  static constexpr Channel channel = Channel::grpc;

  static constexpr Cite a6{&sources::grpc_retry_design, Basis::documented};
  static constexpr Cite aip{&sources::google_aip_194, Basis::documented};
  static constexpr Cite by_aip{&sources::google_aip_194, Basis::inferred};
  static constexpr Cite flight{&sources::influx_flight_page, Basis::documented};
  static constexpr Cite code{&sources::google_rpc_code, Basis::documented};
  static constexpr Cite info{&sources::google_error_details, Basis::documented};
  static constexpr Cite choice{&sources::retry_choice, Basis::inferred};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {GrpcCode::cancelled, Verdict::give_up, aip, "somebody wanted the query to end"sv},
      {GrpcCode::unknown, Verdict::give_up, aip,
       "the server's program failed in a way nobody described; it fails again"sv},
      {GrpcCode::invalid_argument, Verdict::fix_request, flight,
       "bad SQL, a missing database name, an invalid ticket"sv},
      {GrpcCode::deadline_exceeded, Verdict::give_up, aip,
       "the deadline is for all attempts; a query that is too slow is too slow again"sv},
      {GrpcCode::not_found, Verdict::fix_request, flight,
       "the table or the database does not exist"sv},
      {GrpcCode::already_exists, Verdict::fix_request, by_aip,
       "not to be retried, and the request is at fault"sv},
      {GrpcCode::permission_denied, Verdict::needs_operator, flight,
       "the token may not read this database, or has expired: a person has to grant it"sv},
      {GrpcCode::resource_exhausted, Verdict::retry_if_hinted, choice,
       "a quota, or a message that is too large; a server that says when means a quota"sv},
      {GrpcCode::failed_precondition, Verdict::fix_request, code,
       "the state has to be changed first"sv},
      {GrpcCode::aborted, Verdict::give_up, aip,
       "to be repeated at a higher level, as a transaction"sv},
      {GrpcCode::out_of_range, Verdict::fix_request, by_aip,
       "not to be retried, and the request is at fault"sv},
      {GrpcCode::unimplemented, Verdict::fix_request, by_aip,
       "the method is unknown there: most likely the wrong server"sv},
      {GrpcCode::internal, Verdict::give_up, aip, "except for the resets of transient_resets"sv},
      {GrpcCode::unavailable, Verdict::retry, aip, "the connection or the server comes back"sv},
      {GrpcCode::data_loss, Verdict::needs_operator, choice,
       "data is lost on the server; no query brings it back"sv},
      {GrpcCode::unauthenticated, Verdict::reauthenticate, flight,
       "the token is missing or unknown"sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 5, a6, "the most that gRPC's clients make by default"sv},
      {&Policy::max_elapsed, std::chrono::seconds(60), choice,
       "a person waits for the rows of a query; otherwise raise it"sv},
      {&Backoff::initial, std::chrono::milliseconds(250), choice,
       "longer than a restart of a connection, shorter than patience"sv},
      {&Backoff::max, std::chrono::seconds(10), choice,
       "not reached within five attempts; for those who allow more"sv},
      {&Backoff::multiplier, 2.0, a6, "as in the design's example"sv},
      {&Backoff::growth, Growth::exponential, a6},
      {&Backoff::jitter, Jitter::proportional, a6,
       "from the first wait on, so that clients of one lost server spread"sv},
      {&Backoff::ratio, 0.2, a6},
      {&Policy::transparent, true, a6},
      {&Policy::needs_idempotency, false, choice,
       "a query changes nothing; for DoPut and DoAction set it"sv},
      {&Policy::reads_facts, true, choice, "what the text tells is more than the code"sv},
      {&Policy::obeys_pushback, true, a6},
      {&Policy::retry_after, HintUse::at_least, choice,
       "a proxy in front of the server may send it"sv},
      {&Policy::retry_info, HintUse::at_least, info, "wait at least this long"sv},
      {&Policy::hint_cap, std::chrono::seconds(30), choice, "half of the time there is"sv},
      {&Policy::slow_retry, std::chrono::seconds(60), choice, "rights are changed by people"sv},
      {&Policy::transient_resets,
       1 << static_cast<int>(Http2Error::no_error) |
           1 << static_cast<int>(Http2Error::internal_error),
       flight,
       "resets 2 and 0 come from idle proxies, restarts and full servers; others come again"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
