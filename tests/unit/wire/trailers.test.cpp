// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>

#include "faultwire/wire.hpp"
#include "header_list_size.hpp"

namespace {
using namespace faultwire;

TEST(Trailers, EveryPeerCanReadTheMessage) {
  const struct {
    const char* sent;
    const char* seen;
  } cases[] = {{"  blanks  ", "blanks"},
               {"   ", ""},
               {"a\xff"
                "b",
                "a\xef\xbf\xbd"
                "b"},
               {"\xc3", "\xef\xbf\xbd"},
               {" \xff ", "\xef\xbf\xbd"},
               {"\xc3\xa9 %\n", "\xc3\xa9 %\n"}};
  for (const auto& [sent, seen] : cases) {
    const StreamError error(StreamErrorCode::internal, sent);
    const wire::Trailers trailers = wire::encode_trailers(error);
    EXPECT_EQ(trailers.message, seen);
    EXPECT_EQ(wire::decode_trailers(trailers)->message(), sent);
    // protobuf of a peer refuses what is not UTF-8, and Python's rpc_status a second message.
    EXPECT_EQ(wire::decode_rpc_status(trailers.details)->message, seen);
  }
}

TEST(Trailers, ALongMessageThatNoPeerKeepsStaysInTheBudget) {
  for (const std::size_t size : {500u, 2000u, 60000u}) {
    for (const char* unit :
         {"\xff", "a\xff", "\xe2\x82", "\xf0\x9f\x98", "\xc3\xa9\xff", " a", " \xc3\xa9", "a  "}) {
      std::string text;
      while (text.size() < size) text += unit;
      const StreamError error(StreamErrorCode::internal, text);
      const wire::Trailers trailers = wire::encode_trailers(error);
      ASSERT_LE(test::header_list_size(trailers), 4096u) << size;
      const auto back = wire::decode_trailers(trailers);
      ASSERT_TRUE(text.starts_with(back->message()));
      ASSERT_GT(back->message().size(), 100u);
    }
  }
}

TEST(Trailers, WhichMetadataStayIsAskedFor) {
  StreamError error(StreamErrorCode::internal, "m");
  const std::string large(1900, 'x');
  ASSERT_TRUE(error.metadata().add("z-first", large));
  ASSERT_TRUE(error.metadata().add("query_id", large + "y"));
  for (int i = 0; i < 40; ++i) ASSERT_TRUE(error.metadata().add("k" + std::to_string(i), "small"));
  const auto has = [&](const wire::TrailerOptions& options, std::string_view key) {
    const wire::Trailers trailers = wire::encode_trailers(error, options);
    EXPECT_LE(test::header_list_size(trailers), 4096u);
    return wire::decode_trailers(trailers)->metadata().get(key).has_value();
  };
  EXPECT_FALSE(has({}, "query_id"));
  EXPECT_TRUE(has({}, "k39"));
  const wire::TrailerOptions first{.order = wire::MetadataOrder::first_come};
  EXPECT_TRUE(has(first, "z-first"));
  EXPECT_FALSE(has(first, "query_id"));
  EXPECT_TRUE(has({.important_keys = {"query_id"}}, "query_id"));
  EXPECT_TRUE(
      has({.order = wire::MetadataOrder::first_come, .important_keys = {"query_id"}}, "query_id"));
}

TEST(Trailers, SeveralValuesOfAKeyThatTakesOneTravelAsBinary) {
  StreamError error(StreamErrorCode::internal, "m");
  ASSERT_TRUE(error.metadata().add("retry-after", "1") && error.metadata().add("etag", "a") &&
              error.metadata().add("retry-after", "2") && error.metadata().add("g", "v"));
  const wire::Trailers trailers = wire::encode_trailers(error);
  EXPECT_EQ(
      trailers.metadata,
      (std::vector<wire::Trailer>{
          {"etag", "a"}, {"g-bin", "v"}, {"retry-after-bin", "1"}, {"retry-after-bin", "2"}}));
  EXPECT_EQ(wire::decode_trailers(trailers), error);
}

TEST(Trailers, AReservedKeyWithBytesTravelsAsBinary) {
  StreamError error(StreamErrorCode::internal, "m");
  ASSERT_TRUE(error.metadata().add("etag", "a\nb"));
  const wire::Trailers trailers = wire::encode_trailers(error);
  EXPECT_EQ(trailers.metadata, (std::vector<wire::Trailer>{{"etag-bin", "a\nb"}}));
  EXPECT_EQ(wire::decode_trailers(trailers), error);
}

TEST(Trailers, KeysThatMayNotEnterAreTold) {
  const wire::Trailers trailers{
      .code = 5, .message = "m", .metadata = {{"-bin", "\x01"}, {"lb-token", "x"}, {"k", "v"}}};
  const wire::DecodedTrailers decoded = wire::read_trailers(trailers);
  EXPECT_EQ(decoded.refused, (std::vector<std::string>{"-bin", "lb-token"}));
  EXPECT_EQ(decoded.error->metadata().size(), 1u);
}

TEST(Trailers, HintsOfDetailsThatDisagreeAreNotBelieved) {
  const wire::RpcStatus status{
      .code = 14, .message = "m", .details = {wire::to_any(wire::RetryInfo{{.seconds = 2}})}};
  wire::Trailers trailers{.code = 14, .details = wire::encode(status)};
  EXPECT_EQ(failure_of(trailers).retry_info, retry::Hint::wait(std::chrono::seconds(2)));
  EXPECT_EQ(wire::read_trailers(trailers).details, status.details);
  trailers.code = 8;
  EXPECT_EQ(failure_of(trailers).retry_info, retry::Hint{});
  EXPECT_TRUE(wire::read_trailers(trailers).details.empty());
}

TEST(Trailers, OurDetailsNameTheCodeThatTheCarrierCannotSend) {
  const StreamError error(StreamErrorCode::resource_exhausted, "\xff");
  detail::wire::Carrier carrier;
  carrier.sends = GrpcCode::unavailable;
  wire::Trailers trailers = detail::wire::TrailerPacker<void>(error, {}, carrier).pack();
  EXPECT_EQ(trailers.code, 14);
  EXPECT_EQ(wire::decode_rpc_status(trailers.details)->code, 14);
  EXPECT_EQ(wire::from_rpc_status(*wire::decode_rpc_status(trailers.details))->code(),
            StreamErrorCode::resource_exhausted);
  trailers.message = "Flight RPC failed with message: ?";
  const wire::DecodedTrailers decoded = wire::read_trailers(trailers);
  EXPECT_EQ(decoded.error->code(), StreamErrorCode::resource_exhausted);
  EXPECT_EQ(decoded.error->message(), "\xff");
  EXPECT_EQ(failure_of(decoded).code, AnyCode(GrpcCode::resource_exhausted));
}

TEST(Trailers, OurDetailsCannotNameSuccessOrAnUnknownCode) {
  const StreamError error(StreamErrorCode::resource_exhausted, "m");
  detail::wire::Carrier carrier;
  carrier.sends = GrpcCode::unavailable;
  wire::Trailers trailers = detail::wire::TrailerPacker<void>(error, {}, carrier).pack();
  const std::size_t at = trailers.details.find("grpc_status") + 13;  // the tag and the length
  ASSERT_EQ(trailers.details[at], '8');
  for (const char wrong : {'0', 'x', '-'}) {
    trailers.details[at] = wrong;
    const auto decoded = wire::decode_trailers(trailers);
    ASSERT_TRUE(decoded.has_value());
    EXPECT_EQ(decoded->code(), StreamErrorCode::unavailable) << wrong;
  }
}

TEST(Trailers, FieldsAreCountedToo) {
  StreamError error(StreamErrorCode::internal, "m");
  for (int i = 0; i < 300; ++i) (void)error.metadata().add("k" + std::to_string(i), "");
  const wire::Trailers trailers = wire::encode_trailers(error);
  EXPECT_LE(wire::to_fields(trailers).size(), 64u);
  const auto sent = [&](std::size_t fields) {
    return wire::encode_trailers(error, {.fields = fields}).metadata.size();
  };
  EXPECT_EQ(trailers.metadata.size(), sent(64));
  EXPECT_EQ(sent(63) + 1, sent(64));
  EXPECT_EQ(sent(64) + 1, sent(65));
  EXPECT_GT(wire::dropped_from(trailers).metadata, 200u);
}

TEST(Trailers, EveryByteIsLegalForGrpc) {
  for (int c = 0; c < 256; ++c) {
    StreamError error(StreamErrorCode::internal, std::string(1, static_cast<char>(c)));
    (void)error.metadata().add(std::string("k") + static_cast<char>(c), "v");
    (void)error.metadata().add("v", std::string(1, static_cast<char>(c)));
    const wire::Trailers trailers = wire::encode_trailers(error);
    for (const wire::Trailer& trailer : trailers.metadata) {
      EXPECT_TRUE(is_metadata_key(trailer.name));
      EXPECT_TRUE(trailer.name.ends_with("-bin") || detail::wire::is_plain_value(trailer.value))
          << c;
    }
    EXPECT_TRUE(wire::decode_trailers(trailers) == error) << c;
  }
}

TEST(Trailers, ForeignDetailsAreBelievedOnlyWithTheSameCode) {
  wire::Trailers trailers{.code = 5, .message = "from the trailer"};
  wire::RpcStatus status{.code = 5,
                         .message = "ignored",
                         .details = {wire::to_any(wire::InfluxDBError{.code = "not found"})}};
  trailers.details = wire::encode(status);
  EXPECT_EQ(wire::decode_trailers(trailers)->origin(), AnyCode(InfluxCode::not_found));
  EXPECT_EQ(wire::decode_trailers(trailers)->message(), "from the trailer");
  status.code = 7;
  trailers.details = wire::encode(status);
  EXPECT_EQ(wire::decode_trailers(trailers)->origin(), AnyCode(GrpcCode::not_found));
  trailers.details = "\xff not a status";
  EXPECT_EQ(wire::decode_trailers(trailers)->code(), StreamErrorCode::not_found);
  trailers.code = 99;
  EXPECT_EQ(wire::decode_trailers(trailers)->origin(), AnyCode(Domain::grpc, 99));
  EXPECT_EQ(wire::decode_trailers(wire::Trailers{}), std::nullopt);
}

TEST(Binary, PaddedUnpaddedJoinedAndBroken) {
  EXPECT_EQ(wire::encode_binary(std::string_view("\0\xff", 2)), "AP8");
  for (std::size_t bytes = 0; bytes < 10; ++bytes)
    EXPECT_EQ(wire::encode_binary(std::string(bytes, 'x')).size(),
              wire::encoded_binary_size(bytes));
  EXPECT_EQ(wire::decode_binary("AQ==, Ag,Aw"), (std::vector<std::string>{"\x01", "\x02", "\x03"}));
  EXPECT_EQ(wire::decode_binary("!!!"), (std::vector<std::string>{"!!!"}));
}

TEST(GrpcMessage, BrokenCodesStay) {
  for (const char* text : {"%", "%4", "%zz", "a%"})
    EXPECT_EQ(wire::decode_grpc_message(text), text);
  EXPECT_EQ(wire::decode_grpc_message("%c3%A9%25"), "\xc3\xa9%");
  EXPECT_EQ(wire::encode_grpc_message(" a b "), "%20a b%20");
}

TEST(Details, NumbersOfTheFields) {
  EXPECT_EQ(wire::encode(wire::RpcStatus{5, "m", {{"t", "v"}}}),
            std::string("\x08\x05\x12\x01m\x1a\x06\x0a\x01t\x12\x01v"));
  EXPECT_EQ(wire::decode<wire::RetryInfo>(wire::encode(wire::RetryInfo{{-1, 7}}))->delay,
            (wire::RetryInfo::Delay{-1, 7}));
  const wire::FieldViolations bad{{{"f", "d"}, {"g", "e"}}};
  EXPECT_EQ(wire::from_any<wire::FieldViolations>(wire::to_any(bad)), bad);
  EXPECT_EQ(wire::decode<wire::RpcStatus>("\x0a\xff"), std::nullopt);
}

/// wire::Trailers of NOT_FOUND with these details.
wire::Trailers with(std::vector<wire::AnyDetail> details) {
  return {.code = 5,
          .message = "m",
          .details = wire::encode(
              wire::RpcStatus{.code = 5, .message = "m", .details = std::move(details)})};
}

TEST(Trailers, OwnDetailsThatAreGarbledAddWhatCanBeRead) {
  const std::string domain = std::string(detail::wire::info_domain) + "grpc";
  const wire::AnyDetail foreign =
      wire::to_any(wire::ErrorInfo{.reason = "R", .domain = "googleapis.com"});
  const wire::ErrorInfo own{.reason = "R",
                            .domain = domain,
                            .metadata = {{"code", "nonsense"},
                                         {"side", "nobody"},
                                         {"dropped", "x,metadatax=9,metadata=3,causes"},
                                         {"binary", "k=1,broken,z=x"},
                                         {"unknown", "?"}}};
  wire::Trailers trailers = with(
      {foreign, wire::to_any(own), wire::to_any(wire::DebugInfo{}),
       wire::to_any(wire::DebugInfo{.stack_entries = {"elsewhere:5"}, .detail = "no"}),
       wire::to_any(wire::DebugInfo{.stack_entries = {domain + ":nonsense"}, .detail = "no"}),
       wire::to_any(wire::DebugInfo{.stack_entries = {domain + ":7", "other"}, .detail = "yes"})});
  trailers.metadata = {{"k-bin", "1"}, {"k-bin", "2"}, {"z-bin", "3"}};
  const auto error = wire::decode_trailers(trailers, retry::Side::transport);
  EXPECT_EQ(error->origin(), AnyCode(GrpcCode::not_found));
  EXPECT_EQ(error->side(), retry::Side::transport);
  ASSERT_EQ(error->causes().size(), 1u);
  EXPECT_EQ(error->causes()[0].text, "yes");
  EXPECT_EQ(error->metadata().get("k"), "1");
  EXPECT_EQ(error->metadata().get("k-bin"), "2");
  EXPECT_EQ(error->metadata().get("z-bin"), "3");
  EXPECT_EQ(wire::dropped_from(trailers), (wire::Dropped{.metadata = 3}));
  EXPECT_EQ(wire::dropped_from(with({foreign})), wire::Dropped{});
  EXPECT_EQ(wire::dropped_from(wire::Trailers{.code = 5, .details = "\xff"}), wire::Dropped{});
}

TEST(Trailers, NamesAndNumbersInOwnDetailsThatCannotBeRight) {
  const wire::ErrorInfo own{.reason = "R",
                            .domain = std::string(detail::wire::info_domain) + "grpc",
                            .metadata = {{"grpc_status", "99"},
                                         {"message", "not base64"},
                                         {"dropped", "causes=-2,details=x,metadata=1"},
                                         {"binary", "k=1,k=1,j=-1"}}};
  wire::Trailers trailers = with({wire::to_any(own)});
  trailers.metadata = {{"j-bin", "0"}, {"k-bin", "1"}, {"k-bin", "2"}};
  const wire::DecodedTrailers decoded = wire::read_trailers(trailers);
  ASSERT_TRUE(decoded.error);
  EXPECT_EQ(decoded.error->code(), StreamErrorCode::not_found);
  EXPECT_EQ(decoded.error->message(), "m");
  EXPECT_EQ(decoded.dropped, (wire::Dropped{.metadata = 1}));
  EXPECT_EQ(decoded.error->metadata().get("j-bin"), "0");
  EXPECT_EQ(decoded.error->metadata().get("k"), "1");
  EXPECT_EQ(decoded.error->metadata().get("k-bin"), "2");
}

TEST(Trailers, DetailsThatDoNotFitAreCounted) {
  const std::vector<wire::AnyDetail> details = {
      wire::AnyDetail{"type.googleapis.com/big", std::string(10000, 'x')},
      wire::to_any(wire::RetryInfo{{.seconds = 2, .nanos = 0}})};
  const wire::Trailers trailers =
      wire::encode_trailers(StreamError(StreamErrorCode::unavailable, "m"), {.details = details});
  EXPECT_EQ(wire::dropped_from(trailers).details, 1u);
  EXPECT_EQ(failure_of(trailers).retry_info.delay, std::chrono::seconds(2));
}

TEST(Trailers, FieldsOfTheTransportAreNoMetadata) {
  const std::array<wire::Trailer, 4> fields = {wire::Trailer{":status", "200"},
                                               {"grpc-status", "5"},
                                               {"content-type", "application/grpc"},
                                               {"k", "v"}};
  const wire::Trailers trailers = wire::from_fields(fields);
  EXPECT_EQ(trailers.code, 5);
  ASSERT_EQ(trailers.metadata.size(), 1u);
  EXPECT_EQ(trailers.metadata[0].name, "k");
}

TEST(GrpcMessage, OnlyHexDigitsAreCodes) {
  for (const char* text : {"%/1", "%1/", "%:1", "%@1", "%G1", "%`1", "%g1", "%4z", "%4:"})
    EXPECT_EQ(wire::decode_grpc_message(text), text);
  EXPECT_EQ(wire::decode_grpc_message("%41%4a%4A%9f"), "AJJ\x9f");
}

TEST(Details, AreEqualIfAllFieldsAre) {
  const wire::ErrorInfo info{"R", "d", {{"k", "v"}}};
  EXPECT_EQ(info, (wire::ErrorInfo{"R", "d", {{"k", "v"}}}));
  for (const wire::ErrorInfo& other :
       {wire::ErrorInfo{"S", "d", {{"k", "v"}}}, wire::ErrorInfo{"R", "e", {{"k", "v"}}},
        wire::ErrorInfo{"R", "d", {{"k", "w"}}}, wire::ErrorInfo{"S", "e", {}}})
    EXPECT_FALSE(info == other) << other.reason << other.domain;
  EXPECT_FALSE(wire::to_any(info) == wire::to_any(wire::ErrorInfo{}));
  EXPECT_FALSE((wire::RetryInfo{{1, 2}} == wire::RetryInfo{{1, 3}}));
}

TEST(Details, TheTypeIsTheWholeNameBehindTheSlash) {
  wire::AnyDetail any = wire::to_any(wire::RetryInfo{{.seconds = 2, .nanos = 0}});
  EXPECT_TRUE(wire::from_any<wire::RetryInfo>(any));
  any.type_url = "type.googleapis.com/not.google.rpc.RetryInfo";
  EXPECT_FALSE(wire::from_any<wire::RetryInfo>(any));
  any.type_url = "google.rpc.RetryInfo";
  EXPECT_TRUE(wire::from_any<wire::RetryInfo>(any));
}

TEST(Details, BytesThatProtobufWouldRefuse) {
  const std::string code("\x08\x05");
  EXPECT_EQ(wire::decode<wire::RpcStatus>(code + std::string(11, '\xff')),
            std::nullopt);  // a number of more than ten bytes
  EXPECT_EQ(wire::decode<wire::RpcStatus>("\x08" + std::string(10, '\xff')),
            std::nullopt);  // the same as the value
  EXPECT_EQ(wire::decode<wire::RpcStatus>("\x08" + std::string(9, '\xff') + "\x01")->code, -1);
  EXPECT_EQ(wire::decode<wire::RpcStatus>(std::string("\x88\x80\x80\x80\x80\x00\x05", 7)),
            std::nullopt);  // a tag of six bytes
  EXPECT_EQ(wire::decode<wire::RpcStatus>(std::string("\x88\x80\x80\x80\x00\x05", 6))->code, 5);
  for (const std::size_t depth : {std::size_t{99}, std::size_t{101}}) {
    const auto read = wire::decode<wire::RpcStatus>(std::string(depth, '\x2b') +
                                                    std::string(depth, '\x2c') + code);
    EXPECT_EQ(read.has_value(), depth < 100) << depth;
  }
  EXPECT_EQ(wire::decode<wire::RpcStatus>("\x2b\x34" + code),
            std::nullopt);  // the end of another group
  EXPECT_EQ(wire::decode<wire::RpcStatus>("\x10\x07\x18\x07" + code)->code,
            5);  // fields of another wire type are skipped
  EXPECT_EQ(wire::decode<wire::RpcStatus>("\x10\x07\x18\x07" + code)->message, "");
  EXPECT_EQ(wire::decode<wire::RpcStatus>("\x0d"
                                          "abcd" +
                                          code)
                ->code,
            5);
  EXPECT_EQ(wire::decode<wire::RpcStatus>("\x0e" + code),
            std::nullopt);  // a wire type that there is not
}
TEST(Trailers, AKeyWhoseTwinIsAPeersOwnIsDroppedAndTold) {
  for (const std::string_view key :
       {"x-arrow-status-message", "lb-cost", "endpoint-load-metrics"}) {
    StreamError error(StreamErrorCode::internal, "m");
    ASSERT_TRUE(error.metadata().add(key, "plain"));
    EXPECT_EQ(wire::decode_trailers(wire::encode_trailers(error)), error) << key;
    ASSERT_TRUE(error.metadata().set(key, std::string_view("\0", 1)));
    const wire::Trailers trailers = wire::encode_trailers(error);
    EXPECT_TRUE(trailers.metadata.empty()) << key;
    EXPECT_EQ(wire::dropped_from(trailers).metadata, 1u) << key;
  }
}
}  // namespace
