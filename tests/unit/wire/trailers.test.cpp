// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
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
  const auto sent = [&](std::size_t fields) { return encode_trailers(error, {.fields = fields}).metadata.size(); };
  EXPECT_EQ(trailers.metadata.size(), sent(64));
  EXPECT_EQ(sent(63) + 1, sent(64));
  EXPECT_EQ(sent(64) + 1, sent(65));
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
  for (std::size_t bytes = 0; bytes < 10; ++bytes) EXPECT_EQ(encode_binary(std::string(bytes, 'x')).size(), encoded_binary_size(bytes));
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

/// Trailers of NOT_FOUND with these details.
Trailers with(std::vector<AnyDetail> details) {
  return {.code = 5, .message = "m", .details = encode(RpcStatus{.code = 5, .message = "m", .details = std::move(details)})};
}

TEST(Trailers, OwnDetailsThatAreGarbledAddWhatCanBeRead) {
  const std::string domain = std::string(detail::info_domain) + "grpc";
  const AnyDetail foreign = to_any(ErrorInfo{.reason = "R", .domain = "googleapis.com"});
  const ErrorInfo own{.reason = "R",
                      .domain = domain,
                      .metadata = {{"code", "nonsense"},
                                   {"side", "nobody"},
                                   {"dropped", "x,metadatax=9,metadata=3,causes"},
                                   {"binary", "k=1,broken,z=x"},
                                   {"unknown", "?"}}};
  Trailers trailers = with({foreign, to_any(own), to_any(DebugInfo{}), to_any(DebugInfo{.stack_entries = {"elsewhere:5"}, .detail = "no"}),
                            to_any(DebugInfo{.stack_entries = {domain + ":nonsense"}, .detail = "no"}),
                            to_any(DebugInfo{.stack_entries = {domain + ":7", "other"}, .detail = "yes"})});
  trailers.metadata = {{"k-bin", "1"}, {"k-bin", "2"}, {"z-bin", "3"}};
  const auto error = decode_trailers(trailers, Side::transport);
  EXPECT_EQ(error->origin(), AnyCode(GrpcCode::not_found));
  EXPECT_EQ(error->side(), Side::transport);
  ASSERT_EQ(error->causes().size(), 1u);
  EXPECT_EQ(error->causes()[0].text, "yes");
  EXPECT_EQ(error->metadata().get("k"), "1");
  EXPECT_EQ(error->metadata().get("k-bin"), "2");
  EXPECT_EQ(error->metadata().get("z-bin"), "3");
  EXPECT_EQ(dropped_from(trailers), (Dropped{.metadata = 3}));
  EXPECT_EQ(dropped_from(with({foreign})), Dropped{});
  EXPECT_EQ(dropped_from(Trailers{.code = 5, .details = "\xff"}), Dropped{});
}

TEST(Trailers, DetailsThatDoNotFitAreCounted) {
  const std::array<AnyDetail, 2> details = {AnyDetail{"type.googleapis.com/big", std::string(10000, 'x')},
                                            to_any(RetryInfo{{.seconds = 2, .nanos = 0}})};
  const Trailers trailers = encode_trailers(StreamError(StreamErrorCode::unavailable, "m"), {.details = details});
  EXPECT_EQ(dropped_from(trailers).details, 1u);
  EXPECT_EQ(failure_of(trailers).retry_info.delay, std::chrono::seconds(2));
}

TEST(Trailers, FieldsOfTheTransportAreNoMetadata) {
  const std::array<Trailer, 4> fields = {Trailer{":status", "200"}, {"grpc-status", "5"}, {"content-type", "application/grpc"}, {"k", "v"}};
  const Trailers trailers = from_fields(fields);
  EXPECT_EQ(trailers.code, 5);
  ASSERT_EQ(trailers.metadata.size(), 1u);
  EXPECT_EQ(trailers.metadata[0].name, "k");
}

TEST(GrpcMessage, OnlyHexDigitsAreCodes) {
  for (const char* text : {"%/1", "%1/", "%:1", "%@1", "%G1", "%`1", "%g1", "%4z", "%4:"}) EXPECT_EQ(decode_grpc_message(text), text);
  EXPECT_EQ(decode_grpc_message("%41%4a%4A%9f"), "AJJ\x9f");
}

TEST(Details, TheTypeIsTheWholeNameBehindTheSlash) {
  AnyDetail any = to_any(RetryInfo{{.seconds = 2, .nanos = 0}});
  EXPECT_TRUE(from_any<RetryInfo>(any));
  any.type_url = "type.googleapis.com/not.google.rpc.RetryInfo";
  EXPECT_FALSE(from_any<RetryInfo>(any));
  any.type_url = "google.rpc.RetryInfo";
  EXPECT_TRUE(from_any<RetryInfo>(any));
}

TEST(Details, BytesThatProtobufWouldRefuse) {
  const std::string code("\x08\x05");
  EXPECT_EQ(decode<RpcStatus>(code + std::string(11, '\xff')), std::nullopt);    // a number of more than ten bytes
  EXPECT_EQ(decode<RpcStatus>("\x08" + std::string(10, '\xff')), std::nullopt);  // the same as the value
  EXPECT_EQ(decode<RpcStatus>("\x08" + std::string(9, '\xff') + "\x01")->code, -1);
  EXPECT_EQ(decode<RpcStatus>(std::string("\x88\x80\x80\x80\x80\x00\x05", 7)), std::nullopt);  // a tag of six bytes
  EXPECT_EQ(decode<RpcStatus>(std::string("\x88\x80\x80\x80\x00\x05", 6))->code, 5);
  for (const std::size_t depth : {std::size_t{99}, std::size_t{101}}) {
    const auto read = decode<RpcStatus>(std::string(depth, '\x2b') + std::string(depth, '\x2c') + code);
    EXPECT_EQ(read.has_value(), depth < 100) << depth;
  }
  EXPECT_EQ(decode<RpcStatus>("\x2b\x34" + code), std::nullopt);     // the end of another group
  EXPECT_EQ(decode<RpcStatus>("\x10\x07\x18\x07" + code)->code, 5);  // fields of another wire type are skipped
  EXPECT_EQ(decode<RpcStatus>("\x10\x07\x18\x07" + code)->message, "");
  EXPECT_EQ(decode<RpcStatus>("\x0d"
                              "abcd" +
                              code)
                ->code,
            5);
  EXPECT_EQ(decode<RpcStatus>("\x0e" + code), std::nullopt);  // a wire type that there is not
}
}  // namespace
