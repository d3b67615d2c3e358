// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef SAMPLE_SERVER_SETTINGS_HPP
#define SAMPLE_SERVER_SETTINGS_HPP
/// What the server is started with.
#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "faultwire/write_api.hpp"

/// A failure that is given on purpose to the next `times` requests for a bucket, so that clients
/// can be watched.
struct Rehearsal {
  faultwire::write_api::WriteEvent event;
  std::uint64_t times;
};

struct Settings {
  int port = 8086;
  std::size_t max_bytes = 10'000'000;
  std::size_t max_requests = 16;  ///< that are answered at a time; one more is told to come again
  std::size_t threads = 32;
  std::uint32_t retry_after = 1;
  std::uint32_t request_seconds = 20;
  std::size_t max_columns = 100'000;  ///< of one bucket
  std::size_t max_databases = 5;      ///< that clients may make, as in InfluxDB 3 Core
  std::string schemas;
  bool verbose = false;
  faultwire::write_api::Flavour v1 = faultwire::write_api::oss_1;
  faultwire::write_api::Flavour v2 = faultwire::write_api::cloud_serverless_2024;
  faultwire::write_api::Flavour v3 = faultwire::write_api::core_v3;
  std::set<std::string> buckets;
  std::map<std::string, bool>
      credentials;  ///< a token or `user:password`, and whether it may write; none: anybody may
  std::map<std::string, Rehearsal> rehearsals;
};

inline constexpr std::string_view usage =
    "sample_server [--port N] [--bucket NAME]... [--writer TOKEN|USER:PASSWORD]... [--reader "
    "TOKEN|USER:PASSWORD]...\n"
    "  [--v1 API] [--v2 API] [--v3 API]  whose answers are given under /write, /api/v2/write, "
    "/api/v3/write_lp\n"
    "  [--max-bytes N]                   of a body, inflated\n"
    "  [--max-requests N] [--threads N]  how many requests are answered at a time, how many "
    "connections are held\n"
    "  [--retry-after SECONDS] [--request-seconds N]\n"
    "  [--schemas FILE] [--max-columns N] of one bucket\n"
    "  [--max-databases N]               that InfluxDB 3 Core makes when they are first named\n"
    "  [--rehearse BUCKET=EVENT[*TIMES]] answers with a failure, such as busy=too many requests*2\n"
    "  [--verbose]                       one line a request\n";

namespace settings {

template <class T>
bool number(std::string_view text, T& out) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  return !text.empty() && read.ec == std::errc() && read.ptr == text.data() + text.size();
}
inline bool api(std::string_view text, faultwire::write_api::Flavour& out) {
  const auto found = faultwire::write_api::find_flavour(text);
  if (found) out = *found;
  return found.has_value();
}
inline bool rehearsal(std::string_view text, Settings& out) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return false;
  std::string_view event = text.substr(equals + 1);
  Rehearsal one{faultwire::write_api::WriteEvent::internal_error,
                (std::numeric_limits<std::uint64_t>::max)()};
  const std::size_t star = event.find('*');
  if (star != std::string_view::npos && !number(event.substr(star + 1), one.times)) return false;
  event = event.substr(0, star);
  for (const faultwire::write_api::EventRow& row : faultwire::write_api::event_rows) {
    if (row.name != event) continue;
    one.event = row.event;
    out.buckets.emplace(text.substr(0, equals));
    return out.rehearsals.emplace(text.substr(0, equals), one).second;
  }
  return false;
}
inline bool one(std::string_view name, std::string_view value, Settings& out) {
  if (name == "--port") return number(value, out.port);
  if (name == "--bucket") return out.buckets.emplace(value).second;
  if (name == "--writer") return out.credentials.emplace(value, true).second;
  if (name == "--reader") return out.credentials.emplace(value, false).second;
  if (name == "--v1") return api(value, out.v1);
  if (name == "--v2") return api(value, out.v2);
  if (name == "--v3") return api(value, out.v3);
  if (name == "--max-bytes") return number(value, out.max_bytes);
  if (name == "--max-requests") return number(value, out.max_requests);
  if (name == "--threads") return number(value, out.threads) && out.threads != 0;
  if (name == "--retry-after") return number(value, out.retry_after);
  if (name == "--request-seconds") return number(value, out.request_seconds);
  if (name == "--schemas") return out.schemas = value, true;
  if (name == "--max-columns") return number(value, out.max_columns);
  if (name == "--max-databases") return number(value, out.max_databases);
  if (name == "--rehearse") return rehearsal(value, out);
  return false;
}

}  // namespace settings

/// Nothing if an argument is not understood.
[[nodiscard]] inline std::optional<Settings> read_settings(int argc, char** argv) {
  Settings out;
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    if (name == "--verbose") {
      out.verbose = true;
    } else if (++i == argc || !settings::one(name, argv[i], out)) {
      return std::nullopt;
    }
  }
  return out;
}

#endif
