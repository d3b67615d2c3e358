// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/interop/absl_status.hpp"

#include <absl/status/statusor.h>
#include <gtest/gtest.h>

#include <array>

namespace {
using namespace faultwire;

TEST(AbslStatus, TheEqualValueComesBackWhateverItsSize) {
  StreamError error(StreamErrorCode::timed_out, std::string(70000, 'm'), retry::Side::transport);
  error.set_origin(InfluxCode::unavailable);
  (void)(error.metadata().add("a", std::string("\0\xff", 2)) && error.metadata().add("a", "2"));
  error.add_cause(GrpcCode::data_loss, "\xff");
  const absl::Status status = to_absl_status(error);
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_TRUE(error_from(status) == error);
  EXPECT_EQ(error_from(absl::OkStatus()), std::nullopt);
  EXPECT_EQ(error_from(absl::DataLossError("x"))->origin(), AnyCode(GrpcCode::data_loss));
}

TEST(AbslStatus, PayloadsStandUnderTheAddressesOfTheirTypes) {
  const wire::AnyDetail retry = wire::to_any(wire::RetryInfo{{.seconds = 2, .nanos = 0}});
  const absl::Status status =
      to_absl_status(StreamError(StreamErrorCode::unavailable, "starting"), {&retry, 1});
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.RetryInfo");
  ASSERT_TRUE(payload);
  EXPECT_EQ(wire::decode<wire::RetryInfo>(std::string(*payload))->delay.seconds, 2);
  EXPECT_TRUE(status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo"));
}

TEST(AbslStatus, ForeignPayloadsAreRead) {
  absl::Status status(absl::StatusCode::kNotFound, "no such bucket");
  status.SetPayload("type.googleapis.com/influxdata.platform.errors.InfluxDBError",
                    absl::Cord(wire::encode(wire::InfluxDBError{.code = "not found"})));
  EXPECT_EQ(error_from(status)->origin(), AnyCode(InfluxCode::not_found));
  EXPECT_EQ(error_from(absl::StatusOr<int>(status))->code(), StreamErrorCode::not_found);
  EXPECT_EQ(error_from(absl::StatusOr<int>(1)), std::nullopt);
}

TEST(AbslStatus, AStatusInsideThatSaysAnotherCodeIsNotBelieved) {
  absl::Status status(absl::StatusCode::kAborted, "outside");
  const wire::RpcStatus inside{.code = 5,
                               .message = "inside",
                               .details = {wire::to_any(wire::InfluxDBError{.code = "not found"})}};
  status.SetPayload("type.googleapis.com/google.rpc.Status", absl::Cord(wire::encode(inside)));
  EXPECT_EQ(error_from(status)->origin(), AnyCode(GrpcCode::aborted));
  EXPECT_EQ(error_from(status)->message(), "outside");
}

TEST(AbslStatus, OfTwoDetailsOfOneTypeTheFirstIsAPayload) {
  const std::array<wire::AnyDetail, 2> details = {
      wire::to_any(wire::RetryInfo{{.seconds = 2, .nanos = 0}}),
      wire::to_any(wire::RetryInfo{{.seconds = 3, .nanos = 0}})};
  const absl::Status status =
      to_absl_status(StreamError(StreamErrorCode::unavailable, "starting"), details);
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.RetryInfo");
  ASSERT_TRUE(payload);
  EXPECT_EQ(wire::decode<wire::RetryInfo>(std::string(*payload))->delay.seconds, 2);
}
}  // namespace
