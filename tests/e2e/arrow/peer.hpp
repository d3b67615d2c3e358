// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_E2E_ARROW_PEER_HPP
#define FAULTWIRE_TESTS_E2E_ARROW_PEER_HPP
// A server and a client of Arrow Flight in C++, with Arrow's own headers.
#include <arrow/api.h>
#include <arrow/flight/api.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace flight_peer {
namespace flight = arrow::flight;

inline std::shared_ptr<arrow::Schema> schema() {
  return arrow::schema({arrow::field("n", arrow::int64())});
}
inline std::shared_ptr<arrow::RecordBatch> one_row() {
  arrow::Int64Builder builder;
  if (!builder.Append(17).ok()) return nullptr;
  return arrow::RecordBatch::Make(schema(), 1, {builder.Finish().ValueOrDie()});
}

// The ways to call, by name.
inline constexpr std::string_view methods[] = {
    "DoGet",
    "DoGet mid-stream",
    "DoPut",
    "DoAction",
    "ListFlights",
    "GetFlightInfo",
    "GetFlightInfoAsync",
    "ListFlights mid-stream",
};

// Reads everything, so that the status at the end of the stream is seen.
inline arrow::Status drain(flight::MetadataRecordBatchReader& reader) {
  while (true) {
    ARROW_ASSIGN_OR_RAISE(auto chunk, reader.Next());
    if (!chunk.data && !chunk.app_metadata) return arrow::Status::OK();
  }
}
inline arrow::Status get(flight::FlightClient& client, const flight::FlightCallOptions& options,
                         const std::string& request) {
  ARROW_ASSIGN_OR_RAISE(auto reader, client.DoGet(options, flight::Ticket{request}));
  return drain(*reader);
}
inline arrow::Status put(flight::FlightClient& client, const flight::FlightCallOptions& options,
                         const std::string& request) {
  ARROW_ASSIGN_OR_RAISE(
      auto stream, client.DoPut(options, flight::FlightDescriptor::Command(request), schema()));
  (void)stream.writer->WriteRecordBatch(*one_row());
  (void)stream.writer->DoneWriting();
  return stream.writer->Close();
}
inline arrow::Status act(flight::FlightClient& client, const flight::FlightCallOptions& options,
                         const std::string& request) {
  ARROW_ASSIGN_OR_RAISE(
      auto results,
      client.DoAction(options, flight::Action{"fail", arrow::Buffer::FromString(request)}));
  while (true) {
    ARROW_ASSIGN_OR_RAISE(auto result, results->Next());
    if (!result) return arrow::Status::OK();
  }
}

inline arrow::Status call(flight::FlightClient& client, std::string_view method,
                          const std::string& request,
                          const flight::FlightCallOptions& options = {}) {
  const auto descriptor = flight::FlightDescriptor::Command(request);
  if (method == "DoGet") return get(client, options, request);
  if (method == "DoGet mid-stream") return get(client, options, "later " + request);
  if (method == "DoPut") return put(client, options, request);
  if (method == "DoAction") return act(client, options, request);
  if (method == "ListFlights") return client.ListFlights(options, {request}).status();
  if (method == "ListFlights mid-stream")
    return client.ListFlights(options, {"later " + request}).status();
  if (method == "GetFlightInfo") return client.GetFlightInfo(options, descriptor).status();
  return client.GetFlightInfoAsync(options, descriptor).status();
}

inline std::unique_ptr<flight::FlightClient> connect(int port) {
  const auto where = flight::Location::ForGrpcTcp("127.0.0.1", port);
  return flight::FlightClient::Connect(where.ValueOrDie()).ValueOrDie();
}

}  // namespace flight_peer

#endif
