// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// soak serve              prints its port, and serves until it is ended
// soak call PORT SECONDS  calls it for so long, and compares each error with what was sent
// soak.py runs both, with hostile clients beside them.
#include <grpcpp/resource_quota.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "peer.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::e2e;
using Clock = std::chrono::steady_clock;

/// Answers each number with an error of `table()`. A number below 0 streams without end, and -2
/// puts into the error whatever metadata the client sent.
class SoakService final : public Peer::Service {
 public:
  grpc::Status Unary(grpc::ServerContext* context, const Message* request, Message*) override {
    return to_grpc_status(error_for(*request, *context), *context);
  }
  grpc::Status Stream(grpc::ServerContext* context, const Message* request,
                      grpc::ServerWriter<Message>* writer) override {
    const wire::TrailerOptions options;
    WriterSink sink{writer, context, &options};
    ServerStream stream(sink);
    for (int i = 0; i < 3 || request->number() < 0; ++i) {
      if (stream.send(i) != SendResult::sent) return sink.status;
    }
    (void)stream.fail(error_for(*request, *context));
    return sink.status;
  }

 private:
  [[nodiscard]] StreamError error_for(const Message& request,
                                      const grpc::ServerContext& context) const {
    if (request.number() >= 0)
      return errors_[static_cast<std::size_t>(request.number()) % errors_.size()];
    StreamError error(StreamErrorCode::invalid_argument, "what you sent");
    for (const auto& [key, value] : context.client_metadata()) {
      (void)error.metadata().add(std::string_view(key.data(), key.size()),
                                 std::string_view(value.data(), value.size()));
    }
    return error;
  }

  const std::vector<StreamError> errors_ = table();
};

/// The limits without which any gRPC server can be exhausted: a client that reads nothing holds a
/// thread for as long as its connection lives.
int serve() {
  SoakService service;
  grpc::ResourceQuota quota;
  quota.SetMaxThreads(256);
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  builder.SetResourceQuota(quota);
  builder.SetMaxReceiveMessageSize(1 << 20);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, 50);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, 10'000);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, 2'000);
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, 5'000);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  std::printf("listening on 127.0.0.1:%d\n", port);
  std::fflush(stdout);
  server->Wait();
  return 0;
}

/// Whether the error of the table came back as a whole: its code, message, causes and metadata.
bool is_whole(const StreamError& sent, bool large, const Called& called) {
  const wire::Trailers trailers = wire::encode_trailers(sent);
  const bool same = large ? called.error == wire::decode_trailers(trailers) : called.error == sent;
  return same && wire::dropped_from(called.trailers) == wire::dropped_from(trailers);
}
/// Whether the call did not reach the service: gRPC had no thread, or closed the connection.
bool is_turned_away(const Called& called) {
  return called.error && (called.error->side() == retry::Side::transport ||
                          called.error->message() == "Server Threadpool Exhausted");
}

struct Counts {
  std::size_t calls = 0, turned_away = 0, differences = 0;
  double longest_ms = 0;
};

/// One good call, again for as long as gRPC turns it away.
void call_once(Peer::Stub& stub, const std::vector<StreamError>& errors, std::size_t i,
               Counts& counts) {
  for (;;) {
    const auto begin = Clock::now();
    const Called called = finished_call(stub, i, ++counts.calls % 2 == 0);
    const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
    counts.longest_ms = (std::max)(counts.longest_ms, took.count());
    if (is_whole(errors[i], i % 5 == 4, called)) return;
    const std::string text = called.error ? to_string(*called.error) : "none";
    if (!is_turned_away(called)) {
      ++counts.differences;
      std::fprintf(stderr, "error %zu came back as %s\n", i, text.c_str());
      return;
    }
    ++counts.turned_away;
  }
}

int call(const std::string& port, double seconds) {
  const std::vector<StreamError> errors = table();
  const auto stub =
      Peer::NewStub(grpc::CreateChannel("127.0.0.1:" + port, grpc::InsecureChannelCredentials()));
  Counts counts;
  const auto until = Clock::now() + std::chrono::duration<double>(seconds);
  for (std::size_t i = 0; Clock::now() < until; i = (i + 1) % errors.size())
    call_once(*stub, errors, i, counts);
  std::printf(
      "{\"calls\": %zu, \"turned_away\": %zu, \"differences\": %zu, \"longest_ms\": %.0f}\n",
      counts.calls, counts.turned_away, counts.differences, counts.longest_ms);
  return counts.differences == 0 && counts.turned_away < counts.calls / 2 ? 0 : 1;
}
}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "";
  if (mode == "serve") return serve();
  if (mode == "call" && argc == 4) return call(argv[2], std::atof(argv[3]));
  return 2;
}
