// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/interop/std_stream_error.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace {
using namespace faultwire;

TEST(StdStreamError, EveryCodeComesBack) {
  for (int code = 1; code <= 12; ++code) {
    const StreamError error(static_cast<StreamErrorCode>(code), "m");
    const auto back = error_from(make_error_code(error));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->code(), error.code());
    EXPECT_EQ(back->origin(), AnyCode(error.code()));
  }
  EXPECT_EQ(error_from(std::error_code()), std::nullopt);
}

TEST(StdStreamError, ErrnoAndOtherDomainsKeepTheirOrigin) {
  const auto late = error_from(std::error_code(ETIMEDOUT, std::system_category()), "connect");
  EXPECT_EQ(late->code(), StreamErrorCode::timed_out);
  EXPECT_EQ(late->origin(), AnyCode(GrpcCode::deadline_exceeded));
  EXPECT_EQ(late->side(), retry::Side::client);
  EXPECT_TRUE(late->message().starts_with("connect: "));
  EXPECT_EQ(error_from(make_error_code(GrpcCode::aborted))->origin(), AnyCode(GrpcCode::aborted));
  EXPECT_EQ(error_from(make_error_code(AdbcStatusCode::not_found))->code(),
            StreamErrorCode::not_found);
  EXPECT_EQ(error_from(std::make_error_code(std::io_errc::stream))->code(),
            StreamErrorCode::unknown);
}
}  // namespace
