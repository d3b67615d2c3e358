// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A real server and a client of it, and the errors that they send each other.
#ifndef FAULTWIRE_TESTS_E2E_GRPC_PEER_HPP
#define FAULTWIRE_TESTS_E2E_GRPC_PEER_HPP
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "faultwire/interop/grpcpp.hpp"
#include "faultwire/status.hpp"
#include "peer.grpc.pb.h"

namespace faultwire::e2e {
/// The writer of a call as the sink of a stream.
struct WriterSink {
  grpc::ServerWriter<Message>* writer;
  grpc::ServerContext* context;
  const wire::TrailerOptions* options;
  grpc::Status status{};
  std::atomic<int> ends = 0;
  bool send(int number) {
    Message message;
    message.set_number(number);
    return !context->IsCancelled() && writer->Write(message);
  }
  void finish() { ++ends; }
  void fail(const StreamError& error) {
    ++ends;
    status = to_grpc_status(error, *context, *options);
  }
};

struct Service final : Peer::Service {
  std::vector<StreamError> errors;
  wire::TrailerOptions options;
  std::atomic<int> cancelled = 0, ends = 0;

  grpc::Status Unary(grpc::ServerContext* context, const Message* request, Message*) override {
    return to_grpc_status(errors[static_cast<std::size_t>(request->number())], *context, options);
  }
  /// A number below 0 streams without end.
  grpc::Status Stream(grpc::ServerContext* context, const Message* request,
                      grpc::ServerWriter<Message>* writer) override {
    WriterSink sink{writer, context, &options};
    {
      ServerStream stream(sink);
      for (int i = 0; i < 3 || request->number() < 0; ++i) {
        if (stream.send(i) == SendResult::sent) continue;
        ++cancelled;
        break;
      }
      if (request->number() >= 0)
        (void)stream.fail(errors[static_cast<std::size_t>(request->number())]);
    }
    ends += sink.ends;
    return sink.status;
  }
};

/// What a client has at the end of a call.
struct Called {
  wire::Trailers trailers;
  std::optional<StreamError> error;
};
inline Called finished_call(Peer::Stub& stub, std::size_t index, bool streaming) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
  Message request, answer;
  request.set_number(static_cast<int>(index));
  grpc::Status status;
  if (streaming) {
    auto reader = stub.Stream(&context, request);
    while (reader->Read(&answer)) {
    }
    status = reader->Finish();
  } else {
    status = stub.Unary(&context, request, &answer);
  }
  return {trailers_from(status, context), error_from(status, context)};
}
/// One call, by number; what the client makes of its end.
inline std::optional<StreamError> call(Peer::Stub& stub, std::size_t index, bool streaming,
                                       wire::Dropped* dropped = nullptr) {
  Called called = finished_call(stub, index, streaming);
  if (dropped != nullptr) *dropped = wire::dropped_from(called.trailers);
  return std::move(called.error);
}

struct Connection {
  Service service;
  std::unique_ptr<grpc::Server> server;
  std::unique_ptr<Peer::Stub> stub;
  int port = 0;
  Connection() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service);
    server = builder.BuildAndStart();
    stub = Peer::NewStub(grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                                             grpc::InsecureChannelCredentials()));
  }
  std::optional<StreamError> call(std::size_t index, bool streaming,
                                  wire::Dropped* dropped = nullptr) {
    return e2e::call(*stub, index, streaming, dropped);
  }
};

/// 12 codes with no metadata, ASCII, binary, 50 small keys, and more than fits; the last of each
/// five is the one that does not.
inline std::vector<StreamError> table() {
  std::vector<StreamError> errors;
  for (int code = 1; code <= 12; ++code) {
    for (int kind = 0; kind < 5; ++kind) {
      StreamError error(static_cast<StreamErrorCode>(code),
                        "message " + std::to_string(kind) + " 100 %\n\xc3\xa9");
      auto& metadata = error.metadata();
      if (kind == 1) (void)(metadata.add("query_id", "q-17") && metadata.add("query_id", "q-18"));
      if (kind == 2)
        (void)(metadata.add("raw", std::string("\0\xff\0", 3)) &&
               metadata.add("raw-bin", std::string("\0", 1)));
      for (int i = 0; kind == 3 && i < 50; ++i) (void)metadata.add("k" + std::to_string(i), "v");
      if (kind == 4)
        (void)(metadata.add("small", "1") && metadata.add("large", std::string(30 * 1024, 'x')));
      error.add_cause(InfluxCode::not_found, "cause");
      errors.push_back(std::move(error));
    }
  }
  return errors;
}
}  // namespace faultwire::e2e
#endif
