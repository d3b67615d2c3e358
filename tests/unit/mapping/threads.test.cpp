// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What users of other programs complained about in public, each with what the tables say.
#include <gtest/gtest.h>

#include "faultwire/codes.hpp"
#include "faultwire/mapping.hpp"

namespace {
using namespace faultwire;

// apache/arrow#35888: RESOURCE_EXHAUSTED silently becomes INVALID_ARGUMENT.
TEST(Threads, Arrow35888WhatIsLostIsSaid) {
  const auto image = translate<rules::grpc_to_arrow_sync>(GrpcCode::resource_exhausted);
  EXPECT_EQ(image.to, ArrowError{ArrowStatusCode::invalid});
  EXPECT_EQ(image.fidelity, Fidelity::merged);
  const AnyCode original = GrpcCode::resource_exhausted;  // kept beside every translated code
  EXPECT_EQ(original.to<GrpcCode>(), GrpcCode::resource_exhausted);
  EXPECT_EQ(code_cast<FlightCode>(GrpcCode::resource_exhausted), FlightCode::resource_exhausted);
}

// apache/arrow#34544: nobody wrote down how languages differ. Here each implementation has its
// rule, and they are told apart.
TEST(Threads, Arrow34544EachImplementationHasItsTable) {
  EXPECT_EQ(code_cast<rules::grpc_to_flight_java>(GrpcCode::failed_precondition),
            FlightCode::invalid_argument);
  EXPECT_EQ(code_cast<rules::grpc_to_arrow_sync>(GrpcCode::failed_precondition),
            ArrowError{ArrowStatusCode::invalid});
  EXPECT_EQ(code_cast<rules::grpc_to_arrow_async>(GrpcCode::failed_precondition),
            ArrowTransportCode::unavailable);
}

// apache/arrow#45555: which Flight error is right for a bad request?
TEST(Threads, Arrow45555ABadRequestHasAFlightCode) {
  EXPECT_EQ(translate<FlightCode>(HttpStatus::bad_request).to, FlightCode::invalid_argument);
  EXPECT_EQ(translate<FlightCode>(InfluxCode::invalid).to, FlightCode::invalid_argument);
}
}  // namespace
