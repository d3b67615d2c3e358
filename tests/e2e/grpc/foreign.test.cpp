// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// grpc-js and grpc-go as clients of our server, and grpc-js as the server of our client. Run by
// foreign.py, which gets them.
#include <absl/strings/escaping.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "faultwire/diagnosis.hpp"
#include "peer.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::e2e;
using nlohmann::json;

std::string command(const char* program) {
  return std::string("cd ") + std::getenv("FAULTWIRE_PEER_DIR") + " && exec node " +
         FAULTWIRE_SOURCE_DIR "/tests/e2e/grpc/" + program;
}
std::string from_base64(const json& text) {
  return wire::decode_binary(text.get<std::string>()).front();
}

json to_json(const wire::Trailers& trailers) {
  json fields = json::array();
  for (const wire::Trailer& field : trailers.metadata)
    fields.push_back({field.name, wire::encode_binary(field.value)});
  return {{"code", trailers.code},
          {"message", wire::encode_binary(trailers.message)},
          {"details", wire::encode_binary(trailers.details)},
          {"metadata", fields}};
}
/// What grpc-js saw: the custom fields, with the details among them.
wire::Trailers from_json(const json& seen) {
  wire::Trailers trailers{.code = seen["code"], .message = from_base64(seen["message"])};
  for (const auto& field : seen["metadata"]) {
    const std::string name = field[0];
    if (name == "grpc-status-details-bin") trailers.details = from_base64(field[1]);
    if (is_metadata_key(name)) trailers.metadata.push_back({name, from_base64(field[1])});
  }
  return trailers;
}

/// What a whole error looks like at the other end: equal, or for one that does not fit what its
/// encoder kept.
bool arrived(const StreamError& sent, const std::optional<StreamError>& back) {
  return back && back == wire::decode_trailers(wire::encode_trailers(sent));
}

/// The table, and what no peer may stumble over. Text that is not UTF-8 is left to C++ peers.
std::vector<StreamError> errors() {
  std::vector<StreamError> all = table();
  for (int c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    StreamError error(StreamErrorCode::internal, c < 128 ? std::string(1, byte) : "text");
    (void)error.metadata().add(std::string("k") + byte, "v");
    (void)error.metadata().add("edge", std::string(1, byte));
    (void)error.metadata().add("grpc-status", "0");
    all.push_back(std::move(error));
  }
  for (const char* message :
       {"", "  x  ", " ", "a\r\nb", "%", "%41", "caf\xc3\xa9 \xf0\x9f\x8c\x8d"}) {
    all.emplace_back(StreamErrorCode::not_found, message);
  }
  all.emplace_back(StreamErrorCode::internal, std::string(70000, 'm'));
  StreamError many(StreamErrorCode::internal, "many");
  for (int i = 0; i < 300; ++i)
    (void)many.metadata().add("key" + std::to_string(i), std::string(20, 'v'));
  all.push_back(std::move(many));
  return all;
}

/// The HTTP/2 of node joins the values of a name, but for binary ones.
StreamError joined(const StreamError& sent) {
  StreamError error = sent;
  for (const auto& entry : sent.metadata()) {
    const auto values = sent.metadata().get_all(entry.key);
    if (values.size() < 2 || entry.key.ends_with("-bin")) continue;
    std::string text = values.front().value;
    for (const auto& value : values.subspan(1)) text.append(", ").append(value.value);
    (void)error.metadata().set(entry.key, text);
  }
  return error;
}

/// What the client's user finds in the log: the code that was sent, by the client's own form, and
/// the message.
bool understood(const json& seen, const std::string& client) {
  const std::string source = from_base64(seen["text"]);
  const diagnosis::ErrorText text = diagnosis::read_error_text(source);
  const bool same_code = text.client && text.client->client == client &&
                         text.client->code == AnyCode(Domain::grpc, seen["code"].get<int>());
  return same_code &&
         text.client->message == detail::diagnosis::without_edges(from_base64(seen["message"]));
}

/// Every error by a unary call and in mid-stream, as a foreign client saw it.
void try_client(const char* name, const std::string& program, bool joins) {
  Connection connection;
  connection.service.errors = errors();
  const std::size_t count = connection.service.errors.size();
  FILE* client = popen(
      (program + " " + std::to_string(connection.port) + " " + std::to_string(count)).c_str(), "r");
  ASSERT_NE(client, nullptr);
  std::string text;
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, client)) != 0;)
    text.append(buffer, n);
  ASSERT_EQ(pclose(client), 0) << text;
  std::size_t cases = 0, differences = 0, texts = 0;
  for (const json& seen : json::parse(text)) {
    const StreamError& sent = connection.service.errors[seen["index"].get<std::size_t>()];
    const bool same = arrived(joins ? joined(sent) : sent, wire::decode_trailers(from_json(seen)));
    ++cases;
    differences += !same;
    EXPECT_TRUE(same) << seen.dump();
    texts += understood(seen, name);
    EXPECT_TRUE(understood(seen, name)) << from_base64(seen["text"]).substr(0, 300);
  }
  EXPECT_EQ(cases, 2 * count);
  std::printf("%s client: %zu cases, %zu differences, %zu texts understood\n", name, cases,
              differences, texts);
}

TEST(GrpcJs, ClientOfOurServer) { try_client("grpc-js", command("client.js"), true); }

TEST(GrpcGo, ClientOfOurServer) {
  try_client("grpc-go", std::string(std::getenv("FAULTWIRE_PEER_DIR")) + "/client", false);
}

TEST(GrpcJs, ServerOfOurClient) {
  const std::vector<StreamError> all = errors();
  json rows = json::array();
  for (const StreamError& error : all) rows.push_back(to_json(wire::encode_trailers(error)));
  const std::string path = std::string(std::getenv("FAULTWIRE_PEER_DIR")) + "/errors.json";
  FILE* file = std::fopen(path.c_str(), "w");
  ASSERT_NE(file, nullptr);
  std::fputs(rows.dump().c_str(), file);
  std::fclose(file);
  // It ends when its client says so, by a number below 0.
  FILE* server = popen((command("server.js ") + path).c_str(), "r");
  ASSERT_NE(server, nullptr);
  int port = 0;
  ASSERT_EQ(std::fscanf(server, "%d", &port), 1);
  const auto stub = Peer::NewStub(
      grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
  std::size_t cases = 0, differences = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const bool streaming : {false, true}) {
      const bool same = arrived(all[i], call(*stub, i, streaming));
      ++cases;
      differences += !same;
      EXPECT_TRUE(same) << i << " " << streaming;
    }
  }
  std::printf("grpc-js server: %zu cases, %zu differences\n", cases, differences);
  (void)call(*stub, static_cast<std::size_t>(-1), false);
  EXPECT_EQ(pclose(server), 0);
}
}  // namespace
