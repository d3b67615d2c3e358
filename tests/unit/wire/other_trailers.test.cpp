// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "faultwire/wire.hpp"

namespace {
using namespace faultwire;

TEST(ArrowTrailers, ComeBackAndUnknownCodesAreNotBelieved) {
  wire::Trailers trailers{.code = 5};
  EXPECT_FALSE(wire::arrow_trailers_from(trailers));
  wire::add_arrow_trailers({.code = ArrowStatusCode::already_exists,
                            .message = "m",
                            .detail = "d",
                            .extra_info = "\xff"},
                           trailers);
  const auto back = wire::arrow_trailers_from(trailers);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->code, ArrowStatusCode::already_exists);
  EXPECT_EQ(back->message + back->detail + back->extra_info, "md\xff");
  for (const char* code : {"0", "99", "-1", "x", ""}) {
    trailers.metadata[0].value = code;
    EXPECT_FALSE(wire::arrow_trailers_from(trailers)) << code;
  }
}

TEST(InfluxTrailers, AreThoseOfIox) {
  const wire::Trailers trailers =
      wire::influx_trailers({.code = "not found", .message = "no such bucket"});
  EXPECT_EQ(trailers.code, 5);
  EXPECT_EQ(wire::influx_error_from(trailers)->op, "iox/influxrpc");
  EXPECT_TRUE(wire::is_from_iox(trailers));
  EXPECT_FALSE(wire::is_from_iox(wire::Trailers{.code = 5}));
  EXPECT_FALSE(wire::is_from_iox(
      wire::Trailers{.code = 5, .metadata = {{"storage-type", "tsm"}, {"engine", "iox"}}}));
  const auto error = wire::decode_trailers(trailers);
  EXPECT_EQ(error->origin(), AnyCode(InfluxCode::not_found));
  EXPECT_EQ(error->message(), "no such bucket");
  EXPECT_EQ(wire::influx_trailers({.code = "nonsense"}).code, 2);
  EXPECT_EQ(wire::influx_error_from(wire::Trailers{.code = 5, .details = "\xff"}), std::nullopt);
}

TEST(RpcStatus, HoldsAWholeErrorWhateverItsSize) {
  StreamError error(StreamErrorCode::internal, std::string(100000, 'm'), retry::Side::transport);
  for (int i = 0; i < 300; ++i)
    EXPECT_TRUE(
        error.metadata().add("k" + std::to_string(i % 7), std::string(50, static_cast<char>(i))));
  for (int i = 0; i < 100; ++i) error.add_cause(InfluxCode::conflict, std::string(100, '\xff'));
  const auto status = wire::decode_rpc_status(wire::encode(wire::to_rpc_status(error)));
  EXPECT_TRUE(wire::from_rpc_status(*status) == error);
  EXPECT_EQ(wire::from_rpc_status(wire::RpcStatus{}), std::nullopt);
}

TEST(ArrowTrailers, WhatIsNotThereStaysEmptyAndDetailsAreNotReplaced) {
  wire::Trailers trailers{.code = 5, .details = "own"};
  wire::add_arrow_trailers(
      {.code = ArrowStatusCode::io_error, .message = "m", .extra_info = "extra"}, trailers);
  EXPECT_EQ(trailers.metadata.size(), 2u);
  EXPECT_EQ(wire::arrow_trailers_from(trailers)->extra_info, "own");
  EXPECT_EQ(wire::arrow_trailers_from(trailers)->detail, "");
  trailers.metadata.pop_back();
  EXPECT_EQ(wire::arrow_trailers_from(trailers)->message, "");
}

TEST(InfluxTrailers, OnlyWhatSaysSoIsFromIox) {
  EXPECT_EQ(wire::influx_error_from(wire::influx_trailers({.code = "conflict", .op = "mine"}))->op,
            "mine");
  EXPECT_EQ(wire::influx_error_from(
                wire::Trailers{.code = 5,
                               .details = wire::encode(wire::RpcStatus{
                                   .code = 5, .details = {wire::to_any(wire::RetryInfo{})}})}),
            std::nullopt);
  EXPECT_FALSE(wire::is_from_iox(
      wire::Trailers{.code = 5, .metadata = {{"storage-type", "tsm"}, {"other", "iox"}}}));
  const wire::RpcStatus odd{.code = 5,
                            .details = {wire::to_any(wire::InfluxDBError{.code = "nonsense"})}};
  EXPECT_EQ(
      wire::decode_trailers(wire::Trailers{.code = 5, .details = wire::encode(odd)})->origin(),
      AnyCode(GrpcCode::not_found));
}
}  // namespace
