// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/interop/absl_status.hpp"

#include <gtest/gtest.h>

namespace {
using namespace faultwire;

TEST(AbslStatus, TheEqualValueComesBackWhateverItsSize) {
  StreamError error(StreamErrorCode::timed_out, std::string(70000, 'm'), Side::transport);
  error.set_origin(InfluxCode::unavailable);
  (void)(error.metadata().add("a", std::string("\0\xff", 2)) && error.metadata().add("a", "2"));
  error.add_cause(GrpcCode::data_loss, "\xff");
  const absl::Status status = to_absl_status(error);
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_TRUE(error_from(status) == error);
  EXPECT_EQ(error_from(absl::OkStatus()), std::nullopt);
  EXPECT_EQ(error_from(absl::DataLossError("x"))->origin(), AnyCode(GrpcCode::data_loss));
}
}  // namespace
