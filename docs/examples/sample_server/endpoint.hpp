// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef SAMPLE_SERVER_ENDPOINT_HPP
#define SAMPLE_SERVER_ENDPOINT_HPP
/// From a request to its answer: the checks in the order of the product that is imitated, the
/// verdict, the answer in its words.
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/escaping.h>

#include "faultwire/wire/json/write.hpp"
#include "body.hpp"
#include "schema_store.hpp"
#include "settings.hpp"

/// What was answered since the start.
struct Totals {
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::uint64_t> accepted{0};  ///< entries
  std::atomic<std::uint64_t> rejected{0};  ///< entries
  std::atomic<std::uint64_t> turned_away{0};
  std::atomic<std::uint64_t> unsaved{0};  ///< requests whose columns could not be saved
};
/// The entries of one bucket.
struct BucketTotals {
  std::uint64_t accepted = 0;
  std::uint64_t rejected = 0;
};

/// Names of a unit beside those of `precision_rows`.
struct PrecisionAlias {
  std::string_view name;
  faultwire::Precision precision;
};
inline constexpr auto precision_aliases = std::to_array<PrecisionAlias>({
    {"n", faultwire::Precision::nanoseconds},
    {"u", faultwire::Precision::microseconds},
    {"nanosecond", faultwire::Precision::nanoseconds},
    {"microsecond", faultwire::Precision::microseconds},
    {"millisecond", faultwire::Precision::milliseconds},
    {"second", faultwire::Precision::seconds},
});

/// A request as the checks see it.
struct WriteRequest {
  faultwire::write_api::Flavour api;
  bool known_path;
  std::string method, bucket, org, precision, user, credentials;
  bool accept_partial = true;
  std::string body;
  BodyFault body_fault = BodyFault::none;
};

class Endpoint {
 public:
  Endpoint(const Settings& settings, SchemaStore& schemas)
      : settings_(settings), rehearsals_(settings.rehearsals), schemas_(schemas) {}

  [[nodiscard]] static bool is_write_path(std::string_view path) {
    return path == "/write" || path == "/api/v2/write" || path == "/api/v3/write_lp";
  }
  [[nodiscard]] const Totals& totals() const { return totals_; }

  /// Answers a query with problem details: no InfluxDB says that it keeps no data, so the form is
  /// the one that every HTTP client may know.
  static void refuse_query(const httplib::Request& http, httplib::Response& out) {
    const faultwire::StreamError error(faultwire::StreamErrorCode::unimplemented,
                                       "This server judges writes and keeps no data to query.");
    faultwire::wire::JsonBodyOptions options;
    options.instance = http.path;
    faultwire::wire::JsonBody problem = faultwire::wire::to_problem_json(error, options);
    out.status = static_cast<int>(problem.status);
    for (const auto& field : problem.headers) out.headers.emplace(field.name, field.value);
    out.body = std::move(problem.body);
  }

  /// Answers a write; `reader` gives its body, and is null for requests that cannot be one.
  void answer(const httplib::Request& http, httplib::Response& out,
              const httplib::ContentReader* reader) {
    using faultwire::write_api::WriteEvent;
    ++totals_.requests;
    const InFlight one(in_flight_);
    WriteRequest request = read_head(http);
    faultwire::write_api::RespondOptions options{.max_bytes = settings_.max_bytes,
                                                 .user = request.user};
    faultwire::write_api::RespondOptions later =
        options;  // a batch that is too large does not become smaller by waiting
    later.retry_after = settings_.retry_after;
    Connection& connection = *Connection::current();
    if (one.count > settings_.max_requests) {
      ++totals_.turned_away;
      return send(
          faultwire::write_api::respond(WriteEvent::too_many_requests, request.api,
                                        detail_of(WriteEvent::too_many_requests, request), later),
          out);
    }
    if (connection.framing == Framing::unclear)
      return refuse(400, "the length of the body is unclear", out);
    const auto failed = faultwire::write_api::first_failure(
        request.api, [&](auto check) { return fails(check, request, reader); });
    if (request.body_fault == BodyFault::incomplete) return refuse_incomplete(connection, out);
    if (failed == WriteEvent::not_utf8)
      return send(faultwire::write_api::respond(faultwire::line_protocol::validate(request.body),
                                                request.api, options),
                  out);
    if (failed)
      return send(
          faultwire::write_api::respond(*failed, request.api, detail_of(*failed, request), options),
          out);
    if (const auto event = rehearsed(request.bucket))
      return send(faultwire::write_api::respond(*event, request.api, detail_of(*event, request),
                                                *event == WriteEvent::too_large ? options : later),
                  out);
    judge(request, std::move(options), out);
  }

  /// Where clients ask whether somebody is there.
  static void ping(httplib::Response& out) {
    send(faultwire::write_api::respond(faultwire::write_api::WriteEvent::all_accepted,
                                       faultwire::write_api::oss_1),
         out);
  }
  void vars(httplib::Response& out) {
    nlohmann::json buckets = nlohmann::json::object();
    {
      const std::lock_guard lock(bucket_mutex_);
      for (const auto& [name, entries] : bucket_totals_)
        buckets[name] = {{"accepted", entries.accepted}, {"rejected", entries.rejected}};
    }
    const nlohmann::json all = {{"requests", totals_.requests.load()},
                                {"accepted", totals_.accepted.load()},
                                {"rejected", totals_.rejected.load()},
                                {"turned_away", totals_.turned_away.load()},
                                {"unsaved", totals_.unsaved.load()},
                                {"columns", schemas_.columns()},
                                {"buckets", buckets}};
    out.status = 200;
    out.set_content(all.dump(), "application/json");
  }

 private:
  using Check = faultwire::write_api::EndpointCheck;

  struct InFlight {
    explicit InFlight(std::atomic<std::size_t>& all) : counter(all), count(++all) {}
    ~InFlight() { --counter; }
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;
    std::atomic<std::size_t>& counter;
    std::size_t count;
  };

  [[nodiscard]] WriteRequest read_head(const httplib::Request& http) const {
    const bool v3 = http.path.starts_with("/api/v3");
    const bool v2 = http.path.starts_with("/api/v2");
    WriteRequest request{.api = v3   ? settings_.v3
                                : v2 ? settings_.v2
                                     : settings_.v1,
                         .known_path = is_write_path(http.path),
                         .method = http.method,
                         .bucket = http.get_param_value(v2 ? "bucket" : "db"),
                         .org = http.get_param_value(http.has_param("orgID") ? "orgID" : "org"),
                         .precision = http.get_param_value("precision"),
                         .user = {},
                         .credentials = {},
                         .accept_partial = http.get_param_value("accept_partial") != "false",
                         .body = {}};
    if (request.precision.empty())
      request.precision = request.api.detects_precision() ? "auto" : "ns";
    request.credentials = credentials_of(http);
    request.user = request.credentials.substr(0, request.credentials.find(':'));
    return request;
  }
  /// A token, or `user:password`.
  [[nodiscard]] static std::string credentials_of(const httplib::Request& http) {
    const std::string header = http.get_header_value("Authorization");
    const std::size_t blank = header.find(' ');
    const std::string scheme = absl::AsciiStrToLower(header.substr(0, blank));
    const std::string rest = blank == std::string::npos ? std::string() : header.substr(blank + 1);
    std::string plain;
    if (scheme == "token" || scheme == "bearer") return rest;
    if (scheme == "basic" && absl::Base64Unescape(rest, &plain)) return plain;
    return http.has_param("u") ? http.get_param_value("u") + ":" + http.get_param_value("p")
                               : std::string();
  }
  [[nodiscard]] std::optional<faultwire::Precision> precision_of(
      const WriteRequest& request) const {
    for (const PrecisionAlias& alias : precision_aliases) {
      if (alias.name == request.precision) return alias.precision;
    }
    for (const auto& row : faultwire::line_protocol::precision_rows) {
      const bool offered =
          row.precision != faultwire::Precision::detect || request.api.detects_precision();
      if (offered && row.name == request.precision) return row.precision;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool fails(Check check, WriteRequest& request,
                           const httplib::ContentReader* reader) const {
    const auto known = settings_.credentials.find(request.credentials);
    switch (check) {
      case Check::load:  // counted before
        return false;
      case Check::path:
        return !request.known_path;
      case Check::method:
        return request.method != "POST" || reader == nullptr;
      case Check::authentication:
        return !settings_.credentials.empty() && known == settings_.credentials.end();
      case Check::permission:
        return known != settings_.credentials.end() && !known->second;
      case Check::parameters:
        return !precision_of(request);
      case Check::bucket_named:
        return request.bucket.empty();
      case Check::bucket_exists:
        // InfluxDB 3 Core makes the databases that it does not have.
        return request.api.product != faultwire::write_api::Product::core &&
               !settings_.buckets.contains(request.bucket);
      case Check::encoding:
        request.body_fault =
            read_body(*reader, *Connection::current(), settings_.max_bytes, request.body);
        return request.body_fault == BodyFault::encoding ||
               request.body_fault == BodyFault::incomplete;
      case Check::size:
        return request.body_fault == BodyFault::size;
      case Check::utf8:
        // A body for a bucket that is there is looked at once, with its batch.
        return !settings_.buckets.contains(request.bucket) &&
               faultwire::line_protocol::validate(request.body).refusal.has_value();
    }
    return false;
  }
  /// What the wording of an event has a place for.
  [[nodiscard]] static std::string detail_of(faultwire::write_api::WriteEvent event,
                                             const WriteRequest& request) {
    using enum faultwire::write_api::WriteEvent;
    if (event == bucket_not_found) return request.bucket;
    if (event == bad_parameter) return request.precision;
    if (event == bad_encoding) return Connection::current()->encoding;
    if (event == no_permission) return request.bucket;
    if (event == too_many_requests) return request.org;
    if (event == internal_error) return "rehearsed failure";
    return {};
  }
  [[nodiscard]] std::optional<faultwire::write_api::WriteEvent> rehearsed(
      const std::string& bucket) {
    const std::lock_guard lock(rehearsal_mutex_);
    const auto found = rehearsals_.find(bucket);
    if (found == rehearsals_.end() || found->second.times == 0) return std::nullopt;
    --found->second.times;
    return found->second.event;
  }

  void judge(WriteRequest& request, faultwire::write_api::RespondOptions options,
             httplib::Response& out) {
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    const faultwire::line_protocol::ValidateOptions how{
        .precision = *precision_of(request),
        .checks = faultwire::write_api::checks_for(request.api),
        .max_bytes = settings_.max_bytes,
        .accept_partial = request.accept_partial,
        .now = now.count()};
    if (!settings_.buckets.contains(request.bucket) &&
        !schemas_.has_room_for(request.bucket, most_databases())) {
      return send(
          faultwire::write_api::respond(faultwire::write_api::WriteEvent::limit_reached,
                                        request.api, std::to_string(most_databases()), options),
          out);
    }
    std::error_code why;
    auto verdict = schemas_.judge(request.bucket, request.body, how, why);
    if (!verdict) return refuse_unsaved(why, out);
    // Here a server writes the entries that are not rejected.
    const std::uint64_t stored = verdict->stored();
    totals_.accepted += stored;
    totals_.rejected += verdict->rejected + verdict->accepted - stored;
    count(request.bucket, stored, verdict->rejected + verdict->accepted - stored);
    options.database = request.bucket;
    send(faultwire::write_api::respond(std::move(*verdict), request.api, std::move(options)), out);
  }

  /// There are as many buckets as the schemas have room for.
  void count(const std::string& bucket, std::uint64_t accepted, std::uint64_t rejected) {
    const std::lock_guard lock(bucket_mutex_);
    BucketTotals& entries = bucket_totals_[bucket];
    entries.accepted += accepted;
    entries.rejected += rejected;
  }
  [[nodiscard]] std::size_t most_databases() const {
    return settings_.buckets.size() + settings_.max_databases;
  }
  static void send(const faultwire::write_api::WriteResponse& answer, httplib::Response& out) {
    out.status = static_cast<int>(answer.status());
    out.body = answer.sendable_body();
    for (const faultwire::write_api::Header& header : answer.sendable_headers())
      out.set_header(std::string(header.name), header.value);
  }
  /// What goes wrong below the API has no words in any product.
  static void refuse(int status, std::string_view why, httplib::Response& out) {
    out.status = status;
    const std::string_view code = status < 500 ? "invalid" : "unavailable";
    out.set_content(nlohmann::json{{"code", code}, {"message", why}}.dump(), "application/json");
  }
  /// Every client repeats a 503, and its entries are not lost; InfluxDB 3 Core would say 400 under
  /// /api/v2/write, and others would not say why.
  void refuse_unsaved(const std::error_code& why, httplib::Response& out) {
    ++totals_.unsaved;
    refuse(503, "the schema could not be saved: " + why.message(), out);
    out.set_header("Retry-After", std::to_string(settings_.retry_after));
  }
  static void refuse_incomplete(const Connection& connection, httplib::Response& out) {
    if (connection.fault() == ReadFault::too_slow)
      return refuse(408, "the body did not arrive in time", out);
    if (connection.fault() == ReadFault::closed)
      return refuse(400, "the body ended too early", out);
    refuse(400, "the chunks of the body cannot be read", out);
  }

  const Settings& settings_;
  std::mutex rehearsal_mutex_;
  std::map<std::string, Rehearsal> rehearsals_;
  SchemaStore& schemas_;
  std::atomic<std::size_t> in_flight_{0};
  Totals totals_;
  std::mutex bucket_mutex_;
  std::map<std::string, BucketTotals> bucket_totals_;
};

#endif
