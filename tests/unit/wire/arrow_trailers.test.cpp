// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/wire/arrow_trailers.hpp"

#include <gtest/gtest.h>

namespace {
using namespace faultwire;

TEST(ArrowTrailers, ComeBackAndUnknownCodesAreNotBelieved) {
  Trailers trailers{.code = 5};
  EXPECT_FALSE(arrow_trailers_from(trailers));
  add_arrow_trailers({.code = ArrowStatusCode::already_exists, .message = "m", .detail = "d", .extra_info = "\xff"}, trailers);
  const auto back = arrow_trailers_from(trailers);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->code, ArrowStatusCode::already_exists);
  EXPECT_EQ(back->message + back->detail + back->extra_info, "md\xff");
  for (const char* code : {"0", "99", "-1", "x", ""}) {
    trailers.metadata[0].value = code;
    EXPECT_FALSE(arrow_trailers_from(trailers)) << code;
  }
}
}  // namespace
