// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// An error is thrown in one process and caught in another, over gRPC. Explained in docs/guides/errors_that_travel.md.
#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <future>
#include <string>

#include "faultwire/interop/grpcpp.hpp"
#include "faultwire/status.hpp"

using namespace faultwire;

// The service, written without a thought of gRPC.
void find_table(const std::string& name) {
  StreamError error(StreamErrorCode::not_found, "no table " + name);
  error.set_origin(InfluxCode::not_found);
  error.add_cause(InfluxCode::not_found, "the catalog holds 3 tables");
  throw StreamException(std::move(error)).with_metadata("query_id", "q-17").with_metadata("plan", std::string("\0\1", 2));
}

// One handler for all methods: whatever is thrown becomes the status, and nothing gets past it.
struct Call : grpc::ServerGenericBidiReactor {
  explicit Call(grpc::GenericCallbackServerContext* context) {
    try {
      find_table("cpu");
      Finish(grpc::Status::OK);
    } catch (...) {
      Finish(to_grpc_status(current_error(), *context));
    }
  }
  void OnDone() override { delete this; }
};
struct Service : grpc::CallbackGenericService {
  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* context) override { return new Call(context); }
};

int serve(int port_pipe) {
  Service service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterCallbackGenericService(&service);
  const auto server = builder.BuildAndStart();
  if (write(port_pipe, &port, sizeof port) < 0) return 1;
  server->Wait();
  return 0;
}

// The client: the equal error comes out of the call, and is thrown again here.
void call(int port) {
  grpc::GenericStub stub(grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  const grpc::Slice nothing;
  grpc::ByteBuffer request(&nothing, 1), answer;
  std::promise<grpc::Status> ended;
  stub.UnaryCall(&context, "/example.Tables/Find", {}, &request, &answer, [&](grpc::Status status) { ended.set_value(std::move(status)); });
  if (auto error = error_from(ended.get_future().get(), context)) throw StreamException(*std::move(error));
}

int main() {
  int pipes[2];
  if (pipe(pipes) != 0) return 1;
  const pid_t server = fork();
  if (server == 0) return serve(pipes[1]);
  int port = 0;
  if (read(pipes[0], &port, sizeof port) < 0) return 1;
  try {
    call(port);
  } catch (const StreamException& e) {
    const StreamError& error = e.error();
    std::printf("%s\n", e.what());
    std::printf("origin %.*s, side %s\n", static_cast<int>(code_name(error.origin()).size()), code_name(error.origin()).data(),
                error.side() == Side::server ? "server" : "other");
    std::printf("query_id %s, plan %zu bytes\n", std::string(*e.metadata().get("query_id")).c_str(), e.metadata().get("plan")->size());
    std::printf("cause: %s\n", error.causes()[0].text.c_str());
  }
  kill(server, SIGKILL);
  waitpid(server, nullptr, 0);
}
