// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_TESTS_E2E_ARROW_ARROW_SERVER_HPP
#define FAULTWIRE_TESTS_E2E_ARROW_ARROW_SERVER_HPP
// A Flight server whose every method fails with the case that the request names.
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "cases.hpp"
#include "faultwire/interop/arrow.hpp"
#include "peer.hpp"

namespace flight_peer {

// "wait" waits until the client has ended the call; "nowhere " before a request asks for the status
// that is made without the context of the call.
inline arrow::Status failed(const std::string& request, const flight::ServerCallContext& context) {
  for (int i = 0; request == "wait" && i < 500 && !context.is_cancelled(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  const bool bare = request.starts_with("nowhere ");
  const auto one = flight_cases::case_of(bare ? request.substr(8) : request);
  if (!one) return arrow::Status::Invalid("no such case: ", request);
  if (bare) return faultwire::to_arrow_status(one->error, one->options);
  return faultwire::to_arrow_status(one->error, context, one->options);
}

// One row, then the error.
class FailsLater final : public arrow::RecordBatchReader {
 public:
  FailsLater(std::string request, const flight::ServerCallContext& context)
      : request_(std::move(request)), context_(context) {}
  std::shared_ptr<arrow::Schema> schema() const override { return flight_peer::schema(); }
  arrow::Status ReadNext(std::shared_ptr<arrow::RecordBatch>* batch) override {
    if (std::exchange(sent_, true)) return failed(request_, context_);
    *batch = one_row();
    return arrow::Status::OK();
  }

 private:
  std::string request_;
  const flight::ServerCallContext& context_;  // Arrow keeps it until the stream ends
  bool sent_ = false;
};

// One flight, then the error. Arrow answers without the context of the call.
class ListingFailsLater final : public flight::FlightListing {
 public:
  ListingFailsLater(std::string request, const flight::ServerCallContext& context)
      : request_(std::move(request)), context_(context) {}
  arrow::Result<std::unique_ptr<flight::FlightInfo>> Next() override {
    if (std::exchange(sent_, true)) return failed(request_, context_);
    ARROW_ASSIGN_OR_RAISE(
        auto info,
        flight::FlightInfo::Make(*schema(), flight::FlightDescriptor::Path({"t"}), {}, -1, -1));
    return std::make_unique<flight::FlightInfo>(std::move(info));
  }

 private:
  std::string request_;
  const flight::ServerCallContext& context_;
  bool sent_ = false;
};

class Server final : public flight::FlightServerBase {
 public:
  arrow::Status DoGet(const flight::ServerCallContext& context, const flight::Ticket& ticket,
                      std::unique_ptr<flight::FlightDataStream>* stream) override {
    if (!ticket.ticket.starts_with("later ")) return failed(ticket.ticket, context);
    *stream = std::make_unique<flight::RecordBatchStream>(
        std::make_shared<FailsLater>(ticket.ticket.substr(6), context));
    return arrow::Status::OK();
  }
  arrow::Status DoPut(const flight::ServerCallContext& context,
                      std::unique_ptr<flight::FlightMessageReader> reader,
                      std::unique_ptr<flight::FlightMetadataWriter>) override {
    return failed(reader->descriptor().cmd, context);
  }
  arrow::Status DoAction(const flight::ServerCallContext& context, const flight::Action& action,
                         std::unique_ptr<flight::ResultStream>*) override {
    return failed(action.body->ToString(), context);
  }
  arrow::Status ListFlights(const flight::ServerCallContext& context,
                            const flight::Criteria* criteria,
                            std::unique_ptr<flight::FlightListing>* listing) override {
    const std::string& request = criteria->expression;
    if (!request.starts_with("later ")) return failed(request, context);
    *listing = std::make_unique<ListingFailsLater>(request.substr(6), context);
    return arrow::Status::OK();
  }
  arrow::Status GetFlightInfo(const flight::ServerCallContext& context,
                              const flight::FlightDescriptor& descriptor,
                              std::unique_ptr<flight::FlightInfo>*) override {
    return failed(descriptor.cmd, context);
  }
};

inline bool start(Server& server) {
  const auto where = flight::Location::ForGrpcTcp("127.0.0.1", 0);
  return where.ok() && server.Init(flight::FlightServerOptions(*where)).ok();
}

}  // namespace flight_peer

#endif
