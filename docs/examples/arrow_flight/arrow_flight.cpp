// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A Flight service with Arrow C++ whose errors arrive whole, and a client that reads them.
//   arrow_flight serve              prints its port, serves until its input ends
//   arrow_flight query PORT TABLE   prints the rows, or what is known of the error
// The table "home" has two rows. "busy" is not ready, "torn" breaks after its first batch, and no
// other table exists. client.py is the same client in Python.
#include <arrow/api.h>
#include <arrow/flight/api.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "faultwire/interop/arrow.hpp"
#include "faultwire/retry.hpp"

namespace {
using namespace faultwire;
namespace flight = arrow::flight;

std::shared_ptr<arrow::RecordBatch> rows() {
  arrow::Int64Builder builder;
  if (!builder.AppendValues({21, 22}).ok()) return nullptr;
  const auto schema = arrow::schema({arrow::field("temperature", arrow::int64())});
  return arrow::RecordBatch::Make(schema, 2, {builder.Finish().ValueOrDie()});
}

/// The rows, and for the table "torn" an error in the middle of the stream.
class Rows final : public arrow::RecordBatchReader {
 public:
  Rows(std::string table, const flight::ServerCallContext& context)
      : table_(std::move(table)), context_(context) {}
  std::shared_ptr<arrow::Schema> schema() const override { return rows()->schema(); }
  arrow::Status ReadNext(std::shared_ptr<arrow::RecordBatch>* batch) override {
    const int turn = turn_++;
    *batch = turn == 0 ? rows() : nullptr;
    if (turn == 0 || table_ != "torn") return arrow::Status::OK();
    StreamError error(StreamErrorCode::internal, "block 17 of table torn cannot be read");
    error.add_cause(InfluxCode::internal, "checksum mismatch");
    return to_arrow_status(error, context_);
  }

 private:
  std::string table_;
  const flight::ServerCallContext& context_;  // Arrow keeps it until the stream ends
  int turn_ = 0;
};

class Service final : public flight::FlightServerBase {
  arrow::Status DoGet(const flight::ServerCallContext& context, const flight::Ticket& ticket,
                      std::unique_ptr<flight::FlightDataStream>* stream) override {
    const std::string& table = ticket.ticket;
    if (table == "busy") {
      const StreamError error(StreamErrorCode::unavailable, "table busy is being loaded");
      return to_arrow_status(error, context,
                             {.details = {wire::to_any(wire::RetryInfo{.delay = {2, 0}})}});
    }
    if (table != "home" && table != "torn") {
      StreamError error(StreamErrorCode::not_found, "there is no table " + table);
      (void)error.metadata().add("query_id", "q-17");
      return to_arrow_status(error, context);
    }
    *stream = std::make_unique<flight::RecordBatchStream>(std::make_shared<Rows>(table, context));
    return arrow::Status::OK();
  }
};

int serve() {
  Service service;
  const auto where = flight::Location::ForGrpcTcp("127.0.0.1", 0);
  if (!where.ok() || !service.Init(flight::FlightServerOptions(*where)).ok()) return 1;
  std::printf("%d\n", service.port());
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  return service.Shutdown().ok() ? 0 : 1;
}

arrow::Status print_rows(flight::FlightClient& client, const std::string& table) {
  flight::FlightCallOptions options;
  ask_for_details(options);
  ARROW_ASSIGN_OR_RAISE(auto reader, client.DoGet(options, flight::Ticket{table}));
  while (true) {
    ARROW_ASSIGN_OR_RAISE(auto chunk, reader->Next());
    if (!chunk.data) return arrow::Status::OK();
    std::printf("%s: %lld rows\n", table.c_str(), static_cast<long long>(chunk.data->num_rows()));
  }
}

int query(int port, const std::string& table) {
  const auto where = flight::Location::ForGrpcTcp("127.0.0.1", port);
  if (!where.ok()) return 1;
  auto client = flight::FlightClient::Connect(*where);
  if (!client.ok()) return 1;
  const arrow::Status status = print_rows(**client, table);
  const auto error = error_from(status);
  if (!error) return 0;
  std::printf("%s\n", to_string(*error).c_str());
  for (const Metadata::Entry& entry : error->metadata())
    std::printf("  %s: %s\n", entry.key.c_str(), entry.value.c_str());
  for (const Cause& cause : error->causes()) std::printf("  cause: %s\n", cause.text.c_str());
  const retry::Decision decision = retry::classify(failure_of(status));
  const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(decision.delay);
  std::printf("  next: %s", std::string(retry::action_name(decision.action)).c_str());
  if (wait.count() > 0) std::printf(" %lld ms", static_cast<long long>(wait.count()));
  std::printf("\n");
  return 0;
}
}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "serve") return serve();
  if (what == "query" && argc == 4) return query(std::atoi(argv[2]), argv[3]);
  std::printf("usage: arrow_flight serve | query PORT TABLE\n");
  return 2;
}
