// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// No key that an error may carry ends a real server, and none is lost on its way: a search over all
// short keys, the keys of gRPC's own tables and their neighbours, with a server in a child process.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <random>
#include <set>

#include "peer.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::e2e;

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
constexpr std::size_t keys_a_call = 40;

/// The names in gRPC C-core's table of metadata traits, typed from src/core/call/metadata_batch.h,
/// and those that HTTP/2 or other peers know.
const std::vector<std::string> known = {"te",
                                        "content-type",
                                        "grpc-timeout",
                                        "grpc-encoding",
                                        "grpc-internal-encoding-request",
                                        "grpc-accept-encoding",
                                        "user-agent",
                                        "grpc-message",
                                        "host",
                                        "endpoint-load-metrics-bin",
                                        "grpc-server-stats-bin",
                                        "grpc-trace-bin",
                                        "grpc-tags-bin",
                                        "x-envoy-peer-metadata",
                                        "x-forwarded-for",
                                        "x-forwarded-host",
                                        "grpc-status",
                                        "grpc-previous-rpc-attempts",
                                        "grpc-retry-pushback-ms",
                                        "grpclb_client_stats",
                                        "lb-token",
                                        "lb-cost-bin",
                                        "traceparent",
                                        "-bin",
                                        "--bin",
                                        "a-bin",
                                        "connection",
                                        "keep-alive",
                                        "upgrade",
                                        "transfer-encoding",
                                        "trailer",
                                        "date",
                                        "server",
                                        "status",
                                        "content-length",
                                        "content-encoding",
                                        "accept-encoding",
                                        "set-cookie",
                                        "cookie",
                                        "authorization",
                                        "etag",
                                        "retry-after",
                                        "x-arrow-status",
                                        "query_id"};

void add_short_keys(std::vector<std::string>& out) {
  for (const char a : letters) {
    out.push_back({a});
    for (const char b : letters) {
      out.push_back({a, b});
      for (const char c : letters) out.push_back({a, b, c});
    }
  }
}
/// Neighbours of the known names: one byte changed, dropped or added, another end, a -bin more.
std::string neighbour(std::mt19937& random) {
  std::string key = known[random() % known.size()];
  const char letter = letters[random() % letters.size()];
  const std::size_t at = random() % key.size();
  switch (random() % 6) {
    case 0:
      key[at] = letter;
      break;
    case 1:
      key.erase(at, 1);
      break;
    case 2:
      key.insert(at, 1, letter);
      break;
    case 3:
      key += "-bin";
      break;
    case 4:
      key = std::string(1 + random() % 24, letter);
      for (char& c : key) c = letters[random() % letters.size()];
      break;
    default:
      key = known[random() % known.size()] + key.substr(at);
  }
  return key;
}

/// Errors that carry all keys, each with a value of text or of bytes.
std::vector<StreamError> errors() {
  std::vector<std::string> keys = known;
  add_short_keys(keys);
  std::mt19937 random(24);
  for (int i = 0; i < 100000; ++i) keys.push_back(neighbour(random));
  std::vector<StreamError> out;
  for (std::size_t i = 0; i < keys.size(); i += keys_a_call) {
    StreamError error(StreamErrorCode::unavailable, "m");
    for (std::size_t k = i; k < keys.size() && k < i + keys_a_call; ++k) {
      const std::string value = k % 3 == 0 ? std::string("\0\x80\n", 3) : std::string("v");
      (void)error.metadata().add(keys[k], value);
      if (k % 7 == 0) (void)error.metadata().add(keys[k], "second");
    }
    out.push_back(std::move(error));
  }
  return out;
}

/// A server in a child process, which ends with the pipe.
struct Child {
  int port = 0;
  pid_t process = 0;
  int ends[2] = {};
  explicit Child(const std::vector<StreamError>& table) {
    int ports[2];
    EXPECT_EQ(pipe(ends) + pipe(ports), 0);
    process = fork();
    if (process == 0) {
      close(ends[1]);
      Connection connection;
      connection.service.errors = table;
      if (write(ports[1], &connection.port, sizeof connection.port) < 0) _exit(2);
      char byte = 0;
      (void)!read(ends[0], &byte, 1);
      _exit(0);
    }
    close(ends[0]);
    close(ports[1]);
    EXPECT_EQ(read(ports[0], &port, sizeof port), static_cast<ssize_t>(sizeof port));
    close(ports[0]);
  }
  /// How the process ended: 0 if it lived until it was asked to end.
  [[nodiscard]] int end() {
    int status = 0;
    const bool died = waitpid(process, &status, WNOHANG) == process;
    close(ends[1]);
    if (!died) waitpid(process, &status, 0);
    return status;
  }
};

TEST(Keys, NoneEndsTheServerAndAllArrive) {
  const std::vector<StreamError> table = errors();  // before the fork: gRPC does not survive one
  Child child(table);
  const auto stub = Peer::NewStub(grpc::CreateChannel("127.0.0.1:" + std::to_string(child.port),
                                                      grpc::InsecureChannelCredentials()));
  std::size_t sent = 0;
  std::set<std::string> lost;
  for (std::size_t i = 0; i < table.size(); ++i) {
    wire::Dropped dropped;
    const auto back = call(*stub, i, false, &dropped);
    ASSERT_TRUE(back) << i;
    ASSERT_EQ(back->code(), StreamErrorCode::unavailable);
    ASSERT_EQ(back->message(), "m") << i << ": the server is gone";
    ASSERT_EQ(dropped, wire::Dropped{}) << i;
    sent += table[i].metadata().size();
    if (*back == table[i]) continue;
    for (const auto& entry : table[i].metadata()) {
      const auto values = back->metadata().get_all(entry.key);
      const auto expected = table[i].metadata().get_all(entry.key);
      if (!std::equal(values.begin(), values.end(), expected.begin(), expected.end())) {
        std::string text = entry.key + ":";
        for (const auto& value : values) text += " " + wire::encode_binary(value.value);
        text += " instead of";
        for (const auto& value : expected) text += " " + wire::encode_binary(value.value);
        lost.insert(text);
      }
    }
  }
  EXPECT_EQ(child.end(), 0);
  for (const std::string& key : lost) ADD_FAILURE() << "lost on the way: " << key;
  std::printf("%zu values under every key in %zu errors: 0 deaths, %zu lost\n", sent, table.size(),
              lost.size());
}
}  // namespace
