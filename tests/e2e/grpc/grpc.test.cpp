// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A real server and client on loopback: what is sent is what arrives, and nothing ends the server.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include "faultwire/interop/grpcpp.hpp"
#include "faultwire/status.hpp"
#include "peer.grpc.pb.h"

namespace {
using namespace faultwire;
using faultwire::e2e::Message;
using faultwire::e2e::Peer;

/// The writer of a call as the sink of a stream.
struct WriterSink {
  grpc::ServerWriter<Message>* writer;
  grpc::ServerContext* context;
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
    status = to_grpc_status(error, *context);
  }
};

struct Service final : Peer::Service {
  std::vector<StreamError> errors;
  std::atomic<int> cancelled = 0, ends = 0;

  grpc::Status Unary(grpc::ServerContext* context, const Message* request, Message*) override {
    return to_grpc_status(errors[static_cast<std::size_t>(request->number())], *context);
  }
  /// A number below 0 streams without end.
  grpc::Status Stream(grpc::ServerContext* context, const Message* request, grpc::ServerWriter<Message>* writer) override {
    WriterSink sink{writer, context};
    {
      ServerStream stream(sink);
      for (int i = 0; i < 3 || request->number() < 0; ++i) {
        if (stream.send(i) == SendResult::sent) continue;
        ++cancelled;
        break;
      }
      if (request->number() >= 0) (void)stream.fail(errors[static_cast<std::size_t>(request->number())]);
    }
    ends += sink.ends;
    return sink.status;
  }
};

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
    stub = Peer::NewStub(grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
  }
  std::optional<StreamError> call(std::size_t index, bool streaming, Dropped* dropped = nullptr) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
    Message request, answer;
    request.set_number(static_cast<int>(index));
    grpc::Status status;
    if (streaming) {
      auto reader = stub->Stream(&context, request);
      while (reader->Read(&answer)) {
      }
      status = reader->Finish();
    } else {
      status = stub->Unary(&context, request, &answer);
    }
    if (dropped != nullptr) *dropped = dropped_from(trailers_from(status, context));
    return error_from(status, context);
  }
};

std::vector<StreamError> table() {
  std::vector<StreamError> errors;
  for (int code = 1; code <= 12; ++code) {
    for (int kind = 0; kind < 5; ++kind) {
      StreamError error(static_cast<StreamErrorCode>(code), "message " + std::to_string(kind) + " 100 %\n\xc3\xa9");
      auto& metadata = error.metadata();
      if (kind == 1) (void)(metadata.add("query_id", "q-17") && metadata.add("query_id", "q-18"));
      if (kind == 2) (void)(metadata.add("raw", std::string("\0\xff\0", 3)) && metadata.add("raw-bin", std::string("\0", 1)));
      for (int i = 0; kind == 3 && i < 50; ++i) (void)metadata.add("k" + std::to_string(i), "v");
      if (kind == 4) (void)(metadata.add("small", "1") && metadata.add("large", std::string(30 * 1024, 'x')));
      error.add_cause(InfluxCode::not_found, "cause");
      errors.push_back(std::move(error));
    }
  }
  return errors;
}

TEST(Grpc, TheEqualValueComesBack) {
  Connection connection;
  connection.service.errors = table();
  int cases = 0, differences = 0;
  for (std::size_t i = 0; i < connection.service.errors.size(); ++i) {
    for (const bool streaming : {false, true}) {
      const StreamError& sent = connection.service.errors[i];
      const Trailers trailers = encode_trailers(sent);
      Dropped dropped;
      const auto back = connection.call(i, streaming, &dropped);
      const bool large = i % 5 == 4;
      const bool same = back && (large ? back == decode_trailers(trailers) : back == sent) && dropped == dropped_from(trailers) &&
                        (dropped != Dropped{}) == large;
      ++cases;
      differences += !same;
      EXPECT_TRUE(same) << i << (back ? to_string(*back) : "none");
    }
  }
  std::printf("%d cases, %d differences\n", cases, differences);
}

TEST(Grpc, NoErrorEndsTheServerOrLosesTheCode) {
  Connection connection;
  auto& errors = connection.service.errors;
  for (int c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    StreamError error(StreamErrorCode::internal, std::string(1, byte));
    (void)error.metadata().add(std::string("k") + byte, "v");
    (void)error.metadata().add("edge", std::string(1, byte));
    (void)error.metadata().add("grpc-status", "0");
    errors.push_back(std::move(error));
  }
  for (const char* message : {"", "  x  ", " ", "a\r\nb"}) errors.emplace_back(StreamErrorCode::internal, message);
  const std::size_t small = errors.size();
  errors.emplace_back(StreamErrorCode::internal, std::string(70000, 'm'));
  errors.emplace_back(StreamErrorCode::internal, std::string(70000, '\xff'));
  StreamError many(StreamErrorCode::internal, "many");
  for (int i = 0; i < 300; ++i) (void)many.metadata().add("key" + std::to_string(i), std::string(20, 'v'));
  errors.push_back(many);
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const auto back = connection.call(i, i % 2 == 0);
    ASSERT_TRUE(back) << i;
    EXPECT_EQ(back->code(), StreamErrorCode::internal) << i;
    EXPECT_TRUE(back == (i < small ? errors[i] : *decode_trailers(encode_trailers(errors[i])))) << i;
  }
  std::printf("%zu hostile errors, the server lives\n", errors.size());
}

TEST(Grpc, AClientThatCancelsEndsTheServer) {
  Connection connection;
  {
    grpc::ClientContext context;
    Message request, answer;
    request.set_number(-1);
    auto reader = connection.stub->Stream(&context, request);
    ASSERT_TRUE(reader->Read(&answer));
    context.TryCancel();
    while (reader->Read(&answer)) {
    }
    const auto error = error_from(reader->Finish(), context);
    EXPECT_EQ(error->code(), StreamErrorCode::cancelled);
    EXPECT_EQ(error->side(), Side::client);
  }
  connection.server->Shutdown();
  connection.server->Wait();
  EXPECT_EQ(connection.service.cancelled, 1);
  EXPECT_EQ(connection.service.ends, 1);
}

// The server runs in its own process: this program, started again.
TEST(Grpc, AServerThatIsKilledIsUnavailableByTheTransport) {
  int pipes[2];
  ASSERT_EQ(pipe(pipes), 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(pipes[1], 1);
    execl("/proc/self/exe", "server", "--serve", nullptr);
    _exit(127);
  }
  int port = 0;
  ASSERT_EQ(read(pipes[0], &port, sizeof port), static_cast<ssize_t>(sizeof port));
  auto stub = Peer::NewStub(grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  Message request, answer;
  request.set_number(-1);
  auto reader = stub->Stream(&context, request);
  ASSERT_TRUE(reader->Read(&answer));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  while (reader->Read(&answer)) {
  }
  const auto error = error_from(reader->Finish(), context);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), StreamErrorCode::unavailable);
  EXPECT_EQ(error->side(), Side::transport);
}
}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "--serve") {
    Connection connection;
    if (write(1, &connection.port, sizeof connection.port) < 0) return 1;
    connection.server->Wait();
  }
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
