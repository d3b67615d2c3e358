// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What other installed libraries know of the same codes.
#include <absl/status/status.h>
#include <gtest/gtest.h>

#include <string>

#include "faultwire/codes.hpp"

#if __has_include(<grpcpp/support/status_code_enum.h>)
#include <grpcpp/support/status_code_enum.h>
#define HAS_GRPC 1
#else
#define HAS_GRPC 0
#endif

namespace {
using namespace faultwire;

TEST(Oracles, AbslHasTheSameNamesAndNumbers) {
  for (const GrpcCode code : all_codes<GrpcCode>()) {
    EXPECT_EQ(absl::StatusCodeToString(static_cast<absl::StatusCode>(code)), code_name(code));
  }
  EXPECT_EQ(absl::StatusCodeToString(static_cast<absl::StatusCode>(17)), "");
}

TEST(Oracles, GrpcHasTheSameNumbers) {
#if HAS_GRPC
#define SAME(name) \
  EXPECT_EQ(static_cast<int>(*find_code<GrpcCode>(#name)), static_cast<int>(grpc::StatusCode::name))
  SAME(OK);
  SAME(CANCELLED);
  SAME(UNKNOWN);
  SAME(INVALID_ARGUMENT);
  SAME(DEADLINE_EXCEEDED);
  SAME(NOT_FOUND);
  SAME(ALREADY_EXISTS);
  SAME(PERMISSION_DENIED);
  SAME(UNAUTHENTICATED);
  SAME(RESOURCE_EXHAUSTED);
  SAME(FAILED_PRECONDITION);
  SAME(ABORTED);
  SAME(OUT_OF_RANGE);
  SAME(UNIMPLEMENTED);
  SAME(INTERNAL);
  SAME(UNAVAILABLE);
  SAME(DATA_LOSS);
#undef SAME
#else
  GTEST_SKIP() << "SKIPPED: libgrpc++-dev is not installed";
#endif
}
}  // namespace
