// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// JSON bodies and real peers: grpc-gateway before our gRPC server, protojson as a reader of our
// bodies, connect-node as a client of our bodies and as a server whose bodies are read. Run by
// peers.py, which gets them.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "faultwire/wire/json/read_error_body.hpp"
#include "faultwire/wire/json/write.hpp"
#include "peer.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::e2e;
using nlohmann::json;

std::string folder() { return std::getenv("FAULTWIRE_PEER_DIR"); }
std::string peer_command() { return std::getenv("FAULTWIRE_PEER_COMMAND"); }

/// What a program prints, as JSON.
json output(const std::string& command) {
  FILE* const program = popen(command.c_str(), "r");
  if (program == nullptr) return nullptr;
  std::string text;
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, program)) != 0;)
    text.append(buffer, n);
  EXPECT_EQ(pclose(program), 0) << text;
  return json::parse(text, nullptr, false);
}
/// Writes a file. Returns its path as a word of a shell.
std::string saved(const char* name, const json& rows) {
  const std::string path = folder() + "/" + name;
  FILE* const file = std::fopen(path.c_str(), "w");
  if (file == nullptr) return path;
  const std::string text = rows.dump();
  EXPECT_EQ(std::fwrite(text.data(), 1, text.size(), file), text.size());
  std::fclose(file);
  return "'" + path + "'";
}
std::string bytes_of(const json& text) {
  return wire::decode_binary(text.get<std::string>()).front();
}
std::string base64(std::string_view bytes) { return wire::encode_binary(bytes); }
std::vector<wire::HttpField> headers_of(const json& row) {
  std::vector<wire::HttpField> headers;
  for (const json& field : row["headers"]) headers.push_back({field[0], field[1]});
  return headers;
}

/// Every code with five messages, metadata, causes and origins; all text is UTF-8.
std::vector<StreamError> errors() {
  static const std::string messages[] = {"no such table", "100 %\n\xc3\xa9 \"quoted\" \\ \x01",
                                         "\xf0\x9f\x8c\x8d </script> \xe2\x80\xa8", "a  b", "m"};
  std::vector<StreamError> all;
  for (int code = 1; code <= 12; ++code) {
    for (std::size_t kind = 0; kind < std::size(messages); ++kind) {
      StreamError error(static_cast<StreamErrorCode>(code), messages[kind],
                        static_cast<retry::Side>(kind % 3));
      if (kind != 0) (void)error.metadata().add("query_id", "q-17");
      if (kind == 2) (void)error.metadata().add("query_id", "q 18");
      if (kind > 2) (void)error.metadata().add("a.b-c", "{\"x\": 1}");
      // grpc-gateway copies the message of this code to WWW-Authenticate, where a control character
      // ends the connection.
      if (error.code() == StreamErrorCode::unauthenticated && kind == 1)
        error.set_message("100 %\n\xc3\xa9 \"quoted\" \\");
      if (kind == 1) error.set_origin(InfluxCode::not_found);
      if (kind == 2) error.set_origin(AnyCode(Domain::grpc, 10));
      if (kind > 1) error.add_cause(HttpStatus::not_found, "inner \xc3\xa9");
      if (kind == 4) error.add_cause(GrpcCode::data_loss, "innermost");
      all.push_back(std::move(error));
    }
  }
  return all;
}
StreamError without_metadata(StreamError error) {
  error.metadata() = Metadata();
  return error;
}
/// As HTTP libraries join the values of a name.
StreamError joined(StreamError error) {
  const auto values = error.metadata().get_all("query_id");
  if (values.size() == 2) (void)error.metadata().set("query_id", "q-17, q 18");
  return error;
}
std::vector<wire::AnyDetail> standard_details() {
  return {wire::to_any(wire::RetryInfo{{1, 500'000'000}}),
          wire::to_any(wire::FieldViolations{{{"f", "must \"be\""}}}),
          wire::to_any(wire::QuotaFailure{{{"s", "d"}}}),
          wire::to_any(wire::PreconditionFailure{{{"TOS", "s", "d"}}}),
          wire::to_any(wire::ResourceInfo{"t", "n", "o", "d"}),
          wire::to_any(wire::RequestInfo{"r-17", "x"}),
          wire::to_any(wire::Help{{{"page", "https://example.org/"}}}),
          wire::to_any(wire::LocalizedMessage{"en-US", "\xc3\xa9"}),
          wire::to_any(wire::ErrorInfo{"STOCKOUT", "example.org", {{"zone", "a"}}})};
}

struct Count {
  const char* what;
  std::size_t cases = 0, differences = 0;
  void add(bool same, const std::string& why) {
    ++cases;
    differences += !same;
    EXPECT_TRUE(same) << why;
  }
  ~Count() { std::printf("%s: %zu cases, %zu differences\n", what, cases, differences); }
};

TEST(Gateway, ItsAnswersAreRead) {
  Connection connection;
  connection.service.errors = errors();
  connection.service.errors.emplace_back(StreamErrorCode::not_found, "raw \xff");
  const std::size_t size = connection.service.errors.size();
  const json all = output(peer_command() + " serve " + std::to_string(connection.port) + " " +
                          std::to_string(size));
  ASSERT_EQ(all.size(), 3 * size);
  Count count{"grpc-gateway before our gRPC server"};
  for (const json& row : all) {
    const StreamError& sent = connection.service.errors[row["index"].get<std::size_t>()];
    const std::string mode = row["mode"];
    const auto body = wire::read_error_body(row["status"], headers_of(row), bytes_of(row["body"]));
    const auto form =
        mode == "stream" ? wire::JsonForm::grpc_gateway_stream : wire::JsonForm::grpc_gateway;
    // Metadata of trailers reach only a client that takes trailers.
    const StreamError expected = mode == "trailers" ? sent : without_metadata(sent);
    count.add(body.form == form && body.error == expected, row.dump() + bytes_of(row["body"]));
    if (mode == "stream") continue;
    const wire::JsonBody ours = wire::to_json_body(sent, wire::JsonForm::grpc_gateway);
    EXPECT_EQ(row["status"], static_cast<int>(ours.status));
  }
}

TEST(Gateway, ProtojsonReadsOurBodies) {
  json bodies = json::array();
  wire::JsonBodyOptions options{.causes = true};
  options.details = standard_details();
  const std::vector<StreamError> all = errors();
  for (const StreamError& error : all) {
    for (const auto form : {wire::JsonForm::grpc_gateway, wire::JsonForm::grpc_gateway_stream,
                            wire::JsonForm::google_api}) {
      json body = json::parse(wire::to_json_body(error, form, options).body);
      if (form != wire::JsonForm::grpc_gateway) body = body["error"];
      if (form == wire::JsonForm::google_api) {  // google.rpc.Status has the other code
        EXPECT_EQ(find_code<GrpcCode>(body["status"].get<std::string>()),
                  code_cast<GrpcCode>(error.code()));
        body["code"] = static_cast<int>(code_cast<GrpcCode>(error.code()));
        body.erase("status");
      }
      bodies.push_back(body);
    }
  }
  const json read = output(peer_command() + " read " + saved("bodies.json", bodies));
  ASSERT_EQ(read.size(), bodies.size());
  Count count{"protojson reads our bodies"};
  for (std::size_t i = 0; i < read.size(); ++i) {
    const auto status = wire::decode_rpc_status(bytes_of(read[i]));
    ASSERT_TRUE(status);
    const StreamError& sent = all[i / 3];
    bool same = wire::from_rpc_status(*status) == without_metadata(sent) &&
                status->details.size() == 1 + sent.causes().size() + options.details.size();
    for (std::size_t k = 0; same && k < options.details.size(); ++k)
      same = status->details[1 + sent.causes().size() + k] == options.details[k];
    count.add(same, bodies[i].dump());
  }
}

std::string node(const char* mode, const std::string& path) {
  return peer_command() + " " + mode + " " + path;
}

/// The errors with values that only Connect spells.
std::vector<StreamError> connect_errors() {
  std::vector<StreamError> all = errors();
  for (std::size_t i = 0; i < all.size(); i += 2)
    (void)all[i].metadata().add("raw-bin", std::string("\0\xff\n", 3));
  return all;
}

TEST(Connect, ItsClientReadsOurBodies) {
  const std::vector<StreamError> all = connect_errors();
  json rows = json::array();
  wire::JsonBodyOptions options{.metadata = pass_all_metadata, .causes = true};
  options.details = standard_details();
  for (const StreamError& error : all) {
    for (const bool stream : {false, true}) {
      const wire::JsonBody body = wire::to_json_body(
          error, stream ? wire::JsonForm::connect_end_stream : wire::JsonForm::connect, options);
      json headers = json::array();
      for (const auto& field : body.headers) headers.push_back({field.name, field.value});
      rows.push_back({{"stream", stream},
                      {"status", static_cast<int>(body.status)},
                      {"headers", headers},
                      {"body", base64(body.body)}});
    }
  }
  const json seen = output(node("client", saved("client.json", rows)));
  ASSERT_EQ(seen.size(), rows.size());
  Count count{"connect-node as client of our bodies"};
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const StreamError sent = joined(all[i / 2]);
    wire::RpcStatus status{seen[i]["code"], bytes_of(seen[i]["message"]), {}};
    for (const json& one : seen[i]["details"]) {
      status.details.push_back(
          {"type.googleapis.com/" + one[0].get<std::string>(), bytes_of(one[1])});
    }
    auto error = wire::from_rpc_status(status);
    for (const json& one : seen[i]["metadata"]) {
      const std::string name = one[0];
      if (sent.metadata().get_all(name).empty()) continue;  // a header of HTTP
      const std::string value = bytes_of(one[1]);
      (void)error->metadata().add(
          name, name.ends_with("-bin") ? wire::decode_binary(value).front() : value);
    }
    const std::size_t own = 1 + sent.causes().size();
    count.add(error == sent && status.details.size() == own + options.details.size(),
              seen[i].dump());
  }
}

TEST(Connect, ItsAnswersAreRead) {
  const std::vector<StreamError> all = connect_errors();
  json rows = json::array();
  for (const StreamError& error : all) {
    const wire::RpcStatus status = wire::to_rpc_status(without_metadata(error));
    json details = json::array();
    for (const wire::AnyDetail& any : status.details)
      details.push_back({any.type_url.substr(any.type_url.rfind('/') + 1), base64(any.value)});
    json metadata = json::object();
    const StreamError sent = joined(error);
    for (const auto& entry : sent.metadata())
      metadata[entry.key] = entry.key.ends_with("-bin") ? base64(entry.value) : entry.value;
    for (const bool stream : {false, true}) {
      rows.push_back({{"stream", stream},
                      {"code", status.code},
                      {"message", base64(error.message())},
                      {"details", details},
                      {"metadata", metadata}});
    }
  }
  const json seen = output(node("server", saved("server.json", rows)));
  ASSERT_EQ(seen.size(), rows.size());
  static constexpr std::string_view keys[] = {"query_id", "a.b-c", "raw-bin"};
  wire::ReadBodyOptions options;
  options.headers = {.allowed = keys};
  Count count{"connect-node as server"};
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const bool stream = i % 2 == 1;
    const auto body = wire::read_error_body(seen[i]["status"], headers_of(seen[i]),
                                            bytes_of(seen[i]["body"]), options);
    const bool form =
        body.form == (stream ? wire::JsonForm::connect_end_stream : wire::JsonForm::connect);
    count.add(form && body.error == joined(all[i / 2]) && body.details.empty(),
              seen[i].dump() + bytes_of(seen[i]["body"]));
    const wire::JsonBody ours = wire::to_json_body(all[i / 2], wire::JsonForm::connect);
    if (stream) continue;
    EXPECT_EQ(seen[i]["status"], static_cast<int>(ours.status));
  }
}

}  // namespace
