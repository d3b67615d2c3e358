// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#include "faultwire/codes.hpp"

#include <gtest/gtest.h>

#include <string>

#include "faultwire/interop/ostream.hpp"

namespace {
using namespace faultwire;

TEST(Codes, EverySpellingIsFoundAndFoldedOnes) {
  each_domain([]<Code C>() {
    for (const auto& row : CodeTraits<C>::rows) {
      for (std::string spelling : {std::string(row.enumerator), std::string(row.name), std::string(row.text)}) {
        if (spelling.empty()) continue;
        EXPECT_EQ(find_code<C>(spelling), row.code) << spelling;
        for (char& c : spelling) c = c == '_' ? '-' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
        EXPECT_EQ(find_code<C>(" " + spelling + "_"), row.code) << spelling;
      }
    }
    EXPECT_FALSE(find_code<C>(""));
    EXPECT_FALSE(find_code<C>("no such code"));
    EXPECT_FALSE(find_code<C>(std::string(1000, 'x')));
  });
  EXPECT_EQ(find_code<GrpcCode>("canceled"), GrpcCode::cancelled);
  EXPECT_EQ(find_code<HttpStatus>("Request Entity Too Large"), HttpStatus::content_too_large);
}

TEST(Codes, NumbersOutsideAreNoCodes) {
  for (const std::int64_t n : {-1L, 17L, 99L, 1L << 40, -(1L << 40)}) EXPECT_FALSE(code_from_number<GrpcCode>(n)) << n;
  for (const std::int64_t n : {0L, 99L, 600L}) EXPECT_FALSE(code_from_number<HttpStatus>(n)) << n;
  EXPECT_EQ(code_from_number<HttpStatus>(599), HttpStatus{599});
  EXPECT_EQ(code_row(GrpcCode{200}), nullptr);
  EXPECT_EQ(code_name(GrpcCode{200}), "");
  EXPECT_EQ(code_name(HttpStatus{7}), "");
  EXPECT_EQ(code_text(InfluxCode{99}), "");
}

TEST(AnyCode, KeepsRawNumbersAndFolds) {
  const auto code = parse_code("grpc:99");
  ASSERT_TRUE(code);
  EXPECT_EQ(code->number, 99);
  EXPECT_EQ(code->to<GrpcCode>(), GrpcCode::unknown);
  EXPECT_EQ(code->to<FlightCode>(), std::nullopt);
  EXPECT_EQ(code_name(*code), "");
  EXPECT_EQ(AnyCode(Domain::http, 999).to<HttpStatus>(), HttpStatus::internal_server_error);
  EXPECT_EQ(AnyCode(Domain::iox_column_type, 7).to<IoxColumnType>(), std::nullopt);
}

TEST(AnyCode, ParsesWhatIsWritten) {
  EXPECT_EQ(parse_code("influx:not_found"), std::optional(AnyCode(InfluxCode::not_found)));
  EXPECT_EQ(parse_code("influx:request too large"), std::optional(AnyCode(InfluxCode::too_large)));
  EXPECT_EQ(parse_code("grpc:-7"), std::optional(AnyCode(Domain::grpc, -7)));
  for (const char* bad :
       {"", ":", "grpc", "grpc:", "grpc:x", "nowhere:5", "influx:5", "grpc:2147483648", "grpc:99999999999", "grpc:1x", "GRPC:5"}) {
    EXPECT_FALSE(parse_code(bad)) << bad;
  }
  each_domain([]<Code C>() {
    for (const C code : all_codes<C>()) {
      EXPECT_EQ(parse_code(std::string(CodeTraits<C>::domain) + ":" + std::string(code_name(code))), std::optional(AnyCode(code)));
    }
  });
}

struct StringSink {
  std::string text;
  void Append(std::string_view piece) { text += piece; }
};

TEST(AnyCode, AbslStringify) {
  StringSink sink;
  AbslStringify(sink, GrpcCode::not_found);
  AbslStringify(sink, HttpStatus{599});
  EXPECT_EQ(sink.text, "NOT_FOUND599");
}

TEST(GrpcCases, OfOneCode) {
  const auto count = [](GrpcCode code, GrpcSide side) {
    std::size_t n = 0;
    for (const GrpcCase& row : cases_of(code, side)) n += row.code == code ? 1u : 100u;
    return n;
  };
  EXPECT_EQ(count(GrpcCode::unavailable, GrpcSide::both), 3u);
  EXPECT_EQ(count(GrpcCode::unavailable, GrpcSide::client), 2u);
  EXPECT_EQ(count(GrpcCode::unavailable, GrpcSide::server), 2u);
  EXPECT_EQ(count(GrpcCode::internal, GrpcSide::both), 5u);
  EXPECT_EQ(count(GrpcCode::not_found, GrpcSide::both), 0u);
}
}  // namespace
