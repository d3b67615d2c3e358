// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// The six questions of the first page, each with its answer.
#include <chrono>
#include <iostream>
#include <string>

#include "faultwire/faultwire.hpp"
#include "faultwire/interop/ostream.hpp"

using namespace faultwire;

static void called() {
  std::cout << code_cast<GrpcCode>(InfluxCode::too_large) << "\n";
  std::cout << code_cast<InfluxCode>(HttpStatus::forbidden) << "\n";
}

static void carried() {
  StreamError error(StreamErrorCode::not_found, "no table cpu");
  error.add_cause(InfluxCode::not_found, "table cpu was dropped");

  const wire::Trailers sent = wire::encode_trailers(error);  // by gRPC
  const auto caught = wire::decode_trailers(sent);           // elsewhere
  std::cout << log_line(caught.value()) << "\n";
}

static void next_step() {
  retry::Failure failure{.code = HttpStatus::service_unavailable};
  failure.retry_after = retry::Hint::wait(std::chrono::seconds(30));
  failure.idempotency = retry::Idempotency::idempotent;

  const auto policy = retry::preset(retry::Preset::influx_write);
  const auto next = retry::decide(policy, failure);
  std::cout << retry::action_name(next.action) << " " << next.delay / std::chrono::seconds(1)
            << " s: " << next.rule << "\n";
}

static void text() {
  const auto found = diagnosis::diagnose(
      "rpc error: code = Unavailable desc = connection error: "
      "desc = \"transport: Error while dialing: dial tcp "
      "10.0.0.7:8181: connect: connection refused\"");
  diagnosis::render([](std::string_view piece) { std::cout << piece; }, found);
}

static void batch() {
  const std::string batch = "home,room=Kitchen temp=21.5 1\nhome,room=Hall temp=\n";
  const auto report = line_protocol::validate(batch);
  std::cout << report.accepted << " accepted\n";
  for (const auto& bad : report.rejections) std::cout << bad.message() << "\n";
}

static void answer() {
  const std::string batch = "home,room=Kitchen temp=21.5 1\nhome,room=Hall temp=\n";
  const auto report = line_protocol::validate(batch);
  const auto answer = write_api::respond(report, write_api::core_v3);
  std::cout << static_cast<int>(answer.status()) << " " << answer.sendable_body() << "\n";
}

int main() {
  called();
  carried();
  next_step();
  text();
  batch();
  answer();
}
