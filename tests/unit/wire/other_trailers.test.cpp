// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "faultwire/wire.hpp"
#include "header_list_size.hpp"

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

StreamError for_arrow(StreamErrorCode code) {
  StreamError error(code, "caf\xe9", retry::Side::transport);
  error.set_origin(InfluxCode::conflict);
  error.add_cause(InfluxCode::internal, "checksum");
  EXPECT_TRUE(error.metadata().add("query_id", "q-17") && error.metadata().add("plan", "a\nb"));
  return error;
}

TEST(ArrowTrailers, AnErrorForArrowIsWholeForEveryReader) {
  for (int number = 1; number <= 12; ++number) {
    const StreamError error = for_arrow(static_cast<StreamErrorCode>(number));
    for (const bool asked : {false, true}) {
      for (const bool fields : {false, true}) {
        const wire::Trailers trailers = wire::encode_trailers(
            error, wire::ForArrow{.metadata_as_fields = fields, .details_asked = asked});
        EXPECT_EQ(wire::decode_trailers(trailers), error) << number;
        EXPECT_TRUE(wire::read_trailers(trailers).refused.empty());
        // Arrow's client reads nothing but the details.
        EXPECT_EQ(wire::from_rpc_status(*wire::decode_rpc_status(trailers.details)), error);
        const auto sent = wire::arrow_trailers_from(trailers);
        const bool has_flight_code =
            code_cast<rules::grpc_to_arrow_sync>(static_cast<GrpcCode>(trailers.code))
                .detail.has_value();
        EXPECT_EQ(sent.has_value(), asked || has_flight_code) << number;
      }
    }
  }
}

TEST(ArrowTrailers, AnErrorWithoutMetadataHasNoDetailForThem) {
  const StreamError error(StreamErrorCode::not_found, "m");
  const wire::Trailers trailers = wire::encode_trailers(error, wire::ForArrow{});
  const auto status = wire::decode_rpc_status(trailers.details);
  ASSERT_TRUE(status);
  EXPECT_EQ(status->details.size(), 1u);
  EXPECT_EQ(wire::from_rpc_status(*status), error);
}

// HTTP/2 counts 32 bytes for each field. The longest name is `unauthenticated`, 20 bytes of base64.
TEST(ArrowTrailers, EachCostsItsNameItsValueAnd32) {
  const auto& costs = detail::wire::arrow_costs;
  EXPECT_EQ(costs[0].bytes, std::string_view("x-arrow-status").size() + 2 + 32);
  EXPECT_EQ(costs[1].bytes, std::string_view("x-arrow-status-message-bin").size() + 32);
  EXPECT_EQ(costs[2].bytes, std::string_view("x-arrow-status-detail-bin").size() + 20 + 32);
  EXPECT_GE(costs[3].bytes, std::string_view(". Detail: unauthenticated").size());
}

TEST(ArrowTrailers, TheBudgetCountsThem) {
  for (const std::size_t size : {0u, 300u, 900u, 2547u, 9000u}) {
    for (const std::size_t budget : {1024u, 2000u, 4096u, 8000u}) {
      StreamError error = for_arrow(StreamErrorCode::unavailable);
      error.set_message(std::string(size, 'm') + (size % 2 == 1 ? "\xff" : ""));
      const wire::Trailers trailers = wire::encode_trailers(
          error, wire::ForArrow{.options = {.budget = budget}, .details_asked = true});
      EXPECT_LE(test::header_list_size(trailers), budget) << size;
      const auto decoded = wire::read_trailers(trailers);
      EXPECT_EQ(decoded.dropped.message, decoded.error->message() != error.message());
    }
  }
}

TEST(ArrowTrailers, DetailsOfAnotherCodeAreNotBelieved) {
  const StreamError exhausted = for_arrow(StreamErrorCode::resource_exhausted);
  wire::Trailers trailers{.code = 14, .details = wire::encode(wire::to_rpc_status(exhausted))};
  wire::add_arrow_trailers({.code = ArrowStatusCode::io_error, .message = "m"}, trailers);
  EXPECT_EQ(wire::decode_trailers(trailers)->code(), StreamErrorCode::unavailable);
  trailers.code = 8;
  EXPECT_EQ(wire::decode_trailers(trailers), exhausted);
}

TEST(ArrowTrailers, AreNoMetadata) {
  Metadata metadata;
  EXPECT_FALSE(metadata.add("x-arrow-status", "0"));  // a client of Arrow would believe it
  EXPECT_FALSE(metadata.add("X-Arrow-Status-Message-Bin", "m"));
  wire::Trailers trailers{.code = 5, .message = "m. Detail: Internal"};
  wire::add_arrow_trailers(
      {.code = ArrowStatusCode::key_error, .message = "m", .detail = "Internal"}, trailers);
  trailers.metadata.push_back({"query_id", "q"});
  const auto decoded = wire::read_trailers(trailers);
  EXPECT_EQ(decoded.error->message(), "m");
  EXPECT_EQ(decoded.error->metadata().size(), 1u);
  EXPECT_TRUE(decoded.refused.empty());
  EXPECT_EQ(wire::from_fields(wire::to_fields(trailers)), trailers);
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
