// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What it costs to make trailers of an error and an error of trailers, beside what grpc++ spends on
// sending and receiving the same trailers: a call that fails with trailers made beforehand less a
// call that fails with the code alone, both over loopback, in CPU time of the whole process. Beside
// that protobuf's generated code on the same details. The ratios are what counts; the last rows
// print them.
#include <benchmark/benchmark.h>
#include <grpcpp/grpcpp.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "details.pb.h"
#include "faultwire/interop/grpcpp.hpp"
#include "peer.grpc.pb.h"

namespace {
using namespace faultwire;
using faultwire::e2e::Message;
using faultwire::e2e::Peer;

struct Case {
  const char* name;
  StreamError error;
};
std::vector<Case> cases() {
  std::vector<Case> all;
  all.push_back({"bare", StreamError(StreamErrorCode::not_found, "no such database")});
  StreamError usual(StreamErrorCode::invalid_argument,
                    "Invalid query: column \"usage\" is not in the table cpu");
  (void)(usual.metadata().add("query_id", "0191d4a2-7c3e") &&
         usual.metadata().add("database", "home") && usual.metadata().add("node", "n-17"));
  usual.add_cause(InfluxCode::not_found, "table cpu has the columns host, time, value");
  all.push_back({"usual", std::move(usual)});
  StreamError full(StreamErrorCode::internal, std::string(400, 'm'));
  for (int i = 0; i < 20; ++i)
    (void)full.metadata().add("key_" + std::to_string(i), "value " + std::to_string(i));
  (void)full.metadata().add("raw", std::string("\0\1\2\xff", 4));
  for (int i = 0; i < 3; ++i) full.add_cause(GrpcCode::unavailable, "cause " + std::to_string(i));
  all.push_back({"full", std::move(full)});
  return all;
}

/// Answers with a code alone, with trailers made beforehand, or with an error that is encoded for
/// each call.
struct Service final : Peer::Service {
  enum What { code_alone, made, encoded };
  const StreamError* error = nullptr;
  wire::Trailers trailers;
  What what = code_alone;
  grpc::Status Unary(grpc::ServerContext* context, const Message*, Message*) override {
    if (what == code_alone) return {static_cast<grpc::StatusCode>(trailers.code), ""};
    if (what == encoded) return to_grpc_status(*error, *context);
    for (const wire::Trailer& field : trailers.metadata)
      context->AddTrailingMetadata(field.name, field.value);
    return {static_cast<grpc::StatusCode>(trailers.code), trailers.message, trailers.details};
  }
};

double process_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}
double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}
/// Nanoseconds a run.
template <class Run>
double measure(int runs, Run run) {
  const double before = process_seconds();
  for (int i = 0; i < runs; ++i) run();
  return 1e9 * (process_seconds() - before) / runs;
}

struct Connection {
  Service service;
  std::unique_ptr<grpc::Server> server;
  std::unique_ptr<Peer::Stub> stub;
  Connection() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service);
    server = builder.BuildAndStart();
    stub = Peer::NewStub(grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                                             grpc::InsecureChannelCredentials()));
  }
  void call(Service::What what) {
    service.what = what;
    grpc::ClientContext context;
    Message request, answer;
    const grpc::Status status = stub->Unary(&context, request, &answer);
    if (what == Service::encoded) {
      benchmark::DoNotOptimize(error_from(status, context));
    } else {
      benchmark::DoNotOptimize(status.ok());
    }
  }
};

void report(const Case& one) {
  const wire::Trailers trailers = wire::encode_trailers(one.error);
  oracle::RpcStatus generated;
  if (!generated.ParseFromString(trailers.details)) std::abort();
  Connection connection;
  connection.service.error = &one.error;
  connection.service.trailers = trailers;
  std::array<std::vector<double>, 7> rows;
  for (int round = 0; round < 15; ++round) {
    rows[0].push_back(
        measure(20000, [&] { benchmark::DoNotOptimize(wire::encode_trailers(one.error)); }));
    rows[1].push_back(
        measure(20000, [&] { benchmark::DoNotOptimize(wire::decode_trailers(trailers)); }));
    rows[2].push_back(measure(20000, [&] {
      oracle::RpcStatus parsed;
      std::string bytes;
      benchmark::DoNotOptimize(generated.SerializeToString(&bytes) &&
                               parsed.ParseFromString(bytes));
    }));
    const double alone = measure(1500, [&] { connection.call(Service::code_alone); });
    const double made = measure(1500, [&] { connection.call(Service::made); });
    const double encoded = measure(1500, [&] { connection.call(Service::encoded); });
    rows[3].push_back(alone);
    rows[4].push_back(made);
    rows[5].push_back(encoded);
    rows[6].push_back(made - alone);
  }
  std::array<double, 7> at{};
  for (std::size_t i = 0; i < at.size(); ++i) at[i] = median(rows[i]);
  std::printf("| %s | %zu | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.2f |\n", one.name,
              trailers.details.size(), at[0], at[1], at[2], at[3], at[4], at[5], at[6],
              (at[0] + at[1]) / at[6]);
}
}  // namespace

int main() {
  std::printf(
      "Nanoseconds of CPU time, medians of 15 rounds.\n\n"
      "| error | bytes of details | encode | decode | protobuf, both | call: code alone | call: "
      "made | call: encoded | grpc++ on the "
      "trailers | "
      "encode + "
      "decode over it |\n|---|---|---|---|---|---|---|---|---|---|\n");
  for (const Case& one : cases()) report(one);
}
