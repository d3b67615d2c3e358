// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_NLOHMANN_JSON_HPP
#define FAULTWIRE_INTEROP_NLOHMANN_JSON_HPP
/// Reads the retry or hedging policy and the throttle of a method out of the text of a gRPC service
/// config, so that a call that gRPC does not make follows the same numbers. Authority: gRFC A6 and
/// grpc/service_config.proto. Needs nlohmann-json (component `json`); no exceptions.
///
/// @code
/// ServiceConfig config = read_service_config(
///     R"({"methodConfig": [{"name": [{"service": "db.Query"}], "retryPolicy": {"maxAttempts": 4,
///     "initialBackoff": "0.1s", "maxBackoff": "1s", "backoffMultiplier": 2,
///     "retryableStatusCodes": ["UNAVAILABLE"]}}]})", "db.Query", "Get");
/// std::optional<retry::Policy> policy;
/// if (config.problem.empty() && config.retry) policy = retry::policy_from(*config.retry);
/// @endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/retry/grpc_config.hpp"
#include "faultwire/retry/hedging.hpp"
#include "faultwire/retry/throttle.hpp"

namespace faultwire {
inline namespace v1 {

/// What a service config says of the retries of one method.
struct ServiceConfig {
  std::optional<retry::GrpcRetryConfig> retry = {};  ///< nothing if no policy applies to the method
  /// Nothing if the method is not hedged. Give it to `retry::HedgingState`.
  std::optional<retry::HedgingConfig> hedging = {};
  std::optional<retry::ThrottleConfig> throttle = {};  ///< of the whole server
  std::string problem =
      {};  ///< why the config cannot be used, and where; then it has none. Empty if it can
};

namespace detail::interop {

/// google.protobuf.Duration as JSON: seconds with at most nine decimals, and an s. The design's own
/// example has no digit before the point.
[[nodiscard]] inline std::optional<std::chrono::nanoseconds> duration_of(
    const nlohmann::json& value) {
  if (!value.is_string()) return std::nullopt;
  std::string_view text = value.get_ref<const std::string&>();
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (!text.ends_with('s')) return std::nullopt;
  text.remove_suffix(1);
  constexpr std::int64_t most =
      9'223'372'035;  // whole seconds that nanoseconds can hold with any fraction
  std::int64_t seconds = 0;
  std::int64_t fraction = 0;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
    seconds = (seconds * 10 + (text[i] - '0') > most) ? most : seconds * 10 + (text[i] - '0');
  std::size_t digits = i;
  if (i < text.size() && text[i] == '.') {
    std::int64_t scale = 100'000'000;
    for (++i; i < text.size() && text[i] >= '0' && text[i] <= '9' && scale != 0;
         ++i, ++digits, scale /= 10)
      fraction += scale * (text[i] - '0');
  }
  if (digits == 0 || i != text.size() || text.back() == '.') return std::nullopt;
  const std::chrono::nanoseconds time(seconds * 1'000'000'000 + fraction);
  return negative ? -time : time;
}

/// A decimal number in thousandths, what is beyond the third place cut off.
[[nodiscard]] inline std::int32_t thousandths_of(double value) noexcept {
  if (!(value > 0)) return 0;
  if (value >= 1'000'000) return 1'000'000'000;
  const auto below = static_cast<std::int32_t>(value * 1000);
  return static_cast<double>(below + 1) / 1000 <= value ? below + 1
                                                        : below;  // 1.001 * 1000 is less than 1001
}

/// Reads one service config.
class ServiceConfigReader {
 public:
  ServiceConfigReader(std::string_view service, std::string_view method)
      : service_(service), method_(method) {}

  [[nodiscard]] ServiceConfig read(std::string_view text) {
    const nlohmann::json root = nlohmann::json::parse(text, nullptr, false);
    if (!root.is_object()) return {.problem = "the service config is no JSON object"};
    read_methods(root);
    read_throttle(root);
    if (!out_.problem.empty()) return {.problem = std::move(out_.problem)};
    return std::move(out_);
  }

 private:
  void fail(const std::string& place, std::string_view what) {
    if (out_.problem.empty()) out_.problem = std::string(place).append(": ").append(what);
  }

  void read_methods(const nlohmann::json& root) {
    const auto found = root.find("methodConfig");
    if (found == root.end()) return;
    if (!found->is_array()) return fail("methodConfig", "is no array");
    for (std::size_t i = 0; i < found->size(); ++i)
      read_method((*found)[i], std::string("methodConfig[").append(std::to_string(i)).append("]"));
  }

  void read_method(const nlohmann::json& method, const std::string& place) {
    if (!method.is_object()) return fail(place, "is no object");
    const auto retry = method.find("retryPolicy");
    const auto hedging = method.find("hedgingPolicy");
    if (retry != method.end() && hedging != method.end())
      return fail(place, "has both retryPolicy and hedgingPolicy");
    const int rank = rank_of(method, place);
    std::optional<faultwire::retry::GrpcRetryConfig> config;
    if (retry != method.end()) config = read_retry(*retry, place + ".retryPolicy");
    std::optional<faultwire::retry::HedgingConfig> hedged;
    if (hedging != method.end()) hedged = read_hedging(*hedging, place + ".hedgingPolicy");
    if (rank <= best_) return;
    best_ = rank;
    out_.retry = config;
    out_.hedging = hedged;
  }

  /// How exactly the names of an entry name our method: 0 not at all, 1 as the default, 2 its
  /// service, 3 itself.
  int rank_of(const nlohmann::json& method, const std::string& place) {
    const auto names = method.find("name");
    if (names == method.end()) return 0;
    int rank = 0;
    if (!names->is_array()) fail(place + ".name", "is no array");
    for (const nlohmann::json& name : *names) {
      const auto service = text_of(name, "service", place);
      const auto wanted = text_of(name, "method", place);
      if (!service || !wanted) continue;
      if (service->empty() && !wanted->empty())
        fail(place + ".name", "has a method without a service");
      int here = service->empty()       ? 1
                 : *service != service_ ? 0
                 : wanted->empty()      ? 2
                 : *wanted == method_   ? 3
                                        : 0;
      if (here > 0 && here == best_) fail(place + ".name", "names the same method again");
      rank = here > rank ? here : rank;
    }
    return rank;
  }

  /// A text that may be missing, which is as good as empty; nothing, and a problem, if there is
  /// something else.
  std::optional<std::string_view> text_of(const nlohmann::json& name, const char* key,
                                          const std::string& place) {
    if (!name.is_object()) {
      fail(place + ".name", "has an entry that is no object");
      return std::nullopt;
    }
    const auto found = name.find(key);
    if (found == name.end()) return std::string_view{};
    if (found->is_string()) return std::string_view(found->get_ref<const std::string&>());
    fail(place + ".name", std::string(key) + " is no string");
    return std::nullopt;
  }

  std::optional<faultwire::retry::GrpcRetryConfig> read_retry(const nlohmann::json& retry,
                                                              const std::string& place) {
    faultwire::retry::GrpcRetryConfig config;
    if (!retry.is_object()) {
      fail(place, "is no object");
      return std::nullopt;
    }
    config.max_attempts = read_attempts(retry, place);
    const auto time = [&](const char* key, std::chrono::nanoseconds& out) {
      const auto found = retry.find(key);
      const auto read = found == retry.end() ? std::nullopt : duration_of(*found);
      if (read) out = *read;
      if (!read) fail(place, std::string(key) + " must be a duration such as \"0.1s\"");
    };
    time("initialBackoff", config.initial_backoff);
    time("maxBackoff", config.max_backoff);
    if (const auto factor = retry.find("backoffMultiplier");
        factor == retry.end() || !factor->is_number()) {
      fail(place, "backoffMultiplier must be a number");
    } else {
      config.backoff_multiplier = factor->get<double>();
    }
    config.retryable = read_codes(retry, "retryableStatusCodes", place);
    if (const std::string_view problem = faultwire::retry::problem_of(config); !problem.empty())
      fail(place, problem);
    return config;
  }

  /// Without a delay all requests are sent at once. The design demands at least one code; grpc-java
  /// reads a policy without codes as one that no failure leaves going on.
  std::optional<faultwire::retry::HedgingConfig> read_hedging(const nlohmann::json& hedging,
                                                              const std::string& place) {
    faultwire::retry::HedgingConfig config;
    if (!hedging.is_object()) {
      fail(place, "is no object");
      return std::nullopt;
    }
    config.max_attempts = read_attempts(hedging, place);
    if (const auto delay = hedging.find("hedgingDelay"); delay != hedging.end()) {
      const auto read = duration_of(*delay);
      if (!read) fail(place, "hedgingDelay must be a duration such as \"0.5s\"");
      if (read) config.delay = *read;
    }
    config.non_fatal = read_codes(hedging, "nonFatalStatusCodes", place);
    if (config.non_fatal == 0) fail(place, "nonFatalStatusCodes must not be empty");
    if (const std::string_view problem = faultwire::retry::problem_of(config); !problem.empty())
      fail(place, problem);
    return config;
  }

  /// More than 1000 attempts count as 1000, and less than none as none.
  std::int32_t read_attempts(const nlohmann::json& policy, const std::string& place) {
    const auto attempts = policy.find("maxAttempts");
    if (attempts == policy.end() || !attempts->is_number_integer()) {
      fail(place, "maxAttempts must be an integer");
      return 0;
    }
    const bool many = attempts->is_number_unsigned() && attempts->get<std::uint64_t>() > 1000;
    const auto limit = many ? 1000 : attempts->get<std::int64_t>();
    return static_cast<std::int32_t>(limit < 0 ? 0 : limit);
  }

  /// Returns the codes as bits.
  std::uint32_t read_codes(const nlohmann::json& policy, const char* key,
                           const std::string& place) {
    std::uint32_t bits = 0;
    const auto codes = policy.find(key);
    if (codes == policy.end() || !codes->is_array()) {
      fail(place, std::string(key) + " must be an array");
      return bits;
    }
    for (const nlohmann::json& code : *codes) {
      std::optional<GrpcCode> known;
      if (code.is_string()) known = find_code<GrpcCode>(code.get_ref<const std::string&>());
      if (code.is_number_unsigned() && code.get<std::uint64_t>() < CodeTraits<GrpcCode>::extent)
        known = static_cast<GrpcCode>(code.get<int>());
      if (!known) {
        fail(place, std::string(key) + " has an unknown code");
        return bits;
      }
      bits |= 1u << static_cast<unsigned>(*known);
    }
    return bits;
  }

  void read_throttle(const nlohmann::json& root) {
    const auto found = root.find("retryThrottling");
    if (found == root.end()) return;
    if (!found->is_object()) return fail("retryThrottling", "is no object");
    const auto tokens = found->find("maxTokens");
    const auto ratio = found->find("tokenRatio");
    if (tokens == found->end() || !tokens->is_number_integer())
      return fail("retryThrottling", "maxTokens must be an integer");
    if (ratio == found->end() || !ratio->is_number())
      return fail("retryThrottling", "tokenRatio must be a number");
    const bool fits = tokens->is_number_unsigned() && tokens->get<std::uint64_t>() <= 1000;
    faultwire::retry::ThrottleConfig config{fits ? tokens->get<std::int32_t>() : 0,
                                            thousandths_of(ratio->get<double>())};
    if (const std::string_view problem = faultwire::retry::problem_of(config); !problem.empty())
      return fail("retryThrottling", problem);
    out_.throttle = config;
  }

  std::string_view service_;
  std::string_view method_;
  int best_ = 0;
  ServiceConfig out_;
};

}  // namespace detail::interop

/// Reads the text of a service config for a method. The entry that names the method counts, before
/// one that names its service, before the one with an empty name. Status codes may be names in any
/// case or numbers, as the design says (C-core 1.51 takes names in upper case only).
/// @param service  with its package, such as `arrow.flight.protocol.FlightService`
/// @param method   without the service, such as `DoGet`
[[nodiscard]] inline ServiceConfig read_service_config(std::string_view text,
                                                       std::string_view service = {},
                                                       std::string_view method = {}) {
  return detail::interop::ServiceConfigReader(service, method).read(text);
}

}  // namespace v1
}  // namespace faultwire

#endif
