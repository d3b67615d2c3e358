// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Random errors come back from their trailers: equal where there is room, and without what the
// trailers name where there is not.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "faultwire/wire.hpp"
#include "header_list_size.hpp"

namespace {
using namespace faultwire;

std::string bytes(std::mt19937& random, std::size_t most, bool text) {
  std::string out(random() % (most + 1), ' ');
  for (char& c : out) c = static_cast<char>(text ? ' ' + random() % 95 : random() % 256);
  return out;
}
AnyCode any_code(std::mt19937& random) {
  AnyCode code;
  const auto domain = static_cast<Domain>(random() % 10);
  with_domain(domain, [&]<Code C>() {
    const auto all = all_codes<C>();
    code = AnyCode(all[random() % all.size()]);
    if constexpr (has_numbers<C>) {
      if (random() % 4 == 0) code = AnyCode(domain, static_cast<std::int32_t>(random()));
    }
  });
  return code;
}
StreamError any_error(std::mt19937& random, std::size_t most) {
  StreamError error(static_cast<StreamErrorCode>(random() % 13),
                    bytes(random, most, random() % 2 == 0), static_cast<retry::Side>(random() % 3));
  error.set_origin(any_code(random));
  constexpr const char* keys[] = {"a", "a-bin", "b.c", "d_e-bin", "-bin", "-bin-bin", "Z", "x-1"};
  for (auto n = random() % 5; n > 0; --n)
    (void)error.metadata().add(keys[random() % 8], bytes(random, most, random() % 2 == 0));
  for (auto n = random() % 3; n > 0; --n)
    error.add_cause(any_code(random), bytes(random, most, random() % 2 == 0));
  return error;
}

TEST(Trailers, AHundredThousandErrorsComeBackEqual) {
  std::mt19937 random(5);
  for (int i = 0; i < 100000; ++i) {
    const StreamError error = any_error(random, 30);
    const wire::Trailers trailers = wire::encode_trailers(error);
    ASSERT_EQ(wire::dropped_from(trailers), wire::Dropped{}) << i;
    ASSERT_TRUE(wire::decode_trailers(trailers) == error) << i << ' ' << error.message();
    ASSERT_TRUE(wire::from_fields(wire::to_fields(trailers)) == trailers) << i;
    ASSERT_LE(test::header_list_size(trailers), 4096u);
  }
}

TEST(Trailers, WhateverIsTooMuchIsLeftOutAndTheCodeStays) {
  std::mt19937 random(6);
  for (int i = 0; i < 3000; ++i) {
    const StreamError error = any_error(random, 6000);
    const wire::Trailers trailers = wire::encode_trailers(error);
    ASSERT_LE(test::header_list_size(trailers), 4096u) << i;
    const auto back = wire::decode_trailers(trailers);
    ASSERT_EQ(back->code(), error.code());
    ASSERT_EQ(back->origin(), error.origin());
    ASSERT_EQ(back->side(), error.side());
    ASSERT_EQ(wire::dropped_from(trailers).message, back->message() != error.message());
    ASSERT_EQ(wire::dropped_from(trailers).metadata,
              error.metadata().size() - back->metadata().size());
    ASSERT_EQ(wire::dropped_from(trailers).causes, error.causes().size() - back->causes().size());
    ASSERT_TRUE(error.message().starts_with(back->message()));
  }
}
}  // namespace
