// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "faultwire/wire.hpp"

namespace {
using namespace faultwire;

std::size_t cost(const Trailers& trailers) {
  std::size_t sum = 42 + 60 + 65;  // :status, content-type, date
  for (const Trailer& field : to_fields(trailers)) sum += field.name.size() + field.value.size() + 32;
  return sum;
}
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
  StreamError error(static_cast<StreamErrorCode>(random() % 13), bytes(random, most, random() % 2 == 0), static_cast<Side>(random() % 3));
  error.set_origin(any_code(random));
  constexpr const char* keys[] = {"a", "a-bin", "b.c", "d_e-bin", "-bin", "-bin-bin", "Z", "x-1"};
  for (auto n = random() % 5; n > 0; --n) (void)error.metadata().add(keys[random() % 8], bytes(random, most, random() % 2 == 0));
  for (auto n = random() % 3; n > 0; --n) error.add_cause(any_code(random), bytes(random, most, random() % 2 == 0));
  return error;
}

TEST(Trailers, AHundredThousandErrorsComeBackEqual) {
  std::mt19937 random(5);
  for (int i = 0; i < 100000; ++i) {
    const StreamError error = any_error(random, 30);
    const Trailers trailers = encode_trailers(error);
    ASSERT_EQ(dropped_from(trailers), Dropped{}) << i;
    ASSERT_TRUE(decode_trailers(trailers) == error) << i << ' ' << error.message();
    ASSERT_TRUE(from_fields(to_fields(trailers)) == trailers) << i;
    ASSERT_LE(cost(trailers), 4096u);
  }
}

TEST(Trailers, WhateverIsTooMuchIsLeftOutAndTheCodeStays) {
  std::mt19937 random(6);
  for (int i = 0; i < 3000; ++i) {
    const StreamError error = any_error(random, 6000);
    const Trailers trailers = encode_trailers(error);
    ASSERT_LE(cost(trailers), 4096u) << i;
    const auto back = decode_trailers(trailers);
    ASSERT_EQ(back->code(), error.code());
    ASSERT_EQ(back->origin(), error.origin());
    ASSERT_EQ(back->side(), error.side());
    ASSERT_EQ(dropped_from(trailers).message, back->message() != error.message());
    ASSERT_EQ(dropped_from(trailers).metadata, error.metadata().size() - back->metadata().size());
    ASSERT_EQ(dropped_from(trailers).causes, error.causes().size() - back->causes().size());
    ASSERT_TRUE(error.message().starts_with(back->message()));
  }
}

TEST(Trailers, FieldsAreCountedToo) {
  StreamError error(StreamErrorCode::internal, "m");
  for (int i = 0; i < 300; ++i) (void)error.metadata().add("k" + std::to_string(i), "");
  const Trailers trailers = encode_trailers(error);
  EXPECT_LE(to_fields(trailers).size(), 64u);
  EXPECT_GT(dropped_from(trailers).metadata, 200u);
}

TEST(Trailers, EveryByteIsLegalForGrpc) {
  for (int c = 0; c < 256; ++c) {
    StreamError error(StreamErrorCode::internal, std::string(1, static_cast<char>(c)));
    (void)error.metadata().add(std::string("k") + static_cast<char>(c), "v");
    (void)error.metadata().add("v", std::string(1, static_cast<char>(c)));
    const Trailers trailers = encode_trailers(error);
    for (const Trailer& trailer : trailers.metadata) {
      EXPECT_TRUE(is_metadata_key(trailer.name));
      EXPECT_TRUE(trailer.name.ends_with("-bin") || detail::is_plain_value(trailer.value)) << c;
    }
    EXPECT_TRUE(decode_trailers(trailers) == error) << c;
  }
}

TEST(Trailers, ForeignDetailsAreBelievedOnlyWithTheSameCode) {
  Trailers trailers{.code = 5, .message = "from the trailer"};
  RpcStatus status{.code = 5, .message = "ignored", .details = {to_any(InfluxDBError{.code = "not found"})}};
  trailers.details = encode(status);
  EXPECT_EQ(decode_trailers(trailers)->origin(), AnyCode(InfluxCode::not_found));
  EXPECT_EQ(decode_trailers(trailers)->message(), "from the trailer");
  status.code = 7;
  trailers.details = encode(status);
  EXPECT_EQ(decode_trailers(trailers)->origin(), AnyCode(GrpcCode::not_found));
  trailers.details = "\xff not a status";
  EXPECT_EQ(decode_trailers(trailers)->code(), StreamErrorCode::not_found);
  trailers.code = 99;
  EXPECT_EQ(decode_trailers(trailers)->origin(), AnyCode(Domain::grpc, 99));
  EXPECT_EQ(decode_trailers(Trailers{}), std::nullopt);
}

TEST(Binary, PaddedUnpaddedJoinedAndBroken) {
  EXPECT_EQ(encode_binary(std::string_view("\0\xff", 2)), "AP8");
  EXPECT_EQ(decode_binary("AQ==, Ag,Aw"), (std::vector<std::string>{"\x01", "\x02", "\x03"}));
  EXPECT_EQ(decode_binary("!!!"), (std::vector<std::string>{"!!!"}));
}

TEST(GrpcMessage, BrokenCodesStay) {
  for (const char* text : {"%", "%4", "%zz", "a%"}) EXPECT_EQ(decode_grpc_message(text), text);
  EXPECT_EQ(decode_grpc_message("%c3%A9%25"), "\xc3\xa9%");
  EXPECT_EQ(encode_grpc_message(" a b "), "%20a b%20");
}

TEST(Details, NumbersOfTheFields) {
  EXPECT_EQ(encode(RpcStatus{5, "m", {{"t", "v"}}}), std::string("\x08\x05\x12\x01m\x1a\x06\x0a\x01t\x12\x01v"));
  EXPECT_EQ(decode<RetryInfo>(encode(RetryInfo{{-1, 7}}))->delay, (RetryInfo::Delay{-1, 7}));
  const FieldViolations bad{{{"f", "d"}, {"g", "e"}}};
  EXPECT_EQ(from_any<FieldViolations>(to_any(bad)), bad);
  EXPECT_EQ(decode<RpcStatus>("\x0a\xff"), std::nullopt);
}
}  // namespace
