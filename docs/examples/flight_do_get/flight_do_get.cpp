// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A Flight service whose queries fail, to show what a client of Arrow Flight sees of a StreamError.
// The ticket is that of InfluxDB 3, a JSON object; its `sql_query` is "fail CODE TEXT", where CODE
// is a gRPC code by name or number; "stream fail CODE TEXT" sends one message before. Everything
// else has no rows.
#include <grpcpp/grpcpp.h>

#include <csignal>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include <nlohmann/json.hpp>

#include "faultwire/interop/grpcpp.hpp"
#include "faultwire/status.hpp"
#include "flight.grpc.pb.h"

namespace {
using namespace faultwire;
using arrow::flight::protocol::FlightData;
using arrow::flight::protocol::Ticket;

struct Query {
  bool streams = false;
  std::optional<GrpcCode> code;
  std::string text;
};

std::string_view take_word(std::string_view& text) {
  const std::size_t blank = text.find(' ');
  const std::string_view word = text.substr(0, blank);
  text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
  return word;
}

std::optional<Query> read_ticket(const std::string& ticket) {
  const auto json = nlohmann::json::parse(ticket, nullptr, false);
  if (!json.is_object() || !json.value("sql_query", nlohmann::json()).is_string())
    return std::nullopt;
  const std::string sql = json["sql_query"];
  std::string_view rest = sql;
  Query query;
  std::string_view word = take_word(rest);
  query.streams = word == "stream";
  if (query.streams) word = take_word(rest);
  if (word != "fail") return query;
  const auto code = parse_code("grpc:" + std::string(take_word(rest)));
  query.code = code ? code->to<GrpcCode>().value_or(GrpcCode::unknown) : GrpcCode::invalid_argument;
  query.text = rest;
  return query;
}

/// The program's own error: where it came from, and what helps to find it.
StreamError error_of(const Query& query, const std::string& ticket) {
  StreamError error(code_cast<StreamErrorCode>(*query.code), query.text);
  error.set_origin(*query.code);
  (void)error.metadata().add("ticket-bytes", std::to_string(ticket.size()));
  (void)error.metadata().add("plan", "Scan\n  Filter");
  return error;
}

class Service final : public arrow::flight::protocol::FlightService::Service {
  grpc::Status DoGet(grpc::ServerContext* context, const Ticket* ticket,
                     grpc::ServerWriter<FlightData>* out) override {
    const auto query = read_ticket(ticket->ticket());
    if (!query)
      return to_grpc_status(
          StreamError(StreamErrorCode::invalid_argument, "the ticket is no query"), *context,
          wire::ForArrow{});
    if (query->streams) {
      FlightData data;
      data.set_app_metadata("no rows yet");
      out->Write(data);
    }
    if (!query->code) return grpc::Status::OK;
    const StreamError error = error_of(*query, ticket->ticket());
    // Four codes of gRPC have no name in a stream: they are sent as they are.
    if (code_cast<GrpcCode>(error.code()) != *query->code)
      return {static_cast<grpc::StatusCode>(*query->code), query->text};
    return to_grpc_status(error, *context, wire::ForArrow{});
  }
};

}  // namespace

int main() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals,
                  nullptr);  // by all threads, so that the wait below gets them
  Service service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  if (!server) return 1;
  std::printf("listening on 127.0.0.1:%d\n", port);
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  server->Shutdown();
  return 0;
}
