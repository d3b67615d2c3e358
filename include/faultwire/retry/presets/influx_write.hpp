// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_INFLUX_WRITE_HPP
#define FAULTWIRE_RETRY_PRESETS_INFLUX_WRITE_HPP
/// The recommended preset for writes of line protocol to InfluxDB.
///
/// @code
/// using namespace faultwire::retry;
/// constexpr const Policy& policy = policy_of_preset<presets::influx_write>;
/// @endcode

#include "faultwire/retry/preset_rows.hpp"
#include "faultwire/retry/presets/influx_v2_java.hpp"
#include "faultwire/retry/presets/telegraf.hpp"

namespace faultwire {
inline namespace v1 {
namespace retry::presets {

/// Recommended: writes of line protocol to InfluxDB.
struct influx_write {
  static constexpr std::string_view name = "influx_write"sv;
  static constexpr std::string_view title = "Recommended: writes of line protocol to InfluxDB"sv;
  static constexpr Channel channel = Channel::http;

  static constexpr Cite page{&sources::influx_write_page, Basis::documented};
  static constexpr Cite rfc{&sources::iana_http, Basis::documented};
  static constexpr Cite java{&sources::influx_client_java, Basis::implementation};
  static constexpr Cite agent{&sources::telegraf_output, Basis::implementation};
  static constexpr Cite draft{&sources::rate_limit_draft, Basis::documented};
  static constexpr Cite choice{&sources::retry_choice, Basis::inferred};

  template <class Lazy>
  static constexpr LazyPresetRow<VerdictRow, Lazy> lazy_verdicts[] = {
      {{100, 199}, Verdict::give_up, choice, "no answer to a write"sv},
      {{200, 299},
       Verdict::give_up,
       choice,
       "accepted, as far as the status says; the body may say more"sv},
      {{300, 399}, Verdict::needs_operator, choice, "the address of the server is wrong"sv},
      {{400, 499}, Verdict::fix_request, choice, "the request is at fault"sv},
      {{500, 599},
       Verdict::retry,
       agent,
       "a fault of a server or proxy that may pass; 520 to 530 of proxies too"sv},
      {HttpStatus::bad_request, Verdict::fix_request, page,
       "the line protocol is malformed: the same bytes are refused again"sv},
      {HttpStatus::unauthorized, Verdict::reauthenticate, page, "the token is missing or wrong"sv},
      {HttpStatus::payment_required, Verdict::needs_operator, choice, "a plan has ended"sv},
      {HttpStatus::forbidden, Verdict::needs_operator, page,
       "the token may not write there, or the data is older than the bucket keeps"sv},
      {HttpStatus::not_found, Verdict::needs_operator, page,
       "the bucket or the organisation does not exist: keep the data until it does"sv},
      {HttpStatus::proxy_authentication_required, Verdict::needs_operator, choice,
       "a proxy wants credentials"sv},
      {HttpStatus::request_timeout, Verdict::retry_refused, rfc,
       "the server did not receive the whole request in time"sv},
      {HttpStatus::content_too_large, Verdict::split, page,
       "the batch exceeds the server's limit"sv},
      {HttpStatus::too_early, Verdict::retry_refused, rfc,
       "the server does not risk to process it early"sv},
      {HttpStatus::too_many_requests, Verdict::retry_refused, page,
       "the quota; Retry-After says when"sv},
      {{499, 499}, Verdict::give_up, choice, "the caller went away"sv},
      {HttpStatus::internal_server_error, Verdict::retry, page,
       "the default status of an error, which may pass; the body tells partial writes"sv},
      {HttpStatus::not_implemented, Verdict::needs_operator, choice,
       "this server takes no writes"sv},
      {HttpStatus::service_unavailable, Verdict::retry, page,
       "the server is unavailable for a while; Retry-After says when"sv},
      {HttpStatus::gateway_timeout, Verdict::retry, choice,
       "a proxy stopped waiting: the write may have been done"sv},
      {HttpStatus::http_version_not_supported, Verdict::needs_operator, choice,
       "the connection has to be set up in another way"sv},
      {HttpStatus::insufficient_storage, Verdict::needs_operator, choice, "the disk is full"sv},
      {HttpStatus::network_authentication_required, Verdict::needs_operator, choice,
       "the network wants a login"sv},
  };

  template <class Lazy>
  static constexpr LazyPresetRow<SettingRow, Lazy> lazy_settings[] = {
      {&Policy::max_attempts, 8, choice,
       "two to three minutes with this backoff: the limit of the v2 clients"sv},
      {&Policy::max_elapsed, std::chrono::seconds(900), choice,
       "room for one Retry-After of the longest kind"sv},
      {&Backoff::initial, std::chrono::seconds(1), choice,
       "with the v2 clients' 5 s a batch waits long for a server that was away briefly"sv},
      {&Backoff::max, std::chrono::seconds(60), agent},
      {&Backoff::multiplier, 2.0, java},
      {&Backoff::growth, Growth::exponential, java},
      {&Backoff::jitter, Jitter::range, java,
       "spreads writers over a factor of two, never below the backoff"sv},
      {&Policy::needs_idempotency, true, choice,
       "a point without a timestamp is stored twice by a second write"sv},
      {&Policy::reads_facts, true, choice,
       "one status means different things; the body's text tells"sv},
      {&Policy::retry_after, HintUse::at_least, page,
       "the seconds to wait before the write is tried again"sv},
      {&Policy::rate_limit, HintUse::at_least, draft,
       "a gateway in front of the server may send it"sv},
      {&Policy::hint_cap, std::chrono::seconds(600), agent,
       "a server that asks for hours is asked again after ten minutes"sv},
      {&Policy::slow_retry, std::chrono::seconds(60), choice,
       "rights and buckets are changed by people"sv},
      {&Policy::no_response, Verdict::retry, java, "as all clients"sv},
      {&Policy::in_flight, 1, page,
       "writes keep their order only if each waits for the answer to the last"sv},
  };
};

}  // namespace retry::presets
}  // namespace v1
}  // namespace faultwire

#endif
