// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The peer with gRPC C++ and no Arrow. A program of its own: Arrow's library holds another gRPC.
//   grpc_peer serve SCHEMA        SCHEMA as arrow_peer prints it; prints its port, serves until its
//                                 input ends
//   grpc_peer client PORT SERVER  calls DoGet for every case
//   grpc_peer foreign PORT        calls DoGet for each line of input; prints what was read
#include <grpcpp/grpcpp.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include "expect.hpp"
#include "faultwire/interop/grpcpp.hpp"
#include "flight.grpc.pb.h"

namespace {
namespace protocol = arrow::flight::protocol;

// "plain " before a request asks for the status that is not made for Arrow.
grpc::Status failed(std::string_view request, grpc::ServerContext& context) {
  const bool plain = request.starts_with("plain ");
  const auto one = flight_cases::case_of(plain ? request.substr(6) : request);
  if (!one) return {grpc::StatusCode::INVALID_ARGUMENT, "no such case"};
  if (plain) return faultwire::to_grpc_status(one->error, context, one->options);
  return faultwire::to_grpc_status(one->error, context, faultwire::wire::ForArrow{one->options});
}

class Service final : public protocol::FlightService::Service {
 public:
  explicit Service(std::string schema) : schema_(std::move(schema)) {}
  grpc::Status DoGet(grpc::ServerContext* context, const protocol::Ticket* ticket,
                     grpc::ServerWriter<protocol::FlightData>* out) override {
    std::string_view request = ticket->ticket();
    if (request.starts_with("later ")) {
      protocol::FlightData data;
      data.set_data_header(schema_);
      out->Write(data);
      request.remove_prefix(6);
    }
    return failed(request, *context);
  }
  grpc::Status DoPut(
      grpc::ServerContext* context,
      grpc::ServerReaderWriter<protocol::PutResult, protocol::FlightData>* stream) override {
    protocol::FlightData data;
    stream->Read(&data);
    return failed(data.flight_descriptor().cmd(), *context);
  }
  grpc::Status DoAction(grpc::ServerContext* context, const protocol::Action* action,
                        grpc::ServerWriter<protocol::Result>*) override {
    return failed(action->body(), *context);
  }
  grpc::Status ListFlights(grpc::ServerContext* context, const protocol::Criteria* criteria,
                           grpc::ServerWriter<protocol::FlightInfo>* out) override {
    std::string_view request = criteria->expression();
    if (request.starts_with("later ")) {
      protocol::FlightInfo info;
      info.mutable_flight_descriptor()->set_type(protocol::FlightDescriptor::PATH);
      out->Write(info);
      request.remove_prefix(6);
    }
    return failed(request, *context);
  }
  grpc::Status GetFlightInfo(grpc::ServerContext* context,
                             const protocol::FlightDescriptor* descriptor,
                             protocol::FlightInfo*) override {
    return failed(descriptor->cmd(), *context);
  }

 private:
  std::string schema_;
};

std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  return bytes;
}

int serve(std::string_view schema) {
  Service service(from_hex(schema));
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  if (!server) return 1;
  std::printf("%d\n", port);
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  server->Shutdown();
  return 0;
}

int client(const char* port, std::string_view server) {
  const auto stub = protocol::FlightService::NewStub(
      grpc::CreateChannel(std::string("127.0.0.1:") + port, grpc::InsecureChannelCredentials()));
  flight_cases::Table table("gRPC C++ " + grpc::Version() + " client, server " +
                            std::string(server));
  for (const bool asks : {false, true}) {
    for (const std::string& name : flight_cases::all_names()) {
      grpc::ClientContext context;
      if (asks) faultwire::ask_for_details(context);
      protocol::Ticket ticket;
      ticket.set_ticket(std::string(flight_cases::word_for(server)) + name);
      const auto stream = stub->DoGet(&context, ticket);
      for (protocol::FlightData data; stream->Read(&data);) {
      }
      const grpc::Status status = stream->Finish();
      table.check("gRPC", name, {.asks = asks, .server = server},
                  faultwire::error_from(status, context), faultwire::failure_of(status, context));
    }
  }
  return table.report();
}

// Code, side, retry decision, metadata and message of each error.
int foreign(const char* port) {
  const auto stub = protocol::FlightService::NewStub(
      grpc::CreateChannel(std::string("127.0.0.1:") + port, grpc::InsecureChannelCredentials()));
  for (std::string line; std::getline(std::cin, line);) {
    grpc::ClientContext context;
    protocol::Ticket ticket;
    ticket.set_ticket(line);
    const auto stream = stub->DoGet(&context, ticket);
    for (protocol::FlightData data; stream->Read(&data);) {
    }
    const grpc::Status status = stream->Finish();
    const auto error = faultwire::error_from(status, context);
    if (!error) return 1;
    std::string metadata;
    for (const auto& entry : error->metadata())
      metadata.append(entry.key).append("=").append(entry.value).append("|");
    for (char& c : metadata) c = c == '\n' ? ' ' : c;
    std::printf("%s\t%s\t%s\n",
                flight_cases::told(*error, faultwire::failure_of(status, context)).c_str(),
                metadata.c_str(), error->message().c_str());
  }
  return 0;
}
}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "serve" && argc == 3) return serve(argv[2]);
  if (what == "client" && argc == 4) return client(argv[2], argv[3]);
  if (what == "foreign" && argc == 3) return foreign(argv[2]);
  return 2;
}
