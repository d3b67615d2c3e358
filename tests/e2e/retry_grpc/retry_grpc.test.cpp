// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// gRPC C++ with a retryPolicy, and our loop with the policy that is read from the same service
// config, call the same server, which fails a number of times, with and without pushback: the same
// attempts, the same codes, and none of ours earlier than 0.8 of its backoff.
#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "faultwire/interop/nlohmann_json.hpp"
#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using Instant = std::chrono::steady_clock::time_point;

/// What the server answers to one attempt. No pushback is an empty text.
struct Answer {
  int code = 0;
  std::string pushback = {};
};

/// One attempt as the server saw it.
struct Arrival {
  Instant came = {};
  Instant answered = {};
  std::string previous_attempts = {};
};

/// Answers by a script, which the call names in its metadata, and notes every attempt.
class ScriptedServer final : public grpc::CallbackGenericService {
 public:
  ScriptedServer() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterCallbackGenericService(this);
    server_ = builder.BuildAndStart();
  }
  ~ScriptedServer() override { server_->Shutdown(); }

  [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  void script(const std::string& name, std::vector<Answer> answers) {
    const std::lock_guard lock(mutex_);
    scripts_[name] = {std::move(answers), {}};
  }
  [[nodiscard]] std::vector<Arrival> arrivals(const std::string& name) {
    const std::lock_guard lock(mutex_);
    return scripts_[name].arrivals;
  }

  grpc::ServerGenericBidiReactor* CreateReactor(
      grpc::GenericCallbackServerContext* context) override {
    const Answer answer = next(context);
    if (!answer.pushback.empty())
      context->AddTrailingMetadata(std::string(retry::pushback_key), answer.pushback);
    return new Reactor(answer.code);
  }

 private:
  struct Script {
    std::vector<Answer> answers;
    std::vector<Arrival> arrivals;
  };

  /// Ends one attempt; an error goes out as trailers alone, so that the call is not committed.
  class Reactor final : public grpc::ServerGenericBidiReactor {
   public:
    explicit Reactor(int code) {
      if (code != 0) {
        Finish(grpc::Status(static_cast<grpc::StatusCode>(code), "as scripted"));
      } else {
        StartWriteAndFinish(&response_, grpc::WriteOptions(), grpc::Status::OK);
      }
    }
    void OnDone() override { delete this; }

   private:
    grpc::ByteBuffer response_{nullptr, 0};
  };

  static std::string value_of(grpc::GenericCallbackServerContext* context, const std::string& key) {
    const auto found = context->client_metadata().find(key);
    return found == context->client_metadata().end()
               ? ""
               : std::string(found->second.data(), found->second.size());
  }

  /// The answer to the attempt that comes now; OK behind the end of the script.
  Answer next(grpc::GenericCallbackServerContext* context) {
    const Instant came = std::chrono::steady_clock::now();
    const std::lock_guard lock(mutex_);
    Script& script = scripts_[value_of(context, "script")];
    const std::size_t i = script.arrivals.size();
    script.arrivals.push_back({came, std::chrono::steady_clock::now(),
                               value_of(context, std::string(retry::previous_attempts_key))});
    return i < script.answers.size() ? script.answers[i] : Answer{};
  }

  int port_ = 0;
  std::mutex mutex_;
  std::map<std::string, Script> scripts_;
  std::unique_ptr<grpc::Server> server_;
};

/// One attempt of ours, or a whole call of gRPC's; `trailers` may be null.
grpc::Status call(grpc::GenericStub& stub, const std::string& script, const retry::Attempt& attempt,
                  std::string* pushback) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  context.AddMetadata("script", script);
  if (attempt.previous_attempts > 0)
    context.AddMetadata(std::string(retry::previous_attempts_key),
                        std::to_string(attempt.previous_attempts));
  grpc::ByteBuffer request(nullptr, 0), response;
  std::promise<grpc::Status> done;
  stub.UnaryCall(&context, "/faultwire.e2e.Scripted/Call", grpc::StubOptions(), &request, &response,
                 [&](grpc::Status status) { done.set_value(std::move(status)); });
  grpc::Status status = done.get_future().get();
  const auto found = context.GetServerTrailingMetadata().find(std::string(retry::pushback_key));
  if (pushback != nullptr && found != context.GetServerTrailingMetadata().end())
    pushback->assign(found->second.data(), found->second.size());
  return status;
}

/// A case: the numbers of a policy, and what the server does.
struct Case {
  std::string config;
  std::vector<Answer> answers;
};

class Cases {
 public:
  explicit Cases(std::uint32_t seed) : random_(seed) {}
  Case next() {
    static const char* const names[] = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "ABORTED", "INTERNAL"};
    static constexpr int codes[] = {14, 8, 10, 13, 5};  // the last is never retried
    std::string list;
    for (const char* name : names) {
      if (list.empty() || number(0, 4) != 0)
        list += (list.empty() ? "\"" : ",\"") + std::string(name) + "\"";
    }
    Case out;
    char text[512];
    std::snprintf(text, sizeof text,
                  R"({"methodConfig":[{"name":[{}],"retryPolicy":{"maxAttempts":%d,)"
                  R"("initialBackoff":"0.%03ds","maxBackoff":"0.%03ds",)"
                  R"("backoffMultiplier":%d.%d,"retryableStatusCodes":[%s]}}]})",
                  number(2, 7), number(5, 25), number(15, 60), number(1, 3), number(0, 9),
                  list.c_str());
    out.config = text;
    for (int failures = number(0, 7); failures > 0; --failures)
      out.answers.push_back({codes[number(0, 19) == 0 ? 4 : number(0, 3)], pushback()});
    return out;
  }

 private:
  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }
  std::string pushback() {
    static const char* const others[] = {"-1", "abc", "1.5", "0"};
    const int kind = number(0, 29);
    if (kind < 16) return "";
    return kind < 27 ? std::to_string(number(1, 40)) : others[kind == 29 ? 3 : number(0, 2)];
  }
  std::mt19937 random_;
};

/// What our loop did: the result, and the least time that had to lie before each attempt.
struct Ours {
  retry::RetryResult result;
  std::vector<nanoseconds> least = {nanoseconds(0)};
};

Ours call_by_loop(grpc::GenericStub& stub, const std::string& script, const retry::Policy& policy,
                  std::uint64_t seed) {
  retry::SteadyClock clock;
  Ours ours;
  retry::BackoffState bases(policy.backoff);  // 0.8 of these, chance 0, is the earliest
  ours.result = retry::retry_loop(
      policy, clock,
      [&](const retry::Attempt& attempt) -> std::optional<retry::Failure> {
        std::string pushback;
        const grpc::Status status = call(stub, script, attempt, &pushback);
        if (status.ok()) return std::nullopt;
        retry::Failure failure{.code = AnyCode(Domain::grpc, status.error_code())};
        if (!pushback.empty()) failure.pushback = retry::parse_pushback(pushback);
        return failure;
      },
      {.seed = seed},
      [&](const retry::Attempt&, const retry::Failure& failure, const retry::Decision& decision) {
        if (!retry::will_retry(decision.action)) return;
        const bool pushed = failure.pushback.kind == retry::Hint::Kind::wait;
        if (pushed) bases.reset();
        ours.least.push_back(pushed ? nanoseconds(failure.pushback.delay) : bases.next(0));
      });
  return ours;
}

TEST(RetryGrpc, TheSameAsGrpcInTwoHundredCases) {
  ScriptedServer server;
  grpc::ChannelArguments plain;
  plain.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  grpc::GenericStub our_stub(
      grpc::CreateCustomChannel(server.address(), grpc::InsecureChannelCredentials(), plain));
  Cases cases(20261121);
  int compared = 0, retries = 0, early = 0, pushed = 0;
  for (int i = 0; i < 200; ++i) {
    const Case one = cases.next();
    const ServiceConfig config = read_service_config(one.config, "faultwire.e2e.Scripted", "Call");
    ASSERT_EQ(config.problem, "") << one.config;
    const std::string theirs = "theirs " + std::to_string(i), ours = "ours " + std::to_string(i);
    server.script(theirs, one.answers);
    server.script(ours, one.answers);

    grpc::ChannelArguments arguments;
    arguments.SetServiceConfigJSON(one.config);
    arguments.SetInt(GRPC_ARG_SERVICE_CONFIG_DISABLE_RESOLUTION, 1);
    grpc::GenericStub their_stub(
        grpc::CreateCustomChannel(server.address(), grpc::InsecureChannelCredentials(), arguments));
    const grpc::Status their_status = call(their_stub, theirs, {}, nullptr);
    const Ours mine = call_by_loop(our_stub, ours, *retry::policy_from(*config.retry),
                                   static_cast<std::uint64_t>(i) + 1);

    const std::vector<Arrival> at_theirs = server.arrivals(theirs), at_ours = server.arrivals(ours);
    std::string story = one.config + "\nanswers:";
    for (const Answer& answer : one.answers)
      story += " " + std::to_string(answer.code) +
               (answer.pushback.empty() ? "" : "(" + answer.pushback + ")");
    ASSERT_EQ(at_theirs.size(), at_ours.size()) << story;
    ASSERT_EQ(mine.result.attempts, static_cast<int>(at_ours.size())) << story;
    ASSERT_EQ(their_status.error_code(), mine.result.ok ? 0 : mine.result.failure.code.number)
        << story;
    ASSERT_EQ(mine.least.size(), at_ours.size());
    for (std::size_t k = 0; k < at_ours.size(); ++k) {
      ASSERT_EQ(at_theirs[k].previous_attempts, at_ours[k].previous_attempts) << story;
      if (k == 0) continue;
      // The answer leaves before the client reads it, so that what lies between is never less than
      // the wait.
      early += at_ours[k].came - at_ours[k - 1].answered < mine.least[k];
      pushed += !one.answers[k - 1].pushback.empty();
    }
    retries += static_cast<int>(at_ours.size()) - 1;
    ++compared;
  }
  std::printf("%d cases, %d retries each, %d of them after a pushback, %d early\n", compared,
              retries, pushed, early);
  EXPECT_EQ(compared, 200);
  EXPECT_EQ(early, 0);
  EXPECT_GT(retries, 250);
  EXPECT_GT(pushed, 80);
}

TEST(RetryGrpc, TheSameThrottle) {
  ScriptedServer server;
  const std::string config =
      R"({"methodConfig":[{"name":[{}],"retryPolicy":{"maxAttempts":5,)"
      R"("initialBackoff":"0.005s","maxBackoff":"0.01s","backoffMultiplier":2,)"
      R"("retryableStatusCodes":["UNAVAILABLE"]}}],"retryThrottling":{"maxTokens":10,)"
      R"("tokenRatio":0.75}})";
  const ServiceConfig read = read_service_config(config);
  ASSERT_EQ(read.problem, "");
  grpc::ChannelArguments arguments;
  arguments.SetServiceConfigJSON(config);
  arguments.SetInt(GRPC_ARG_SERVICE_CONFIG_DISABLE_RESOLUTION, 1);
  // C-core keeps the throttle of a server name for the process; this port is used by no other test.
  grpc::GenericStub their_stub(
      grpc::CreateCustomChannel(server.address(), grpc::InsecureChannelCredentials(), arguments));
  grpc::ChannelArguments plain;
  plain.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  grpc::GenericStub our_stub(
      grpc::CreateCustomChannel(server.address(), grpc::InsecureChannelCredentials(), plain));
  retry::RetryThrottle throttle(*read.throttle);
  const retry::Policy policy = *retry::policy_from(*read.retry);
  std::mt19937 random(5);
  std::vector<std::size_t> theirs, ours;
  for (int i = 0; i < 40; ++i) {
    const std::vector<Answer> answers(std::uniform_int_distribution<std::size_t>(0, 3)(random),
                                      Answer{14, ""});
    const std::string name = std::to_string(i);
    server.script("theirs " + name, answers);
    server.script("ours " + name, answers);
    (void)call(their_stub, "theirs " + name, {}, nullptr);
    retry::SteadyClock clock;
    (void)retry::retry_loop(
        policy, clock,
        [&](const retry::Attempt& attempt) -> std::optional<retry::Failure> {
          const grpc::Status status = call(our_stub, "ours " + name, attempt, nullptr);
          if (status.ok()) return std::nullopt;
          return retry::Failure{.code = AnyCode(Domain::grpc, status.error_code())};
        },
        {.throttle = &throttle});
    theirs.push_back(server.arrivals("theirs " + name).size());
    ours.push_back(server.arrivals("ours " + name).size());
  }
  EXPECT_EQ(theirs, ours);
  EXPECT_EQ(*std::max_element(ours.begin(), ours.end()),
            4u);  // some were retried to the end, some were not retried
  EXPECT_EQ(std::count(ours.begin(), ours.end(), 1u) > 5, true);
}
}  // namespace
