// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "faultwire/wire.hpp"

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

TEST(InfluxTrailers, AreThoseOfIox) {
  const Trailers trailers = influx_trailers({.code = "not found", .message = "no such bucket"});
  EXPECT_EQ(trailers.code, 5);
  EXPECT_EQ(influx_error_from(trailers)->op, "iox/influxrpc");
  EXPECT_TRUE(is_from_iox(trailers));
  EXPECT_FALSE(is_from_iox(Trailers{.code = 5}));
  EXPECT_FALSE(is_from_iox(Trailers{.code = 5, .metadata = {{"storage-type", "tsm"}, {"engine", "iox"}}}));
  const auto error = decode_trailers(trailers);
  EXPECT_EQ(error->origin(), AnyCode(InfluxCode::not_found));
  EXPECT_EQ(error->message(), "no such bucket");
  EXPECT_EQ(influx_trailers({.code = "nonsense"}).code, 2);
  EXPECT_EQ(influx_error_from(Trailers{.code = 5, .details = "\xff"}), std::nullopt);
}

TEST(RpcStatus, HoldsAWholeErrorWhateverItsSize) {
  StreamError error(StreamErrorCode::internal, std::string(100000, 'm'), Side::transport);
  for (int i = 0; i < 300; ++i) EXPECT_TRUE(error.metadata().add("k" + std::to_string(i % 7), std::string(50, static_cast<char>(i))));
  for (int i = 0; i < 100; ++i) error.add_cause(InfluxCode::conflict, std::string(100, '\xff'));
  const auto status = decode_rpc_status(encode(to_rpc_status(error)));
  EXPECT_TRUE(from_rpc_status(*status) == error);
  EXPECT_EQ(from_rpc_status(RpcStatus{}), std::nullopt);
}

TEST(ArrowTrailers, WhatIsNotThereStaysEmptyAndDetailsAreNotReplaced) {
  Trailers trailers{.code = 5, .details = "own"};
  add_arrow_trailers({.code = ArrowStatusCode::io_error, .message = "m", .extra_info = "extra"}, trailers);
  EXPECT_EQ(trailers.metadata.size(), 2u);
  EXPECT_EQ(arrow_trailers_from(trailers)->extra_info, "own");
  EXPECT_EQ(arrow_trailers_from(trailers)->detail, "");
  trailers.metadata.pop_back();
  EXPECT_EQ(arrow_trailers_from(trailers)->message, "");
}

TEST(InfluxTrailers, OnlyWhatSaysSoIsFromIox) {
  EXPECT_EQ(influx_error_from(influx_trailers({.code = "conflict", .op = "mine"}))->op, "mine");
  EXPECT_EQ(influx_error_from(Trailers{.code = 5, .details = encode(RpcStatus{.code = 5, .details = {to_any(RetryInfo{})}})}),
            std::nullopt);
  EXPECT_FALSE(is_from_iox(Trailers{.code = 5, .metadata = {{"storage-type", "tsm"}, {"other", "iox"}}}));
  const RpcStatus odd{.code = 5, .details = {to_any(InfluxDBError{.code = "nonsense"})}};
  EXPECT_EQ(decode_trailers(Trailers{.code = 5, .details = encode(odd)})->origin(), AnyCode(GrpcCode::not_found));
}
}  // namespace
