// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// An error is thrown, leaves its process as the trailers of a response, and is caught where they
// arrive. Over real connections: grpc_server_and_client.cpp. Explained in
// docs/guides/errors_across_protocols.md.
#include <cstdio>
#include <string>

#include "faultwire/status.hpp"
#include "faultwire/wire.hpp"

using namespace faultwire;

// The service, written without a thought of its transport.
static void find_table(const std::string& name) {
  StreamError error(StreamErrorCode::not_found, "no table " + name);
  error.set_origin(InfluxCode::not_found);
  error.add_cause(InfluxCode::not_found, "the catalog holds 3 tables");
  throw StreamException(std::move(error))
      .with_metadata("query_id", "q-17")
      .with_metadata("plan", std::string("\0\1", 2));
}

// What the server sends at the end of a call that threw.
static wire::Trailers serve() {
  try {
    find_table("cpu");
  } catch (...) {
    return wire::encode_trailers(current_error());
  }
  return {};
}

// What the client makes of it.
static void call() {
  const wire::Trailers arrived = serve();
  if (auto error = wire::decode_trailers(arrived)) throw StreamException(*std::move(error));
}

int main() {
  try {
    call();
  } catch (const StreamException& e) {
    const StreamError& error = e.error();
    std::printf("%s\n", e.what());
    std::printf("origin %s, side %s\n", code_name(error.origin()).data(),
                error.side() == retry::Side::server ? "server" : "other");
    std::printf("query_id %s, plan %zu bytes\n", std::string(*e.metadata().get("query_id")).c_str(),
                e.metadata().get("plan")->size());
    std::printf("cause: %s\n", error.causes()[0].text.c_str());
  }
}
