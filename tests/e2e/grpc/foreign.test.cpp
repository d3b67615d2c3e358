// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// gRPC of other languages as clients of our server, and as servers of our client. with_peer.py gets
// the peers and runs this. A peer does two things:
//
//   client PORT COUNT   asks for the errors 0 to COUNT - 1, each by a unary call and in mid-stream,
//                       and prints what it saw as one JSON list, with the details by its own types
//   server FILE         prints its port and answers with the errors of the JSON file, until it is
//                       asked for a number below 0: `errors` are trailers as the library makes
//                       them, `typed` are those that a program makes with the peer's own functions
#include <absl/strings/escaping.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "faultwire/diagnosis.hpp"
#include "peer.hpp"

namespace {
using namespace faultwire;
using namespace faultwire::e2e;
using nlohmann::json;

/// How a peer differs from gRPC C++.
struct Traits {
  std::string_view peer;
  std::string_view log_form;  ///< the client whose form its error texts have
  bool joins_values = false;  ///< joins the values of a name
  bool has_typed_details = true;
  bool is_server = true;
};
constexpr Traits all_traits[] = {
    {.peer = "debian-go", .log_form = "grpc-go", .has_typed_details = false, .is_server = false},
    {.peer = "grpc-js", .log_form = "grpc-js", .joins_values = true, .has_typed_details = false},
    {.peer = "grpc-go", .log_form = "grpc-go"},
    {.peer = "grpc-java", .log_form = "grpc-java"},
    {.peer = "grpcio", .log_form = "grpc-python"},
    {.peer = "tonic", .log_form = "tonic"},
};
std::string_view peer_name() { return std::getenv("FAULTWIRE_PEER"); }
const Traits& traits() {
  return *std::find_if(std::begin(all_traits), std::end(all_traits) - 1,
                       [](const Traits& one) { return one.peer == peer_name(); });
}
FILE* start_peer(const std::string& arguments) {
  return popen((std::getenv("FAULTWIRE_PEER_COMMAND") + (" " + arguments)).c_str(), "r");
}
std::string to_base64(std::string_view text) {
  return absl::Base64Escape({text.data(), text.size()});
}
std::string from_base64(const json& text) {
  return wire::decode_binary(text.get<std::string>()).front();
}

using Parts = std::vector<std::string>;
Parts pairs(std::string_view name, const std::vector<wire::TextPair>& all) {
  Parts parts = {std::string(name)};
  for (const auto& one : all) parts.insert(parts.end(), {one.first, one.second});
  return parts;
}
Parts parts_of(const wire::ErrorInfo& of) {
  Parts parts = {"ErrorInfo", of.reason, of.domain};
  for (const auto& [key, value] : of.metadata) parts.push_back(key + "=" + value);
  std::sort(parts.begin() + 3, parts.end());
  return parts;
}
Parts parts_of(const wire::DebugInfo& of) {
  Parts parts = {"DebugInfo", of.detail};
  parts.insert(parts.end(), of.stack_entries.begin(), of.stack_entries.end());
  return parts;
}
Parts parts_of(const wire::RetryInfo& of) {
  return {"RetryInfo", std::to_string(of.delay.seconds), std::to_string(of.delay.nanos)};
}
Parts parts_of(const wire::FieldViolations& of) { return pairs("BadRequest", of.field_violations); }
Parts parts_of(const wire::QuotaFailure& of) { return pairs("QuotaFailure", of.violations); }
Parts parts_of(const wire::PreconditionFailure& of) {
  Parts parts = {"PreconditionFailure"};
  for (const auto& one : of.violations)
    parts.insert(parts.end(), {one.kind, one.subject, one.description});
  return parts;
}
Parts parts_of(const wire::Help& of) { return pairs("Help", of.links); }
Parts parts_of(const wire::ResourceInfo& of) {
  return {"ResourceInfo", of.resource_type, of.resource_name, of.owner, of.description};
}
Parts parts_of(const wire::RequestInfo& of) {
  return {"RequestInfo", of.request_id, of.serving_data};
}
Parts parts_of(const wire::LocalizedMessage& of) {
  return {"LocalizedMessage", of.locale, of.message};
}
template <class... Details>
Parts parts_among(const wire::AnyDetail& any) {
  Parts parts = {"other"};
  const auto try_one = [&](const auto& detail) {
    if (detail) parts = parts_of(*detail);
  };
  (try_one(wire::from_any<Details>(any)), ...);
  return parts;
}
/// The text of a detail, as the peers write it from their own types.
std::string describe(const wire::AnyDetail& any) {
  std::string text;
  for (const std::string& part :
       parts_among<wire::ErrorInfo, wire::DebugInfo, wire::RetryInfo, wire::FieldViolations,
                   wire::QuotaFailure, wire::PreconditionFailure, wire::Help, wire::ResourceInfo,
                   wire::RequestInfo, wire::LocalizedMessage>(any))
    text += (text.empty() ? "" : "|") + part;
  return to_base64(text);
}
json describe_all(const std::vector<wire::AnyDetail>& details) {
  json all = json::array();
  for (const wire::AnyDetail& any : details) all.push_back(describe(any));
  return all;
}

/// One detail of every type of google.rpc, as a caller adds them.
wire::TrailerOptions with_details() {
  wire::TrailerOptions options;
  const std::string text = "caf\xc3\xa9 100 %";
  options.details = {
      wire::to_any(wire::RetryInfo{.delay = {.seconds = 3, .nanos = 250'000'000}}),
      wire::to_any(wire::ErrorInfo{"QUOTA", "example.org", {{"limit", "10"}, {"key", text}}}),
      wire::to_any(wire::DebugInfo{{"main.cpp:7", ""}, text}),
      wire::to_any(wire::FieldViolations{{{"field", text}, {"other", ""}}}),
      wire::to_any(wire::QuotaFailure{{{"subject", text}}}),
      wire::to_any(wire::PreconditionFailure{{{"TOS", "subject", text}}}),
      wire::to_any(wire::Help{{{"read", "https://example.org/"}}}),
      wire::to_any(wire::ResourceInfo{"database", "db", "owner", text}),
      wire::to_any(wire::RequestInfo{"q-17", "data"}),
      wire::to_any(wire::LocalizedMessage{"fr", text})};
  return options;
}

json to_json(const wire::Trailers& trailers) {
  json fields = json::array();
  for (const wire::Trailer& field : trailers.metadata)
    fields.push_back({field.name, to_base64(field.value)});
  return {{"code", trailers.code},
          {"message", to_base64(trailers.message)},
          {"details", to_base64(trailers.details)},
          {"metadata", fields}};
}
/// What a peer saw: the custom fields, with the details among them or beside them.
wire::Trailers from_json(const json& seen) {
  wire::Trailers trailers{.code = seen["code"], .message = from_base64(seen["message"])};
  if (seen.contains("details")) trailers.details = from_base64(seen["details"]);
  for (const auto& field : seen["metadata"]) {
    const std::string name = field[0];
    if (name == "grpc-status-details-bin") trailers.details = from_base64(field[1]);
    if (is_metadata_key(name)) trailers.metadata.push_back({name, from_base64(field[1])});
  }
  return trailers;
}

/// What a whole error looks like at the other end: equal, or for one that does not fit what its
/// encoder kept.
bool arrived(const wire::Trailers& sent, const std::optional<StreamError>& back) {
  return back && back == wire::decode_trailers(sent);
}

/// The table, and what no peer may stumble over.
std::vector<StreamError> all_errors() {
  std::vector<StreamError> all = table();
  for (int c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    StreamError error(StreamErrorCode::internal, std::string(1, byte));
    (void)error.metadata().add(std::string("k") + byte, "v");
    (void)error.metadata().add("edge", std::string(1, byte));
    (void)error.metadata().add("grpc-status", "0");
    all.push_back(std::move(error));
  }
  for (const char* message :
       {"", "  x  ", " ", "a\r\nb", "%", "%41", "caf\xc3\xa9 \xf0\x9f\x8c\x8d", "a\xff\xfe b\xc3",
        "\xed\xa0\x80", " \xff ", "\xef\xbb\xbf"}) {
    all.emplace_back(StreamErrorCode::not_found, message).add_cause(GrpcCode::aborted, message);
  }
  all.emplace_back(StreamErrorCode::internal, std::string("\0 \0", 3));
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
  return same_code && detail::diagnosis::without_edges(text.message()) ==
                          detail::diagnosis::without_edges(from_base64(seen["message"]));
}

/// What the client prints for an error of each code without metadata: with_peer.py compares it.
class Texts {
 public:
  Texts() : file_((std::string(std::getenv("FAULTWIRE_PEER_DIR")) + "/texts.jsonl").c_str()) {}
  void add(std::size_t index, const StreamError& error, const json& seen) {
    const bool again = index == std::exchange(last_, index);
    if (index >= size_ || index % 5 != 0) return;
    const std::string event =
        std::string(code_name(error.code())) + (again ? " in mid-stream" : " unary");
    file_ << json({"gRPC C++", event, from_base64(seen["text"])}).dump() << "\n";
  }

 private:
  std::ofstream file_;
  std::size_t size_ = table().size();
  std::size_t last_ = static_cast<std::size_t>(-1);
};

/// Every error by a unary call and in mid-stream, as a foreign client saw it.
TEST(Foreign, ClientOfOurServer) {
  const Traits& peer = traits();
  ASSERT_EQ(peer.peer, peer_name());
  Connection connection;
  auto& errors = connection.service.errors = all_errors();
  const wire::TrailerOptions& options = connection.service.options = with_details();
  FILE* client =
      start_peer("client " + std::to_string(connection.port) + " " + std::to_string(errors.size()));
  ASSERT_NE(client, nullptr);
  std::string text;
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, client)) != 0;)
    text.append(buffer, n);
  ASSERT_EQ(pclose(client), 0) << text;
  std::size_t cases = 0, differences = 0, texts = 0, details = 0;
  Texts printed;
  for (const json& seen : json::parse(text)) {
    const auto index = seen["index"].get<std::size_t>();
    const StreamError& error = errors[index];
    printed.add(index, error, seen);
    const wire::Trailers sent =
        wire::encode_trailers(peer.joins_values ? joined(error) : error, options);
    const json typed = describe_all(wire::decode_rpc_status(sent.details)->details);
    const bool same = arrived(sent, wire::decode_trailers(from_json(seen))) &&
                      (!peer.has_typed_details || seen["typed"] == typed);
    ++cases;
    differences += !same;
    EXPECT_TRUE(same) << seen.dump() << "\n" << to_json(sent).dump() << "\n" << typed.dump();
    details += peer.has_typed_details ? typed.size() : 0;
    texts += understood(seen, std::string(peer.log_form));
    EXPECT_TRUE(understood(seen, std::string(peer.log_form)))
        << from_base64(seen["text"]).substr(0, 300);
  }
  EXPECT_EQ(cases, 2 * errors.size());
  std::printf(
      "%s client: %zu cases, %zu differences, %zu details by its own types, %zu texts "
      "understood\n",
      std::string(peer.peer).c_str(), cases, differences, details, texts);
}

/// An error that the peer makes with its own functions.
struct Typed {
  std::int32_t code;
  std::string message;
  std::int64_t seconds;
};
std::vector<Typed> typed_errors() {
  std::vector<Typed> all;
  for (std::int32_t code = 1; code <= 16; ++code) {
    for (const char* message : {"", "plain", "  x  ", "a\r\nb\t", "%41 100 %", "\x01\x7f",
                                "caf\xc3\xa9 \xf0\x9f\x8c\x8d \xef\xbb\xbf"})
      all.push_back({code, message, code % 4});
  }
  return all;
}
std::vector<wire::AnyDetail> details_of(const Typed& one) {
  return {
      wire::to_any(wire::ErrorInfo{"REASON", "example.org", {{"key", "caf\xc3\xa9"}, {"n", ""}}}),
      wire::to_any(wire::RetryInfo{.delay = {.seconds = one.seconds, .nanos = 5}}),
      wire::to_any(wire::FieldViolations{{{"field", "because"}}})};
}
json to_json(const Typed& one) {
  return {{"code", one.code},
          {"message", to_base64(one.message)},
          {"reason", "REASON"},
          {"domain", "example.org"},
          {"info", {{"key", "caf\xc3\xa9"}, {"n", ""}}},
          {"seconds", one.seconds},
          {"nanos", 5},
          {"field", "field"},
          {"because", "because"},
          {"metadata", json::array()},
          {"details", ""}};
}
/// Whether everything that the peer's program said is read.
bool read(const Typed& sent, const wire::Trailers& trailers) {
  const wire::DecodedTrailers back = wire::read_trailers(trailers);
  return back.error && back.code == sent.code && back.error->message() == sent.message &&
         back.error->origin() == AnyCode(Domain::grpc, sent.code) &&
         back.retry_info == retry::retry_info_hint(sent.seconds, 5) &&
         describe_all(back.details) == describe_all(details_of(sent)) &&
         back.error->metadata().empty();
}

TEST(Foreign, ServerOfOurClient) {
  if (!traits().is_server) GTEST_SKIP() << "this peer is a client only";
  const std::vector<StreamError> errors = all_errors();
  std::vector<wire::Trailers> sent;
  json work = {{"errors", json::array()}, {"typed", json::array()}};
  for (const StreamError& error : errors) {
    sent.push_back(wire::encode_trailers(error, with_details()));
    work["errors"].push_back(to_json(sent.back()));
  }
  const std::vector<Typed> typed =
      traits().has_typed_details ? typed_errors() : std::vector<Typed>();
  for (const Typed& one : typed) work["typed"].push_back(to_json(one));
  const std::string path = std::string(std::getenv("FAULTWIRE_PEER_DIR")) + "/errors.json";
  FILE* file = std::fopen(path.c_str(), "w");
  ASSERT_NE(file, nullptr);
  std::fputs(work.dump().c_str(), file);
  std::fclose(file);
  FILE* server = start_peer("server '" + path + "'");
  ASSERT_NE(server, nullptr);
  int port = 0;
  ASSERT_EQ(std::fscanf(server, "%d", &port), 1);
  const auto stub = Peer::NewStub(
      grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
  std::size_t cases = 0, differences = 0;
  const std::size_t count = sent.size() + typed.size();
  for (std::size_t i = 0; i < 2 * count; ++i) {
    const std::size_t index = i / 2;
    const Called called = finished_call(*stub, index, i % 2 != 0);
    const bool same = index < sent.size() ? arrived(sent[index], called.error)
                                          : read(typed[index - sent.size()], called.trailers);
    ++cases;
    differences += !same;
    EXPECT_TRUE(same) << index << " " << to_json(called.trailers).dump() << "\n"
                      << (index < sent.size() ? to_json(sent[index])
                                              : to_json(typed[index - sent.size()]))
                             .dump();
  }
  std::printf("%s server: %zu cases, %zu of them made by its own functions, %zu differences\n",
              std::string(peer_name()).c_str(), cases, 2 * typed.size(), differences);
  (void)call(*stub, static_cast<std::size_t>(-1), false);
  EXPECT_EQ(pclose(server), 0);
}
}  // namespace
