// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A gRPC server and its client, two processes: what the service throws is caught in the client as
// the equal value.
#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <future>

#include "faultwire/interop/grpcpp.hpp"
#include "faultwire/status.hpp"

using namespace faultwire;

// One handler for all methods: whatever is thrown becomes the status, and nothing gets past it.
struct Call : grpc::ServerGenericBidiReactor {
  explicit Call(grpc::GenericCallbackServerContext* context) {
    try {
      throw StreamException(StreamErrorCode::not_found, "no table cpu")
          .with_metadata("query_id", "q-17");
    } catch (...) {
      Finish(to_grpc_status(current_error(), *context));
    }
  }
  void OnDone() override { delete this; }
};
struct Service : grpc::CallbackGenericService {
  grpc::ServerGenericBidiReactor* CreateReactor(
      grpc::GenericCallbackServerContext* context) override {
    return new Call(context);
  }
};

// The equal error comes out of the call, and is thrown again here.
static void call(int port) {
  grpc::GenericStub stub(
      grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  const grpc::Slice nothing;
  grpc::ByteBuffer request(&nothing, 1), answer;
  std::promise<grpc::Status> ended;
  stub.UnaryCall(&context, "/example.Tables/Find", {}, &request, &answer,
                 [&](grpc::Status status) { ended.set_value(std::move(status)); });
  if (auto error = error_from(ended.get_future().get(), context))
    throw StreamException(*std::move(error));
}

int main() try {
  int pipes[2], port = 0;
  if (pipe(pipes) != 0) return 1;
  if (fork() == 0) {
    if (read(pipes[0], &port, sizeof port) > 0) call(port);
    return 1;
  }
  Service service;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port)
      .RegisterCallbackGenericService(&service);
  const auto server = builder.BuildAndStart();
  if (write(pipes[1], &port, sizeof port) < 0) return 1;
  wait(nullptr);
} catch (const StreamException& e) {
  std::printf("%s, query_id %s\n", e.what(), std::string(*e.metadata().get("query_id")).c_str());
}
