// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What gRPC C++ itself says of errors, in its message and its debug context, read back by the
// grammars.
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <thread>

#include "faultwire/diagnosis.hpp"
#include "peer.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::e2e;

/// As Arrow composes it: a message, and the debug context of the call.
std::string text_of(const grpc::Status& status, const grpc::ClientContext& context) {
  return "gRPC failed with error code " + std::to_string(status.error_code()) +
         " and message: " + status.error_message() +
         ". gRPC client debug context: " + context.debug_error_string() + ". Client context: OK";
}
std::string target(int port) { return "127.0.0.1:" + std::to_string(port); }

/// A socket on loopback that has a port of its own, and listens unless it is told not to.
struct Listener {
  int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  int port = 0;
  explicit Listener(bool listens = true) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (bind(socket, plain, size) == 0 && (!listens || listen(socket, 4) == 0) &&
        getsockname(socket, plain, &size) == 0)
      port = ntohs(address.sin_port);
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() { close(socket); }
};

struct Called {
  grpc::Status status;
  std::string text;
};
Called call(const std::shared_ptr<grpc::Channel>& channel, int number,
            std::chrono::milliseconds time = std::chrono::seconds(60)) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + time);
  Message request, answer;
  request.set_number(number);
  const grpc::Status status = Peer::NewStub(channel)->Unary(&context, request, &answer);
  return {status, text_of(status, context)};
}
void expect_trouble(const Called& called, grpc::StatusCode code, std::string_view trouble) {
  EXPECT_EQ(called.status.error_code(), code) << called.text;
  const diagnosis::Diagnosis diagnosis = diagnosis::diagnose(called.text);
  EXPECT_EQ(diagnosis.text.grpc_code(), code_from_number<GrpcCode>(code)) << called.text;
  ASSERT_NE(diagnosis.trouble(), nullptr) << called.text;
  EXPECT_EQ(diagnosis.trouble()->id, trouble) << called.text;
  EXPECT_TRUE(diagnosis::may_hold_error(called.text)) << called.text;
}

TEST(Texts, EveryCodeAndMessageIsReadFromTheDebugContext) {
  Connection connection;
  auto& errors = connection.service.errors;
  const char* messages[] = {"plain", "\"quoted\" \\ and {braces}, children:[ grpc_status:1",
                            "caf\xc3\xa9\n\ttwo lines", "%41. Client context: no"};
  for (int code = 1; code <= 12; ++code) {
    for (const char* message : messages)
      errors.emplace_back(static_cast<StreamErrorCode>(code), message);
  }
  const auto channel =
      grpc::CreateChannel(target(connection.port), grpc::InsecureChannelCredentials());
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const Called called = call(channel, static_cast<int>(i));
    const diagnosis::ErrorText text = diagnosis::read_error_text(called.text);
    EXPECT_EQ(text.grpc_code(), code_from_number<GrpcCode>(called.status.error_code()))
        << called.text;
    EXPECT_EQ(text.codes()[0].evidence, diagnosis::Evidence::grpc_status) << called.text;
    EXPECT_EQ(text.message(), errors[i].message()) << called.text;
    EXPECT_EQ(text.peer(), "ipv4:" + target(connection.port)) << called.text;
  }
  std::printf("%zu texts\n", errors.size());
}

TEST(Texts, NobodyListens) {
  const Listener deaf(false);  // no other program gets its port
  expect_trouble(
      call(grpc::CreateChannel(target(deaf.port), grpc::InsecureChannelCredentials()), 0),
      grpc::UNAVAILABLE, "cannot_connect");
}

TEST(Texts, TheTimeIsUp) {
  // Nobody accepts.
  const Listener listener;
  expect_trouble(
      call(grpc::CreateChannel(target(listener.port), grpc::InsecureChannelCredentials()), 0,
           std::chrono::milliseconds(200)),
      grpc::DEADLINE_EXCEEDED, "deadline");
}

TEST(Texts, AMessageIsTooLarge) {
  Connection connection;
  grpc::ChannelArguments arguments;
  arguments.SetMaxSendMessageSize(1);
  const auto channel = grpc::CreateCustomChannel(target(connection.port),
                                                 grpc::InsecureChannelCredentials(), arguments);
  expect_trouble(call(channel, 1 << 20), grpc::RESOURCE_EXHAUSTED, "message_too_large");
}

TEST(Texts, TheServerSpeaksHttp1) {
  const Listener listener;
  std::thread server([&] {
    for (;;) {
      const int peer = accept(listener.socket, nullptr, nullptr);
      if (peer < 0) return;
      const std::string_view answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
      (void)!write(peer, answer.data(), answer.size());
      close(peer);
    }
  });
  const Called called =
      call(grpc::CreateChannel(target(listener.port), grpc::InsecureChannelCredentials()), 0);
  shutdown(listener.socket, SHUT_RDWR);
  server.join();
  expect_trouble(called, grpc::UNAVAILABLE, "wrong_protocol");
}

TEST(Texts, NoSuchMethod) {
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  struct Empty final : Peer::Service {
  } service;
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  expect_trouble(call(grpc::CreateChannel(target(port), grpc::InsecureChannelCredentials()), 0),
                 grpc::UNIMPLEMENTED, "unimplemented");
}
}  // namespace
