// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// A service that returns absl::StatusOr: errors keep code, metadata and origin inside the status,
// and come out of it at the edge, where an HTTP status and a decision are wanted.
#include <absl/status/statusor.h>

#include <cstdio>
#include <string>

#include "faultwire/interop/absl_status.hpp"
#include "faultwire/retry.hpp"

using namespace faultwire;

static absl::StatusOr<double> temperature(const std::string& room) {
  if (room == "kitchen") return 21.5;
  if (room == "attic") {
    StreamError error(StreamErrorCode::unavailable, "the shard is moving");
    error.set_origin(InfluxCode::unavailable);
    if (!error.metadata().add("shard", "7"))
      return absl::InternalError("a key that may not travel");
    return to_absl_status(error);
  }
  return absl::NotFoundError("no room " + room);  // a status of other code is understood as well
}

static void answer(const std::string& room) {
  const absl::StatusOr<double> result = temperature(room);
  const auto error = error_from(result);
  if (!error) {
    std::printf("%s: 200 %.1f\n", room.c_str(), *result);
    return;
  }
  const HttpStatus status = code_cast<HttpStatus>(error->code());
  const retry::Decision decision =
      retry::decide(retry::preset(retry::Preset::flight_query), failure_of(result.status()));
  std::printf("%s: %d %s; %s", room.c_str(), static_cast<int>(status), error->message().c_str(),
              retry::action_name(decision.action).data());
  if (const auto shard = error->metadata().get("shard"))
    std::printf("; shard %s", std::string(*shard).c_str());
  std::printf("\n");
}

int main() {
  for (const char* room : {"kitchen", "attic", "cellar"}) answer(room);
}
