// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A real server and client on loopback: what is sent is what arrives, and nothing ends the server.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include "peer.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::e2e;

TEST(Grpc, TheEqualValueComesBack) {
  Connection connection;
  connection.service.errors = table();
  int cases = 0, differences = 0;
  for (std::size_t i = 0; i < connection.service.errors.size(); ++i) {
    for (const bool streaming : {false, true}) {
      const StreamError& sent = connection.service.errors[i];
      const wire::Trailers trailers = wire::encode_trailers(sent);
      wire::Dropped dropped;
      const auto back = connection.call(i, streaming, &dropped);
      const bool large = i % 5 == 4;
      const bool same = back && (large ? back == wire::decode_trailers(trailers) : back == sent) &&
                        dropped == wire::dropped_from(trailers) &&
                        (dropped != wire::Dropped{}) == large;
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
  for (const char* message : {"", "  x  ", " ", "a\r\nb"})
    errors.emplace_back(StreamErrorCode::internal, message);
  const std::size_t small = errors.size();
  errors.emplace_back(StreamErrorCode::internal, std::string(70000, 'm'));
  errors.emplace_back(StreamErrorCode::internal, std::string(70000, '\xff'));
  StreamError many(StreamErrorCode::internal, "many");
  for (int i = 0; i < 300; ++i)
    (void)many.metadata().add("key" + std::to_string(i), std::string(20, 'v'));
  errors.push_back(many);
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const auto back = connection.call(i, i % 2 == 0);
    ASSERT_TRUE(back) << i;
    EXPECT_EQ(back->code(), StreamErrorCode::internal) << i;
    EXPECT_TRUE(back ==
                (i < small ? errors[i] : *wire::decode_trailers(wire::encode_trailers(errors[i]))))
        << i;
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
    EXPECT_EQ(error->side(), retry::Side::client);
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
  auto stub = Peer::NewStub(
      grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
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
  EXPECT_EQ(error->side(), retry::Side::transport);
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
