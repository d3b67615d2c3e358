// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What tests/scripts/gdb_printers.thorough.py looks at: it stops in `stop_here`.
#include <cstdio>
#include "faultwire/faultwire.hpp"

using namespace faultwire;

__attribute__((noinline)) void stop_here(const StreamError& error, const StreamError& plain,
                                         const AnyCode& http, const AnyCode& strange,
                                         const BatchReport& report, const BatchReport& clean,
                                         const BatchReport& refused) {
  std::printf("%s %d %d %d %d %d %d\n", error.message().c_str(), static_cast<int>(plain.code()),
              static_cast<int>(http.number), static_cast<int>(strange.number),
              static_cast<int>(report.rejected), static_cast<int>(clean.accepted),
              static_cast<int>(refused.refusal.has_value()));
}

int main() {
  StreamError error(StreamErrorCode::not_found, "no table \"cpu\"\n\x01\xff");
  error.set_origin(GrpcCode::not_found);
  if (!error.metadata().add("query-id", "42") || !error.metadata().add("plan", "scan")) return 1;
  error.add_cause(HttpStatus::too_many_requests, "slow");
  const StreamError plain(StreamErrorCode::internal, "");
  const BatchReport report = line_protocol::validate(
      "a f=1\nb f=\nc,time=x f=1\nd f=1i,f=2i\ne f=1 99999999999999999999\n");
  const BatchReport clean = line_protocol::validate("a f=1\n");
  const BatchReport refused = line_protocol::validate("a f=\"\xff\"\n");
  stop_here(error, plain, AnyCode(HttpStatus::too_many_requests), AnyCode(Domain::grpc, 99), report,
            clean, refused);
}
