// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/interop/std_error_code.hpp"

#include <absl/status/status.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace {
using namespace faultwire;

TEST(StdErrorCode, ErrnoIsReadAsAbslReadsIt) {
  int compared = 0;
  for (int number = 0; number < 200; ++number) {
    // Values of errno that std::errc does not name are no business of this table.
    bool named = number == 0;
    for (const ErrcRow& row : errc_rows) named = named || static_cast<int>(row.error) == number;
    const auto expected = static_cast<int>(absl::ErrnoToStatusCode(number));
    if (named) {
      EXPECT_EQ(static_cast<int>(code_of(static_cast<std::errc>(number))), expected) << number;
      ++compared;
    }
  }
  EXPECT_EQ(compared, static_cast<int>(errc_rows.size()) + 1);
  // And nothing that both know is left out.
  for (const std::errc error :
       {std::errc::bad_message, std::errc::io_error, std::errc::no_message, std::errc::owner_dead,
        std::errc::protocol_error, std::errc::too_many_symbolic_link_levels,
        std::errc::operation_in_progress, std::errc::executable_format_error}) {
    EXPECT_EQ(absl::ErrnoToStatusCode(static_cast<int>(error)), absl::StatusCode::kUnknown);
    EXPECT_EQ(code_of(error), GrpcCode::unknown);
  }
}

TEST(StdErrorCode, ZeroAndNothingElseIsSuccess) {
  EXPECT_FALSE(std::error_code(GrpcCode::ok));
  EXPECT_FALSE(std::error_code(StreamErrorCode::ok));
  EXPECT_FALSE(std::error_code(AdbcStatusCode::ok));
  for (const GrpcCode code : all_codes<GrpcCode>())
    EXPECT_EQ(static_cast<bool>(std::error_code(code)), code != GrpcCode::ok);
}

TEST(StdErrorCode, ComparesToConditionsByMeaning) {
  const std::error_code error = GrpcCode::not_found;
  EXPECT_TRUE(error == std::errc::no_such_file_or_directory);
  EXPECT_TRUE(error == std::errc::no_such_process);
  EXPECT_FALSE(error == std::errc::timed_out);
  EXPECT_TRUE(std::error_code(StreamErrorCode::timed_out) == std::errc::timed_out);
  EXPECT_TRUE(std::error_code(AdbcStatusCode::cancelled) == std::errc::operation_canceled);
  EXPECT_FALSE(std::error_code(GrpcCode::unknown) == std::errc::io_error);
  EXPECT_EQ(error.message(), "NOT_FOUND");
  EXPECT_EQ(std::error_code(99, code_category<GrpcCode>()).message(), "99");
  EXPECT_STREQ(error.category().name(), "grpc");
  EXPECT_EQ(code_of<GrpcCode>(error), GrpcCode::not_found);
  EXPECT_EQ(code_of<StreamErrorCode>(error), std::nullopt);
}

TEST(StdErrorCode, HasTheConditionOfErrnoOrItsOwn) {
  EXPECT_EQ(std::error_code(GrpcCode::not_found).default_error_condition(),
            std::errc::no_such_file_or_directory);
  const std::error_condition own = std::error_code(GrpcCode::data_loss).default_error_condition();
  EXPECT_EQ(own, std::error_condition(15, code_category<GrpcCode>()));
  EXPECT_TRUE(std::error_code(GrpcCode::data_loss) == own);
  EXPECT_FALSE(std::error_code(GrpcCode::internal) == own);
  EXPECT_FALSE(std::error_code(GrpcCode::not_found) ==
               std::error_condition(0, std::generic_category()));
  EXPECT_EQ(errc_of(GrpcCode::ok), std::errc{});
}
}  // namespace
