// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/interop/fmt.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "faultwire/interop/ostream.hpp"

namespace {
using namespace faultwire;

TEST(Formatting, CodesByName) {
  EXPECT_EQ(fmt::format("{}|{:>10}|{:<9}|{}", GrpcCode::not_found, GrpcCode::ok, FlightCode::ok,
                        HttpStatus{599}),
            "NOT_FOUND|        OK|OK       |599");
  EXPECT_EQ(fmt::format("{} {:>8}", AnyCode(Domain::grpc, 99), AnyCode(HttpStatus::ok)),
            "grpc:99  http:OK");
  std::ostringstream out;
  out << InfluxCode::too_large << ' ' << HttpStatus{599} << ' '
      << AnyCode(StreamErrorCode::internal) << ' ' << AnyCode(Domain::http, 7);
  EXPECT_EQ(out.str(), "TooLarge 599 stream:INTERNAL http:7");
}
}  // namespace
