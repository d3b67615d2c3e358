// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "faultwire/interop/nlohmann_json.hpp"
#include "faultwire/retry/presets.hpp"

namespace {
using namespace faultwire;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

/// A service config with one method config for all methods and one member of its retry policy
/// changed.
std::string config_with(std::string_view key, std::string_view value) {
  std::string text = R"({"methodConfig":[{"name":[{}],"retryPolicy":{)";
  const std::pair<std::string_view, std::string_view> members[] = {
      {"maxAttempts", "4"},
      {"initialBackoff", "\".1s\""},
      {"maxBackoff", "\"1s\""},
      {"backoffMultiplier", "2"},
      {"retryableStatusCodes", R"(["UNAVAILABLE"])"}};
  bool first = true;
  for (const auto& [name, usual] : members) {
    const std::string_view used = name == key ? value : usual;
    if (used.empty()) continue;
    text += (first ? "\"" : ",\"") + std::string(name) + "\":" + std::string(used);
    first = false;
  }
  return text + "}}]}";
}
std::string problem_with(std::string_view key, std::string_view value) {
  return read_service_config(config_with(key, value)).problem;
}

TEST(ServiceConfig, TheExampleOfTheDesign) {
  const ServiceConfig config = read_service_config(config_with("", ""));
  EXPECT_EQ(config.problem, "");
  ASSERT_TRUE(config.retry);
  EXPECT_EQ(retry::policy_from(*config.retry), retry::preset(retry::Preset::grpc_retry));
  EXPECT_FALSE(config.throttle);
}

TEST(ServiceConfig, LimitsOfTheDesign) {
  const std::string at = "methodConfig[0].retryPolicy: ";
  EXPECT_EQ(problem_with("maxAttempts", "1"), at + "maxAttempts must be more than 1");
  EXPECT_EQ(problem_with("maxAttempts", "-3"), at + "maxAttempts must be more than 1");
  EXPECT_EQ(problem_with("maxAttempts", "2.5"), at + "maxAttempts must be an integer");
  EXPECT_EQ(problem_with("maxAttempts", "\"4\""), at + "maxAttempts must be an integer");
  EXPECT_EQ(problem_with("maxAttempts", ""), at + "maxAttempts must be an integer");
  EXPECT_EQ(retry::policy_from(
                *read_service_config(config_with("maxAttempts", "18446744073709551615")).retry)
                ->max_attempts,
            5);
  for (const char* time : {"", "1", "\"1\"", "\"s\"", "\".s\"", "\"1.s\"", "\"1.0000000001s\"",
                           "\"1 s\"", "\"1e3s\"", "\"+1s\"", "null"})
    EXPECT_EQ(problem_with("initialBackoff", time),
              at + "initialBackoff must be a duration such as \"0.1s\"")
        << time;
  EXPECT_EQ(problem_with("initialBackoff", "\"0s\""), at + "initialBackoff must be more than 0");
  EXPECT_EQ(problem_with("maxBackoff", "\"-1s\""), at + "maxBackoff must be more than 0");
  EXPECT_EQ(problem_with("backoffMultiplier", "0"), at + "backoffMultiplier must be more than 0");
  EXPECT_EQ(problem_with("backoffMultiplier", "\"2\""), at + "backoffMultiplier must be a number");
  EXPECT_EQ(problem_with("retryableStatusCodes", "[]"),
            at + "retryableStatusCodes must not be empty");
  for (const char* codes : {"[\"NOPE\"]", "[17]", "[-1]", "[null]", "[1.5]"})
    EXPECT_EQ(problem_with("retryableStatusCodes", codes),
              at + "retryableStatusCodes has an unknown code")
        << codes;
}

TEST(ServiceConfig, DurationsAndCodesInEveryForm) {
  const auto initial = [](std::string_view text) {
    return read_service_config(config_with("initialBackoff", text)).retry->initial_backoff;
  };
  EXPECT_EQ(initial("\"0.1s\""), milliseconds(100));
  EXPECT_EQ(initial("\"0.000000001s\""), nanoseconds(1));
  EXPECT_EQ(initial("\"90s\""), seconds(90));
  EXPECT_GT(initial("\"315576000000s\""), std::chrono::hours(24 * 365 * 200));
  const auto codes = [](std::string_view text) {
    return read_service_config(config_with("retryableStatusCodes", text)).retry->retryable;
  };
  EXPECT_EQ(codes(R"(["UNAVAILABLE", "aborted"])"), 1u << 14 | 1u << 10);
  EXPECT_EQ(codes("[14, 10, 14]"), 1u << 14 | 1u << 10);
}

std::string entry(std::string_view names, int attempts) {
  return R"({"name":)" + std::string(names) + R"(,"retryPolicy":{"maxAttempts":)" +
         std::to_string(attempts) +
         R"(,"initialBackoff":"1s","maxBackoff":"1s","backoffMultiplier":1,)"
         R"("retryableStatusCodes":[14]}})";
}

TEST(ServiceConfig, TheMostExactNameCounts) {
  const std::string text = R"({"methodConfig":[)" +
                           entry(R"([{"service":"a.S","method":"Get"},{"service":"b.S"}])", 2) +
                           "," + entry(R"([{"service":"a.S"}])", 3) + "," + entry("[{}]", 4) +
                           R"(,{"name":[{"service":"c.S"}],"timeout":"1s"}]})";
  const auto attempts = [&](std::string_view service, std::string_view method) {
    const ServiceConfig config = read_service_config(text, service, method);
    EXPECT_EQ(config.problem, "");
    return config.retry ? config.retry->max_attempts : 0;
  };
  EXPECT_EQ(attempts("a.S", "Get"), 2);
  EXPECT_EQ(attempts("a.S", "Put"), 3);
  EXPECT_EQ(attempts("b.S", "Put"), 2);
  EXPECT_EQ(attempts("d.S", "Get"), 4);
  EXPECT_EQ(attempts("c.S", "Get"), 0);  // its own entry has no policy
}

TEST(ServiceConfig, Throttling) {
  const auto with = [](std::string_view tokens, std::string_view ratio) {
    return read_service_config(R"({"retryThrottling":{"maxTokens":)" + std::string(tokens) +
                               R"(,"tokenRatio":)" + std::string(ratio) + "}}");
  };
  EXPECT_EQ(with("10", "0.1").throttle, (retry::ThrottleConfig{10, 100}));
  EXPECT_EQ(with("10", "0.5466").throttle, (retry::ThrottleConfig{10, 546}));
  EXPECT_EQ(with("10", "2").throttle, (retry::ThrottleConfig{10, 2000}));
  EXPECT_EQ(with("10", "0.0004").problem, "retryThrottling: tokenRatio must be at least 0.001");
  EXPECT_EQ(with("0", "1").problem, "retryThrottling: maxTokens must be from 1 to 1000");
  EXPECT_EQ(with("1001", "1").problem, "retryThrottling: maxTokens must be from 1 to 1000");
  EXPECT_EQ(with("1.5", "1").problem, "retryThrottling: maxTokens must be an integer");
  EXPECT_EQ(with("10", "\"1\"").problem, "retryThrottling: tokenRatio must be a number");
  EXPECT_EQ(with("10", "1e300").throttle->max_tokens, 10);
  for (int i = 1; i < 100'000; ++i) {  // every number of three decimals is exact
    ASSERT_EQ(detail::interop::thousandths_of(i / 1000.0), i);
  }
}

TEST(ServiceConfig, WhatIsNoConfig) {
  for (const char* text : {"", "{", "[]", "null", "\"x\"", "{\"a\":1", "\xff"})
    EXPECT_EQ(read_service_config(text).problem, "the service config is no JSON object") << text;
  EXPECT_EQ(read_service_config("{}").problem, "");
  EXPECT_EQ(read_service_config(R"({"methodConfig":{}})").problem, "methodConfig: is no array");
  EXPECT_EQ(read_service_config(R"({"methodConfig":[1]})").problem,
            "methodConfig[0]: is no object");
  EXPECT_EQ(read_service_config(R"({"methodConfig":[{"name":[1]}]})").problem,
            "methodConfig[0].name: has an entry that is no object");
  EXPECT_EQ(read_service_config(R"({"methodConfig":[{"name":{}}]})").problem,
            "methodConfig[0].name: is no array");
  EXPECT_EQ(read_service_config(R"({"methodConfig":[{"name":[{"service":1}]}]})").problem,
            "methodConfig[0].name: service is no string");
  EXPECT_EQ(read_service_config(R"({"methodConfig":[{"name":[{"method":"m"}]}]})").problem,
            "methodConfig[0].name: has a method without a service");
  EXPECT_EQ(
      read_service_config(R"({"methodConfig":[{"name":[{}],"retryPolicy":{},"hedgingPolicy":{}}]})")
          .problem,
      "methodConfig[0]: has both retryPolicy and hedgingPolicy");
  EXPECT_EQ(read_service_config(R"({"methodConfig":[{"name":[{}]},{"name":[{}]}]})").problem,
            "methodConfig[1].name: names the same method again");
}

TEST(ServiceConfig, WhatIsMissingOrOfAnotherTypeIsNamed) {
  const auto problem = [](std::string_view text) { return read_service_config(text).problem; };
  const auto policy = [&](std::string_view members) {
    return problem(R"({"methodConfig":[{"name":[{}],"retryPolicy":)" + std::string(members) +
                   "}]}");
  };
  const std::string begin = R"({"maxAttempts":2,"initialBackoff":"1s","maxBackoff":"1s")";
  EXPECT_EQ(policy("7"), "methodConfig[0].retryPolicy: is no object");
  EXPECT_EQ(policy(begin + R"(,"retryableStatusCodes":[14]})"),
            "methodConfig[0].retryPolicy: backoffMultiplier must be a number");
  EXPECT_EQ(policy(begin + R"(,"backoffMultiplier":2})"),
            "methodConfig[0].retryPolicy: retryableStatusCodes must be an array");
  EXPECT_EQ(policy(begin + R"(,"backoffMultiplier":2,"retryableStatusCodes":14})"),
            "methodConfig[0].retryPolicy: retryableStatusCodes must be an array");
  for (const char* duration : {"\"0.-1s\"", "\"0.:s\"", "\"0.1234567891s\"", "\".s\"", "\"1\""}) {
    EXPECT_EQ(policy(R"({"maxAttempts":2,"initialBackoff":)" + std::string(duration) + "}"),
              "methodConfig[0].retryPolicy: initialBackoff must be a duration such as \"0.1s\"")
        << duration;
  }
  EXPECT_EQ(problem(R"({"methodConfig":[{"name":[{"service":"s","method":1}]}]})"),
            "methodConfig[0].name: method is no string");
  EXPECT_EQ(problem(R"({"retryThrottling":7})"), "retryThrottling: is no object");
  EXPECT_EQ(problem(R"({"retryThrottling":{"tokenRatio":1}})"),
            "retryThrottling: maxTokens must be an integer");
  EXPECT_EQ(problem(R"({"retryThrottling":{"maxTokens":10}})"),
            "retryThrottling: tokenRatio must be a number");
  EXPECT_EQ(problem(R"({"retryThrottling":{"maxTokens":-5,"tokenRatio":1}})"),
            "retryThrottling: maxTokens must be from 1 to 1000");
  EXPECT_EQ(problem(R"({"retryThrottling":{"maxTokens":10,"tokenRatio":-1}})"),
            "retryThrottling: tokenRatio must be at least 0.001");
  // An entry without names is nobody's.
  const ServiceConfig nobodys =
      read_service_config(R"({"methodConfig":[{"retryPolicy":)" + begin +
                          R"(,"backoffMultiplier":2,"retryableStatusCodes":[14]}}]})");
  EXPECT_EQ(nobodys.problem, "");
  EXPECT_FALSE(nobodys.retry);
}
std::string hedged_with(std::string_view members) {
  return R"({"methodConfig":[{"name":[{}],"hedgingPolicy":{)" + std::string(members) + "}}]}";
}

TEST(ServiceConfig, ReadsAHedgingPolicy) {
  const ServiceConfig config = read_service_config(hedged_with(
      R"("maxAttempts":3,"hedgingDelay":"0.5s","nonFatalStatusCodes":["UNAVAILABLE",2])"));
  EXPECT_EQ(config.problem, "");
  EXPECT_FALSE(config.retry);
  ASSERT_TRUE(config.hedging);
  retry::HedgingConfig expected{.max_attempts = 3, .delay = milliseconds(500)};
  expected.tolerate(GrpcCode::unavailable).tolerate(GrpcCode::unknown);
  EXPECT_EQ(*config.hedging, expected);
  // The delay may be missing: all requests are sent at once.
  const ServiceConfig at_once =
      read_service_config(hedged_with(R"("maxAttempts":2,"nonFatalStatusCodes":["ABORTED"])"));
  EXPECT_EQ(at_once.problem, "");
  EXPECT_EQ(*at_once.hedging, retry::HedgingConfig{.max_attempts = 2}.tolerate(GrpcCode::aborted));
  // The state machine takes the numbers: the design's limit of five is its own.
  retry::HedgingState call(
      *read_service_config(hedged_with(R"("maxAttempts":9,"nonFatalStatusCodes":[14])")).hedging);
  int sent = 0;
  while (call.step(nanoseconds(0)).kind == retry::HedgeStep::Kind::send) ++sent;
  EXPECT_EQ(sent, 5);
}

TEST(ServiceConfig, RefusesABadHedgingPolicy) {
  const std::string at = "methodConfig[0].hedgingPolicy: ";
  const auto problem = [](std::string_view members) {
    return read_service_config(hedged_with(members)).problem;
  };
  EXPECT_EQ(problem(""), at + "maxAttempts must be an integer");
  EXPECT_EQ(problem(R"("maxAttempts":1,"nonFatalStatusCodes":[14])"),
            at + "maxAttempts must be more than 1");
  EXPECT_EQ(problem(R"("maxAttempts":2,"hedgingDelay":1)"),
            at + "hedgingDelay must be a duration such as \"0.5s\"");
  EXPECT_EQ(problem(R"("maxAttempts":2,"hedgingDelay":"-1s","nonFatalStatusCodes":[14])"),
            at + "hedgingDelay must not be negative");
  EXPECT_EQ(problem(R"("maxAttempts":2,"nonFatalStatusCodes":[])"),
            at + "nonFatalStatusCodes must not be empty");
  EXPECT_EQ(problem(R"("maxAttempts":2)"), at + "nonFatalStatusCodes must be an array");
  EXPECT_EQ(problem(R"("maxAttempts":2,"nonFatalStatusCodes":"UNAVAILABLE")"),
            at + "nonFatalStatusCodes must be an array");
  EXPECT_EQ(problem(R"("maxAttempts":2,"nonFatalStatusCodes":["NO_SUCH_CODE"])"),
            at + "nonFatalStatusCodes has an unknown code");
  const auto no_object =
      read_service_config(R"({"methodConfig":[{"name":[{}],"hedgingPolicy":2}]})");
  EXPECT_EQ(no_object.problem, at.substr(0, at.size() - 2) + ": is no object");
  EXPECT_FALSE(no_object.hedging);
}
}  // namespace
