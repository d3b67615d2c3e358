// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// What an error costs in allocations, counted.
#include <gtest/gtest.h>

#include <utility>

#include "faultwire/status/stream_error.hpp"

#if !defined(__SANITIZE_ADDRESS__)
#include "counted_allocations.hpp"

namespace {
using namespace faultwire;

constexpr const char* text = "a message that is longer than what a string holds in itself";

TEST(Allocations, AnErrorWithoutMetadataAllocatesItsMessageAlone) {
  std::string message = text;
  const std::size_t before = allocations;
  StreamError error(StreamErrorCode::not_found, std::move(message));
  EXPECT_EQ(allocations, before);
  const StreamError moved = std::move(error);
  EXPECT_EQ(allocations, before);
  const StreamError copy = moved;
  EXPECT_EQ(allocations, before + 1);
  const StreamError small(StreamErrorCode::internal, "short");
  EXPECT_EQ(allocations, before + 1);
  EXPECT_TRUE(copy == moved);
  EXPECT_EQ(allocations, before + 1);
}
}  // namespace
#endif
