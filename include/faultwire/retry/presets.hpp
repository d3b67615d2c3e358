// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_RETRY_PRESETS_HPP
#define FAULTWIRE_RETRY_PRESETS_HPP
/// Policies that are known by name: what gRPC, Google's guideline, the InfluxDB clients and two
/// agents do, and what this library recommends for writes to InfluxDB and for queries over Flight.
/// Every cell is a row that says where it comes from and why it is so.
///
/// @code
/// static_assert(decide(preset(Preset::influx_write), Failure{.code = HttpStatus::forbidden})
///                   .action == Action::needs_operator);
/// Policy mine = preset(Preset::influx_write);
/// mine.max_attempts = 3;
/// @endcode

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "faultwire/codes/sources.hpp"
#include "faultwire/retry/policy.hpp"

namespace faultwire {
inline namespace v1 {

namespace sources {
inline constexpr Source grpc_retry_design{"gRPC proposals", "A6-client-retries.md", "2026-08"};
inline constexpr Source grpc_connection_backoff{"gRPC documentation", "doc/connection-backoff.md",
                                                "2026-08"};
inline constexpr Source google_aip_194{"Google AIP-194", "Automatic retry configuration",
                                       "2026-03-04"};
inline constexpr Source google_error_details{
    "googleapis", "google/rpc/error_details.proto: wire::RetryInfo", "2026-08"};
inline constexpr Source google_transient_internal{
    "google-cloud-cpp", "google/cloud/internal: transient internal errors", "2026-08"};
inline constexpr Source influx_client_java{"influxdb-client-java",
                                           "RetryAttempt.java, WriteOptions.java", "2026-07-02"};
inline constexpr Source influx_client_python{"influxdb-client-python", "client/write/retry.py",
                                             "2026-04-23"};
inline constexpr Source influx_client_js{"influxdb-client-js", "impl/WriteApiImpl.ts, options.ts",
                                         "2026-08-08"};
inline constexpr Source influx_client_go{"influxdb-client-go", "internal/write/service.go",
                                         "2026-07-16"};
inline constexpr Source influx_client_csharp{
    "influxdb-client-csharp", "Internal/RetryAttempt.cs, WriteOptions.cs", "2026-07-01"};
inline constexpr Source telegraf_output{"Telegraf", "plugins/outputs/influxdb_v2", "2026-08-21"};
inline constexpr Source vector_sink{"Vector", "src/sinks/influxdb, util/retries", "2026-08-21"};
inline constexpr Source rfc_9110_retry_after{"RFC 9110", "section 10.2.3", "2022-06"};
inline constexpr Source retry_choice{"faultwire", "docs/reference/retry.md", "2026-11-21"};
}  // namespace sources

namespace retry {

/// The policies that are known by name.
enum class Preset : std::uint8_t {
  flight_query = 0,  ///< recommended: queries over Arrow Flight
  influx_write,      ///< recommended: writes of line protocol to InfluxDB
  grpc_retry,        ///< gRPC's retryPolicy, with the numbers of its design's example
  grpc_transparent,  ///< gRPC without a retryPolicy
  aip_194,           ///< Google's guideline for API clients
  arrow_flight,      ///< Flight: UNAVAILABLE, and INTERNAL by a reset that passes
  influx_v2_java,    ///< influxdb-client-java
  influx_v2_python,  ///< influxdb-client-python; influxdb3-python when it batches
  influx_v2_js,      ///< influxdb-client-js
  influx_v2_go,      ///< influxdb-client-go
  influx_v2_csharp,  ///< influxdb-client-csharp
  telegraf,          ///< Telegraf's output to InfluxDB v2 and v3
  vector,            ///< Vector's sink to InfluxDB
};

/// A preset as a user meets it.
struct PresetRow {
  Preset preset;
  std::string_view name;
  Channel channel;
  std::string_view title;
};

/// All presets, in the order of the enumerators.
inline constexpr auto preset_rows = std::to_array<PresetRow>({
    {Preset::flight_query, "flight_query", Channel::grpc, "Recommended: queries over Arrow Flight"},
    {Preset::influx_write, "influx_write", Channel::http,
     "Recommended: writes of line protocol to InfluxDB"},
    {Preset::grpc_retry, "grpc_retry", Channel::grpc,
     "gRPC's retryPolicy, with the numbers of its design's example"},
    {Preset::grpc_transparent, "grpc_transparent", Channel::grpc, "gRPC without a retryPolicy"},
    {Preset::aip_194, "aip_194", Channel::grpc, "Google's guideline for API clients"},
    {Preset::arrow_flight, "arrow_flight", Channel::grpc,
     "Flight: UNAVAILABLE, and INTERNAL by a reset that passes"},
    {Preset::influx_v2_java, "influx_v2_java", Channel::http, "influxdb-client-java"},
    {Preset::influx_v2_python, "influx_v2_python", Channel::http,
     "influxdb-client-python; influxdb3-python when it batches"},
    {Preset::influx_v2_js, "influx_v2_js", Channel::http, "influxdb-client-js"},
    {Preset::influx_v2_go, "influx_v2_go", Channel::http, "influxdb-client-go"},
    {Preset::influx_v2_csharp, "influx_v2_csharp", Channel::http, "influxdb-client-csharp"},
    {Preset::telegraf, "telegraf", Channel::http, "Telegraf's output to InfluxDB v2 and v3"},
    {Preset::vector, "vector", Channel::http, "Vector's sink to InfluxDB"},
});

/// A verdict of a preset on the codes with the numbers `first` to `last` of its channel. Later rows
/// overrule earlier ones.
struct VerdictRow {
  Preset preset;
  std::int16_t first;
  std::int16_t last;
  Verdict verdict;
  Basis basis;
  Source source;
  std::string_view why;  ///< empty where the source says all there is to say
};

/// What else a preset sets. The name, and the unit of its number.
enum class Setting : std::uint8_t {
  max_attempts = 0,
  max_elapsed,
  initial_backoff,
  max_backoff,
  multiplier,
  jitter_ratio,
  growth,
  jitter,
  transparent,
  needs_idempotency,
  obeys_pushback,
  retry_after,
  retry_info,
  hint_cap,
  slow_retry,
  no_response,
  transient_resets,
  in_flight,
};
enum class Unit : std::uint8_t {
  count,
  milliseconds,
  thousandths,
  flag,
  growth,
  jitter,
  hint_use,
  verdict,
  resets
};
struct SettingName {
  Setting setting;
  std::string_view name;
  Unit unit;
};
/// All settings, in the order of the enumerators.
inline constexpr auto setting_names = std::to_array<SettingName>({
    {Setting::max_attempts, "max_attempts", Unit::count},
    {Setting::max_elapsed, "max_elapsed", Unit::milliseconds},
    {Setting::initial_backoff, "initial_backoff", Unit::milliseconds},
    {Setting::max_backoff, "max_backoff", Unit::milliseconds},
    {Setting::multiplier, "multiplier", Unit::thousandths},
    {Setting::jitter_ratio, "jitter_ratio", Unit::thousandths},
    {Setting::growth, "growth", Unit::growth},
    {Setting::jitter, "jitter", Unit::jitter},
    {Setting::transparent, "transparent", Unit::flag},
    {Setting::needs_idempotency, "needs_idempotency", Unit::flag},
    {Setting::obeys_pushback, "obeys_pushback", Unit::flag},
    {Setting::retry_after, "retry_after", Unit::hint_use},
    {Setting::retry_info, "retry_info", Unit::hint_use},
    {Setting::hint_cap, "hint_cap", Unit::milliseconds},
    {Setting::slow_retry, "slow_retry", Unit::milliseconds},
    {Setting::no_response, "no_response", Unit::verdict},
    {Setting::transient_resets, "transient_resets", Unit::resets},
    {Setting::in_flight, "in_flight", Unit::count},
});

/// One setting of a preset. A setting without a row is that of a `Policy` as it is made.
struct SettingRow {
  Preset preset;
  Setting setting;
  std::int64_t value;  ///< in the unit of the setting; of an enum its number, of resets their bits
  Basis basis;
  Source source;
  std::string_view why;
};

}  // namespace retry

namespace detail::retry {
using namespace faultwire::retry;

[[nodiscard]] constexpr std::int64_t setting(Verdict verdict) noexcept {
  return static_cast<std::int64_t>(verdict);
}
[[nodiscard]] constexpr std::int64_t setting(Growth growth) noexcept {
  return static_cast<std::int64_t>(growth);
}
[[nodiscard]] constexpr std::int64_t setting(Jitter jitter) noexcept {
  return static_cast<std::int64_t>(jitter);
}
[[nodiscard]] constexpr std::int64_t setting(HintUse use) noexcept {
  return static_cast<std::int64_t>(use);
}
inline constexpr std::int64_t passing_resets =
    1 << static_cast<int>(Http2Error::no_error) | 1 << static_cast<int>(Http2Error::internal_error);

inline constexpr auto verdicts_flight_query = [] {
  using enum Basis;
  using enum Verdict;
  constexpr auto flight = sources::influx_flight_page;
  constexpr auto choice = sources::retry_choice;
  constexpr auto aip = sources::google_aip_194;
  constexpr Preset p = Preset::flight_query;
  return std::to_array<VerdictRow>({
      {p, 1, 1, give_up, documented, aip, "somebody wanted it to end"},
      {p, 2, 2, give_up, documented, aip,
       "the server's program failed in a way nobody described; it fails again"},
      {p, 3, 3, fix_request, documented, flight,
       "bad SQL, a missing database name, an invalid ticket"},
      {p, 4, 4, give_up, documented, aip,
       "the deadline is for all attempts; a query that is too slow is too slow again"},
      {p, 5, 5, fix_request, documented, flight, "the table or the database is not there"},
      {p, 6, 6, fix_request, inferred, aip, "not to be retried, and the request is at fault"},
      {p, 7, 7, needs_operator, documented, flight,
       "the token may not read this database, or has expired: somebody has to give it the right"},
      {p, 8, 8, retry_if_hinted, inferred, choice,
       "it means a quota or a message that is too large, and only the former passes: a server that "
       "says when means the former"},
      {p, 9, 9, fix_request, documented, sources::google_rpc_code,
       "the state has to be changed first"},
      {p, 10, 10, give_up, documented, aip, "to be repeated at a higher level, as a transaction"},
      {p, 11, 11, fix_request, inferred, aip, "not to be retried, and the request is at fault"},
      {p, 12, 12, fix_request, inferred, aip,
       "the method is unknown there: most likely the wrong server"},
      {p, 13, 13, give_up, documented, aip, "but for the resets of transient_resets"},
      {p, 14, 14, retry, documented, aip, "the connection or the server comes back"},
      {p, 15, 15, needs_operator, inferred, choice,
       "data is lost on the server; no query brings it back"},
      {p, 16, 16, reauthenticate, documented, flight, "the token is missing or unknown"},
  });
}();

inline constexpr auto verdicts_influx_write = [] {
  using enum Basis;
  using enum Verdict;
  constexpr auto page = sources::influx_write_page;
  constexpr auto choice = sources::retry_choice;
  constexpr auto rfc = sources::iana_http;
  constexpr Preset p = Preset::influx_write;
  return std::to_array<VerdictRow>({
      {p, 100, 199, give_up, inferred, choice, "no answer to a write"},
      {p, 200, 299, give_up, inferred, choice,
       "accepted, so far as the status says; what was not, is a partial write"},
      {p, 300, 399, needs_operator, inferred, choice, "the address of the server is wrong"},
      {p, 400, 499, fix_request, inferred, choice, "the request is at fault"},
      {p, 500, 599, give_up, inferred, choice, "the server cannot do this, now or later"},
      {p, 400, 400, fix_request, documented, page,
       "the line protocol is malformed: the same bytes are refused again"},
      {p, 401, 401, reauthenticate, documented, page, "the token is missing or wrong"},
      {p, 402, 402, needs_operator, inferred, choice, "a plan has ended"},
      {p, 403, 403, needs_operator, documented, page,
       "the token may not write there, or the data is older than the bucket keeps: keep the data"},
      {p, 404, 404, needs_operator, documented, page,
       "the bucket or the organisation does not exist: keep the data until somebody makes it"},
      {p, 407, 407, needs_operator, inferred, choice, "a proxy wants credentials"},
      {p, 408, 408, retry, documented, rfc, "the server waited for the request in vain"},
      {p, 413, 413, split, documented, page, "the batch exceeds the server's limit"},
      {p, 425, 425, retry_refused, documented, rfc, "the server does not risk to process it early"},
      {p, 429, 429, retry_refused, documented, page, "the quota; Retry-After says when"},
      {p, 499, 499, give_up, inferred, choice, "the caller went away"},
      {p, 500, 500, retry, documented, page,
       "the default status of an error, which may pass; partial writes with this status are told "
       "apart by their body"},
      {p, 501, 501, needs_operator, inferred, choice, "this server takes no writes"},
      {p, 502, 502, retry, inferred, choice, "a proxy could not reach the server"},
      {p, 503, 503, retry, documented, page,
       "the server is unavailable for a while; Retry-After says when"},
      {p, 504, 504, retry, inferred, choice,
       "a proxy gave up waiting: the write may have been done"},
      {p, 507, 507, needs_operator, inferred, choice, "the disk is full"},
      {p, 511, 511, needs_operator, inferred, choice, "the network wants a login"},
  });
}();

inline constexpr auto verdicts_of_others = [] {
  using enum Basis;
  using enum Verdict;
  constexpr auto a6 = sources::grpc_retry_design;
  constexpr auto aip = sources::google_aip_194;
  constexpr auto flight = sources::arrow_flight_format;
  constexpr std::string_view unlisted = "not in retryableStatusCodes";
  constexpr auto telegraf = sources::telegraf_output;
  constexpr auto vector = sources::vector_sink;
  return std::to_array<VerdictRow>({
      {Preset::grpc_retry, 1, 16, give_up, documented, a6, unlisted},
      {Preset::grpc_retry, 14, 14, retry, documented, a6, ""},
      {Preset::grpc_transparent, 1, 16, give_up, documented, a6,
       "without a retryPolicy no code is retried"},
      {Preset::aip_194, 1, 16, give_up, documented, aip, "not to be retried automatically"},
      {Preset::aip_194, 2, 2, give_up, documented, aip, "generally not to be retried"},
      {Preset::aip_194, 8, 8, give_up, documented, aip,
       "generally not to be retried: a quota may last for hours"},
      {Preset::aip_194, 10, 10, give_up, documented, aip,
       "to be retried at the level of the transaction"},
      {Preset::aip_194, 13, 13, give_up, documented, aip, "generally not to be retried"},
      {Preset::aip_194, 14, 14, retry, documented, aip, "the only code that is retried"},
      {Preset::arrow_flight, 1, 16, give_up, inferred, flight,
       "the format does not call it passing"},
      {Preset::arrow_flight, 14, 14, retry, documented, flight,
       "the server is not there, or the connection to it"},
      {Preset::influx_v2_java, 100, 428, give_up, implementation, sources::influx_client_java,
       "below 429"},
      {Preset::influx_v2_java, 429, 599, retry, implementation, sources::influx_client_java,
       "429 and above, 501 and 505 too"},
      {Preset::influx_v2_python, 100, 428, give_up, implementation, sources::influx_client_python,
       "below 429"},
      {Preset::influx_v2_python, 429, 599, retry, implementation, sources::influx_client_python,
       "429 and above, 501 and 505 too"},
      {Preset::influx_v2_js, 100, 428, give_up, implementation, sources::influx_client_js,
       "below 429"},
      {Preset::influx_v2_js, 429, 599, retry, implementation, sources::influx_client_js,
       "429 and above, 501 and 505 too; its list of other codes is not used for writes"},
      {Preset::influx_v2_go, 100, 428, give_up, implementation, sources::influx_client_go,
       "below 429"},
      {Preset::influx_v2_go, 429, 599, retry, implementation, sources::influx_client_go,
       "429 and above; some texts of the body count as success there, a partial write among them"},
      {Preset::influx_v2_csharp, 100, 428, give_up, implementation, sources::influx_client_csharp,
       "below 429"},
      {Preset::influx_v2_csharp, 429, 599, retry, implementation, sources::influx_client_csharp,
       "429 and above, 501 and 505 too"},
      {Preset::telegraf, 100, 399, give_up, inferred, telegraf, "not handled"},
      {Preset::telegraf, 400, 499, give_up, implementation, telegraf, "the batch is dropped"},
      {Preset::telegraf, 401, 401, retry, implementation, telegraf, "the batch is kept"},
      {Preset::telegraf, 403, 403, retry, implementation, telegraf, "the batch is kept"},
      {Preset::telegraf, 413, 413, split, implementation, telegraf,
       "in two, again and again; with v3 once"},
      {Preset::telegraf, 429, 429, retry, implementation, telegraf, ""},
      {Preset::telegraf, 500, 599, retry, implementation, telegraf, ""},
      {Preset::vector, 100, 399, give_up, inferred, vector, "not handled"},
      {Preset::vector, 400, 499, give_up, implementation, vector, ""},
      {Preset::vector, 408, 408, retry, implementation, vector, ""},
      {Preset::vector, 429, 429, retry, implementation, vector, ""},
      {Preset::vector, 500, 599, retry, implementation, vector, ""},
      {Preset::vector, 501, 501, give_up, implementation, vector, ""},
  });
}();

inline constexpr auto settings_of_ours = [] {
  using enum Basis;
  using enum Setting;
  constexpr auto choice = sources::retry_choice;
  constexpr auto a6 = sources::grpc_retry_design;
  constexpr auto page = sources::influx_write_page;
  constexpr Preset q = Preset::flight_query;
  constexpr Preset w = Preset::influx_write;
  return std::to_array<SettingRow>({
      {q, max_attempts, 5, documented, a6, "the most that gRPC's clients make by default"},
      {q, max_elapsed, 60'000, inferred, choice,
       "somebody waits for the rows of a query; whoever does not, raises it"},
      {q, initial_backoff, 250, inferred, choice,
       "longer than a restart of a connection, shorter than patience"},
      {q, max_backoff, 10'000, inferred, choice,
       "reached by no call that stays within five attempts, but by those that edit that"},
      {q, multiplier, 2'000, documented, a6, "as in the design's example"},
      {q, jitter_ratio, 200, documented, a6, ""},
      {q, growth, setting(Growth::exponential), documented, a6, ""},
      {q, jitter, setting(Jitter::proportional), documented, a6,
       "from the first wait on, so that clients that lost one server spread"},
      {q, transparent, 1, documented, a6, ""},
      {q, needs_idempotency, 0, inferred, choice,
       "a query changes nothing; for DoPut and DoAction set it"},
      {q, obeys_pushback, 1, documented, a6, ""},
      {q, retry_after, setting(HintUse::at_least), inferred, choice,
       "a proxy in front of the server may send it"},
      {q, retry_info, setting(HintUse::at_least), documented, sources::google_error_details,
       "wait at least this long"},
      {q, hint_cap, 30'000, inferred, choice, "half of the time there is"},
      {q, slow_retry, 60'000, inferred, choice, "rights are changed by people"},
      {q, transient_resets, passing_resets, documented, sources::influx_flight_page,
       "2 and 0 come from idle proxies, restarts and full servers; other resets are faults of a "
       "program and come again"},

      {w, max_attempts, 8, inferred, choice,
       "with this backoff two to three minutes, which is the limit of the v2 clients"},
      {w, max_elapsed, 900'000, inferred, choice,
       "room for one Retry-After of the longest kind; then the caller's buffer has to decide"},
      {w, initial_backoff, 1'000, inferred, choice,
       "the v2 clients' 5 s leave a batch waiting long for a server that was away for a moment"},
      {w, max_backoff, 60'000, implementation, sources::telegraf_output, ""},
      {w, multiplier, 2'000, implementation, sources::influx_client_java, ""},
      {w, growth, setting(Growth::exponential), implementation, sources::influx_client_java, ""},
      {w, jitter, setting(Jitter::range), implementation, sources::influx_client_java,
       "spreads writers over a factor of two, never earlier than the backoff"},
      {w, needs_idempotency, 1, inferred, choice,
       "points without a timestamp get that of the server, and a second write stores them twice; "
       "with timestamps a write is idempotent"},
      {w, retry_after, setting(HintUse::at_least), documented, page,
       "the number of seconds to wait before the write is tried again"},
      {w, hint_cap, 600'000, implementation, sources::telegraf_output,
       "a server that asks for hours is asked again after ten minutes"},
      {w, slow_retry, 60'000, inferred, choice, "rights and buckets are changed by people"},
      {w, no_response, setting(Verdict::retry), implementation, sources::influx_client_js,
       "as all clients"},
      {w, in_flight, 1, documented, page,
       "writes are handled in the order of requests only if each waits for the answer to the last"},
  });
}();

inline constexpr auto settings_of_others = [] {
  using enum Basis;
  using enum Setting;
  constexpr auto a6 = sources::grpc_retry_design;
  constexpr auto connection = sources::grpc_connection_backoff;
  constexpr Preset g = Preset::grpc_retry;
  constexpr Preset a = Preset::aip_194;
  constexpr Preset f = Preset::arrow_flight;
  constexpr Preset t = Preset::telegraf;
  constexpr Preset v = Preset::vector;
  constexpr std::string_view example = "the number of the example";
  constexpr std::string_view no_number =
      "the guideline has no numbers: those of gRPC's connections";
  constexpr std::string_view no_format = "the format has no numbers: those of gRPC's example";
  return std::to_array<SettingRow>({
      {g, max_attempts, 4, documented, a6, example},
      {g, initial_backoff, 100, documented, a6, example},
      {g, max_backoff, 1'000, documented, a6, example},
      {g, multiplier, 2'000, documented, a6, example},
      {g, jitter_ratio, 200, documented, a6, ""},
      {g, growth, setting(Growth::exponential), documented, a6, ""},
      {g, jitter, setting(Jitter::proportional), documented, a6,
       "C-core 1.51 leaves the first wait exact"},
      {g, transparent, 1, documented, a6, ""},
      {g, obeys_pushback, 1, documented, a6, ""},
      {Preset::grpc_transparent, max_attempts, 1, documented, a6, ""},
      {Preset::grpc_transparent, transparent, 1, documented, a6, ""},
      {Preset::grpc_transparent, initial_backoff, 1'000, documented, connection,
       "for what never left the client, which waits for a connection"},
      {Preset::grpc_transparent, max_backoff, 120'000, documented, connection, ""},
      {Preset::grpc_transparent, multiplier, 1'600, documented, connection, ""},
      {Preset::grpc_transparent, jitter_ratio, 200, documented, connection, ""},
      {Preset::grpc_transparent, growth, setting(Growth::exponential), documented, connection, ""},
      {Preset::grpc_transparent, jitter, setting(Jitter::proportional_after_first), documented,
       connection, ""},
      {a, max_attempts, 5, inferred, a6,
       "the guideline has no numbers: the most that gRPC's clients make by default"},
      {a, initial_backoff, 1'000, inferred, connection, no_number},
      {a, max_backoff, 120'000, inferred, connection, no_number},
      {a, multiplier, 1'600, inferred, connection, no_number},
      {a, jitter_ratio, 200, inferred, connection, no_number},
      {a, growth, setting(Growth::exponential), inferred, connection, no_number},
      {a, jitter, setting(Jitter::proportional_after_first), inferred, connection, no_number},
      {a, needs_idempotency, 1, documented, sources::google_aip_194,
       "only where no state is changed by accident"},
      {a, retry_info, setting(HintUse::at_least), documented, sources::google_error_details,
       "wait at least this long"},
      {f, max_attempts, 4, inferred, a6, no_format},
      {f, initial_backoff, 100, inferred, a6, no_format},
      {f, max_backoff, 1'000, inferred, a6, no_format},
      {f, multiplier, 2'000, inferred, a6, no_format},
      {f, jitter_ratio, 200, inferred, a6, no_format},
      {f, growth, setting(Growth::exponential), inferred, a6, no_format},
      {f, jitter, setting(Jitter::proportional), inferred, a6, no_format},
      {f, transparent, 1, documented, a6, ""},
      {f, obeys_pushback, 1, documented, a6, ""},
      {f, transient_resets, passing_resets, implementation, sources::google_transient_internal,
       "INTERNAL with a text of RST_STREAM passes"},
      {t, max_attempts, 0, implementation, sources::telegraf_output, "for ever"},
      {t, initial_backoff, 25, implementation, sources::telegraf_output, "n^2 / 40 s"},
      {t, max_backoff, 60'000, implementation, sources::telegraf_output, ""},
      {t, growth, setting(Growth::quadratic), implementation, sources::telegraf_output, ""},
      {t, jitter, setting(Jitter::none), implementation, sources::telegraf_output, ""},
      {t, retry_after, setting(HintUse::at_least), implementation, sources::telegraf_output,
       "unreadable ones count as 10 s there, here as absent"},
      {t, hint_cap, 600'000, implementation, sources::telegraf_output, ""},
      {t, no_response, setting(Verdict::retry), implementation, sources::telegraf_output, ""},
      {v, max_attempts, 0, implementation, sources::vector_sink, "for ever"},
      {v, initial_backoff, 1'000, implementation, sources::vector_sink, ""},
      {v, max_backoff, 30'000, implementation, sources::vector_sink, ""},
      {v, growth, setting(Growth::fibonacci), implementation, sources::vector_sink, ""},
      {v, jitter, setting(Jitter::full), implementation, sources::vector_sink,
       "from 1 ms on there, from 0 here"},
      {v, no_response, setting(Verdict::retry), implementation, sources::vector_sink, ""},
  });
}();

/// The five v2 clients, which have their numbers in common.
[[nodiscard]] consteval std::array<SettingRow, 9> v2_settings(Preset preset, Source source,
                                                              std::int64_t elapsed,
                                                              std::string_view no_elapsed,
                                                              std::string_view header) {
  using enum Setting;
  constexpr Basis basis = Basis::implementation;
  return {{{preset, max_attempts, 6, basis, source, "five retries"},
           {preset, max_elapsed, elapsed, basis, source, no_elapsed},
           {preset, initial_backoff, 5'000, basis, source, ""},
           {preset, max_backoff, 125'000, basis, source, ""},
           {preset, multiplier, 2'000, basis, source, ""},
           {preset, growth, setting(Growth::exponential), basis, source, ""},
           {preset, jitter, setting(Jitter::range), basis, source, ""},
           {preset, retry_after, setting(HintUse::instead), basis, source, header},
           {preset, no_response, setting(Verdict::retry), basis, source, ""}}};
}
inline constexpr auto settings_of_v2 = std::to_array<std::array<SettingRow, 9>>({
    v2_settings(Preset::influx_v2_java, sources::influx_client_java, 180'000, "",
                "seconds only: it throws on a date"),
    v2_settings(Preset::influx_v2_python, sources::influx_client_python, 180'000, "",
                "seconds or a date"),
    v2_settings(Preset::influx_v2_js, sources::influx_client_js, 180'000, "",
                "it takes the seconds for milliseconds, which is not repeated here"),
    v2_settings(Preset::influx_v2_go, sources::influx_client_go, 180'000, "",
                "seconds only: it ignores a date"),
    v2_settings(Preset::influx_v2_csharp, sources::influx_client_csharp, 0, "no limit",
                "seconds only: it throws on a date"),
});

}  // namespace detail::retry

namespace retry {

/// Calls `visit(row)` with every verdict of every preset.
template <class F>
constexpr void each_verdict_row(F&& visit) {
  for (const VerdictRow& row : detail::retry::verdicts_flight_query) visit(row);
  for (const VerdictRow& row : detail::retry::verdicts_influx_write) visit(row);
  for (const VerdictRow& row : detail::retry::verdicts_of_others) visit(row);
}
/// Calls `visit(row)` with every setting of every preset.
template <class F>
constexpr void each_setting_row(F&& visit) {
  for (const SettingRow& row : detail::retry::settings_of_ours) visit(row);
  for (const SettingRow& row : detail::retry::settings_of_others) visit(row);
  for (const auto& rows : detail::retry::settings_of_v2) {
    for (const SettingRow& row : rows) visit(row);
  }
}

}  // namespace retry

namespace detail::retry {
using namespace faultwire::retry;

constexpr void apply(Policy& policy, const VerdictRow& row) noexcept {
  for (int number = row.first; number <= row.last; ++number) {
    if (policy.channel == Channel::grpc) {
      policy.on(static_cast<GrpcCode>(number), row.verdict);
    } else {
      policy.on(static_cast<HttpStatus>(number), row.verdict);
    }
  }
}

constexpr void apply(Policy& policy, const SettingRow& row) noexcept {
  const auto wait = std::chrono::milliseconds(row.value);
  const auto ratio = static_cast<double>(row.value) / 1000;
  switch (row.setting) {
    case Setting::max_attempts:
      policy.max_attempts = static_cast<std::int32_t>(row.value);
      break;
    case Setting::max_elapsed:
      policy.max_elapsed = wait;
      break;
    case Setting::initial_backoff:
      policy.backoff.initial = wait;
      break;
    case Setting::max_backoff:
      policy.backoff.max = wait;
      break;
    case Setting::multiplier:
      policy.backoff.multiplier = ratio;
      break;
    case Setting::jitter_ratio:
      policy.backoff.ratio = ratio;
      break;
    case Setting::growth:
      policy.backoff.growth = static_cast<Growth>(row.value);
      break;
    case Setting::jitter:
      policy.backoff.jitter = static_cast<Jitter>(row.value);
      break;
    case Setting::transparent:
      policy.transparent = row.value != 0;
      break;
    case Setting::needs_idempotency:
      policy.needs_idempotency = row.value != 0;
      break;
    case Setting::obeys_pushback:
      policy.obeys_pushback = row.value != 0;
      break;
    case Setting::retry_after:
      policy.retry_after = static_cast<HintUse>(row.value);
      break;
    case Setting::retry_info:
      policy.retry_info = static_cast<HintUse>(row.value);
      break;
    case Setting::hint_cap:
      policy.hint_cap = wait;
      break;
    case Setting::slow_retry:
      policy.slow_retry = wait;
      break;
    case Setting::no_response:
      policy.no_response = static_cast<Verdict>(row.value);
      break;
    case Setting::transient_resets:
      policy.transient_resets = static_cast<std::uint16_t>(row.value);
      break;
    case Setting::in_flight:
      policy.in_flight = static_cast<std::int32_t>(row.value);
      break;
  }
}

inline constexpr auto presets = [] {
  std::array<Policy, preset_rows.size()> out{};
  for (const PresetRow& row : preset_rows)
    out[static_cast<std::size_t>(row.preset)].channel = row.channel;
  each_verdict_row(
      [&](const VerdictRow& row) { apply(out[static_cast<std::size_t>(row.preset)], row); });
  each_setting_row(
      [&](const SettingRow& row) { apply(out[static_cast<std::size_t>(row.preset)], row); });
  return out;
}();

}  // namespace detail::retry

namespace retry {

/// The policy, in static storage. Constant.
[[nodiscard]] constexpr const Policy& preset(Preset which) noexcept {
  return detail::retry::presets[static_cast<std::size_t>(which)];
}
/// Its name, for example `influx_write`; static storage.
[[nodiscard]] constexpr std::string_view preset_name(Preset which) noexcept {
  return preset_rows[static_cast<std::size_t>(which)].name;
}
/// The preset of exactly this name.
[[nodiscard]] constexpr std::optional<Preset> find_preset(std::string_view name) noexcept {
  for (const PresetRow& row : preset_rows) {
    if (row.name == name) return row.preset;
  }
  return std::nullopt;
}

/// Which of the two recommended presets a failure belongs to: `influx_write` for a code of HTTP or
/// InfluxDB and for whatever has an HTTP status without a code of its own, else `flight_query`.
[[nodiscard]] constexpr Preset recommended_preset(const Failure& failure) noexcept {
  const bool http = failure.code.domain == Domain::http || failure.code.domain == Domain::influx ||
                    (failure.http_status && failure.code == AnyCode(GrpcCode::unknown));
  return http ? Preset::influx_write : Preset::flight_query;
}

/// What the recommended preset decides.
[[nodiscard]] constexpr Decision classify(const Failure& failure) noexcept {
  return decide(preset(recommended_preset(failure)), failure);
}
/// The same for any error that has a `failure_of`.
template <class E>
requires requires(const E& error) {
  { failure_of(error) } -> std::same_as<Failure>;
}
[[nodiscard]] constexpr Decision classify(const E& error) { return classify(failure_of(error)); }

}  // namespace retry
}  // namespace v1
}  // namespace faultwire

#endif
